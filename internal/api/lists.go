package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
)

// The questions, one for each list.

type eventQuestion struct {
	FilterWho
	FilterWhom
	FilterSides
	FilterWhat
	FilterStatus
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
	FilterArticle
	FilterStory
	Sort string `query:"sort" enum:"newest,oldest" default:"newest" doc:"order"`
	Paging
}

type statementQuestion struct {
	FilterWho
	FilterWhom
	FilterWhat
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
	FilterArticle
	FilterStory
	Sort string `query:"sort" enum:"newest,oldest" default:"newest" doc:"order"`
	Paging
}

type pledgeQuestion struct {
	FilterWho
	FilterWhom
	FilterWhat
	FilterStatus
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
	FilterArticle
	FilterStory
	Sort string `query:"sort" enum:"newest,oldest,deadline" default:"newest" doc:"order"`
	Paging
}

type actorQuestion struct {
	FilterWho
	FilterWhat
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
	FilterArticle
	Sort string `query:"sort" enum:"articles,rarest" default:"articles" doc:"order"`
	Paging
}

type storyQuestion struct {
	FilterWho
	FilterWhom
	FilterSides
	FilterWhat
	FilterStatus
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
	Sort string `query:"sort" enum:"newest,oldest,latest,reports,origins" default:"newest" doc:"order; latest is by the newest report"`
	Paging
}

type articleQuestion struct {
	FilterWho
	FilterDays
	FilterWords
	FilterOutlets
	FilterStory
	Sort string `query:"sort" enum:"newest,oldest" default:"newest" doc:"order"`
	Paging
}

func (f *eventQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWhom, &f.FilterSides, &f.FilterWhat, &f.FilterStatus, &f.FilterWhere, &f.FilterWords, &f.FilterOutlets, &f.FilterArticle, &f.FilterStory, &f.Paging)
}

func (f *statementQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWhom, &f.FilterWhat, &f.FilterWhere, &f.FilterWords, &f.FilterOutlets, &f.FilterArticle, &f.FilterStory, &f.Paging)
}

func (f *pledgeQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWhom, &f.FilterWhat, &f.FilterStatus, &f.FilterWhere, &f.FilterWords, &f.FilterOutlets, &f.FilterArticle, &f.FilterStory, &f.Paging)
}

func (f *actorQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWhat, &f.FilterWhere, &f.FilterWords, &f.FilterOutlets, &f.FilterArticle, &f.Paging)
}

func (f *storyQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWhom, &f.FilterSides, &f.FilterWhat, &f.FilterStatus, &f.FilterWhere, &f.FilterWords, &f.FilterOutlets, &f.Paging)
}

func (f *articleQuestion) query() (store.Query, error) {
	return ask(f.Sort, &f.FilterDays, &f.FilterWho, &f.FilterWords, &f.FilterOutlets, &f.FilterStory, &f.Paging)
}

// lists adds the lists of findings.
func (s *server) lists(api huma.API) {
	list(s, api, "events", "Events: who did what to whom", (*eventQuestion).query, s.st.Events)
	list(s, api, "statements", "Statements: who said what", (*statementQuestion).query, s.st.Statements)
	list(s, api, "pledges", "Pledges, demands, threats and positions, and what became of them", (*pledgeQuestion).query, s.pledges)
	list(s, api, "actors", "Actors", (*actorQuestion).query, s.st.Actors)
	list(s, api, "stories", "Events, each once, however many articles tell it", (*storyQuestion).query, s.st.Stories)
	list(s, api, "articles", "Articles, their latest versions", (*articleQuestion).query, s.st.Articles)
}

func (s *server) pledges(ctx context.Context, q store.Query) (store.Page[store.Commitment], error) {
	return s.st.Commitments(ctx, q, s.today())
}

// list adds the operation of one list.
func list[In, Row any](s *server, api huma.API, name, summary string, query func(*In) (store.Query, error), ask func(context.Context, store.Query) (store.Page[Row], error)) {
	op := operation(name, http.MethodGet, "/"+name, summary, http.StatusNotFound)
	register(api, op, func(ctx context.Context, in *In) (*body[rows[Row]], error) {
		q, err := query(in)
		if err != nil {
			return nil, err
		}
		first := q
		if asksLines(ctx) && (first.Limit == 0 || first.Limit > s.MaxRows) {
			first.Limit = s.MaxRows
		}
		first.Limit = min(first.Limit, largestPage)
		page, err := ask(ctx, first)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		if page.Rows == nil {
			page.Rows = []Row{}
		}
		return &body[rows[Row]]{rows[Row]{Page: page, more: func(after string, limit int) (store.Page[Row], error) {
			q.After, q.Limit = after, limit
			return ask(ctx, q)
		}, limit: q.Limit}}, nil
	})
}
