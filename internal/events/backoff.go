package events

import (
	"math"
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
			share := (float64(n[t]) + 0.3) / (float64(totals[t]) + lent)
			row[t] = int32(math.Round(1000 * math.Log(share/(float64(sum)/float64(all)))))
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
