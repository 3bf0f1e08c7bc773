package world

import (
	"strings"
	"testing"
)

// FuzzIndex compares the index with the plain way: names folded to words and kept in a map.
func FuzzIndex(f *testing.F) {
	f.Add("Lee Jae-myung|Côte d'Ivoire|U.N.|US|us", "lee jae myung")
	f.Add("a|b c|b-c|B. C.|", "b c")
	f.Fuzz(func(t *testing.T, names, asked string) {
		var x index
		plain := map[string][]int32{}
		for i, name := range strings.Split(names, "|") {
			key := plainKey(name)
			if x.add(name, int32(i), 0) != (key != "") {
				t.Fatalf("%q: entered or not against its letters", name)
			}
			if key != "" {
				plain[key] = append(plain[key], int32(i))
			}
		}
		var got []int32
		for _, s := range x.exact(asked, nil, true) {
			got = append(got, int32(s.Entity))
		}
		want := plain[plainKey(asked)]
		if len(got) != len(want) {
			t.Fatalf("%q in %q: got %v, want %v", asked, names, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%q in %q: got %v, want %v", asked, names, got, want)
			}
		}
	})
}

// plainKey folds a name to its pieces with blanks between.
func plainKey(s string) string {
	var out strings.Builder
	inside := false
	for _, r := range s {
		b, ok := fold(r)
		switch {
		case ok:
			if !inside && out.Len() > 0 {
				out.WriteByte(' ')
			}
			out.WriteRune(b)
			inside = true
		case r == '.' && inside:
		default:
			inside = false
		}
	}
	return out.String()
}
