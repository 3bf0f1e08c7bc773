package statements

import "github.com/chancery-project/chancery/internal/syntax"

// nounCue makes the draft of noun n, a cue c: a claim that, a pledge to, criticism of.
func (r *reader) nounCue(n int, c *cue, s rng) {
	comp, prep, col := -1, -1, Neutral
	clause := false
	for j := range r.nounDependents(n) {
		if j < n || comp >= 0 {
			continue
		}
		rel := r.t.Rel[j].Base()
		var ok bool
		switch {
		case (rel == syntax.Acl || rel == syntax.Ccomp || rel == syntax.Advcl || rel == syntax.Appos || rel == syntax.Xcomp) && r.infinitive(j):
			if col, ok = c.has(frameTo); ok {
				comp, clause = j, true
			}
		case (rel == syntax.Acl || rel == syntax.Ccomp || rel == syntax.Appos || rel == syntax.Dep) && r.question(j) && r.t.Rel[j] != syntax.AclRelcl:
			if col, ok = c.has(frameWh); ok {
				comp, clause = j, true
			}
		case (rel == syntax.Acl || rel == syntax.Ccomp || rel == syntax.Advcl) && r.thatClause(n, j):
			if col, ok = c.has(frameThat); ok {
				comp, clause = j, true
			}
		case rel == syntax.Nmod || rel == syntax.Acl || rel == syntax.Obl || rel == syntax.Advcl:
			if p := r.mark(j); p >= 0 && p > n && len(r.timeAt(j)) == 0 {
				if col, _, ok = c.prep(r.lemma(p)); ok {
					comp, prep = j, p
				}
			}
		}
	}
	if comp < 0 {
		if comp = r.infinitiveAfter(n); comp < 0 {
			return
		}
		var ok bool
		if col, ok = c.has(frameTo); !ok {
			return
		}
		clause = true
	}
	x := draft{cue: c, colour: col, word: n, cueAt: rng{n, n + 1}, from2: -1}
	content := r.right(n, r.subtree(comp))
	if prep >= 0 {
		x.cueAt.b = prep + 1
		content.a = prep + 1
	}
	x.content = []rng{content}
	x.speaker = r.owner(n, comp)
	if v := int(r.t.Head[n]); v >= 0 && v < n && n-v < 8 && r.t.Tag[v] == syntax.VERB && r.t.Rel[n].Base() == syntax.Obj && r.f.light[r.lemma(v)] {
		if r.unsaid(v, col) {
			return
		}
		if x.speaker < 0 || r.t.Tag[x.speaker] == syntax.PRON {
			if r.passive(v) {
				x.speaker = r.agent(v)
			} else {
				x.speaker = r.speakerOf(v, nil)
			}
			x.told = r.addressees(v, x.content)
			x.cueAt = r.cueRange(v, &cue{}).union(x.cueAt)
			r.used[v] = true
		}
	} else if _, mind := c.has(frameMind); mind && !(r.t.Rel[n].Base() == syntax.Obj && r.t.Tag[max(int(r.t.Head[n]), 0)] == syntax.VERB && r.match(verb, int(r.t.Head[n])) != nil) {
		return // an attitude that nobody voices
	} else if x.speaker < 0 {
		if _, that := c.has(frameThat); !that || !clause || r.infinitive(comp) || col == Thinking {
			return
		}
	}
	if r.negated(n) {
		return
	}
	if x.speaker >= 0 {
		x.name = r.phrase(x.speaker, n)
		x.from = r.antecedent(x.speaker)
	} else {
		x.from = -1
	}
	r.add(x)
}

// infinitiveAfter returns the infinitive right behind noun n, wherever the tree hangs it, or -1.
func (r *reader) infinitiveAfter(n int) int {
	if n+2 >= len(r.d.Words) || r.t.XPOS[n+1] != syntax.TO {
		return -1
	}
	for j := n + 2; j < min(n+5, len(r.d.Words)); j++ {
		if r.t.XPOS[j] == syntax.VB {
			return j
		}
		if r.t.Tag[j] != syntax.PUNCT && r.t.Tag[j] != syntax.ADV {
			break
		}
	}
	return -1
}

