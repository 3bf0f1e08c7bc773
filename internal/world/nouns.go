package world

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
)

// addNoun enters "foreign minister: GOV | secretary of state (USA) | …", each word with its
// plural. Of titles the key is the office.
func (l *loader) addNoun(e *lexicon.Entry, kind NounKind) error {
	f := splitFields(e.Body)
	_, list, err := l.code(f.first)
	if err != nil {
		return bad(e, err.Error())
	}
	if len(list) == 0 {
		return bad(e, "no sector (want GOV, MIL, …)")
	}
	base := Noun{Kind: kind, Sectors: list, File: e.File, Line: e.Line}
	if kind == Title {
		base.Office = Office(e.Key)
	}
	for i, words := range append([]string{e.Key}, f.rest...) {
		n := base
		var ok bool
		if n.Words, n.In, n.Of, ok = l.restriction(words); !ok {
			return bad(e, fmt.Sprintf("%q: no such country or body (want: secretary of state (USA))", words))
		}
		if i == 0 && kind == Title {
			head := n
			l.offices[n.Office] = &head
		}
		l.w.words = append(l.w.words, n)
		if kind == GroupNoun || kind == NameNoun {
			continue
		}
		n.Words, n.Plural = plural(n.Words), true
		l.w.words = append(l.w.words, n)
	}
	return nil
}

// restriction cuts the countries off "foreign secretary (GBR PHL)", or the body off "alliance
// chief (NATO)".
func (l *loader) restriction(words string) (string, []Country, EntityID, bool) {
	words, in, found := strings.Cut(words, "(")
	if !found {
		return words, nil, -1, true
	}
	words, in = strings.TrimSpace(words), strings.TrimSuffix(in, ")")
	if id := l.body(in); id >= 0 {
		return words, nil, id, true
	}
	var list []Country
	for c := range strings.FieldsSeq(in) {
		if !l.w.IsCountry(Country(c)) {
			return "", nil, -1, false
		}
		list = append(list, Country(c))
	}
	return words, list, -1, true
}

// plural returns the plural of a noun of one or more words: the word before "of", "to", "for",
// "in" or "at", or before "general" after a title that takes it, else the last word.
func plural(words string) string {
	parts := strings.Fields(words)
	at := len(parts) - 1
	for i, p := range parts {
		if i > 0 && (p == "of" || p == "to" || p == "for" || p == "in" || p == "at") {
			at = i - 1
			break
		}
	}
	if at > 0 && parts[at] == "general" {
		switch parts[at-1] {
		case "secretary", "attorney", "director", "governor", "inspector", "prosecutor", "solicitor", "consul":
			at--
		}
	}
	if head, ok := strings.CutSuffix(parts[at], "-general"); ok {
		parts[at] = pluralWord(head) + "-general"
	} else {
		parts[at] = pluralWord(parts[at])
	}
	return strings.Join(parts, " ")
}

func pluralWord(s string) string {
	switch {
	case strings.HasSuffix(s, "man") && s != "human" && s != "shaman":
		return s[:len(s)-3] + "men"
	case strings.HasSuffix(s, "person"):
		return s[:len(s)-6] + "people"
	case strings.HasSuffix(s, "child"):
		return s + "ren"
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ay") && !strings.HasSuffix(s, "ey") && !strings.HasSuffix(s, "oy"):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "thief"):
		return s[:len(s)-1] + "ves"
	}
	return s + "s"
}

// A Description is what the words of an organization's name say of it.
type Description struct {
	Country Country // empty when the name tells none
	Sectors []Sector
	Noun    *Noun
}

// Describe reads the name of an organization that the tables lack, words first to last of d:
// "South Korean Ministry of Unification" is KOR GOV, "Lahore High Court" JUD. The noun is the
// last one before an "of" or "for", or the last of all. It returns false when no word tells.
func (w *World) Describe(d *text.Doc, first, last int) (Description, bool) {
	var out Description
	cut := false
	var buf [4]Sense
	for i := first; i < last; {
		word := d.Word(i)
		if out.Noun != nil && (word == "of" || word == "for" || word == "on" || word == "in" || word == "and") {
			cut = true
		}
		if senses, end := w.LookupAt(d, i, last, buf[:0]); end > i && (i > first || end < last) {
			if e := w.Entity(senses[0].Entity); out.Country == "" && (e.Kind <= Demonym || e.Kind == Capital) {
				out.Country = e.Country
				i = end
				continue
			}
		}
		if n, end := w.NounAt(d, i, last); n != nil && n.Kind != Title && n.Kind != PersonNoun {
			if !cut {
				out.Noun = n
			}
			i = end
			continue
		}
		i++
	}
	if out.Noun == nil {
		return out, false
	}
	out.Sectors = out.Noun.Sectors
	return out, true
}
