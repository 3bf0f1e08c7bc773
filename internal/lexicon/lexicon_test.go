package lexicon

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

const sample = `# a comment
visit: CONSULT visit

[nouns]
raid: ASSAULT
  # why not every raid
  + The army raided the camp. => ASSAULT | occurred
  - A raid on the fridge ended the evening.
talks:
`

func TestParse(t *testing.T) {
	got, errs := Parse("acts.txt", []byte(sample))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []Entry{
		{File: "acts.txt", Line: 2, Key: "visit", Body: "CONSULT visit"},
		{File: "acts.txt", Line: 5, Section: "nouns", Key: "raid", Body: "ASSAULT", Proofs: []Proof{
			{Line: 7, Sentence: "The army raided the camp.", Want: "ASSAULT | occurred"},
			{Line: 8, Sentence: "A raid on the fridge ended the evening.", Not: true},
		}},
		{File: "acts.txt", Line: 9, Section: "nouns", Key: "talks"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if place := got[1].Place(); place != "acts.txt:5" {
		t.Errorf("Place() = %q", place)
	}
}

func TestParseNamesEachWrongLine(t *testing.T) {
	got, errs := Parse("mine.txt", []byte("  + A proof of nothing.\nno colon here\n: no key\nvisit: CONSULT\n  * A wrong mark.\n  +\nmeet: CONSULT\n"))
	var lines []string
	for _, err := range errs {
		lines = append(lines, err.Error())
	}
	want := []string{
		"mine.txt:1: a proof without an entry before it",
		`mine.txt:2: an entry is "key: body"`,
		`mine.txt:3: an entry is "key: body"`,
		`mine.txt:5: an indented line is a proof and begins with "+ " or "- "`,
		`mine.txt:6: an indented line is a proof and begins with "+ " or "- "`,
	}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("got  %q\nwant %q", lines, want)
	}
	if len(got) != 2 {
		t.Errorf("%d entries are right, want 2: the others of the file still count", len(got))
	}
}

func TestMerge(t *testing.T) {
	builtin, _ := Parse("a.txt", []byte("[x]\nvisit: one\nvisit: two\nraid: three\n"))
	user, _ := Parse("b.txt", []byte("[x]\nvisit: mine\n[y]\nraid: other section\n"))
	var got []string
	for _, e := range Merge(builtin, user) {
		got = append(got, e.Section+"/"+e.Key+"="+e.Body)
	}
	want := []string{"x/raid=three", "x/visit=mine", "y/raid=other section"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLoad(t *testing.T) {
	builtin := fstest.MapFS{"en/acts.txt": {Data: []byte("visit: one\nraid: two\n")}}
	user := fstest.MapFS{"events/acts.txt": {Data: []byte("visit: mine\nwrong\n")}}
	list, err := Load(builtin, "en/acts.txt", user, "events/acts.txt")
	var wrong *Error
	if !errors.As(err, &wrong) || wrong.File != "events/acts.txt" || wrong.Line != 2 {
		t.Errorf("the error is %v, want one for events/acts.txt:2", err)
	}
	if len(list) != 2 || list[0].Place() != "acts.txt:2" || list[1].Place() != "events/acts.txt:1" {
		t.Errorf("got %+v", list)
	}
	if list, err := Load(builtin, "en/acts.txt", fstest.MapFS{}, "events/acts.txt"); err != nil || len(list) != 2 {
		t.Errorf("without a user's file: %d entries, %v", len(list), err)
	}
	if _, err := Load(builtin, "en/none.txt", nil, ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without the built-in file: %v", err)
	}
}

// FuzzParse checks that every line is an entry, a proof, a section, a comment, blank or an
// error, and that keys and places are right.
func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("a:b\n\t+ c => d\n[\n[]\n#\n:")
	f.Fuzz(func(t *testing.T, s string) {
		list, errs := Parse("f.txt", []byte(s))
		lines := strings.Split(s, "\n")
		last := 0
		for _, e := range list {
			if e.Key == "" || e.Line <= last || e.Line > len(lines) {
				t.Fatalf("entry %+v after line %d of %d", e, last, len(lines))
			}
			if !strings.HasPrefix(strings.TrimSpace(lines[e.Line-1]), e.Key) {
				t.Fatalf("line %d is %q, its key %q", e.Line, lines[e.Line-1], e.Key)
			}
			last = e.Line
			for _, p := range e.Proofs {
				if p.Line <= last || p.Line > len(lines) {
					t.Fatalf("proof %+v after line %d", p, last)
				}
				last = p.Line
			}
		}
		if len(list)+len(errs) > len(lines) {
			t.Fatalf("%d entries and %d errors in %d lines", len(list), len(errs), len(lines))
		}
	})
}
