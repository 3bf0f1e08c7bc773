package statements

import "github.com/chancery-project/chancery/internal/syntax"

// A complement is what a cue takes for its content.
type complement struct {
	content []rng
	colour  Colour
	told    int  // who is told, or -1
	prep    int  // a preposition that belongs to the cue, or -1
	silent  bool // names no speaker: "is said to"
	clause  bool // a whole clause, not a noun phrase
}

// verbCue makes the draft of the verb i, a cue c in the sentence s, if one of its frames
// is there.
func (r *reader) verbCue(i int, c *cue, s rng) {
	k, ok := r.verbComplement(i, c, s)
	x := draft{cue: c, word: i, cueAt: r.cueRange(i, c), speaker: -1, from: -1, from2: -1}
	if ok && len(k.content) > 0 && k.content[0].a > i {
		r.unfinished(i, c, s, &k)
		r.extend(i, &k)
		r.medial(i, c, s, &k, &x)
	}
	if !ok {
		if k, ok = r.leftContent(i, c, s, &x); !ok {
			x.phrase = rng{}
		}
	}
	if !ok {
		k, ok = r.rightContent(i, c, s)
	}
	if list, is := r.listed(i, c, s); is {
		k, ok, x.phrase = list, true, rng{}
	}
	if !ok || r.unsaid(i, k.colour) {
		return
	}
	x.colour, x.content, x.clause = k.colour, k.content, k.clause
	if len(c.rest) > 0 && !k.content[0].empty() && k.content[0].a > i {
		k.content[0].a = max(k.content[0].a, x.cueAt.b)
	}
	if k.prep >= 0 {
		x.cueAt = x.cueAt.union(rng{k.prep, k.prep + 1})
	}
	if k.told >= 0 {
		x.told = append(x.told, k.told)
	}
	x.told = append(x.told, r.addressees(i, x.content)...)
	switch {
	case k.silent:
	case r.passive(i):
		x.speaker = r.agent(i)
	default:
		x.speaker = r.speakerOf(i, x.content)
	}
	if x.speaker >= 0 && r.quote[i] < 0 && r.generic(x.speaker) || x.speaker < 0 && !k.silent && !k.clause && !r.passive(i) {
		return
	}
	x.from = r.antecedent(x.speaker)
	r.named(&x, i)
	r.unjoin(&x, i)
	r.add(x)
}

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

// complements reports whether j may be the clause that its head takes: by its relation, or as
// an adverbial clause with "that", "whether" or a word of asking.
func (r *reader) complements(j int) bool {
	switch r.t.Rel[j].Base() {
	case syntax.Ccomp, syntax.Parataxis, syntax.Xcomp:
		return true
	case syntax.Advcl:
		p := r.mark(j)
		return p >= 0 && (r.word(p) == "that" || r.word(p) == "whether") && r.near(int(r.t.Head[j]), p)
	}
	return false
}

// generic reports whether the speaker headed by word i is nobody: "you", "one", "anyone".
func (r *reader) generic(i int) bool {
	switch r.word(i) {
	case "you", "one", "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "whoever":
		return true
	}
	return false
}

// named sets the words that name the speaker of x, whose cue is the verb i. What stands
// between them and the verb belongs to them where it is nominal: titles and names are where
// parsers stumble.
func (r *reader) named(x *draft, i int) {
	if x.speaker < 0 {
		return
	}
	x.name = r.phrase(x.speaker, i)
	if x.speaker > i || r.relative(x.speaker) || !r.finite(i) {
		return
	}
	b := x.cueAt.a
	for j := x.name.b; j < b; j++ {
		switch r.t.Tag[j] {
		case syntax.NOUN, syntax.PROPN, syntax.CCONJ, syntax.ADJ, syntax.DET, syntax.NUM:
		case syntax.PUNCT:
			switch r.d.Word(j) {
			case "(", ")", "-", ".":
			default:
				return
			}
		default:
			return
		}
		if len(r.timeAt(j)) > 0 || weekdays[r.word(j)] {
			return
		}
	}
	if x.name.b < b {
		x.name.b = b
		if h := b - 1; len(r.cast.At(x.from)) == 0 && len(r.cast.At(h)) > 0 {
			x.from = h
		}
	}
}

