// Package ingest takes articles in: it reads those that the store does not have, and keeps what
// they put on record. Sources are files that somebody names or feeds that are watched.
package ingest

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"time"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// Read turns articles into records, in their order: chancery.Reader.ReadAll on one machine.
type Read func(ctx context.Context, in iter.Seq2[article.Article, error]) iter.Seq2[*record.Record, error]

// Options say how to keep.
type Options struct {
	Coder  string           // version of the program and of the word files that read
	Now    func() time.Time // nil means time.Now
	Failed func(error)      // is told of every article that could not be read or kept; may be nil
	Step   func(Count)      // is told how far it is, from time to time; may be nil
}

// A Count says what became of articles.
type Count struct {
	Added, Edited, Unchanged, Failed int
}

// All is the number of articles.
func (c Count) All() int { return c.Added + c.Edited + c.Unchanged + c.Failed }

// Records are kept in transactions of so many, or as many as come in so much time: what is kept is
// on disk before the next begin.
const (
	batchSize = 64
	batchTime = 2 * time.Second
)

// Keep reads the articles of in that st does not have and keeps their records. An article that
// cannot be read is told of and the others go on; what ends Keep is an error of the store or of
// ctx. What was kept before stays, and the same call again goes on from there: articles that are in
// the store are not read again.
func Keep(ctx context.Context, st *store.Store, read Read, in iter.Seq2[article.Article, error], o Options) (Count, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	k := &keeping{Options: o, ctx: ctx, st: st, began: o.Now()}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for r, err := range read(ctx, k.unknown(in)) {
		switch {
		case err != nil && ctx.Err() != nil:
		case err != nil:
			k.fail(err)
		default:
			k.batch = append(k.batch, r)
		}
		if len(k.batch) >= batchSize || len(k.batch) > 0 && o.Now().Sub(k.began) >= batchTime {
			if err := k.flush(); err != nil {
				return k.total(), err
			}
		}
	}
	err := k.flush()
	return k.total(), errors.Join(err, context.Cause(k.ctx))
}

// A keeping is one call of Keep.
type keeping struct {
	Options
	ctx     context.Context
	st      *store.Store
	batch   []*record.Record
	began   time.Time // when the first of the batch came, or the last batch was kept
	count   Count
	skipped atomic.Int64 // raised where articles are taken in, which is another goroutine
}

// unknown yields the articles of in that the store does not have.
func (k *keeping) unknown(in iter.Seq2[article.Article, error]) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for a, err := range in {
			if err == nil {
				id := a.ID
				if id == "" {
					id = a.Fingerprint()
				}
				known, err := k.st.Has(k.ctx, store.MarkOf(a.URL, id, a.Outlet, a.Title, a.Byline, a.Published, a.Text))
				if err == nil && known {
					k.skipped.Add(1)
					continue
				}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func (k *keeping) fail(err error) {
	k.count.Failed++
	if k.Failed != nil {
		k.Failed(err)
	}
}

// flush keeps the batch. Where the store refuses it as a whole, though it answers, its records are
// kept one by one, so that one that is at fault costs none of the others.
func (k *keeping) flush() error {
	if len(k.batch) == 0 {
		return nil
	}
	defer func() { k.batch, k.began = k.batch[:0], k.Now() }()
	// What was read is kept even where the user has stopped the program: it is a second's work.
	ctx := context.WithoutCancel(k.ctx)
	outcomes, err := k.st.Keep(ctx, k.batch, store.Update{Now: k.Now(), Coder: k.Coder})
	if err != nil && len(k.batch) == 1 {
		return err
	}
	if err != nil {
		if outcomes, err = k.oneByOne(ctx); err != nil {
			return err
		}
	}
	for _, o := range outcomes {
		switch o {
		case store.Added:
			k.count.Added++
		case store.Edited:
			k.count.Edited++
		case store.Unchanged:
			k.count.Unchanged++
		}
	}
	if k.Step != nil {
		k.Step(k.total())
	}
	return nil
}

// oneByOne keeps each record of the batch in a transaction of its own. Where none can be kept, the
// store is at fault, and its error is returned.
func (k *keeping) oneByOne(ctx context.Context) ([]store.Outcome, error) {
	var outcomes []store.Outcome
	var errs []error
	for _, r := range k.batch {
		o, err := k.st.Keep(ctx, []*record.Record{r}, store.Update{Now: k.Now(), Coder: k.Coder})
		if err != nil {
			errs = append(errs, &article.Error{Input: r.ID, Err: err})
			if len(errs) > 3 && len(outcomes) == 0 {
				return nil, err
			}
			continue
		}
		outcomes = append(outcomes, o...)
	}
	if len(outcomes) == 0 {
		return nil, errs[0]
	}
	for _, err := range errs {
		k.fail(err)
	}
	return outcomes, nil
}

// total is the count so far.
func (k *keeping) total() Count {
	c := k.count
	c.Unchanged += int(k.skipped.Load())
	return c
}
