package commitments

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
)

// fromCue adds what the cue of statement si commits to: vowed to, urged X to, threatened to.
func (r *reader) fromCue(si int) {
	s := &r.Statements[si]
	if s.CueWord < 0 || s.Speaker.Actor < 0 || s.Speaker.Head < 0 {
		return
	}
	if h := s.Speaker.Head; !r.quoted[h] && (r.firstPerson(h) || r.word(h) == "you") {
		return
	}
	k, ok := r.f.cue[s.Lemma]
	if !ok {
		k = rule{forms: []string{"any"}, place: s.Rule}
		switch s.Colour {
		case statements.Promising:
			k.kind = Pledge
		case statements.Demanding:
			k.kind = Demand
		default:
			r.fromNoun(si)
			return
		}
	}
	if r.Tree.Tag[s.CueWord] == syntax.NOUN && k.kind != Position {
		if n, ok := r.f.noun[s.Lemma]; ok && n.kind == k.kind {
			r.fromNoun(si)
			return
		}
	}
	if k.none {
		return
	}
	for i := range s.Content {
		if i > 0 && s.Content[0].Start < s.Cue.End {
			break // one sentence around its cue, not a list
		}
		r.fromPart(si, i, k)
	}
}

// fromPart adds what part i of the content of statement si commits to, by the rule k of its cue.
func (r *reader) fromPart(si, i int, k rule) {
	s := &r.Statements[si]
	a, b := r.Doc.WordsIn(s.Content[i])
	x := rng{a, b}
	top := r.top(x)
	form := r.form(s.CueWord, x, top)
	if form == "that" && k.holds("self") {
		r.selfClause(si, x, top, k)
		return
	}
	if !k.holds(form) && !(form == "obj" && len(k.forms) == 1 && k.forms[0] != "to" && k.forms[0] != "objto" && k.forms[0] != "self" && k.forms[0] != "ing") {
		return
	}
	to := s.Addressees
	firm := s.Lemma
	switch form {
	case "objto":
		inf := r.infinitiveIn(s.CueWord, x)
		if o := r.objectIn(x, inf); o >= 0 {
			to = r.actorsIn(o)
		}
		r.add(k.kind, si, s.Speaker.Actor, to, r.afterTo(inf, x), inf, firm, k.place)
	case "to":
		y := r.afterTo(top, x)
		if k.kind == Position {
			y = rng{s.CueWord, x.b}
		}
		if k.kind == Pledge {
			to = append(to, s.Speaker.Others...)
		}
		kind := k.kind
		if kind == Pledge && r.harmful(top) && s.Lemma != "agree" {
			kind = Threat
		}
		r.add(kind, si, s.Speaker.Actor, to, y, top, firm, k.place)
	case "that":
		y := x
		if sub := r.subject(top); sub >= 0 && x.holds(sub) {
			if l := r.actorsIn(sub); len(l) > 0 && k.kind == Demand {
				to, y = l, rng{r.predicateStart(top, sub), x.b}
			}
			if k.kind == Pledge && r.own(si, sub) {
				y = rng{r.predicateStart(top, sub), x.b}
			}
		}
		kind := k.kind
		if kind == Pledge && r.harmful(top) {
			kind = Threat
		}
		r.add(kind, si, s.Speaker.Actor, to, y, top, firm, k.place)
	default:
		y := x
		if k.kind == Position {
			y = rng{s.CueWord, x.b}
		}
		if k.kind == Pledge && r.Tree.Tag[top] != syntax.NOUN && r.Tree.Tag[top] != syntax.VERB {
			return
		}
		r.add(k.kind, si, s.Speaker.Actor, to, y, top, firm, k.place)
	}
}

// top returns the word of x that is highest in the tree.
func (r *reader) top(x rng) int {
	best := x.a
	for i := x.a; i < x.b; i++ {
		if h := int(r.Tree.Head[i]); !x.holds(h) && r.Tree.Tag[i] != syntax.PUNCT {
			if r.Tree.Tag[best] == syntax.PUNCT || x.holds(int(r.Tree.Head[best])) || r.Tree.Tag[i] == syntax.VERB && r.Tree.Tag[best] != syntax.VERB && r.Tree.Rel[i].Base() != syntax.Advcl {
				best = i
			}
		}
	}
	return best
}

