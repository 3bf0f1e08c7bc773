package world

import (
	"fmt"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/text"
)

// An Answer is one thing that a name means, with the reason.
type Answer struct {
	Entity *Entity // nil for a common noun
	Code   string  // on the day asked for: "KOR GOV"
	Reason string  // "president of KOR since 2025-06-04 (leaders-asia.txt:23)"
}

// Explain looks name up as the reading does and says what it means on day: as a name, as the
// office of a country or body ("president of France", "Japanese prime minister"), as a family
// name of those in office, and as a common noun. It returns nothing when the tables know none.
func (w *World) Explain(name string, day time.Time) []Answer {
	var out []Answer
	seen := map[EntityID]bool{}
	add := func(e *Entity, reason string) {
		if !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, Answer{e, w.CodeOn(e, day), reason})
		}
	}
	for _, s := range w.Senses(trimThe(name), nil) {
		e := w.Entity(s.Entity)
		reason := w.reason(e, day)
		if s.Weak {
			reason += "; the name also means other things"
		}
		add(e, reason)
	}
	if e, reason := w.officeNamed(name, day); e != nil {
		add(e, reason)
	}
	for _, serving := range [...]bool{true, false} { // those in office, or else everybody
		for _, s := range w.Bearers(name, nil) {
			if e := w.Entity(s.Entity); w.serves(e.ID, day) == serving {
				add(e, "family name; "+w.reason(e, day))
			}
		}
		if len(out) > 0 {
			break
		}
	}
	if n := w.Noun(trimThe(name)); n != nil {
		code := make([]string, len(n.Sectors))
		for i, s := range n.Sectors {
			code[i] = string(s)
		}
		kind := "common noun for an actor"
		if n.Office != "" {
			kind = fmt.Sprintf("title of the office %q", n.Office)
		}
		out = append(out, Answer{nil, strings.Join(code, " "), fmt.Sprintf("%s (%s:%d)", kind, n.File, n.Line)})
	}
	return out
}

// reason says where an entity comes from, of a person with the offices held around day.
func (w *World) reason(e *Entity, day time.Time) string {
	terms := w.OfficesOf(e.ID)
	if len(terms) == 0 {
		return fmt.Sprintf("%s (%s:%d)", e.Kind, e.File, e.Line)
	}
	on := dateOf(day)
	var past, now []string
	for i := range terms {
		t := &terms[i]
		switch {
		case t.From.day() > on:
		case t.To == 0 || on < t.To.day():
			now = append(now, w.describeTerm(t))
		default:
			past = append(past, w.describeTerm(t))
		}
	}
	switch {
	case len(now) > 0:
		return strings.Join(now, "; ")
	case len(past) > 0:
		return "formerly " + past[len(past)-1]
	}
	return "not yet " + w.describeTerm(&terms[0])
}

// describeTerm returns "president of KOR, 2025-06-04 to now (leaders-asia.txt:23)".
func (w *World) describeTerm(t *Term) string {
	of := string(t.Country)
	if t.Body >= 0 {
		of = w.Entity(t.Body).Name
	}
	office := string(t.Office)
	if t.Acting {
		office = "acting " + office
	}
	to := "now"
	if t.To != 0 {
		to = t.To.String()
	}
	return fmt.Sprintf("%s of %s, %s to %s (%s:%d)", office, of, t.From, to, t.File, t.Line)
}

// serves reports whether a person is in some office on day.
func (w *World) serves(id EntityID, day time.Time) bool {
	on := dateOf(day)
	for _, t := range w.OfficesOf(id) {
		if t.From.day() <= on && (t.To == 0 || on < t.To.day()) {
			return true
		}
	}
	return false
}

// officeNamed returns who holds the office that words name: a title and a country or body.
func (w *World) officeNamed(words string, day time.Time) (*Entity, string) {
	d := text.Segment(words)
	var noun *Noun
	var country Country
	body := EntityID(-1)
	for i := 0; i < len(d.Words); {
		if n, end := w.NounAt(d, i, len(d.Words)); n != nil && n.Office != "" && noun == nil {
			noun, i = n, end
			continue
		}
		senses, end := w.LookupAt(d, i, len(d.Words), nil)
		for _, s := range senses {
			switch e := w.Entity(s.Entity); {
			case country == "" && (e.Kind <= Demonym || e.Kind == Capital):
				country = e.Country
			case body < 0 && e.Kind.Organization():
				body = e.ID
			}
		}
		i = max(end, i+1)
	}
	if noun == nil {
		return nil, ""
	}
	if noun.Of >= 0 {
		body = noun.Of
	}
	if office := noun.OfficeOf(country); country != "" && office != "" {
		if e, ok := w.Holder(office, country, day); ok {
			return e, w.reason(e, day)
		}
	}
	if body >= 0 {
		if e, ok := w.HolderOf(noun.Office, body, day); ok {
			return e, w.reason(e, day)
		}
	}
	return nil, ""
}
