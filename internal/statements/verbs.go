package statements

import "github.com/chancery-project/chancery/internal/syntax"

// A complement is what a cue takes for its content.
type complement struct {
	content []rng
	colour  Colour
	told    int  // who is told, or -1
	prep    int  // a preposition that belongs to the cue, or -1
	silent  bool // names no speaker: "is said to"
	clause  bool // a whole clause, not a noun phrase
}

// verbCue makes the draft of the verb i, a cue c in the sentence s, if one of its frames
// is there.
func (r *reader) verbCue(i int, c *cue, s rng) {
	if r.inverted(i, c, s) {
		return
	}
	k, ok := r.verbComplement(i, c, s)
	x := draft{cue: c, word: i, cueAt: r.cueRange(i, c), speaker: -1, from: -1, from2: -1}
	if ok && len(k.content) > 0 && k.content[0].a > i {
		r.unfinished(i, c, s, &k)
		r.extend(i, &k)
		r.medial(i, c, s, &k, &x)
	}
	if !ok {
		if k, ok = r.leftContent(i, c, s, &x); !ok {
			x.phrase = rng{}
		}
	}
	if !ok {
		k, ok = r.asClause(i, c, s, &x)
	}
	if !ok {
		if k, ok = r.rightContent(i, c, s); ok {
			r.extend(i, &k)
		}
	}
	if list, is := r.listed(i, c, s); is {
		k, ok, x.phrase = list, true, rng{}
	}
	if !ok || r.unsaid(i, k.colour) {
		return
	}
	x.colour, x.content, x.clause = k.colour, k.content, k.clause
	if len(c.rest) > 0 && !k.content[0].empty() && k.content[0].a > i {
		k.content[0].a = max(k.content[0].a, x.cueAt.b)
	}
	if k.prep >= 0 {
		x.cueAt = x.cueAt.union(rng{k.prep, k.prep + 1})
	}
	if k.told >= 0 {
		x.told = append(x.told, k.told)
	}
	x.told = append(x.told, r.addressees(i, x.content)...)
	switch {
	case k.silent:
	case r.passive(i):
		x.speaker = r.agent(i)
	default:
		x.speaker = r.speakerOf(i, x.content)
	}
	if x.speaker >= 0 && r.quote[i] < 0 && r.generic(x.speaker) || x.speaker < 0 && !k.silent && !k.clause && !r.passive(i) {
		return
	}
	x.from = r.antecedent(x.speaker)
	r.named(&x, i)
	r.unjoin(&x, i)
	r.add(x)
}

// complements reports whether j may be the clause that its head takes: by its relation, or as
// an adverbial clause with "that", "whether" or a word of asking.
func (r *reader) complements(j int) bool {
	switch r.t.Rel[j].Base() {
	case syntax.Ccomp, syntax.Parataxis, syntax.Xcomp:
		return true
	case syntax.Advcl:
		p := r.mark(j)
		return p >= 0 && (r.word(p) == "that" || r.word(p) == "whether") && r.near(int(r.t.Head[j]), p)
	}
	return false
}

