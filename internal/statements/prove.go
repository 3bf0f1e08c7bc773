package statements

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// Prove runs the proofs of the user's cues and sources. It returns a *lexicon.Error for each that does not
// hold: where it stands, its sentence and what was found in it.
func (f *Finder) Prove(p *syntax.Parser) []error {
	var users []*cue
	for _, byWord := range f.cues {
		for _, list := range byWord {
			for _, c := range list {
				if c.entry.Users() {
					users = append(users, c)
				}
			}
		}
	}
	slices.SortFunc(users, func(a, b *cue) int { return a.entry.Line - b.entry.Line }) // all of one file
	var errs []error
	for _, c := range users {
		for _, pr := range c.entry.Proofs {
			if why := f.prove(p, c, pr); why != "" {
				errs = append(errs, pr.Fails(c.entry, why))
			}
		}
	}
	for i := range f.entries {
		e := &f.entries[i]
		if !e.Users() {
			continue
		}
		for _, pr := range e.Proofs {
			if why := f.proveSource(p, e, pr); why != "" {
				errs = append(errs, pr.Fails(e, why))
			}
		}
	}
	return errs
}

// proveSource returns what is wrong with one proof of a noun for unnamed sources, or of a light
// verb, or "": a statement must have the grade that the proof names, and in a counter-proof none
// may have the entry's.
func (f *Finder) proveSource(p *syntax.Parser, e *lexicon.Entry, pr lexicon.Proof) string {
	d := text.Segment(pr.Sentence)
	var grades []string
	list := f.Find(d, p.Parse(d, nil), nil, nil)
	for i := range list {
		grades = append(grades, list[i].Speaker.Anonymity)
	}
	switch {
	case pr.Not && slices.Contains(grades, e.Body):
		return "is read as " + e.Body
	case pr.Not, pr.Want == "" && grades != nil, slices.Contains(grades, pr.Want):
		return ""
	case grades == nil:
		return "found no statement"
	}
	return fmt.Sprintf("found only %q", grades)
}

// prove returns what is wrong with one proof of a cue, or "". The sentence is read without actors. A proof may leave out
// the "that" at the head of a clause.
func (f *Finder) prove(p *syntax.Parser, c *cue, pr lexicon.Proof) string {
	d := text.Segment(pr.Sentence)
	list := f.Find(d, p.Parse(d, nil), nil, nil)
	found := "found no statement by it"
	for i := range list {
		if list[i].Rule != c.place {
			continue
		}
		got := contents(&list[i], pr.Sentence)
		if pr.Not {
			return "speaks: " + got
		}
		if pr.Want == "" || got == pr.Want || got == "that "+pr.Want {
			return ""
		}
		found = "found only " + got
	}
	if pr.Not {
		return ""
	}
	return found
}

// contents writes the parts of a content with " … " between them.
func contents(s *Statement, t string) string {
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, c.In(t))
	}
	return strings.Join(parts, " … ")
}
