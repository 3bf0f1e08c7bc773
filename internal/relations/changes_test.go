package relations

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"testing"
)

// series makes points of months from January 2024 on.
func series(counts ...int) []Point {
	var out []Point
	for i, n := range counts {
		out = append(out, Point{Month.Add(202401, i), float64(n), n, n, n})
	}
	return out
}

// read makes the coverage of months from January 2024 on.
func read(articles ...int) []Point {
	var out []Point
	for i, n := range articles {
		if n > 0 {
			out = append(out, Point{Month.Add(202401, i), float64(n), 0, n, n})
		}
	}
	return out
}

// repeat returns n n times, then the rest.
func repeat(times, n int, rest ...int) []int { return append(slices.Repeat([]int{n}, times), rest...) }

func TestChangesOfCounts(t *testing.T) {
	for _, tt := range []struct {
		what   string
		counts []int
		watch  Watch
		want   []string // "month kind: reason"
	}{
		{"a crisis", []int{1, 0, 2, 1, 1, 0, 3, 1, 2, 1, 0, 1, 9, 11, 2}, Watch{},
			[]string{"202501 rise: material conflict rose to 9 (median of the 12 months before: 1)"}},
		{"a crisis that doubles", []int{1, 0, 2, 1, 1, 0, 3, 1, 2, 1, 0, 1, 9, 19, 20, 2}, Watch{},
			[]string{"202501 rise: material conflict rose to 9 (median of the 12 months before: 1)",
				"202502 rise: material conflict rose to 19 (median of the 12 months before: 1)"}},
		{"none to one is no alarm", repeat(11, 0, 1, 0, 1), Watch{}, nil},
		{"chance", []int{4, 6, 5, 3, 7, 5, 4, 6, 5, 8, 4, 5, 9, 3, 10}, Watch{}, nil},
		{"too short to say", []int{1, 1, 1, 1, 1, 30}, Watch{}, nil},
		{"an old crisis does not hide a new one", []int{1, 1, 2, 40, 1, 0, 1, 1, 1, 2, 1, 1, 9}, Watch{},
			[]string{"202501 rise: material conflict rose to 9 (median of the 12 months before: 1)"}},
		{"a rise that is the first for long", repeat(13, 0, 7), Watch{},
			[]string{"202502 first: material conflict: the first in 13 months or more",
				"202502 rise: material conflict rose to 7 (median of the 12 months before: 0)"}},
		{"an end", []int{20, 25, 22, 24, 21, 26, 23, 22, 25, 24, 22, 23, 4, 3, 2}, Watch{},
			[]string{"202501 fall: material conflict fell to 4 (median of the 12 months before: 23)"}},
		{"silence", []int{2, 3, 1, 2, 4, 2, 3, 2, 1, 3, 2, 3, 0, 0, 0, 0, 0, 0}, Watch{},
			[]string{"202504 silence: material conflict: none for 4 months, after some in 12 of the 12 months before"}},
		{"silence at once", repeat(12, 12, 0, 0), Watch{},
			[]string{"202501 silence: material conflict: none for 1 month, after some in 12 of the 12 months before"}},
		{"a pause of who seldom acts", []int{0, 3, 0, 0, 5, 0, 0, 0, 4, 0, 0, 4, 0, 0, 0, 0, 0, 0}, Watch{}, nil},
		{"the first after an old one", append([]int{1}, repeat(14, 0, 1)...), Watch{What: "THREATEN"},
			[]string{"202504 first: THREATEN: the first in 14 months"}},
		{"not long enough", append([]int{1}, repeat(11, 0, 1)...), Watch{}, nil},
		{"long enough for who asks for less", append([]int{1}, repeat(4, 0, 1)...), Watch{Quiet: 4},
			[]string{"202406 first: material conflict: the first in 4 months"}},
		{"twice as much was read", repeat(12, 6, 14), Watch{Coverage: read(repeat(12, 100, 200)...)}, nil},
		{"as much was read", repeat(12, 6, 18), Watch{Coverage: read(repeat(12, 100, 100)...)},
			[]string{"202501 rise: material conflict rose to 18 (median of the 12 months before, at the same volume of coverage: 6)"}},
		{"half as much was read", repeat(12, 20, 25), Watch{Coverage: read(repeat(12, 1000, 500)...)},
			[]string{"202501 rise: material conflict rose to 25 (median of the 12 months before, at the same volume of coverage: 10)"}},
		{"nothing was read", repeat(12, 20, 0, 0, 0, 20), Watch{Coverage: read(repeat(12, 1000, 0, 0, 0, 1000)...)}, nil},
		{"of which nothing was read is no quiet", append([]int{1}, repeat(13, 0, 1)...), Watch{Coverage: read(append([]int{9, 9, 9}, repeat(9, 0, 9, 9, 9)...)...)}, nil},
		{"a month that has begun", repeat(12, 20, 2), Watch{Coverage: read(repeat(12, 1000, 90)...)}, nil},
		{"a small window", []int{1, 1, 2, 1, 12}, Watch{Before: 4},
			[]string{"202405 rise: material conflict rose to 12 (median of the 4 months before: 1)"}},
		{"more events wanted", []int{1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 12}, Watch{Least: 13}, nil},
		{"nothing", nil, Watch{}, nil},
	} {
		ix, _ := Lookup("material-conflict")
		var got []string
		for _, c := range ix.Changes(series(tt.counts...), Month, tt.watch) {
			got = append(got, fmt.Sprintf("%d %s: %s", c.Period, c.Kind, c.Reason))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q\nwant %q", tt.what, got, tt.want)
		}
	}
}

