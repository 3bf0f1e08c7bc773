package chancery

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chancery-project/chancery/article"
)

// articles yields the articles of the files that match the patterns.
func articles(t testing.TB, patterns ...string) []article.Article {
	t.Helper()
	var list []article.Article
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for a, err := range article.Open(name, f) {
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, a)
			}
		}
	}
	return list
}

func TestRecordsKeepTheirPromises(t *testing.T) {
	rd := newReader(t)
	list := articles(t, "testdata/annotated/*.in.jsonl", "../shared/articles/*.in.jsonl")
	if len(list) < 12 {
		t.Fatalf("%d articles, want 12 at least", len(list))
	}
	for _, a := range list {
		rec, err := rd.Read(a)
		if err != nil {
			t.Errorf("%s: %v", a.ID, err)
			continue
		}
		if err := rec.Check(); err != nil {
			t.Errorf("%s: %v", a.ID, err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	rd := newReader(b)
	list := articles(b, "testdata/annotated/*.in.jsonl")
	size := 0
	for _, a := range list {
		size += len(a.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var w workspace
	for b.Loop() {
		for _, a := range list {
			if _, err := rd.read(a, &w); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(list))/b.Elapsed().Seconds(), "articles/s")
}

// Wire briefs report and do not judge: nothing in them is the outlet's own voice.
func TestWireBriefsHaveNoFraming(t *testing.T) {
	rd := newReader(t)
	list := articles(t, "testdata/annotated/border-brief.in.jsonl", "testdata/annotated/veto-brief.in.jsonl", "testdata/articles/*brief*.txtar")
	if len(list) < 2 {
		t.Fatalf("%d briefs, want 2 at least", len(list))
	}
	for _, a := range list {
		rec, err := rd.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range rec.Framing {
			t.Errorf("%s: %q is taken for framing", a.ID, rec.Words(f.Span))
		}
	}
}

// FuzzRead reads any text: no panic, and every promise of the record is kept.
func FuzzRead(f *testing.F) {
	f.Add("South Korean President Lee Jae-myung met Xi Jinping on Monday. “We will cooperate,” he said.")
	f.Add("SEOUL, Jan. 5 (AP) — The two sides agreed:\n1. to stop; 2. to talk.\n“Never” — 'he' ``said''")
	f.Add("A. B. c?! \u00a0… » 1/2/2026 12:61 $3bn ALL CAPS HEADLINE\n\n\n-\n- \x01 it's ’s")
	rd := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		rec, err := rd.Read(article.Article{Text: s, Published: "2026-01-05"})
		if err != nil {
			return
		}
		if err := rec.Check(); err != nil {
			t.Error(err)
		}
	})
}
