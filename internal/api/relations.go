package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

type seriesQuestion struct {
	Index []string `query:"index,explode" maxItems:"8" doc:"an index by its name, as /indices lists them; events where none is given" example:"conflict"`
	Per   string   `query:"per" enum:"day,week,month,year" default:"month" doc:"period"`
	FilterWho
	FilterWhom
	FilterSides
	FilterWhat
	FilterStatus
	FilterWhere
	FilterDays
	FilterWords
	FilterOutlets
}

type rankingQuestion struct {
	Ranking string `query:"ranking" maxLength:"64" default:"most-events" doc:"a ranking by its name, as /indices lists them"`
	FilterDays
	Limit int `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"pairs at most"`
}

// A points is a series.
type points struct {
	Rows []store.Point `json:"rows"`
}

// A pairs is a ranking.
type pairs struct {
	Rows []store.Pair `json:"rows"`
}

// A method says how figures are made.
type method struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Meaning string `json:"meaning"`
	Formula string `json:"formula,omitempty"`
	Range   string `json:"range,omitempty"`
	NotFor  string `json:"not_for,omitempty"`
	SQL     string `json:"sql"`
}

type methods struct {
	Indices  []method `json:"indices" doc:"of one pair over time: /relations"`
	Rankings []method `json:"rankings" doc:"of pairs: /rankings"`
}

func (p points) lines(write func(any) error, _ int) error { return each(p.Rows, write) }
func (p pairs) lines(write func(any) error, _ int) error  { return each(p.Rows, write) }

func each[T any](list []T, write func(any) error) error {
	for i := range list {
		if err := write(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// relations adds series, rankings and how they are made.
func (s *server) relations(api huma.API) {
	op := operation("relations", http.MethodGet, "/relations", "Series: what actors do to each other, by periods", http.StatusNotFound)
	register(api, op, func(ctx context.Context, in *seriesQuestion) (*body[points], error) {
		p, err := s.series(ctx, in)
		return &body[points]{p}, s.problem(ctx, err)
	})
	op = operation("rankings", http.MethodGet, "/rankings", "The pairs of states that stand out in some months")
	register(api, op, func(ctx context.Context, in *rankingQuestion) (*body[pairs], error) {
		var q store.Query
		if err := in.FilterDays.query(&q); err != nil {
			return nil, err
		}
		list, err := s.st.Pairs(ctx, in.Ranking, q.Since, q.Until, in.Limit)
		return &body[pairs]{pairs{append([]store.Pair{}, list...)}}, s.problem(ctx, err)
	})
	huma.Register(api, operation("indices", http.MethodGet, "/indices", "The indices and rankings with their meaning and their SQL"), func(context.Context, *struct{}) (*body[methods], error) {
		var m methods
		for _, ix := range relations.Indices() {
			m.Indices = append(m.Indices, method(ix.Method))
		}
		for _, r := range relations.Rankings() {
			m.Rankings = append(m.Rankings, method(r.Method))
		}
		return &body[methods]{m}, nil
	})
	huma.Register(api, operation("counts", http.MethodGet, "/counts", "How much the store holds"), func(ctx context.Context, _ *struct{}) (*body[store.Counts], error) {
		c, err := s.st.Counts(ctx)
		return &body[store.Counts]{c}, s.problem(ctx, err)
	})
}

func (s *server) series(ctx context.Context, in *seriesQuestion) (points, error) {
	q, err := ask("", &in.FilterDays, &in.FilterWho, &in.FilterWhom, &in.FilterSides, &in.FilterWhat, &in.FilterStatus, &in.FilterWhere, &in.FilterWords, &in.FilterOutlets)
	if err != nil {
		return points{}, err
	}
	if len(q.Who)+len(q.Whom)+len(q.Between) == 0 {
		return points{}, wrong("who", "is missing: who, whom or between (/rankings compares all pairs)", "")
	}
	per := relations.Period(in.Per)
	if n := periods(per, q.Since, q.Until); n > periodsAtMost {
		return points{}, wrong("per", "makes more than 20,000 periods of that time; ask for a longer period or a shorter time", in.Per)
	}
	if len(in.Index) == 0 {
		in.Index = []string{"events"}
	}
	out := points{Rows: []store.Point{}}
	for _, name := range in.Index {
		list, err := s.st.Series(ctx, q, name, per)
		if err != nil {
			return points{}, err
		}
		out.Rows = append(out.Rows, list...)
	}
	return out, nil
}

// periodsAtMost is how many periods a series has at most, where its bounds are given.
const periodsAtMost = 20_000

// periods returns about how many periods lie between two days; 0 where a bound is missing.
func periods(p relations.Period, since, until tellings.Day) int {
	if since == 0 || until == 0 {
		return 0
	}
	return since.Until(until) / map[relations.Period]int{relations.Day: 1, relations.Week: 7, relations.Month: 30, relations.Year: 365}[p]
}
