// Package events finds who did what to whom, and whether it happened.
package events

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// A Status says whether an act happened.
type Status uint8

// The statuses.
const (
	Occurred Status = iota
	Ongoing
	Planned
	Possible
	Conditional
	Demanded
	Denied
	Historical
)

var statusNames = [...]string{"occurred", "ongoing", "planned", "possible", "conditional", "demanded", "denied", "historical"}

// String returns the status as the record writes it.
func (s Status) String() string { return statusNames[s] }

// A Quantity is a number that belongs to an act or a pledge.
type Quantity struct {
	Span  text.Span
	Value float64
	Unit  string // people, dead, injured, arrested, troops, USD, …
}

// An Event is an act between actors.
type Event struct {
	Type        plover.Type
	Mode        plover.Mode
	Contexts    []plover.Context
	CAMEO       string
	Sources     []int // indices into actors.Cast.Actors
	Targets     []int
	Trigger     text.Span // the word or words that name the act
	Word        int       // head word of the trigger
	Sentence    int
	Status      Status
	Why         int    // the word around which the status stands: "hopes", "will visit", "denied"; Word where nothing speaks against a fact
	Time        int    // index into the time expressions, or -1
	TimeValue   string // what the record says; the publication date where Time is -1
	Place       int    // index into the places, or -1
	Quantities  []Quantity
	Attribution []int // statements, outermost first
	Same        int   // index of the earlier event that tells the same act, or -1
	Confidence  int   // in hundredths
	Rule        string
}
