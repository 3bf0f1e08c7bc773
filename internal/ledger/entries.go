package ledger

import (
	"fmt"
)

// alike tells what two commitments have in common: the axis and whether they are for the same
// (1) or the opposite (-1) on it, the words of their objects in common, and how many the one
// with fewer has.
func alike(x, y *reading) (how int, common []string, of int) {
	_, how = match(x.deeds, y.deeds)
	for _, o := range x.object {
		for _, p := range y.object {
			if o.hash == p.hash {
				common = append(common, o.word)
			}
		}
	}
	return how, common, min(x.size(), y.size())
}

// sameDays is how many days apart two articles may tell one act of saying.
const sameDays = 2

// Same reports whether two articles tell one commitment: the same one says the same on the same
// day or the next. Same(a, b) is Same(b, a).
func Same(a, b *Entry) bool {
	if a.By == nil || b.By == nil || joined(a.By, b.By) == apart || !kin(a.Kind, b.Kind) || a.Day() == 0 || b.Day() == 0 {
		return false
	}
	days := a.Day().Until(b.Day())
	if days < -sameDays || days > sameDays {
		return false
	}
	x, y := a.promised(), b.promised()
	how, common, of := alike(&x, &y)
	switch {
	case how <= 0:
		return false
	case of == 0:
		return x.head == y.head
	}
	return 1000*len(common) >= 500*of && len(common) >= min(of, 2)
}

// kin reports whether commitments of the two kinds may be one: what one outlet calls a pledge
// another calls a threat.
func kin(a, b string) bool {
	may := func(k string) bool { return k == "pledge" || k == "threat" }
	return a == b || may(a) && may(b)
}

// JudgeEntry returns what a later commitment shows about e: that it was repeated, that the
// position changed, or how the one who was asked answers; false where it shows nothing, or tells
// the same act of saying.
func JudgeEntry(e, later *Entry) (Evidence, bool) {
	if e.By == nil || later.By == nil || e.Article == later.Article || e.Day() == 0 || later.Day() <= e.Day() {
		return Evidence{}, false
	}
	after := e.Day().Until(later.Day())
	if after > Far || Same(e, later) {
		return Evidence{}, false
	}
	b, asked := joined(e.By, later.By), apart
	if e.Kind == "demand" && later.Kind != "demand" {
		asked, _ = among(later.By, e.addressees())
	}
	if b == apart && asked == apart {
		return Evidence{}, false
	}
	x, y := e.promised(), later.promised()
	how, common, of := alike(&x, &y)
	if how == 0 || how > 0 && builtin().retold[later.Firmness] || !tied(e, later, &x, &y, how, len(common), of, after, asked != apart) {
		return Evidence{}, false
	}
	kind, why := "", ""
	if asked != apart && after <= near {
		kind, why = Answered, "the one who was asked commits himself to it"
		if how < 0 {
			kind, why = Broken, "the one who was asked refuses"
		}
	} else if b != apart {
		kind, why = again(e, later, &x, b, how)
	}
	if kind == "" {
		return Evidence{}, false
	}
	ev := Evidence{
		Entry: Ref{e.Article, string(e.ID)}, By: Ref{later.Article, string(later.ID)}, Kind: kind,
		Day: later.Day(), After: after, Late: late(e, later.Day()), Confidence: 45 + 10*min(len(common), 4) - min(after/60, 15),
	}
	ev.Reason = reason(why, "", common, ev.Late)
	return ev, true
}

// again judges a commitment of the same one to the same deed or its opposite.
func again(e, later *Entry, x *reading, b bond, how int) (kind, why string) {
	was, is := builtin().firm[e.Firmness], builtin().firm[later.Firmness]
	switch {
	case how < 0 && (x.pause || vague(e.By) || vague(later.By) || b != sameActor && (e.Kind == "position" || later.Kind == "position")):
		return "", "" // a pause has an end, and a state many voices
	case how < 0 && (e.Kind == "demand") == (later.Kind == "demand"):
		return Changed, "the opposite is committed to"
	case how < 0, !kin(e.Kind, later.Kind):
		return "", ""
	case was != 0 && is != 0 && (was-is >= 2 || is-was >= 2):
		return Changed, fmt.Sprintf("it is put otherwise: %s → %s", e.Firmness, later.Firmness)
	}
	return Repeated, "the same is committed to again"
}

// tied reports whether the objects and those addressed tie two commitments.
func tied(e, later *Entry, x, y *reading, how, common, of, after int, answer bool) bool {
	if to, too := e.addressees(), later.addressees(); !answer && len(to) > 0 && len(too) > 0 && !share(to, too) {
		return false
	}
	names, both, things := meeting(x, y)
	if names && !both { // each names somebody, and they name others
		return false
	}
	switch {
	case of == 0:
		return x.head == y.head && len(x.object)+len(y.object) == 0 && joined(e.By, later.By) == sameActor && after <= horizon
	case of == 1:
		return common == 1 && (x.head == y.head || how < 0 || answer) && after <= horizon && len(x.object) == len(y.object)
	case things == 0 && (how < 0 || x.head != y.head):
		return false
	case of >= 4:
		return 1000*common >= 600*of
	}
	return common >= 2
}

// meeting reports whether both objects hold names, whether more than half of the names of the one
// with fewer are in both, and how many words that are no names are.
func meeting(x, y *reading) (names, both bool, things int) {
	count := func(r *reading) (n int) {
		for _, o := range r.object {
			if o.name {
				n++
			}
		}
		return n
	}
	shared := 0
	for _, o := range x.object {
		for _, p := range y.object {
			switch {
			case o.hash != p.hash:
			case o.name || p.name:
				shared++
			default:
				things++
			}
		}
	}
	few := min(count(x), count(y))
	return few > 0, 2*shared > few, things
}
