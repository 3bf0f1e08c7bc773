package article

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
)

var (
	errNoBody = errors.New("document holds no text")
	// nexisLabel begins a field: "BYLINE: Jane Doe", "Load-Date: January 3, 2019".
	nexisLabel  = regexp.MustCompile(`^\s*(\pL[\pL/-]+(?: \pL+)?):(?:[\s\x{a0}]+(.*))?$`)
	editionLine = regexp.MustCompile(`(?i)^(?:correction appended|[^.]{0,40}\bedition\b[^.]{0,12})$`)
)

// nexisHead are fields that stand before the text, nexisTail those behind it.
var (
	nexisHead = set("BYLINE SECTION LENGTH DATELINE HIGHLIGHT HEADLINE SERIES BODY TITLE AUTOR RUBRIK LÄNGE DISTRIBUTION CATEGORY TYPE EDITION CORRECTION-DATE SHOW GUESTS ANCHORS REPORTERS")
	nexisTail = set("LOAD-DATE UPDATE LANGUAGE SPRACHE GRAPHIC GRAPHICS GRAFIK SUBJECT PERSON ORGANIZATION COMPANY TICKER INDUSTRY GEOGRAPHIC STATE " +
		"COUNTRY CITY PUBLICATION-TYPE JOURNAL-CODE ZEITUNGS-CODE PUB-TYPE URL NOTES CORRECTION DOCUMENT-TYPE ACC-NO CHART PHOTO COPYRIGHT ISSN CLASSIFICATION")
	// nexisEnds are the headings of what follows the text in the layout of Nexis Uni.
	nexisEnds = map[string]bool{"Graphic": true, "Classification": true, "Notes": true, "Correction": true, "Correction-Date": true}
)

// nexisDocuments cuts an export of LexisNexis: the older one counts its documents ("2 of 250
// DOCUMENTS"), that of Nexis Uni and Lexis Advance ends each with "End of Document".
func nexisDocuments(text string) []document {
	if nexisCount.MatchString(text) {
		return cut(text, nexisCount)[1:] // before the first stands what was searched for
	}
	docs := cut(text, nexisEnd)
	if len(docs) == 1 && !nexisBody.MatchString(text) {
		return nil
	}
	if last := docs[len(docs)-1]; len(docs) > 1 && !nexisBody.MatchString(strings.Join(last.lines, "\n")) {
		docs = docs[:len(docs)-1] // nothing or a footer behind the last
	}
	return docs
}

// label takes a field apart: its name in capitals and what stands behind the colon.
func label(line string) (name, value string) {
	m := nexisLabel.FindStringSubmatch(line)
	if m == nil {
		return "", ""
	}
	return strings.ToUpper(m[1]), trimLine(m[2])
}

// readNexis reads one document.
func readNexis(d document) (Article, error) {
	var a Article
	blocks := d.blocks()
	for i, b := range blocks {
		if len(b) == 1 && trimLine(b[0]) == "Body" {
			a.nexisUniHead(blocks[:i])
			return a, a.nexisText(blocks[i+1:], true)
		}
	}
	body := a.nexisOldHead(blocks)
	return a, a.nexisText(body, false)
}

// nexisUniHead reads the head of the newer layout. Title, outlet and date stand one below the
// other; before the first document there is a list of all, so they are looked for from below.
func (a *Article) nexisUniHead(blocks [][]string) {
	var lines []string
	for _, b := range blocks {
		for _, l := range b {
			l = trimLine(l)
			if name, value := label(l); nexisHead[name] || nexisTail[name] {
				a.nexisField(name, value)
				continue
			}
			if !rights.MatchString(l) && !pageCount.MatchString(l) && !strings.HasPrefix(l, "Link to ") {
				lines = append(lines, l)
			}
		}
	}
	date := -1
	for i, l := range lines {
		if len(l) < 120 && dayIn(l) != "" {
			date = i
		}
	}
	for i, l := range lines {
		if date < 0 && i > 1 && len(l) < 80 && yearName.MatchString(l) { // "Spring 2019": a day that is none
			date = i
		}
	}
	switch {
	case date >= 2:
		a.Title, a.Outlet, a.Published = lines[date-2], lines[date-1], dayIn(lines[date])
	case date == 1:
		a.Title, a.Published = lines[0], dayIn(lines[1])
	case len(lines) > 0:
		a.Title = lines[0]
	}
}

