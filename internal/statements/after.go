package statements

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
)

// reported makes the draft of quotation q from the reporting clause that stands right after
// its closing mark. It goes by the order of the words alone, because trees are least to be
// trusted where one sentence is set into another:
//
//	"We agree," the minister told reporters.
//	"We agree," said Maria Silva, a teacher.
//	"We agree." — Maria Silva
//
// It runs before the tree is asked, and claims the cue.
func (r *reader) reported(q int) {
	e := r.outer[q].b
	if r.d.Quotes[q].Open || e >= len(r.d.Words) || r.inner[q].empty() {
		return
	}
	s := r.d.Sentences[r.d.SentenceOf(e-1)]
	if r.dashed(q, e) {
		return
	}
	if e >= s.Last && r.asks(r.inner[q].b-1) && e < len(r.d.Words) {
		// "Why?" she said. The clause may have become a sentence.
		if n := r.d.Sentences[r.d.SentenceOf(e)]; n.Paragraph == s.Paragraph {
			s.Last = n.Last
		}
	}
	if e >= s.Last || !r.mayGoOn(q, e) {
		return
	}
	a := e
	for a < s.Last && r.t.Tag[a] == syntax.PUNCT {
		if r.d.Word(a) != "," && r.d.Word(a) != "—" && r.d.Word(a) != "–" && r.d.Word(a) != "-" {
			return
		}
		a++
	}
	v := r.firstVerb(a, s.Last)
	if v < 0 {
		return
	}
	c := r.match(verb, v)
	if c == nil {
		return
	}
	col, ok := c.has(frameQuote)
	if !ok || r.unsaid(v, col) {
		return
	}
	x := draft{cue: c, colour: col, word: v, cueAt: r.cueRange(v, c), speaker: -1, from: -1, from2: -1, quotes: true}
	x.cueAt.a = max(x.cueAt.a, a)
	at := rng{s.First, s.Last}
	x.content = []rng{r.inner[q]}
	if r.inner[q].a >= s.First && !r.opensClause(r.outer[q].a, at) {
		// The marks hold the end of what is said; it begins with the sentence.
		if left := r.lead(q, at); !left.empty() && !r.goesOn(v+1, s.Last) {
			x.content = []rng{{left.a, r.inner[q].b}}
		}
	}
	r.speakerAround(&x, a, v, s.Last)
	if x.speaker < 0 || x.content[0].a == r.inner[q].a && !r.opensClause(r.outer[q].a, at) && r.inner[q].a >= s.First && r.goesOn(max(v+1, x.name.b), s.Last) {
		return
	}
	x.phrase = rng{e, r.clauseEnd(max(v, x.name.b-1), at)}
	if x.phrase.b < s.Last && r.d.Word(x.phrase.b) == "," {
		x.phrase.b++
	}
	if _, tells := c.has(frameTold); tells {
		if o := r.dependent(v, syntax.Obj); o > v && o != x.speaker {
			x.told = append(x.told, o)
		}
	}
	x.told = append(x.told, r.addressees(v, x.content)...)
	n := r.addQuote(q, x)
	if n >= 0 {
		r.fence(x.phrase)
	}
}

// goesOn reports whether a clause follows the reporting verb, from word a on: then the words
// between marks before it are not what it reports, as in: On "The Hour," Silva said she agreed.
func (r *reader) goesOn(a, end int) bool {
	if a < end && r.t.Tag[a] == syntax.PUNCT {
		return false
	}
	for i := a; i < end; i++ {
		if r.quote[i] >= 0 {
			return i == a || r.hasFinite(rng{a, i})
		}
		if r.t.Tag[i] == syntax.PUNCT && r.d.Word(i) == "," {
			return false
		}
		switch r.t.XPOS[i] {
		case syntax.VBD, syntax.VBZ, syntax.VBP, syntax.MD:
			return true
		}
	}
	return false
}

// fence notes the words of a reporting clause, so that no other content runs over it.
func (r *reader) fence(x rng) { r.fences = append(r.fences, x) }

// lead returns the part of the sentence before quotation q that belongs to what is said, or
// an empty range where another cue stands there.
func (r *reader) lead(q int, s rng) rng {
	left := rng{s.a, r.outer[q].a}
	for i := left.a; i < left.b; i++ {
		if r.quote[i] >= 0 || r.d.Word(i) == ";" {
			left.a = i + 1
		}
		if r.t.Tag[i] == syntax.VERB {
			if c := r.match(verb, i); c != nil && c.colourOfSpeech() {
				return rng{}
			}
		}
	}
	return left
}

// colourOfSpeech reports whether c is a cue of words said, before quotations.
func (c *cue) colourOfSpeech() bool {
	_, ok := c.has(frameQuote)
	return ok
}

