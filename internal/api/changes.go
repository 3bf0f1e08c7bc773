package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/chancery-project/chancery/internal/store"
)

type changesQuestion struct {
	Since string `query:"since" maxLength:"48" doc:"a revision, or the id of the last change seen; 0 for all there is, now where nothing is said"`
	Last  string `header:"Last-Event-ID" maxLength:"48" doc:"what a reader that was cut off sends: it goes before since"`
}

// heartbeat is how often a line is sent where nothing changes, so that nobody between hangs up.
const heartbeat = 15 * time.Second

// changes adds the stream of what is new.
func (s *server) changes(api huma.API) {
	op := operation("changes", http.MethodGet, "/changes", "What is new, as server-sent events: article, story, pledge (with its evidence), revision")
	op.Description = "Each change of the store comes as the articles that are new, edited, or coded or corrected anew, the stories that their events belong to, and the pledges that they make or " +
		"give evidence on; then an event named revision, whose id is where to go on. A row may come more than once: the last one counts."
	op.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString, Description: "data of article, story and pledge is a row as the lists have it"}},
	}}}
	huma.Register(api, op, func(ctx context.Context, in *changesQuestion) (*huma.StreamResponse, error) {
		at, err := s.bookmark(ctx, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			r, w := humago.Unwrap(c)
			select {
			case s.streams <- struct{}{}:
				defer func() { <-s.streams }()
			default:
				w.(*answer).problem(&huma.ErrorModel{Status: http.StatusServiceUnavailable, Detail: "as many follow the changes as may; try again later"})
				return
			}
			w.Header().Set("Content-Type", "text/event-stream")
			w.Header().Set("X-Accel-Buffering", "no") // a proxy must not wait for more
			w.WriteHeader(http.StatusOK)
			if r.Method != http.MethodHead {
				f := &follower{s: s, w: w, out: http.NewResponseController(w), at: at}
				f.run(r.Context())
			}
		}}, nil
	})
}

// bookmark says where a reader begins.
func (s *server) bookmark(ctx context.Context, in *changesQuestion) (store.Bookmark, error) {
	from := in.Last
	if from == "" {
		from = in.Since
	}
	switch {
	case from == "0":
		return store.Bookmark{}, nil
	case from != "":
		return store.ParseBookmark(from)
	}
	n, err := s.st.Revision(ctx)
	return store.BookmarkAt(n), err
}

// A follower is one reader of changes.
type follower struct {
	s    *server
	w    http.ResponseWriter
	out  *http.ResponseController
	at   store.Bookmark
	seen int64 // the revision up to which all was sent
}

// run sends what changes until the reader goes.
func (f *follower) run(ctx context.Context) {
	f.seen = -1
	poll := time.NewTicker(f.s.Poll)
	defer poll.Stop()
	sent := f.s.Now()
	if !f.write("retry: 3000\n\n") {
		return
	}
	for {
		some, err := f.news(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			f.s.Failed(err)
			return
		case some:
			sent = f.s.Now()
		case f.s.Now().Sub(sent) >= heartbeat:
			if !f.write(": nothing new\n\n") {
				return
			}
			sent = f.s.Now()
		}
		select {
		case <-ctx.Done():
			return
		case <-poll.C:
		}
	}
}

// news sends what is new and reports whether there was any.
func (f *follower) news(ctx context.Context) (bool, error) {
	revision, err := f.s.st.Revision(ctx)
	if err != nil || revision == f.seen {
		return false, err
	}
	some := false
	for {
		c, err := f.s.st.Changes(ctx, f.at)
		if err != nil {
			return some, err
		}
		if len(c.Articles) == 0 {
			f.seen = revision
			return some, nil
		}
		some = true
		if err := f.send(&c); err != nil {
			return some, err
		}
		f.at = c.Next
	}
}

// send writes some changes, and after them where to go on.
func (f *follower) send(c *store.Changes) error {
	for i := range c.Articles {
		if err := f.event("article", &c.Articles[i]); err != nil {
			return err
		}
	}
	for i := range c.Stories {
		if err := f.event("story", &c.Stories[i]); err != nil {
			return err
		}
	}
	for i := range c.Pledges {
		if err := f.event("pledge", &c.Pledges[i]); err != nil {
			return err
		}
	}
	if !f.write(fmt.Sprintf("id: %s\nevent: revision\ndata: {\"revision\":%d}\n\n", c.Next, c.Next.Revision)) {
		return context.Canceled
	}
	return nil
}

// event writes one event. JSON has no line breaks but escaped ones, so it is one line of data.
func (f *follower) event(name string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if !f.write("event: " + name + "\ndata: " + string(data) + "\n\n") {
		return context.Canceled
	}
	return nil
}

// write writes and flushes; false says that nobody listens.
func (f *follower) write(text string) bool {
	f.out.SetWriteDeadline(time.Now().Add(30 * time.Second))
	if _, err := f.w.Write([]byte(text)); err != nil {
		return false
	}
	return f.out.Flush() == nil
}
