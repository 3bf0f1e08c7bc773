package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkRunes tests both directions against plain counting, at every byte of s.
func checkRunes(t *testing.T, s string) {
	t.Helper()
	r := NewRunes(s)
	n := 0
	for i := range s {
		if got := r.At(i); got != n {
			t.Fatalf("%q: At(%d) = %d, want %d", s, i, got, n)
		}
		if got := r.Byte(n); got != i {
			t.Fatalf("%q: Byte(%d) = %d, want %d", s, n, got, i)
		}
		n++
	}
	if got := r.At(len(s)); got != n {
		t.Fatalf("%q: At(end) = %d, want %d", s, got, n)
	}
	if got := r.Byte(n); got != len(s) {
		t.Fatalf("%q: Byte(end) = %d, want %d", s, got, len(s))
	}
	if got := r.Byte(n + 1); got != -1 {
		t.Fatalf("%q: Byte beyond the end = %d, want -1", s, got)
	}
	if got := r.Byte(-1); got != -1 {
		t.Fatalf("%q: Byte(-1) = %d, want -1", s, got)
	}
}

func TestRunes(t *testing.T) {
	for _, s := range []string{"", "a", "“é”", strings.Repeat("a", stride), strings.Repeat("é", stride), strings.Repeat("x“日本”y", 100), "a" + strings.Repeat("𝄞", 200)} {
		checkRunes(t, s)
	}
}

func FuzzRunes(f *testing.F) {
	f.Add("“We will not go,” said Mr. Lee.")
	f.Add(strings.Repeat("日", 99))
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			checkRunes(t, s)
		}
	})
}
