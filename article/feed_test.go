package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func renderFeed(f Feed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%v\n", f.Title, f.URL, f.Next)
	for _, e := range f.Entries {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s\n", e.URL, e.ID, e.Title, e.Byline, e.Outlet, e.Published, e.Updated, e.Language, e.Summary, strings.ReplaceAll(e.Text, "\n", "¶"))
	}
	return b.String()
}

// feeds are one of each kind.
var feeds = []struct{ name, in, want string }{
	{"RSS 0.91", `<rss version="0.91"><channel><title>T</title><link>http://t.example/</link><item><title>A &lt;b&gt;gull&lt;/b&gt;</title><link>gull.html</link><description>One <![CDATA[<i>gull</i>]]></description></item></channel></rss>`,
		"T|http://t.example/|[]\nhttp://t.example/gull.html||A gull||||||One gull|\n"},
	{"RSS 2.0", `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>http://t.example/</link><language>en-US</language>
<item><title>One</title><link>http://t.example/1</link><guid>g1</guid><author>jane@t.example (Jane Doe)</author><source url="http://u.example/rss">The Other</source><pubDate>Mon, 04 May 2026 09:00:00 GMT</pubDate><content:encoded>&lt;p&gt;He left the room.&lt;/p&gt;&lt;p&gt;She stayed.&lt;/p&gt;</content:encoded></item>
<item><title>Two</title><guid>http://t.example/2</guid><pubDate>some day</pubDate></item></channel></rss>`,
		"T|http://t.example/|[]\nhttp://t.example/1|g1|One|Jane Doe|The Other|2026-05-04T09:00:00Z||en||He left the room.¶She stayed.\nhttp://t.example/2|http://t.example/2|Two|||||en||\n"},
	{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title><link>http://t.example/</link></channel><item rdf:about="http://t.example/1"><title>One</title><link>http://t.example/1</link><dc:date>2026-05-04T09:00:00+02:00</dc:date><dc:creator>By Jane Doe</dc:creator></item></rdf:RDF>`,
		"T|http://t.example/|[]\nhttp://t.example/1||One|Jane Doe||2026-05-04T09:00:00+02:00|2026-05-04T09:00:00+02:00|||\n"},
	{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><link href="http://t.example/"/><entry><id>urn:1</id><title type="html">One &amp;amp; all</title><link rel="alternate" href="/1"/><updated>2026-05-05T09:00:00Z</updated><published>2026-05-04T09:00:00Z</published><author><name>Jane Doe</name></author><author><name>Jo Roe</name></author><source><title>The Other</title></source><summary>Sum.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He left the room.</p></div></content></entry></feed>`,
		"T|http://t.example/|[]\nhttp://t.example/1|urn:1|One & all|Jane Doe, Jo Roe|The Other|2026-05-04T09:00:00Z|2026-05-05T09:00:00Z|en|Sum.|He left the room.\n"},
	{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"http://t.example/","items":[{"id":"1","url":"http://t.example/1","title":"One","content_text":"He left.\n\nShe stayed.","date_published":"2026-05-04T09:00:00Z","authors":[{"name":"Jane Doe"}]}]}`,
		"T|http://t.example/|[]\nhttp://t.example/1|1|One|Jane Doe||2026-05-04T09:00:00Z||||He left.¶She stayed.\n"},
	{"a sitemap", `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> http://t.example/1 </loc><lastmod>2026-05-04</lastmod></url><url><loc></loc></url><url><loc>http://t.example/2</loc><lastmod>never</lastmod></url></urlset>`,
		"||[]\nhttp://t.example/1||||||2026-05-04|||\nhttp://t.example/2|||||||||\n"},
	{"a news sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://t.example/1</loc><news:news><news:publication><news:name>T</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-05-04T09:00:00Z</news:publication_date><news:title>One &amp; all</news:title></news:news></url></urlset>`,
		"||[]\nhttp://t.example/1||One & all||T|2026-05-04T09:00:00Z||en||\n"},
	{"an index of sitemaps", `<!-- x --><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://t.example/a.xml</loc></sitemap><sitemap><loc>http://t.example/b.xml.gz</loc></sitemap></sitemapindex>`,
		"||[http://t.example/a.xml http://t.example/b.xml.gz]\n"},
}

