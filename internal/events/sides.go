package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/plover"
)

// findSides finds the words that hold the sides of an act.
func (r *reading) findSides(a *act) {
	e := a.entry
	a.fromSpeaker = e.op == need || e.key == "need"
	for _, p := range e.sources {
		if p.kind == speaker {
			a.fromSpeaker = true
			if s := r.sayer(a.word); s >= 0 {
				a.sources = r.group(a.sources, s)
			}
			continue
		}
		if a.sources = r.side(a, p, a.sources, false); len(a.sources) > 0 {
			break
		}
	}
	if e.op != noOperator && a.inner != noAct {
		r.sidesFromTheme(a, &r.acts[a.inner])
	}
	for _, p := range e.targets {
		if len(a.targets) == 0 {
			a.targets = r.side(a, p, a.targets, true)
		} else {
			a.others = r.side(a, p, a.others, true)
		}
	}
	if a.inner != noAct {
		r.sidesFromTheme(a, &r.acts[a.inner])
	}
	if a.kind == nouns && a.inner == noAct {
		r.sidesFromVerb(a)
	}
	if a.kind == nouns && len(a.targets) == 0 && len(a.sources) > 0 && e.op == noOperator { // "over Beijing's objections"
		if h := int(r.t.Head[a.word]); h >= 0 && r.t.Rel[a.word].Base() == syntax.Obl && (r.marked(a.word, "over") || r.marked(a.word, "despite")) {
			a.targets = without(r.group(nil, r.subject(h)), a.sources)
		}
	}
	if len(a.sources) == 0 && (e.op == need || e.key == "need") {
		if s := r.sayer(a.word); s >= 0 {
			a.sources = r.group(a.sources, s)
		}
	}
	if len(a.targets) == 0 && a.theme >= 0 && a.inner == noAct {
		r.targetsFromClause(a)
	}
	a.targets = without(a.targets, a.sources)
	a.others = without(a.others, append(slices.Clip(a.sources), a.targets...))
}

// side appends the words that stand in place p of act a.
func (r *reading) side(a *act, p place, list []int32, target bool) []int32 {
	w := a.word
	switch p.kind {
	case subject:
		if a.kind == nouns {
			return list
		}
		if target || a.kind == adjectives {
			return r.group(list, r.topic(w, 0))
		}
		return r.group(list, r.subject(w))
	case object:
		if a.kind == nouns {
			return list
		}
		if o := r.child(w, syntax.Iobj); o >= 0 {
			return r.group(list, o)
		}
		o := r.object(w)
		if o >= 0 && a.inner != noAct && (o == a.theme || r.t.Dominates(o, a.theme)) && a.composed && r.t.Rel[a.theme].Base() != syntax.Acl {
			return list // the object is the act itself: "lifted sanctions"
		}
		if o >= 0 && slices.Contains(a.entry.items, r.lemma(o)) { // "took a diplomat hostage", read as one noun
			return r.group(list, r.child(o, syntax.Compound, syntax.Nmod))
		}
		list = r.group(list, o)
		for c := range r.t.Dependents(w) { // "met his counterpart Sergio Mattarella", read as two objects
			if c != o && r.t.Rel[c] == syntax.Obj && o >= 0 && c > o {
				list = r.group(list, c)
			}
		}
		return list
	case owner:
		return r.owners(w, list)
	case whole:
		if h := int(r.t.Head[w]); h >= 0 {
			return r.group(list, h)
		}
	case prepositional:
		if c := r.after(w, p.prep); c >= 0 && r.isNoun(c) && (c != a.theme || a.inner == noAct) {
			if d := r.within(a, p, c); d >= 0 {
				c = d
			}
			return r.group(list, c)
		}
		if o := r.object(w); o >= 0 && a.kind == verbs {
			if c := r.after(o, p.prep); c >= 0 && r.isNoun(c) {
				return r.group(list, c)
			}
		}
		for c := range r.t.Dependents(w) { // "opened fire on": the preposition hangs from another dependent
			if b := r.t.Rel[c].Base(); c > w && (b == syntax.Obl || b == syntax.Advmod || b == syntax.Xcomp || b == syntax.Nmod) {
				if g := r.after(c, p.prep); g >= 0 && r.isNoun(g) {
					return r.group(list, g)
				}
			}
		}
		if a.kind == nouns && r.t.Rel[w] == syntax.Compound { // "an attack plan against"
			if c := r.after(int(r.t.Head[w]), p.prep); c >= 0 && r.isNoun(c) {
				return r.group(list, c)
			}
		}
	}
	return list
}

// within returns the side that stands inside c, where c itself only says what is asked or
// taken back: "calls for calm in the city", "the lifting of sanctions on the port".
func (r *reading) within(a *act, p place, c int) int {
	if a.kind == nouns && a.entry.only != nil && r.oneOf(a.entry.only, c) {
		for _, q := range a.entry.targets {
			if d := r.after(c, q.prep); d >= 0 && q.kind == prepositional && r.isNoun(d) {
				return d
			}
		}
	}
	if a.typ == plover.Request && p.prep == "for" {
		for _, q := range [...]string{"by", "from", "in", "of", "between", "on", "to"} {
			if d := r.after(c, q); d >= 0 && r.isNoun(d) {
				return d
			}
		}
	}
	return -1
}

