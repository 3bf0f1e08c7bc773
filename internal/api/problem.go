package api

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
)

// problem turns an error of the store into a problem. What is the asker's is said in full; what is
// ours is told to whoever runs the program alone.
func (s *server) problem(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(huma.StatusError)):
		return err
	case errors.Is(err, store.ErrQuery), errors.Is(err, store.ErrCorrection):
		where, message := located(err)
		return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: message, Location: where})
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound("there is no such finding in the store")
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("the answer would take longer than is allowed; ask for less: a shorter time, fewer actors")
	case ctx.Err() != nil: // nobody listens
		return huma.Error503ServiceUnavailable("the question was taken back")
	}
	s.Failed(err)
	return huma.Error500InternalServerError("the store does not answer")
}

// located cuts "query: what: "hug" is no type" into the parameter and the rest.
func located(err error) (where, message string) {
	message = err.Error()
	kind := "query"
	if errors.Is(err, store.ErrCorrection) {
		kind = "body"
	}
	message = strings.TrimPrefix(strings.TrimPrefix(message, "query: "), "correction: ")
	if name, rest, ok := strings.Cut(message, ": "); ok && kind == "query" && !strings.ContainsAny(name, " \"") {
		return kind + "." + name, rest
	}
	return kind, message
}

func sortedKeys(v url.Values) []string { return slices.Sorted(maps.Keys(v)) }
