package relations

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A ChangeKind says what has changed.
type ChangeKind string

const (
	Rise    ChangeKind = "rise"
	Fall    ChangeKind = "fall"
	First   ChangeKind = "first"   // the first after a long time without
	Silence ChangeKind = "silence" // nothing any more where there was something regularly
)

// A Change is a period in which a series leaves what it was in the periods before.
type Change struct {
	Period int
	Kind   ChangeKind
	From   float64 // the median of the periods before
	To     float64 // the value of the period
	Reason string  // "material conflict rose to 9 (median of the 12 months before: 1)"
}

// Watch says what counts as a change. The zero value serves.
type Watch struct {
	What     string  // what the reasons call it; the title of the index where it is empty
	Before   int     // how many periods before are compared; 12 where it is 0
	Least    int     // fewest events in what is higher, of a rise or a fall, and behind a mean; 5 where it is 0
	Quiet    int     // how many periods without, at least, before a first; where it is 0, 90 days, 26 weeks, 12 months, 3 years
	Coverage []Point // of the index coverage, in order; nil where all periods were read alike
}

// What a change must be, beside what Watch says.
const (
	chance  = 0.001  // so rarely would it come about if nothing had changed
	spreads = 3      // so many spreads of the periods before it lies away from their median
	spread  = 1.4826 // times the median distance from the median is a standard deviation, where values are normal
	times   = 1.5    // so many times a rise is of the median, and the median of a fall
	again   = 2      // a rise that lasts is told of again when it is so many times what was told
)

// Changes returns the periods in which an index changes, in order; of one period a first comes
// before a rise. points are those of Fill, up to the last period that is of interest.
//
// A count rises or falls when it is far from the median of the periods before, more than they
// spread, and more than chance explains: the events of the period and of those before would not be
// shared out like that among articles read (the binomial test for two Poisson rates; Przyborowski
// and Wilenski 1940), where events that come in clusters count as clusters. The highest of the
// periods before is left out of the test, so that one old crisis does not hide a new one. Nothing is
// said of periods of which nothing was read. A rise or fall that lasts is told once. A mean changes
// when it is far from the median and spread of those periods before that have events enough. Sums
// and rates have no changes: ask the count they are made of.
func (ix Index) Changes(points []Point, p Period, w Watch) []Change {
	if w.What == "" {
		w.What = ix.Title
	}
	if w.Before <= 0 {
		w.Before = 12
	}
	if w.Least <= 0 {
		w.Least = 5
	}
	if w.Quiet <= 0 {
		w.Quiet = map[Period]int{Day: 90, Week: 26, Month: 12, Year: 3}[p]
	}
	switch ix.Kind {
	case Count:
		return w.counts(w.steps(points), p)
	case Mean:
		return w.means(points, p, ix.Least)
	}
	return nil
}

// A step is a period of which something was read.
type step struct {
	period int
	n      int64 // events
	read   int64 // articles
}

// steps returns the periods of a count of which something was read.
func (w *Watch) steps(points []Point) []step {
	var out []step
	coverage := w.Coverage
	for _, pt := range points {
		s := step{pt.Period, int64(math.Round(pt.Value)), 1}
		if w.Coverage != nil {
			for len(coverage) > 0 && coverage[0].Period < pt.Period {
				coverage = coverage[1:]
			}
			if len(coverage) == 0 || coverage[0].Period != pt.Period || coverage[0].Origins <= 0 {
				continue
			}
			s.read = int64(coverage[0].Origins)
		}
		out = append(out, s)
	}
	return out
}

// counts returns the changes of a count.
func (w *Watch) counts(steps []step, p Period) []Change {
	var out []Change
	var lasting lasting
	quiet, silent := 0, false // periods without right before; whether that has been told
	for i, s := range steps {
		before := steps[max(0, i-w.Before):i]
		if s.n > 0 && quiet >= w.Quiet {
			more := ""
			if quiet == i {
				more = " or more" // nobody knows what was before the series
			}
			out = append(out, Change{s.period, First, 0, float64(s.n), fmt.Sprintf("%s: the first in %d %s%s", w.What, quiet, plural(p, quiet), more)})
		}
		if s.n > 0 {
			quiet, silent = 0, false
		} else {
			quiet++
		}
		if c, ok := w.silence(steps[:i+1], quiet, p); ok && !silent {
			silent = true
			lasting.kind = Fall // it is part of it
			out = append(out, c)
		}
		c, ok := w.jump(s, before, p)
		if lasting.tell(c, ok) {
			out = append(out, c)
		}
	}
	return out
}

