package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/ingest"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/web"
)

func (a *app) demoCommand() *cobra.Command {
	s := &serving{app: a}
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show an invented quarrel of two neighbours in a browser",
		Long: `Demo reads eighteen invented articles of four outlets on a quarrel over herring, keeps them in a
store that is thrown away at the end, and shows it as chancery serve does. Nothing that they
tell happened.`,
		Example: `  chancery demo`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.demo(cmd.Context()) },
	}
	s.flags(cmd)
	return cmd
}

// demo keeps the saga and serves it.
func (s *serving) demo(ctx context.Context) error {
	if err := s.check(); err != nil {
		return &usageError{err}
	}
	src := sources{app: s.app, words: s.words}
	if err := src.check(); err != nil {
		return &usageError{fmt.Errorf("demo: %w", err)}
	}
	rd, err := src.reader()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "chancery-demo-")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer os.RemoveAll(folder)
	st, err := store.Open(ctx, filepath.Join(folder, "demo.db"))
	if err != nil {
		return err
	}
	defer st.Close()
	if err := keepSaga(ctx, st, rd, src.workers); err != nil {
		return err
	}
	return s.serve(ctx, st, rd)
}

// keepSaga reads the invented articles into a store.
func keepSaga(ctx context.Context, st *store.Store, rd *chancery.Reader, workers int) error {
	var failed error
	_, err := ingest.Keep(ctx, st, readWith(rd, workers), article.Options{}.Open("saga.jsonl", web.Saga()),
		ingest.Options{Coder: version(), Failed: func(err error) { failed = err }})
	if err != nil {
		return err
	}
	return failed
}
