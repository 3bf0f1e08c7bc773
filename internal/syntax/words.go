package syntax

import (
	"unicode"
	"unicode/utf8"
)

// The network knows a word by its normal form, which is looked up in the vocabulary, and by
// features of its letters, which are hashed. train/data.py does the same as this file.

// features is the number of features of a word.
const features = 9

// A spelling is what the network sees of a word. Its memory is used again for the next word.
type spelling struct {
	normal []byte // lower case, digits as 0, curly marks as straight ones
	lower  []byte // lower case, digits as 0
	cuts   []int  // where each character of lower begins, and its length
	shape  []byte
}

// read takes the word apart.
func (s *spelling) read(form string) {
	s.normal, s.lower, s.cuts, s.shape = s.normal[:0], s.lower[:0], s.cuts[:0], s.shape[:0]
	var last, before rune
	kinds := 0
	for _, r := range form {
		k := kindOf(r)
		if kinds < 2 || k != last || k != before {
			if kinds < 8 {
				s.shape = utf8.AppendRune(s.shape, k)
			}
			before, last = last, k
			kinds++
		}
		if '0' <= r && r <= '9' {
			r = '0'
		}
		r = unicode.ToLower(r)
		s.cuts = append(s.cuts, len(s.lower))
		s.lower = utf8.AppendRune(s.lower, r)
		s.normal = utf8.AppendRune(s.normal, straight(r))
	}
	s.cuts = append(s.cuts, len(s.lower))
}

// kindOf maps a character to its class in a word's shape: X, x, 0 or itself.
func kindOf(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		return '0'
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return r
}

// straight maps quotation marks and dashes of printers to those of keyboards.
func straight(r rune) rune {
	switch r {
	case '“', '”', '„':
		return '"'
	case '‘', '’', '`':
		return '\''
	case '–', '—':
		return '-'
	case '\u00a0':
		return ' '
	}
	return r
}

// features returns the hashes of the word's features: beginnings of one to three characters,
// endings of one to four, its shape, the whole.
func (s *spelling) features() (f [features]uint32) {
	n := len(s.cuts) - 1
	head := func(k int) []byte { return s.lower[:s.cuts[min(k, n)]] }
	tail := func(k int) []byte { return s.lower[s.cuts[max(0, n-k)]:] }
	for k := range 3 {
		f[k] = hash(uint32(1+k), head(k+1))
	}
	for k := range 4 {
		f[3+k] = hash(uint32(4+k), tail(k+1))
	}
	f[7] = hash(8, s.shape)
	f[8] = hash(9, s.lower)
	return f
}

// hash is FNV-1a with the kind of the feature mixed in.
func hash(kind uint32, b []byte) uint32 {
	h := (uint32(2166136261) ^ kind) * 16777619
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
