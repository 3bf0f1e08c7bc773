package framing

import (
	"strings"

	"github.com/chancery-project/chancery/internal/text"
)

// Editorial reports whether an article is opinion. Its address or title may say so (/opinion/,
// "Editorial: …"); else
// the outlet gives counsel (should, must, ought to) in at least a quarter of the sentences in
// which nobody is quoted, uses loaded words or asks its readers questions, hardly ever says "I",
// and does not ask somebody in turns, as interviews do.
func (f *Finder) Editorial(title, url string, d *text.Doc) bool {
	for _, part := range sectionsOfOpinion {
		if strings.Contains(url, part) {
			return true
		}
	}
	head := strings.ToLower(strings.TrimSpace(title))
	for _, word := range labels {
		if rest, ok := strings.CutPrefix(head, word); ok && (rest == "" || strings.ContainsAny(strings.TrimSpace(rest)[:1], ":|-–—")) {
			return true
		}
		if rest, ok := strings.CutSuffix(head, word); ok && rest != "" && strings.ContainsAny(strings.TrimSpace(rest)[len(strings.TrimSpace(rest))-1:], ":|-]") {
			return true
		}
	}
	if strings.Contains(head, "interview") || strings.Contains(head, "q&a") {
		return false
	}
	var sentences, counsel, me, asked, loaded int
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Kind != text.Prose || s.Last-s.First < 4 || reports(d, s) {
			continue
		}
		sentences++
		advice, i := false, false
		for j := s.First; j < s.Last; j++ {
			switch w := lower(d.Word(j)); {
			case w == "should" || w == "must" || w == "ought":
				advice = true
			case w == "i" || w == "my" || w == "me":
				i = true
			case len(f.words[w]) > 0 && f.words[w][0].section <= manner && len(f.words[w][0].words) == 1:
				loaded++
			}
		}
		counsel += count(advice)
		me += count(i)
		asked += count(d.Word(s.Last-1) == "?")
	}
	return sentences >= 6 && 4*counsel >= sentences && 10*me <= sentences && 5*asked <= sentences && loaded+asked >= 2
}

// sectionsOfOpinion are parts of the addresses of opinion pages.
var sectionsOfOpinion = [...]string{"/opinion/", "/opinions/", "/editorial/", "/editorials/", "/op-ed/", "/commentary/", "/commentaries/", "/columns/", "/columnists/", "/leaders/", "/comment/", "/commentisfree/", "/views/", "/perspectives/", "opinion."}

var labels = [...]string{"editorial", "opinion", "op-ed", "commentary", "comment", "column", "letter", "letters", "viewpoint", "our view", "leader", "essay", "perspective"}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// reports reports whether a quotation stands in s, or s tells what somebody said.
func reports(d *text.Doc, s *text.Sentence) bool {
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
