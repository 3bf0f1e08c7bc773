package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

// onEach runs a test on a new SQLite store and, where CHANCERY_POSTGRES holds an address, on a new
// schema of that PostgreSQL database.
func onEach(t *testing.T, f func(t *testing.T, open func() *Store)) {
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "test.db")
		f(t, opener(t, path))
	})
	t.Run("postgres", func(t *testing.T) { f(t, opener(t, newSchema(t))) })
}

func opener(t *testing.T, address string) func() *Store {
	return func() *Store {
		st, err := Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { st.Close() })
		return st
	}
}

// newSchema makes an empty schema in the PostgreSQL database of CHANCERY_POSTGRES and returns the
// address that leads into it.
func newSchema(t testing.TB) string {
	address := os.Getenv("CHANCERY_POSTGRES")
	if address == "" {
		t.Skip("CHANCERY_POSTGRES names no database (scripts/test.sh starts one)")
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprintf("test_%d", rand.Uint64())
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db, err := sql.Open("pgx", address)
		if err == nil {
			db.Exec("DROP SCHEMA " + name + " CASCADE")
			db.Close()
		}
	})
	sep := "?"
	if strings.Contains(address, "?") {
		sep = "&"
	}
	return address + sep + "search_path=" + name
}

var now = Update{Now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), Coder: "test"}

// reader is made once for all tests.
var reader = func() func(t testing.TB) *chancery.Reader {
	var r *chancery.Reader
	return func(t testing.TB) *chancery.Reader {
		if r == nil {
			var err error
			if r, err = chancery.NewReader(chancery.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		return r
	}
}()

func read(t testing.TB, articles ...article.Article) []*record.Record {
	t.Helper()
	var out []*record.Record
	for _, a := range articles {
		r, err := reader(t).Read(a)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// saga are a few articles of one quarrel, in our own words.
func saga() []article.Article {
	a := func(url, outlet, title, published, text string) article.Article {
		return article.Article{URL: "https://" + url, Outlet: outlet, Title: title, Published: published, Text: text}
	}
	return []article.Article{
		a("post.example/1", "Continental Post", "Kenya threatens Chad", "2026-01-05",
			"Kenya threatened on Monday to impose sanctions on Chad over the closed border.\n\n“We will close all crossings if Chad does not answer,” Kenyan President William Ruto said in Nairobi."),
		a("times.example/1", "Lake Times", "Ruto warns Chad", "2026-01-06",
			"Kenyan President William Ruto on Monday threatened to impose sanctions on Chad over its closed border.\n\nChad rejected the threat."),
		a("post.example/2", "Continental Post", "Raid kills 12", "2026-01-20",
			"Chad's army attacked the market of Mandera in northern Kenya at dawn on Tuesday, killing 12 people, police said.\n\nKenya condemned the attack."),
		a("times.example/2", "Lake Times", "Twenty dead", "2026-01-20",
			"Chad’s army attacked the market of Mandera in Kenya at dawn on Tuesday and killed 20 people, the Kenyan police said."),
		a("herald.example/2", "Herald", "Chad denies raid", "2026-01-21",
			"Chad denied on Wednesday that its army had attacked Mandera.\n\nThe African Union urged Chad to open the border by 1 March 2026."),
		a("post.example/3", "Continental Post", "Sanctions imposed", "2026-02-10",
			"Kenya imposed sanctions on Chad on Tuesday over the closed border.\n\nFrance condemned the African Union for its silence."),
	}
}

func keepAll(t testing.TB, st *Store, records []*record.Record) []Outcome {
	t.Helper()
	out, err := st.Keep(t.Context(), records, now)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestKeepingTheSameTwiceChangesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		records := read(t, saga()...)
		for i, o := range keepAll(t, st, records) {
			if o != Added {
				t.Errorf("article %d: %s, want %s", i, o, Added)
			}
		}
		before := dump(t, st)
		for i, o := range keepAll(t, open(), records) {
			if o != Unchanged {
				t.Errorf("article %d again: %s, want %s", i, o, Unchanged)
			}
		}
		if after := dump(t, st); before != after {
			t.Errorf("the store has changed:\n%s", firstDifference(before, after))
		}
		r := records[0]
		if has, err := st.Has(t.Context(), MarkOf(r.URL, r.ID, r.Outlet, r.Title, r.Byline, r.Published, r.Text)); err != nil || !has {
			t.Errorf("Has: %v, %v, want true", has, err)
		}
	})
}

// TestTheOrderOfKeepingDecidesNothing keeps the saga in many orders, in one transaction and in one
// for each, and compares what people ask for.
func TestTheOrderOfKeepingDecidesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		records := read(t, saga()...)
		rng := rand.New(rand.NewPCG(1, 2))
		var want string
		for i := range 6 {
			st := opener(t, fresh(t, open()))()
			if i > 0 {
				rng.Shuffle(len(records), func(a, b int) { records[a], records[b] = records[b], records[a] })
			}
			if i%2 == 0 {
				keepAll(t, st, records)
			} else {
				for _, r := range records {
					keepAll(t, st, []*record.Record{r})
				}
			}
			got := told(t, st)
			if i == 0 {
				want = got
			} else if got != want {
				t.Fatalf("order %d tells something else:\n%s", i, firstDifference(want, got))
			}
		}
	})
}

