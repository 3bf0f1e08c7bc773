package stories

import (
	"cmp"
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
)

// Parts. Links alone do not make a story: in a war each day's strikes are linked to the next day's
// by some report between the two, until the war is one event. So what hangs together is cut again:
//
//	Mon  a ─ b ─ c        a, b, c: one story
//	             │        d, a Tuesday's report that says "on Monday", is linked to c and to e;
//	Tue  e ─ f ─ d        e is more than a day from a, and starts another story
//
// Tellings are taken in an order of their own, the earliest day first. Each goes to the story with
// which it has most links, in proportion to its tellings (where two are even, with the likest word, type and mode), if those are at least a quarter of them and
// the days of the story's first telling are no further off than storyDays; else it starts a story. Days of a month
// or a year come last, so that no story starts with one that has a better day.
//
// The result depends on the set of tellings and links alone. A new report may move others; it
// moves none that it does not hang together with.

// storyDays is how far the days of a story may lie from those of its first telling.
const storyDays = 2

// quorum: one link in so many is enough.
const quorum = 4

// A Link says that Pair joins two tellings.
type Link struct{ A, B Ref }

// Parts cuts tellings into stories by the links among them, each with its tellings in the order
// described above, and the stories in that of their first. Links to tellings that are not there are
// passed over. The order of the arguments does not matter.
func Parts(told []Telling, links []Link) [][]Telling {
	sorted := slices.Clone(told)
	slices.SortFunc(sorted, func(a, b Telling) int {
		return cmp.Or(cmp.Compare(a.level(), b.level()), cmp.Compare(a.Days.First, b.Days.First),
			cmp.Compare(a.Article, b.Article), compareIDs(a.ID, b.ID))
	})
	at := map[Ref]int{}
	for i := range sorted {
		at[Ref{sorted[i].Article, sorted[i].ID}] = i
	}
	linked := make([][]int, len(sorted))
	for _, l := range links {
		a, found := at[l.A]
		b, too := at[l.B]
		if found && too && a != b {
			linked[a], linked[b] = append(linked[a], b), append(linked[b], a)
		}
	}
	for i := range linked { // a link may be there twice
		slices.Sort(linked[i])
		linked[i] = slices.Compact(linked[i])
	}
	part := make([]int, len(sorted))
	var out [][]Telling
	for i := range sorted {
		count := map[int]int{}
		for _, j := range linked[i] {
			if j < i {
				count[part[j]]++
			}
		}
		best := -1
		for p, n := range count {
			if n*quorum < len(out[p]) || !fits(&out[p][0], &sorted[i]) {
				continue
			}
			if best < 0 || cmp.Or(
				cmp.Compare(n*len(out[best]), count[best]*len(out[p])), cmp.Compare(likeness(&out[p][0], &sorted[i]), likeness(&out[best][0], &sorted[i])),
				cmp.Compare(best, p)) > 0 {
				best = p
			}
		}
		if best < 0 {
			best = len(out)
			out = append(out, nil)
		}
		part[i] = best
		out[best] = append(out[best], sorted[i])
	}
	return out
}

// likeness says how well t goes by its form with the first telling of a story.
func likeness(first, t *Telling) int {
	n := 0
	if first.Type == t.Type {
		n += 2
	}
	if first.Mode == t.Mode {
		n++
	}
	if sameWord(first, t) {
		n += 3
	}
	return n
}

// fits reports whether t may belong to the story that begins with first: by the days, of undated
// plans by those that they look ahead to.
func fits(first, t *Telling) bool {
	days := func(t *Telling) tellings.Days {
		if t.Dated || t.fact() || t.Status == "denied" {
			return t.Days
		}
		return tellings.Days{First: t.Days.First, Last: t.Days.Last.Add(aheadDays)}
	}
	return days(first).Distance(days(t)) <= storyDays
}
