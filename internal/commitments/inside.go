package commitments

import (
	"github.com/chancery-project/chancery/internal/syntax"
)

// fromWords adds what the words said in statement si commit to: "we will", "Iran should",
// "the raid is unacceptable". Words inside a statement within it are that one's.
func (r *reader) fromWords(si int) {
	s := &r.Statements[si]
	if s.Speaker.Actor < 0 {
		return
	}
	for _, c := range s.Content {
		a, b := r.Doc.WordsIn(c)
		for i := a; i < b; i++ {
			if int(r.inside[i]) == si {
				r.predicate(si, i, rng{a, b})
			}
		}
	}
}

// predicate adds what the predicate v of statement si, in the words x of it, commits to.
func (r *reader) predicate(si, v int, x rng) {
	tag := r.Tree.Tag[v]
	if tag != syntax.VERB && tag != syntax.ADJ && tag != syntax.NOUN && tag != syntax.AUX {
		return
	}
	if r.conditional(v) || r.Doc.Word(r.Doc.Sentences[r.Doc.SentenceOf(v)].Last-1) == "?" {
		return
	}
	sub := r.subject(v)
	if sub >= 0 && !x.holds(sub) {
		return
	}
	if sub < 0 || r.lemma(sub) == "there" {
		r.impersonal(si, v, x)
		return
	}
	if r.own(si, sub) {
		r.selfPredicate(si, v, sub, x)
		return
	}
	r.otherPredicate(si, v, sub, x)
}

// conditional reports whether v heads a clause of condition or question.
func (r *reader) conditional(v int) bool {
	for c := range r.Tree.Dependents(v) {
		if c < v && r.Tree.Rel[c] == syntax.Mark {
			switch r.word(c) {
			case "if", "whether", "unless", "when", "before", "until":
				return true
			}
		}
	}
	return false
}

// selfPredicate is predicate for a subject on the speaker's side.
func (r *reader) selfPredicate(si, v, sub int, x rng) {
	s := &r.Statements[si]
	by := r.by(si, sub)
	end := r.clauseEnd(v, x)
	start := r.predicateStart(v, sub)
	if r.firstPerson(sub) {
		start = r.subtree(sub).a
	}
	for c := range r.Tree.Dependents(v) {
		if r.Tree.Rel[c] != syntax.Aux {
			continue
		}
		k, ok := r.f.self[r.lemma(c)]
		if !ok || (r.lemma(c) == "would" || r.lemma(c) == "'d") && (r.quoted[c] || r.lemma(v) == "like" || r.lemma(v) == "love" || r.lemma(v) == "be") {
			continue
		}
		if r.Tree.Tag[v] != syntax.VERB || r.passive(v) || vague[r.lemma(v)] {
			continue
		}
		kind := k.kind
		if r.harmful(v) {
			kind = Threat
		}
		if d, ok := r.f.self[r.lemma(v)]; ok && d.kind == Demand {
			r.selfDemand(si, by, v, end, d)
		}
		r.add(kind, si, by, s.Addressees, rng{start, end}, v, k.firmness(), k.place)
		return
	}
	k, ok := r.f.self[r.lemma(v)]
	if ok && r.passive(v) { // "is committed", "was determined": an adjective taken for a participle
		k, ok = r.f.self[r.word(v)]
	} else if !ok {
		k, ok = r.f.self[r.word(v)]
	}
	if !ok || r.negated(v) {
		return
	}
	switch {
	case k.kind == Pledge:
		inf := r.infinitive(v)
		y := rng{v + 1, end}
		if inf >= 0 {
			y = r.afterTo(inf, rng{v, end})
		} else if r.Tree.Tag[v] != syntax.ADJ && r.lemma(v) != "commit" {
			return
		} else if !r.afterPreposition(v, &y) {
			return
		}
		if r.firstPerson(sub) {
			y.a = start
		}
		if r.lemma(v) == "go" && r.Tree.XPOS[v] != syntax.VBG {
			return
		}
		kind := Pledge
		if inf >= 0 && r.harmful(inf) && r.lemma(v) != "agree" {
			kind = Threat
		}
		r.add(kind, si, by, s.Addressees, y, max(inf, v), k.firmness(), k.place)
	case k.kind == Demand:
		r.selfDemand(si, by, v, end, k)
	default:
		if r.dependent(v, syntax.Obj) > v && r.to(v) < 0 && r.Tree.XPOS[v] != syntax.VBG {
			r.add(k.kind, si, by, s.Addressees, rng{start, end}, v, k.firmness(), k.place)
		}
	}
}

