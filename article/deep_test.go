package article

import (
	"strings"
	"testing"
	"time"
)

// TestDeepAndLong reads inputs made to be slow or to exhaust the stack.
func TestDeepAndLong(t *testing.T) {
	deep := func(tag string) string { return strings.Repeat("<"+tag+">", 200_000) }
	lines := strings.Repeat("a line\n", 100_000)
	for name, in := range map[string]string{
		"RSS":              "<rss version='2.0'><channel><item>" + deep("a:b"),
		"RSS, description": "<rss version='2.0'><channel><item><description>" + deep("b"),
		"Atom":             "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + deep("div"),
		"Atom, extensions": "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + deep("a:b"),
		"NewsML":           "<newsItem>" + deep("a"),
		"NITF":             "<nitf>" + deep("a"),
		"sitemap":          "<urlset><url>" + deep("a"),
		"JSON Feed":        `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 200_000),
		"Nexis":            "1 of 1 DOCUMENTS\n\nOutlet\n\nMay 4, 2026\n\n" + lines + "\nLENGTH: 1\n" + lines + "\n" + lines,
		"Nexis, fields":    "1 of 1 DOCUMENTS\n\nOutlet\n\nMay 4, 2026\n\nTitle\n\nBYLINE: x\n" + lines + "\nBODY: x\n" + lines,
		"Factiva":          lines + "7 words\n4 May 2026\nX\nEnglish\n" + lines + "Document HARP000020260504em5400001\n" + lines,
		"Factiva, codes":   "HD x\n" + lines + "PD 4 May 2026\nLP\n" + lines + "AN Document HARP000020260504em5400001\n",
		"ProQuest":         strings.Repeat("_", 30) + "\nTitle: " + lines + "Publication title: x\nFull text: " + lines,
		"WARC":             strings.Repeat("WARC/1.0\r\nContent-Length: 30000000\r\n\r\n", 20_000),
		"RTF":              `{\rtf1 ` + strings.Repeat(`{\b x}\u8212 ?`, 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			n := 0
			for range Open("in", strings.NewReader(in)) {
				n++
			}
			if name != "WARC" {
				ReadFeed("in", strings.NewReader(in))
			}
			t.Logf("%s: %d, %v", name, n, time.Since(start))
			if n == 0 {
				t.Errorf("%s: neither article nor error", name)
			}
		})
	}
}
