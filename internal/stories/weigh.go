package stories

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// manyOf: that both tell of four dead says less than that both tell of 31.
const manyOf = 5

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

// less reports whether a is shown rather than b: the larger number.
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

// both returns the sides of t, sources first.
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
		if !w.trigger { // praise and thanks at one meeting
			n = 11
		}
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
		if mutual(a.Type) && !w.trigger { // they met, and agreed on something there: two acts
			n += 3
		}
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
