package actors

import (
	"github.com/chancery-project/chancery/internal/syntax"
)

// resolve gives a third-person pronoun to the actor that fits best.
func (r *reading) resolve(i int) {
	m := &r.marks[i]
	if m.person != 3 {
		return
	}
	best, bestScore := int32(-1), 0
	seen := map[int32]bool{}
	rivals := 0
	for k := i - 1; k >= 0; k-- {
		o := &r.marks[k]
		if m.sentence-o.sentence > 4 {
			break
		}
		if o.actor < 0 || seen[o.actor] || !r.agrees(m, o) {
			continue
		}
		if r.bound(m, o) {
			continue
		}
		seen[o.actor] = true
		s := r.salience(m, o, rivals)
		rivals++
		if s > bestScore {
			best, bestScore = o.actor, s
		}
	}
	if best < 0 {
		best = r.cataphor(i)
	}
	if best >= 0 {
		m.actor = best
		f := &r.figures[best]
		f.marks = append(f.marks, int32(i))
		if f.gender == anyGender && f.class == person {
			f.gender = m.gender
		}
	}
}

// agrees reports whether a pronoun may stand for the actor of o.
func (r *reading) agrees(m, o *mark) bool {
	f := &r.figures[o.actor]
	switch m.pronoun.class {
	case person:
		return f.class == person && (f.gender == anyGender || f.gender == m.gender)
	case thing:
		return (f.class == body || f.class == state || f.class == place) && !f.plural
	}
	return f.class == people || f.class == body || f.plural
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

// salience scores o as what a pronoun means; the higher the better.
func (r *reading) salience(m, o *mark, rivals int) int {
	f := &r.figures[o.actor]
	s := 100 - 22*(m.sentence-o.sentence) - 6*min(rivals, 5)
	role := r.t.Rel[o.anchor].Base()
	switch role {
	case syntax.Nsubj:
		s += 24
	case syntax.Obj, syntax.Iobj:
		s += 8
	case syntax.Nmod:
		s -= 4
	}
	if role == r.t.Rel[m.head].Base() {
		s += 6
	}
	s += 3 * min(len(f.marks), 6)
	if f.gender == m.gender && m.gender != anyGender {
		s += 10
	}
	if o.kind == Pronoun {
		s += 8
	}
	if m.quote != o.quote {
		s -= 8
	}
	if m.pronoun.class == thing || m.pronoun.class == noClass {
		s -= 45
	}
	return s
}

// cataphor returns the actor after a pronoun in the same sentence: "In his speech, Lee …".
func (r *reading) cataphor(i int) int32 {
	m := &r.marks[i]
	for k := i + 1; k < len(r.marks); k++ {
		o := &r.marks[k]
		if o.sentence != m.sentence {
			break
		}
		if o.kind == Name && o.actor >= 0 && r.agrees(m, o) && r.t.Rel[o.anchor].Base() == syntax.Nsubj && m.pronoun.class == person {
			return o.actor
		}
	}
	return -1
}
