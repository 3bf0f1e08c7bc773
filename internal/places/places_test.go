package places

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

func newFinder(t testing.TB) (*Finder, *syntax.Parser) {
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	return f, p
}

// TestFind reads short texts; what is wanted is the words, the country and the division of each
// place.
func TestFind(t *testing.T) {
	f, p := newFinder(t)
	for _, c := range []struct{ text, want string }{
		{"The ministers met in Beijing on Monday.", "Beijing CHN Beijing"},
		{"The fire began in Paris, Texas, and spread through Lamar County.", "Paris USA Texas; Texas USA Texas; Lamar County USA Texas"},
		{"He flew from Paris to Berlin.", "Paris FRA Île-de-France; Berlin DEU State of Berlin"},
		{"Ships sailed through the Strait of Hormuz to Oman.", "Strait of Hormuz  ; Oman OMN "},
		{"Police in Decatur, Huntsville and Birmingham closed roads across Alabama.", "Decatur USA Alabama; Huntsville USA Alabama; Birmingham USA Alabama; Alabama USA Alabama"},
		{"Troops left Tbilisi as Georgia and Russia signed the accord.", "Tbilisi GEO Tbilisi; Georgia GEO ; Russia RUS "},
		{"Michael Jordan said he would vote.", ""},
		{"The Chinese delegation praised the talks.", ""},
	} {
		d := text.Segment(c.text)
		var got []string
		for _, x := range f.Find(d, p.Parse(d, nil), nil, Hints{}) {
			got = append(got, fmt.Sprintf("%s %s %s", x.In(d.Text), x.Country, x.Admin1))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestVenue tells places where something happens from those that act.
func TestVenue(t *testing.T) {
	f, p := newFinder(t)
	for _, c := range []struct{ text, want string }{
		{"The two presidents met in Beijing.", "met"},
		{"Beijing rejected the claim.", ""},
		{"He visited Poland last week.", "visited"},
	} {
		d := text.Segment(c.text)
		got := ""
		for _, x := range f.Find(d, p.Parse(d, nil), nil, Hints{}) {
			if x.Clause >= 0 {
				got += d.Word(x.Clause)
			}
		}
		if got != c.want {
			t.Errorf("%q: venue of %q, want %q", c.text, got, c.want)
		}
	}
}

// TestKey folds names that are written in several ways to one key, and no others.
func TestKey(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Saint-Étienne", "st etienne"}, {"St. Louis", "Saint Louis"}, {"Côte d’Ivoire", "Cote d'Ivoire"}, {"U.S.", "US"},
		{"Đà Nẵng", "Da Nang"}, {"Łódź", "Lodz"}, {"Port-au-Prince", "Port au Prince"},
	} {
		if Key(c.a) != Key(c.b) {
			t.Errorf("%q and %q have different keys", c.a, c.b)
		}
	}
	if Key("Ga.") == Key("Ga") {
		t.Error("a shortened word needs its full stop")
	}
}

// TestGazetteer checks the table: every key finds a record that bears the name.
func TestGazetteer(t *testing.T) {
	g, err := openGazetteer(gazetteerData)
	if err != nil {
		t.Fatal(err)
	}
	if len(gazetteerData) > 8_000_000 {
		t.Errorf("the gazetteer has %d bytes (want 8 MB at most)", len(gazetteerData))
	}
	for r := record(0); int(r) < g.numRecords; r += 97 {
		first, last := g.lookup(noKey.words(g.name(r)))
		found := false
		for i := first; i < last; i++ {
			found = found || g.at(i) == r
		}
		if !found {
			t.Errorf("%s (%d) is not found by its name", g.name(r), g.geonames(r))
		}
	}
	if _, err := openGazetteer("chgaz 1\nshort"); err == nil {
		t.Error("a damaged gazetteer opens")
	}
}

// check tells whether what Find returns keeps its promises.
func check(t *testing.T, d *text.Doc, list []Place) {
	end := 0
	for _, p := range list {
		if p.Start < end || p.End > len(d.Text) || p.Empty() || p.First >= p.Last || p.Last > len(d.Words) {
			t.Fatalf("place %+v out of order or outside of the text", p)
		}
		if p.Head < p.First || p.Head >= p.Last || p.Clause >= len(d.Words) || p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			t.Fatalf("place %+v is impossible", p)
		}
		end = p.End
	}
}

func FuzzFind(f *testing.F) {
	f.Add("PARIS, Texas (AP) — Lake Erie, St. Louis, Mo. and the Gulf of Aden.")
	f.Add("In Đà Nẵng, North Dallas County Ga. - Port-au-Prince of")
	finder, _ := newFinder(f)
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Segment(strings.ToValidUTF8(s, "�"))
		check(t, d, finder.Find(d, nil, nil, Hints{Outlet: s, URL: s}))
	})
}

// TestHostile reads texts that make careless code slow: a hundred kilobytes each.
func TestHostile(t *testing.T) {
	f, _ := newFinder(t)
	for _, s := range []string{"Paris ", "San Jose, ", "Springfield, Texas, ", "Lake ", "North ", "St. ", "Paris's ", "de la ", "U.S. "} {
		d := text.Segment(strings.Repeat(s, 100000/len(s)))
		start := time.Now()
		check(t, d, f.Find(d, nil, nil, Hints{}))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q again and again takes %v", s, took)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f, p := newFinder(b)
	s := strings.Repeat("The ministers of Poland and Georgia met in Beijing on Monday. He flew from Paris, Texas, to Berlin and Rome. Officials said nothing of the plan. ", 12)
	d := text.Segment(s)
	t := p.Parse(d, nil)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d, t, nil, Hints{})
	}
}
