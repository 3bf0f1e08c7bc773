package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzQuery puts anything into addresses: the answer is a page, and never a fault of ours.
func FuzzQuery(f *testing.F) {
	h := Handler(demo(f), nil, unhurried)
	paths := []string{"/", "/search", "/article/1", "/article/10/versions", "/story/1.e1", "/actor", "/relations", "/pair", "/ledger", "/map", "/network", "/brief", "/saved", "/correct", "/corrections", "/login"}
	for _, v := range views {
		path, query, _ := strings.Cut(v.address, "?")
		for i, p := range paths {
			if p == path {
				f.Add(uint8(i), query)
			}
		}
	}
	f.Add(uint8(1), "text=%22a&after=1-1&who=%00&since=9999&until=0001&sort=%ff")
	f.Add(uint8(7), "a=NOR&b=ISL&per=day&since=1800&until=2200&point=x&index=mean-intensity")
	f.Add(uint8(1), "text=OR+OR+-&story=S9999999999999999999.e1&article=99999999999999999999")
	f.Fuzz(func(t *testing.T, path uint8, query string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = "localhost"
		r.URL = &url.URL{Path: paths[int(path)%len(paths)], RawQuery: query}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Fatalf("%s: status %d: %s", r.URL, w.Code, w.Body)
		}
		if w.Code == 200 {
			sound(t, r.URL.String(), w.Body.String())
		}
	})
}

// FuzzMarks cuts texts at any marks: nothing of the text is lost, and every part has the marks that lie on it.
func FuzzMarks(f *testing.F) {
	f.Add("Norway closed the ports.", []byte{0, 6, 7, 13, 7, 23, 0, 24})
	f.Add("a", []byte{0, 1, 0, 1})
	f.Fuzz(func(t *testing.T, text string, borders []byte) { checkMarks(t, []rune(text), borders) })
}
