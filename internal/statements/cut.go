package statements

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
)

// cut takes out of each content the reporting clauses that stand inside it or at its ends but
// report more than it: in "A says that B, according to C", B alone is A's. A draft that loses
// all of its content stays in its place, since others point at it; finish leaves it out.
func (r *reader) cut() {
	r.participles()
	r.besides()
	r.again()
	r.comments()
	r.enclose()
	for i := range r.drafts {
		p := r.drafts[i].phrase
		if p.empty() {
			continue
		}
		for j := range r.drafts {
			if i == j || !r.reports(i, j) {
				continue
			}
			r.drafts[j].content = without(r.drafts[j].content, p)
		}
	}
	for i := range r.drafts {
		c := r.drafts[i].content
		for k := range c {
			c[k] = r.trimPiece(k, c[k])
		}
		r.drafts[i].content = slices.DeleteFunc(c, rng.empty)
	}
}

// participles ends each content before a participle of saying that follows a comma, or a second
// verb of saying that is joined by a conjunction: in "he said the road was closed, adding that …"
// and "he said the road was closed and blamed the army" it goes with "said", and its speaker with it. Of attitudes only
// hopes are voiced so; "believing that …" is mostly part of what is said.
func (r *reader) participles() {
	for j := range r.drafts {
		y := &r.drafts[j]
		v := r.saying(y)
		if v <= 0 || y.cueAt.a == 0 || r.ownSubject(v) >= 0 || y.colour == Thinking && !(y.clause && r.lemma(v) == "hope") {
			continue
		}
		joined := r.t.Rel[v].Base() == syntax.Conj && r.t.Tag[y.cueAt.a-1] == syntax.CCONJ && (v != y.word || y.cue.colourOfSpeech())
		if (v != y.word || r.t.XPOS[v] != syntax.VBG) && !joined || !joined && !r.commaBefore(y.cueAt.a) {
			continue
		}
		best := -1
		for i := range r.drafts {
			x := &r.drafts[i]
			if i == j || x.cue == nil || x.cue.class != verb || x.colour == Thinking || !r.reports(i, j) || r.quote[y.word] >= 0 && r.quote[y.word] != r.quote[max(x.word, 0)] {
				continue
			}
			if w := r.governor(x.word); joined && (r.t.XPOS[w] != r.t.XPOS[v] || r.t.XPOS[w] == syntax.VB || !x.cue.colourOfSpeech()) {
				continue
			}
			if best < 0 || x.word > r.drafts[best].word {
				best = i
			}
		}
		if best < 0 {
			r.joinClause(j)
			continue
		}
		x := &r.drafts[best]
		y.speaker, y.from, y.name = x.speaker, x.from, x.name
		for i := range r.drafts {
			if i != j && r.reports(i, j) && r.drafts[i].word >= x.word && r.drafts[i].cue != nil && r.drafts[i].cue.class == verb {
				r.drafts[i].content = without(r.drafts[i].content, rng{y.cueAt.a - 1, r.d.Sentences[r.d.SentenceOf(y.word)].Last})
			}
		}
	}
}

// saying returns the verb of the cue of x, which a noun has where a light verb voices it, or -1.
func (r *reader) saying(x *draft) int {
	switch {
	case x.word < 0 || x.cue == nil:
		return -1
	case x.cue.class == verb:
		return x.word
	case x.cue.class == noun && x.cueAt.a < x.word && r.t.Tag[x.cueAt.a] == syntax.VERB:
		return x.cueAt.a
	}
	return -1
}

// governor returns the verb above the infinitive v that shares its subject, as in "went on to say", or v.
func (r *reader) governor(v int) int {
	if h := int(r.t.Head[v]); h >= 0 && r.t.Rel[v].Base() == syntax.Xcomp && r.t.XPOS[v] == syntax.VB && r.t.Tag[h] == syntax.VERB {
		return h
	}
	return v
}

// besides ends each content before "with" and a participle of saying that has a subject of its own: in "the mayor
// said the road was closed, with police saying that …" the police say it to the outlet, not to the mayor.
func (r *reader) besides() {
	for j := range r.drafts {
		y := &r.drafts[j]
		if y.cue == nil || y.cue.class != verb || y.colour == Thinking || r.t.XPOS[y.word] != syntax.VBG || r.ownSubject(y.word) < 0 {
			continue
		}
		a := r.trimMarks(r.subtree(y.word)).a
		if r.word(a) != "with" || !r.commaBefore(a) {
			continue
		}
		for i := range r.drafts {
			if x := &r.drafts[i]; i != j && x.word < a && r.reports(i, j) && r.quote[a] < 0 {
				x.content = without(x.content, rng{a, r.d.Sentences[r.d.SentenceOf(a)].Last})
			}
		}
	}
}