// nounDependents yields the dependents of noun n, and, where n is the object of a verb, the
// phrases of the verb that stand right behind n: "voiced alarm at the figures".
func (r *reader) nounDependents(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for j := range r.t.Dependents(n) {
			if !yield(j) {
				return
			}
		}
		v := int(r.t.Head[n])
		if v < 0 || r.t.Tag[v] != syntax.VERB || r.t.Rel[n].Base() != syntax.Obj {
			return
		}
		end := r.subtree(n).b
		for j := range r.t.Dependents(v) {
			switch r.t.Rel[j].Base() {
			case syntax.Obl, syntax.Advcl, syntax.Ccomp, syntax.Xcomp:
				if j > n && r.subtree(j).a == end && !yield(j) {
					return
				}
			}
		}
	}
}

// thatClause reports whether clause j is what the noun n says: one with "that" for a mark, or
// one that the parser took for a relative clause though it has a subject of its own and its
// verb is none that makes statements ("the promise that he made").
func (r *reader) thatClause(n, j int) bool {
	if r.caseOf(j) == "that" {
		return true
	}
	at := r.subtree(j)
	if r.word(at.a) != "that" || at.a != n+1 && at.a != n+2 {
		return false
	}
	s := r.ownSubject(j)
	return s > at.a && !r.f.light[r.lemma(j)]
}

// negated reports whether noun n has the determiner "no".
func (r *reader) negated(n int) bool {
	d := r.dependent(n, syntax.Det)
	return d >= 0 && (r.lemma(d) == "no" || r.lemma(d) == "any" || r.lemma(d) == "neither")
}

// owner returns the word that heads who makes the statement noun n names: a possessor, the
// complement of "by" or "from", or an adjective of nationality; or -1.
func (r *reader) owner(n, comp int) int {
	for j := range r.t.Dependents(n) {
		if j == comp {
			continue
		}
		switch r.t.Rel[j] {
		case syntax.NmodPoss:
			return j
		case syntax.Nmod:
			if p := r.caseOf(j); p == "by" || p == "from" {
				return j
			}
		case syntax.Acl:
			if a := r.agent(j); a >= 0 && r.passive(j) {
				return a
			}
		case syntax.Amod, syntax.Compound:
			if len(r.cast.At(j)) > 0 {
				return j
			}
		}
	}
	return -1
}

// adjectiveCue makes the draft of adjective i: is confident that. It reports whether it did.
func (r *reader) adjectiveCue(i int, c *cue, s rng) bool {
	x := draft{cue: c, word: i, cueAt: r.cueRange(i, &cue{}), from2: -1, from: -1}
	x.speaker = r.subject(i)
	if x.speaker < 0 || r.lemma(x.speaker) == "it" || r.lemma(x.speaker) == "there" || r.t.Rel[x.speaker] == syntax.Expl {
		return false
	}
	if r.dependent(i, syntax.Expl) >= 0 {
		return false
	}
	comp, prep := -1, -1
	var ok bool
	for j := range r.t.Dependents(i) {
		if j < i || comp >= 0 {
			continue
		}
		rel := r.t.Rel[j].Base()
		switch {
		case (rel == syntax.Xcomp || rel == syntax.Ccomp || rel == syntax.Advcl) && r.infinitive(j):
			if x.colour, ok = c.has(frameTo); ok {
				comp = j
			}
		case (rel == syntax.Ccomp || rel == syntax.Advcl) && r.question(j):
			if x.colour, ok = c.has(frameWh); ok {
				comp = j
			}
		case rel == syntax.Ccomp && (r.finite(j) || r.caseOf(j) == "that"):
			if x.colour, ok = c.has(frameThat); ok {
				comp = j
			}
		case rel == syntax.Obl || rel == syntax.Advcl || rel == syntax.Nmod || rel == syntax.Ccomp:
			if p := r.mark(j); p > i {
				if x.colour, _, ok = c.prep(r.lemma(p)); ok {
					comp, prep = j, p
				}
			}
		}
	}
	if comp < 0 || r.unsaid(i, x.colour) {
		return false
	}
	content := r.right(i, r.subtree(comp))
	if prep >= 0 {
		x.cueAt.b = prep + 1
		content.a = prep + 1
	}
	if h := int(r.t.Head[i]); h >= 0 && h < i && r.t.Rel[i].Base() == syntax.Xcomp && i-h < 4 && r.t.Tag[h] == syntax.VERB {
		x.cueAt = x.cueAt.union(r.cueRange(h, &cue{}))
	}
	x.content = []rng{content}
	x.name = r.phrase(x.speaker, i)
	x.from = r.antecedent(x.speaker)
	r.add(x)
	return true
}

// adverbials makes the drafts of prepositions and adverbs in the sentence s: according to the
// police, in her view, reportedly.
func (r *reader) adverbials(s rng) {
	for i := s.a; i < s.b; i++ {
		for _, c := range r.f.cues[preposition][r.word(i)] {
			if r.adverbial(i, c, s) {
				break
			}
		}
	}
}

