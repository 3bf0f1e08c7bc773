package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// describe says of each named actor what its titles, appositions and predicates say, and what
// the tables add.
func (r *reading) describe() {
	for i := range r.marks {
		m := &r.marks[i]
		if m.kind == Name && m.actor >= 0 {
			r.titled(&r.figures[m.actor], m)
		}
	}
	for i := range r.marks {
		m := &r.marks[i]
		switch {
		case m.apposTo < 0:
			r.predicate(i)
		case m.kind == Nominal && r.marks[m.apposTo].actor >= 0:
			r.attach(i, r.marks[m.apposTo].actor)
		case m.kind == Name && r.marks[m.apposTo].kind == Nominal && r.marks[m.apposTo].actor < 0:
			r.attach(m.apposTo, m.actor)
		}
	}
	for f := range r.figures {
		r.look(&r.figures[f])
		r.guessGender(&r.figures[f])
	}
	r.home = r.homeCountry()
	for f := range r.figures {
		r.settle(&r.figures[f])
	}
}

// titled takes over what the words before a name say.
func (r *reading) titled(f *figure, m *mark) {
	if m.gender != anyGender && f.gender == anyGender {
		f.gender = m.gender
	}
	if m.list != nil {
		r.adopt(f, m.list)
		if f.country == "" {
			f.country = r.possessor(m.list)
		}
	}
	if m.class != person {
		return
	}
	if m.country != "" && m.entity < 0 || m.country != "" && m.noun != nil {
		f.country, f.sure = m.country, true
	}
	if m.noun != nil {
		r.assign(f, m.noun, m.nounWord, m.country, min(m.left, m.titleFrom), m.first)
	} else if m.nounWord != "" {
		f.nouns = append(f.nouns, m.nounWord)
	}
	if f.gender == anyGender {
		f.gender = r.firstName(m)
	}
}

// assign adds an office or other title to an actor. The words [left, right) hold it.
func (r *reading) assign(f *figure, n *world.Noun, word string, c world.Country, left, right int) {
	for i := max(0, left-1); i < right; i++ {
		switch w := lower(r.d.Word(i)); {
		case w == "former" || w == "ex" || w == "late" || w == "ousted" || w == "deposed" || w == "onetime" || w == "ex-president" || w == "outgoing" && false:
			f.former = true
		case w == "elect" || strings.HasSuffix(w, "-elect") || w == "designate" || strings.HasSuffix(w, "-designate") || w == "incoming":
			f.elect = true
		}
	}
	if n.Kind == world.Title {
		f.offices = append(f.offices, n.Office)
		for len(f.roles) < 4 && left < right {
			sp := r.d.Cover(left, right)
			f.roles = append(f.roles, Role{Title: roleTitle(n.Words), Of: c, Span: sp})
			break
		}
	}
	f.nouns = append(f.nouns, word)
	if len(f.sectors) == 0 || n.Kind == world.Title && !f.known() {
		if !(n.Kind == world.PersonNoun && len(f.sectors) > 0) {
			f.sectors = appendSectors(f.sectors, n.Sectors)
		}
	}
}

func appendSectors(to, more []world.Sector) []world.Sector {
	for _, s := range more {
		if !slices.Contains(to, s) {
			to = append(to[:len(to):len(to)], s)
		}
	}
	return to
}

// firstName returns the gender that a person's first name says.
func (r *reading) firstName(m *mark) gender {
	name := r.words.withoutHonorific(m.name)
	if len(name) < 2 {
		return anyGender
	}
	if g, ok := r.words.first[name[0]]; ok {
		return g
	}
	if len(name) >= 3 { // "Jae-myung" is two words
		if g, ok := r.words.first[name[len(name)-2]+name[len(name)-1]]; ok {
			return g
		}
		if g, ok := r.words.first[name[0]+name[1]]; ok {
			return g
		}
	}
	last := name[len(name)-1]
	if g, ok := r.words.first[last]; ok && len(name) == 2 && m.country != "" {
		return g // Takaichi Sanae
	}
	return anyGender
}

