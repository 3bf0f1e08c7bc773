package events

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/syntax"
)

// entriesFor yields the entries that word w may speak by, the most special first, each with
// the last word that it matched.
func (r *reading) entriesFor(w int) iter.Seq2[*entry, int] {
	return func(yield func(*entry, int) bool) {
		for _, kind := range r.kinds(w) {
			lemma := r.lemma(w)
			if kind == adjectives {
				lemma = lower(r.d.Word(w)) // "opposed", whether read as an adjective or a participle
			}
			for _, e := range r.c.look(kind, lemma) {
				if last, ok := r.matches(e, kind, w); ok && !yield(e, last) {
					return
				}
			}
		}
	}
}

// look returns the entries of a lemma, "Summit" read as "summit".
func (c *Coder) look(kind int, lemma string) []*entry {
	list := c.byLemma[kind][lemma]
	if list == nil && kind == nouns && capital(lemma) {
		list = c.byLemma[kind][lower(lemma)]
	}
	return list
}

var kindLists = [...][]int{nil, {verbs}, {nouns}, {adjectives}, {verbs, adjectives}, {nouns, verbs}, {adjectives, nouns}, {adjectives, verbs}}

// kinds says in which files a word is looked up.
func (r *reading) kinds(w int) []int {
	switch r.t.Tag[w] {
	case syntax.VERB:
		if r.t.Rel[w] == syntax.Amod {
			return nil // "the proposed ban", "threatened species"
		}
		if r.t.XPOS[w] == syntax.VBN && r.child(w, syntax.Cop, syntax.AuxPass) >= 0 && r.subject(w) < 0 {
			return kindLists[7]
		}
		return kindLists[4]
	case syntax.NOUN:
		if r.t.XPOS[w] == syntax.VBG {
			return kindLists[5]
		}
		return kindLists[2]
	case syntax.ADJ:
		return kindLists[3]
	case syntax.PROPN:
		if r.t.Rel[w].Base() != syntax.Flat && !r.isDay(w) {
			return kindLists[2]
		}
	}
	return nil
}

// matches reports whether the further words that e asks for stand with w.
func (r *reading) matches(e *entry, kind, w int) (last int, ok bool) {
	last = w
	if e.bare && r.child(w, syntax.Obj, syntax.NsubjPass) >= 0 {
		return w, false
	}
	if e.only != nil && !e.onlyAfter() && !r.onlyFits(e, kind, w) {
		return w, false
	}
	if e.op == future && kind == verbs && !r.passive(w) && r.hasClause(w) {
		return w, false // "wants Iran to leave" is a request
	}
	if e.object && r.ownObject(w) < 0 && !r.passive(w) {
		return w, false
	}
	if e.plain && !r.isPlain(w) {
		return w, false
	}
	if e.clause && !r.hasClause(w) {
		return w, false
	}
	if kind == verbs && e.joins() && r.ownObject(w) >= 0 {
		return w, false
	}
	from := w
	r.items = r.items[:0]
	for _, it := range e.items {
		found := -1
		if prepositions[it] {
			found = r.particle(from, it)
			if found < 0 && from != w {
				found = r.particle(w, it)
			}
		} else {
			if found = r.content(from, it, w); found < 0 && from != w {
				found = r.content(w, it, w)
			}
			if found >= 0 {
				from = found
				r.items = append(r.items, found)
			}
		}
		if found < 0 {
			return w, false
		}
		last = max(last, found)
	}
	if e.only != nil && e.onlyAfter() {
		c := r.after(w, e.items[len(e.items)-1])
		if c < 0 || !r.oneOf(e.only, c) {
			return w, false
		}
	}
	return last, true
}

// isPlain reports whether nothing but an object hangs from verb w as complement.
func (r *reading) isPlain(w int) bool {
	objects := 0
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c].Base() {
		case syntax.Xcomp, syntax.Ccomp, syntax.Iobj:
			return false
		case syntax.Obj:
			objects++
		}
	}
	return objects < 2
}

// hasClause reports whether a clause with a doer of its own hangs from verb w.
func (r *reading) hasClause(w int) bool {
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c].Base() {
		case syntax.Xcomp:
			if r.child(w, syntax.Obj, syntax.Iobj) >= 0 || r.child(c, syntax.Nsubj) >= 0 || r.passive(w) {
				return true
			}
		case syntax.Ccomp:
			if r.child(c, syntax.Nsubj) >= 0 {
				return true
			}
		}
	}
	return false
}

// onlyAfter reports whether the listed words are to stand after the preposition that ends
// the key, "pull out of(treaty)", rather than as object, "pull out(troops)".
func (x *entry) onlyAfter() bool {
	return len(x.items) > 0 && relational[x.items[len(x.items)-1]]
}

// joins reports whether the key is a verb and a preposition between which no object may stand: "call on".
func (x *entry) joins() bool {
	return len(x.items) == 1 && relational[x.items[0]] && !x.split && (len(x.targets) == 0 || x.targets[0].kind != object)
}

// relational are the prepositions that are never particles.
var relational = wordSet("on for to at with against of into from upon after about between toward towards")

