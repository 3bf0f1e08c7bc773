package article

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"
)

// A Feed is what a site says of its new articles: RSS 0.9 to 2.0, RDF, Atom, JSON Feed, a sitemap, a news
// sitemap or an index of sitemaps.
type Feed struct {
	Title   string
	URL     string   // of the site; empty when not told
	Entries []Entry  // in the order of the feed
	Next    []string // addresses of the sitemaps that an index names
}

// An Entry is one article that a feed tells of. What the feed does not tell is empty.
type Entry struct {
	URL       string // absolute where the feed or its name gives a base
	ID        string // the feed's own: a guid
	Title     string
	Byline    string
	Outlet    string // the source that an entry names (RSS <source>), else the publication of a news sitemap
	Published string // RFC 3339 or a date alone; of a plain sitemap it is empty
	Updated   string // likewise; the last change
	Language  string
	Summary   string // plain text, on one line
	HTML      string // the content as the feed has it
	Text      string // the content as the text of an article
}

// maxFeedEntries is the most entries that are read of a feed; sitemaps may have 50,000.
const maxFeedEntries = 100_000

// ReadFeed reads a feed, also packed with gzip or zstd. name stands in errors; where it is an
// address, links that are relative are resolved by it. An error is an *Error with the line where XML
// breaks off. Dates that are none are left out.
func ReadFeed(name string, r io.Reader) (Feed, error) {
	s := &source{name: name, budget: &budget{}}
	s.MaxSize = 32 << 20
	in, err := unpack(&counter{r, s.budget}, s.budget)
	if err != nil {
		return Feed{}, s.error(0, err)
	}
	return s.feed(in)
}

// feed reads a feed or a sitemap.
func (s *source) feed(in *bufio.Reader) (Feed, error) {
	data, err := s.whole(in)
	if err != nil && len(data) == 0 {
		return Feed{}, s.error(0, err)
	}
	if u, ok := wide(data); ok { // encoding/xml wants UTF-8
		data = []byte(xmlDeclaration.ReplaceAllString(u, ""))
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, bom8), " \t\r\n")
	f, err := s.anyFeed(data)
	if err != nil {
		return Feed{}, err
	}
	base := f.URL
	if isAbsolute(s.name) {
		base = s.name
	}
	if isAbsolute(s.URL) {
		base = s.URL
	}
	f.URL = resolve(base, f.URL)
	for i := range f.Entries {
		f.Entries[i].URL = resolve(base, f.Entries[i].URL)
	}
	for i := range f.Next {
		f.Next[i] = resolve(base, f.Next[i])
	}
	return f, nil
}

var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

