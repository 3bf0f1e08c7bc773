package chancery

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

var update = flag.Bool("update", false, "write the golden parts of testdata/articles anew")

// TestArticles reads the sample articles and compares what is found with what was found when
// somebody last looked. Every record must keep the promises of its form.
func TestArticles(t *testing.T) {
	rd := newReader(t)
	for _, file := range sampleFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rec, err := rd.Read(sample(t, ar))
			if err != nil {
				t.Fatal(err)
			}
			if err := rec.Check(); err != nil {
				t.Error(err)
			}
			got, want := told(rec), part(ar, "record")
			if got == want || want == "" && !*update { // no golden part yet
				return
			}
			if *update {
				setPart(ar, "record", got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s: the record differs (- was, + is):\n%s\nIf that is better, `go test -run TestArticles . -update` writes it anew; read the difference.", file, diff(want, got))
		})
	}
}

func sampleFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/articles/*.txtar")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d sample articles, %v", len(files), err)
	}
	return files
}

// sample reads the article of an archive as pasted text; the head in it goes before what the
// text tells.
func sample(t testing.TB, ar *txtar.Archive) article.Article {
	t.Helper()
	for a, err := range (article.Options{From: article.Text}).Open("article", strings.NewReader(part(ar, "article"))) {
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(part(ar, "head"), "\n") {
			switch key, value, _ := strings.Cut(l, ": "); key {
			case "published":
				a.Published = value
			case "outlet":
				a.Outlet = value
			}
		}
		return a
	}
	return article.Article{}
}

func part(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setPart(ar *txtar.Archive, name, data string) {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			ar.Files[i].Data = []byte(data)
			return
		}
	}
	ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(data)})
}

// told writes a record as a reader would: one finding a line, names for actors, words for spans.
// Rules, confidences and offsets are left out, so that a new rule for the same finding changes nothing.
func told(rec *record.Record) string {
	s := teller{rec: rec, actors: map[record.ActorID]string{}, said: map[record.StatementID]*record.Statement{}}
	for _, a := range rec.Actors {
		s.actors[a.ID] = a.Name
	}
	for i := range rec.Statements {
		s.said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	s.line("title: %s | byline: %s | published: %s | origin: %s", rec.Title, rec.Byline, rec.Published, rec.Origin)
	s.line("\nwho")
	for _, a := range rec.Actors {
		s.actor(a)
	}
	s.line("\nwhere")
	for _, p := range rec.Places {
		s.line("  %q: %s, %s", rec.Words(p.Span), p.Name, p.Country)
	}
	s.line("\nwhen")
	for _, x := range rec.Times {
		s.line("  %q: %s %s", rec.Words(x.Span), x.Type, x.Value)
	}
	s.line("\nsaid")
	for _, st := range rec.Statements {
		s.statement(st)
	}
	s.line("\ndone")
	for _, e := range rec.Events {
		s.event(e)
	}
	s.line("\nheld")
	for _, c := range rec.Commitments {
		s.line("  %s: %s -> %s: %q%s", c.Kind, s.name(c.By), s.names(c.To), s.words(c.Content), s.terms(c))
	}
	s.line("\nframed")
	for _, f := range rec.Framing {
		s.line("  %s about %s: %q, plainly %q", f.Kind, s.name(f.About), rec.Words(f.Span), f.Neutral)
	}
	return s.b.String()
}

type teller struct {
	b      strings.Builder
	rec    *record.Record
	actors map[record.ActorID]string
	said   map[record.StatementID]*record.Statement
}

func (s *teller) line(format string, args ...any) { fmt.Fprintf(&s.b, format+"\n", args...) }

func (s *teller) name(id record.ActorID) string {
	if id == "" {
		return "-"
	}
	return s.actors[id]
}

func (s *teller) names(ids []record.ActorID) string {
	if len(ids) == 0 {
		return "-"
	}
	var list []string
	for _, id := range ids {
		list = append(list, s.actors[id])
	}
	return strings.Join(list, " + ")
}

func (s *teller) words(spans []record.Span) string {
	var list []string
	for _, sp := range spans {
		list = append(list, s.rec.Words(sp))
	}
	return strings.Join(list, " […] ")
}

func (s *teller) actor(a record.Actor) {
	var roles, seen []string
	for _, r := range a.Roles {
		roles = append(roles, ", "+strings.TrimSuffix(r.Title+" of "+r.Of, " of "))
	}
	known := map[string]bool{}
	for _, m := range a.Mentions {
		w := s.rec.Words(m.Span)
		if m.Kind == "pronoun" {
			w = "(" + strings.ToLower(w) + ")"
		}
		if !known[w] {
			known[w] = true
			seen = append(seen, w)
		}
	}
	s.line("  %s: %s %s%s: %s", a.Name, a.Type, a.Code, strings.Join(roles, ""), strings.Join(seen, " | "))
}

func (s *teller) statement(st record.Statement) {
	cue, within := "", ""
	if st.Cue != nil {
		cue = s.rec.Words(*st.Cue)
	}
	if st.Within != "" {
		within = ", in the words of " + s.speaker(s.said[st.Within])
	}
	to := ""
	if len(st.Addressees) > 0 {
		to = " to " + s.names(st.Addressees)
	}
	s.line("  %s %q%s, %s%s: %q", s.speaker(&st), cue, to, st.Kind, within, s.words(st.Content))
}

func (s *teller) speaker(st *record.Statement) string {
	switch {
	case st == nil || st.Speaker == nil:
		return "-"
	case st.Speaker.Actor != "":
		return s.names(append([]record.ActorID{st.Speaker.Actor}, st.Speaker.Others...))
	case st.Speaker.Span != nil:
		return fmt.Sprintf("%q", s.rec.Words(*st.Speaker.Span))
	}
	return st.Speaker.Anonymity
}

func (s *teller) event(e record.Event) {
	var more []string
	if e.Time != nil {
		from := ""
		if e.Time.From == "" {
			from = " (published)"
		}
		more = append(more, e.Time.Value+from)
	}
	if e.Place != nil {
		more = append(more, "in "+s.rec.Places[*e.Place].Name)
	}
	for _, q := range e.Quantities {
		more = append(more, fmt.Sprintf("%q %s", s.rec.Words(q.Span), q.Unit))
	}
	for _, a := range e.Attribution {
		more = append(more, "according to "+s.speaker(s.said[a.Statement]))
	}
	if e.Same != "" {
		more = append(more, "told before")
	}
	s.line("  %s %s: %s -> %s: %q%s", strings.TrimSpace(e.Type+" "+e.Mode), e.Status, s.names(e.Sources), s.names(e.Targets),
		s.rec.Words(e.Trigger), strings.TrimSuffix(", "+strings.Join(more, ", "), ", "))
}

func (s *teller) terms(c record.Commitment) string {
	out := ""
	if c.Deadline != nil {
		out += ", by " + c.Deadline.Value
	}
	if c.Amount != nil {
		out += fmt.Sprintf(", %q", s.rec.Words(c.Amount.Span))
	}
	if c.Condition != nil {
		out += fmt.Sprintf(", on condition %q", s.rec.Words(*c.Condition))
	}
	return out
}

// diff lists the lines that only one of two texts has.
func diff(was, is string) string {
	var b strings.Builder
	only := func(mark, a, other string) {
		has := map[string]bool{}
		for _, l := range strings.Split(other, "\n") {
			has[l] = true
		}
		for _, l := range strings.Split(a, "\n") {
			if !has[l] {
				fmt.Fprintf(&b, "%s %s\n", mark, l)
			}
		}
	}
	only("-", was, is)
	only("+", is, was)
	return b.String()
}

// TestSamplesGiveTheSameBytes reads the sample articles, twice over and with an article among
// them that cannot be read, on several numbers of workers. Run it with -race.
func TestSamplesGiveTheSameBytes(t *testing.T) {
	rd := newReader(t)
	var list []article.Article
	for _, file := range sampleFiles(t) {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, sample(t, ar))
	}
	list = append(append(list, article.Article{ID: "bad", Text: " "}), list...)
	in := func(yield func(article.Article, error) bool) {
		for _, a := range list {
			if !yield(a, nil) {
				return
			}
		}
	}
	read := func(workers int) string {
		var b strings.Builder
		enc := json.NewEncoder(&b)
		for rec, err := range rd.ReadAll(context.Background(), in, workers) {
			if err != nil {
				fmt.Fprintln(&b, "error:", err)
			} else if err := enc.Encode(rec); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	}
	want := read(1)
	if n := strings.Count(want, "\n"); n != len(list) {
		t.Fatalf("%d lines for %d articles", n, len(list))
	}
	fresh, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 2, 8, 64} {
		if read(workers) != want {
			t.Errorf("%d workers give other bytes than one", workers)
		}
	}
	if rd = fresh; read(3) != want {
		t.Error("another reader gives other bytes")
	}
}
