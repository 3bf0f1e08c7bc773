package web

import (
	"compress/gzip"
	"context"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/ingest"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// reader is made once for all tests.
var reader = sync.OnceValue(func() *chancery.Reader {
	r, err := chancery.NewReader(chancery.Options{})
	if err != nil {
		panic(err)
	}
	return r
})

// storeOf returns a new store with articles in it.
func storeOf(t testing.TB, in iter.Seq2[article.Article, error]) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	if in == nil {
		return st
	}
	read := func(ctx context.Context, in iter.Seq2[article.Article, error]) iter.Seq2[*record.Record, error] {
		return reader().ReadAll(ctx, in, 1)
	}
	_, err = ingest.Keep(t.Context(), st, read, in, ingest.Options{Coder: "test", Failed: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// demo returns a store with the saga.
func demo(t testing.TB) *store.Store {
	return storeOf(t, article.Options{}.Open("saga.jsonl", Saga()))
}

// unhurried are limits that no test meets.
var unhurried = Options{Reads: 1 << 20, Writes: 1 << 20}

// get asks a handler for an address and returns the status and the page.
func get(t testing.TB, h http.Handler, address string, edit ...func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest("GET", address, nil)
	r.Host = "localhost:8470"
	for _, f := range edit {
		f(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result(), w.Body.String()
}

// post sends a form as a page of ours does.
func post(t testing.TB, h http.Handler, address string, form url.Values, edit ...func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest("POST", address, strings.NewReader(form.Encode()))
	r.Host = "localhost:8470"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for _, f := range edit {
		f(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result(), w.Body.String()
}

var formToken = regexp.MustCompile(`name="form" value="([0-9a-f]+)"`)

// token returns the token that our forms carry.
func token(t testing.TB, h http.Handler, edit ...func(*http.Request)) string {
	t.Helper()
	_, page := get(t, h, "/login", edit...)
	m := formToken.FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no form with a token")
	}
	return m[1]
}

// views are addresses of every view with what must stand on the page of the saga.
var views = []struct{ address, want string }{
	{"/", "Newest events"},
	{"/search", "Norway"},
	{"/search?tab=events&who=NOR&whom=ISL&what=material-conflict&since=2026-01&until=2026-06&status=occurred", "banned"},
	{"/search?tab=events&between=NOR,ISL&text=trawler", "seized"},
	{"/search?tab=statements&who=Halldorsdottir&sort=oldest", "The vessel was fishing in our waters"},
	{"/search?tab=commitments&status=kept", "release the crew"},
	{"/search?tab=stories&sort=reports", "3 reports, 2 origins"},
	{"/search?tab=articles&outlet=Harbour+Gazette", "copy of"},
	{"/search?tab=actors&where=isl", "Gunnar Palsson"},
	{"/search?tab=actors&status=planned", "not for actors"},
	{"/article/1", "data-m="},
	{"/article/4?show=framing", "notorious"},
	{"/article/4?show=none", "Oslo"},
	{"/article/9", "earlier version"},
	{"/article/3", "near-copy"},
	{"/article/10/versions", "show restraint"},
	{"/story/1.e1", "Why they are one"},
	{"/story/S1.e1", "Reports side by side"},
	{"/actor?key=NOR", "With whom"},
	{"/actor?key=ISL&text=trawler&sort=oldest", "On this subject"},
	{"/relations", "Norway"},
	{"/relations?ranking=most-conflict&since=2026", "most conflict"},
	{"/pair?a=NOR&b=ISL", "<svg class=\"chart\""},
	{"/pair?a=NOR&b=ISL&index=net-intensity&per=week&way=there&point=2026-W03", "What stands behind"},
	{"/ledger", "verdict is yours"},
	{"/ledger?status=due&what=pledge", "return the trawler"},
	{"/map", "Oslo"},
	{"/map?month=2026-02&who=NOR", "February 2026"},
	{"/network", "Katla Jonsdottir"},
	{"/network?month=2026-03", "March 2026"},
	{"/brief?tab=events&who=NOR", "Sources"},
	{"/brief?tab=statements&title=What+they+said", "What they said"},
	{"/brief?tab=commitments", "kept"},
	{"/brief?tab=stories", "Sources"},
	{"/saved", "Saved searches"},
	{"/read", "Nothing of it is kept"},
	{"/correct?finding=1.e1", "Keep the correction"},
	{"/correct?finding=1.s1", "Who says it"},
	{"/correct?finding=1.c1", "pledge"},
	{"/correct?finding=1.a1", "Key of the actor"},
	{"/corrections", "Corrections by hand"},
	{"/corrections?article=1", "Corrections by hand"},
	{"/help", "Signs"},
	{"/login", "Token"},
}

func TestEveryViewOfTheSaga(t *testing.T) {
	h := Handler(demo(t), reader(), unhurried)
	for _, v := range views {
		res, page := get(t, h, v.address)
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", v.address, res.StatusCode)
			continue
		}
		if !strings.Contains(page, v.want) {
			t.Errorf("%s: no %q on the page", v.address, v.want)
		}
		sound(t, v.address, page)
		if n := packed(t, h, v.address); n > 150_000 {
			t.Errorf("%s: %d bytes packed", v.address, n)
		}
	}
}

// sound tests what holds of every page: nothing inline, one main heading, every field has a label.
func sound(t testing.TB, address, page string) {
	t.Helper()
	for _, bad := range []string{"<style", " style=", "javascript:", " onclick=", " onload=", "ZgotmplZ", "<no value>", "%!"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s: the page has %q", address, bad)
		}
	}
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%s: %d scripts, want ours alone", address, n)
	}
	if n := strings.Count(page, "<h1"); n != 1 {
		t.Errorf("%s: %d main headings", address, n)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("%s: two elements are called %q", address, m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`<label[^>]* for="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("%s: a label is for %q, which is not there", address, m[1])
		}
	}
}

// packed returns how many bytes a page has as it is sent.
func packed(t testing.TB, h http.Handler, address string) int {
	t.Helper()
	res, body := get(t, h, address, func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })
	if res.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("%s: not packed", address)
	}
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, z); err != nil {
		t.Errorf("%s: %v", address, err)
	}
	return len(body)
}

func TestPagesAreLight(t *testing.T) {
	h := Handler(demo(t), reader(), unhurried)
	files := 0
	for name, f := range loadAssets() {
		if len(f.small) == 0 || f.kind == "" {
			t.Errorf("%s cannot be served", name)
		}
		files += len(f.small)
	}
	for _, v := range views {
		if n := packed(t, h, v.address) + files; n > 400<<10 {
			t.Errorf("%s weighs %d bytes with all files", v.address, n)
		}
	}
}

func TestEveryViewOfAnEmptyStore(t *testing.T) {
	h := Handler(storeOf(t, nil), reader(), unhurried)
	gone := regexp.MustCompile(`^/(article|story|actor|correct\?)`)
	for _, v := range views {
		want := http.StatusOK
		if gone.MatchString(v.address) {
			want = http.StatusNotFound
		}
		res, page := get(t, h, v.address)
		if res.StatusCode != want {
			t.Errorf("%s: status %d, want %d", v.address, res.StatusCode, want)
		}
		sound(t, v.address, page)
	}
	if _, page := get(t, h, "/"); !strings.Contains(page, "Nothing is kept here yet") {
		t.Error("the start page of an empty store says nothing of it")
	}
}

func TestWrongAddressesGetAPageThatSaysWhy(t *testing.T) {
	h := Handler(demo(t), reader(), unhurried)
	for _, c := range []struct {
		address string
		code    int
		say     string
	}{
		{"/nothing", 404, "no page at this address"},
		{"/article/0", 404, "no number of an article"},
		{"/article/999", 404, "no such finding"},
		{"/article/x", 404, "no number"},
		{"/article/1?show=everything", 400, "nothing that can be shown"},
		{"/article/999/versions", 404, "no such finding"},
		{"/story/12", 404, "no id of an event"},
		{"/story/1.e99", 404, "no such finding"},
		{"/actor", 400, "Whose page"},
		{"/actor?key=nobody", 404, "no such finding"},
		{"/search?tab=weather", 400, "no kind of finding"},
		{"/search?since=yesterday", 400, "no day, month or year"},
		{"/search?between=NOR", 400, "two actors"},
		{"/search?after=junk", 400, "no cursor"},
		{"/search?sort=loudest", 400, "cannot be sorted"},
		{"/search?text=%22", 400, "cannot be understood"},
		{"/search?article=-1", 400, "no number"},
		{"/search?who=" + strings.Repeat("x", 501), 400, "too long"},
		{"/search?who=%00", 400, "no text has"},
		{"/ledger?status=forgotten", 400, "cannot be understood"},
		{"/pair?a=NOR", 400, "Which two"},
		{"/pair?a=NOR&b=ISL&index=love", 400, "no index"},
		{"/pair?a=NOR&b=ISL&per=hour", 400, "period"},
		{"/pair?a=NOR&b=ISL&way=up", 400, "both, there or back"},
		{"/pair?a=NOR&b=ISL&since=0001&per=day", 400, "between 1800 and 2200"},
		{"/relations?ranking=best", 400, "no ranking"},
		{"/map?month=soon", 400, "no month"},
		{"/correct?finding=1.x9", 404, "no id of a finding"},
		{"/correct?finding=1.e99", 404, "no such finding"},
		{"/correct?finding=9.e1", 404, "earlier version"},
		{"/corrections?article=x", 400, "no number"},
		{"/search?%zz", 400, "cannot be read"},
	} {
		res, page := get(t, h, c.address)
		if res.StatusCode != c.code || !strings.Contains(page, c.say) {
			t.Errorf("%s: status %d, want %d and %q", c.address, res.StatusCode, c.code, c.say)
		}
	}
}

// hostile is an article that tries to be a page.
func hostile(yield func(article.Article, error) bool) {
	const evil = `<script>alert(1)</script>`
	for i, url := range []string{"javascript:alert(1)", `https://evil.example/"><img src=x onerror=alert(1)>`, "data:text/html,<script>alert(1)</script>"} {
		if !yield(article.Article{
			ID: "hostile-" + strconv.Itoa(i), URL: url, Outlet: `"><img src=x onerror=alert(1)>` + strconv.Itoa(i), Title: evil + " talks </title>" + evil, Byline: "By " + evil, Published: "2026-01-1" + strconv.Itoa(i), Origin: evil,
			Text: "Norway threatened on Monday to impose sanctions on Chad over " + evil + " and the border.\n\n“We will close {{.Form}} " + evil + ",” Kenyan President William Ruto said in Nairobi.\n\n" +
				"Chad promised to release <img src=x onerror=alert(2)> the sailors by 1 March 2026. Chad denied that it had attacked </textarea>" + evil + " Kenya.",
		}, nil) {
			return
		}
	}
}

func TestHostileArticlesShowAsText(t *testing.T) {
	st := storeOf(t, hostile)
	h := Handler(st, reader(), unhurried)
	list := []string{"/", "/search", "/search?tab=statements", "/search?tab=commitments", "/search?tab=stories", "/search?tab=articles", "/search?tab=actors", "/article/1", "/article/2", "/article/3",
		"/article/1/versions", "/ledger", "/relations", "/map", "/network", "/brief?tab=events", "/brief?tab=statements&title=<script>alert(1)</script>", "/correct?finding=1.e1",
		"/search?text=<script>alert(1)</script>&who=\"><script>alert(1)</script>", "/nowhere/<script>alert(1)</script>", "/actor?key=<script>alert(1)</script>", "/read?url=\"><script>alert(1)</script>",
		"/article/1?show=<script>alert(1)</script>", "/login?to=javascript:alert(1)"}
	for _, kind := range []string{"events", "actors"} {
		found, err := (&site{st: st, Options: Options{Now: time.Now}}).find(t.Context(), kind, store.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range found.Events {
			list = append(list, storyLink(e.ID))
		}
		for _, a := range found.Actors {
			list = append(list, actorLink(string(a.Key)))
		}
	}
	for _, address := range list {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		u.RawQuery = u.Query().Encode()
		_, page := get(t, h, u.String())
		harmless(t, address, page)
	}
	res, page := post(t, h, "/read", url.Values{"form": {token(t, h)}, "body": {"<script>alert(1)</script>\n\nNorway threatened Chad on Monday, <script>alert(2)</script> said."}})
	if res.StatusCode != 200 && res.StatusCode != 422 {
		t.Errorf("reading it: status %d", res.StatusCode)
	}
	harmless(t, "POST /read", page)
}

func harmless(t *testing.T, address, page string) {
	t.Helper()
	for _, bad := range []string{"<script>alert", "<img src=x", "href=\"javascript:", "href=\"data:", "</textarea><script", "src=\"x"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s: the page has %q", address, bad)
		}
	}
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%s: %d scripts", address, n)
	}
}
