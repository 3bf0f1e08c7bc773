// Package statements finds who said what: quotations, reported speech, their cues and speakers.
package statements

import "github.com/chancery-project/chancery/internal/text"

// A Kind says in whose words a statement is told.
type Kind uint8

// The kinds of statements: all of it between quotation marks, none of it, a part of it.
const (
	Direct Kind = iota
	Indirect
	Mixed
)

var kindNames = [...]string{"direct", "indirect", "mixed"}

// String returns the kind as the record writes it.
func (k Kind) String() string { return kindNames[k] }

// A Colour is how a cue presents the words after it.
type Colour uint8

// The colours of cues.
const (
	Neutral     Colour = iota // said, told
	Claiming                  // claimed, alleged
	Denying                   // denied, rejected the claim that
	Conceding                 // admitted, acknowledged
	Accusing                  // accused, blamed
	Promising                 // vowed, pledged
	Demanding                 // urged, called on
	Threatening               // threatened, warned
	Asking                    // asked whether
	Thinking                  // believes, hopes: attributed, not said
)

var colourNames = [...]string{"neutral", "claiming", "denying", "conceding", "accusing", "promising", "demanding", "threatening", "asking", "thinking"}

// String returns the colour as cues.txt writes it.
func (c Colour) String() string { return colourNames[c] }

// A Speaker is who says a statement.
type Speaker struct {
	Span      text.Span // the words that name the speaker; empty where the text names none
	Head      int       // their head word, or -1
	Actor     int       // index into actors.Cast.Actors, or -1
	Others    []int     // further speakers of a joint statement
	Anonymity string    // "official", "source", "media", …; empty for a named speaker
}

// A Statement is somebody's words as the text reports them.
type Statement struct {
	Kind       Kind
	Content    []text.Span // the words said, outer quotation marks left out, a reported clause with its "that"
	Cue        text.Span
	CueWord    int    // head word of the cue, or -1
	Lemma      string // of the cue: "say"
	Colour     Colour
	Speaker    Speaker
	Addressees []int // indices into actors.Cast.Actors
	Within     int   // index of the statement that reports this one, or -1
	Time       int   // index into the time expressions, or -1
	Rule       string
}
