package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/world"
)

// look fills in what the tables say of an actor.
func (r *reading) look(f *figure) {
	if len(f.marks) == 0 {
		return
	}
	if f.class == person && (f.entity < 0 || len(f.offices) > 0 && !r.serving(f.entity)) {
		if b := r.bearer(f); b >= 0 {
			f.entity = b
		}
	}
	if f.class == person && len(f.marks) > 0 && (f.entity < 0 || !r.serving(f.entity)) {
		r.numbered(f)
	}
	if f.class == body && f.entity >= 0 && r.elsewhere(f) {
		f.entity = -1
	}
	e := r.entityOf(f)
	if e == nil {
		if f.class == person && f.country == "" {
			f.country = r.famous(f)
		}
		return
	}
	if f.class != person {
		f.country = allegiance(e)
		if e.Kind.Organization() || e.Kind == world.People {
			f.sectors = e.Sectors
		}
		return
	}
	if f.country == "" || !f.sure {
		f.country = e.Country
	} else if f.country != e.Country && e.Country != "" && len(f.name) < 2 {
		f.entity = -1
		return
	}
	if !f.former && len(f.sectors) == 0 || len(r.world.OfficesOf(e.ID)) > 0 && !f.former {
		code := r.world.CodeOn(e, r.day)
		if _, s, ok := strings.Cut(code, " "); ok {
			list := strings.Fields(s)
			for _, x := range list {
				f.sectors = appendSectors(f.sectors, []world.Sector{world.Sector(x)})
			}
		}
	}
}

// numbered finds a monarch or pope whom the text names without the number: "King Abdullah" is King
// Abdullah II.
func (r *reading) numbered(f *figure) {
	if len(f.offices) == 0 && !royalName(f.name) {
		return
	}
	for _, n := range [...]string{" II", " III", " IV", " V", " VI", " VIII", " X", " XIV", " XVI", " I"} {
		for _, e := range r.world.Lookup(f.full + n) {
			if e.Kind == world.Person && r.serving(e.ID) && (f.country == "" || !f.sure || e.Country == f.country) {
				f.entity = e.ID
				return
			}
		}
	}
}

func royalName(name []string) bool {
	if len(name) < 2 {
		return false
	}
	switch name[0] {
	case "king", "queen", "pope", "emperor", "emir", "sultan":
		return true
	}
	return false
}

// elsewhere reports whether a body that the tables know under a name that others bear too, "the
// Senate", cannot be theirs: the text speaks of other countries and never of that one.
func (r *reading) elsewhere(f *figure) bool {
	for _, k := range f.marks {
		if m := &r.marks[k]; !m.weak && !r.common(m.name) {
			return false
		}
	}
	country := r.world.Entity(f.entity).Country
	if !r.world.IsCountry(country) {
		return false
	}
	if c := r.dateline(); c != "" {
		return c != country
	}
	other := false
	for i := range r.marks {
		m := &r.marks[i]
		if m.country == "" || m.actor >= 0 && &r.figures[m.actor] == f {
			continue
		}
		if m.country == country {
			return false
		}
		other = true
	}
	return other
}

// common reports whether a name is made of words that every state's bodies share.
func (r *reading) common(name []string) bool {
	for _, w := range name {
		if !r.words.lists.generic[w] && !r.words.lists.small[w] && r.world.Noun(w) == nil {
			return false
		}
	}
	return true
}

// serving reports whether a person of the tables holds an office on the day.
func (r *reading) serving(id world.EntityID) bool {
	for _, t := range r.world.OfficesOf(id) {
		if r.inOffice(&t) {
			return true
		}
	}
	return false
}

// bearer returns the person of the tables that a family name with a title means: the holder of
// the office on the day.
func (r *reading) bearer(f *figure) world.EntityID {
	name := r.words.withoutHonorific(f.name)
	if len(name) > 1 || f.former {
		return -1
	}
	var buf [16]world.Sense
	for _, s := range r.world.Bearers(capital(name[0]), buf[:0]) {
		e := r.world.Entity(s.Entity)
		for _, t := range r.world.OfficesOf(e.ID) {
			if slices.Contains(f.offices, t.Office) && (f.country == "" || f.country == t.Country) && r.inOffice(&t) {
				return s.Entity
			}
		}
	}
	return -1
}

// famous returns the country of somebody whom the article calls by family name alone, as it
// does with those whom everybody knows: when all persons of the tables who bear the name have
// one country.
func (r *reading) famous(f *figure) world.Country {
	if len(f.name) != 1 || f.former {
		return ""
	}
	country := world.Country("")
	var buf [16]world.Sense
	for _, s := range r.world.Bearers(capital(f.name[0]), buf[:0]) {
		c := r.world.Entity(s.Entity).Country
		if c == "" || country != "" && c != country {
			return ""
		}
		country = c
	}
	return country
}

// capital returns a folded word as a name is written, which is how the tables are asked.
func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func (r *reading) inOffice(t *world.Term) bool {
	on := world.Date(r.day.Year()*10000 + int(r.day.Month())*100 + r.day.Day())
	return t.From <= on && (t.To == 0 || on <= t.To)
}
