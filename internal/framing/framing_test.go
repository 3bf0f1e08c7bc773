package framing

import (
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/actors"
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
	in := b.read(s)
	in.Editorial = editorial
	return b.framing.Find(in), in.Cast
}

// read reads s as far as framing needs it.
func (b *bench) read(s string) Input {
	d := text.Segment(s)
	t := b.parser.Parse(d, nil)
	cast := b.actors.Resolve(d, t, b.names.Find(d, t), time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC))
	return Input{Doc: d, Tree: t, Cast: cast, Statements: b.statements.Find(d, t, cast, nil)}
}

// TestProofs runs the proofs of the word files.
func TestProofs(t *testing.T) {
	b := newBench(t)
	all := 0
	for i := range b.framing.entries {
		e := &b.framing.entries[i]
		for _, p := range e.Proofs {
			all++
			if why := b.framing.prove(b.read, e, p); why != "" {
				t.Error(p.Fails(e, why))
			}
		}
	}
	t.Logf("%d proofs", all)
}

func TestEditorial(t *testing.T) {
	f := must(NewFinder(nil))(t)
	const counsel = "The ban is petty. The government should lift it. Must students pay for a quarrel of ministers? " +
		"A wise cabinet would have waited. It should double the scholarships. Nobody gains from this folly. The ban should go. "
	const news = "The ministers met in Oslo on Friday. They signed a treaty on fish. The treaty sets quotas for ten years. " +
		"Boats from Chile may fish off Norway. The parliaments must agree. Talks on oil go on. "
	for _, test := range []struct {
		title, text string
		want        bool
	}{
		{"Editorial: A visa ban", news, true},
		{"A visa ban | Opinion", news, true},
		{"Opinions differ on visas", news, false},
		{"A visa ban", counsel, true},
		{"Norway and Chile sign treaty", news, false},
		{"Interview with the minister", counsel, false},
		{"", "", false},
	} {
		if got := f.Editorial(test.title, "", text.Segment(test.text)); got != test.want {
			t.Errorf("%q %.20q…: got %v", test.title, test.text, got)
		}
	}
}

// TestVoice gives one sentence in several voices.
func TestVoice(t *testing.T) {
	b := newBench(t)
	const setting = "Norway and Chile signed a treaty on Friday. "
	for _, test := range []struct {
		text string
		want int
	}{
		{"The dictator of Syria fled to Moscow.", 1},
		{"“The dictator of Syria fled to Moscow,” a rebel of Syria said.", 0},
		{"A rebel of Syria said that the dictator of Syria had fled to Moscow.", 0},
		{"The dictator of Syria fled to Moscow. A rebel said that the dictator of Syria had taken gold.", 2},
		{"The leader of Syria fled to Moscow.", 0},
	} {
		frames, _ := b.find(setting+test.text, false)
		if len(frames) != test.want {
			t.Errorf("%q: got %d frames, want %d: %+v", test.text, len(frames), test.want, frames)
		}
	}
	if frames, _ := b.find("My neighbour is a dictator about the garden.", false); len(frames) > 0 {
		t.Errorf("no actors, but %+v", frames)
	}
}

func BenchmarkFind(b *testing.B) {
	w := newBench(b)
	s := strings.Repeat("President Bashar al-Assad of Syria met Russian envoys in Damascus on Monday. Rebels said that the regime desperately wanted a truce, and Turkey, of all countries, offered its help. Iran shamelessly denied the report. ", 17)
	d := text.Segment(s)
	t := w.parser.Parse(d, nil)
	cast := w.actors.Resolve(d, t, w.names.Find(d, t), time.Time{})
	in := Input{Doc: d, Tree: t, Cast: cast, Statements: w.statements.Find(d, t, cast, nil)}
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		w.framing.Find(in)
	}
}
