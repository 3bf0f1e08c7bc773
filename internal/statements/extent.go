package statements

import "github.com/chancery-project/chancery/internal/syntax"

// unjoin parts what the parser took for a noun with its apposition: in "The road, police said,
// is closed" the road is not the police, but the subject of what they say.
func (r *reader) unjoin(x *draft, i int) {
	if x.speaker < 0 || x.speaker > i || x.name.b != x.cueAt.a || x.cueAt.b >= len(r.d.Words) || r.d.Word(x.cueAt.b) != "," {
		return
	}
	for p := x.name.b - 1; p > x.name.a; p-- {
		if r.d.Word(p) != "," {
			continue
		}
		left := rng{x.name.a, p}
		if x.speaker > p || len(x.content) != 1 || x.content[0].a < i {
			return
		}
		x.content = append([]rng{left}, x.content...)
		x.name.a = p + 1
		x.speaker = r.headOf(x.name)
		x.from = x.speaker
		x.phrase = rng{p, x.cueAt.b + 1}
		return
	}
}

// unfinished mends a content that the tree ended inside a clause or name: where a finite verb
// follows the noun phrase it gave for an object, the content is the clause that they make; where
// a name or a second noun phrase follows, it runs over that.
func (r *reader) unfinished(i int, c *cue, s rng, k *complement) {
	last := &k.content[len(k.content)-1]
	b := last.b
	if b >= s.b || k.clause || b <= i {
		return
	}
	_, that := c.has(frameThat)
	_, pred := c.has(framePred)
	v := r.finiteAt(i, b, s)
	switch x := r.t.XPOS[b]; {
	case that && v >= 0 && r.t.XPOS[last.a] != syntax.TO && (r.t.Tag[last.b-1] != syntax.PUNCT || r.closes(last.b-1, i)):
		last.b, k.clause = r.predicateEnd(v, s), true
	case r.t.Tag[b] == syntax.PROPN && (r.t.Tag[b-1] == syntax.NOUN || r.t.Tag[b-1] == syntax.PROPN) && !weekdays[r.word(b)] && !r.inTime(b):
		for b < s.b && r.t.Tag[b] == syntax.PROPN && !weekdays[r.word(b)] && !r.inTime(b) {
			b++
		}
		last.b = b
	case pred && (x == syntax.DT || x == syntax.PRPS || x == syntax.JJ || r.quote[b] >= 0 && r.quote[b] != r.quote[b-1]) && !r.inTime(b):
		last.b = r.stop(b, s)
	}
}

// finiteAt returns the finite verb that stands at word b, or behind a time or brackets that stand there, or -1, for the
// verb i, of whose content the tree gives the first words alone. The verb of a relative clause has none, nor has a
// participle right behind a noun: in "the woman holding the key said" the second verb has the woman for its subject.
func (r *reader) finiteAt(i, b int, s rng) int {
	if o, a := r.ownSubject(i), r.cueRange(i, &cue{}).a; o >= 0 && r.relative(o) || !r.finite(i) && a > 0 && (r.t.Tag[a-1] == syntax.NOUN || r.t.Tag[a-1] == syntax.PROPN) {
		return -1
	}
	for depth := 0; b < s.b; b++ {
		switch w := r.d.Word(b); {
		case w == "(" || w == "[":
			depth++
		case (w == ")" || w == "]") && depth > 0:
			depth--
		case depth == 0 && r.hasFinite(rng{b, b + 1}):
			return b
		case depth == 0 && !r.inTime(b) && !r.closes(b, i):
			return -1
		}
	}
	return -1
}

// predicateEnd returns the end of the clause whose finite verb or auxiliary is the word v: the next mark, or
// the end of a participle behind it that tells what comes of it.
func (r *reader) predicateEnd(v int, s rng) int {
	end := r.stop(v, s)
	p := end + 1
	for p < s.b && r.t.Tag[p] == syntax.ADV {
		p++
	}
	if p < s.b && r.d.Word(end) == "," && r.t.XPOS[p] == syntax.VBG && r.match(verb, p) == nil && r.quote[p] == r.quote[v] {
		end = min(max(end, r.subtree(p).b), s.b)
	}
	return end
}

