package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	h := Handler(storeOf(t, nil), nil, unhurried)
	files := loadAssets()
	for _, address := range []string{"/", "/nothing", "/search?tab=x", files.path("style.css"), files.path("world.svg"), "/static/0/style.css", "/favicon.ico"} {
		res, _ := get(t, h, address)
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", address, name, got, want)
			}
		}
		if strings.Contains(res.Header.Get("Set-Cookie"), "=") {
			t.Errorf("%s sets a cookie", address)
		}
	}
	res, _ := get(t, h, files.path("page.js"))
	if !strings.Contains(res.Header.Get("Cache-Control"), "immutable") || res.Header.Get("Content-Type") != "text/javascript; charset=utf-8" {
		t.Errorf("page.js: %v", res.Header)
	}
	if res, _ := get(t, h, "/static/0/page.js"); res.StatusCode != 404 {
		t.Errorf("a file under another hash: status %d", res.StatusCode)
	}
}

func TestOnlyKnownHostsAreAnswered(t *testing.T) {
	o := unhurried
	o.Hosts = []string{"desk.example.org"}
	h := Handler(storeOf(t, nil), nil, o)
	for host, want := range map[string]int{
		"localhost": 200, "LOCALHOST:8470": 200, "127.0.0.1:8470": 200, "[::1]:8470": 200, "192.168.3.4": 200, "desk.example.org": 200, "desk.example.org.:80": 200,
		"evil.example": 421, "localhost.evil.example:8470": 421, "127.0.0.1.evil.example": 421, "": 421, "desk.example.org.evil.example": 421,
	} {
		res, _ := get(t, h, "/", func(r *http.Request) { r.Host = host })
		if res.StatusCode != want {
			t.Errorf("host %q: status %d, want %d", host, res.StatusCode, want)
		}
	}
}

