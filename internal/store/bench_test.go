package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// The benchmarks ask a store of made-up articles: 20,000 with 25 events each where CHANCERY_BENCH is
// set, 1,000 otherwise. CHANCERY_BENCH_STORE names one to keep between runs (a file or a PostgreSQL
// schema); the words are drawn by Zipf's law, as are actors and types, over ten years.
//
//	CHANCERY_BENCH=1 CHANCERY_BENCH_STORE=/tmp/bench.db go test -run - -bench . ./internal/store

// A maker makes articles that are alike in size and mixture to those of newswires.
type maker struct {
	rng   *rand.Rand
	words *rand.Zipf
	which *rand.Zipf
	day   time.Time
	n     int
	types []plover.Type
}

func newMaker() *maker {
	rng := rand.New(rand.NewPCG(7, 11))
	return &maker{rng: rng, words: rand.NewZipf(rng, 1.2, 4, 8000), which: rand.NewZipf(rng, 1.1, 5, 1499), types: plover.Types(), day: time.Date(2016, 1, 1, 9, 0, 0, 0, time.UTC)}
}

// word spells a number: 8,000 of them are a vocabulary.
func word(n uint64) string {
	const syllables = "bacidofugahejikolumanepiroqusatevuwixoyuzabebi"
	var b strings.Builder
	for range 3 {
		i := n % 22
		b.WriteString(syllables[2*i : 2*i+2])
		n = n/22 + 3
	}
	return b.String()
}

// actor makes one of 1,500 actors: the first 180 are states, the others persons and bodies of them.
func (m *maker) actor(id int) record.Actor {
	n := int(m.which.Uint64())
	state := fmt.Sprintf("%c%c%c", 'A'+n%6, 'A'+n/6%6, 'A'+n/36%5)
	a := record.Actor{ID: record.ActorID(fmt.Sprintf("a%d", id)), Name: "State " + state, Type: "country", Code: state, Country: state, Mentions: []record.Mention{{Span: record.Span{0, 5}, Kind: "name"}}}
	if n >= 180 {
		a.Name, a.Type, a.Code = "P"+word(uint64(n))+" Q"+word(uint64(n*7)), "person", state+" GOV"
	}
	return a
}

// record makes the next article.
func (m *maker) record(events int) *record.Record {
	m.n++
	m.day = m.day.Add(time.Duration(10*365*24) * time.Hour / 20000)
	r := &record.Record{
		Version: 1, ID: fmt.Sprint("b", m.n), URL: fmt.Sprintf("https://bench.example/%d", m.n), Outlet: fmt.Sprintf("Outlet %d", m.n%40), Title: m.sentence(6),
		Published: m.day.Format(time.RFC3339), Language: "en",
	}
	for i := range 12 {
		r.Actors = append(r.Actors, m.actor(i+1))
	}
	var b strings.Builder
	n := 0
	for range events + 5 {
		s := m.sentence(20) + ". "
		r.Sentences = append(r.Sentences, record.Span{n, n + len(s) - 1})
		b.WriteString(s)
		n += len(s)
	}
	r.Text = b.String()
	for i := range events {
		typ := m.types[min(int(m.which.Uint64())/3, len(m.types)-1)%len(m.types)]
		sp := r.Sentences[i]
		e := record.Event{
			ID: record.EventID(fmt.Sprintf("e%d", i+1)), Type: string(typ), Status: "occurred", Sources: []record.ActorID{m.one(r)}, Targets: []record.ActorID{m.one(r)},
			Trigger: record.Span{sp[0], sp[0] + 6}, Sentence: i, CAMEO: plover.CAMEO(typ, ""), Intensity: plover.Intensity(typ, ""), Confidence: .8, Rule: "verbs.txt:1",
		}
		if i%3 == 0 {
			e.Time = &record.Day{Value: m.day.AddDate(0, 0, -m.rng.IntN(30)).Format(time.DateOnly), From: "t1"}
		}
		r.Events = append(r.Events, e)
	}
	r.Times = []record.Time{{ID: "t1", Span: record.Span{0, 3}, Type: "DATE", Value: m.day.Format(time.DateOnly)}}
	for i := range events / 2 {
		r.Statements = append(r.Statements, record.Statement{ID: record.StatementID(fmt.Sprintf("s%d", i+1)), Kind: "indirect", Content: []record.Span{r.Sentences[i]}, Speaker: &record.Speaker{Actor: m.one(r)}})
	}
	for i := range events / 5 {
		r.Commitments = append(r.Commitments, record.Commitment{
			ID: record.CommitmentID(fmt.Sprintf("c%d", i+1)), Kind: []string{"pledge", "demand", "threat", "position"}[i%4], By: m.one(r), To: []record.ActorID{m.one(r)},
			Content: []record.Span{r.Sentences[i]}, Event: record.EventID(fmt.Sprintf("e%d", i+1)),
		})
	}
	return r
}

func (m *maker) one(r *record.Record) record.ActorID { return r.Actors[m.rng.IntN(len(r.Actors))].ID }

