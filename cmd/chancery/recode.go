package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A recoding is one call of the command recode.
type recoding struct {
	sources
	store, format string
	take, stale   bool
	articles      []int64
}

func (a *app) recodeCommand() *cobra.Command {
	r := &recoding{sources: sources{app: a}}
	cmd := &cobra.Command{
		Use:   "recode",
		Short: "Read the kept texts again with this version and these word files, and show what changes",
		Long: `Recode reads the texts that the store keeps again, with the present version of the program and the
word files of --words, and prints what is different: rows that are added, gone or changed, and by
which rules. Nothing in the store changes unless --take is given. Corrections made by hand hold on
where their words are found again; those whose words are not are named.`,
		Example: `  chancery recode --words my-words > changes.jsonl
  chancery recode --words my-words --article 12 --format text
  chancery recode --take`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(cmd, &r.store)
	f.StringVar(&r.words, "words", "", "folder of word files to lay over the built-in ones")
	f.IntVar(&r.workers, "workers", 0, "articles read at the same time (default: one for each processor)")
	f.BoolVar(&r.take, "take", false, "take the new coding over into the store")
	f.BoolVar(&r.stale, "stale", false, "only articles that another version or other word files have read")
	f.Int64SliceVar(&r.articles, "article", nil, "only these articles")
	f.StringVar(&r.format, "format", "", "how to print: text, jsonl (default: text on a terminal, else jsonl)")
	complete(cmd, "format", "text", "jsonl")
	return cmd
}

// A changed is what a new coding of an article changes.
type changed struct {
	Article string          `json:"article"`
	Title   string          `json:"title,omitempty"`
	Changes []record.Change `json:"changes"`
}

func (r *recoding) run(ctx context.Context) error {
	if err := r.check(); err != nil {
		return &usageError{fmt.Errorf("recode: %w", err)}
	}
	if r.format == "" {
		r.format = "jsonl"
		if isTerminal(r.app.stdout) {
			r.format = "text"
		}
	}
	if !one(r.format, "text", "jsonl") {
		return &usageError{fmt.Errorf("recode: unknown --format %q (want text, jsonl)", r.format)}
	}
	by, err := coder(r.words)
	if err != nil {
		return err
	}
	st, err := openStore(ctx, r.store)
	if err != nil {
		return err
	}
	defer st.Close()
	into := st
	if r.take {
		if into, err = store.Open(ctx, storeAddress(r.store)); err != nil {
			return err
		}
		defer into.Close()
	}
	rd, err := r.reader()
	if err != nil {
		return err
	}
	w := &recoder{recoding: r, st: into, by: by}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for rec, err := range rd.ReadAll(ctx, w.texts(ctx, st), r.workers) {
		if err != nil {
			return err
		}
		if err := w.compare(ctx, rec); err != nil {
			return err
		}
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.report(ctx, st)
}

// A recoder compares new records with those that are kept.
type recoder struct {
	*recoding
	st      *store.Store
	by      string
	waiting chan store.Kept // those being read, in their order
	batch   []store.Kept
	read    int // articles
	changes int // rows
	differ  int // articles in which some row differs
}

// texts yields the kept texts as articles to be read.
func (w *recoder) texts(ctx context.Context, st *store.Store) iter.Seq2[article.Article, error] {
	w.waiting = make(chan store.Kept, 1024)
	return func(yield func(article.Article, error) bool) {
		for k, err := range st.Records(ctx, 0) {
			if err != nil {
				yield(article.Article{}, err)
				return
			}
			if len(w.articles) > 0 && !slices.Contains(w.articles, k.Number) || w.stale && k.Coder == w.by {
				continue
			}
			select {
			case w.waiting <- k:
			case <-ctx.Done():
				return
			}
			r := k.Record
			if !yield(article.Article{ID: r.ID, URL: r.URL, Outlet: r.Outlet, Origin: r.Origin, Title: r.Title, Byline: r.Byline, Published: r.Published, Language: r.Language, Text: r.Text}, nil) {
				return
			}
		}
	}
}

// compare prints what a new record changes, and takes it over where that is wanted.
func (w *recoder) compare(ctx context.Context, now *record.Record) error {
	before := <-w.waiting
	w.read++
	diff := record.Diff(before.Record, now)
	if len(diff) > 0 {
		w.differ++
		w.changes += len(diff)
		if err := w.print(changed{strconv.FormatInt(before.Number, 10), now.Title, diff}); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if !w.take || len(diff) == 0 && before.Coder == w.by {
		return nil
	}
	w.batch = append(w.batch, store.Kept{Number: before.Number, Record: now})
	if len(w.batch) < 64 {
		return nil
	}
	return w.flush(ctx)
}

func (w *recoder) flush(ctx context.Context) error {
	if len(w.batch) == 0 {
		return nil
	}
	err := w.st.Recode(ctx, w.batch, store.Update{Now: time.Now(), Coder: w.by})
	w.batch = w.batch[:0]
	return err
}

func (w *recoder) print(c changed) error {
	if w.format == "jsonl" {
		e := json.NewEncoder(w.app.stdout)
		e.SetEscapeHTML(false)
		return e.Encode(c)
	}
	p := newPage(width(w.app.stdout), colours(w.app.stdout))
	p.para(0, 2, piece{"article " + c.Article, strong}, piece{"  " + c.Title, plain})
	for _, x := range c.Changes {
		p.para(2, 4, piece{x.String(), plain})
	}
	_, err := fmt.Fprint(w.app.stdout, p.b.String())
	return err
}

// report sums up on standard error, and names the corrections that have lost their words.
func (w *recoder) report(ctx context.Context, st *store.Store) error {
	taken := "nothing was taken over (--take)"
	if w.take {
		taken = "taken over"
	}
	fmt.Fprintf(w.app.stderr, "chancery: %s read again, %d differ in %s; %s\n", plural(w.read, "article", "articles"), w.differ, plural(w.changes, "row", "rows"), taken)
	if !w.take {
		return nil
	}
	list, err := st.Lost(ctx)
	if err != nil {
		return err
	}
	for _, c := range list {
		fmt.Fprintf(w.app.stderr, "chancery: correction #%d (%s: %s %s, by %s): its words are not found any more\n", c.ID, c.Finding, c.Field, c.Value, c.Who)
	}
	return nil
}
