package statements

import (
	"github.com/chancery-project/chancery/internal/syntax"
)

// quotations gives each outermost pair of quotation marks to the draft whose content it is
// part of, whole, or makes a draft of it, or leaves it: a title, a nickname, a scare quote.
func (r *reader) quotations() {
	last := -1 // the draft whose quotation came before
	for q := range r.d.Quotes {
		if r.d.Quotes[q].Depth > 0 || r.trim(r.inner[q]).empty() {
			continue
		}
		if x := r.covering(q); x >= 0 {
			r.complete(x, q)
			if r.clauseLike(q) || r.drafts[x].quotes {
				last = x
			}
			continue
		}
		x := r.before(q)
		if x < 0 {
			x = r.reach(q, last)
		}
		if x < 0 {
			x = r.floating(q, last)
		}
		if x >= 0 {
			last = x
		}
	}
}

// covering returns the draft whose content holds part of quotation q though its cue stands
// outside: the outermost such, or -1.
func (r *reader) covering(q int) int {
	best := -1
	for i := range r.drafts {
		x := &r.drafts[i]
		if x.word >= 0 && r.quote[x.word] == int32(q) {
			continue
		}
		for _, c := range x.content {
			if c.overlaps(r.inner[q]) && (best < 0 || c.b-c.a > r.drafts[best].content[0].b-r.drafts[best].content[0].a) {
				best = i
			}
		}
	}
	return best
}

// complete stretches the contents of every draft that reach into quotation q from outside,
// or hold a part of it, over all of it.
func (r *reader) complete(x, q int) {
	for i := range r.drafts {
		y := &r.drafts[i]
		if y.word >= 0 && r.quote[y.word] == int32(q) {
			continue
		}
		for k, c := range y.content {
			in := r.inner[q]
			if !c.overlaps(in) || c.contains(in) {
				continue
			}
			// The content begins or ends inside the marks.
			u := c.union(in)
			if y.word >= 0 && u.holds(y.word) {
				continue
			}
			y.content[k] = r.trim(u)
		}
		y.content = merge(y.content)
	}
	r.spoken[q] = true
}

