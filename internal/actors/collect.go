package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// collect finds what may stand for an actor: names, nouns, pronouns, in the order of the text.
func (r *reading) collect(list []names.Mention) {
	r.owner = make([]int32, len(r.d.Words))
	for i := range r.owner {
		r.owner[i] = -1
	}
	for i := range list {
		r.addName(&list[i])
	}
	r.place(0)
	for i := range r.marks {
		for k := r.marks[i].titleFrom; k < r.marks[i].first; k++ {
			if r.owner[k] < 0 {
				r.owner[k] = int32(i)
			}
		}
	}
	for i := range r.d.Words {
		if r.owner[i] >= 0 {
			continue
		}
		if w := r.d.Word(i); len(w) > 1 && w[0] < 'a' && w == strings.ToUpper(w) {
			continue // US, IT
		}
		if p, ok := pronouns[lower(r.d.Word(i))]; ok && r.t.Tag[i] != syntax.VERB {
			r.addPronoun(i, p)
		}
	}
	for i := range r.d.Words {
		if r.owner[i] < 0 && (r.t.Tag[i] == syntax.NOUN || r.t.Tag[i] == syntax.PROPN || r.t.Tag[i] == syntax.ADJ) {
			r.addNoun(i)
		}
	}
	slices.SortStableFunc(r.marks, func(a, b mark) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	for i := range r.owner {
		r.owner[i] = -1
	}
	r.place(0)
	for i := range r.marks {
		m := &r.marks[i]
		m.sentence, m.quote, m.actor = r.d.SentenceOf(m.head), r.d.QuoteAt(r.d.Words[m.head].Start), -1
	}
	for i := range r.marks {
		r.apposition(i)
	}
}

// place writes the marks from the given one on into owner, an inner one over an outer one.
func (r *reading) place(from int) {
	for i := from; i < len(r.marks); i++ {
		for k := r.marks[i].first; k < r.marks[i].last; k++ {
			r.owner[k] = int32(i)
		}
	}
}

func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}

// addName enters a name, unless it is a word for a people that describes another, or the name
// of a place or thing that does not act.
func (r *reading) addName(n *names.Mention) {
	m := mark{first: n.First, last: n.Last, head: n.Head, anchor: n.Head, left: n.First, titleFrom: n.First, kind: Name, entity: -1, apposTo: -1, person: 3, definite: true}
	m.entity, m.class, m.weak = r.sense(n)
	switch {
	case n.Kind == names.Group && (n.Adjective || !r.peoples(&m)):
		return
	case m.class == noClass:
		return
	case n.Last-n.First == 1 && n.Kind != names.Person && m.entity < 0 && r.words.nouns[lower(r.d.Word(n.First))].class == state:
		return // "the Kingdom" is a nominal
	}
	if m.entity >= 0 {
		m.country = allegiance(r.world.Entity(m.entity))
	}
	for i := m.first; i < m.last; i++ {
		if w := plain(r.d.Word(i)); w != "" && w != "s" {
			m.name = append(m.name, w)
		}
	}
	if len(m.name) == 0 {
		return
	}
	if m.class == person {
		r.title(&m)
	}
	m.left = r.leftEdge(m.anchor, m.first)
	r.marks = append(r.marks, m)
}

// sense returns what the tables mean by a name, where that goes with its kind, and its class.
func (r *reading) sense(n *names.Mention) (world.EntityID, class, bool) {
	var buf [8]world.Sense
	senses, end := r.world.LookupAt(r.d, n.First, n.Last, buf[:0])
	if end != n.Last && lower(r.d.Word(n.First)) == "the" {
		senses, end = r.world.LookupAt(r.d, n.First+1, n.Last, buf[:0])
	}
	if end != n.Last {
		senses = nil
	}
	if n.Kind == names.Person {
		return r.whom(senses), person, false
	}
	for _, s := range senses {
		e := r.world.Entity(s.Entity)
		switch {
		case e.Kind == world.State || e.Kind == world.Territory:
			return s.Entity, state, s.Weak
		case e.Kind == world.Capital || e.Kind == world.Seat:
			if r.acts(n) || e.Kind == world.Seat && !r.located(n) {
				return s.Entity, state, s.Weak
			}
			return -1, noClass, false
		case (e.Kind == world.Demonym || e.Kind == world.People) && n.Kind == names.Group:
			return s.Entity, people, s.Weak
		case e.Kind.Organization() && (n.Kind == names.Organization || !s.Weak):
			return s.Entity, body, s.Weak
		}
	}
	switch n.Kind {
	case names.Organization:
		return -1, body, false
	case names.Group:
		return -1, people, false
	case names.Place:
		if rel := r.t.Rel[n.Head]; (rel == syntax.Nsubj || rel == syntax.OblAgent) && r.acts(n) && !r.words.lists.physical[lower(r.d.Word(n.Last-1))] && !r.words.lists.physical[lower(r.d.Word(n.First))] {
			return -1, place, false
		}
	}
	return -1, noClass, false
}

// whom returns the person of the tables that a name means on the day of the article: one in
// office then, else one who was before, else one who will be within some years; -1 for none.
func (r *reading) whom(senses []world.Sense) world.EntityID {
	best, rank := world.EntityID(-1), 0
	for _, s := range senses {
		e := r.world.Entity(s.Entity)
		if e.Kind != world.Person {
			continue
		}
		k := 1
		for _, t := range r.world.OfficesOf(e.ID) {
			switch {
			case r.inOffice(&t):
				k = max(k, 4)
			case int(t.From)/10000 < r.day.Year():
				k = max(k, 3)
			case int(t.From)/10000 <= r.day.Year()+30:
				k = max(k, 2)
			case k == 1:
				k = 0
			}
		}
		if k > rank {
			best, rank = s.Entity, k
		}
	}
	return best
}

