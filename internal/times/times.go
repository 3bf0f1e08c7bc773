// Package times finds time expressions and dates them, as TIMEX3 does.
//
//	f, _ := times.NewFinder(nil)
//	for _, e := range f.Find(d, tree, published) {
//		fmt.Println(e.Span.In(d.Text), e.Type, e.Value) // "last Friday" DATE 2026-01-02
//	}
//
// The knowledge is data: en/words.txt holds the words and what they count for, en/*.txt the
// rules, each with sentences that prove it. A rule is a pattern over the words of a text and a
// template of a value; pattern.go tells the language, template.go the values, resolve.go how
// an open value ("Friday", "in March") gets its year.
package times

import (
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

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

// Find returns the time expressions of d in the order of the text; no two overlap. A zero
// published leaves values that hang on it open ("XXXX-WXX-5"). The tree may be nil: tenses and
// clauses are then guessed from the words.
func (f *Finder) Find(d *text.Doc, t *syntax.Tree, published time.Time) []Expression {
	s := scan{f: f, atoms: f.words.atoms(d)}
	s.canStart, s.lastEnd = f.starts, -1
	r := newResolver(d, t, published, &s)
	var out []Expression
	for i := 0; i < len(s.atoms); {
		m := s.longestAt(i)
		if m.rule == nil {
			i++
			continue
		}
		if e, ok := r.expression(m); ok {
			out = append(out, e)
		}
		i = m.end
	}
	return out
}
