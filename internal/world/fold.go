package world

import "unicode"

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
	hash       uint64
	end        int  // byte after the piece
	upper      bool // begins with a capital or a digit
	all        bool // has no small letter
	apostrophe bool // an apostrophe stands right before it
}

// nextPiece returns the first piece of s at or after the byte i; end is 0 when there is none.
func nextPiece(s string, i int) piece {
	p := piece{hash: seed, all: true}
	letters := 0
	var before rune
	for j, r := range s[i:] {
		lower, ok := fold(r)
		switch {
		case ok:
			if letters == 0 {
				p.upper = unicode.IsUpper(r) || '0' <= r && r <= '9'
				p.apostrophe = before == '\'' || before == '’'
			}
			if unicode.IsLower(r) {
				p.all = false
			}
			letters++
			p.hash = (p.hash ^ uint64(lower)) * prime
			p.end = i + j + len(string(r))
		case letters > 0 && r == '.':
			p.end = i + j + 1
		case letters > 0:
			return p
		}
		before = r
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
