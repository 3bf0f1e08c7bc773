package names

import "unicode"

// folded holds the ASCII letters that stand for the accented Latin letters from U+00C0 to
// U+017F; a letter without a counterpart is '?'.
const folded = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"

// foldVietnamese holds the same for U+1EA0 to U+1EF9.
const foldVietnamese = "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy"

// Fold returns the lower-case letter without its accent, or 0 for what is neither letter nor
// digit: hyphens, apostrophes and points do not tell names apart ("al-Assad", "al Assad").
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return 0
	case 0xC0 <= r && r <= 0x17F:
		if f := rune(folded[r-0xC0]); f != '?' {
			return f
		}
		return 0
	case 0x1EA0 <= r && r <= 0x1EF9:
		return rune(foldVietnamese[r-0x1EA0])
	case r == 'ș' || r == 'Ș':
		return 's'
	case r == 'ț' || r == 'Ț':
		return 't'
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return 0
}

const hashSeed = 2166136261

// hashOn goes on with the hash h over the folded letters of s; begin with hashSeed. Spaces and
// marks add nothing, so a name has one hash however it is cut into words.
func hashOn(h uint32, s string) uint32 {
	for _, r := range s {
		if f := Fold(r); f != 0 {
			h = (h ^ uint32(f)) * 16777619
		}
	}
	return h
}

// hashExact hashes the bytes of s.
func hashExact(s string) uint32 {
	h := uint32(hashSeed)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix combines two hashes into one.
func mix(a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ b
	h ^= h >> 15
	h *= 0x85EBCA6B
	h ^= h >> 13
	return h * 0xC2B2AE35
}