// fresh returns the address of a new store of the same kind as st.
func fresh(t *testing.T, st *Store) string {
	if st.dialect == sqliteDialect {
		return filepath.Join(t.TempDir(), "fresh.db")
	}
	return newSchema(t)
}

// told is what a store tells, without the numbers that come with the order.
func told(t *testing.T, st *Store) string {
	t.Helper()
	var lines []string
	stories, err := st.Stories(t.Context(), Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stories.Rows {
		reports := []string{s.First.URL}
		for _, f := range s.Followers {
			reports = append(reports, f.URL)
		}
		slices.Sort(reports)
		lines = append(lines, fmt.Sprint("story ", s.Type, s.Mode, s.Status, s.Day, s.Reports, s.Origins, len(s.Disagreements), reports))
	}
	pledges, err := st.Commitments(t.Context(), Query{Limit: 1000}, 20260401)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range pledges.Rows {
		var shown []string
		for _, e := range c.Evidence {
			shown = append(shown, e.What+" "+e.Day+" "+e.Article.URL)
		}
		slices.Sort(shown)
		lines = append(lines, fmt.Sprint("commitment ", c.Kind, c.Said, c.Reports, shown))
	}
	actors, err := st.Actors(t.Context(), Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actors.Rows {
		lines = append(lines, fmt.Sprint("actor ", a.Key, a.Name, a.Code, a.Articles, a.Mentions))
	}
	lines = append(lines, table2(t, st, "SELECT source_state, target_state, month, quad, stories, reports, origins FROM pair_months")...)
	lines = append(lines, table2(t, st, "SELECT day, articles, origins FROM coverage")...)
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// table2 returns the rows of a query as lines.
func table2(t testing.TB, st *Store, query string) []string {
	t.Helper()
	rows, err := st.read.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var out []string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for i, v := range values {
			x := *v.(*any)
			if b, ok := x.([]byte); ok {
				x = fmt.Sprintf("%x", b)
			}
			line = append(line, fmt.Sprintf("%s=%v", columns[i], x))
		}
		out = append(out, strings.Join(line, " "))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// tables are all tables of a store but those of full text.
var tables = []string{"articles", "edits", "bands", "copies", "actors", "actor_names", "actor_words", "aliases", "appearances", "roles", "events", "sides", "pairs", "quantities",
	"event_blocks", "pairings", "stories", "story_pairs", "pair_months", "coverage", "statements", "addressees", "commitments", "committed_to",
	"ledger_blocks", "evidence", "corrections", "searches", "sources", "visited"}

// dump is all that a store holds, line by line.
func dump(t testing.TB, st *Store) string {
	t.Helper()
	var lines []string
	for _, name := range tables {
		rows := table2(t, st, "SELECT * FROM "+name)
		for _, r := range rows {
			lines = append(lines, name+" "+r)
		}
	}
	for _, name := range textTables {
		lines = append(lines, fmt.Sprint(name, table2(t, st, "SELECT count(*) FROM "+name)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	var out []string
	for _, l := range x {
		if !slices.Contains(y, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range y {
		if !slices.Contains(x, l) {
			out = append(out, "+ "+l)
		}
	}
	return strings.Join(out[:min(len(out), 12)], "\n")
}

// TestForgettingLeavesNothing keeps an article more and forgets it: the store is as it was.
func TestForgettingLeavesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		records := read(t, saga()...)
		keepAll(t, st, records[:5])
		before := told(t, st)
		keepAll(t, st, records[5:])
		if told(t, st) == before {
			t.Fatal("the sixth article tells nothing")
		}
		if err := st.Forget(t.Context(), 6, now); err != nil {
			t.Fatal(err)
		}
		if after := told(t, st); after != before {
			t.Errorf("something is left:\n%s", firstDifference(before, after))
		}
		if _, _, err := st.Article(t.Context(), 6); err != ErrNotFound {
			t.Errorf("Article(6): %v, want %v", err, ErrNotFound)
		}
	})
}

func TestSilentEdits(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		all := saga()
		keepAll(t, st, read(t, all...))
		edited := all[2]
		edited.Text = strings.Replace(edited.Text, "killing 12 people", "killing 15 people", 1)
		if got := keepAll(t, st, read(t, edited)); got[0] != Edited {
			t.Fatalf("an edited article: %s, want %s", got[0], Edited)
		}
		versions, edits, err := st.Versions(t.Context(), 3)
		if err != nil || len(versions) != 2 || len(edits) != 1 {
			t.Fatalf("versions: %v, edits %v, %v; want 2 and 1", versions, edits, err)
		}
		if versions[0].Latest || !versions[1].Latest || versions[1].Version != 2 {
			t.Errorf("versions: %+v, want the second to be the latest", versions)
		}
		if len(edits[0].Changes) == 0 {
			t.Error("the edit tells no change")
		}
		page, err := st.Events(t.Context(), Query{What: []string{"ASSAULT"}, Text: "killing 12"})
		if err != nil || len(page.Rows) != 0 {
			t.Errorf("the first version still counts: %v, %v", page.Rows, err)
		}
		if got := keepAll(t, st, read(t, all[2])); got[0] != Unchanged {
			t.Errorf("the first version again: %s, want %s", got[0], Unchanged)
		}
	})
}

// TestTwoSendersWithOneID keeps two articles without an address whose senders gave them one id.
func TestTwoSendersWithOneID(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		all := saga()
		one, other := all[0], all[2]
		one.URL, one.ID, other.URL, other.ID = "", "7", "", "7"
		records := read(t, one, other)
		for i := range 2 {
			want := []Outcome{Added, Unchanged}[i]
			for _, o := range keepAll(t, st, records) {
				if o != want {
					t.Errorf("time %d: %s, want %s", i+1, o, want)
				}
			}
		}
	})
}

func TestStoriesAndEvidence(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		keepAll(t, st, read(t, saga()...))
		raid, err := st.Stories(t.Context(), Query{What: []string{"ASSAULT"}, Status: []string{"occurred"}, Sort: "reports"})
		if err != nil || len(raid.Rows) == 0 {
			t.Fatalf("stories of the raid: %v, %v", raid, err)
		}
		if s := raid.Rows[0]; s.Reports < 2 {
			t.Errorf("the raid is told by %d articles, want two at least: %+v", s.Reports, s)
		}
		threat, err := st.Commitments(t.Context(), Query{Who: []string{"KEN"}, What: []string{"threat"}, Status: []string{"kept"}}, 20260401)
		if err != nil || len(threat.Rows) == 0 {
			t.Fatalf("threats carried out: %+v, %v; want that of sanctions", threat.Rows, err)
		}
		e := threat.Rows[0].Evidence
		if len(e) == 0 || e[0].Article.URL != "https://post.example/3" || e[0].After < 30 {
			t.Errorf("evidence: %+v, want the sanctions of 10 February", e)
		}
	})
}

