package web

import (
	"net/http"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/stories"
)

// An account is what one article tells of a story.
type account struct {
	stories.Report
	Events []store.Event
	First  bool
	Status string
	Cites  string
}

// story shows one event as all articles tell it: reports side by side, why they are one, and what they
// tell differently.
func (s *site) story(_ http.ResponseWriter, r *http.Request) (shown, error) {
	ctx, id := r.Context(), strings.TrimPrefix(r.PathValue("id"), "S")
	if _, ref, ok := store.ParseID(id); !ok || !strings.HasPrefix(ref, "e") {
		return shown{}, refuse(http.StatusNotFound, "%q is no id of an event (like 12.e3).", id)
	}
	t, err := s.st.Story(ctx, id)
	if err != nil {
		return shown{}, err
	}
	events, err := s.st.Events(ctx, store.Query{Story: id, Sort: "oldest", Limit: 1000})
	if err != nil {
		return shown{}, err
	}
	why, err := s.st.Pairings(ctx, id)
	if err != nil {
		return shown{}, err
	}
	byArticle := map[int64][]store.Event{}
	for _, e := range events.Rows {
		n, _, _ := store.ParseID(e.ID)
		byArticle[n] = append(byArticle[n], e)
	}
	var accounts []account
	for i, rep := range append([]stories.Report{t.First}, t.Followers...) {
		accounts = append(accounts, account{rep, byArticle[rep.Article], i == 0, strings.Join(rep.Statuses, ", "), sideNames(rep.By)})
	}
	return shown{page: "story", title: cut(90, t.Words), data: struct {
		Story    store.Story
		Accounts []account
		Why      []store.Pairing
		Brief    string
	}{t, accounts, why, "/brief?tab=events&story=" + id}}, nil
}
