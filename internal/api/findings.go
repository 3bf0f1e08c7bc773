package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A told is a story with all that stands behind it.
type told struct {
	Story    store.Story     `json:"story"`
	Reports  []store.Event   `json:"reports" doc:"the events of the articles that tell it, the oldest first"`
	Pairings []store.Pairing `json:"pairings,omitempty" doc:"why they are one"`
}

// A whole is an article with all that is known of it.
type whole struct {
	Article     store.Article      `json:"article"`
	Record      *record.Record     `json:"record" doc:"as the machine made it; corrections stand beside it"`
	Versions    []store.Article    `json:"versions" doc:"all versions of the address, the first one first"`
	Edits       []store.Edit       `json:"edits,omitempty" doc:"what changed from each version to the next"`
	Corrections []store.Correction `json:"corrections,omitempty" doc:"by hand"`
}

// findings adds what lies behind single findings.
func (s *server) findings(api huma.API) {
	huma.Register(api, operation("actor", http.MethodGet, "/actors/{key}", "An actor with the offices that articles give it", http.StatusNotFound),
		func(ctx context.Context, in *struct {
			Key string `path:"key" maxLength:"300" doc:"as the list of actors has it" example:"ruto william"`
		}) (*body[store.Actor], error) {
			a, err := s.st.Actor(ctx, record.Key(in.Key))
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return &body[store.Actor]{a}, nil
		})
	huma.Register(api, operation("story", http.MethodGet, "/stories/{id}", "An event with all its reports, and why they are one", http.StatusNotFound),
		func(ctx context.Context, in *struct {
			ID string `path:"id" maxLength:"32" doc:"of the story, or of the event of any article that tells it" example:"1.e1"`
		}) (*body[told], error) {
			t, err := s.story(ctx, in.ID)
			if err != nil {
				return nil, s.problem(ctx, inPath(err, in.ID))
			}
			return &body[told]{t}, nil
		})
	huma.Register(api, operation("article", http.MethodGet, "/articles/{id}", "An article: its record, its versions, corrections", http.StatusNotFound),
		func(ctx context.Context, in *struct {
			ID   string `path:"id" maxLength:"16" doc:"number of the article" example:"1"`
			Text string `query:"text" enum:"yes,no" default:"yes" doc:"no leaves the text of the record out; spans still count in it"`
		}) (*body[whole], error) {
			id, err := articleNumber(in.ID)
			if err != nil {
				return nil, err
			}
			a, err := s.article(ctx, id)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			if in.Text == "no" {
				a.Record.Text = ""
			}
			return &body[whole]{a}, nil
		})
}

func (s *server) story(ctx context.Context, id string) (told, error) {
	t, err := s.st.Story(ctx, id)
	if err != nil {
		return told{}, err
	}
	reports, err := s.st.Events(ctx, store.Query{Story: id, Sort: "oldest", Limit: 1000})
	if err != nil {
		return told{}, err
	}
	pairings, err := s.st.Pairings(ctx, id)
	return told{t, reports.Rows, pairings}, err
}

func (s *server) article(ctx context.Context, id int64) (whole, error) {
	a, r, err := s.st.Article(ctx, id)
	if err != nil {
		return whole{}, err
	}
	versions, edits, err := s.st.Versions(ctx, id)
	if err != nil {
		return whole{}, err
	}
	corrections, err := s.st.Corrections(ctx, id)
	return whole{a, r, versions, edits, corrections}, err
}

// inPath says of an id that cannot be read that it stands in the path.
func inPath(err error, id string) error {
	if err == nil || !strings.Contains(err.Error(), "is no id") {
		return err
	}
	return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: "is no id of an event or a story (want 12.e3)", Location: "path.id", Value: id})
}