// stop returns the first word from b on that a mark, or a conjunction before a verb, parts from
// what goes before.
func (r *reader) stop(b int, s rng) int {
	for w := b; w < s.b; w++ {
		if q := r.quote[w]; q >= 0 && q != r.quote[b-1] && w == r.outer[q].a {
			w = min(r.outer[q].b, s.b) - 1
			continue
		}
		switch r.t.Tag[w] {
		case syntax.PUNCT:
			if x := r.d.Word(w); x != "-" && x != "'" && x != "’" {
				return w
			}
		case syntax.CCONJ:
			if w+1 < s.b && r.t.Tag[w+1] == syntax.VERB && r.match(verb, w+1) != nil {
				return w
			}
		case syntax.ADP:
			if h := r.complementHead(w, w+1, s); h >= 0 && (occasion[r.lemma(h)] || r.inTime(h) || weekdays[r.word(h)]) && w > b+2 {
				return w
			}
		}
	}
	return s.b
}

// medial adds to the content of verb i what stands before its clause, where commas on both
// sides show that the clause is set into what is said: "The road, he said, is closed".
func (r *reader) medial(i int, c *cue, s rng, k *complement, x *draft) {
	if _, ok := c.has(frameQuote | frameThat); !ok || r.passive(i) || !r.finite(i) {
		return
	}
	a, b := r.clauseStart(i, s), k.content[0].a
	for b < s.b && r.t.Tag[b] == syntax.PUNCT && r.quote[b] == r.quote[i] {
		b++
	}
	for b > i+1 && r.t.Tag[b-1] == syntax.PUNCT && r.d.Word(b-1) != "," {
		b--
	}
	if a <= s.a || r.d.Word(a-1) != "," && !r.closes(a-1, i) || r.d.Word(b-1) != "," || b-1 <= i || r.quote[a-1] >= 0 && r.quote[a-1] == r.quote[i] {
		return
	}
	left := rng{r.clauseOpening(s.a, a-1, i), a}
	t := r.trim(left)
	for w := left.a; w < left.b; w++ {
		if r.t.Tag[w] == syntax.VERB && r.quote[w] == r.quote[i] {
			if c := r.match(verb, w); c != nil && c.colourOfSpeech() && r.finite(w) {
				return // what stands before reports something else
			}
		}
	}
	if t.empty() || r.soleTime(t) || r.onOccasion(t) || r.quote[b] >= 0 && r.quote[i] < 0 && !r.hasFinite(t) {
		return
	}
	k.content = append([]rng{left}, k.content...)
	x.phrase = rng{a - 1, b}
}

// onOccasion reports whether x, without a finite verb, tells on what occasion something is said.
func (r *reader) onOccasion(x rng) bool {
	if r.hasFinite(x) {
		return false
	}
	for i := x.a; i < x.b; i++ {
		if occasion[r.lemma(i)] || weekdays[r.word(i)] {
			return true
		}
	}
	return false
}

// closes reports whether word j is the closing mark of a quotation outside which word i stands.
func (r *reader) closes(j, i int) bool {
	q := r.quote[j]
	return q >= 0 && q != r.quote[i] && r.outer[q].b == j+1
}

// soleTime reports whether x is one time expression, which dates the saying.
func (r *reader) soleTime(x rng) bool {
	for k := range r.times {
		if e := &r.times[k]; e.First <= x.a+2 && e.Last >= x.b {
			return true
		}
	}
	return false
}

// extend stretches the content of verb i over what the tree hangs on the verb right behind it
// though it belongs to the content: phrases and clauses that no mark parts from it, but times
// and the occasions on which something is said.
func (r *reader) extend(i int, k *complement) {
	last := &k.content[len(k.content)-1]
	if !k.clause {
		r.dropRelative(last)
	}
	if k.clause && r.goesOnWithThat(last.b) {
		last.b = r.d.Sentences[r.d.SentenceOf(i)].Last
		if q := r.quote[i]; q >= 0 {
			last.b = min(last.b, r.inner[q].b)
		}
		return
	}
	if k.clause && last.b+1 < len(r.d.Words) && r.d.Word(last.b) == "," && r.word(last.b+1) == "because" {
		for j := range r.t.Dependents(i) {
			if at := r.subtree(j); r.t.Rel[j].Base() == syntax.Advcl && (at.a == last.b || at.a == last.b+1) {
				last.b = at.b
				break
			}
		}
	}
	for again := true; again; {
		again = false
		for j := range r.t.Dependents(i) {
			at := r.subtree(j)
			if at.a != last.b || j == k.told || !r.belongs(i, j, k.clause) {
				continue
			}
			last.b, again = at.b, true
		}
	}
}

