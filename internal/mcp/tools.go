package mcp

import (
	"context"
	"errors"
	"fmt"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// Findings are an answer.
type Findings struct {
	Rows []Finding `json:"rows"`
	Next string    `json:"next,omitempty" jsonschema:"the cursor of the next page; absent on the last"`
}

// Actors are an answer of actors.
type Actors struct {
	Rows []store.Actor `json:"rows"`
	Next string        `json:"next,omitempty" jsonschema:"the cursor of the next page; absent on the last"`
}

// A Series is an index over time.
type Series struct {
	Meaning string        `json:"meaning" jsonschema:"what the index is, and what it must not be used for"`
	Rows    []store.Point `json:"rows"`
}

// A SearchQuestion asks for words in findings of all kinds.
type SearchQuestion struct {
	Text  string `json:"text" jsonschema:"words, \"a phrase\", begin*, -without, this OR that"`
	Since string `json:"since,omitempty" jsonschema:"from this day, month or year on"`
	Until string `json:"until,omitempty" jsonschema:"up to this day, month or year"`
	Limit int    `json:"limit,omitempty" jsonschema:"rows of each kind at most, up to 25; 5 where nothing is said"`
}

// An ArticleQuestion names an article.
type ArticleQuestion struct {
	ID int64 `json:"id" jsonschema:"number of the article: 12 of 12.e3"`
}

// A ReadQuestion is a text to be read.
type ReadQuestion struct {
	Text   string `json:"text" jsonschema:"of the article, paragraphs parted by newlines"`
	Date   string `json:"date,omitempty" jsonschema:"day of publication (2026-01-05): relative days are counted from it"`
	Title  string `json:"title,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	URL    string `json:"url,omitempty"`
}

// textAtMost is how many bytes a text to be read may have.
const textAtMost = 1 << 20

// tools adds the tools.
func (s *server) tools(srv *sdk.Server) {
	sdk.AddTool(srv, tool("search", "Search words in stories, statements and pledges at once: where to begin."), answer(s.search))
	sdk.AddTool(srv, tool("events", "Events: who did what to whom, as single articles tell it."), answer(s.events))
	sdk.AddTool(srv, tool("stories", "Events, each once however many articles tell it: by how many independently, and what they tell differently."), answer(s.stories))
	sdk.AddTool(srv, tool("statements", "Statements: who said what, in whose words."), answer(s.statements))
	sdk.AddTool(srv, tool("pledges", "Pledges, demands, threats and positions, with what later articles show of each."), answer(s.pledges))
	sdk.AddTool(srv, tool("actors", "People, bodies and states in the store, with the offices that articles give them. Keys name them in the other tools."), answer(s.actors))
	sdk.AddTool(srv, tool("relations", "What actors do to each other by day, week, month or year: an index, each event counted once."), answer(s.relations))
	sdk.AddTool(srv, tool("article", "The record of an article with its text: all findings with their spans."), answer(s.article))
	sdk.AddTool(srv, tool("read", "Read a text that is not in the store and return its record. Nothing is kept."), answer(s.read))
}

// answer makes a tool of a method. What the asker has done wrong comes back as the tool's error.
func answer[In, Out any](f func(context.Context, In) (Out, error)) sdk.ToolHandlerFor[In, Out] {
	return func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		out, err := f(ctx, in)
		return nil, out, err
	}
}

func (s *server) events(ctx context.Context, in EventQuestion) (Findings, error) {
	q, err := in.query()
	if err != nil {
		return Findings{}, err
	}
	p, err := s.st.Events(ctx, q)
	return findings(ctx, p, err, s.shelf().event)
}

func (s *server) stories(ctx context.Context, in EventQuestion) (Findings, error) {
	q, err := in.query()
	if err != nil {
		return Findings{}, err
	}
	p, err := s.st.Stories(ctx, q)
	return findings(ctx, p, err, s.shelf().story)
}

func (s *server) statements(ctx context.Context, in StatementQuestion) (Findings, error) {
	q, err := in.query()
	if err != nil {
		return Findings{}, err
	}
	p, err := s.st.Statements(ctx, q)
	return findings(ctx, p, err, s.shelf().statement)
}

func (s *server) pledges(ctx context.Context, in PledgeQuestion) (Findings, error) {
	q, err := in.query()
	if err != nil {
		return Findings{}, err
	}
	p, err := s.st.Commitments(ctx, q, s.today())
	return findings(ctx, p, err, s.shelf().pledge)
}

// findings makes rows ready to be quoted of a page.
func findings[T any](ctx context.Context, p store.Page[T], err error, one func(context.Context, *T) (Finding, error)) (Findings, error) {
	out := Findings{Rows: []Finding{}, Next: p.Next}
	for i := range p.Rows {
		var f Finding
		if f, err = one(ctx, &p.Rows[i]); err != nil {
			return Findings{}, err
		}
		out.Rows = append(out.Rows, f)
	}
	return out, err
}

func (s *server) search(ctx context.Context, in SearchQuestion) (Findings, error) {
	q := store.Query{Text: in.Text, Limit: 5}
	if in.Limit > 0 {
		q.Limit = min(in.Limit, 25)
	}
	if in.Text == "" {
		return Findings{}, errors.New("text: is empty")
	}
	if err := days(&q, in.Since, in.Until); err != nil {
		return Findings{}, err
	}
	b := s.shelf()
	told, err := s.st.Stories(ctx, q)
	all, err := findings(ctx, told, err, b.story)
	if err != nil {
		return Findings{}, err
	}
	said, err := s.st.Statements(ctx, q)
	part, err := findings(ctx, said, err, b.statement)
	if err != nil {
		return Findings{}, err
	}
	all.Rows = append(all.Rows, part.Rows...)
	held, err := s.st.Commitments(ctx, q, s.today())
	part, err = findings(ctx, held, err, b.pledge)
	return Findings{Rows: append(all.Rows, part.Rows...)}, err
}

func (s *server) actors(ctx context.Context, in ActorQuestion) (Actors, error) {
	q, err := in.query()
	if err != nil {
		return Actors{}, err
	}
	p, err := s.st.Actors(ctx, q)
	return Actors{append([]store.Actor{}, p.Rows...), p.Next}, err
}

func (s *server) relations(ctx context.Context, in SeriesQuestion) (Series, error) {
	q := store.Query{Who: in.Who, Whom: in.Whom, Between: in.Between, What: in.What}
	if err := days(&q, in.Since, in.Until); err != nil {
		return Series{}, err
	}
	if len(q.Who)+len(q.Whom)+len(q.Between) == 0 {
		return Series{}, errors.New("who, whom or between: one is needed")
	}
	if in.Per == "" {
		in.Per = "month"
	}
	if in.Index == "" {
		in.Index = "events"
	}
	per, err := relations.ParsePeriod(in.Per)
	if err != nil {
		return Series{}, err
	}
	points, err := s.st.Series(ctx, q, in.Index, per)
	if err != nil {
		return Series{}, err
	}
	ix, _ := relations.Lookup(in.Index)
	return Series{Meaning: ix.Title + ": " + ix.Meaning + " Not for: " + ix.NotFor, Rows: append([]store.Point{}, points...)}, nil
}

func (s *server) article(ctx context.Context, in ArticleQuestion) (*record.Record, error) {
	_, r, err := s.st.Article(ctx, in.ID)
	if err != nil {
		return nil, fmt.Errorf("article %d: %w", in.ID, err)
	}
	return r, nil
}

func (s *server) read(_ context.Context, in ReadQuestion) (*record.Record, error) {
	if s.rd == nil {
		return nil, errors.New("no articles are read here")
	}
	if len(in.Text) > textAtMost {
		return nil, fmt.Errorf("text: has %d bytes (want %d at most)", len(in.Text), textAtMost)
	}
	a := article.Article{Text: in.Text, Title: in.Title, Outlet: in.Outlet, URL: in.URL}
	if in.Date != "" {
		var err error
		if a.Published, err = article.ParseDate(in.Date); err != nil {
			return nil, fmt.Errorf("date: %w", err)
		}
	}
	return s.rd.Read(a)
}
