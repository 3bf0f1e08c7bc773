package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cutter cuts chunks, which are the runs of characters between white space, into words. A
// chunk is cut from left to right: at each place begins either a word, whose end [cutter.wordEnd]
// finds, or a mark.
//
//	“We   don't   trust   ex-Gen.   Roe's   $3bn   (or   €2.5m)   plan.”
//	“ We  do+n't  trust   ex-Gen.   Roe+'s  $ 3 bn ( or   € 2.5 m ) plan . ”
type cutter struct {
	d          *Doc
	t          *tables
	s          string // the text
	start, end int    // of the chunk
	limit      int    // end of the paragraph
	single     bool   // a single quotation mark is open in the paragraph
}

// words adds the words of sp, a paragraph.
func (d *Doc) words(sp Span) {
	c := cutter{d: d, t: wordTables(), s: d.Text, limit: sp.End}
	for i := sp.Start; i < sp.End; {
		n, is := space(c.s, i)
		if is {
			i += n
			continue
		}
		end := i + n
		plain := classes[c.s[i]] == letter
		for end < sp.End {
			n, is := space(c.s, end)
			if is {
				break
			}
			plain = plain && classes[c.s[end]] == letter
			end += n
		}
		if c.start, c.end = i, end; plain {
			c.letters(i, end)
		} else {
			c.chunk()
		}
		i = end
	}
}

// add adds the word s[i:j].
func (c *cutter) add(i, j int, joined bool) {
	c.d.Words = append(c.d.Words, Word{Span{i, j}, joined})
}

// chunk cuts a chunk that is more than letters of ASCII.
func (c *cutter) chunk() {
	fresh := true // an address may begin here
	for i := c.start; i < c.end; {
		j := i
		switch k := kindAt(c.s, i); k {
		case letter, digit:
			if fresh {
				j = c.address(i)
			}
			if fresh = false; j > i {
				c.add(i, j, false)
				break
			}
			j = c.wordEnd(i)
			c.word(i, j)
		case point:
			if i+1 < c.end && alnum(c.s, i+1) && i == c.start {
				j = c.wordEnd(i)
				c.word(i, j)
				break
			}
			fallthrough
		default:
			if j = c.markEnd(i); j > i {
				c.add(i, j, c.genitive(i, j))
				fresh = fresh || strings.IndexByte("<([\"", c.s[i]) >= 0
				break
			}
			j = c.wordEnd(i)
			c.word(i, j)
		}
		i = j
	}
}

// A kind is a kind of character.
type kind uint8

const (
	mark kind = iota // any other character
	letter
	digit
	point
	far // not ASCII: ask Unicode
)

// classes gives the kinds of bytes.
var classes = func() (k [256]kind) {
	for c := range k {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			k[c] = letter
		case c >= '0' && c <= '9':
			k[c] = digit
		case c == '.':
			k[c] = point
		case c >= utf8.RuneSelf:
			k[c] = far
		}
	}
	return k
}()

// kindAt tells what character begins at i. Accents, joiners and marks of direction count as
// letters, so that they stay with their word.
func kindAt(s string, i int) kind {
	if k := classes[s[i]]; k != far {
		return k
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return mark
}

// alnum reports whether a letter, an accent or a digit begins at i, an invisible mark not among them.
func alnum(s string, i int) bool {
	switch k := classes[s[i]]; k {
	case letter, digit:
		return true
	case far:
		r := runeAt(s, i)
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
	}
	return false
}

// runeLen returns how many bytes the character at i has.
func runeLen(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }

// apostrophe returns how many bytes the apostrophe at i has, 0 where there is none.
func apostrophe(s string, i int) int {
	switch s[i] {
	case '\'', '`':
		return 1
	case 0xE2:
		if strings.HasPrefix(s[i:], "’") || strings.HasPrefix(s[i:], "‘") {
			return 3
		}
	case 0xCA:
		if strings.HasPrefix(s[i:], "ʼ") || strings.HasPrefix(s[i:], "ʻ") {
			return 2
		}
	}
	return 0
}

// space reports whether the text at i begins with white space and how long that character is.
func space(s string, i int) (int, bool) {
	if c := s[i]; c < utf8.RuneSelf {
		return 1, c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return n, unicode.IsSpace(r)
}

// markEnd returns where the mark that begins at i ends; i where a word begins there after all.
func (c *cutter) markEnd(i int) int {
	s := c.s
	if n := apostrophe(s, i); n > 0 && s[i] != '`' && c.elided(i+n) {
		return i
	}
	if i == c.start || !alnum(s, i-1) {
		if i+1 < c.end && c.sticks(i) {
			return i
		}
	}
	if j := c.smiley(i); j > i {
		return j
	}
	if c.drawn(i) {
		return c.end
	}
	if (s[i] == ':' || s[i] == ',') && i+1 < c.end && s[i+1] == '?' && (i+2 == c.end && s[i] == ':' || i+2 < c.end && alnum(s, i+2)) {
		return i + 2 // Fax:?555: a blank that a mail program lost
	}
	n := runeLen(s, i)
	j := i + n
	switch {
	case s[i] == '.' || s[i] == '!' || s[i] == '?' || strings.HasPrefix(s[i:], "…"):
		for j < c.end && (s[j] == '.' || s[j] == '!' || s[j] == '?') {
			j++
		}
	case strings.IndexByte("-*=_~#<>+|$", s[i]) >= 0 || strings.HasPrefix(s[i:], "—") || strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "•"):
		for strings.HasPrefix(s[j:c.end], s[i:i+n]) {
			j += n
		}
	case s[i] == '`' || s[i] == '\'':
		if j < c.end && s[j] == s[i] {
			j++
		}
	case (strings.HasPrefix(s[i:], "‘") || strings.HasPrefix(s[i:], "’")) && (strings.HasPrefix(s[j:c.end], "‘") || strings.HasPrefix(s[j:c.end], "’")):
		j += n
	case s[i] >= utf8.RuneSelf: // a sign and what modifies it
		for j < c.end && kindAt(s, j) == letter && !unicode.IsLetter(runeAt(s, j)) {
			j += runeLen(s, j)
		}
	}
	return j
}

// drawn reports whether the chunk from i on is a line drawn of several marks: ----== or |----+---->.
func (c *cutter) drawn(i int) bool {
	if c.end-i < 4 || i > c.start && !alnum(c.s, i-1) {
		return false
	}
	for k := i; k < c.end; k++ {
		if strings.IndexByte("-=_*~#+|<>", c.s[k]) < 0 {
			return false
		}
	}
	return true
}

func runeAt(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// sticks reports whether the mark at i begins a word: @name, #subject, +44.
func (c *cutter) sticks(i int) bool {
	next := kindAt(c.s, i+1)
	switch c.s[i] {
	case '@', '#':
		return next == letter
	case '+':
		return next == digit
	}
	return false
}

var smileys = strings.Fields(":) :-) ;) ;-) :( :-( :D :-D :P :-P =) =( :/ :-/ :| :'( <3 ^_^ :o :O")

// smiley returns the end of the smiley that the chunk from i on is, or i.
func (c *cutter) smiley(i int) int {
	if strings.IndexByte(":;=^<", c.s[i]) >= 0 {
		for _, m := range smileys {
			if c.s[i:c.end] == m && (i == c.start || len(m) > 2 || m[1] == ')') {
				return c.end
			}
		}
	}
	return i
}
