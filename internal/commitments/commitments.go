// Package commitments finds pledges, demands, threats and positions.
package commitments

import (
	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/text"
)

// A Kind is a kind of commitment.
type Kind uint8

// The kinds of commitments.
const (
	Pledge Kind = iota
	Demand
	Threat
	Position
)

var kindNames = [...]string{"pledge", "demand", "threat", "position"}

// String returns the kind as the record writes it.
func (k Kind) String() string { return kindNames[k] }

// A Commitment is what somebody binds himself to, demands, threatens or holds.
type Commitment struct {
	Kind      Kind
	By        int // index into actors.Cast.Actors, or -1
	To        []int
	Content   []text.Span // the wording of the act itself, without the cue
	Event     int         // index into the events, or -1
	Statement int         // index into the statements, or -1
	Deadline  int         // index into the time expressions, or -1
	Condition text.Span
	Amount    *events.Quantity
	Firmness  string // will, plans, hopes, ready-if, …
	Rule      string
}
