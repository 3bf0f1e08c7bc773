package relations

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryFileSaysWhatItMeans(t *testing.T) {
	list := Indices()
	if len(list) < 20 || !slices.IsSortedFunc(list, func(a, b Index) int { return strings.Compare(a.Name, b.Name) }) {
		t.Errorf("%d indices, or not in order", len(list))
	}
	for _, ix := range list {
		if _, err := parseIndex(ix.Name, ix.SQL); err != nil {
			t.Error(err)
		}
		checkMethod(t, ix.Method)
		forward := strings.Contains(ix.SQL, "forward")
		if ix.Both != forward {
			t.Errorf("%s: Directions says both: %v, and the SQL asks for the direction: %v", ix.Name, ix.Both, forward)
		}
		if planned := strings.Contains(ix.SQL, "'planned'"); !planned && ix.Name != "coverage" && !strings.Contains(ix.SQL, "status IN ('occurred', 'ongoing')") {
			t.Errorf("%s counts what did not happen", ix.Name)
		}
	}
	if len(Rankings()) < 5 {
		t.Errorf("%d rankings", len(Rankings()))
	}
	for _, r := range Rankings() {
		checkMethod(t, r.Method)
	}
}

func checkMethod(t *testing.T, m Method) {
	t.Helper()
	sql := bare(m.SQL)
	for what, bad := range map[string]bool{
		"no SELECT after the comments":               !strings.HasPrefix(sql, "SELECT "),
		"a placeholder, which the conditions number": strings.Contains(sql, "?"),
		"comments inside":                            strings.Contains(sql, "--"),
		"more than one statement":                    strings.Contains(sql, ";"),
		"a line that is too long to read":            regexp.MustCompile(`.{121}`).MatchString(m.SQL),
		"no full stop after its range":               !strings.HasSuffix(m.Range, "."),
		"no full stop after what it is not for":      !strings.HasSuffix(m.NotFor, "."),
		"a title as long as a sentence":              len(m.Title) > 50,
		"no order of its rows":                       !strings.Contains(sql, "ORDER BY"),
	} {
		if bad {
			t.Errorf("%s.sql: %s", m.Name, what)
		}
	}
}

func TestWhatIsMissingOnTopIsNamed(t *testing.T) {
	good := "-- x: an index\n--\n-- Meaning: What\n--   it means.\n-- Formula: 1.\n-- Range: 1.\n-- Not for: 2.\n-- Kind: mean, told from 0.5\n\nSELECT 1\n"
	ix, err := parseIndex("x", good)
	if err != nil || ix.Title != "an index" || ix.Meaning != "What it means." || ix.Kind != Mean || ix.Least != 0.5 || ix.Both || bare(ix.SQL) != "SELECT 1\n" {
		t.Errorf("%+v, %v", ix, err)
	}
	for _, tt := range []struct{ old, new, want string }{
		{"x: an index", "y: an index", `"-- x: …"`},
		{"-- Formula: 1.\n", "", `"-- Formula: …"`},
		{"Not for: 2.", "Not: 2.", `"-- Not for: …"`},
		{"Formula: 1.", "Range: 3.", "twice"},
		{"Formula: 1.", "without a colon", "is no field"},
		{"mean, told", "average, told", `"average" is none`},
		{", told from 0.5", "", "a mean, and nothing else"},
		{"mean,", "count,", "a mean, and nothing else"},
		{"0.5", "-1", `"-1" is no number above 0`},
		{"0.5", "0.5\n-- Directions: back", `"back"`},
	} {
		_, err := parseIndex("x", strings.Replace(good, tt.old, tt.new, 1))
		if err == nil || !strings.HasPrefix(err.Error(), "x.sql: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q for %q: %v", tt.new, tt.old, err)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, name := range []string{"", "nothing", "../types", "events.sql", "sql/events"} {
		if _, ok := Lookup(name); ok {
			t.Errorf("there is an index %q", name)
		}
		if _, ok := LookupRanking(name); ok {
			t.Errorf("there is a ranking %q", name)
		}
	}
}
