package world

import "testing"

// load returns the built-in tables.
func load(t testing.TB) *World {
	t.Helper()
	w, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestLookup(t *testing.T) {
	w := load(t)
	for _, test := range []struct {
		name string
		kind Kind
		code string
	}{
		{"South Korea", State, "KOR"},
		{"Republic of Korea", State, "KOR"},
		{"US", State, "USA"},
		{"U.S.", State, "USA"},
		{"Cote d’Ivoire", State, "CIV"},
		{"Réunion", Territory, "FRA"},
		{"Koreans", Demonym, "KOR"},
		{"French", Demonym, "FRA"},
		{"Beijing", Capital, "CHN"},
		{"Kremlin", Seat, "RUS GOV"},
	} {
		if got := w.Lookup(test.name); len(got) == 0 || got[0].Kind != test.kind || got[0].Code != test.code {
			t.Errorf("%s: got %v, want %s %s", test.name, got, test.kind, test.code)
		}
	}
	for _, name := range []string{"us", "", "-", "turkey"} {
		if got := w.Lookup(name); len(got) > 0 {
			t.Errorf("%q means %v, want nothing", name, got[0])
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil); err != nil {
			b.Fatal(err)
		}
	}
}
