package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A page is what all lists have.
type page struct {
	Rows []json.RawMessage
	Next string
}

// TestLists asks every list as the commands do.
func TestLists(t *testing.T) {
	c := serve(t, Options{})
	for _, x := range []struct {
		path string
		want int
		has  string
	}{
		{"/events?who=KEN&what=SANCTION", 1, `"id":"5.e1"`},
		{"/events?between=TCD,KEN&what=SANCTION", 1, `"words":"imposed sanctions"`},
		{"/events?between=TCD&between=KEN&what=SANCTION", 1, `"5.e1"`},
		{"/events?what=SANCTION&what=ACCUSE&since=2026-02", 2, `"5.e2"`},
		{"/events?article=5&sort=oldest", 2, `"5.e1"`},
		{"/events?story=2.e1", 2, `"1.e1"`},
		{"/events?who=" + url.QueryEscape("Nobody Atall"), 0, ""},
		{"/statements?who=Ruto&text=crossings", 1, `"name":"William Ruto"`},
		{"/pledges?what=threat&status=kept", 1, `"wording":"carried out"`},
		{"/pledges?status=due", 0, ""}, // on the very day nothing is due yet
		{"/actors?who=ruto", 1, `"key":"ruto william"`},
		{"/stories?what=THREATEN&sort=reports", 1, `"reports":2`},
		{"/articles?text=Mandera&sort=oldest", 2, `"id":"3"`},
		{"/corrections?article=3", 1, `"value":"targeted"`},
		{"/searches", 1, `"query":"what=THREATEN"`},
		{"/relations?who=KEN&whom=TCD&index=conflict&index=events&since=2026-01&until=2026-02", 4, `"period":"2026-02"`},
		{"/rankings?ranking=most-conflict&limit=1", 1, `"source":"KEN"`},
	} {
		var p page
		c.get(x.path, &p)
		if got := fmt.Sprintf("%s", p.Rows); len(p.Rows) != x.want || !strings.Contains(got, x.has) {
			t.Errorf("%s: %d rows, want %d with %s: %s", x.path, len(p.Rows), x.want, x.has, got)
		}
	}
	var n store.Counts
	if c.get("/counts", &n); n.Articles != 5 || n.First.String() != "2026-01-05" {
		t.Errorf("counts: %+v", n)
	}
	var m methods
	if c.get("/indices", &m); len(m.Indices) < 20 || len(m.Rankings) < 5 || m.Indices[0].Meaning == "" {
		t.Errorf("indices: %+v", m)
	}
}

func TestFindings(t *testing.T) {
	c := serve(t, Options{})
	var a whole
	c.get("/articles/3", &a)
	if a.Record.Text == "" || a.Record.Check() != nil || len(a.Versions) != 1 || len(a.Corrections) != 1 || a.Article.Title != "Raid kills 12" {
		t.Errorf("article 3: %+v", a)
	}
	if c.get("/articles/3?text=no", &a); a.Record.Text != "" || len(a.Record.Events) == 0 {
		t.Errorf("article 3 without text: %+v", a.Record)
	}
	var s told
	if c.get("/stories/2.e1", &s); s.Story.ID != "1.e1" || len(s.Reports) != 2 || len(s.Pairings) != 1 || s.Story.Sources[0].Name != "Kenya" {
		t.Errorf("story of 2.e1: %+v", s)
	}
	var x store.Actor
	if c.get("/actors/"+url.PathEscape("ruto william"), &x); x.Name != "William Ruto" || len(x.Roles) == 0 {
		t.Errorf("actor: %+v", x)
	}
	var f found
	if c.get("/search?text=border", &f); len(f.Stories.Rows) == 0 || len(f.Events.Rows) == 0 || len(f.Articles.Rows) != 4 || f.Actors.Rows == nil {
		t.Errorf("search: %+v", f)
	}
	if c.get("/search?text=ruto&limit=1", &f); len(f.Actors.Rows) != 1 || len(f.Articles.Rows) != 1 || f.Articles.Next == "" {
		t.Errorf("search for an actor: %+v", f)
	}
}

// TestSilentEditsAreServed keeps an article anew with another number in it.
func TestSilentEditsAreServed(t *testing.T) {
	c := serve(t, Options{})
	edited := saga()[2]
	edited.Text = strings.Replace(edited.Text, "killing 12 people", "killing 15 people", 1)
	keep(t, c.st, edited)
	var a whole
	if c.get("/articles/6", &a); len(a.Versions) != 2 || len(a.Edits) != 1 || len(a.Edits[0].Changes) == 0 || len(a.Corrections) != 1 {
		t.Errorf("article 6: versions %+v, edits %+v, corrections %+v", a.Versions, a.Edits, a.Corrections)
	}
}

