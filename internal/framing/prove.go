package framing

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// setting stands before each proof and makes the article one about states.
const setting = "Norway and Chile signed a treaty on Friday, after talks between Russian President Vladimir Putin and Indian Prime Minister Narendra Modi. "

// Prove runs the proofs of the user's words; read is what reads a text as far as framing needs
// it. It returns a *lexicon.Error for each that does not hold: where it stands, its sentence and
// what was found in it.
func (f *Finder) Prove(read func(text string) Input) []error {
	var errs []error
	for i := range f.entries {
		e := &f.entries[i]
		if !e.Users() {
			continue
		}
		for _, p := range e.Proofs {
			if why := f.prove(read, e, p); why != "" {
				errs = append(errs, p.Fails(e, why))
			}
		}
	}
	return errs
}

// prove returns what is wrong with one proof of e, or "".
func (f *Finder) prove(read func(text string) Input, e *lexicon.Entry, p lexicon.Proof) string {
	text := setting + p.Sentence
	var got []string
	for _, x := range f.Find(read(text)) {
		if x.Rule == e.Place() {
			got = append(got, x.Span.In(text))
		}
	}
	switch {
	case p.Not && len(got) > 0:
		return fmt.Sprintf("frames %q", got)
	case p.Not || len(got) == 1 && (p.Want == "" || strings.EqualFold(got[0], p.Want)):
		return ""
	case got == nil:
		return "found nothing by it"
	}
	return fmt.Sprintf("found only %q", got)
}
