package article

import (
	"embed"
	"regexp"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/*.txt
var words embed.FS

// wires maps the names of news agencies to the one that goes into the record.
var wires = sync.OnceValue(func() map[string]string {
	list, err := lexicon.Load(words, "en/wires.txt", nil, "")
	if err != nil {
		panic(err) // our own file
	}
	m := map[string]string{}
	for _, e := range list {
		for _, name := range strings.Split(e.Body, "|") {
			m[strings.TrimSpace(name)] = e.Key
		}
	}
	return m
})

var (
	// dateline: "GENEVA (AP) — ", "PARIS, May 3 (Reuters) - ", "(Xinhua) --"
	dateline = regexp.MustCompile(`^.{0,80}?\(([\pL][\pL .-]{1,30}?)(?:/[\pL ]+)?\)\s*[-–—:]`)
	// credit: a last line "© 2026 The Associated Press. All rights …", "— AFP", "(Reuters)"
	credit = regexp.MustCompile(`^(?:©|\(c\)|[Cc]opyright|[Ss]ource:|[-–—]+|\()\s*(?:©\s*)?(?:[Cc]opyright\s*)?(?:\d{4}\s*)?([\pL][\pL -]{1,30}?)(?:\)|\.|,|$)`)
)

// origin returns the wire that an article names in its byline, its dateline or its last
// line, or in more, a line of the page that did not get into the text. It returns "" where none is named
// or where the wire itself is the outlet.
func origin(a *Article, more string) string {
	found := wireIn(a.Byline)
	if m := dateline.FindStringSubmatch(a.Text[:min(len(a.Text), 200)]); found == "" && m != nil {
		found = wires()[m[1]]
	}
	for _, tail := range []string{a.Text[strings.LastIndexByte(a.Text, '\n')+1:], more} {
		if m := credit.FindStringSubmatch(tail); found == "" && m != nil && len(tail) < 200 {
			found = wires()[strings.TrimSpace(m[1])]
		}
	}
	if wires()[strings.TrimSpace(a.Outlet)] == found {
		return ""
	}
	return found
}

// wireIn returns the agency that a byline names: "By JANE DOE, Associated Press", "Reuters".
func wireIn(byline string) string {
	for _, part := range strings.FieldsFunc(byline, func(r rune) bool { return strings.ContainsRune(",;|/()•–—", r) }) {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "By "))
		for _, lead := range []string{"", "with ", "and ", "from ", "in association with "} {
			if w := wires()[strings.TrimPrefix(part, lead)]; w != "" {
				return w
			}
		}
		if _, last, ok := strings.Cut(part, " and "); ok {
			if w := wires()[last]; w != "" {
				return w
			}
		}
	}
	return ""
}