// TestQueries asks in many ways and compares what both databases answer with what is written here.
func TestQueries(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		keepAll(t, st, read(t, saga()...))
		ctx := t.Context()
		events := func(q Query) string {
			p, err := st.Events(ctx, q)
			if err != nil {
				return err.Error()
			}
			var out []string
			for _, e := range p.Rows {
				out = append(out, e.ID+" "+e.Type)
			}
			return strings.Join(out, ", ")
		}
		for _, c := range []struct {
			name string
			q    Query
			want string
		}{
			{"who by state, what", Query{Who: []string{"KEN"}, What: []string{"SANCTION"}}, "6.e1 SANCTION"},
			{"who by name", Query{Who: []string{"William Ruto"}, What: []string{"THREATEN"}, Sort: "oldest"}, "2.e1 THREATEN"},
			{"who and whom", Query{Who: []string{"KEN"}, Whom: []string{"TCD"}, What: []string{"sanction"}}, "6.e1 SANCTION"},
			{"between", Query{Between: []string{"TCD", "KEN"}, What: []string{"SANCTION"}}, "6.e1 SANCTION"},
			{"nobody of that name", Query{Who: []string{"Nobody Atall"}}, ""},
			{"text", Query{Text: `"african union" condem*`}, "6.e2 ACCUSE"},
			{"text without", Query{Text: "sanctions -threatened", What: []string{"SANCTION"}}, "6.e1 SANCTION"},
			{"days", Query{Since: 20260201, What: []string{"SANCTION", "ACCUSE"}}, "6.e1 SANCTION, 6.e2 ACCUSE"},
			{"outlet", Query{Outlet: []string{"Lake Times"}, What: []string{"THREATEN"}}, "2.e1 THREATEN"},
			{"no such type", Query{What: []string{"hug"}}, `query: what: "hug" is no type, TYPE/mode, quad, context or CAMEO code`},
			{"no such order", Query{Sort: "best"}, `query: cannot be sorted by "best" (want newest, oldest)`},
			{"text that is none", Query{Text: "—"}, `query: text: cannot be understood (want words, "a phrase", begin*, -without, this OR that): "—" names no word to look for`},
		} {
			got := events(c.q)
			if c.name == "days" || c.name == "outlet" {
				got = sortedList(got)
			}
			if got != c.want {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		}
		said, err := st.Statements(ctx, Query{Who: []string{"Ruto"}, Text: "crossings close"})
		if err != nil || len(said.Rows) == 0 || said.Rows[0].Speaker == nil || said.Rows[0].Speaker.Name != "William Ruto" {
			t.Errorf("statements of Ruto: %+v, %v", said, err)
		}
		due, err := st.Commitments(ctx, Query{Status: []string{"due"}}, 20260401)
		if err != nil || len(due.Rows) != 1 || due.Rows[0].Deadline != "2026-03-01" {
			t.Errorf("what is due on 1 April: %+v, %v; want the open border", due.Rows, err)
		}
		if early, err := st.Commitments(ctx, Query{Status: []string{"due"}}, 20260201); err != nil || len(early.Rows) != 0 {
			t.Errorf("what is due on 1 February: %+v, %v; want nothing", early.Rows, err)
		}
		actors, err := st.Actors(ctx, Query{Who: []string{"ruto"}})
		if err != nil || len(actors.Rows) != 1 || actors.Rows[0].Key != "ruto william" || actors.Rows[0].Articles != 2 {
			t.Errorf("actors called Ruto: %+v, %v", actors.Rows, err)
		}
		articles, err := st.Articles(ctx, Query{Text: "Mandera", Sort: "oldest"})
		if err != nil || len(articles.Rows) != 3 {
			t.Errorf("articles with Mandera: %+v, %v; want 3", articles.Rows, err)
		}
	})
}

