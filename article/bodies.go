package article

import dom "golang.org/x/net/html"

// bodies returns the elements that call themselves the body of the article, where they hold
// nearly all running text of the page. Several of one parent (a page in parts) count together.
func (p *pruner) bodies(doc *dom.Node) []*dom.Node {
	var found []*dom.Node
	var visit func(n *dom.Node)
	visit = func(n *dom.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != dom.ElementNode || p.prose[c] == 0 {
				continue
			}
			if p.isBody(c) {
				found = append(found, c)
				continue
			}
			visit(c)
		}
	}
	visit(doc)
	sum := 0
	for _, n := range found {
		sum += p.prose[n]
	}
	if sum < 250 || sum*100 < p.all*80 {
		return nil
	}
	return found
}

// isBody reports whether n calls itself the body of an article.
func (p *pruner) isBody(n *dom.Node) bool {
	switch n.Data {
	case "html", "body":
		return false
	}
	if attr(n, "itemprop") == "articleBody" {
		return true
	}
	p.words = classWords(n, p.words)
	for i, w := range p.words {
		if body[w] || i+1 < len(p.words) && w != "" && body[w+"-"+p.words[i+1]] {
			return true
		}
	}
	return false
}