func TestChangesHoldTheirValues(t *testing.T) {
	ix, _ := Lookup("threats")
	got := ix.Changes(series(repeat(12, 12, 40, 12, 0)...), Month, Watch{})
	want := []Change{
		{202501, Rise, 12, 40, "threats rose to 40 (median of the 12 months before: 12)"},
		{202503, Silence, 12, 0, "threats: none for 1 month, after some in 12 of the 12 months before"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestADemandTurnsIntoAThreat is what an alert asks: days without a threat, then one.
func TestADemandTurnsIntoAThreat(t *testing.T) {
	ix, _ := Lookup("threats")
	filled := ix.Fill([]Point{{20260101, 1, 1, 1, 1}, {20260410, 1, 1, 2, 2}, {20260412, 1, 1, 2, 2}}, Day, 20260101, 20260414)
	got := ix.Changes(filled, Day, Watch{What: "THREATEN"})
	if len(got) != 1 || got[0] != (Change{20260410, First, 0, 1, "THREATEN: the first in 98 days"}) {
		t.Errorf("%v", got)
	}
}

func TestChangesOfMeans(t *testing.T) {
	ix, _ := Lookup("conflict-share")
	var points []Point
	for i, share := range []float64{0.4, 0.35, 0.45, 0.4, 0.9, 0.4, 0.38, 0.42, 0.8, 0.85, 0.4, 0.05} {
		events := 20
		if i == 4 {
			events = 2 // too few to say
		}
		points = append(points, Point{Month.Add(202401, i), share, events, events, events})
	}
	var got []string
	for _, c := range ix.Changes(points, Month, Watch{}) {
		got = append(got, fmt.Sprintf("%d %s: %s", c.Period, c.Kind, c.Reason))
	}
	want := []string{
		"202409 rise: share of conflict rose to 0.8 over 20 events (median of 7 months before: 0.4)",
		"202412 fall: share of conflict fell to 0.05 over 20 events (median of 10 months before: 0.4)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	for _, name := range []string{"net-intensity", "events-per-thousand"} {
		if ix, _ := Lookup(name); ix.Changes(series(repeat(12, 1, 50)...), Month, Watch{}) != nil {
			t.Errorf("%s has changes", name)
		}
	}
}

// TestChanceIsTheBinomialTail compares with sums of exact fractions.
func TestChanceIsTheBinomialTail(t *testing.T) {
	for _, tt := range [][4]int64{{3, 3, 1, 12}, {9, 20, 1, 11}, {0, 5, 1, 1}, {6, 5, 1, 1}, {40, 100, 3, 7}, {1, 1, 250, 1}, {180, 200, 9, 1}, {7, 300, 17, 4000}} {
		k, n, a, b := tt[0], tt[1], tt[2], tt[3]
		sum := new(big.Rat)
		for i := k; i <= n; i++ {
			num := new(big.Int).Binomial(n, i)
			num.Mul(num, new(big.Int).Exp(big.NewInt(a), big.NewInt(i), nil))
			num.Mul(num, new(big.Int).Exp(big.NewInt(b), big.NewInt(n-i), nil))
			sum.Add(sum, new(big.Rat).SetFrac(num, new(big.Int).Exp(big.NewInt(a+b), big.NewInt(n), nil)))
		}
		want, _ := sum.Float64()
		if got := atLeast(k, n, a, b); math.Abs(got-want) > 1e-12*want {
			t.Errorf("atLeast(%d, %d, %d, %d) = %v, want %v", k, n, a, b, got, want)
		}
	}
	if got := atLeast(700000, 1000000, 600000, 400000); got > 1e-30 {
		t.Errorf("far from the largest term: %v", got)
	}
}

func FuzzChanges(f *testing.F) {
	f.Add([]byte{1, 0, 2, 1, 1, 0, 3, 1, 2, 1, 0, 1, 9, 11, 2}, []byte{9, 9, 0, 200, 3})
	f.Fuzz(func(t *testing.T, counts, coverage []byte) {
		var c, r []int
		for _, n := range counts[:min(len(counts), 60)] {
			c = append(c, int(n))
		}
		for _, n := range coverage[:min(len(coverage), 60)] {
			r = append(r, int(n))
		}
		ix, _ := Lookup("events")
		last := 0
		for _, w := range []Watch{{}, {Coverage: read(r...)}, {Before: 1, Least: 1, Quiet: 1}} {
			for _, ch := range ix.Changes(series(c...), Month, w) {
				switch {
				case ch.Reason == "", ch.Kind == Rise && ch.To <= ch.From, ch.Kind == Fall && ch.To >= ch.From, ch.Kind == Silence && ch.To != 0, ch.Kind == First && ch.To <= 0:
					t.Errorf("%+v", ch)
				case ch.Period < last:
					t.Errorf("%d comes after %d", ch.Period, last)
				}
				last = ch.Period
			}
			last = 0
		}
	})
}
