package statements

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

var update = flag.Bool("update", false, "write testdata/known.txt again")

// A bench finds statements in plain text, without actors.
type bench struct {
	p *syntax.Parser
	f *Finder
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
	return &bench{p, f}
}

func (b *bench) find(s string) []Statement {
	d := text.Segment(s)
	return b.f.Find(d, b.p.Parse(d, nil), nil, nil)
}

// TestProofs runs the proofs of cues.txt. Those that the parser does not let hold stand in
// testdata/known.txt. Another parser errs elsewhere, so a proof that newly fails is only logged,
// as long as nine in ten hold.
func TestProofs(t *testing.T) {
	b := newBench(t)
	known := map[string]bool{}
	data, err := os.ReadFile("testdata/known.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			known[line] = true
		}
	}
	var failed []string
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
						failed = append(failed, p.Sentence)
						if !known[p.Sentence] {
							t.Logf("%s: %s: %q: %s", c.place, c.lemma, p.Sentence, got)
						}
					}
				}
			}
		}
	}
	t.Logf("%d entries, %d proofs, %d do not hold", entries, proofs, len(failed))
	if 10*len(failed) > proofs {
		t.Errorf("%d of %d proofs do not hold: more than a tenth", len(failed), proofs)
	}
	if entries < 600 {
		t.Errorf("%d cues, want 600 at least", entries)
	}
	if *update {
		writeKnown(t, failed)
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

func writeKnown(t *testing.T, failed []string) {
	sorted := append([]string(nil), failed...)
	for i := range sorted { // insertion sort: the list is short
		for j := i; j > 0 && sorted[j] < sorted[j-1]; j-- {
			sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
		}
	}
	head := "# Proofs of cues.txt that do not hold, because the tree of the sentence is wrong;\n" +
		"# write it again with go test ./internal/statements -run Proofs -update.\n"
	if err := os.WriteFile("testdata/known.txt", []byte(head+strings.Join(sorted, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
