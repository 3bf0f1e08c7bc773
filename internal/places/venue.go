package places

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
)

// venueOf returns the predicate that the place with head word h may be the venue of: what
// happens "in Beijing" or "at the border of", or what "visits" and "enters" it. A place that
// acts ("Beijing objects"), is acted on, or only tells whose something is has none.
func venueOf(t *syntax.Tree, h int) int {
	for range 8 { // up through "the summit in Beijing", "Paris, France", "Rome and Milan"
		switch t.Rel[h].Base() {
		case syntax.Obl, syntax.Nmod:
			if !locative(t, h) {
				return -1
			}
			return predicate(t, h)
		case syntax.Obj:
			if p := int(t.Head[h]); p >= 0 && reaches[t.Lemma[p]] {
				return p
			}
			return -1
		case syntax.Conj, syntax.Appos, syntax.Flat, syntax.Compound:
			if t.Rel[h].Base() == syntax.Compound && !locative(t, int(t.Head[h])) {
				return -1
			}
			h = int(t.Head[h])
		case syntax.Advmod:
			return predicate(t, h)
		default:
			return -1
		}
		if h < 0 {
			return -1
		}
	}
	return -1
}

// reaches are verbs whose object is where they happen.
var reaches = map[string]bool{"visit": true, "enter": true, "leave": true, "reach": true, "tour": true, "attack": true, "bomb": true, "hit": true, "strike": true, "invade": true, "shell": true, "raid": true, "capture": true, "seize": true, "besiege": true, "occupy": true, "storm": true, "flee": true}

// locatives are the prepositions of venues.
var locatives = map[string]bool{"in": true, "at": true, "near": true, "inside": true, "outside": true, "around": true, "across": true, "throughout": true, "within": true, "on": true, "off": true, "along": true, "over": true, "into": true, "to": true, "through": true, "between": true, "beyond": true, "above": true, "toward": true, "towards": true, "from": true}

// locative reports whether a preposition of place stands before the phrase of word h.
func locative(t *syntax.Tree, h int) bool {
	for c := range t.Dependents(h) {
		if t.Rel[c] == syntax.Case && locatives[strings.ToLower(t.Word(c))] {
			return true
		}
	}
	return false
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
