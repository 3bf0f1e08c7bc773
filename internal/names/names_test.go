package names

import (
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

func newFinder(t testing.TB) *Finder {
	t.Helper()
	w, err := world.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFinder(w)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var kindNames = [...]string{"other", "person", "organization", "place", "group"}

// TestProofs checks that each proof sentence of the word files holds the name it wants, of the
// kind it wants, or that it does not.
func TestProofs(t *testing.T) {
	f := newFinder(t)
	for _, file := range append([]string{"words.txt"}, bodyFiles...) {
		data, err := wordFiles.ReadFile("en/" + file)
		if err != nil {
			t.Fatal(err)
		}
		entries, errs := lexicon.Parse(file, data)
		for _, err := range errs {
			t.Error(err)
		}
		for _, e := range entries {
			for _, p := range e.Proofs {
				d := text.Segment(p.Sentence)
				found := false
				for _, m := range f.Find(d, nil) {
					found = found || m.In(d.Text)+" "+kindNames[m.Kind] == p.Want
				}
				if found == p.Not {
					t.Errorf("%s:%d: %q: %s found: %v", file, p.Line, p.Sentence, p.Want, found)
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, tt := range []struct{ text, name, kind string }{
		{"South Korean President Lee Jae-myung met with Xi Jinping on Monday.", "Lee Jae-myung", "person"},
		{"South Korean President Lee Jae-myung met with Xi Jinping on Monday.", "Xi Jinping", "person"},
		{"The talks were held in Beijing, the ministry said.", "Beijing", "place"},
		{"Chinese officials objected to the plan.", "Chinese", "group"},
		{"He joined the United Nations in 1995.", "United Nations", "organization"},
		{"President Andrej Plenković of Croatia said he would resign.", "Andrej Plenković", "person"},
		{"President Lee Jae-myung of South Korea visited Hanoi.", "South Korea", "place"},
	} {
		d := text.Segment(tt.text)
		found := false
		for _, m := range f.Find(d, nil) {
			found = found || m.In(d.Text) == tt.name && kindNames[m.Kind] == tt.kind
		}
		if !found {
			t.Errorf("%q: no %s %q among %v", tt.text, tt.kind, tt.name, f.Find(d, nil))
		}
	}
}

// checkMentions holds for whatever is found in whatever text.
func checkMentions(t *testing.T, d *text.Doc, list []Mention) {
	t.Helper()
	end := 0
	for _, m := range list {
		switch {
		case m.First < end || m.Last <= m.First || m.Last > len(d.Words):
			t.Fatalf("%+v overlaps the name before it or lies outside the text", m)
		case m.Head < m.First || m.Head >= m.Last:
			t.Fatalf("%+v: the head lies outside", m)
		case m.Span != d.Cover(m.First, m.Last):
			t.Fatalf("%+v: the span is not that of its words", m)
		case d.SentenceOf(m.First) != d.SentenceOf(m.Last-1):
			t.Fatalf("%+v runs over the end of a sentence", m)
		}
		end = m.Last
	}
}

func FuzzFind(f *testing.F) {
	finder := newFinder(f)
	f.Add("President Lee Jae-myung met Xi Jinping, of the Communist Party (CPC), in Beijing.")
	f.Add("KIM SAYS U.N. “HOSTILE”; al-Assad's\n\nÉlysée -- O'Brien & Co.")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Segment(s)
		checkMentions(t, d, finder.Find(d, nil))
	})
}
