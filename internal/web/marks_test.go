package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/record"
)

// checkMarks cuts a text at marks from pairs of borders.
func checkMarks(t *testing.T, text []rune, borders []byte) {
	t.Helper()
	var marks []mark
	for i := 0; i+1 < len(borders) && i < 60; i += 2 {
		marks = append(marks, mark{span: record.Span{int(borders[i]), int(borders[i+1])}, ref: "m" + strconv.Itoa(i), class: "c"})
	}
	given := append([]mark(nil), marks...)
	at, begun := 0, map[string]bool{}
	for _, p := range cutText(text, nil, marks) {
		for _, x := range p.Parts {
			if x.Text == "" {
				t.Fatal("an empty part")
			}
			end := at + len([]rune(x.Text))
			refs := strings.Fields(x.Refs)
			for _, m := range given {
				valid := m.span[0] >= 0 && m.span[0] < m.span[1] && m.span[1] <= len(text)
				on := valid && m.span[0] <= at && at < m.span[1]
				if has := contains(refs, m.ref); has != on {
					t.Fatalf("part %q at %d: mark %v there: %v, want %v", x.Text, at, m.span, has, on)
				}
				if on && m.span[1] < end {
					t.Fatalf("part %q at %d goes over the end of %v", x.Text, at, m.span)
				}
			}
			for _, h := range x.Heads {
				if begun[h] {
					t.Fatalf("%s begins twice", h)
				}
				begun[h] = true
			}
			at = end
		}
	}
	if at != len(text) {
		t.Fatalf("%d letters of %d", at, len(text))
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestMarksOverlap(t *testing.T) {
	text := []rune("He said they would close the ports.")
	parts := cutText(text, []record.Span{{0, 35}}, []mark{
		{span: record.Span{8, 34}, ref: "s1", class: "st"}, {span: record.Span{19, 24}, ref: "e1", class: "ev", leads: true}, {span: record.Span{19, 34}, ref: "c1", class: "co"},
	})[0].Parts
	var got []string
	for _, p := range parts {
		got = append(got, p.Text+"["+p.Refs+"]"+p.To)
	}
	if s := strings.Join(got, "|"); s != "He said []|they would [s1]|close[s1 c1 e1]e1| the ports[s1 c1]|.[]" {
		t.Error(s)
	}
}

func TestSentencesAreComparedByWords(t *testing.T) {
	var got []string
	for _, s := range compare("Iceland is ready to return it first.", "Iceland could return it after the talks.") {
		got = append(got, s.Op+":"+s.Words)
	}
	if s := strings.Join(got, "|"); s != ":Iceland|gone:is ready to|added:could|:return it|gone:first.|added:after the talks." {
		t.Error(s)
	}
}