// form tells the form of the content x of the cue v, whose top is the word top.
func (r *reader) form(v int, x rng, top int) string {
	switch {
	case r.word(x.a) == "to" || x.a+1 < x.b && r.word(x.a) == "not" && r.word(x.a+1) == "to":
		return "to"
	case r.infinitiveIn(v, x) >= 0:
		return "objto"
	case r.Tree.XPOS[top] == syntax.VBG && top == x.a:
		return "ing"
	case r.Tree.Tag[top] == syntax.VERB || r.Tree.Tag[top] == syntax.AUX || r.dependent(top, syntax.Cop) >= 0:
		return "that"
	}
	return "obj"
}

// infinitiveIn returns the infinitive of x that stands under the cue v or the first noun of x:
// "Chad to free the nurse"; or -1.
func (r *reader) infinitiveIn(v int, x rng) int {
	for i := x.a + 1; i < x.b; i++ {
		t := r.to(i)
		if t <= x.a || !x.holds(t) {
			continue
		}
		if h := int(r.Tree.Head[i]); h == v || x.holds(h) && int(r.Tree.Head[h]) == v && r.Tree.Rel[h].Base() != syntax.Ccomp && h < i {
			if o := r.objectIn(x, i); o >= 0 {
				return i
			}
		}
		return -1
	}
	return -1
}

// objectIn returns the head of the noun phrase of x before the infinitive inf, or -1.
func (r *reader) objectIn(x rng, inf int) int {
	for i := x.a; i < min(x.b, inf); i++ {
		switch r.Tree.Tag[i] {
		case syntax.NOUN, syntax.PROPN, syntax.PRON:
			if h := int(r.Tree.Head[i]); !x.holds(h) || h == inf {
				return i
			}
		}
	}
	return -1
}

// afterTo returns the words of x from the infinitive inf on, without its "to".
func (r *reader) afterTo(inf int, x rng) rng {
	if t := r.to(inf); t >= x.a {
		a := t + 1
		if t > x.a && (r.lemma(t-1) == "not" || r.lemma(t-1) == "never") {
			a = t - 1
		}
		return rng{a, x.b}
	}
	if r.word(x.a) == "to" {
		return rng{x.a + 1, x.b}
	}
	return x
}

// predicateStart returns the first word of the predicate v behind its subject, auxiliaries of
// the future and of duty left out.
func (r *reader) predicateStart(v, sub int) int {
	a := v
	for c := range r.Tree.Dependents(v) {
		if c > sub && c < a && (r.Tree.Rel[c].Base() == syntax.Aux || r.Tree.Rel[c].Base() == syntax.Advmod || r.Tree.Rel[c].Base() == syntax.Cop) {
			a = c
		}
	}
	for a < v {
		switch r.lemma(a) {
		case "will", "would", "shall", "should", "must", "'ll", "’ll", "to", "wo":
			a++
			continue
		}
		break
	}
	return a
}

// selfClause adds what the clause x, headed by top, says the speaker of si will do.
func (r *reader) selfClause(si int, x rng, top int, k rule) {
	sub := r.subject(top)
	s := &r.Statements[si]
	if sub < 0 || !r.modal(top) {
		return
	}
	if r.own(si, sub) {
		r.add(k.kind, si, s.Speaker.Actor, s.Addressees, rng{r.predicateStart(top, sub), x.b}, top, s.Lemma, k.place)
		return
	}
	if k.kind == Threat && r.f.harm[r.lemma(top)] == "payers" {
		r.add(Threat, si, s.Speaker.Actor, r.actorsIn(sub), rng{r.predicateStart(top, sub), x.b}, top, s.Lemma, k.place)
	}
	if l := r.Cast.At(sub); k.kind == Threat && len(l) > 0 && s.Speaker.Anonymity == "official" {
		// "Egypt would close its border, an Egyptian official warned."
		if r.Cast.Actors[l[0]].Country != "" && s.Speaker.Actor >= 0 && r.Cast.Actors[l[0]].Country == r.Cast.Actors[s.Speaker.Actor].Country {
			r.add(Threat, si, int(l[0]), s.Addressees, rng{r.predicateStart(top, sub), x.b}, top, s.Lemma, k.place)
		}
	}
}

