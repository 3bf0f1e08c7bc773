package framing

import (
	"strings"

	"github.com/chancery-project/chancery/internal/text"
)

// Editorial reports whether an article is opinion: its title says so, or the outlet speaks in the
// first person and tells others what to do, outside quotation marks, again and again.
func Editorial(title string, d *text.Doc) bool {
	head := strings.ToLower(strings.TrimSpace(title))
	for _, word := range [...]string{"editorial", "opinion", "op-ed", "commentary", "comment", "column", "letter", "letters", "viewpoint", "our view", "leader", "essay", "perspective"} {
		if rest, ok := strings.CutPrefix(head, word); ok && (rest == "" || strings.ContainsAny(rest[:1], ":|-–—")) {
			return true
		}
		if rest, ok := strings.CutSuffix(head, word); ok && rest != "" && strings.ContainsAny(strings.TrimSpace(rest)[len(strings.TrimSpace(rest))-1:], ":|-]") {
			return true
		}
	}
	counsel, sentences := 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Kind != text.Prose || s.Last-s.First < 4 || quotes(d, s) {
			continue
		}
		sentences++
		for j := s.First; j < s.Last; j++ {
			if adviceWords[strings.ToLower(d.Word(j))] {
				counsel++
				break
			}
		}
	}
	return sentences >= 6 && 3*counsel >= sentences
}

// adviceWords are what an outlet that gives counsel speaks with.
var adviceWords = map[string]bool{"should": true, "must": true, "ought": true, "we": true, "our": true, "us": true, "i": true, "my": true}

// quotes reports whether a quotation stands in s, or s tells what somebody said.
func quotes(d *text.Doc, s *text.Sentence) bool {
	for i := range d.Quotes {
		if d.Quotes[i].Outer.Overlaps(s.Span) {
			return true
		}
	}
	for j := s.First; j < s.Last; j++ {
		switch d.Word(j) {
		case "said", "says", "told", "added", "according":
			return true
		}
	}
	return false
}