// merge joins ranges that overlap; list is in order but for what it joins.
func merge(list []rng) []rng {
	out := list[:0]
	for _, c := range list {
		if n := len(out); n > 0 && out[n-1].overlaps(c) {
			out[n-1] = out[n-1].union(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// clauseLike reports whether quotation q is speech by itself: a sentence, or long.
func (r *reader) clauseLike(q int) bool {
	in := r.inner[q]
	n := 0
	for i := in.a; i < in.b; i++ {
		if r.t.Tag[i] != syntax.PUNCT {
			n++
		}
	}
	if n >= 9 {
		return true
	}
	return n >= 3 && r.hasFinite(in) || n > 0 && r.ends(in.b-1)
}

// ends reports whether word i ends a sentence.
func (r *reader) ends(i int) bool {
	switch r.d.Word(i) {
	case ".", "?", "!", "…", "...":
		return true
	}
	return false
}

// announced makes a draft of quotation q from a verb right before it, with no more than a comma
// or colon between: the minister said, "We agree." It runs before the tree is asked.
func (r *reader) announced(q int) {
	a := r.outer[q].a
	if a < 3 || !r.clauseLike(q) {
		return
	}
	v := a - 2
	if w := r.d.Word(a - 1); w != "," && w != ":" {
		if !r.hasFinite(r.inner[q]) || !r.setOff(q) {
			return
		}
		v = a - 1
	}
	if r.t.Tag[v] != syntax.VERB || r.quote[v] >= 0 || r.d.SentenceOf(v) != r.d.SentenceOf(a) {
		return
	}
	c := r.match(verb, v)
	if _, done := r.byCue[v]; done || c == nil {
		return
	}
	col, ok := c.has(frameQuote)
	if !ok || r.unsaid(v, col) {
		return
	}
	if x := r.t.XPOS[v]; x == syntax.VBN && r.ownSubject(v) < 0 {
		return
	}
	r.quoted(q, v, c, col)
}

// setOff reports whether a comma, with a conjunction and a clause of its own behind it, parts quotation q from the rest
// of its sentence: what follows is the outlet's.
func (r *reader) setOff(q int) bool {
	e := r.outer[q].b
	if e+2 >= len(r.d.Words) || !r.commaBefore(e) && r.d.Word(e) != "," {
		return false
	}
	if r.d.Word(e) == "," {
		e++
	}
	if r.t.Tag[e] != syntax.CCONJ || r.word(e+1) == "that" || r.t.Tag[e+1] == syntax.VERB || r.t.Tag[e+1] == syntax.AUX {
		return false
	}
	for i := e + 1; i < r.d.Sentences[r.d.SentenceOf(e)].Last; i++ {
		if r.t.Tag[i] == syntax.VERB {
			return true
		}
	}
	return false
}

// before makes a draft of quotation q from the cue that stands right before it, across a
// comma, colon, addressee or adverbial, or returns -1:
//
//	The minister said on Monday: "We agree."
//	The minister told reporters, "We agree."
func (r *reader) before(q int) int {
	a := r.outer[q].a
	if a == 0 {
		return -1
	}
	s := r.d.Sentences[r.d.SentenceOf(a)]
	at := rng{s.First, s.Last}
	colon := false
	j := a - 1
	if j < at.a { // the sentence before ends in a colon
		if r.d.Word(j) != ":" {
			return -1
		}
		p := r.d.Sentences[r.d.SentenceOf(j)]
		at = rng{p.First, p.Last}
	}
	comma := false
	for j >= at.a && r.t.Tag[j] == syntax.PUNCT && r.quote[j] < 0 {
		colon = colon || r.d.Word(j) == ":"
		comma = comma || r.d.Word(j) == ","
		j--
	}
	if !r.clauseLike(q) && !colon {
		return -1
	}
	end := j
	for steps := 0; j >= at.a && steps < 25; steps++ {
		if r.quote[j] >= 0 {
			return -1
		}
		if r.t.Tag[j] == syntax.VERB {
			c := r.match(verb, j)
			if c != nil {
				col, ok := c.has(frameQuote)
				if !ok && colon {
					col, ok = c.groups[0].colour, true
				}
				if _, done := r.byCue[j]; ok && (!done || colon) && (comma || colon || steps == 0) && !r.unsaid(j, col) {
					return r.quoted(q, j, c, col)
				}
			}
			if !colon && r.finite(j) {
				return -1
			}
			if _, done := r.byCue[j]; done && c != nil && c.colourOfSpeech() {
				return -1
			}
		}
		j--
	}
	for j := end; colon && j >= at.a; j-- {
		if r.t.Tag[j] == syntax.NOUN && r.quote[j] < 0 {
			if c := r.match(noun, j); c != nil {
				if x := r.quotedNoun(q, j, c, at); x >= 0 {
					return x
				}
			}
		}
	}
	if colon && at.a < a {
		// Whoever the sentence before the colon is about speaks.
		for i := at.a; i < at.b && i < a; i++ {
			if s := r.ownSubject(i); r.t.Head[i] < 0 && s >= 0 && (r.t.Tag[s] == syntax.PROPN || len(r.cast.At(s)) > 0) {
				x := draft{word: -1, speaker: s, from: r.antecedent(s), name: r.phrase(s, i), content: []rng{r.inner[q]}, quotes: true, from2: -1}
				return r.addQuote(q, x)
			}
		}
	}
	return -1
}

// reach stretches the draft before quotation q in its sentence over it, when nothing between
// them reports anything else: the tree ended a content before its last clause. It returns the
// draft, or -1.
//
//	She said she was glad and looked forward to "a long rest".
//	The firm "got its deal," she said, and still "got to keep the money".
func (r *reader) reach(q, last int) int {
	a := r.outer[q].a
	s := r.d.Sentences[r.d.SentenceOf(a)]
	best := -1
	for i := range r.drafts {
		x := &r.drafts[i]
		if x.cue == nil || x.cue.class != verb || x.word < s.First || x.word >= a || r.quote[x.word] >= 0 {
			continue
		}
		if _, ok := x.cue.has(frameThat); !ok || x.colour == Thinking {
			continue
		}
		if best < 0 || x.word > r.drafts[best].word {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	x := &r.drafts[best]
	n := len(x.content) - 1
	end := x.content[n].b
	if end > x.word && end <= a {
		if r.anotherCue(end, a, best) || a-end > 25 || !r.linked(end, a) {
			return -1
		}
		x.content[n].b = r.inner[q].b
	} else if b := x.phrase.b; b > x.word && b <= a && end <= x.word && r.t.Tag[b] == syntax.CCONJ && !r.anotherCue(b, a, best) {
		x.content = append(x.content, r.trim(rng{b, r.inner[q].b}))
	} else {
		return -1
	}
	r.spoken[q] = true
	return best
}

// linked reports whether the words from a to b go on with what was said: behind a conjunction,
// or without a mark between.
func (r *reader) linked(a, b int) bool {
	for a < b && r.t.Tag[a] == syntax.PUNCT {
		if w := r.d.Word(a); w == "." || w == ";" || w == "—" || w == "–" {
			return false
		}
		a++
	}
	if a >= b {
		return true
	}
	switch r.t.Tag[a] {
	case syntax.CCONJ, syntax.ADP, syntax.DET, syntax.SCONJ:
		return true
	}
	return false
}

// anotherCue reports whether a cue of a draft other than x, outside its content, or a verb of
// saying stands between the words a and b.
func (r *reader) anotherCue(a, b, x int) bool {
	for i := a; i < b; i++ {
		if n, ok := r.byCue[i]; ok && n != x {
			return true
		}
		if r.t.Tag[i] == syntax.VERB {
			if c := r.match(verb, i); c != nil && c.colourOfSpeech() && c.groups[0].colour != Thinking {
				return true
			}
		}
	}
	return false
}

// quoted makes the draft of quotation q with the verb i, a cue c, and returns its index.
func (r *reader) quoted(q, i int, c *cue, col Colour) int {
	if n, ok := r.byCue[i]; ok { // "said the following: …": the quotation is the content
		x := &r.drafts[n]
		x.content = []rng{r.trim(r.inner[q])}
		r.spoken[q] = true
		return n
	}
	x := draft{cue: c, colour: col, word: i, cueAt: r.cueRange(i, c), content: []rng{r.inner[q]}, quotes: true, from2: -1}
	s := r.d.Sentences[r.d.SentenceOf(i)]
	k := complement{content: x.content}
	if r.medial(i, c, rng{s.First, s.Last}, &k, &x); len(k.content) > 1 {
		x.content = k.content
	}
	if r.passive(i) {
		x.speaker = r.agent(i)
	} else {
		x.speaker = r.speakerOf(i, x.content)
	}
	if x.speaker < 0 && i == s.First { // "Said Silva: …"
		x.speaker = r.complementHead(i, i+1, rng{s.First, s.Last})
	}
	x.from = r.antecedent(x.speaker)
	r.named(&x, i)
	if _, tells := c.has(frameTold); tells || r.lemma(i) == "ask" {
		if o := r.dependent(i, syntax.Obj); o >= 0 && o != x.speaker && !inAny(x.content, o) {
			x.told = append(x.told, o)
		}
	}
	x.told = append(x.told, r.addressees(i, x.content)...)
	return r.addQuote(q, x)
}

// quotedNoun makes the draft of quotation q with the noun n, a cue c, as in "issued this
// statement: …", or returns -1.
func (r *reader) quotedNoun(q, n int, c *cue, s rng) int {
	if _, ok := r.byCue[n]; ok {
		return -1
	}
	if _, mind := c.has(frameMind); mind {
		return -1
	}
	x := draft{cue: c, colour: c.groups[0].colour, word: n, cueAt: rng{n, n + 1}, content: []rng{r.inner[q]}, quotes: true, from2: -1}
	x.speaker = r.owner(n, -1)
	for v := int(r.t.Head[n]); x.speaker < 0 && v >= s.a; v = int(r.t.Head[v]) {
		if r.t.Tag[v] == syntax.VERB {
			x.speaker = r.subject(v)
			if x.speaker == n {
				x.speaker = -1
			}
			break
		}
	}
	if x.speaker < 0 {
		return -1
	}
	x.from, x.name = r.antecedent(x.speaker), r.phrase(x.speaker, n)
	return r.addQuote(q, x)
}

// addQuote adds the draft x of quotation q and returns its index, or -1.
func (r *reader) addQuote(q int, x draft) int {
	n := len(r.drafts)
	r.add(x)
	if len(r.drafts) == n {
		return -1
	}
	r.spoken[q] = true
	return n
}

// floating deals with a quotation that has no cue beside it. In the paragraph of the
// quotation before it, it goes on with that one; in a later paragraph it is a statement of its
// own by the same speaker, unless no mark opens it again; after a sentence about somebody it is
// that one's. Quotations that do not stand as sentences are left.
func (r *reader) floating(q, last int) int {
	si := r.d.SentenceOf(r.outer[q].a)
	s := &r.d.Sentences[si]
	at := rng{s.First, s.Last}
	cont := r.d.Quotes[q].Continues
	if !r.clauseLike(q) || !cont && !r.opensClause(r.outer[q].a, at) && !r.splitBefore(q, last) {
		return -1
	}
	if r.title(q, at) {
		return -1
	}
	end := r.outer[q].b
	es := &r.d.Sentences[r.d.SentenceOf(end-1)]
	in := r.inner[q]
	if !r.spansToEnd(end, es.Last) && !r.splitBefore(q, last) {
		if last < 0 || r.ends(in.b-1) || r.d.Word(in.b-1) == "," || r.hasFinite(rng{end, es.Last}) || es.Last-end > 15 {
			return -1
		}
		in.b = es.Last // "It is a tax increase" for the rich.
	}
	if last >= 0 && len(r.drafts[last].content) > 0 {
		x := &r.drafts[last]
		lastWord := x.content[len(x.content)-1].b - 1
		if x.word > lastWord {
			lastWord = x.word
		}
		ls := r.d.SentenceOf(lastWord)
		lp := r.d.Sentences[ls].Paragraph
		switch {
		case lp == s.Paragraph && si-ls <= 1 && (x.word < 0 || r.quote[x.word] < 0), cont && s.Paragraph == lp+1 && r.d.Quotes[q].Inner.Start == r.d.Quotes[q].Outer.Start:
			x.content = append(x.content, r.trim(in))
			r.spoken[q] = true
			return last
		case s.Paragraph == lp+1 || cont:
			if s.First == r.d.Sentences[r.d.Paragraphs[s.Paragraph].First].First || cont {
				y := draft{word: -1, speaker: -1, from: x.from, from2: last, content: []rng{r.inner[q]}, quotes: true}
				if x.speaker < 0 {
					y.from = -1
				}
				return r.addQuote(q, y)
			}
		}
	}
	return r.aboutSomebody(q, si)
}

// title reports whether quotation q fills the sentence s alone, in the capitals of a heading.
func (r *reader) title(q int, s rng) bool {
	if s.b-s.a > 12 || !r.spansToEnd(s.a, r.inner[q].a) {
		return false
	}
	small := 0
	for i := r.inner[q].a; i < r.inner[q].b; i++ {
		if w := r.d.Word(i); w[0] >= 'a' && w[0] <= 'z' && len(w) > 3 {
			small++
		}
	}
	return small == 0
}

// splitBefore reports whether quotation q is the second half of what draft last reports:
// "…," he said, "…".
func (r *reader) splitBefore(q, last int) bool {
	if last < 0 {
		return false
	}
	x := &r.drafts[last]
	a := r.outer[q].a
	if a == 0 || x.word < 0 || x.word > a || r.d.SentenceOf(x.word) != r.d.SentenceOf(a) {
		return false
	}
	if r.d.Word(a-1) != "," && r.d.Word(a-1) != "—" && r.d.Word(a-1) != "–" && r.d.Word(a-1) != "." && r.d.Word(a-1) != ";" {
		return false
	}
	return x.content[len(x.content)-1].b <= x.word
}

// spansToEnd reports whether only marks stand between words a and b.
func (r *reader) spansToEnd(a, b int) bool {
	for i := a; i < b; i++ {
		if r.t.Tag[i] != syntax.PUNCT {
			return false
		}
	}
	return true
}

// aboutSomebody makes a draft of quotation q, a sentence by itself, whose speaker is the
// subject of the sentence before it in the same paragraph.
func (r *reader) aboutSomebody(q, si int) int {
	s := &r.d.Sentences[si]
	if si == 0 || r.d.Sentences[si-1].Paragraph != s.Paragraph {
		return -1
	}
	p := &r.d.Sentences[si-1]
	for i := p.First; i < p.Last; i++ {
		if r.t.Head[i] >= 0 {
			continue
		}
		sub := r.ownSubject(i)
		if sub < 0 || r.quote[sub] >= 0 {
			return -1
		}
		if len(r.cast.At(sub)) == 0 && r.t.Tag[sub] != syntax.PROPN && !r.personal(sub) {
			return -1
		}
		x := draft{word: -1, speaker: sub, from: r.antecedent(sub), name: r.phrase(sub, i), content: []rng{r.inner[q]}, quotes: true, from2: -1}
		return r.addQuote(q, x)
	}
	return -1
}

// personal reports whether word i is a pronoun of a person.
func (r *reader) personal(i int) bool {
	switch r.lemma(i) {
	case "he", "she", "they":
		return true
	}
	return false
}
