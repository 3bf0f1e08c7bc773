package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Source returns what is known of a feed that is watched (JSON of whoever watches it); empty where
// nothing is.
func (s *Store) Source(ctx context.Context, url string) (string, error) {
	var state string
	err := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT state FROM sources WHERE url = ?"), url).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return state, s.fault(err)
}

// SetSource keeps what is known of a feed.
func (s *Store) SetSource(ctx context.Context, url, state string) error {
	return s.inTx(ctx, func(x *tx) error {
		x.aside = true
		_, err := x.exec("INSERT INTO sources (url, state) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET state = excluded.state", url, state)
		return err
	})
}

// Visited returns when an address was fetched last and what came of it; empty where it never was.
func (s *Store) Visited(ctx context.Context, url string) (at time.Time, outcome string, err error) {
	var when string
	err = s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT at, outcome FROM visited WHERE url = ?"), url).Scan(&when, &outcome)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, "", nil
	}
	if err != nil {
		return time.Time{}, "", s.fault(err)
	}
	at, err = time.Parse(time.RFC3339, when)
	return at, outcome, s.fault(err)
}

// Visit keeps what came of fetching an address.
func (s *Store) Visit(ctx context.Context, url string, at time.Time, outcome string) error {
	return s.inTx(ctx, func(x *tx) error {
		x.aside = true
		_, err := x.exec("INSERT INTO visited (url, at, outcome) VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE SET at = excluded.at, outcome = excluded.outcome",
			url, at.UTC().Format(time.RFC3339), outcome)
		return err
	})
}

// A Search is a query that somebody has saved under a name.
type Search struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"`  // events, statements, pledges, actors, stories, articles
	Query string `json:"query"` // as the page's address has it: who=KOR&what=THREATEN
	Made  string `json:"made"`
}

// SaveSearch keeps a search; one of the same name is replaced.
func (s *Store) SaveSearch(ctx context.Context, q Search, now time.Time) error {
	return s.inTx(ctx, func(x *tx) error {
		_, err := x.exec("INSERT INTO searches (name, kind, query, made) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, query = excluded.query, made = excluded.made",
			q.Name, q.Kind, q.Query, now.UTC().Format(time.RFC3339))
		return err
	})
}

// DropSearch removes a search.
func (s *Store) DropSearch(ctx context.Context, name string) error {
	return s.inTx(ctx, func(x *tx) error {
		r, err := x.exec("DELETE FROM searches WHERE name = ?", name)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err == nil && n == 0 {
			return ErrNotFound
		}
		return nil
	})
}

// Searches returns the saved searches in the order of their names.
func (s *Store) Searches(ctx context.Context) ([]Search, error) {
	var out []Search
	err := s.each(ctx, func(r *sql.Rows) error {
		var q Search
		err := r.Scan(&q.Name, &q.Kind, &q.Query, &q.Made)
		out = append(out, q)
		return err
	}, "SELECT name, kind, query, made FROM searches ORDER BY name")
	return out, err
}
