package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// An Actor is one actor as all articles know it.
type Actor struct {
	Key      record.Key `json:"key"`
	Name     string     `json:"name"`
	Type     string     `json:"type,omitempty"`
	Code     string     `json:"code,omitempty"`
	Country  string     `json:"country,omitempty"`
	Wikidata string     `json:"wikidata,omitempty"`
	Articles int        `json:"articles"`
	Mentions int        `json:"mentions"`
	Roles    []Role     `json:"roles,omitempty"` // that articles give it, the latest first

	id int64
}

// A Role is an office that articles give an actor.
type Role struct {
	Title string `json:"title"`
	Of    string `json:"of,omitempty"`
	First string `json:"first,omitempty"` // the days of the first and the last article that does
	Last  string `json:"last,omitempty"`
}

var actorSorts = map[string]sorting{"articles": {"x.articles", false}, "rarest": {"x.articles", true}}

// Actors returns actors, those of most articles first. Who says which ones; What a type (person,
// organization, country, group) or a sector; Where the country; Text words of articles in which
// they appear, Since and Until the days of those.
func (s *Store) Actors(ctx context.Context, q Query) (Page[Actor], error) {
	o, err := sorted(q.Sort, "articles", actorSorts)
	if err != nil {
		return Page[Actor]{}, err
	}
	l := &selection{s: s}
	if err := l.cast(ctx, &q); err != nil {
		return Page[Actor]{}, err
	}
	query, args, err := l.page(ctx, "x.key, x.name, x.type, x.code, x.country, x.wikidata, x.mentions", "actors x", "x.id", &q, o)
	if err != nil {
		return Page[Actor]{}, err
	}
	var out Page[Actor]
	var last cursor
	err = s.each(ctx, func(r *sql.Rows) error {
		var a Actor
		var c cursor
		if err := r.Scan(&c.value, &c.id, &a.Key, &a.Name, &a.Type, &a.Code, &a.Country, &a.Wikidata, &a.Mentions); err != nil {
			return err
		}
		if len(out.Rows) == q.limit() {
			out.Next = last.String()
			return nil
		}
		a.Articles, a.id, last = int(c.value), c.id, c
		out.Rows = append(out.Rows, a)
		return nil
	}, query, args...)
	if err != nil || len(out.Rows) == 0 {
		return out, err
	}
	return out, s.roles(ctx, out.Rows)
}

// roles adds the offices of actors.
func (s *Store) roles(ctx context.Context, rows []Actor) error {
	at, ids := map[int64]*Actor{}, []int64(nil)
	for i := range rows {
		at[rows[i].id], ids = &rows[i], append(ids, rows[i].id)
	}
	return s.each(ctx, func(r *sql.Rows) error {
		var id int64
		var role Role
		var first, last tellings.Day
		if err := r.Scan(&id, &role.Title, &role.Of, &first, &last); err != nil {
			return err
		}
		role.First, role.Last = first.String(), last.String()
		at[id].Roles = append(at[id].Roles, role)
		return nil
	}, "SELECT actor, title, of, min(day), max(day) FROM roles WHERE actor IN ("+marks(len(ids))+") GROUP BY actor, title, of ORDER BY actor, max(day) DESC, count(*) DESC, title, of", anys(ids)...)
}

// cast adds what q says of actors, which are named x.
func (l *selection) cast(ctx context.Context, q *Query) error {
	if len(q.Whom)+len(q.Between)+len(q.Status)+len(q.By) > 0 {
		return fmt.Errorf("%w: actors are found by who, what, where, text, since, until and outlet", ErrQuery)
	}
	l.add("x.articles > 0")
	if len(q.Who) > 0 {
		t, err := l.s.targets(ctx, q.Who)
		if err != nil {
			return err
		}
		l.columns(t, "actors", "x", "id", "state")
	}
	var out []test
	for _, w := range q.What {
		if strings.ContainsAny(w, `%_\`) { // they mean something in LIKE
			return fmt.Errorf("%w: what: %q is neither a type of actor nor a sector", ErrQuery, w)
		}
		out = append(out, test{where: "(x.type = ? OR x.code LIKE ?)", args: []any{strings.ToLower(w), "%" + strings.ToUpper(w)}})
	}
	l.either(out)
	if len(q.Where) > 0 {
		l.add("x.country IN ("+marks(len(q.Where))+")", anys(q.Where)...)
	}
	return l.appearing(q)
}

// appearing adds the articles in which actors appear.
func (l *selection) appearing(q *Query) error {
	a := &selection{s: l.s}
	a.days("p.day", q)
	a.outlets("p.article", q.Outlet)
	if q.Article != 0 {
		a.add("p.article = ?", q.Article)
	}
	if err := a.text("article_text", "p.article", q.Text); err != nil || len(a.tests) == 0 {
		return err
	}
	var where []string
	var args []any
	for _, t := range a.tests {
		where = append(where, t.where)
		args = append(args, t.args...)
	}
	finds := "SELECT p.actor FROM appearances p WHERE " + strings.Join(where, " AND ")
	l.tests = append(l.tests, test{where: "x.id IN (" + finds + ")", args: args})
	return nil
}

// Actor returns the actor of a key.
func (s *Store) Actor(ctx context.Context, key record.Key) (Actor, error) {
	var a Actor
	row := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT id, key, name, type, code, country, wikidata, articles, mentions FROM actors WHERE key = coalesce((SELECT actor FROM aliases WHERE key = ?), ?)"), string(key), string(key))
	err := row.Scan(&a.id, &a.Key, &a.Name, &a.Type, &a.Code, &a.Country, &a.Wikidata, &a.Articles, &a.Mentions)
	switch {
	case err == sql.ErrNoRows:
		return a, ErrNotFound
	case err != nil:
		return a, s.fault(err)
	}
	rows := []Actor{a}
	err = s.roles(ctx, rows)
	return rows[0], err
}
