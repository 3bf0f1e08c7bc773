// Package times finds time expressions and dates them, as TIMEX3 does.
package times

import "github.com/chancery-project/chancery/internal/text"

// A Type is a TIMEX3 type.
type Type uint8

// The TIMEX3 types.
const (
	Date Type = iota
	Time
	Duration
	Set
)

var typeNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

// String returns the type as TIMEX3 writes it.
func (t Type) String() string { return typeNames[t] }

// An Expression is a time expression of the text.
type Expression struct {
	text.Span
	First, Last int // words, half-open
	Type        Type
	Value       string // TIMEX3 value: "2026-01-05", "P3D", "PAST_REF"; empty when vague
	Mod         string // TIMEX3 mod: "START", "APPROX"; mostly empty
	Head        int    // its word that is highest in the tree
	Clause      int    // the verb or other predicate that it dates, as a word; -1 when none
	Rule        string // "dates.txt:12"
}
