package article

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Format is a kind of input.
type Format string

// The kinds of input.
const (
	Text  Format = "text"   // pasted or plain text, one article
	HTML  Format = "html"   // one web page
	JSON  Format = "json"   // an article, or an array of articles
	JSONL Format = "jsonl"  // one article a line
	WARC  Format = "warc"   // an archive of the web, one article a page
	Zip   Format = "zip"    // an archive of inputs
	Tar   Format = "tar"    // an archive of inputs
	DOCX  Format = "docx"   // a document of a word processor
	RTF   Format = "rtf"    // the same
	News  Format = "newsml" // NewsML-G2 or NITF of news agencies, one article or many
	RSS   Format = "feed"   // RSS, Atom or JSON Feed that carries whole texts

	Nexis    Format = "nexis"    // an export of LexisNexis or Nexis Uni, many articles; as text, HTML, DOCX or RTF
	Factiva  Format = "factiva"  // an export of Factiva, likewise
	ProQuest Format = "proquest" // an export of ProQuest, likewise
)

var formats = []Format{Text, HTML, JSON, JSONL, WARC, Zip, Tar, DOCX, RTF, News, RSS, Nexis, Factiva, ProQuest}

// FormatNames returns the names of the kinds, for help and errors.
func FormatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	return names
}

func known(f Format) bool { return slices.Contains(formats, f) }

// sniffLen is how many bytes decide about the kind.
const sniffLen = 64 << 10

// foreign are the first bytes of files that are none of ours, with what a person calls them.
var foreign = []struct{ magic, name string }{
	{"%PDF-", "a PDF document"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"RIFF", "an image, sound or film"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"7z\xbc\xaf", "a 7z archive"},
	{"SQLite format 3", "an SQLite database"},
	{"PAR1", "a Parquet file"},
}

// sniff says what the input is that begins with head. It never looks at names.
func sniff(head []byte) (Format, error) {
	if len(head) == 0 {
		return "", errEmpty
	}
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return "", fmt.Errorf("is %s (%w)", f.name, ErrNotText)
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return RTF, nil
	case zipHead(head):
		return Zip, nil
	case isTar(head):
		return Tar, nil
	}
	s := prefix(head)
	t := strings.TrimLeft(s, " \t\r\n\f\v\x00\ufeff")
	switch {
	case t == "":
		return "", errEmpty
	case warcLine.MatchString(t):
		return WARC, nil
	case looksJSON(t) && strings.Contains(t[:min(len(t), 4096)], "jsonfeed.org/version"):
		return RSS, nil
	case looksJSON(t):
		return sniffJSON(t), nil
	case strings.HasPrefix(t, "<"):
		return sniffMarkup(t)
	case noText(s):
		return "", fmt.Errorf("is not text (%w)", ErrNotText)
	case tags(s) >= 3:
		return HTML, nil
	}
	return Text, nil
}

// prefix decodes the beginning of an input, of which the last character may be cut.
func prefix(head []byte) string {
	if u, ok := wide(head); ok {
		return u
	}
	return strings.ToValidUTF8(string(head), "\ufffd")
}

// looksJSON reports whether t begins as an object or an array of objects does: prose may begin
// with "[" too.
func looksJSON(t string) bool {
	rest := strings.TrimLeft(t[1:], " \t\r\n")
	switch t[0] {
	case '{':
		return rest == "" || rest[0] == '"' || rest[0] == '}'
	case '[':
		return rest == "" || rest[0] == '{' || rest[0] == ']'
	}
	return false
}

// sniffJSON tells a document from lines: in JSON Lines the first line closes what it opens, or
// is broken and the next one opens anew.
func sniffJSON(t string) Format {
	if t[0] == '[' {
		return JSON
	}
	line, rest, more := strings.Cut(t, "\n")
	line = strings.TrimRight(line, " \t\r")
	if more && !strings.HasSuffix(line, "}") && !strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{") {
		return JSON
	}
	return JSONL
}

// pageTags begin a page or a part of one.
var pageTags = []string{"html", "head", "body", "title", "meta", "script", "style", "div", "p", "article", "main",
	"section", "header", "h1", "h2", "h3", "span", "table", "ul", "ol", "a", "b", "i", "em", "strong", "br", "img",
	"figure", "blockquote", "link", "center", "font", "nav"}

// sniffMarkup says what begins with "<": a page, or a kind of XML that is none.
func sniffMarkup(t string) (Format, error) {
	low := strings.ToLower(t[:min(len(t), 4096)])
	switch rootName([]byte(t[:min(len(t), 4096)])) {
	case "newsItem", "packageItem", "newsMessage", "nitf":
		return News, nil
	case "rss", "feed", "RDF":
		return RSS, nil
	case "urlset", "sitemapindex":
		return "", fmt.Errorf("is a sitemap, a list of addresses (%w)", ErrNotText)
	}
	switch {
	case strings.HasPrefix(low, "<!doctype html"), strings.Contains(low, "<html"):
		return HTML, nil
	case strings.Contains(low, "<nitf"):
		return News, nil // in NewsML 1
	case strings.HasPrefix(low, "<?xml"), strings.HasPrefix(low, "<!doctype"):
		return "", fmt.Errorf("is XML but no web page (%w)", ErrNotText)
	case strings.HasPrefix(low, "<!--"):
		return HTML, nil
	}
	for _, tag := range pageTags {
		if rest, ok := strings.CutPrefix(low[1:], tag); ok && (rest == "" || strings.ContainsRune(" \t\r\n/>", rune(rest[0]))) {
			return HTML, nil
		}
	}
	return Text, nil
}

// tags counts the tags of running text in s.
func tags(s string) int {
	low := strings.ToLower(s)
	n := 0
	for _, tag := range []string{"<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "</div>", "</a>", "</body>"} {
		n += strings.Count(low, tag)
	}
	return n
}

// noText reports whether s has so many control characters that nobody wrote it.
func noText(s string) bool {
	control, all := 0, 0
	for _, r := range s {
		all++
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == utf8.RuneError || r >= 0x7f && r < 0xa0 {
			control++
		}
	}
	return control*5 > all
}
