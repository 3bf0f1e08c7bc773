package world

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// several are the offices that more than one person holds at a time.
var several = map[Office]bool{"spokesperson": true, "vice president": true, "deputy prime minister": true, "minister": true, "adviser": true, "ambassador": true}

// Problems returns what is wrong in the tables though each line is right by itself: two who hold
// one office at a time, and names that mean different things without a "?" to say so. The
// problems are in the order of files and lines.
func (w *World) Problems() []error {
	list := append(w.overlaps(), w.ambiguous()...)
	slices.SortStableFunc(list, func(a, b *lexicon.Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	out := make([]error, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
}

// overlaps finds terms of one office that run at the same time.
func (w *World) overlaps() (out []*lexicon.Error) {
	for p, list := range w.posts {
		if several[p.office] {
			continue
		}
		for i := 1; i < len(list); i++ {
			before, t := &w.terms[list[i-1]], &w.terms[list[i]]
			switch {
			case before.Shared || t.Shared || before.Acting || t.Acting:
			case before.From == t.From:
				out = append(out, &lexicon.Error{File: t.File, Line: t.Line, Reason: fmt.Sprintf(
					"%s and %s begin as %s on the same day", w.Entity(before.Person).Name, w.Entity(t.Person).Name, p.office)})
			case before.To == 0 || before.To.day() > t.From.day():
				out = append(out, &lexicon.Error{File: t.File, Line: t.Line, Reason: fmt.Sprintf(
					"%s is %s from %s, but %s until %s (mark both with | shared, or the one with | acting)",
					w.Entity(t.Person).Name, p.office, t.From, w.Entity(before.Person).Name, cmp.Or(before.To.String(), "now"))})
			}
		}
	}
	return out
}

// ambiguous finds names of several entities of different kinds or countries of which none is
// marked as weak.
func (w *World) ambiguous() (out []*lexicon.Error) {
	for i := range w.names.slots {
		n := w.names.slots[i].first
		if n == 0 || w.names.names[n-1].next == 0 {
			continue
		}
		first := &w.names.names[n-1]
		for n = first.next; n > 0; n = w.names.names[n-1].next {
			e := &w.names.names[n-1]
			a, b := w.Entity(EntityID(first.id)), w.Entity(EntityID(e.id))
			if (first.flags|e.flags)&weak != 0 || a.Kind == b.Kind && (a.Country == b.Country || a.Kind == Demonym) || namesakes(a, b) {
				continue
			}
			out = append(out, &lexicon.Error{File: b.File, Line: b.Line, Reason: fmt.Sprintf(
				"a name of %s (%s) also means %s (%s, %s:%d): mark it with ? or leave it out", b.Name, b.Kind, a.Name, a.Kind, a.File, a.Line)})
		}
	}
	return out
}

// namesakes reports whether a name may well be that of both: a country's and its capital's or
// people's, or a city's that stands for the state and for a body.
func namesakes(a, b *Entity) bool {
	place := func(e *Entity) bool {
		return e.Kind <= Demonym || e.Kind == Capital || e.Kind == Seat || e.Kind == People
	}
	return place(a) && place(b) || a.Kind == Person && b.Kind == Person
}
