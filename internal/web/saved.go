package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
)

// A kept search with its address.
type keptSearch struct {
	store.Search
	To    string
	Chips []chip
}

func searchAddress(x store.Search) string {
	v, err := url.ParseQuery(x.Query)
	if err != nil {
		return "/search"
	}
	if v.Get("tab") == "" {
		if kind := strings.Replace(x.Kind, "pledges", "commitments", 1); kind != "" {
			v.Set("tab", kind)
		}
	}
	return with("/search", v)
}

// saved lists the saved searches.
func (s *site) saved(_ http.ResponseWriter, r *http.Request) (shown, error) {
	list, err := s.st.Searches(r.Context())
	if err != nil {
		return shown{}, err
	}
	var out []keptSearch
	for _, x := range list {
		v, _ := url.ParseQuery(x.Query)
		t, _ := tabOf(v.Get("tab"))
		out = append(out, keptSearch{x, searchAddress(x), chips("/search", v, t.Uses)})
	}
	return shown{page: "saved", title: "Saved searches", data: out}, nil
}

// save keeps a search under a name, or drops one.
func (s *site) save(_ http.ResponseWriter, r *http.Request) (shown, error) {
	name := strings.TrimSpace(r.PostForm.Get("name"))
	if name == "" || len(name) > 120 {
		return shown{}, refuse(http.StatusBadRequest, "A search needs a name (120 letters at most).")
	}
	if r.PostForm.Get("drop") != "" {
		return shown{to: "/saved"}, s.st.DropSearch(r.Context(), name)
	}
	v, err := url.ParseQuery(r.PostForm.Get("query"))
	if err != nil {
		return shown{}, refuse(http.StatusBadRequest, "This search cannot be read.")
	}
	t, ok := tabOf(v.Get("tab"))
	if !ok {
		return shown{}, refuse(http.StatusBadRequest, "%q is no kind of finding.", v.Get("tab"))
	}
	if _, err := ask(v, t); err != nil {
		return shown{}, err
	}
	kind := strings.Replace(t.Name, "commitments", "pledges", 1)
	kept := without(v, "tab", "after")
	if err := s.st.SaveSearch(r.Context(), store.Search{Name: name, Kind: kind, Query: kept.Encode()}, s.Now()); err != nil {
		return shown{}, err
	}
	return shown{to: "/saved"}, nil
}
