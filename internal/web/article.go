package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
)

// layers are what may be marked in a text; those that are usual come first and are on.
var layers = []struct {
	Name, Label string
	usual       bool
}{
	{"acts", "Acts", true}, {"statements", "Statements", true}, {"commitments", "Commitments", true}, {"framing", "Own voice", true},
	{"people", "Actors", false}, {"places", "Places and times", false},
}

// A layer is a box to tick.
type layer struct {
	Name, Label string
	On          bool
}

// shownLayers reads ?show=acts,framing.
func shownLayers(r *http.Request) ([]layer, error) {
	var out []layer
	_, given := r.URL.Query()["show"]
	show := strings.Split(strings.Join(r.URL.Query()["show"], ","), ",")
	for _, name := range show {
		known := name == "" || name == "none"
		for _, l := range layers {
			known = known || l.Name == name
		}
		if !known {
			return nil, refuse(http.StatusBadRequest, "%q is nothing that can be shown (acts, statements, commitments, framing, people, places).", name)
		}
	}
	for _, l := range layers {
		out = append(out, layer{l.Name, l.Label, !given && l.usual || slices.Contains(show, l.Name)})
	}
	return out, nil
}

// reading is what the template of the article view gets, for an article of the store and for what
// was only read.
type reading struct {
	*sheet
	Layers  []layer
	Stored  *store.Article
	Latest  string // number of the latest version, where this is an earlier one
	Edits   int
	Origin  *store.Article
	Changes []store.Correction
	Live    bool
}

// articleNumber reads the number in the path.
func articleNumber(r *http.Request) (int64, error) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || n < 1 {
		return 0, refuse(http.StatusNotFound, "%q is no number of an article.", r.PathValue("id"))
	}
	return n, nil
}

// article shows one article with its findings marked in the text.
func (s *site) article(_ http.ResponseWriter, r *http.Request) (shown, error) {
	id, err := articleNumber(r)
	if err != nil {
		return shown{}, err
	}
	show, err := shownLayers(r)
	if err != nil {
		return shown{}, err
	}
	ctx := r.Context()
	a, rec, err := s.st.Article(ctx, id)
	if err != nil {
		return shown{}, err
	}
	versions, edits, err := s.st.Versions(ctx, id)
	if err != nil {
		return shown{}, err
	}
	v := reading{sheet: newSheet(rec), Layers: show, Stored: &a, Edits: len(edits)}
	v.Article = a.ID
	if !a.Latest {
		v.Latest = versions[len(versions)-1].ID
	} else if err := s.over(ctx, v.sheet, id); err != nil {
		return shown{}, err
	}
	v.Fixable = a.Latest && !s.ReadOnly
	if o, err := strconv.ParseInt(a.Origin, 10, 64); err == nil {
		if origin, _, err := s.st.Article(ctx, o); err == nil {
			v.Origin = &origin
		}
	}
	v.lay()
	if err := s.ledgerOf(ctx, v.sheet, id); err != nil {
		return shown{}, err
	}
	title := rec.Title
	if title == "" {
		title = "Article " + a.ID
	}
	return shown{page: "article", title: title, data: v}, nil
}

// over lays the store's rows and the corrections over a record.
func (s *site) over(ctx context.Context, sh *sheet, id int64) error {
	events, err := s.st.Events(ctx, store.Query{Article: id, Limit: 1 << 16})
	if err != nil {
		return err
	}
	sh.events = map[string]*store.Event{}
	for i := range events.Rows {
		_, ref, _ := store.ParseID(events.Rows[i].ID)
		sh.events[ref] = &events.Rows[i]
	}
	list, err := s.st.Corrections(ctx, id)
	if err != nil {
		return err
	}
	for _, c := range list {
		if _, ref, ok := store.ParseID(c.Finding); ok && c.Undone == "" && !c.Lost {
			sh.fixes[ref] = append(sh.fixes[ref], c)
		}
	}
	return nil
}

// ledgerOf adds to the commitments of a sheet what later articles show.
func (s *site) ledgerOf(ctx context.Context, sh *sheet, id int64) error {
	if len(sh.Commitments) == 0 {
		return nil
	}
	p, err := s.st.Commitments(ctx, store.Query{Article: id, Limit: 1 << 16}, s.today())
	if err != nil {
		return err
	}
	for _, c := range p.Rows {
		_, ref, _ := store.ParseID(c.ID)
		for i := range sh.Commitments {
			if sh.Commitments[i].Ref == ref {
				sh.Commitments[i].Evidence = c.Evidence
			}
		}
	}
	return nil
}
