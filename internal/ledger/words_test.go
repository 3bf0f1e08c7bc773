package ledger

import (
	"strings"
	"testing"
)

func TestWordFilesAreRight(t *testing.T) {
	if _, err := load(); err != nil {
		t.Error(err)
	}
}

// TestProofsOfDeeds runs the proofs of deeds.txt: what is promised, what is done, and how they meet.
func TestProofsOfDeeds(t *testing.T) {
	w := builtin()
	proofs := 0
	for i := range w.deeds {
		e := &w.deeds[i]
		for j := range e.Proofs {
			p := &e.Proofs[j]
			promise, act, ok := strings.Cut(p.Sentence, " / ")
			if !ok {
				t.Error(p.Fails(e, "want what is promised / what is done"))
				continue
			}
			done := (&Act{Event: event("", "occurred", act)}).done()
			_, how := match(w.read(promise).deeds, done.deeds)
			if got := [...]string{"opposite", "", "same"}[how+1]; got != p.Want {
				t.Error(p.Fails(e, "the deeds are: "+got))
			}
			proofs++
		}
	}
	if proofs < 30 {
		t.Errorf("%d proofs", proofs)
	}
}

func TestStem(t *testing.T) {
	w := builtin()
	for _, forms := range []string{
		"impose imposes imposed imposing", "stop stops stopped stopping", "agree agrees agreed agreeing", "apply applies applied applying",
		"withdraw withdrew withdrawn withdrawing", "visit visits visited", "close closes closed closing", "pass passed passes", "sanction sanctions sanctioned",
	} {
		list := strings.Fields(forms)
		for _, f := range list {
			if w.stem(f) != w.stem(list[0]) {
				t.Errorf("stem of %s is %s, of %s %s", f, w.stem(f), list[0], w.stem(list[0]))
			}
		}
	}
}
