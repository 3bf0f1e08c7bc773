package times

import (
	"strings"
	"time"
)

// A point is a date of TIMEX3 read into numbers: "1998-08-07", "1998-Q3", "199", "1998-W32-WE".
type point struct {
	grain grain
	year  int // minus for years before Christ; for decades the first three digits, for centuries two
	sub   int // month, quarter, half, season (0 is spring) or week
	day   int
	tod   string // what follows from the T on: "T10:30", "TMO"
}

// A grain is how exact a point is, from coarse to fine.
type grain uint8

const (
	noGrain grain = iota
	century
	decade
	year
	half
	quarter
	season
	month
	week
	weekend
	day
)

var seasonNames = [...]string{"SP", "SU", "FA", "WI"}

// seasonMonths are the months the seasons begin with; winter is what lies in its own year.
var seasonMonths = [...]int{3, 6, 9, 1}

// parsePoint reads a value; ok is false when it is open, vague or no date.
func parsePoint(v string) (p point, ok bool) {
	if i := strings.IndexByte(v, 'T'); i >= 0 {
		p.tod, v = v[i:], v[:i]
	}
	sign := 1
	if strings.HasPrefix(v, "BC") {
		sign, v = -1, v[2:]
	}
	head, rest, _ := strings.Cut(v, "-")
	n, ok := digitsOnly(head)
	if !ok {
		return p, false
	}
	p.year = n * sign
	switch len(head) {
	case 2:
		p.grain = century
		return p, rest == ""
	case 3:
		p.grain = decade
		return p, rest == ""
	case 4:
	default:
		return p, false
	}
	return p, p.parseRest(rest)
}

// parseRest reads what follows the year and its hyphen.
func (p *point) parseRest(rest string) bool {
	if rest == "" {
		p.grain = year
		return true
	}
	a, b, _ := strings.Cut(rest, "-")
	n, ok := digitsOnly(a)
	if ok { // month
		if p.grain, p.sub = month, n; b == "" {
			return n >= 1 && n <= 12
		}
		p.grain = day
		p.day, ok = digitsOnly(b)
		return ok && n >= 1 && n <= 12
	}
	for k, s := range seasonNames {
		if a == s {
			p.grain, p.sub = season, k
			return b == ""
		}
	}
	n, ok = digitsOnly(a[1:])
	p.sub = n
	switch {
	case !ok:
		return false
	case a[0] == 'Q':
		p.grain = quarter
	case a[0] == 'H':
		p.grain = half
	case a[0] == 'W':
		if p.grain = week; b == "WE" {
			p.grain = weekend
		}
		return b == "" || b == "WE"
	default:
		return false
	}
	return b == ""
}

