package api

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkCalls measures single questions of a small store, without a network.
func BenchmarkCalls(b *testing.B) {
	c := serve(b, Options{})
	h := c.Config.Handler
	ask := func(path string, headers ...string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest("GET", prefix+path, nil)
				for i := 0; i < len(headers); i += 2 {
					r.Header.Set(headers[i], headers[i+1])
				}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				if w.Code >= 400 {
					b.Fatal(w.Code, w.Body)
				}
				io.Copy(io.Discard, w.Body)
			}
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", prefix+"/events", nil))
	b.Run("not-modified", ask("/events", "If-None-Match", w.Header().Get("ETag")))
	b.Run("indices", ask("/indices"))
	b.Run("counts", ask("/counts"))
	b.Run("events", ask("/events?who=KEN&limit=20"))
	b.Run("events-lines", ask("/events?who=KEN", "Accept", ndjson))
	b.Run("search", ask("/search?text=border"))
	b.Run("article", ask("/articles/3"))
	b.Run("problem", func(b *testing.B) {
		for b.Loop() {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", prefix+"/events?sort=best", nil))
			if w.Code != http.StatusUnprocessableEntity {
				b.Fatal(w.Code)
			}
		}
	})
}
