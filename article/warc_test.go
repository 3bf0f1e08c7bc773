package article

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// longPara is a paragraph that a page holds.
const longPara = "The foreign ministers of Norway and Chile met in Geneva on Monday and agreed to open talks on fish before the end of the year."

func warcPage(title, text string) string {
	return "<html><head><title>" + title + "</title></head><body><p>" + text + "</p></body></html>"
}

// warcRecordOf writes a record. more are fields, one a line.
func warcRecordOf(kind, uri, contentType, body string, more ...string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-05-03T09:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s\r\n\r\n",
		kind, uri, contentType, len(body), strings.Join(append(more, ""), "\r\n"), body)
}

func answer(head, body string) string { return head + "\r\n\r\n" + body }

func response(uri, head, body string) string {
	return warcRecordOf("response", uri, "application/http; msgtype=response", answer(head, body))
}

const okHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"

func members(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(packed(1, p))
	}
	return b.String()
}

func zstdOf(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		w, err := zstd.NewWriter(&b)
		if err != nil {
			panic(err)
		}
		io.WriteString(w, p)
		w.Close()
	}
	return b.String()
}

// renderWARC writes address, title, day and the first words of each article.
func renderWARC(o Options, in string) string {
	var b strings.Builder
	for a, err := range o.Open("in", strings.NewReader(in)) {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%.20s\n", a.URL, a.Outlet, a.Title, a.Published, a.Text)
	}
	return b.String()
}

const (
	pageA = "http://a.example/1|a.example|One|2026-05-03|The foreign minister\n"
	pageB = "http://a.example/2|a.example|Two|2026-05-03|The foreign minister\n"
)