func sortedList(s string) string {
	list := strings.Split(s, ", ")
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// TestPagesAreTheWhole asks page after page, for every list and order, and compares with one page.
func TestPagesAreTheWhole(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		keepAll(t, st, read(t, saga()...))
		ctx := t.Context()
		pages(t, "events", eventSorts, func(q Query) ([]string, string, error) {
			p, err := st.Events(ctx, q)
			return ids(p.Rows, func(e Event) string { return e.ID }), p.Next, err
		})
		pages(t, "statements", statementSorts, func(q Query) ([]string, string, error) {
			p, err := st.Statements(ctx, q)
			return ids(p.Rows, func(e Statement) string { return e.ID }), p.Next, err
		})
		pages(t, "commitments", commitmentSorts, func(q Query) ([]string, string, error) {
			p, err := st.Commitments(ctx, q, 20260401)
			return ids(p.Rows, func(e Commitment) string { return e.ID }), p.Next, err
		})
		pages(t, "stories", storySorts, func(q Query) ([]string, string, error) {
			p, err := st.Stories(ctx, q)
			return ids(p.Rows, func(e Story) string { return e.ID }), p.Next, err
		})
		pages(t, "actors", actorSorts, func(q Query) ([]string, string, error) {
			p, err := st.Actors(ctx, q)
			return ids(p.Rows, func(e Actor) string { return string(e.Key) }), p.Next, err
		})
		pages(t, "articles", articleSorts, func(q Query) ([]string, string, error) {
			p, err := st.Articles(ctx, q)
			return ids(p.Rows, func(e Article) string { return e.ID }), p.Next, err
		})
	})
}

