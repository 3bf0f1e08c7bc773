package times

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// TestProofs reads every proof sentence of the rule files: the rule must find the words and the
// value it claims, and none of the expressions found in a counter-proof may be its own.
func TestProofs(t *testing.T) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range f.rules {
		for _, proof := range r.entry.Proofs {
			if why := f.prove(p, r, proof); why != "" {
				t.Error(proof.Fails(&r.entry, why))
			}
		}
	}
}

// promises tells whether what Find returns keeps its promises.
func promises(t *testing.T, d *text.Doc, list []Expression) {
	t.Helper()
	end := 0
	for _, e := range list {
		if e.Start < end || e.Empty() || e.End > len(d.Text) || e.First < 0 || e.Last > len(d.Words) || e.First >= e.Last {
			t.Fatalf("%+v is out of order or outside of the text", e)
		}
		if e.Head < e.First || e.Head >= e.Last || e.Clause >= len(d.Words) {
			t.Fatalf("%+v points outside of the text", e)
		}
		end = e.End
	}
}

func FuzzFind(f *testing.F) {
	finder, err := NewFinder(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("On Monday, March 3, 2025, at 10:30 p.m. GMT, two and a half years after the '90s.")
	f.Add("early early late in the end of the 12th of 2 1/2 hundred thousand 480 BC years ago (1751-77)")
	f.Add("the day before yesterday’s 17.04.2025 03/05/24 Q3 2019–21 six to eight o'clock every other fortnight")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Segment(strings.ToValidUTF8(s, "\uFFFD"))
		promises(t, d, finder.Find(d, nil, proofDay))
		promises(t, d, finder.Find(d, nil, time.Time{}))
	})
}

// TestHostile reads texts that make careless matchers slow: a hundred kilobytes each.
func TestHostile(t *testing.T) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"early ", "the end of ", "one hundred ", "1,000,", "two to ", "March ", "12 ", "3.5 years and a half ", "every other ", "in the "} {
		start := time.Now()
		d := text.Segment(strings.Repeat(s, 100000/len(s)))
		cut := time.Now()
		promises(t, d, f.Find(d, nil, proofDay))
		if took := time.Since(cut); took > 5*time.Second {
			t.Errorf("%q again and again takes %v (and %v to cut up)", s, took, cut.Sub(start))
		}
	}
}

// TestUserWords lays a user's rule over the built-in ones.
func TestUserWords(t *testing.T) {
	f, err := NewFinder(fstest.MapFS{"times/dates.txt": {Data: []byte("[date]\nfeast: Liberation Day -> DATE XXXX-08-15\n")}})
	if err != nil {
		t.Fatal(err)
	}
	d := text.Segment("They marched on Liberation Day.")
	if list := f.Find(d, nil, proofDay); len(list) != 1 || list[0].Value != "2025-08-15" || list[0].Rule != "times/dates.txt:2" {
		t.Errorf("found %+v", list)
	}
	if _, err := NewFinder(fstest.MapFS{"times/dates.txt": {Data: []byte("[date]\nfeast: NOCLASS -> DATE XXXX\n")}}); err == nil {
		t.Error("a rule with an unknown class is taken")
	}
}

func BenchmarkFind(b *testing.B) {
	f, err := NewFinder(nil)
	if err != nil {
		b.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat("The ministers met on Monday in the capital, two weeks after talks had failed. Officials said that a vote planned for early April could be put off until later this year. ", 21)
	d := text.Segment(s)
	tree := p.Parse(d, nil)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d, tree, proofDay)
	}
}

// TestWithoutTree reads without a parser: nothing may fail, and what needs no tense is the same.
func TestWithoutTree(t *testing.T) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := text.Segment("On 5 May 2025 they met. They will meet again on Friday.")
	var got []string
	for _, e := range f.Find(d, nil, proofDay) {
		got = append(got, e.Value)
	}
	if s := strings.Join(got, " "); s != "2025-05-05 2026-03-20" {
		t.Errorf("found %s", s)
	}
}
