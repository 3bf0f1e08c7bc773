package events

import (
	"strconv"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/times"
)

// background is how many years back an act is told as history.
const background = 5

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
// the time of another verb, else the day of publication.
func (f *finder) setTime(a *act, e *Event) {
	e.Time = f.timeOf(a)
	if e.Time >= 0 {
		e.TimeValue = f.Times[e.Time].Value
	} else if !f.Published.IsZero() && (e.Status == Occurred || e.Status == Ongoing || e.Status == Denied) {
		e.TimeValue = f.Published.Format("2006-01-02")
	}
	if e.Status == Occurred && f.isHistory(a, e) {
		e.Status = Historical
		if e.Time < 0 {
			e.TimeValue = ""
		}
	}
}

func (f *finder) timeOf(a *act) int {
	sent := f.Doc.Sentences[f.Doc.SentenceOf(a.word)]
	usable := func(x *times.Expression) bool {
		return (x.Type == times.Date || x.Type == times.Time) && x.Value != "" && sent.First <= x.First && x.First < sent.Last
	}
	for _, w := range f.clauses(a.word) {
		for i := range f.Times {
			if x := &f.Times[i]; usable(x) && (x.Clause == w || x.Head == w || int(f.Tree.Head[x.Head]) == w) {
				return i
			}
		}
	}
	for i := range f.Times {
		x := &f.Times[i]
		if usable(x) && (x.Clause < 0 || f.Tree.Dominates(x.Clause, a.word) && !f.c.lists["say"][f.lemma(x.Clause)]) {
			return i
		}
	}
	return -1
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

// setPlace gives an event the place that its own clause names as venue, else the one of its sentence
// that is no other clause's.
func (f *finder) setPlace(a *act, e *Event) {
	sent := f.Doc.Sentences[e.Sentence]
	for _, w := range f.clauses(a.word) {
		for i := range f.Places {
			if p := &f.Places[i]; p.Clause == w && sent.First <= p.First && p.First < sent.Last {
				e.Place = i
				return
			}
		}
	}
	for i := range f.Places {
		p := &f.Places[i]
		if sent.First <= p.First && p.First < sent.Last && p.Clause >= 0 && f.Tree.Dominates(p.Clause, a.word) && !f.c.lists["say"][f.lemma(p.Clause)] {
			e.Place = i
			return
		}
	}
}
