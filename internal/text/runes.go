package text

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes lie between two entries of Runes.
const stride = 128

// Runes converts byte offsets of a text to counts of code points. It remembers the count at
// every 128th byte, so a conversion scans 127 bytes at the most.
type Runes struct {
	text  string
	count []int // count[i] code points begin before byte i*stride
}

// NewRunes prepares s, which must be valid UTF-8.
func NewRunes(s string) Runes {
	r := Runes{text: s, count: make([]int, 0, len(s)/stride+1)}
	n := 0
	for i := range len(s) {
		if i%stride == 0 {
			r.count = append(r.count, n)
		}
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return r
}

// At returns how many code points of the text begin before byte pos.
func (r Runes) At(pos int) int {
	if len(r.count) == 0 {
		return 0
	}
	block := min(pos/stride, len(r.count)-1)
	n := r.count[block]
	for i := block * stride; i < pos; i++ {
		if utf8.RuneStart(r.text[i]) {
			n++
		}
	}
	return n
}

// Byte returns the byte at which code point n of the text begins, its length where n is the
// number of code points, and -1 for any other n.
func (r Runes) Byte(n int) int {
	if n < 0 {
		return -1
	}
	block := sort.SearchInts(r.count, n+1) - 1 // the last block that begins at n or before
	pos, at := 0, 0
	if block >= 0 {
		pos, at = block*stride, r.count[block]
	}
	for ; pos < len(r.text); pos++ {
		if !utf8.RuneStart(r.text[pos]) {
			continue
		}
		if at == n {
			return pos
		}
		at++
	}
	if at == n {
		return len(r.text)
	}
	return -1
}
