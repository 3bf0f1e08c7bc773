package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A Statement is what somebody said, as one article tells it.
type Statement struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"` // direct, indirect or mixed
	Colour     string     `json:"colour,omitempty"`
	Speaker    *Ref       `json:"speaker,omitempty"`
	SaidBy     string     `json:"said_by,omitempty"` // the words that name the speaker
	Anonymity  string     `json:"anonymity,omitempty"`
	Addressees []Ref      `json:"addressees,omitempty"`
	Within     string     `json:"within,omitempty"`
	Day        string     `json:"day,omitempty"`
	Content    string     `json:"content"`
	Article    ArticleRef `json:"article"`

	id int64
}

var statementSorts = map[string]sorting{"newest": {"s.day", false}, "oldest": {"s.day", true}}

// Statements returns statements, the newest first, or as q.Sort says: newest, oldest. Who and By
// are who speaks, Whom who is addressed, What a kind or a colour, Where the country of the speaker.
func (s *Store) Statements(ctx context.Context, q Query) (Page[Statement], error) {
	o, err := sorted(q.Sort, "newest", statementSorts)
	if err != nil {
		return Page[Statement]{}, err
	}
	l := &selection{s: s}
	if err := l.statements(ctx, &q); err != nil {
		return Page[Statement]{}, err
	}
	query, args, err := l.page(ctx, "s.kind, s.colour, s.said_by, s.anonymity, s.within, s.content, s.day, coalesce(x.key, ''), coalesce(x.name, ''), coalesce(x.code, ''), coalesce(x.country, ''), "+articleColumns,
		"statements s JOIN articles a ON a.id = s.article LEFT JOIN actors x ON x.id = s.speaker", "s.id", &q, o)
	if err != nil {
		return Page[Statement]{}, err
	}
	type row struct {
		Statement
		within  string
		day     tellings.Day
		speaker Ref
	}
	p, ids, err := fetch(ctx, s, &q, query, args, func(r *row) []any {
		return append([]any{&r.Kind, &r.Colour, &r.SaidBy, &r.Anonymity, &r.within, &r.Content, &r.day,
			&r.speaker.Key, &r.speaker.Name, &r.speaker.Code, &r.speaker.Country}, r.Article.dest()...)
	})
	if err != nil {
		return Page[Statement]{}, err
	}
	out := Page[Statement]{Rows: make([]Statement, len(p.Rows)), Next: p.Next}
	at := map[int64]*Statement{}
	for i := range p.Rows {
		r := &p.Rows[i]
		article := articleOf(ids[i])
		r.id, r.ID, r.Day = ids[i], nameOf("s", ids[i]), r.day.String()
		if r.within != "" {
			r.Within = findingID(article, r.within)
		}
		if r.speaker.Key != "" {
			r.Speaker = &r.speaker
		}
		out.Rows[i] = r.Statement
		at[r.id] = &out.Rows[i]
	}
	return out, s.refs(ctx, "SELECT d.statement, 0, a.key, a.name, a.code, a.country FROM addressees d JOIN actors a ON a.id = d.actor WHERE d.statement IN (%s) ORDER BY d.statement, a.name, a.key",
		ids, func(id int64, _ int, r Ref) { at[id].Addressees = append(at[id].Addressees, r) })
}

