// Package names finds the names of persons, bodies, places and groups.
package names

import "github.com/chancery-project/chancery/internal/text"

// A Kind says what a name names.
type Kind uint8

// The kinds of names. Other is a name that is none of them: an event, a product, a law.
const (
	Other Kind = iota
	Person
	Organization
	Place
	Group // a nationality, religion or party's people: "Koreans", "Shiites"
)

// A Mention is a name in the text.
type Mention struct {
	text.Span
	First, Last int // its words, half-open
	Head        int // the word of it that is highest in the tree
	Kind        Kind
	Adjective   bool // a country's adjective: "Chinese" in "Chinese officials"
}
