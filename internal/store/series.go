package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A Point is one period of a series.
type Point struct {
	Index   string  `json:"index"`
	Period  string  `json:"period"` // "2026-01"
	First   string  `json:"first"`  // its first and its last day
	Last    string  `json:"last"`
	Value   float64 `json:"value"`
	Events  int     `json:"events"`           // acts, each once
	Reports int     `json:"reports"`          // articles that tell them
	Origins int     `json:"origins"`          // of these independent ones
	Change  string  `json:"change,omitempty"` // why the period stands out from those before
}

// Series returns an index of what Who does to Whom, by periods. Between wants both directions.
// The other filters say which acts count; Since and Until bound the periods.
func (s *Store) Series(ctx context.Context, q Query, index string, p relations.Period) ([]Point, error) {
	ix, ok := relations.Lookup(index)
	if !ok {
		return nil, fmt.Errorf("%w: index: there is none called %q (want %s)", ErrQuery, index, strings.Join(indexNames(), ", "))
	}
	there, back, args, err := s.directions(ctx, &q, ix.Both)
	if err != nil {
		return nil, err
	}
	points, err := s.points(ctx, ix.Query(p, there, back), args...)
	if err != nil || len(points) == 0 {
		return nil, err
	}
	first, last := points[0].Period, points[len(points)-1].Period
	if q.Since != 0 {
		first = p.Of(q.Since.Time())
	}
	if q.Until != 0 {
		last = p.Of(q.Until.Time())
	}
	if first <= 0 { // events of an unknown day
		first = points[min(1, len(points)-1)].Period
	}
	coverage, err := s.coverage(ctx, p)
	if err != nil {
		return nil, err
	}
	filled := ix.Fill(points, p, first, last)
	changes := map[int]string{}
	for _, c := range ix.Changes(filled, p, relations.Watch{Coverage: coverage}) {
		changes[c.Period] = strings.TrimPrefix(changes[c.Period]+"; "+c.Reason, "; ")
	}
	out := make([]Point, 0, len(filled))
	for _, x := range filled {
		if x.Period < first {
			continue
		}
		a, z := p.Days(x.Period)
		out = append(out, Point{index, p.Label(x.Period), tellings.Day(a).String(), tellings.Day(z).String(), x.Value, x.Events, x.Reports, x.Origins, changes[x.Period]})
	}
	return out, nil
}

func indexNames() []string {
	var out []string
	for _, ix := range relations.Indices() {
		out = append(out, ix.Name)
	}
	return out
}

// points runs the query of an index.
func (s *Store) points(ctx context.Context, query string, args ...any) ([]relations.Point, error) {
	var out []relations.Point
	err := s.each(ctx, func(r *sql.Rows) error {
		var p relations.Point
		if err := r.Scan(&p.Period, &p.Value, &p.Events, &p.Reports, &p.Origins); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	}, query, args...)
	return out, err
}

// coverage returns how much was read of each period.
func (s *Store) coverage(ctx context.Context, p relations.Period) ([]relations.Point, error) {
	ix, ok := relations.Lookup("coverage")
	if !ok {
		return nil, nil
	}
	points, err := s.points(ctx, ix.Query(p, "1 = 0", ""))
	for len(points) > 0 && points[0].Period <= 0 {
		points = points[1:]
	}
	return points, err
}

