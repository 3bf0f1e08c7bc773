package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// maxWARCHead is the most bytes that the header of a record may have.
const maxWARCHead = 64 << 10

// warcLine begins a record. 0.17 and 0.18 were drafts that some archives still have.
var warcLine = regexp.MustCompile(`^WARC/[01]\.\d+[ \t]*(?:\r?\n|$)`)

// A warcReader reads records from a stream (ISO 28500). What a record says of its length is not
// believed before the next record begins where it should: else the record is an error, and the
// next line that begins one is looked for, first in what was taken for the body.
type warcReader struct {
	*source
	in    *bufio.Reader
	under *rewound
	pos   int64 // bytes read of the stream
	back  int64 // bytes read a second time
	lost  bool  // it was told that no record begins here
	late  error // of the stream, behind bytes that could still be read
	body  []byte
}

// A rewound reader reads what was put back before the rest.
type rewound struct {
	back []byte
	in   io.Reader
}

func (r *rewound) Read(p []byte) (int, error) {
	if len(r.back) == 0 {
		return r.in.Read(p)
	}
	n := copy(p, r.back)
	r.back = r.back[n:]
	return n, nil
}

// A warcRecord is a record of the archive. Its body is good until the next one is read.
type warcRecord struct {
	start  int64 // bytes from the start of the stream
	fields map[string]string
	body   []byte
	large  bool // the body was longer than allowed, and passed over
}

// readWARC yields an article for each page of the archive.
func (s *source) readWARC(in *bufio.Reader) {
	w := &warcReader{source: s, under: &rewound{in: in}}
	w.in = bufio.NewReaderSize(w.under, sniffLen)
	for w.find() {
		s.record++
		start := w.pos
		r, err := w.read()
		if err == nil && r.large {
			err = tooLarge(s.MaxSize)
			if !readable(r) {
				err = nil
			}
		}
		if err != nil {
			if !w.tell(start, err) || fatal(err) {
				return
			}
			resume(err)
			w.lost = true
			continue
		}
		if !w.article(r) {
			return
		}
	}
}

// tell yields an error of the record that began at start.
func (w *warcReader) tell(start int64, err error) bool {
	return w.yield(Article{}, &Error{Input: w.name, Entry: w.entry, Record: w.record, Offset: start, Err: plainly(err)})
}

// fatal reports whether nothing can be read behind an error of the stream.
func fatal(err error) bool {
	var f *fatalError
	return errors.As(err, &f)
}

// A fatalError ends the reading of an archive.
type fatalError struct{ err error }

func (e *fatalError) Error() string { return e.err.Error() }
func (e *fatalError) Unwrap() error { return e.err }

// stream tells errors behind which the stream goes on from those that end it.
func stream(err error) error {
	if errors.As(err, new(*damage)) {
		return err
	}
	return &fatalError{plainly(err)}
}

// find goes to the line that begins the next record. It reports false at the end of the archive. What
// stands before that line and is not blank is an error, unless one was told of the record before.
func (w *warcReader) find() bool {
	for {
		head := w.peek()
		if late := w.late; late != nil {
			w.late, w.lost = nil, true
			if !w.tell(w.pos, late) || !resume(late) {
				return false
			}
			continue // behind the damage
		}
		if warcLine.Match(head) {
			w.lost = false
			return true
		}
		if len(head) == 0 {
			if w.record == 0 && !w.lost {
				w.fail(0, errors.New("holds no WARC record"))
			}
			return false
		}
		line, err := w.in.ReadSlice('\n')
		start := w.pos
		w.pos += int64(len(line))
		if len(bytes.Trim(line, " \t\r\n\x00")) > 0 && !w.lost {
			w.lost = true
			if !w.tell(start, errors.New("no record begins here (want a line WARC/1.0 or WARC/1.1)")) {
				return false
			}
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			w.late = err
		}
	}
}

// peek looks at what may be the line that begins a record. An error of the stream is kept for find.
func (w *warcReader) peek() []byte {
	head, err := w.in.Peek(16)
	if err != nil && !errors.Is(err, io.EOF) {
		w.late = err
	}
	return head
}

// read reads the record that begins here.
func (w *warcReader) read() (*warcRecord, error) {
	r := &warcRecord{start: w.pos, fields: map[string]string{}}
	if err := w.head(r); err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(r.fields["content-length"], 10, 64)
	if err != nil || n < 0 {
		return nil, fmt.Errorf("Content-Length: %q is no length", r.fields["content-length"])
	}
	if n > int64(w.MaxSize) {
		r.large = true
		skipped, err := io.CopyN(io.Discard, w.in, n)
		w.pos += skipped
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, stream(err)
		}
		if err != nil {
			return nil, fmt.Errorf("cut off: %d of %d bytes", skipped, n)
		}
		return r, w.after(r, n)
	}
	if int64(cap(w.body)) < n {
		w.body = make([]byte, 0, max(n, 64<<10))
	}
	r.body = w.body[:n]
	got, err := io.ReadFull(w.in, r.body)
	w.pos += int64(got)
	r.body = r.body[:got]
	switch {
	case err == nil:
		return r, w.after(r, n)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF) && !errors.As(err, new(*damage)):
		w.rewind(r.body)
		return nil, fmt.Errorf("cut off or Content-Length wrong: %d of %d bytes", got, n)
	}
	return nil, stream(err)
}

