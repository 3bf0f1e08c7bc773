package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// title reads the words before a person's name: "South Korean President", "Mr.", "Japan's new
// prime minister". They give gender, country, office; the anchor becomes the word of the title
// when that heads the name in the tree.
func (r *reading) title(m *mark) {
	s := &r.d.Sentences[r.d.SentenceOf(m.head)]
	if h := int(r.t.Head[m.head]); h >= 0 && h < m.first && h >= s.First && m.first-h <= 3 && !r.commaBetween(h, m.first) {
		switch r.t.Rel[m.head] {
		case syntax.Flat, syntax.Appos, syntax.NmodDesc, syntax.Compound:
			if r.owner[h] < 0 {
				m.anchor = h
			}
		}
	}
	if g, ok := r.words.honorifics[plain(r.d.Word(m.first))]; ok && len(m.name) > 1 {
		m.gender = g
		if n := r.world.Noun(r.d.Word(m.first)); n != nil && n.Kind == world.Title {
			m.noun, m.nounWord = n, lower(r.d.Word(m.first))
		}
	}
	from := r.titleStart(m, s.First)
	if from == m.first {
		return
	}
	if g, ok := r.words.honorifics[plain(r.d.Word(m.first-1))]; ok {
		m.gender = g
		if n := r.world.Noun(r.d.Word(m.first - 1)); n != nil && n.Kind == world.Title {
			m.noun = n
		}
	} else if r.d.Word(m.first-1) == "." && m.first-2 >= from {
		if g, ok := r.words.honorifics[plain(r.d.Word(m.first-2))]; ok {
			m.gender = g
		}
	}
	r.titleNoun(m, from, s.First)
}

// titleStart returns the first word before a name that may belong to its title; first is the
// first word of the sentence.
func (r *reading) titleStart(m *mark, first int) int {
	from := m.first
	for from > first && m.first-from < 14 {
		w := r.d.Word(from - 1)
		tag := r.t.Tag[from-1]
		if w == "and" && r.twoOffices(first, from-1, m.first) {
			from--
			continue
		}
		if l := lower(w); l == "elect" || l == "designate" {
			from--
			continue
		}
		if w == "," || w == "–" || w == "—" || tag == syntax.VERB || tag == syntax.AUX || tag == syntax.PRON || tag == syntax.CCONJ || tag == syntax.SCONJ ||
			tag == syntax.PUNCT && w != "." && w != "-" && w != "’" && w != "'" {
			break
		}
		if tag == syntax.ADP && !titleLinks[lower(w)] {
			break
		}
		from--
	}
	return from
}

// titleNoun finds the noun of the title among the words from from on up to the name: its office, country and gender.
func (r *reading) titleNoun(m *mark, from, first int) {
	for k := from; k < m.first; k++ {
		n, end := r.world.NounAt(r.d, k, m.first)
		if n != nil && end+1 < m.first && r.t.Tag[end] == syntax.PUNCT {
			switch lower(r.d.Word(end + 1)) {
			case "elect", "designate", "general":
				end += 2
			}
		}
		if n == nil || n.Plural || end < m.first && !(end == m.first-1 && (r.d.Word(end) == "." || r.t.Tag[end] == syntax.PUNCT)) && !r.ofPhrase(end, m.first) {
			continue
		}
		if n.Kind != world.Title && n.Kind != world.PersonNoun {
			if own := r.words.nouns[lower(r.d.Word(end-1))]; own.class != person {
				continue
			}
		}
		m.noun = n
		m.titleFrom = k
		if k > first && r.d.Word(k-1) == "and" {
			for j := max(first, k-5); j < k-1; j++ {
				if o, end := r.world.NounAt(r.d, j, k-1); o != nil && o.Kind == world.Title && end == k-1 {
					m.titleFrom = j
					break
				}
			}
		}
		m.nounWord = lower(r.d.Word(end - 1))
		if own := r.words.nouns[m.nounWord]; own.gender != anyGender {
			m.gender = own.gender
		}
		m.country = r.countryIn(from, k)
		if m.country == "" {
			m.country = r.countryIn(end, m.first-1)
		}
		return
	}
	for k := from; k < m.first; k++ {
		if own, ok := r.words.nouns[lower(r.d.Word(k))]; ok && own.class == person {
			m.nounWord, m.titleFrom = lower(r.d.Word(k)), min(k, m.titleFrom)
			if own.gender != anyGender {
				m.gender = own.gender
			}
			m.country = r.countryIn(from, m.first-1)
		}
	}
}