// verbComplement looks for the content of verb i among its dependents.
func (r *reader) verbComplement(i int, c *cue, s rng) (complement, bool) {
	none := complement{told: -1, prep: -1}
	if r.passive(i) {
		return r.passiveComplement(i, c)
	}
	obj, iobj, inf, pred := -1, -1, -1, -1
	next := -1 // a second object
	for j := range r.t.Dependents(i) {
		switch rel := r.t.Rel[j].Base(); {
		case rel == syntax.Obj && obj < 0:
			obj = j
		case rel == syntax.Obj && j > i:
			next = j
		case rel == syntax.Iobj:
			iobj = j
		case j > i && inf < 0 && (rel == syntax.Xcomp || rel == syntax.Ccomp || rel == syntax.Advcl) && r.infinitive(j):
			inf = j
		case j > i && pred < 0 && rel == syntax.Xcomp:
			pred = j
		}
	}
	if inf < 0 && obj > i {
		for j := range r.t.Dependents(obj) {
			if r.t.Rel[j] == syntax.Acl && r.infinitive(j) {
				inf = j
			}
		}
	}
	if pred < 0 && next > obj && obj > i {
		pred = next
	}
	if pred < 0 && obj > i {
		for j := range r.t.Dependents(i) {
			if r.t.Rel[j] == syntax.OblUnmarked && r.subtree(j).a == r.subtree(obj).b && len(r.timeAt(j)) == 0 {
				pred = j // "called the vote a mistake"
			}
		}
	}
	if obj < 0 && iobj > i && inf < 0 {
		for j := range r.t.Dependents(iobj) {
			if r.t.Rel[j] == syntax.Acl && r.infinitive(j) {
				inf = j
			}
		}
	}
	if obj < 0 && inf > 0 {
		obj = iobj
	}
	told := obj
	if iobj >= 0 {
		told = iobj
	}
	_, tells := c.has(frameTold)
	if !tells || told > 0 && r.t.Tag[told] == syntax.VERB {
		told = -1
	}
	// A finite clause, or a clause with a word of asking.
	for j := range r.t.Dependents(i) {
		if j < i || !r.complements(j) {
			continue
		}
		if j == inf && !r.question(j) {
			continue
		}
		if r.t.Rel[j].Base() == syntax.Parataxis && r.quote[j] < 0 && !r.colonBetween(i, j) {
			continue
		}
		if k, ok := r.clause(i, j, c); ok {
			k.told = told
			return k, true
		}
	}
	k := none
	var ok bool
	switch {
	case inf >= 0 && obj >= 0 && obj < inf && obj > i:
		if k.colour, ok = c.has(frameObjTo); ok {
			k.content = []rng{r.subtree(obj).union(r.subtree(inf))}
			k.told = obj
			return k, true
		}
		if k.colour, ok = c.has(frameTo); ok && tells {
			k.content, k.told = []rng{r.subtree(inf)}, obj
			return k, true
		}
	case inf >= 0 && obj < 0:
		if k.colour, ok = c.has(frameTo); ok && r.near(i, inf) && !r.idle(i, c, inf) {
			k.content = []rng{r.right(i, r.subtree(inf))}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameIng); ok {
		for j := range r.t.Dependents(i) {
			if j > i && r.t.XPOS[j] == syntax.VBG && r.caseOf(j) == "" && r.near(i, j) &&
				(r.t.Rel[j].Base() == syntax.Xcomp || r.t.Rel[j].Base() == syntax.Ccomp || r.t.Rel[j].Base() == syntax.Advcl) {
				k.content = []rng{r.right(i, r.subtree(j))}
				return k, true
			}
		}
	}
	if k.colour, ok = c.has(framePred); ok {
		o := obj
		if iobj > i && obj > iobj {
			o, pred = iobj, obj
		}
		if o > i && pred > o {
			k.content = []rng{r.subtree(o).union(r.subtree(pred))}
			return k, true
		}
		for j := range r.dependentsOf(o) {
			if o > i && j > o && r.t.Rel[j] == syntax.Amod { // "called the charges false"
				k.content = []rng{r.subtree(o)}
				return k, true
			}
		}
		if o < 0 && pred > i && r.near(i, r.subtree(pred).a) && r.holdsQuote(r.subtree(pred)) {
			k.content = []rng{r.right(i, r.subtree(pred))}
			return k, true
		}
		if o > i && r.quotedPredicate(o, s) >= 0 {
			k.content = []rng{{r.subtree(o).a, r.quotedPredicate(o, s)}}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameObjIng); ok && obj > i {
		if pred > obj && r.t.XPOS[pred] == syntax.VBG {
			k.content = []rng{r.subtree(obj).union(r.subtree(pred))}
			return k, true
		}
		if x := r.dependent(obj, syntax.Acl); x > obj && r.t.XPOS[x] == syntax.VBG {
			k.content = []rng{r.subtree(obj)}
			return k, true
		}
	}
	if k.colour, ok = c.has(frameObj); ok && obj > i && !r.empty(obj) && !tells {
		if r.nominal(obj) {
			return none, false // the noun is the cue: "voiced concern about"
		}
		k.content = []rng{r.withPhrase(i, obj, c)}
		if p := r.objPhrase(i, c); !p.empty() && r.quotedWhole(p) {
			k.content = []rng{p}
		}
		return k, true
	}
	if k.colour, ok = c.has(frameObjPrep); ok && obj > i {
		if p := r.objPhrase(i, c); !p.empty() && p.a >= obj {
			k.content = []rng{r.subtree(obj).union(p)}
			return k, true
		}
	}
	return r.prepositional(i, c)
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
	switch x := r.t.XPOS[b]; {
	case that && (x == syntax.VBD || x == syntax.VBZ || x == syntax.VBP || x == syntax.MD) && r.t.XPOS[last.a] != syntax.TO && r.t.Tag[last.b-1] != syntax.PUNCT:
		last.b, k.clause = r.stop(b, s), true
	case r.t.Tag[b] == syntax.PROPN && (r.t.Tag[b-1] == syntax.NOUN || r.t.Tag[b-1] == syntax.PROPN) && !weekdays[r.word(b)] && !r.inTime(b):
		for b < s.b && r.t.Tag[b] == syntax.PROPN && !weekdays[r.word(b)] && !r.inTime(b) {
			b++
		}
		last.b = b
	case pred && (x == syntax.DT || x == syntax.PRPS || x == syntax.JJ || r.quote[b] >= 0 && r.quote[b] != r.quote[b-1]) && !r.inTime(b):
		last.b = r.stop(b, s)
	}
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
	if k.colour, ok = c.has(frameThat); !ok || r.passive(i) || k.colour == Thinking && (i+1 >= s.b || r.word(i+1) != "that") {
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

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "today": true, "yesterday": true, "later": true, "earlier": true}

// clause returns the complement that the clause j makes to verb i.
func (r *reader) clause(i, j int, c *cue) (complement, bool) {
	k := complement{told: -1, prep: -1, clause: true}
	f := frameThat
	switch {
	case r.question(j):
		f = frameWh
	case r.caseOf(j) == "that":
	case !r.finite(j) && r.quote[j] < 0 && !r.hasFinite(r.right(i, r.subtree(j))):
		return k, false
	case r.quote[j] >= 0 && r.quote[j] != r.quote[i]:
		f |= frameQuote
	}
	var ok bool
	if k.colour, ok = c.has(f); !ok {
		if f != frameWh {
			return k, false
		}
		if k.colour, ok = c.has(frameThat); !ok || r.word(r.subtree(j).a) == "if" || r.word(r.subtree(j).a) == "when" {
			return k, false
		}
	}
	at := r.right(i, r.subtree(j))
	if f&frameThat != 0 && r.caseOf(j) != "that" {
		at = r.withSubject(i, at, c)
		for o := range r.t.Dependents(i) {
			if o < i || o >= at.a || r.t.Rel[o].Base() != syntax.Obj && r.t.Rel[o].Base() != syntax.Iobj {
				continue
			}
			// "told the paper she suspected they knew": taken for a relative clause.
			if x := r.dependent(o, syntax.Acl); x > o && r.ownSubject(x) > o && r.subtree(x).b == at.a && !r.relative(r.subtree(x).a) {
				at.a = r.subtree(x).a
			}
		}
	}
	if i+1 < at.a {
		switch r.t.XPOS[i+1] {
		case syntax.WP, syntax.WRB, syntax.WDT:
			at.a = i + 1
		}
	}
	k.content = []rng{at}
	return k, true
}

// withSubject stretches the clause at back over the noun phrase that stands between it and
// verb i, where the verb has no use for an object: the parser took the clause's subject for one.
func (r *reader) withSubject(i int, at rng, c *cue) rng {
	if _, tells := c.has(frameTold); tells || r.lemma(i) == "ask" {
		return at
	}
	for j := range r.t.Dependents(i) {
		switch r.t.Rel[j].Base() {
		case syntax.Obj, syntax.Nsubj, syntax.Iobj, syntax.Xcomp:
			if j > i && j < at.a && len(r.timeAt(j)) == 0 {
				return rng{min(at.a, max(i+1, r.subtree(j).a)), at.b}
			}
		}
	}
	return at
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

// inTime reports whether word w is part of a time expression.
func (r *reader) inTime(w int) bool {
	for k := range r.times {
		if e := &r.times[k]; e.First <= w && w < e.Last {
			return true
		}
	}
	return false
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

// idle reports whether the infinitive inf after the refusing verb i is one of speaking: a
// refusal to comment tells nothing.
func (r *reader) idle(i int, c *cue, inf int) bool {
	if l := r.lemma(i); l != "decline" && l != "refuse" {
		return false
	}
	if l := r.lemma(inf); l == "comment" || l == "respond" || l == "answer" || l == "discuss" || l == "elaborate" {
		return true
	}
	return r.match(verb, inf) != nil && r.t.Tag[inf] == syntax.VERB
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

// cueRange returns the words of the cue at verb i: with its auxiliaries and the adverbs
// between them, and its particle.
func (r *reader) cueRange(i int, c *cue) rng {
	at := rng{i, i + 1 + len(c.rest)}
	for j := range r.t.Dependents(i) {
		if j > i && r.t.Rel[j] == syntax.CompoundPrt && j < i+3 {
			at.b = max(at.b, j+1)
		}
	}
	for _, w := range c.rest {
		for j := range r.t.Dependents(i) {
			if j > i && j < i+8 && r.lemma(j) == w {
				at.b = max(i+1, j+1)
			}
		}
	}
	at.b = min(at.b, len(r.d.Words))
	for j := i - 1; j >= 0 && int(r.t.Head[j]) == i; j-- {
		rel := r.t.Rel[j].Base()
		if rel != syntax.Aux && rel != syntax.Advmod && rel != syntax.Cop || r.t.Tag[j] == syntax.PUNCT {
			break
		}
		switch r.t.XPOS[j] {
		case syntax.WRB, syntax.WP, syntax.WDT:
			return at
		}
		at.a = j
	}
	return at
}

// unsaid reports whether the cue at verb i reports nothing said: it is denied, or only
// imagined, ordered or intended. Of attitudes only the imagined are left out.
func (r *reader) unsaid(i int, col Colour) bool {
	thinks := col == Thinking
	for c := range r.t.Dependents(i) {
		switch rel := r.t.Rel[c].Base(); {
		case rel == syntax.Advmod || rel == syntax.Aux && r.t.Tag[c] == syntax.PART:
			switch r.lemma(c) {
			case "not", "n't", "never", "hardly", "n’t":
				return !thinks
			}
		case rel == syntax.Aux:
			switch r.lemma(c) {
			case "would", "could", "might", "may", "should", "can", "must", "will", "shall", "'ll", "’ll", "ca", "wo":
				if !thinks && !r.perfect(i) {
					return true
				}
			}
		case rel == syntax.Mark:
			switch r.word(c) {
			case "if", "unless", "whether":
				if c < i && r.word(c) != "whether" && !(c > 0 && r.word(c-1) == "as") {
					return true
				}
			}
		case rel == syntax.Nsubj && c < i:
			switch r.lemma(c) {
			case "nobody", "none", "neither", "nothing":
				return true
			case "no": // "no one"
				return true
			}
			if d := r.dependent(c, syntax.Det); d >= 0 && (r.lemma(d) == "no" || r.lemma(d) == "neither") {
				return true
			}
		}
	}
	if r.t.Rel[i].Base() == syntax.Conj {
		if h := int(r.t.Head[i]); h >= 0 && r.t.Tag[h] == syntax.VERB && r.t.XPOS[i] == syntax.VB && !r.infinitive(i) && r.ownSubject(i) < 0 && r.dependent(i, syntax.Aux) < 0 {
			return !thinks && r.unsaid(h, col) // "did not call or write to say"
		}
	}
	return r.intended(i, thinks)
}

// perfect reports whether verb i has the auxiliary "have".
func (r *reader) perfect(i int) bool {
	for c := range r.t.Dependents(i) {
		if r.t.Rel[c] == syntax.Aux && r.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// spokenWay are the verbs whose infinitive of speech is said: "went on to say".
var spokenWay = map[string]bool{"go": true, "continue": true, "begin": true, "start": true, "come": true, "proceed": true, "appear": true,
	"seem": true, "use": true, "rush": true, "move": true, "take": true, "step": true, "rise": true, "stand": true, "pause": true, "write": true,
	"tweet": true, "interrupt": true, "phone": true, "call": true, "ring": true, "have": true, "get": true, "turn": true, "quick": true, "post": true}

// intended reports whether verb i is an infinitive or an order that nobody has carried out.
func (r *reader) intended(i int, thinks bool) bool {
	if r.t.XPOS[i] != syntax.VB || r.dependent(i, syntax.Aux) >= 0 {
		return false
	}
	if !r.infinitive(i) { // an order, or what is demanded: "that the Senate reject it"
		return r.t.Rel[i] == syntax.Root && r.ownSubject(i) < 0 && !thinks || r.ownSubject(i) >= 0 && r.t.Rel[i].Base() == syntax.Ccomp
	}
	h := int(r.t.Head[i])
	if h < 0 {
		return true
	}
	switch r.t.Rel[i].Base() {
	case syntax.Xcomp, syntax.Ccomp, syntax.Csubj:
		return !spokenWay[r.lemma(h)]
	case syntax.Advcl:
		return r.t.Tag[h] != syntax.VERB || !r.finite(h) && !spokenWay[r.lemma(h)]
	}
	return true
}

// speakerOf returns the head of the words that name who says what verb i reports, or -1.
func (r *reader) speakerOf(i int, content []rng) int {
	s := r.subject(i)
	if s >= 0 {
		for _, c := range content {
			if c.holds(s) && !c.holds(i) {
				s = -1
				break
			}
		}
	}
	if s >= 0 {
		return s
	}
	// Inverted, with the speaker taken for an object: "…," said the minister.
	for j := range r.t.Dependents(i) {
		rel := r.t.Rel[j].Base()
		if (rel == syntax.Obj || rel == syntax.Dep || rel == syntax.Obl && r.caseOf(j) == "") && j > i && j <= i+8 && !inAny(content, j) && len(r.timeAt(j)) == 0 {
			return j
		}
	}
	// A noun right before the verb that the parser tied to something else.
	if r.finite(i) {
		j := i - 1
		for j > 0 && (r.t.Tag[j] == syntax.ADV || r.t.Tag[j] == syntax.AUX) {
			j--
		}
		if j >= 0 && !inAny(content, j) && (r.t.Tag[j] == syntax.PRON || r.t.Tag[j] == syntax.PROPN || r.t.Tag[j] == syntax.NOUN) {
			for h := int(r.t.Head[j]); h >= 0 && h < i && h > i-6 && r.t.Tag[h] != syntax.VERB && !inAny(content, h); h = int(r.t.Head[j]) {
				j = h
			}
			return j
		}
	}
	return -1
}

func inAny(list []rng, i int) bool {
	for _, c := range list {
		if c.holds(i) {
			return true
		}
	}
	return false
}

// addressees returns the heads of the phrases with "to" that name who is told.
func (r *reader) addressees(i int, content []rng) []int {
	var out []int
	for j := range r.t.Dependents(i) {
		if inAny(content, j) {
			continue
		}
		switch r.t.Rel[j].Base() {
		case syntax.Iobj:
			out = append(out, j)
		case syntax.Obl:
			if r.caseOf(j) == "to" {
				out = append(out, j)
			}
		}
	}
	return out
}
