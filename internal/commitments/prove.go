package commitments

import (
	"fmt"
	"slices"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// Prove runs the proofs of the user's words; read is what reads a text as far as commitments need
// it. It returns a *lexicon.Error for each that does not hold: where it stands, its sentence and
// what was found in it.
func (f *Finder) Prove(read func(text string) Input) []error {
	var errs []error
	for i := range f.list {
		e := &f.list[i]
		if !e.Users() {
			continue
		}
		for _, p := range e.Proofs {
			if why := f.prove(read, p); why != "" {
				errs = append(errs, p.Fails(e, why))
			}
		}
	}
	return errs
}

// prove returns what is wrong with one proof, or "".
func (f *Finder) prove(read func(text string) Input, p lexicon.Proof) string {
	var got []string
	for _, c := range f.Find(read(p.Sentence)) {
		got = append(got, c.Kind.String()+": "+c.Content[0].In(p.Sentence))
	}
	switch {
	case p.Not && got == nil, !p.Not && slices.Contains(got, p.Want):
		return ""
	case got == nil:
		return "found no commitment"
	}
	return fmt.Sprintf("found %q", got)
}
