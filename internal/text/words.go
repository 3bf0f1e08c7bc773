package text

import (
	"strings"
	"unicode/utf8"
)

// wordEnd returns where the word that begins at i ends.
func (c *cutter) wordEnd(i int) int {
	s := c.s
	if j := c.number(i); j > i {
		return j
	}
	j := i
	if kindAt(s, j) == mark || s[j] == '.' {
		j += runeLen(s, j)
	}
	for j < c.end {
		switch kindAt(s, j) {
		case letter, digit:
			j += runeLen(s, j)
			continue
		case point:
			if !c.pointInside(i, j) {
				return j
			}
			if j++; j < c.end && classes[s[j]] == digit && c.t.abbreviation(s[i:j-1]) != 0 {
				return j // Jan.5
			}
			continue
		}
		n := c.glue(i, j)
		if n == 0 {
			if s[j] == '$' && j-i <= 3 && strings.ToUpper(s[i:j]) == s[i:j] && kindAt(s, i) == letter {
				return j + 1 // US$
			}
			return j
		}
		j += n
	}
	return j
}

// glue returns the length of the mark at j where it stands inside the word that began at i, else 0.
func (c *cutter) glue(i, j int) int {
	s := c.s
	n := runeLen(s, j)
	if j+n >= c.end {
		if s[j] == '-' && c.brokenOff(i, j) {
			return 1
		}
		return 0
	}
	inside := alnum(s, j+n)
	if apostrophe(s, j) > 0 {
		if inside {
			return n
		}
		return 0
	}
	switch s[j] {
	case '_', '@', '*':
		if j > i && inside {
			return 1
		}
	case '&':
		if upper(s[j-1]) && upper(s[j+1]) && j-i <= 3 {
			return 1
		}
	case '-':
		if inside && j-i <= 8 && (c.t.prefixes[s[i:j]] || c.t.prefixes[strings.ToLower(s[i:j])]) {
			return 1
		}
	case '/':
		if j-i == 1 && kindAt(s, i) == letter && inside && (j+2 == c.end || !alnum(s, j+2)) {
			return 1 // w/o, n/a
		}
	}
	return 0
}

// brokenOff reports whether s[i:j] with the hyphen after it is a word that a speaker broke off:
// it is very short, and the next word begins like it ("th- the").
func (c *cutter) brokenOff(i, j int) bool {
	next := c.nextChunk()
	if next == "" || kindAt(next, 0) != letter || kindAt(c.s, i) != letter {
		return false
	}
	if upper(c.s[i]) && j-i > 1 && upper(c.s[j-1]) {
		return false
	}
	return j-i <= 2 && !c.t.prefixes[strings.ToLower(c.s[i:j])] || next[0]|0x20 == c.s[i]|0x20
}

// nextChunk returns what stands after the white space that follows the chunk, up to 24 bytes
// of it; nothing at the end of the paragraph.
func (c *cutter) nextChunk() string {
	for k := c.end; k < c.limit; {
		n, is := space(c.s, k)
		if !is {
			return c.s[k:min(k+24, c.limit)]
		}
		k += n
	}
	return ""
}

// pointInside reports whether the full stop at j belongs to the word that began at i.
func (c *cutter) pointInside(i, j int) bool {
	s := c.s
	word := s[i:j]
	if j+1 < c.end && alnum(s, j+1) {
		return c.pointBetween(i, j)
	}
	if j+1 < c.end && s[j+1] == '.' && (j+2 < c.end || j-i < 2) { // an ellipsis follows
		return false
	}
	if len(word) > 1 && initials(word) && utf8.RuneCountInString(word) > 1 {
		return true
	}
	if kindAt(word, 0) == letter && runeLen(word, 0) == len(word) && c.initial(i, j) {
		return true
	}
	switch c.t.abbreviation(word) {
	case never, may:
		return true
	case figure:
		next := c.nextChunk()
		return j+1 == c.end && next != "" && (kindAt(next, 0) == digit || next[0] == '#')
	}
	return false
}

// initial reports whether the single letter s[i:j] with a full stop after it is an initial: a capital but for I.
func (c *cutter) initial(i, j int) bool {
	r := runeAt(c.s, i)
	return r != 'I' && strings.ToLower(c.s[i:j]) != c.s[i:j]
}

// pointBetween reports whether the full stop at j, between letters or digits, stands inside a word: U.S.,
// example.com, but not "end.The".
func (c *cutter) pointBetween(i, j int) bool {
	s := c.s
	if initials(s[i:j]) {
		return true
	}
	n := runeLen(s, j+1)
	if kindAt(s, j+1) == letter && (j+1+n == c.end || !alnum(s, j+1+n)) {
		return true // Ph.D
	}
	return !(upper(s[j+1]) && !upper(s[j-1]) && j-i > 1) || c.end-j < 8 && domains[strings.ToLower(s[j+1:c.end])]
}

// initials reports whether w is single letters parted by points: "U.S", "J".
func initials(w string) bool {
	if len(w) > 40 {
		return false
	}
	for i := 0; i < len(w); {
		if kindAt(w, i) != letter {
			return false
		}
		i += runeLen(w, i)
		for i < len(w) && w[i] >= utf8.RuneSelf && kindAt(w, i) == letter && !isLetter(w, i) {
			i += runeLen(w, i) // an accent of its own
		}
		if i < len(w) {
			if w[i] != '.' {
				return false
			}
			i++
		}
	}
	return w != ""
}

// maxFused is the length in bytes of the longest word that the tables cut.
const maxFused = 10

