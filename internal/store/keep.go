package store

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// An Outcome is what became of a record that was to be kept.
type Outcome string

const (
	Added     Outcome = "added"     // an article that was not there
	Unchanged Outcome = "unchanged" // it was there, and stays as it is
	Edited    Outcome = "edited"    // its address was there with another text, which is kept too
	Recoded   Outcome = "recoded"   // the same text, coded anew
)

// An Update says under which circumstances records are kept.
type Update struct {
	Now   time.Time // when
	Coder string    // version of the program and of the word files that read them
}

// A Mark is what an article is recognised by when it comes again.
type Mark struct {
	Address string // its URL, else its id
	Hash    int64  // of its head and its text
}

// MarkOf returns the mark of an article by its head and text as the record has them.
func MarkOf(url, id, outlet, title, byline, published, text string) Mark {
	h := fnv.New64a()
	for _, s := range []string{outlet, title, byline, published, text} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	m := Mark{url, int64(h.Sum64())}
	if url == "" {
		m.Address = id
	}
	return m
}

func markOf(r *record.Record) Mark {
	return MarkOf(r.URL, r.ID, r.Outlet, r.Title, r.Byline, r.Published, r.Text)
}

// other is the address of an article whose sender gave its id to another one as well.
func (m Mark) other() string { return m.Address + "~" + strconv.FormatUint(uint64(m.Hash), 36) }

// Has reports whether an article is in the store just so, in its latest version or an earlier one.
func (s *Store) Has(ctx context.Context, m Mark) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT count(*) FROM articles WHERE address IN (?, ?) AND hash = ?"), m.Address, m.other(), m.Hash).Scan(&n)
	return n > 0, s.fault(err)
}

