package ingest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/fetch"
	"github.com/chancery-project/chancery/internal/store"
)

// Watching says how sources are watched.
type Watching struct {
	Options
	Fetch *fetch.Polite
	Once  bool                     // look at every source that is due once, and end
	Look  func(Source, int, error) // is told of every look: how many articles are new, or what went wrong; may be nil
}

// Watch looks at sources when they are due, fetches the articles they name that have not been
// fetched, and keeps them, until ctx ends. What it knows of a source (when to look again, which
// version of the feed it has, which addresses it has fetched) lies in the store, so that it goes on
// after a restart where it was. A source that fails is asked less and less often, once a day in
// the end; one that says how long to wait is obeyed.
func Watch(ctx context.Context, st *store.Store, read Read, sources []Source, w Watching) (Count, error) {
	if w.Now == nil {
		w.Now = time.Now
	}
	var total Count
	for {
		due, next, err := w.due(ctx, st, sources)
		if err != nil {
			return total, err
		}
		if len(due) > 0 {
			count, err := w.round(ctx, st, read, due)
			total = total.plus(count)
			if err != nil {
				return total, err
			}
		}
		if w.Once || ctx.Err() != nil {
			return total, ctx.Err()
		}
		if len(due) > 0 {
			continue // others may have become due meanwhile
		}
		if err := wait(ctx, next.Sub(w.Now())); err != nil {
			return total, err
		}
	}
}

func (c Count) plus(o Count) Count {
	return Count{c.Added + o.Added, c.Edited + o.Edited, c.Unchanged + o.Unchanged, c.Failed + o.Failed}
}

// wait waits for d, an hour at most: clocks are set, lids are closed.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(min(max(d, time.Second), time.Hour))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A state is what is known of a source.
type state struct {
	Next     time.Time     `json:"next"` // not before
	Version  fetch.Version `json:"version"`
	Failures int           `json:"failures,omitempty"` // in a row
	Gone     bool          `json:"gone,omitempty"`     // its server says that it will not come back
	Last     string        `json:"last,omitempty"`     // what came of the last look
}

// A watched is a source with its state.
type watched struct {
	Source
	state
}

// due returns the sources to look at now, and when the next one will be.
func (w *Watching) due(ctx context.Context, st *store.Store, sources []Source) ([]*watched, time.Time, error) {
	var out []*watched
	now := w.Now()
	next := now.Add(time.Hour)
	for _, s := range sources {
		x := &watched{Source: s}
		data, err := st.Source(ctx, s.URL)
		if err != nil {
			return nil, next, err
		}
		if data != "" {
			if err := json.Unmarshal([]byte(data), &x.state); err != nil {
				x.state = state{} // of a later version of the program: begin anew
			}
		}
		switch {
		case x.Gone:
		case !x.Next.After(now):
			out = append(out, x)
		case x.Next.Before(next):
			next = x.Next
		}
	}
	return out, next, nil
}

// round looks at sources, several hosts at the same time, and keeps the articles they name.
func (w *Watching) round(ctx context.Context, st *store.Store, read Read, due []*watched) (Count, error) {
	found := make(chan fetched)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		defer close(found)
		var wg sync.WaitGroup
		slots := make(chan struct{}, 8)
		for _, group := range byHost(due) {
			wg.Go(func() {
				slots <- struct{}{}
				defer func() { <-slots }()
				for _, x := range group {
					w.look(ctx, st, x, found)
				}
			})
		}
		wg.Wait()
	}()
	var visits []fetched
	count, err := Keep(ctx, st, read, w.articles(found, &visits), w.Options)
	if err != nil {
		stop()
		for range found { // let those who look end
		}
		return count, err
	}
	return count, w.remember(ctx, st, due, visits)
}

// remember keeps what came of a round. Only now, when the articles are kept: what was fetched and not
// kept is fetched again after a crash, and the feed is read again that named it.
func (w *Watching) remember(ctx context.Context, st *store.Store, due []*watched, visits []fetched) error {
	for _, v := range visits {
		if err := st.Visit(ctx, v.address, w.Now(), v.outcome()); err != nil {
			return err
		}
	}
	for _, x := range due {
		data, err := json.Marshal(x.state)
		if err != nil {
			return err
		}
		if err := st.SetSource(ctx, x.URL, string(data)); err != nil {
			return err
		}
	}
	return nil
}

// byHost groups sources of one host, which are looked at one after the other.
func byHost(list []*watched) [][]*watched {
	groups := map[string][]*watched{}
	for _, x := range list {
		_, rest, _ := strings.Cut(x.URL, "://")
		host, _, _ := strings.Cut(rest, "/")
		groups[host] = append(groups[host], x)
	}
	var out [][]*watched
	for _, g := range groups {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b []*watched) int { return cmp.Compare(a[0].URL, b[0].URL) })
	return out
}

// A fetched is an article that a source named, or why it could not be had.
type fetched struct {
	address string
	article article.Article
	err     error
	again   bool // worth another try
	tries   int
}

// outcome is what is kept of a visit.
func (f *fetched) outcome() string {
	switch {
	case f.err == nil:
		return "kept"
	case f.again && f.tries < 3:
		return fmt.Sprintf("failed %d: %v", f.tries, f.err)
	}
	return "given up: " + f.err.Error()
}

