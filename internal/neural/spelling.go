package neural

import (
	"unicode"
	"unicode/utf8"
)

// A network knows a word by its normal form, which is looked up in the vocabulary, and by
// features of its letters, which are hashed. internal/syntax/train/data.py does the same as this file.

// Features is the number of features of a word.
const Features = 9

// A Spelling is what a network sees of a word. Its memory is used again for the next word.
type Spelling struct {
	Normal []byte // lower case, digits as 0, curly marks as straight ones
	Lower  []byte // lower case, digits as 0
	Shape  []byte // classes of the first characters, at most two equal ones in a row: Xxx, 00, x-x
	cuts   []int  // where each character of Lower begins, and its length
}

// Read takes the word apart.
func (s *Spelling) Read(form string) {
	s.Normal, s.Lower, s.cuts, s.Shape = s.Normal[:0], s.Lower[:0], s.cuts[:0], s.Shape[:0]
	var last, before rune
	kinds := 0
	for _, r := range form {
		k := kindOf(r)
		if kinds < 2 || k != last || k != before {
			if kinds < 8 {
				s.Shape = utf8.AppendRune(s.Shape, k)
			}
			before, last = last, k
			kinds++
		}
		if '0' <= r && r <= '9' {
			r = '0'
		}
		r = unicode.ToLower(r)
		s.cuts = append(s.cuts, len(s.Lower))
		s.Lower = utf8.AppendRune(s.Lower, r)
		s.Normal = utf8.AppendRune(s.Normal, straight(r))
	}
	s.cuts = append(s.cuts, len(s.Lower))
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

// Head returns the first k characters of Lower, or all where there are fewer.
func (s *Spelling) Head(k int) []byte { return s.Lower[:s.cuts[min(k, len(s.cuts)-1)]] }

// Tail returns the last k characters of Lower, or all where there are fewer.
func (s *Spelling) Tail(k int) []byte { return s.Lower[s.cuts[max(0, len(s.cuts)-1-k)]:] }

// Features returns the hashes of the word's features: beginnings of one to three characters,
// endings of one to four, its shape, the whole.
func (s *Spelling) Features() (f [Features]uint32) {
	for k := range 3 {
		f[k] = Hash(uint32(1+k), s.Head(k+1))
	}
	for k := range 4 {
		f[3+k] = Hash(uint32(4+k), s.Tail(k+1))
	}
	f[7] = Hash(8, s.Shape)
	f[8] = Hash(9, s.Lower)
	return f
}

// Hash is FNV-1a with the kind of the feature mixed in.
func Hash(kind uint32, b []byte) uint32 {
	h := (uint32(2166136261) ^ kind) * 16777619
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
