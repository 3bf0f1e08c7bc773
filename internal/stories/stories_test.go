package stories

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// words returns n different words, another row for each seed.
func words(n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", r.IntN(5000))
	}
	return out
}

func TestSketchEstimatesWhatIsAlike(t *testing.T) {
	text := words(600, 1)
	whole := SketchOf(strings.Join(text, " "))
	for _, tt := range []struct {
		name      string
		text      []string
		low, high int // alike
		within    int // at least
	}{
		{"itself", text, 1000, 1000, 1000},
		{"two thirds", text[:400], 560, 760, 900},
		{"half", text[:300], 410, 590, 850},
		{"a third", text[:200], 240, 430, 750},
		{"a head", slices.Concat(words(200, 2), text), 660, 840, 850},
		{"another", words(600, 3), 0, 20, 0},
	} {
		s := SketchOf(strings.Join(tt.text, " "))
		alike := whole.Alike(&s)
		if alike < tt.low || alike > tt.high {
			t.Errorf("%s: alike %d, want %d to %d", tt.name, alike, tt.low, tt.high)
		}
		if in := whole.Within(&s, alike); in < tt.within {
			t.Errorf("%s: %d within, want %d", tt.name, in, tt.within)
		}
		if back := s.Alike(&whole); back != alike {
			t.Errorf("%s: alike %d one way and %d the other", tt.name, alike, back)
		}
	}
}

func TestSketchOfWordsNotMarks(t *testing.T) {
	a, b := SketchOf("“We shall not go,” said the Élysée. Nobody went."), SketchOf("we shall not go said the elysee nobody went")
	if a != b {
		t.Error("case, marks and accents change a sketch")
	}
	if s := SketchOf("four words are few"); s.Runs != 0 || s.Bands() != nil || s.Alike(&s) != 0 {
		t.Errorf("four words: %d runs, bands %v", s.Runs, s.Bands())
	}
}

func TestBandsFindCopies(t *testing.T) {
	found := 0
	for seed := range uint64(200) {
		text := words(300, seed)
		a, b := SketchOf(strings.Join(text, " ")), SketchOf(strings.Join(text[:200], " "))
		if slices.ContainsFunc(a.Bands(), func(k uint64) bool { return slices.Contains(b.Bands(), k) }) {
			found++
		}
	}
	if found < 194 { // 99% by the reckoning
		t.Errorf("%d of 200 texts cut by a third are found", found)
	}
}

