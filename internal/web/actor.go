package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A partner is somebody whom an actor acts on, or who acts on him.
type partner struct {
	Ref                         store.Ref
	Events, Cooperation, Others int
	To                          string
}

// actorEvents is how many of an actor's newest events the partners are counted among.
const actorEvents = 400

// actor shows one actor: offices, statements on a subject in the order of time, acts, partners.
func (s *site) actor(_ http.ResponseWriter, r *http.Request) (shown, error) {
	ctx, v := r.Context(), r.URL.Query()
	key := v.Get("key")
	if key == "" || len(key) > 300 {
		return shown{}, refuse(http.StatusBadRequest, "Whose page? The address wants a key, like /actor?key=KOR.")
	}
	a, err := s.st.Actor(ctx, record.Key(key))
	if err != nil {
		return shown{}, err
	}
	said, err := ask(v, tabs[1])
	if err != nil {
		return shown{}, err
	}
	said.query.Who, said.query.Sort = []string{string(a.Key)}, cmp.Or(v.Get("sort"), "newest")
	statements, err := s.st.Statements(ctx, said.query)
	if err != nil {
		return shown{}, err
	}
	did := store.Query{Who: []string{string(a.Key)}, Since: said.query.Since, Until: said.query.Until, Text: said.query.Text, Limit: actorEvents}
	acts, err := s.st.Events(ctx, did)
	if err != nil {
		return shown{}, err
	}
	did.Who, did.Whom, did.Limit = nil, did.Who, actorEvents/2
	suffered, err := s.st.Events(ctx, did)
	if err != nil {
		return shown{}, err
	}
	did.Whom, did.Who, did.Limit = nil, did.Whom, 20
	commitments, err := s.st.Commitments(ctx, did, s.today())
	if err != nil {
		return shown{}, err
	}
	next := ""
	if statements.Next != "" {
		next = with("/actor", v, "after", statements.Next)
	}
	k := string(a.Key)
	return shown{page: "actor", title: a.Name, data: struct {
		Actor                      store.Actor
		Fields                     []field
		Statements                 []store.Statement
		Acts, Suffered             []store.Event
		Commitments                []store.Commitment
		Partners                   []partner
		Next, Newest, Oldest       string
		Up                         bool
		AllActs, AllPledges, Brief string
		Fixable                    bool
	}{a, fields(v, "text", "since", "until"), statements.Rows, firstOf(acts.Rows, 25), firstOf(suffered.Rows, 15), commitments.Rows,
		partners(a.Key, acts.Rows, suffered.Rows), next, with("/actor", v, "sort", "", "after", ""), with("/actor", v, "sort", "oldest", "after", ""), v.Get("sort") == "oldest",
		"/search?" + url.Values{"tab": {"events"}, "who": {k}}.Encode(), "/ledger?" + url.Values{"who": {k}}.Encode(),
		"/brief?" + url.Values{"tab": {"statements"}, "who": {k}, "text": v["text"], "since": v["since"], "until": v["until"]}.Encode(), !s.ReadOnly}}, nil
}

func firstOf[T any](list []T, n int) []T { return list[:min(len(list), n)] }

// partners counts with whom an actor has to do, the most frequent first.
func partners(self record.Key, lists ...[]store.Event) []partner {
	at := map[record.Key]*partner{}
	count := func(e *store.Event, refs []store.Ref) {
		for _, ref := range refs {
			if ref.Key == "" || ref.Key == self {
				continue
			}
			p := at[ref.Key]
			if p == nil {
				p = &partner{Ref: ref, To: pairAddress(string(self), string(ref.Key))}
				at[ref.Key] = p
			}
			p.Events++
			if cooperative(e.Quad) {
				p.Cooperation++
			} else {
				p.Others++
			}
		}
	}
	for i, list := range lists {
		for j := range list {
			e := &list[j]
			if i == 0 {
				count(e, e.Targets)
			} else {
				count(e, e.Sources)
			}
		}
	}
	var out []partner
	for _, p := range at {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b partner) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.Ref.Name, b.Ref.Name), cmp.Compare(a.Ref.Key, b.Ref.Key))
	})
	return firstOf(out, 16)
}

func cooperative(quad string) bool {
	return quad == "verbal-cooperation" || quad == "material-cooperation"
}
