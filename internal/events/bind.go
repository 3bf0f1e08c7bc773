package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// side returns the actors of the first list of words that names any whose country is known,
// else of the first that names any; not counts as none: what a source does to its own troops
// is not done to them.
func (f *finder) side(not []int, lists ...[]int32) []int {
	var first []int
	for _, list := range lists {
		var out []int
		for _, w := range list {
			if !f.own(int(w), not) {
				out = f.bind(out, int(w), 0)
			}
		}
		out = slices.DeleteFunc(out, func(i int) bool { return slices.Contains(not, i) })
		if slices.ContainsFunc(out, func(i int) bool {
			return f.Cast.Actors[i].Country != "" || f.Cast.Actors[i].Mentions[0].Kind == actors.Name
		}) {
			return out
		}
		if first == nil {
			first = out
		}
	}
	if len(first) > 0 {
		return first
	}
	for _, list := range lists {
		for _, w := range list {
			if c := f.countryIn(int(w)); c >= 0 && !slices.Contains(not, c) && !f.own(int(w), not) {
				return []int{c}
			}
		}
	}
	return first
}

// own reports whether noun w is the possession of one of the actors: "its troops".
func (f *finder) own(w int, of []int) bool {
	p := f.t.Dependent(w, syntax.NmodPoss)
	if p < 0 || f.t.Tag[p] != syntax.PRON || len(of) == 0 {
		return false
	}
	who := f.Cast.At(p)
	return len(who) == 0 || slices.Contains(of, int(who[0]))
}

// bind appends the actors of word w; where it names none itself ("Israel's decision",
// "ties with Peru"), those of its possessor, its adjective, or what stands after "of".
func (f *finder) bind(out []int, w, depth int) []int {
	found := f.Cast.At(w)
	for _, a := range found {
		if !slices.Contains(out, int(a)) {
			out = append(out, int(a))
		}
		f.settle(int(a), w)
	}
	if len(found) > 0 || depth > 2 || !f.isNoun(w) && depth > 0 {
		return out
	}
	if i := f.at[w]; i >= 0 && depth == 0 {
		n := len(out)
		for _, s := range f.acts[i].sources {
			out = f.bind(out, int(s), depth+1)
		}
		if len(out) > n {
			return out
		}
	}
	for pass := range 3 {
		n := len(out)
		for c := range f.t.Dependents(w) {
			b := f.t.Rel[c].Base()
			switch pass {
			case 0:
				if f.t.Rel[c] != syntax.NmodPoss && b != syntax.Appos && b != syntax.Flat {
					continue
				}
			case 1:
				if b != syntax.Amod && b != syntax.Compound {
					continue
				}
			default:
				if b != syntax.Nmod && b != syntax.Conj {
					continue
				}
			}
			for _, g := range f.group(nil, c) {
				out = f.bind(out, int(g), depth+1)
			}
		}
		if len(out) > n {
			return out
		}
	}
	return out
}

// settle gives an actor described by a common noun the country that its words name and the
// cast did not: "81 people in Nigeria".
func (f *finder) settle(i, w int) {
	a := &f.Cast.Actors[i]
	if a.Country != "" || a.Type == actors.Person && a.Mentions[0].Kind == actors.Name || f.t.Tag[w] == syntax.PROPN || f.t.Tag[w] == syntax.PRON {
		return
	}
	if c, _ := f.country(w); c != "" {
		f.setCountry(i, c)
	}
}

// setCountry gives actor i a country.
func (f *finder) setCountry(i int, c world.Country) {
	a := &f.Cast.Actors[i]
	a.Country, a.Code = c, string(c)
	for _, s := range a.Sectors {
		a.Code += " " + string(s)
	}
}

