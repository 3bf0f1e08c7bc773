package article

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"
)

// A head is what a page says of itself outside its text.
type head struct {
	meta      map[string]string // first content of each name, property or itemprop, in lower case
	ld        linked
	title     string // of <title>
	h1        []string
	canonical string
	lang      string
	times     []stamp
	byline    string // of an element that calls itself so
}

// A stamp is a date that an element of the page shows.
type stamp struct {
	text string
	rank int // 0 says that it is the date of publication, 1 and 2 are less sure
}

// linked is the article that JSON-LD describes.
type linked struct {
	headline, published, created, modified, publisher, url, lang string
	authors                                                      []string
}

// readHead collects what the page says of itself.
func readHead(doc *dom.Node) *head {
	h := &head{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == dom.ElementNode {
			h.take(n)
		}
	}
	return h
}

// take reads one element.
func (h *head) take(n *dom.Node) {
	switch n.Data {
	case "html":
		h.lang = attr(n, "lang")
	case "title":
		if h.title == "" && (n.Parent == nil || n.Parent.Data != "svg") {
			h.title = inline(n)
		}
	case "h1":
		if t := inline(n); t != "" {
			h.h1 = append(h.h1, t)
		}
	case "meta":
		content := strings.TrimSpace(attr(n, "content"))
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			for _, k := range strings.Fields(strings.ToLower(attr(n, key))) {
				if _, known := h.meta[k]; !known && content != "" {
					h.meta[k] = content
				}
			}
		}
	case "link":
		if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
			h.canonical = attr(n, "href")
		}
	case "script":
		if t := attr(n, "type"); strings.HasPrefix(t, "application/ld+json") && n.FirstChild != nil {
			h.ld.read(n.FirstChild.Data)
		}
	}
	h.takeStamp(n)
	if h.byline == "" && n.Data != "meta" && n.Data != "body" {
		sure := hasWord(attr(n, "class"), "byline") || hasWord(attr(n, "itemprop"), "author") || attr(n, "rel") == "author"
		if t := ""; sure || saysAuthor(n) {
			if t = inline(n); t != "" && utf8.RuneCountInString(t) <= 100 && (sure || personName.MatchString(t)) {
				h.byline = t
			}
		}
	}
}

// personName is a name that stands alone or behind "By".
var personName = regexp.MustCompile(`^(?:(?i:by|from|written by) )?\p{Lu}[\pL.'’-]+(?: (?:\p{Lu}[\pL.'’-]*|de|da|van|von|der|al|bin|el|la|le|and|&)){1,6}(?: in \p{Lu}[\pL ]+)?$`)

// saysAuthor reports whether the class of n names an author, a writer or the like.
func saysAuthor(n *dom.Node) bool {
	for _, w := range cutName(attr(n, "class"), nil) {
		switch w {
		case "author", "byline", "writer", "reporter", "journalist":
			return true
		}
	}
	return false
}

// takeStamp notes the dates that an element shows.
func (h *head) takeStamp(n *dom.Node) {
	if len(h.times) > 50 {
		return
	}
	prop := attr(n, "itemprop")
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	switch {
	case n.Data == "meta" || n.Data == "body" || n.Data == "html":
	case strings.Contains(prop, "datePublished"):
		h.addStamp(0, attr(n, "content"), attr(n, "datetime"), inline(n))
	case n.Data == "time" && hasAttr(n, "pubdate"):
		h.addStamp(0, attr(n, "datetime"), inline(n))
	case n.Data == "time" && strings.Contains(class, "publish"):
		h.addStamp(0, attr(n, "datetime"), inline(n))
	case n.Data == "time" && !strings.Contains(class, "updated") && !strings.Contains(prop, "dateModified"):
		h.addStamp(1, attr(n, "datetime"), inline(n))
	case strings.Contains(class, "date") || strings.Contains(class, "publish") || strings.Contains(class, "timestamp") || strings.Contains(class, "posted"):
		if n.FirstChild != nil && attr(n, "data-timestamp") == "" {
			h.addStamp(2, attr(n, "datetime"), inline(n))
		}
	}
}

func (h *head) addStamp(rank int, texts ...string) {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" && len(t) < 120 && strings.ContainsAny(t, "0123456789") {
			h.times = append(h.times, stamp{t, rank})
			return
		}
	}
}

