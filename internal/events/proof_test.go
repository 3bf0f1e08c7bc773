package events

import (
	"os"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
)

// TestProofs runs every proof of the word files. Those that the parser does not let hold are
// listed in testdata/known.txt with the reason; any other failure, and one of the list that
// holds, is an error. -update writes the list anew.
func TestProofs(t *testing.T) {
	c, p := mustLoad(t)
	n, w, failed := 0, &syntax.Workspace{}, map[string]string{}
	for i := range c.entries {
		e := &c.entries[i]
		list, _ := newEntries(e, kindOf(e.File), c.classes, c.types)
		if len(e.Proofs) == 0 {
			t.Errorf("%s: %s has no proof", e.Place(), e.Key)
		}
		for _, pr := range e.Proofs {
			n++
			if why := prove(c, p, w, list, pr); why != "" {
				failed[pr.Sentence] = why
			}
		}
	}
	t.Logf("%d acts, %d proofs, %d do not hold", c.Acts(), n, len(failed))
	data, err := os.ReadFile("testdata/known.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := lexicon.ParseKnown(data)
	if *update {
		data = known.Rewrite("Proofs that do not hold, with the reason; written anew by go test ./internal/events -run Proofs -update", failed)
		if err := os.WriteFile("testdata/known.txt", data, 0o644); err != nil {
			t.Fatal(err)
		}
		known = lexicon.ParseKnown(data)
	}
	for _, wrong := range known.Check(failed) {
		t.Error(wrong)
	}
	if c.Acts() < 2500 || n < 4000 {
		t.Errorf("the lexicon has shrunk to %d acts and %d proofs", c.Acts(), n)
	}
}
