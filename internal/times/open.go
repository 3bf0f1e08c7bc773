package times

import (
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
)

// closeValue gives an open value its year or week: "XXXX-03-05", "XXXX-WXX-5TMO", "XXXX-SU".
// at is the atom the expression begins with; the tense of its clause decides where the template
// does not.
func (r *resolver) closeValue(v string, p prefer, at int) string {
	tod := ""
	if i := strings.IndexByte(v[5:], 'T'); i >= 0 {
		v, tod = v[:5+i], v[5+i:]
	}
	base := r.anchor()
	if base.grain == noGrain || base.year < 0 {
		if base.year < 0 && !strings.HasPrefix(v, "XXXX-W") {
			return "BC" + fourDigits(-base.year) + v[4:] + tod
		}
		return v + tod
	}
	if strings.HasPrefix(v, "XXXX-WXX-") {
		return r.weekday(int(v[9]-'0'), p, at) + tod
	}
	if v[5] == 'N' || v[5] == 'E' || v[5] == 'O' {
		q := holiday(v[5:], base.year)
		return holiday(v[5:], r.inYear(q, p, at).year).String() + tod
	}
	q, ok := parsePoint(fourDigits(base.year) + v[4:])
	if !ok {
		return v + tod
	}
	return r.inYear(q, p, at).String() + tod
}

// weekday returns the day that a bare name of a weekday means: the same day or, after a past
// tense or none, one of the six before, after a future one of the six days after.
func (r *resolver) weekday(n int, p prefer, at int) string {
	base := r.pub
	if r.narrative && r.then.grain == day {
		base = r.then
	}
	if base.grain == noGrain {
		return "XXXX-WXX-" + smallNumber(n)
	}
	t := base.start()
	today := (int(t.Weekday())+6)%7 + 1
	back := (today - n + 7) % 7 // days since the last one
	if p == byTense {
		p = past
		if t := r.tense(at); t == futureTense || t == presentTense {
			p = future
		}
		if back == 0 {
			return dayPoint(t).String()
		}
	}
	switch p {
	case past:
		if back == 0 {
			back = 7
		}
		return dayPoint(t.AddDate(0, 0, -back)).String()
	case future:
		return dayPoint(t.AddDate(0, 0, 7-back)).String()
	case this:
		return dayPoint(t.AddDate(0, 0, n-today)).String()
	}
	if back > 3 {
		back -= 7
	}
	return dayPoint(t.AddDate(0, 0, -back)).String()
}

// inYear moves q, which stands in the year of the anchor, to the year that is meant.
func (r *resolver) inYear(q point, p prefer, at int) point {
	base := r.anchor()
	switch p {
	case this:
		return q
	case pastYear:
		q.year--
		return q
	case begun:
		if q.start().After(base.start()) {
			q.year--
		}
		return q
	}
	if p == byTense && q.grain == r.prev.grain && r.endsRange(at) {
		return q.after(r.prev)
	}
	if r.tells() && r.then.grain != noGrain && p == byTense {
		return r.narrated(q)
	}
	now := base.start()
	if p == byTense {
		tense := r.tense(at)
		if tense == futureTense && q.grain == month && r.modifies(at) {
			tense = noTense // "under a June agreement"
		}
		if y, ok := r.toldYear(at, q); ok && tense != futureTense {
			q.year = y
			return q
		}
		switch {
		case q.grain == day || q.grain == quarter:
			return r.nearDay(q, now, tense)
		case tense == futureTense:
			p = future
		case tense == pastTense:
			p = past
		default:
			p = near
		}
	}
	days := func(q point) int { return int(q.start().Sub(now) / (24 * time.Hour)) }
	switch p {
	case past:
		if days(q) > 0 || q.grain < day && now.Before(q.start()) {
			q.year--
		} else if q.grain <= month && r.pub.cutTo(q.grain) == q && r.explicitLast(at) {
			q.year--
		}
	case future:
		if end := q.shift(1, grainUnit(q.grain), false).start(); !end.After(now) {
			q.year++
		}
	case near:
		d := days(q)
		switch {
		case d > 183:
			q.year--
		case d < -183:
			q.year++
		}
	}
	return q
}

// endsRange reports whether atom at begins the second date of "from November 20 to January 11".
func (r *resolver) endsRange(at int) bool {
	return r.s.lastEnd == at-1 && r.prev.grain >= season && r.prev.year > 0 && r.s.wordIn(at-1, "to", "until", "till", "through", "-")
}

// after returns q in the year of p, or in the next when it would lie before p.
func (q point) after(p point) point {
	if q.year = p.year; q.start().Before(p.start()) {
		q.year++
	}
	return q
}

// nearDay returns the q nearest to now, but leans to the side of the tense.
func (r *resolver) nearDay(q point, now time.Time, t tense) point {
	d := int(q.start().Sub(now) / (24 * time.Hour))
	from, to := -183, 183
	switch {
	case t == futureTense:
		from, to = -60, 305
	case t == pastTense:
		from, to = -305, 60
	}
	if q.grain == quarter { // reports speak of the one that is over, or not quite
		from, to = -320, 45
	}
	switch {
	case d > to:
		q.year--
	case d < from:
		q.year++
	}
	return q
}

// modifies reports whether the word of atom i stands before the noun it belongs to.
func (r *resolver) modifies(i int) bool {
	w := r.s.wordAt(i)
	return w >= 0 && r.tree.Rel[w].Base() == syntax.Compound
}

// explicitLast reports whether "last" stands at atom i, so that the current month is not meant.
func (r *resolver) explicitLast(i int) bool { return r.s.atoms[i].id == r.s.f.last }

func grainUnit(g grain) string {
	switch g {
	case half:
		return "H"
	case quarter:
		return "Q"
	case season:
		return "SE"
	case month:
		return "M"
	case week, weekend:
		return "W"
	case day:
		return "D"
	}
	return "Y"
}

// yearTurns is how many months back a month must lie to be the next year's.
const yearTurns = 5

// narrated returns q in the year of the date last spoken of, or in the next when the story has
// passed it by: after November, "January" is the next year's.
func (r *resolver) narrated(q point) point {
	q.year = r.then.fullYear()
	if r.then.grain < month || q.grain < season {
		return q
	}
	was, is := int(r.then.start().Month()), int(q.start().Month())
	if was-is >= yearTurns {
		q.year++
	}
	return q
}

// toldYear returns the year of the date that the same sentence spoke of before, when that lies
// well back: "arrested in August 1996 and sentenced in October".
func (r *resolver) toldYear(at int, q point) (int, bool) {
	if r.then.grain < year || r.thenAt < 0 || r.sentence(at) != r.thenAt || r.then.year >= r.pub.year-1 || r.then.year < 0 {
		return 0, false
	}
	return r.narrated(q).year, true
}