func TestWARC(t *testing.T) {
	info := warcRecordOf("warcinfo", "", "application/warc-fields", "software: x\r\n")
	request := warcRecordOf("request", "http://a.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\n\r\n")
	a := response("http://a.example/1", okHead, warcPage("One", longPara))
	b := response("http://a.example/2", okHead, warcPage("Two", longPara))
	htmlA := warcPage("One", longPara)
	wrong := func(n int) string { // page A with a wrong length
		return strings.Replace(a, fmt.Sprintf("Content-Length: %d", len(answer(okHead, htmlA))), fmt.Sprintf("Content-Length: %d", n), 1)
	}
	damaged := []byte(members(info, a, b))
	damaged[len(packed(1, info))+60] ^= 0xff
	frames := []byte(zstdOf(info, a, b))
	frames[len(zstdOf(info))+30] ^= 0xff
	for _, tt := range []struct{ name, in, want string }{
		{"a damaged frame", string(frames), "*damaged*" + pageB},
		{"pages", info + request + a + b, pageA + pageB},
		{"version 1.1", strings.ReplaceAll(info+a, "WARC/1.0", "WARC/1.1"), pageA},
		{"a member of gzip for each record", members(info, request, a, b), pageA + pageB},
		{"one member for all", packed(1, info+a+b), pageA + pageB},
		{"zeros behind the last member", members(a) + "\x00\x00\x00", pageA},
		{"a frame of zstd for each record", zstdOf(info, a, b), pageA + pageB},
		{"lines that end as on Unix", strings.ReplaceAll(warcRecordOf("response", "http://a.example/1", "application/http", strings.ReplaceAll(answer(okHead, htmlA), "\r", "")), "\r\n", "\n"), pageA},
		{"an address in angle brackets", response("<http://a.example/1>", okHead, htmlA), pageA},
		{"a field over two lines", strings.Replace(a, "WARC-Target-URI: ", "WARC-Target-URI:\r\n ", 1), pageA},
		{"pages that are none", response("http://a.example/1", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", htmlA) +
			response("http://a.example/x.css", "HTTP/1.1 200 OK\r\nContent-Type: text/css", "p { color: red }") +
			response("http://a.example/x.png", "HTTP/1.1 200 OK\r\nContent-Type: text/html", "\x89PNG\r\n\x1a\n") +
			response("http://a.example/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", "User-agent: *\nDisallow: /") +
			response("http://a.example/x.json", "HTTP/1.1 200 OK\r\nContent-Type: application/json", `{"count":7}`) +
			warcRecordOf("metadata", "http://a.example/1", "application/warc-fields", "via: x") +
			warcRecordOf("revisit", "http://a.example/1", "application/http", answer(okHead, "")) +
			warcRecordOf("response", "dns:a.example", "text/dns", "20260503 a.example") + b, pageB},
		{"an article in JSON", response("http://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: application/json", `{"title":"One","text":"The foreign ministers met.","published":"2026-05-02"}`),
			"http://a.example/1|a.example|One|2026-05-02|The foreign minister\n"},
		{"a page that tells its day", response("http://a.example/2026/01/05/x", okHead, htmlA), "http://a.example/2026/01/05/x|a.example|One|2026-01-05|The foreign minister\n"},
		{"a resource", warcRecordOf("resource", "http://a.example/1", "text/html", htmlA), pageA},
		{"a conversion", warcRecordOf("conversion", "http://a.example/1", "text/plain", "Talks on fish to open\n"+longPara+"\n"),
			"http://a.example/1|a.example|Talks on fish to open|2026-05-03|The foreign minister\n"},

		// headers that lie
		{"packing told, body plain", response("http://a.example/1", okHead+"\r\nContent-Encoding: gzip", htmlA), pageA},
		{"packing told and done", response("http://a.example/1", okHead+"\r\nContent-Encoding: gzip", packed(1, htmlA)), pageA},
		{"packing done, not told", response("http://a.example/1", okHead, packed(1, htmlA)), pageA},
		{"packed and cut off", response("http://a.example/1", okHead, strings.TrimSuffix(packed(1, htmlA), packed(1, htmlA)[len(packed(1, htmlA))-6:])), pageA},
		{"zstd", response("http://a.example/1", okHead+"\r\nContent-Encoding: zstd", zstdOf(htmlA)), pageA},
		{"deflate told, body plain", response("http://a.example/1", okHead+"\r\nContent-Encoding: deflate", htmlA), pageA},
		{"Brotli", response("http://a.example/1", okHead+"\r\nContent-Encoding: br", strings.Repeat("\x01\x8b\x00", 99)), "error: in: record 1: is packed with Brotli, which is not read\n"},
		{"chunks told, body plain", response("http://a.example/1", okHead+"\r\nTransfer-Encoding: chunked", htmlA), pageA},
		{"chunks", response("http://a.example/1", okHead+"\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 20, htmlA[:20], len(htmlA)-20, htmlA[20:])), pageA},
		{"chunks not told", response("http://a.example/1", okHead, fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(htmlA), htmlA)), pageA},
		{"a wrong length of the page", response("http://a.example/1", okHead+"\r\nContent-Length: 7", htmlA), pageA},
		{"a status line without version", response("http://a.example/1", "200 OK\r\nContent-Type: text/html", htmlA), pageA},
		{"a status line without status", response("http://a.example/1", "HTTP/1.1\r\nContent-Type: text/html", htmlA), pageA},
		{"no header at all", warcRecordOf("response", "http://a.example/1", "application/http", htmlA), pageA},
		{"a charset that is not so", response("http://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-16", htmlA), pageA},

		// lengths that lie
		{"a record too long", wrong(len(answer(okHead, htmlA))+300) + b + info + a, "error: in: record 1: Content-Length * is wrong: no record follows\n" + pageB + pageA},
		{"a record too short", wrong(100) + b, "error: in: record 1: Content-Length 100 is wrong: no record follows\n" + pageB},
		{"a record far too long", wrong(99999) + b, "error: in: record 1: cut off or Content-Length wrong: *of 99999 bytes\n" + pageB},
		{"no length", strings.Replace(a, "Content-Length: ", "Length: ", 1) + b, "error: in: record 1: Content-Length: \"\" is no length\n" + pageB},
		{"what is no record between", a + "garbage\r\nmore of it\r\n" + b, "*" + pageB},
		{"cut off in a body", a + b[:len(b)-40], pageA + "error: in: record 2: at byte *cut off or Content-Length wrong*\n"},
		{"cut off in a header", a + b[:60], pageA + "error: in: record 2: at byte *cut off in the header\n"},
		{"packed and cut off in a member", members(a, b)[:len(members(a))+80], pageA + "*cut off*"},
		{"a damaged member", string(damaged), "*damaged*" + pageB},
		{"what is no member between", members(a) + "garbage" + members(b), "*" + pageB},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := renderWARC(Options{}, tt.in)
			rest := got
			for i, part := range strings.Split(tt.want, "*") {
				at := strings.Index(rest, part)
				if at < 0 || i == 0 && at > 0 {
					t.Fatalf("got\n%s\nwant\n%s", got, tt.want)
				}
				rest = rest[at+len(part):]
			}
			if !strings.Contains(tt.want, "*") && got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestStreams waits for the first article of an archive whose end never comes.
func TestStreams(t *testing.T) {
	a := response("http://a.example/1", okHead, warcPage("One", longPara))
	b := response("http://a.example/2", okHead, warcPage("Two", longPara))
	tar := tarOf("a.txt", strings.Repeat("He left. ", 1000), "b.txt", "x")
	for name, begin := range map[string]string{"WARC": a + b, "packed WARC": members(a, b), "tar": tar[:len(tar)-2048], "news": "<newsMessage><newsItem><contentSet><inlineData>He left.</inlineData></contentSet></newsItem>" + strings.Repeat(" ", 8192)} {
		r, w := io.Pipe()
		go io.WriteString(w, begin)
		for a, err := range Open("in", r) {
			if err != nil || a.Text == "" {
				t.Errorf("%s: %v", name, err)
			}
			break
		}
		r.Close()
	}
}

func TestWARCRecordTooLarge(t *testing.T) {
	big := response("http://a.example/1", okHead, warcPage("One", strings.Repeat(longPara, 99)))
	b := response("http://a.example/2", okHead, warcPage("Two", longPara))
	o := Options{MaxSize: 4096}
	if got, want := renderWARC(o, big+b), "error: in: record 1: larger than 4 KiB\n"+pageB; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	bomb := response("http://a.example/1", okHead, packed(1, strings.Repeat(longPara, 99)))
	if got, want := renderWARC(o, bomb+b), "error: in: record 1: larger than 4 KiB\n"+pageB; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzWARC(f *testing.F) {
	a := response("http://a.example/1", okHead, warcPage("One", longPara))
	for _, s := range []string{a + a, a[:99] + a, members(a, a), zstdOf(a),
		response("http://a.example/1", okHead+"\r\nTransfer-Encoding: chunked", "4\r\n<p>H\r\n8\r\ne left.\n\r\n0\r\n\r\n"),
		response("http://a.example/1", okHead, packed(1, "<p>He left.")),
		warcRecordOf("conversion", "x", "text/plain", "He left.")} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for range (Options{From: WARC, MaxSize: 1 << 16}).Open("in", bytes.NewReader(data)) {
		}
		checkInput(t, append([]byte("WARC/1.0\r\n"), data...), "", 1<<16)
	})
}

// BenchmarkWARC reads an archive of the pages of testdata, a member of gzip for each record.
func BenchmarkWARC(b *testing.B) {
	var archive bytes.Buffer
	size := 0
	for _, f := range pageFiles(b) {
		rec := response("http://a.example/1", okHead, pageOf(f))
		size += len(rec)
		z := gzip.NewWriter(&archive)
		io.WriteString(z, rec)
		z.Close()
	}
	for _, bb := range []struct {
		name string
		from string
	}{{"pages", ""}, {"passed over", "metadata"}} {
		b.Run(bb.name, func(b *testing.B) {
			data := archive.Bytes()
			if bb.from != "" {
				var m bytes.Buffer
				for _, f := range pageFiles(b) {
					z := gzip.NewWriter(&m)
					io.WriteString(z, warcRecordOf(bb.from, "http://a.example/1", "text/plain", answer(okHead, pageOf(f))))
					z.Close()
				}
				data = m.Bytes()
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for range Open("in", bytes.NewReader(data)) {
				}
			}
		})
	}
}
