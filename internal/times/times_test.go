package times

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// proofDay is the day of publication that proofs are read with, a Wednesday.
var proofDay = time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)

// TestProofs reads every proof sentence of the rule files: the rule must find the words and the
// value it claims, and none of the expressions found in a counter-proof may be its own.
func TestProofs(t *testing.T) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range f.rules {
		for _, proof := range r.entry.Proofs {
			d := text.Segment(proof.Sentence)
			list := f.Find(d, p.Parse(d, nil), proofDay)
			if err := check1(r, proof.Not, proof.Want, d, list); err != nil {
				t.Errorf("%s:%d: %q: %v", r.entry.File, proof.Line, proof.Sentence, err)
			}
		}
	}
}

// check1 compares what was found in a proof with what it claims.
func check1(r *rule, not bool, want string, d *text.Doc, list []Expression) error {
	var found []string
	for _, e := range list {
		s := fmt.Sprintf("%s | %s | %s", e.In(d.Text), e.Type, e.Value)
		if not && (e.Rule == r.place || r.template.none) {
			return fmt.Errorf("found %s (%s)", s, e.Rule)
		}
		if !not && s == want {
			if e.Rule != r.place {
				return fmt.Errorf("%s is found by %s", s, e.Rule)
			}
			return nil
		}
		found = append(found, s+" ("+e.Rule+")")
	}
	if not {
		return nil
	}
	return fmt.Errorf("want %s, found %s", want, strings.Join(found, "; "))
}

// TestWithoutTree reads without a parser: nothing may fail, and what needs no tense is the same.
func TestWithoutTree(t *testing.T) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := text.Segment("On 5 May 2025 they met. They will meet again on Friday.")
	var got []string
	for _, e := range f.Find(d, nil, proofDay) {
		got = append(got, e.Value)
	}
	if s := strings.Join(got, " "); s != "2025-05-05 2026-03-20" {
		t.Errorf("found %s", s)
	}
}