// statements adds what q says of statements, which are named s.
func (l *selection) statements(ctx context.Context, q *Query) error {
	if len(q.Between) > 0 || len(q.Status) > 0 {
		return fmt.Errorf("%w: statements have neither status nor sides (want who, whom, what, where, text)", ErrQuery)
	}
	if len(q.Who)+len(q.By) > 0 {
		t, err := l.s.targets(ctx, append(q.Who[:len(q.Who):len(q.Who)], q.By...))
		if err != nil {
			return err
		}
		l.columns(t, "statements", "s", "speaker", "state")
	}
	if len(q.Whom) > 0 {
		t, err := l.s.targets(ctx, q.Whom)
		if err != nil {
			return err
		}
		l.actors(t, "addressees", "statement", "s.id", "")
	}
	var out []test
	for _, w := range q.What {
		out = append(out, test{where: "(s.kind = ? OR s.colour = ? OR s.anonymity = ?)", args: []any{w, w, w}})
	}
	l.either(out)
	if len(q.Where) > 0 {
		l.add("s.state IN ("+marks(len(q.Where))+")", anys(q.Where)...)
	}
	l.days("s.day", q)
	l.outlets("s.article", q.Outlet)
	if q.Article != 0 {
		l.tests = append(l.tests, test{where: "s.article = ?", args: []any{q.Article}, finds: "SELECT id FROM statements WHERE article = ?", found: []any{q.Article}})
	}
	if q.Story != "" {
		n, err := l.s.storyOf(ctx, q.Story)
		if err != nil {
			return err
		}
		l.add("s.article IN (SELECT article FROM events WHERE story = ?)", n)
	}
	return l.text("statement_text", "s.id", q.Text)
}

// columns adds that one of the targets stands in two columns of a table of findings itself.
func (l *selection) columns(targets []target, table, name, actor, state string) {
	var out []test
	for _, t := range targets {
		c, args := t.condition(name+"."+actor, name+"."+state)
		f, found := t.condition(actor, state)
		out = append(out, test{where: c, args: args, finds: "SELECT id FROM " + table + " WHERE " + f, found: found})
	}
	l.either(out)
}

// A Commitment is a pledge, a demand, a threat or a position, with what later articles show of it.
type Commitment struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"`
	By        *Ref       `json:"by,omitempty"`
	To        []Ref      `json:"to,omitempty"`
	Content   string     `json:"content"`
	Type      string     `json:"type,omitempty"` // of the event promised, demanded or threatened
	Event     string     `json:"event,omitempty"`
	Statement string     `json:"statement,omitempty"`
	Firmness  string     `json:"firmness,omitempty"`
	Said      string     `json:"said,omitempty"`
	Deadline  string     `json:"deadline,omitempty"`
	Condition string     `json:"condition,omitempty"`
	Amount    float64    `json:"amount,omitempty"`
	Unit      string     `json:"unit,omitempty"`
	Reports   int        `json:"reports"` // how many articles tell this commitment
	Evidence  []Evidence `json:"evidence,omitempty"`
	Article   ArticleRef `json:"article"`

	id, same int64
}

// Evidence is what a later article shows about a commitment. The verdict is the reader's.
type Evidence struct {
	What       string     `json:"what"`    // repeated, kept, broken, withdrawn, overtaken, changed, answered
	Wording    string     `json:"wording"` // as it is called of such a commitment: a threat is carried out, a demand met
	Finding    string     `json:"finding"`
	Day        string     `json:"day,omitempty"`
	After      int        `json:"after"` // days since the commitment was made
	Words      string     `json:"words"` // of the later article
	Reason     string     `json:"reason"`
	Confidence float64    `json:"confidence"`
	Article    ArticleRef `json:"article"`
}

var commitmentSorts = map[string]sorting{"newest": {"c.said", false}, "oldest": {"c.said", true}, "deadline": {"c.deadline", true}}

// Commitments returns commitments, the newest first, or as q.Sort says: newest, oldest, deadline.
// Who is who is held to it, Whom to whom it was made, What a kind or the type of the event, Status
// what later articles show: open (nothing), due (nothing, and the deadline has passed on the day
// today), or a kind of evidence. A commitment that many articles tell comes once, as the first of
// them kept tells it.
func (s *Store) Commitments(ctx context.Context, q Query, today tellings.Day) (Page[Commitment], error) {
	o, err := sorted(q.Sort, "newest", commitmentSorts)
	if err != nil {
		return Page[Commitment]{}, err
	}
	l := &selection{s: s}
	if err := l.commitments(ctx, &q, today); err != nil {
		return Page[Commitment]{}, err
	}
	if o.column == "c.deadline" {
		l.add("c.deadline > 0")
	}
	return s.commitmentsOf(ctx, l, &q, o)
}

