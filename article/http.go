package article

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// A httpPage is the answer of a web server as an archive of the web keeps it. Archives write down
// headers as they came and bodies as their tools left them, so that the two need not agree:
// the bytes of the body decide.
type httpPage struct {
	ok          bool // the page was there
	contentType string
	chunked     bool
	encoding    string
	body        []byte
}

var statusLine = regexp.MustCompile(`^(?:HTTP/?[\d.]*|ICY)?\s*([1-5]\d\d)(?:\s|$)`)

// parseHTTP takes an answer apart. Of the length that it tells nothing is believed.
func parseHTTP(data []byte) httpPage {
	head, body, found := cutHead(data)
	if !found && !bytes.HasPrefix(data, []byte("HTTP/")) { // a body alone
		return httpPage{ok: true, body: data}
	}
	lines := strings.Split(strings.ToValidUTF8(string(head), "\ufffd"), "\n")
	p := httpPage{body: body}
	m := statusLine.FindStringSubmatch(lines[0])
	p.ok = m == nil || m[1] == "200" // a line without a status is a slip of the pen
	for _, l := range lines[1:] {
		key, value, _ := strings.Cut(l, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "content-type":
			if p.contentType == "" {
				p.contentType = value
			}
		case "transfer-encoding":
			p.chunked = strings.Contains(strings.ToLower(value), "chunked")
		case "content-encoding":
			p.encoding = strings.ToLower(value)
		}
	}
	return p
}

// cutHead cuts an answer at the blank line behind its header.
func cutHead(data []byte) (head, body []byte, found bool) {
	if t := bytes.TrimLeft(data, " \t\r\n"); len(t) == 0 || t[0] == '<' || t[0] == '{' {
		return nil, data, false
	}
	for at := 0; at < len(data) && at < maxWARCHead; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			break
		}
		if len(bytes.TrimRight(data[at:at+i], "\r")) == 0 && at > 0 {
			return data[:at], data[at+i+1:], true
		}
		at += i + 1
	}
	return data, nil, false
}

// decoded returns the body without chunks and packing, of which limit bytes are allowed.
func (p *httpPage) decoded(limit int) ([]byte, error) {
	body := p.body
	if plain, whole := dechunk(body); len(plain) > 0 && (whole || p.chunked) {
		body = plain
	}
	for range maxLayers {
		kind := packing(body[:min(len(body), 4)])
		if kind == "" {
			break
		}
		plain, err := inflate(kind, body, limit)
		if len(plain) == 0 && err != nil {
			return nil, err
		}
		body = plain // of what is cut off, what there is
	}
	switch {
	case strings.Contains(p.encoding, "deflate"):
		if plain := undeflate(body, limit); plain != nil {
			body = plain
		}
	case strings.Contains(p.encoding, "br") && noText(string(body[:min(len(body), 4096)])):
		return nil, errors.New("is packed with Brotli, which is not read")
	}
	return body, nil
}

// dechunk joins the chunks of a body. whole reports whether they fit together to the last one; a body
// whose first line tells no length of a chunk has none.
func dechunk(body []byte) (plain []byte, whole bool) {
	for {
		line, rest, ok := bytes.Cut(body, []byte("\n"))
		size, _, _ := strings.Cut(strings.TrimSpace(string(line[:min(len(line), 64)])), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if !ok && n > 0 || err != nil || len(line) > 64 {
			return plain, false
		}
		if n == 0 {
			return plain, true
		}
		if uint64(len(rest)) < n {
			return append(plain, rest...), false
		}
		plain = append(plain, rest[:n]...)
		body = rest[n:]
		if !bytes.HasPrefix(body, []byte("\r\n")) && !bytes.HasPrefix(body, []byte("\n")) {
			return nil, false // the line was text that looks like a number
		}
		body = body[bytes.IndexByte(body, '\n')+1:]
	}
}

// undeflate unpacks what is called deflate and has a head of zlib or none. It returns nil for what is neither.
func undeflate(body []byte, limit int) []byte {
	if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
		if plain, err := io.ReadAll(io.LimitReader(z, int64(limit))); err == nil {
			return plain
		}
	}
	if len(body) == 0 || !noText(string(body[:min(len(body), 4096)])) {
		return nil
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), int64(limit)))
	if err != nil {
		return nil
	}
	return plain
}