func (r *reader) adverbial(i int, c *cue, s rng) bool {
	x := draft{cue: c, colour: c.groups[0].colour, word: i, speaker: -1, from: -1, from2: -1}
	f := c.groups[0].frames
	var at rng // the whole phrase
	switch {
	case f&frameBare != 0:
		h := int(r.t.Head[i])
		if h < 0 || r.t.Rel[i].Base() != syntax.Advmod || r.t.Tag[h] != syntax.VERB || r.match(verb, h) != nil || !r.finite(h) {
			return false
		}
		x.cueAt = rng{i, i + 1}
		at = x.cueAt
	case f&(frameOf|frameSource) != 0:
		n := 1
		for n <= len(c.rest) && i+n < s.b && r.word(i+n) == c.rest[n-1] {
			n++
		}
		if n <= len(c.rest) || i+n >= s.b {
			return false
		}
		h := r.complementHead(i, i+n, s)
		if h < 0 {
			return false
		}
		x.speaker = h
		x.cueAt = rng{i, i + n}
		x.name = r.right(i+n-1, r.phrase(h, i))
		at = rng{i, x.name.b}
		if (c.lemma == "according to" || c.lemma == "as per") && manner[r.lemma(h)] {
			return false
		}
		if c.lemma == "per" && r.t.Tag[h] != syntax.PROPN && r.f.sources[r.lemma(h)] == "" {
			return false
		}
		if f&frameSource != 0 && r.f.sources[r.lemma(h)] != "poll" {
			return false
		}
	case f&framePoss != 0:
		h := -1
		for j := i + 1; j < min(i+8, s.b); j++ {
			if r.lemma(j) == c.rest[0] && (r.t.Tag[j] == syntax.NOUN) {
				h = j
				break
			}
			if r.t.Tag[j] == syntax.PUNCT {
				break
			}
		}
		if h < 0 {
			return false
		}
		p := r.dependentExact(h, syntax.NmodPoss)
		if p < 0 {
			return false
		}
		x.speaker, x.name, x.cueAt = p, r.phrase(p, h), rng{i, h + 1}
		at = x.cueAt
	}
	x.from = r.antecedent(x.speaker)
	x.content, x.phrase = r.around(at, s)
	if len(x.content) == 0 {
		return false
	}
	for j := at.a; j < x.cueAt.b; j++ {
		r.used[j] = true
	}
	r.add(x)
	return true
}

// manner are the nouns with which "according to" and "as per" tell how, not who says so.
var manner = map[string]bool{"plan": true, "need": true, "rule": true, "schedule": true, "score": true, "size": true, "ability": true,
	"age": true, "taste": true, "principle": true, "custom": true, "tradition": true, "preference": true,
	"instruction": true, "contract": true, "request": true, "procedure": true, "protocol": true, "usual": true}

// complementHead returns the head of the noun phrase that begins at word a, after the
// preposition at word i, or -1.
func (r *reader) complementHead(i, a int, s rng) int {
	h := -1
	for j := a; j < min(a+14, s.b); j++ {
		if r.t.Tag[j] == syntax.NOUN || r.t.Tag[j] == syntax.PROPN || r.t.Tag[j] == syntax.PRON || r.t.Tag[j] == syntax.NUM {
			h = j
			break
		}
		if r.t.Tag[j] == syntax.PUNCT && r.quote[j] < 0 || r.t.Tag[j] == syntax.VERB {
			return -1
		}
	}
	if h < 0 {
		return -1
	}
	for p := int(r.t.Head[h]); p >= a && p < s.b; p = int(r.t.Head[h]) {
		if r.t.Tag[p] == syntax.VERB && r.t.Rel[h].Base() != syntax.Compound && r.t.Rel[h].Base() != syntax.Nmod {
			break
		}
		h = p
	}
	return h
}

