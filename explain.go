package chancery

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/syntax"
)

// Explain writes how the reading came to the events of an article: for each sentence in which
// an event is told its words with tags and tree, then for each event the entry that coded it
// with file and line, the words that it bound and the grammatical place they stand in, and the
// word that decided the status. Where only is not empty, events with other ids are left out.
// It fails as Read does, when only names no event, and when w does.
func (r *Reader) Explain(w io.Writer, a article.Article, only string) error {
	ws := r.workspace()
	err := r.explain(w, a, only, ws)
	r.spare.Put(ws)
	return err
}

func (r *Reader) explain(w io.Writer, a article.Article, only string, ws *workspace) error {
	found, err := r.find(&a, ws)
	if err != nil {
		return err
	}
	x := explainer{r: r, findings: found}
	last, told := -1, false
	for i := range found.events {
		if only != "" && only != id[string]("e", i) {
			continue
		}
		if s := found.events[i].Sentence; s != last {
			x.sentence(s)
			last = s
		}
		x.event(i)
		told = true
	}
	switch {
	case only != "" && !told:
		return fmt.Errorf("no event %q: the article has %d", only, len(found.events))
	case !told: // say at least what was read
		for s := range found.doc.Sentences {
			x.sentence(s)
		}
		x.line("no event is told here")
	}
	_, err = io.WriteString(w, x.out.String())
	return err
}

type explainer struct {
	findings
	r   *Reader
	out strings.Builder
}

func (x *explainer) line(format string, args ...any) { fmt.Fprintf(&x.out, format+"\n", args...) }

// sentence prints a sentence and its tree.
func (x *explainer) sentence(s int) {
	sent := x.doc.Sentences[s]
	x.line("\n%d  %s\n", s, strings.Join(strings.Fields(sent.In(x.doc.Text)), " "))
	for i := sent.First; i < sent.Last; i++ {
		head := "root"
		if h := int(x.tree.Head[i]); h >= 0 {
			head = fmt.Sprintf("%s of %s", x.tree.Rel[i], x.word(h))
		}
		x.line("   %3d  %-18s %-18s %-6s %-5s %s", i-sent.First+1, x.doc.Word(i), x.tree.Lemma[i], x.tree.Tag[i], x.tree.XPOS[i], head)
	}
}

// word names a word by its letters and its place in its sentence: "urged (10)".
func (x *explainer) word(i int) string {
	return fmt.Sprintf("%s (%d)", x.doc.Word(i), i-x.doc.Sentences[x.doc.SentenceOf(i)].First+1)
}

func (x *explainer) event(i int) {
	e := &x.events[i]
	x.line("\n   %s  %s %s  “%s”", id[string]("e", i), e.Type, e.Mode, e.Trigger.In(x.doc.Text))
	if entry, ok := x.r.events.Entry(e.Rule); ok {
		x.line("       entry    %s  [%s] %s: %s", e.Rule, entry.Section, entry.Key, entry.Body)
	} else {
		x.line("       rule     %s", e.Rule)
	}
	if u, ok := x.r.events.UserType(e.Type); ok {
		x.line("       type     of your own (%s)%s", u.Rule, kindOf(u))
	}
	x.side("source", e, e.Sources)
	x.side("target", e, e.Targets)
	x.status(e)
	x.time(e)
	if e.Place >= 0 {
		x.line("       place    “%s”: %s", x.places[e.Place].In(x.doc.Text), x.places[e.Place].Name)
	}
	for _, q := range e.Quantities {
		x.line("       number   “%s”: %g %s", q.Span.In(x.doc.Text), q.Value, q.Unit)
	}
	for _, s := range e.Attribution {
		st := &x.statements[s]
		x.line("       told in  %s  “%s” %s (%s)", id[string]("s", s), st.Cue.In(x.doc.Text), x.speaker(st.Speaker.Actor), st.Rule)
	}
	if e.Same >= 0 {
		x.line("       same as  %s", id[string]("e", e.Same))
	}
	x.line("       confidence %.2f", hundredths(e.Confidence))
}

func kindOf(u events.UserType) string {
	if u.Like == "" {
		return ": " + string(u.Quad)
	}
	return fmt.Sprintf(": a kind of %s, %s", u.Like, u.Quad)
}

func (x *explainer) speaker(actor int) string {
	if actor < 0 {
		return "nobody known"
	}
	return x.cast.Actors[actor].Name
}

// side prints the actors of one side and where in the tree they stand.
func (x *explainer) side(name string, e *events.Event, list []int) {
	if len(list) == 0 {
		x.line("       %-8s none", name)
	}
	for _, i := range list {
		a := &x.cast.Actors[i]
		x.line("       %-8s %s (%s, %s): %s", name, a.Name, id[string]("a", i), a.Code, x.stands(e, a))
	}
}

// stands says where an actor stands towards the trigger: "nsubj of urged (10)".
func (x *explainer) stands(e *events.Event, a *actors.Actor) string {
	sent := x.doc.Sentences[e.Sentence]
	best := -1
	for i, m := range a.Mentions {
		if m.First >= sent.First && m.First < sent.Last && (best < 0 || distance(x.tree, m.Head, e.Word) < distance(x.tree, a.Mentions[best].Head, e.Word)) {
			best = i
		}
	}
	if best < 0 {
		return "known from another sentence"
	}
	m := a.Mentions[best]
	at := "the root"
	if h := int(x.tree.Head[m.Head]); h >= 0 {
		at = fmt.Sprintf("%s of %s", x.tree.Rel[m.Head], x.word(h))
	}
	return fmt.Sprintf("“%s”, %s", m.In(x.doc.Text), at)
}

// distance counts the arcs between two words of a sentence.
func distance(t *syntax.Tree, a, b int) int {
	var up []int
	for w := a; w >= 0; w = int(t.Head[w]) {
		up = append(up, w)
	}
	n := 0
	for w := b; w >= 0; w = int(t.Head[w]) {
		if k := slices.Index(up, w); k >= 0 {
			return n + k
		}
		n++
	}
	return n + len(up)
}

func (x *explainer) status(e *events.Event) {
	switch {
	case e.Status == events.Occurred && e.Why == e.Word:
		x.line("       status   occurred: nothing around “%s” says otherwise", x.doc.Word(e.Word))
	case e.Status == events.Historical:
		x.line("       status   historical: it lies years back or in an age gone by")
	default:
		x.line("       status   %s: from %s", e.Status, x.word(e.Why))
	}
}

func (x *explainer) time(e *events.Event) {
	switch {
	case e.Time >= 0:
		t := &x.times[e.Time]
		where := ""
		if s := x.doc.SentenceOf(t.First); s != e.Sentence {
			where = fmt.Sprintf(" of sentence %d, the running date", s)
		}
		x.line("       time     %s: “%s”%s (%s)", t.Value, t.In(x.doc.Text), where, t.Rule)
	case e.TimeValue != "":
		x.line("       time     %s: the day of publication", e.TimeValue)
	}
}
