package statements

import "github.com/chancery-project/chancery/internal/syntax"

// dependentsOf is Dependents, and yields nothing for -1.
func (r *reader) dependentsOf(i int) func(func(int) bool) {
	if i < 0 {
		return func(func(int) bool) {}
	}
	return r.t.Dependents(i)
}

// rightContent takes what follows verb i to the end of the sentence for its content, where the
// tree gives it none: for verbs of saying that take clauses and no objects, when a clause can
// stand there.
func (r *reader) rightContent(i int, c *cue, s rng) (complement, bool) {
	k := complement{told: -1, prep: -1, clause: true}
	var ok bool
	if k.colour, ok = c.has(frameThat); !ok || r.passive(i) || r.word(r.clauseStart(i, s)) == "as" {
		return k, false
	}
	if o := r.dependent(i, syntax.Obj); o > i && r.near(i, o) {
		// "found output exceeded demand": the subject taken for an object.
		if v := r.finiteAt(i, r.subtree(o).b, s); v >= 0 {
			k.content = []rng{{r.subtree(o).a, r.predicateEnd(v, s)}}
			return k, true
		}
	}
	if k.colour == Thinking && (i+1 >= s.b || r.word(i+1) != "that") {
		return k, false
	}
	end := s.b
	if q := r.quote[i]; q >= 0 {
		end = min(end, r.inner[q].b)
	}
	a := -1
	for j := i + 1; j < min(i+14, end); j++ {
		if r.word(j) == "that" && (j == i+1 || r.t.Tag[j] == syntax.SCONJ || r.t.Rel[j] == syntax.Mark) {
			a = j
			break
		}
		if r.t.Tag[j] == syntax.VERB || r.t.Tag[j] == syntax.PUNCT {
			break
		}
	}
	if a < 0 {
		if c.lemma != "say" {
			return k, false
		}
		a = i + 1
		for a < end && (r.t.Tag[a] == syntax.ADV || len(r.timeAt(a)) > 0 || weekdays[r.word(a)]) {
			a++
		}
		if a >= end {
			return k, false
		}
		switch r.t.Tag[a] {
		case syntax.DET, syntax.PRON, syntax.PROPN, syntax.NOUN, syntax.NUM, syntax.ADJ:
		default:
			return k, false
		}
	}
	if h := int(r.t.Head[a]); r.word(a) == "that" && h > a && r.t.Rel[a] == syntax.Mark {
		if b := max(r.subtree(h).b, a+1); b < end {
			if !r.hasFinite(rng{b, b + 1}) {
				b = r.stop(b, s)
			}
			end = min(end, b)
		}
	}
	verbs := 0
	for j := a; j < end; j++ {
		if r.t.Tag[j] == syntax.VERB || r.t.Tag[j] == syntax.AUX {
			verbs++
		}
	}
	if verbs == 0 || end-a < 3 {
		return k, false
	}
	k.content = []rng{{a, end}}
	return k, true
}

// passiveComplement is verbComplement for the passive verb i.
func (r *reader) passiveComplement(i int, c *cue) (complement, bool) {
	k := complement{told: -1, prep: -1}
	subj := r.ownSubject(i)
	if subj < 0 && r.t.Rel[i].Base() == syntax.Acl {
		subj = int(r.t.Head[i])
	}
	_, tells := c.has(frameTold)
	agent := r.agent(i)
	for j := range r.t.Dependents(i) {
		rel := r.t.Rel[j].Base()
		if j < i || rel != syntax.Ccomp && rel != syntax.Csubj && rel != syntax.Xcomp {
			continue
		}
		if r.infinitive(j) && !r.question(j) {
			var ok bool
			switch k.colour, ok = c.has(frameRaise); {
			case ok && subj >= 0 && !r.relative(subj):
				k.silent = agent < 0
				k.content = []rng{r.phrase(subj, i), r.subtree(j)}
				return k, true
			case subj >= 0:
				if k.colour, ok = c.has(frameObjTo); ok && tells || ok && r.lemma(i) == "ask" || ok && agent >= 0 {
					k.told, k.silent = subj, agent < 0
					k.content = []rng{r.subtree(j)}
					return k, true
				}
			}
			continue
		}
		if k, ok := r.clause(i, j, c); ok {
			k.silent = agent < 0
			if tells && subj >= 0 {
				k.told = subj
			}
			return k, true
		}
	}
	if agent < 0 || subj < 0 {
		return k, false
	}
	if col, ok := c.has(frameObj | frameObjPrep | framePred); ok && !tells {
		k.colour = col
		k.content = []rng{r.phrase(subj, i)}
		if x := r.dependent(i, syntax.Xcomp); x > i {
			k.content = append(k.content, r.subtree(x))
		} else if p := r.objPhrase(i, c); !p.empty() {
			k.content = append(k.content, p)
		}
		return k, true
	}
	return k, false
}

