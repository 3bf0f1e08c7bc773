package framing

import (
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A bench reads plain text as far as framing needs it.
type bench struct {
	parser     *syntax.Parser
	names      *names.Finder
	actors     *actors.Resolver
	statements *statements.Finder
	framing    *Finder
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func newBench(t testing.TB) *bench {
	t.Helper()
	w := must(world.Load(nil))(t)
	return &bench{
		must(syntax.NewParser())(t), must(names.NewFinder(w))(t), must(actors.NewResolver(w, nil))(t),
		must(statements.NewFinder(nil))(t), must(NewFinder(nil))(t),
	}
}

// find returns the frames of s and the cast they are about.
func (b *bench) find(s string, editorial bool) ([]Frame, *actors.Cast) {
	d := text.Segment(s)
	t := b.parser.Parse(d, nil)
	cast := b.actors.Resolve(d, t, b.names.Find(d, t), time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC))
	said := b.statements.Find(d, t, cast, nil)
	return b.framing.Find(Input{Doc: d, Tree: t, Cast: cast, Statements: said, Editorial: editorial}), cast
}

// TestProofs reads each proof after a sentence that makes the article one about states.
func TestProofs(t *testing.T) {
	b := newBench(t)
	const setting = "Norway and Chile signed a treaty on Friday, after talks between Russian President Vladimir Putin and Indian Prime Minister Narendra Modi. "
	failed, all := 0, 0
	for _, file := range []string{"epithets.txt", "verbs.txt", "adverbs.txt", "asides.txt"} {
		list, err := lexicon.Load(files, "en/"+file, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		for i := range list {
			for _, p := range list[i].Proofs {
				all++
				frames, _ := b.find(setting+p.Sentence, false)
				var got []string
				for _, f := range frames {
					if f.Rule == list[i].Place() {
						got = append(got, f.Span.In(setting+p.Sentence))
					}
				}
				if p.Not && len(got) > 0 || !p.Not && (len(got) != 1 || p.Want != "" && !strings.EqualFold(got[0], p.Want)) {
					failed++
					t.Errorf("%s:%d: %q: got %q", file, p.Line, p.Sentence, got)
				}
			}
		}
	}
	t.Logf("%d of %d proofs hold", all-failed, all)
}
