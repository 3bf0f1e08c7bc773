package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A month is a step of the time slider under the map and the network.
type month struct {
	Name, Label string // "2026-01", "January 2026"
	To          string
	Events      int
	High        int // of its bar, in hundredths
	On          bool
}

// Neg is where the bar hangs from: charts grow downwards.
func (m month) Neg() int { return -m.High }

// A slider is the months of what is found, and the one that is shown; All where none is.
type slider struct {
	Months             []month
	At                 int // index of the month shown; -1 for all
	All, Before, After string
	Label              string
}

// pointsAtMost is how many events a map or a network looks at, the newest ones.
const pointsAtMost = 1500

// seen are the events under a map or a network.
type seen struct {
	Events []store.Event
	Slider slider
	Fields []field
	Chips  []chip
	Full   bool // there are more
	Acts   string
	Brief  string
}

// look finds the events of a search, and those of the month that the address names.
func (s *site) look(r *http.Request, path string) (*seen, error) {
	v := r.URL.Query()
	at := v.Get("month")
	if at != "" {
		if _, err := time.Parse("2006-01", at); err != nil {
			return nil, refuse(http.StatusBadRequest, "%q is no month (2026-01).", at)
		}
	}
	a, err := ask(v, tabs[0])
	if err != nil {
		return nil, err
	}
	q := a.query
	q.Limit, q.After, q.Sort = pointsAtMost, "", "newest"
	p, err := s.st.Events(r.Context(), q)
	if err != nil {
		return nil, err
	}
	out := &seen{Slider: monthsOf(p.Rows, path, v), Fields: fields(v, "who", "whom", "what", "where", "since", "until"), Chips: chips(path, v, tabs[0].Uses), Full: p.Next != ""}
	bare := without(v, "month")
	bare.Set("tab", "events")
	if at == "" {
		out.Events = p.Rows
	} else {
		days := tellings.DaysOf(at)
		bare.Set("since", days.First.String())
		bare.Set("until", days.Last.String())
		if p.Next != "" { // the month may lie before the newest ones
			if q.Since, q.Until = max(q.Since, days.First), days.Last; a.query.Until != 0 {
				q.Until = min(q.Until, a.query.Until)
			}
			if p, err = s.st.Events(r.Context(), q); err != nil {
				return nil, err
			}
		}
		for _, e := range p.Rows {
			if strings.HasPrefix(e.Day, at) {
				out.Events = append(out.Events, e)
			}
		}
	}
	out.Acts, out.Brief = with("/search", bare), with("/brief", bare)
	return out, nil
}

// monthsOf counts events by month, from the first to the last, empty ones included; the last five
// years at most.
func monthsOf(events []store.Event, path string, v url.Values) slider {
	counts := map[string]int{}
	for _, e := range events {
		if len(e.Day) >= 7 {
			counts[e.Day[:7]]++
		}
	}
	var names []string
	for n := range counts {
		names = append(names, n)
	}
	slices.Sort(names)
	s := slider{At: -1, All: with(path, v, "month", ""), Label: "all months"}
	if len(names) == 0 {
		return s
	}
	first, err := time.Parse("2006-01", names[0])
	last, err2 := time.Parse("2006-01", names[len(names)-1])
	if cmp.Or(err, err2) != nil {
		return s
	}
	if old := last.AddDate(-5, 1, 0); first.Before(old) {
		first = old
	}
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	for t := first; !t.After(last); t = t.AddDate(0, 1, 0) {
		name := t.Format("2006-01")
		m := month{name, t.Format("January 2006"), with(path, v, "month", name), counts[name], counts[name] * 100 / most, name == v.Get("month")}
		if m.On {
			s.At, s.Label = len(s.Months), m.Label
		}
		s.Months = append(s.Months, m)
	}
	switch n := len(s.Months); {
	case s.At < 0:
		s.Before = s.Months[n-1].To
	default:
		if s.At > 0 {
			s.Before = s.Months[s.At-1].To
		}
		if s.At < n-1 {
			s.After = s.Months[s.At+1].To
		}
	}
	return s
}
