package article

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"unicode/utf16"
)

// render writes what an input yields, one line for each article or error.
func render(seq iter.Seq2[Article, error]) string {
	var b strings.Builder
	for a, err := range seq {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s\n", a.ID, a.Title, a.Published, strings.ReplaceAll(a.Text, "\n", "¶"))
	}
	return b.String()
}

func packed(layers int, data string) string {
	for range layers {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, data)
		z.Close()
		data = b.String()
	}
	return data
}

func wideText(s string, order binary.AppendByteOrder, bom bool) string {
	var b []byte
	if bom {
		b = order.AppendUint16(b, 0xfeff)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

const three = `{"id":"a","text":"One.","published":"2026-05-03"}
{"id":"b","text":"Two.","extra":[1,{"x":2}],"published":"2026-05-03T09:00:00Z"}
{"id":3,"text":"Three."}
`

func TestOpen(t *testing.T) {
	const good = "a||2026-05-03|One.\nb||2026-05-03T09:00:00Z|Two.\n3|||Three.\n"
	for _, tt := range []struct {
		name, in, want string
	}{
		{"lines", three, good},
		{"lines, Windows line ends and a mark", "\ufeff" + strings.ReplaceAll(three, "\n", "\r\n"), good},
		{"lines, blank ones between", "\n\n" + strings.ReplaceAll(three, "\n", "\n \n"), good},
		{"lines, the last one without an end", strings.TrimSuffix(three, "\n"), good},
		{"lines, packed", packed(1, three), good},
		{"lines, packed twice", packed(2, three), good},
		{"lines in UTF-16", wideText(three, binary.LittleEndian, true), good},
		{"an array", "[" + strings.Join(strings.Split(strings.TrimSpace(three), "\n"), ",\n") + "]", good},
		{"an indented object", "{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}\n", "a|||One.\n"},
		{"indented objects one after another", "{\n\"text\":\"One.\"}\n{\n\"text\":\"Two.\"}", "|||One.\n|||Two.\n"},
		{"an empty array", "[]", ""},
		{"a record", `{"version":1,"id":"r","text":"One.","events":[{"id":"e1"}]}`, "r|||One.\n"},
		{"the text of JSON is kept to the letter", `{"text":" By A\r\n\u0000Share \ud800"}`, "||| By A\r¶\ufffdShare \ufffd\n"},

		{"packed three times", packed(3, three), "error: in: packed more than 2 times\n"},
		{"packed and cut off", packed(1, strings.Repeat(three, 99))[:200], "*cut off*"},
		{"packed in members, one damaged", members(three, three, three)[:len(packed(1, three))+20] + packed(1, three), "*damaged*" + good},
		{"an empty gzip head", "\x1f\x8b", "error: in: cut off: unexpected EOF\n"},
		{"empty", "", "error: in: is empty\n"},
		{"blank", " \n\t\n", "error: in: is empty\n"},
		{"bad lines among good ones", `{"id":"a","text":"One."}
{"id":"b","text":"Two"
not json
[1,2]
7
null
{"id":"c"}
{"id":"d","text":7}
{"id":"e","text":" "}
{"id":"f","text":"Six.","published":"3rd of May"}
{"id":{},"text":"Seven."}
{"text":"Eight.","published":"2016-10"}
{"id":"h","text":"Nine."}`, `a|||One.
error: in:2: JSON is cut off
error: in:3: no JSON at byte 2: invalid character 'o' in literal null (expecting 'u')
error: in:4: is a JSON array (want an object)
error: in:5: is a JSON number (want an object)
error: in:6: text: missing (want {"text": "…"})
error: in:7: text: missing (want {"text": "…"})
error: in:8: text: is a JSON number (want a string)
error: in:9: text: is empty
error: in:10: published: "3rd of May" is not a date (want 2026-05-03)
error: in:11: id: is no string
error: in:12: published: "2016-10" tells no day (want 2026-05-03; or leave it out, and give the day with --date)
h|||Nine.
`},
		{"an array with a bad article", "[{\"text\":\"One.\"},\n{\"text\":7},\n{\"text\":\"Three.\"}]", "|||One.\nerror: in:2: article 2: text: is a JSON number (want a string)\n|||Three.\n"},
		{"an array cut off", "[{\"text\":\"One.\"},\n{\"text\":\"Tw", "|||One.\nerror: in:2: at byte 29: JSON is cut off\n"},
		{"an array that goes wrong", "[{\"text\":\"One.\"},\n{\"text\":}]", "*error: in:2: at byte 2*no JSON*"},
		{"a deep line", `{"text":` + strings.Repeat("[", 20000) + "\n{\"text\":\"Two.\"}", "*error: in:1: *exceeded max depth*|||Two.\n"},
		{"a PDF", "%PDF-1.7 …", "error: in: is a PDF document (want text, a page, JSON, a document, an export, a feed or an archive of these)\n"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", "error: in: is a PNG image (want text, a page, JSON, a document, an export, a feed or an archive of these)\n"},
		{"bytes of nobody", strings.Repeat("\x01\x02\x03\x80\x90", 50), "error: in: is not text (want text, a page, JSON, a document, an export, a feed or an archive of these)\n"},
		{"a feed", `<?xml version="1.0"?><rss version="2.0"><channel/></rss>`, "error: in: is a feed that names articles but does not hold them (" + ErrNotText.Error() + ")\n"},
		{"XML", `<?xml version="1.0"?><svg/>`, "error: in: is XML but no web page (want text, a page, JSON, a document, an export, a feed or an archive of these)\n"},
		{"a page without an article", "<html><body><nav><a href=/>Home</a></nav></body></html>", "error: in: no article found on the page\n"},
		{"a page", "<!-- x -->\n<p>The ministers met in Geneva on Monday and agreed on a truce that is to begin at noon.</p>", "|||The ministers met in Geneva on Monday and agreed on a truce that is to begin at noon.\n"},
		{"prose that begins with a bracket", "[Editor's note: the names were changed.] He left.", "|||[Editor's note: the names were changed.] He left.\n"},
		{"prose that begins with a sign", "<3 is a heart, they say in Rome.", "|||<3 is a heart, they say in Rome.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := render(Open("in", strings.NewReader(tt.in)))
			if begin, ok := strings.CutPrefix(tt.want, "*"); ok {
				for _, part := range strings.Split(begin, "*") {
					if !strings.Contains(got, part) {
						t.Errorf("got %.300q, want %q in it", got, part)
					}
				}
			} else if got != tt.want {
				t.Errorf("got\n%.2000s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestEveryErrorNamesItsInput(t *testing.T) {
	for _, in := range []string{"", "{", "[{", "\x1f\x8bx", "%PDF-", `{"text":1}`} {
		for _, err := range Open("in", strings.NewReader(in)) {
			var e *Error
			if !errors.As(err, &e) || e.Input != "in" || e.Err == nil {
				t.Errorf("%q: %#v", in, err)
			}
		}
	}
	if _, err := FromHTML(strings.NewReader(""), "http://a/"); err == nil || err.Error() != "http://a/: is empty" {
		t.Error(err)
	}
}

func TestSizes(t *testing.T) {
	o := Options{MaxSize: 100}
	long := strings.Repeat("x", 200)
	for _, tt := range []struct{ in, want string }{
		{long, "error: in: larger than 100 bytes\n"},
		{"<p>" + long, "error: in: larger than 100 bytes\n"},
		{`{"text":"One."}` + "\n" + `{"text":"` + long + `"}` + "\n" + `{"text":"Three."}`, "|||One.\nerror: in:2: line is larger than 100 bytes\n|||Three.\n"},
		{`[{"text":"` + long + `"}]`, "error: in: at byte 2: larger than 100 bytes\n"},
	} {
		got := render(o.Open("in", strings.NewReader(tt.in)))
		if !strings.HasSuffix(tt.want, "100 bytes\n") && got != tt.want || !strings.Contains(got, "larger than 100 bytes") {
			t.Errorf("%.30q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestLongLine reads a line far longer than any buffer, and one behind it.
func TestLongLine(t *testing.T) {
	long := strings.Repeat("Word ", 1<<20)
	got := 0
	for a, err := range Open("in", strings.NewReader(`{"text":"`+long+`"}`+"\n"+`{"text":"Two."}`)) {
		if err != nil {
			t.Fatal(err)
		}
		got += len(a.Text)
	}
	if got != len(long)+4 {
		t.Errorf("%d bytes of text, want %d", got, len(long)+4)
	}
}

// TestBomb unpacks a gigabyte of blanks from a megabyte and stops on the way.
func TestBomb(t *testing.T) {
	r, w := io.Pipe()
	go func() {
		z := gzip.NewWriter(w)
		blank := bytes.Repeat([]byte("\n"), 1<<20)
		var err error
		for i := 0; i < 1<<10 && err == nil; i++ {
			_, err = z.Write(blank)
		}
		z.Close()
		w.CloseWithError(err)
	}()
	got := render(Options{From: JSONL}.Open("bomb.gz", r))
	r.Close()
	if !strings.Contains(got, "unpacks to more than 200 times its size") {
		t.Errorf("got %q", got)
	}
}

func TestForcedFormat(t *testing.T) {
	const page = "<p>The ministers met in Geneva on Monday and agreed on a truce that is to begin at noon.</p>"
	if got := render(Options{From: Text}.Open("in", strings.NewReader(page))); got != "|||"+page+"\n" {
		t.Errorf("as text: %q", got)
	}
	if got := render(Options{From: HTML}.Open("in", strings.NewReader("He left the room, and nobody saw him again that night."))); got != "|||He left the room, and nobody saw him again that night.\n" {
		t.Errorf("as a page: %q", got)
	}
	if got := render(Options{From: "pdf"}.Open("in", strings.NewReader("x"))); !strings.HasPrefix(got, "error: in: unknown format \"pdf\" (want one of text, html, json, jsonl, ") {
		t.Errorf("as what is not known: %q", got)
	}
}

func TestEncodings(t *testing.T) {
	const s = "Ein Abkommen über Öl für Łódź – “gut”, sagte sie."
	for name, in := range map[string]string{
		"UTF-8":                   s,
		"UTF-8 with a mark":       "\ufeff" + s,
		"UTF-16, little, mark":    wideText(s, binary.LittleEndian, true),
		"UTF-16, big, mark":       wideText(s, binary.BigEndian, true),
		"UTF-16, little, no mark": wideText(s, binary.LittleEndian, false),
		"UTF-16, big, no mark":    wideText(s, binary.BigEndian, false),
	} {
		if got := render(Open("in", strings.NewReader(in))); got != "|||"+s+"\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, tt := range []struct{ in, want string }{
		{"He said \x93yes\x94 \x96 caf\xe9.", "He said “yes” – café."}, // Windows-1252
		{"Ordinary – words, one \xff byte wrong.", "Ordinary – words, one \ufffd byte wrong."},
		{"A\x00B left.", "AB left."},
	} {
		if got := render(Open("in", strings.NewReader(tt.in))); got != "|||"+tt.want+"\n" {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
	page := "<html><head><meta charset=\"windows-1251\"></head><body><p>" + strings.Repeat("\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb. ", 9) + "</p></body></html>"
	if got := render(Open("in", strings.NewReader(page))); !strings.Contains(got, "Министр сказал.") {
		t.Errorf("a page in Windows-1251: %q", got)
	}
	o := Options{ContentType: "text/html; charset=windows-1251"}
	if got := render(o.Open("in", strings.NewReader(strings.Replace(page, "windows-1251", "", 1)))); !strings.Contains(got, "Министр сказал.") {
		t.Errorf("a page whose server tells Windows-1251: %q", got)
	}
	if got := render(Open("in", strings.NewReader("<html><head><meta charset=iso-8859-1></head><p>"+strings.Repeat("Café – “yes”. ", 9)+"</p>"))); !strings.Contains(got, "Café – “yes”") {
		t.Errorf("a page in UTF-8 that claims to be Latin-1: %q", got)
	}
}

// TestDeepPage reads a page that nests deeper than a tree may.
func TestDeepPage(t *testing.T) {
	page := "<html><body>" + strings.Repeat("<div>", 100_000) + "<p>The ministers met in Geneva on Monday and agreed.</p><script>no</script>"
	if got := render(Open("in", strings.NewReader(page))); got != "|||The ministers met in Geneva on Monday and agreed.\n" {
		t.Errorf("got %q", got)
	}
}
