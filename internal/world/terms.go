package world

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// A Date is a day, month or year: 20250604, 20250600, 20250000. 0 stands for none.
type Date int32

// ParseDate reads 2025-06-04, 2025-06 or 2025.
func ParseDate(s string) (Date, error) {
	parts := strings.Split(s, "-")
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if i > 2 || err != nil || i == 0 && len(p) != 4 || i > 0 && len(p) != 2 {
			return 0, fmt.Errorf("%q is not a date (want 2025-06-04, 2025-06 or 2025)", s)
		}
		n[i] = v
	}
	if len(parts) > 1 && (n[1] < 1 || n[1] > 12) || len(parts) > 2 && n[2] != time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC).Day() {
		return 0, fmt.Errorf("%q: there is no such day", s)
	}
	return Date(n[0]*10000 + n[1]*100 + n[2]), nil
}

// String returns the date as ParseDate reads it.
func (d Date) String() string {
	y, m, day := int(d)/10000, int(d)/100%100, int(d)%100
	switch {
	case d == 0:
		return ""
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// day returns the day taken for a date of which only the month or the year is known: the
// middle, so that half of the time in doubt goes to either side.
func (d Date) day() Date {
	switch {
	case d%10000 == 0:
		return d + 701
	case d%100 == 0:
		return d + 15
	}
	return d
}

func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(y*10000 + int(m)*100 + d)
}

// A Term is a time somebody held an office.
type Term struct {
	Person   EntityID
	Office   Office
	Country  Country  // empty for an office of a body
	Body     EntityID // -1 for an office of a country
	From, To Date     // half-open; To is 0 when there is no end as far as the tables know
	Acting   bool
	Shared   bool   // others hold the office at the same time
	Code     string // of the person while in office: "KOR GOV"
	File     string // "leaders.txt", where the term stands
	Line     int
	open     bool // no end is written: it ends when the next one begins
}

// A post is an office of one country or body.
type post struct {
	country Country
	body    EntityID
	office  Office
}

func (t *Term) post() post { return post{t.Country, t.Body, t.Office} }

// parseTerms reads "2006-09-26 .. 2007-09-26, 2012-12-26".
func parseTerms(body string) ([]Term, error) {
	var out []Term
	for part := range strings.SplitSeq(body, ",") {
		from, to, closed := strings.Cut(part, "..")
		t := Term{open: !closed}
		var err error
		if t.From, err = ParseDate(strings.TrimSpace(from)); err != nil {
			return nil, err
		}
		if to = strings.TrimSpace(to); to != "" {
			if t.To, err = ParseDate(to); err != nil {
				return nil, err
			}
			if t.To.day() < t.From.day() {
				return nil, fmt.Errorf("%s ends before it begins", strings.TrimSpace(part))
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// seatTerms sorts the terms and ends each open one where the next holder's begins.
func (w *World) seatTerms() {
	slices.SortStableFunc(w.terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.From.day(), b.From.day()))
	})
	w.posts, w.held = map[post][]int32{}, map[EntityID][2]int32{}
	for i := range w.terms {
		t := &w.terms[i]
		w.posts[t.post()] = append(w.posts[t.post()], int32(i))
		r, ok := w.held[t.Person]
		if !ok {
			r[0] = int32(i)
		}
		w.held[t.Person] = [2]int32{r[0], int32(i + 1)}
	}
	for _, list := range w.posts {
		slices.SortStableFunc(list, func(a, b int32) int {
			return cmp.Compare(w.terms[a].From.day(), w.terms[b].From.day())
		})
		for i, n := range list {
			t := &w.terms[n]
			if t.open && i+1 < len(list) {
				t.To = w.terms[list[i+1]].From
			}
		}
	}
}

// addTerms enters the holders of an office: section "KOR / president", one entry a person.
func (l *loader) addTerms(e *lexicon.Entry) error {
	of, office, _ := strings.Cut(e.Section, " / ")
	f := splitFields(e.Body)
	terms, err := parseTerms(f.first)
	if err != nil {
		return bad(e, err.Error())
	}
	base := Term{Office: Office(office), Body: -1}
	var country Country
	if l.w.IsCountry(Country(of)) {
		country = Country(of)
		base.Country = country
	} else if base.Body = l.body(of); base.Body < 0 {
		return bad(e, fmt.Sprintf("%q is neither a country nor a body in the tables", of))
	}
	noun := l.offices[Office(office)]
	if noun == nil {
		return bad(e, fmt.Sprintf("there is no title for the office %q", office))
	}
	if base.Body >= 0 {
		base.Code = l.w.Entity(base.Body).Code
		country = l.w.Entity(base.Body).Country
	} else {
		base.Code = string(country) + " " + string(noun.Sectors[0])
	}
	rest := f.rest[:0:0]
	for _, alias := range f.rest {
		switch alias {
		case "acting":
			base.Acting = true
			continue
		case "shared":
			base.Shared = true
			continue
		}
		rest = append(rest, alias)
	}
	if from := f.label["from"]; from != "" {
		country = Country(from)
	}
	id := l.person(e, rest, country, f)
	p := l.w.Entity(id)
	p.Code = base.Code
	if len(p.Sectors) == 0 {
		p.Sectors = noun.Sectors
	}
	for _, t := range terms {
		full := base
		full.Person, full.From, full.To, full.open, full.File, full.Line = id, t.From, t.To, t.open, e.File, e.Line
		l.w.terms = append(l.w.terms, full)
	}
	return nil
}
