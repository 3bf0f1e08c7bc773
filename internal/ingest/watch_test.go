package ingest

import (
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"context"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/fetch"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A site is a server with two feeds and some pages; it notes what it is asked.
type site struct {
	*httptest.Server
	mu      sync.Mutex
	asked   []string
	pages   map[string]string
	status  map[string]int
	etag    string
	robots  string
	headers map[string]http.Header
}

func newSite(t *testing.T) *site {
	s := &site{pages: map[string]string{}, status: map[string]int{}, etag: `"1"`, headers: map[string]http.Header{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	for i, text := range []string{"Kenya imposed sanctions on Chad on Monday.", "Peru recalled its ambassador from Chile on Tuesday.", "Japan sent food aid to Nepal on Wednesday."} {
		s.pages[fmt.Sprintf("/a%d", i+1)] = "<html><head><title>Report " + fmt.Sprint(i+1) + "</title></head><body><article><p>" + text + "</p><p>" + strings.Repeat(text+" ", 5) + "</p></article></body></html>"
	}
	return s
}

func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r.URL.Path)
	s.headers[r.URL.Path] = r.Header.Clone()
	if code := s.status[r.URL.Path]; code != 0 {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(code)
		return
	}
	switch r.URL.Path {
	case "/robots.txt":
		if s.robots == "" {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(w, s.robots)
	case "/rss":
		if r.Header.Get("If-None-Match") == s.etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", s.etag)
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Feed</title>`)
		for _, p := range s.sorted() {
			fmt.Fprintf(w, `<item><title>T</title><link>%s%s</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>`, s.URL, p)
		}
		fmt.Fprint(w, `</channel></rss>`)
	default:
		page, ok := s.pages[r.URL.Path]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(w, page)
	}
}

func (s *site) sorted() []string {
	var out []string
	for p := range s.pages {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// take returns what was asked since the last call, sorted.
func (s *site) take() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.Clone(s.asked)
	s.asked = nil
	slices.Sort(out)
	return strings.Join(out, " ")
}

var reader = func() func(t *testing.T) Read {
	var rd *chancery.Reader
	return func(t *testing.T) Read {
		if rd == nil {
			var err error
			if rd, err = chancery.NewReader(chancery.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		return func(ctx context.Context, in iter.Seq2[article.Article, error]) iter.Seq2[*record.Record, error] {
			return rd.ReadAll(ctx, in, 2)
		}
	}
}()

func openStore(t *testing.T) *store.Store {
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "watch.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// look watches once at a time of the test's clock.
func look(t *testing.T, st *store.Store, s Source, now time.Time) (Count, error) {
	t.Helper()
	var last error
	count, err := Watch(t.Context(), st, reader(t), []Source{s}, Watching{
		Options: Options{Now: func() time.Time { return now }},
		Fetch:   &fetch.Polite{Client: &fetch.Client{AllowPrivate: true}, Pace: time.Millisecond},
		Once:    true,
		Look:    func(_ Source, _ int, err error) { last = err },
	})
	if err != nil {
		t.Fatal(err)
	}
	return count, last
}

var morning = time.Date(2026, 1, 6, 8, 0, 0, 0, time.UTC)

func TestWatching(t *testing.T) {
	s, st := newSite(t), openStore(t)
	source := Source{URL: s.URL + "/rss", Outlet: "Test Post"}
	if c, err := look(t, st, source, morning); err != nil || c.Added != 3 {
		t.Fatalf("first look: %+v, %v; want 3 articles", c, err)
	}
	if got := s.take(); got != "/a1 /a2 /a3 /robots.txt /rss" {
		t.Errorf("first look asked for %s", got)
	}
	if look(t, st, source, morning.Add(5*time.Minute)); s.take() != "" {
		t.Error("looked again before it was due")
	}
	if look(t, st, source, morning.Add(20*time.Minute)); s.take() != "/robots.txt /rss" {
		t.Error("the second look fetched articles again")
	}
	if got := s.headers["/rss"].Get("If-None-Match"); got != `"1"` {
		t.Errorf("the second look asked with ETag %q, want the one of the first", got)
	}
	s.etag, s.pages["/a4"] = `"2"`, strings.Replace(s.pages["/a1"], "Kenya", "Ghana", -1)
	if c, err := look(t, st, source, morning.Add(40*time.Minute)); err != nil || c.Added != 1 {
		t.Errorf("a new article: %+v, %v; want 1", c, err)
	}
	page, err := st.Articles(t.Context(), store.Query{Outlet: []string{"Test Post"}})
	if err != nil || len(page.Rows) != 4 || page.Rows[0].Published != "2026-01-05T10:00:00Z" {
		t.Errorf("kept: %+v, %v; want 4 articles of the outlet with the feed's date", page.Rows, err)
	}
}

func TestRevisitsFindEdits(t *testing.T) {
	s, st := newSite(t), openStore(t)
	source := Source{URL: s.URL + "/rss", Revisit: 24 * time.Hour}
	look(t, st, source, morning)
	s.pages["/a1"] = strings.Replace(s.pages["/a1"], "Kenya imposed", "Kenya is said to have imposed", 1)
	if c, _ := look(t, st, source, morning.Add(2*time.Hour)); c.Edited != 0 {
		t.Errorf("after two hours: %+v", c)
	}
	if c, _ := look(t, st, source, morning.Add(25*time.Hour)); c.Edited != 1 || c.Unchanged != 2 {
		t.Errorf("after a day: %+v, want one edit and two as they were", c)
	}
}

func TestRobotsAreObeyed(t *testing.T) {
	s, st := newSite(t), openStore(t)
	s.robots = "User-agent: *\nDisallow: /a2\n"
	c, err := look(t, st, Source{URL: s.URL + "/rss"}, morning)
	if err != nil || c.Added != 2 || c.Failed != 1 {
		t.Errorf("%+v, %v; want two kept and one failed", c, err)
	}
	if strings.Contains(s.take(), "/a2") {
		t.Error("a page was fetched that robots.txt forbids")
	}
}

func TestFailuresAreWaitedOut(t *testing.T) {
	s, st := newSite(t), openStore(t)
	source := Source{URL: s.URL + "/rss"}
	s.status["/rss"] = http.StatusServiceUnavailable // Retry-After: two hours
	var status *fetch.StatusError
	if _, err := look(t, st, source, morning); !errors.As(err, &status) {
		t.Errorf("a server out of order: %v", err)
	}
	s.take()
	if look(t, st, source, morning.Add(time.Hour)); s.take() != "" {
		t.Error("asked again before the time that the server gave")
	}
	delete(s.status, "/rss")
	s.status["/a1"] = http.StatusBadGateway
	if c, _ := look(t, st, source, morning.Add(3*time.Hour)); c.Added != 2 || c.Failed != 1 {
		t.Errorf("one page out of order: %+v", c)
	}
	delete(s.status, "/a1")
	if c, _ := look(t, st, source, morning.Add(5*time.Hour)); c.Added != 1 {
		t.Errorf("the page is back: %+v, want it kept though the feed has not changed", c)
	}
	s.status["/rss"] = http.StatusGone
	look(t, st, source, morning.Add(6*time.Hour))
	s.take()
	if look(t, st, source, morning.Add(1000*time.Hour)); s.take() != "" {
		t.Error("asked a source that is gone for good")
	}
}

func TestParseSources(t *testing.T) {
	good := "# round\nhttps://a.example/rss\n\nhttps://b.example/x?y=1 every=30m outlet=\"Two Words\" revisit=24h limit=5 content=yes\n"
	list, err := ParseSources("feeds.txt", good)
	if err != nil || len(list) != 2 || list[1] != (Source{"https://b.example/x?y=1", "Two Words", 30 * time.Minute, 24 * time.Hour, 5, true}) {
		t.Errorf("%+v, %v", list, err)
	}
	for text, want := range map[string]string{
		"ftp://a.example/rss":                  "feeds.txt:1: \"ftp://a.example/rss\" is no address",
		"https://a.example every=1s":           "every: \"1s\" is no time of a minute or more",
		"https://a.example colour=red":         "there is no setting \"colour\"",
		"https://a.example outlet=\"x":         "a quotation mark is not closed",
		"https://a.example\nhttps://a.example": "feeds.txt:2: https://a.example stands in line 1 already",
		"https://a.example limit=0":            "limit: \"0\" is no number from 1",
		"https://a.example content=maybe":      "content: \"maybe\" is neither yes nor no",
		"https://a.example now":                "\"now\" is no setting",
		"# nothing":                            "feeds.txt: names no source",
	} {
		if _, err := ParseSources("feeds.txt", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzParseSources(f *testing.F) {
	f.Add("https://a.example/rss every=30m outlet=\"x y\" content=yes\n# c\n")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := ParseSources("f", text)
		for _, s := range list {
			if !strings.HasPrefix(s.URL, "http") {
				t.Errorf("%q is taken for an address", s.URL)
			}
		}
		if len(list) == 0 && err == nil {
			t.Error("neither a source nor an error")
		}
	})
}
