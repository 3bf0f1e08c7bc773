package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A Query says which findings are wanted. All that it names must hold; of several values of one
// field one is enough. The zero value wants everything.
//
// An actor is named as people name it: by a code ("KOR", "KOR GOV", "IGO"), by a Wikidata id, by
// words of its name ("Lee Jae-myung", "foreign ministry"), or by its key in the store.
type Query struct {
	Who     []string `json:"who,omitempty"`     // who acts, speaks, is held to it
	Whom    []string `json:"whom,omitempty"`    // towards whom
	Between []string `json:"between,omitempty"` // who and whom, in either direction: two values
	By      []string `json:"by,omitempty"`      // according to whom
	What    []string `json:"what,omitempty"`    // PLOVER type, TYPE/mode, quad, context or the beginning of a CAMEO code; of statements and commitments their kind
	Status  []string `json:"status,omitempty"`  // of events; of commitments what later articles show: open, due, repeated, kept, …
	Where   []string `json:"where,omitempty"`   // a country's code or a place's name
	Since   tellings.Day
	Until   tellings.Day
	Text    string   `json:"text,omitempty"`   // words, "a phrase", begin*, -without, this OR that
	Outlet  []string `json:"outlet,omitempty"` // as articles name it
	Article int64    `json:"article,omitempty"`
	Story   string   `json:"story,omitempty"` // all reports of one event, by the id of any of them

	Sort  string `json:"sort,omitempty"`  // see the queries; the newest first where it is empty
	Limit int    `json:"limit,omitempty"` // 0 means 50
	After string `json:"after,omitempty"` // the cursor that the page before ended with
}

// ErrQuery says that a query cannot be understood.
var ErrQuery = errors.New("query")

func (q *Query) limit() int {
	if q.Limit <= 0 {
		return 50
	}
	return q.Limit
}

// A Page is a part of what a query finds.
type Page[T any] struct {
	Rows []T    `json:"rows"`
	Next string `json:"next,omitempty"` // the cursor of the page after it; empty on the last
}

// A Ref names an actor.
type Ref struct {
	Key     record.Key `json:"key,omitempty"` // empty for who cannot be told apart from others
	Name    string     `json:"name"`
	Code    string     `json:"code,omitempty"`
	Country string     `json:"country,omitempty"`
}

// A target is an actor term as the tables know it: a state, or actors by their numbers.
type target struct {
	state  string
	actors []int64
}

// condition returns the test that an actor column and a state column are one of t.
func (t target) condition(actor, state string) (string, []any) {
	if t.state != "" {
		return state + " = ?", []any{t.state}
	}
	if len(t.actors) == 0 {
		return "1 = 0", nil
	}
	return actor + " IN (" + marks(len(t.actors)) + ")", anys(t.actors)
}

// actorsAtMost is how many actors a name may mean in a query.
const actorsAtMost = 500

// targets reads the terms of a query. A name that nobody has finds nothing; it is no error.
func (s *Store) targets(ctx context.Context, terms []string) ([]target, error) {
	var out []target
	for _, term := range terms {
		term = strings.TrimSpace(term)
		if term == "" {
			continue
		}
		t, err := s.target(ctx, term)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func (s *Store) target(ctx context.Context, term string) (target, error) {
	if isCode(term) {
		return target{state: term}, nil
	}
	ids, err := s.numbers(ctx, "SELECT id FROM actors WHERE key = ? OR wikidata = ? OR code = ? ORDER BY articles DESC, id LIMIT "+strconv.Itoa(actorsAtMost), term, term, term)
	if err != nil || len(ids) > 0 {
		return target{actors: ids}, err
	}
	words := strings.Fields(record.Fold(term))
	if len(words) == 0 {
		return target{}, nil
	}
	slices.Sort(words)
	words = slices.Compact(words)
	query := "SELECT actor FROM actor_words WHERE word = ?" + strings.Repeat(" AND actor IN (SELECT actor FROM actor_words WHERE word = ?)", len(words)-1)
	ids, err = s.numbers(ctx, "SELECT id FROM actors WHERE id IN ("+query+") ORDER BY articles DESC, id LIMIT "+strconv.Itoa(actorsAtMost), anys(words)...)
	return target{actors: ids}, err
}

// isCode reports whether a term is a state's code or that of a kind of body: three capitals.
func isCode(s string) bool {
	return len(s) == 3 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// numbers returns a column of numbers.
func (s *Store) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	var out []int64
	err := s.each(ctx, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		out = append(out, n)
		return err
	}, query, args...)
	return out, err
}

// each calls f for every row of a query that reads.
func (s *Store) each(ctx context.Context, f func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, s.dialect.placeholders(query), args...)
	if err != nil {
		return s.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return s.fault(err)
		}
	}
	return s.fault(rows.Err())
}

