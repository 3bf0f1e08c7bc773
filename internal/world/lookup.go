package world

import (
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/text"
)

// Lookup returns what name means, in the order of the tables: first built-in entries, then the
// user's. Case counts where it tells names apart: "US" is a state, "us" is not.
func (w *World) Lookup(name string) []*Entity {
	var out []*Entity
	for _, s := range w.names.exact(name, nil, false) {
		out = append(out, w.Entity(s.Entity))
	}
	return out
}

// Senses appends to buf what name means; it is Lookup for callers that mind garbage and weak
// names.
func (w *World) Senses(name string, buf []Sense) []Sense { return w.names.exact(name, buf, false) }

// LookupAt finds the longest name that begins with word first of d and ends before word last.
// It appends what the name means to buf and returns the word after it; when no name begins
// there, it returns buf as it is and first. Hyphens, apostrophes, accents and the full stops of
// acronyms make no difference.
func (w *World) LookupAt(d *text.Doc, first, last int, buf []Sense) ([]Sense, int) {
	return w.names.longest(d, first, last, buf, false)
}

// Bearers appends to buf the persons with the family name, in the order of the tables.
func (w *World) Bearers(family string, buf []Sense) []Sense {
	return w.families.exact(family, buf, false)
}

// Demonym returns the country that word stands for the people of, and how it may be used;
// false when it is no demonym. Of a word with several countries ("Guinean") it returns the
// first in the order of their codes.
func (w *World) Demonym(word string) (Country, Form, bool) {
	for _, s := range w.names.exact(word, nil, false) {
		if e := w.Entity(s.Entity); e.Kind == Demonym {
			return e.Country, e.Form, true
		}
	}
	return "", 0, false
}

// Seat returns the country and the sector of the institution that name, a capital or a seat of
// government, may stand for: "the Kremlin" RUS GOV, "Brussels" EUR GOV as well as BEL. An article
// in front is ignored.
func (w *World) Seat(name string) (Country, Sector, bool) {
	for _, s := range w.names.exact(trimThe(name), nil, false) {
		if e := w.Entity(s.Entity); e.Kind == Seat || e.Kind == Capital {
			return Country(strings.Fields(e.Code)[0]), e.Sectors[0], true
		}
	}
	return "", "", false
}

func trimThe(s string) string {
	if len(s) > 4 && (s[:4] == "the " || s[:4] == "The ") {
		return s[4:]
	}
	return s
}

// NounAt finds the longest title or common noun for an actor that begins with word first of d
// and ends before word last, whatever its case: "foreign ministers", "riot police". It returns
// the word after it, or first and nil.
func (w *World) NounAt(d *text.Doc, first, last int) (*Noun, int) {
	var array [4]Sense
	senses, end := w.nouns.longest(d, first, last, array[:0], true)
	if len(senses) == 0 {
		return nil, first
	}
	return &w.words[senses[0].Entity], end
}

// Noun returns the title or common noun for an actor that words are, nil when they are none.
func (w *World) Noun(words string) *Noun {
	var array [4]Sense
	if senses := w.nouns.exact(words, array[:0], true); len(senses) > 0 {
		return &w.words[senses[0].Entity]
	}
	return nil
}

// OfficeOf returns the office that the noun names in country: the "secretary of state" is the
// foreign minister only of USA. It is empty when the noun names none there. An empty country
// takes any.
func (n *Noun) OfficeOf(c Country) Office {
	if c == "" || len(n.In) == 0 {
		return n.Office
	}
	for _, in := range n.In {
		if in == c {
			return n.Office
		}
	}
	return ""
}

// Holder returns who holds the office in country on day, and false when the tables do not know.
func (w *World) Holder(office Office, country Country, day time.Time) (*Entity, bool) {
	return w.holder(post{country, -1, office}, day)
}

// HolderOf returns who holds the office of a body on day: the secretary-general of the UN.
func (w *World) HolderOf(office Office, body EntityID, day time.Time) (*Entity, bool) {
	return w.holder(post{"", body, office}, day)
}

// Leader returns who leads the country on day: its president, prime minister or monarch,
// whichever office leads there.
func (w *World) Leader(country Country, day time.Time) (*Entity, bool) {
	info := w.Country(country)
	if info == nil {
		return nil, false
	}
	if e, ok := w.Holder(info.Leader, info.Code, day); ok {
		return e, true
	}
	for _, o := range [...]Office{"president", "monarch", "prime minister", "supreme leader", "junta leader"} {
		if e, ok := w.Holder(o, info.Code, day); ok {
			return e, true
		}
	}
	return nil, false
}

func (w *World) holder(p post, day time.Time) (*Entity, bool) {
	on := dateOf(day)
	list := w.posts[p]
	for i := len(list) - 1; i >= 0; i-- {
		t := &w.terms[list[i]]
		if t.From.day() <= on && (t.To == 0 || on < t.To.day()) {
			return w.Entity(t.Person), true
		}
	}
	return nil, false
}

// OfficesOf returns the terms in office of person in the order of their beginnings. They must
// not be changed.
func (w *World) OfficesOf(person EntityID) []Term {
	r := w.held[person]
	return w.terms[r[0]:r[1]]
}

// CodeOn returns the code of e on day: of a person the code of the office then held, after the
// last one that of a former official, "KOR ELI"; of all others Code.
func (w *World) CodeOn(e *Entity, day time.Time) string {
	terms := w.OfficesOf(e.ID)
	if len(terms) == 0 {
		return e.Code
	}
	on, past := dateOf(day), false
	for i := len(terms) - 1; i >= 0; i-- {
		switch t := &terms[i]; {
		case t.From.day() > on:
		case t.To == 0 || on < t.To.day():
			return t.Code
		default:
			past = true
		}
	}
	if past && e.Country != "" {
		return string(e.Country) + " ELI"
	}
	return e.Code
}
