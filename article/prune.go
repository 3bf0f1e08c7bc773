package article

import (
	"strings"

	dom "golang.org/x/net/html"
)

// Names that elements give themselves in class, id or role, cut into words. One word is looked
// up alone, two that follow each other as "first-second".
var (
	// strong names say that the element is no part of the article, however much it holds.
	strong = set("comment-list comments-list comment-section comments-section comments-area comment-thread comments-container disqus " +
		"commentlist livefyre coral-talk fb-comments spot-im openweb viafoura comments-wrapper comment-respond " +
		"related-posts related-articles related-stories related-content related-news related-links relatedposts jp-relatedposts " +
		"recirc recirculation outbrain taboola zergnet revcontent plista nativo mostread mostpopular most-read most-popular most-viewed " +
		"most-shared most-commented trending-stories trending-now read-next readnext up-next upnext next-up more-stories more-news " +
		"more-from more-on also-read alsoread also-like see-also seealso you-may recommended-stories recommended-articles recommendations " +
		"popular-posts latest-news latest-posts latest-stories top-stories newsletter newsletters signup sign-up subscribe subscription optin " +
		"mailchimp mailing-list inline-newsletter email-signup " +
		"cookie cookies gdpr onetrust consent cookiebar " +
		"advert advertisement advertising adsbygoogle adslot ad-slot ad-container ad-wrapper ad-unit dfp-ad google-ad ad-label ad-placeholder sponsored-content " +
		"breadcrumb breadcrumbs pagination paginator pager skip-link skiplink skip-nav site-header site-footer global-nav globalnav main-nav " +
		"navbar navigation nav-menu mega-menu offcanvas off-canvas topbar " +
		"social-share share-bar sharebar share-buttons sharing-buttons share-links share-tools sharetools sharedaddy addthis addtoany shareaholic " +
		"social-links social-media social-icons social-buttons follow-us followus " +
		"author-bio authorbio author-box about-author author-info author-card author-description " +
		"screen-reader visually-hidden visuallyhidden sr-only noprint print-only " +
		"wp-caption-text image-caption photo-caption img-caption media-caption image-credit photo-credit image-source cutline figcaption " +
		"tag-list taglist post-tags article-tags entry-tags post-navigation nav-links read-more readmore " +
		"paywall-prompt regwall piano-offer back-to-top modal popup lightbox tooltip toast")
	// weak names count only while the element holds no running text to speak of.
	weak = set("comment comments nav menu related recommended recommend promo promos promotion teaser teasers popular trending sidebar aside rail " +
		"footer foot header masthead banner social share sharing shares follow ad ads sponsor sponsored dfp gpt widget widgets tools toolbar utility " +
		"caption captions credit credits byline author authors bio dateline timestamp datetime date time meta metadata published updated tags tag topics " +
		"keywords categories category kicker eyebrow label badge gallery slideshow carousel slider player video videos audio podcast poll quiz survey " +
		"copyright disclaimer hidden overlay dialog login register donate donation membership cta callout subscribe-box inset-links " +
		"onward linklist link-list listing feed ticker search sitemap language rating ratings vote votes print email fontsize font-size " +
		"lede-art image img photo picture thumbnail thumb graphic figure media-object card cards tile tiles hub links more list-links " +
		"correction-link republish licensing feedback report-error errata-form")
	// body names say that the element holds the article.
	body = set("article-body articlebody story-body storybody entry-content post-content post-body postbody article-content article-text story-content " +
		"story-text body-content content-body rich-text richtext td-post-content caas-body field-name-body article-copy body-copy article-main " +
		"story-main news-content news-text newsbody content-text article-page body-text single-content main-text maintext text-content")
)

// dropRoles are roles of elements that no article plays.
var dropRoles = set("navigation complementary contentinfo search dialog alert alertdialog banner menu menubar toolbar tablist form status tooltip")

