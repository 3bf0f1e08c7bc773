package article

import (
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"
)

// A block is a paragraph of a page.
type block struct {
	text string
	kind kind
	link int       // bytes of text that are links
	in   *dom.Node // the list or table a block of it stands in
}

// kind is what a block is on its page.
type kind uint8

const (
	para kind = iota
	heading
	item // of a list
	row  // of a table
	quote
)

// blocksOf cuts what stands under n into blocks, in the order of the page.
func blocksOf(n *dom.Node) []block {
	w := &writer{}
	w.walk(n, para, nil, look{})
	w.flush()
	return w.out
}

// A writer collects blocks.
type writer struct {
	out   []block
	text  strings.Builder
	link  int
	bold  int  // bytes of text that are bold
	space bool // white space is owed before the next letter
	kind  kind
	in    *dom.Node
}

// A look is how inline elements make text look.
type look struct{ link, bold bool }

// flush ends a block.
func (w *writer) flush() {
	if s := strings.TrimSpace(w.text.String()); s != "" {
		w.out = append(w.out, block{s, w.kind, w.link, w.in})
	}
	w.text.Reset()
	w.link, w.bold, w.space = 0, 0, false
}

// walk writes n and what is under it. Pages nest 512 deep at most, so the recursion is safe.
func (w *writer) walk(n *dom.Node, k kind, in *dom.Node, is look) {
	switch n.Type {
	case dom.TextNode:
		w.kind, w.in = k, in
		w.write(n.Data, is)
		return
	case dom.ElementNode, dom.DocumentNode:
	default:
		return
	}
	switch tag := n.Data; {
	case deadTags[tag] || tag == "figcaption":
		return
	case tag == "br":
		w.lineBreak(n)
		return
	case tag == "sup" && isFootnote(n):
		return
	case tag == "a":
		is.link = true
	case tag == "b" || tag == "strong":
		is.bold = true
	case tag == "li":
		k = item
		if in == nil {
			in = n
		}
	case tag == "ul" || tag == "ol" || tag == "dl":
		in = n
	case tag == "tr" && isDataRow(n):
		w.flush()
		w.row(n)
		return
	case tag == "blockquote":
		k = quote
	case len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6':
		k = heading
	}
	ends := blockTags[n.Data]
	if ends {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, k, in, is)
	}
	if ends {
		w.flush()
	}
}

// write adds letters, every run of white space as one blank.
func (w *writer) write(s string, is look) {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case isBlank(r):
			w.space = w.space || r != '\u200b' && r != '\ufeff' && r != '\u00ad'
		default:
			if w.space && w.text.Len() > 0 {
				w.text.WriteByte(' ')
			}
			w.space = false
			w.text.WriteString(s[:n])
			if is.link {
				w.link += n
			}
			if is.bold {
				w.bold += n
			}
		}
		s = s[n:]
	}
}

// lineBreak ends a block at two breaks in a row, and at one that follows the end of a sentence, a
// line in bold or a line of furniture.
func (w *writer) lineBreak(n *dom.Node) {
	next := n.NextSibling
	for next != nil && (next.Type == dom.TextNode && strings.TrimSpace(next.Data) == "" || next.Type == dom.CommentNode) {
		next = next.NextSibling
	}
	text := strings.TrimRight(w.text.String(), ` "'”’)`)
	done := text != "" && strings.ContainsRune(".!?…:", rune(text[len(text)-1]))
	if letters := len(text) - strings.Count(text, " "); text != "" && w.bold*10 >= letters*9 {
		done = true
	}
	if next != nil && next.Type == dom.ElementNode && next.Data == "br" || done || len(w.out) < maxBlocks && isFurniture(strings.TrimSpace(w.text.String())) {
		w.flush()
	}
	w.space = true
}

// row writes the cells of a row of data into one block.
func (w *writer) row(tr *dom.Node) {
	var cells []string
	link := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != dom.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		sub := &writer{}
		sub.walk(c, row, nil, look{})
		sub.flush()
		for _, b := range sub.out {
			cells = append(cells, b.text)
			link += b.link
		}
	}
	table := tr
	for table.Parent != nil && table.Data != "table" {
		table = table.Parent
	}
	if len(cells) > 0 {
		w.out = append(w.out, block{strings.Join(cells, " | "), row, link, table})
	}
}

// isDataRow tells a row of data from one that only lays out the page: its cells hold no
// blocks but short ones.
func isDataRow(tr *dom.Node) bool {
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != dom.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		cells++
		text := 0
		for d := range c.Descendants() {
			if d.Type == dom.TextNode {
				text += len(d.Data)
			}
			if d.Type == dom.ElementNode && (d.Data == "table" || d.Data == "ul" || blockTags[d.Data] && d.Data != "p" && d.Data != "div") {
				return false
			}
		}
		if text > 300 {
			return false
		}
	}
	return cells > 1
}

// isFootnote reports whether a superscript is nothing but a mark: "[1]", "2".
func isFootnote(n *dom.Node) bool {
	s := inline(n)
	return len(s) <= 6 && strings.Trim(s, "[]()0123456789,*†‡ abc") == "" && n.FirstChild != nil && n.FirstChild.Data == "a"
}
