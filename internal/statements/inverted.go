package statements

import "github.com/chancery-project/chancery/internal/syntax"

// inverted makes the draft of a verb i of saying that opens its sentence before its speaker, a
// colon and a quotation, and reports whether it did: Said Silva: "We agree."
func (r *reader) inverted(i int, c *cue, s rng) bool {
	col, ok := c.has(frameQuote)
	if !ok || i != s.a || r.t.XPOS[i] != syntax.VBD && r.t.XPOS[i] != syntax.VBZ || r.quote[i] >= 0 {
		return false
	}
	for j := i + 1; j < min(i+14, s.b-1); j++ {
		if r.quote[j] >= 0 || r.t.Tag[j] == syntax.VERB {
			return false
		}
		if r.d.Word(j) != ":" || j == i+1 || r.quote[j+1] < 0 {
			continue
		}
		q, at := int(r.quote[j+1]), rng{i + 1, j}
		h := r.headOf(at)
		if h < 0 {
			return false
		}
		x := draft{cue: c, colour: col, word: i, cueAt: rng{i, i + 1}, speaker: h, from: h, from2: -1, name: at, content: []rng{r.inner[q]}, quotes: true}
		return r.addQuote(q, x) >= 0
	}
	return false
}