// around returns the clause around the adverbial at: what stands before and after it in the
// sentence. The phrase is at with the commas beside it.
func (r *reader) around(at, s rng) ([]rng, rng) {
	p := at
	for p.a > s.a && r.d.Word(p.a-1) == "," {
		p.a--
	}
	for p.b < s.b && r.d.Word(p.b) == "," {
		p.b++
	}
	q := r.quote[at.a]
	left, right := rng{s.a, p.a}, rng{p.b, s.b}
	if p.a > s.a && r.word(p.a-1) == "that" && (r.t.Rel[p.a-1] == syntax.Mark || r.t.Tag[p.a-1] == syntax.SCONJ) {
		left.a = p.a // "said that according to the police the road was closed"
	}
	if q >= 0 { // the phrase is quoted: so is the clause
		left, right = left.intersect(r.inner[q]), right.intersect(r.inner[q])
	}
	for w := left.b - 1; w > left.a; w-- {
		if r.d.Word(w) == ";" {
			left.a = w + 1
			break
		}
	}
	for w := right.a; w < right.b; w++ {
		if r.d.Word(w) == ";" {
			right.b = w
			break
		}
	}
	var out []rng
	if !r.trim(left).empty() && (r.hasFinite(left) || r.hasFinite(right)) && left.b > left.a {
		out = append(out, left)
	}
	if !r.trim(right).empty() {
		if len(out) == 0 || !r.hasFinite(left) || !r.startsNew(right) {
			if r.hasFinite(right) || len(out) > 0 {
				out = append(out, right)
			}
		}
	}
	return out, p
}

// startsNew reports whether the words x, after a complete clause, tell something of their own.
func (r *reader) startsNew(x rng) bool {
	x = r.trim(x)
	if x.empty() {
		return true
	}
	switch r.t.XPOS[x.a] {
	case syntax.WP, syntax.WDT, syntax.CC, syntax.VBG:
		return true
	}
	return r.word(x.a) == "while" || r.word(x.a) == "although" || r.word(x.a) == "though"
}

// colon makes the draft of a line in which a name and a colon stand before what is said: in a
// headline, a transcript, or before a quotation.
func (r *reader) colon(s rng) {
	a := s.a
	for a < s.b && r.t.Tag[a] == syntax.PUNCT {
		a++
	}
	c := -1
	for i := a; i < min(a+12, s.b); i++ {
		if r.d.Word(i) == ":" {
			c = i
			break
		}
		if r.t.Tag[i] == syntax.VERB && r.t.XPOS[i] != syntax.VBN || r.quote[i] >= 0 && r.quote[i] != r.quote[a] {
			return
		}
	}
	if c <= a || c+2 >= s.b || r.hasFinite(rng{a, c}) {
		return
	}
	x := draft{word: c, cueAt: rng{c, c + 1}, from2: -1, name: rng{a, c}, content: []rng{{c + 1, s.b}}}
	x.speaker = r.headOf(x.name)
	if c == a+1 {
		x.speaker = a
	}
	if x.speaker < 0 {
		return
	}
	x.from = x.speaker
	w := r.d.Word(x.speaker)
	script := shouting(w) || c == a+1 && (w == "Q" || w == "A") // a transcript
	if c == a+1 && w == "Q" {
		return // what the outlet asks
	}
	q := int32(-1)
	if r.quote[c+1] >= 0 && r.quote[c+1] != r.quote[a] {
		q = r.quote[c+1]
	}
	named := len(r.cast.At(x.speaker)) > 0 || r.t.Tag[x.speaker] == syntax.PROPN && c-a <= 3
	switch {
	case q >= 0 && (named || script):
		x.content = []rng{r.inner[q]}
	case script:
		x.content[0].b = r.speechEnd(c)
	case named && r.hasFinite(x.content[0]) && r.d.Sentences[r.d.SentenceOf(a)].First == s.a && r.quote[a] < 0:
	case r.headline(x.speaker, s) && c-a <= 3 && r.hasVerb(x.content[0]):
	default:
		return
	}
	r.add(x)
}

// headline reports whether the sentence s, alone in its paragraph and without a stop, may be a headline with the source
// at word w: "Police: Two men to face trial".
func (r *reader) headline(w int, s rng) bool {
	p := r.d.Paragraphs[r.d.Sentences[r.d.SentenceOf(s.a)].Paragraph]
	return p.Last-p.First == 1 && r.t.Tag[s.b-1] != syntax.PUNCT && r.f.sources[r.lemma(w)] != ""
}

// hasVerb reports whether one of the words of x is a verb.
func (r *reader) hasVerb(x rng) bool {
	for i := x.a; i < x.b; i++ {
		if r.t.Tag[i] == syntax.VERB {
			return true
		}
	}
	return false
}

// speechEnd returns the end of a speech of a transcript, the line of which has its colon at c: of
// its paragraph.
func (r *reader) speechEnd(c int) int {
	p := r.d.Paragraphs[r.d.Sentences[r.d.SentenceOf(c)].Paragraph]
	return r.d.Sentences[p.Last-1].Last
}
