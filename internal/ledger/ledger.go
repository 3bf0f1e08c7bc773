// Package ledger follows commitments: what later news shows about a pledge, a demand, a threat
// or a position. It links evidence and says why; the verdict is the reader's.
//
//	Norway pledged to send doctors to Chad.     3 March     the entry
//	Norwegian doctors were sent to Chad.        9 May       an act: evidence "kept", after 67 days
//
// All is pairwise and pure: two findings go in, evidence comes out or none, and neither clock nor
// store is asked. So the ledger is the same in whatever order articles are kept. A store finds
// the pairs by keys: an act can be evidence on an entry only if one of its [Act.Blocks] is among
// [Entry.Seeks], a later entry only if the two share one of [Entry.Blocks].
//
// Evidence has to be right more often than complete. The same deed, or its opposite, is done by
// the one who committed himself (or was asked), on a later day, about the same things in the same
// words. Which words name one deed stands in en/deeds.txt.
package ledger

import (
	"cmp"

	"github.com/chancery-project/chancery/internal/tellings"
)

// An Entry is a commitment of an article.
type Entry struct {
	Article int64
	tellings.Commitment
}

// An Act is an event of an article. Any may be evidence.
type Act struct {
	Article int64
	tellings.Event
}

// A Ref names a finding: "c1" or "e4" of an article.
type Ref struct {
	Article int64  `json:"article"`
	ID      string `json:"id"`
}

// The kinds of evidence. What they are called for each kind of commitment, Wording tells.
const (
	Repeated  = "repeated"
	Kept      = "kept"
	Broken    = "broken"
	Withdrawn = "withdrawn"
	Overtaken = "overtaken"
	Changed   = "changed"
	Answered  = "answered"
)

// Evidence is something that a later day shows about a commitment.
type Evidence struct {
	Entry      Ref          `json:"entry"`
	By         Ref          `json:"by"` // the event or commitment that shows it
	Kind       string       `json:"kind"`
	Day        tellings.Day `json:"day"`        // of the evidence
	After      int          `json:"after"`      // days since the commitment was made; at least 1
	Late       int          `json:"late"`       // days since the deadline; 0 before it, or without one
	Reason     string       `json:"reason"`     // for a person to read
	Confidence int          `json:"confidence"` // 1 to 99
}

// wordings are what the kinds of evidence are called where the plain word does not fit.
var wordings = map[string]string{
	"threat kept": "carried out", "threat broken": "not carried out", "threat withdrawn": "withdrawn", "threat changed": "changed",
	"demand kept": "met", "demand broken": "refused", "demand answered": "agreed to",
	"position kept": "acted on", "position broken": "given up",
}

// Wording returns how evidence of a kind is called for a kind of commitment: a threat is carried
// out, a demand met or refused, a pledge kept or broken.
func Wording(commitment, evidence string) string {
	return cmp.Or(wordings[commitment+" "+evidence], evidence)
}

// Day returns when the commitment was made: never later than the article tells it. 0 is unknown.
func (e *Entry) Day() tellings.Day {
	if e.Said == 0 || e.Told != 0 && e.Said > e.Told {
		return e.Told
	}
	return e.Said
}

// most is how many sides of a finding count, so that one that names a whole summit has few keys.
const most = 2

// addressees are those to whom the commitment is made, by itself or by its event.
func (e *Entry) addressees() []tellings.Side {
	n := min(len(e.To), most)
	out := e.To[:n:n]
	if len(out) == 0 && e.Event != nil {
		for _, s := range e.Event.Targets {
			if joined(&s, e.By) == apart && len(out) < most {
				out = append(out, s)
			}
		}
	}
	return out
}

// doers are those who act.
func (a *Act) doers() []tellings.Side { return a.Sources[:min(len(a.Sources), 2*most)] }

// happened reports whether an act counts: done or going on, at a known time.
func (a *Act) happened() bool {
	return (a.Status == "occurred" || a.Status == "ongoing") && a.Days.First != 0 && a.Days.Width() <= 31 &&
		(a.Told == 0 || a.Days.First <= a.Told) && len(a.Sources) > 0
}
