package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// lookBack is how many events back a retelling is looked for.
const lookBack = 60

// linkSame points each event that tells an act again to the event that told it first: one of
// the same type and a mode that fits, with a side in common and none against, and not of another day.
func linkSame(d *text.Doc, t *syntax.Tree, list []Event) {
	for i := range list {
		for j := max(0, i-lookBack); j < i; j++ {
			if list[j].Same < 0 && retells(t, &list[j], &list[i]) {
				list[i].Same = j
				break
			}
		}
	}
}

func retells(t *syntax.Tree, a, b *Event) bool {
	if a.Type != b.Type || a.Mode != b.Mode && a.Mode != "" && b.Mode != "" || a.done() != b.done() {
		return false
	}
	if a.Mode == "" && b.Mode == "" && t.Lemma[a.Word] != t.Lemma[b.Word] {
		return false
	}
	if a.Time >= 0 && b.Time >= 0 && !sameDay(a.TimeValue, b.TimeValue) {
		return false
	}
	common := 0
	for _, list := range [...][]int{b.Sources, b.Targets} {
		for _, x := range list {
			if slices.Contains(a.Sources, x) || slices.Contains(a.Targets, x) {
				common++
			}
		}
	}
	return common > 0 && common >= min(len(a.Sources)+len(a.Targets), len(b.Sources)+len(b.Targets))
}

// done reports whether the event is told as a fact.
func (e *Event) done() bool {
	return e.Status == Occurred || e.Status == Ongoing || e.Status == Historical
}

func sameDay(a, b string) bool {
	n := min(len(a), len(b))
	return n == 0 || a[:n] == b[:n]
}