// TestProblems asks wrongly in many ways: each problem names what is wrong.
func TestProblems(t *testing.T) {
	c := serve(t, Options{Write: true})
	for _, x := range []struct {
		method, path, body string
		status             int
		where, says        string
	}{
		{"GET", "/events?what=hug", "", 422, "query.what", `"hug" is no type`},
		{"GET", "/events?sort=best", "", 422, "query.sort", "newest"},
		{"GET", "/events?since=soon", "", 422, "query.since", "is no day"},
		{"GET", "/events?limit=0", "", 422, "query.limit", "1"},
		{"GET", "/events?limit=x", "", 422, "query.limit", "integer"},
		{"GET", "/events?after=!", "", 422, "query.after", "no cursor"},
		{"GET", "/events?between=KEN", "", 422, "query.between", "1 actors given"},
		{"GET", "/events?nobody=1", "", 422, "query.nobody", "unknown"},
		{"GET", "/events?text=%FF", "", 422, "query.text", "UTF-8"},
		{"GET", "/events?text=%00", "", 422, "query.text", "UTF-8"},
		{"GET", "/events?text=%E2%80%94", "", 422, "query.text", "no word"},
		{"GET", "/events?text=%zz", "", 400, "", "cannot be read"},
		{"GET", "/events?story=99.e1", "", 404, "", "no such finding"},
		{"GET", "/events?" + strings.Repeat("who=a&", 2000), "", 414, "", "12000 bytes"},
		{"GET", "/events?" + strings.Repeat("who=a&", 11), "", 422, "query.who", "10"},
		{"GET", "/relations", "", 422, "query.who", "missing"},
		{"GET", "/relations?who=KEN&index=love", "", 422, "query.index", "none called"},
		{"GET", "/relations?who=KEN&per=day&since=1000&until=2026", "", 422, "query.per", "20,000"},
		{"GET", "/rankings?ranking=worst", "", 422, "query.ranking", "none called"},
		{"GET", "/search", "", 422, "query.text", "required"},
		{"GET", "/articles/x", "", 422, "path.id", "no number"},
		{"GET", "/articles/99", "", 404, "", "no such finding"},
		{"GET", "/stories/x", "", 422, "path.id", "want 12.e3"},
		{"GET", "/actors/nobody", "", 404, "", "no such finding"},
		{"GET", "/nothing", "", 404, "", "openapi.json"},
		{"POST", "/events", "", 405, "", "takes GET"},
		{"PUT", "/searches/a%00b", `{"kind":"events","query":""}`, 400, "", "UTF-8"},
		{"PUT", "/searches/x", `{"kind":"dreams","query":""}`, 422, "body.kind", "events"},
		{"PUT", "/searches/x", `{"kind":"events","query":"%zz"}`, 422, "body.query", "no question"},
		{"DELETE", "/searches/x", "", 404, "", "no such"},
		{"DELETE", "/corrections/99", "", 404, "", "no such"},
		{"POST", "/corrections", `{"finding":"1.e1","field":"status","value":"dreamt","who":"desk"}`, 422, "body", "is none of"},
		{"POST", "/corrections", `{"finding":"1.e1","field":"status","value":"planned"}`, 422, "body", "who"},
		{"POST", "/corrections", `{"finding":"1.e1","field":"status","value":"planned","who":"\u0000"}`, 422, "body.who", "UTF-8"},
		{"POST", "/corrections", `{`, 400, "body", "JSON"},
		{"POST", "/read", `{"published":"2026-01-05"}`, 422, "body", "text: missing"},
		{"POST", "/read", `{"text":"Peru left.","published":"some day"}`, 422, "body", "published"},
		{"POST", "/read?date=soon", `{"text":"Peru left."}`, 422, "query.date", "date"},
		{"POST", "/read", `[{"text":"Peru left."},{"text":"Chile left."}]`, 422, "body", "several"},
		{"POST", "/read", `{"text":"` + strings.Repeat("a ", 1<<19) + `"}`, 413, "", ""},
	} {
		res, text := c.do(x.method, x.path, x.body, "Content-Type", "application/json")
		var p huma.ErrorModel
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Errorf("%s %.60s: %v in %s", x.method, x.path, err, text)
			continue
		}
		var where []string
		for _, e := range p.Errors {
			where = append(where, e.Location)
		}
		if res.StatusCode != x.status || p.Status != x.status || p.Title == "" || !strings.Contains(text, strings.ReplaceAll(x.says, `"`, `\"`)) || x.where != "" && !slices.Contains(where, x.where) {
			t.Errorf("%s %.60s: %s, want %d at %s with %q: %.300s", x.method, x.path, res.Status, x.status, x.where, x.says, text)
		}
		if kind := res.Header.Get("Content-Type"); kind != "application/problem+json" || res.Header.Get("ETag") != "" {
			t.Errorf("%s %.60s: %s, tag %q", x.method, x.path, kind, res.Header.Get("ETag"))
		}
	}
	if res, _ := c.do("POST", "/read", "GIF89a", "Content-Type", "image/gif"); res.StatusCode != http.StatusUnsupportedMediaType {
		t.Errorf("an image: %s", res.Status)
	}
	if res, _ := c.do("GET", "/events?limit=x", "", "Accept", ndjson); res.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("a problem where lines are wanted: %s", res.Header.Get("Content-Type"))
	}
	long, _ := c.do("DELETE", "/events", "")
	if allow := long.Header.Get("Allow"); allow != "GET, HEAD, OPTIONS" {
		t.Errorf("Allow: %s", allow)
	}
}