// owners appends the possessor, agent or describing name of noun w: "China's ban", "the raid
// by police", "Israeli strikes", "US-led strikes".
func (r *reading) owners(w int, list []int32) []int32 {
	if p := r.child(w, syntax.NmodPoss); p >= 0 {
		return r.group(list, p)
	}
	for _, p := range [...]string{"by", "between", "from", "among"} {
		if c := r.after(w, p); c >= 0 {
			return r.group(list, c)
		}
	}
	for c := range r.t.Dependents(w) {
		if c > w {
			break
		}
		switch b := r.t.Rel[c].Base(); {
		case b == syntax.Amod && capital(r.d.Word(c)), b == syntax.Compound && (capital(r.d.Word(c)) || r.c.lists["agent"][r.lemma(c)]), b == syntax.Nmod && !r.markedAny(c):
			list = append(list, int32(c))
			for g := range r.t.Dependents(c) { // "Korea-China talks", "US-led"
				if capital(r.d.Word(g)) {
					list = append(list, int32(g))
				}
			}
		case b == syntax.Amod:
			for g := range r.t.Dependents(c) { // "Saudi-led coalition strikes"
				if capital(r.d.Word(g)) && g < c {
					list = append(list, int32(g))
				}
			}
		}
	}
	return list
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// sidesFromTheme takes what the outer words leave open from the act they are about.
func (r *reading) sidesFromTheme(a *act, in *act) {
	if len(a.sources) == 0 && !a.fromSpeaker {
		if a.entry.op != noOperator {
			a.sources = slices.Clone(in.sources)
		}
	}
	if len(a.targets) > 0 {
		return
	}
	if in.kind == nouns && len(in.targets) == 0 && a.kind == verbs { // "staged an ambush on", the preposition hung from the verb
		for _, p := range append(slices.Clip(in.entry.targets), place{prepositional, "to"}, place{prepositional, "on"}, place{prepositional, "against"}) {
			if p.kind == prepositional {
				if in.targets = r.side(a, p, nil, true); len(in.targets) > 0 {
					break
				}
			}
		}
	}
	if a.typ == plover.Request { // the one who is to act is asked
		if a.targets = without(in.sources, a.sources); len(a.targets) == 0 {
			a.targets = without(in.targets, a.sources)
		}
		return
	}
	if a.targets = without(in.targets, a.sources); len(a.targets) == 0 {
		a.targets = without(in.sources, a.sources)
	}
	if len(a.targets) == 0 && in.kind == nouns {
		a.targets = append(a.targets, int32(in.word)) // "threw out the appeal": whose appeal, the cast may know
	}
}

// sidesFromVerb lends a noun that no operator took the subject of its verb, when the verb says only that
// it takes place, and the other side of a verb that says it is done to somebody.
func (r *reading) sidesFromVerb(a *act) {
	if len(a.sources) > 0 || a.entry.op != noOperator {
		return
	}
	w := a.word
	h := int(r.t.Head[w])
	if h < 0 || r.t.Tag[h] != syntax.VERB {
		return
	}
	switch rel := r.t.Rel[w].Base(); {
	case rel == syntax.Obl && a.entry.both && (r.marked(w, "during") || r.marked(w, "in") || r.marked(w, "at")) && len(a.targets) == 0:
		// "invited him during a telephone call": the two of the verb
		a.sources = r.group(a.sources, r.topic(h, 0))
		a.targets = without(r.group(nil, r.object(h)), a.sources)
	case (rel == syntax.Obj || rel == syntax.Obl) && carriers[r.lemma(h)], rel == syntax.Obj && r.c.lists["say"][r.lemma(h)]:
		if s := r.topic(h, 0); s >= 0 && s != w {
			a.sources = r.group(a.sources, s)
		}
	}
}

// carriers are verbs that leave an act to its noun without an entry of their own.
var carriers = wordSet("occur happen resume start proceed be embroil engage involve lock have face see begin attend join continue lead take make do give hold use return")

// targetsFromClause takes as target whom the plain clause after the word is about: "agreed to
// build schools for refugees".
func (r *reading) targetsFromClause(a *act) {
	th := a.theme
	if a.typ == plover.Request {
		if s := r.topic(th, 0); s >= 0 {
			a.targets = without(r.group(nil, s), a.sources)
		}
		if len(a.targets) > 0 {
			return
		}
	}
	if o := r.object(th); o >= 0 {
		a.targets = r.group(a.targets, o)
	}
	for c := range r.t.Dependents(th) {
		if r.t.Rel[c].Base() == syntax.Obl && c > th {
			a.targets = r.group(a.targets, c)
		}
	}
	a.targets = without(a.targets, a.sources)
}

// without returns list less the words of not. It never changes list.
func without(list, not []int32) []int32 {
	var out []int32
	for _, w := range list {
		if !slices.Contains(not, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// sayer returns who says the clause of w: the subject of the nearest verb of saying above it.
func (r *reading) sayer(w int) int {
	for v, n := w, 0; v >= 0 && n < 8; v, n = int(r.t.Head[v]), n+1 {
		h := int(r.t.Head[v])
		if h < 0 {
			break
		}
		switch r.t.Rel[v].Base() {
		case syntax.Ccomp, syntax.Parataxis, syntax.Xcomp, syntax.Obj:
			if r.c.lists["say"][r.lemma(h)] {
				return r.subject(h)
			}
		}
	}
	// "Iran must leave, France said", with "said" below.
	for c := range r.t.Dependents(w) {
		if b := r.t.Rel[c].Base(); (b == syntax.Parataxis || b == syntax.Ccomp) && r.c.lists["say"][r.lemma(c)] {
			return r.subject(c)
		}
	}
	return -1
}
