package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
)

// briefLength is how many findings a brief has at most: what is longer is no brief.
const briefLength = 200

// A line of a brief is one finding with the footnote of its article.
type briefLine struct {
	Day, Head, Words, Status, By, ID string
	Note                             int
	Quote                            bool
	Evidence                         []briefEvidence
}

type briefEvidence struct {
	Day, Wording, Words string
	Note                int
}

// A footnote is an article that findings of a brief stand in.
type footnote struct {
	N int
	store.ArticleRef
}

// notes gives articles their numbers in the order in which they are cited.
type notes struct {
	list []footnote
	at   map[string]int
}

func (n *notes) of(a store.ArticleRef) int {
	if n.at[a.ID] == 0 {
		n.list = append(n.list, footnote{len(n.list) + 1, a})
		n.at[a.ID] = len(n.list)
	}
	return n.at[a.ID]
}

// brief shows a search as a paper to print: findings in the order of time, with footnotes.
func (s *site) brief(_ http.ResponseWriter, r *http.Request) (shown, error) {
	v := r.URL.Query()
	t, ok := tabOf(v.Get("tab"))
	if !ok {
		return shown{}, refuse(http.StatusBadRequest, "%q is no kind of finding.", v.Get("tab"))
	}
	if t.Name == "articles" || t.Name == "actors" {
		t = tabs[0]
	}
	a, err := ask(v, t)
	if err != nil {
		return shown{}, err
	}
	a.query.Sort, a.query.Limit, a.query.After = "oldest", briefLength, ""
	found, err := s.find(r.Context(), t.Name, a.query)
	if err != nil {
		return shown{}, err
	}
	n := &notes{at: map[string]int{}}
	title := strings.TrimSpace(v.Get("title"))
	if title == "" {
		title = "The record: " + strings.ToLower(t.Label)
	}
	return shown{page: "brief", title: cut(200, title), data: struct {
		Title string
		Made  string
		Lines []briefLine
		Notes []footnote
		Chips []chip
		More  bool
		Back  string
		Store string
	}{cut(200, title), s.Now().UTC().Format("2006-01-02"), briefLines(found, n), n.list, chips("/brief", v, t.Uses), found.Next != "", with("/search", v, "title", ""), ""}}, nil
}

func briefLines(found *rows, n *notes) []briefLine {
	var out []briefLine
	for _, e := range found.Events {
		head := refNames(e.Sources)
		if to := refNames(e.Targets); to != "" {
			head += " → " + to
		}
		out = append(out, briefLine{Day: e.Day, Head: strings.TrimSpace(head + " · " + kindWords(e.Type, e.Mode)), Words: e.Sentence, Status: e.Status, By: refNames(e.By), ID: e.ID, Note: n.of(e.Article)})
	}
	for _, x := range found.Statements {
		who := x.SaidBy
		if x.Speaker != nil {
			who = x.Speaker.Name
		}
		out = append(out, briefLine{Day: x.Day, Head: who, Words: x.Content, ID: x.ID, Note: n.of(x.Article), Quote: x.Kind == "direct"})
	}
	for _, c := range found.Commitments {
		head := c.Kind
		if c.By != nil {
			head = c.By.Name + " · " + head
		}
		l := briefLine{Day: c.Said, Head: head, Words: c.Content, ID: c.ID, Note: n.of(c.Article)}
		if c.Deadline != "" {
			l.Status = "by " + dayWords(c.Deadline)
		}
		for _, e := range c.Evidence {
			l.Evidence = append(l.Evidence, briefEvidence{e.Day, e.Wording, e.Words, n.of(e.Article)})
		}
		out = append(out, l)
	}
	for _, t := range found.Stories {
		head := sideNames(t.Sources)
		if to := sideNames(t.Targets); to != "" {
			head += " → " + to
		}
		first := store.ArticleRef{ID: fmt.Sprint(t.First.Article), URL: t.First.URL, Outlet: t.First.Outlet, Published: t.First.Published}
		out = append(out, briefLine{Day: t.Day, Head: strings.TrimSpace(head + " · " + kindWords(t.Type, t.Mode)), Words: t.Words, Status: t.Status, By: plural(t.Reports, "report") + ", " + plural(t.Origins, "origin"), ID: t.ID, Note: n.of(first)})
	}
	return out
}