func TestForgedRequestsChangeNothing(t *testing.T) {
	st := demo(t)
	h := Handler(st, reader(), unhurried)
	form := func() url.Values {
		return url.Values{"form": {token(t, h)}, "name": {"mine"}, "query": {"tab=events&who=NOR"}}
	}
	for name, c := range map[string]struct {
		edit func(*http.Request)
		drop string
	}{
		"another site":           {edit: func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }},
		"another subdomain":      {edit: func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }},
		"another origin":         {edit: func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "https://evil.example") }},
		"the origin null":        {edit: func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "null") }},
		"another port":           {edit: func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "http://localhost:1") }},
		"a form without token":   {drop: "form"},
		"a token in the address": {drop: "form", edit: func(r *http.Request) { r.URL.RawQuery = "form=" + token(t, h) }},
	} {
		f := form()
		f.Del(c.drop)
		edit := c.edit
		if edit == nil {
			edit = func(*http.Request) {}
		}
		if res, _ := post(t, h, "/saved", f, edit); res.StatusCode != http.StatusForbidden {
			t.Errorf("%s: status %d", name, res.StatusCode)
		}
	}
	if list, _ := st.Searches(t.Context()); len(list) != 0 {
		t.Errorf("a forged request has saved %v", list)
	}
	if res, _ := post(t, h, "/saved", form()); res.StatusCode != http.StatusSeeOther {
		t.Errorf("a form of ours: status %d", res.StatusCode)
	}
	if list, _ := st.Searches(t.Context()); len(list) != 1 || list[0].Query != "who=NOR" || list[0].Kind != "events" {
		t.Errorf("saved: %v", list)
	}
	for _, address := range []string{"/saved", "/"} {
		if _, page := get(t, h, address); !strings.Contains(page, "\"/search?tab=events&amp;who=NOR\"") {
			t.Errorf("%s: the saved search has no address", address)
		}
	}
	if res, _ := post(t, h, "/saved", url.Values{"form": {token(t, h)}, "name": {"mine"}, "drop": {"yes"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("dropping: status %d", res.StatusCode)
	}
	if list, _ := st.Searches(t.Context()); len(list) != 0 {
		t.Errorf("still saved: %v", list)
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	o := unhurried
	o.ReadOnly = true
	st := demo(t)
	h := Handler(st, reader(), o)
	for _, path := range []string{"/saved", "/correct", "/undo"} {
		res, page := post(t, h, path, url.Values{"form": {token(t, h)}, "name": {"x"}, "finding": {"1.e1"}, "who": {"x"}, "reject": {"yes"}, "id": {"1"}})
		if res.StatusCode != http.StatusForbidden || !strings.Contains(page, "read-only") {
			t.Errorf("%s: status %d", path, res.StatusCode)
		}
	}
	if list, _ := st.Corrections(t.Context(), 0); len(list) != 0 {
		t.Errorf("corrected: %v", list)
	}
	if _, page := get(t, h, "/article/1"); strings.Contains(page, "/correct?") {
		t.Error("the article offers corrections")
	}
	if res, _ := post(t, h, "/read", url.Values{"form": {token(t, h)}, "body": {"Norway threatened Iceland on Monday."}}); res.StatusCode != 200 {
		t.Errorf("reading: status %d", res.StatusCode)
	}
}

func TestTokenIsDemanded(t *testing.T) {
	o := unhurried
	o.Token = "a-token-of-some-length"
	o.API = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("api")) })
	clock := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	o.Now = func() time.Time { return clock }
	h := Handler(demo(t), reader(), o)
	res, _ := get(t, h, "/ledger?status=due")
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/login?to=%2Fledger%3Fstatus%3Ddue" {
		t.Errorf("without: status %d to %s", res.StatusCode, res.Header.Get("Location"))
	}
	if res, body := get(t, h, "/api/v1/events"); res.StatusCode != http.StatusUnauthorized || strings.Contains(body, "api") {
		t.Errorf("the API without: status %d", res.StatusCode)
	}
	bearer := func(s string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+s) }
	}
	if res, _ := get(t, h, "/", bearer(o.Token)); res.StatusCode != 200 {
		t.Errorf("bearer: status %d", res.StatusCode)
	}
	if res, body := get(t, h, "/api/v1/events", bearer(o.Token)); res.StatusCode != 200 || body != "api" {
		t.Errorf("the API with a bearer: status %d", res.StatusCode)
	}
	for _, wrong := range []string{"", "a-token", o.Token + "x"} {
		if res, _ := get(t, h, "/", bearer(wrong)); res.StatusCode == 200 {
			t.Errorf("bearer %q is let in", wrong)
		}
	}
	if res, _ := post(t, h, "/login", url.Values{"form": {token(t, h)}, "token": {"wrong"}}); res.StatusCode != http.StatusUnauthorized || len(res.Cookies()) > 0 {
		t.Errorf("login with a wrong token: status %d", res.StatusCode)
	}
	res, _ = post(t, h, "/login", url.Values{"form": {token(t, h)}, "token": {o.Token}, "to": {"/ledger"}})
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/ledger" || len(res.Cookies()) != 1 {
		t.Fatalf("login: status %d to %s, cookies %v", res.StatusCode, res.Header.Get("Location"), res.Cookies())
	}
	c := res.Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || strings.Contains(c.Value, o.Token) {
		t.Errorf("cookie %v", c)
	}
	with := func(r *http.Request) { r.AddCookie(c) }
	if res, _ := get(t, h, "/", with); res.StatusCode != 200 {
		t.Errorf("with the cookie: status %d", res.StatusCode)
	}
	forged := *c
	forged.Value = strconv.FormatInt(clock.Add(999*time.Hour).Unix(), 10) + "." + strings.SplitN(c.Value, ".", 2)[1]
	if res, _ := get(t, h, "/", func(r *http.Request) { r.AddCookie(&forged) }); res.StatusCode == 200 {
		t.Error("a session was made longer by hand")
	}
	clock = clock.Add(13 * time.Hour)
	if res, _ := get(t, h, "/", with); res.StatusCode == 200 {
		t.Error("a session that is over still opens pages")
	}
}

