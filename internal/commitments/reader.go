package commitments

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A reader is the state of one call of Find.
type reader struct {
	Input
	f      *Finder
	inside []int32 // per word: the innermost statement whose content it is in, or -1
	quoted []bool  // per word: between quotation marks
	out    []Commitment
}

// A rng is a half-open range of words.
type rng struct{ a, b int }

func (x rng) holds(i int) bool { return x.a <= i && i < x.b }

// prepare notes for each word the innermost statement that it is said in.
func (r *reader) prepare() {
	n := len(r.Doc.Words)
	r.inside, r.quoted = make([]int32, n), make([]bool, n)
	size := make([]int, n)
	for i := range r.inside {
		r.inside[i] = -1
	}
	for si := range r.Statements {
		total := 0
		for _, c := range r.Statements[si].Content {
			total += c.Len()
		}
		for _, c := range r.Statements[si].Content {
			a, b := r.Doc.WordsIn(c)
			for i := a; i < b; i++ {
				if r.inside[i] < 0 || total < size[i] {
					r.inside[i], size[i] = int32(si), total
				}
			}
		}
	}
	for _, q := range r.Doc.Quotes {
		a, b := r.Doc.WordsIn(q.Inner)
		for i := a; i < b; i++ {
			r.quoted[i] = true
		}
	}
}

func (r *reader) lemma(i int) string { return r.Tree.Lemma[i] }
func (r *reader) word(i int) string  { return strings.ToLower(r.Doc.Word(i)) }

func (r *reader) subtree(i int) rng {
	a, b := r.Tree.Subtree(i)
	return rng{a, b}
}

// dependent returns the first dependent of i whose relation without its subtype is rel, or -1.
func (r *reader) dependent(i int, rel syntax.Rel) int {
	for c := range r.Tree.Dependents(i) {
		if r.Tree.Rel[c].Base() == rel {
			return c
		}
	}
	return -1
}

// infinitive returns the first dependent of i, after it, that is a verb with "to", or -1.
func (r *reader) infinitive(i int) int {
	for c := range r.Tree.Dependents(i) {
		if c < i {
			continue
		}
		switch r.Tree.Rel[c].Base() {
		case syntax.Xcomp, syntax.Ccomp, syntax.Advcl, syntax.Acl:
			if r.to(c) >= 0 {
				return c
			}
		}
	}
	return -1
}

// to returns the "to" of the infinitive i, or -1.
func (r *reader) to(i int) int {
	for c := range r.Tree.Dependents(i) {
		if c < i && r.Tree.XPOS[c] == syntax.TO {
			return c
		}
	}
	return -1
}

// caseOf returns the word that is the preposition or conjunction of i, or -1.
func (r *reader) caseOf(i int) int {
	for c := range r.Tree.Dependents(i) {
		if c < i && (r.Tree.Rel[c] == syntax.Case || r.Tree.Rel[c] == syntax.Mark) && r.Tree.XPOS[c] != syntax.TO {
			return c
		}
	}
	return -1
}

// subject returns the subject of predicate v, its own or shared with the one it is joined to
// or stands under, or -1.
func (r *reader) subject(v int) int {
	for range 6 {
		for c := range r.Tree.Dependents(v) {
			switch r.Tree.Rel[c] {
			case syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter:
				return c
			case syntax.Expl: // "it" taken for a dummy before a verb of will
				if r.lemma(c) == "it" && c < v {
					return c
				}
			}
		}
		switch r.Tree.Rel[v].Base() {
		case syntax.Conj, syntax.Xcomp:
			v = int(r.Tree.Head[v])
		default:
			return -1
		}
	}
	return -1
}

