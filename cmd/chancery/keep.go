package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/ingest"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// keeping is one call of the command keep.
type keeping struct {
	sources
	store string
}

func (a *app) keepCommand() *cobra.Command {
	k := &keeping{sources: sources{app: a}}
	cmd := &cobra.Command{
		Use:   "keep [PATH|URL|-]...",
		Short: "Read articles and keep what they put on record",
		Long: `Keep reads articles as read does and keeps their records in a store, where they can be asked:
chancery events, statements, pledges, actors, stories, relations.

An article that the store has is not read again, so a call that was stopped is simply made once
more and goes on where it was; an article is kept whole or not at all. An address that is there with
another text keeps both versions and what changed in the record (chancery show ARTICLE).

Exit status: 0 all was kept, 1 some input could not be read or kept (the others are), 2 wrong usage.`,
		Example: `  chancery keep --store talks.db articles/ export.docx crawl.warc.gz
  chancery keep --store postgres://desk@host/news corpus.jsonl.gz
  chancery keep https://news.example/2026/01/05/talks`,
		RunE: func(cmd *cobra.Command, args []string) error { return k.run(cmd, args) },
	}
	storeFlag(cmd, &k.store)
	k.flags(cmd)
	return cmd
}

func (k *keeping) run(cmd *cobra.Command, args []string) error {
	if err := k.check(); err != nil {
		return &usageError{fmt.Errorf("keep: %w", err)}
	}
	if len(args) == 0 {
		if isTerminal(k.app.stdin) {
			cmd.SetOut(k.app.stderr)
			cmd.Help()
			return &usageError{errors.New("keep: nothing to read")}
		}
		args = []string{"-"}
	}
	ctx := cmd.Context()
	by, err := coder(k.words)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, storeAddress(k.store))
	if err != nil {
		return err
	}
	defer st.Close()
	rd, err := k.reader()
	if err != nil {
		return err
	}
	in := k.inputs(args)
	bar := k.bar(in)
	began := time.Now()
	count, err := ingest.Keep(ctx, st, readWith(rd, k.workers), in.articles(ctx), ingest.Options{
		Coder:  by,
		Failed: func(err error) { bar.say(fmt.Sprintf("chancery: %v\n", err)) },
		Step:   func(c ingest.Count) { bar.at(c.All()) },
	})
	bar.end()
	k.report(st, in, count, time.Since(began))
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case err != nil:
		return err
	case count.Failed > 0:
		return errReported
	}
	return nil
}

// readWith is how articles are read on this machine.
func readWith(rd *chancery.Reader, workers int) ingest.Read {
	return func(ctx context.Context, in iter.Seq2[article.Article, error]) iter.Seq2[*record.Record, error] {
		return rd.ReadAll(ctx, in, workers)
	}
}

// report says on standard error what became of the articles.
func (k *keeping) report(st *store.Store, in *inputs, c ingest.Count, took time.Duration) {
	rate := ""
	if n := c.Added + c.Edited; n >= 100 && took > time.Second {
		rate = fmt.Sprintf(", %.0f each second", float64(n)/took.Seconds())
	}
	fmt.Fprintf(k.app.stderr, "chancery: %s: %d kept, %d new versions, %d were there, %d failed%s\n", st.Address(), c.Added, c.Edited, c.Unchanged, c.Failed, rate)
	if n := in.passed.Load(); n > 0 {
		fmt.Fprintf(k.app.stderr, "chancery: passed over %d files of folders that are no text\n", n)
	}
}