// selfDemand adds what the speaker wants, asks or demands with verb v.
func (r *reader) selfDemand(si, by, v, end int, k rule) {
	o := r.dependent(v, syntax.Obj)
	if o < 0 {
		o = r.dependent(v, syntax.Iobj)
	}
	if o < 0 {
		o = r.dependent(v, syntax.Obl)
	}
	inf := r.infinitive(v)
	if inf < 0 && o > v {
		inf = r.infinitive(o)
	}
	switch {
	case inf >= 0 && o > v && o < inf:
		if r.lemma(v) == "call" {
			if p := r.caseOf(o); p < 0 || r.word(p) != "on" && r.word(p) != "upon" {
				return
			}
		}
		if l := r.actorsIn(o); len(l) > 0 && !r.includes(si, l) {
			r.add(Demand, si, by, l, r.afterTo(inf, rng{v, end}), inf, k.firmness(), k.place)
		}
	case o > v && r.lemma(v) == "demand":
		r.add(Demand, si, by, nil, rng{r.subtree(o).a, end}, o, k.firmness(), k.place)
	}
}

// includes reports whether the speaker of si or his state is among the actors list: what he
// wants of himself and others together is no demand.
func (r *reader) includes(si int, list []int) bool {
	for _, a := range list {
		if a == r.Statements[si].Speaker.Actor || r.sameSide(a, r.Statements[si].Speaker.Actor) {
			return true
		}
	}
	return false
}

// afterPreposition moves the start of y behind the preposition of the phrase after v.
func (r *reader) afterPreposition(v int, y *rng) bool {
	for c := range r.Tree.Dependents(v) {
		if p := r.caseOf(c); c > v && p > v && (r.word(p) == "to" || r.word(p) == "for") {
			y.a = p + 1
			return true
		}
	}
	return false
}

// otherPredicate is predicate for a subject that is not on the speaker's side.
func (r *reader) otherPredicate(si, v, sub int, x rng) {
	s := &r.Statements[si]
	end := r.clauseEnd(v, x)
	start := r.predicateStart(v, sub)
	to := r.actorsIn(sub)
	if r.f.harm[r.lemma(v)] == "payers" && r.modal(v) && (len(to) > 0 || r.lemma(sub) == "they" || r.lemma(sub) == "you") {
		if r.quoted[sub] {
			start = r.subtree(sub).a
		}
		r.add(Threat, si, s.Speaker.Actor, to, rng{start, end}, v, "will", "harm")
		return
	}
	for c := range r.Tree.Dependents(v) {
		if r.Tree.Rel[c] != syntax.Aux {
			continue
		}
		k, ok := r.f.other[r.lemma(c)]
		if !ok || r.perfect(v) || len(to) == 0 && !r.passive(v) {
			continue
		}
		if len(to) == 0 && r.lemma(c) != "must" {
			continue
		}
		if r.passive(v) || r.quoted[sub] && r.quoted[v] {
			start = r.subtree(sub).a
		}
		r.add(k.kind, si, s.Speaker.Actor, to, rng{start, end}, v, k.firmness(), k.place)
		return
	}
	k, ok := r.f.other[r.lemma(v)]
	if !ok {
		return
	}
	switch {
	case k.kind == Position && r.Tree.Tag[v] == syntax.ADJ && r.dependent(v, syntax.Cop) >= 0:
		if !r.negated(v) {
			r.add(Position, si, s.Speaker.Actor, nil, rng{r.clauseStart(v, x), end}, v, k.firmness(), k.place)
		}
	case k.kind == Position && k.firmness() == "cannot":
		if r.negated(v) && r.passive(v) && r.can(v) {
			r.add(Position, si, s.Speaker.Actor, nil, rng{r.clauseStart(v, x), end}, v, k.firmness(), k.place)
		}
	case k.kind == Demand && len(to) > 0 && !r.negated(v):
		if inf := r.infinitive(v); inf >= 0 && r.Tree.Tag[v] != syntax.NOUN && inf <= v+3 {
			r.add(Demand, si, s.Speaker.Actor, to, r.afterTo(inf, rng{v, end}), inf, k.firmness(), k.place)
		}
	}
}

