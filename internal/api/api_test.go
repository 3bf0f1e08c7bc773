package api

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// reader is made once for all tests.
var reader = sync.OnceValues(func() (*chancery.Reader, error) { return chancery.NewReader(chancery.Options{}) })

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// hostile is what articles may try.
const hostile = `<script>alert("1")</script>'; DROP TABLE articles; --`

// saga are a few articles of one quarrel, in our own words.
func saga() []article.Article {
	a := func(url, outlet, title, published, text string) article.Article {
		return article.Article{URL: "https://" + url, Outlet: outlet, Title: title, Published: published, Text: text}
	}
	return []article.Article{
		a("post.example/1", "Continental Post", "Kenya threatens Chad", "2026-01-05",
			"Kenya threatened on Monday to impose sanctions on Chad over the closed border.\n\n“We will close all crossings if Chad does not answer,” Kenyan President William Ruto said in Nairobi."),
		a("times.example/1", "Lake Times", "Ruto warns Chad", "2026-01-06",
			"Kenyan President William Ruto on Monday threatened to impose sanctions on Chad over its closed border.\n\nChad rejected the threat."),
		a("post.example/2", "Continental Post", "Raid kills 12", "2026-01-20",
			"Chad's army attacked the market of Mandera in northern Kenya at dawn on Tuesday, killing 12 people, police said.\n\nKenya condemned the attack."),
		a("herald.example/2", hostile, hostile, "2026-01-21",
			"Chad denied on Wednesday that its army had attacked Mandera.\n\nThe African Union urged Chad to open the border by 1 March 2026."),
		a("post.example/3", "Continental Post", "Sanctions imposed", "2026-02-10",
			"Kenya imposed sanctions on Chad on Tuesday over the closed border.\n\nFrance condemned the African Union for its silence."),
	}
}

func keep(t testing.TB, st *store.Store, articles ...article.Article) {
	t.Helper()
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	var list []*record.Record
	for _, a := range articles {
		r, err := rd.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	if _, err := st.Keep(t.Context(), list, store.Update{Now: noon, Coder: "test"}); err != nil {
		t.Fatal(err)
	}
}

// A client asks a server of a small store.
type client struct {
	*httptest.Server
	t  testing.TB
	st *store.Store
}

// serve serves a store that holds the saga, one correction and one search.
func serve(t testing.TB, o Options) *client {
	t.Helper()
	st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	keep(t, st, saga()...)
	if _, err := st.Correct(t.Context(), store.Correction{Finding: "3.e1", Field: "mode", Value: "targeted", Who: "desk", Note: hostile}, noon); err != nil {
		t.Fatal(err)
	}
	if err := st.SaveSearch(t.Context(), store.Search{Name: "threats", Kind: "events", Query: "what=THREATEN"}, noon); err != nil {
		t.Fatal(err)
	}
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	o.Now = func() time.Time { return noon }
	if o.Failed == nil {
		o.Failed = func(err error) { t.Errorf("inside: %v", err) }
	}
	srv := httptest.NewServer(Handler(st, rd, o))
	t.Cleanup(srv.Close)
	return &client{srv, t, st}
}

// do makes a request; headers are names and values.
func (c *client) do(method, path, body string, headers ...string) (*http.Response, string) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.URL+"/api/v1"+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := c.Client().Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return res, string(data)
}

// get asks and reads the answer into v.
func (c *client) get(path string, v any) {
	c.t.Helper()
	res, text := c.do("GET", path, "")
	if res.StatusCode != http.StatusOK {
		c.t.Fatalf("GET %s: %s: %s", path, res.Status, text)
	}
	if err := json.Unmarshal([]byte(text), v); err != nil {
		c.t.Fatalf("GET %s: %v in %s", path, err, text)
	}
}
