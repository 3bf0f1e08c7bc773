package actors

import (
	"os"
	"testing"

	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

func BenchmarkResolve(b *testing.B) {
	s := newStages(b)
	data, err := os.ReadFile("../../testdata/annotated/truce-claims.txt")
	if err != nil {
		b.Skip(err)
	}
	d := text.Segment(string(data))
	tree := s.parser.Parse(d, nil)
	names := s.finder.Find(d, tree)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		s.resolver.Resolve(d, tree, names, day)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(d.Words)), "µs/word")
}

func BenchmarkNewResolver(b *testing.B) {
	w, err := world.Load(nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewResolver(w, nil); err != nil {
			b.Fatal(err)
		}
	}
}
