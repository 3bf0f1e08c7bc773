package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
)

// An Event is one event as one article tells it.
type Event struct {
	ID         string              `json:"id"`
	Story      string              `json:"story"`   // all reports of this event have this one
	Reports    int                 `json:"reports"` // how many articles tell it
	Origins    int                 `json:"origins"` // how many of them independently
	Type       string              `json:"type"`
	Mode       string              `json:"mode,omitempty"`
	Quad       string              `json:"quad,omitempty"`
	CAMEO      string              `json:"cameo,omitempty"`
	Goldstein  float64             `json:"goldstein"`
	Intensity  float64             `json:"intensity"`
	Status     string              `json:"status"`
	Day        string              `json:"day,omitempty"`  // the first day it may have happened on
	Last       string              `json:"last,omitempty"` // the last one, where it is another
	Dated      bool                `json:"dated"`          // by words of the article; else the day of publication stands in
	Sources    []Ref               `json:"sources,omitempty"`
	Targets    []Ref               `json:"targets,omitempty"`
	By         []Ref               `json:"by,omitempty"` // according to whom
	Contexts   []string            `json:"contexts,omitempty"`
	Words      string              `json:"words"`
	Sentence   string              `json:"sentence"`
	Place      string              `json:"place,omitempty"`
	Country    string              `json:"country,omitempty"` // of the place
	GeoNames   int                 `json:"geonames,omitempty"`
	Lat        float64             `json:"lat,omitempty"`
	Lon        float64             `json:"lon,omitempty"`
	Quantities []tellings.Quantity `json:"quantities,omitempty"`
	Confidence float64             `json:"confidence"`
	Rule       string              `json:"rule,omitempty"`
	Article    ArticleRef          `json:"article"`
}

// An ArticleRef names the article of a finding.
type ArticleRef struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
}

const articleColumns = "a.id, a.url, a.outlet, a.title, a.published"

func (r *ArticleRef) dest() []any { return []any{&r.ID, &r.URL, &r.Outlet, &r.Title, &r.Published} }

var eventSorts = map[string]sorting{"newest": {"e.day", false}, "oldest": {"e.day", true}}

// Events returns events, the newest first, or as q.Sort says: newest, oldest.
func (s *Store) Events(ctx context.Context, q Query) (Page[Event], error) {
	o, err := sorted(q.Sort, "newest", eventSorts)
	if err != nil {
		return Page[Event]{}, err
	}
	l := &selection{s: s}
	if err := l.events(ctx, &q); err != nil {
		return Page[Event]{}, err
	}
	query, args, err := l.page(ctx, `e.story, coalesce(st.reports, 1), coalesce(st.origins, 1), e.cameo, e.goldstein, e.intensity, e.sentence, e.rule, e.telling, `+articleColumns,
		"events e JOIN articles a ON a.id = e.article LEFT JOIN stories st ON st.id = e.story", "e.id", &q, o)
	if err != nil {
		return Page[Event]{}, err
	}
	type row struct {
		Event
		story   int64
		telling []byte
	}
	p, ids, err := fetch(ctx, s, &q, query, args, func(r *row) []any {
		return append([]any{&r.story, &r.Reports, &r.Origins, &r.CAMEO, &r.Goldstein, &r.Intensity, &r.Sentence, &r.Rule, &r.telling}, r.Article.dest()...)
	})
	if err != nil {
		return Page[Event]{}, err
	}
	out := Page[Event]{Rows: make([]Event, len(p.Rows)), Next: p.Next}
	for i := range p.Rows {
		r := &p.Rows[i]
		var t tellings.Event
		if err := json.Unmarshal(r.telling, &t); err != nil {
			return Page[Event]{}, s.fault(fmt.Errorf("event %s is damaged: %w", nameOf("e", ids[i]), err))
		}
		r.ID, r.Story = nameOf("e", ids[i]), nameOf("e", r.story)
		r.Event.told(&t)
		out.Rows[i] = r.Event
	}
	return out, nil
}

// told fills in what the telling has.
func (e *Event) told(t *tellings.Event) {
	e.Type, e.Mode, e.Quad, e.Status, e.Contexts, e.Words, e.Confidence = t.Type, t.Mode, t.Quad, t.Status, t.Contexts, t.Trigger, t.Confidence
	e.Day, e.Dated, e.Quantities = t.Days.First.String(), t.Dated, t.Quantities
	if t.Days.Last != t.Days.First {
		e.Last = t.Days.Last.String()
	}
	e.Sources, e.Targets, e.By = refs(t.Sources), refs(t.Targets), refs(t.By)
	if v := t.Venue; v != nil {
		e.Place, e.Country, e.GeoNames, e.Lat, e.Lon = v.Name, v.Country, v.GeoNames, v.Lat, v.Lon
	}
}

