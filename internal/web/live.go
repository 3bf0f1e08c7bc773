package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/chancery-project/chancery/article"
)

// textAtMost is how long a text may be that is read on the page.
const textAtMost = 300_000

// A pasted is what the reading form holds.
type pasted struct{ Text, URL, Date, Wrong string }

// live shows the form for reading a text or an address.
func (s *site) live(_ http.ResponseWriter, r *http.Request) (shown, error) {
	if s.rd == nil {
		return shown{}, refuse(http.StatusNotFound, "This server does not read texts.")
	}
	return shown{page: "read", title: "Read a text", data: pasted{URL: r.URL.Query().Get("url")}}, nil
}

// readLive reads what was pasted and shows its record. Nothing of it is kept.
func (s *site) readLive(_ http.ResponseWriter, r *http.Request) (shown, error) {
	if s.rd == nil {
		return shown{}, refuse(http.StatusNotFound, "This server does not read texts.")
	}
	ctx, cancel := context.WithTimeout(r.Context(), 25*time.Second)
	defer cancel()
	select { // reading takes a whole processor: two at once, the others wait
	case s.busy <- struct{}{}:
		defer func() { <-s.busy }()
	case <-ctx.Done():
		return shown{}, refuse(http.StatusServiceUnavailable, "Others are reading. Try again in a minute.")
	}
	p := pasted{Text: r.PostForm.Get("body"), URL: strings.TrimSpace(r.PostForm.Get("url")), Date: strings.TrimSpace(r.PostForm.Get("date"))}
	again := func(format string, args ...any) (shown, error) {
		p.Wrong = fmt.Sprintf(format, args...)
		return shown{page: "read", title: "Read a text", data: p, code: http.StatusUnprocessableEntity}, nil
	}
	a, err := s.pastedArticle(ctx, p)
	if err != nil {
		return again("%v", err)
	}
	if p.Date != "" {
		if _, err := time.Parse(time.DateOnly, p.Date); err != nil {
			return again("%q is no date (2026-05-03).", p.Date)
		}
		a.Published = p.Date
	}
	if len(a.Text) > textAtMost {
		return again("This text is too long to be read here: %s letters, %s are the most. chancery read takes it.", amount(float64(len(a.Text))), amount(textAtMost))
	}
	rec, err := s.rd.Read(a)
	if err != nil {
		return again("%v", err)
	}
	r.Form.Del("show") // of the form, not of an address
	show, err := shownLayers(&http.Request{URL: r.URL})
	if err != nil {
		return shown{}, err
	}
	title := rec.Title
	if title == "" {
		title = "Read just now"
	}
	return shown{page: "article", title: title, data: reading{sheet: newSheet(rec).lay(), Layers: show, Live: true}}, nil
}

// pastedArticle makes an article of what was pasted: of the page at an address, else of the text.
func (s *site) pastedArticle(ctx context.Context, p pasted) (article.Article, error) {
	name, o, in := "the text", article.Options{MaxSize: 8 << 20}, io.Reader(strings.NewReader(p.Text))
	switch {
	case p.URL != "":
		if webLink(p.URL) == "" {
			return article.Article{}, fmt.Errorf("%q is no address of a web page (https://…)", cut(80, p.URL))
		}
		page, err := s.Fetch.Get(ctx, p.URL)
		if err != nil {
			return article.Article{}, fmt.Errorf("the page could not be fetched: %w", err)
		}
		defer page.Body.Close()
		name, o.URL, o.ContentType, in = "the page", page.URL, page.ContentType, page.Body
	case strings.TrimSpace(p.Text) == "":
		return article.Article{}, errors.New("there is nothing to read: paste a text or an address")
	}
	for a, err := range o.Open(name, in) {
		var e *article.Error
		if errors.As(err, &e) {
			err = e.Err
		}
		return a, err
	}
	return article.Article{}, errors.New("there is no article in it")
}