// head reads the fields of a record.
func (w *warcReader) head(r *warcRecord) error {
	size := 0
	last := ""
	for n := 0; ; n++ {
		line, err := w.in.ReadSlice('\n')
		w.pos += int64(len(line))
		size += len(line)
		switch {
		case size > maxWARCHead || errors.Is(err, bufio.ErrBufferFull):
			return fmt.Errorf("header is %w", tooLarge(maxWARCHead))
		case errors.Is(err, io.EOF):
			return errors.New("cut off in the header")
		case err != nil:
			return stream(err)
		}
		if n == 0 {
			continue
		}
		text := strings.TrimRight(strings.ToValidUTF8(string(line), "\ufffd"), "\r\n")
		if text == "" {
			return nil
		}
		if text[0] == ' ' || text[0] == '\t' {
			r.fields[last] = strings.TrimSpace(r.fields[last] + " " + strings.TrimSpace(text))
			continue
		}
		key, value, _ := strings.Cut(text, ":")
		last = strings.ToLower(strings.TrimSpace(key))
		if _, again := r.fields[last]; !again {
			r.fields[last] = strings.TrimSpace(value)
		}
	}
}

// after sees to it that behind a body comes the next record or the end.
func (w *warcReader) after(r *warcRecord, n int64) error {
	var blank []byte
	for {
		head := w.peek()
		if len(head) == 0 || w.late != nil || warcLine.Match(head) {
			return nil
		}
		if !strings.ContainsRune("\r\n\x00", rune(head[0])) || len(blank) > 4096 {
			w.rewind(append(r.body, blank...))
			return fmt.Errorf("Content-Length %d is wrong: no record follows", n)
		}
		blank = append(blank, head[0])
		w.in.Discard(1)
		w.pos++
	}
}

// rewind goes back to a record that begins inside a body. It does so for some bytes only: hostile
// archives could make it read everything again and again.
func (w *warcReader) rewind(body []byte) {
	at := -1
	for from := 0; ; {
		i := bytes.Index(body[from:], []byte("\nWARC/"))
		if i < 0 {
			break
		}
		from += i + 1
		if warcLine.Match(body[from:min(len(body), from+16)]) {
			at = from
			break
		}
	}
	if at < 0 || w.back > w.pos+freeSize {
		// the body may end in the middle of the line that begins the next record: find reads to its end
		return
	}
	rest, _ := w.in.Peek(w.in.Buffered())
	again := append(append([]byte(nil), body[at:]...), rest...)
	w.under.back = append(again, w.under.back...)
	w.back += int64(len(w.under.back))
	w.pos -= int64(len(body) - at)
	w.in.Reset(w.under)
}

// readable reports whether a record may hold an article: no request, no metadata.
func readable(r *warcRecord) bool {
	switch strings.ToLower(r.fields["warc-type"]) {
	case "response", "resource", "conversion":
		return !strings.HasPrefix(r.target(), "dns:")
	}
	return false
}

// target returns the address of a page. Early tools put it into angle brackets, after the
// grammar of WARC 1.0.
func (r *warcRecord) target() string {
	return strings.TrimSuffix(strings.TrimPrefix(r.fields["warc-target-uri"], "<"), ">")
}

// article yields the article of a record, or why there is none. Pages that were not there, pictures
// and the like are passed over. It reports whether to go on.
func (w *warcReader) article(r *warcRecord) bool {
	if !readable(r) || isRobots(r.target()) {
		return true
	}
	body, contentType := r.body, r.fields["content-type"]
	if strings.EqualFold(r.fields["warc-type"], "response") {
		p := parseHTTP(r.body)
		if !p.ok {
			return true
		}
		contentType = p.contentType
		if !mayBeText(contentType) {
			return true
		}
		var err error
		if body, err = p.decoded(w.MaxSize); err != nil {
			return w.tell(r.start, err)
		}
		if err = w.budget.take(len(body)); err != nil {
			w.tell(r.start, err)
			return false
		}
	}
	if !mayBeText(contentType) || len(bytes.TrimSpace(body)) == 0 {
		return true
	}
	from, err := sniff(body[:min(len(body), sniffLen)])
	if err != nil {
		return true
	}
	a, err := w.page(from, body, contentType, r.target())
	switch {
	case errors.Is(err, errPassedOver):
		return true
	case err != nil:
		return w.tell(r.start, err)
	}
	if a.Published == "" {
		a.Published = dayOf(r.fields["warc-date"])
	}
	return w.yield(a, nil)
}

// errPassedOver says that a page is of a kind that no article is.
var errPassedOver = errors.New("is no article")

// page reads one page of the web that came from address.
func (s *source) page(from Format, body []byte, contentType, address string) (Article, error) {
	var a Article
	var err error
	switch from {
	case HTML:
		return fromPage(decode(body, contentType, true), address)
	case Text:
		if a, err = fromText(decode(body, contentType, false)); err != nil {
			return a, err
		}
	case JSON, JSONL: // data of all kinds; only what has the fields of an article is one
		if a, err = fromJSON(body); err != nil {
			return a, errPassedOver
		}
	default:
		return a, errPassedOver
	}
	if a.URL == "" {
		a.URL = address
	}
	if u, err := url.Parse(a.URL); err == nil && a.Outlet == "" {
		a.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return a, nil
}

// mayBeText reports whether a page that the server said to be of this type may hold an article.
// Servers that say nothing, or that it is just bytes, are not believed.
func mayBeText(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json", "text/json",
		"application/octet-stream", "text/xml", "application/xml", "unk", "unknown/unknown", "*/*":
		return true
	}
	return !strings.Contains(kind, "/") || strings.Contains(kind, "html")
}

// isRobots reports whether an address is that of the rules for robots, which is plain text.
func isRobots(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Path == "/robots.txt" || u.Path == "/ads.txt")
}

// dayOf returns the day of a date, or "".
func dayOf(date string) string {
	day, err := ParseDate(date)
	if err != nil || len(day) < 10 {
		return ""
	}
	return day[:10]
}
