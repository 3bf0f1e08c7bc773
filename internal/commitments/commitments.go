// Package commitments finds pledges, demands, threats and positions.
//
// A commitment stands on a statement: either its cue commits (vowed to, urged X to), or the
// words said do ("we will", "Iran should"). What an outlet tells in its own voice is none.
package commitments

import (
	"slices"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
)

// A Kind is a kind of commitment.
type Kind uint8

// The kinds of commitments.
const (
	Pledge   Kind = iota // binds himself
	Demand               // asks another to do or stop
	Threat               // announces harm, also on condition
	Position             // takes a stand on a standing question
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
	Firmness  string // will, agreed, committed, plans, hopes, ready, should, must, asks, holds, …
	Rule      string
}

// An Input is an article as the stages before have read it.
type Input struct {
	Doc        *text.Doc
	Tree       *syntax.Tree
	Cast       *actors.Cast
	Times      []times.Expression
	Statements []statements.Statement
	Events     []events.Event
}

// Find returns the commitments of an article in the order of their wording.
func (f *Finder) Find(in Input) []Commitment {
	if in.Cast == nil || len(in.Statements) == 0 {
		return nil
	}
	r := &reader{Input: in, f: f}
	r.prepare()
	for si := range in.Statements {
		r.fromCue(si)
	}
	for si := range in.Statements {
		r.fromWords(si)
	}
	slices.SortStableFunc(r.out, func(a, b Commitment) int {
		if a.Content[0].Start != b.Content[0].Start {
			return a.Content[0].Start - b.Content[0].Start
		}
		return a.Content[0].End - b.Content[0].End
	})
	return r.out
}