func TestRedirectsStayHere(t *testing.T) {
	for to, want := range map[string]string{
		"/ledger?status=due": "/ledger?status=due", "": "/", "ledger": "/", "//evil.example": "/", "https://evil.example": "/", "/\\evil.example": "/", "javascript:alert(1)": "/",
		"/a\r\nSet-Cookie: x": "/", "/\t/evil.example": "/", "http:/x": "/", "\\\\evil.example": "/",
	} {
		if got := local(to); got != want {
			t.Errorf("local(%q) = %q, want %q", to, got, want)
		}
	}
}

func TestOnlyWebAddressesAreLinks(t *testing.T) {
	for s, want := range map[string]string{
		"https://news.example/a?b=c": "https://news.example/a?b=c", "http://news.example": "http://news.example", " https://news.example/ ": "https://news.example/",
		"javascript:alert(1)": "", "JaVaScRiPt://x": "", "data:text/html,x": "", "//news.example": "", "news.example": "", "": "", "https://": "", "file:///etc/passwd": "",
	} {
		if got := webLink(s); got != want {
			t.Errorf("webLink(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	clock := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	h := Handler(storeOf(t, nil), nil, Options{Reads: 5, Writes: 2, Now: func() time.Time { return clock }})
	from := func(a string) func(*http.Request) { return func(r *http.Request) { r.RemoteAddr = a } }
	for i := range 6 {
		res, _ := get(t, h, "/help", from("10.0.0.1:1"))
		if want := map[bool]int{true: 200, false: 429}[i < 5]; res.StatusCode != want {
			t.Errorf("request %d: status %d, want %d", i, res.StatusCode, want)
		}
		if res.StatusCode == 429 && res.Header.Get("Retry-After") != "13" {
			t.Errorf("wait for %s seconds", res.Header.Get("Retry-After"))
		}
	}
	if res, _ := get(t, h, "/help", from("10.0.0.2:1")); res.StatusCode != 200 {
		t.Errorf("somebody else: status %d", res.StatusCode)
	}
	if res, _ := get(t, h, "/help", from("[2001:db8::1]:1")); res.StatusCode != 200 {
		t.Errorf("a newer address: status %d", res.StatusCode)
	}
	clock = clock.Add(time.Minute)
	if res, _ := get(t, h, "/help", from("10.0.0.1:1")); res.StatusCode != 200 {
		t.Errorf("a minute later: status %d", res.StatusCode)
	}
	for i := range 3 {
		res, _ := post(t, h, "/saved", url.Values{}, from("10.0.0.3:1"))
		if limited := res.StatusCode == 429; limited != (i == 2) {
			t.Errorf("write %d: status %d", i, res.StatusCode)
		}
	}
}

func TestLongBodiesAreRefused(t *testing.T) {
	h := Handler(storeOf(t, nil), reader(), unhurried)
	res, _ := post(t, h, "/read", url.Values{"form": {token(t, h)}, "body": {strings.Repeat("word ", 300_000)}})
	if res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("over a megabyte: status %d", res.StatusCode)
	}
	res, page := post(t, h, "/read", url.Values{"form": {token(t, h)}, "body": {strings.Repeat("word ", 61_000)}})
	if res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, "too long") {
		t.Errorf("over the limit of texts: status %d", res.StatusCode)
	}
}

func TestAddressesThatLeadInwardAreNotFetched(t *testing.T) {
	asked := false
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer inside.Close()
	h := Handler(storeOf(t, nil), reader(), unhurried)
	for _, address := range []string{inside.URL, "http://169.254.169.254/latest", "file:///etc/passwd", "ftp://x.example/", "not an address"} {
		res, page := post(t, h, "/read", url.Values{"form": {token(t, h)}, "url": {address}})
		if res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, `role="alert"`) {
			t.Errorf("%s: status %d", address, res.StatusCode)
		}
	}
	if asked {
		t.Error("a server of this machine was asked")
	}
}
