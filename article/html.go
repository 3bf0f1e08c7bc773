package article

import (
	"bufio"
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
)

// readHTML yields the one article of a page.
func (s *source) readHTML(in *bufio.Reader) {
	data, err := s.whole(in)
	if err != nil {
		s.fail(0, err)
		return
	}
	page := decode(data, s.ContentType, true)
	if text, from := s.exportPage(page); from != "" {
		s.readExport(from, text, false)
		return
	}
	a, err := fromPage(page, s.URL)
	if err != nil {
		s.fail(0, err)
		return
	}
	s.yield(a, nil)
}

// fromPage finds the article of a page in three steps: cut off what is certainly furniture, find
// the element that holds the article, and leave out of it the lines that are furniture still.
func fromPage(page, address string) (Article, error) {
	var a Article
	doc, err := dom.Parse(strings.NewReader(page))
	if err != nil { // nested too deep for any browser: read it without its tree
		blocks := tidy(flat(page), &a)
		return a, a.setText(blocks, "")
	}
	readHead(doc).fill(&a, address)
	p := prune(doc)
	blocks := p.marked(doc)
	if size(blocks) < 250 {
		blocks = a.search(p, doc, address, blocks)
	}
	last := ""
	if len(blocks) > 0 {
		last = blocks[len(blocks)-1].text
	}
	return a, a.setText(tidy(blocks, &a), last)
}

// marked returns the blocks of the bodies that the page marks, and before them the lead
// paragraph that stands above the first.
func (p *pruner) marked(doc *dom.Node) []block {
	var blocks []block
	if len(p.mains) == 0 {
		return nil
	}
	for n := range doc.Descendants() {
		switch {
		case p.mains[n]:
			blocks = append(blocks, blocksOf(n)...)
		case len(blocks) == 0 && n.Type == dom.ElementNode && !p.above[n] && p.isLead(n):
			blocks = blocksOf(n)
		}
	}
	return blocks
}

// isLead reports whether n is the lead of an article: it says so, and is one paragraph.
func (p *pruner) isLead(n *dom.Node) bool {
	p.words = classWords(n, p.words)
	if nameKinds(p.words)&leadName == 0 || p.prose[n] < proseLen || p.prose[n] > 1500 {
		return false
	}
	t := inline(n)
	return len(t) < 2000 && endsSentence(t)
}

// maxElements is the most elements that a page may have to be searched.
const maxElements = 150_000

// search finds the article by the weight of its paragraphs; known is what is known of it so far.
func (a *Article) search(p *pruner, doc *dom.Node, address string, known []block) []block {
	whole := blocksOf(doc)
	if p.elements > maxElements {
		return whole
	}
	node, title, byline := extract(doc, address)
	if a.Title == "" {
		a.Title = title
	}
	if a.Byline == "" {
		a.Byline = withoutBy(byline)
	}
	best := known
	if node != nil {
		if found := blocksOf(node); size(found) >= size(best) {
			best = found
		}
	}
	if size(best) == 0 {
		best = whole
	}
	return best
}

// setText joins the blocks to the text. last is the last line before furniture was left out.
func (a *Article) setText(blocks []block, last string) error {
	var b strings.Builder
	for _, bl := range blocks {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(bl.text)
	}
	a.Text = b.String()
	if a.Text == "" {
		return errNoArticle
	}
	a.Origin = origin(a, last)
	return nil
}

// extract finds the element that holds the article, and may change doc on the way.
func extract(doc *dom.Node, address string) (n *dom.Node, title, byline string) {
	ps := readability.NewParser()
	ps.KeepClasses = true
	ps.DisableJSONLD = true
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		u = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	found, err := ps.ParseAndMutate(doc, u)
	if err != nil {
		return nil, "", ""
	}
	return found.Node, found.Title(), found.Byline()
}

// flat cuts a page into blocks by its tags alone.
func flat(page string) []block {
	w := &writer{}
	z := dom.NewTokenizer(strings.NewReader(page))
	dead := 0
	for {
		switch z.Next() {
		case dom.ErrorToken:
			w.flush()
			return w.out
		case dom.TextToken:
			if dead == 0 {
				w.write(string(z.Text()), look{})
			}
		case dom.StartTagToken:
			name, _ := z.TagName()
			if tag := string(name); deadTags[tag] && (tag == "script" || tag == "style" || tag == "noscript" || tag == "template") {
				dead++
			} else if blockTags[tag] || tag == "br" {
				w.flush()
			}
		case dom.EndTagToken:
			name, _ := z.TagName()
			if tag := string(name); dead > 0 && (tag == "script" || tag == "style" || tag == "noscript" || tag == "template") {
				dead--
			} else if blockTags[tag] {
				w.flush()
			}
		}
	}
}

// size counts the letters of running text in blocks.
func size(blocks []block) int {
	n := 0
	for _, b := range blocks {
		if len(b.text) >= proseLen && b.link*2 < len(b.text) {
			n += utf8.RuneCountInString(b.text)
		}
	}
	return n
}