func ids[T any](rows []T, id func(T) string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, id(r))
	}
	return out
}

func pages(t *testing.T, name string, sorts map[string]sorting, ask func(Query) ([]string, string, error)) {
	for sort := range sorts {
		whole, next, err := ask(Query{Sort: sort, Limit: 1000})
		if err != nil || next != "" {
			t.Fatalf("%s by %s: %v, next %q", name, sort, err, next)
		}
		var got []string
		after := ""
		for range 1000 {
			part, next, err := ask(Query{Sort: sort, Limit: 2, After: after})
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, part...)
			if after = next; next == "" {
				break
			}
		}
		if !slices.Equal(got, whole) {
			t.Errorf("%s by %s: pages give %v, the whole is %v", name, sort, got, whole)
		}
	}
}

// TestCorrections corrects, codes anew, and takes back.
func TestCorrections(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		ctx := t.Context()
		keepAll(t, st, read(t, saga()...))
		before := told(t, st)
		day := now.Now
		fix := func(c Correction) Correction {
			t.Helper()
			c.Who = "desk"
			c, err := st.Correct(ctx, c, day)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		status := func(id string) string {
			t.Helper()
			p, err := st.Events(ctx, Query{Story: id})
			if err != nil {
				return err.Error()
			}
			for _, e := range p.Rows {
				if e.ID == id {
					return e.Type + " " + e.Status
				}
			}
			return "gone"
		}
		first := fix(Correction{Finding: "6.e1", Field: "status", Value: "planned"})
		if first.Was != "occurred" || status("6.e1") != "SANCTION planned" {
			t.Errorf("after the correction: %s, was %q", status("6.e1"), first.Was)
		}
		second := fix(Correction{Finding: "6.e2", Field: "rejected", Value: "yes"})
		if got := status("6.e2"); !strings.Contains(got, "no such finding") {
			t.Errorf("a rejected event is %s", got)
		}
		third := fix(Correction{Finding: "ruto william", Field: "actor", Value: "KEN"})
		if p, err := st.Actors(ctx, Query{Who: []string{"William Ruto"}}); err != nil || len(p.Rows) != 0 {
			t.Errorf("after the merger: %+v, %v", p.Rows, err)
		}
		r := read(t, saga()[5])
		if err := st.Recode(ctx, []Kept{{Number: 6, Record: r[0]}}, Update{Now: day, Coder: "next"}); err != nil {
			t.Fatal(err)
		}
		if status("6.e1") != "SANCTION planned" {
			t.Errorf("coded anew, the correction is lost: %s", status("6.e1"))
		}
		if _, machine, err := st.Article(ctx, 6); err != nil || machine.Events[0].Status != "occurred" {
			t.Errorf("the machine's value is lost: %v, %v", machine.Events[0].Status, err)
		}
		list, err := st.Corrections(ctx, 6)
		if err != nil || len(list) != 2 {
			t.Errorf("corrections of article 6: %+v, %v; want 2", list, err)
		}
		for _, c := range []Correction{third, second, first} {
			if err := st.Undo(ctx, c.ID, day); err != nil {
				t.Fatal(err)
			}
		}
		if after := told(t, st); after != before {
			t.Errorf("all taken back, but:\n%s", firstDifference(before, after))
		}
		for _, bad := range []Correction{
			{Finding: "6.e1", Field: "status", Value: "finished", Who: "desk"}, {Finding: "6.e99", Field: "status", Value: "planned", Who: "desk"},
			{Finding: "6.e1", Field: "colour", Value: "red", Who: "desk"}, {Finding: "6.e1", Field: "status", Value: "planned"},
			{Finding: "nobody", Field: "actor", Value: "KEN", Who: "desk"}, {Finding: "6.e1", Field: "sources", Value: "nobody", Who: "desk"},
		} {
			if _, err := st.Correct(ctx, bad, day); err == nil {
				t.Errorf("%+v was taken", bad)
			}
		}
	})
}