func digitsOnly(s string) (n int, ok bool) {
	if s == "" {
		return 0, false
	}
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String writes p as TIMEX3 does.
func (p point) String() string {
	y, era := p.year, ""
	if y < 0 {
		y, era = -y, "BC"
	}
	switch p.grain {
	case noGrain:
		return ""
	case century:
		return era + twoDigits(y)
	case decade:
		return era + fourDigits(y)[1:]
	}
	s := era + fourDigits(y)
	switch p.grain {
	case half:
		s += "-H" + smallNumber(p.sub)
	case quarter:
		s += "-Q" + smallNumber(p.sub)
	case season:
		s += "-" + seasonNames[p.sub]
	case month:
		s += "-" + twoDigits(p.sub)
	case week:
		s += "-W" + twoDigits(p.sub)
	case weekend:
		s += "-W" + twoDigits(p.sub) + "-WE"
	case day:
		s += "-" + twoDigits(p.sub) + "-" + twoDigits(p.day)
	}
	return s + p.tod
}

// dayPoint returns the point of t's date.
func dayPoint(t time.Time) point {
	y, m, d := t.Date()
	return point{grain: day, year: y, sub: int(m), day: d}
}

// start returns the first day of p.
func (p point) start() time.Time {
	y, m, d := p.year, 1, 1
	switch p.grain {
	case century:
		y *= 100
	case decade:
		y *= 10
	case half:
		m = p.sub*6 - 5
	case quarter:
		m = p.sub*3 - 2
	case season:
		m = seasonMonths[p.sub]
	case month:
		m = p.sub
	case week:
		return isoWeek(y, p.sub)
	case weekend:
		return isoWeek(y, p.sub).AddDate(0, 0, 5)
	case day:
		m, d = p.sub, p.day
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
}

// isoWeek returns the Monday of a week of ISO 8601.
func isoWeek(y, w int) time.Time {
	t := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*(w-1))
}

// cutTo makes p as coarse as g; a point that is already as coarse stays.
func (p point) cutTo(g grain) point {
	p.tod = ""
	if p.grain == noGrain || p.grain <= g {
		return p
	}
	t := p.start()
	p.sub, p.day = 0, 0
	switch g {
	case century:
		p.year = p.fullYear() / 100
	case decade:
		p.year = p.fullYear() / 10
	case quarter:
		p.sub = (int(t.Month()) + 2) / 3
	case half:
		p.sub = (int(t.Month()) + 5) / 6
	case month:
		p.sub = int(t.Month())
	case week, weekend:
		p.year, p.sub = t.ISOWeek()
	case season:
		y, s := seasonOf(t)
		p.year, p.sub = y, s
	}
	p.grain = g
	return p
}

// seasonOf returns the season of a day and the year it counts to: December's winter is the
// next year's.
func seasonOf(t time.Time) (year, s int) {
	switch m := t.Month(); {
	case m == 12:
		return t.Year() + 1, 3
	case m < 3:
		return t.Year(), 3
	default:
		return t.Year(), (int(m) - 3) / 3
	}
}

func (p point) fullYear() int {
	switch p.grain {
	case century:
		return p.year * 100
	case decade:
		return p.year * 10
	}
	return p.year
}

// unitGrains tells how exact so many of a unit away is.
var unitGrains = map[string]grain{"CE": century, "C": century, "DE": decade, "E": decade, "Y": year, "H": half, "Q": quarter, "SE": season, "M": month, "W": week, "WE": weekend, "D": day}

// shift returns the point n units away from p. With keep a point finer than the unit stays as
// fine: a year before 5 May is 5 May.
func (p point) shift(n int, unit string, keep bool) point {
	g, ok := unitGrains[unit]
	if !ok {
		return p.cutTo(day)
	}
	if keep && p.grain > g && p.year > 0 {
		return p.moved(n, g)
	}
	if p.grain != noGrain && p.grain < g {
		q := dayPoint(p.start())
		if p.year < 0 {
			return p
		}
		p = q.cutTo(g)
	} else {
		p = p.cutTo(g)
	}
	switch g {
	case century, decade, year:
		if p.year += n; p.year >= 0 != (p.year-n >= 0) && p.year == 0 {
			p.year = 1
		}
	case half:
		p.year, p.sub = carry(p.year, p.sub, n, 2)
	case quarter:
		p.year, p.sub = carry(p.year, p.sub, n, 4)
	case month:
		p.year, p.sub = carry(p.year, p.sub, n, 12)
	case season:
		y, s := carry(p.year, (p.sub+1)%4+1, n, 4)
		p.year, p.sub = y, (s-2+4)%4
	case week, weekend:
		p.year, p.sub = isoWeek(p.year, p.sub).AddDate(0, 0, 7*n).ISOWeek()
	case day:
		q := dayPoint(p.start().AddDate(0, 0, n))
		p.year, p.sub, p.day, p.tod = q.year, q.sub, q.day, ""
	}
	return p
}

// moved returns the point n years, months or weeks away from p, as fine as p.
func (p point) moved(n int, g grain) point {
	p.tod = ""
	if g == year && p.grain < week {
		p.year += n
		return p
	}
	t := p.start()
	if p.grain != day {
		t = t.AddDate(0, 0, 3) // the Thursday tells the year of a week
	}
	switch g {
	case year:
		t = t.AddDate(n, 0, 0)
	case month:
		t = t.AddDate(0, n, 0)
	case week:
		t = t.AddDate(0, 0, 7*n)
	default:
		return p
	}
	return dayPoint(t).cutTo(p.grain)
}

// carry adds n to the sub-th of the parts of a year, counted from 1.
func carry(y, sub, n, parts int) (int, int) {
	k := y*parts + sub - 1 + n
	return floorDiv(k, parts), k - floorDiv(k, parts)*parts + 1
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
