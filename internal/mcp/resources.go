package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/chancery-project/chancery/internal/store"
)

// resources adds what is read by its address.
func (s *server) resources(srv *sdk.Server) {
	srv.AddResourceTemplate(&sdk.ResourceTemplate{Name: "article", Title: "The record of an article", MIMEType: "application/json",
		URITemplate: "chancery://article/{id}", Description: "The record of an article with its text, by its number. " + data}, s.articleResource)
	srv.AddResourceTemplate(&sdk.ResourceTemplate{Name: "event", Title: "An event with its reports", MIMEType: "application/json",
		URITemplate: "chancery://event/{id}", Description: "An event by its id (12.e3): all reports of it with their words and citations. " + data}, s.eventResource)
}

func (s *server) articleResource(ctx context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	id, ref, ok := store.ParseID(strings.TrimPrefix(r.Params.URI, "chancery://article/"))
	if !ok || ref != "" {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	_, rec, err := s.st.Article(ctx, id)
	return resource(r, rec, err)
}

func (s *server) eventResource(ctx context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	id := strings.TrimPrefix(r.Params.URI, "chancery://event/")
	p, err := s.st.Events(ctx, store.Query{Story: id, Sort: "oldest", Limit: 100})
	if errors.Is(err, store.ErrQuery) {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	out, err := findings(ctx, p, err, s.shelf().event)
	return resource(r, out, err)
}

// resource is an answer as JSON.
func resource(r *sdk.ReadResourceRequest, v any, err error) (*sdk.ReadResourceResult, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: r.Params.URI, MIMEType: "application/json", Text: string(text)}}}, nil
}
