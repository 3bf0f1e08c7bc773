package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"strconv"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// An Article is one version of an article as it is kept.
type Article struct {
	ID        string `json:"id"`
	Address   string `json:"address"`
	Version   int    `json:"version"`
	Latest    bool   `json:"latest"`
	Ref       string `json:"ref"` // its id in its record
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
	Genre     string `json:"genre,omitempty"`
	Wire      string `json:"wire,omitempty"`   // the agency that it names
	Origin    string `json:"origin,omitempty"` // the article that it is a near-copy of; absent for originals
	Kept      string `json:"kept"`
	Coder     string `json:"coder,omitempty"`

	id int64
}

const articleRow = "SELECT id, address, version, latest, ref, url, outlet, title, byline, published, language, genre, wire, origin, kept, coder FROM articles "

func scanArticle(scan func(...any) error) (Article, error) {
	var a Article
	var latest int
	var origin int64
	err := scan(&a.id, &a.Address, &a.Version, &latest, &a.Ref, &a.URL, &a.Outlet, &a.Title, &a.Byline, &a.Published, &a.Language, &a.Genre, &a.Wire, &origin, &a.Kept, &a.Coder)
	a.Latest = latest == 1
	a.ID = articleName(a.id)
	if origin != a.id {
		a.Origin = articleName(origin)
	}
	return a, err
}

var articleSorts = map[string]sorting{"newest": {"a.day", false}, "oldest": {"a.day", true}}

// Articles returns the latest versions of articles, the newest first. Text searches title and
// text; Who, Where, Since, Until and Outlet as elsewhere.
func (s *Store) Articles(ctx context.Context, q Query) (Page[Article], error) {
	o, err := sorted(q.Sort, "newest", articleSorts)
	if err != nil {
		return Page[Article]{}, err
	}
	l := &selection{s: s}
	l.add("a.latest = 1")
	if len(q.Who) > 0 {
		t, err := s.targets(ctx, q.Who)
		if err != nil {
			return Page[Article]{}, err
		}
		var tests []test
		for _, target := range t {
			c, args := target.condition("p.actor", "x.state")
			tests = append(tests, test{where: "EXISTS (SELECT 1 FROM appearances p JOIN actors x ON x.id = p.actor WHERE p.article = a.id AND " + c + ")", args: args})
		}
		l.either(tests)
	}
	l.days("a.day", &q)
	if len(q.Outlet) > 0 {
		l.add("a.outlet IN ("+marks(len(q.Outlet))+")", anys(q.Outlet)...)
	}
	if q.Story != "" {
		n, err := s.storyOf(ctx, q.Story)
		if err != nil {
			return Page[Article]{}, err
		}
		l.add("a.id IN (SELECT article FROM events WHERE story = ?)", n)
	}
	if err := l.text("article_text", "a.id", q.Text); err != nil {
		return Page[Article]{}, err
	}
	query, args, err := l.page(ctx, "a.address, a.version, a.ref, a.url, a.outlet, a.title, a.byline, a.published, a.language, a.genre, a.wire, a.origin, a.kept, a.coder", "articles a", "a.id", &q, o)
	if err != nil {
		return Page[Article]{}, err
	}
	type row struct {
		Article
		origin int64
	}
	p, ids, err := fetch(ctx, s, &q, query, args, func(r *row) []any {
		return []any{&r.Address, &r.Version, &r.Ref, &r.URL, &r.Outlet, &r.Title, &r.Byline, &r.Published, &r.Language, &r.Genre, &r.Wire, &r.origin, &r.Kept, &r.Coder}
	})
	out := Page[Article]{Rows: make([]Article, len(p.Rows)), Next: p.Next}
	for i := range p.Rows {
		a := p.Rows[i].Article
		a.id, a.ID, a.Latest = ids[i], articleName(ids[i]), true
		if o := p.Rows[i].origin; o != a.id {
			a.Origin = articleName(o)
		}
		out.Rows[i] = a
	}
	return out, err
}

// Article returns one version of an article and its record as the machine made it.
func (s *Store) Article(ctx context.Context, id int64) (Article, *record.Record, error) {
	a, err := scanArticle(s.read.QueryRowContext(ctx, s.dialect.placeholders(articleRow+"WHERE id = ?"), id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return a, nil, ErrNotFound
	}
	if err != nil {
		return a, nil, s.fault(err)
	}
	var data []byte
	if err := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT record FROM articles WHERE id = ?"), id).Scan(&data); err != nil {
		return a, nil, s.fault(err)
	}
	r, err := s.decode(data)
	return a, r, s.fault(err)
}