// A pruner cuts from a page what is certainly no part of the article. It leaves alone what
// holds much of the page's running text, whatever it calls itself: "has-sidebar" often stands on
// the whole body.
type pruner struct {
	prose map[*dom.Node]int // bytes of running text under an element
	all   int
	words []string
	cut   []*dom.Node
}

// prune cuts doc and returns how much running text is left.
func prune(doc *dom.Node) *pruner {
	p := &pruner{prose: map[*dom.Node]int{}}
	p.all = p.count(doc)
	p.visit(doc)
	for _, n := range p.cut {
		if n.Parent != nil {
			for m := n.Parent; m != nil; m = m.Parent {
				p.prose[m] -= p.prose[n]
			}
			n.Parent.RemoveChild(n)
		}
	}
	p.all = p.prose[doc]
	return p
}

// proseLen is the least length of a paragraph that counts as running text.
const proseLen = 80

// count sums up the running text under n: the texts of elements that are no links, of at least proseLen
// bytes with their inline neighbours.
func (p *pruner) count(n *dom.Node) int {
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

// letters counts the bytes of text under an inline element.
func letters(n *dom.Node, depth int) int {
	sum := 0
	for c := n.FirstChild; c != nil && depth < 40; c = c.NextSibling {
		if c.Type == dom.TextNode {
			sum += len(strings.TrimSpace(c.Data))
		} else if c.Type == dom.ElementNode && !deadTags[c.Data] && c.Data != "a" {
			sum += letters(c, depth+1)
		}
	}
	return sum
}

// visit notes what is to be cut under n.
func (p *pruner) visit(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == dom.CommentNode:
			p.cut = append(p.cut, c)
		case c.Type != dom.ElementNode || c.Data == "head":
		case p.drop(c):
			p.cut = append(p.cut, c)
		default:
			p.visit(c)
		}
	}
}

// drop decides about one element.
func (p *pruner) drop(n *dom.Node) bool {
	prose := p.prose[n]
	small := prose*20 <= p.all || prose <= 200
	little := prose*4 <= p.all // a quarter of the page
	switch n.Data {
	case "html", "body", "main":
		return false
	case "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "input", "button", "nav", "dialog":
		return little
	case "aside", "footer", "form", "fieldset":
		if little {
			return true
		}
	case "figcaption":
		return little
	case "figure":
		return false // its caption goes on its own, tables and quotations in it stay
	}
	if hidden(n) && prose*2 <= p.all {
		return true
	}
	if role := attr(n, "role"); dropRoles[role] && little {
		return true
	}
	p.words = classWords(n, p.words)
	isStrong, isWeak, isBody, isComment := false, false, false, false
	for i, w := range p.words {
		pair := ""
		if i+1 < len(p.words) && w != "" && p.words[i+1] != "" {
			pair = w + "-" + p.words[i+1]
		}
		isStrong = isStrong || strong[w] || strong[pair]
		isWeak = isWeak || weak[w] || weak[pair]
		isBody = isBody || body[w] || body[pair]
		isComment = isComment || w == "comments" || w == "disqus" || w == "commentlist" || pair == "comment-list" || pair == "comment-section"
	}
	switch {
	case isBody && prose > 0 && !isComment:
		return false
	case isComment && (p.all-prose > 400 || small) && !p.holdsArticle(n):
		return true
	case isStrong && little && !p.holdsArticle(n):
		return true
	case isWeak && small && prose*2 < max(letters(n, 0), 1) && inlineTag(n) == "":
		return true
	}
	return false
}

// inlineTag names an inline element that often carries weak names inside a sentence.
func inlineTag(n *dom.Node) string {
	switch n.Data {
	case "a", "b", "i", "em", "strong", "p", "h1", "h2", "h3", "h4", "blockquote", "td", "tr", "li", "table", "tbody", "abbr", "mark", "q", "cite":
		return n.Data
	case "span", "time", "font":
		if p := n.Parent; p != nil && p.Data == "p" {
			return n.Data // a place or a date inside a paragraph
		}
	}
	return ""
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
