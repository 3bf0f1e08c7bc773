package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A browser is a page of a real browser that shows a server of ours, and what went wrong in it.
type browser struct {
	t     *testing.T
	ctx   context.Context
	base  string
	shots string // folder for pictures

	mu    sync.Mutex
	wrong []string
}

// browse starts Chromium, where there is one, on a server with the saga.
func browse(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here (scripts/test.sh installs Debian's)")
	}
	srv := httptest.NewServer(Handler(demo(t), reader(), unhurried))
	t.Cleanup(srv.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("hide-scrollbars", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: srv.URL, shots: os.Getenv("CHANCERY_SCREENSHOTS")}
	if b.shots == "" {
		b.shots = filepath.Join("..", "..", "bin", "screenshots")
	}
	if err := os.MkdirAll(b.shots, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	return b
}

// heard notes errors of the console, and requests to other hosts.
func (b *browser) heard(ev any) {
	say := ""
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		d, _ := json.Marshal(e.ExceptionDetails)
		say = "exception: " + string(d)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			say = "console: " + string(e.Type)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			say = "log: " + e.Entry.Text
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && u.Scheme+"://"+u.Host != b.base {
			say = "a request to " + e.Request.URL
		}
	}
	if say != "" {
		b.mu.Lock()
		b.wrong = append(b.wrong, say)
		b.mu.Unlock()
	}
}

// quiet fails the test if anything went wrong since it was called last.
func (b *browser) quiet(where string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.wrong {
		b.t.Errorf("%s: %s", where, w)
	}
	b.wrong = nil
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+address)) // the same page with another # is no new page
}

