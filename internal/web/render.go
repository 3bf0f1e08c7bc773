package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A frame is what every page has around what its view shows.
type frame struct {
	Title string
	Path  string
	Here  string // the address of this page, to come back to
	Text  string // what stands in the search box
	Form  string // token of forms
	Print bool
	Site  *site
	Data  any
}

func (f frame) Corrects() bool { return !f.Site.ReadOnly }
func (f frame) Reads() bool    { return f.Site.rd != nil }
func (f frame) Private() bool  { return f.Site.Token != "" }

// templates reads the templates: each page of its own with the frame and the parts of all.
func (s *site) templates() map[string]*template.Template {
	base := template.Must(template.New("frame.html").Funcs(s.functions()).ParseFS(embedded, "templates/frame.html", "templates/parts.html"))
	list, err := fs.Glob(embedded, "templates/*.html")
	if err != nil {
		panic(err)
	}
	out := map[string]*template.Template{}
	for _, f := range list {
		name := strings.TrimSuffix(path.Base(f), ".html")
		if name != "frame" && name != "parts" {
			out[name] = template.Must(template.Must(base.Clone()).ParseFS(embedded, f))
		}
	}
	return out
}

// render writes a page. It is written whole before the first byte is sent: half a page says
// something false.
func (s *site) render(w http.ResponseWriter, r *http.Request, sh shown) {
	if sh.code == 0 {
		sh.code = http.StatusOK
	}
	f := frame{Title: sh.title, Path: r.URL.Path, Here: r.URL.RequestURI(), Text: first(r.Form["text"]), Form: s.form(), Print: sh.page == "brief", Site: s, Data: sh.data}
	var b bytes.Buffer
	if err := s.pages[sh.page].ExecuteTemplate(&b, "frame.html", f); err != nil {
		s.Log.Error("template", "page", sh.page, "error", err)
		http.Error(w, "This page could not be written.", http.StatusInternalServerError)
		return
	}
	send(w, r, sh.code, b.Bytes())
}

func (s *site) functions() template.FuncMap {
	return template.FuncMap{
		"asset": s.files.path, "day": dayWords, "days": daysWords, "span": spanWords, "plural": plural, "names": refNames, "sides": sideNames,
		"lower": strings.ToLower, "kind": kindWords, "quad": quadWords, "sign": quadSign, "around": around, "link": webLink,
		"actorLink": actorLink, "articleOf": articleOf, "decimal": decimal, "join": strings.Join, "percent": func(f float64) int { return int(f*100 + 0.5) },
		"add": func(a, b int) int { return a + b }, "host": hostOf, "trim": strings.TrimSpace, "cut": cut, "statusMark": statusMark,
		"encode": url.QueryEscape, "voices": voices, "amount": amount, "storyLink": storyLink, "first": func(s string) string { return strings.SplitN(s, " ", 2)[0] },
		"dict": dict, "compare": compare, "sameStory": sameStory, "sameEvent": sameEvent,
	}
}

// dict makes one argument of several for a part.
func dict(pairs ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

// first returns the first of a list, and nothing of an empty one.
func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// webLink returns an address that may be a link: http and https, nothing else. What an article
// calls its address may be anything.
func webLink(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// hostOf returns the host of an address, for short.
func hostOf(s string) string {
	if u, err := url.Parse(s); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// actorLink returns the page of an actor; empty for one that cannot be told apart.
func actorLink(key any) string {
	var k string
	switch x := key.(type) {
	case store.Ref:
		k = string(x.Key)
	case tellings.Side:
		k = string(x.Key)
	case string:
		k = x
	}
	if k == "" {
		return ""
	}
	return "/actor?key=" + url.QueryEscape(k)
}

// articleOf returns the place of a finding in its article: "/article/12#e3".
func articleOf(id string) string {
	article, ref, _ := strings.Cut(strings.TrimPrefix(id, "S"), ".")
	if ref == "" {
		return "/article/" + article
	}
	return "/article/" + article + "#" + ref
}

func storyLink(id string) string { return "/story/" + strings.TrimPrefix(id, "S") }

// decimal writes a value with two decimals at most.
func decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// amount writes a number as people read it: 20,000,000.
func amount(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && whole[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if rest != "" {
		b.WriteString("." + rest)
	}
	return b.String()
}