// A cursor is the place after which a page begins: the value that it is sorted by, and the number.
type cursor struct{ value, id int64 }

func (c cursor) String() string {
	return strconv.FormatInt(c.value, 36) + "-" + strconv.FormatInt(c.id, 36)
}

func parseCursor(s string) (cursor, error) {
	value, id, ok := strings.Cut(s, "-")
	v, err := strconv.ParseInt(value, 36, 64)
	n, err2 := strconv.ParseInt(id, 36, 64)
	if !ok || err != nil || err2 != nil || v != int64(int32(v)) { // all lists are sorted by columns of 32 bits
		return cursor{}, fmt.Errorf("%w: after: %q is no cursor that a page ended with", ErrQuery, s)
	}
	return cursor{v, n}, nil
}

// A sorting is a column that a list may be sorted by.
type sorting struct {
	column string
	up     bool // the lowest first
}

// sorted returns the sorting that a query names among those of a list.
func sorted(name, fallback string, known map[string]sorting) (sorting, error) {
	if name == "" {
		name = fallback
	}
	if o, ok := known[name]; ok {
		return o, nil
	}
	var names []string
	for n := range known {
		names = append(names, n)
	}
	slices.Sort(names)
	return sorting{}, fmt.Errorf("%w: cannot be sorted by %q (want %s)", ErrQuery, name, strings.Join(names, ", "))
}

// A test is one condition of a query on a list of findings.
type test struct {
	where string
	args  []any
	// finds is a query of the numbers of the findings that pass, which may be few enough to begin with;
	// empty where there is no index for it.
	finds string
	found []any
	// dense is where for a condition that very many pass: it tests one finding at a time.
	dense string
}

// A selection is a query on a list of findings being written.
type selection struct {
	s     *Store
	tests []test
}

func (l *selection) add(where string, args ...any) {
	l.tests = append(l.tests, test{where: where, args: args})
}

// either adds a condition of which one of several alternatives must hold.
func (l *selection) either(alternatives []test) {
	if len(alternatives) == 0 {
		return
	}
	var t test
	var where, finds []string
	for _, a := range alternatives {
		where = append(where, a.where)
		t.args = append(t.args, a.args...)
		if a.finds != "" {
			finds = append(finds, a.finds)
			t.found = append(t.found, a.found...)
		}
	}
	t.where = "(" + strings.Join(where, " OR ") + ")"
	if len(finds) == len(alternatives) {
		t.finds = strings.Join(finds, " UNION ALL ")
	}
	l.tests = append(l.tests, t)
}

// few is how many findings a condition may have to be looked up one by one, many how many of them
// are not written down before the query begins.
const (
	few  = 3000
	many = 20000
)

// valuesAtMost is how many values a query may have; the databases take some more.
const valuesAtMost = 15000

// narrow looks for the condition that fewest findings pass. If they are few, the query begins with
// them instead of going through all in the order of time.
func (l *selection) narrow(ctx context.Context, id string) error {
	best, least, values := -1, few+1, 0
	for _, t := range l.tests {
		values += len(t.args)
	}
	if values > valuesAtMost {
		return fmt.Errorf("%w: the names mean too many actors between them (want fewer, or fuller ones)", ErrQuery)
	}
	for i, t := range l.tests {
		if t.finds == "" {
			continue
		}
		limit := few
		if t.dense != "" {
			limit = many
		}
		var n int
		query := fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM (%s) f LIMIT %d) n", t.finds, limit+1)
		if err := l.s.read.QueryRowContext(ctx, l.s.dialect.placeholders(query), t.found...).Scan(&n); err != nil {
			return l.s.fault(err)
		}
		if n < least {
			best, least = i, n
		}
		if n > many {
			l.tests[i].where = t.dense
		}
	}
	if best >= 0 {
		t := l.tests[best]
		l.tests[best] = test{where: id + " IN (" + t.finds + ")", args: t.found}
	}
	return nil
}

// page writes the query of one page: columns of a table, sorted, from a cursor on.
func (l *selection) page(ctx context.Context, columns, from, id string, q *Query, o sorting) (string, []any, error) {
	if err := l.narrow(ctx, id); err != nil {
		return "", nil, err
	}
	order, than := " DESC", "<"
	if o.up {
		order, than = "", ">"
	}
	if q.After != "" {
		c, err := parseCursor(q.After)
		if err != nil {
			return "", nil, err
		}
		l.add("("+o.column+", "+id+") "+than+" (?, ?)", c.value, c.id)
	}
	var where []string
	var args []any
	for _, t := range l.tests {
		where = append(where, t.where)
		args = append(args, t.args...)
	}
	query := "SELECT " + o.column + ", " + id + ", " + columns + " FROM " + from
	if len(where) > 0 {
		query += " WHERE " + strings.Join(where, " AND ")
	}
	return query + " ORDER BY " + o.column + order + ", " + id + order + " LIMIT " + strconv.Itoa(q.limit()+1), args, nil
}