// TestLinesAreThePages holds lines against pages.
func TestLinesAreThePages(t *testing.T) {
	c := serve(t, Options{})
	for _, list := range []string{"events", "statements", "pledges", "actors", "stories", "articles"} {
		var want []string
		for after := ""; ; {
			var p page
			c.get("/"+list+"?limit=1&after="+after, &p)
			for _, r := range p.Rows {
				want = append(want, string(r))
			}
			if after = p.Next; after == "" {
				break
			}
		}
		res, text := c.do("GET", "/"+list, "", "Accept", ndjson)
		if got := strings.Split(strings.TrimSpace(text), "\n"); !slices.Equal(got, want) || len(want) < 2 {
			t.Errorf("%s: lines %q, pages %q", list, got, want)
		}
		if kind := res.Header.Get("Content-Type"); kind != ndjson {
			t.Errorf("%s: %s", list, kind)
		}
		_, text = c.do("GET", "/"+list+"?limit=1", "", "Accept", ndjson)
		if got := strings.Split(strings.TrimSpace(text), "\n"); len(got) != 2 || got[0] != want[0] || !strings.HasPrefix(got[1], `{"next":"`) {
			t.Errorf("%s: one line: %q", list, got)
		}
	}
	few := serve(t, Options{MaxRows: 3})
	_, text := few.do("GET", "/events", "", "Accept", ndjson)
	if got := strings.Split(strings.TrimSpace(text), "\n"); len(got) != 4 || !strings.HasPrefix(got[3], `{"next":"`) {
		t.Errorf("three lines at most: %q", got)
	}
	for path, want := range map[string]int{"/relations?who=KEN&since=2026-01&until=2026-03": 3, "/rankings": 0, "/corrections": 1, "/searches": 1, "/counts": 1} {
		_, text := c.do("GET", path, "", "Accept", ndjson)
		if got := strings.Count(text, "\n"); got != want && want > 0 || got == 0 {
			t.Errorf("%s: %d lines, want %d", path, got, want)
		}
	}
}

func TestEntityTags(t *testing.T) {
	c := serve(t, Options{Write: true})
	for _, path := range []string{"/events", "/articles/1", "/counts", "/openapi.json"} {
		res, _ := c.do("GET", path, "")
		tag := res.Header.Get("ETag")
		if !strings.HasPrefix(tag, `W/"`) {
			t.Fatalf("%s: tag %q", path, tag)
		}
		if res, text := c.do("GET", path, "", "If-None-Match", `"x", `+tag); res.StatusCode != http.StatusNotModified || text != "" || res.Header.Get("ETag") != tag {
			t.Errorf("%s with its tag: %s", path, res.Status)
		}
		if res, text := c.do("HEAD", path, ""); res.StatusCode != http.StatusOK || text != "" || res.Header.Get("ETag") != tag {
			t.Errorf("HEAD %s: %s", path, res.Status)
		}
		if res, _ := c.do("GET", path, "", "If-None-Match", tag, "Accept", ndjson); res.StatusCode != http.StatusOK {
			t.Errorf("%s as lines with the tag of JSON: %s", path, res.Status)
		}
		if res, text := c.do("PUT", "/searches/x", `{"kind":"events","query":"who=KEN"}`, "Content-Type", "application/json"); res.StatusCode != http.StatusOK {
			t.Fatal(text)
		}
		if res, _ := c.do("GET", path, "", "If-None-Match", tag); res.StatusCode != http.StatusOK || res.Header.Get("ETag") == tag {
			t.Errorf("%s after a write: %s, tag %q", path, res.Status, res.Header.Get("ETag"))
		}
	}
	res, _ := c.do("OPTIONS", "/events", "")
	if res.StatusCode != http.StatusNoContent || res.Header.Get("Allow") != "GET, HEAD, OPTIONS" || res.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("OPTIONS: %s %v", res.Status, res.Header)
	}
	if res, _ := c.do("GET", "/events", "", "Origin", "https://elsewhere.example"); res.Header.Get("Access-Control-Allow-Origin") != "" || res.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers for another origin: %v", res.Header)
	}
}

