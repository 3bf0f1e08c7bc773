package article_test

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/article"
)

func ExampleOpen() {
	in := `{"id":"a","text":"Norway and Chile opened talks on fish.","published":"May 3, 2026"}
{"id":"b","text":"She stayed.","published":"yesterday"}
{"id":"c","text":"He left."}`
	for a, err := range article.Open("feed.jsonl", strings.NewReader(in)) {
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(a.ID, a.Published, a.Text)
	}
	// Output:
	// a 2026-05-03 Norway and Chile opened talks on fish.
	// error: feed.jsonl:2: published: "yesterday" is not a date (want 2026-05-03)
	// c  He left.
}

func ExampleFromHTML() {
	page := `<html lang="en"><head><title>Talks on fish | Example Wire</title><meta property="og:site_name" content="Example Wire"></head>
<body><nav>Home | World</nav><h1>Talks on fish</h1>
<p>OSLO (AP) — Norway and Chile opened talks on fish on Monday, a day after a trawler was seized off the coast.</p>
<p>Sign up for our newsletter</p></body></html>`
	a, err := article.FromHTML(strings.NewReader(page), "https://wire.example/2026/05/03/fish")
	fmt.Println(a.Title, "|", a.Outlet, "|", a.Origin, "|", a.Published, err)
	fmt.Println(a.Text)
	// Output:
	// Talks on fish | Example Wire | AP | 2026-05-03 <nil>
	// OSLO (AP) — Norway and Chile opened talks on fish on Monday, a day after a trawler was seized off the coast.
}

func ExampleReadFeed() {
	in := `<rss version="2.0"><channel><title>The Harbour Post</title><link>https://harbour.example/</link>
<item><title>A ship leaves</title><link>/2026/05/04/ship</link><pubDate>Mon, 04 May 2026 09:00:00 GMT</pubDate></item></channel></rss>`
	f, err := article.ReadFeed("https://harbour.example/rss.xml", strings.NewReader(in))
	fmt.Println(f.Title, err)
	for _, e := range f.Entries {
		fmt.Println(e.Published, e.URL, e.Title)
	}
	// Output:
	// The Harbour Post <nil>
	// 2026-05-04T09:00:00Z https://harbour.example/2026/05/04/ship A ship leaves
}