// negated reports whether predicate i has "not" or "never".
func (r *reader) negated(i int) bool {
	for c := range r.Tree.Dependents(i) {
		switch r.lemma(c) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// firstPerson reports whether word i is "I" or "we".
func (r *reader) firstPerson(i int) bool {
	w := r.word(i)
	return w == "i" || w == "we"
}

// own reports whether the subject s, inside statement si, is the speaker or his side: "we",
// his own name or pronoun, his state.
func (r *reader) own(si, s int) bool {
	if s < 0 {
		return false
	}
	if r.firstPerson(s) {
		return r.quoted[s]
	}
	if r.quoted[s] && r.Tree.Tag[s] == syntax.PRON {
		return false // in his own words the speaker is "I" or "we"
	}
	sp := &r.Statements[si].Speaker
	if r.dependent(s, syntax.Conj) >= 0 {
		return false
	}
	if r.Tree.Tag[s] != syntax.PRON && ownState[strings.ToLower(r.lemma(s))] && (len(r.Cast.At(s)) == 0 || sp.Actor >= 0 && r.Cast.Actors[sp.Actor].Country == "") {
		return true // "the Kingdom", said by its king
	}
	list := r.Cast.At(s)
	for _, a := range list {
		if int(a) == sp.Actor || slices.Contains(sp.Others, int(a)) || r.sameSide(int(a), sp.Actor) {
			return len(list) == 1 || r.Tree.Tag[s] == syntax.PRON
		}
	}
	if len(list) == 0 && r.Tree.Tag[s] == syntax.PRON {
		switch r.word(s) {
		case "he", "she":
			return true
		case "it", "they":
			return sp.Actor >= 0 && r.Cast.Actors[sp.Actor].Type != actors.Person
		}
	}
	return false
}

// ownState are the nouns by which an official names his own state.
var ownState = map[string]bool{"kingdom": true, "government": true, "country": true, "nation": true, "ministry": true, "republic": true,
	"administration": true, "cabinet": true, "company": true, "firm": true, "party": true, "group": true}

// sameSide reports whether actor a is the state, government or body for which b speaks.
func (r *reader) sameSide(a, b int) bool {
	if a < 0 || b < 0 || r.Cast.Actors[a].Country == "" || r.Cast.Actors[a].Country != r.Cast.Actors[b].Country {
		return false
	}
	if r.Cast.Actors[a].Type == actors.Country {
		return true
	}
	for _, s := range r.Cast.Actors[a].Sectors {
		if s == "GOV" && r.Cast.Actors[a].Type == actors.Organization {
			return true
		}
	}
	return false
}

// by returns the actor who commits himself with the subject s of statement si.
func (r *reader) by(si, s int) int {
	if s >= 0 && r.Tree.Tag[s] != syntax.PRON {
		if l := r.Cast.At(s); len(l) > 0 {
			return int(l[0])
		}
	}
	return r.Statements[si].Speaker.Actor
}

// trim cuts marks off the ends of x.
func (r *reader) trim(x rng) rng {
	for x.a < x.b && r.Tree.Tag[x.a] == syntax.PUNCT {
		x.a++
	}
	for x.b > x.a && r.Tree.Tag[x.b-1] == syntax.PUNCT {
		x.b--
	}
	return x
}

// add appends a commitment on statement si whose wording is the words x.
func (r *reader) add(k Kind, si, by int, to []int, x rng, head int, firm, place string) {
	x = r.trim(r.core(x))
	if by < 0 || x.a >= x.b {
		return
	}
	span := r.Doc.Cover(x.a, x.b)
	for i := range r.out {
		o := &r.out[i]
		alike := o.Kind == k || o.Kind+k == Pledge+Threat && o.Kind != Demand
		if alike && o.Content[0].Overlaps(span) && (o.By == by || o.Statement == si || r.sameSide(by, o.By) || r.sameSide(o.By, by)) {
			return
		}
	}
	to = slices.DeleteFunc(slices.Clone(to), func(a int) bool { return a == by })
	c := Commitment{Kind: k, By: by, To: to, Content: []text.Span{span}, Event: -1, Statement: si, Deadline: -1, Firmness: firm, Rule: place}
	c.Event = r.event(r.Statements[si].CueWord, x)
	c.Deadline = r.deadline(x)
	c.Condition = r.condition(head, x)
	c.Amount = r.amount(x)
	r.out = append(r.out, c)
}

// core cuts off x what stands behind a dash, and circumstances at its end that tell when or
// amid what the words were said rather than what is to be done.
func (r *reader) core(x rng) rng {
	for i := x.a + 3; i < x.b; i++ {
		switch r.word(i) {
		case "–", "—", "--":
			return rng{x.a, i}
		case "after", "following", "amid", "despite", "since":
			if r.Tree.Tag[i] != syntax.ADV && !r.quoted[i] {
				return rng{x.a, i}
			}
		}
	}
	return x
}

// actorsIn returns the actors that the phrase headed by word i names, with those joined to it.
func (r *reader) actorsIn(i int) []int {
	var out []int
	put := func(w int) {
		for _, a := range r.Cast.At(w) {
			if !slices.Contains(out, int(a)) {
				out = append(out, int(a))
			}
		}
	}
	if i < 0 {
		return nil
	}
	put(i)
	for c := range r.Tree.Dependents(i) {
		if r.Tree.Rel[c].Base() == syntax.Conj {
			put(c)
		}
	}
	return out
}
