package events

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A reading is the work on one document. Words are named by their index in the document;
// -1 is none.
type reading struct {
	c     *Coder
	d     *text.Doc
	t     *syntax.Tree
	lem   []string // lemmas, mended by the lexicon's own forms
	acts  []act
	items []int   // the content words that the last match of an entry found
	at    []int32 // for each word the index into acts of the act it names, -1 none, -2 not looked at yet
}

func (r *reading) lemma(w int) string { return r.lem[w] }

// mend gives the words that the lexicon knows by their form the lemma of the lexicon.
func (r *reading) mend() {
	r.lem = make([]string, len(r.t.Lemma))
	copy(r.lem, r.t.Lemma)
	for w, l := range r.lem {
		kind := verbs
		switch r.t.Tag[w] {
		case syntax.NOUN:
			kind = nouns
		case syntax.VERB:
		default:
			continue
		}
		if word := r.d.Word(w); kind == nouns && r.t.XPOS[w] == syntax.NNS && len(l) > 3 && strings.HasSuffix(l, "s") && strings.EqualFold(l, word) && l != "series" && l != "headquarters" {
			r.lem[w] = l[:len(l)-1] // "troops"
		} else if r.c.byLemma[kind][l] == nil {
			if head, ok := r.c.forms[lower(r.d.Word(w))]; ok {
				r.lem[w] = head
			}
		}
	}
}

// isNoun reports whether w stands where a thing is named.
func (r *reading) isNoun(w int) bool {
	switch r.t.Tag[w] {
	case syntax.NOUN, syntax.PROPN, syntax.PRON, syntax.NUM:
		return true
	}
	return false
}

// child returns the first dependent of w with one of the relations, subtypes included.
func (r *reading) child(w int, rels ...syntax.Rel) int {
	for c := range r.t.Dependents(w) {
		base := r.t.Rel[c].Base()
		for _, rel := range rels {
			if base == rel || r.t.Rel[c] == rel {
				return c
			}
		}
	}
	return -1
}

// marked reports whether w has the preposition or conjunction p before it.
func (r *reading) marked(w int, p string) bool {
	for c := range r.t.Dependents(w) {
		if c > w {
			break
		}
		if b := r.t.Rel[c].Base(); (b == syntax.Case || b == syntax.Mark) && r.lemma(c) == p {
			return true
		}
	}
	return false
}

// after returns the dependent of w that stands after preposition p: "Iran" in "sanctions on Iran".
func (r *reading) after(w int, p string) int {
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c].Base() {
		case syntax.Obl, syntax.Nmod, syntax.Advcl, syntax.Acl, syntax.Xcomp, syntax.Ccomp, syntax.Obj, syntax.Dep:
			if c > w && r.marked(c, p) && !r.isDay(c) {
				return c
			}
		}
	}
	return -1
}

// isDay reports whether w is a day or date: "on Friday", "in May", "in 2019".
func (r *reading) isDay(w int) bool {
	return r.c.lists["day"][lower(r.lemma(w))] || r.t.Tag[w] == syntax.NUM && len(r.d.Word(w)) == 4
}

// passive reports whether verb w is in the passive voice, a bare participle after its noun
// included: "sanctions imposed on Iran".
func (r *reading) passive(w int) bool {
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c] {
		case syntax.NsubjPass, syntax.AuxPass, syntax.OblAgent, syntax.CsubjPass:
			return true
		}
	}
	if r.t.XPOS[w] != syntax.VBN || r.ownObject(w) >= 0 {
		return false
	}
	switch r.t.Rel[w] {
	case syntax.Acl, syntax.Amod, syntax.Advcl:
		return r.child(w, syntax.Aux) < 0
	case syntax.Conj:
		return r.child(w, syntax.Aux, syntax.Nsubj) < 0 && r.passive(int(r.t.Head[w]))
	case syntax.Xcomp: // "wants him arrested"
		return r.child(w, syntax.Aux) < 0 && r.child(w, syntax.Obj) < 0
	}
	return false
}

// ownObject returns the object that stands after w, or -1. A participle that has one is no passive,
// whatever the parser says: "militants wounded three policemen".
func (r *reading) ownObject(w int) int {
	if o := r.child(w, syntax.Obj); o > w {
		return o
	}
	return -1
}

