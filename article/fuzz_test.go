package article

import (
	"encoding/binary"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkInput reads data as an input of some kind and sees to it that what comes out keeps the
// promises of the package: articles have text in valid UTF-8, no NUL and a date that is one;
// errors name the input; and there is always one or the other.
func checkInput(t *testing.T, data []byte, from Format, maxSize int) {
	t.Helper()
	n := 0
	o := Options{From: from, MaxSize: maxSize}
	for a, err := range o.Open("in", strings.NewReader(string(data))) {
		n++
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Input != "in" || e.Err == nil || e.Line < 0 || e.Offset < 0 {
				t.Fatalf("error %#v", err)
			}
			if !strings.HasPrefix(err.Error(), "in:") {
				t.Fatalf("error %q does not begin with the input", err)
			}
			continue
		}
		switch {
		case strings.TrimSpace(a.Text) == "":
			t.Fatal("no text")
		case strings.ContainsRune(a.Text, 0):
			t.Fatal("a NUL in the text")
		}
		for _, s := range []string{a.ID, a.URL, a.Outlet, a.Origin, a.Title, a.Byline, a.Language, a.Text} {
			if !utf8.ValidString(s) {
				t.Fatalf("%q is not valid UTF-8", s)
			}
		}
		if a.Published != "" {
			if day, err := ParseDate(a.Published); err != nil || day != a.Published {
				t.Fatalf("published is %q: %q, %v", a.Published, day, err)
			}
		}
	}
	if n == 0 && from != JSON && from != "" {
		t.Fatal("neither article nor error")
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", three, packed(1, three), "[" + three, "<html><p>He left.", "He left.", "%PDF-", wideText(three, binary.LittleEndian, true),
		wideText("He left the room.", binary.BigEndian, false), "{\n\"text\":\"x\"}", "<?xml version='1.0'?><rss>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data, "", 1<<16) })
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{three, "[" + strings.ReplaceAll(strings.TrimSpace(three), "\n", ",") + "]", `{"text":"\ud800\u0000","published":"May 3, 2026"}`, "[]{}", "{\n}\n["} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, lines bool) {
		from := JSON
		if lines {
			from = JSONL
		}
		checkInput(t, data, from, 1<<12)
	})
}

func FuzzHTML(f *testing.F) {
	files, _ := filepath.Glob("testdata/pages/*.txtar")
	for _, file := range files {
		f.Add([]byte(pageOf(file)))
	}
	for _, s := range []string{"<p>He left.<br><br>She stayed.", "<table><tr><td>1<td>2", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[[]]}</script><p>x",
		"<meta property='og:url' content='//a'><link rel=canonical href=':'><p>x", strings.Repeat("<b><p>", 300)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data, HTML, 1<<16) })
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"He left.", "Title of a report\nBy Jo Ek\n3 May 2026\n\nHe left the room.\nCOMMENTS\nSo what?", "a\r\nb\u2028c\x00d", "\xff\xfe"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data, Text, 1<<16) })
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2026-05-03", "May 3rd, 2026 at 5 p.m.", "Sept. 9, 2026", "/2026/01/05/x", "20260503T090000Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, day := range []string{addressDate(s), addressDate("http://a/" + url.PathEscape(s))} {
			if day == "" {
				continue
			}
			if again, err := ParseDate(day); err != nil || again != day {
				t.Fatalf("%q gives %q, which gives %q, %v", s, day, again, err)
			}
		}
		if day, err := ParseDate(s); err == nil {
			if again, err := ParseDate(day); err != nil || again != day {
				t.Fatalf("%q gives %q, which gives %q, %v", s, day, again, err)
			}
		}
	})
}