func TestParseSketch(t *testing.T) {
	s := SketchOf(strings.Join(words(50, 7), " "))
	back, err := ParseSketch(s.Bytes())
	if err != nil || back != s {
		t.Fatalf("%v, the same: %v", err, back == s)
	}
	for name, b := range map[string][]byte{"empty": nil, "short": s.Bytes()[:9], "long": append(s.Bytes(), 0), "version": bytes.Repeat([]byte{9}, 261)} {
		if _, err := ParseSketch(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParseSketch(f *testing.F) {
	s := SketchOf(strings.Join(words(50, 7), " "))
	f.Add(s.Bytes())
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseSketch(b)
		if err != nil {
			return
		}
		if !bytes.Equal(s.Bytes(), b) {
			t.Error("what was read is written otherwise")
		}
	})
}

func paper(n int64, outlet, origin, published, text string) Paper {
	return PaperOf(n, &record.Record{Outlet: outlet, Origin: origin, Published: published, Text: text})
}

func TestCopies(t *testing.T) {
	long, brief := strings.Join(words(400, 1), " "), strings.Join(words(20, 2), " ")
	p := paper(5, "Gazette", "", "2026-01-05", long)
	for _, tt := range []struct {
		name string
		a, b Paper
		want bool
	}{
		{"the same", p, paper(2, "Herald", "", "2026-01-06", long), true},
		{"a month later", p, paper(2, "Herald", "", "2026-02-06", long), false},
		{"cut by a third", p, paper(2, "Herald", "", "2026-01-06", long[:len(long)*2/3]), true},
		{"cut by a third, a week later", p, paper(2, "Herald", "", "2026-01-12", long[:len(long)*2/3]), false},
		{"no dates", p, paper(2, "Herald", "", "", long), true},
		{"a brief and itself", paper(1, "Gazette", "", "2026-01-05", brief), paper(2, "Herald", "", "2026-01-05", brief), true},
		{"half a brief", paper(1, "Gazette", "", "2026-01-05", brief), paper(2, "Herald", "", "2026-01-05", brief[:len(brief)*3/4]), false},
		{"one line", paper(1, "Gazette", "", "2026-01-05", "The market is closed on Monday."), paper(2, "Herald", "", "2026-01-05", "The market is closed on Monday."), false},
		{"itself", p, p, false},
	} {
		ab, ba := Copies([]Paper{tt.a}, tt.b), Copies([]Paper{tt.b}, tt.a)
		if !reflect.DeepEqual(ab, ba) {
			t.Errorf("%s: %v one way, %v the other", tt.name, ab, ba)
		}
		if (len(ab) == 1) != tt.want {
			t.Errorf("%s: %v, want a copy: %v", tt.name, ab, tt.want)
		}
	}
}

func TestOrigin(t *testing.T) {
	for _, tt := range []struct {
		name  string
		group []Paper
		want  string
	}{
		{"named by one", []Paper{paper(1, "Gazette", "", "2026-01-05", ""), paper(2, "Herald", "AP", "2026-01-06", "")}, "AP"},
		{"its long name", []Paper{paper(1, "Gazette", "Associated Press", "2026-01-05", "")}, "AP"},
		{"most name", []Paper{paper(1, "A", "AP", "2026-01-05", ""), paper(2, "B", "AFP", "2026-01-06", ""), paper(3, "C", "AFP", "2026-01-06", "")}, "AFP"},
		{"the wire's page", []Paper{paper(1, "Gazette", "", "2026-01-05", ""), paper(2, "Thomson Reuters", "", "2026-01-06", "")}, "Reuters"},
		{"byline", []Paper{{Article: 1, Outlet: "Gazette", Byline: "Associated Press"}}, "AP"},
		{"first to print", []Paper{paper(1, "Gazette", "", "2026-01-06T09:00:00Z", ""), paper(2, "Herald", "", "2026-01-06T10:00:00+03:00", "")}, "Herald"},
		{"an hour before a day", []Paper{paper(1, "Gazette", "", "2026-01-06", ""), paper(2, "Herald", "", "2026-01-06T23:00:00Z", "")}, "Herald"},
		{"host", []Paper{{Article: 1, URL: "https://www.gazette.example/a"}}, "gazette.example"},
		{"nobody", []Paper{{Article: 1}}, ""},
		{"none", nil, ""},
	} {
		if got := Origin(tt.group); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		slices.Reverse(tt.group)
		if got := Origin(tt.group); got != tt.want {
			t.Errorf("%s, turned round: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// side returns a state.
func side(code string) tellings.Side {
	return tellings.Side{Key: record.Key(code), Name: code, Type: "country", Code: code, Country: code}
}

// random returns tellings of few sides, days and words, so that many of them meet.
func random(r *rand.Rand, n int) []Telling {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var out []Telling
	for i := range n {
		day := tellings.Day(20260101 + r.IntN(6))
		t := Telling{Article: int64(1 + i/2), Event: tellings.Event{
			ID: record.EventID(fmt.Sprintf("e%d", 1+i%2)), Type: pick("ASSAULT", "CONSULT", "AGREE", "ACCUSE", "SUPPORT"), Status: pick("occurred", "occurred", "occurred", "planned", "denied", "possible"),
			Days: tellings.Days{First: day, Last: day}, Dated: r.IntN(2) == 0, Told: day, Trigger: pick("struck", "met", "said"),
			Words: tellings.WordsOf(pick("harbour bakery ferry", "bakery oven flour", "railway bridge ferry")), Confidence: float64(r.IntN(100)) / 100,
		}}
		if r.IntN(8) == 0 {
			t.Days, t.Dated = tellings.Days{First: 20260101, Last: 20260131}, true
		}
		if t.Type == "ASSAULT" {
			t.Mode = pick("", "aerial", "firearms")
		}
		for range r.IntN(3) {
			t.Sources = append(t.Sources, side(pick("KOR", "CHN", "USA")))
		}
		for range r.IntN(3) {
			t.Targets = append(t.Targets, side(pick("KOR", "CHN", "TUR")))
		}
		if r.IntN(2) == 0 {
			t.Quantities = []tellings.Quantity{{Value: float64(1 + r.IntN(3)), Unit: "dead"}}
		}
		if r.IntN(2) == 0 {
			t.Venue = &tellings.Venue{GeoNames: 1 + r.IntN(2), Name: "Port", Country: "CHN", Feature: "PPL", Lat: float64(r.IntN(2)), Lon: 100}
		}
		out = append(out, t)
	}
	return out
}

// links judges all pairs, without blocks.
func links(told []Telling) (out []Link) {
	for i := range told {
		for j := range i {
			if _, ok := Pair(&told[j], &told[i]); ok {
				out = append(out, Link{Ref{told[j].Article, told[j].ID}, Ref{told[i].Article, told[i].ID}})
			}
		}
	}
	return out
}

func TestPairIsSymmetricAndBlocksFindIt(t *testing.T) {
	joined, found := 0, 0
	for seed := range uint64(20) {
		told := random(rand.New(rand.NewPCG(seed, 2)), 60)
		for i := range told {
			for j := range told {
				ab, ok := Pair(&told[i], &told[j])
				ba, too := Pair(&told[j], &told[i])
				if ab != ba || ok != too {
					t.Fatalf("%+v and %+v: %q one way, %q the other", told[i], told[j], ab, ba)
				}
				kept, _ := told[i].Blocks()
				_, sought := told[j].Blocks()
				meet := slices.ContainsFunc(kept, func(k uint64) bool { return slices.Contains(sought, k) })
				kept, _ = told[j].Blocks()
				_, sought = told[i].Blocks()
				if back := slices.ContainsFunc(kept, func(k uint64) bool { return slices.Contains(sought, k) }); meet != back {
					t.Fatalf("%+v finds %+v: %v, the other way round %v", told[j], told[i], meet, back)
				}
				if ok {
					joined++
					if meet {
						found++
					}
				}
			}
		}
	}
	if joined < 300 {
		t.Errorf("%d pairs joined: too few to show anything", joined)
	}
	if found*100 < joined*90 { // not those of months with other pairs, nor of meetings of many
		t.Errorf("blocks find %d of %d pairs that would be joined", found, joined)
	}
}

func TestTheOrderOfArticlesDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	told := random(r, 80)
	papers := map[int64]Paper{}
	for i := range told {
		n := told[i].Article
		papers[n] = Paper{Article: n, Outlet: fmt.Sprintf("outlet %d", n%7), Told: told[i].Told, Published: told[i].Told.String()}
	}
	want := tell(told, links(told), papers)
	several := 0
	for i := range want {
		if want[i].Reports > 1 {
			several++
		}
	}
	if several < 5 {
		t.Errorf("%d stories of several reports: too few to show anything", several)
	}
	for range 30 {
		r.Shuffle(len(told), func(i, j int) { told[i], told[j] = told[j], told[i] })
		l := links(told)
		r.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] })
		if got := tell(told, l, papers); !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives other stories")
		}
	}
}

