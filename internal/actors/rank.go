package actors

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
)

// A pronoun goes to the mention that scores best, or to none where no mention scores above zero. A
// score is the sum of the weights of the features that a pair of pronoun and mention has; the
// weights are learned (see train) from GUM and from the development part of GAP.
//
// For each of the three sorts of pronouns the features lie in one block of blockSize weights:
//
//	bias | distance | order | role | role×role | kind | count | gender | place in the sentence | …

// The blocks of features and their sizes.
const (
	fBias     = 0                // always
	fDistance = fBias + 1        // sentences between, 0 to 4; 5 for a mention after the pronoun
	fOrder    = fDistance + 6    // mentions of other actors that agree between, 0 to 7
	fRole     = fOrder + 8       // role of the mention
	fPair     = fRole + numRoles // role of the mention × role of the pronoun
	fNear     = fPair + numRoles*numRoles
	fKind     = fNear + numRoles*2 // name, definite, indefinite, pronoun × same sentence or not
	fCount    = fKind + 8          // mentions of the actor so far: 1, 2, 3, 4–5, 6–9, more
	fGender   = fCount + 6         // known or not × name or not
	fClass    = fGender + 4
	fTree     = fClass + 6 // how the two lie in the tree
	fQuote    = fTree + 10
	fEntity   = fQuote + 4 // first of the article, most frequent
	fWords    = fEntity + 6
	fPron     = fWords + 8 // role of the pronoun, for the choice against none
	blockSize = fPron + numRoles*6
	numSorts  = 3
)

// Roles of a word in its clause.
const (
	roleSubject = iota
	rolePassive
	roleObject
	roleOblique
	roleNmod
	rolePossessor
	roleAppos
	roleConj
	roleOther
	numRoles
)

func (r *reading) role(i int) int {
	switch r.t.Rel[i] {
	case syntax.Nsubj, syntax.NsubjOuter:
		return roleSubject
	case syntax.NsubjPass:
		return rolePassive
	case syntax.Obj, syntax.Iobj:
		return roleObject
	case syntax.Obl, syntax.OblAgent, syntax.OblUnmarked:
		return roleOblique
	case syntax.Nmod:
		return roleNmod
	case syntax.NmodPoss:
		return rolePossessor
	case syntax.Appos:
		return roleAppos
	case syntax.Conj:
		return roleConj
	}
	return roleOther
}

// sort returns the block of a pronoun: he and she, it, they.
func (m *mark) sort() int {
	switch m.pronoun.class {
	case person:
		return 0
	case thing:
		return 1
	}
	return 2
}

// A candidate is a mention that a pronoun may mean.
type candidate struct {
	mark  int32
	feats []int32
}

// candidates returns the mentions that pronoun i may mean, nearest first, with their features. The
// memory is reused by the next call.
func (r *reading) candidates(i int) []candidate {
	m := &r.marks[i]
	r.cands = r.cands[:0]
	r.feats = r.feats[:0]
	r.rivals = r.rivals[:0]
	for k := i - 1; k >= 0 && len(r.cands) < 40; k-- {
		o := &r.marks[k]
		if m.sentence-o.sentence > 4 {
			break
		}
		r.candidate(m, k)
	}
	for k := i + 1; k < len(r.marks) && r.marks[k].sentence == m.sentence && r.marks[k].first < m.first+20; k++ {
		if r.marks[k].kind == Name {
			r.candidate(m, k)
		}
	}
	return r.cands
}

// candidate adds mention k when it agrees with pronoun m.
func (r *reading) candidate(m *mark, k int) {
	o := &r.marks[k]
	if o.actor < 0 || !r.agrees(m, o) || r.bound(m, o) {
		return
	}
	order := 0
	known := false
	for _, a := range r.rivals {
		if a == o.actor {
			known = true
			break
		}
		order++
	}
	if !known {
		r.rivals = append(r.rivals, o.actor)
	}
	from := len(r.feats)
	r.pairFeatures(m, o, order, known)
	r.cands = append(r.cands, candidate{int32(k), r.feats[from:len(r.feats):len(r.feats)]})
}