func (s *source) anyFeed(data []byte) (Feed, error) {
	if len(data) == 0 {
		return Feed{}, s.error(0, errEmpty)
	}
	if root := rootName(data); root == "urlset" || root == "sitemapindex" {
		return s.sitemap(data)
	}
	if deeperThan(data, maxDeep) {
		return Feed{}, s.error(0, fmt.Errorf("elements lie more than %d deep", maxDeep))
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	parsed, err := p.Parse(bytes.NewReader(data))
	if err != nil {
		return Feed{}, s.feedReason(err)
	}
	return feedOf(parsed), nil
}

// maxDeep is how deep the elements of a feed may lie in one another; the library goes down with each.
const maxDeep = 500

func deeperThan(data []byte, most int) bool {
	d := newXML(bytes.NewReader(data))
	d.Strict = false
	for deep := 0; deep <= most; {
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		switch t.(type) {
		case xml.StartElement:
			deep++
		case xml.EndElement:
			deep = max(0, deep-1)
		}
	}
	return true
}

var rootElement = regexp.MustCompile(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*<(?:[\w.-]+:)?([\w.-]+)`)

// rootName returns the name of the outermost element of XML, without its prefix.
func rootName(data []byte) string {
	m := rootElement.FindSubmatch(data[:min(len(data), sniffLen)])
	if m == nil {
		return ""
	}
	return string(m[1])
}

var errorLine = regexp.MustCompile(`on line (\d+): `)

// feedReason says in plain words why a feed could not be read.
func (s *source) feedReason(err error) error {
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return s.error(0, errors.New("is no feed and no sitemap (want RSS, Atom, JSON Feed or a sitemap)"))
	}
	text := err.Error()
	line := 0
	if m := errorLine.FindStringSubmatchIndex(text); m != nil {
		line, _ = strconv.Atoi(text[m[2]:m[3]])
		text = text[m[1]:]
	}
	if strings.Contains(text, "unexpected EOF") || strings.HasSuffix(text, "EOF") {
		text = "feed is cut off"
	}
	return s.error(line, fmt.Errorf("broken feed: %s", oneLine(text)))
}

// feedOf makes a Feed of what the library read.
func feedOf(p *gofeed.Feed) Feed {
	f := Feed{Title: plainText(p.Title), URL: strings.TrimSpace(p.Link)}
	for i, item := range p.Items {
		if item == nil || len(f.Entries) == maxFeedEntries {
			continue
		}
		e := Entry{ID: clean(item.GUID), Title: plainText(item.Title), Byline: authors(item), Language: strings.ToLower(clean(p.Language)),
			Published: feedDate(item.Published, item.PublishedParsed), Updated: feedDate(item.Updated, item.UpdatedParsed),
			Summary: plainText(item.Description), HTML: clean(item.Content), URL: strings.TrimSpace(clean(item.Link))}
		if e.URL == "" && isAbsolute(item.GUID) {
			e.URL = item.GUID
		}
		if e.HTML == "" && len(e.Summary) >= fullText && !cutShort.MatchString(e.Summary) {
			e.HTML = clean(item.Description)
		}
		e.Outlet = sourceOf(p, i)
		e.Language, _, _ = strings.Cut(e.Language, "-")
		e.Text = e.text()
		f.Entries = append(f.Entries, e)
	}
	return f
}

// fullText is how many bytes of a summary are taken for the whole article.
const fullText = 1000

// cutShort ends a summary that goes on elsewhere.
var cutShort = regexp.MustCompile(`(?i)(?:…|\.\.\.|\[(?:…|\.\.\.)\]|read more|continue reading)\W*$`)

// text reads the content as a page.
func (e *Entry) text() string {
	if strings.TrimSpace(e.HTML) == "" {
		return ""
	}
	content := e.HTML
	if !strings.Contains(content, "<") { // plain text, as JSON Feed has it
		return strings.Join(paragraphs(html.UnescapeString(content)), "\n")
	}
	a := Article{Title: e.Title, Byline: e.Byline}
	if a.fromMarkup(content) != nil {
		return ""
	}
	return a.Text
}

func authors(item *gofeed.Item) string {
	var list []string
	for _, p := range item.Authors {
		if p == nil {
			continue
		}
		if name := withoutBy(plainText(p.Name)); name != "" && !strings.Contains(name, "@") && !has(list, name) && len(list) < 8 {
			list = append(list, name)
		}
	}
	return strings.Join(list, ", ")
}

// sourceOf returns the name of the outlet that an entry was taken from.
func sourceOf(p *gofeed.Feed, i int) string {
	switch o := p.OriginalFeed().(type) {
	case *rss.Feed:
		if i < len(o.Items) && o.Items[i] != nil && o.Items[i].Source != nil {
			return plainText(o.Items[i].Source.Title)
		}
	case *atom.Feed:
		if i < len(o.Entries) && o.Entries[i] != nil && o.Entries[i].Source != nil {
			return plainText(o.Entries[i].Source.Title)
		}
	}
	return ""
}

// feedDate returns a date as records have it, or "".
func feedDate(text string, parsed *time.Time) string {
	if day, err := ParseDate(text); err == nil {
		return day
	}
	if parsed != nil {
		if day, err := ParseDate(parsed.Format(time.RFC3339)); err == nil {
			return day
		}
	}
	return ""
}

func isAbsolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// resolve returns an address as seen from base; what is no address stays as it is.
func resolve(base, address string) string {
	u, err := url.Parse(address)
	b, berr := url.Parse(base)
	if err != nil || berr != nil || address == "" || u.IsAbs() || !b.IsAbs() {
		return address
	}
	return b.ResolveReference(u).String()
}

// readFeed yields the articles whose whole text a feed carries.
func (s *source) readFeed(in *bufio.Reader) {
	f, err := s.feed(in)
	if err != nil {
		s.yield(Article{}, err)
		return
	}
	any := false
	for _, e := range f.Entries {
		if e.Text == "" {
			continue
		}
		any = true
		a := Article{ID: e.ID, URL: e.URL, Outlet: e.Outlet, Title: e.Title, Byline: e.Byline, Published: e.Published, Language: e.Language, Text: e.Text}
		if a.Outlet == "" {
			a.Outlet = f.Title
		}
		if a.Published == "" {
			a.Published = e.Updated
		}
		a.Origin = origin(&a, "")
		if !s.yield(a, nil) {
			return
		}
	}
	if !any {
		s.fail(0, fmt.Errorf("is a feed that names articles but does not hold them (%w)", ErrNotText))
	}
}