// again ends each content before a clause in which its speaker, a pronoun, says something more: in
// "she said the road was safe, though she noted that …" the notice is no part of what she said.
func (r *reader) again() {
	for j := range r.drafts {
		y := &r.drafts[j]
		if y.cue == nil || y.cue.class != verb || !y.cue.colourOfSpeech() || y.speaker < 2 || y.speaker > y.word || !r.personal(y.speaker) || r.quote[y.word] >= 0 {
			continue
		}
		switch c := y.speaker - 1; r.word(c) {
		case "though", "although", "but", "and", "while":
			if d := r.d.Word(c - 1); !r.commaBefore(c) && d != "—" && d != "–" && d != "--" {
				continue
			}
		default:
			continue
		}
		for i := range r.drafts {
			x := &r.drafts[i]
			if i != j && x.cue != nil && x.cue.colourOfSpeech() && r.reports(i, j) && x.word < y.word && r.quote[x.word] < 0 && r.t.XPOS[x.word] == r.t.XPOS[y.word] {
				x.content = without(x.content, rng{y.speaker - 1, r.d.Sentences[r.d.SentenceOf(y.word)].Last})
			}
		}
	}
}

// commaBefore reports whether a comma stands before word i, perhaps inside a closing mark.
func (r *reader) commaBefore(i int) bool {
	if i > 1 && r.quote[i-1] >= 0 && r.outer[r.quote[i-1]].b == i {
		i--
	}
	return i > 0 && r.d.Word(i-1) == ","
}

// joinClause gives the participle of draft j the speaker of the reporting clause that stands
// right before it: "…," he said, adding that.
func (r *reader) joinClause(j int) {
	y := &r.drafts[j]
	for i := range r.drafts {
		x := &r.drafts[i]
		if i == j || x.phrase.empty() || x.speaker < 0 || x.phrase.b > y.cueAt.a || y.cueAt.a-x.phrase.b > 1 || y.speaker >= 0 && !inAny(x.content, y.speaker) {
			continue
		}
		y.speaker, y.from, y.name = x.speaker, x.from, x.name
	}
}

// enclose stretches each content that ends at a reporting clause over the quotation which that reports: in "he said he had
// a letter saying, "We agree"" the quotation is his as well.
func (r *reader) enclose() {
	for j := range r.drafts {
		y := &r.drafts[j]
		if !y.quotes || y.word < 0 || len(y.content) != 1 || y.content[0].a < y.word || r.paragraph(y.word) != r.paragraph(y.content[0].a) {
			continue
		}
		for i := range r.drafts {
			x := &r.drafts[i]
			if n := len(x.content) - 1; i != j && x.word >= 0 && x.word < y.word && n >= 0 && x.content[n].holds(y.word) && x.content[n].b <= y.content[0].a {
				x.content[n].b = y.content[0].b
			}
		}
	}
}

// paragraph returns the index of the paragraph of word i.
func (r *reader) paragraph(i int) int { return r.d.Sentences[r.d.SentenceOf(i)].Paragraph }

// comments ends each content that goes on behind a closing quotation mark and a dash without
// quoting again: what follows is the outlet's own.
func (r *reader) comments() {
	for i := range r.drafts {
		x := &r.drafts[i]
		n := len(x.content) - 1
		if n < 0 {
			continue
		}
		c := x.content[n]
		for w := c.b - 1; w > c.a+1; w-- {
			if r.quote[w] >= 0 {
				break
			}
			if d := r.d.Word(w); (d == "–" || d == "—" || d == "--" || d == "-") && r.quote[w-1] >= 0 && r.outer[r.quote[w-1]].b == w {
				x.content[n].b = w
			}
		}
	}
}

// reports says whether draft i holds the cue of draft j in its content.
func (r *reader) reports(i, j int) bool {
	for _, c := range r.drafts[i].content {
		if r.drafts[j].word >= 0 && c.holds(r.drafts[j].word) {
			return true
		}
	}
	return false
}

// without returns list with the words of p taken out.
func without(list []rng, p rng) []rng {
	var out []rng
	for _, c := range list {
		if !c.overlaps(p) {
			out = append(out, c)
			continue
		}
		if c.a < p.a {
			out = append(out, rng{c.a, p.a})
		}
		if p.b < c.b {
			out = append(out, rng{p.b, c.b})
		}
	}
	return out
}
