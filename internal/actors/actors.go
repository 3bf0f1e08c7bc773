// Package actors joins the words for one actor: names, titles, pronouns, seats of government.
package actors

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Type says what an actor is.
type Type uint8

// The types of actors, as the record names them.
const (
	Person Type = iota
	Organization
	Country
	Group
)

var typeNames = [...]string{"person", "organization", "country", "group"}

// String returns the type as the record writes it.
func (t Type) String() string { return typeNames[t] }

// A MentionKind says how a mention names its actor.
type MentionKind uint8

// The kinds of mentions.
const (
	Name MentionKind = iota
	Nominal
	Pronoun
)

var mentionKindNames = [...]string{"name", "nominal", "pronoun"}

// String returns the kind as the record writes it.
func (k MentionKind) String() string { return mentionKindNames[k] }

// A Mention is a place in the text that stands for an actor. A plural one ("the two
// countries", "they") stands once with each of its actors.
type Mention struct {
	text.Span
	First, Last int // words, half-open
	Head        int // the word of it that is highest in the tree
	Kind        MentionKind
}

// A Role is an office the text gives an actor: President of KOR.
type Role struct {
	Title string
	Of    world.Country
	Span  text.Span
}

// An Actor is one actor of the world with all its mentions, in the order of the text.
type Actor struct {
	Name     string // the fullest name the article uses
	Type     Type
	Code     string // "KOR GOV"
	Country  world.Country
	Sectors  []world.Sector
	Wikidata string
	Roles    []Role
	Mentions []Mention
}

// A Cast is everybody who appears in an article.
type Cast struct {
	Actors []Actor // in the order of their first mentions
	// ByWord gives, for each word that heads a mention, the actors it stands for, as indices
	// of Actors: none for most words, several for "the two countries".
	ByWord [][]int32
}

// At returns the actors that the mention headed by word i stands for.
func (c *Cast) At(i int) []int32 {
	if i < 0 || i >= len(c.ByWord) {
		return nil
	}
	return c.ByWord[i]
}