func refs(sides []tellings.Side) []Ref {
	var out []Ref
	for _, s := range sides {
		out = append(out, Ref{s.Key, s.Name, s.Code, s.Country})
	}
	return out
}

// events adds what q says of events, which are named e.
func (l *selection) events(ctx context.Context, q *Query) error {
	who, err := l.s.targets(ctx, q.Who)
	if err != nil {
		return err
	}
	whom, err := l.s.targets(ctx, q.Whom)
	if err != nil {
		return err
	}
	by, err := l.s.targets(ctx, q.By)
	if err != nil {
		return err
	}
	between, err := l.s.targets(ctx, q.Between)
	if err != nil {
		return err
	}
	switch {
	case len(who) > 0 && len(whom) > 0:
		l.either(pairTests(who, whom))
	case len(who) > 0:
		l.actors(who, "sides", "event", "e.id", "t.side = 0")
	case len(whom) > 0:
		l.actors(whom, "sides", "event", "e.id", "t.side = 1")
	}
	if len(by) > 0 {
		l.actors(by, "sides", "event", "e.id", "t.side = 2")
	}
	switch len(between) {
	case 0:
	case 2:
		l.either(append(pairTests(between[:1], between[1:]), pairTests(between[1:], between[:1])...))
	default:
		return fmt.Errorf("%w: between: %d actors given (want two)", ErrQuery, len(between))
	}
	if err := l.what(q.What); err != nil {
		return err
	}
	if len(q.Status) > 0 {
		l.add("e.status IN ("+marks(len(q.Status))+")", anys(q.Status)...)
	}
	l.where(q.Where)
	l.days("e.day", q)
	l.outlets("e.article", q.Outlet)
	if q.Article != 0 {
		l.tests = append(l.tests, test{where: "e.article = ?", args: []any{q.Article}, finds: "SELECT id FROM events WHERE article = ?", found: []any{q.Article}})
	}
	if q.Story != "" {
		n, err := l.s.storyOf(ctx, q.Story)
		if err != nil {
			return err
		}
		l.tests = append(l.tests, test{where: "e.story = ?", args: []any{n}, finds: "SELECT id FROM events WHERE story = ?", found: []any{n}})
	}
	return l.text("event_text", "e.id", q.Text, stateCodes(codeWho, who), stateCodes(codeWhom, whom), typeCodes(q.What))
}

// pairTests are the tests that one of who acts towards one of whom.
func pairTests(who, whom []target) []test {
	var out []test
	for _, a := range who {
		for _, b := range whom {
			ca, args := a.condition("t.source", "t.source_state")
			cb, more := b.condition("t.target", "t.target_state")
			args = append(args, more...)
			one, _ := a.condition(unindexed("t.source", "t.source_state"))
			two, _ := b.condition(unindexed("t.target", "t.target_state"))
			out = append(out, test{
				where: "EXISTS (SELECT 1 FROM pairs t WHERE t.event = e.id AND " + one + " AND " + two + ")", args: args,
				finds: "SELECT t.event FROM pairs t WHERE " + ca + " AND " + cb, found: args,
			})
		}
	}
	return out
}

// what adds types, modes, quads, contexts and CAMEO codes.
func (l *selection) what(list []string) error {
	var out []test
	for _, w := range list {
		typ, mode, _ := strings.Cut(w, "/")
		switch {
		case plover.Valid(plover.Type(strings.ToUpper(typ))) && mode == "":
			out = append(out, test{where: "e.type = ?", args: []any{strings.ToUpper(typ)}})
		case mode != "":
			out = append(out, test{where: "e.type = ? AND e.mode = ?", args: []any{strings.ToUpper(typ), mode}})
		case plover.ValidQuad(plover.Quad(w)):
			out = append(out, test{where: "e.quad = ?", args: []any{w}})
		case plover.ValidContext(plover.Context(w)):
			out = append(out, test{where: "e.contexts LIKE ?", args: []any{"% " + w + " %"}})
		case strings.Trim(w, "0123456789") == "" && len(w) <= 4 && w != "":
			out = append(out, test{where: "e.cameo LIKE ?", args: []any{w + "%"}})
		case w == strings.ToUpper(w) && w != "": // a type of the user's own
			out = append(out, test{where: "e.type = ?", args: []any{w}})
		default:
			return fmt.Errorf("%w: what: %q is no type, TYPE/mode, quad, context or CAMEO code", ErrQuery, w)
		}
	}
	l.either(out)
	return nil
}

// where adds countries and names of places.
func (l *selection) where(list []string) {
	var out []test
	for _, w := range list {
		if isCode(w) {
			out = append(out, test{where: "e.place_country = ?", args: []any{w}, finds: "SELECT id FROM events WHERE place_country = ?", found: []any{w}})
		} else {
			out = append(out, test{where: "e.place = ?", args: []any{w}})
		}
	}
	l.either(out)
}
