package actors

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// stages is what a text goes through on its way to a cast.
type stages struct {
	parser   *syntax.Parser
	finder   *names.Finder
	resolver *Resolver
}

var built = sync.OnceValues(func() (*stages, error) {
	w, err := world.Load(nil)
	if err != nil {
		return nil, err
	}
	s := &stages{}
	if s.parser, err = syntax.NewParser(); err != nil {
		return nil, err
	}
	if s.finder, err = names.NewFinder(w); err != nil {
		return nil, err
	}
	s.resolver, err = NewResolver(w, nil)
	return s, err
})

func newStages(t testing.TB) *stages {
	t.Helper()
	s, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var day = time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)

func (s *stages) read(prose string) (*text.Doc, *Cast) {
	d := text.Segment(prose)
	tree := s.parser.Parse(d, nil)
	return d, s.resolver.Resolve(d, tree, s.finder.Find(d, tree), day)
}

// render writes a cast as "Name [CODE]: mention, mention; …".
func render(d *text.Doc, c *Cast) string {
	var b strings.Builder
	for i := range c.Actors {
		a := &c.Actors[i]
		b.WriteString(a.Name + " [" + a.Code + "]:")
		for k, m := range a.Mentions {
			if k > 0 {
				b.WriteString(",")
			}
			b.WriteString(" " + m.In(d.Text))
		}
		b.WriteString("; ")
	}
	return b.String()
}

func TestResolve(t *testing.T) {
	s := newStages(t)
	for _, tt := range []struct{ prose, want string }{
		{"South Korean President Lee Jae-myung met Xi Jinping on Monday. Lee said he was glad.", "Lee Jae-myung [KOR GOV]: Lee Jae-myung, Lee, he;"},
		{"Talks between Beijing and Seoul broke down. China said it would respond.", "China [CHN]: Beijing, China, it;"},
		{"Iranian protesters attacked the embassy.", "Iranian protesters [IRN CVL]: Iranian protesters;"},
	} {
		d, c := s.read(tt.prose)
		if got := render(d, c); !strings.Contains(got, tt.want) {
			t.Errorf("%s\n got %s\nwant %s", tt.prose, got, tt.want)
		}
	}
}

// TestProofs checks that the noun of each proof of nouns.txt has the class it wants.
func TestProofs(t *testing.T) {
	s := newStages(t)
	data, err := wordFiles.ReadFile("en/nouns.txt")
	if err != nil {
		t.Fatal(err)
	}
	entries, errs := lexicon.Parse("nouns.txt", data)
	for _, err := range errs {
		t.Error(err)
	}
	for _, e := range entries {
		for _, p := range e.Proofs {
			word, key, _ := strings.Cut(p.Want, " ")
			if got, want := s.resolver.words.nouns[word], nounClasses[key]; got != want || !strings.Contains(p.Sentence, word) {
				t.Errorf("nouns.txt:%d: %s is %v, want %v", p.Line, word, got, want)
			}
		}
	}
}

// check holds for whatever cast of whatever text.
func check(t *testing.T, d *text.Doc, c *Cast) {
	t.Helper()
	if len(c.ByWord) != len(d.Words) {
		t.Fatalf("ByWord has %d words of %d", len(c.ByWord), len(d.Words))
	}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Name == "" || a.Code == "" || len(a.Mentions) == 0 {
			t.Fatalf("actor without name, code or mention: %+v", a)
		}
		for k, m := range a.Mentions {
			switch {
			case m.First >= m.Last || m.Last > len(d.Words) || m.Head < m.First || m.Head >= m.Last || m.Span != d.Cover(m.First, m.Last):
				t.Fatalf("%s: mention %+v is not of words", a.Name, m)
			case k > 0 && m.Start < a.Mentions[k-1].Start:
				t.Fatalf("%s: mentions are not in the order of the text", a.Name)
			}
		}
	}
	for _, list := range c.ByWord {
		for k, a := range list {
			if a < 0 || int(a) >= len(c.Actors) || k > 0 && a <= list[k-1] {
				t.Fatalf("ByWord holds %v of %d actors", list, len(c.Actors))
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	s := newStages(f)
	f.Add("South Korean President Lee Jae-myung met Xi Jinping. He said the two leaders, both sides and Lee's office agreed.")
	f.Add("The OECD (Organization for Economic Cooperation) – “we,” it said – \nKing Abdullah, the king, HRH.")
	f.Fuzz(func(t *testing.T, prose string) {
		d, c := s.read(prose)
		check(t, d, c)
	})
}

func TestWeightsFitTheFeatures(t *testing.T) {
	if n := len(strings.Fields(packedWeights)); n != numSorts*blockSize {
		t.Errorf("weights.txt has %d weights for %d features: run go run ./internal/actors/train", n, numSorts*blockSize)
	}
}

func TestListsHaveWordsAndUsersAddTheirs(t *testing.T) {
	w, err := loadWords(fstest.MapFS{"actors/lists.txt": {Data: []byte("[reach]\nmine: moor off\n[honorifics]\nmale mine: capt\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if !w.lists.reach["visit"] || !w.lists.reach["moor off"] || w.honorifics["capt"] != male || w.honorifics["mrs"] != female {
		t.Error("a word is missing from its list")
	}
	l := &w.lists
	for i, list := range []map[string]bool{l.groupWords, l.leaders, l.sharedOffices, l.physical, l.reach, l.deeds, l.loose, l.small, l.generic} {
		if len(list) < 10 {
			t.Errorf("list %d has %d words", i, len(list))
		}
	}
	if _, err := loadWords(fstest.MapFS{"actors/lists.txt": {Data: []byte("[reech]\nmine: moor\n")}}); err == nil || !strings.Contains(err.Error(), "actors/lists.txt:2:") {
		t.Errorf("an unknown list passes: %v", err)
	}
}
