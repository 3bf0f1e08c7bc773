package article

import (
	"strings"

	dom "golang.org/x/net/html"
)

// A pruner cuts from a page what is certainly no part of the article. It leaves alone what
// holds much of the page's running text, whatever it calls itself: "has-sidebar" often stands on
// the whole page. Where the page marks the body of its article, all outside it may go.
type pruner struct {
	prose map[*dom.Node]int // bytes of running text under an element; changes while cutting
	all   int               // of the page, or of the marked bodies
	mains map[*dom.Node]bool
	above map[*dom.Node]bool // what the marked bodies lie in
	words []string
	cut   []*dom.Node

	elements int
}

// prune cuts doc and returns what it knows of it.
func prune(doc *dom.Node) *pruner {
	p := &pruner{prose: map[*dom.Node]int{}, mains: map[*dom.Node]bool{}, above: map[*dom.Node]bool{}}
	p.all = p.count(doc)
	if mains := p.bodies(doc); len(mains) > 0 {
		p.all = 0
		for _, n := range mains {
			p.mains[n] = true
			p.all += p.prose[n]
			for m := n.Parent; m != nil; m = m.Parent {
				p.above[m] = true
			}
		}
	}
	p.visit(doc, len(p.mains) > 0)
	for _, n := range p.cut {
		if n.Parent != nil {
			for m := n.Parent; m != nil; m = m.Parent {
				p.prose[m] -= p.prose[n]
			}
			n.Parent.RemoveChild(n)
		}
	}
	return p
}

// proseLen is the least length of a paragraph that counts as running text.
const proseLen = 80

// count sums up the running text under n: the texts of elements that are no links, of at least
// proseLen bytes with their inline neighbours.
func (p *pruner) count(n *dom.Node) int {
	p.elements++
	sum, run := 0, 0
	end := func() {
		if run >= proseLen {
			sum += run
		}
		run = 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == dom.TextNode:
			run += len(strings.TrimSpace(c.Data))
		case c.Type != dom.ElementNode || deadTags[c.Data]:
		case blockTags[c.Data] || c.Data == "br":
			end()
			sum += p.count(c)
		default: // inline: its letters belong to the run, what blocks it holds count apart
			inner := p.count(c)
			if inner > 0 {
				sum += inner
			} else if c.Data != "a" {
				run += letters(c, 0)
			}
		}
	}
	end()
	if sum > 0 {
		p.prose[n] = sum
	}
	return sum
}

// letters counts the bytes of text under an element, links and dead elements left out.
func letters(n *dom.Node, depth int) int {
	sum := 0
	for c := n.FirstChild; c != nil && depth < 60; c = c.NextSibling {
		if c.Type == dom.TextNode {
			sum += len(strings.TrimSpace(c.Data))
		} else if c.Type == dom.ElementNode && !deadTags[c.Data] && c.Data != "a" {
			sum += letters(c, depth+1)
		}
	}
	return sum
}

// visit notes what is to be cut under n. outside says that n lies in none of the marked bodies.
func (p *pruner) visit(n *dom.Node, outside bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == dom.CommentNode:
			p.cut = append(p.cut, c)
		case c.Type != dom.ElementNode || c.Data == "head":
		case p.mains[c]:
			p.visit(c, false)
		case p.above[c]:
			p.visit(c, outside)
		case p.drop(c, outside):
			p.cut = append(p.cut, c)
		default:
			p.visit(c, outside)
		}
	}
}

// drop decides about one element.
func (p *pruner) drop(n *dom.Node, outside bool) bool {
	prose := p.prose[n]
	small := outside || prose*20 <= p.all || prose <= 200
	little := outside || prose*4 <= p.all // a quarter of the page
	switch n.Data {
	case "html", "body", "main", "figure": // the caption of a figure goes on its own, tables and quotations in it stay
		return false
	case "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "input", "button", "nav", "dialog", "figcaption":
		return little
	case "aside", "footer", "form", "fieldset":
		if little {
			return true
		}
	}
	if hidden(n) && (outside || prose*2 <= p.all) {
		return true
	}
	if dropRoles[attr(n, "role")] && little {
		return true
	}
	p.words = classWords(n, p.words)
	is := nameKinds(p.words)
	switch {
	case is == 0 || is&bodyName != 0 && is&commentName == 0 && prose > 0 && !outside:
		return false
	case is&unseenName != 0:
		return little
	case inline1(n) && inSentence(n):
		return false
	case is&commentName != 0:
		return (outside || p.all-prose > 400 || small) && !p.holdsArticle(n)
	case is&galleryName != 0:
		return outside || p.all-prose > 600 && n.Data != "article"
	case is&strongName != 0:
		return little && !p.holdsArticle(n)
	case is&captionName != 0:
		return little && letters(n, 0) <= 600 && paragraphTag[n.Data] != "h"
	}
	if is&halfName != 0 && small && paragraphTag[n.Data] == "" {
		return true
	}
	return is&weakName != 0 && small && prose*2 < max(letters(n, 0), 1) && paragraphTag[n.Data] == ""
}

// paragraphTag names the elements that a weak name does not cut: they carry one letter of text
// or one cell, and "video" or "date" on them says little.
var paragraphTag = map[string]string{"p": "p", "h1": "h", "h2": "h", "h3": "h", "h4": "h", "blockquote": "p", "td": "p", "tr": "p", "li": "p",
	"table": "p", "tbody": "p"}

// inline1 reports whether n is an inline element.
func inline1(n *dom.Node) bool { return !blockTags[n.Data] && n.Data != "article" }

// inSentence reports whether other text of some length stands beside n in its line.
func inSentence(n *dom.Node) bool {
	beside := 0
	for {
		steps := 0 // a bound, for pages made to be slow
		for c := n.PrevSibling; c != nil && inlineNode(c) && beside <= 20 && steps < 30; c = c.PrevSibling {
			beside += nodeText(c)
			steps++
		}
		for c := n.NextSibling; c != nil && inlineNode(c) && beside <= 20 && steps < 60; c = c.NextSibling {
			beside += nodeText(c)
			steps++
		}
		if beside > 20 || n.Parent == nil || !inline1(n.Parent) {
			return beside > 20
		}
		n = n.Parent
	}
}

// inlineNode reports whether c goes on with the line it stands in.
func inlineNode(c *dom.Node) bool {
	return c.Type != dom.ElementNode || inline1(c) && c.Data != "br"
}

func nodeText(c *dom.Node) int {
	if c.Type == dom.TextNode {
		return len(strings.TrimSpace(c.Data))
	}
	return textLen(c)
}

// textLen counts the bytes of text under an element, links included.
func textLen(n *dom.Node) int {
	sum := 0
	for c := range n.Descendants() {
		if c.Type == dom.TextNode && !deadTags[c.Parent.Data] {
			sum += len(strings.TrimSpace(c.Data))
		}
	}
	return sum
}

// holdsArticle reports whether the main heading or the marked body of the page is under n.
func (p *pruner) holdsArticle(n *dom.Node) bool {
	for c := range n.Descendants() {
		if c.Type == dom.ElementNode && (c.Data == "h1" && p.prose[n] > 400 || attr(c, "itemprop") == "articleBody") {
			return true
		}
	}
	return false
}

// hidden reports whether the page keeps n from the reader's eyes.
func hidden(n *dom.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