// Keep keeps records in one transaction, all or, where it fails, none, and says of each what became
// of it. Keeping the same article again changes nothing. An address whose text has changed keeps
// both versions; only the newer one counts, and what changed is told (Edits).
func (s *Store) Keep(ctx context.Context, records []*record.Record, u Update) ([]Outcome, error) {
	out := make([]Outcome, len(records))
	err := s.inTx(ctx, func(x *tx) error {
		k, err := newKeeper(x, u)
		if err != nil {
			return err
		}
		for i, r := range records {
			var err error
			if out[i], err = k.keep(r); err != nil {
				return fmt.Errorf("%s: %w", r.ID, err)
			}
		}
		x.aside = !slices.ContainsFunc(out, func(o Outcome) bool { return o != Unchanged })
		return k.finish()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// A keeper keeps records within one transaction.
type keeper struct {
	*tx
	Update
	actors     map[record.Key]int64      // numbers of actors met
	aliases    map[record.Key]record.Key // keys that people have joined with others
	renamed    map[record.Key]record.Key // of the article being kept, by its corrections
	next       map[string]int64          // the next free number of a table
	generation int64                     // of the store, see memory
	revision   int64                     // that this transaction makes

	changed map[int64]bool          // threads to be cut into stories again
	fresh   map[int64]bool          // events added by this transaction
	stale   map[int64]bool          // stories to be summed up again, though made of the same events
	gone    map[int64]bool          // stories that have lost events
	called  map[int64]bool          // actors whose names are counted anew
	days    map[tellings.Day]bool   // days whose coverage is to be counted again
	origins map[int64]stories.Paper // of articles, while the transaction is finished
}

func newKeeper(x *tx, u Update) (*keeper, error) {
	k := &keeper{tx: x, Update: u, actors: map[record.Key]int64{}, next: map[string]int64{}, changed: map[int64]bool{}, fresh: map[int64]bool{}, stale: map[int64]bool{}, gone: map[int64]bool{}, called: map[int64]bool{}, days: map[tellings.Day]bool{}}
	_, err := k.one([]any{&k.generation, &k.revision}, "SELECT generation, revision + 1 FROM chancery")
	return k, err
}

// number returns the next free number of a table.
func (k *keeper) number(table string) (int64, error) {
	if k.next[table] == 0 {
		var n int64
		if _, err := k.one([]any{&n}, "SELECT coalesce(max(id), 0) + 1 FROM "+table); err != nil {
			return 0, err
		}
		k.next[table] = n
	}
	n := k.next[table]
	k.next[table]++
	return n, nil
}

// The numbers of findings hold that of their article and their own.
const findingBits = 20

// finding returns the number of a finding by its id in the record, "e3".
func finding(article int64, ref string) int64 {
	n, _ := strconv.ParseInt(strings.TrimLeft(ref, "abcdefghijklmnopqrstuvwxyz"), 10, 64)
	return article<<findingBits | n&(1<<findingBits-1)
}

// articleOf returns the article of a finding.
func articleOf(finding int64) int64 { return finding >> findingBits }

// findingID returns how people name a finding: "12.e3".
func findingID(article int64, ref string) string { return strconv.FormatInt(article, 10) + "." + ref }

// nameOf returns how people name the finding of a number and a letter: "12.e3".
func nameOf(letter string, id int64) string {
	return findingID(articleOf(id), letter+strconv.FormatInt(id&(1<<findingBits-1), 10))
}

// keep keeps one record.
func (k *keeper) keep(r *record.Record) (Outcome, error) {
	m := markOf(r)
	address, earlier, err := k.address(m, r)
	if err != nil || address == "" {
		return Unchanged, err
	}
	id, err := k.number("articles")
	if err != nil {
		return "", err
	}
	version, outcome := 1, Added
	if earlier != nil {
		version, outcome = earlier.version+1, Edited
		if err := k.supersede(earlier, id, r); err != nil {
			return "", err
		}
	}
	if err := k.article(id, address, version, m.Hash, r); err != nil {
		return "", err
	}
	return outcome, k.findings(id, r)
}

// An older is the latest version of an address.
type older struct {
	id      int64
	version int
	sketch  []byte
}

// address returns the address to keep an article under and the version of it that is there; the
// empty address where the article is there just so.
func (k *keeper) address(m Mark, r *record.Record) (string, *older, error) {
	var n int
	if _, err := k.one([]any{&n}, "SELECT count(*) FROM articles WHERE address IN (?, ?) AND hash = ?", m.Address, m.other(), m.Hash); err != nil || n > 0 {
		return "", nil, err
	}
	var o older
	found, err := k.one([]any{&o.id, &o.version, &o.sketch}, "SELECT id, version, sketch FROM articles WHERE address = ? AND latest = 1", m.Address)
	switch {
	case err != nil:
		return "", nil, err
	case !found:
		return m.Address, nil, nil
	case r.URL == "" && !k.alike(o.sketch, r): // two corpora count from 1
		return m.other(), nil, nil
	}
	return m.Address, &o, nil
}

// alike reports whether an older text may be another version of r's.
func (k *keeper) alike(sketch []byte, r *record.Record) bool {
	before, err := stories.ParseSketch(sketch)
	now := stories.SketchOf(r.Text)
	return err != nil || before.Alike(&now) >= 200
}

// supersede makes way for a newer version: the findings of the older one count no more.
func (k *keeper) supersede(o *older, by int64, r *record.Record) error {
	before, err := k.record(o.id)
	if err != nil {
		return err
	}
	if err := k.forget(o.id, before); err != nil {
		return err
	}
	if _, err := k.exec("UPDATE articles SET latest = 0 WHERE id = ?", o.id); err != nil {
		return err
	}
	changes, err := json.Marshal(record.Diff(before, r))
	if err != nil {
		return err
	}
	_, err = k.exec("INSERT INTO edits (article, earlier, changes) VALUES (?, ?, ?)", by, o.id, string(changes))
	return err
}

// article adds the row of an article.
func (k *keeper) article(id int64, address string, version int, hash int64, r *record.Record) error {
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	p := stories.PaperOf(id, r)
	return k.insert("articles", "id, address, version, latest, hash, ref, url, outlet, title, byline, published, day, language, genre, wire, lead, origin, kept, coder, record, sketch, revision",
		[][]any{{id, address, version, 1, hash, r.ID, r.URL, r.Outlet, r.Title, r.Byline, r.Published, int64(tellings.DayOf(r.Published)), r.Language, r.Genre,
			p.Origin, p.Lead, id, k.Now.UTC().Format(time.RFC3339), k.Coder, k.s.pack.EncodeAll(data, nil), p.Sketch.Bytes(), k.revision}})
}

// findings adds all that an article's record tells, and joins it with what others tell.
func (k *keeper) findings(id int64, r *record.Record) error {
	day := tellings.DayOf(r.Published)
	if err := k.insert("article_text", "rowid, words", [][]any{{id, k.s.indexed(r.Title + "\n" + r.Text)}}); err != nil {
		return err
	}
	r, others, err := k.amended(id, r)
	if err != nil {
		return err
	}
	c, err := k.cast(id, day, r, others)
	if err != nil {
		return err
	}
	if err := k.copies(stories.PaperOf(id, r), day); err != nil {
		return err
	}
	for _, add := range []func(int64, *record.Record, *cast) error{k.events, k.statements, k.commitments} {
		if err := add(id, r, c); err != nil {
			return err
		}
	}
	return nil
}

// record returns the record of an article.
func (x *tx) record(id int64) (*record.Record, error) {
	var data []byte
	found, err := x.one([]any{&data}, "SELECT record FROM articles WHERE id = ?", id)
	if err != nil || !found {
		return nil, err
	}
	return x.s.decode(data)
}

// decode reads a record as it is kept.
func (s *Store) decode(data []byte) (*record.Record, error) {
	plain, err := s.unpack.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("a record is damaged: %w", err)
	}
	r := &record.Record{}
	if err := json.Unmarshal(plain, r); err != nil {
		return nil, fmt.Errorf("a record is damaged: %w", err)
	}
	return r, nil
}
