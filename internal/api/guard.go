package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

// queryAtMost is how many bytes the question of an address may have.
const queryAtMost = 8 << 10

// guard sees to what holds for every request before an operation gets it: no method or path that is
// not there, nothing that is no text, no answer that the asker has, a limit on time.
func (s *server) guard(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w := &answer{ResponseWriter: rw}
		defer s.recover(w)
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "private, no-cache")
		h.Add("Vary", "Accept")
		if p := refused(r); p != nil {
			w.problem(p)
			return
		}
		if _, pattern := mux.Handler(r); pattern == "" {
			s.absent(w, r, mux)
			return
		}
		ctx, asking := r.Context(), r.Method == http.MethodGet || r.Method == http.MethodHead
		lines := wantsLines(r)
		if lines {
			ctx = context.WithValue(ctx, linesKey{}, true)
		}
		limit := s.Timeout
		if lines {
			limit = max(limit, 10*time.Minute)
		}
		if changes := r.URL.Path == prefix+"/changes"; !changes {
			c, cancel := context.WithTimeout(ctx, limit)
			defer cancel()
			if ctx = c; asking && s.unchanged(ctx, w, r, lines) {
				return
			}
		}
		mux.ServeHTTP(w, r.WithContext(ctx))
	})
}

// refused returns the problem of a request that no operation should see.
func refused(r *http.Request) *huma.ErrorModel {
	if len(r.URL.RawQuery) > queryAtMost {
		return &huma.ErrorModel{Status: http.StatusRequestURITooLong, Detail: fmt.Sprintf("the question has %d bytes (want %d at most)", len(r.URL.RawQuery), queryAtMost)}
	}
	if !text(r.URL.Path) {
		return &huma.ErrorModel{Status: http.StatusBadRequest, Detail: "the path is no text in UTF-8"}
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return &huma.ErrorModel{Status: http.StatusBadRequest, Detail: "the question cannot be read: " + strings.ToValidUTF8(err.Error(), "�")}
	}
	var wrong []*huma.ErrorDetail
	for _, name := range sortedKeys(values) {
		for _, v := range values[name] {
			if !text(name) || !text(v) {
				wrong = append(wrong, &huma.ErrorDetail{Message: "is no text in UTF-8", Location: "query." + strings.ToValidUTF8(name, "�")})
			}
		}
	}
	if wrong == nil {
		return nil
	}
	return &huma.ErrorModel{Status: http.StatusUnprocessableEntity, Detail: "validation failed", Errors: wrong}
}

// text reports whether s is text that both databases keep.
func text(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// absent answers where there is no such path, or not that method.
func (s *server) absent(w *answer, r *http.Request, mux *http.ServeMux) {
	said := &overheard{header: http.Header{}}
	mux.ServeHTTP(said, r)
	allow := said.header.Get("Allow")
	if allow == "" {
		w.problem(&huma.ErrorModel{Status: http.StatusNotFound, Detail: "there is nothing at this path; " + prefix + "/openapi.json says what there is"})
		return
	}
	w.Header().Set("Allow", allow+", OPTIONS")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.problem(&huma.ErrorModel{Status: http.StatusMethodNotAllowed, Detail: "this path takes " + allow + ", not " + strconv.Quote(r.Method)})
}

// An overheard takes the answer of a mux that knows no such method, for its header alone.
type overheard struct{ header http.Header }

func (w *overheard) Header() http.Header         { return w.header }
func (w *overheard) Write(p []byte) (int, error) { return len(p), nil }
func (w *overheard) WriteHeader(int)             {}

// unchanged sets the entity tag and answers 304 where the asker has that one. The tag changes with
// the store, the day (which decides what is due), the form, and the start of the program.
func (s *server) unchanged(ctx context.Context, w *answer, r *http.Request, lines bool) bool {
	revision, err := s.st.Revision(ctx)
	if err != nil {
		return false // the operation will tell
	}
	tag := fmt.Sprintf(`W/"%s-%s-%d`, strconv.FormatInt(s.began.UnixNano(), 36), strconv.FormatInt(revision, 36), s.today())
	if lines {
		tag += "-lines"
	}
	tag += `"`
	w.Header().Set("ETag", tag)
	for _, have := range strings.Split(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if strings.TrimPrefix(strings.TrimSpace(have), "W/") == strings.TrimPrefix(tag, "W/") {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// recover answers for a panic: it is our fault, never the asker's.
func (s *server) recover(w *answer) {
	switch v := recover(); {
	case v == nil:
	case v == http.ErrAbortHandler:
		panic(v)
	default:
		s.Failed(fmt.Errorf("api: %v", v))
		if !w.begun {
			w.problem(&huma.ErrorModel{Status: http.StatusInternalServerError, Detail: "the program has a fault here"})
		}
	}
}

// An answer is a ResponseWriter that knows whether it has begun, and that a problem is no answer to
// keep.
type answer struct {
	http.ResponseWriter
	begun bool
}

func (w *answer) WriteHeader(status int) {
	w.begun = true
	if h := w.Header(); status >= 400 {
		h.Del("ETag")
		if h.Get("Content-Type") == ndjson {
			h.Set("Content-Type", "application/problem+json")
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *answer) Write(p []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController find what it needs.
func (w *answer) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// problem writes a problem that no operation writes.
func (w *answer) problem(p *huma.ErrorModel) {
	p.Title = http.StatusText(p.Status)
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.Encode(p)
}
