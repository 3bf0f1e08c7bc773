package ledger

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// score sets the confidence from how the two are tied.
func (j *judgement) score(b bond, same bool) {
	c := 40 + 8*min(len(j.common), 4)
	if j.head {
		c += 8
	}
	if j.towards {
		c += 6
	}
	if b == sameActor {
		c += 6
	}
	if !same {
		c -= 6
	}
	if len(j.a.By) > 0 { // on somebody's word alone
		c -= 5
	}
	c -= min(j.after/60, 15)
	j.confidence = min(max(c, 1), 99)
}

func (j *judgement) evidence() Evidence {
	ev := Evidence{
		Entry: Ref{j.e.Article, string(j.e.ID)}, By: Ref{j.a.Article, string(j.a.ID)},
		Kind: j.kind, Day: j.a.Days.First, After: j.after, Confidence: j.confidence,
	}
	ev.Late = late(j.e, ev.Day)
	ev.Reason = reason(j.why, j.a.Trigger, j.common, ev.Late)
	return ev
}

// late returns how many days after the deadline of e a day is.
func late(e *Entry, d tellings.Day) int {
	if e.Deadline.Last == 0 || d <= e.Deadline.Last {
		return 0
	}
	return e.Deadline.Last.Until(d)
}

// reason says it for a person.
func reason(why, trigger string, common []string, late int) string {
	var b strings.Builder
	b.WriteString(why)
	if trigger != "" {
		fmt.Fprintf(&b, ", “%s”", trigger)
	}
	if len(common) > 0 {
		b.WriteString("; in common: " + strings.Join(common, ", "))
	}
	if late > 0 {
		fmt.Fprintf(&b, "; %d days after the deadline", late)
	}
	return b.String()
}
