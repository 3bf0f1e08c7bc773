package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
)

// rows are findings of one kind.
type rows struct {
	Kind        string
	Events      []store.Event
	Statements  []store.Statement
	Commitments []store.Commitment
	Stories     []store.Story
	Articles    []store.Article
	Actors      []store.Actor
	Next        string // cursor
}

// N is how many there are on this page.
func (r *rows) N() int {
	return len(r.Events) + len(r.Statements) + len(r.Commitments) + len(r.Stories) + len(r.Articles) + len(r.Actors)
}

// find asks the store for findings of a kind.
func (s *site) find(ctx context.Context, kind string, q store.Query) (*rows, error) {
	out := &rows{Kind: kind}
	var err error
	switch kind {
	case "events":
		out.Events, out.Next, err = parts(s.st.Events(ctx, q))
	case "statements":
		out.Statements, out.Next, err = parts(s.st.Statements(ctx, q))
	case "commitments":
		out.Commitments, out.Next, err = parts(s.st.Commitments(ctx, q, s.today()))
	case "stories":
		out.Stories, out.Next, err = parts(s.st.Stories(ctx, q))
	case "articles":
		out.Articles, out.Next, err = parts(s.st.Articles(ctx, q))
	case "actors":
		out.Actors, out.Next, err = parts(s.st.Actors(ctx, q))
	}
	return out, err
}

func parts[T any](p store.Page[T], err error) ([]T, string, error) { return p.Rows, p.Next, err }

// sorts are the orders that each kind can come in, the first one the usual.
var sorts = map[string][]string{
	"events": {"newest", "oldest"}, "statements": {"newest", "oldest"}, "commitments": {"newest", "oldest", "deadline"},
	"stories": {"newest", "oldest", "latest", "reports", "origins"}, "articles": {"newest", "oldest"}, "actors": {"articles", "rarest"},
}

// A choice is one of several addresses.
type choice struct {
	Label, To string
	On        bool
}

// search shows findings that filters select, one kind on each tab.
func (s *site) search(_ http.ResponseWriter, r *http.Request) (shown, error) {
	v := r.URL.Query()
	t, ok := tabOf(v.Get("tab"))
	if !ok {
		return shown{}, refuse(http.StatusBadRequest, "%q is no kind of finding (events, statements, commitments, stories, articles, actors).", v.Get("tab"))
	}
	a, err := ask(v, t)
	if err != nil {
		return shown{}, err
	}
	found, err := s.find(r.Context(), t.Name, a.query)
	if err != nil {
		return shown{}, err
	}
	var tabLinks, orders []choice
	for _, x := range tabs {
		tabLinks = append(tabLinks, choice{x.Label, with("/search", v, "tab", x.Name, "after", "", "sort", ""), x == t})
	}
	for i, o := range sorts[t.Name] {
		orders = append(orders, choice{o, with("/search", v, "sort", o, "after", ""), v.Get("sort") == o || i == 0 && v.Get("sort") == ""})
	}
	next := ""
	if found.Next != "" {
		next = with("/search", v, "after", found.Next)
	}
	start := ""
	if v.Get("after") != "" {
		start = with("/search", v, "after", "")
	}
	bare := without(v, "after")
	return shown{page: "search", title: "Search: " + strings.ToLower(t.Label), data: struct {
		Tab                          tab
		Fields                       []field
		Filled                       bool
		Tabs, Orders                 []choice
		Chips                        []chip
		Unused                       []string
		Rows                         *rows
		Next, Start, Brief, Saveable string
	}{t, fields(v), filled(v), tabLinks, orders, chips("/search", v, t.Uses), unused(v, t), found, next, start, with("/brief", bare), bare.Encode()}}, nil
}

// filled reports whether any filter but the words is set.
func filled(v url.Values) bool {
	for _, f := range filters[1:] {
		if v.Get(f.Name) != "" {
			return true
		}
	}
	return false
}

// without returns values without some.
func without(v url.Values, names ...string) url.Values {
	out := url.Values{}
	for k, list := range v {
		for _, x := range list {
			if x != "" {
				out.Add(k, x)
			}
		}
	}
	for _, n := range names {
		out.Del(n)
	}
	return out
}
