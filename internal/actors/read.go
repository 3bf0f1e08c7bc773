package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// readOn goes through the nominals and pronouns in the order of the text and gives each to the
// actor that it stands for, or to a new one.
func (r *reading) readOn(resolve func(*reading, int)) {
	for f := range r.figures {
		if r.top < 0 || len(r.figures[f].marks) > len(r.figures[r.top].marks) {
			r.top = int32(f)
		}
	}
	for i := range r.marks {
		m := &r.marks[i]
		if m.actor >= 0 || m.silent {
			continue
		}
		switch m.kind {
		case Nominal:
			r.nominal(i)
		case Pronoun:
			resolve(r, i)
		}
	}
}

// nominal gives a nominal to an actor named before, or to one of its own.
func (r *reading) nominal(i int) {
	m := &r.marks[i]
	if r.pair(i) {
		return
	}
	if f := r.spokenFor(i); f >= 0 {
		r.attach(i, f)
		return
	}
	if f := r.antecedent(i); f >= 0 {
		r.attach(i, f)
		return
	}
	if f := r.namedLater(i); f >= 0 {
		r.attach(i, f)
		return
	}
	if m.class == place || m.class == state {
		return
	}
	f := int32(len(r.figures))
	r.figures = append(r.figures, figure{class: m.class, entity: -1, gender: m.gender, plural: m.plural, country: m.country})
	r.attach(i, f)
	g := &r.figures[f]
	if g.country == "" {
		g.country = r.possessor(m)
	}
	if g.country == "" {
		g.country = r.nameWithin(m)
	}
	if len(g.sectors) == 0 && m.noun != nil {
		g.sectors = sectorsOf(m.noun)
	}
	if g.country == "" && stateBody(g.sectors) && m.definite && m.class == body {
		g.name = []string{m.nounWord}
		g.country = r.officeCountry(g)
	}
}

// spokenFor returns the actor that a nominal is another word for, -1 when there is none: the state
// of "the Iraqi government", the ministry of "Foreign Ministry officials", the agency of "the Interfax
// news agency".
func (r *reading) spokenFor(i int) int32 {
	m := &r.marks[i]
	if m.nounWord == "government" && m.definite && m.country != "" && m.head-m.first <= 4 && !r.qualified(m) {
		for f := range r.figures {
			if g := &r.figures[f]; g.class == state && g.country == m.country && len(g.marks) > 0 {
				return int32(f)
			}
		}
	}
	start := m.head
	if m.noun != nil {
		for start > m.first && (r.owner[start-1] < 0 || r.owner[start-1] == int32(i)) && m.head-start < 3 {
			start--
		}
	}
	if start == m.first {
		return -1
	}
	o := r.owner[start-1]
	if o < 0 || r.marks[o].kind != Name || r.marks[o].class != body || r.marks[o].actor < 0 || r.marks[o].last != start {
		return -1
	}
	switch m.nounWord {
	case "official", "source":
		return r.marks[o].actor
	}
	if m.class == body && m.definite && start == m.head-1 && m.noun != nil && r.t.Rel[start] == syntax.Compound || m.class == body && m.definite && start == m.head && r.words.lists.groupWords[m.nounWord] {
		return r.marks[o].actor
	}
	return -1
}

// qualified reports whether a government is not the one of today or of the whole state.
func (r *reading) qualified(m *mark) bool {
	for k := m.first; k < m.head; k++ {
		switch lower(r.d.Word(k)) {
		case "former", "local", "regional", "provincial", "state", "new", "previous", "next", "interim", "transitional", "rival", "future", "shadow", "military", "exile", "puppet":
			return true
		}
	}
	return false
}

// namedLater returns the one official of the same office and country whom the text names further on:
// "Iraq's foreign minister", then "Iraqi Foreign Minister Fuad Hussein". It is -1 when there is none
// or more than one.
func (r *reading) namedLater(i int) int32 {
	m := &r.marks[i]
	if m.class != person || !m.definite || m.country == "" || m.noun == nil || m.noun.Kind != world.Title {
		return -1
	}
	office := m.noun.OfficeOf(m.country)
	if office == "" || r.words.lists.sharedOffices[string(office)] {
		return -1
	}
	for k := m.first; k < m.last; k++ {
		switch lower(r.d.Word(k)) {
		case "former", "deputy", "vice", "new", "next", "previous", "then", "ex", "late":
			return -1
		}
	}
	found := int32(-1)
	for f := range r.figures {
		g := &r.figures[f]
		if g.class != person || g.country != m.country || g.former || g.elect || len(g.name) == 0 || len(g.marks) == 0 || !slices.Contains(g.offices, office) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = int32(f)
	}
	return found
}

// nameWithin returns the country of a name inside the words of a nominal: "Foreign Ministry
// officials".
func (r *reading) nameWithin(m *mark) world.Country {
	for k := m.first; k < m.head; k++ {
		if o := r.owner[k]; o >= 0 && r.marks[o].kind == Name && r.marks[o].actor >= 0 {
			if c := r.figures[r.marks[o].actor].country; c != "" {
				return c
			}
		}
	}
	return ""
}

// duals are the nouns of plural nominals that stand for actors named before.
var duals = map[string]class{"country": state, "nation": state, "state": state, "neighbour": state, "neighbor": state, "government": state, "capital": state, "side": noClass,
	"leader": person, "president": person, "minister": person, "man": person, "official": person, "premier": person, "party": noClass, "rival": noClass, "ally": state, "power": state,
	"two": noClass, "both": noClass, "pair": person, "duo": person}