// TestRecordsComeBackAsTheyWere compares records with what was kept.
func TestRecordsComeBackAsTheyWere(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		records := read(t, saga()...)
		keepAll(t, st, records)
		n := 0
		for k, err := range st.Records(t.Context(), 0) {
			if err != nil {
				t.Fatal(err)
			}
			want, _ := json.Marshal(records[n])
			got, _ := json.Marshal(k.Record)
			if string(want) != string(got) || k.Number != int64(n+1) || k.Coder != "test" {
				t.Errorf("record %d came back as another", n+1)
			}
			n++
		}
		if n != len(records) {
			t.Errorf("%d records came back of %d", n, len(records))
		}
	})
}

// TestFailedKeepsChangeNothing lets a transaction fail in its midst.
func TestFailedKeepsChangeNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		records := read(t, saga()...)
		keepAll(t, st, records[:2])
		before := dump(t, st)
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if _, err := st.Keep(ctx, records[2:], now); err == nil {
			t.Error("a stopped Keep reports success")
		}
		broken := *records[4]
		broken.Sentences = nil // an event then stands in no sentence
		func() {
			defer func() { recover() }()
			st.Keep(t.Context(), []*record.Record{records[2], &broken}, now)
		}()
		if after := dump(t, open()); after != before {
			t.Errorf("a failed Keep left something:\n%s", firstDifference(before, after))
		}
		keepAll(t, st, records[2:])
	})
}

// TestChangesAreFollowed follows a store while articles come, are corrected and come again.
func TestChangesAreFollowed(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		st := open()
		ctx := t.Context()
		records := read(t, saga()...)
		revision := func() int64 {
			t.Helper()
			n, err := st.Revision(ctx)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		keepAll(t, st, records[:5])
		before := revision()
		keepAll(t, st, records[:5])
		if err := st.Visit(ctx, "https://post.example/1", now.Now, "kept"); err != nil {
			t.Fatal(err)
		}
		if revision() != before {
			t.Errorf("revision %d after nothing new, want %d", revision(), before)
		}
		keepAll(t, st, records[5:])
		c, err := st.Changes(ctx, BookmarkAt(before))
		if err != nil || len(c.Articles) != 1 || c.Articles[0].ID != "6" || len(c.Stories) == 0 || c.Next != (Bookmark{before + 1, 6}) {
			t.Fatalf("after the sixth article: %+v, %v", c, err)
		}
		if len(c.Pledges) != 1 || c.Pledges[0].Kind != "threat" || len(c.Pledges[0].Evidence) == 0 || c.Pledges[0].Evidence[0].Finding != "6.e1" {
			t.Errorf("pledges: %+v, want the threat that the sixth article shows carried out", c.Pledges)
		}
		if b, err := ParseBookmark(c.Next.String()); err != nil || b != c.Next {
			t.Errorf("ParseBookmark(%s): %v, %v", c.Next, b, err)
		}
		if _, err := st.Correct(ctx, Correction{Finding: "3.e1", Field: "status", Value: "planned", Who: "desk"}, now.Now); err != nil {
			t.Fatal(err)
		}
		if c, err = st.Changes(ctx, c.Next); err != nil || len(c.Articles) != 1 || c.Articles[0].ID != "3" {
			t.Errorf("after a correction: %+v, %v", c.Articles, err)
		}
		if c, err = st.Changes(ctx, c.Next); err != nil || len(c.Articles) != 0 {
			t.Errorf("after all: %+v, %v", c.Articles, err)
		}
		whole, err := st.Changes(ctx, Bookmark{})
		if err != nil || len(whole.Articles) != 6 {
			t.Errorf("from the beginning: %d articles, %v, want 6", len(whole.Articles), err)
		}
		if _, err := ParseBookmark("soon"); !errors.Is(err, ErrQuery) {
			t.Errorf("ParseBookmark(soon): %v", err)
		}
	})
}

// TestTooManyActors asks for names that mean more actors than a query may hold.
func TestTooManyActors(t *testing.T) {
	l := &selection{s: &Store{dialect: sqliteDialect}}
	many := target{actors: make([]int64, actorsAtMost)}
	l.either(pairTests(slices.Repeat([]target{many}, 5), slices.Repeat([]target{many}, 5)))
	if err := l.narrow(t.Context(), "e.id"); !errors.Is(err, ErrQuery) {
		t.Errorf("25 pairs of 500 actors each: %v, want %v", err, ErrQuery)
	}
}