func (m *maker) sentence(n int) string {
	var out []string
	for range n {
		out = append(out, word(m.words.Uint64()))
	}
	return strings.Join(out, " ")
}

// benchStore returns the store that benchmarks ask, filled.
func benchStore(b *testing.B) *Store {
	b.Helper()
	articles, address := 1000, filepath.Join(b.TempDir(), "bench.db")
	if os.Getenv("CHANCERY_BENCH") != "" {
		articles = 20000
	}
	if a := os.Getenv("CHANCERY_BENCH_STORE"); a != "" {
		address = a
	}
	st, err := Open(context.Background(), address)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { st.Close() })
	c, err := st.Counts(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	m := newMaker()
	began := time.Now()
	for m.n < articles {
		var batch []*record.Record
		for range 64 {
			batch = append(batch, m.record(25))
		}
		if m.n <= c.Articles {
			continue
		}
		if _, err := st.Keep(context.Background(), batch, now); err != nil {
			b.Fatal(err)
		}
	}
	if n := m.n - c.Articles; n > 0 {
		b.Logf("%d articles kept, %.0f each second", n, float64(n)/time.Since(began).Seconds())
	}
	return st
}

// BenchmarkKeep keeps made-up articles of 25 events each.
func BenchmarkKeep(b *testing.B) {
	st := benchStore(b)
	m := newMaker()
	m.rng = rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	m.n = int(time.Now().UnixNano() / 1000)
	n := 0
	for b.Loop() {
		batch := make([]*record.Record, 64)
		for i := range batch {
			batch[i] = m.record(25)
		}
		if _, err := st.Keep(context.Background(), batch, now); err != nil {
			b.Fatal(err)
		}
		n += len(batch)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkQueries asks each kind of question in several ways, each with other actors, types and
// days at every turn, and reports the median and the slowest in milliseconds.
func BenchmarkQueries(b *testing.B) {
	st := benchStore(b)
	ctx := context.Background()
	m := newMaker()
	state := func() string { return string(m.actor(1).Country) }
	name := func() string {
		for {
			if a := m.actor(1); a.Type == "person" {
				return a.Name
			}
		}
	}
	typ := func() string { return string(m.types[m.rng.IntN(len(m.types))]) }
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"events/newest", func() error { _, err := st.Events(ctx, Query{}); return err }},
		{"events/who", func() error { _, err := st.Events(ctx, Query{Who: []string{state()}}); return err }},
		{"events/name", func() error { _, err := st.Events(ctx, Query{Who: []string{name()}}); return err }},
		{"events/who-whom", func() error {
			_, err := st.Events(ctx, Query{Who: []string{state()}, Whom: []string{state()}})
			return err
		}},
		{"events/who-whom-what", func() error {
			_, err := st.Events(ctx, Query{Who: []string{state()}, Whom: []string{state()}, What: []string{typ()}})
			return err
		}},
		{"events/who-what-days", func() error {
			_, err := st.Events(ctx, Query{Who: []string{state()}, What: []string{typ()}, Since: 20200101, Until: 20200630})
			return err
		}},
		{"events/text", func() error { _, err := st.Events(ctx, Query{Text: word(m.words.Uint64())}); return err }},
		{"events/text-who", func() error {
			_, err := st.Events(ctx, Query{Text: word(m.words.Uint64()), Who: []string{state()}})
			return err
		}},
		{"statements/who", func() error { _, err := st.Statements(ctx, Query{Who: []string{state()}}); return err }},
		{"statements/who-text", func() error {
			_, err := st.Statements(ctx, Query{Who: []string{name()}, Text: word(m.words.Uint64())})
			return err
		}},
		{"pledges/who-whom", func() error {
			_, err := st.Commitments(ctx, Query{Who: []string{state()}, Whom: []string{state()}}, 20261231)
			return err
		}},
		{"pledges/open", func() error {
			_, err := st.Commitments(ctx, Query{Who: []string{state()}, What: []string{"pledge"}, Status: []string{"open"}}, 20261231)
			return err
		}},
		{"actors/name", func() error { _, err := st.Actors(ctx, Query{Who: []string{name()}}); return err }},
		{"actors/where", func() error {
			_, err := st.Actors(ctx, Query{Where: []string{state()}, What: []string{"person"}})
			return err
		}},
		{"stories/newest", func() error { _, err := st.Stories(ctx, Query{}); return err }},
		{"stories/origins", func() error { _, err := st.Stories(ctx, Query{Sort: "origins", What: []string{typ()}}); return err }},
		{"stories/who", func() error { _, err := st.Stories(ctx, Query{Who: []string{state()}}); return err }},
		{"relations/pair", func() error {
			_, err := st.Series(ctx, Query{Between: []string{state(), state()}}, "conflict", relations.Month)
			return err
		}},
		{"relations/ranking", func() error { _, err := st.Pairs(ctx, "most-events", 20200101, 20201231, 50); return err }},
	} {
		b.Run(q.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				if err := q.ask(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-slowest")
		})
	}
}
