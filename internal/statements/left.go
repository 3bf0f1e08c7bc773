package statements

import "github.com/chancery-project/chancery/internal/syntax"

// leftContent finds the content of a reporting clause that follows it or stands inside it:
//
//	The road is closed, the police said.        content, then clause
//	The road, the police said, is closed.       content, clause, content
//	"The road is closed. Go home," they said.   a quotation that began sentences ago
//
// It sets the phrase of x, the reporting clause with the commas around it.
func (r *reader) leftContent(i int, c *cue, s rng, x *draft) (complement, bool) {
	k := complement{told: -1, prep: -1, clause: true}
	var ok bool
	if k.colour, ok = c.has(frameQuote | frameThat); !ok || r.passive(i) {
		return k, false
	}
	if x := r.t.XPOS[i]; x == syntax.VBG || x == syntax.VBN && !r.finite(i) || r.infinitive(i) {
		return k, false
	}
	_, tells := c.has(frameTold)
	if o := r.dependent(i, syntax.Obj); o > i && !tells && (r.ownSubject(i) >= 0 && r.ownSubject(i) < i) && len(r.timeAt(o)) == 0 {
		return k, false // the verb has an object of its own
	}
	start := r.clauseStart(i, s)
	end := r.clauseEnd(i, s)
	j := start - 1 // the last word before the clause
	comma, mark := false, false
	for j >= s.a && r.t.Tag[j] == syntax.PUNCT {
		switch r.d.Word(j) {
		case ",", "—", "–", "-", "--", "?", "!", "…", "...":
			comma = true
		case ";", ":", ".", "(":
			return k, false
		}
		mark = mark || r.quote[j] >= 0 && r.quote[j] != r.quote[i] && r.inner[r.quote[j]].b <= j+1
		j--
	}
	if j < s.a || !comma && !mark {
		return k, false
	}
	x.phrase = rng{j + 1, end}
	_, quotes := c.has(frameQuote)
	if q := r.quote[j]; q >= 0 && q != r.quote[i] && quotes {
		if r.opensClause(r.outer[q].a, s) {
			k.content = []rng{r.inner[q]}
			return k, true
		}
		if r.inner[q].a < s.a {
			k.content = []rng{r.inner[q]}
			return k, true
		}
	}
	if _, that := c.has(frameThat); !that && r.quote[j] < 0 {
		return k, false
	}
	left := rng{r.clauseOpening(s.a, j, i), j + 1}
	if q := r.quote[i]; q >= 0 {
		left = left.intersect(r.inner[q])
	}
	if r.quote[i] >= 0 && r.quote[j] != r.quote[i] {
		return k, false // the marks part them
	}
	if !r.hasFinite(left) {
		// A subject or an adverbial alone: the rest follows.
		rest := rng{end, s.b}
		for !rest.empty() && r.t.Tag[rest.a] == syntax.PUNCT && r.quote[rest.a] < 0 {
			rest.a++
		}
		if rest.empty() && left.b-left.a >= 4 && comma && r.finite(i) {
			k.content = []rng{left} // a clause whose verb the tagger missed
			return k, true
		}
		if rest.empty() || !r.hasFinite(rest) || !commaAt(r, end) {
			return k, false
		}
		k.content = []rng{left, {end, s.b}}
		return k, true
	}
	k.content = []rng{left}
	if rest := r.trimMarks(rng{end, s.b}); !rest.empty() && commaAt(r, end) && r.goesWith(rest, left) {
		k.content = append(k.content, rest)
	}
	return k, true
}

// asClause finds the content around a clause with "as": As the minister told reporters, the road is
// closed. It sets the phrase of x.
func (r *reader) asClause(i int, c *cue, s rng, x *draft) (complement, bool) {
	k := complement{told: -1, prep: -1, clause: true}
	var ok bool
	if k.colour, ok = c.has(frameQuote | frameThat); !ok || k.colour == Thinking || r.passive(i) || !r.finite(i) {
		return k, false
	}
	if _, that := c.has(frameThat); !that && len(c.rest) == 0 {
		return k, false // "As she spoke, the crowd cheered"
	}
	start, end := r.clauseStart(i, s), r.clauseEnd(i, s)
	if r.word(start) != "as" || start > s.a && r.d.Word(start-1) != "," || end >= s.b || r.d.Word(end) != "," || r.quote[start] >= 0 {
		return k, false
	}
	for j := range r.t.Dependents(i) {
		switch r.t.Rel[j].Base() {
		case syntax.Obj, syntax.Iobj:
			if _, tells := c.has(frameTold); tells && k.told < 0 {
				k.told = j
			} else if j > i+len(c.rest) {
				return k, false
			}
		}
	}
	k.content, x.phrase = r.around(rng{start, end}, s)
	if n := len(k.content); n > 1 && k.content[0].b-k.content[0].a < 3 && (r.t.Tag[k.content[0].a] == syntax.CCONJ || r.t.Tag[k.content[0].a] == syntax.ADV) {
		k.content = k.content[1:] // "Yet, as"
	}
	return k, len(k.content) > 0
}

