package relations

import (
	"slices"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/plover"
)

// An act is a story between KEN and TZA by hand. dir: > from KEN to TZA, < back, = both.
type act struct {
	story            int
	dir              string
	day, week, month int
	typ              plover.Type
	status           string
	intensity        float64
	reports, origins int
	twice            bool // the source is two actors of one state
}

var acts = []act{
	{1, ">", 20251229, 202601, 202512, plover.Consult, "occurred", 4, 10, 2, true},
	{2, "=", 20260105, 202602, 202601, plover.Agree, "occurred", 2.5, 3, 3, false},
	{3, ">", 20260106, 202602, 202601, plover.Threaten, "occurred", -3.5, 1, 1, false},
	{4, ">", 20260120, 202604, 202601, plover.Sanction, "ongoing", -6, 8, 4, true},
	{5, "<", 20260121, 202604, 202601, plover.Reject, "occurred", -2, 2, 1, false},
	{6, ">", 20260121, 202604, 202601, plover.Request, "occurred", 0, 1, 1, false},
	{7, ">", 20260122, 202604, 202601, plover.Assault, "denied", -9, 5, 5, false},
	{8, ">", 20260301, 202609, 202603, plover.Agree, "planned", 2.5, 2, 1, false},
	{9, ">", 20260302, 202610, 202603, plover.Aid, "occurred", 10, 1, 1, false},
	{10, ">", 0, 0, 0, plover.Aid, "occurred", 10, 1, 1, false}, // nobody knows when
	{11, "<", 20260303, 202610, 202603, plover.Aid, "occurred", 10, 1, 1, false},
}

// fill keeps acts and coverage: December 200 articles of 100 origins, January 500 of 250, February
// 40 of 40, March none.
func fill(t *testing.T, db database) {
	t.Helper()
	insert := func(a act, source, target int, from, to string) {
		exec(t, db, "INSERT INTO story_pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", a.story, source, target, from, to,
			a.day, a.week, a.month, string(a.typ), string(plover.QuadOf(a.typ)), a.status, a.intensity, a.reports, a.origins)
	}
	for _, a := range acts {
		if a.dir != "<" {
			insert(a, 1, 2, "KEN", "TZA")
		}
		if a.twice {
			insert(a, 3, 2, "KEN", "TZA")
		}
		if a.dir != ">" {
			insert(a, 2, 1, "TZA", "KEN")
		}
	}
	insert(act{12, ">", 20260105, 202602, 202601, plover.Aid, "occurred", 10, 9, 9, false}, 1, 9, "KEN", "UGA") // another pair
	for _, c := range [][5]int{{20251229, 202601, 202512, 200, 100}, {20260105, 202602, 202601, 100, 50}, {20260120, 202604, 202601, 400, 200}, {20260210, 202607, 202602, 40, 40}, {0, 0, 0, 7, 7}} {
		exec(t, db, "INSERT INTO coverage VALUES (?, ?, ?, ?, ?)", c[0], c[1], c[2], c[3], c[4])
	}
}

func exec(t testing.TB, db database, query string, args ...any) {
	t.Helper()
	if db.postgres {
		for i := range args {
			query = strings.Replace(query, "?", "$"+number(float64(i+1)), 1)
		}
	}
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%v\n%s", err, query)
	}
}

const (
	there = "source_state = ? AND target_state = ?"
	back  = there
)

// byHand holds the values of every index for the acts above, by month: of KEN towards TZA, and of
// both directions where the index needs them.
var byHand = map[string][]Point{
	"events":                   {{202512, 1, 1, 10, 2}, {202601, 4, 4, 13, 9}, {202603, 1, 1, 1, 1}},
	"verbal-cooperation":       {{202512, 1, 1, 10, 2}, {202601, 1, 1, 3, 3}},
	"material-cooperation":     {{202603, 1, 1, 1, 1}},
	"verbal-conflict":          {{202601, 2, 2, 2, 2}},
	"material-conflict":        {{202601, 1, 1, 8, 4}},
	"cooperation":              {{202512, 1, 1, 10, 2}, {202601, 1, 1, 3, 3}, {202603, 1, 1, 1, 1}},
	"conflict":                 {{202601, 3, 3, 10, 6}},
	"corroborated":             {{202512, 1, 1, 10, 2}, {202601, 2, 2, 11, 7}},
	"demands":                  {{202601, 1, 1, 1, 1}},
	"threats":                  {{202601, 1, 1, 1, 1}},
	"pressure":                 {{202601, 2, 2, 2, 2}},
	"planned-meetings":         {{202603, 1, 1, 2, 1}},
	"events-per-thousand":      {{202512, 10, 1, 10, 2}, {202601, 16, 4, 13, 9}, {202602, 0, 0, 0, 0}},
	"cooperation-per-thousand": {{202512, 10, 1, 10, 2}, {202601, 4, 1, 3, 3}, {202602, 0, 0, 0, 0}},
	"conflict-per-thousand":    {{202512, 0, 0, 0, 0}, {202601, 12, 3, 10, 6}, {202602, 0, 0, 0, 0}},
	"cooperation-intensity":    {{202512, 4, 1, 10, 2}, {202601, 2.5, 1, 3, 3}, {202603, 10, 1, 1, 1}},
	"conflict-intensity":       {{202601, 9.5, 2, 9, 5}},
	"net-intensity":            {{202512, 4, 1, 10, 2}, {202601, -7, 4, 13, 9}, {202603, 10, 1, 1, 1}},
	"mean-intensity":           {{202512, 4, 1, 10, 2}, {202601, -1.75, 4, 13, 9}, {202603, 10, 1, 1, 1}},
	// (3*2.5 - 1*3.5 - 4*6 + 1*0) / 9
	"weighted-intensity": {{202512, 4, 1, 10, 2}, {202601, -20.0 / 9, 4, 13, 9}, {202603, 10, 1, 1, 1}},
	"origins":            {{202512, 2, 1, 10, 2}, {202601, 9, 4, 13, 9}, {202603, 1, 1, 1, 1}},
	"conflict-share":     {{202512, 0, 1, 10, 2}, {202601, 0.75, 4, 13, 9}, {202603, 0, 1, 1, 1}},
	"material-share":     {{202512, 0, 1, 10, 2}, {202601, 0.25, 4, 13, 9}, {202603, 1, 1, 1, 1}},
	// ln 3, ln(1.5 / 3.5), ln 3
	"log-ratio": {{202512, 1.098612, 1, 10, 2}, {202601, -0.847298, 4, 13, 9}, {202603, 1.098612, 1, 1, 1}},
	// 1 there; 4 there and 2 back, one of them both; 1 each way
	"asymmetry": {{202512, 1, 1, 10, 2}, {202601, 2.0 / 6, 5, 15, 10}, {202603, 0, 2, 2, 2}},
	// there -1.75, back (2.5 - 2) / 2 = 0.25: 1 - 2/20; equal
	"reciprocity": {{202601, 0.9, 5, 15, 10}, {202603, 1, 2, 2, 2}},
	"coverage":    {{202512, 100, 0, 200, 100}, {202601, 250, 0, 500, 250}, {202602, 40, 0, 40, 40}},
}

