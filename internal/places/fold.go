package places

import "unicode/utf8"

// Names are compared in folded form: small letters without accents, hyphens as spaces, no
// apostrophes and no full stops but the one that ends a shortened word ("Ga.", not "U.S."),
// "Saint", "Mount" and "Fort" as "st", "mt" and "ft". The folded form is never built: its
// letters run into a hash of 40 bits, word by word.

// A key is the hash of a folded name, or of its first words.
type key uint64

const (
	noKey    key = 14695981039346656037 // FNV-1a
	keyPrime key = 1099511628211
)

// Key returns the hash of a name. The generator of the gazetteer uses it too.
func Key(name string) uint64 { return noKey.words(name).sum() }

// words returns the key of the name that goes on with the words of s.
func (k key) words(s string) key {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' {
			j++
		}
		k = k.word(s[i:j])
		i = j + 1
	}
	return k
}

// sum returns the 40 bits that the gazetteer is sorted by.
func (k key) sum() uint64 {
	x := uint64(k)
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return x >> 24
}

func (k key) letter(c byte) key { return (k ^ key(c)) * keyPrime }

// maxWordLen is the longest folded word that counts; the rest of a longer one is cut.
const maxWordLen = 48

// word returns the key of the name that goes on with word s.
func (k key) word(s string) key {
	var buf [maxWordLen]byte
	n, small := 0, false
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			if r == '‐' || r == '‑' || r == '–' {
				k, n = k.flush(buf[:n]), 0
				continue
			}
			for _, c := range []byte(plain(r)) {
				if n < maxWordLen {
					buf[n] = c
					n++
				}
			}
			small = true
			continue
		}
		i++
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			small = true
		case c == '.' && i == len(s) && small && n > 1 && n < 7: // Ga., Calif.
		case c == '-' || c == '/':
			k, n = k.flush(buf[:n]), 0
			continue
		default:
			continue
		}
		if n < maxWordLen {
			buf[n] = c
			n++
		}
	}
	return k.flush(buf[:n])
}

// flush adds a folded word and the space after it.
func (k key) flush(word []byte) key {
	switch string(word) {
	case "":
		return k
	case "saint", "st.":
		return k.letter('s').letter('t').letter(' ')
	case "mount", "mt.":
		return k.letter('m').letter('t').letter(' ')
	case "fort", "ft.":
		return k.letter('f').letter('t').letter(' ')
	}
	for _, c := range word {
		k = k.letter(c)
	}
	return k.letter(' ')
}

// plain returns a letter of the Latin script without its accents, "" for what is no letter.
func plain(r rune) string {
	switch {
	case r >= 0xC0 && r < 0x180:
		return latin[r-0xC0]
	case r >= 0x1EA0 && r <= 0x1EF9: // Vietnamese
		return vietnamese[r-0x1EA0]
	case r == 'ə' || r == 'Ə':
		return "a"
	case r == 'ș' || r == 'Ș':
		return "s"
	case r == 'ț' || r == 'Ț':
		return "t"
	case r == 'ơ' || r == 'Ơ' || r == 'ǒ' || r == 'Ǒ':
		return "o"
	case r == 'ư' || r == 'Ư' || r == 'ǔ' || r == 'Ǔ':
		return "u"
	case r == 'ǎ' || r == 'Ǎ':
		return "a"
	case r == 'ǐ' || r == 'Ǐ':
		return "i"
	case r == 'ḩ' || r == 'Ḩ' || r == 'ḥ' || r == 'Ḥ':
		return "h"
	case r == 'ţ' || r == 'ṭ' || r == 'Ṭ':
		return "t"
	case r == 'ẕ' || r == 'Ẕ' || r == 'ẓ' || r == 'Ẓ':
		return "z"
	case r == 'ḑ' || r == 'Ḑ' || r == 'ḍ' || r == 'Ḍ':
		return "d"
	case r == 'ş' || r == 'ṣ' || r == 'Ṣ':
		return "s"
	}
	return ""
}

// latin holds the plain letters of U+00C0 to U+017F.
var latin = func() (t [0xC0]string) {
	rows := []struct{ letters, plain string }{
		{"ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "a"}, {"Ææ", "ae"}, {"ÇçĆćĈĉĊċČč", "c"}, {"ÐðĎďĐđ", "d"}, {"Þþ", "th"},
		{"ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "e"}, {"ĜĝĞğĠġĢģ", "g"}, {"ĤĥĦħ", "h"}, {"ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "i"},
		{"Ĵĵ", "j"}, {"Ķķ", "k"}, {"ĹĺĻļĽľĿŀŁł", "l"}, {"ÑñŃńŅņŇňŉŊŋ", "n"}, {"ÒÓÔÕÖØòóôõöøŌōŎŏŐő", "o"}, {"Œœ", "oe"},
		{"ŔŕŖŗŘř", "r"}, {"ŚśŜŝŞşŠš", "s"}, {"ß", "ss"}, {"ŢţŤťŦŧ", "t"}, {"ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "u"},
		{"Ŵŵ", "w"}, {"ÝýÿŶŷŸ", "y"}, {"ŹźŻżŽž", "z"},
	}
	for _, row := range rows {
		for _, r := range row.letters {
			t[r-0xC0] = row.plain
		}
	}
	return t
}()

// vietnamese holds the plain letters of U+1EA0 to U+1EF9, which come in pairs.
var vietnamese = func() (t [0x5A]string) {
	for i := range t {
		switch {
		case i < 0x18:
			t[i] = "a"
		case i < 0x28:
			t[i] = "e"
		case i < 0x2C:
			t[i] = "i"
		case i < 0x44:
			t[i] = "o"
		case i < 0x52:
			t[i] = "u"
		default:
			t[i] = "y"
		}
	}
	return t
}()
