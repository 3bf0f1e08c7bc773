package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestView compares the view of a record with every kind of finding, on a wide and on a narrow
// terminal, with what was found good.
func TestView(t *testing.T) {
	data, err := os.ReadFile("testdata/view.json")
	if err != nil {
		t.Fatal(err)
	}
	var rec record.Record
	if err := json.Unmarshal(data, &rec); err != nil {
		t.Fatal(err)
	}
	if err := rec.Check(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		view view
	}{
		{"wide", view{width: 92}},
		{"narrow", view{width: 40}},
		{"colour", view{width: 92, colour: true}},
	} {
		var b strings.Builder
		if err := tt.view.write(&b, &rec); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "view-"+tt.name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s differs; got:\n%s\ngo test ./cmd/chancery -run TestView -update writes it anew", golden, b.String())
		}
	}
}

// TestViewSteersNoTerminal sees to it that what an article holds cannot reach the terminal.
func TestViewSteersNoTerminal(t *testing.T) {
	evil := "He said \x1b[2J\x1b]0;pwned\a and \u202ereversed\u202c \x9b31m.\r\b"
	rec := &record.Record{Version: 1, ID: "x", Title: evil, Outlet: evil, URL: evil, Text: evil,
		Paragraphs: []record.Span{{0, 10}}, Actors: []record.Actor{{ID: "a1", Name: evil, Type: "person", Mentions: []record.Mention{{Span: record.Span{0, 2}, Kind: "name"}}}}}
	var b strings.Builder
	if err := (&view{width: 80}).write(&b, rec); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(b.String(), func(r rune) bool { return r != '\n' && unprintable(r) }); i >= 0 {
		t.Errorf("%q at %d", b.String(), i)
	}
}

func TestDay(t *testing.T) {
	for value, want := range map[string]string{
		"2026-01-05": "5 January 2026", "2026-01": "January 2026", "2026": "2026", "2026-W02": "week 2 of 2026", "2026-Q3": "third quarter of 2026",
		"2026-SU": "summer 2026", "2026-01-05T18:20:00Z": "5 January 2026, 18:20 UTC", "2026-01-05T00:00:00Z": "5 January 2026", "PRESENT_REF": "now", "XXXX-WXX-3": "", "PT2H": "",
		"2026-01-05TMO": "2026-01-05TMO", "": "",
	} {
		if got := day(value); got != want {
			t.Errorf("day(%q) = %q, want %q", value, got, want)
		}
	}
}
