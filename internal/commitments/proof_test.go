package commitments

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
	"github.com/chancery-project/chancery/internal/world"
)

var update = flag.Bool("update", false, "write testdata/known.txt again")

// A bench finds commitments in plain text.
type bench struct {
	parser     *syntax.Parser
	names      *names.Finder
	actors     *actors.Resolver
	statements *statements.Finder
	times      *times.Finder
	f          *Finder
	work       *syntax.Workspace
}

func newBench(t testing.TB) *bench {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := world.Load(nil)
	must(err)
	var b bench
	b.parser, err = syntax.NewParser()
	must(err)
	b.names, err = names.NewFinder(w)
	must(err)
	b.actors, err = actors.NewResolver(w, nil)
	must(err)
	b.statements, err = statements.NewFinder(nil)
	must(err)
	b.times, err = times.NewFinder(nil)
	must(err)
	b.f, err = NewFinder(nil)
	must(err)
	b.work = &syntax.Workspace{}
	return &b
}

func (b *bench) find(s string) ([]Commitment, Input) {
	in := b.read(s)
	return b.f.Find(in), in
}

func (b *bench) read(s string) Input {
	d := text.Segment(s)
	t := b.parser.Parse(d, b.work)
	cast := b.actors.Resolve(d, t, b.names.Find(d, t), time.Time{})
	ts := b.times.Find(d, t, time.Date(2026, 5, 20, 0, 0, 0, 0, time.UTC))
	return Input{Doc: d, Tree: t, Cast: cast, Times: ts, Statements: b.statements.Find(d, t, cast, ts)}
}

// TestProofs runs the proofs of commitments.txt. Those that earlier stages do not let hold are
// listed in testdata/known.txt with what is found in them; any other failure, and one of the
// list that holds, is an error. -update writes the list anew.
func TestProofs(t *testing.T) {
	b := newBench(t)
	failed := map[string]string{}
	proofs := 0
	for _, e := range b.f.list {
		if len(e.Proofs) == 0 {
			t.Errorf("%s: %s has no proof", e.Place(), e.Key)
		}
		for _, p := range e.Proofs {
			proofs++
			why := b.f.prove(b.read, p)
			if why == "" {
				continue
			}
			failed[p.Sentence] = why
		}
	}
	t.Logf("%d entries, %d proofs, %d do not hold", len(b.f.list), proofs, len(failed))
	data, err := os.ReadFile("testdata/known.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := lexicon.ParseKnown(data)
	if *update {
		data = known.Rewrite("Proofs of commitments.txt that do not hold, with the reason; written anew by go test ./internal/commitments -run Proofs -update", failed)
		if err := os.WriteFile("testdata/known.txt", data, 0o644); err != nil {
			t.Fatal(err)
		}
		known = lexicon.ParseKnown(data)
	}
	for _, wrong := range known.Check(failed) {
		t.Error(wrong)
	}
}