func TestIndicesByHand(t *testing.T) {
	onDatabases(t, func(t *testing.T, db database) {
		fill(t, db)
		for _, ix := range Indices() {
			args, b := []any{"KEN", "TZA"}, ""
			if ix.Both {
				args, b = append(args, "TZA", "KEN"), back
			}
			if got := points(t, db, ix.Query(Month, there, b), args...); !slices.Equal(got, byHand[ix.Name]) {
				t.Errorf("%s: %v\nwant %v", ix.Name, got, byHand[ix.Name])
			}
		}
	})
}

// TestBothDirectionsAtOnce asks for what happens between two, whichever side acts: what both do
// counts once.
func TestBothDirectionsAtOnce(t *testing.T) {
	onDatabases(t, func(t *testing.T, db database) {
		fill(t, db)
		ix, _ := Lookup("cooperation")
		got := points(t, db, ix.Query(Month, there, back), "KEN", "TZA", "TZA", "KEN")
		if want := []Point{{202512, 1, 1, 10, 2}, {202601, 1, 1, 3, 3}, {202603, 2, 2, 2, 2}}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

func TestEveryPeriod(t *testing.T) {
	want := map[Period][]Point{
		Day:   {{20251229, 1, 1, 10, 2}, {20260105, 1, 1, 3, 3}, {20260106, 1, 1, 1, 1}, {20260120, 1, 1, 8, 4}, {20260121, 1, 1, 1, 1}, {20260302, 1, 1, 1, 1}},
		Week:  {{202601, 1, 1, 10, 2}, {202602, 2, 2, 4, 4}, {202604, 2, 2, 9, 5}, {202610, 1, 1, 1, 1}},
		Month: byHand["events"],
		Year:  {{2025, 1, 1, 10, 2}, {2026, 5, 5, 14, 10}},
	}
	onDatabases(t, func(t *testing.T, db database) {
		fill(t, db)
		for p, points3 := range want {
			ix, _ := Lookup("events")
			if got := points(t, db, ix.Query(p, there, ""), "KEN", "TZA"); !slices.Equal(got, points3) {
				t.Errorf("%s: %v, want %v", p, got, points3)
			}
			for _, ix := range Indices() { // all of them run, and give periods in order
				got := points(t, db, ix.Query(p, there, back), "KEN", "TZA", "TZA", "KEN")
				if len(got) == 0 || !slices.IsSortedFunc(got, func(a, b Point) int { return a.Period - b.Period }) || got[0].Period == 0 {
					t.Errorf("%s by %s: %v", ix.Name, p, got)
				}
			}
		}
	})
}

func TestTypesQuery(t *testing.T) {
	type row struct {
		period                   int
		typ, quad                string
		events, reports, origins int
		intensity                float64
	}
	want := []row{
		{2025, "CONSULT", "verbal-cooperation", 1, 10, 2, 4},
		{2026, "AGREE", "verbal-cooperation", 1, 3, 3, 2.5},
		{2026, "AID", "material-cooperation", 1, 1, 1, 10},
		{2026, "REQUEST", "verbal-conflict", 1, 1, 1, 0},
		{2026, "SANCTION", "material-conflict", 1, 8, 4, -6},
		{2026, "THREATEN", "verbal-conflict", 1, 1, 1, -3.5},
	}
	onDatabases(t, func(t *testing.T, db database) {
		fill(t, db)
		var got []row
		for rows := range all(t, db, TypesQuery(Year, there, ""), "KEN", "TZA") {
			var r row
			if err := rows.Scan(&r.period, &r.typ, &r.quad, &r.events, &r.reports, &r.origins, &r.intensity); err != nil {
				t.Fatal(err)
			}
			got = append(got, r)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}
