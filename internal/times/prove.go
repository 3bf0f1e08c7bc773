package times

import (
	"fmt"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// proofDay is the day of publication that proofs are read with, a Wednesday.
var proofDay = time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)

// Prove runs the proofs of the user's rules. It returns a *lexicon.Error for each that does not
// hold: where it stands, its sentence and what was found in it.
func (f *Finder) Prove(p *syntax.Parser) []error {
	var errs []error
	for _, r := range f.rules {
		if !r.entry.Users() {
			continue
		}
		for _, pr := range r.entry.Proofs {
			if why := f.prove(p, r, pr); why != "" {
				errs = append(errs, pr.Fails(&r.entry, why))
			}
		}
	}
	return errs
}

// prove compares what is found in a proof with what it claims: the rule must find the words and
// the value, and in a counter-proof nothing may be its own. Empty when all is well.
func (f *Finder) prove(p *syntax.Parser, r *rule, pr lexicon.Proof) string {
	d := text.Segment(pr.Sentence)
	var found []string
	for _, e := range f.Find(d, p.Parse(d, nil), proofDay) {
		s := fmt.Sprintf("%s | %s | %s", e.In(d.Text), e.Type, e.Value)
		if !pr.Not && s == pr.Want && e.Rule == r.place {
			return ""
		}
		s += " (" + e.Rule + ")"
		if pr.Not && (e.Rule == r.place || r.template.none) {
			return "found " + s
		}
		found = append(found, s)
	}
	switch {
	case pr.Not:
		return ""
	case found == nil:
		return "found nothing"
	}
	return "found only " + strings.Join(found, "; ")
}
