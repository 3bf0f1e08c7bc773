package ledger

import (
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
)

// The states of an entry. None is a verdict.
const (
	Open  = "open"  // nothing is known yet
	Due   = "due"   // the deadline has passed, and nothing is known
	Shown = "shown" // there is evidence
)

// A Standing sums up what is known of a commitment on a day.
type Standing struct {
	State  string  `json:"state"`
	Days   int     `json:"days,omitempty"` // to the deadline; less than 0 once it has passed; 0 without one
	Counts []Count `json:"counts,omitempty"`
}

// A Count is how much evidence of one kind there is, and since when.
type Count struct {
	Kind   string       `json:"kind"`
	N      int          `json:"n"` // days on which there is such evidence: reports of one day are one
	First  tellings.Day `json:"first"`
	Latest Evidence     `json:"latest"` // of the last day the most certain one
}

// kinds is the order in which evidence is counted.
var kinds = [...]string{Repeated, Changed, Answered, Kept, Broken, Withdrawn, Overtaken}

// State sums up evidence on e as of today; what is later does not count. The order of the evidence
// does not matter. That a commitment was repeated, or is put otherwise, leaves it open.
func State(e *Entry, evidence []Evidence, today tellings.Day) Standing {
	s := Standing{State: Open}
	if last := e.Deadline.Last; last != 0 {
		s.Days = today.Until(last)
		if today > last {
			s.State = Due
		}
	}
	for _, kind := range kinds {
		c := Count{Kind: kind}
		var days []tellings.Day
		for _, ev := range evidence {
			if ev.Kind != kind || ev.Day > today {
				continue
			}
			if !slices.Contains(days, ev.Day) {
				days = append(days, ev.Day)
			}
			if len(days) == 1 && c.First == 0 || better(ev, c.Latest) {
				c.Latest = ev
			}
			if c.First == 0 || ev.Day < c.First {
				c.First = ev.Day
			}
		}
		if c.N = len(days); c.N == 0 {
			continue
		}
		s.Counts = append(s.Counts, c)
		if kind != Repeated && kind != Changed {
			s.State = Shown
		}
	}
	return s
}

// better reports whether a is later than b, or as late and surer; ties are broken by what shows it.
func better(a, b Evidence) bool {
	switch {
	case a.Day != b.Day:
		return a.Day > b.Day
	case a.Confidence != b.Confidence:
		return a.Confidence > b.Confidence
	case a.By.Article != b.By.Article:
		return a.By.Article < b.By.Article
	}
	return a.By.ID < b.By.ID
}
