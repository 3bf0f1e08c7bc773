package api

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/store"
)

// FuzzRequests sends any method, path, question and body: nothing makes the server fail, and what is
// not streamed or a document is JSON.
func FuzzRequests(f *testing.F) {
	for _, s := range [][4]string{
		{"GET", "/events", "who=KEN&whom=TCD&between=KEN,TCD&by=x&what=SANCTION&where=KEN", ""},
		{"GET", "/events", "text=%22a+OR+-b*&sort=oldest&limit=3&after=c28t4-1vf9f&story=1.e1&article=1", ""},
		{"GET", "/events", "what=" + strings.Repeat("(", 300), ""},
		{"GET", "/events", "text=" + url.QueryEscape(strings.Repeat(`a OR `, 50)+`"`), ""},
		{"GET", "/statements", "who=%00&since=0000-00-00", ""},
		{"GET", "/pledges", "status=due&sort=deadline&until=9999-12-31", ""},
		{"GET", "/actors", "what=%25&where=_", ""},
		{"GET", "/actors/a%2Fb", "", ""},
		{"GET", "/stories", "status=disputed&what=1", ""},
		{"GET", "/stories/S1.e1", "", ""},
		{"GET", "/articles/1", "text=no", ""},
		{"GET", "/articles/9223372036854775807", "", ""},
		{"GET", "/relations", "who=KEN&index=conflict&per=week&since=0001&until=0002", ""},
		{"GET", "/rankings", "ranking=../sql/events&since=0001", ""},
		{"GET", "/search", "text=*", ""},
		{"HEAD", "/counts", "x=1", ""},
		{"PATCH", "//events/..//", "%", ""},
		{"POST", "/corrections", "", `{"finding":"1.a1","field":"actor","value":"KEN,TCD","who":"x"}`},
		{"DELETE", "/corrections/-1", "", ""},
		{"PUT", "/searches/%F0%9F", "", `{"kind":"events","query":"\ud800"}`},
		{"POST", "/read", "date=2026-01-05", `{"text":"Kenya\u0000 left.","published":null}`},
		{"POST", "/read", "", `[[[{}`},
	} {
		f.Add(s[0], s[1], s[2], s[3], false)
	}
	rd, err := reader()
	if err != nil {
		f.Fatal(err)
	}
	var inside error
	var handlers []http.Handler
	for _, address := range addresses(f) {
		st, err := store.Open(f.Context(), address)
		if err != nil {
			f.Fatal(err)
		}
		f.Cleanup(func() { st.Close() })
		keep(f, st, saga()...)
		handlers = append(handlers, Handler(st, rd, Options{Write: true, MaxBody: 4 << 10, MaxRows: 50, Now: func() time.Time { return noon }, Failed: func(err error) { inside = err }}))
	}
	f.Fuzz(func(t *testing.T, method, path, query, body string, lines bool) {
		if method == "" || strings.ContainsFunc(method, func(r rune) bool { return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZ", r) }) {
			return // http refuses it
		}
		u := &url.URL{Path: prefix + path, RawQuery: query}
		if raw, err := url.PathUnescape(path); err == nil {
			u.Path, u.RawPath = prefix+raw, prefix+path
		}
		if strings.HasPrefix(u.Path, prefix+"/changes") {
			return // it has no end
		}
		for _, h := range handlers {
			r, err := http.NewRequestWithContext(t.Context(), method, "http://localhost/", strings.NewReader(body))
			if err != nil {
				return
			}
			r.URL = u
			r.Header.Set("Content-Type", "application/json")
			if lines {
				r.Header.Set("Accept", ndjson)
			}
			inside = nil
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code >= 500 || inside != nil {
				t.Fatalf("%s %s: %d %v: %s", method, u, w.Code, inside, w.Body)
			}
			kind := w.Header().Get("Content-Type")
			if w.Body.Len() == 0 || kind == ndjson || strings.Contains(kind, "openapi") || w.Code/100 == 3 {
				continue
			}
			if !json.Valid(w.Body.Bytes()) {
				t.Fatalf("%s %s: %d: no JSON: %s", method, u, w.Code, w.Body)
			}
		}
	})
}

// TestOddRequests sends what databases and parsers have stumbled over.
func TestOddRequests(t *testing.T) {
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses(t) {
		st, err := store.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer st.Close()
		keep(t, st, saga()...)
		h := Handler(st, rd, Options{Write: true, Now: func() time.Time { return noon }, Failed: func(err error) { t.Errorf("inside: %v", err) }})
		for _, x := range []struct {
			method, path, body, kind string
			want                     int
		}{
			{"GET", "/actors?what=%5C", "", "", 422},
			{"GET", "/actors?what=%25", "", "", 422},
			{"GET", "/actors?where=%5C&who=%25", "", "", 200},
			{"GET", "/rankings?since=2026&until=2025", "", "", 200},
			{"GET", "/rankings?since=9999&ranking=biggest-change", "", "", 200},
			{"GET", "/rankings?since=0001&until=0001&ranking=biggest-change", "", "", 200},
			{"GET", "/relations?who=KEN&since=9999-12-31&until=9999-12-31&per=week", "", "", 200},
			{"GET", "/relations?who=KEN&since=2026&until=2025&per=day", "", "", 200},
			{"GET", "/relations?who=KEN&per=year&since=0001&until=9999", "", "", 200},
			{"GET", "/relations?between=KEN,TCD&who=KEN", "", "", 422},
			{"GET", "/relations?who=KEN&index=events&index=coverage&index=mean-intensity&index=per-thousand", "", "", 422},
			{"GET", "/events?limit=99999999999999999999", "", "", 422},
			{"GET", "/events?after=zzzzzzzzzzzz--1", "", "", 422},
			{"GET", "/events?after=zzzzz--zzzzzzzzzzzz", "", "", 200},
			{"GET", "/events?article=4398046511104", "", "", 200},
			{"GET", "/stories?between=KEN,TCD,SOM", "", "", 422},
			{"GET", "/search?text=-border", "", "", 422},
			{"GET", "/search?text=" + strings.Repeat("%22", 99), "", "", 422},
			{"GET", "/search?text=" + strings.Repeat("a+OR+", 59) + "a", "", "", 200},
			{"HEAD", "/changes", "", "", 200},
			{"POST", "/corrections", "", "application/json", 400},
			{"POST", "/corrections", strings.Repeat("[", 20000), "application/json", 400},
			{"POST", "/corrections", "finding=1", "text/csv", 415},
			{"POST", "/corrections", `{"finding":"1.e1","field":"sources","value":"KEN,,","who":"x"}`, "application/json", 422},
			{"POST", "/corrections", `{"finding":"KEN","field":"actor","value":"KEN","who":"x"}`, "application/json", 422},
			{"POST", "/corrections", `{"finding":"KEN","field":"type","value":"TCD","who":"x"}`, "application/json", 422},
			{"POST", "/corrections", `{"finding":"1.f1","field":"type","value":"AID","who":"x"}`, "application/json", 404},
			{"POST", "/read", "", "application/json", 400},
			{"POST", "/read", "\x00\xff\xfe", "text/plain", 200},
			{"POST", "/read", "<html>" + strings.Repeat("<div>", 20000), "text/html", 422},
			{"POST", "/read", strings.Repeat("[", 20000), "application/json", 422},
		} {
			r := httptest.NewRequest(x.method, prefix+x.path, strings.NewReader(x.body))
			if x.kind != "" {
				r.Header.Set("Content-Type", x.kind)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != x.want {
				t.Errorf("%s %.80s: %d, want %d: %.300s", x.method, x.path, w.Code, x.want, w.Body)
			}
		}
	}
}

// addresses are those of a new SQLite store and, where CHANCERY_POSTGRES names a database, of a new
// schema of that.
func addresses(t testing.TB) []string {
	out := []string{filepath.Join(t.TempDir(), "test.db")}
	address := os.Getenv("CHANCERY_POSTGRES")
	if address == "" {
		return out
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprintf("test_%d", rand.Uint64())
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if db, err := sql.Open("pgx", address); err == nil {
			db.Exec("DROP SCHEMA " + name + " CASCADE")
			db.Close()
		}
	})
	sep := "?"
	if strings.Contains(address, "?") {
		sep = "&"
	}
	return append(out, address+sep+"search_path="+name)
}