// commitmentsOf returns the page of the commitments that l wants.
func (s *Store) commitmentsOf(ctx context.Context, l *selection, q *Query, o sorting) (Page[Commitment], error) {
	query, args, err := l.page(ctx, `c.same, c.kind, c.content, c.type, c.event, c.statement, c.firmness, c.said, c.deadline, c.condition, c.amount, c.unit,
		coalesce(x.key, ''), coalesce(x.name, ''), coalesce(x.code, ''), coalesce(x.country, ''), `+articleColumns,
		"commitments c JOIN articles a ON a.id = c.article LEFT JOIN actors x ON x.id = c.actor", "c.id", q, o)
	if err != nil {
		return Page[Commitment]{}, err
	}
	type row struct {
		Commitment
		statement      string
		event          int64
		said, deadline tellings.Day
		by             Ref
	}
	p, ids, err := fetch(ctx, s, q, query, args, func(r *row) []any {
		return append([]any{&r.same, &r.Kind, &r.Content, &r.Type, &r.event, &r.statement, &r.Firmness, &r.said, &r.deadline, &r.Condition, &r.Amount, &r.Unit,
			&r.by.Key, &r.by.Name, &r.by.Code, &r.by.Country}, r.Article.dest()...)
	})
	if err != nil {
		return Page[Commitment]{}, err
	}
	out := Page[Commitment]{Rows: make([]Commitment, len(p.Rows)), Next: p.Next}
	for i := range p.Rows {
		r := &p.Rows[i]
		article := articleOf(ids[i])
		r.id, r.ID = ids[i], nameOf("c", ids[i])
		r.Said, r.Deadline = r.said.String(), r.deadline.String()
		if r.event != 0 {
			r.Event = nameOf("e", r.event)
		}
		if r.statement != "" {
			r.Statement = findingID(article, r.statement)
		}
		if r.by.Key != "" {
			r.By = &r.by
		}
		out.Rows[i] = r.Commitment
	}
	return out, s.follow(ctx, out.Rows)
}

// follow adds to whom commitments were made, how many articles tell them, and the evidence.
func (s *Store) follow(ctx context.Context, rows []Commitment) error {
	if len(rows) == 0 {
		return nil
	}
	at, same := map[int64]*Commitment{}, map[int64]*Commitment{}
	var ids, groups []int64
	for i := range rows {
		at[rows[i].id], same[rows[i].same] = &rows[i], &rows[i]
		ids, groups = append(ids, rows[i].id), append(groups, rows[i].same)
	}
	err := s.refs(ctx, "SELECT d.commitment, 0, a.key, a.name, a.code, a.country FROM committed_to d JOIN actors a ON a.id = d.actor WHERE d.commitment IN (%s) ORDER BY d.commitment, a.name, a.key",
		ids, func(id int64, _ int, r Ref) { at[id].To = append(at[id].To, r) })
	if err != nil {
		return err
	}
	err = s.each(ctx, func(r *sql.Rows) error {
		var id int64
		var n int
		err := r.Scan(&id, &n)
		if err == nil {
			same[id].Reports = n
		}
		return err
	}, "SELECT same, count(DISTINCT article) FROM commitments WHERE same IN ("+marks(len(groups))+") GROUP BY same", anys(groups)...)
	if err != nil {
		return err
	}
	return s.each(ctx, func(r *sql.Rows) error {
		var group, finding int64
		var day tellings.Day
		var of string
		var e Evidence
		if err := r.Scan(append([]any{&group, &finding, &of, &e.What, &day, &e.After, &e.Confidence, &e.Reason, &e.Words}, e.Article.dest()...)...); err != nil {
			return err
		}
		e.Day, e.Finding = day.String(), nameOf(of[:1], finding)
		e.Wording = ledger.Wording(same[group].Kind, e.What)
		list := &same[group].Evidence
		for _, o := range *list {
			if o.Finding == e.Finding && o.What == e.What { // about another telling of the same commitment
				return nil
			}
		}
		*list = append(*list, e)
		return nil
	}, `SELECT c.same, v.finding, v.of, v.what, v.day, v.after, v.confidence, v.reason, coalesce(e.sentence, d.content, ''), `+articleColumns+`
		FROM commitments c JOIN evidence v ON v.commitment = c.id
		LEFT JOIN events e ON v.of = 'event' AND e.id = v.finding LEFT JOIN commitments d ON v.of = 'commitment' AND d.id = v.finding
		JOIN articles a ON a.id = coalesce(e.article, d.article)
		WHERE c.same IN (`+marks(len(groups))+`) ORDER BY c.same, v.day, v.finding, v.what`, anys(groups)...)
}