// directions writes the conditions on story_pairs of what the first does to the second and, for
// both directions, of what the second does to the first.
func (s *Store) directions(ctx context.Context, q *Query, both bool) (there, back string, args []any, err error) {
	who, whom := q.Who, q.Whom
	if len(q.Between) > 0 {
		if len(q.Between) != 2 || len(who)+len(whom) > 0 {
			return "", "", nil, fmt.Errorf("%w: between: want two actors, and neither who nor whom", ErrQuery)
		}
		who, whom, both = q.Between[:1], q.Between[1:], true
	}
	from, err := s.targets(ctx, who)
	if err != nil {
		return "", "", nil, err
	}
	to, err := s.targets(ctx, whom)
	if err != nil {
		return "", "", nil, err
	}
	rest, more, err := s.acts(ctx, q)
	if err != nil {
		return "", "", nil, err
	}
	one := func(a, b []target) string {
		var where []string
		for _, side := range []struct {
			targets       []target
			actor, states string
		}{{a, "source", "source_state"}, {b, "target", "target_state"}} {
			var or []string
			for _, t := range side.targets {
				c, values := t.condition(side.actor, side.states)
				or, args = append(or, c), append(args, values...)
			}
			if len(or) > 0 {
				where = append(where, "("+strings.Join(or, " OR ")+")")
			}
		}
		where, args = append(where, rest...), append(args, more...)
		return strings.Join(append(where, "day > 0"), " AND ")
	}
	there = one(from, to)
	if both {
		back = one(to, from)
	}
	return there, back, args, nil
}

// acts writes the conditions on story_pairs that do not concern its sides.
func (s *Store) acts(ctx context.Context, q *Query) (where []string, args []any, err error) {
	l := &selection{s: s}
	l.days("day", q)
	rest := *q
	rest.Who, rest.Whom, rest.Between, rest.Since, rest.Until = nil, nil, nil, 0, 0
	e := &selection{s: s}
	if err := e.events(ctx, &rest); err != nil {
		return nil, nil, err
	}
	if len(e.tests) > 0 {
		if err := e.narrow(ctx, "e.id"); err != nil {
			return nil, nil, err
		}
		var cond []string
		var values []any
		for _, t := range e.tests {
			cond, values = append(cond, t.where), append(values, t.args...)
		}
		l.add("story IN (SELECT e.story FROM events e WHERE "+strings.Join(cond, " AND ")+")", values...)
	}
	for _, t := range l.tests {
		where, args = append(where, t.where), append(args, t.args...)
	}
	return where, args, nil
}

// A Pair is what one state does to another in some months.
type Pair struct {
	Source      string  `json:"source"`
	Target      string  `json:"target"`
	Value       float64 `json:"value"`
	Events      int     `json:"events"`
	Cooperation int     `json:"cooperation"`
	Conflict    int     `json:"conflict"`
	Earlier     int     `json:"earlier,omitempty"`
	Reports     int     `json:"reports"`
	Origins     int     `json:"origins"`
	Intensity   float64 `json:"intensity"`
}

// Pairs returns the pairs of states that stand out by a ranking, between two days (whole months count;
// the whole store where they are 0).
func (s *Store) Pairs(ctx context.Context, ranking string, since, until tellings.Day, limit int) ([]Pair, error) {
	r, ok := relations.LookupRanking(ranking)
	if !ok {
		var names []string
		for _, r := range relations.Rankings() {
			names = append(names, r.Name)
		}
		return nil, fmt.Errorf("%w: ranking: there is none called %q (want %s)", ErrQuery, ranking, strings.Join(names, ", "))
	}
	first, last := int(since)/100, int(until)/100
	if first == 0 || last == 0 {
		var a, z int
		if err := s.read.QueryRowContext(ctx, "SELECT coalesce(min(month), 0), coalesce(max(month), 0) FROM pair_months WHERE month > 0").Scan(&a, &z); err != nil {
			return nil, s.fault(err)
		}
		if a == 0 {
			return nil, nil
		}
		if first == 0 {
			first = a
		}
		if last == 0 {
			last = z
		}
	}
	if limit <= 0 {
		limit = 50
	}
	var out []Pair
	err := s.each(ctx, func(rows *sql.Rows) error {
		var p Pair
		if err := rows.Scan(&p.Source, &p.Target, &p.Value, &p.Events, &p.Cooperation, &p.Conflict, &p.Earlier, &p.Reports, &p.Origins, &p.Intensity); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	}, r.Query(first, last, limit))
	return out, err
}