// asks reports whether word i is a mark that ends a sentence but lets a reporting clause follow.
func (r *reader) asks(i int) bool {
	switch r.d.Word(i) {
	case "?", "!", "…", "...", "....":
		return true
	}
	return false
}

// mayGoOn reports whether the sentence may go on after quotation q: it ends in a comma,
// question mark or the like, inside its marks or right after them.
func (r *reader) mayGoOn(q, e int) bool {
	for _, i := range [...]int{r.inner[q].b - 1, e} {
		switch r.d.Word(i) {
		case ",", "?", "!", "—", "–", "…", "...", "-", "--", ".":
			return true
		}
	}
	return false
}

// firstVerb returns the verb of the reporting clause that begins at word a, or -1: nothing but
// the words of a noun phrase, with its appositions and relative clauses between commas, may
// stand before it.
func (r *reader) firstVerb(a, end int) int {
	aside := false
	for i := a; i < min(a+24, end); i++ {
		if r.quote[i] >= 0 {
			continue
		}
		switch r.t.Tag[i] {
		case syntax.VERB:
			if aside && !r.closesAside(a, i) {
				continue
			}
			switch r.t.XPOS[i] {
			case syntax.VBG:
				if !aside {
					return -1
				}
				continue
			case syntax.VBN:
				if r.dependent(i, syntax.Aux) < 0 && (aside || i+1 < end && r.t.Tag[i+1] == syntax.ADP || r.match(verb, i) == nil) {
					continue
				}
			}
			return i
		case syntax.SCONJ, syntax.PART:
			if r.word(i) == "that" || r.word(i) == "to" || r.word(i) == "because" || r.word(i) == "if" || i == a && r.word(i) != "as" {
				return -1
			}
		case syntax.CCONJ:
			if i == a {
				return -1
			}
		case syntax.ADV:
			if i == a && r.t.XPOS[i] == syntax.WRB {
				return -1
			}
		case syntax.PUNCT:
			switch r.d.Word(i) {
			case ",", "(", "—", "–":
				aside = true
			case ")":
				aside = false
			case ".", ";", ":", "?":
				if r.d.Word(i) == "." && i+1 < end && i-1 > a && len(r.d.Word(i-1)) < 4 {
					continue // an abbreviation
				}
				return -1
			}
		}
	}
	return -1
}

// closesAside reports whether a comma or bracket stands right before the verb i, past a first
// one: "Silva, who farms here, said".
func (r *reader) closesAside(a, i int) bool {
	j := i - 1
	for j > a && (r.t.Tag[j] == syntax.ADV || r.t.Tag[j] == syntax.AUX) {
		j--
	}
	w := r.d.Word(j)
	return w == "," || w == ")" || w == "—" || w == "–"
}

// speakerAround finds the speaker of the reporting clause that begins at a with the verb v:
// what stands before the verb, else the noun phrase after it.
func (r *reader) speakerAround(x *draft, a, v, end int) {
	b := v
	for b > a && (r.t.Tag[b-1] == syntax.ADV || r.t.Tag[b-1] == syntax.AUX) {
		b--
	}
	if b > a {
		if r.word(a) == "as" && b > a+1 {
			a++ // "as a memo put it"
		}
		x.name = rng{a, b}
		for x.name.b > a && r.t.Tag[x.name.b-1] == syntax.PUNCT && r.d.Word(x.name.b-1) == "," {
			x.name.b--
		}
		x.speaker = r.headOf(x.name)
	} else {
		b = v + 1
		for b < end && r.t.Tag[b] == syntax.ADV {
			b++
		}
		h := r.complementHead(v, b, rng{b, end})
		if h < 0 {
			if s := r.ownSubject(v); s > v {
				h = s
			}
		}
		if h < 0 {
			return
		}
		if s := r.ownSubject(v); s > v && s < v+12 {
			h = s
		}
		x.speaker = h
		x.name = r.phrase(h, v)
		x.name.a = max(x.name.a, v+1)
		if x.name.b <= h {
			x.name.b = h + 1
		}
		x.name = r.closeName(x.name, end)
		r.titled(x, end)
		x.name = r.apposed(x.name, end)
	}
	x.from = r.antecedent(x.speaker)
}

// titled mends a title behind the verb that the tagger took for a verb: said BBC host Maria Silva.
func (r *reader) titled(x *draft, end int) {
	b := x.name.b
	if b+1 >= end || r.t.XPOS[b] != syntax.VBP && r.t.XPOS[b] != syntax.VB || r.t.Tag[b-1] != syntax.PROPN || r.t.Tag[b+1] != syntax.PROPN {
		return
	}
	e := b + 1
	for e < end && r.t.Tag[e] == syntax.PROPN {
		e++
	}
	if e == end || r.edge(e) || r.quote[e] >= 0 {
		x.name.b, x.speaker = e, b+1
	}
}

