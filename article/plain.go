package article

import (
	"bufio"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText yields the one article of a plain text.
func (s *source) readText(in *bufio.Reader) {
	data, err := s.whole(in)
	if err != nil {
		s.fail(0, err)
		return
	}
	text := decode(data, s.ContentType, false)
	if from := s.exportOf(text); from != "" {
		s.readExport(from, text, true)
		return
	}
	a, err := fromText(text)
	if err != nil {
		s.fail(0, err)
		return
	}
	if a.URL == "" {
		a.URL = s.URL
	}
	s.yield(a, nil)
}

// fromText reads pasted text: a title, byline and date on top go where they belong, share
// buttons and comment boxes out.
func fromText(s string) (Article, error) {
	lines := paragraphs(s)
	if len(lines) == 0 {
		return Article{}, errEmpty
	}
	var a Article
	lines = a.takeHead(lines)
	kept := lines[:0]
	last := ""
	for i, l := range cutTail(lines) {
		if i < maxBlocks && isFurniture(l) {
			last = l
			continue
		}
		kept = append(kept, l)
	}
	a.Text = strings.Join(kept, "\n")
	if a.Text == "" { // a line or two of furniture is all there is: then it is the text
		a.Text = strings.Join(paragraphs(s), "\n")
	}
	a.Origin = origin(&a, last)
	return a, nil
}

// paragraphs cuts a text into paragraphs. A line is one, unless the text is wrapped: then the
// lines between two blank ones are.
func paragraphs(s string) []string {
	s = newlines.Replace(s)
	var out []string
	wrapped := isWrapped(s)
	var block []string
	flush := func() {
		if len(block) > 0 {
			out = append(out, strings.Join(block, " "))
			block = block[:0]
		}
	}
	for _, l := range strings.Split(s, "\n") {
		l = strings.Join(strings.FieldsFunc(l, isBlank), " ")
		if l == "" {
			flush()
			continue
		}
		block = append(block, l)
		if !wrapped {
			flush()
		}
	}
	flush()
	return out
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\f", "\n")

// isBlank reports white space and the marks that take no room.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
}

// isWrapped reports whether the lines of s were broken at some width: most lines that another
// one follows are of nearly one length, below 100 letters, and many end in the middle of a
// sentence.
func isWrapped(s string) bool {
	lines := strings.Split(s, "\n")
	inner, even, open := 0, 0, 0
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" || i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" {
			continue
		}
		inner++
		if n := utf8.RuneCountInString(l); n >= 45 && n <= 100 {
			even++
		}
		if r, _ := utf8.DecodeLastRuneInString(l); unicode.IsLetter(r) || r == ',' {
			open++
		}
	}
	return inner >= 3 && even*10 >= inner*8 && open*2 >= inner
}

var (
	byLine   = regexp.MustCompile(`^(?:(?i:by|written by|reported by|story by|report by|from)|BY) [\p{Lu}][^.!?:]{2,90}$`)
	deskLine = regexp.MustCompile(`^[\p{Lu}][\pL'’. -]{3,40}(?:, | \| | in | / )(?:[\p{Lu}][\pL'’. ,-]{2,40} )?(?i:staff|staff writer|reporter|correspondent|editor|bureau|desk|reuters|associated press|afp)(?: in [\p{Lu}][\pL ]{2,30})?$`)
)

// kicker is a label over a headline.
var kicker = regexp.MustCompile(`^(?i:exclusive|analysis|opinion|explainer|breaking(?: news)?|world|politics|business|comment|feature|interview|live|update)$`)

var (
	// bureauLine: "Brussels bureau", "By our correspondent in Surin"
	bureauLine = regexp.MustCompile(`^(?:\p{Lu}[\pL’' -]{2,30} (?:[Bb]ureau|[Dd]esk|[Nn]ewsroom|[Cc]orrespondent)|(?:By|From) (?:our|a|the) [\pL ,]{3,60})$`)
	// outletLine: "The Hague Reporter", "GREAT LAKES MONITOR"
	outletLine = regexp.MustCompile(`^(?:\p{Lu}[\pL’'-]*(?: of)? ){1,4}(?i:times|post|reporter|monitor|gazette|daily|news|herald|courier|review|press|journal|tribune|wire|mail|star|sun|globe|guardian|observer|chronicle|standard|telegraph|express|record|mirror|examiner|dispatch|bulletin|today|agency)$`)
)

