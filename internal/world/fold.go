package world

import (
	"unicode"
	"unicode/utf8"
)

// latin1 and vietnamese give the base letter of each letter of U+00C0–U+024F and
// U+1E00–U+1EFF, "*" for what has none.
const (
	latin1     = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllll**llnnnnnn*nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz*******o**d*****ee***************oo*************uu****************************aaiioouuuuuuuuuu*aaaa****ggkkoooo**j***gg**nnaa****aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy****************************"
	vietnamese = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy******aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy******"
)

// A piece is a run of letters and digits of a name, folded: names are compared piece by
// piece, so that hyphens, apostrophes, accents and case make no difference and full stops
// inside a word ("U.N.") are as if they were not there.
type piece struct {
	hash  uint64
	end   int  // byte after the piece
	upper bool // begins with no small letter
	all   bool // has no small letter
}

// nextPiece returns the first piece of s at or after the byte i; end is 0 when there is none.
func nextPiece(s string, i int) piece {
	p := piece{hash: seed, all: true}
	letters := false
	for i < len(s) {
		r, width := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRuneInString(s[i:])
		}
		lower, ok := fold(r)
		switch {
		case ok:
			small := 'a' <= r && r <= 'z' || r >= 0xC0 && unicode.IsLower(r)
			if !letters {
				p.upper, letters = !small, true
			}
			p.all = p.all && !small
			p.hash = (p.hash ^ uint64(lower)) * prime
			p.end = i + width
		case letters && r == '.':
			p.end = i + width
		case letters:
			return p
		}
		i += width
	}
	return p
}

const (
	seed  = 14695981039346656037
	prime = 1099511628211
)

// fold returns the small base letter of r and whether r is a letter or digit at all. Marks
// of other scripts' letters stay as they are.
func fold(r rune) (rune, bool) {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return r, true
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', true
	case r < 0xC0:
		return r, false
	case r < 0x250:
		b := latin1[r-0xC0]
		return rune(b), b != '*'
	case 0x1E00 <= r && r < 0x1F00:
		b := vietnamese[r-0x1E00]
		return rune(b), b != '*'
	}
	return unicode.ToLower(r), unicode.IsLetter(r)
}