// put adds feature f of the block of m.
func (r *reading) put(m *mark, f int) {
	r.feats = append(r.feats, int32(m.sort()*blockSize+f))
}

// pairFeatures adds the features of pronoun m and mention o.
func (r *reading) pairFeatures(m, o *mark, order int, known bool) {
	f := &r.figures[o.actor]
	distance := m.sentence - o.sentence
	if o.first > m.first {
		distance = 5
	}
	mr, or := r.role(m.head), r.role(o.anchor)
	near := 0
	if distance == 0 {
		near = 1
	}
	r.put(m, fBias)
	r.put(m, fDistance+distance)
	r.put(m, fOrder+min(order, 7))
	r.put(m, fRole+or)
	r.put(m, fPair+or*numRoles+mr)
	r.put(m, fNear+or*2+near)
	kind := 0
	switch {
	case o.kind == Pronoun:
		kind = 3
	case o.kind == Nominal && o.definite:
		kind = 1
	case o.kind == Nominal:
		kind = 2
	}
	r.put(m, fKind+kind*2+near)
	r.put(m, fCount+countBin(len(f.marks)))
	g := 0
	if f.gender != anyGender {
		g = 1
	}
	if o.kind == Name {
		g += 2
	}
	r.put(m, fGender+g)
	r.put(m, fClass+min(int(f.class), 5))
	r.treeFeatures(m, o, near == 1, known)
	r.put(m, fPron+mr*6+distance)
}

func countBin(n int) int {
	switch {
	case n <= 3:
		return max(0, n-1)
	case n <= 5:
		return 3
	case n <= 9:
		return 4
	}
	return 5
}

// treeFeatures adds how the two lie in the tree, in quotations and in the article.
func (r *reading) treeFeatures(m, o *mark, near, known bool) {
	if known {
		r.put(m, fEntity) // a later mention of the actor lies nearer
	}
	if o.actor == 0 {
		r.put(m, fEntity+1)
	}
	if o.actor == r.top {
		r.put(m, fEntity+2)
	}
	hm, ho := r.clause(m.head), r.clause(o.anchor)
	or := r.role(o.anchor)
	subject := or == roleSubject || or == rolePassive
	if near && subject && hm >= 0 && ho >= 0 && r.reported(hm, ho) {
		r.put(m, fTree+9) // "China said it would respond"
	}
	if near {
		switch {
		case hm == ho:
			r.put(m, fTree)
			if subject {
				r.put(m, fTree+1)
			}
		case hm >= 0 && ho >= 0 && r.t.Dominates(ho, hm):
			r.put(m, fTree+2)
			if subject {
				r.put(m, fTree+3)
			}
		case hm >= 0 && ho >= 0 && r.t.Dominates(hm, ho):
			r.put(m, fTree+4)
		default:
			r.put(m, fTree+5)
		}
		if gap := m.first - o.first; gap > 0 {
			r.put(m, fWords+min(7, gap/4))
		}
	} else if subject && ho >= 0 && r.t.Head[ho] < 0 {
		r.put(m, fTree+6) // the subject of an earlier sentence
		if m.sentence-o.sentence == 1 && r.role(m.head) == roleSubject {
			r.put(m, fTree+7)
		}
	}
	if o.gender != anyGender && o.gender == m.gender {
		r.put(m, fTree+8) // a title or noun says the gender
	}
	switch {
	case m.quote == o.quote && m.quote < 0:
		r.put(m, fQuote)
	case m.quote == o.quote:
		r.put(m, fQuote+1)
	case m.quote >= 0:
		r.put(m, fQuote+2)
	default:
		r.put(m, fQuote+3)
	}
	if r.d.Sentences[m.sentence].Paragraph != r.d.Sentences[o.sentence].Paragraph {
		r.put(m, fEntity+3)
	}
}