// takeHead takes title, byline and date off the first lines and returns the rest. Only short lines
// before the first paragraph can be any of these.
func (a *Article) takeHead(lines []string) []string {
	head := 0
	for head < len(lines) && head < 14 && isHeadLine(lines[head]) {
		head++
	}
	if head == len(lines) { // no paragraph follows: leave all but furniture alone
		return lines
	}
	var keep []string
	for i, l := range lines[:head] {
		day, isDay := lineDate(l)
		switch {
		case isDay:
			if a.Published == "" {
				a.Published = day
			}
		case byLine.MatchString(l) || deskLine.MatchString(l):
			if a.Byline == "" {
				a.Byline = withoutBy(l)
			}
		case isFurniture(l) || kicker.MatchString(l):
		case a.Title == "" && isTitle(l) && !outletLine.MatchString(l):
			a.Title = l
		case i > 0 && strings.EqualFold(l, a.Title):
		case bureauLine.MatchString(l) && a.Byline == "":
			a.Byline = withoutBy(l)
		case outletLine.MatchString(l) && a.Outlet == "":
			a.Outlet = l
		default:
			keep = append(keep, l)
		}
	}
	return append(keep, lines[head:]...)
}

// isHeadLine reports whether a line could stand above an article.
func isHeadLine(l string) bool {
	if utf8.RuneCountInString(l) > 160 {
		return false
	}
	if _, ok := lineDate(l); ok {
		return true
	}
	return isFurniture(l) || kicker.MatchString(l) || byLine.MatchString(l) || deskLine.MatchString(l) || isTitle(l) || bureauLine.MatchString(l) || outletLine.MatchString(l)
}

// isTitle reports whether a line looks like a headline: some words, no stop at its end.
func isTitle(l string) bool {
	r, _ := utf8.DecodeLastRuneInString(l)
	first, _ := utf8.DecodeRuneInString(l)
	n := len(strings.Fields(l))
	if first == '“' && r == '”' && n >= 3 && n <= 14 && strings.Count(l, "“") == 1 && !strings.ContainsAny(l, ".!,") {
		return true // a headline that is a quotation
	}
	return n >= 3 && n <= 25 && !strings.ContainsRune(`.,;:”"`, r) && !strings.HasSuffix(l, "…") &&
		(unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune(`“"‘'`, first)) && !dateline.MatchString(l)
}

var stampWords = regexp.MustCompile(`(?i)^(?:first |originally )?(?:published|posted|updated|last updated|last modified|modified|created|date|issued|filed)?(?: (?:on|at))?\s*[:|-]?\s*`)

// lineDate returns the date of a line that holds nothing else.
func lineDate(l string) (string, bool) {
	if len(l) > 80 || !strings.ContainsAny(l, "0123456789") {
		return "", false
	}
	l = strings.TrimSpace(l[len(stampWords.FindString(l)):])
	_, behind, _ := strings.Cut(l, ", ") // "Kigali, 8 June 2026"
	for _, c := range []string{l, firstDate(l), firstDate(behind)} {
		if day, err := ParseDate(c); err == nil {
			return day, true
		}
	}
	return "", false
}

// firstDate cuts "5 Jan 2026 | 18:20 GMT" and the like behind the year.
func firstDate(l string) string {
	if i := yearEnd.FindStringIndex(l); i != nil {
		return l[:i[1]]
	}
	return l
}

var yearEnd = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// cutTail drops what stands below an article: from the first heading of a comment box, of a
// list of other articles or the like, where no more than a third of the text follows it.
func cutTail(lines []string) []string {
	all := 0
	for _, l := range lines {
		all += len(l)
	}
	before := 0
	for i, l := range lines {
		if i > 0 && (len(lines) < maxBlocks || len(lines)-i < 100) && isTail(l) && (all-before)*3 <= all {
			return lines[:i]
		}
		before += len(l)
	}
	return lines
}
