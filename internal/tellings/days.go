package tellings

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// A Day is a day of the calendar as a number, 20260105, so that it sorts, and a month is Day/100.
// 0 is no day.
type Day int32

// DayOf returns the day of an RFC 3339 time or of a date; 0 where s is neither. The day is the
// one that stands there, in whatever zone.
func DayOf(s string) Day {
	if len(s) < len(time.DateOnly) {
		return 0
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	if err != nil {
		return 0
	}
	return dayOf(t)
}

// Written writes a TIMEX3 value that names a day, a month, a time or now as people do: "5 January 2026", "January 2026",
// "in the past". The hour of an instant with a zone is written as clock says, a layout of package time. It
// reports whether the value is one of these.
func Written(value, clock string) (words string, ok bool) {
	for _, l := range []struct{ value, written string }{
		{time.RFC3339, "2 January 2006, " + clock}, {"2006-01-02T15:04", "2 January 2006, 15:04"}, {time.DateOnly, "2 January 2006"}, {"2006-01", "January 2006"},
	} {
		if t, err := time.Parse(l.value, value); err == nil {
			return t.Format(l.written), true
		}
	}
	words, ok = map[string]string{"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in future"}[value]
	return words, ok
}

func dayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(y*10000 + int(m)*100 + d)
}

// Time returns midnight of d in UTC, the zero time for no day.
func (d Day) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(int(d)/10000, time.Month(int(d)/100%100), int(d)%100, 0, 0, 0, 0, time.UTC)
}

// Add returns the day n days after d; 0 stays 0.
func (d Day) Add(n int) Day {
	if d == 0 {
		return 0
	}
	return dayOf(d.Time().AddDate(0, 0, n))
}

// Until returns how many days o lies after d.
func (d Day) Until(o Day) int { return int(o.Time().Sub(d.Time()).Hours() / 24) }

// String returns "2026-01-05", and "" for no day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes d as String does: in JSON a day is "2026-01-05".
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(text []byte) error {
	*d = DayOf(string(text))
	if *d == 0 && len(text) > 0 {
		return fmt.Errorf("%q is no day (want 2026-01-05)", text)
	}
	return nil
}

// Days are a first and a last day, both within, of which one is meant. The zero value is unknown.
type Days struct {
	First Day `json:"first,omitempty"`
	Last  Day `json:"last,omitempty"`
}

// Distance returns how many days lie between the nearest ends of a and b: 0 where they overlap.
func (a Days) Distance(b Days) int {
	switch {
	case a.Last < b.First:
		return a.Last.Until(b.First)
	case b.Last < a.First:
		return b.Last.Until(a.First)
	}
	return 0
}

// Width returns how many days come into question.
func (a Days) Width() int {
	if a.First == 0 {
		return 0
	}
	return a.First.Until(a.Last) + 1
}

var timex = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)|-([A-Z][A-Z0-9])|)(?:T|$|-WE$)`)

// parts are the months from which and to which the letters of a TIMEX3 value reach: seasons,
// quarters, halves. Winter is the one that begins in the year.
var parts = map[string][2]int{
	"SP": {3, 5}, "SU": {6, 8}, "FA": {9, 11}, "WI": {12, 14},
	"Q1": {1, 3}, "Q2": {4, 6}, "Q3": {7, 9}, "Q4": {10, 12}, "H1": {1, 6}, "H2": {7, 12},
}

// DaysOf returns the days that a TIMEX3 value or an RFC 3339 time may mean: the one of a date,
// those of a month, a week, a season, a year. Values that lie nowhere on the calendar
// (PAST_REF, P3D, XXXX-WXX) give the zero value.
func DaysOf(value string) Days {
	m := timex.FindStringSubmatch(value)
	if m == nil {
		return Days{}
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	week, _ := strconv.Atoi(m[4])
	date := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	span := func(first time.Time, last time.Time) Days { return Days{dayOf(first), dayOf(last)} }
	switch {
	case year == 0 || month > 12 || day > 31 || week > 53:
		return Days{}
	case day > 0 && month > 0:
		if t := date(year, month, day); t.Day() != day {
			return Days{}
		}
		return span(date(year, month, day), date(year, month, day))
	case month > 0:
		return span(date(year, month, 1), date(year, month+1, 0))
	case week > 0:
		monday := date(year, 1, 4) // the fourth of January lies in the first week
		monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(week-1))
		return span(monday, monday.AddDate(0, 0, 6))
	case m[5] != "":
		p, ok := parts[m[5]]
		if !ok {
			return Days{}
		}
		return span(date(year, p[0], 1), date(year, p[1]+1, 0))
	}
	return span(date(year, 1, 1), date(year, 12, 31))
}