// antecedent returns the noun that a relative pronoun stands for; any other word stands for itself.
func (r *reading) antecedent(w int) int {
	if w < 0 {
		return w
	}
	switch r.t.XPOS[w] {
	case syntax.WDT, syntax.WP:
	default:
		if r.lemma(w) != "that" && r.lemma(w) != "which" || r.t.Tag[w] != syntax.PRON {
			return w
		}
	}
	for v, n := int(r.t.Head[w]), 0; v >= 0 && n < 6; v, n = int(r.t.Head[v]), n+1 {
		if r.t.Rel[v] == syntax.AclRelcl || r.t.Rel[v] == syntax.Acl {
			return int(r.t.Head[v])
		}
	}
	return w
}

// object returns what verb w acts on: its object, the subject of its passive, or the noun
// that it describes.
func (r *reading) object(w int) int { return r.objectAt(w, 0) }

func (r *reading) objectAt(w, depth int) int {
	if depth > 4 {
		return -1
	}
	h := int(r.t.Head[w])
	if r.passive(w) {
		if s := r.child(w, syntax.Nsubj); s >= 0 {
			return r.antecedent(s)
		}
		switch r.t.Rel[w] {
		case syntax.Acl, syntax.AclRelcl, syntax.Amod:
			return h
		case syntax.Conj:
			if r.passive(h) {
				return r.objectAt(h, depth+1)
			}
		case syntax.Xcomp: // "wants him arrested", "was ordered arrested"
			if o := r.child(h, syntax.Obj); o >= 0 {
				return o
			}
			return r.subjectAt(h, depth+1)
		case syntax.Advcl, syntax.Parataxis:
			return r.subjectAt(h, depth+1)
		}
		return -1
	}
	if o := r.child(w, syntax.Obj); o >= 0 {
		return r.antecedent(o)
	}
	if r.t.Rel[w] == syntax.AclRelcl {
		if s := r.child(w, syntax.Nsubj); s >= 0 && r.antecedent(s) == s { // "the town the rebels shelled"
			return h
		}
	}
	if r.t.Rel[w] == syntax.Conj && h >= 0 && h < w && r.t.Tag[h] == r.t.Tag[w] { // "attacked and burned the village"
		if o := r.child(h, syntax.Obj); o > w {
			return o
		}
	}
	for c := range r.t.Dependents(w) { // "bombed and burned the village", when the object hangs from the second
		if c > w && r.t.Rel[c] == syntax.Conj && r.t.Tag[c] == r.t.Tag[w] && c-w <= 3 {
			if o := r.child(c, syntax.Obj); o >= 0 && r.child(c, syntax.Nsubj) < 0 {
				return o
			}
		}
	}
	return r.phrasalObject(w)
}

// phrasalObject returns the object of a verb with a particle which the parser took for a
// circumstance: "turned off the gas", "handed over the town"; -1 where there is none.
func (r *reading) phrasalObject(w int) int {
	prt := r.t.Dependent(w, syntax.CompoundPrt)
	for c := range r.t.Dependents(w) {
		if c <= w || r.t.Rel[c] != syntax.Obl {
			continue
		}
		switch p := r.child(c, syntax.Case); {
		case p < 0 && prt >= 0 && prt < c && r.t.Tag[c] == syntax.NOUN:
			return c
		case p == w+1 && phrasal[r.lemma(w)+" "+r.lemma(p)]:
			return c
		}
	}
	return -1
}

// phrasal are verbs with particles that the parser may take for prepositions.
var phrasal = map[string]bool{"hand over": true, "turn over": true, "cut off": true, "shut off": true, "write off": true,
	"call off": true, "break off": true, "seal off": true, "shoot down": true, "turn down": true, "vote down": true}

// controls are the verbs whose object, not subject, does what the infinitive after them says.
var controls = wordSet(`ask urge tell order force compel press pressure persuade convince allow permit enable help invite call
	encourage want expect request require instruct direct command warn advise implore beg push lobby authorize authorise
	appeal pressurize let make get leave need challenge remind oblige entreat beseech petition prod nudge task`)

// subject returns who does what verb w says, following participles, infinitives and
// conjunctions up to where the doer is named.
func (r *reading) subject(w int) int { return r.subjectAt(w, 0) }

