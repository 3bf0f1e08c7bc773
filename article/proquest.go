package article

import (
	"regexp"
	"strings"
)

// proquestLabels are the fields that ProQuest puts around a text, in lower case. A line that begins
// with another word and a colon is text.
var proquestLabels = map[string]bool{"title": true, "author": true, "publication title": true, "publication date": true, "publication info": true,
	"publication year": true, "publication subject": true, "full text": true, "abstract": true, "links": true, "subject": true, "location": true,
	"people": true, "company / organization": true, "company": true, "classification": true, "identifier / keyword": true, "first page": true,
	"pages": true, "number of pages": true, "volume": true, "issue": true, "section": true, "column": true, "edition": true, "dateline": true,
	"publisher": true, "place of publication": true, "country of publication": true, "issn": true, "e-issn": true, "eissn": true, "isbn": true,
	"source type": true, "language of publication": true, "language": true, "document type": true, "document feature": true,
	"proquest document id": true, "document url": true, "copyright": true, "last updated": true, "database": true, "credit": true,
	"illustration": true, "caption": true, "correction": true, "correction date": true, "business indexing term": true, "headline": true,
	"word count": true, "contact us at": true, "accession number": true, "supplement": true, "series": true, "alternate title": true}

// proquestGraphics stand alone on a line behind a text that had one.
var proquestGraphics = map[string]bool{"Illustration": true, "Photograph": true, "Photo": true, "Graph": true, "Map": true, "Chart": true, "Table": true,
	"Diagram": true, "Cartoon": true, "Drawing": true}

var (
	proquestField = regexp.MustCompile(`^([A-Za-z][A-Za-z /-]{2,28}):(?:\s+(.*))?$`)
	// proquestSign is what stands below a text: the address of the author.
	proquestSign = regexp.MustCompile(`^(?:-+|\S+@\S+\.\S+)$`)
	// proquestInfo: "Example Times, Late Edition (East Coast); New York, N.Y. [New York, N.Y]03 Jan 2019: A.1."
	proquestInfo = regexp.MustCompile(`^(.*?)(?:, [^;]*)?; .*?(\d{1,2} ` + monthName + ` \d{4})`)
)

// proquestDocuments cuts an export at its rules; the pieces without a text are the list of what was
// chosen and the terms of use.
func proquestDocuments(text string) []document {
	var docs []document
	for _, d := range cut(text, proquestRule) {
		whole := strings.Join(d.lines, "\n")
		if proquestHead.MatchString(whole) || proquestText.MatchString(whole) {
			docs = append(docs, d)
		}
	}
	return docs
}

// readProQuest reads one document: fields before, the text, fields behind.
func readProQuest(d document) (Article, error) {
	var a Article
	fields := map[string][]string{}
	name := ""
	for _, l := range d.lines {
		l = trimLine(l)
		if m := proquestField.FindStringSubmatch(l); m != nil && proquestLabels[strings.ToLower(m[1])] {
			name = strings.ToLower(m[1])
			if _, again := fields[name]; !again {
				fields[name] = []string{m[2]}
				continue
			}
			name = "" // told before: the list at the end
			continue
		}
		fields[name] = append(fields[name], l)
	}
	line := func(name string) string { return firstParagraph(fields[name]) }
	a.Title = line("title")
	if a.Title == "" {
		for _, l := range fields[""] {
			if l != "" && !strings.HasPrefix(l, "Document ") && a.Title == "" {
				a.Title = l
			}
		}
	}
	a.Byline, a.Outlet, a.ID = invertName(line("author")), line("publication title"), line("proquest document id")
	a.Published = dayIn(line("publication date"))
	if m := proquestInfo.FindStringSubmatch(line("publication info")); m != nil {
		if a.Outlet == "" {
			a.Outlet = m[1]
		}
		if a.Published == "" {
			a.Published = dayIn(m[2])
		}
	}
	a.Outlet, _, _ = strings.Cut(a.Outlet, ";")
	if name, edition, ok := strings.Cut(a.Outlet, ", "); ok && strings.Contains(strings.ToLower(edition), "edition") {
		a.Outlet = name
	}
	a.Origin = wireIn(line("credit"))
	a.Language = languageOf(line("language of publication") + line("language"))
	text := paragraphs(strings.Join(fields["full text"], "\n"))
	for len(text) > 1 && (proquestGraphics[text[len(text)-1]] || proquestSign.MatchString(text[len(text)-1])) {
		text = text[:len(text)-1]
	}
	a.Text = textOf(text)
	if a.Text == "" {
		return a, errNoBody
	}
	return a, nil
}

// firstParagraph joins the lines up to the first blank one.
func firstParagraph(lines []string) string {
	for i, l := range lines {
		if l == "" && i > 0 {
			lines = lines[:i]
			break
		}
	}
	return oneLine(strings.Join(lines, " "))
}

// invertName writes "Doe, Jane; Roe, Jo" as "Jane Doe, Jo Roe".
func invertName(s string) string {
	var out []string
	for _, name := range strings.Split(s, ";") {
		name = trimLine(strings.TrimSuffix(trimLine(name), "."))
		if last, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(first, ",") && len(strings.Fields(last)) < 4 {
			name = first + " " + last
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}
