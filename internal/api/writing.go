package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
)

// A correcting is what a person says against the machine.
type correcting struct {
	Finding string `json:"finding" minLength:"1" maxLength:"300" doc:"12.e3, 12.s4, 12.c1; 12.a5 for an actor of one article, its key for one everywhere" example:"1.e1"`
	Field   string `json:"field" enum:"type,mode,status,sources,targets,speaker,kind,actor,rejected" example:"status"`
	Value   string `json:"value" minLength:"1" maxLength:"1000" doc:"keys of actors with commas between; yes for rejected" example:"planned"`
	Who     string `json:"who" minLength:"1" maxLength:"200" doc:"who makes the correction" example:"desk"`
	Note    string `json:"note,omitempty" maxLength:"2000" doc:"why"`
}

// A saving is a question to be kept under a name.
type saving struct {
	Kind  string `json:"kind" enum:"events,statements,pledges,actors,stories,articles" example:"events"`
	Query string `json:"query" maxLength:"4000" doc:"as the address of that list has it" example:"who=KEN&what=THREATEN"`
}

type correctionList struct {
	Rows []store.Correction `json:"rows"`
}

type searchList struct {
	Rows []store.Search `json:"rows"`
}

func (l correctionList) lines(write func(any) error, _ int) error { return each(l.Rows, write) }
func (l searchList) lines(write func(any) error, _ int) error     { return each(l.Rows, write) }

// mayWrite returns the problem of a write where none is taken.
func (s *server) mayWrite() error {
	if s.Write {
		return nil
	}
	return huma.Error403Forbidden("this store is read only here")
}

// texts tests that strings are text that both databases keep.
func texts(fields ...string) error {
	for i := 0; i < len(fields); i += 2 {
		if !text(fields[i+1]) {
			return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: "is no text in UTF-8", Location: fields[i]})
		}
	}
	return nil
}

// corrections adds corrections by hand.
func (s *server) corrections(api huma.API) {
	op := operation("corrections", http.MethodGet, "/corrections", "Corrections by hand, the oldest first")
	register(api, op, func(ctx context.Context, in *struct{ FilterArticle }) (*body[correctionList], error) {
		list, err := s.st.Corrections(ctx, in.Article)
		return &body[correctionList]{correctionList{append([]store.Correction{}, list...)}}, s.problem(ctx, err)
	})
	op = operation("correct", http.MethodPost, "/corrections", "Correct a finding: what a person says stands beside the machine's value", http.StatusForbidden, http.StatusNotFound)
	op.DefaultStatus = http.StatusCreated
	op.MaxBodyBytes = 64 << 10
	huma.Register(api, op, func(ctx context.Context, in *struct{ Body correcting }) (*body[store.Correction], error) {
		if err := s.mayWrite(); err != nil {
			return nil, err
		}
		b := &in.Body
		if err := texts("body.finding", b.Finding, "body.value", b.Value, "body.who", b.Who, "body.note", b.Note); err != nil {
			return nil, err
		}
		c, err := s.st.Correct(ctx, store.Correction{Finding: b.Finding, Field: b.Field, Value: b.Value, Who: b.Who, Note: b.Note}, s.Now())
		return &body[store.Correction]{c}, s.problem(ctx, err)
	})
	huma.Register(api, operation("undo", http.MethodDelete, "/corrections/{id}", "Take a correction back: the machine's value counts again", http.StatusForbidden, http.StatusNotFound),
		func(ctx context.Context, in *struct {
			ID int64 `path:"id" minimum:"1" doc:"number of the correction" example:"1"`
		}) (*struct{}, error) {
			if err := s.mayWrite(); err != nil {
				return nil, err
			}
			return nil, s.problem(ctx, s.st.Undo(ctx, in.ID, s.Now()))
		})
}

// searches adds saved questions.
func (s *server) searches(api huma.API) {
	type Named struct {
		Name string `path:"name" minLength:"1" maxLength:"100" example:"threats"`
	}
	op := operation("searches", http.MethodGet, "/searches", "Saved searches, by name")
	register(api, op, func(ctx context.Context, _ *struct{}) (*body[searchList], error) {
		list, err := s.st.Searches(ctx)
		return &body[searchList]{searchList{append([]store.Search{}, list...)}}, s.problem(ctx, err)
	})
	op = operation("save", http.MethodPut, "/searches/{name}", "Keep a search under a name; one of that name is replaced", http.StatusForbidden)
	op.MaxBodyBytes = 64 << 10
	huma.Register(api, op, func(ctx context.Context, in *struct {
		Named
		Body saving
	}) (*body[store.Search], error) {
		if err := s.mayWrite(); err != nil {
			return nil, err
		}
		if err := texts("path.name", in.Name, "body.query", in.Body.Query); err != nil {
			return nil, err
		}
		if _, err := url.ParseQuery(in.Body.Query); err != nil {
			return nil, huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: "is no question of an address (want who=KEN&what=THREATEN)", Location: "body.query", Value: in.Body.Query})
		}
		q := store.Search{Name: in.Name, Kind: in.Body.Kind, Query: in.Body.Query}
		if err := s.st.SaveSearch(ctx, q, s.Now()); err != nil {
			return nil, s.problem(ctx, err)
		}
		q.Made = s.Now().UTC().Format("2006-01-02T15:04:05Z07:00")
		return &body[store.Search]{q}, nil
	})
	huma.Register(api, operation("drop", http.MethodDelete, "/searches/{name}", "Remove a saved search", http.StatusForbidden, http.StatusNotFound),
		func(ctx context.Context, in *Named) (*struct{}, error) {
			if err := s.mayWrite(); err != nil {
				return nil, err
			}
			return nil, s.problem(ctx, s.st.DropSearch(ctx, in.Name))
		})
}
