package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
	"github.com/chancery-project/chancery/plover"
)

// setPlace gives an event the place that its own clause names as venue, else the one of its
// sentence that is no other clause's.
func (f *finder) setPlace(a *act, e *Event) { e.Place = f.placeOf(a, e) }

// fromPlace reads a target off the place of an act of force or help that names none, or only
// people without a country: "launched strikes in Syria", "killed 81 people in Lagos".
func (f *finder) fromPlace(a *act, e *Event) {
	switch f.c.types.kind(e.Type) {
	case plover.Assault, plover.Coerce, plover.Aid, plover.Mobilize, plover.Sanction:
	default:
		return
	}
	var c world.Country
	at := -1
	if e.Place >= 0 {
		c, at = f.Places[e.Place].Country, f.Places[e.Place].Head
	} else if c, at = f.country(a.word); c == "" && a.inner != noAct {
		c, at = f.country(f.acts[a.inner].word)
	}
	if c == "" {
		return
	}
	if len(e.Targets) == 0 && !a.entry.both {
		if i := f.state(c, at); !slices.Contains(e.Sources, i) {
			e.Targets = append(e.Targets, i)
		}
		return
	}
	for _, i := range e.Targets {
		if x := &f.Cast.Actors[i]; x.Country == "" && x.Mentions[0].Kind != actors.Name && x.Type != actors.Country {
			f.setCountry(i, c)
		}
	}
}

// setVenue makes a visit of a meeting of two countries in one of them; a meeting without a
// place takes the dateline's for this question alone.
func (f *finder) setVenue(e *Event) {
	if e.Type != plover.Consult || e.Mode != "" || !e.done() {
		return
	}
	if e.Place >= 0 {
		f.setVisit(e, f.Places[e.Place].Country)
		return
	}
	for i := range f.Places {
		if p := &f.Places[i]; f.Doc.Sentences[f.Doc.SentenceOf(p.First)].Kind == text.Dateline {
			f.setVisit(e, p.Country)
			return
		}
	}
}

// placeOf returns the place of an act, or -1.
func (f *finder) placeOf(a *act, e *Event) int {
	sent := f.Doc.Sentences[e.Sentence]
	for _, w := range f.clauses(a.word) {
		for i := range f.Places {
			if p := &f.Places[i]; p.Clause == w && sent.First <= p.First && p.First < sent.Last {
				return i
			}
		}
	}
	for i := range f.Places {
		p := &f.Places[i]
		if sent.First <= p.First && p.First < sent.Last && p.Clause >= 0 && f.Tree.Dominates(p.Clause, a.word) && !f.c.lists["say"][f.lemma(p.Clause)] {
			return i
		}
	}
	return -1
}

// setVisit makes a visit of a meeting in country where of somebody from there and somebody
// from elsewhere.
func (f *finder) setVisit(e *Event, where world.Country) {
	if where == "" {
		return
	}
	here, away := false, false
	for _, list := range [][]int{e.Sources, e.Targets} {
		for _, i := range list {
			c := f.Cast.Actors[i].Country
			here, away = here || c == where, away || c != "" && c != where
		}
	}
	if here && away {
		e.Mode = "visit"
	}
}
