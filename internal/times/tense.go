package times

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A tense is when the clause around an expression happens.
type tense uint8

const (
	noTense tense = iota
	pastTense
	presentTense
	futureTense
)

// head returns the word of [first, last) that is highest in the tree, and the predicate that
// it hangs on, -1 when there is none.
func (r *resolver) head(first, last int) (head, clause int) {
	if r.tree == nil || first >= len(r.tree.Head) {
		return first, -1
	}
	head = first
	for i := first; i < last; i++ {
		if h := int(r.tree.Head[i]); h < first || h >= last {
			head = i
			break
		}
	}
	return head, predicate(r.tree, head)
}

// predicate returns the closest ancestor of word i that is a verb or has a copula or a subject.
func predicate(t *syntax.Tree, i int) int {
	for i = int(t.Head[i]); i >= 0; i = int(t.Head[i]) {
		if t.Tag[i] == syntax.VERB || t.Dependent(i, syntax.Cop, syntax.Nsubj, syntax.NsubjPass, syntax.Csubj) >= 0 {
			return i
		}
	}
	return -1
}

// tense returns the tense of the clause that holds atom i.
func (r *resolver) tense(i int) tense {
	a := &r.s.atoms[i]
	w, _ := r.words(text.Span{Start: int(a.start), End: int(a.end)})
	if r.tree == nil {
		return r.guess(w)
	}
	if t := r.beside(w); t != noTense {
		return t
	}
	head, p := r.head(w, w+1)
	for p >= 0 {
		switch t := verbTense(r.tree, p); {
		case t == futureTense && r.tree.Rel[head] == syntax.NmodPoss:
			return noTense // "They will appeal Monday's ruling"
		case t != noTense && r.tree.Rel[head].Base() == syntax.Nmod && !modal(r.tree, p):
			return noTense // "The pact follows talks on Monday", "noted the need for talks in May"
		case t == presentTense && r.through(w):
			return futureTense
		case t != noTense:
			return t
		case purpose(r.tree, p):
			return noTense // "its readiness to host talks in October", "met to mark the day"
		}
		p = predicate(r.tree, p)
	}
	return noTense
}

// modal reports whether predicate p has "will" or the like.
func modal(t *syntax.Tree, p int) bool {
	for c := range t.Dependents(p) {
		if t.XPOS[c] == syntax.MD {
			return true
		}
	}
	return false
}

// purpose reports whether p is an infinitive that tells what something is for.
func purpose(t *syntax.Tree, p int) bool {
	if r := t.Rel[p].Base(); r != syntax.Advcl && r != syntax.Acl {
		return false
	}
	for c := range t.Dependents(p) {
		if t.Rel[c] == syntax.Mark && strings.EqualFold(t.Word(c), "to") {
			return true
		}
	}
	return false
}

// through reports whether the date ends a span: "loans through January".
func (r *resolver) through(w int) bool {
	return w > 0 && strings.EqualFold(r.tree.Word(w-1), "through")
}

// beside returns the tense of a verb right before word w, over "on", "late" and the like: "said
// on Friday". Reports put the day there, and no tree is needed to see it.
func (r *resolver) beside(w int) tense {
	for i := w - 1; i >= 0 && i >= w-3; i-- {
		switch strings.ToLower(r.tree.Word(i)) {
		case "until", "till", "effective", "payable", "due":
			return futureTense
		case "since":
			return pastTense
		}
		switch r.tree.XPOS[i] {
		case syntax.VBD:
			return pastTense
		case syntax.VBN:
			return verbTense(r.tree, i)
		case syntax.IN, syntax.RB, syntax.JJ, syntax.RP:
			continue
		}
		break
	}
	return noTense
}

// verbTense returns the tense of predicate p, noTense when it takes it from the clause above.
func verbTense(t *syntax.Tree, p int) tense {
	seen := verbForm(t, p, p)
	for c := range t.Dependents(p) {
		switch t.Rel[c] {
		case syntax.Aux, syntax.AuxPass, syntax.Cop:
			if f := verbForm(t, c, p); f == futureTense || seen != futureTense && f != noTense {
				seen = f
			}
		case syntax.Mark:
			if strings.EqualFold(t.Word(c), "to") && !purpose(t, p) {
				return futureTense // "agreed to meet", but not "met to mark"
			}
		}
	}
	return seen
}

// verbForm returns what the form of word i alone says.
func verbForm(t *syntax.Tree, i, p int) tense {
	switch t.XPOS[i] {
	case syntax.VBD:
		return pastTense
	case syntax.VBZ, syntax.VBP:
		if i != p && (t.Lemma[i] == "have") {
			return pastTense
		}
		if i == p && t.Lemma[i] != "say" {
			return presentTense
		}
		return noTense
	case syntax.MD:
		switch strings.ToLower(t.Word(i)) {
		case "could":
			return noTense
		}
		return futureTense
	case syntax.VBN:
		if awaits[t.Lemma[i]] {
			return futureTense
		}
		if t.Dependent(i, syntax.Aux, syntax.AuxPass) < 0 {
			return pastTense
		}
	}
	return noTense
}

// awaits are verbs whose participle looks ahead: "a vote scheduled for Friday".
var awaits = map[string]bool{"schedule": true, "expect": true, "plan": true, "set": true, "due": true, "slate": true, "plane": true}

// guess reads the tense off the words of the sentence before and after word w.
func (r *resolver) guess(w int) tense {
	s := r.doc.Sentences[r.doc.SentenceOf(w)]
	for i := min(w+8, s.Last) - 1; i >= max(w-12, s.First); i-- {
		if i == w {
			continue
		}
		switch strings.ToLower(r.doc.Word(i)) {
		case "will", "'ll", "’ll", "shall", "scheduled", "due", "plans", "expected", "must", "should":
			return futureTense
		}
	}
	return pastTense
}
