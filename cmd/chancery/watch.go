package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/fetch"
	"github.com/chancery-project/chancery/internal/ingest"
	"github.com/chancery-project/chancery/internal/store"
)

// watching is one call of the command watch.
type watching struct {
	sources
	store string
	once  bool
	pace  time.Duration
}

func (a *app) watchCommand() *cobra.Command {
	w := &watching{sources: sources{app: a}}
	cmd := &cobra.Command{
		Use:   "watch FILE",
		Short: "Watch feeds and keep what their new articles put on record",
		Long: `Watch looks at feeds again and again (RSS, Atom, JSON Feed, sitemaps, news sitemaps), fetches the
articles that are new, and keeps their records. FILE names them, one address a line, with settings
behind it:

  https://news.example/rss
  https://post.example/sitemap-news.xml every=30m outlet="Continental Post" revisit=24h
  https://wire.example/feed.json content=yes limit=50

every      between two looks (15m)          revisit  fetch an article once more after this time,
outlet     where articles do not say theirs          to see whether it was edited
limit      articles at one look (200)       content  take the text that the feed holds

It is a polite guest: it obeys robots.txt, asks for what has changed alone, one host every two seconds
at most, and asks a source that fails less and less often. What it knows lies in the store: stopped
and started, it goes on where it was. It runs until it is interrupted; --once looks once.`,
		Example: `  chancery watch feeds.txt --store talks.db
  chancery watch feeds.txt --once`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return w.run(cmd.Context(), args[0]) },
	}
	storeFlag(cmd, &w.store)
	f := cmd.Flags()
	f.BoolVar(&w.once, "once", false, "look once at every source that is due, and end")
	f.DurationVar(&w.pace, "pace", 2*time.Second, "time between two fetches from one host")
	f.IntVar(&w.workers, "workers", 0, "articles read at the same time (default: one for each processor)")
	f.StringVar(&w.words, "words", "", "folder of word files to lay over the built-in ones")
	f.BoolVar(&w.allowPrivate, "allow-private", false, "let addresses lead into private networks and to this machine")
	return cmd
}

func (w *watching) run(ctx context.Context, file string) error {
	if err := w.check(); err != nil {
		return &usageError{fmt.Errorf("watch: %w", err)}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("watch: %s: %w", file, cause(err))
	}
	sources, err := ingest.ParseSources(file, string(text))
	if err != nil {
		return err
	}
	by, err := coder(w.words)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, storeAddress(w.store))
	if err != nil {
		return err
	}
	defer st.Close()
	rd, err := w.reader()
	if err != nil {
		return err
	}
	var mu sync.Mutex // sources are looked at side by side
	failed := false
	say := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(w.app.stderr, "chancery: "+format+"\n", args...)
	}
	count, err := ingest.Watch(ctx, st, readWith(rd, w.workers), sources, ingest.Watching{
		Options: ingest.Options{Coder: by, Failed: func(err error) { say("%v", err) }},
		Fetch:   &fetch.Polite{Client: &fetch.Client{AllowPrivate: w.allowPrivate, UserAgent: userAgent()}, Pace: w.pace},
		Once:    w.once,
		Look: func(s ingest.Source, n int, err error) {
			if err != nil {
				mu.Lock()
				failed = true
				mu.Unlock()
				say("%s: %v", s.URL, err)
			} else if n > 0 {
				say("%s: %s", s.URL, plural(n, "new article", "new articles"))
			}
		},
	})
	say("%s: %d kept, %d new versions, %d were there, %d failed", st.Address(), count.Added, count.Edited, count.Unchanged, count.Failed)
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case err != nil:
		return err
	case failed || count.Failed > 0:
		return errReported
	}
	return nil
}
