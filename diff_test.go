package chancery

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

// versions are two versions of one page, as a ministry may change it: a sum, a sentence that
// is gone, one that is new.
func versions(t testing.TB) (before, after *record.Record) {
	rd := newReader(t)
	read := func(text string) *record.Record {
		rec, err := rd.Read(article.Article{ID: "x", Title: "Norway and Malawi", Published: "2026-04-23", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return rec
	}
	text := `Norway will give Malawi 600 million kroner by the end of 2028, Minister Anne Tvinnereim said in Lilongwe.

Norway condemned the attack of the rebels on the port of Nkhata Bay. Malawi thanked Norway.

Germany signed an agreement with Malawi on Monday.`
	edited := strings.NewReplacer("600", "500", " Malawi thanked Norway.", "", "\n\nGermany", "\n\nMalawi arrested three rebels.\n\nGermany").Replace(text)
	return read(text), read(edited)
}

func TestDiffOfAnEditedArticle(t *testing.T) {
	before, after := versions(t)
	var got []string
	for _, c := range record.Diff(before, after) {
		got = append(got, c.String())
	}
	s := strings.Join(got, "\n")
	for _, want := range []string{"changed sentence: “… give Malawi 600 million kroner …” → “… give Malawi 500 million kroner …”", "gone sentence “Malawi thanked Norway.”", "gone event “thanked”", "the sentence is gone",
		"added sentence “Malawi arrested three rebels.”", "added event “arrested”", "the sentence is new"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not told of", want)
		}
	}
	for _, no := range []string{"“signed”", "“condemned”", "actor “Malawi”", "actor “Norway”", "place “Nkhata Bay”"} {
		if strings.Contains(s, no) {
			t.Errorf("%s did not change but is told of", no)
		}
	}
	if t.Failed() {
		t.Log(s)
	}
}

func BenchmarkDiff(b *testing.B) {
	before, after := versions(b)
	for b.Loop() {
		record.Diff(before, after)
	}
}

// BenchmarkDiffRecode compares the codings of a sample article of usual length before and after
// half of its events changed.
func BenchmarkDiffRecode(b *testing.B) {
	rd := newReader(b)
	ar, err := txtar.ParseFile("testdata/articles/ceasefire.txtar")
	if err != nil {
		b.Fatal(err)
	}
	a := sample(b, ar)
	old, err := rd.Read(a)
	if err != nil {
		b.Fatal(err)
	}
	new, _ := rd.Read(a)
	for i := range new.Events {
		if i%2 == 0 {
			new.Events[i].Type, new.Events[i].Rule = "AID", "verbs.txt:1"
		}
	}
	for b.Loop() {
		record.Diff(old, new)
	}
}