func TestReadFeed(t *testing.T) {
	for _, tt := range feeds {
		for how, in := range map[string]string{"as it is": tt.in, "packed": packed(1, tt.in), "with a mark": "\ufeff" + tt.in} {
			f, err := ReadFeed("in", strings.NewReader(in))
			if err != nil {
				t.Errorf("%s, %s: %v", tt.name, how, err)
				continue
			}
			if got := renderFeed(f); got != tt.want {
				t.Errorf("%s, %s: got\n%s\nwant\n%s", tt.name, how, got, tt.want)
			}
		}
	}
	f, err := ReadFeed("http://t.example/news/rss.xml", strings.NewReader(`<rss version="2.0"><channel><item><link>1.html</link></item></channel></rss>`))
	if err != nil || len(f.Entries) != 1 || f.Entries[0].URL != "http://t.example/news/1.html" {
		t.Errorf("a link as seen from the feed: %+v, %v", f, err)
	}
}

func TestBrokenFeeds(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", "in: is empty"},
		{"<html><p>x", "in: is no feed and no sitemap"},
		{"He left.", "in: is no feed and no sitemap"},
		{"<rss version='2.0'><channel>\n<item>\n<title>x</titl", "in:3: broken feed: "},
		{"<rss version='2.0'><channel>\n<item>\n<title>x</item></channel></rss>", "ok"},
		{"<rss version='2.0'><channel>\n<item>", "in:2: broken feed: feed is cut off"},
		{`<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title><item><title>One</title></item></channel></rss>`, "ok"},
		{"<urlset>\n<url><loc>x</url></urlset>", "in:2: no XML: element <loc> closed by </url>"},
		{"<urlset>\n<url>", "in:2: XML is cut off"},
		{`<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>`, "in:1: no XML: invalid character entity &a;"},
	} {
		f, err := ReadFeed("in", strings.NewReader(tt.in))
		var e *Error
		switch {
		case tt.want == "ok":
			if err == nil && strings.Contains(f.Title, "aaaa") {
				t.Errorf("%.40q: an entity was followed: %q", tt.in, f.Title)
			}
		case !errors.As(err, &e) || !strings.HasPrefix(err.Error(), tt.want):
			t.Errorf("%.60q: %v, want %s", tt.in, err, tt.want)
		}
	}
}

func TestBrokenNews(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"<newsItem>\n<contentSet>", "error: in:2: XML is cut off\n"},
		{"<nitf>\n<body>", "error: in:2: XML is cut off\n"},
		{"<nitf>\n<body></nitf>", "error: in:2: no XML: element <body> closed by </nitf>\n"},
		{"<packageItem></packageItem>", "error: in: holds no news item (want newsItem of NewsML-G2 or nitf)\n"},
		{"<newsMessage><newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem></newsMessage>", "error: in: holds pictures or references alone (" + ErrNotText.Error() + ")\n"},
		{`<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>`, "error: in:1: record 1: no XML: invalid character entity &a;\n"},
		{"<urlset/>", "error: in: is a sitemap, a list of addresses (" + ErrNotText.Error() + ")\n"},
		{"<rss version='2.0'><channel><item><title>One</title></item></channel></rss>", "error: in: is a feed that names articles but does not hold them (" + ErrNotText.Error() + ")\n"},
		{"<NewsML><NewsItem><nitf><body><body.content><p>He left.</p></body.content></body></nitf></NewsItem></NewsML>", "|||He left.\n"},
		{`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>He left the room.</p>"}]}`, "1|||He left the room.\n"},
	} {
		in := tt.in
		if !strings.HasPrefix(in, "{") {
			in = `<?xml version="1.0"?>` + in
		}
		got := strings.ReplaceAll(render(Open("in", strings.NewReader(in))), "in:2: record 1:", "in:2:")
		if got != tt.want {
			t.Errorf("%.60q: got\n%s\nwant\n%s", tt.in, got, tt.want)
		}
	}
}

func FuzzNews(f *testing.F) {
	for _, s := range samples(f, "news.xml") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkInput(t, data, News, 1<<16) })
}

func FuzzFeed(f *testing.F) {
	for _, tt := range feeds {
		f.Add([]byte(tt.in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		feed, err := ReadFeed("in", strings.NewReader(string(data)))
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), "in:") {
				t.Fatalf("error %#v", err)
			}
		}
		for _, e := range feed.Entries {
			for _, day := range []string{e.Published, e.Updated} {
				if again, err := ParseDate(day); day != "" && (err != nil || again != day) {
					t.Fatalf("date %q gives %q, %v", day, again, err)
				}
			}
		}
		checkInput(t, data, RSS, 1<<16)
	})
}