// country returns the country that the words of noun phrase w name, by an adjective
// ("an Afghan army base") or a place ("a camp in Calais"), and the word that names it.
func (f *finder) country(w int) (world.Country, int) {
	first, last := f.t.Subtree(w)
	for v := first; v < last; v++ {
		if v != w && !f.near(v, w) {
			continue
		}
		if f.World != nil && capital(f.d.Word(v)) {
			if v > 0 && capital(f.d.Word(v-1)) { // "North Korean"
				if c, form, ok := f.World.Demonym(f.d.Word(v-1) + " " + f.d.Word(v)); ok && form&world.Adjective != 0 {
					return c, v
				}
			}
			if c, form, ok := f.World.Demonym(f.d.Word(v)); ok && form&world.Adjective != 0 {
				return c, v
			}
		}
		for i := range f.Places {
			if p := &f.Places[i]; p.Head == v && p.Country != "" {
				return p.Country, v
			}
		}
		for _, a := range f.Cast.At(v) {
			if x := &f.Cast.Actors[a]; x.Type == actors.Country {
				return x.Country, v
			}
		}
	}
	return "", -1
}

// near reports whether v hangs from w by words that describe it, at most three steps down.
func (f *finder) near(v, w int) bool {
	for n := 0; n < 3 && v >= 0; n++ {
		switch f.t.Rel[v].Base() {
		case syntax.Amod, syntax.Compound, syntax.Nmod, syntax.Flat:
		default:
			return false
		}
		if v = int(f.t.Head[v]); v == w {
			return true
		}
	}
	return false
}

// countryIn returns the state that the words of noun phrase w name, as an actor, which joins
// the cast where it is not in it yet; -1 when they name none.
func (f *finder) countryIn(w int) int {
	c, v := f.country(w)
	if c == "" {
		return -1
	}
	return f.state(c, v)
}

// state returns state c, named by word v, as an actor.
func (f *finder) state(c world.Country, v int) int {
	m := f.naming(v)
	for i := range f.Cast.Actors {
		if a := &f.Cast.Actors[i]; a.Type == actors.Country && a.Country == c {
			f.mention(i, m)
			return i
		}
	}
	name := f.d.Word(v)
	if f.World != nil {
		if info := f.World.Country(c); info != nil {
			name = info.Name
		}
	}
	f.Cast.Actors = append(f.Cast.Actors, actors.Actor{Name: name, Type: actors.Country, Code: string(c), Country: c})
	f.mention(len(f.Cast.Actors)-1, m)
	return len(f.Cast.Actors) - 1
}

// naming returns the mention of a state that word v makes: the whole name of the place that v heads, or a
// word for its people ("Israeli air strikes"), which describes the state and does not name it.
func (f *finder) naming(v int) actors.Mention {
	m := actors.Mention{First: v, Last: v + 1, Head: v, Kind: actors.Nominal}
	for i := range f.Places {
		if p := &f.Places[i]; p.Head == v {
			m.First, m.Last, m.Kind = p.First, p.Last, actors.Name
		}
	}
	m.Span = f.d.Cover(m.First, m.Last)
	return m
}

// mention adds a mention to an actor, in the order of the text, unless the word stands for
// another already and the actor has mentions without it.
func (f *finder) mention(i int, m actors.Mention) {
	list := f.Cast.Actors[i].Mentions
	if free := m.Head < len(f.Cast.ByWord) && len(f.Cast.ByWord[m.Head]) == 0; free {
		f.Cast.ByWord[m.Head] = []int32{int32(i)}
	} else if len(list) > 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(list, m, func(a, b actors.Mention) int { return a.Span.Start - b.Span.Start })
	f.Cast.Actors[i].Mentions = slices.Insert(list, at, m)
}

// farTarget returns the state, or somebody of one, that stands first after an act's word in its
// clause, for an act whose own places name nobody: "gave a million euros to promote trade in
// Ethiopia". Nobody of a source's country counts, nobody who says the sentence.
func (f *finder) farTarget(a *act, not []int) []int {
	_, last := f.t.Subtree(a.word)
	for v := a.last; v < last; v++ {
		if f.c.lists["say"][f.lemma(v)] && f.t.Tag[v] == syntax.VERB || f.t.Rel[v] == syntax.AclRelcl {
			break
		}
		for _, i := range f.Cast.At(v) {
			x := &f.Cast.Actors[i]
			if x.Country == "" || slices.Contains(not, int(i)) || f.t.Tag[v] == syntax.PRON {
				continue
			}
			if slices.ContainsFunc(not, func(s int) bool { return f.Cast.Actors[s].Country == x.Country }) {
				continue
			}
			return []int{int(i)}
		}
	}
	return nil
}