// read takes the first article of a JSON-LD block.
func (l *linked) read(data string) {
	if len(data) > 4<<20 {
		return
	}
	var v any
	data = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(data), "<![CDATA["), "]]>")
	data = strings.Map(func(r rune) rune { // raw line breaks inside strings are common, and no JSON
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimRight(strings.TrimSpace(data), ";"))
	if json.Unmarshal([]byte(data), &v) == nil {
		l.walk(v, 0)
	}
}

var articleType = regexp.MustCompile(`Article$|^(?:BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|NewsItem)$`)

// walk looks for an article in a JSON-LD value.
func (l *linked) walk(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.walk(e, depth+1)
		}
	case map[string]any:
		for _, t := range names(v["@type"]) {
			if articleType.MatchString(t) {
				l.take(v)
				return
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
			l.walk(v[key], depth+1)
		}
	}
}

// take fills what is still open from one article.
func (l *linked) take(v map[string]any) {
	set := func(to *string, key string) {
		if list := names(v[key]); *to == "" && len(list) > 0 {
			*to = strings.TrimSpace(html.UnescapeString(list[0]))
		}
	}
	set(&l.headline, "headline")
	set(&l.headline, "name")
	set(&l.published, "datePublished")
	set(&l.created, "dateCreated")
	set(&l.modified, "dateModified")
	set(&l.publisher, "publisher")
	set(&l.lang, "inLanguage")
	set(&l.url, "url")
	if len(l.authors) == 0 {
		for _, a := range append(names(v["author"]), names(v["creator"])...) {
			if a = strings.TrimSpace(html.UnescapeString(a)); a != "" && !strings.Contains(a, "://") && len(l.authors) < 8 && !has(l.authors, a) {
				l.authors = append(l.authors, a)
			}
		}
	}
}

// names returns the strings of a JSON-LD value: itself, the "name" or "@id" of an object, or
// those of the members of an array.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		for _, key := range []string{"name", "@value", "@id"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	case []any:
		var out []string
		for _, e := range v {
			if _, nested := e.([]any); !nested {
				out = append(out, names(e)...)
			}
		}
		return out
	}
	return nil
}

