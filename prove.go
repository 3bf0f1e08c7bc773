package chancery

import (
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/commitments"
	"github.com/chancery-project/chancery/internal/framing"
)

// Prove runs the proofs in the user's own word files, of acts, cues, times, commitments and
// framing, and returns an error for each that does not hold: file, line, the sentence and what
// was found in it.
func (r *Reader) Prove() []error {
	var w workspace
	read := func(s string) findings {
		f, err := r.find(&article.Article{Text: s, Published: "2026-05-20"}, &w)
		if err != nil { // a proof that is no text
			f, _ = r.find(&article.Article{Text: "."}, &w)
		}
		return f
	}
	errs := r.times.Prove(r.parser)
	errs = append(errs, r.statements.Prove(r.parser)...)
	errs = append(errs, r.events.Prove(r.parser)...)
	errs = append(errs, r.commitments.Prove(func(s string) commitments.Input {
		f := read(s)
		return commitments.Input{Doc: f.doc, Tree: f.tree, Cast: f.cast, Times: f.times, Statements: f.statements}
	})...)
	return append(errs, r.framing.Prove(func(s string) framing.Input {
		f := read(s)
		return framing.Input{Doc: f.doc, Tree: f.tree, Cast: f.cast, Statements: f.statements}
	})...)
}