// guessGender takes the gender of somebody who is never named in full from the tables' full name,
// or from the one name, where that is a first name.
func (r *reading) guessGender(f *figure) {
	if f.class != person || f.gender != anyGender || len(f.marks) == 0 {
		return
	}
	if e := r.entityOf(f); e != nil {
		if i := strings.IndexByte(e.Name, ' '); i > 0 {
			f.gender = r.words.first[plain(e.Name[:i])]
		}
	}
	if f.gender == anyGender && len(f.name) == 1 && len(f.offices) == 0 {
		f.gender = r.words.first[f.name[0]]
	}
}

// attach makes a nominal a mention of an actor and takes over what it says.
func (r *reading) attach(i int, actor int32) {
	m, f := &r.marks[i], &r.figures[actor]
	m.actor = actor
	f.marks = append(f.marks, int32(i))
	r.adopt(f, m)
}

// adopt takes over what a nominal says of its actor.
func (r *reading) adopt(f *figure, m *mark) {
	if f.gender == anyGender && f.class == person {
		f.gender = m.gender
	}
	if m.country != "" && !f.sure && f.class == person {
		f.country, f.sure = m.country, true
	} else if m.country != "" && f.country == "" {
		f.country = m.country
	}
	if m.noun != nil && (f.class == person || f.class == people || f.class == body && len(f.sectors) == 0) {
		r.assign(f, m.noun, m.nounWord, m.country, m.first, m.last)
	} else if m.nounWord != "" {
		f.nouns = append(f.nouns, m.nounWord)
	}
}

// predicate takes over what "X is a Y" and "X became Y" say of X, and lets the noun stand for
// nobody else.
func (r *reading) predicate(i int) {
	m := &r.marks[i]
	if m.kind != Nominal {
		return
	}
	s := -1
	if h := int(r.t.Head[m.head]); r.t.Dependent(m.head, syntax.Cop) >= 0 {
		s = r.subject(m.head)
	} else if h >= 0 && becoming[r.t.Lemma[h]] && (r.t.Rel[m.head] == syntax.Xcomp || r.t.Rel[m.head] == syntax.Obj) {
		s = r.subject(h)
	} else if h >= 0 && r.t.Tag[h] == syntax.VERB && lower(r.caseOf(m.head)) == "as" {
		if s = r.t.Dependent(h, syntax.Obj); s < 0 {
			s = r.subject(h)
		}
	}
	if s < 0 {
		return
	}
	if m.class == person || m.class == people || m.class == body {
		m.silent = true
	}
	if o := r.markAt(s); o >= 0 && r.marks[o].actor >= 0 && compatible(m, &r.marks[o]) && !r.negated(m.head) {
		f := &r.figures[r.marks[o].actor]
		r.adopt(f, m)
		if h := int(r.t.Head[m.head]); h >= 0 && becoming[r.t.Lemma[h]] && (r.t.Rel[h] == syntax.Xcomp || r.t.Dependent(h, syntax.Aux) >= 0) {
			f.elect = true // "is expected to become"
		}
	}
}

var becoming = map[string]bool{"become": true, "remain": true}

// subject returns the subject of a predicate, or that of the verb that governs it; for "who" the noun
// before it. It is -1 when there is none.
func (r *reading) subject(i int) int {
	for range 4 {
		if s := r.t.Dependent(i, syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter); s >= 0 {
			switch lower(r.d.Word(s)) {
			case "who", "which", "that":
				if r.t.Rel[i] == syntax.AclRelcl {
					return int(r.t.Head[i])
				}
				return -1
			}
			return s
		}
		if r.t.Rel[i] != syntax.Xcomp && r.t.Rel[i] != syntax.Conj {
			break
		}
		i = int(r.t.Head[i])
	}
	return -1
}

func (r *reading) negated(i int) bool {
	for c := range r.t.Dependents(i) {
		switch lower(r.d.Word(c)) {
		case "not", "n't", "n’t", "never", "no":
			return true
		}
	}
	return false
}
