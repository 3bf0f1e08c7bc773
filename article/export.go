package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	dom "golang.org/x/net/html"
)

// An export is a file of a press database that holds many articles one after the other, each with a head
// of fields. DOCX, RTF and HTML are made into text first, with a blank line between paragraphs and
// a tab between the cells of a row, so that one reader for each database does for all.

// A document is one article of an export as it stands there.
type document struct {
	line  int // of the export, from 1
	lines []string
}

// wordsName is "words" in the languages of Factiva's users.
const wordsName = `words|Wörter|mots|palabras|parole|palavras|слов|字|語`

func isExport(f Format) bool { return f == Nexis || f == Factiva || f == ProQuest }

var (
	nexisCount = regexp.MustCompile(`(?m)^[ \t]*(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+)[ \t\r]*$`)
	nexisEnd   = regexp.MustCompile(`(?m)^[ \t]*End of Document[ \t\r]*$`)
	nexisBody  = regexp.MustCompile(`(?m)^[ \t]*Body[ \t\r]*$`)
	nexisLoad  = regexp.MustCompile(`(?m)^[ \t]*(?:LENGTH|LOAD-DATE|BODY|LÄNGE|UPDATE):`)
	// factivaEnd is the last line of a document: a word for "document" in the language of the user and the accession
	// number, which is a code of the source, zeros, a date and a rest.
	factivaEnd = regexp.MustCompile(`(?m)^[ \t]*(?:AN[ \t\x{a0}]+)?\pL{2,14} ([A-Za-z][A-Za-z0-9-]{0,8}0000(?:19|20)\d{6}[A-Za-z0-9]+)[ \t\x{a0}\r]*$`)
	// factivaHead is a field of the form with codes, or the count of words of the one without.
	factivaHead  = regexp.MustCompile(`(?m)^[ \t]*(?:HD(?:[ \t\x{a0}]|\r?$)|[\d,. ]*\d (?:` + wordsName + `)[ \t\x{a0}\r]*$)`)
	proquestRule = regexp.MustCompile(`(?m)^[ \t]*_{20,}[ \t\r]*$`)
	proquestHead = regexp.MustCompile(`(?mi)^(?:ProQuest document ID|Publication title|Publication info|Publication date): `)
	proquestText = regexp.MustCompile(`(?mi)^Full text:`)
)

// exportOf says which export a text is: the one that the input was said to be, or the one that
// it looks like. It returns "" for what is none.
func (s *source) exportOf(text string) Format {
	switch {
	case isExport(s.From):
		return s.From
	case s.From != "" && s.From != RTF && s.From != DOCX:
		return ""
	case strings.Contains(text, "DOCUMENT") && nexisCount.MatchString(text) && nexisLoad.MatchString(text),
		strings.Contains(text, "Dokument ") && nexisCount.MatchString(text) && nexisLoad.MatchString(text),
		strings.Contains(text, "End of Document") && nexisEnd.MatchString(text) && nexisBody.MatchString(text):
		return Nexis
	case strings.Contains(text, "0000") && factivaEnd.MatchString(text) && factivaHead.MatchString(text):
		return Factiva
	case strings.Contains(text, "____________________") && proquestRule.MatchString(text) && proquestHead.MatchString(text) && proquestText.MatchString(text):
		return ProQuest
	}
	return ""
}

// readExport yields the articles of an export. plain says that lines of the text are lines of the input.
func (s *source) readExport(from Format, text string, plain bool) {
	text = newlines.Replace(text)
	var docs []document
	var read func(document) (Article, error)
	switch from {
	case Nexis:
		docs, read = nexisDocuments(text), readNexis
	case Factiva:
		docs, read = factivaDocuments(text), readFactiva
	default:
		docs, read = proquestDocuments(text), readProQuest
	}
	if len(docs) == 0 {
		s.fail(0, exportEmpty(from))
		return
	}
	for i, d := range docs {
		a, err := read(d)
		s.record = i + 1
		if err == nil {
			a.Title, a.Byline, a.Outlet = oneLine(a.Title), withoutBy(oneLine(a.Byline)), oneLine(a.Outlet)
			last := a.Text[strings.LastIndexByte(a.Text, '\n')+1:]
			switch found := origin(&a, last); {
			case found != "":
				a.Origin = found
			case wires()[a.Outlet] == a.Origin:
				a.Origin = ""
			}
			if !s.yield(a, nil) {
				return
			}
			continue
		}
		line := 0
		if plain {
			line = d.line
		}
		if !s.fail(line, err) {
			return
		}
	}
	s.record = 0
}

// cut cuts a text where a line matches at and returns the pieces between, each from the line
// behind a match. The piece before the first match comes first.
func cut(text string, at *regexp.Regexp) []document {
	var docs []document
	line, from := 1, 0
	add := func(to int) {
		docs = append(docs, document{line: line, lines: strings.Split(text[from:to], "\n")})
	}
	for _, m := range at.FindAllStringIndex(text, -1) {
		add(m[0])
		line += strings.Count(text[from:m[1]], "\n")
		from = m[1]
	}
	add(len(text))
	return docs
}

// trimLine cuts white space off both ends of a line.
func trimLine(l string) string { return strings.TrimFunc(l, isBlank) }