// trimMarks cuts marks off the start of x.
func (r *reader) trimMarks(x rng) rng {
	for !x.empty() && r.t.Tag[x.a] == syntax.PUNCT && r.quote[x.a] < 0 {
		x.a++
	}
	return x
}

// goesWith reports whether the tree joins the clause of the words rest to the words left, or
// hangs it on them.
func (r *reader) goesWith(rest, left rng) bool {
	for i := rest.a; i < rest.b; i++ {
		if h := int(r.t.Head[i]); left.holds(h) && (r.t.Tag[i] == syntax.VERB || r.t.Tag[i] == syntax.ADJ || r.t.Tag[i] == syntax.NOUN) {
			rel := r.t.Rel[i].Base()
			return (rel == syntax.Conj || rel == syntax.Advcl) && r.match(verb, i) == nil
		}
	}
	return false
}

// commaAt reports whether a comma or dash stands at or right before word i.
func commaAt(r *reader, i int) bool {
	for j := max(i-1, 0); j <= i && j < len(r.d.Words); j++ {
		switch r.d.Word(j) {
		case ",", "—", "–", "-", "--":
			return true
		}
	}
	return false
}

// opensClause reports whether a quotation that opens at word a begins what is said: at the
// start of its sentence or paragraph, or after a word or two that only link.
func (r *reader) opensClause(a int, s rng) bool {
	for j := s.a; j < a; j++ {
		switch {
		case r.t.Tag[j] == syntax.PUNCT:
		case r.t.Tag[j] == syntax.CCONJ && j < s.a+2:
		default:
			return false
		}
	}
	return true
}

// clauseStart returns the first word of the reporting clause of verb i.
func (r *reader) clauseStart(i int, s rng) int {
	start := r.cueRange(i, &cue{}).a
	if o := r.ownSubject(i); o >= 0 && o < i {
		start = min(start, r.phrase(o, i).a)
	} else if o < 0 && start > s.a {
		// A subject that the tree ties elsewhere.
		j := start - 1
		if r.t.Tag[j] == syntax.PRON || r.t.Tag[j] == syntax.PROPN || r.t.Tag[j] == syntax.NOUN {
			h := j
			for p := int(r.t.Head[h]); p >= s.a && p < i && p > i-8 && r.t.Tag[p] != syntax.VERB; p = int(r.t.Head[h]) {
				h = p
			}
			if f := r.phrase(h, i).a; f > i-10 {
				start = min(start, max(f, s.a))
			}
		}
	}
	for j := range r.t.Dependents(i) {
		// "as the minister put it"
		if j < start && j >= start-2 && (r.t.Rel[j] == syntax.Mark || r.t.Rel[j] == syntax.Case) {
			start = j
		}
	}
	return max(start, s.a)
}

// clauseEnd returns the word after the reporting clause of verb i: it runs to the next comma,
// dash or quotation mark after its verb, subject and objects.
func (r *reader) clauseEnd(i int, s rng) int {
	end := i + 1
	for j := range r.t.Dependents(i) {
		rel := r.t.Rel[j].Base()
		if j < i || r.quote[j] != r.quote[i] {
			continue
		}
		if rel == syntax.Nsubj || rel == syntax.Obj || rel == syntax.Iobj || rel == syntax.Obl && j < i+6 {
			end = max(end, r.phrase(j, i).b)
		}
	}
	for end < s.b && r.quote[end] == r.quote[i] {
		switch r.d.Word(end) {
		case ",", "—", "–", ".", ":", ";", "-", "--", "!", "?":
			return end
		}
		end++
	}
	return min(end, s.b)
}

// clauseOpening returns where the content begins that ends at word j before the reporting
// clause of verb i: at the start of the sentence, or after a semicolon, or after the
// conjunction of a clause that the content is co-ordinated with.
func (r *reader) clauseOpening(a, j, i int) int {
	for w := j; w > a; w-- {
		if r.d.Word(w) == ";" && r.quote[w] < 0 || r.d.Word(w) == ":" && shouting(r.d.Word(w-1)) {
			return w + 1
		}
	}
	return a
}