func (r *reading) subjectAt(w, depth int) int {
	if depth > 6 || w < 0 {
		return -1
	}
	if r.passive(w) {
		if a := r.child(w, syntax.OblAgent); a >= 0 {
			return a
		}
		for c := range r.t.Dependents(w) {
			if r.t.Rel[c].Base() == syntax.Obl && r.marked(c, "by") && r.t.XPOS[c] != syntax.CD {
				return c
			}
		}
		for c := range r.t.Dependents(w) { // "by" hung from a later word: "was stabbed near the station by a man"
			if c > w {
				if a := r.after(c, "by"); a >= 0 && r.isNoun(a) {
					return a
				}
			}
		}
		return -1
	}
	return r.topic(w, depth)
}

// topic returns the grammatical subject of w, of whatever voice, or who would be it.
func (r *reading) topic(w, depth int) int {
	if depth > 6 || w < 0 {
		return -1
	}
	if s := r.child(w, syntax.Nsubj); s >= 0 {
		if s == r.prefix(w) { // "rebels car-bombed", read as if the cars did
			if c := r.child(s, syntax.Compound); c >= 0 {
				return c
			}
		}
		return r.antecedent(s)
	}
	h := int(r.t.Head[w])
	if h < 0 {
		return -1
	}
	switch r.t.Rel[w] {
	case syntax.Conj:
		if !r.isNoun(h) || r.child(h, syntax.Cop) >= 0 {
			return r.topic(h, depth+1)
		}
		if x := r.t.XPOS[w]; x == syntax.VBD || x == syntax.VBZ || x == syntax.VBP { // the parser took the subject for the root
			return h
		}
	case syntax.Xcomp, syntax.Ccomp:
		if controls[r.lemma(h)] {
			if o := r.object(h); o >= 0 {
				return o
			}
			for _, p := range [...]string{"on", "for", "to", "upon"} { // "call on X to withdraw"
				if o := r.after(h, p); o >= 0 && o < w {
					return o
				}
			}
		}
		return r.topic(h, depth+1)
	case syntax.Advcl, syntax.Parataxis, syntax.AdvclRelcl:
		if r.t.XPOS[w] == syntax.VBG && (r.marked(w, "for") || r.marked(w, "of") || r.marked(w, "from")) {
			if o := r.object(h); o >= 0 { // "punished Seoul for deploying", "kept them from voting"
				return o
			}
		}
		return r.topic(h, depth+1)
	case syntax.AclRelcl:
		return h
	case syntax.Acl:
		switch {
		case r.t.XPOS[w] == syntax.VBG && !r.markedAny(w), r.t.XPOS[w] == syntax.VBN || r.t.XPOS[w] == syntax.VBD:
			if r.c.lists["document"][r.lemma(h)] { // "issued a statement condemning"
				return r.holder(h, depth+1)
			}
			return h // "troops guarding the gate"
		case r.isNoun(h):
			return r.holder(h, depth+1) // "Iran's plan to attack", "a decision to withdraw"
		}
	}
	return -1
}

func (r *reading) markedAny(w int) bool {
	c := r.child(w, syntax.Case, syntax.Mark)
	return c >= 0 && c < w
}

// holder returns whose noun n is: its possessor, or the subject of the verb whose object it is.
func (r *reading) holder(n, depth int) int {
	if p := r.child(n, syntax.NmodPoss); p >= 0 {
		return p
	}
	if p := r.after(n, "by"); p >= 0 {
		return p
	}
	if depth > 5 {
		return -1
	}
	switch h := int(r.t.Head[n]); r.t.Rel[n].Base() {
	case syntax.Obj, syntax.Obl:
		return r.subjectAt(h, depth+1)
	case syntax.Nmod, syntax.Conj:
		if r.isNoun(h) {
			return r.holder(h, depth+1)
		}
	}
	return -1
}

// group appends w and the words joined to it: "France, Germany and Italy".
func (r *reading) group(list []int32, w int) []int32 {
	if w < 0 {
		return list
	}
	list = append(list, int32(w))
	for c := range r.t.Dependents(w) {
		if r.t.Rel[c] == syntax.Conj && c > w && r.isNoun(c) {
			list = r.group(list, c)
		}
	}
	return list
}
