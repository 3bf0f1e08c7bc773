package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A line is an article as JSON has it. Other fields are ignored, so a record is a line too.
type line struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	Outlet    string          `json:"outlet"`
	Origin    string          `json:"origin"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline"`
	Published string          `json:"published"`
	Language  string          `json:"language"`
	Text      *string         `json:"text"`
}

// readJSON yields the articles of lines or of a document.
func (s *source) readJSON(in *bufio.Reader, from Format) {
	if head, _ := in.Peek(512); len(head) > 1 {
		if _, ok := wide(head); ok {
			data, err := s.whole(in)
			if err != nil {
				s.fail(0, err)
				return
			}
			in = bufio.NewReader(strings.NewReader(decode(data, "", false)))
		} else if bytes.HasPrefix(head, bom8) {
			in.Discard(len(bom8))
		}
	}
	if from == JSONL {
		s.readLines(in)
	} else {
		s.readDocument(in)
	}
}

// readLines yields an article for each line that is not blank, or an error with its number.
func (s *source) readLines(in *bufio.Reader) {
	any := false
	for n := 1; ; n++ {
		data, err := readLine(in, s.MaxSize)
		end := errors.Is(err, io.EOF)
		if err != nil && !end && !errors.As(err, new(*longLine)) {
			any = true
			if !s.fail(n, plainly(err)) || !resume(err) {
				return
			}
			continue // with the next member of the packed input
		}
		switch data = bytes.TrimSpace(data); {
		case err != nil && !end:
			any = true
			if !s.fail(n, err) {
				return
			}
		case len(data) > 0:
			any = true
			a, err := fromJSON(data)
			if err != nil {
				err = s.error(n, err)
			}
			if !s.yield(a, err) {
				return
			}
		}
		if end {
			if !any {
				s.fail(0, errEmpty)
			}
			return
		}
	}
}

// A longLine says that a line was longer than allowed; it was read to its end.
type longLine struct{ limit int }

func (e *longLine) Error() string { return "line is " + tooLarge(e.limit).Error() }

// readLine returns the next line without its end. A line of more than limit bytes is passed
// over: the error is a *longLine, and the next call returns the line after it. io.EOF comes with the
// last line.
func readLine(in *bufio.Reader, limit int) ([]byte, error) {
	var long []byte
	tooLong := false
	for {
		part, err := in.ReadSlice('\n')
		if len(long)+len(part) > limit {
			tooLong, long = true, nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			if !tooLong {
				long = append(long, part...)
			}
			continue
		case tooLong && (err == nil || errors.Is(err, io.EOF)):
			return nil, &longLine{limit}
		case long == nil:
			return part, err
		}
		return append(long, part...), err
	}
}

// fromJSON makes an article of one object.
func fromJSON(data []byte) (Article, error) {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return Article{}, jsonReason(err)
	}
	return l.article()
}

// jsonReason says in plain words why JSON could not be read.
func jsonReason(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		return errors.New("JSON is cut off")
	case errors.As(err, &syntax):
		return fmt.Errorf("no JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("is a JSON %s (want an object)", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%s: is a JSON %s (want a string)", kind.Field, kind.Value)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("JSON is cut off")
	}
	return err
}

// article checks the fields. The text is kept to the letter, so that offsets counted in the
// input hold; only what is no character is replaced, one for one.
func (l *line) article() (Article, error) {
	id, err := jsonID(l.ID)
	switch {
	case err != nil:
		return Article{}, err
	case l.Text == nil:
		return Article{}, errNoText
	case strings.TrimSpace(*l.Text) == "":
		return Article{}, errors.New("text: is empty")
	}
	a := Article{ID: id, URL: l.URL, Outlet: l.Outlet, Origin: l.Origin, Title: l.Title, Byline: l.Byline,
		Language: l.Language, Text: strings.ReplaceAll(*l.Text, "\x00", "\ufffd")}
	if day := strings.TrimSpace(l.Published); day != "" {
		if a.Published, err = ParseDate(day); err != nil {
			return Article{}, fmt.Errorf("published: %w", err)
		}
	}
	if a.Origin == "" {
		a.Origin = origin(&a, "")
	}
	return a, nil
}

// jsonID takes a string or a number.
func jsonID(raw json.RawMessage) (string, error) {
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return "", nil
	case raw[0] == '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw), nil
	}
	return "", errors.New("id: is no string")
}

// readDocument yields the article or the array of articles of a document, or several of them
// one after the other.
func (s *source) readDocument(in io.Reader) {
	src := &window{r: in, limit: s.MaxSize}
	dec := json.NewDecoder(src)
	broken := func(err error) {
		off := dec.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			off = syntax.Offset
			if !strings.HasPrefix(syntax.Error(), "unexpected end") {
				err = fmt.Errorf("no JSON: %w", err)
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			off, err = src.n, errors.New("JSON is cut off")
		}
		s.yield(Article{}, &Error{Input: s.name, Entry: s.entry, Line: src.line(off), Record: s.record, Offset: off, Err: plainly(err)})
	}
	depth, count := 0, 0
	for {
		src.left = s.MaxSize
		if depth == 0 {
			t, err := peekToken(dec)
			if err == io.EOF {
				if count == 0 {
					s.fail(0, errEmpty)
				}
				return
			}
			if err != nil {
				broken(err)
				return
			}
			if t == '[' {
				dec.Token()
				depth = 1
			}
		}
		if depth == 1 && !dec.More() {
			if _, err := dec.Token(); err != nil {
				broken(err)
				return
			}
			depth = 0
			count++
			continue
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			broken(err)
			return
		}
		count++
		a, err := fromJSON(raw)
		if err != nil {
			err = s.error(src.line(dec.InputOffset()-int64(len(raw))), fmt.Errorf("article %d: %w", count, err))
		}
		if !s.yield(a, err) {
			return
		}
	}
}

// peekToken returns the first byte of the next value without taking it; io.EOF after the last.
func peekToken(dec *json.Decoder) (byte, error) {
	for more := true; ; more = dec.More() {
		var c [1]byte
		for in := dec.Buffered(); ; {
			if n, _ := in.Read(c[:]); n == 0 {
				break
			}
			if !strings.ContainsRune(" \t\r\n", rune(c[0])) {
				return c[0], nil
			}
		}
		if !more {
			_, err := dec.Token()
			return 0, err
		}
	}
}

// A window lets through at most left bytes until it is opened again, and knows the lines of
// what went through.
type window struct {
	r           io.Reader
	n           int64
	left, limit int
	ends        []int64 // offsets of newlines not yet passed by line
	passed      int
}

func (w *window) Read(p []byte) (int, error) {
	if w.left <= 0 {
		return 0, tooLarge(w.limit)
	}
	n, err := w.r.Read(p[:min(len(p), w.left)])
	for i, c := range p[:n] {
		if c == '\n' {
			w.ends = append(w.ends, w.n+int64(i))
		}
	}
	w.n += int64(n)
	w.left -= n
	return n, err
}

// line returns the number of the line at off, which must not go back from call to call.
func (w *window) line(off int64) int {
	for len(w.ends) > 0 && w.ends[0] < off {
		w.ends = w.ends[1:]
		w.passed++
	}
	return w.passed + 1
}