// pair resolves "the two countries", "both sides", "the two leaders" to the last two actors of the
// kind. It reports whether m was such a phrase.
func (r *reading) pair(i int) bool {
	m := &r.marks[i]
	kind, ok := duals[m.nounWord]
	if !ok || !m.plural {
		return false
	}
	two := false
	for k := m.first; k < m.head; k++ {
		switch lower(r.d.Word(k)) {
		case "two", "both":
			two = true
		}
	}
	if !two {
		return false
	}
	if k := m.first; lower(r.d.Word(k)) == "two" { // "two countries" are others
		return false
	}
	var found []int32
	for k := i - 1; k >= 0 && len(found) < 2; k-- {
		o := &r.marks[k]
		if o.actor < 0 || slices.Contains(found, o.actor) || m.sentence-o.sentence > 6 {
			continue
		}
		f := &r.figures[o.actor]
		if kind == f.class || kind == noClass && (f.class == state || f.class == body || f.class == person) {
			if len(found) == 1 && kind == noClass && r.figures[found[0]].class != f.class {
				continue
			}
			found = append(found, o.actor)
		}
	}
	if len(found) < 2 {
		return false
	}
	slices.Sort(found)
	m.set = found
	return true
}

// antecedent returns the actor that a nominal speaks of, -1 when it is a new one.
func (r *reading) antecedent(i int) int32 {
	m := &r.marks[i]
	if !m.definite && m.class != place {
		return -1
	}
	best, bestScore := int32(-1), 0
	seen := map[int32]bool{}
	for k := i - 1; k >= 0; k-- {
		o := &r.marks[k]
		if o.actor < 0 || seen[o.actor] {
			continue
		}
		seen[o.actor] = true
		if o.first <= m.head && m.head < o.last || m.first <= o.head && o.head < m.last {
			continue // one inside the other
		}
		f := &r.figures[o.actor]
		s := r.fits(m, f)
		if s == 0 {
			continue
		}
		s = s*16 - min(12, m.sentence-o.sentence) + min(3, len(f.marks))
		if s > bestScore {
			best, bestScore = o.actor, s
		}
	}
	return best
}

// fits says how well a definite nominal describes an actor, 0 when not at all.
func (r *reading) fits(m *mark, f *figure) int {
	if !classesAgree(m.class, f.class) || m.gender != anyGender && f.gender != anyGender && m.gender != f.gender {
		return 0
	}
	if m.country != "" && f.country != "" && m.country != f.country {
		return 0
	}
	if m.class == people && f.class == people && m.country != f.country {
		return 0
	}
	same := slices.Contains(f.nouns, m.nounWord)
	office := m.noun != nil && m.noun.Kind == world.Title && slices.Contains(f.offices, m.noun.OfficeOf(m.country))
	switch m.class {
	case state:
		if f.class == state && m.definite && !m.plural && m.nounWord != "state" && m.nounWord != "power" && !r.ofOwn(m) {
			return 2
		}
		return 0
	case person:
		switch {
		case office:
			return 6
		case same && !r.otherModifiers(m, f):
			return 4
		case r.words.lists.leaders[m.nounWord] && slices.ContainsFunc(f.offices, isLeader) && m.country != "" && m.country == f.country:
			return 5
		}
		return 0
	case body, people:
		if m.plural != f.plural && f.class == people {
			return 0
		}
		if same && !r.otherModifiers(m, f) {
			return 4
		}
		if m.class == body && len(f.name) > 0 && slices.Contains(f.name, m.nounWord) && !r.hasModifier(m) {
			return 4
		}
		if m.class == body && f.entity >= 0 && m.noun != nil && len(f.sectors) > 0 && slices.Contains(m.noun.Sectors, f.sectors[0]) && !r.hasModifier(m) && f.sectors[0] != "GOV" {
			return 2
		}
	case place:
		if slices.Contains(f.nouns, m.nounWord) {
			return 3
		}
	}
	return 0
}

func isLeader(o world.Office) bool {
	switch o {
	case "president", "prime minister", "monarch", "supreme leader", "leader", "junta leader", "chief minister":
		return true
	}
	return false
}

// hasModifier reports whether a nominal says more than "the" and its noun.
func (r *reading) hasModifier(m *mark) bool {
	return m.head-m.first > 1
}

// otherModifiers reports whether a nominal has adjectives, compounds or an owner that no mention of
// the actor has: "the ruling party" is not "the opposition party".
func (r *reading) otherModifiers(m *mark, f *figure) bool {
	for k := m.first; k < m.head; k++ {
		w := lower(r.d.Word(k))
		if r.t.Tag[k] == syntax.DET || r.t.Tag[k] == syntax.PUNCT || w == "'s" || w == "’s" || len(w) < 3 {
			continue
		}
		found := false
		for _, o := range f.marks {
			n := &r.marks[o]
			for j := n.left; j < n.last && !found; j++ {
				found = lower(r.d.Word(j)) == w
			}
		}
		if !found {
			return true
		}
	}
	return false
}

// ofOwn reports whether the nominal has an owner: "Lee's country" is no other's.
func (r *reading) ofOwn(m *mark) bool {
	for c := range r.t.Dependents(m.head) {
		if r.t.Rel[c] == syntax.NmodPoss || c > m.head && r.t.Rel[c].Base() == syntax.Nmod && strings.EqualFold(r.caseOf(c), "of") {
			return true
		}
	}
	return false
}

func (r *reading) caseOf(i int) string {
	if c := r.t.Dependent(i, syntax.Case); c >= 0 {
		return r.d.Word(c)
	}
	return ""
}
