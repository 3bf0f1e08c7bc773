package statements

import "github.com/chancery-project/chancery/internal/syntax"

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
	if e := r.aside(x.name.b, b); e > 0 {
		x.name.b = e
		return
	}
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

// aside returns where a description ends that stands between two commas, from the mark a to the
// cue at b: "Silva, one of the mayor's aides, said"; or 0.
func (r *reader) aside(a, b int) int {
	if b-a < 4 || b-a > 32 || r.d.Word(a) != "," || r.d.Word(b-1) != "," {
		return 0
	}
	switch w := r.word(a + 1); {
	case w == "who", w == "whose", w == "one", w == "including", w == "of":
	case r.t.Tag[a+1] == syntax.DET && !r.inTime(a+1):
	default:
		return 0
	}
	for i := a; i < b; i++ {
		if r.quote[i] >= 0 {
			return 0
		}
	}
	return b - 1
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
