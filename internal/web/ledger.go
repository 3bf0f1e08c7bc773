package web

import (
	"net/http"

	"github.com/chancery-project/chancery/internal/store"
)

// states are what may be known of a commitment, as the ledger's tabs show it.
var states = [][2]string{{"", "All"}, {"open", "Open"}, {"due", "Due"}, {"kept", "Kept, met, carried out"}, {"broken", "Broken, refused"},
	{"withdrawn", "Withdrawn"}, {"overtaken", "Overtaken"}, {"changed", "Changed"}, {"answered", "Answered"}, {"repeated", "Repeated"}}

// ledger shows pledges, demands, threats and positions with what later articles show. The verdict is the
// reader's.
func (s *site) ledger(_ http.ResponseWriter, r *http.Request) (shown, error) {
	v := r.URL.Query()
	a, err := ask(v, tabs[2])
	if err != nil {
		return shown{}, err
	}
	p, err := s.st.Commitments(r.Context(), a.query, s.today())
	if err != nil {
		return shown{}, err
	}
	var tabLinks, kinds, orders []choice
	for _, x := range states {
		tabLinks = append(tabLinks, choice{x[1], with("/ledger", v, "status", x[0], "after", ""), v.Get("status") == x[0]})
	}
	for _, k := range []string{"", "pledge", "demand", "threat", "position"} {
		name := k + "s"
		if k == "" {
			name = "all kinds"
		}
		kinds = append(kinds, choice{name, with("/ledger", v, "what", k, "after", ""), v.Get("what") == k})
	}
	for i, o := range sorts["commitments"] {
		orders = append(orders, choice{o, with("/ledger", v, "sort", o, "after", ""), v.Get("sort") == o || i == 0 && v.Get("sort") == ""})
	}
	next := ""
	if p.Next != "" {
		next = with("/ledger", v, "after", p.Next)
	}
	bare := without(v, "after")
	bare.Set("tab", "commitments")
	return shown{page: "ledger", title: "Ledger", data: struct {
		Rows                  []store.Commitment
		States, Kinds, Orders []choice
		Fields                []field
		Status, What          string
		Next, Brief           string
		Today                 string
	}{p.Rows, tabLinks, kinds, orders, fields(v, "text", "who", "whom", "since", "until"), v.Get("status"), v.Get("what"), next, with("/brief", bare), s.today().String()}}, nil
}
