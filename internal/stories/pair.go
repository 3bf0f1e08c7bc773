package stories

import (
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
)

// Judging a pair. First what forbids: one article, types of two families, two modes, statuses of
// two worlds, days too far apart, towns far from each other, sides that are others. Then points for
// what speaks for it, and a bar by the type (weigh.go). An example:
//
//	Israel struck a Hezbollah tunnel near Tyre on Tuesday.        ISR -> Hezbollah, Tyre
//	The Israeli army struck Hezbollah near Tyre on Tuesday.       ISR MIL -> Hezbollah, Tyre
//
//	sides: Israel and its army 2, Hezbollah 3; one town 3; one day by the words of both 2; the word of
//	the act 1; no other word in common; together 11 where 10 are needed, and with "tunnel" in both 12
//	where 8 are.

// How far days may lie apart, and the points for them.
const (
	zoneDays    = 1 // dated: "Monday" is Tuesday in Tokyo
	undatedDays = 2 // undated: what a report tells without a day happened up to so many days before
	aheadDays   = 7 // undated plans: so many days ahead
)

// sentenceWords is how many content words make a sentence that is not written twice.
const sentenceWords = 6

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
	if w.sentence(a, b) {
		return w.reason(a, b) + ", the same sentence", true
	}
	if !w.sides(a, b) || w.venue == apart && !mutual(a.Type) {
		return "", false
	}
	if w.wide && (w.source < near || w.target < near || w.oneState || w.words < 2) || w.points() < w.bar(a, b) {
		return "", false
	}
	return w.reason(a, b), true
}

// sentence reports whether a and b are one act told in one sentence, printed twice: that needs no sides.
func (w *weighing) sentence(a, b *Telling) bool {
	w.source, w.target = match(a.Sources, b.Sources), match(a.Targets, b.Targets)
	return w.days > 0 && w.words >= 2 && len(a.Words) >= sentenceWords && slices.Equal(a.Words, b.Words) && a.Type == b.Type && a.Trigger == b.Trigger &&
		w.source > other && w.target > other && w.venue > apart
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
