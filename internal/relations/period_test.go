package relations

import (
	"slices"
	"testing"
	"time"
)

func TestPeriods(t *testing.T) {
	for _, tt := range []struct {
		p               Period
		n               int
		start           string
		next, last      int // the next period, the last day
		label           string
		before, further int // one before, thirteen after
	}{
		{Day, 20260105, "2026-01-05", 20260106, 20260105, "2026-01-05", 20260104, 20260118},
		{Day, 20240228, "2024-02-28", 20240229, 20240228, "2024-02-28", 20240227, 20240312},
		{Week, 202601, "2025-12-29", 202602, 20260104, "2026-W01", 202552, 202614},
		{Week, 202053, "2020-12-28", 202101, 20210103, "2020-W53", 202052, 202113},
		{Week, 202101, "2021-01-04", 202102, 20210110, "2021-W01", 202053, 202114},
		{Month, 202512, "2025-12-01", 202601, 20251231, "2025-12", 202511, 202701},
		{Month, 202402, "2024-02-01", 202403, 20240229, "2024-02", 202401, 202503},
		{Year, 2026, "2026-01-01", 2027, 20261231, "2026", 2025, 2039},
	} {
		if got := tt.p.Start(tt.n).Format(time.DateOnly); got != tt.start {
			t.Errorf("%s %d starts on %s, want %s", tt.p, tt.n, got, tt.start)
		}
		if got := tt.p.Of(tt.p.Start(tt.n)); got != tt.n {
			t.Errorf("the first day of %s %d lies in %d", tt.p, tt.n, got)
		}
		if got := tt.p.Next(tt.n); got != tt.next {
			t.Errorf("after %s %d comes %d, want %d", tt.p, tt.n, got, tt.next)
		}
		if first, last := tt.p.Days(tt.n); first != Day.Of(tt.p.Start(tt.n)) || last != tt.last {
			t.Errorf("%s %d reaches from %d to %d, want %d", tt.p, tt.n, first, last, tt.last)
		}
		if got := tt.p.Label(tt.n); got != tt.label {
			t.Errorf("%s %d is written %s, want %s", tt.p, tt.n, got, tt.label)
		}
		if got := tt.p.Add(tt.n, -1); got != tt.before {
			t.Errorf("before %s %d comes %d, want %d", tt.p, tt.n, got, tt.before)
		}
		if got := tt.p.Add(tt.n, 13); got != tt.further {
			t.Errorf("13 after %s %d comes %d, want %d", tt.p, tt.n, got, tt.further)
		}
	}
}

// TestNextReachesEveryDay walks over twenty years by each period; the days of the periods must
// follow each other without gaps.
func TestNextReachesEveryDay(t *testing.T) {
	for _, p := range []Period{Day, Week, Month, Year} {
		n := p.Of(time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC))
		for p.Start(n).Year() < 2030 {
			_, last := p.Days(n)
			next := p.Next(n)
			if first, _ := p.Days(next); next <= n || Day.Next(last) != first {
				t.Fatalf("%s %d ends on %d, and %d begins on %d", p, n, last, next, first)
			}
			n = next
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for _, p := range []Period{Day, Week, Month, Year} {
		if got, err := ParsePeriod(string(p)); got != p || err != nil {
			t.Errorf("%s: %s, %v", p, got, err)
		}
	}
	if _, err := ParsePeriod("quarter"); err == nil || err.Error() != `period "quarter" is none (want day, week, month or year)` {
		t.Error(err)
	}
}

func TestFill(t *testing.T) {
	given := []Point{{202511, 9, 9, 9, 9}, {202512, 2, 2, 5, 3}, {202602, 4, 4, 4, 4}, {202604, 1, 1, 1, 1}}
	filled := []Point{{202512, 2, 2, 5, 3}, {Period: 202601}, {202602, 4, 4, 4, 4}, {Period: 202603}}
	for _, tt := range []struct {
		kind Kind
		want []Point
	}{
		{Count, filled}, {Sum, filled}, {Mean, given[1:3]}, {Rate, given[1:3]},
	} {
		ix := Index{Kind: tt.kind}
		if got := ix.Fill(given, Month, 202512, 202603); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.kind, got, tt.want)
		}
		if got := ix.Fill(given, Month, 202603, 202512); len(got) != 0 {
			t.Errorf("%s, the last month before the first: %v", tt.kind, got)
		}
	}
	if got := (Index{Kind: Count}).Fill(nil, Week, 202052, 202101); !slices.Equal(got, []Point{{Period: 202052}, {Period: 202053}, {Period: 202101}}) {
		t.Errorf("weeks without events: %v", got)
	}
}