// commitments adds what q says of commitments, which are named c.
func (l *selection) commitments(ctx context.Context, q *Query, today tellings.Day) error {
	if len(q.Between) > 0 {
		return fmt.Errorf("%w: commitments go one way (want who and whom, not between)", ErrQuery)
	}
	if q.Article == 0 {
		l.add("c.id = c.same")
	}
	if len(q.Who)+len(q.By) > 0 {
		t, err := l.s.targets(ctx, append(q.Who[:len(q.Who):len(q.Who)], q.By...))
		if err != nil {
			return err
		}
		l.columns(t, "commitments", "c", "actor", "state")
	}
	if len(q.Whom) > 0 {
		t, err := l.s.targets(ctx, q.Whom)
		if err != nil {
			return err
		}
		l.actors(t, "committed_to", "commitment", "c.id", "")
	}
	var out []test
	for _, w := range q.What {
		out = append(out, test{where: "(c.kind = ? OR c.type = ?)", args: []any{strings.ToLower(w), strings.ToUpper(w)}})
	}
	l.either(out)
	if err := l.shown(q.Status, today); err != nil {
		return err
	}
	if len(q.Where) > 0 {
		l.add("c.state IN ("+marks(len(q.Where))+")", anys(q.Where)...)
	}
	l.days("c.said", q)
	l.outlets("c.article", q.Outlet)
	if q.Article != 0 {
		l.tests = append(l.tests, test{where: "c.article = ?", args: []any{q.Article}, finds: "SELECT id FROM commitments WHERE article = ?", found: []any{q.Article}})
	}
	if q.Story != "" {
		n, err := l.s.storyOf(ctx, q.Story)
		if err != nil {
			return err
		}
		l.add("c.article IN (SELECT article FROM events WHERE story = ?)", n)
	}
	return l.text("commitment_text", "c.id", q.Text)
}

// shown adds what later articles show.
func (l *selection) shown(list []string, today tellings.Day) error {
	const nothing = "NOT EXISTS (SELECT 1 FROM commitments d JOIN evidence v ON v.commitment = d.id WHERE d.same = c.same AND v.what <> 'repeated')"
	var out []test
	for _, w := range list {
		switch w {
		case "open":
			out = append(out, test{where: nothing})
		case "due":
			out = append(out, test{where: "c.deadline > 0 AND c.deadline < ? AND " + nothing, args: []any{int64(today)}})
		case "repeated", "kept", "broken", "withdrawn", "overtaken", "changed", "answered":
			out = append(out, test{where: "EXISTS (SELECT 1 FROM commitments d JOIN evidence v ON v.commitment = d.id WHERE d.same = c.same AND v.what = ?)", args: []any{w},
				finds: "SELECT d.same FROM evidence v JOIN commitments d ON d.id = v.commitment WHERE v.what = ?", found: []any{w}})
		default:
			return fmt.Errorf("%w: status: %q is nothing that is known of commitments (want open, due, repeated, kept, broken, withdrawn, overtaken, changed, answered)", ErrQuery, w)
		}
	}
	l.either(out)
	return nil
}
