package actors

import (
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// addNoun enters the noun phrase of the common noun i, when the noun can stand for somebody.
func (r *reading) addNoun(i int) {
	t := r.t
	if t.Tag[i] == syntax.ADJ && !(t.Rel[i].Base() == syntax.Nsubj || t.Rel[i] == syntax.Obj) {
		return
	}
	if h := int(t.Head[i]); h >= 0 && (t.Rel[i] == syntax.Compound || t.Rel[i] == syntax.Flat || t.Rel[i] == syntax.NmodDesc || t.Rel[i] == syntax.Amod) && h != i {
		return // "government" in "government officials"; a title before a name
	}
	m := mark{first: i, last: i + 1, head: i, anchor: i, titleFrom: i, kind: Nominal, entity: -1, apposTo: -1, person: 3, nounWord: lower(t.Lemma[i])}
	m.plural = t.XPOS[i] == syntax.NNS || t.XPOS[i] == syntax.NNPS
	if !r.nounClass(&m) {
		return
	}
	m.left = r.leftEdge(i, i)
	if m.class == body && !r.bodily(&m) {
		return
	}
	for k := m.left; k < i; k++ { // a phrase does not begin inside a name
		if o := r.owner[k]; o >= 0 && r.marks[o].kind == Name {
			m.left = min(m.left, r.marks[o].first)
		}
	}
	m.first = m.left
	for m.first < i && (t.Tag[m.first] == syntax.PUNCT || t.Tag[m.first] == syntax.ADP || t.Tag[m.first] == syntax.CCONJ || t.Rel[m.first] == syntax.Advmod || lower(r.d.Word(m.first)) == "least" || lower(r.d.Word(m.first)) == "most") {
		m.first++
	}
	m.left = m.first
	if d := lower(r.d.Word(m.first)); d == "no" || d == "any" {
		return // "no group" is nobody
	}
	r.modifiers(&m)
	r.marks = append(r.marks, m)
}

// bodily reports whether a noun for a body means one here: a singular needs an article or an owner,
// and a loose noun must act or belong to somebody.
func (r *reading) bodily(m *mark) bool {
	det, owned, of := false, false, false
	for c := range r.t.Dependents(m.head) {
		switch {
		case r.t.Rel[c] == syntax.NmodPoss:
			owned = true
		case r.t.Rel[c].Base() == syntax.Det:
			det = true
		case c > m.head && r.t.Rel[c] == syntax.Nmod && lower(r.caseOf(c)) == "of":
			of = true
		}
	}
	if !m.plural && !det && !owned && m.left == m.head {
		// "Parliament voted", "Army kills three": without article only as a subject
		return m.noun != nil && stateBody(m.noun.Sectors) && !r.words.lists.loose[m.nounWord] && r.t.Rel[m.head] == syntax.Nsubj
	}
	if !r.words.lists.loose[m.nounWord] {
		return det || owned || m.plural || r.countryIn(m.left, m.head) != ""
	}
	if owned || r.countryIn(m.left, m.head) != "" {
		return !of
	}
	h := int(r.t.Head[m.head])
	return det && !of && h >= 0 && r.t.Rel[m.head] == syntax.Nsubj && r.t.Tag[h] == syntax.VERB && r.t.Dependent(h, syntax.Cop) < 0
}

// nounClass sets what the noun of m stands for, by the world's nouns and our own.
func (r *reading) nounClass(m *mark) bool {
	i := m.head
	s := &r.d.Sentences[r.d.SentenceOf(i)]
	for k := max(s.First, i-4); k <= i; k++ {
		if k < i && r.owner[k] >= 0 && r.marks[r.owner[k]].kind == Name {
			continue
		}
		if n, end := r.world.NounAt(r.d, k, s.Last); n != nil && end > i && end <= i+4 {
			m.noun = n
			m.last = max(m.last, end)
			m.plural = m.plural || n.Plural
			break
		}
	}
	own, known := r.words.nouns[m.nounWord]
	if !known && m.plural {
		own, known = r.words.nouns[lower(r.d.Word(i))]
	}
	m.class, m.gender = own.class, own.gender
	if m.noun != nil {
		switch m.noun.Kind {
		case world.Title, world.PersonNoun:
			m.class = person
		case world.GroupNoun:
			if !known || m.class == person || m.plural {
				m.class = people
				if !m.plural && r.t.XPOS[i] == syntax.NN {
					m.class = body
				}
			}
		case world.BodyNoun:
			if !known {
				m.class = body
			}
		default:
			if !known {
				return false
			}
		}
	}
	if m.class == person && m.plural {
		m.class = people
	}
	if m.class == people {
		m.plural = true
	}
	return m.class != noClass
}

// modifiers reads the determiner and the country off the words of a nominal.
func (r *reading) modifiers(m *mark) {
	for c := range r.t.Dependents(m.head) {
		switch r.t.Rel[c].Base() {
		case syntax.Det:
			switch lower(r.d.Word(c)) {
			case "the", "this", "that", "these", "those", "both":
				m.definite = true
			}
		case syntax.Nmod:
			if r.t.Rel[c] == syntax.NmodPoss {
				m.definite = true
			}
		}
	}
	for i := m.first; i < m.head; i++ {
		if lower(r.d.Word(i)) == "the" && i == m.first {
			m.definite = true
		}
	}
	m.country = r.countryIn(m.first, m.head)
	if m.country == "" {
		m.country = r.countryOf(m.head, m.last)
	}
	if m.country == "" && m.first < m.head {
		m.country = r.countryNamed(m.first, m.head) // "a Lima court"
	}
}

// countryIn returns the country that an adjective or name among the words names: "South Korean"
// officials; without one, the body above countries that is named there: "EU" officials.
func (r *reading) countryIn(first, last int) world.Country {
	var buf [8]world.Sense
	within := world.Country("")
	for i := first; i < last; i++ {
		senses, end := r.world.LookupAt(r.d, i, last+1, buf[:0])
		if end == i {
			continue
		}
		for _, s := range senses {
			switch e := r.world.Entity(s.Entity); e.Kind {
			case world.State, world.Territory, world.Demonym:
				return r.world.Sovereign(e.Country)
			case world.Body:
				if within == "" {
					within = allegiance(e)
				}
			}
		}
		i = end - 1
	}
	return within
}

// countryOf returns the country after "of", "to" or "for": the president of Ukraine.
func (r *reading) countryOf(head, last int) world.Country {
	for c := range r.t.Dependents(head) {
		if c < head || r.t.Rel[c].Base() != syntax.Nmod && r.t.Rel[c].Base() != syntax.Obl {
			continue
		}
		p := r.t.Dependent(c, syntax.Case)
		if p < 0 {
			continue
		}
		switch lower(r.d.Word(p)) {
		case "of", "in", "from":
			f, l := r.t.Subtree(c)
			if country := r.countryIn(f, min(l, f+6)-1); country != "" && l-f <= 8 {
				return country
			}
		}
	}
	return ""
}

// cover returns the text of the words [first, last).
func (r *reading) cover(first, last int) text.Span { return r.d.Cover(first, last) }
