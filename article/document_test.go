package article

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

const wordHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// wordOf makes a document of paragraphs.
func wordOf(paragraphs ...string) string {
	return docxOf(wordHead + "<w:p><w:r><w:t>" + strings.Join(paragraphs, "</w:t></w:r></w:p><w:p><w:r><w:t>") + "</w:t></w:r></w:p></w:body></w:document>")
}

func TestDocuments(t *testing.T) {
	const want = "|Talks on fish to open|2026-05-04|" + longPara + "¶He left.\n"
	for _, tt := range []struct{ name, in, want string }{
		{"DOCX", wordOf("Talks on fish to open", "By Jane Doe", "4 May 2026", longPara, "He left."), want},
		{"DOCX, a table and breaks", docxOf(wordHead + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>He</w:t><w:tab/><w:t>left.</w:t><w:br/><w:t>She stayed.</w:t></w:r></w:p></w:body></w:document>"),
			"|||One Two¶He left.¶She stayed.\n"},
		{"DOCX that is broken", docxOf(wordHead + "<w:p>\n<w:r></w:p>"), "error: in: damaged DOCX document: word/document.xml:2: element <r> closed by </p>\n"},
		{"DOCX with a bomb of entities", docxOf(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + wordHead + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"),
			"error: in: damaged DOCX document: word/document.xml:1: invalid character entity &b;\n"},
		{"DOCX without text", wordOf(" "), "error: in: is empty\n"},
		{"DOCX in a zip", zipOf("a.docx", wordOf("He left.")), "|||He left.\n"},
		{"RTF", `{\rtf1\ansi Talks on fish to open\par By Jane Doe\par 4 May 2026\par ` + longPara + `\par He left.}`, want},
		{"RTF, a table", `{\rtf1 \trowd One\cell Two\cell\row He\tab left.\line She stayed.}`, "|||One Two¶He left.¶She stayed.\n"},
		{"RTF in Cyrillic", `{\rtf1\ansi\ansicpg1251 \'cc\'e8\'ed\'e8\'f1\'f2\'f0 \'f1\'ea\'e0\'e7\'e0\'eb.}`, "|||Министр сказал.\n"},
		{"RTF in Japanese", `{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b.}`, "|||日本.\n"},
		{"RTF, more stand-ins", `{\rtf1\uc2 \u26085 ??\u26412 \'93\'fa.}`, "|||日本.\n"},
		{"RTF, no stand-in before a group", `{\rtf1\u26085 {\b ?}.}`, "|||日?.\n"},
		{"RTF, bytes that are none", `{\rtf1 He {\pict\bin3 }}}}left.}`, "|||He left.\n"},
		{"RTF, cut off", `{\rtf1 He left.{\b She`, "|||He left.She\n"},
		{"RTF, an escape cut off", `{\rtf1 He left.\'4`, "|||He left.4\n"},
		{"RTF without text", `{\rtf1{\fonttbl{\f0 Arial;}}}`, "error: in: RTF document holds no text\n"},
		{"RTF, too deep", `{\rtf1` + strings.Repeat("{", 20_000), "error: in: groups of RTF lie more than 10000 deep\n"},
	} {
		if got := render(Open("in", strings.NewReader(tt.in))); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	for _, from := range []Format{DOCX, RTF, Nexis, Factiva, ProQuest} {
		for a, err := range (Options{From: from}).Open("in", strings.NewReader("He left.")) {
			if err == nil {
				t.Errorf("%s: %q", from, a.Text)
			}
		}
	}
}

// TestProseIsNoExport reads texts that have something of an export but are none.
func TestProseIsNoExport(t *testing.T) {
	for _, in := range []string{
		"He left.\n\nEnd of Document\n\nShe stayed.",
		"It has 12 words\nin all.\nSee Document A12 for more.",
		"____________________\n\nFull text: he left.",
		"There are 3 of 9 DOCUMENTS\nleft.",
	} {
		n := 0
		for a, err := range Open("in", strings.NewReader(in)) {
			if n++; err != nil || !strings.Contains(in, a.Text[:5]) {
				t.Errorf("%q: %v, %v", in, a, err)
			}
		}
		if n != 1 {
			t.Errorf("%q: %d articles", in, n)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	for _, s := range samples(f, "document.xml") {
		f.Add(s)
	}
	f.Add([]byte(wordHead + "<w:p><w:r><w:t>He left.</w:t></w:r></w:p></w:body></w:document>"))
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, []byte(docxOf(string(data))), DOCX, 1<<16) })
}

func FuzzRTF(f *testing.F) {
	for _, s := range samples(f, "export.rtf") {
		f.Add(s)
	}
	f.Add([]byte(`{\rtf1\ansi\ansicpg932{\fonttbl{\f1\fcharset204 x;}}\uc2 \u26085 ??\'93\'fa{\f1\'c4}\bin3 abc\cell\row}`))
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data, RTF, 1<<16) })
}

func FuzzExports(f *testing.F) {
	for i := range 3 {
		for _, name := range []string{"export.txt", "export.html"} {
			for _, s := range samples(f, name) {
				f.Add(s, byte(i))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, kind byte) {
		checkInput(t, data, []Format{Nexis, Factiva, ProQuest}[kind%3], 1<<16)
		for range Open("in", strings.NewReader(string(data))) {
		}
	})
}

// samples returns the inputs of one name.
func samples(t testing.TB, name string) [][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/[en]*s/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if ar.Files[0].Name == name {
			out = append(out, ar.Files[0].Data)
		}
	}
	return out
}