func TestWriting(t *testing.T) {
	kind := []string{"Content-Type", "application/json"}
	c := serve(t, Options{Write: true})
	res, text := c.do("POST", "/corrections", `{"finding":"5.e1","field":"status","value":"planned","who":"desk","note":"announced"}`, kind...)
	var made store.Correction
	if err := json.Unmarshal([]byte(text), &made); err != nil || res.StatusCode != http.StatusCreated || made.Was != "occurred" || made.ID != 2 {
		t.Fatalf("%s: %s", res.Status, text)
	}
	var p page
	if c.get("/events?who=KEN&what=SANCTION&status=planned", &p); len(p.Rows) != 1 {
		t.Errorf("the correction does not count: %s", p.Rows)
	}
	if res, text := c.do("DELETE", "/corrections/2", ""); res.StatusCode != http.StatusNoContent || text != "" {
		t.Errorf("taking back: %s %s", res.Status, text)
	}
	if c.get("/events?who=KEN&what=SANCTION&status=planned", &p); len(p.Rows) != 0 {
		t.Errorf("the correction still counts: %s", p.Rows)
	}
	if res, text := c.do("DELETE", "/searches/threats", ""); res.StatusCode != http.StatusNoContent {
		t.Errorf("dropping: %s %s", res.Status, text)
	}
	readOnly := serve(t, Options{})
	for _, x := range [][3]string{
		{"POST", "/corrections", `{"finding":"5.e1","field":"status","value":"planned","who":"desk"}`}, {"DELETE", "/corrections/1", ""},
		{"PUT", "/searches/x", `{"kind":"events","query":""}`}, {"DELETE", "/searches/threats", ""},
	} {
		if res, text := readOnly.do(x[0], x[1], x[2], kind...); res.StatusCode != http.StatusForbidden || !strings.Contains(text, "read only") {
			t.Errorf("%s %s: %s %s", x[0], x[1], res.Status, text)
		}
	}
}

func TestReading(t *testing.T) {
	c := serve(t, Options{})
	const words = "Peru recalled its ambassador from Chile on Wednesday."
	for kind, body := range map[string]string{
		"application/json": `{"text":"` + words + `","outlet":"Herald"}`, "text/plain; charset=utf-8": words,
		"text/html": "<html><body><article><h1>Recall</h1><p>" + words + " The foreign ministry in Lima said so.</p></article></body></html>",
	} {
		res, text := c.do("POST", "/read?date=2026-02-11", body, "Content-Type", kind)
		var r record.Record
		if err := json.Unmarshal([]byte(text), &r); err != nil || res.StatusCode != http.StatusOK || r.Check() != nil || len(r.Events) == 0 || r.Published != "2026-02-11" {
			t.Errorf("%s: %s %v %s", kind, res.Status, err, text)
		}
	}
	var n store.Counts
	if c.get("/counts", &n); n.Articles != 5 {
		t.Errorf("reading has kept something: %+v", n)
	}
}

// TestHostileTextStaysText looks for what an article tries: it comes back to the letter, in JSON.
func TestHostileTextStaysText(t *testing.T) {
	c := serve(t, Options{})
	var a whole
	if c.get("/articles/4", &a); a.Article.Title != hostile || a.Article.Outlet != hostile {
		t.Errorf("article: %+v", a.Article)
	}
	var p page
	if c.get("/articles?outlet="+url.QueryEscape(hostile), &p); len(p.Rows) != 1 {
		t.Errorf("articles of the outlet: %s", p.Rows)
	}
	if c.get("/events?who="+url.QueryEscape(hostile)+"&where="+url.QueryEscape(hostile), &p); len(p.Rows) != 0 {
		t.Errorf("events of nobody: %s", p.Rows)
	}
}
