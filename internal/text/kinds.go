package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDateline is how many words a dateline has at the most.
const maxDateline = 18

// dateline returns how many of the words from first on are a dateline, as in
//
//	SEOUL, Jan. 5 (Agency) — The two …
//	NEW YORK – The two …
//	Paris (Agency) - The two …
//	MOSCOW, January 5. /Agency/. The two …
//
// 0 for none. The words from first on are the last of d, a paragraph, and have their signs.
func (d *Doc) dateline(first int) int {
	signs := d.signs
	caps, named, dated, agency, lead := 0, 0, false, false, true
	for k := 0; k < len(signs)-1 && k < maxDateline; k++ {
		w := d.Word(first + k)
		switch sg := signs[k]; sg.shape {
		case shapeUpper:
			if caps++; !lead {
				return 0
			}
			lead = true
		case shapeName, shapeCommon, shapeOne, shapeDotted, shapeTitle, shapeShort, shapeInitial:
			if months[strings.ToLower(strings.TrimSuffix(w, "."))] {
				dated = true
			}
			named++
		case shapeNumber:
			if k == 0 {
				return 0
			}
			dated = dated || len(w) <= 2
		case shapeComma, shapeHyphen:
			if k == 0 {
				return 0
			}
			lead = lead && sg.shape == shapeHyphen
		case shapeOpener:
			n := closeBracket(d, first+k, len(signs)-k)
			if k == 0 && d.Word(first) != "(" || n == 0 {
				return 0
			}
			agency = true
			k += n - 1
		case shapeOther: // /Agency/
			if w == "/" && k > 0 && signs[k-1].shape == shapeUpper && signs[k+1].shape == shapeUpper {
				lead = true
				continue // BEIJING/SEOUL
			}
			if w != "/" || k+2 >= len(signs) || d.Word(first+k+2) != "/" {
				return 0
			}
			agency = true
			if k += 2; k+1 < len(signs) && signs[k+1].shape == shapeStop {
				k++
			}
			if (caps > 0 || dated) && k+1 < len(signs) && begins(signs[k+1].shape) {
				return k + 1
			}
		case shapeStop:
			if !dated || k+1 >= len(signs) || d.Word(first+k+1) != "/" {
				return 0
			}
		case shapeDash:
			if k == 0 || !sg.spaced && !signs[k+1].spaced && !strings.HasPrefix(w, "—") || !begins(signs[k+1].shape) {
				return 0
			}
			if agency && (caps > 0 || named <= 5) || caps > 0 && (named == 0 || dated || k <= 6) || dated && named > 0 && named <= 4 && k > 2 {
				return k + 1
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

var months = map[string]bool{"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true,
	"dec": true, "january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true}

// begins reports whether a sentence may begin with a word of this shape.
func begins(sh shape) bool {
	switch sh {
	case shapeCommon, shapeName, shapeOne, shapeMixed, shapeNumber, shapeQuote, shapeUpper, shapeDotted, shapeTitle, shapeInitial, shapeCoded, shapeMoney, shapeDots:
		return true
	}
	return false
}

// closeBracket returns the number of words of the group in brackets that word i opens: up to eight, none of
// them in small letters but for "and"; 0 for none.
func closeBracket(d *Doc, i, n int) int {
	letters := false
	for k := 1; k < n && k < 10; k++ {
		w := d.Word(i + k)
		letters = letters || classes[w[0]] == letter
		switch {
		case w == ")":
			if letters {
				return k + 1
			}
			return 0
		case classes[w[0]] == letter && unicode.IsLower(rune(w[0])) && w != "and":
			return 0
		}
	}
	return 0
}

// label sets the kinds of the sentences that are no prose, in all paragraphs; datelines have theirs.
func (d *Doc) label() {
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		k := Prose
		switch {
		case d.bulleted(p):
			k = Bullet
		case d.heads(p):
			k = Headline
		default:
			continue
		}
		for s := p.First; s < p.Last; s++ {
			if d.Sentences[s].Kind == Prose {
				d.Sentences[s].Kind = k
			}
		}
	}
}

// bulleted reports whether p is a list item: it begins with a bullet, or with a number and a stop.
func (d *Doc) bulleted(p *Paragraph) bool {
	s := &d.Sentences[p.First]
	if s.Last-s.First < 2 {
		return false
	}
	w := d.Word(s.First)
	spaced := d.Words[s.First].End < d.Words[s.First+1].Start
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case strings.ContainsRune("•·▪■●◦►‣*", r):
		return markShape(w) == shapeBullet
	case r == '-' || r == '–':
		return spaced && len(w) <= 3
	case kindAt(w, 0) == digit && len(w) <= 3:
		return w[len(w)-1] == '.' || d.Word(s.First+1) == ")"
	case w == "(" && s.Last-s.First > 3:
		return len(d.Word(s.First+1)) <= 2 && d.Word(s.First+2) == ")"
	}
	return false
}

// heads reports whether p is a heading: one sentence of a few words with no mark at its end, before or after other
// paragraphs, or one in the letters of titles.
func (d *Doc) heads(p *Paragraph) bool {
	s := &d.Sentences[p.First]
	n := s.Last - s.First
	if p.Last-p.First > 1 || n > 30 || s.Kind != Prose {
		return false
	}
	last := s.Last - 1
	for last > s.First && strings.ContainsAny(d.Word(last), `"”’')]»`) && d.Words[last].Len() <= 3 {
		last--
	}
	end, _ := utf8.DecodeLastRuneInString(d.Word(last))
	if _, side := familyOf(d.Word(s.First)); side != 0 && last < s.Last-1 && n > 10 {
		return false // a pulled-out quotation
	}
	titled := d.titled(s)
	switch {
	case strings.ContainsRune(".…", end):
		return false
	case strings.ContainsRune("?!:", end):
		return titled && p.First == 0 && len(d.Paragraphs) > 1
	case strings.ContainsRune(",;", end):
		return false
	case titled:
		return n > 1
	}
	return len(d.Paragraphs) > 1 && n <= 25
}

// titled reports whether s is written as titles are: in capitals, or nearly all words of four letters and more with
// one, and more of them than names would give.
func (d *Doc) titled(s *Sentence) bool {
	big, small, upper := 0, 0, 0
	for i := s.First + 1; i < s.Last; i++ {
		w := d.Word(i)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case len(w) < 4 && strings.ToUpper(w) != w || !unicode.IsLetter(r) || d.Words[i].Joined:
		case unicode.IsUpper(r):
			big++
			if strings.ToUpper(w) == w {
				upper++
			}
		default:
			small++
		}
	}
	return big >= 3 && small*5 <= big && (upper == big || d.commonCapital(s))
}

// commonCapital reports whether a word of s after the first has a capital that prose does not give it.
func (d *Doc) commonCapital(s *Sentence) bool {
	common := lowerWords()
	for i := s.First + 1; i < s.Last; i++ {
		w := d.Word(i)
		if len(w) >= 4 && upper(w[0]) && common[hashLower(w)] {
			return true
		}
	}
	return false
}
