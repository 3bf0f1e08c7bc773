// Package web shows a store to people: pages that a server writes, with every finding beside the
// words that it came from.
//
//	st, _ := store.Open(ctx, "talks.db")
//	http.Serve(l, web.Handler(st, rd, web.Options{}))
//
// Each view is one file: what it asks the store, and what its template in templates/ gets. An address
// holds all that a view shows, so it can be sent to a colleague. Everything but the
// conveniences (marks that light up, keys) works without script.
//
// Who serves this on a network sets Options.Token. What guards the pages stands in guard.go.
package web

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/internal/fetch"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// Options say how pages are served. The zero value serves whoever reaches the address.
type Options struct {
	ReadOnly bool             // no correction, no saved search
	Token    string           // what everybody must show first, as "Authorization: Bearer" or on the login page; empty asks nobody
	Hosts    []string         // host names under which the pages may be asked for, beside localhost and plain addresses
	API      http.Handler     // serves /api/; nil for none
	Fetch    *fetch.Client    // gets the pages of the reading view; nil for one that refuses private networks
	Now      func() time.Time // the clock; nil for the machine's
	Log      *slog.Logger     // told of faults of ours; nil for none
	Reads    int              // requests a minute from one address; 0 means 600
	Writes   int              // of these, such as change something; 0 means 30
}

// A site is a store being shown.
type site struct {
	Options
	st     *store.Store
	rd     *chancery.Reader
	files  assets
	pages  map[string]*template.Template
	secret [32]byte // signs forms and sessions, new at every start
	guard  limits
	busy   chan struct{} // how many texts are read at once

	mu    sync.Mutex // guards what follows
	known standing
}

// Handler serves the pages of a store. rd reads what is pasted on the reading view; it may be nil,
// and there is no such view then.
func Handler(st *store.Store, rd *chancery.Reader, o Options) http.Handler {
	s := &site{Options: o, st: st, rd: rd, files: loadAssets(), busy: make(chan struct{}, 2)}
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	if s.Fetch == nil {
		s.Fetch = &fetch.Client{MaxBody: 8 << 20, Timeout: 20 * time.Second}
	}
	s.guard = limits{read: cmp.Or(s.Reads, 600), write: cmp.Or(s.Writes, 30), seen: map[string]*bucket{}}
	if _, err := rand.Read(s.secret[:]); err != nil {
		panic(err) // the machine has no randomness
	}
	s.pages = s.templates()
	mux := http.NewServeMux()
	for pattern, view := range map[string]view{
		"GET /{$}":                   s.home,
		"GET /search":                s.search,
		"GET /article/{id}":          s.article,
		"GET /article/{id}/versions": s.versions,
		"GET /story/{id}":            s.story,
		"GET /actor":                 s.actor,
		"GET /relations":             s.rankings,
		"GET /pair":                  s.pair,
		"GET /ledger":                s.ledger,
		"GET /map":                   s.atlas,
		"GET /network":               s.network,
		"GET /brief":                 s.brief,
		"GET /saved":                 s.saved,
		"POST /saved":                s.save,
		"GET /read":                  s.live,
		"POST /read":                 s.readLive,
		"GET /correct":               s.correctForm,
		"POST /correct":              s.correct,
		"GET /corrections":           s.corrections,
		"POST /undo":                 s.undo,
		"GET /help":                  s.help,
		"GET /login":                 s.loginForm,
		"POST /login":                s.login,
		"POST /logout":               s.logout,
		"/":                          s.nothing,
	} {
		mux.Handle(pattern, s.page(view))
	}
	mux.HandleFunc("GET /static/{hash}/{name}", s.files.serve)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, s.files.path("icon.svg"), http.StatusMovedPermanently)
	})
	if o.API != nil {
		mux.Handle("/api/", o.API)
	}
	go s.stands(context.Background()) // so that the first who asks need not wait
	return s.guarded(mux)
}

// A view answers a request: with the name of a template and what it shows, or with an error.
type view func(w http.ResponseWriter, r *http.Request) (shown, error)

// shown is what a view shows. With To it is the address that the browser goes to instead.
type shown struct {
	page  string // name of the template
	title string
	data  any
	to    string // an address of ours
	code  int    // the status; 0 means 200
}

// A refusal is an error with a status and words for who asked.
type refusal struct {
	code int
	say  string
}

func (e *refusal) Error() string { return e.say }

func refuse(code int, format string, args ...any) error {
	return &refusal{code, fmt.Sprintf(format, args...)}
}

// page makes a handler of a view. What a person cannot have asked gets a page that says why.
func (s *site) page(v view) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 30*time.Second)
		defer cancel()
		r = r.WithContext(ctx)
		if err := r.ParseForm(); err != nil {
			s.failed(w, r, refuse(http.StatusBadRequest, "The address or the form cannot be read: %v.", err))
			return
		}
		sh, err := v(w, r)
		switch {
		case err != nil:
			s.failed(w, r, err)
		case sh.to != "":
			http.Redirect(w, r, sh.to, http.StatusSeeOther)
		default:
			s.render(w, r, sh)
		}
	})
}

// failed answers with a page that says what is wrong.
func (s *site) failed(w http.ResponseWriter, r *http.Request, err error) {
	code, say := http.StatusInternalServerError, "Something went wrong here. It is written down."
	var no *refusal
	switch {
	case errors.As(err, &no):
		code, say = no.code, no.say
	case errors.Is(err, store.ErrNotFound):
		code, say = http.StatusNotFound, "There is no such finding in this store."
	case errors.Is(err, store.ErrQuery), errors.Is(err, store.ErrText), errors.Is(err, store.ErrCorrection):
		code, say = http.StatusBadRequest, "This cannot be understood: "+err.Error()+"."
	case r.Context().Err() != nil:
		code, say = http.StatusServiceUnavailable, "This took too long. Narrow the search, by a time or an actor."
	default:
		s.Log.Error("page", "path", r.URL.Path, "error", err)
	}
	s.render(w, r, shown{page: "error", title: http.StatusText(code), code: code, data: struct {
		Code int
		Say  string
	}{code, say}})
}

func (s *site) nothing(_ http.ResponseWriter, r *http.Request) (shown, error) {
	return shown{}, refuse(http.StatusNotFound, "There is no page at this address.")
}

func (s *site) help(http.ResponseWriter, *http.Request) (shown, error) {
	return shown{page: "help", title: "How to read these pages"}, nil
}

// today is the day that decides what is due.
func (s *site) today() tellings.Day { return tellings.DayOf(s.Now().Format(time.DateOnly)) }
