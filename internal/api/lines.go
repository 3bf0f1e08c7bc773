package api

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
)

// ndjson is the media type of JSON lines.
const ndjson = "application/x-ndjson"

// rows are a page that knows how to get the next ones.
type rows[Row any] struct {
	store.Page[Row]
	more  func(after string, limit int) (store.Page[Row], error)
	limit int // of rows, as the question says; 0 for all
}

// A liner writes itself as lines, max at most.
type liner interface {
	lines(write func(any) error, max int) error
}

// lines writes row after row, page after page. Where the most is reached and there is more, the last
// line is {"next": …}.
func (r rows[Row]) lines(write func(any) error, max int) error {
	if r.limit > 0 {
		max = min(max, r.limit)
	}
	for page := r.Page; ; {
		for i := range page.Rows {
			if err := write(&page.Rows[i]); err != nil {
				return err
			}
		}
		max -= len(page.Rows)
		if page.Next == "" {
			return nil
		}
		if max <= 0 {
			return write(map[string]string{"next": page.Next})
		}
		var err error
		if page, err = r.more(page.Next, min(max, largestPage)); err != nil {
			return err
		}
	}
}

// writeLines writes an answer as lines: a list row by row, anything else as one line. An answer that
// breaks off ends the connection without its end mark, so that nobody takes a part for the whole.
func (s *server) writeLines(w io.Writer, v any) error {
	out := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	l, ok := v.(liner)
	if !ok {
		if err := enc.Encode(v); err != nil {
			return err
		}
		return out.Flush()
	}
	err := l.lines(func(v any) error { return enc.Encode(v) }, s.MaxRows)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		s.Failed(err)
		panic(http.ErrAbortHandler)
	}
	return nil
}

// linesKey is the key of a context whose question wants lines.
type linesKey struct{}

func asksLines(ctx context.Context) bool { return ctx.Value(linesKey{}) != nil }

// wantsLines reports whether a request asks for lines before JSON.
func wantsLines(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	lines := strings.Index(accept, ndjson)
	json := strings.Index(accept, "application/json")
	return lines >= 0 && (json < 0 || lines < json)
}

// register adds an operation whose answer may come as lines, and says so in the document.
func register[In, Out any](api huma.API, op huma.Operation, f func(context.Context, *In) (*Out, error)) {
	op.Responses = map[string]*huma.Response{}
	huma.Register(api, op, f)
	op.Responses["200"].Content[ndjson] = &huma.MediaType{
		Schema: &huma.Schema{Type: huma.TypeString, Description: "one row a line, all pages; a last line {\"next\": …} where there is more"},
	}
}