// is waits until a page is there, with its script, and an expression is true.
func (b *browser) is(what, js string) {
	b.t.Helper()
	for range 200 {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && !!(`+js+")"))
		if err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	at, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href"))
	b.t.Errorf("%s: not so at %s: %s", what, at, js)
}

func (b *browser) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

func (b *browser) size(wide, high int64) { b.do(chromedp.EmulateViewport(wide, high)) }

func (b *browser) colours(scheme, media string) {
	b.t.Helper()
	b.do(func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return chromedp.Void{}, err
	})
}

// shoot keeps a picture of what is seen.
func (b *browser) shoot(name string) {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.shots, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// pictured are the views that a person may want to look at.
var pictured = []struct{ name, address string }{
	{"home", "/"}, {"search", "/search?tab=events&who=NOR&since=2026-02"}, {"statements", "/search?tab=statements&text=ban"}, {"article", "/article/8#e3"}, {"versions", "/article/10/versions"},
	{"story", "/story/1.e1"}, {"actor", "/actor?key=ISL"}, {"relations", "/relations"}, {"pair", "/pair?a=NOR&b=ISL&point=2026-02"}, {"ledger", "/ledger"}, {"map", "/map"}, {"network", "/network"},
	{"brief", "/brief?tab=commitments"}, {"saved", "/saved"}, {"read", "/read"}, {"correct", "/correct?finding=8.e1"}, {"corrections", "/corrections"}, {"help", "/help"}, {"login", "/login"},
}

func TestEveryViewInABrowser(t *testing.T) {
	b := browse(t)
	b.size(1280, 900)
	for _, v := range pictured {
		b.open(v.address)
		b.is(v.name, `document.querySelector("h1") && document.readyState === "complete"`)
		b.is(v.name+": styled", `getComputedStyle(document.body).display === "flex"`)
		b.is(v.name+": nothing is wider than the window", `document.documentElement.scrollWidth <= innerWidth`)
		b.contrast(v.name)
		b.shoot(v.name)
		b.quiet(v.name)
	}
	b.colours("dark", "")
	for _, v := range []int{0, 3, 5, 8, 10, 11} {
		b.open(pictured[v].address)
		b.is("dark", `getComputedStyle(document.body).backgroundColor === "rgb(23, 23, 21)"`)
		b.contrast(pictured[v].name + ", dark")
		b.shoot(pictured[v].name + "-dark")
	}
	b.quiet("dark")
	b.colours("light", "print")
	b.size(794, 1123)
	b.open("/brief?tab=commitments")
	b.is("print: no navigation", `getComputedStyle(document.querySelector(".top")).display === "none"`)
	b.shoot("brief-print")
	b.open("/article/8")
	b.is("print: no checkboxes", `getComputedStyle(document.querySelector(".layers")).display === "none"`)
	b.shoot("article-print")
	b.quiet("print")
	b.colours("light", "")
	b.size(390, 844)
	for _, v := range pictured {
		b.open(v.address)
		b.is(v.name+": a phone need not scroll sideways", `document.documentElement.scrollWidth <= innerWidth`)
		b.shoot(v.name + "-phone")
	}
	b.quiet("phone")
}

// contrast tests that text stands out from what is behind it by 4.5 to 1 (WCAG 2.2, 1.4.3).
func (b *browser) contrast(where string) {
	b.t.Helper()
	low, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`(() => {
		const parse = (c) => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1] };
		const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
		const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0.99) return c } return [255, 255, 255, 1] };
		const out = [];
		for (const e of document.querySelectorAll("body *")) {
			if (e.closest("svg, dialog, .hidden, .skip, .rejected") || !e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
			const a = light(parse(getComputedStyle(e).color).slice(0, 3)), z = light(behind(e).slice(0, 3));
			const ratio = (Math.max(a, z) + 0.05) / (Math.min(a, z) + 0.05);
			if (ratio < 4.5) out.push(e.tagName + "." + e.className + " " + ratio.toFixed(2) + " " + e.textContent.trim().slice(0, 30));
		}
		return [...new Set(out)].slice(0, 5);
	})()`))
	if err != nil {
		b.t.Fatal(err)
	}
	for _, l := range low {
		b.t.Errorf("%s: too little contrast: %s", where, l)
	}
}

func TestHighlightingGoesBothWays(t *testing.T) {
	b := browse(t)
	b.size(1280, 800)
	b.open("/article/8")
	b.do(chromedp.Click(chromedp.CSS("#e5 .meta")))
	b.is("a row lights its words", `document.querySelectorAll('.m.lit[data-m~="e5"]').length > 0`)
	b.is("no other words", `[...document.querySelectorAll(".m.lit")].every((m) => m.dataset.m.split(" ").includes("e5"))`)
	b.is("the row is lit", `document.getElementById("e5").classList.contains("lit")`)
	b.is("the address holds it", `location.hash === "#e5"`)
	b.do(chromedp.Click(chromedp.CSS(`.m[data-m~="e1"]`)))
	b.is("words light their row", `document.querySelector(".f.lit")?.id === "e1"`)
	b.is("the row is in sight", `(() => { const r = document.getElementById("e1").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()`)
	// "called the ban illegal" is an act and a demand: one click more goes to the next finding.
	over := `[...document.querySelectorAll(".m")].find((m) => m.dataset.m.split(" ").filter((x) => document.getElementById(x)?.offsetParent).length > 1)`
	b.is("marks overlap", over)
	b.is("a second click goes on", `(() => { const m = `+over+`; m.click(); const one = document.querySelector(".f.lit").id; m.click(); return one !== document.querySelector(".f.lit").id })()`)
	b.open("/article/8#s2")
	b.is("an address lights its finding", `document.getElementById("s2").classList.contains("lit") && document.querySelector('.m.lit[data-m~="s2"]')`)
	b.do(chromedp.Click(chromedp.CSS("#show-acts")))
	b.is("acts are hidden", `getComputedStyle(document.querySelector(".s-acts")).display === "none"`)
	b.is("and the address knows", `new URLSearchParams(location.search).get("show") === "statements,commitments,framing"`)
	b.open("/article/4?show=framing")
	b.is("only framing is marked", `getComputedStyle(document.querySelector(".fr")).textDecorationStyle === "wavy" && getComputedStyle(document.querySelector(".s-acts")).display === "none"`)
	b.quiet("highlighting")
}

func TestKeys(t *testing.T) {
	b := browse(t)
	b.size(1280, 800)
	b.open("/article/8")
	b.press("j")
	b.is("j lights the first", `document.querySelector(".f.lit")?.id === document.querySelector(".f").id && document.activeElement.matches(".f.lit")`)
	b.press("j")
	b.press("j")
	b.press("k")
	b.is("j, j, k is the second", `document.querySelectorAll(".f")[1].classList.contains("lit")`)
	b.press("\x1b")
	b.is("Esc lets go", `!document.querySelector(".lit")`)
	b.press("?")
	b.is("? opens the keys", `document.getElementById("keys").open`)
	b.press("\x1b")
	b.is("Esc closes them", `!document.getElementById("keys").open`)
	b.press("/")
	b.is("/ goes to the search", `document.activeElement.id === "quick"`)
	b.do(chromedp.Evaluate[chromedp.Void](`void (document.activeElement.value = "")`)) // the driver sends the letter after the key, which no keyboard does
	b.press("trawler")
	b.press("\r")
	b.is("and searches", `location.pathname + location.search === "/search?text=trawler" && document.querySelector(".row")`)
	b.press("j")
	b.press("\r")
	b.is("Enter opens a finding", `location.pathname.startsWith("/article/") && document.querySelector(".lit")`)
	b.open("/ledger")
	b.press("\t")
	b.is("Tab shows the way to the content", `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().left >= 0`)
	b.open("/map")
	b.press("[")
	b.is("[ goes a month back", `location.search === "?month=2026-05"`)
	b.press("[")
	b.is("and back", `location.search === "?month=2026-04" && document.querySelector(".slide-head b").textContent === "April 2026"`)
	b.is("the slider shows it", `document.querySelector(".range").value === "3" && !document.querySelector(".range").hidden`)
	b.do(chromedp.Evaluate[chromedp.Void](`(() => { const r = document.querySelector(".range"); r.value = 1; r.dispatchEvent(new Event("change")) })()`))
	b.is("the slider goes there", `location.search === "?month=2026-02" && document.querySelector(".slide-head b").textContent === "February 2026"`)
	b.open("/pair?a=NOR&b=ISL")
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".point").dispatchEvent(new MouseEvent("click", {bubbles: true}))`))
	b.is("a point opens its sentences", `location.search.includes("point=2026-01") && document.querySelector("#acts-head").textContent.includes("January 2026") && document.querySelectorAll("#acts .row").length > 2`)
	b.quiet("keys")
}

