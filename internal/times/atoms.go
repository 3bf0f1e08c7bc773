package times

import (
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/text"
)

// An atom is a run of letters, a run of digits or one other character. Atoms are finer than
// words ("5pm" is two, "mid-May" three), so that rules do not hang on how words are cut.
type atom struct {
	start, end int32 // bytes of the text
	id         int32 // of its letters in lower case, in words.ids; 0 for a word no rule knows
	num        int32 // the number that digits make, -1 for what is none or too long
	glued      bool  // nothing stands between it and the atom before
	first      bool  // begins a paragraph: no expression crosses to it
	upper      bool  // begins with a capital letter
	digits     bool
	letters    bool
}

// maxWord is the length in bytes of the longest word that rules can know.
const maxWord = 24

// atoms cuts d up, paragraph by paragraph.
func (w *words) atoms(d *text.Doc) []atom {
	list := make([]atom, 0, len(d.Text)/4+8)
	for _, p := range d.Paragraphs {
		n := len(list)
		list = w.cut(list, d.Text, p.Start, p.End)
		if n < len(list) {
			list[n].first, list[n].glued = true, false
		}
	}
	return list
}

// cut appends the atoms of s[from:to] to list.
func (w *words) cut(list []atom, s string, from, to int) []atom {
	glued := false
	for i := from; i < to; {
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			glued = false
			i++
			continue
		case isDigit(c):
			a := atom{start: int32(i), glued: glued, digits: true}
			for i < to && isDigit(s[i]) {
				if a.num = a.num*10 + int32(s[i]-'0'); i-int(a.start) > 8 {
					a.num = 0
				}
				i++
			}
			if a.end = int32(i); a.end-a.start > 9 {
				a.num = -1
			}
			list = append(list, a)
		case isLetter(c):
			var buf [maxWord]byte
			a := atom{start: int32(i), glued: glued, num: -1, letters: true, upper: c < 'a'}
			n := 0
			for i < to && isLetter(s[i]) {
				if n < maxWord {
					buf[n] = s[i] | 0x20
				}
				n++
				i++
			}
			if a.end = int32(i); n <= maxWord {
				a.id = w.ids[string(buf[:n])]
			}
			list = append(list, a)
		case c < utf8.RuneSelf:
			list = append(list, atom{start: int32(i), end: int32(i + 1), glued: glued, num: -1, id: w.ids[s[i:i+1]]})
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:to])
			a := atom{start: int32(i), end: int32(i + n), glued: glued, num: -1}
			i += n
			switch {
			case unicode.IsSpace(r):
				glued = false
				continue
			case r == '’' || r == '‘':
				a.id = w.ids["'"]
			case r == '–' || r == '‐' || r == '‑' || r == '−':
				a.id = w.ids["-"]
			case r == '½':
				a.id = w.ids["½"]
			case unicode.IsLetter(r):
				a.letters, a.upper = true, unicode.IsUpper(r)
			}
			list = append(list, a)
		}
		glued = true
	}
	return list
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