// apposed stretches a name behind its verb over further parts of it and over an apposition that
// runs to the end of the sentence: said Maria Silva, a teacher in Porto.
func (r *reader) apposed(x rng, end int) rng {
	for x.b < end && r.t.Tag[x.b] == syntax.PROPN && r.quote[x.b] < 0 && !weekdays[r.word(x.b)] && len(r.timeAt(x.b)) == 0 {
		x.b++
	}
	if x.b+2 >= end || r.d.Word(x.b) != "," {
		return x
	}
	a := x.b + 1
	switch {
	case r.t.Tag[a] == syntax.DET, r.t.Tag[a] == syntax.NOUN, r.t.Tag[a] == syntax.PROPN && !weekdays[r.word(a)], r.word(a) == "one":
	case r.word(a) == "who", r.word(a) == "whose", (r.word(a) == "now" || r.word(a) == "then") && r.t.Tag[a+1] == syntax.DET:
	default:
		return x
	}
	b := a
	for b < end && r.quote[b] < 0 && r.d.Word(b) != ":" && r.d.Word(b) != ";" {
		if r.word(b) == "adding" || r.t.Tag[b] == syntax.CCONJ && b+1 < end && r.t.Tag[b+1] == syntax.VERB {
			return x
		}
		b++
	}
	for b > a && r.edge(b-1) {
		b--
	}
	if b-a > 30 || r.hasFinite(rng{a, b}) && !r.relativeWithin(a, b) {
		return x
	}
	return rng{x.a, b}
}

// relativeWithin reports whether a relative pronoun stands before the first finite verb of the words.
func (r *reader) relativeWithin(a, b int) bool {
	for i := a; i < b; i++ {
		if r.relative(i) {
			return true
		}
		if r.hasFinite(rng{i, i + 1}) {
			return false
		}
	}
	return false
}

// closeName ends a name that follows its verb before a quotation or a stop that the tree ran over.
func (r *reader) closeName(x rng, end int) rng {
	for i := x.a; i < min(x.b, end); i++ {
		if r.quote[i] >= 0 && i > x.a {
			x.b = i
			break
		}
	}
	x.b = min(x.b, end)
	for x.b > x.a+1 && r.edge(x.b-1) {
		x.b--
	}
	return x
}

// headOf returns the head of the noun phrase x: the first of its words whose own head lies
// outside, nouns before all others, and not behind the first comma where one stands before.
func (r *reader) headOf(x rng) int {
	best := -1
	for i := x.a; i < x.b; i++ {
		if r.d.Word(i) == "," && best >= 0 {
			break
		}
		switch r.t.Tag[i] {
		case syntax.NOUN, syntax.PROPN, syntax.PRON:
		default:
			continue
		}
		if h := int(r.t.Head[i]); !x.holds(h) {
			if r.t.Rel[i].Base() == syntax.Nsubj || best < 0 || r.t.Rel[best].Base() != syntax.Nsubj {
				best = i
				if r.t.Rel[i].Base() == syntax.Nsubj {
					return i
				}
			}
		}
	}
	if best < 0 {
		for i := x.b - 1; i >= x.a; i-- {
			if r.t.Tag[i] != syntax.PUNCT && r.t.Tag[i] != syntax.DET {
				return i
			}
		}
	}
	return best
}

// dashed makes the draft of quotation q from a dash and a name behind it, to the end of its
// paragraph.
func (r *reader) dashed(q, e int) bool {
	if e+1 >= len(r.d.Words) {
		return false
	}
	p := r.d.Paragraphs[r.d.Sentences[r.d.SentenceOf(r.outer[q].a)].Paragraph]
	end := r.d.Sentences[p.Last-1].Last
	if e+1 >= end || end-e > 16 {
		return false
	}
	switch r.d.Word(e) {
	case "—", "–", "―", "--", "-":
	default:
		return false
	}
	at := rng{e + 1, end}
	if r.t.Tag[e+1] != syntax.PROPN || r.hasFinite(at) {
		return false
	}
	for at.b > at.a+1 && r.edge(at.b-1) {
		at.b--
	}
	h := r.headOf(at)
	if h < 0 {
		return false
	}
	return r.addQuote(q, draft{word: e, cueAt: rng{e, e + 1}, speaker: h, from: h, from2: -1, name: at, content: []rng{r.inner[q]}, quotes: true}) >= 0
}

// shouting reports whether w is written in capitals, as the names in a transcript are.
func shouting(w string) bool {
	return len(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}