// prepositional looks for a phrase that one of the prepositions of c begins.
func (r *reader) prepositional(i int, c *cue) (complement, bool) {
	k := complement{told: -1, prep: -1}
	for j := range r.t.Dependents(i) {
		rel := r.t.Rel[j].Base()
		if j < i || rel != syntax.Obl && rel != syntax.Nmod && rel != syntax.Advcl && rel != syntax.Ccomp && rel != syntax.Obj {
			continue
		}
		p := r.mark(j)
		if p < 0 {
			continue
		}
		col, needInf, ok := c.prep(r.lemma(p))
		if !ok {
			continue
		}
		at := r.subtree(j)
		at.a = p + 1
		inf := -1
		for _, h := range [...]int{i, j} {
			for x := range r.t.Dependents(h) {
				if x > j && inf < 0 && r.infinitive(x) {
					inf = x
				}
			}
		}
		if needInf && inf < 0 {
			continue
		}
		if inf >= 0 && (needInf || r.lemma(p) == "for") {
			at = at.union(r.subtree(inf))
			k.told = j
		}
		k.colour, k.prep, k.content = col, p, []rng{at}
		return k, true
	}
	return k, false
}

// mark returns the word that is the preposition of j, or -1.
func (r *reader) mark(j int) int {
	for c := range r.t.Dependents(j) {
		if c < j && (r.t.Rel[c] == syntax.Case || r.t.Rel[c] == syntax.Mark) && r.t.Tag[c] != syntax.PART {
			return c
		}
	}
	return -1
}

// withPhrase returns the object o of verb i with the phrase after it that c allows.
func (r *reader) withPhrase(i, o int, c *cue) rng {
	at := r.subtree(o)
	for j := range r.t.Dependents(i) {
		// "pledged 5 million to rebuild the road"
		if p := r.subtree(j); j > o && p.a == at.b && r.infinitive(j) && c.groups[0].colour == Promising {
			return at.union(p)
		}
	}
	if p := r.objPhrase(i, c); !p.empty() && p.a >= at.b {
		return at.union(p)
	}
	for j := range r.t.Dependents(i) {
		// "stressed the need for a truce": the phrase is the noun's.
		if p := r.subtree(j); r.t.Rel[j] == syntax.Obl && p.a == at.b && complementing[r.caseOf(j)] && len(r.timeAt(j)) == 0 {
			return at.union(p)
		}
	}
	return at
}

// quotedWhole reports whether the phrase x is a preposition, perhaps an article, and then a
// quotation long enough to stand for what is said: condemned it as “a grave …”.
func (r *reader) quotedWhole(x rng) bool {
	for i := x.a + 1; i < min(x.a+3, x.b); i++ {
		if q := r.quote[i]; q >= 0 && r.outer[q].a == i {
			return r.inner[q].b-r.inner[q].a >= 6
		}
	}
	return false
}

// complementing are the prepositions whose phrase right after an object is mostly the object's.
var complementing = map[string]bool{"of": true, "for": true, "about": true, "over": true, "between": true, "against": true,
	"toward": true, "towards": true}

// objPhrase returns the phrase beside the object of verb i that c allows, or an empty range.
func (r *reader) objPhrase(i int, c *cue) rng {
	for j := range r.t.Dependents(i) {
		rel := r.t.Rel[j].Base()
		if j > i && (rel == syntax.Obl || rel == syntax.Advcl || rel == syntax.Nmod || rel == syntax.Xcomp) && c.objPrep(r.caseOf(j)) {
			return r.subtree(j)
		}
	}
	return rng{}
}

// right cuts x so that it begins after word i.
func (r *reader) right(i int, x rng) rng { return rng{max(x.a, i+1), x.b} }

// near reports whether nothing but adverbs, times, marks and the particle of i stand between i and
// the subtree of j.
func (r *reader) near(i, j int) bool {
	for w := i + 1; w < r.right(i, r.subtree(j)).a; w++ {
		switch r.t.Tag[w] {
		case syntax.ADV, syntax.PART, syntax.ADP, syntax.PUNCT:
		default:
			if !weekdays[r.word(w)] && !r.inTime(w) {
				return false
			}
		}
	}
	return true
}

// colonBetween reports whether a colon, dash or quotation mark stands between words i and j.
func (r *reader) colonBetween(i, j int) bool {
	for w := i + 1; w < j; w++ {
		switch r.d.Word(w) {
		case ":", "“", "\"", "``", "''":
			return true
		}
	}
	return false
}

// empty reports whether the object o says nothing: "it", "nothing", "something", "himself".
func (r *reader) empty(o int) bool {
	switch r.lemma(o) {
	case "it", "this", "that", "nothing", "something", "anything", "everything", "himself", "herself", "themselves", "itself", "myself", "ourselves", "yourself",
		"word", "thing", "question", "way", "time", "lot", "who", "which":
		return true
	}
	return false
}

// nominal reports whether noun o is itself the cue of a draft.
func (r *reader) nominal(o int) bool {
	x, ok := r.byCue[o]
	return ok && r.drafts[x].cueAt.a < o && r.drafts[x].cueAt.a <= int(r.t.Head[o])
}

// holdsQuote reports whether a quotation opens among the words of x.
func (r *reader) holdsQuote(x rng) bool {
	for i := x.a; i < x.b; i++ {
		if q := r.quote[i]; q >= 0 && r.outer[q].a == i {
			return true
		}
	}
	return false
}

// quotedPredicate returns the end of a quotation that stands right after the object o, or
// right after an article that follows it, or -1.
func (r *reader) quotedPredicate(o int, s rng) int {
	j := r.subtree(o).b
	for k := j; k < min(j+3, s.b); k++ {
		if q := r.quote[k]; q >= 0 && r.quote[o] != q && r.outer[q].a == k {
			return r.outer[q].b
		}
		if r.t.Tag[k] != syntax.DET && r.t.Tag[k] != syntax.ADP {
			break
		}
	}
	return -1
}