// letters adds the word s[i:j], letters of ASCII alone.
func (c *cutter) letters(i, j int) {
	if n := j - i; n >= 2 && n <= maxFused && c.fused(i, j) {
		return
	}
	c.add(i, j, false)
}

// fused adds s[i:j] as the words that it is, where the tables say so.
func (c *cutter) fused(i, j int) bool {
	var buf [maxFused]byte
	low := buf[:j-i]
	small := true
	for k := range low {
		b := c.s[i+k]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
			small = false
		}
		low[k] = b
	}
	for _, f := range c.t.fused[string(low)] {
		if f.small && !small || f.next[0] != nil && !c.precedes(j, f.next) {
			continue
		}
		from := i
		for _, cut := range f.cut {
			if cut > 0 {
				c.add(from, i+cut, from > i)
				from = i + cut
			}
		}
		c.add(from, j, from > i)
		return true
	}
	return false
}

// precedes reports whether the words after j are in the lists, in this order; a list that is nil takes any.
func (c *cutter) precedes(j int, lists [2]map[string]bool) bool {
	for _, list := range lists {
		if list == nil {
			return true
		}
		var w string
		if w, j = c.following(j); !list[w] {
			return false
		}
	}
	return true
}

// following returns the word that follows j after white space, in small letters, and where it ends; endOfPhrase where a
// mark follows or nothing, and no word where it goes on with a hyphen or an apostrophe.
func (c *cutter) following(j int) (string, int) {
	k := j
	for k < c.limit {
		n, is := space(c.s, k)
		if !is {
			break
		}
		k += n
	}
	from := k
	for k < c.limit && k < from+20 && classes[c.s[k]] == letter {
		k++
	}
	switch {
	case k == c.limit && k == from, k < c.limit && k == from && strings.IndexByte(".,;:!?)", c.s[k]) >= 0:
		return endOfPhrase, k
	case from == j, k < c.limit && (c.s[k] == '-' || c.s[k] == '/' || classes[c.s[k]] == digit || classes[c.s[k]] == far || apostrophe(c.s, k) > 0):
		return "", k
	}
	return strings.ToLower(c.s[from:k]), k
}

// word adds s[i:j], cut into the syntactic words that it joins.
func (c *cutter) word(i, j int) {
	s := c.s
	for k := j - 1; k > i; k-- {
		n := apostrophe(s, k)
		if n == 0 || k+n >= j {
			continue
		}
		rest := s[k+n : j]
		switch {
		case (rest == "t" || rest == "T") && k > i+1 && s[k-1]|0x20 == 'n':
			c.word(i, k-1)
			c.add(k-1, j, true)
			return
		case len(rest) > 1 && rest[len(rest)-1]|0x20 == 'a' && (rest[:len(rest)-1] == "m" && k == i+1 && s[i]|0x20 == 'i' || rest[:len(rest)-1] == "t" && s[k-1]|0x20 == 'n'):
			c.word(i, j-1)
			c.add(j-1, j, false) // I'ma student
			return
		case len(rest) <= 2 && clitic(rest):
			if kindAt(s, k-1) == digit && rest == "s" && digits(s[i:k]) {
				break // the 1990's
			}
			c.word(i, k)
			c.add(k, j, true)
			return
		}
		break
	}
	if n := j - i; n <= maxFused && c.fused(i, j) {
		return
	}
	c.add(i, j, false)
}

func digits(w string) bool {
	for i := range len(w) {
		if classes[w[i]] != digit {
			return false
		}
	}
	return true
}

func clitic(w string) bool {
	switch w {
	case "s", "S", "m", "M", "re", "RE", "ve", "VE", "ll", "LL", "d", "D":
		return true
	}
	return false
}

// elided reports whether the apostrophe before j begins a word: 'em, '90s, or a clitic that stands alone.
func (c *cutter) elided(j int) bool {
	s, k := c.s, j
	for k < c.end && alnum(s, k) {
		k += runeLen(s, k)
	}
	if k == j || k < c.end && apostrophe(s, k) > 0 {
		return k == j+1 && s[j]|0x20 == 'n' // rock 'n' roll
	}
	if kindAt(s, j) == digit {
		return k-j == 2 || k-j == 3 && s[k-1] == 's'
	}
	switch w := strings.ToLower(s[j:k]); w {
	case "em", "til", "tis", "twas", "cause", "bout", "n", "round", "tween", "neath":
		return k == c.end || s[k] != ' '
	default:
		return clitic(w)
	}
}

// genitive reports whether the mark s[i:j] is the apostrophe of a plural's genitive, as in "the
// ministers' plan", and keeps count of open single quotation marks.
func (c *cutter) genitive(i, j int) bool {
	s := c.s
	if n := apostrophe(s, i); n == 0 || n != j-i || s[i] == '`' {
		return false
	}
	before := i > c.start && alnum(s, i-1)
	after := j < c.end && alnum(s, j)
	if !before && after {
		c.single = true
		return false
	}
	if c.single && (!before || after || s[i-1]|0x20 != 's' || !c.closesLater(j)) {
		c.single = false
		return false
	}
	return before && !after && s[i-1]|0x20 == 's' && !strings.HasPrefix(s[i:], "‘")
}

// closesLater reports whether soon after j, in the same paragraph, stands another single mark that can close.
func (c *cutter) closesLater(j int) bool {
	for k := j; k < min(c.limit, j+1000); k++ {
		if n := apostrophe(c.s, k); n > 0 {
			after := k+n >= c.limit || !alnum(c.s, k+n)
			if after {
				return true
			}
			if _, is := space(c.s, k-1); is {
				return false // another one opens first
			}
		}
	}
	return false
}
