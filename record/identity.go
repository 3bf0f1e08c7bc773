package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Key is what an actor is known by across articles, where the ids of one record mean nothing:
//
//	KOR                              a state, by its code
//	Q37470                           whoever the tables of the world know by a Wikidata id
//	jae lee myung                    a person with two names at least, in whatever order they stand
//	lee @KOR                         a person with one name, and a country where there is one
//	korea chamber of commerce @KOR   a body or group with a name
//	~KOR MIL                         unnamed ones ("South Korean soldiers") by their code
//
// It is empty for unnamed ones without a code: nobody can know whether two of them are the same.
type Key string

// Key returns what a is known by across articles.
func (a *Actor) Key() Key {
	switch {
	case a.Type == "country" && a.Code != "":
		return Key(a.Code)
	case a.Wikidata != "":
		return Key(a.Wikidata)
	case !a.named():
		if a.Code == "" {
			return ""
		}
		return Key("~" + a.Code)
	}
	words := strings.Fields(Fold(a.Name))
	if a.Type == "person" {
		words = slices.DeleteFunc(words, func(w string) bool { return len(w) == 1 }) // initials
		slices.Sort(words)
		if len(words) > 1 {
			return Key(strings.Join(words, " "))
		}
	}
	if len(words) == 0 {
		return ""
	}
	name := strings.Join(words, " ")
	if a.Country != "" {
		name += " @" + a.Country
	}
	return Key(name)
}

// named reports whether the article calls a by a name at least once.
func (a *Actor) named() bool {
	return slices.ContainsFunc(a.Mentions, func(m Mention) bool { return m.Kind == "name" })
}

// Fold returns s as names are compared: small letters without marks, words of letters and digits
// with one space between them, apostrophes left out. "the Élysée" is "the elysee", "al-Sisi" is "al sisi".
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return fold(s)
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '\'':
			continue
		default:
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteByte(c)
	}
	return b.String()
}

// fold is Fold for any letters; on ASCII alone the two are the same.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}
