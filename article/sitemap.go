package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// sitemapURL is a page of a sitemap (sitemaps.org 0.9, with the news extension of Google).
type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Name      string `xml:"publication>name"`
		Language  string `xml:"publication>language"`
		Published string `xml:"publication_date"`
		Title     string `xml:"title"`
	} `xml:"news"`
}

// sitemap reads a sitemap or an index of sitemaps.
func (s *source) sitemap(data []byte) (Feed, error) {
	var f Feed
	d := newXML(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			return Feed{}, s.xmlReason(err)
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" || len(f.Entries)+len(f.Next) >= maxFeedEntries {
			continue
		}
		var u sitemapURL
		if err := d.DecodeElement(&u, &start); err != nil {
			return Feed{}, s.xmlReason(err)
		}
		if u.Loc = strings.TrimSpace(clean(u.Loc)); u.Loc == "" {
			continue
		}
		if start.Name.Local == "sitemap" {
			f.Next = append(f.Next, u.Loc)
			continue
		}
		f.Entries = append(f.Entries, Entry{URL: u.Loc, Title: plainText(u.News.Title), Outlet: plainText(u.News.Name), Language: strings.ToLower(strings.TrimSpace(clean(u.News.Language))),
			Published: feedDate(u.News.Published, nil), Updated: feedDate(u.LastMod, nil)})
	}
}
