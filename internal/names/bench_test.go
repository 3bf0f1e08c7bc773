package names

import (
	"os"
	"testing"

	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// article returns a sample article.
func article(b *testing.B) *text.Doc {
	b.Helper()
	data, err := os.ReadFile("../../testdata/annotated/truce-claims.txt")
	if err != nil {
		b.Skip(err)
	}
	return text.Segment(string(data))
}

func BenchmarkFind(b *testing.B) {
	f, d := newFinder(b), article(b)
	f.Find(d, nil)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		f.Find(d, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(d.Words)), "µs/word")
}

func BenchmarkNewFinder(b *testing.B) {
	w, err := world.Load(nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewFinder(w); err != nil {
			b.Fatal(err)
		}
	}
}
