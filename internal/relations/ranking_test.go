package relations

import (
	"slices"
	"testing"
)

// TestRankingsByHand ranks four pairs in January and February 2026 and compares with November and
// December 2025, of which half as much was read.
func TestRankingsByHand(t *testing.T) {
	want := map[string][]Pair{
		"most-events": {
			{"KEN", "TZA", 12, 12, 2, 10, 0, 30, 20, -55},
			{"CHN", "USA", 8, 8, 8, 0, 0, 8, 8, 20},
			{"USA", "CHN", 8, 8, 0, 8, 0, 8, 8, -16},
		},
		"most-cooperation": {
			{"CHN", "USA", 8, 8, 8, 0, 0, 8, 8, 20},
			{"KEN", "TZA", 2, 12, 2, 10, 0, 30, 20, -55},
		},
		"most-conflict": {
			{"KEN", "TZA", 10, 12, 2, 10, 0, 30, 20, -55},
			{"USA", "CHN", 8, 8, 0, 8, 0, 8, 8, -16},
		},
		"most-material-conflict": {{"KEN", "TZA", 10, 12, 2, 10, 0, 30, 20, -55}},
		// twice as much was read: USA-CHN 4 before and 8 now is no change, FRA-MLI 5 and 0 a fall:
		// -(5*200)^2 / (5*200*100) = -10; KEN-TZA (12*100 - 1*200)^2 / (13*200*100)
		"biggest-change": {
			{"FRA", "MLI", -10, 0, 0, 0, 5, 0, 0, 0},
			{"CHN", "USA", 800.0 * 800 / (8 * 200 * 100), 8, 8, 0, 0, 8, 8, 20},
			{"KEN", "TZA", 1000.0 * 1000 / (13 * 200 * 100), 12, 2, 10, 1, 30, 20, -55},
			{"USA", "CHN", 0, 8, 0, 8, 4, 8, 8, -16},
		},
		// KEN-TZA 10 and 0: (10*100)^2 / (10*200*100) = 5
		"biggest-change-of-conflict": {
			{"FRA", "MLI", -10, 0, 0, 0, 5, 0, 0, 0},
			{"KEN", "TZA", 5, 12, 2, 10, 0, 30, 20, -55},
			{"USA", "CHN", 0, 8, 0, 8, 4, 8, 8, -16},
		},
	}
	onDatabases(t, func(t *testing.T, db database) {
		for _, m := range []struct {
			from, to                  string
			month                     int
			quad                      string
			stories, reports, origins int
			intensity                 float64
		}{
			{"KEN", "TZA", 202511, "verbal-cooperation", 1, 1, 1, 2.5},
			{"KEN", "TZA", 202601, "verbal-cooperation", 2, 2, 2, 5},
			{"KEN", "TZA", 202601, "material-conflict", 4, 8, 8, -24},
			{"KEN", "TZA", 202602, "material-conflict", 6, 20, 10, -36},
			{"KEN", "TZA", 202603, "material-conflict", 99, 99, 99, -99},
			{"KEN", "TZA", 202510, "material-conflict", 99, 99, 99, -99},
			{"USA", "CHN", 202512, "verbal-conflict", 4, 4, 4, -8},
			{"USA", "CHN", 202602, "verbal-conflict", 8, 8, 8, -16},
			{"CHN", "USA", 202601, "verbal-cooperation", 8, 8, 8, 20},
			{"FRA", "MLI", 202512, "material-conflict", 5, 5, 5, -30},
		} {
			exec(t, db, "INSERT INTO pair_months VALUES (?, ?, ?, ?, ?, ?, ?, ?)", m.from, m.to, m.month, m.quad, m.stories, m.reports, m.origins, m.intensity)
		}
		for _, c := range [][5]int{{20251103, 202545, 202511, 90, 40}, {20251201, 202549, 202512, 90, 60}, {20260105, 202602, 202601, 500, 150}, {20260202, 202606, 202602, 500, 50}} {
			exec(t, db, "INSERT INTO coverage VALUES (?, ?, ?, ?, ?)", c[0], c[1], c[2], c[3], c[4])
		}
		for _, r := range Rankings() {
			if got := ranked(t, db, r.Query(202601, 202602, 9)); !slices.Equal(got, want[r.Name]) {
				t.Errorf("%s: %v\nwant %v", r.Name, got, want[r.Name])
			}
			if got := ranked(t, db, r.Query(202601, 202602, 1)); !slices.Equal(got, want[r.Name][:1]) {
				t.Errorf("%s, the first: %v", r.Name, got)
			}
			if got := ranked(t, db, r.Query(203001, 203002, 9)); len(got) != 0 {
				t.Errorf("%s of months without anything: %v", r.Name, got)
			}
		}
	})
}

func ranked(t *testing.T, db database, query string) []Pair {
	t.Helper()
	var out []Pair
	for rows := range all(t, db, query) {
		var p Pair
		if err := rows.Scan(&p.Source, &p.Target, &p.Value, &p.Events, &p.Cooperation, &p.Conflict, &p.Earlier, &p.Reports, &p.Origins, &p.Intensity); err != nil {
			t.Fatalf("%v\n%s", err, query)
		}
		out = append(out, p)
	}
	return out
}