// nexisOldHead reads the head of the older layout and returns what follows it: outlet, date,
// title, then fields with their names in capitals; the oldest have title and text as fields.
func (a *Article) nexisOldHead(blocks [][]string) [][]string {
	dated, labelled := false, false
	hasBody := false
	for _, b := range blocks {
		name, _ := label(b[0])
		hasBody = hasBody || name == "BODY" && isCapital(b[0])
	}
	for i, b := range blocks {
		name, value := label(b[0])
		if name == "BODY" && isCapital(b[0]) {
			rest := append([][]string(nil), blocks[i:]...)
			rest[0] = append([]string{value}, b[1:]...)
			return rest
		}
		if nexisHead[name] && isCapital(b[0]) {
			labelled = true
			a.nexisField(name, trimLine(value+" "+joinHead(b[1:])))
			continue
		}
		if labelled && !hasBody {
			return blocks[i:]
		}
		for j, l := range b {
			l = trimLine(l)
			switch {
			case rights.MatchString(l):
			case !dated && yearName.MatchString(l) && len(l) < 100 && (dayIn(l) != "" || a.Outlet != ""):
				dated = true
				a.Published = dayIn(l)
			case !dated && a.Outlet == "":
				a.Outlet = l
			case dated && j > 0 && yearName.MatchString(b[0]), dated && a.Title == "" && editionLine.MatchString(l): // below the date
			case dated && !labelled && len(a.Title) < maxHead:
				a.Title += " " + l
			}
		}
	}
	return nil
}

// maxHead is the most bytes that a title or a field may have.
const maxHead = 4096

// joinHead joins the lines of a field.
func joinHead(lines []string) string {
	s := ""
	for _, l := range lines {
		if len(s) < maxHead {
			s += " " + trimLine(l)
		}
	}
	return s
}

// isCapital reports whether the name of a field is written in capitals.
func isCapital(line string) bool {
	name, _, _ := strings.Cut(line, ":")
	return name == strings.ToUpper(name)
}

// nexisField takes one field.
func (a *Article) nexisField(name, value string) {
	switch name {
	case "BYLINE", "AUTOR":
		a.Byline = value
	case "HEADLINE", "TITLE":
		a.Title = value
	case "LANGUAGE", "SPRACHE":
		a.Language = languageOf(value)
	case "URL":
		if a.URL == "" && strings.Contains(value, "://") {
			a.URL = strings.Fields(value)[0]
		}
	}
}

// nexisText reads the text up to the fields behind it, and of those what tells of the article.
func (a *Article) nexisText(blocks [][]string, uni bool) error {
	end := len(blocks)
	for i, b := range blocks {
		first := trimLine(b[0])
		name, value := label(first)
		tail := nexisTail[name] && (isCapital(first) || uni && name == "LOAD-DATE")
		if tail || uni && nexisEnds[first] || rights.MatchString(first) && i > 0 {
			end = min(end, i)
		}
		if end < len(blocks) && nexisTail[name] {
			a.nexisField(name, value)
		}
	}
	blocks = blocks[:end]
	if !uni {
		blocks = unwrap(blocks)
	}
	for n := len(blocks); n > 1 && len(blocks[n-1]) == 1 && isLink(blocks[n-1][0]); n-- { // where the outlet or the article lies
		if u, err := url.Parse(trimLine(blocks[n-1][0])); err == nil && a.URL == "" && strings.Trim(u.Path, "/") != "" {
			a.URL = u.String()
		}
		blocks = blocks[:n-1]
	}
	a.Text = joinBlocks(blocks)
	if a.Text == "" {
		return errNoBody
	}
	return nil
}

// isLink reports whether a line is nothing but an address.
func isLink(line string) bool {
	line = trimLine(line)
	return (strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://")) && !strings.ContainsAny(line, " \t")
}

// unwrap joins lines that were broken at some width. A paragraph begins behind a blank line or, in the oldest
// layout, with blanks.
func unwrap(blocks [][]string) [][]string {
	var out [][]string
	for _, b := range blocks {
		var para []string
		for i, l := range b {
			if i > 0 && (len(b[i-1]) > 100 || strings.HasPrefix(l, "  ")) {
				out = append(out, []string{strings.Join(para, " ")})
				para = para[:0]
			}
			para = append(para, trimLine(l))
		}
		out = append(out, []string{strings.Join(para, " ")})
	}
	return out
}
