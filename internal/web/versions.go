package web

import (
	"net/http"
	"strings"

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

// A stretch is some words that both versions of a sentence have, or one of them.
type stretch struct{ Op, Words string } // Op: "", gone or added

// wordsAtMost bounds the comparing of sentences, which costs the product of their lengths.
const wordsAtMost = 300

// compare returns the words of two versions of a sentence, those of both once (the longest common
// subsequence).
func compare(before, after string) []stretch {
	a, b := strings.Fields(before), strings.Fields(after)
	if len(a) > wordsAtMost || len(b) > wordsAtMost {
		return []stretch{{"gone", before}, {"added", after}}
	}
	// common[i][j] is how many words a[i:] and b[j:] have in common.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []stretch
	put := func(op, word string) {
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Words += " " + word
			return
		}
		out = append(out, stretch{op, word})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			put("", a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			put("gone", a[i])
			i++
		default:
			put("added", b[j])
			j++
		}
	}
	return out
}

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
