package relations

import (
	"fmt"
	"time"
)

// A Period is the length of the steps of a series. Its single periods are numbers that sort: days
// 20260105, ISO weeks 202602, months 202601, years 2026. 0 is no period.
type Period string

const (
	Day   Period = "day"
	Week  Period = "week" // of ISO 8601: from Monday; week 1 holds the fourth of January
	Month Period = "month"
	Year  Period = "year"
)

// ParsePeriod returns the period of a word.
func ParsePeriod(s string) (Period, error) {
	switch p := Period(s); p {
	case Day, Week, Month, Year:
		return p, nil
	}
	return "", fmt.Errorf("period %q is none (want day, week, month or year)", s)
}

// Column returns the SQL for the number of a period, on story_pairs and coverage.
func (p Period) Column() string {
	if p == Year {
		return "(month / 100)"
	}
	return string(p)
}

// Of returns the number of the period that t lies in, in the zone of t.
func (p Period) Of(t time.Time) int {
	y, m, d := t.Date()
	switch p {
	case Day:
		return y*10000 + int(m)*100 + d
	case Week:
		y, w := t.ISOWeek()
		return y*100 + w
	case Month:
		return y*100 + int(m)
	}
	return y
}

// Start returns midnight, in UTC, of the first day of period n.
func (p Period) Start(n int) time.Time {
	date := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	switch p {
	case Day:
		return date(n/10000, n/100%100, n%100)
	case Week:
		first := date(n/100, 1, 4) // it lies in week 1
		return first.AddDate(0, 0, 7*(n%100-1)-(int(first.Weekday())+6)%7)
	case Month:
		return date(n/100, n%100, 1)
	}
	return date(n, 1, 1)
}

// Next returns the number of the period after n.
func (p Period) Next(n int) int { return p.Of(p.after(p.Start(n), 1)) }

// Add returns the number of the period that lies k periods after n, before it where k is negative.
func (p Period) Add(n, k int) int { return p.Of(p.after(p.Start(n), k)) }

// Days returns the first and the last day of period n as numbers, 20260105: between them lie the
// events of a point.
func (p Period) Days(n int) (first, last int) {
	t := p.Start(n)
	return Day.Of(t), Day.Of(p.after(t, 1).AddDate(0, 0, -1))
}

// after returns the start of the period k periods after the one that starts at t.
func (p Period) after(t time.Time, k int) time.Time {
	switch p {
	case Day:
		return t.AddDate(0, 0, k)
	case Week:
		return t.AddDate(0, 0, 7*k)
	case Month:
		return t.AddDate(0, k, 0)
	}
	return t.AddDate(k, 0, 0)
}

// Label returns period n as people and TIMEX3 write it: "2026-01-05", "2026-W02", "2026-01", "2026".
func (p Period) Label(n int) string {
	switch p {
	case Day:
		return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
	case Week:
		return fmt.Sprintf("%04d-W%02d", n/100, n%100)
	case Month:
		return fmt.Sprintf("%04d-%02d", n/100, n%100)
	}
	return fmt.Sprintf("%04d", n)
}