// jump judges whether a count rises or falls in a period.
func (w *Watch) jump(s step, before []step, p Period) (Change, bool) {
	if 2*len(before) < w.Before {
		return Change{}, false
	}
	alike := make([]float64, len(before)) // their counts, had as much been read as in s
	for i, b := range before {
		alike[i] = float64(b.n*s.read) / float64(b.read)
	}
	middle, width := medianAndSpread(alike)
	n := float64(s.n)
	usual := ordinary(before)
	c := Change{Period: s.period, From: middle, To: n}
	switch {
	case n >= float64(w.Least) && n >= times*middle && n > middle+float64(spreads*width) &&
		usual.more(s.n, s.read) < chance:
		c.Kind = Rise
	case middle >= float64(w.Least) && n*times <= middle && n < middle-float64(spreads*width) &&
		usual.fewer(s.n, s.read) < chance:
		c.Kind = Fall
	default:
		return Change{}, false
	}
	volume := ""
	if w.Coverage != nil {
		volume = ", at the same volume of coverage"
	}
	c.Reason = fmt.Sprintf("%s %s to %s (median of the %d %ss before%s: %s)", w.What, verb(c.Kind), number(n), len(before), p, volume, number(middle))
	return c, true
}

// silence judges whether the last quiet steps, in which there is nothing, are more than a pause.
func (w *Watch) silence(steps []step, quiet int, p Period) (Change, bool) {
	start := len(steps) - quiet
	before := steps[max(0, start-w.Before):start]
	if quiet == 0 || 2*len(before) < w.Before {
		return Change{}, false
	}
	var read int64
	for _, s := range steps[start:] {
		read += s.read
	}
	active := 0
	values := make([]float64, len(before))
	for i, b := range before {
		values[i] = float64(b.n)
		if b.n > 0 {
			active++
		}
	}
	if 4*active < 3*len(before) || ordinary(before).fewer(0, read) >= chance {
		return Change{}, false
	}
	from, _ := medianAndSpread(values)
	reason := fmt.Sprintf("%s: none for %d %s, after some in %d of the %d %ss before", w.What, quiet, plural(p, quiet), active, len(before), p)
	return Change{steps[len(steps)-1].period, Silence, from, 0, reason}, true
}

// means returns the changes of a mean.
func (w *Watch) means(points []Point, p Period, least float64) []Change {
	var out []Change
	var lasting lasting
	var kept []Point // with events enough
	for _, pt := range points {
		if pt.Events < w.Least {
			continue
		}
		first := p.Add(pt.Period, -w.Before)
		for len(kept) > 0 && kept[0].Period < first {
			kept = kept[1:]
		}
		values := make([]float64, len(kept))
		for i, k := range kept {
			values[i] = k.Value
		}
		kept = append(kept, pt)
		if 2*len(values) < w.Before {
			continue
		}
		middle, width := medianAndSpread(values)
		c := Change{Period: pt.Period, Kind: Rise, From: middle, To: pt.Value}
		if pt.Value < middle {
			c.Kind = Fall
		}
		far := math.Abs(pt.Value - middle)
		c.Reason = fmt.Sprintf("%s %s to %s over %d events (median of %d %ss before: %s)", w.What, verb(c.Kind), number(pt.Value), pt.Events, len(values), p, number(middle))
		if lasting.tell(c, far >= least && far > spreads*width) {
			out = append(out, c)
		}
	}
	return out
}

// lasting remembers the change that the period before was in.
type lasting struct {
	kind ChangeKind
	told float64
}

// tell says whether a change is news, and not the last one going on.
func (l *lasting) tell(c Change, ok bool) bool {
	switch {
	case !ok:
		*l = lasting{}
	case c.Kind != l.kind, c.Kind == Rise && l.told > 0 && c.To >= again*l.told:
		*l = lasting{c.Kind, c.To}
	default:
		return false
	}
	return ok
}

func verb(k ChangeKind) string {
	if k == Rise {
		return "rose"
	}
	return "fell"
}

func plural(p Period, n int) string {
	if n == 1 {
		return string(p)
	}
	return string(p) + "s"
}

// number writes a value with two decimals at most.
func number(x float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