// verbComplement looks for the content of verb i among its dependents.
func (r *reader) verbComplement(i int, c *cue, s rng) (complement, bool) {
	none := complement{told: -1, prep: -1}
	if r.passive(i) {
		return r.passiveComplement(i, c)
	}
	obj, iobj, inf, pred := -1, -1, -1, -1
	next := -1 // a second object
	for j := range r.t.Dependents(i) {
		switch rel := r.t.Rel[j].Base(); {
		case rel == syntax.Obj && obj < 0:
			obj = j
		case rel == syntax.Obj && j > i:
			next = j
		case rel == syntax.Iobj:
			iobj = j
		case j > i && inf < 0 && (rel == syntax.Xcomp || rel == syntax.Ccomp || rel == syntax.Advcl) && r.infinitive(j):
			inf = j
		case j > i && pred < 0 && rel == syntax.Xcomp:
			pred = j
		}
	}
	if inf < 0 && obj > i {
		for j := range r.t.Dependents(obj) {
			if r.t.Rel[j] == syntax.Acl && r.infinitive(j) {
				inf = j
			}
		}
	}
	if pred < 0 && next > obj && obj > i {
		pred = next
	}
	if pred < 0 && obj > i {
		for j := range r.t.Dependents(i) {
			if r.t.Rel[j] == syntax.OblUnmarked && r.subtree(j).a == r.subtree(obj).b && len(r.timeAt(j)) == 0 {
				pred = j // "called the vote a mistake"
			}
		}
	}
	if obj < 0 && iobj > i && inf < 0 {
		for j := range r.t.Dependents(iobj) {
			if r.t.Rel[j] == syntax.Acl && r.infinitive(j) {
				inf = j
			}
		}
	}
	if obj < 0 && inf > 0 {
		obj = iobj
	}
	told := obj
	if iobj >= 0 {
		told = iobj
	}
	_, tells := c.has(frameTold)
	if !tells || told > 0 && r.t.Tag[told] == syntax.VERB {
		told = -1
	}
	// A finite clause, or a clause with a word of asking.
	for j := range r.t.Dependents(i) {
		if j < i || !r.complements(j) {
			continue
		}
		if j == inf && !r.question(j) {
			continue
		}
		if r.t.Rel[j].Base() == syntax.Parataxis && r.quote[j] < 0 && !r.colonBetween(i, j) {
			continue
		}
		if k, ok := r.clause(i, r.opening(i, j), c); ok {
			k.told = told
			return k, true
		}
	}
	k := none
	var ok bool
	switch {
	case inf >= 0 && obj >= 0 && obj < inf && obj > i:
		if k.colour, ok = c.has(frameObjTo); ok {
			k.content = []rng{r.subtree(obj).union(r.subtree(inf))}
			k.told = obj
			return k, true
		}
		if k.colour, ok = c.has(frameTo); ok && tells {
			k.content, k.told = []rng{r.subtree(inf)}, obj
			return k, true
		}
	case inf >= 0 && obj < 0:
		if k.colour, ok = c.has(frameTo); ok && r.near(i, inf) && !r.idle(i, c, inf) {
			k.content = []rng{r.right(i, r.subtree(inf))}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameIng); ok {
		for j := range r.t.Dependents(i) {
			if j > i && r.t.XPOS[j] == syntax.VBG && r.caseOf(j) == "" && r.near(i, j) &&
				(r.t.Rel[j].Base() == syntax.Xcomp || r.t.Rel[j].Base() == syntax.Ccomp || r.t.Rel[j].Base() == syntax.Advcl) {
				k.content = []rng{r.right(i, r.subtree(j))}
				return k, true
			}
		}
	}
	if k.colour, ok = c.has(framePred); ok {
		o := obj
		if iobj > i && obj > iobj {
			o, pred = iobj, obj
		}
		if o > i && pred > o {
			k.content = []rng{r.subtree(o).union(r.subtree(pred))}
			return k, true
		}
		for j := range r.dependentsOf(o) {
			if o > i && j > o && r.t.Rel[j] == syntax.Amod { // "called the charges false"
				k.content = []rng{r.subtree(o)}
				return k, true
			}
		}
		if o < 0 && pred > i && r.near(i, r.subtree(pred).a) && r.holdsQuote(r.subtree(pred)) {
			k.content = []rng{r.right(i, r.subtree(pred))}
			return k, true
		}
		if o > i && r.quotedPredicate(o, s) >= 0 {
			k.content = []rng{{r.subtree(o).a, r.quotedPredicate(o, s)}}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameObjIng); ok && obj > i {
		if pred > obj && r.t.XPOS[pred] == syntax.VBG {
			k.content = []rng{r.subtree(obj).union(r.subtree(pred))}
			return k, true
		}
		if x := r.dependent(obj, syntax.Acl); x > obj && r.t.XPOS[x] == syntax.VBG {
			k.content = []rng{r.subtree(obj)}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameObj); ok && obj > i && !r.empty(obj) && !tells {
		if r.nominal(obj) {
			return none, false // the noun is the cue: "voiced concern about"
		}
		k.content = []rng{r.withPhrase(i, obj, c)}
		if p := r.objPhrase(i, c); !p.empty() && r.quotedWhole(p) {
			k.content = []rng{p}
		}
		return k, true
	}
	if k.colour, ok = c.has(frameObjPrep); ok && obj > i {
		if p := r.objPhrase(i, c); !p.empty() && p.a >= obj {
			k.content = []rng{r.subtree(obj).union(p)}
			return k, true
		}
	}
	return r.prepositional(i, c)
}

// opening returns the clause with "that" under verb i that begins before its clause j, or j: in "she
// revealed that a town called Lima was empty" the tree may make "called" a clause of its own.
func (r *reader) opening(i, j int) int {
	for o := range r.t.Dependents(i) {
		if o > j && r.t.Rel[o].Base() == syntax.Ccomp && r.caseOf(o) == "that" && r.subtree(o).a < r.subtree(j).a {
			return o
		}
	}
	return j
}

// clause returns the complement that the clause j makes to verb i.
func (r *reader) clause(i, j int, c *cue) (complement, bool) {
	k := complement{told: -1, prep: -1, clause: true}
	f := frameThat
	switch {
	case r.question(j):
		f = frameWh
	case r.caseOf(j) == "that":
	case !r.finite(j) && r.quote[j] < 0 && !r.hasFinite(r.right(i, r.subtree(j))):
		return k, false
	case r.quote[j] >= 0 && r.quote[j] != r.quote[i]:
		f |= frameQuote
	}
	var ok bool
	if k.colour, ok = c.has(f); !ok {
		if f != frameWh {
			return k, false
		}
		if k.colour, ok = c.has(frameThat); !ok || r.word(r.subtree(j).a) == "if" || r.word(r.subtree(j).a) == "when" {
			return k, false
		}
	}
	at := r.right(i, r.subtree(j))
	if f&frameThat != 0 && r.caseOf(j) != "that" {
		at = r.withSubject(i, at, c)
		for o := range r.t.Dependents(i) {
			if o < i || o >= at.a || r.t.Rel[o].Base() != syntax.Obj && r.t.Rel[o].Base() != syntax.Iobj {
				continue
			}
			// "told the paper she suspected they knew": taken for a relative clause.
			if x := r.dependent(o, syntax.Acl); x > o && r.ownSubject(x) > o && r.subtree(x).b == at.a && !r.relative(r.subtree(x).a) {
				at.a = r.subtree(x).a
			}
		}
	}
	if i+1 < at.a {
		switch r.t.XPOS[i+1] {
		case syntax.WP, syntax.WRB, syntax.WDT:
			at.a = i + 1
		}
	}
	k.content = []rng{at}
	return k, true
}

// withSubject stretches the clause at back over the noun phrase that stands between it and
// verb i, where the verb has no use for an object: the parser took the clause's subject for one.
func (r *reader) withSubject(i int, at rng, c *cue) rng {
	if _, tells := c.has(frameTold); tells || r.lemma(i) == "ask" {
		return at
	}
	for j := range r.t.Dependents(i) {
		switch r.t.Rel[j].Base() {
		case syntax.Advcl, syntax.Csubj, syntax.Ccomp:
			// "say adding salt is the best": a subject that is a clause.
			if j > i && r.subtree(j).b == at.a && r.t.XPOS[j] == syntax.VBG && r.near(i, j) {
				return rng{max(i+1, r.subtree(j).a), at.b}
			}
		case syntax.Obj, syntax.Nsubj, syntax.Iobj, syntax.Xcomp:
			if j > i && j < at.a && len(r.timeAt(j)) == 0 {
				return rng{min(at.a, max(i+1, r.subtree(j).a)), at.b}
			}
		}
	}
	return at
}

// cueRange returns the words of the cue at verb i: with its auxiliaries and the adverbs
// between them, and its particle.
func (r *reader) cueRange(i int, c *cue) rng {
	at := rng{i, i + 1 + len(c.rest)}
	for j := range r.t.Dependents(i) {
		if j > i && r.t.Rel[j] == syntax.CompoundPrt && j < i+3 {
			at.b = max(at.b, j+1)
		}
	}
	for _, w := range c.rest {
		for j := range r.t.Dependents(i) {
			if j > i && j < i+8 && r.lemma(j) == w {
				at.b = max(i+1, j+1)
			}
		}
	}
	at.b = min(at.b, len(r.d.Words))
	for j := i - 1; j >= 0 && int(r.t.Head[j]) == i; j-- {
		rel := r.t.Rel[j].Base()
		if rel != syntax.Aux && rel != syntax.Advmod && rel != syntax.Cop || r.t.Tag[j] == syntax.PUNCT {
			break
		}
		switch r.t.XPOS[j] {
		case syntax.WRB, syntax.WP, syntax.WDT:
			return at
		}
		at.a = j
	}
	return at
}