// goesOnWithThat reports whether "and that" or "but that" stands at word b, behind a comma or mark.
func (r *reader) goesOnWithThat(b int) bool {
	for b < len(r.d.Words) && r.t.Tag[b] == syntax.PUNCT && r.d.Word(b) != "." && r.d.Word(b) != ";" {
		b++
	}
	return b+1 < len(r.d.Words) && r.t.Tag[b] == syntax.CCONJ && r.word(b+1) == "that" && r.t.XPOS[b+1] != syntax.DT
}

// belongs reports whether the dependent j of verb i, right behind its content, is part of it.
func (r *reader) belongs(i, j int, clause bool) bool {
	at := r.subtree(j)
	if r.t.Tag[at.a] == syntax.PUNCT && r.quote[at.a] < 0 || r.commaBefore(at.a) || len(r.timeAt(j)) > 0 || weekdays[r.word(j)] {
		return false
	}
	for w := at.a; w < min(at.b, at.a+6); w++ {
		if weekdays[r.word(w)] {
			return false
		}
	}
	rel := r.t.Rel[j].Base()
	switch rel {
	case syntax.Conj:
		if !clause {
			return r.t.Tag[j] == syntax.NOUN && r.t.Tag[i] == syntax.VERB
		}
		return r.ownSubject(j) >= 0 || r.match(verb, j) == nil && r.t.XPOS[j] != r.t.XPOS[i]
	case syntax.Obl, syntax.Nmod:
		if occasion[r.lemma(j)] {
			return false
		}
		p := r.caseOf(j)
		if clause {
			return p != "to" || r.t.Tag[j] == syntax.NOUN
		}
		return complementing[p] || p == "as" || p == "to" || p == "in" && r.t.Tag[j] == syntax.NOUN
	case syntax.Ccomp:
		return true
	case syntax.Xcomp, syntax.Advcl:
		return clause || r.infinitive(j) || r.caseOf(j) == "as"
	case syntax.Parataxis, syntax.Acl, syntax.Obj, syntax.Advmod, syntax.Dep:
		return clause
	}
	return false
}

// occasion are the nouns of the occasions on which something is said: "in a statement".
var occasion = map[string]bool{"statement": true, "interview": true, "speech": true, "tweet": true, "letter": true, "email": true, "post": true,
	"conference": true, "briefing": true, "meeting": true, "rally": true, "debate": true, "address": true, "report": true, "memo": true,
	"call": true, "hearing": true, "forum": true, "event": true, "video": true, "message": true, "article": true, "editorial": true,
	"show": true, "broadcast": true, "session": true, "summit": true, "reporter": true, "journalist": true, "condition": true,
	"press": true, "news": true, "appearance": true, "remark": true, "release": true, "telephone": true, "phone": true, "ceremony": true}

// dropRelative ends the noun phrase x before a relative clause that a comma parts from it: such
// a clause is mostly the outlet's.
func (r *reader) dropRelative(x *rng) {
	for w := x.a + 2; w < x.b; w++ {
		if r.quote[w] < 0 && r.d.Word(w-1) == "," && (r.word(w) == "which" || r.word(w) == "who" || r.word(w) == "where") {
			x.b = w - 1
			return
		}
	}
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "today": true, "yesterday": true, "later": true, "earlier": true}

// inTime reports whether word w is part of a time expression.
func (r *reader) inTime(w int) bool {
	for k := range r.times {
		if e := &r.times[k]; e.First <= w && w < e.Last {
			return true
		}
	}
	return false
}