// blocks returns the runs of lines between blank ones.
func (d document) blocks() [][]string {
	var out [][]string
	open := false
	for _, l := range d.lines {
		switch l = strings.TrimRightFunc(l, isBlank); {
		case trimLine(l) == "":
			open = false
		case open:
			out[len(out)-1] = append(out[len(out)-1], l)
		default:
			out = append(out, []string{l})
			open = true
		}
	}
	return out
}

// joinBlocks makes a text of blocks. Lines of a block that are wrapped are joined.
func joinBlocks(blocks [][]string) string {
	var b strings.Builder
	for _, bl := range blocks {
		b.WriteString(strings.Join(bl, "\n"))
		b.WriteString("\n\n")
	}
	return textOf(paragraphs(b.String()))
}

// textOf joins paragraphs, but for furniture.
func textOf(list []string) string {
	kept := make([]string, 0, len(list))
	for i, p := range list {
		if i >= maxBlocks || !isFurniture(p) {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		kept = list
	}
	return strings.Join(kept, "\n")
}

var (
	monthName = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?`
	dayName   = regexp.MustCompile(monthName + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} ` + monthName + `,? \d{4}`)
	yearName  = regexp.MustCompile(`\b(?:1[89]|20)\d\d\b`)
	rights    = regexp.MustCompile(`(?i)^(?:\(?copyright|copr\.|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés)`)
	pageCount = regexp.MustCompile(`^Page \d+ of \d+$`)
)

// dayIn returns the day that stands in a line, or "". Databases write months in the language of
// who uses them, whatever the language of the article.
func dayIn(l string) string {
	if m := eastDay.FindStringSubmatch(l); m != nil {
		l = m[3] + " " + monthOf(m[2]) + " " + m[1]
	}
	words := strings.Fields(l)
	for i, w := range words {
		if m := foreignMonths[strings.ToLower(w)]; m != "" {
			words[i] = m
		} else if w == "de" {
			words[i] = ""
		} else if n := len(w); n > 1 && n < 4 && w[n-1] == '.' && w[0] >= '0' && w[0] <= '9' {
			words[i] = w[:n-1]
		}
	}
	day, err := ParseDate(strings.ReplaceAll(dayName.FindString(oneLine(strings.Join(words, " "))), ",", ""))
	if err != nil {
		return ""
	}
	return day
}

// eastDay is a day as Chinese and Japanese write it.
var eastDay = regexp.MustCompile(`(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日`)

// monthOf returns the name of a month that is a number.
func monthOf(number string) string {
	n, _ := strconv.Atoi(number)
	return time.Month(n).String()
}

// foreignMonths are the months in German, French, Spanish, Italian, Portuguese and Dutch.
var foreignMonths = func() map[string]string {
	m := map[string]string{}
	for _, list := range []string{"januar februar märz april mai juni juli august september oktober november dezember",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"januari februari maart april mei juni juli augustus september oktober november december"} {
		for i, name := range strings.Fields(list) {
			m[name] = time.Month(i + 1).String()
		}
	}
	return m
}()

// languageNames are the names under which databases tell languages.
var languageNames = map[string]string{"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "inglese": "en",
	"inglês": "en", "английский": "en", "英语": "en", "英文": "en", "英語": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
	"portuguese": "pt", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja", "dutch": "nl", "turkish": "tr", "polish": "pl",
	"ukrainian": "uk", "persian": "fa", "hebrew": "he", "korean": "ko", "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi",
	"greek": "el", "czech": "cs", "hungarian": "hu", "indonesian": "id", "malay": "ms", "deutsch": "de"}

// languageOf returns the code of a language that a database names: "ENGLISH", "English; Deutsch".
func languageOf(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), ";")
	return languageNames[trimLine(name)]
}

// headlineMark stands before a line that a page marks as a headline.
const headlineMark = "\ue000"

// exportPage makes text of the page that an export is, or says that it is none.
func (s *source) exportPage(page string) (string, Format) {
	if !isExport(s.From) {
		seen := false
		for _, mark := range []string{"DOCUMENTS</", "DOCUMENT</", "LXNComment", "End of Document", "articleParagraph", "Factiva", ">HD<", "ProQuest"} {
			seen = seen || strings.Contains(page, mark)
		}
		if !seen || s.From != "" {
			return "", ""
		}
	}
	doc, err := dom.Parse(strings.NewReader(page))
	if err != nil {
		return "", ""
	}
	var b strings.Builder
	pageText(doc, &b)
	text := b.String()
	return text, s.exportOf(text)
}

// pageText writes the letters under n: a blank line between paragraphs, a tab between cells.
func pageText(n *dom.Node, b *strings.Builder) {
	switch {
	case n.Type == dom.TextNode:
		b.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, n.Data))
		return
	case n.Type == dom.ElementNode && (deadTags[n.Data] || n.Data == "title"):
		return
	case n.Type == dom.ElementNode && n.Data == "br":
		b.WriteByte('\n')
		return
	}
	cell := n.Data == "td" || n.Data == "th"
	block := n.Type == dom.ElementNode && blockTags[n.Data] && !cell
	if block {
		b.WriteString("\n\n")
	}
	if n.Data == "a" && strings.HasPrefix(attr(n, "name"), "DocID_") { // begins a document of ProQuest
		b.WriteString("\n\n" + strings.Repeat("_", 60) + "\n\n")
	}
	if strings.HasSuffix(attr(n, "class"), "eadline") {
		b.WriteString(headlineMark)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		pageText(c, b)
	}
	switch {
	case block:
		b.WriteString("\n\n")
	case cell:
		b.WriteByte('\t')
	}
}
