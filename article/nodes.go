package article

import (
	"strings"

	dom "golang.org/x/net/html"
)

// attr returns an attribute of n, or "".
func attr(n *dom.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *dom.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// hasWord reports whether a list of names parted by blanks holds name.
func hasWord(list, name string) bool {
	for len(list) > 0 {
		var w string
		w, list, _ = strings.Cut(strings.TrimLeft(list, " \t\n"), " ")
		if strings.EqualFold(w, name) {
			return true
		}
	}
	return false
}

// inline returns the letters under n on one line. It stops at some thousand.
func inline(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == dom.TextNode && c.Parent.Data != "script" && c.Parent.Data != "style":
			b.WriteString(c.Data)
		case c.Type == dom.ElementNode && (c.Data == "br" || blockTags[c.Data]):
			b.WriteByte(' ')
		}
		if b.Len() > 4096 {
			break
		}
	}
	return oneLine(b.String())
}

// oneLine makes every run of white space one blank and cuts it off the ends.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isBlank), " ") }

// blockTags begin and end a paragraph.
var blockTags = set("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer " +
	"form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th " +
	"thead tr ul")

// deadTags hold nothing that a reader reads.
var deadTags = set("script style noscript template svg iframe object embed canvas audio video map head link meta input select textarea " +
	"button math applet frameset frame progress meter datalist param source track colgroup col dialog")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// classWords cuts the class, id and role of n into words: "article-shareBar_top" gives
// article, share, bar, top.
func classWords(n *dom.Node, to []string) []string {
	to = to[:0]
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "data-testid", "data-component", "data-module", "itemprop", "data-type", "aria-label":
			to = cutName(n.Attr[i].Val, to)
			to = append(to, "") // no pair of words across two attributes
		}
	}
	return to
}

// cutName appends the words of a name to list, in lower case: cut at all but letters and at
// capitals.
func cutName(s string, list []string) []string {
	start := -1
	for i := 0; i <= len(s); i++ {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		capital := c >= 'A' && c <= 'Z' && i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z'
		if start >= 0 && (!letter || capital) {
			list = append(list, strings.ToLower(s[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		if c == ' ' {
			list = append(list, "")
		}
	}
	return list
}
