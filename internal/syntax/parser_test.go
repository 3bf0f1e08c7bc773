package syntax

import (
	"slices"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

func TestParse(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	d := text.Segment("The minister met the ambassador in Seoul. He didn't sign the agreement.")
	tree := p.Parse(d, nil)
	check(t, tree)
	if got := tree.Word(int(tree.Root(0))); got != "met" {
		t.Errorf("root %q, want met", got)
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, d, tree); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "2-3\tdidn't\t") {
		t.Errorf("no multiword token in\n%s", b.String())
	}
}

// TestParseLong: a sentence without end is cut, and still makes one tree.
func TestParseLong(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{strings.Repeat("the envoy said, ", 1000), strings.Repeat("Geneva ", 3000), "", " ", strings.Repeat("x", 100000)} {
		check(t, p.Parse(text.Segment(s), nil))
	}
}

// TestParseSame: plain Go, the processor's kernel, a workspace that was used before and a
// document in another order give the same trees.
func TestParseSame(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	plain := *p.net
	plain.Kernel = neural.PlainKernel()
	w := &Workspace{}
	for _, s := range []string{report, strings.ToUpper(report), report} {
		d := text.Segment(s)
		a, b := p.Parse(d, w), (&Parser{net: &plain, lemmas: p.lemmas}).Parse(d, nil)
		if !slices.Equal(a.Head, b.Head) || !slices.Equal(a.Rel, b.Rel) || !slices.Equal(a.XPOS, b.XPOS) || !slices.Equal(a.Tag, b.Tag) {
			t.Errorf("plain Go parses %.40q otherwise", s)
		}
		check(t, a)
	}
}

// check tells whether each sentence is a tree with one root.
func check(t *testing.T, tree *Tree) {
	t.Helper()
	for i, s := range tree.Doc.Sentences {
		roots := 0
		for j := s.First; j < s.Last; j++ {
			steps, k := 0, j
			for ; tree.Head[k] >= 0 && steps <= s.Last-s.First; k = int(tree.Head[k]) {
				steps++
			}
			if k < s.First || k >= s.Last || steps > s.Last-s.First {
				t.Fatalf("sentence %d: the head of word %d leads astray", i, j)
			}
			if tree.Head[j] < 0 {
				roots++
			}
			if (tree.Head[j] < 0) != (tree.Rel[j] == Root) {
				t.Fatalf("sentence %d: word %d has head %d and relation %s", i, j, tree.Head[j], tree.Rel[j])
			}
		}
		if roots != 1 && s.Last > s.First {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
	}
}

func FuzzParse(f *testing.F) {
	p, err := NewParser()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("“We will not go,” said Mr. Lee.")
	f.Add("CHINA, RUSSIA HOLD TALKS")
	f.Add("\x00\xff don't İ — 12,5 …")
	w := &Workspace{}
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Segment(strings.ToValidUTF8(s, "�"))
		check(t, p.Parse(d, w))
	})
}
