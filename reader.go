// Package chancery reads news articles and keeps the diplomatic record: who met, said,
// promised, demanded, threatened, banned or launched what, towards whom, when, where and
// according to whom, each finding tied to the words it came from.
//
//	rd, err := chancery.NewReader(chancery.Options{})
//	…
//	rec, err := rd.Read(article.Article{Published: "2026-01-05", Text: "…"})
//
// The same article gives the same record each time, on any number of goroutines and on every
// processor. The package opens no file, no socket and no clock.
package chancery

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/commitments"
	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/framing"
	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/places"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
	"github.com/chancery-project/chancery/internal/world"
	"github.com/chancery-project/chancery/record"
)

// Options say how to read. The zero value reads with the built-in words alone.
type Options struct {
	// Words holds the user's own word files, which are laid over the built-in ones:
	// "events/verbs.txt", "world/persons.txt", … (docs/words.md). Nil when there are none.
	Words fs.FS
}

// A Reader turns articles into records. It is built once, never changes, and is safe for
// concurrent use.
type Reader struct {
	spare sync.Pool // of *workspace

	world       *world.World
	parser      *syntax.Parser
	names       *names.Finder
	actors      *actors.Resolver
	times       *times.Finder
	places      *places.Finder
	statements  *statements.Finder
	events      *events.Coder
	commitments *commitments.Finder
	framing     *framing.Finder
}

// NewReader loads the weights, tables and word files. It fails where a user's file is wrong,
// with one line for each wrong line: file, line and reason.
func NewReader(o Options) (*Reader, error) {
	var r Reader
	var errs []error
	keep := func(err error) { errs = append(errs, err) }
	w, err := world.Load(o.Words)
	if keep(err); err != nil {
		return nil, err
	}
	r.world = w
	r.parser, err = syntax.NewParser()
	keep(err)
	r.names, err = names.NewFinder(w)
	keep(err)
	r.actors, err = actors.NewResolver(w, o.Words)
	keep(err)
	r.times, err = times.NewFinder(o.Words)
	keep(err)
	r.places, err = places.NewFinder(w)
	keep(err)
	r.statements, err = statements.NewFinder(o.Words)
	keep(err)
	r.commitments, err = commitments.NewFinder(o.Words)
	keep(err)
	r.events, err = events.NewCoder(o.Words)
	keep(err)
	r.framing, err = framing.NewFinder(o.Words)
	keep(err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return &r, nil
}

// Read returns the record of one article. It fails when the text is empty or not UTF-8, and
// when Published is neither empty, nor a date, nor RFC 3339.
func (r *Reader) Read(a article.Article) (*record.Record, error) {
	w := r.workspace()
	rec, err := r.read(a, w)
	r.spare.Put(w) // not after a panic: it may be half written then
	return rec, err
}

// A workspace is the memory that one goroutine needs to read, kept from article to article.
type workspace struct{ syntax syntax.Workspace }

// workspace returns one that a call before has done with, or a new one. A new one is 22 MB
// large before long, so calls one after the other share it.
func (r *Reader) workspace() *workspace {
	if w, ok := r.spare.Get().(*workspace); ok {
		return w
	}
	return &workspace{}
}

// findings are what the stages found in one article.
type findings struct {
	doc         *text.Doc
	tree        *syntax.Tree
	cast        *actors.Cast
	times       []times.Expression
	places      []places.Place
	statements  []statements.Statement
	events      []events.Event
	commitments []commitments.Commitment
	framing     []framing.Frame
	editorial   bool
}

// find is the data's way: the stages in order, each with what it needs. It completes the head
// of a. The tree lies in w.
func (r *Reader) find(a *article.Article, w *workspace) (findings, error) {
	published, err := check(a)
	if err != nil {
		return findings{}, err
	}
	d := text.Segment(a.Text)
	t := r.parser.Parse(d, &w.syntax)
	mentions := r.names.Find(d, t)
	cast := r.actors.Resolve(d, t, mentions, published)
	ts := r.times.Find(d, t, published)
	where := r.places.Find(d, t, mentions, places.Hints{Outlet: a.Outlet, URL: a.URL})
	said := r.statements.Find(d, t, cast, ts)
	done := r.events.Find(events.Input{Doc: d, Tree: t, Cast: cast, Times: ts, Places: where, Statements: said, World: r.world, Published: published})
	bound := r.commitments.Find(commitments.Input{Doc: d, Tree: t, Cast: cast, Times: ts, Statements: said, Events: done})
	editorial := r.framing.Editorial(a.Title, a.URL, d)
	framed := r.framing.Find(framing.Input{Doc: d, Tree: t, Cast: cast, Statements: said, Editorial: editorial})
	return findings{d, t, cast, ts, where, said, done, bound, framed, editorial}, nil
}

// read turns one article into its record.
func (r *Reader) read(a article.Article, w *workspace) (*record.Record, error) {
	f, err := r.find(&a, w)
	if err != nil {
		return nil, err
	}
	rec := &record.Record{
		Version: record.Version, ID: a.ID, URL: a.URL, Outlet: a.Outlet, Origin: a.Origin, Title: a.Title,
		Byline: a.Byline, Published: a.Published, Language: a.Language, Text: a.Text,
	}
	if f.editorial {
		rec.Genre = "editorial"
	}
	c := converter{text.NewRunes(a.Text)}
	c.doc(f.doc, rec)
	rec.Actors = c.actors(f.cast)
	rec.Places = c.places(f.places)
	rec.Times = c.times(f.times)
	rec.Statements = c.statements(f.statements, f.times)
	rec.Types = userTypes(r.events, f.events)
	rec.Events = c.events(r.events, f.events, f.doc, f.times)
	rec.Commitments = c.commitments(f.commitments, f.times)
	rec.Framing = c.framing(f.framing)
	return rec, nil
}

// check completes the head of an article and returns its date, the zero time where it has none.
func check(a *article.Article) (time.Time, error) {
	switch {
	case strings.TrimSpace(a.Text) == "":
		return time.Time{}, errors.New("text: empty")
	case !utf8.ValidString(a.Text):
		return time.Time{}, errors.New("text: not valid UTF-8")
	}
	published, err := Date(a.Published)
	if err != nil {
		return time.Time{}, fmt.Errorf("published: %w", err)
	}
	if a.ID == "" {
		a.ID = a.Fingerprint()
	}
	if a.Language == "" {
		a.Language = "en"
	}
	return published, nil
}

// Date reads a day as articles give it: "2026-01-05" or RFC 3339, "2026-01-05T09:00:00Z". The
// empty string gives the zero time.
func Date(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a date (want 2026-05-03 or 2026-05-03T09:00:00Z)", s)
}
