package api

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

type readQuestion struct {
	Date        string `query:"date" maxLength:"40" doc:"day of publication where the body tells none: relative days are counted from it" example:"2026-01-05"`
	ContentType string `header:"Content-Type" doc:"application/json for an article, text/plain for its text, text/html for a page"`
	RawBody     []byte `contentType:"application/json"`
}

// readings adds the reading of an article that is sent. Nothing of it is kept.
func (s *server) readings(api huma.API) {
	op := operation("read", http.MethodPost, "/read", "Read an article and return its record; nothing is kept",
		http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusNotImplemented)
	op.MaxBodyBytes = s.MaxBody
	op.BodyReadTimeout = s.Timeout
	op.SkipValidateBody = true
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}}
	huma.Register(api, op, func(ctx context.Context, in *readQuestion) (*body[*record.Record], error) {
		r, err := s.read(ctx, in)
		if err != nil {
			return nil, err
		}
		return &body[*record.Record]{r}, nil
	})
	text := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	op.RequestBody.Content["text/plain"], op.RequestBody.Content["text/html"] = text, text
	op.RequestBody.Content["application/json"] = &huma.MediaType{Schema: articleSchema(), Example: map[string]any{
		"outlet": "Lake Times", "published": "2026-01-05", "text": "Kenya recalled its ambassador from Chad on Monday.",
	}}
}

// articleSchema is the form of an article, of which the text alone is needed.
func articleSchema() *huma.Schema {
	text := func(what string) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Description: what} }
	return &huma.Schema{Type: huma.TypeObject, Required: []string{"text"}, Properties: map[string]*huma.Schema{
		"id": text(""), "url": text(""), "outlet": text(""), "origin": text("the wire that a reprint names"), "title": text(""), "byline": text(""),
		"published": text("RFC 3339 or a date"), "language": text(""), "text": text("paragraphs parted by newlines; spans count in it to the letter"),
	}}
}

// read reads the article of a body. As many are read at one time as there are processors; the others
// wait.
func (s *server) read(ctx context.Context, in *readQuestion) (*record.Record, error) {
	if s.rd == nil {
		return nil, huma.Error501NotImplemented("no articles are read here")
	}
	a, err := s.articleOf(in)
	if err != nil {
		return nil, err
	}
	select {
	case s.reading <- struct{}{}:
		defer func() { <-s.reading }()
	case <-ctx.Done():
		return nil, huma.Error503ServiceUnavailable("others are being read; try again")
	}
	r, err := s.rd.Read(a)
	if err != nil {
		return nil, bodyProblem(err)
	}
	return r, nil
}

func (s *server) articleOf(in *readQuestion) (article.Article, error) {
	kind, _, err := mime.ParseMediaType(in.ContentType)
	o := article.Options{ContentType: in.ContentType, MaxSize: int(s.MaxBody)}
	switch {
	case err == nil && kind == "application/json":
		o.From = article.JSON
	case err == nil && kind == "text/plain":
		o.From = article.Text
	case err == nil && kind == "text/html":
		o.From = article.HTML
	default:
		return article.Article{}, huma.Error415UnsupportedMediaType("want application/json, text/plain or text/html", &huma.ErrorDetail{Message: "is another kind", Location: "header.Content-Type", Value: in.ContentType})
	}
	var list []article.Article
	for a, err := range o.Open("body", bytes.NewReader(in.RawBody)) {
		if err != nil {
			return article.Article{}, bodyProblem(err)
		}
		if list = append(list, a); len(list) > 1 {
			return article.Article{}, bodyProblem(errors.New("holds several articles (want one)"))
		}
	}
	if len(list) == 0 {
		return article.Article{}, bodyProblem(errors.New("holds no article"))
	}
	a := list[0]
	if a.Published == "" && in.Date != "" {
		if a.Published, err = article.ParseDate(in.Date); err != nil {
			return a, wrong("date", err.Error(), in.Date)
		}
	}
	return a, nil
}

// bodyProblem says that a body cannot be read as an article.
func bodyProblem(err error) error {
	return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: strings.TrimPrefix(strings.TrimPrefix(err.Error(), "body: "), "body:"), Location: "body"})
}
