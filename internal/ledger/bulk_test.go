package ledger

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A book is the ledger as a store keeps it, in memory: findings under their keys, and the pairs
// judged as articles come in, in whatever order.
type book struct {
	entries        []*Entry
	blocks, seeks  map[uint64][]*Entry
	acts           map[uint64][]*Act
	evidence       map[Evidence]bool
	judged, widest int // pairs judged; most acts under one key
}

func newBook() *book {
	return &book{blocks: map[uint64][]*Entry{}, seeks: map[uint64][]*Entry{}, acts: map[uint64][]*Act{}, evidence: map[Evidence]bool{}}
}

// keep keeps the findings of one article and judges them with those kept before.
func (b *book) keep(entries []*Entry, acts []*Act) {
	add := func(ev Evidence, ok bool) {
		b.judged++
		if ok {
			b.evidence[ev] = true
		}
	}
	for _, a := range acts {
		seen := map[*Entry]bool{}
		for _, k := range a.Blocks() {
			for _, e := range b.seeks[k] {
				if !seen[e] {
					seen[e] = true
					add(JudgeAct(e, a))
				}
			}
			b.acts[k] = append(b.acts[k], a)
			b.widest = max(b.widest, len(b.acts[k]))
		}
	}
	for _, e := range entries {
		seen, met := map[*Act]bool{}, map[*Entry]bool{}
		for _, k := range e.Seeks() {
			for _, a := range b.acts[k] {
				if !seen[a] {
					seen[a] = true
					add(JudgeAct(e, a))
				}
			}
			b.seeks[k] = append(b.seeks[k], e)
		}
		for _, k := range e.Blocks() {
			for _, o := range b.blocks[k] {
				if !met[o] {
					met[o] = true
					add(JudgeEntry(e, o))
					add(JudgeEntry(o, e))
				}
			}
			b.blocks[k] = append(b.blocks[k], e)
		}
		b.entries = append(b.entries, e)
	}
}

// findings takes entries and acts out of a record.
func findings(article int64, r *record.Record) ([]*Entry, []*Act) {
	var entries []*Entry
	var acts []*Act
	for _, c := range tellings.Commitments(r) {
		entries = append(entries, &Entry{article, c})
	}
	for _, e := range tellings.Events(r) {
		acts = append(acts, &Act{article, e})
	}
	return entries, acts
}

// list returns the evidence in order.
func (b *book) list() []Evidence {
	var out []Evidence
	for ev := range b.evidence {
		out = append(out, ev)
	}
	slices.SortFunc(out, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Entry.Article, y.Entry.Article), cmp.Compare(x.Entry.ID, y.Entry.ID),
			cmp.Compare(x.By.Article, y.By.Article), cmp.Compare(x.By.ID, y.By.ID), cmp.Compare(x.Kind, y.Kind))
	})
	return out
}

// TestBulk makes the ledger of the records in CHANCERY_RECORDS, which `chancery read` wrote, and
// prints how much evidence of each kind there is; with CHANCERY_SAMPLE=n that many pieces, drawn evenly.
func TestBulk(t *testing.T) {
	file := os.Getenv("CHANCERY_RECORDS")
	if file == "" {
		t.Skip("CHANCERY_RECORDS names no records")
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var records []*record.Record
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		r := &record.Record{}
		if err := json.Unmarshal(in.Bytes(), r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	b := newBook()
	for i, r := range records {
		b.keep(findings(int64(i), r))
	}
	counts := map[string]int{}
	for ev := range b.evidence {
		kind := ""
		for _, e := range b.entries {
			if e.Article == ev.Entry.Article && string(e.ID) == ev.Entry.ID {
				kind = e.Kind
			}
		}
		counts[kind+" "+ev.Kind]++
	}
	t.Logf("%d articles, %d entries, %d pairs judged, most acts under one key %d, %d pieces of evidence %v",
		len(records), len(b.entries), b.judged, b.widest, len(b.evidence), counts)
	n := 0
	if fmt.Sscan(os.Getenv("CHANCERY_SAMPLE"), &n); n > 0 {
		list := b.list()
		rng := rand.New(rand.NewPCG(1, 2))
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for i, ev := range list[:min(n, len(list))] {
			e := records[ev.Entry.Article]
			var c *record.Commitment
			for k := range e.Commitments {
				if string(e.Commitments[k].ID) == ev.Entry.ID {
					c = &e.Commitments[k]
				}
			}
			fmt.Printf("%d. %s %s (%s), after %d days, %d\n   %s %s\n   content: %s\n   %s %s\n   %s because %s\n", i+1, c.Kind, ev.Kind, Wording(c.Kind, ev.Kind), ev.After, ev.Confidence,
				e.Published, e.Text, e.Words(c.Content[0]), records[ev.By.Article].Published, records[ev.By.Article].Text, ev.By.ID, ev.Reason)
		}
	}
}
