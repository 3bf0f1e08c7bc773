package names

import (
	"slices"
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
	for _, file := range append([]string{"words.txt", "kinds.txt", "initials.txt"}, bodyFiles...) {
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

// TestTidy holds what is done to the tagger's names.
func TestTidy(t *testing.T) {
	f := newFinder(t)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"The Bush administration denied it.", []string{"Bush person"}},
		{"Pam Butler Renee Ratcliff Larry Lewis were there.", []string{"Pam Butler person", "Renee Ratcliff person", "Larry Lewis person"}},
		{"Ed Wong of the Washington Post reported it.", []string{"Ed Wong person", "Washington Post organization"}},
		{"Poland and the Netherlands voiced their support for Germany.", []string{"Poland place", "Netherlands place", "Germany place"}},
		{"He flew to Bosnia and Herzegovina.", []string{"Bosnia and Herzegovina place"}},
		{"Minister of Education Stefania Giannini left.", []string{"Stefania Giannini person"}},
		{"Emmanuel Macron of France agreed.", []string{"Emmanuel Macron person", "France place"}},
		{"Officials of the Oil Ministry denied it.", []string{"Oil Ministry organization"}},
		{"He thanked them. (Laughter.) Then he left.", nil},
		{"They say that Senators swore an oath.", nil},
		{"He met Angela Merkel in Berlin, Paris and Rome.", []string{"Angela Merkel person", "Berlin place", "Paris place", "Rome place"}},
		{"Cargill, Inc. sold it.", []string{"Cargill, Inc. organization"}},
		{"They feared Hurricane Rita. On Monday Rita packed winds.", []string{"Hurricane Rita other", "Rita other"}},
		{"Harry Preuss, MD, spoke.", []string{"Harry Preuss person"}},
		{"They had dinner at Vorrin's in Paris.", []string{"Vorrin's place", "Paris place"}},
		{"He listened to Merkel's speech.", []string{"Merkel person"}},
		{"A probe landed on Venus.", []string{"Venus other"}},
		{"The store is in Lawrence, KS.", []string{"Lawrence place", "KS place"}},
		{"The CEO left.", nil},
		{"See Prices.pdf there.", nil},
		{"Write to tom@wexmoor.example today.", nil},
	} {
		d := text.Segment(tt.text)
		var got []string
		for _, m := range f.Find(d, nil) {
			got = append(got, m.In(d.Text)+" "+kindNames[m.Kind])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
