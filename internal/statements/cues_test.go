package statements

import (
	"flag"
	"os"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

var update = flag.Bool("update", false, "write testdata/known.txt again")

// A bench finds statements in plain text, without actors.
type bench struct {
	p *syntax.Parser
	f *Finder
	w *syntax.Workspace
}

func newBench(t testing.TB) *bench {
	t.Helper()
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{p, f, &syntax.Workspace{}}
}

func (b *bench) find(s string) []Statement {
	d := text.Segment(s)
	return b.f.Find(d, b.p.Parse(d, b.w), nil, nil)
}

// TestProofs runs the proofs of cues.txt. Those that the parser does not let hold are listed in
// testdata/known.txt with what is found in them; any other failure, and one of the list that
// holds, is an error. -update writes the list anew.
func TestProofs(t *testing.T) {
	b := newBench(t)
	failed := map[string]string{}
	proofs, entries := 0, 0
	for cl := range b.f.cues {
		for _, list := range b.f.cues[cl] {
			for _, c := range list {
				entries++
				if len(c.entry.Proofs) == 0 {
					t.Errorf("%s: %s has no proof", c.place, c.lemma)
				}
				for _, p := range c.entry.Proofs {
					proofs++
					if got := b.f.prove(b.p, c, p); got != "" {
						failed[p.Sentence] = got
					}
				}
			}
		}
	}
	t.Logf("%d entries, %d proofs, %d do not hold", entries, proofs, len(failed))
	if entries < 600 {
		t.Errorf("%d cues, want 600 at least", entries)
	}
	data, err := os.ReadFile("testdata/known.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := lexicon.ParseKnown(data)
	if *update {
		data = known.Rewrite("Proofs of cues.txt that do not hold, with the reason; written anew by go test ./internal/statements -run Proofs -update", failed)
		if err := os.WriteFile("testdata/known.txt", data, 0o644); err != nil {
			t.Fatal(err)
		}
		known = lexicon.ParseKnown(data)
	}
	for _, wrong := range known.Check(failed) {
		t.Error(wrong)
	}
}

// TestSourceProofs runs the proofs of sources.txt, of which one in ten may fail as well.
func TestSourceProofs(t *testing.T) {
	b := newBench(t)
	all, failed := 0, 0
	for i := range b.f.entries {
		e := &b.f.entries[i]
		for _, p := range e.Proofs {
			all++
			if why := b.f.proveSource(b.p, e, p); why != "" {
				failed++
				t.Log(p.Fails(e, why))
			}
		}
	}
	if 10*failed > all {
		t.Errorf("%d of %d proofs do not hold: more than a tenth", failed, all)
	}
}
