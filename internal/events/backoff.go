package events

import (
	"math/bits"
	"strings"

	"github.com/chancery-project/chancery/plover"
)

// A backoff guesses the type of a marked pair from bare words, where no act of the lexicon
// stands in its sentence. It is a naive Bayes model counted over the proofs of the lexicon, so
// it learns from our own sentences alone: for each stem, how much more often than in all
// proofs it stands in those of a type, as a logarithm in thousandths.
type backoff map[string][]int32

// seldom is in how few proofs a stem is left out.
const seldom = 2

// Chosen on the shared marked pairs: how many proofs a type is lent, which keeps rare types
// from shouting, and how much the words must say, in thousandths, before they are believed.
const (
	lent   = 40
	belief = 3000
)

// learn counts the proofs of the act files.
func (c *Coder) learn() backoff {
	types := plover.Types()
	index := map[plover.Type]int{}
	for i, t := range types {
		index[t] = i
	}
	counts := map[string][]int32{}
	totals, all := make([]int32, len(types)), int32(0)
	for i := range c.entries {
		e := &c.entries[i]
		var entry entry
		if entry.setSection(e.Section) != nil || entry.setBody(e.Body) != nil {
			continue
		}
		for _, p := range e.Proofs {
			typ := entry.typ
			if f := strings.Fields(p.Want); len(f) > 0 && plover.Valid(plover.Type(f[0])) {
				typ = plover.Type(f[0])
			}
			t, ok := index[typ]
			if !ok || p.Not {
				continue
			}
			totals[t]++
			all++
			for _, w := range strings.Fields(p.Sentence) {
				s := stem(strings.Trim(w, "[]<>.,?'"))
				if counts[s] == nil {
					counts[s] = make([]int32, len(types))
				}
				counts[s][t]++
			}
		}
	}
	b := backoff{}
	for s, n := range counts {
		sum := int32(0)
		for _, x := range n {
			sum += x
		}
		if sum < seldom || s == "" {
			continue
		}
		row := make([]int32, len(types))
		for t := range row {
			// (n + 0.3) / (total + lent) over sum / all
			row[t] = thousandthsLn(uint64(10*n[t]+3)*uint64(all), uint64(10*(totals[t]+lent))*uint64(sum))
		}
		b[s] = row
	}
	return b
}

// stem cuts the endings of English inflection off a lower-case word.
func stem(w string) string {
	w = strings.ToLower(w)
	for _, end := range [...]string{"ing", "ies", "ed", "es", "s"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 2 {
			return strings.TrimSuffix(s, "e")
		}
	}
	return strings.TrimSuffix(w, "e")
}

// guess returns the type that the words speak for most, and false where they speak for none.
func (b backoff) guess(words []string) (plover.Type, bool) {
	types := plover.Types()
	score := make([]int32, len(types))
	for _, w := range words {
		for t, x := range b[stem(w)] {
			score[t] += max(x, -1500)
		}
	}
	best := 0
	for t := range score {
		if score[t] > score[best] {
			best = t
		}
	}
	return types[best], score[best] > belief
}

// thousandthsLn returns 1000 ln(p/q) for p and q above 0 and below 2³², rounded towards zero, in whole
// numbers alone: the floats of two processors may differ in the last bit.
func thousandthsLn(p, q uint64) int32 {
	const one = 1 << 31
	log2 := int64(bits.Len64(p)-bits.Len64(q)) << 20                   // in 2⁻²⁰
	x := p << (32 - bits.Len64(p)) << 31 / (q << (32 - bits.Len64(q))) // the quotient of the mantissas, one being 2³¹
	for x >= 2*one {
		x, log2 = x/2, log2+1<<20
	}
	for x < one {
		x, log2 = x*2, log2-1<<20
	}
	for bit := int64(1 << 19); bit > 0; bit /= 2 { // squaring x doubles its logarithm
		if x = x * x >> 31; x >= 2*one {
			x, log2 = x/2, log2+bit
		}
	}
	return int32(log2 * 693147 / (1000 << 20))
}
