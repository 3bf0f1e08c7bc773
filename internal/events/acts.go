package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// An act is what words tell before it is known who the words stand for.
type act struct {
	typ   plover.Type
	mode  plover.Mode
	cameo string

	entry       *entry
	kind        int
	word        int // that names it
	why         int // the word around which its status stands; word where nothing speaks against a fact
	first, last int // words of the trigger, half-open
	theme       int // the word of the act it is about, or -1
	inner       int // index into acts of that act, or -1

	sources, targets []int32 // the words that hold its sides
	others           []int32 // further words that may hold its target
	fromSpeaker      bool    // the source is whoever says the sentence

	status    Status
	negated   bool
	taken     bool // told by another act: "release" in "demanded the release"
	recalled  bool // its sides are those of an act told before
	composed  bool
	announced bool // told as decided or promised, not as done
}

const (
	unseen = -2
	noAct  = -1
)

// read finds the acts of the whole document, in the order of the words.
func (c *Coder) read(d *text.Doc, t *syntax.Tree) *reading {
	r := &reading{c: c, d: d, t: t, at: make([]int32, len(d.Words))}
	r.mend()
	for i := range r.at {
		r.at[i] = unseen
	}
	for w := range d.Words {
		r.actAt(w, 0)
	}
	r.demands()
	for i := range r.acts {
		r.recall(i)
	}
	for i := range r.acts {
		r.judge(&r.acts[i])
	}
	return r
}

// recall gives an act named by a definite noun without sides, "the launches", those of the
// nearest act before it of the same word.
func (r *reading) recall(i int) {
	a := &r.acts[i]
	if a.kind != nouns || len(a.sources) > 0 || len(a.targets) > 0 || a.typ == "" {
		return
	}
	if d := r.child(a.word, syntax.Det); d < 0 || r.lemma(d) == "a" || r.lemma(d) == "no" {
		return
	}
	for w := a.word - 1; w >= 0 && w > a.word-200; w-- {
		j := r.at[w]
		if j < 0 || r.acts[j].typ != a.typ || r.lemma(w) != r.lemma(a.word) || len(r.acts[j].sources) == 0 {
			continue
		}
		a.sources, a.targets, a.recalled = r.acts[j].sources, r.acts[j].targets, true
		return
	}
}

// actAt returns the index of the act that word w names, or -1.
func (r *reading) actAt(w, depth int) int {
	if r.at[w] != unseen || depth > 5 {
		return max(int(r.at[w]), noAct)
	}
	r.at[w] = noAct
	for e, last := range r.entriesFor(w) {
		if e.op == mute {
			break
		}
		items := slices.Clone(r.items)
		if a, ok := r.tryEntry(e, w, last, depth); ok {
			if o := r.object(w); e.only != nil && o >= 0 && a.kind == verbs {
				if i := r.actAt(o, depth+1); i != noAct && r.acts[i].typ == a.typ { // "hosted talks between"
					items = append(items, o)
				}
			}
			r.absorb(&a, items, depth)
			r.at[w] = int32(len(r.acts))
			r.acts = append(r.acts, a)
			break
		}
	}
	return int(r.at[w])
}

// absorb takes the acts that the further words of an entry name on their own into act a:
// "attack" in "launched an attack on".
func (r *reading) absorb(a *act, items []int, depth int) {
	for _, w := range items {
		i := r.actAt(w, depth+1)
		if i == noAct {
			continue
		}
		in := &r.acts[i]
		in.taken = true
		if len(a.targets) == 0 {
			a.targets = without(in.targets, a.sources)
		} else {
			a.others = append(a.others, without(in.targets, append(slices.Clip(a.sources), a.targets...))...)
		}
		if len(a.sources) == 0 {
			a.sources = without(in.sources, a.targets)
		} else if a.entry.both { // "hosted talks between the two"
			a.others = append(a.others, without(in.sources, append(slices.Clip(a.sources), a.targets...))...)
		}
	}
}

// tryEntry makes the act that word w names by entry e; false when the entry is an operator
// and there is no act under it.
func (r *reading) tryEntry(e *entry, w, last, depth int) (act, bool) {
	a := act{entry: e, kind: e.kind, typ: e.typ, mode: e.mode, cameo: e.cameo, word: w, why: w, first: w, last: w + 1, theme: -1, inner: noAct}
	if last > w && last-w < 8 {
		a.last = last + 1
	}
	if e.op != noOperator || e.theme {
		r.findTheme(&a, depth)
		if !r.composeAct(&a) {
			return a, false
		}
	}
	r.findSides(&a)
	if a.typ == plover.Mobilize && r.speaksOf("relief", w) { // troops for peace or help
		a.typ, a.mode, a.cameo = plover.Aid, "", "074"
	}
	return a, true
}

// speaksOf reports whether a word of the class stands in the clause of w.
func (r *reading) speaksOf(class string, w int) bool {
	first, last := r.t.Subtree(w)
	for v := first; v < last; v++ {
		if r.c.lists[class][r.lemma(v)] {
			return true
		}
	}
	return false
}

