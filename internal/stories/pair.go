package stories

import (
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// Judging a pair. First what forbids: one article, types of two families, two modes, statuses of
// two worlds, days too far apart, towns far from each other, sides that are others. Then points for
// what speaks for it, and a bar by the type. An example, both of 5 January:
//
//	Israel struck Hezbollah posts near Tyre.            ASSAULT aerial, ISR -> Hezbollah, Tyre
//	The Israeli army said it hit targets in Tyre.       ASSAULT, ISR MIL, Tyre
//
//	sides: Israel and its army 2; no target in the second 0; one town 3; one day 2; words beside the
//	names: "tyre" 1; together 8 where 7 are needed.

// How far days may lie apart, and the points for them.
const (
	zoneDays    = 1 // dated: "Monday" is Tuesday in Tokyo
	undatedDays = 2 // undated: what a report tells without a day happened up to so many days before
	aheadDays   = 7 // undated plans: so many days ahead
)

// manyOf: that both tell of four dead says less than that both tell of 31.
const manyOf = 5

// A weighing is what speaks for a pair.
type weighing struct {
	source, target grade // of a meeting: the two best pairs of parties
	particular     bool  // it is done by or to one and the same person
	oneState       bool  // one state on both sides of the act: the second says nothing new
	venue          nearness
	days           int // 2 on one day by the words of both, 1 by publication, 0 near or within a month
	wide           bool
	words          int // telling words of both sentences: neither common nor of the names
	share          int // of the shorter sentence's, in thousandths
	trigger        bool
	mode           bool
	number         *tellings.Quantity
	otherNumber    bool // of one unit, one half as much again as the other
	denial         bool
}

// Pair reports whether a and b, of two articles, tell the same act, and why. It is symmetric, and
// depends on nothing but a and b.
func Pair(a, b *Telling) (reason string, ok bool) {
	if a.Article == b.Article || !a.joins() || !b.joins() || familyOf(a.Type) != familyOf(b.Type) || !modesFit(a.Mode, b.Mode) {
		return "", false
	}
	var w weighing
	if !w.status(a, b) || !w.time(a, b) {
		return "", false
	}
	w.venue = placed(a.Venue, b.Venue)
	w.said(a, b)
	if !w.sides(a, b) || w.venue == apart && !mutual(a.Type) {
		return "", false
	}
	if w.wide && (w.source < near || w.target < near || w.oneState || w.words < 2) || w.points() < w.bar(a, b) {
		return "", false
	}
	return w.reason(a, b), true
}

// status reports whether an act of a's status and one of b's can be one.
func (w *weighing) status(a, b *Telling) bool {
	w.denial = (a.Status == "denied") != (b.Status == "denied")
	switch {
	case a.fact() && b.fact(), a.Status == b.Status, w.denial && (a.fact() || b.fact()):
		return true
	case a.Status == "planned" && b.fact(), b.Status == "planned" && a.fact():
		return mutual(a.Type) || familyOf(a.Type) == "yield" || a.Days.Distance(b.Days) <= undatedDays
	}
	return (a.Status == "planned" || a.Status == "possible") && (b.Status == "planned" || b.Status == "possible")
}

// time reports whether the days of a and b can be one, and grades them.
func (w *weighing) time(a, b *Telling) bool {
	gap := a.Days.Distance(b.Days)
	w.wide = a.level() > 0 || b.level() > 0
	switch {
	case w.wide:
		if a.Days == b.Days {
			w.days = 1
		}
		return gap == 0 && a.Dated && b.Dated
	case a.Dated && b.Dated:
		if gap == 0 {
			w.days = 2
		}
		return gap <= zoneDays
	case a.Dated != b.Dated:
		if b.Dated {
			a, b = b, a // a is the dated one
		}
		first, last := b.Days.First.Add(-undatedDays), b.Days.First.Add(zoneDays)
		if !b.fact() && b.Status != "denied" {
			last = b.Days.First.Add(aheadDays)
		}
		if gap <= 1 {
			w.days = 1
		}
		return a.Days.First <= last && first <= a.Days.Last
	}
	if gap == 0 {
		w.days = 1
	}
	if planned := a.Status == "planned"; planned != (b.Status == "planned") {
		if !planned {
			a, b = b, a
		}
		return a.Days.First <= b.Days.First && gap <= aheadDays // a plan is told before
	}
	return gap <= undatedDays
}

// said weighs the words.
func (w *weighing) said(a, b *Telling) {
	var names tellings.Words
	for _, t := range [...]*Telling{a, b} {
		for _, list := range [...][]tellings.Side{t.Sources, t.Targets} {
			for i := range list {
				if !unnamed(&list[i]) { // what unnamed ones are called, farmers, tells something
					names = append(names, tellings.WordsOf(list[i].Name)...)
				}
			}
		}
		if t.Venue != nil {
			names = append(names, tellings.WordsOf(t.Venue.Name)...)
		}
	}
	x, y := lessen(a.Words, names), lessen(b.Words, names)
	w.words = x.Common(y)
	w.share = x.Likeness(y)
	w.trigger = sameWord(a, b)
	w.mode = a.Mode != "" && a.Mode == b.Mode
	for i := range a.Quantities {
		for j := range b.Quantities {
			q := &a.Quantities[i]
			if *q == b.Quantities[j] && q.Value > 1 && (w.number == nil || less(q, w.number)) {
				w.number = q
			}
			if r := &b.Quantities[j]; q.Unit == r.Unit && max(q.Value, r.Value)*2 >= min(q.Value, r.Value)*3 {
				w.otherNumber = true
			}
		}
	}
}

// sameWord reports whether the acts are named by words that begin alike in five letters: visit and visited.
func sameWord(a, b *Telling) bool {
	for x := range strings.FieldsSeq(a.Trigger) {
		for y := range strings.FieldsSeq(b.Trigger) {
			n := min(len(x), len(y), 6)
			if n >= 5 && strings.EqualFold(x[:n], y[:n]) {
				return true
			}
		}
	}
	return false
}

func less(a, b *tellings.Quantity) bool {
	return a.Value > b.Value || a.Value == b.Value && a.Unit < b.Unit
}

// lessen returns the words of ws that are neither common nor among names.
func lessen(ws, names tellings.Words) tellings.Words {
	out := make(tellings.Words, 0, len(ws))
	common := commonWords()
next:
	for _, x := range ws {
		if common[x] {
			continue
		}
		for _, n := range names {
			if x == n {
				continue next
			}
		}
		out = append(out, x)
	}
	return out
}

// sides reports whether nothing among the sides forbids, and grades them. Who did it may be in
// dispute: another source is let pass where town, day, and most words are the same.
func (w *weighing) sides(a, b *Telling) bool {
	if mutual(a.Type) && mutual(b.Type) {
		w.source, w.target = matchBoth(both(a), both(b))
		if w.target == unknown && (named(a.Words, both(b), both(a)) || named(b.Words, both(a), both(b))) {
			w.target = weak
		}
		return w.source > other && w.target > other
	}
	w.source, w.target = match(a.Sources, b.Sources), match(a.Targets, b.Targets)
	if w.target == unknown && (named(a.Words, b.Targets, a.Sources) || named(b.Words, a.Targets, b.Sources)) {
		w.target = weak
	}
	if w.source == unknown && (named(a.Words, b.Sources, a.Targets) || named(b.Words, a.Sources, b.Targets)) {
		w.source = weak
	}
	family := familyOf(a.Type)
	w.particular = slices.Contains(done, family) && onePerson(a.Targets, b.Targets) || family == "yield" && onePerson(a.Sources, b.Sources)
	w.oneState = match(a.Sources, a.Targets) > unknown || match(b.Sources, b.Targets) > unknown
	if w.target == other {
		return false
	}
	if w.source == other {
		return w.target > unknown && w.venue >= nearby && w.days > 0 && w.words >= 3 && w.share >= 400
	}
	return w.source > unknown || w.target > unknown || w.venue >= nearby
}

// onePerson reports whether a and b have a person in common that both name.
func onePerson(a, b []tellings.Side) bool {
	for i := range a {
		for j := range b {
			if person(&a[i]) && person(&b[j]) && sameSide(&a[i], &b[j]) >= near {
				return true
			}
		}
	}
	return false
}

// named reports whether a sentence names one of sides, other than those in not: then its article knows
// of the side, though it may not make it one of the act.
func named(sentence tellings.Words, sides, not []tellings.Side) bool {
	for i := range sides {
		if !known(&sides[i]) || unnamed(&sides[i]) || match(sides[i:i+1], not) > unknown {
			continue
		}
		if words := tellings.WordsOf(sides[i].Name); len(words) > 0 && words.Common(sentence) == len(words) {
			return true
		}
	}
	return false
}

func both(t *Telling) []tellings.Side {
	return append(append([]tellings.Side{}, t.Sources...), t.Targets...)
}

// points adds up what speaks for a pair.
func (w *weighing) points() int {
	n := max(0, int(w.source)) + max(0, int(w.target)) + w.days
	if w.oneState {
		n -= max(0, min(int(w.source), int(w.target)))
	}
	if w.particular {
		n++
	}
	if w.venue > oneLand {
		n += int(w.venue) - int(oneLand) + 1
	}
	switch {
	case w.words >= 3 && w.share >= 500:
		n += 4
	case w.words >= 3:
		n += 3
	case w.words >= 1:
		n += w.words
	}
	if w.trigger {
		n++
	}
	if w.mode {
		n++
	}
	switch {
	case w.number != nil && w.number.Value >= manyOf:
		n += 2
	case w.number != nil:
		n++
	case w.otherNumber && w.words < 3 && w.venue < onePlace && w.days < 2:
		n--
	}
	return n
}

// Families of acts that are said every day by the same to the same, and of those done every day in a war.
var (
	said = []string{"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AID"}
	done = []string{"ASSAULT", "restrict", "PROTEST", "MOBILIZE"}
)

// bar returns how many points are needed.
func (w *weighing) bar(a, b *Telling) int {
	n := 8
	gap := a.Days.Distance(b.Days)
	switch family := familyOf(a.Type); {
	case a.Type == "SUPPORT" && b.Type == "SUPPORT":
		n = 9
	case slices.Contains(said, family):
		n = 10
	case slices.Contains(done, family):
		switch {
		case w.wide || w.particular || w.number != nil && w.number.Value >= manyOf || w.words >= 3 && w.share >= 400:
		case w.venue < onePlace && wholeState(a) && wholeState(b): // states at war, nobody says where
			n = 11
		case w.words == 0 && w.venue == onePlace && w.source >= near && w.target >= near:
			n = 10
		case w.words == 0:
			n = 11
		}
		if a.Dated == b.Dated && (w.words < 4 || w.share < 500) { // else one is told after the act, or in the same words
			n += gap
		}
		n += gap
	default:
		n += gap / 2
	}
	if single := min(w.source, w.target) < weak || w.oneState; single && mutual(a.Type) {
		n += 2
	} else if single && w.venue < nearby && wholeState(a) && wholeState(b) {
		n++
	}
	if a.Type != b.Type && !announced(a, b) && !announced(b, a) {
		n++
	}
	if w.wide {
		n += 2
	}
	if w.denial {
		n++
	}
	if w.source < near && w.target < near {
		n++
	}
	return n
}

// announced reports whether a tells as a plan what b tells as done, in the type that PLOVER has for plans.
func announced(a, b *Telling) bool {
	return a.Status == "planned" && (a.Type == "AGREE" && b.Type == "CONSULT" || a.Type == "CONCEDE" && b.Type == "RETREAT")
}

// wholeState reports whether t names a state as a whole on either side, and nobody narrower.
func wholeState(t *Telling) bool {
	whole := false
	for _, s := range both(t) {
		if known(&s) && s.Type != "country" && !unnamed(&s) {
			return false
		}
		whole = whole || s.Type == "country"
	}
	return whole
}

// reason puts what speaks for a pair into words.
func (w *weighing) reason(a, b *Telling) string {
	var out []string
	switch {
	case w.wide:
		out = append(out, "days that overlap")
	case a.Days.Distance(b.Days) == 0:
		out = append(out, "same day")
	default:
		out = append(out, apartWords(a.Days.Distance(b.Days), true))
	}
	if s := sharedSides(a, b); s != "" {
		out = append(out, s)
	}
	if w.source == other {
		out = append(out, "who did it in dispute")
	}
	typ := "both " + a.Type
	if a.Type != b.Type {
		typ = min(a.Type, b.Type) + " and " + max(a.Type, b.Type)
	}
	if w.mode {
		typ += " " + a.Mode
	}
	out = append(out, typ)
	switch w.venue {
	case onePlace:
		out = append(out, min(a.Venue.Name, b.Venue.Name))
	case nearby:
		out = append(out, min(a.Venue.Name, b.Venue.Name)+" near "+max(a.Venue.Name, b.Venue.Name))
	}
	if w.number != nil {
		out = append(out, strings.TrimSpace(number(w.number.Value)+" "+w.number.Unit))
	}
	if w.words > 0 {
		out = append(out, counted(w.words, "telling word")+" in common")
	}
	if w.denial {
		out = append(out, "claim and denial")
	}
	return strings.Join(out, ", ")
}

// sharedSides names the sides that a and b have in common: "Israel and Hezbollah".
func sharedSides(a, b *Telling) string {
	var names []string
	add := func(xs, ys []tellings.Side) {
		best, name := unknown, ""
		for i := range xs {
			for j := range ys {
				g := sameSide(&xs[i], &ys[j])
				n := shorter(xs[i].Name, ys[j].Name)
				if g > best || g == best && g > unknown && shorter(n, name) == n {
					best, name = g, n
				}
			}
		}
		if best > unknown && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add(a.Sources, b.Sources)
	add(a.Targets, b.Targets)
	if mutual(a.Type) || mutual(b.Type) {
		var cross []string
		names, cross = nil, nil
		for _, x := range both(a) {
			for _, y := range both(b) {
				if sameSide(&x, &y) > unknown {
					cross = append(cross, shorter(x.Name, y.Name))
				}
			}
		}
		slices.Sort(cross)
		names = slices.Compact(cross)
	}
	switch n := len(names); n {
	case 0, 1:
		return strings.Join(names, "")
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

func shorter(a, b string) string {
	if len(a) < len(b) || len(a) == len(b) && a < b {
		return a
	}
	return b
}

// counted writes "1 word", "2 words".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// number writes a number as people do.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