// twoOffices reports whether the word at is an "and" between two offices of one person: "Deputy Prime
// Minister and Foreign Minister Ayman Safadi".
func (r *reading) twoOffices(first, at, last int) bool {
	after, end := r.world.NounAt(r.d, at+1, last)
	if after == nil || end != last {
		return false
	}
	for k := max(first, at-4); k < at; k++ {
		if n, end := r.world.NounAt(r.d, k, at); n != nil && n.Kind == world.Title && end == at {
			return true
		}
	}
	return false
}

// titleLinks stand between a title and what it is of.
var titleLinks = map[string]bool{"of": true, "to": true, "for": true}

// ofPhrase reports whether only an of-phrase lies between a title and the name: "Director of the
// Office of the King Jafar Hassan".
func (r *reading) ofPhrase(end, first int) bool {
	return end < first && first-end <= 11 && titleLinks[lower(r.d.Word(end))]
}

// listed hands what a plural noun says of a list of names to each of them: "the country's largest
// firms – Wexa, Moor and Co".
func (r *reading) listed(m *mark, i int) {
	give := func(k int) {
		if o := r.owner[k]; o >= 0 {
			n := &r.marks[o]
			if n.kind == Name && n.class != state {
				n.list = m
			}
		}
	}
	give(i)
	for c := range r.t.Dependents(i) {
		if r.t.Rel[c] == syntax.Conj {
			give(c)
		}
	}
}

func (r *reading) commaBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if r.t.Tag[i] == syntax.PUNCT && r.d.Word(i) != "." && r.d.Word(i) != "-" && r.d.Word(i) != "'" && r.d.Word(i) != "’" {
			return true
		}
	}
	return false
}

// apposition ties mark i to the mark that it explains: "Takaichi Sanae, Japan's prime minister",
// "the prime minister, Takaichi Sanae".
func (r *reading) apposition(i int) {
	m := &r.marks[i]
	if m.kind == Pronoun {
		return
	}
	if r.t.Rel[m.anchor] != syntax.Appos {
		r.between(i)
		return
	}
	h := int(r.t.Head[m.anchor])
	if h < 0 {
		return
	}
	o := r.markAt(h)
	if o < 0 || o == i {
		return
	}
	other := &r.marks[o]
	if other.kind == Pronoun || m.kind == Name && other.kind == Name && m.class == person || !classesAgree(m.class, other.class) && !(m.class == person && other.class == people) {
		return
	}
	if m.kind == Nominal && m.plural && !other.plural && other.kind == Name {
		r.listed(m, h)
		return
	}
	if m.kind == Name && other.kind == Nominal && other.plural && !m.plural {
		r.listed(other, m.anchor)
		return
	}
	if !compatible(m, other) {
		return
	}
	if r.commaBetween(min(m.last, other.last)-1, max(m.first, other.first)) || other.kind != m.kind {
		m.apposTo = o
	}
}

// between ties a person's name between commas to the office right before it, whatever the tree
// makes of it: "Kenya's president, William Ruto, urged …".
func (r *reading) between(i int) {
	m := &r.marks[i]
	comma := m.first - 1
	if m.kind != Name || m.class != person || comma < 1 || m.last >= len(r.d.Words) || r.d.Word(comma) != "," || r.d.Word(m.last) != "," {
		return
	}
	o := int(r.owner[comma-1])
	if o < 0 {
		return
	}
	other := &r.marks[o]
	if other.kind == Nominal && other.last == comma && other.noun != nil && other.noun.Kind == world.Title && !other.plural && compatible(m, other) {
		m.apposTo = o
	}
}

// markAt returns the mark whose head or anchor is word i, or -1.
func (r *reading) markAt(i int) int {
	if o := r.owner[i]; o >= 0 {
		if m := &r.marks[o]; m.head == i || m.anchor == i {
			return int(o)
		}
	}
	for k := range r.marks {
		if r.marks[k].anchor == i || r.marks[k].head == i {
			return k
		}
	}
	return -1
}

// compatible reports whether two marks can stand for one actor, by class, number and gender.
func compatible(a, b *mark) bool {
	if a.plural != b.plural && a.class != body && b.class != body {
		return false
	}
	if a.gender != anyGender && b.gender != anyGender && a.gender != b.gender {
		return false
	}
	return classesAgree(a.class, b.class)
}

func classesAgree(a, b class) bool {
	switch {
	case a == b:
		return true
	case a == person || b == person:
		return false
	case a == people || b == people:
		return a == body || b == body
	case a == place || b == place:
		return a == state || b == state
	}
	return false
}

// sectorsOf returns a copy of the sectors of a noun.
func sectorsOf(n *world.Noun) []world.Sector {
	if n == nil {
		return nil
	}
	return slices.Clone(n.Sectors)
}

// roleTitle returns the words of a title as a role names them: "President".
func roleTitle(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