// reported reports whether the clause of verb v is what the subject of verb w says or thinks.
func (r *reading) reported(v, w int) bool {
	for range 3 {
		h := int(r.t.Head[v])
		if h < 0 {
			return false
		}
		if h == w {
			return r.t.Rel[v] == syntax.Ccomp
		}
		v = h
	}
	return false
}

// clause returns the verb or other predicate that governs word i.
func (r *reading) clause(i int) int {
	for h := int(r.t.Head[i]); h >= 0; h = int(r.t.Head[h]) {
		if r.t.Tag[h] == syntax.VERB || r.t.Dependent(h, syntax.Cop) >= 0 || r.t.Head[h] < 0 {
			return h
		}
	}
	return -1
}

// courage is how far below zero a pronoun of each sort still goes to the best mention: a missed
// "they" costs more than a wrong one.
var courage = [numSorts]int32{20, 40, 60}

// resolve gives a third-person pronoun to the actor that fits best.
func (r *reading) resolve(i int) {
	m := &r.marks[i]
	if m.person != 3 {
		r.voice(i)
		return
	}
	best, top := int32(-1), -courage[m.sort()]
	for _, c := range r.candidates(i) {
		s := int32(0)
		for _, f := range c.feats {
			s += r.weights[f]
		}
		if m.sort() == 1 && len(c.feats) > 0 && slices.Contains(c.feats, blockSize+fTree+9) {
			s += 60
		}
		if s > top {
			best, top = c.mark, s
		}
	}
	if best >= 0 {
		r.bind(i, r.marks[best].actor)
	}
}

// voice gives "I" and "we" outside quotations to whoever tells the text; inside quotations the
// statements bind them.
func (r *reading) voice(i int) {
	m := &r.marks[i]
	if m.person != 1 || m.quote >= 0 {
		return
	}
	k := 0
	if m.plural {
		k = 1
	}
	if r.tellers[k] == 0 {
		r.figures = append(r.figures, figure{class: m.class, entity: -1, plural: m.plural})
		r.tellers[k] = int32(len(r.figures))
	}
	m.actor = r.tellers[k] - 1
	f := &r.figures[m.actor]
	f.marks = append(f.marks, int32(i))
}

// bind makes pronoun i a mention of an actor.
func (r *reading) bind(i int, actor int32) {
	m := &r.marks[i]
	m.actor = actor
	f := &r.figures[actor]
	f.marks = append(f.marks, int32(i))
	if f.gender == anyGender && f.class == person {
		f.gender = m.gender
	}
	if n := len(f.marks); r.top < 0 || n > len(r.figures[r.top].marks) {
		r.top = actor
	}
}

// agrees reports whether a pronoun may stand for the actor of o.
func (r *reading) agrees(m, o *mark) bool {
	f := &r.figures[o.actor]
	if o.actor+1 == r.tellers[0] || o.actor+1 == r.tellers[1] {
		return false
	}
	switch m.pronoun.class {
	case person:
		return f.class == person && (f.gender == anyGender || f.gender == m.gender)
	case thing:
		return (f.class == body || f.class == state || f.class == place) && !f.plural
	}
	return f.class == people || f.class == body || f.class == state || f.plural
}

// bound reports whether a pronoun cannot mean o: both are arguments of one verb, or one lies in
// the other.
func (r *reading) bound(m, o *mark) bool {
	if o.left <= m.head && m.head < o.last {
		return true
	}
	if m.pronoun.reflexive {
		return false
	}
	hm, ho := int(r.t.Head[m.head]), int(r.t.Head[o.anchor])
	if m.pronoun.possessive && r.t.Rel[m.head] == syntax.NmodPoss {
		return hm == o.anchor
	}
	return hm >= 0 && hm == ho && r.argument(m.head) && r.argument(o.anchor)
}

func (r *reading) argument(i int) bool {
	switch r.t.Rel[i].Base() {
	case syntax.Nsubj, syntax.Obj, syntax.Iobj, syntax.Obl:
		return true
	}
	return false
}
