package events

import (
	"testing"

	"github.com/chancery-project/chancery/internal/syntax"
)

// TestProofs runs every proof of the word files. The trees are learned, so a new parser may
// misread a few: one in fifty may fail, and each is told.
func TestProofs(t *testing.T) {
	c, err := NewCoder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := 0, 0
	for i := range c.entries {
		e := &c.entries[i]
		list, _ := newEntries(e, kindOf(e.File), c.classes, c.types)
		for _, pr := range e.Proofs {
			n++
			if why := prove(c, p, list, pr); why != "" {
				wrong++
				t.Logf("%s:%d: %s: %s", e.File, pr.Line, pr.Sentence, why)
			}
		}
	}
	t.Logf("%d acts, %d proofs, %d wrong", c.Acts(), n, wrong)
	if wrong*50 > n {
		t.Errorf("%d of %d proofs fail", wrong, n)
	}
	if c.Acts() < 2500 || n < 4000 {
		t.Errorf("the lexicon has shrunk to %d acts and %d proofs", c.Acts(), n)
	}
}
