package lexicon

import (
	"slices"
	"testing"
)

func TestKnown(t *testing.T) {
	k := ParseKnown([]byte("# a comment\nIt rained. => the tree is wrong\nIt snowed.\nIt thawed. => a reason\n"))
	failed := map[string]string{"It rained.": "nothing", "It snowed.": "no  rule", "It froze.": "two\nrules"}
	want := []string{
		"It froze.: two\nrules",
		"It snowed.: stands in testdata/known.txt without a reason",
		"It thawed.: holds now, or is gone: take it out of testdata/known.txt, or run with -update",
	}
	if got := k.Check(failed); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	data := k.Rewrite("Proofs.", failed)
	if got, want := string(data), "# Proofs.\nIt froze. => two rules\nIt rained. => the tree is wrong\nIt snowed. => no rule\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if wrong := ParseKnown(data).Check(failed); wrong != nil {
		t.Errorf("a list just written is wrong: %q", wrong)
	}
}