func has(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// fill puts into a what the page says of itself. address is where the page came from.
func (h *head) fill(a *Article, address string) {
	a.URL = h.address(address)
	a.Outlet = h.outlet(a.URL)
	a.Title = h.headline(a.Outlet)
	a.Byline = h.author(a.Outlet)
	a.Published = h.published(a.URL)
	a.Language = h.language()
}

// address returns the canonical address, unless it is the front page of the outlet while the
// page is not.
func (h *head) address(given string) string {
	base, _ := url.Parse(given)
	for _, c := range []string{h.canonical, h.meta["og:url"], h.ld.url} {
		u, err := url.Parse(strings.TrimSpace(c))
		if c == "" || err != nil {
			continue
		}
		if base != nil && base.IsAbs() {
			u = base.ResolveReference(u)
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			continue
		}
		if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && base != nil && strings.Trim(base.Path, "/") != "" {
			continue
		}
		u.Fragment = ""
		return u.String()
	}
	return given
}

func (h *head) outlet(address string) string {
	for _, c := range []string{h.meta["og:site_name"], h.ld.publisher, h.meta["application-name"], h.meta["cre"], h.meta["dc.publisher"]} {
		if c = oneLine(html.UnescapeString(c)); c != "" && !strings.Contains(c, "://") && len(c) < 80 {
			return c
		}
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// headline prefers the heading that the reader sees where it agrees with what is told to others.
func (h *head) headline(outlet string) string {
	var told string
	for _, c := range []string{h.meta["og:title"], h.ld.headline, h.meta["twitter:title"], h.meta["dc.title"], h.title} {
		if c = oneLine(html.UnescapeString(c)); c != "" {
			told = withoutOutlet(c, outlet)
			break
		}
	}
	for _, h1 := range h.h1 {
		if h1 = oneLine(h1); told == "" && len(h.h1) == 1 || len(h1) > 15 && (strings.Contains(fold(h.title+" "+told), fold(h1))) {
			return h1
		}
	}
	return told
}

// withoutOutlet cuts the outlet's name off a title: "… | Example Wire", "Example Wire - …".
func withoutOutlet(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", ": "} {
		name, rest, ok := strings.Cut(title, sep)
		site, _, _ := strings.Cut(outlet, ".")
		if ok && len(site) > 3 && len(strings.Fields(name)) < 6 && len(strings.Fields(rest)) > 3 && strings.Contains(fold(name), fold(site)) {
			title = rest
			break
		}
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		name, o := fold(title[i+len(sep):]), fold(outlet)
		if i < 15 && (name != o || i < 4) {
			continue
		}
		if sep == " | " || o != "" && (strings.Contains(o, name) || strings.Contains(name, o)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// fold keeps the letters and digits of s, in lower case: for comparing.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80 && !strings.ContainsRune("“”‘’–—…\u00a0", r) {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

func (h *head) author(outlet string) string {
	list := h.ld.authors
	if len(list) == 0 || len(list) == 1 && fold(list[0]) == fold(outlet) {
		for _, c := range []string{h.meta["author"], h.meta["article:author"], h.meta["parsely-author"], h.meta["dc.creator"], h.meta["sailthru.author"], h.byline} {
			if c = oneLine(html.UnescapeString(c)); c != "" && !strings.Contains(c, "://") && !strings.HasPrefix(c, "/") && len(c) < 200 && fold(c) != fold(outlet) {
				list = []string{c}
				break
			}
		}
	}
	return withoutBy(strings.Join(list, ", "))
}

var stampInByline = regexp.MustCompile(`[\s\-–—|•·,/]*(?:(?i:on|updated|published|posted):? )?(?:\d{1,2}\.? ?)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d.*$`)

// withoutBy cuts "By " off a byline, and a date that follows the name.
func withoutBy(s string) string {
	s = strings.TrimSpace(stampInByline.ReplaceAllString(s, ""))
	for _, lead := range []string{"By ", "by ", "BY ", "By: ", "Written by ", "By\u00a0"} {
		if rest, ok := strings.CutPrefix(s, lead); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// dateNames are the names under which pages tell their date, the surest first.
var dateNames = []string{"article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date",
	"sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "published_time", "published",
	"published_at", "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "bt:pubdate", "rbpubdate", "dc.date.issued",
	"dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date", "article_date_original", "article:post_date",
	"ptime", "pdate", "shareaholic:article_published_time", "displaydate", "datecreated", "created", "release_date", "dateline", "citation_publication_date",
	"citation_online_date"}

// published returns the day or time of publication, or "".
func (h *head) published(address string) string {
	try := func(c string) string {
		day, err := ParseDate(firstOf(c))
		if err != nil {
			day, _ = lineDate(oneLine(c))
		}
		return day
	}
	if day := try(h.ld.published); day != "" {
		return day
	}
	for _, name := range dateNames {
		if day := try(h.meta[name]); day != "" {
			return day
		}
	}
	for rank := range 2 {
		for _, s := range h.times {
			if s.rank == rank {
				if day := try(s.text); day != "" {
					return day
				}
			}
		}
	}
	if day := addressDate(address); day != "" {
		return day
	}
	for _, s := range h.times {
		if day := try(s.text); day != "" {
			return day
		}
	}
	for _, c := range []string{h.ld.created, h.ld.modified, h.meta["article:modified_time"], h.meta["og:updated_time"], h.meta["last-modified"], h.meta["dcterms.modified"]} {
		if day := try(c); day != "" {
			return day
		}
	}
	return ""
}

// firstOf returns the first of two dates that stand in one value: "2026-05-03, 2026-05-04".
func firstOf(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 11 && s[4] == '-' {
		s, _, _ = strings.Cut(s, ",")
	}
	return s
}

var dayInPath = regexp.MustCompile(`(?:^|[/_.-])((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$|[a-z])|/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)/`)

// addressDate returns the day that an address names: /2026/01/05/, /2026-01-05-, /20260105, /2026/jan/05/.
func addressDate(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	m := dayInPath.FindStringSubmatch(strings.ToLower(u.Path))
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		day, _ := ParseDate(m[1] + "-" + m[2] + "-" + m[3])
		return day
	}
	day, _ := ParseDate(m[6] + " " + strings.ToUpper(m[5][:1]) + m[5][1:] + " " + m[4])
	return day
}

func (h *head) language() string {
	for _, c := range []string{h.lang, h.ld.lang, h.meta["content-language"], h.meta["og:locale"], h.meta["language"]} {
		c, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(c)), "-")
		c, _, _ = strings.Cut(c, "_")
		if len(c) == 2 || len(c) == 3 {
			return c
		}
	}
	return ""
}
