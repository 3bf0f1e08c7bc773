package article

import dom "golang.org/x/net/html"

// bodies returns the elements that the page marks as the body of its article, where they hold
// enough of its running text to be believed: a quarter of it where they are marked for
// machines (itemprop="articleBody"), half where only their names say so. Outside stand the
// sidebars and readers' comments that make up the rest.
func (p *pruner) bodies(doc *dom.Node) []*dom.Node {
	for _, marked := range []bool{true, false} {
		var found []*dom.Node
		p.findBodies(doc, marked, &found)
		found = oneArticle(found)
		sum := 0
		for _, n := range found {
			sum += p.prose[n]
		}
		if sum >= 500 && (sum*2 >= p.all || marked && sum*4 >= p.all) {
			return found
		}
	}
	return nil
}

// findBodies collects the outermost bodies under n, by their mark or by their names.
func (p *pruner) findBodies(n *dom.Node, marked bool, found *[]*dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != dom.ElementNode || p.prose[c] == 0 || c.Data == "aside" || c.Data == "nav" || c.Data == "footer" {
			continue
		}
		if c.Data != "html" && c.Data != "body" {
			p.words = classWords(c, p.words)
			is := nameKinds(p.words)
			if is&commentName != 0 && is&bodyName == 0 {
				continue
			}
			if marked && attr(c, "itemprop") == "articleBody" || !marked && is&bodyName != 0 && is&commentName == 0 {
				*found = append(*found, c)
				continue
			}
		}
		p.findBodies(c, marked, found)
	}
}

// oneArticle keeps the bodies of the first article where a page goes on with the next ones:
// two or three bodies under headings of their own. The parts of one article lie side by side, and
// the entries of a live report are many.
func oneArticle(found []*dom.Node) []*dom.Node {
	if len(found) < 2 || len(found) > 3 {
		return found
	}
	first := found[:1]
	for _, n := range found[1:] {
		if n.Parent == found[0].Parent || !ownHeading(n, found[0]) {
			first = append(first, n)
		}
	}
	return first
}

// ownHeading reports whether an <article> or <section> with an <h1> holds n but not other.
func ownHeading(n, other *dom.Node) bool {
	for m := n.Parent; m != nil; m = m.Parent {
		for o := other; o != nil; o = o.Parent {
			if o == m {
				return false
			}
		}
		for c := range m.Descendants() {
			if c.Type == dom.ElementNode && c.Data == "h1" {
				return true
			}
		}
	}
	return false
}