func TestACorrectionIsMadeInABrowser(t *testing.T) {
	b := browse(t)
	b.size(1280, 900)
	b.open("/article/8")
	b.do(chromedp.Click(chromedp.CSS("#e1 .do")))
	b.is("the form", `location.pathname === "/correct"`)
	b.do(chromedp.Evaluate[chromedp.Void](`void (document.querySelector("#status").value = "planned")`), chromedp.SendKeys(chromedp.CSS("#who"), "A. Moreau"), chromedp.SendKeys(chromedp.CSS("#note"), "announced alone"),
		chromedp.Click(chromedp.CSS(".buttons button")))
	b.is("the article shows it", `location.pathname === "/article/8" && document.querySelector("#e1 .fix")?.textContent.includes("A. Moreau") && document.querySelector("#e1 .status").textContent === "planned"`)
	b.shoot("article-corrected")
	b.open("/correct?finding=8.e3")
	b.is("the name is remembered", `document.querySelector("#who").value === "A. Moreau"`)
	b.open("/corrections")
	b.do(chromedp.Click(chromedp.CSS("td button")))
	b.is("it is taken back", `document.querySelector("tr.undone") && !document.querySelector("td button")`)
	b.open("/article/8")
	b.is("the machine's value is back", `document.querySelector("#e1") && !document.querySelector("#e1 .fix")`)
	b.open("/read")
	b.do(chromedp.Evaluate[chromedp.Void](`void (document.querySelector("#body").value = "Chile warns Peru\n\nChile threatened on Monday to close its ports to Peru. “We shall keep our word,” Chile's president said.")`),
		chromedp.Click(chromedp.CSS("main form button")))
	b.is("a pasted text is read", `document.querySelector(".m.ev") && document.querySelectorAll(".f").length > 2`)
	b.shoot("read-live")
	b.quiet("correction")
}

// TestLongArticlesStayFluid lights findings of an article of 5,000 words one after the other.
func TestLongArticlesStayFluid(t *testing.T) {
	b := browse(t)
	var text strings.Builder
	for i := range 250 {
		fmt.Fprintf(&text, "Norway threatened on Monday to close port %d to Icelandic ships, and Iceland accused Norway of breaking its word, the foreign minister said.\n\n", i)
	}
	b.size(1280, 900)
	b.open("/read")
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`void (document.querySelector("#body").value = %q)`, "A long quarrel\n\n"+text.String())), chromedp.Click(chromedp.CSS("main form button")))
	b.is("it is read", `document.querySelectorAll(".f").length > 400`)
	took, err := chromedp.Run(b.ctx, chromedp.Evaluate[float64](`(() => {
		const rows = [...document.querySelectorAll(".f")].filter((f) => f.offsetParent).slice(0, 40);
		const began = performance.now();
		for (const f of rows) { f.querySelector(".meta, .see").click(); document.body.offsetHeight }
		return (performance.now() - began) / rows.length;
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("lighting a finding takes %.1f ms", took)
	if took > 250 {
		t.Errorf("lighting a finding takes %.1f ms", took)
	}
	b.quiet("a long article")
}
