package tellings

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/record"
)

// Words are the content words of a piece of text, in a form that compares quickly: hashes of
// the first six letters of each folded word, in order, each once. So "sanctions" and "sanctioned"
// are one word. Function words and words of fewer than three letters are left out.
type Words []uint32

// WordsOf returns the content words of s.
func WordsOf(s string) Words {
	var out Words
	for _, w := range strings.Fields(record.Fold(s)) {
		if len(w) < 3 || empty[w] {
			continue
		}
		n := 0
		for i := range w {
			if n == 6 {
				w = w[:i]
				break
			}
			n++
		}
		h := fnv.New32a()
		h.Write([]byte(w))
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Common returns how many words stand in both.
func (a Words) Common(b Words) int {
	n, j := 0, 0
	for _, w := range a {
		for j < len(b) && b[j] < w {
			j++
		}
		if j < len(b) && b[j] == w {
			n++
		}
	}
	return n
}

// Likeness returns the share of the smaller one's words that stand in both, in thousandths;
// 0 where either is empty.
func (a Words) Likeness(b Words) int {
	small := min(len(a), len(b))
	if small == 0 {
		return 0
	}
	return 1000 * a.Common(b) / small
}

// With returns the words of both.
func (a Words) With(b Words) Words {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// empty are words that say nothing of what a text is about.
var empty = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`about above after again against all also although among and another any are around because been before
		being between both but can cannot could did does doing down during each else even ever every few first for from further had has have having
		her here hers herself him himself his how however into its itself just last less like many may might more most much must near never next nor
		not now off often once one only onto other others our ours out over own per same several shall she should since some such than that the their
		theirs them themselves then there these they this those though through thus too two under until unto upon very via was way were what when
		where whether which while who whom whose why will with within without would yes yet you your yours said says say saying told tell tells
		according new monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year day`) {
		m[w] = true
	}
	return m
}()
