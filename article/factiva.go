package article

import (
	"regexp"
	"strings"
)

// factivaCodes are the fields of a document in their order (Factiva, "Full Article/Report plus Indexing").
var factivaCodes = []string{"SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "ART", "CO", "IN", "NS",
	"RE", "IPC", "IPD", "PUB", "AN", "CLM", "DLN", "RST"}

var (
	factivaField = regexp.MustCompile(`^[ \t]*([A-Z]{2,3})(?:([ \t\x{a0}]+)(.*))?$`)
	wordCount    = regexp.MustCompile(`^[\d,. ]*\d (?:` + wordsName + `)$`)
	clock        = regexp.MustCompile(`^\d{1,2}:\d\d\b`)
	graphicNote  = regexp.MustCompile(`^(?:Photo|Photograph|Photos|Graphic|Graphics|Chart|Map|Drawing|Diagram|Table|Image|Illustration|Picture)s?(?: caption)?s?\s?:`)
	creditNote   = regexp.MustCompile(`^(?:Special to |From |For )The |^(?:Staff|Reporters?|Correspondent)\b`)
)

// factivaDocuments cuts an export behind the accession number of each document.
func factivaDocuments(text string) []document {
	docs := cut(text, factivaEnd)
	ends := factivaEnd.FindAllStringSubmatch(text, -1)
	for i := range ends {
		docs[i].lines = append(docs[i].lines, "AN\tDocument "+ends[i][1])
	}
	if last := docs[len(docs)-1]; !factivaHead.MatchString(strings.Join(last.lines, "\n")) {
		docs = docs[:len(docs)-1] // what was searched for, and whose the texts are
	}
	return docs
}

// readFactiva reads one document, in the form with codes or in the one without.
func readFactiva(d document) (Article, error) {
	fields := factivaFields(d.lines)
	if len(fields["HD"]) > 0 && len(fields["LP"])+len(fields["TD"]) > 0 {
		return fields.article()
	}
	return factivaDisplay(d)
}

// factivaDoc is a document by the codes of its fields.
type factivaDoc map[string][]string

// factivaFields cuts a document at the lines that begin with a code. A code stands alone on its line
// or before a gap; a single blank is a gap too where the field is in its place.
func factivaFields(lines []string) factivaDoc {
	f := factivaDoc{}
	code, at := "", -1
	for _, l := range lines {
		l = strings.ReplaceAll(l, headlineMark, "")
		m := factivaField.FindStringSubmatch(l)
		place := -1
		if m != nil {
			for i, c := range factivaCodes {
				if c == m[1] {
					place = i
				}
			}
		}
		wide := m != nil && m[2] != " "
		if place < 0 || place <= at || !wide && code == "TD" && m[1] != "AN" {
			if code != "" {
				f[code] = append(f[code], l)
			}
			continue
		}
		code, at = m[1], place
		f[code] = []string{m[3]}
	}
	return f
}

func (f factivaDoc) line(code string) string { return oneLine(strings.Join(f[code], " ")) }

// article makes an article of the fields that are its own; the others are the database's.
func (f factivaDoc) article() (Article, error) {
	a := Article{Title: f.line("HD"), Byline: f.line("BY"), Outlet: f.line("SN"), Published: dayIn(f.line("PD")), Language: languageOf(f.line("LA"))}
	a.ID, a.Origin = factivaID(f.line("AN")), wireIn(f.line("CR"))
	text := document{lines: append(append(append([]string(nil), f["LP"]...), ""), f["TD"]...)}
	blocks := text.blocks()
	for len(blocks) > 0 && graphicNote.MatchString(trimLine(blocks[len(blocks)-1][0])) {
		blocks = blocks[:len(blocks)-1]
	}
	if a.Text = joinBlocks(blocks); a.Text == "" {
		return a, errNoBody
	}
	return a, nil
}

func factivaID(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// factivaDisplay reads a document without codes: section, title, author, count of words, day, time,
// outlet, its code, edition, page, language, rights, text, publisher. Only some are always there; the
// count of words is, and the rights nearly so.
func factivaDisplay(d document) (Article, error) {
	var a Article
	if n := len(d.lines) - 1; strings.HasPrefix(d.lines[n], "AN\t") { // else the document is cut off
		a.ID = factivaID(d.lines[n])
		d.lines = d.lines[:n]
	}
	blocks := d.blocks()
	var lines []string // each with the block it stands in
	var of []int
	for i, b := range blocks {
		for _, l := range b {
			lines = append(lines, trimLine(l))
			of = append(of, i)
		}
	}
	words := -1
	for i, l := range lines {
		if wordCount.MatchString(l) {
			words = i
			break
		}
	}
	if words < 0 {
		return a, errNoBody
	}
	a.factivaTop(lines[:words])
	dated := false
	for i := words + 1; i < len(lines) && i < words+12; i++ {
		l := lines[i]
		code := languageOf(l)
		switch {
		case rights.MatchString(l):
			for i++; i < len(lines) && rights.MatchString(lines[i]); i++ {
			}
			return a, a.factivaText(lines, of, i)
		case !dated && len(l) < 40 && yearName.MatchString(l):
			dated = true
			a.Published = dayIn(l)
		case clock.MatchString(l):
		case a.Outlet == "" && dated:
			a.Outlet = l
		case code != "":
			a.Language = code
			if i+1 < len(lines) && !rights.MatchString(lines[i+1]) { // no rights told: the text follows
				return a, a.factivaText(lines, of, i+1)
			}
		}
	}
	return a, errNoBody
}

// factivaTop reads what stands over the count of words.
func (a *Article) factivaTop(lines []string) {
	for i, l := range lines { // the page marks it
		if title, ok := strings.CutPrefix(l, headlineMark); ok {
			a.Title = title
			if i+1 < len(lines) && !creditNote.MatchString(lines[i+1]) {
				a.Byline = lines[i+1]
			}
			return
		}
	}
	for len(lines) > 1 && creditNote.MatchString(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	if n := len(lines); n > 1 && (byLine.MatchString(lines[n-1]) || personName.MatchString(lines[n-1]) && len(lines[n-1]) < len(lines[n-2])) {
		a.Byline = lines[n-1]
		lines = lines[:n-1]
	}
	if len(lines) > 0 {
		a.Title = lines[len(lines)-1] // a section may stand above it
	}
}

// factivaText takes the lines from the one numbered first for the text.
func (a *Article) factivaText(lines []string, of []int, first int) error {
	var body [][]string
	for i := first; i < len(lines); i++ {
		if i > first && of[i] == of[i-1] {
			body[len(body)-1] = append(body[len(body)-1], lines[i])
		} else {
			body = append(body, []string{lines[i]})
		}
	}
	for len(body) > 1 {
		last := body[len(body)-1]
		publisher := len(last) == 1 && len(last[0]) < 60 && !endsSentence(last[0]) && !strings.HasPrefix(last[0], "-")
		if !publisher && !graphicNote.MatchString(last[0]) {
			break
		}
		body = body[:len(body)-1]
	}
	if a.Text = joinBlocks(body); a.Text == "" {
		return errNoBody
	}
	return nil
}