// findTheme looks for the act that a is about: its clause, its object, or what stands after
// a preposition.
func (r *reading) findTheme(a *act, depth int) {
	w := a.word
	try := func(c int) bool {
		if c < 0 || c == w || a.theme >= 0 && a.inner != noAct {
			return false
		}
		if i := r.themeIn(c, w, depth+1, 0, a.entry.op == light || a.entry.op == begin || a.entry.op == end); i != noAct {
			a.theme, a.inner = r.acts[i].word, i
			return true
		}
		return false
	}
	if a.kind == verbs {
		try(r.object(w))
	}
	for c := range r.t.Dependents(w) {
		if a.entry.op == light && a.kind == verbs {
			break // its act is its object: "declared war", not "declared that they fought"
		}
		switch r.t.Rel[c].Base() {
		case syntax.Xcomp, syntax.Ccomp, syntax.Acl:
			try(c)
		case syntax.Advcl:
			if r.marked(c, "to") || a.kind == adjectives || r.t.XPOS[c] == syntax.VBG {
				try(c)
			}
		}
	}
	if a.inner == noAct {
		for c := range r.t.Dependents(w) {
			switch r.t.Rel[c].Base() {
			case syntax.Obl, syntax.Nmod:
				if c > w && r.themePrep(c) {
					try(c)
				}
			case syntax.Compound, syntax.Amod, syntax.NmodPoss:
				if a.kind == nouns {
					try(c)
				}
			case syntax.Obj: // "urged Iran to …", where the infinitive hangs from Iran
				for g := range r.t.Dependents(c) {
					if b := r.t.Rel[g].Base(); b == syntax.Acl || b == syntax.Advcl {
						try(g)
					}
				}
			}
		}
	}
	if a.inner == noAct && a.kind == nouns && a.entry.op != noOperator && r.t.Rel[w] == syntax.Compound {
		try(int(r.t.Head[w]))
	}
	// The plain theme without an act: "agreed to build schools".
	if a.inner == noAct {
		if c := r.child(w, syntax.Xcomp, syntax.Ccomp, syntax.Acl); c >= 0 && r.t.Rel[c] != syntax.AclRelcl {
			a.theme = c
		}
	}
}

var themePreps = wordSet("of for to on with in into against from at over about")

func (r *reading) themePrep(w int) bool {
	c := r.child(w, syntax.Case)
	return c >= 0 && c < w && themePreps[r.lemma(c)]
}

// themeIn returns the act that word w names or, where w only says how much or what kind of
// act it is ("a series of strikes", "plans for talks"), the act below it.
func (r *reading) themeIn(w, above, depth, steps int, tight bool) int {
	if i := r.actAt(w, depth); i != noAct {
		return i
	}
	if steps > 2 {
		return noAct
	}
	for c := range r.t.Dependents(w) {
		if c == above {
			continue
		}
		switch r.t.Rel[c].Base() {
		case syntax.Nmod:
			if !r.isNoun(w) || r.t.Rel[c] == syntax.NmodPoss || !r.marked(c, "of") && (tight || !r.marked(c, "to") && !r.marked(c, "for")) {
				continue
			}
			if tight && !r.vagueNoun(w) {
				continue
			}
		case syntax.Acl, syntax.Compound, syntax.Amod:
			if r.t.Rel[c] == syntax.AclRelcl || tight && !r.vagueNoun(w) {
				continue
			}
		case syntax.Xcomp, syntax.Conj:
		default:
			continue
		}
		if i := r.themeIn(c, above, depth+1, steps+1, tight); i != noAct {
			return i
		}
	}
	return noAct
}

func (r *reading) vagueNoun(w int) bool { return vague[r.lemma(w)] || r.t.Tag[w] == syntax.NUM }

// composeAct gives a the type and mode that come of its theme. It is false when nothing does:
// an operator without an act.
func (r *reading) composeAct(a *act) bool {
	e := a.entry
	if a.inner == noAct {
		return e.typ != ""
	}
	in := &r.acts[a.inner]
	if e.op == noOperator && e.mode != "" {
		in.taken, a.composed = true, true
		return true // the entry itself says what it is about
	}
	switch e.op {
	case light, begin, try, cause:
		a.typ, a.mode, a.cameo = in.typ, in.mode, in.cameo
	case fail, deny, end, future, need:
		if e.op == future && r.moodOf(a.word).condition { // "unless China decides to invade"
			a.typ, a.mode, a.cameo = in.typ, in.mode, in.cameo
			break
		}
		t, m, ok := r.c.compose.of(e.op, "", in.typ, in.mode)
		if !ok {
			return false
		}
		a.typ, a.mode = t, m
		if e.op == deny {
			a.typ, a.mode, a.negated = in.typ, in.mode, true
		}
	default:
		t, m, ok := r.c.compose.of(noOperator, e.typ, in.typ, in.mode)
		if ok {
			a.typ, a.mode = t, m
		}
	}
	in.taken, a.composed = true, true
	a.announced = e.op == future || e.typ == plover.Agree
	if d := in.first - a.first; d > -6 && d < 8 {
		a.first, a.last = min(a.first, in.first), max(a.last, in.last)
	}
	return true
}

// told reports whether the act is to be told: it has a type, no other act tells it, and its
// word is not one that speaks for marked pairs alone.
func (a *act) told() bool { return a.typ != "" && !a.taken && !a.entry.pair }
