package chancery

// Prove runs the proofs in the user's own word files, of acts, cues and times, and returns an
// error for each that does not hold: file, line, the sentence and what was found in it.
func (r *Reader) Prove() []error {
	errs := r.times.Prove(r.parser)
	errs = append(errs, r.statements.Prove(r.parser)...)
	return append(errs, r.events.Prove(r.parser)...)
}