// oneOf reports whether w, or a noun joined to it or counted by it, is in the sorted list.
func (r *reading) oneOf(list []string, w int) bool {
	in := func(x int) bool {
		_, ok := slices.BinarySearch(list, lower(r.lemma(x)))
		return ok
	}
	if in(w) || r.t.Tag[w] == syntax.PROPN && list[0] == "@name" {
		return true
	}
	for c := range r.t.Dependents(w) {
		switch {
		case r.t.Rel[c] == syntax.Conj && in(c):
			return true
		case r.t.Rel[c].Base() == syntax.Nmod && vague[r.lemma(w)] && in(c):
			return true
		}
	}
	return false
}

// onlyFits reports whether the object of w, or what the object is a number or part of, is one of the listed.
func (r *reading) onlyFits(e *entry, kind, w int) bool {
	if kind != verbs {
		in := func(x int) bool {
			_, ok := slices.BinarySearch(e.only, lower(r.lemma(x)))
			return ok
		} // a noun: "withdrawal of troops", "troop withdrawal"
		for c := range r.t.Dependents(w) {
			b := r.t.Rel[c].Base()
			if (b == syntax.Compound || b == syntax.Amod || (b == syntax.Nmod || b == syntax.Obl) && r.marked(c, "of")) && in(c) {
				return true
			}
		}
		return false
	}
	o := r.object(w)
	if o < 0 && r.child(w, syntax.Obj) < 0 { // "ties severed in May": a passive without its auxiliary
		if o = r.topic(w, 0); r.t.Rel[w] == syntax.Acl && (o < 0 || !r.oneOf(e.only, o)) {
			o = int(r.t.Head[w])
		}
	}
	return o >= 0 && r.oneOf(e.only, o)
}

// vague are nouns that say how much or what kind of the noun after "of".
var vague = wordSet(`number dozen hundred thousand million group series wave string round range set list lot batch bulk
	majority rest part some score scores handful pair couple member variety kind type sort form array package swarm barrage
	flurry spate slew host any all most many half none one two three more act campaign course case attempt piece call`)

// particle returns the word it, or what stands after it, near w.
func (r *reading) particle(w int, it string) int {
	for c := range r.t.Dependents(w) {
		if r.lemma(c) == it && r.t.Rel[c].Base() != syntax.Mark {
			return c
		}
	}
	if c := r.after(w, it); c >= 0 {
		return w + 0*c
	}
	if w+1 < len(r.t.Lemma) && r.lemma(w+1) == it {
		return w + 1
	}
	// "spoke by phone with": a dependent of a dependent.
	for c := range r.t.Dependents(w) {
		if b := r.t.Rel[c].Base(); c > w && (b == syntax.Obl || b == syntax.Obj || b == syntax.Xcomp || b == syntax.Advmod) && r.after(c, it) >= 0 {
			return c
		}
	}
	return -1
}

// content returns the dependent of w that is the word it: the object of the verb, the
// subject of its passive, what stands after a preposition, or what describes it.
func (r *reading) content(w int, it string, verb int) int {
	if p := r.prefix(w); p >= 0 && r.lemma(p) == it {
		return p
	}
	for c := range r.t.Dependents(w) {
		if lower(r.lemma(c)) != it && (it != "oneself" || !reflexive[r.lemma(c)]) {
			continue
		}
		if r.t.Rel[c] == syntax.Nsubj && w == verb {
			continue
		}
		return c
	}
	if o := r.object(w); o >= 0 && lower(r.lemma(o)) == it {
		return o
	}
	for c := range r.t.Dependents(w) { // "severed economic and diplomatic ties", "took part in talks"
		switch r.t.Rel[c].Base() {
		case syntax.Obj, syntax.Obl, syntax.Xcomp:
			for g := range r.t.Dependents(c) {
				if b := r.t.Rel[g].Base(); (b == syntax.Conj || b == syntax.Nmod || b == syntax.Compound || b == syntax.Amod) && lower(r.lemma(g)) == it {
					return g
				}
			}
		case syntax.Ccomp: // "asked why they left"; "that" begins most clauses and says nothing
			if it == "that" {
				continue
			}
			for g := range r.t.Dependents(c) {
				if b := r.t.Rel[g].Base(); g < c && (b == syntax.Advmod || b == syntax.Mark) && r.lemma(g) == it {
					return g
				}
			}
		}
	}
	return -1
}

var reflexive = wordSet("itself himself herself themselves ourselves myself yourself oneself")

// prefix returns the word that a hyphen joins to the front of w, "car" of "car-bombed", or -1.
func (r *reading) prefix(w int) int {
	if w < 2 || r.d.Word(w-1) != "-" || r.d.Words[w-2].End != r.d.Words[w-1].Start || r.d.Words[w-1].End != r.d.Words[w].Start {
		return -1
	}
	return w - 2
}

// lower lowers the first letter, which is all that proper nouns' lemmas differ by.
func lower(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(c) {
		return s
	}
	return string(unicode.ToLower(c)) + s[n:]
}
