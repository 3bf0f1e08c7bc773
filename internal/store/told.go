package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A Story is one event as all articles tell it.
type Story struct {
	ID    string `json:"id"`
	Day   string `json:"day,omitempty"`
	Words string `json:"words"` // the sentence of the first report
	stories.Story
}

var storySorts = map[string]sorting{
	"newest": {"t.day", false}, "oldest": {"t.day", true}, "latest": {"t.told", false}, "reports": {"t.reports", false}, "origins": {"t.origins", false},
}

// Stories returns events, each once, the newest first, or as q.Sort says: newest, oldest, latest (by
// the newest report), reports, origins. The filters are those of Events, any report of which must pass.
// Status "disputed" wants those that are told in more than one way.
func (s *Store) Stories(ctx context.Context, q Query) (Page[Story], error) {
	o, err := sorted(q.Sort, "newest", storySorts)
	if err != nil {
		return Page[Story]{}, err
	}
	l := &selection{s: s}
	if err := l.told(ctx, q); err != nil {
		return Page[Story]{}, err
	}
	return s.stories(ctx, l, &q, o)
}

// stories returns the page of the stories that l wants.
func (s *Store) stories(ctx context.Context, l *selection, q *Query, o sorting) (Page[Story], error) {
	query, args, err := l.page(ctx, storyColumns, storyTables, "t.id", q, o)
	if err != nil {
		return Page[Story]{}, err
	}
	p, ids, err := fetch(ctx, s, q, query, args, (*storyRow).dest)
	if err != nil {
		return Page[Story]{}, err
	}
	out := Page[Story]{Rows: make([]Story, len(p.Rows)), Next: p.Next}
	for i := range p.Rows {
		if out.Rows[i], err = p.Rows[i].story(ids[i]); err != nil {
			return Page[Story]{}, s.fault(err)
		}
	}
	return out, nil
}

// told adds what q says of stories, which are named t. What the table of stories has itself is
// asked there; the rest of their reports.
func (l *selection) told(ctx context.Context, q Query) error {
	var status []string
	for _, st := range q.Status {
		if st == "disputed" {
			l.add("t.disputes > 0")
		} else {
			status = append(status, st)
		}
	}
	q.Status = status
	l.days("t.day", &q)
	q.Since, q.Until = 0, 0
	e := &selection{s: l.s}
	if err := e.events(ctx, &q); err != nil || len(e.tests) == 0 {
		return err
	}
	if plainTypes(&q) {
		var out []test
		for _, w := range q.What {
			out = append(out, test{where: "t.type = ?", args: []any{strings.ToUpper(w)}})
		}
		l.either(out)
		return nil
	}
	if err := e.narrow(ctx, "e.id"); err != nil {
		return err
	}
	var where []string
	var args []any
	first := -1
	for i, t := range e.tests {
		where = append(where, t.where)
		args = append(args, t.args...)
		if strings.HasPrefix(t.where, "e.id IN (") {
			first = i
		}
	}
	cond := strings.Join(where, " AND ")
	if first >= 0 { // few events pass: begin with their stories
		l.add("t.id IN (SELECT e.story FROM events e WHERE "+cond+")", args...)
	} else {
		// A scalar, not EXISTS: PostgreSQL makes a join of all events of that.
		l.add("(SELECT 1 FROM events e WHERE e.story = t.id AND "+cond+" LIMIT 1) = 1", args...)
	}
	return nil
}

// plainTypes reports whether a query names nothing but types.
func plainTypes(q *Query) bool {
	only := Query{What: q.What, Sort: q.Sort, Limit: q.Limit, After: q.After}
	for _, w := range q.What {
		if strings.ContainsAny(w, "/0123456789") || w != strings.ToUpper(w) {
			return false
		}
	}
	a, _ := json.Marshal(only)
	b, _ := json.Marshal(q)
	return len(q.What) > 0 && string(a) == string(b)
}

// Story returns the story that an id names, that of an event or the story's own, with the ids of
// its reports' events.
func (s *Store) Story(ctx context.Context, id string) (Story, error) {
	n, err := s.storyOf(ctx, id)
	if err != nil {
		return Story{}, err
	}
	var r storyRow
	if err := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT "+storyColumns+" FROM "+storyTables+" WHERE t.id = ?"), n).Scan(r.dest()...); err != nil {
		return Story{}, s.fault(err)
	}
	t, err := r.story(n)
	return t, s.fault(err)
}

// A story of which one article tells is not written down: it is summed up again from the one event
// when somebody asks. Nine in ten are.
const (
	storyColumns = "t.day, t.words, t.story, coalesce(y.sentence, ''), coalesce(y.telling, ''), coalesce(x.outlet, ''), coalesce(x.wire, ''), coalesce(x.byline, ''), coalesce(x.url, ''), coalesce(x.lead, ''), coalesce(x.day, 0), coalesce(x.published, '')"
	storyTables  = "stories t LEFT JOIN events y ON y.id = t.id AND t.story = '' LEFT JOIN articles x ON x.id = y.article"
)

// A storyRow is a row of these columns.
type storyRow struct {
	day         tellings.Day
	words, told string // of what is written down
	sentence    string // and of the one event
	telling     []byte
	paper       stories.Paper
}

func (r *storyRow) dest() []any {
	p := &r.paper
	return []any{&r.day, &r.words, &r.told, &r.sentence, &r.telling, &p.Outlet, &p.Origin, &p.Byline, &p.URL, &p.Lead, &p.Told, &p.Published}
}

// story returns the story of a number.
func (r *storyRow) story(id int64) (Story, error) {
	t := Story{ID: nameOf("e", id), Day: r.day.String(), Words: r.words}
	if r.told != "" {
		if err := json.Unmarshal([]byte(r.told), &t.Story); err != nil {
			return t, fmt.Errorf("story %s is damaged: %w", t.ID, err)
		}
		return t, nil
	}
	one := stories.Telling{Article: articleOf(id)}
	if err := json.Unmarshal(r.telling, &one.Event); err != nil {
		return t, fmt.Errorf("event %s is damaged: %w", t.ID, err)
	}
	r.paper.Article = one.Article
	t.Words, t.Story = r.sentence, stories.Tell([]stories.Telling{one}, map[int64]stories.Paper{one.Article: r.paper})
	return t, nil
}

// Pairings returns why the reports of a story belong together: pairs of events with the reason.
func (s *Store) Pairings(ctx context.Context, id string) ([]Pairing, error) {
	n, err := s.storyOf(ctx, id)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, s.dialect.placeholders("SELECT p.a, p.b, p.reason FROM events e JOIN pairings p ON p.a = e.id JOIN events f ON f.id = p.b WHERE e.story = ? AND f.story = ? ORDER BY p.a, p.b"), n, n)
	if err != nil {
		return nil, s.fault(err)
	}
	defer rows.Close()
	var out []Pairing
	for rows.Next() {
		var a, b int64
		var p Pairing
		if err := rows.Scan(&a, &b, &p.Reason); err != nil {
			return nil, s.fault(err)
		}
		p.A, p.B = nameOf("e", a), nameOf("e", b)
		out = append(out, p)
	}
	return out, s.fault(rows.Err())
}

// A Pairing says why two articles' events are one.
type Pairing struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Reason string `json:"reason"`
}
