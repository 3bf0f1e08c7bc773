package web

import (
	"net/http"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// An edition is a version and what changed from the one before it: the text, and with it the record.
type edition struct {
	store.Article
	Text, Rows []record.Change
}

// textual are the kinds of change that are of the text itself.
var textual = map[string]bool{"title": true, "byline": true, "published": true, "outlet": true, "origin": true, "language": true, "genre": true, "sentence": true}

// versions shows the history of an address.
func (s *site) versions(_ http.ResponseWriter, r *http.Request) (shown, error) {
	id, err := articleNumber(r)
	if err != nil {
		return shown{}, err
	}
	list, edits, err := s.st.Versions(r.Context(), id)
	if err != nil {
		return shown{}, err
	}
	out := make([]edition, len(list))
	for i, a := range list {
		out[i].Article = a
		for _, e := range edits {
			if e.Article != a.ID {
				continue
			}
			for _, c := range e.Changes {
				if textual[c.Kind] {
					out[i].Text = append(out[i].Text, c)
				} else {
					out[i].Rows = append(out[i].Rows, c)
				}
			}
		}
	}
	return shown{page: "versions", title: "Versions of “" + out[len(out)-1].Title + "”", data: out}, nil
}