// articles yields what was found, and remembers it.
func (w *Watching) articles(found <-chan fetched, visits *[]fetched) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for f := range found {
			a, err := f.article, f.err
			f.article = article.Article{}
			*visits = append(*visits, f)
			if err != nil {
				err = &article.Error{Input: f.address, Err: err}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// look looks at one source and sends the articles it names.
func (w *Watching) look(ctx context.Context, st *store.Store, x *watched, found chan<- fetched) {
	n, err := w.entries(ctx, st, x, found)
	if ctx.Err() != nil {
		return
	}
	x.plan(w.Now(), err)
	if w.Look != nil {
		if errors.Is(err, fetch.ErrUnchanged) {
			err = nil
		}
		w.Look(x.Source, n, err)
	}
}

// plan says when to look again.
func (x *watched) plan(now time.Time, err error) {
	every := x.Every
	if every <= 0 {
		every = 15 * time.Minute
	}
	if err == nil || errors.Is(err, fetch.ErrUnchanged) {
		x.Failures, x.Next, x.Last = 0, now.Add(every), "read"
		return
	}
	x.Failures++
	x.Last = err.Error()
	delay := min(every<<min(x.Failures, 10), 24*time.Hour)
	var status *fetch.StatusError
	if errors.As(err, &status) {
		delay = max(delay, status.After)
		x.Gone = status.Code == 410
	}
	x.Next = now.Add(delay)
}

// entries reads a feed and fetches the articles that are new. It returns how many.
func (w *Watching) entries(ctx context.Context, st *store.Store, x *watched, found chan<- fetched) (int, error) {
	version := x.Version
	if x.Revisit > 0 {
		version = fetch.Version{} // the feed may stay as it is while its articles change
	}
	feed, err := w.feed(ctx, x.URL, &version)
	if err != nil {
		return 0, err
	}
	list := feed.Entries
	for _, next := range feed.Next { // the sitemaps that an index names; the newest stand first or last
		sub, err := w.feed(ctx, next, &fetch.Version{})
		if err != nil {
			return 0, fmt.Errorf("%s: %w", next, err)
		}
		list = append(list, sub.Entries...)
	}
	limit := x.Limit
	if limit <= 0 {
		limit = 200
	}
	n, all := 0, true // all: nothing of this version of the feed is left to do
	for _, e := range list {
		if n == limit || ctx.Err() != nil {
			all = false
			break
		}
		if e.URL == "" && !x.Content {
			continue
		}
		address := cmp.Or(e.URL, e.ID)
		tries, wanted, err := w.wanted(ctx, st, x, address)
		if err != nil {
			return n, err
		}
		if !wanted {
			all = all && tries == 0
			continue
		}
		n++
		f := w.fetch(ctx, x, &e)
		f.address, f.tries = address, tries+1
		all = all && !f.again
		select {
		case found <- f:
		case <-ctx.Done():
		}
	}
	if x.Version = (fetch.Version{}); all {
		x.Version = version
	}
	return n, nil
}

// feed fetches and reads a feed that has changed since a version, which it brings up to date.
func (w *Watching) feed(ctx context.Context, address string, v *fetch.Version) (article.Feed, error) {
	page, err := w.Fetch.Get(ctx, address, *v)
	if err != nil {
		return article.Feed{}, err
	}
	defer page.Body.Close()
	feed, err := article.ReadFeed(page.URL, page.Body)
	if err == nil {
		*v = page.Version
	}
	return feed, err
}

// wanted reports whether an address is to be fetched, and how often that has failed.
func (w *Watching) wanted(ctx context.Context, st *store.Store, x *watched, address string) (tries int, wanted bool, err error) {
	at, outcome, err := st.Visited(ctx, address)
	switch {
	case err != nil:
		return 0, false, err
	case outcome == "":
		return 0, true, nil
	case outcome == "kept":
		age := w.Now().Sub(at)
		return 0, x.Revisit > 0 && age >= x.Revisit && age < x.Revisit+7*24*time.Hour, nil
	}
	if _, err := fmt.Sscanf(outcome, "failed %d", &tries); err != nil {
		return 0, false, nil // given up
	}
	return tries, w.Now().Sub(at) >= time.Hour, nil
}

// fetch gets the article of an entry, from its page or out of the feed.
func (w *Watching) fetch(ctx context.Context, x *watched, e *article.Entry) fetched {
	a := article.Article{ID: e.ID, URL: e.URL, Text: e.Text}
	if !x.Content {
		page, err := w.Fetch.Get(ctx, e.URL, fetch.Version{})
		if err != nil {
			var status *fetch.StatusError
			again := !errors.Is(err, fetch.ErrRobots) && !(errors.As(err, &status) && status.Gone())
			return fetched{err: err, again: again}
		}
		defer page.Body.Close()
		if a, err = readPage(page); err != nil {
			return fetched{err: err}
		}
	}
	if strings.TrimSpace(a.Text) == "" {
		return fetched{err: errors.New("there is no text")}
	}
	a.URL = cmp.Or(a.URL, e.URL)
	a.Title = cmp.Or(a.Title, e.Title)
	a.Byline = cmp.Or(a.Byline, e.Byline)
	a.Published = cmp.Or(a.Published, e.Published)
	a.Outlet = cmp.Or(x.Outlet, a.Outlet, e.Outlet)
	a.Language = cmp.Or(a.Language, e.Language)
	return fetched{article: a}
}

// readPage reads the one article of a page.
func readPage(page *fetch.Page) (article.Article, error) {
	o := article.Options{URL: page.URL, ContentType: page.ContentType}
	for a, err := range o.Open(page.URL, page.Body) {
		var e *article.Error
		if errors.As(err, &e) {
			err = e.Err // the address is told by whoever asked
		}
		return a, err
	}
	return article.Article{}, io.ErrUnexpectedEOF
}