// impersonal adds "there is a need to", "it is time to".
func (r *reader) impersonal(si, v int, x rng) {
	k, ok := r.f.noun[r.lemma(v)]
	if !ok || k.kind != Demand || r.Tree.Tag[v] != syntax.NOUN {
		return
	}
	if !r.existential(v) {
		return
	}
	inf := r.infinitive(v)
	if inf < 0 || !x.holds(inf) {
		return
	}
	s := &r.Statements[si]
	r.add(Demand, si, s.Speaker.Actor, s.Addressees, r.afterTo(inf, rng{v, r.clauseEnd(inf, x)}), inf, k.firmness(), k.place)
}

// existential reports whether noun v is what "there is".
func (r *reader) existential(v int) bool {
	for c := range r.Tree.Dependents(v) {
		if r.lemma(c) == "there" {
			return true
		}
	}
	h := int(r.Tree.Head[v])
	if h < 0 || r.lemma(h) != "be" {
		return false
	}
	for c := range r.Tree.Dependents(h) {
		if r.lemma(c) == "there" {
			return true
		}
	}
	return false
}

// vague are verbs with which "will" tells no act.
var vague = map[string]bool{"be": true, "have": true, "see": true, "know": true, "find": true, "need": true, "win": true, "lose": true,
	"want": true, "like": true, "think": true, "remember": true, "get": true, "become": true, "say": true, "tell": true, "miss": true,
	"hope": true, "feel": true, "die": true, "believe": true, "love": true, "learn": true}

// clauseStart returns the first word of the clause of v in x, marks and "that" left out.
func (r *reader) clauseStart(v int, x rng) int {
	a := v
	for c := range r.Tree.Dependents(v) {
		switch r.Tree.Rel[c].Base() {
		case syntax.Nsubj, syntax.Aux, syntax.Cop, syntax.Advmod:
			a = min(a, r.subtree(c).a)
		}
	}
	return max(a, x.a)
}

// clauseEnd returns the end of the clause of v in x: of its subtree, but before a clause that
// is joined to it and has a subject of its own, or gives a reason.
func (r *reader) clauseEnd(v int, x rng) int {
	end := v + 1
	for c := range r.Tree.Dependents(v) {
		if c < v {
			continue
		}
		at := r.subtree(c)
		switch r.Tree.Rel[c].Base() {
		case syntax.Conj:
			if r.dependent(c, syntax.Nsubj) >= 0 {
				return min(x.b, max(end, r.before(at.a)))
			}
		case syntax.Advcl:
			if m := r.caseOf(c); m >= 0 && (r.word(m) == "because" || r.word(m) == "as" || r.word(m) == "since") {
				return min(x.b, max(end, r.before(at.a)))
			}
		case syntax.Parataxis, syntax.Punct:
			continue
		}
		end = max(end, at.b)
	}
	return min(end, x.b)
}

// before steps back from word a over marks.
func (r *reader) before(a int) int {
	for a > 0 && r.Tree.Tag[a-1] == syntax.PUNCT {
		a--
	}
	return a
}

// passive reports whether predicate v is passive.
func (r *reader) passive(v int) bool {
	return r.Tree.Dependent(v, syntax.AuxPass, syntax.NsubjPass) >= 0
}

// perfect reports whether predicate v has the auxiliary "have".
func (r *reader) perfect(v int) bool {
	for c := range r.Tree.Dependents(v) {
		if r.Tree.Rel[c] == syntax.Aux && r.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// can reports whether predicate v has the auxiliary "can" or "could".
func (r *reader) can(v int) bool {
	for c := range r.Tree.Dependents(v) {
		if l := r.lemma(c); r.Tree.Rel[c] == syntax.Aux && (l == "can" || l == "could" || l == "ca") {
			return true
		}
	}
	return false
}