// modal reports whether predicate v has an auxiliary of the future.
func (r *reader) modal(v int) bool {
	for c := range r.Tree.Dependents(v) {
		if r.Tree.Rel[c] == syntax.Aux {
			switch r.lemma(c) {
			case "will", "would", "shall", "'ll", "’ll", "wo":
				return true
			}
		}
	}
	return false
}

// harmless are the objects with which a word of harm does none: "cut taxes", "strike a deal".
var harmless = map[string]bool{"deal": true, "balance": true, "agreement": true, "bargain": true, "emission": true, "tax": true, "cost": true,
	"price": true, "rate": true, "spending": true, "carbon": true, "corruption": true, "poverty": true, "deficit": true, "aggression": true,
	"attempt": true, "crime": true, "terrorism": true, "question": true, "call": true, "concern": true, "need": true, "measure": true}

// harmful reports whether predicate v says that somebody will be harmed.
func (r *reader) harmful(v int) bool {
	body, ok := r.f.harm[r.lemma(v)]
	if !ok || body == "payers" || r.negated(v) {
		return false
	}
	if body != "-" { // harm only together with one of these words
		at := r.subtree(v)
		for i := v + 1; i < at.b; i++ {
			if slices.Contains(strings.Fields(body), r.lemma(i)) {
				return true
			}
		}
		return false
	}
	o := r.dependent(v, syntax.Obj)
	return o < 0 || !harmless[r.lemma(o)]
}

// fromNoun adds what the noun at the head of the content commits to, where the cue only says
// that it is said: stressed the need to, reaffirmed its support for.
func (r *reader) fromNoun(si int) {
	s := &r.Statements[si]
	if s.Colour == statements.Accusing || s.Colour == statements.Asking || s.Colour == statements.Threatening {
		return
	}
	a, b := r.Doc.WordsIn(s.Content[0])
	x := rng{a, b}
	top := r.top(x)
	if n := s.CueWord; r.Tree.Tag[n] == syntax.NOUN {
		// The noun is part of the cue: "voiced its support for".
		if k, ok := r.f.noun[r.lemma(n)]; ok && n < x.a {
			first := r.subtree(n).a
			if k.kind == Pledge {
				first = x.a
				if r.word(first) == "to" {
					first++
				}
			}
			r.add(k.kind, si, s.Speaker.Actor, s.Addressees, rng{max(first, r.wordAfter(s)), x.b}, top, k.firmness(), k.place)
		}
		return
	}
	k, ok := r.f.noun[r.lemma(top)]
	if !ok || r.Tree.Tag[top] != syntax.NOUN {
		return
	}
	y := x
	if inf := r.infinitive(top); inf >= 0 && x.holds(inf) && k.kind != Position {
		y = r.afterTo(inf, rng{x.a, x.b})
	} else if k.kind == Demand {
		for c := range r.Tree.Dependents(top) {
			if p := r.caseOf(c); c > top && p > top && x.holds(c) {
				y.a = p + 1
				break
			}
		}
		if y.a == x.a {
			if inf := r.infinitive(s.CueWord); inf >= 0 && x.holds(inf) {
				y = r.afterTo(inf, x)
			} else {
				return
			}
		}
	}
	r.add(k.kind, si, s.Speaker.Actor, s.Addressees, y, top, k.firmness(), k.place)
}

// wordAfter returns the first word of the cue of s behind its verb.
func (r *reader) wordAfter(s *statements.Statement) int {
	a, b := r.Doc.WordsIn(s.Cue)
	for i := a; i < b; i++ {
		if r.Tree.Tag[i] == syntax.VERB {
			return i + 1
		}
	}
	return a
}
