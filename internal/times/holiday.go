package times

import (
	"strconv"
	"strings"
	"time"
)

// holiday returns the day that code means in a year. "N11-4-4" is the fourth Thursday of
// November (5 the last one, V the first after the first of its month, "4T" the day after the
// fourth Thursday); "E-2" is two days before Easter Sunday, "O+0" the eastern Easter itself.
func holiday(code string, y int) point {
	if code[0] == 'N' {
		return nthWeekday(code[1:], y)
	}
	n, _ := strconv.Atoi(code[1:])
	t := easter(y)
	if code[0] == 'O' {
		t = easternEaster(y)
	}
	return dayPoint(t.AddDate(0, 0, n))
}

// nthWeekday reads "11-4-4": month, weekday (Monday is 1) and which of them.
func nthWeekday(code string, y int) point {
	f := strings.Split(code, "-")
	m, _ := strconv.Atoi(f[0])
	w, _ := strconv.Atoi(f[1])
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	days := (w - (int(first.Weekday())+6)%7 - 1 + 7) % 7
	switch nth := f[2]; {
	case nth == "V": // the Tuesday after the first Monday
		days = (1-(int(first.Weekday())+6)%7-1+7)%7 + 1
	case strings.HasSuffix(nth, "T"):
		days = (4-(int(first.Weekday())+6)%7-1+7)%7 + 22
	default:
		n, _ := strconv.Atoi(nth)
		days += 7 * (n - 1)
		for first.AddDate(0, 0, days).Month() != first.Month() {
			days -= 7
		}
	}
	return dayPoint(first.AddDate(0, 0, days))
}

// easter returns Easter Sunday of the Gregorian calendar (Butcher's algorithm, 1876).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// easternEaster returns the Easter Sunday of the Julian calendar as a day of the Gregorian one
// (Meeus; right from 1900 to 2099).
func easternEaster(y int) time.Time {
	a, b, c := y%4, y%7, y%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	return time.Date(y, time.Month(n/31), n%31+1+13, 0, 0, 0, 0, time.UTC)
}
