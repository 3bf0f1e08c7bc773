package events

import (
	"strconv"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/times"
)

// background is how many years back an act is told as history.
const background = 10

// clauses returns the words of the clause that act word w stands in, from w up: w, the verb that carries it,
// the verbs it is the infinitive of.
func (r *reading) clauses(w int) []int {
	list := []int{w}
	for v := w; len(list) < 4; {
		h := int(r.t.Head[v])
		if h < 0 {
			break
		}
		switch r.t.Rel[v].Base() {
		case syntax.Obj, syntax.Xcomp, syntax.Nsubj, syntax.Compound, syntax.Conj, syntax.Nmod, syntax.Obl:
			list = append(list, h)
		default:
			return list
		}
		v = h
	}
	return list
}

// setTime gives an event the time of its own clause, else of its sentence where that is not
// the time of another verb, else the running date of the narrative, else the day of publication.
func (f *finder) setTime(a *act, e *Event) {
	e.Time = f.timeOf(a)
	past := e.Status == Occurred || e.Status == Ongoing || e.Status == Denied
	own := e.Time >= 0
	if !own && past {
		e.Time = f.runningDate(e)
	}
	switch {
	case e.Time >= 0:
		e.TimeValue = f.Times[e.Time].Value
	case past && !f.Published.IsZero():
		e.TimeValue = f.Published.Format(time.DateOnly)
	}
	if e.Status == Occurred && own && a.kind == nouns && f.isAhead(&f.Times[e.Time], a.word) {
		e.Status, e.Why = Planned, f.Times[e.Time].Head
	}
	if (e.Status == Occurred || e.Status == Ongoing) && f.isHistory(a, e) {
		e.Status = Historical
		if e.Time < 0 {
			e.TimeValue = ""
		}
	}
	if own && e.Status == Occurred {
		f.told = append(f.told, e.Time)
	}
}

// isAhead reports whether the noun at word w is itself dated to a day wholly after publication:
// "the meetings in September" in a report of August have not been held. Verbs say so by their
// tense.
func (f *finder) isAhead(x *times.Expression, w int) bool {
	if x.Clause != w && int(f.Tree.Head[x.Head]) != w || f.Published.IsZero() {
		return false
	}
	value := x.Value[:min(len(x.Value), len(time.DateOnly))]
	for i := range value { // not weeks, seasons, decades
		if c := value[i]; c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	return len(value) >= len("2006") && value > f.Published.Format(time.DateOnly)[:len(value)]
}

// timeOf returns the time expression that dates an act in its own sentence, or -1: first of
// its own words and clause, then of the clauses above it as far as no verb of saying stands
// between. Of several in one clause the most exact counts ("invited her to come this year
// when they spoke on Friday").
func (f *finder) timeOf(a *act) int {
	for w := a.first; w < a.last; w++ {
		if t := f.timeAt(w); t >= 0 && w != a.word {
			return t
		}
	}
	for _, w := range f.clauses(a.word) {
		if t := f.timeAt(w); t >= 0 {
			return t
		}
	}
	sent := f.Doc.Sentences[f.Doc.SentenceOf(a.word)]
	for i := range f.Times {
		x := &f.Times[i]
		if !f.dates(x) || x.First < sent.First || x.First >= sent.Last {
			continue
		}
		if x.Clause < 0 || f.Tree.Dominates(x.Clause, a.word) && !f.c.lists["say"][f.lemma(x.Clause)] {
			return i
		}
	}
	return -1
}

// timeAt returns the most exact time expression that belongs to word w, which is the act's own
// word or one of its clauses, and -1 when there is none.
func (f *finder) timeAt(w int) int {
	best := -1
	for i := range f.Times {
		x := &f.Times[i]
		if !f.dates(x) || x.Clause != w && x.Head != w && int(f.Tree.Head[x.Head]) != w {
			continue
		}
		if best < 0 || len(x.Value) > len(f.Times[best].Value) {
			best = i
		}
	}
	return best
}

// dates reports whether an expression can be the date of an act: it names a date, not a
// duration, a set or a vague "now", and no "since" or "until" makes it the end of a period.
func (f *finder) dates(x *times.Expression) bool {
	if x.Type != times.Date && x.Type != times.Time || x.Value == "" || x.Value[0] < '0' || x.Value[0] > '9' {
		return false
	}
	for w := max(x.First-1, 0); w <= x.First; w++ {
		switch f.lemma(w) {
		case "since", "until", "till":
			return false
		}
	}
	return true
}

// runningDate returns the date at which the narrative stands: the last one that dated an act
// before in the same paragraph or the sentence before, else the day that the article's first
// dated act gives, where that lies in the week before publication. -1 when there is none.
func (f *finder) runningDate(e *Event) int {
	if len(f.told) == 0 {
		return -1
	}
	d := f.Doc
	last := f.told[len(f.told)-1]
	at := d.SentenceOf(f.Times[last].First)
	if at == e.Sentence-1 && d.Sentences[at].Paragraph == d.Sentences[e.Sentence].Paragraph {
		return last
	}
	first := f.told[0]
	if d.Sentences[d.SentenceOf(f.Times[first].First)].Paragraph > 1 || f.Published.IsZero() {
		return -1
	}
	day, err := time.Parse(time.DateOnly, f.Times[first].Value[:min(len(f.Times[first].Value), len(time.DateOnly))])
	if err != nil {
		return -1
	}
	if ago := f.Published.Sub(day); ago < 0 || ago > 8*24*time.Hour {
		return -1
	}
	return first
}

// isHistory reports whether an act is told as background: dated years back, or in a sentence
// that names an age gone by.
func (f *finder) isHistory(a *act, e *Event) bool {
	if e.Time >= 0 {
		if y, ok := year(e.TimeValue); ok && !f.Published.IsZero() {
			return f.Published.Year()-y > background
		}
		return false
	}
	s := f.Doc.Sentences[e.Sentence]
	for w := s.First; w+1 < s.Last; w++ {
		if (f.lemma(w) == "World" || f.lemma(w) == "Cold") && lower(f.lemma(w+1)) == "war" {
			return true
		}
	}
	return false
}

// year reads the year, decade or century of a TIMEX3 value, as its last year.
func year(v string) (int, bool) {
	n := 0
	for n < len(v) && n < 4 && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	if n < 2 {
		return 0, false
	}
	y, _ := strconv.Atoi(v[:n])
	for ; n < 4; n++ {
		y = y*10 + 9
	}
	return y, true
}
