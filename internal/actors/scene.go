package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// Police, courts, protesters and unions that the text gives no country are those of the place
// where the story plays:
//
//	MANILA, Philippines — … Police used water cannon.        PHL, from the dateline
//	Police arrested three teachers in Cairo.                 EGY, from the venue in the sentence
//	Peru's new cabinet … Prosecutors opened a case.          PER, the one country so far

// homebound are the sectors whose members act at home as a rule. Soldiers and refugees do not.
var homebound = []world.Sector{"COP", "JUD", "LEG", "OPP", "LAB", "EDU", "MED", "CVL", "PTY", "AGR", "GOV", "REL", "SOC", "REB", "UAF", "CRM", "PRM", "SPY"}

// atHome gives an actor that is described, not named, the country of its owner ("his office",
// once "his" is known) or of the scene.
func (r *reading) atHome(g *figure) {
	if g.country == "" && g.entity < 0 && len(g.marks) > 0 && r.marks[g.marks[0]].kind == Nominal {
		g.country = r.possessor(&r.marks[g.marks[0]])
	}
	if g.country != "" || g.entity >= 0 || g.class == state || g.class == place || len(g.marks) == 0 {
		return
	}
	m := &r.marks[g.marks[0]]
	if g.class == person && m.kind == Name && len(g.sectors) == 0 {
		return // a stranger may be from anywhere
	}
	if g.class == person && m.kind == Name || slices.Contains(g.sectors, "MIL") || len(g.sectors) == 0 {
		g.country = r.soleTopic()
		return
	}
	for _, s := range g.sectors {
		if !slices.Contains(homebound, s) {
			return
		}
	}
	g.country = r.scene(m)
}

// scene returns the country where the sentence of m plays: that of a venue it names, of the
// dateline, or the only one that the text has named so far, m's sentence included.
func (r *reading) scene(m *mark) world.Country {
	s := &r.d.Sentences[m.sentence]
	if c := r.venue(s); c != "" {
		return c
	}
	if c := r.dateline(); c != "" {
		return c
	}
	if r.home != "" {
		return r.home
	}
	return r.onlyCountry(m.sentence)
}

// venue returns the country that a phrase with "in", "at" or "near" gives, when all of a
// sentence give the same.
func (r *reading) venue(s *text.Sentence) world.Country {
	found := world.Country("")
	for i := s.First; i+1 < s.Last; i++ {
		switch lower(r.d.Word(i)) {
		case "in", "near", "across", "outside":
		default:
			continue
		}
		if r.t.Rel[i].Base() != syntax.Case {
			continue
		}
		h := int(r.t.Head[i])
		if h < i || r.t.Tag[h] != syntax.PROPN {
			continue
		}
		c := r.countryNamed(i+1, h+1)
		if c == "" {
			continue
		}
		if found != "" && found != c {
			return ""
		}
		found = c
	}
	return found
}

// countryNamed returns the country of the first state, territory or capital named among the
// words.
func (r *reading) countryNamed(first, last int) world.Country {
	var buf [8]world.Sense
	for i := first; i < last; i++ {
		senses, end := r.world.LookupAt(r.d, i, last, buf[:0])
		if end == i {
			continue
		}
		for _, s := range senses {
			switch e := r.world.Entity(s.Entity); e.Kind {
			case world.State, world.Territory, world.Capital:
				return r.world.Sovereign(e.Country)
			}
		}
		i = end - 1
	}
	return ""
}

// dateline returns the country of the dateline, or "" where there is none or it names no
// capital and no state.
func (r *reading) dateline() world.Country {
	for i := range min(3, len(r.d.Sentences)) {
		if s := &r.d.Sentences[i]; s.Kind == text.Dateline {
			return r.countryNamed(s.First, s.Last)
		}
	}
	for i := 1; i < min(12, len(r.d.Words)); i++ { // one that was not cut off: "MANILA, Philippines (AP) — Some"
		switch w := r.d.Word(i); w {
		case "—", "–", "--":
			if first := r.d.Word(0); len(first) > 3 && first == strings.ToUpper(first) {
				return r.countryNamed(0, i)
			}
			return ""
		}
	}
	return ""
}

// soleTopic returns the only country of the whole text, when the text keeps coming back to it: a
// lecture that says "American" once is not about America. It is "" otherwise.
func (r *reading) soleTopic() world.Country {
	n := 0
	for i := range r.marks {
		if r.world.IsCountry(r.marks[i].country) {
			n++
		}
	}
	if n*oftenNamed < len(r.d.Sentences) {
		return ""
	}
	return r.onlyCountry(len(r.d.Sentences))
}

// oftenNamed is for how many sentences a text must name its only country once.
const oftenNamed = 4

// onlyCountry returns the country that all named countries and their people so far belong to,
// up to the end of the given sentence; "" when there are several.
func (r *reading) onlyCountry(sentence int) world.Country {
	found := world.Country("")
	for i := range r.marks {
		m := &r.marks[i]
		if m.sentence > sentence || m.country == "" || !r.world.IsCountry(m.country) {
			continue
		}
		if found != "" && found != m.country {
			return ""
		}
		found = m.country
	}
	return found
}
