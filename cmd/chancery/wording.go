package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// names lists actors as a sentence does: A, B and C.
func (s *sheet) names(ids []record.ActorID, none string) string {
	var list []string
	for _, id := range ids {
		if a := s.actors[id]; a != nil {
			list = append(list, a.Name)
		}
	}
	switch list = unique(list); len(list) {
	case 0:
		return none
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// when tells the day of an act; the day of the report stands for it where the text tells none.
func (s *sheet) when(d *record.Day) string {
	switch {
	case d == nil:
		return ""
	case d.From == "" && day(d.Value) != "":
		return "reported " + day(d.Value)
	}
	return day(d.Value)
}

// quantities lists numbers in the words of the article.
func (s *sheet) quantities(list []record.Quantity) string {
	var out []string
	for _, q := range list {
		w := s.words(q.Span)
		if q.Unit != "" && !strings.Contains(strings.ToLower(w), strings.ToLower(q.Unit[:min(len(q.Unit), 5)])) {
			w += " (" + q.Unit + ")"
		}
		out = append(out, w)
	}
	return strings.Join(out, ", ")
}

// day writes a TIMEX3 value as people do: "5 January 2026", "January 2026", "2026". What names no
// point in time gives "".
func day(value string) string {
	if words, ok := tellings.Written(value, "15:04 MST"); ok {
		return strings.TrimSuffix(words, ", 00:00 UTC")
	}
	year, rest, _ := strings.Cut(value, "-")
	if _, err := strconv.Atoi(year); err != nil {
		return "" // a weekday of no known week, a length of time
	}
	parts := map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "first quarter of", "Q2": "second quarter of",
		"Q3": "third quarter of", "Q4": "fourth quarter of", "H1": "first half of", "H2": "second half of"}
	week, isWeek := strings.CutPrefix(rest, "W")
	switch {
	case parts[rest] != "":
		return parts[rest] + " " + year
	case isWeek && len(week) == 2:
		return "week " + strings.TrimPrefix(week, "0") + " of " + year
	case isWeek && strings.HasSuffix(week, "-WE"):
		return "weekend of week " + strings.TrimPrefix(week[:2], "0") + " of " + year
	}
	return value
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// dot puts a dot before what is not empty.
func dot(s string) string {
	if s == "" {
		return ""
	}
	return " · " + s
}

// count writes "3 acts", "1 act", and nothing for none.
func count(n int, what string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// times writes how often.
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// cut shortens a text at a blank.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > 0 {
		return s[:i] + " …"
	}
	return s
}

// unique drops what stands in the list already, and what is empty.
func unique(list []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// closed adds the quotation mark that was cut off with the end or the start of a statement.
func closed(s string) string {
	switch open, end := strings.Count(s, "“"), strings.Count(s, "”"); {
	case open > end:
		return s + "”"
	case open < end:
		return "“" + s
	case strings.Count(s, `"`)%2 == 1:
		return s + `"`
	}
	return s
}

// condition introduces a condition whose words do not do so themselves.
func condition(words string) string {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	switch first {
	case "if", "unless", "provided", "once", "when", "as", "so", "only", "should", "on", "until", "in":
		return words
	}
	return "on condition: " + words
}

// takesPerson reports whether a cue is followed by whom it addresses without "to".
func takesPerson(cue string) bool {
	last := cue[strings.LastIndexByte(cue, ' ')+1:]
	switch strings.ToLower(last) {
	case "told", "tell", "tells", "telling", "asked", "asks", "urged", "urges", "warned", "warns", "informed", "assured", "reminded", "advised":
		return true
	}
	return false
}
