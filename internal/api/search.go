package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
)

// Found are the findings of all kinds in which words stand. Each has its own cursor, for the list of
// that kind with the same words.
type found struct {
	Actors     rows[store.Actor]      `json:"actors" doc:"whose name has the words"`
	Stories    rows[store.Story]      `json:"stories"`
	Events     rows[store.Event]      `json:"events"`
	Statements rows[store.Statement]  `json:"statements"`
	Pledges    rows[store.Commitment] `json:"pledges"`
	Articles   rows[store.Article]    `json:"articles"`
}

type searchQuestion struct {
	Text string `query:"text" required:"true" minLength:"1" maxLength:"300" doc:"words, \"a phrase\", begin*, -without, this OR that" example:"border"`
	FilterDays
	FilterOutlets
	Limit int `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"rows of each kind at most"`
}

// search adds the search over all kinds at once.
func (s *server) search(api huma.API) {
	huma.Register(api, operation("search", http.MethodGet, "/search", "Words, in findings of all kinds at once"), func(ctx context.Context, in *searchQuestion) (*body[found], error) {
		q, err := ask("", &in.FilterDays, &in.FilterOutlets)
		if err != nil {
			return nil, err
		}
		q.Text, q.Limit = in.Text, in.Limit
		f, err := s.find(ctx, q)
		return &body[found]{f}, s.problem(ctx, err)
	})
}

func (s *server) find(ctx context.Context, q store.Query) (f found, err error) {
	named := store.Query{Who: []string{q.Text}, Limit: q.Limit}
	for _, ask := range []func() error{
		func() error { return first(ctx, named, s.st.Actors, &f.Actors) },
		func() error { return first(ctx, q, s.st.Stories, &f.Stories) },
		func() error { return first(ctx, q, s.st.Events, &f.Events) },
		func() error { return first(ctx, q, s.st.Statements, &f.Statements) },
		func() error { return first(ctx, q, s.pledges, &f.Pledges) },
		func() error { return first(ctx, q, s.st.Articles, &f.Articles) },
	} {
		if err := ask(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// first asks for a first page.
func first[T any](ctx context.Context, q store.Query, ask func(context.Context, store.Query) (store.Page[T], error), out *rows[T]) error {
	p, err := ask(ctx, q)
	if p.Rows == nil {
		p.Rows = []T{}
	}
	out.Page = p
	return err
}