// Versions returns all versions of an article, the first one first, and what changed from each to
// the next.
func (s *Store) Versions(ctx context.Context, id int64) ([]Article, []Edit, error) {
	var out []Article
	err := s.each(ctx, func(r *sql.Rows) error {
		a, err := scanArticle(r.Scan)
		out = append(out, a)
		return err
	}, articleRow+"WHERE address = (SELECT address FROM articles WHERE id = ?) ORDER BY version", id)
	if err != nil {
		return nil, nil, err
	}
	if len(out) == 0 {
		return nil, nil, ErrNotFound
	}
	var edits []Edit
	err = s.each(ctx, func(r *sql.Rows) error {
		var e Edit
		var article, earlier int64
		var changes string
		if err := r.Scan(&article, &earlier, &changes); err != nil {
			return err
		}
		e.Article, e.Earlier = articleName(article), articleName(earlier)
		edits = append(edits, e)
		return json.Unmarshal([]byte(changes), &edits[len(edits)-1].Changes)
	}, "SELECT e.article, e.earlier, e.changes FROM edits e JOIN articles a ON a.id = e.article WHERE a.address = ? ORDER BY a.version", out[0].Address)
	return out, edits, err
}

// An Edit is what changed from one version of an article to the next: the text, and with it the
// record.
type Edit struct {
	Article string          `json:"article"`
	Earlier string          `json:"earlier"`
	Changes []record.Change `json:"changes"`
}

// Records yields the latest versions of articles with their records, in the order of their numbers,
// from one after a number on. It holds no connection while the caller works.
func (s *Store) Records(ctx context.Context, after int64) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		for {
			var page []Kept
			err := s.each(ctx, func(r *sql.Rows) error {
				var k Kept
				var data []byte
				if err := r.Scan(&k.Number, &k.Coder, &data); err != nil {
					return err
				}
				var err error
				k.Record, err = s.decode(data)
				page = append(page, k)
				return err
			}, "SELECT id, coder, record FROM articles WHERE latest = 1 AND id > ? ORDER BY id LIMIT 64", after)
			if err != nil {
				yield(Kept{}, err)
				return
			}
			for _, k := range page {
				if !yield(k, nil) {
					return
				}
				after = k.Number
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

// A Kept is a record as it is kept.
type Kept struct {
	Number int64 // of its article
	Coder  string
	Record *record.Record
}

// Recode replaces the record of an article by a new coding of the same text. Corrections by hand
// hold on where their words are found again.
func (s *Store) Recode(ctx context.Context, records []Kept, u Update) error {
	return s.inTx(ctx, func(x *tx) error {
		k, err := newKeeper(x, u)
		if err != nil {
			return err
		}
		for _, n := range records {
			before, err := k.record(n.Number)
			if err != nil || before == nil {
				return errors.Join(err, ErrNotFound)
			}
			if err := k.forget(n.Number, before); err != nil {
				return err
			}
			data, err := json.Marshal(n.Record)
			if err != nil {
				return err
			}
			if _, err := k.exec("UPDATE articles SET record = ?, coder = ?, revision = ? WHERE id = ?", s.pack.EncodeAll(data, nil), u.Coder, k.revision, n.Number); err != nil {
				return err
			}
			if err := k.findings(n.Number, n.Record); err != nil {
				return err
			}
		}
		return k.finish()
	})
}

func articleName(id int64) string { return strconv.FormatInt(id, 10) }

// Counts are how much a store holds.
type Counts struct {
	Articles    int          `json:"articles"`
	Versions    int          `json:"versions"`
	Origins     int          `json:"origins"`
	Events      int          `json:"events"`
	Stories     int          `json:"stories"`
	Statements  int          `json:"statements"`
	Commitments int          `json:"pledges"`
	Actors      int          `json:"actors"`
	First       tellings.Day `json:"first,omitempty"` // days of publication
	Last        tellings.Day `json:"last,omitempty"`
}

// Counts returns how much the store holds.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	for _, q := range []struct {
		query string
		dest  []any
	}{
		{"SELECT count(*), coalesce(sum(latest), 0), count(DISTINCT origin) FROM articles", []any{&c.Versions, &c.Articles, &c.Origins}},
		{"SELECT coalesce(min(day), 0), coalesce(max(day), 0) FROM articles WHERE day > 0", []any{&c.First, &c.Last}},
		{"SELECT count(*) FROM events", []any{&c.Events}}, {"SELECT count(*) FROM stories", []any{&c.Stories}},
		{"SELECT count(*) FROM statements", []any{&c.Statements}}, {"SELECT count(*) FROM commitments WHERE id = same", []any{&c.Commitments}},
		{"SELECT count(*) FROM actors WHERE articles > 0", []any{&c.Actors}},
	} {
		if err := s.read.QueryRowContext(ctx, q.query).Scan(q.dest...); err != nil {
			return c, s.fault(err)
		}
	}
	return c, nil
}
