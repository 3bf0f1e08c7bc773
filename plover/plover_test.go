package plover

import "testing"

func TestTables(t *testing.T) {
	if n := len(Types()); n != 16 {
		t.Errorf("%d types, want 16", n)
	}
	if n := len(Contexts()); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	quads := map[Quad]int{}
	for _, typ := range Types() {
		quads[QuadOf(typ)]++
		score := Intensity(typ, "")
		if Cooperative(typ) != (score > 0) && typ != Request {
			t.Errorf("%s: score %v against quad %s", typ, score, QuadOf(typ))
		}
		for _, m := range Modes(typ) {
			if !ValidMode(typ, m) {
				t.Errorf("%s %s is not valid", typ, m)
			}
			if code := CAMEO(typ, m); Goldstein(code) == 0 {
				t.Errorf("%s %s: CAMEO %s has no Goldstein value", typ, m, code)
			}
		}
	}
	for q, want := range map[Quad]int{VerbalCooperation: 4, MaterialCooperation: 3, VerbalConflict: 4, MaterialConflict: 5} {
		if quads[q] != want {
			t.Errorf("%s has %d types, want %d", q, quads[q], want)
		}
	}
	seen := map[Context]bool{}
	for _, c := range Contexts() {
		if seen[c] || !ValidContext(c) {
			t.Errorf("context %s is doubled or not valid", c)
		}
		seen[c] = true
	}
	for _, b := range byContext {
		if !Valid(b.typ) || !ValidContext(b.context) {
			t.Errorf("row of %s in %s is wrong", b.typ, b.context)
		}
	}
}

func TestScores(t *testing.T) {
	for _, c := range []struct {
		typ       Type
		mode      Mode
		about     []Context
		intensity float64
		cameo     string
		goldstein float64
	}{
		{Consult, "visit", nil, 4, "042", 1.9},
		{Consult, "phone", nil, 1.5, "041", 1},
		{Agree, "", []Context{"diplomatic", "economic"}, 2.5, "0311", 5.2},
		{Agree, "", []Context{"peacekeeping", "military"}, 2.5, "0334", 6},
		{Request, "yield", nil, -1, "105", -5},
		{Accuse, "investigate", nil, -3.5, "090", -2},
		{Protest, "vandalize", nil, -5, "145", -7.5},
		{Sanction, "convict", nil, -6, "116", -2},
		{Assault, "crowd-control", nil, -7.5, "175", -9},
		{Assault, "heavy-weapons", nil, -9.5, "194", -10},
		{Aid, "", []Context{"military"}, 10, "072", 8.3},
		{"NONE", "", nil, 0, "", 0},
	} {
		if got := Intensity(c.typ, c.mode); got != c.intensity {
			t.Errorf("Intensity(%s, %s) = %v, want %v", c.typ, c.mode, got, c.intensity)
		}
		if got := CAMEO(c.typ, c.mode, c.about...); got != c.cameo {
			t.Errorf("CAMEO(%s, %s, %v) = %s, want %s", c.typ, c.mode, c.about, got, c.cameo)
		}
		if got := Goldstein(c.cameo); got != c.goldstein {
			t.Errorf("Goldstein(%s) = %v, want %v", c.cameo, got, c.goldstein)
		}
	}
}

func TestGoldsteinParents(t *testing.T) {
	for code, want := range map[string]float64{"10": -5, "1056": -5, "0333": 5.2, "1951": -10, "204": -10, "2042": -10, "99": 0, "": 0} {
		if got := Goldstein(code); got != want {
			t.Errorf("Goldstein(%q) = %v, want %v", code, got, want)
		}
	}
}
