package article

import (
	"io"
	"strings"
	"testing"
)

// BenchmarkHTML reads the pages of testdata one after the other.
func BenchmarkHTML(b *testing.B) {
	var pages []string
	size := 0
	for _, f := range pageFiles(b) {
		pages = append(pages, pageOf(f))
		size += len(pages[len(pages)-1])
	}
	b.SetBytes(int64(size / len(pages)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := FromHTML(strings.NewReader(pages[n%len(pages)]), ""); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkJSONL reads lines of articles of some 3 KB.
func BenchmarkJSONL(b *testing.B) {
	line := `{"id":"a","published":"2026-05-03","text":"` + strings.Repeat("The ministers met in Geneva on Monday and agreed on a truce. ", 50) + "\"}\n"
	b.SetBytes(int64(len(line)))
	r, w := io.Pipe()
	go func() {
		for {
			if _, err := io.WriteString(w, line); err != nil {
				return
			}
		}
	}()
	n := 0
	for _, err := range Open("in", r) {
		if err != nil {
			b.Fatal(err)
		}
		if n++; !b.Loop() {
			break
		}
	}
	r.Close()
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkFurniture asks of a usual paragraph and of a short line whether they are furniture.
func BenchmarkFurniture(b *testing.B) {
	lines := []string{
		"The foreign ministers of Norway and Chile met in Geneva on Monday and agreed to open talks on fish.",
		"He left the room.",
		"Sign up for our newsletter",
		"Malaysian Prime Minister Anwar Ibrahim, who mediated between the neighbours by telephone, said both armies had promised to pull back.",
	}
	n := 0
	for b.Loop() {
		isFurniture(lines[n%len(lines)])
		isTail(lines[n%len(lines)])
		n++
	}
}