func tell(told []Telling, links []Link, papers map[int64]Paper) (out []Story) {
	r := rand.New(rand.NewPCG(uint64(len(links)), uint64(told[0].Article)))
	for _, part := range Parts(told, links) {
		r.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
		out = append(out, Tell(part, papers))
	}
	return out
}

func FuzzPair(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		told := random(rand.New(rand.NewPCG(seed, 5)), 4)
		ab, ok := Pair(&told[0], &told[3])
		ba, too := Pair(&told[3], &told[0])
		if ab != ba || ok != too {
			t.Errorf("%q one way, %q the other", ab, ba)
		}
		if ok && ab == "" {
			t.Error("joined without a reason")
		}
	})
}

// A war of thirty days in which each day's strike is linked to the next day's stays thirty stories of few days.
func TestPartsBoundTheDays(t *testing.T) {
	var told []Telling
	var l []Link
	for i := range 60 {
		day := tellings.Day(20260101).Add(i / 2)
		told = append(told, Telling{Article: int64(i), Event: tellings.Event{ID: "e1", Type: "ASSAULT", Status: "occurred", Days: tellings.Days{First: day, Last: day}, Dated: true}})
		if i > 0 {
			l = append(l, Link{Ref{int64(i - 1), "e1"}, Ref{int64(i), "e1"}})
		}
	}
	for _, part := range Parts(told, l) {
		if w := part[0].Days.First.Until(part[len(part)-1].Days.Last); w > storyDays {
			t.Errorf("a story of %d days", w+1)
		}
	}
}

func BenchmarkSketchOf(b *testing.B) {
	text := strings.Join(words(600, 1), " ")
	for b.Loop() {
		SketchOf(text)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkCopies(b *testing.B) {
	text := words(600, 1)
	var near []Paper
	for i := range 20 {
		near = append(near, paper(int64(i), "Gazette", "", "2026-01-05", strings.Join(text[i*10:], " ")))
	}
	p := paper(99, "Herald", "", "2026-01-05", strings.Join(text, " "))
	for b.Loop() {
		Copies(near, p)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkBlocks(b *testing.B) {
	told := random(rand.New(rand.NewPCG(1, 2)), 100)
	for i := 0; b.Loop(); i++ {
		told[i%100].Blocks()
	}
}

func BenchmarkPair(b *testing.B) {
	told := random(rand.New(rand.NewPCG(1, 2)), 100)
	for i := 0; b.Loop(); i++ {
		Pair(&told[i%100], &told[i*7%100])
	}
}

func BenchmarkTell(b *testing.B) {
	told := random(rand.New(rand.NewPCG(1, 2)), 40)
	for b.Loop() {
		Tell(told, nil)
	}
}

// BenchmarkParts cuts one kidnapping of 366 reports, each linked to each.
func BenchmarkParts(b *testing.B) {
	var told []Telling
	var l []Link
	for i := range 366 {
		told = append(told, Telling{Article: int64(i), Event: tellings.Event{ID: "e1", Type: "ASSAULT", Days: tellings.Days{First: 20260101, Last: 20260101}}})
		for j := range i {
			l = append(l, Link{Ref{int64(j), "e1"}, Ref{int64(i), "e1"}})
		}
	}
	for b.Loop() {
		Parts(told, l)
	}
}