// fetch runs the query of a page and returns its rows and the numbers of their findings. dest says
// where the columns of a row go.
func fetch[T any](ctx context.Context, s *Store, q *Query, query string, args []any, dest func(*T) []any) (Page[T], []int64, error) {
	var p Page[T]
	var ids []int64
	var last cursor
	err := s.each(ctx, func(rows *sql.Rows) error {
		var row T
		var c cursor
		if err := rows.Scan(append([]any{&c.value, &c.id}, dest(&row)...)...); err != nil {
			return err
		}
		if len(p.Rows) == q.limit() {
			p.Next = last.String()
			return nil
		}
		p.Rows, ids, last = append(p.Rows, row), append(ids, c.id), c
		return nil
	}, query, args...)
	return p, ids, err
}

// text adds the words that must stand in a finding, and codes, one of each.
func (l *selection) text(table, id, query string, codes ...[]string) error {
	if strings.TrimSpace(query) == "" {
		return nil
	}
	words, err := l.s.search(query, codes...)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrQuery, err)
	}
	match := fmt.Sprintf(l.s.dialect.match, table)
	finds := "SELECT rowid FROM " + table + " WHERE " + match
	l.tests = append(l.tests, test{
		where: id + " IN (" + finds + ")", args: []any{words}, finds: finds, found: []any{words},
		dense: "EXISTS (SELECT 1 FROM " + table + " WHERE rowid = " + id + " AND " + match + ")",
	})
	return nil
}

// days adds the bounds of a day column.
func (l *selection) days(column string, q *Query) {
	if q.Since != 0 {
		l.add(column+" >= ?", int64(q.Since))
	}
	if q.Until != 0 {
		l.add(column+" <= ?", int64(q.Until))
		if q.Since == 0 {
			l.add(column + " > 0")
		}
	}
}

// outlets adds the outlets of the article that a column names.
func (l *selection) outlets(article string, names []string) {
	if len(names) > 0 {
		l.add(article+" IN (SELECT id FROM articles WHERE outlet IN ("+marks(len(names))+"))", anys(names)...)
	}
}

// actors adds that one of the targets stands in a table of actors of findings. extra is a condition
// more on that table, which is named t.
func (l *selection) actors(targets []target, table, finding, id, extra string) {
	l.either(actorTests(targets, table, finding, id, extra))
}

func actorTests(targets []target, table, finding, id, extra string) []test {
	var out []test
	for _, t := range targets {
		c, args := t.condition("t.actor", "t.state")
		one, _ := t.condition(unindexed("t.actor", "t.state"))
		if extra != "" {
			c, one = c+" AND "+extra, one+" AND "+extra
		}
		out = append(out, test{
			where: "EXISTS (SELECT 1 FROM " + table + " t WHERE t." + finding + " = " + id + " AND " + one + ")", args: args,
			finds: "SELECT t." + finding + " FROM " + table + " t WHERE " + c, found: args,
		})
	}
	return out
}

// unindexed writes columns so that no index is used for them: where one finding is tested, its own few rows
// are to be looked at, not all those of the actor, which SQLite would go through each time.
func unindexed(actor, state string) (string, string) {
	return "(" + actor + " + 0)", "(" + state + " || '')"
}

// refs are the actors of findings by the findings' numbers.
func (s *Store) refs(ctx context.Context, query string, ids []int64, put func(id int64, side int, r Ref)) error {
	if len(ids) == 0 {
		return nil
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		var id int64
		var side int
		var r Ref
		if err := rows.Scan(&id, &side, &r.Key, &r.Name, &r.Code, &r.Country); err != nil {
			return err
		}
		put(id, side, r)
		return nil
	}, fmt.Sprintf(query, marks(len(ids))), anys(ids)...)
}

// storyOf returns the number of the story that an id names: that of an event, or the story's own.
func (s *Store) storyOf(ctx context.Context, id string) (int64, error) {
	article, ref, ok := ParseID(strings.TrimPrefix(id, "S"))
	if !ok || !strings.HasPrefix(ref, "e") {
		return 0, fmt.Errorf("%w: story: %q is no id of an event or a story (want 12.e3)", ErrQuery, id)
	}
	var n int64
	err := s.read.QueryRowContext(ctx, s.dialect.placeholders("SELECT story FROM events WHERE id = ?"), finding(article, ref)).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNotFound
	}
	return n, s.fault(err)
}
