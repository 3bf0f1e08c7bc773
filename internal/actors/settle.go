package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// homeCountry returns the country that officials without a country are of: that of the first
// official whose country is known though the words beside the name do not say it; else none.
func (r *reading) homeCountry() world.Country {
	count := map[world.Country]int{}
	for f := range r.figures {
		g := &r.figures[f]
		if g.class != person || g.country == "" || len(g.marks) == 0 || len(g.offices) == 0 {
			continue
		}
		bare := false
		for _, k := range g.marks {
			m := &r.marks[k]
			bare = bare || m.noun != nil && m.country == "" && m.kind == Name
		}
		if bare && !g.sure {
			count[g.country] += len(g.marks) + 2
		}
	}
	best := world.Country("")
	for f := range r.figures {
		if c := r.figures[f].country; count[c] > count[best] {
			best = c
		}
	}
	return best
}

// settle decides the country and the sectors of an actor that neither tables nor titles give.
func (r *reading) settle(f *figure) {
	if len(f.marks) == 0 {
		return
	}
	m := &r.marks[f.marks[0]]
	switch f.class {
	case person:
		if f.country == "" && (len(f.offices) > 0 || len(f.sectors) > 0) {
			f.country = r.employer(m)
		}
		if f.country == "" && len(f.offices) > 0 {
			f.country = r.side(m)
		}
		if f.country == "" && len(f.offices) > 0 && !r.abroad(f) {
			f.country = r.scene(m)
		}
		if f.former && !f.elect {
			f.sectors = formerSectors(f.sectors)
		}
	case body:
		if f.entity >= 0 {
			return
		}
		d, ok := r.world.Describe(r.d, m.first, m.last)
		if ok {
			f.sectors = appendSectors(f.sectors, d.Sectors)
			if d.Country != "" {
				f.country = d.Country
			}
		}
		if f.country == "" {
			f.country = r.countryIn(m.left, m.first)
		}
		if f.country == "" {
			f.country = r.countryOf(m.head, m.last)
		}
		if f.country == "" {
			f.country = r.possessor(m)
		}
		if f.country == "" && ok && stateBody(f.sectors) {
			f.country = r.officeCountry(f)
		}
	case people:
		if f.country == "" && f.entity < 0 {
			f.country = r.countryIn(m.left, m.first)
		}
		if len(f.sectors) == 0 {
			f.sectors = []world.Sector{"CVL"}
		}
	}
}

// abroad reports whether somebody's office is with an international body, or may be.
func (r *reading) abroad(f *figure) bool {
	for _, o := range f.offices {
		switch o {
		case "secretary-general", "executive head", "commission president", "council president", "high representative", "chief executive officer", "chair", "commander", "professor", "editor":
			return true
		}
	}
	return false
}

// employer returns the country of the body that a title names by a word of an actor before:
// "army spokesman Nabil Abdallah" after "Sudan's army".
func (r *reading) employer(m *mark) world.Country {
	for k := m.titleFrom - 2; k < m.first; k++ {
		if k < 0 || r.d.SentenceOf(k) != m.sentence {
			continue
		}
		w := lower(r.d.Word(k))
		if n, ok := r.words.nouns[w]; (!ok || n.class != body) && r.world.Noun(w) == nil {
			continue
		}
		for i := len(r.marks) - 1; i >= 0; i-- {
			if o := &r.marks[i]; o.first < m.first && o.kind == Nominal && o.class == body && o.nounWord == w && o.country != "" {
				return o.country
			}
		}
	}
	return ""
}

// formerSectors turns the sectors of an office into those of somebody who held it.
func formerSectors(list []world.Sector) []world.Sector {
	if len(list) == 0 || slices.Contains(list, "ELI") {
		return list
	}
	switch list[0] {
	case "GOV", "MIL", "LEG", "JUD", "COP", "SPY":
		return []world.Sector{"ELI"}
	}
	return list
}

// stateBody reports whether a body without a country is surely some state's.
func stateBody(list []world.Sector) bool {
	if len(list) == 0 {
		return false
	}
	switch list[0] {
	case "GOV", "MIL", "LEG", "JUD", "COP", "SPY":
		return true
	}
	return false
}

// possessor returns the country of the actor that owns what m names: "Lee's office".
func (r *reading) possessor(m *mark) world.Country {
	for c := range r.t.Dependents(m.head) {
		if r.t.Rel[c] == syntax.NmodPoss {
			if o := r.markAt(c); o >= 0 && r.marks[o].actor >= 0 {
				return r.figures[r.marks[o].actor].country
			}
		}
	}
	return ""
}

// officeCountry returns the country of the ministry or other organ of a state that the text does
// not name: that of the nearest official of the same kind of office before it, else home.
func (r *reading) officeCountry(f *figure) world.Country {
	at := r.marks[f.marks[0]].first
	best, near := world.Country(""), 1<<30
	for g := range r.figures {
		o := &r.figures[g]
		if o.class != person || o.country == "" || o.elect || o.former {
			continue
		}
		for _, office := range o.offices {
			word, _, _ := strings.Cut(string(office), " ")
			if len(word) < 4 || !slices.Contains(f.name, word) && !(word == "defence" && slices.Contains(f.name, "defense")) {
				continue
			}
			for _, k := range o.marks {
				gap := at - r.marks[k].first
				if gap < 0 {
					gap = 4000 - gap
				}
				if gap < near {
					best, near = o.country, gap
				}
			}
		}
	}
	if best == "" {
		best = r.home
	}
	if best == "" {
		best = r.side(&r.marks[f.marks[0]])
	}
	return best
}

// side returns the country of an official whose country is not said: that of a side or
// delegation in the same sentence, of the nearest official before with a known country in the
// same paragraph, else home.
func (r *reading) side(m *mark) world.Country {
	s := &r.d.Sentences[m.sentence]
	for i := s.First; i < s.Last; i++ {
		switch lower(r.d.Word(i)) {
		case "side", "delegation":
			if c := r.countryIn(max(s.First, i-3), i); c != "" {
				return c
			}
		}
	}
	return r.home
}
