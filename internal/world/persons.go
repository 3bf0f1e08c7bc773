package world

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// familyFirst are the countries whose people the English press names family first: Xi Jinping.
var familyFirst = map[Country]bool{"CHN": true, "TWN": true, "HKG": true, "KOR": true, "PRK": true, "VNM": true, "KHM": true}

// person returns the person of entry e, entered when new. All entries with one key are one
// person, accents and hyphens apart.
func (l *loader) person(e *lexicon.Entry, aliases []string, country Country, f fields) EntityID {
	name := strings.TrimSuffix(e.Key, "?")
	h := hashOf(name)
	id, ok := l.persons[h]
	if !ok {
		id = l.newEntity(e, Entity{Name: name, Names: []string{e.Key}, Kind: Person, Country: country})
		l.persons[h] = id
	}
	p := l.w.Entity(id)
	for _, a := range aliases {
		if !slices.Contains(p.Names, a) {
			p.Names = append(p.Names, a)
		}
	}
	if f.wikidata != "" {
		p.Wikidata = f.wikidata
	}
	if p.Country == "" {
		p.Country = country
	}
	if family := f.label["family"]; family != "" {
		p.Family = family
	}
	return id
}

// indexPerson enters the family name, and the name in the other order where it is written
// both ways.
func (l *loader) indexPerson(e *Entity) {
	w, id := l.w, int32(e.ID)
	parts := strings.Fields(e.Name)
	if e.Family == "" {
		e.Family = family(parts, e.Country)
	}
	w.families.add(e.Family, id, 0)
	if bare := withoutParticle(e.Family); bare != e.Family {
		w.families.add(bare, id, 0)
	}
	if len(parts) < 2 {
		return
	}
	switch {
	case familyFirst[e.Country]:
		w.names.add(strings.Join(append(parts[1:len(parts):len(parts)], parts[0]), " "), id, 0)
		if e.Country == "VNM" || e.Country == "KHM" {
			w.families.add(parts[len(parts)-1], id, 0)
		}
	case e.Country == "JPN" && len(parts) == 2:
		w.names.add(parts[1]+" "+parts[0], id, 0)
	}
}

// family returns the part of a name that stands for the person: the last word with the
// particles before it, or the first where families come first.
func family(parts []string, c Country) string {
	if familyFirst[c] && len(parts) > 1 {
		return parts[0]
	}
	last := len(parts)
	for last > 1 && (parts[last-1] == "Jr." || parts[last-1] == "Sr." || parts[last-1] == "II" || parts[last-1] == "III") {
		last--
	}
	first := last - 1
	for first > 1 && particle(parts[first-1]) {
		first--
	}
	return strings.Join(parts[first:last], " ")
}

func particle(s string) bool {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) {
		return true
	}
	return s == "Al" || s == "El" || s == "Bin" || s == "De" || s == "Van"
}

// withoutParticle returns "Assad" for "al-Assad", "Leyen" for "von der Leyen".
func withoutParticle(family string) string {
	if i := strings.LastIndexByte(family, ' '); i >= 0 {
		family = family[i+1:]
	}
	for _, p := range [...]string{"al-", "Al-", "el-", "El-", "as-", "ash-"} {
		if rest, ok := strings.CutPrefix(family, p); ok {
			return rest
		}
	}
	return family
}
