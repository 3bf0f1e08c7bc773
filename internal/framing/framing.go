// Package framing finds where the outlet judges in its own voice rather than reports.
package framing

import "github.com/chancery-project/chancery/internal/text"

// A Kind is a kind of framing.
type Kind uint8

// The kinds of framing.
const (
	Epithet Kind = iota
	Verb
	Adverb
	Aside
)

var kindNames = [...]string{"epithet", "verb", "adverb", "aside"}

// String returns the kind as the record writes it.
func (k Kind) String() string { return kindNames[k] }

// A Frame is a piece of text that judges.
type Frame struct {
	Span    text.Span
	Kind    Kind
	About   int    // index into actors.Cast.Actors, or -1
	Neutral string // a neutral wording; may be empty
	Rule    string
}
