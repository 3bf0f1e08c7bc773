package article

import (
	"fmt"
	"strings"
	"time"
)

// layouts of dates as feeds, pages and people write them. Those without a time give a date
// alone; those without a zone are taken to be at Greenwich, which only their hour depends on.
var layouts = []struct {
	layout string
	day    bool // a date alone
}{
	{time.RFC3339Nano, false},
	{"2006-01-02T15:04:05.999999999Z0700", false},
	{"2006-01-02T15:04Z07:00", false},
	{"2006-01-02T15:04Z0700", false},
	{"2006-01-02T15:04:05", false},
	{"2006-01-02T15:04", false},
	{"2006-01-02 15:04:05 -0700 MST", false},
	{"2006-01-02 15:04:05Z07:00", false},
	{"2006-01-02 15:04:05 -0700", false},
	{"2006-01-02 15:04:05 MST", false},
	{"2006-01-02 15:04:05", false},
	{"2006-01-02 15:04", false},
	{"2006-01-02", true},
	{"2006-1-2", true},
	{"2006/01/02 15:04:05", false},
	{"2006/01/02 15:04", false},
	{"2006/01/02", true},
	{"2006/1/2", true},
	{"2006.01.02", true},
	{"20060102T150405Z", false},
	{"20060102T150405Z0700", false},
	{"20060102150405", false},
	{"20060102", true},
	{time.RFC1123Z, false},
	{time.RFC1123, false},
	{"Mon, 2 Jan 2006 15:04:05 -0700", false},
	{"Mon, 2 Jan 2006 15:04:05 MST", false},
	{"Mon, 2 Jan 2006", true},
	{"Mon Jan 2 15:04:05 MST 2006", false},
	{"Mon Jan 2 15:04:05 2006", false},
	{"2 Jan 2006 15:04:05 -0700", false},
	{"2 Jan 2006 15:04 MST", false},
	{"2 Jan 2006 15:04", false},
	{"2 Jan 2006", true},
	{"2-Jan-2006", true},
	{"2 January 2006 15:04 MST", false},
	{"2 January 2006 15:04", false},
	{"2 January 2006", true},
	{"Jan 2 2006 15:04 MST", false},
	{"Jan 2 2006 15:04", false},
	{"Jan 2 2006 3:04 PM MST", false},
	{"Jan 2 2006 3:04 PM", false},
	{"Jan 2 2006 3:04PM", false},
	{"Jan 2 2006", true},
	{"January 2 2006 15:04", false},
	{"January 2 2006 3:04 PM MST", false},
	{"January 2 2006 3:04 PM", false},
	{"January 2 2006 3:04PM", false},
	{"January 2 2006", true},
	{"Monday January 2 2006", true},
	{"Mon Jan 2 2006", true},
	{"Monday 2 January 2006", true},
}

// ParseDate returns day, a date or a time in one of the forms that feeds, pages and people
// use, as RFC 3339 has it: with a time where it has one ("2026-05-03T09:00:00Z"), else the date
// alone ("2026-05-03"). Forms in which day and month could be exchanged (03/05/2026) are errors,
// and so are a month and a year alone.
func ParseDate(day string) (string, error) {
	s := strings.Join(strings.Fields(day), " ")
	if t, alone, ok := parseDate(s); ok && t.Year() >= 1600 {
		if alone {
			return t.Format(time.DateOnly), nil
		}
		return t.Format(time.RFC3339), nil
	}
	for _, layout := range []string{"2006", "2006-01", "2006/01", "Jan 2006", "January 2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return "", fmt.Errorf("%.60q tells no day (want 2026-05-03; or leave it out, and give the day with --date)", day)
		}
	}
	return "", fmt.Errorf("%.60q is not a date (want 2026-05-03)", day)
}

// parseDate tries the layouts, first on the words as they stand, then without the commas,
// dots, ordinals and small words that people put into dates.
func parseDate(s string) (t time.Time, alone, ok bool) {
	if len(s) < 8 || len(s) > 80 {
		return t, false, false
	}
	for _, c := range []string{s, plainDate(s)} {
		for _, l := range layouts {
			if t, err := time.Parse(l.layout, c); err == nil {
				return t, l.day, true
			}
		}
	}
	return t, false, false
}

// months in the forms that the layouts do not know.
var months = strings.NewReplacer("Sept ", "Sep ")

// plainDate takes out of a date what the layouts do not have: "Sept. 3rd, 2026 at 5 p.m." gets
// "Sep 3 2026 5 PM".
func plainDate(s string) string {
	var words []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimRight(w, ",;|")
		low := strings.ToLower(w)
		switch low {
		case "at", "on", "of", "|", "-", "–", "—", "•", "":
			continue
		case "a.m.", "am":
			w = "AM"
		case "p.m.", "pm":
			w = "PM"
		}
		if n := len(low); n > 2 && n < 5 && low[0] >= '0' && low[0] <= '9' && low[n-1] >= 'a' {
			for _, end := range []string{"st", "nd", "rd", "th"} {
				w = strings.TrimSuffix(w, end)
			}
		}
		words = append(words, strings.TrimSuffix(w, "."))
	}
	return months.Replace(strings.Join(words, " "))
}