// peoples reports whether a word for a people stands for persons here: "Palestinians", "an
// Afghan".
func (r *reading) peoples(m *mark) bool {
	w := r.d.Word(m.head)
	m.plural = r.t.XPOS[m.head] == syntax.NNS || r.t.XPOS[m.head] == syntax.NNPS || strings.HasSuffix(w, "s")
	if !m.plural {
		if d := r.t.Dependent(m.head, syntax.Det); d >= 0 && lower(r.d.Word(d)) == "the" && r.t.Tag[m.head] != syntax.ADJ {
			m.plural = true
		}
	}
	if r.located2(m.head) {
		return false
	}
	return m.plural
}

// located2 reports whether a people's word is a language or the like: "in Chinese".
func (r *reading) located2(i int) bool {
	c := r.t.Dependent(i, syntax.Case)
	return c >= 0 && lower(r.d.Word(c)) == "in" && r.t.Dependent(i, syntax.Det) < 0
}

// whither are the prepositions after which a city is a place.
var whither = map[string]bool{"in": true, "at": true, "near": true, "from": true, "to": true, "into": true, "outside": true, "inside": true, "around": true,
	"across": true, "through": true, "via": true, "toward": true, "towards": true, "of": true, "off": true, "on": true, "throughout": true, "within": true, "about": true, "for": true, "over": true}

// acts reports whether the name of a city stands for those who govern from it: it does something,
// is told or pressed, has something, or deals with another.
func (r *reading) acts(n *names.Mention) bool {
	i := n.Head
	h := int(r.t.Head[i])
	for h >= 0 && r.t.Rel[i] == syntax.Conj {
		i, h = h, int(r.t.Head[h])
	}
	if h < 0 {
		return false
	}
	c := r.t.Dependent(n.Head, syntax.Case)
	if c < 0 {
		c = r.t.Dependent(i, syntax.Case)
	}
	if c >= 0 && r.t.Rel[i] != syntax.NmodPoss {
		switch lower(r.d.Word(c)) {
		case "with", "against", "between", "by":
			return true
		}
		return false
	}
	switch r.t.Rel[i] {
	case syntax.Nsubj:
		return r.t.Tag[h] == syntax.VERB && r.t.Lemma[h] != "be" && r.t.Dependent(h, syntax.Cop) < 0
	case syntax.Obj, syntax.Iobj:
		return r.t.Tag[h] == syntax.VERB && !r.words.lists.reach[r.t.Lemma[h]]
	case syntax.OblAgent:
		return true
	case syntax.NmodPoss:
		return r.words.lists.deeds[r.t.Lemma[h]]
	}
	return false
}

// located reports whether a name stands after a preposition of place.
func (r *reading) located(n *names.Mention) bool {
	c := r.t.Dependent(n.Head, syntax.Case)
	return c >= 0 && whither[lower(r.d.Word(c))]
}

// leftEdge returns the first word of the noun phrase of head: its determiners, adjectives,
// compounds, numbers and possessors.
func (r *reading) leftEdge(head, first int) int {
	edge := min(head, first)
	for c := range r.t.Dependents(head) {
		if c >= head {
			continue
		}
		switch r.t.Rel[c].Base() {
		case syntax.Det, syntax.Amod, syntax.Compound, syntax.Nummod, syntax.Flat:
		case syntax.Nmod:
			if r.t.Rel[c] != syntax.NmodPoss && r.t.Rel[c] != syntax.NmodDesc && r.t.Dependent(c, syntax.Case) >= 0 {
				continue
			}
		default:
			continue
		}
		if dayWord[lower(r.d.Word(c))] {
			continue // "On Friday Kenya's president …"
		}
		f, _ := r.t.Subtree(c)
		edge = min(edge, f)
	}
	s := &r.d.Sentences[r.d.SentenceOf(head)]
	return max(edge, s.First)
}

// dayWord holds the words for days, which are no part of the phrase of an actor behind them.
var dayWord = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "yesterday": true, "today": true}

// addPronoun enters a pronoun.
func (r *reading) addPronoun(i int, p pronoun) {
	if p.class == thing && !r.personal(i) {
		return
	}
	m := mark{first: i, last: i + 1, head: i, anchor: i, left: i, titleFrom: i, kind: Pronoun, class: p.class, gender: p.gender, plural: p.plural, person: p.person,
		definite: true, entity: -1, apposTo: -1, pronoun: p}
	r.marks = append(r.marks, m)
}

// personal reports whether an "it" may stand for somebody: not where it is expletive.
func (r *reading) personal(i int) bool {
	if r.t.Rel[i] == syntax.Expl {
		return false
	}
	h := int(r.t.Head[i])
	if h >= 0 && r.t.Rel[i].Base() == syntax.Nsubj {
		if r.t.Dependent(h, syntax.Csubj, syntax.CsubjPass) >= 0 || r.t.Tag[h] == syntax.ADJ && r.t.Dependent(h, syntax.Ccomp, syntax.Xcomp, syntax.Advcl) >= 0 {
			return false
		}
		switch r.t.Lemma[h] {
		case "seem", "appear", "rain", "snow", "happen", "time", "clear", "unclear", "possible", "important", "likely", "unlikely", "difficult", "hard", "easy", "necessary", "true":
			return false
		}
	}
	return true
}

// allegiance returns the country of an entity or, for a body above countries, the code that
// stands in a country's place: IGO, UNO, EUR, NGO.
func allegiance(e *world.Entity) world.Country {
	if e.Country == "" && e.Kind.Organization() {
		code, _, _ := strings.Cut(e.Code, " ")
		return world.Country(code)
	}
	return e.Country
}
