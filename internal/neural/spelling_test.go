package neural

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestSpelling compares with what the trainer made of the same forms (internal/syntax/train/spellings.py).
func TestSpelling(t *testing.T) {
	list, err := os.ReadFile("testdata/spellings.txt")
	if err != nil {
		t.Fatal(err)
	}
	const rows = 16384
	var s Spelling
	for line := range strings.Lines(string(list)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		s.Read(f[0])
		if string(s.Normal) != f[1] {
			t.Errorf("%q has the normal form %q, want %q", f[0], s.Normal, f[1])
		}
		for i, h := range s.Features() {
			if got := strconv.Itoa(int(h % rows)); got != f[2+i] {
				t.Errorf("%q: feature %d in row %s, want %s", f[0], i, got, f[2+i])
			}
		}
	}
}
