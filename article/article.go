// Package article gets articles out of web pages, plain text, JSON Lines, archives of the web, documents,
// exports of press databases, what news agencies send, and feeds (docs/formats.md).
//
//	for a, err := range article.Open("page.html", file) {
//		…
//	}
//
// The kind of input is recognised from its bytes, never from its name. One bad article does
// not stop the others of the same input: it yields an [Error], and reading goes on where that
// is possible. What has no end, or unpacks to a mountain, is cut off with an error too.
//
// The text of an article is what its author wrote: menus, captions, sign-up lines, comment
// boxes, lists of other articles and share buttons are left out, paragraphs are parted by a
// newline. The text of an article in JSON is kept to the letter, because others count in it.
package article

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
)

// An Article is the text of one article and what is known of its origin.
type Article struct {
	ID        string `json:"id,omitempty"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Origin    string `json:"origin,omitempty"` // the wire a reprint names
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty"` // RFC 3339 or a date alone; empty when not known
	Language  string `json:"language,omitempty"`
	Text      string `json:"text,omitempty"` // valid UTF-8, paragraphs parted by newlines
}

// Fingerprint returns an id for an article whose sender gave it none: a hash of its address and text.
func (a *Article) Fingerprint() string {
	sum := sha256.Sum256([]byte(a.URL + "\n" + a.Text))
	return hex.EncodeToString(sum[:8])
}

// Open yields the articles of r in their order. name stands in errors: a path, an address.
// Every error is an *Error; after one that concerns a single article the next articles follow.
func Open(name string, r io.Reader) iter.Seq2[Article, error] {
	return Options{}.Open(name, r)
}

// FromHTML reads one web page. url is its address where that is known; the page's own
// canonical address goes before it. An error is an *Error whose Input is url.
func FromHTML(r io.Reader, url string) (Article, error) {
	o := Options{From: HTML, URL: url}
	for a, err := range o.Open(url, r) {
		return a, err
	}
	return Article{}, &Error{Input: url, Err: errEmpty} // not reached: a page is one article or an error
}

// Options say how an input is read. The zero value recognises the kind from the bytes.
type Options struct {
	// From forces the kind of the input; where that is an archive, of the files in it.
	From Format
	// URL is the address of the input where it is known. A page's canonical address goes before it.
	URL string
	// ContentType is what the server said of the bytes: "text/html; charset=iso-8859-1". It
	// decides about the encoding only, and only where the bytes do not tell.
	ContentType string
	// MaxSize is the most bytes that one page, text, line of JSON, record, document or export may have, unpacked.
	// 0 means 32 MiB.
	MaxSize int
}

// Open yields the articles of r in their order. name stands in errors. An r that can be read at
// any place (an *os.File, a *bytes.Reader) is, where it is a zip archive; of another stream that is
// one, up to 256 MiB are kept in memory.
func (o Options) Open(name string, r io.Reader) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		s := &source{Options: o, name: name, budget: &budget{}}
		s.yield = func(a Article, err error) bool {
			s.budget.stopped = s.budget.stopped || !yield(a, err)
			return !s.budget.stopped
		}
		if s.MaxSize <= 0 {
			s.MaxSize = 32 << 20
		}
		s.read(r)
	}
}

// A source is an input while it is read, or an entry of it.
type source struct {
	Options
	name   string
	entry  string // of an archive
	record int    // of a WARC file, document of an export
	depth  int    // how many archives it lies in
	budget *budget
	yield  func(Article, error) bool
}

// read recognises the kind of r and hands it to the reader of that kind.
func (s *source) read(r io.Reader) {
	if at := randomAccess(r); at != nil && s.depth == 0 && isZip(at) {
		s.budget.packed = at.Size()
		s.readZip(at)
		return
	}
	if s.depth == 0 {
		r = &counter{r, s.budget}
	}
	in, err := unpack(r, s.budget)
	if err != nil {
		s.fail(0, err)
		return
	}
	head, err := begin(in)
	if len(head) == 0 && err != nil && err != io.EOF {
		s.fail(0, plainly(err))
		return
	}
	from, err := s.kind(head)
	if err != nil {
		s.fail(0, err)
		return
	}
	s.readAs(from, in)
}

// kind says what the input is that begins with head: what it was said to be, or what its bytes
// tell. An archive and a document are opened before what is in them counts.
func (s *source) kind(head []byte) (Format, error) {
	if s.From != "" && !known(s.From) {
		return "", unknownFormat(s.From)
	}
	seen, err := sniff(head)
	switch {
	case s.From == "":
		return seen, err
	case seen == Zip || seen == Tar || isExport(s.From) && (seen == RTF || seen == HTML):
		return seen, nil
	case s.From == Zip || s.From == Tar || s.From == DOCX:
		return "", fmt.Errorf("is no %s file", s.From)
	}
	return s.From, nil
}

// readAs hands an input to the reader of its kind.
func (s *source) readAs(from Format, in *bufio.Reader) {
	switch from {
	case JSON, JSONL:
		s.readJSON(in, from)
	case HTML:
		s.readHTML(in)
	case Zip, DOCX:
		s.keepZip(in)
	case Tar:
		s.readTar(in)
	case RTF:
		s.readRTF(in)
	case News:
		s.readNews(in)
	case RSS:
		s.readFeed(in)
	case WARC:
		s.readWARC(in)
	default:
		s.readText(in)
	}
}

// begin returns what decides about the kind: what a file has at once, and of a stream that comes slowly
// no more than a first line of some length, so that its first article need not wait for the next ones.
func begin(in *bufio.Reader) ([]byte, error) {
	for n := 1; ; n = in.Buffered() + 1 {
		_, err := in.Peek(n)
		head, _ := in.Peek(in.Buffered())
		if err != nil || len(head) >= 4096 || len(head) > 40 && bytes.ContainsRune(head[40:], '\n') {
			return head, err
		}
	}
}

// fail yields an error at a line from 1, or 0 where no line is meant. It reports whether to go on.
func (s *source) fail(line int, err error) bool {
	return s.yield(Article{}, s.error(line, err))
}

// error says where err happened.
func (s *source) error(line int, err error) error {
	return &Error{Input: s.name, Entry: s.entry, Line: line, Record: s.record, Err: err}
}

// whole reads all of r, up to the most allowed.
func (s *source) whole(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(s.MaxSize)+1))
	switch {
	case len(data) > s.MaxSize:
		return nil, tooLarge(s.MaxSize)
	case err != nil && len(data) == 0:
		return nil, plainly(err)
	case err != nil:
		return data, plainly(err)
	case len(data) == 0:
		return nil, errEmpty
	}
	return data, nil
}
