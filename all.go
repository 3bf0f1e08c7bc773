package chancery

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

// An Error says which article could not be read and why.
type Error struct {
	Article article.Article // its head; the text may be missing
	Err     error
}

func (e *Error) Error() string {
	name := e.Article.ID
	if name == "" {
		name = e.Article.URL
	}
	if name == "" {
		return e.Err.Error()
	}
	return fmt.Sprintf("%s: %v", name, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// ReadAll yields the records in the order of in, whatever the number of workers: the same
// sequence, errors included, as reading one article after the other. An error of in is
// yielded in its place; an article that cannot be read yields an [*Error]; both leave the
// others alone. Fewer than one worker means one. When ctx ends, its error is the last one
// yielded. No more than a few articles for each worker are held at a time. in is pulled by
// another goroutine, which may still be inside it when the caller ends the loop early.
func (r *Reader) ReadAll(ctx context.Context, in iter.Seq2[article.Article, error], workers int) iter.Seq2[*record.Record, error] {
	workers = max(workers, 1)
	return func(yield func(*record.Record, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		work := make(chan *job)
		order := make(chan *job, 4*workers) // in the order of in; bounds what is held
		for range workers {
			go r.work(work)
		}
		go feed(ctx, in, work, order)
		for j := range order {
			<-j.done
			if j.record == nil && j.err == nil {
				continue // ctx ended before its turn
			}
			if !yield(j.record, j.err) {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}

// A job is one article on its way through a worker.
type job struct {
	article article.Article
	record  *record.Record
	err     error
	done    chan struct{}
}

// feed hands each article to the workers and, before, to order.
func feed(ctx context.Context, in iter.Seq2[article.Article, error], work, order chan<- *job) {
	defer close(order)
	defer close(work)
	for a, err := range in {
		j := &job{article: a, err: err, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			close(j.done)
			return
		}
	}
}

// work reads until work is closed.
func (r *Reader) work(work <-chan *job) {
	var w workspace
	for j := range work {
		if j.record, j.err = r.survive(j.article, &w); j.err != nil {
			head := j.article
			head.Text = ""
			j.err = &Error{head, j.err}
		}
		j.article = article.Article{}
		close(j.done)
	}
}

// survive reads one article. A panic is a fault of ours; so that it costs one article and not
// the thousands behind it, it becomes that article's error.
func (r *Reader) survive(a article.Article, w *workspace) (rec *record.Record, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			rec, err = nil, fmt.Errorf("a fault of the program, please report it: %v\n%s", fault, debug.Stack())
			*w = workspace{}
		}
	}()
	return r.read(a, w)
}
