package main

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// A style is how words are painted.
type style uint8

const (
	plain  style = iota
	strong       // names, titles
	faint        // what may be passed over
	marked       // the word that names an act
	head         // headings of sections
	green        // co-operation
	yellow       // conflict in words
	red          // conflict in acts
)

// codes are the SGR parameters of each style, for light and for dark ground.
var codes = [...]string{plain: "", strong: "1", faint: "2", marked: "1;4", head: "1;36", green: "32", yellow: "33", red: "31"}

// A piece is text in one style.
type piece struct {
	text string
	style
}

// A page is text laid out for a width, without trailing blanks and with no empty line after
// another.
type page struct {
	b      strings.Builder
	width  int // letters in a line
	colour bool
	blank  bool // the last line is empty

	on style // the style whose codes are in force
}

// measure is the most letters in a line that eyes follow well.
const measure = 96

// newPage returns an empty page for a terminal of some width.
func newPage(width int, colour bool) *page {
	return &page{width: min(max(width, 24), measure), colour: colour, blank: true}
}

// space ends a part: one empty line, however often it is called.
func (p *page) space() {
	if !p.blank {
		p.b.WriteByte('\n')
	}
	p.blank = true
}

// para writes pieces as a paragraph: its first line begins at column first, the others at
// column rest.
func (p *page) para(first, rest int, pieces ...piece) {
	col, indent, empty := 0, first, true
	width := max(p.width, rest+16)
	for _, w := range words(pieces) {
		n := w.width()
		gap := 1
		if empty {
			gap = 0
		}
		if !empty && indent+col+gap+n > width {
			p.put("\n", plain)
			col, indent, empty, gap = 0, rest, true, 0
		}
		if empty {
			p.put(strings.Repeat(" ", indent), plain)
		}
		if gap == 1 {
			p.put(" ", w.glue)
		}
		for _, f := range w.parts {
			p.put(f.text, f.style)
		}
		col += gap + n
		empty = false
	}
	if !empty {
		p.put("\n", plain)
		p.blank = false
	}
}

// A cell is one column of a row.
type cell struct {
	text string
	style
	wide int // letters; shorter texts are filled with blanks, 0 leaves them as they are
}

// row writes cells side by side. The last one goes on under itself.
func (p *page) row(indent int, cells ...cell) {
	p.b.WriteString(strings.Repeat(" ", indent))
	at := indent
	for i, c := range cells {
		text := printable(strings.Join(strings.Fields(c.text), " "))
		if i == len(cells)-1 {
			p.cellEnd(at, text, c.style)
			return
		}
		if runewidth.StringWidth(text) > c.wide {
			text = runewidth.Truncate(text, c.wide, "…")
		}
		p.put(text, c.style)
		p.put(strings.Repeat(" ", c.wide-runewidth.StringWidth(text)+2), plain)
		at += c.wide + 2
	}
}

// cellEnd writes the last cell of a row that begins at a column.
func (p *page) cellEnd(at int, text string, st style) {
	sub := page{width: p.width, colour: p.colour}
	sub.para(at, at, piece{text, st})
	lines := strings.TrimPrefix(sub.b.String(), strings.Repeat(" ", at))
	if lines != "" && at+16 > p.width { // no room beside the others: below them
		p.end()
		sub.b.Reset()
		sub.para(6, 6, piece{text, st})
		lines = sub.b.String()
	}
	if lines == "" {
		p.end()
	}
	p.b.WriteString(lines)
	p.blank = false
}

// end ends a line, without the blanks that stand at its end.
func (p *page) end() {
	kept := strings.TrimRight(p.b.String(), " ")
	p.b.Reset()
	p.b.WriteString(kept + "\n")
}

// put writes s in a style. Codes are written where the style changes.
func (p *page) put(s string, st style) {
	if s == "" {
		return
	}
	if p.colour && st != p.on {
		if p.on != plain {
			p.b.WriteString("\x1b[0m")
		}
		if codes[st] != "" {
			p.b.WriteString("\x1b[" + codes[st] + "m")
		}
		p.on = st
	}
	p.b.WriteString(s)
}

// A word is what is never broken over two lines; parts of it may differ in style.
type word struct {
	parts []piece
	glue  style // of the blank before it: that of both words where they agree
}

func (w word) width() int {
	n := 0
	for _, f := range w.parts {
		n += runewidth.StringWidth(f.text)
	}
	return n
}

// words cuts pieces at blanks.
func words(pieces []piece) []word {
	var out []word
	open := false // the last word goes on
	last := plain
	for _, p := range pieces {
		s := p.text
		for s != "" {
			i := strings.IndexAny(s, " \t\n\r")
			if i == 0 {
				s, open = s[1:], false
				continue
			}
			if i < 0 {
				i = len(s)
			}
			part := piece{printable(s[:i]), p.style}
			if open {
				out[len(out)-1].parts = append(out[len(out)-1].parts, part)
			} else {
				glue := plain
				if last == p.style && len(out) > 0 {
					glue = last
				}
				out = append(out, word{[]piece{part}, glue})
			}
			open, last = true, p.style
			s = s[i:]
		}
	}
	return out
}

// printable takes out what could steer a terminal: an article must not.
func printable(s string) string {
	if strings.IndexFunc(s, unprintable) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// unprintable reports control characters and marks that turn the direction of writing.
func unprintable(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
