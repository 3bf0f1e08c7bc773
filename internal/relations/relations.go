// Package relations makes series and rankings of pairs of actors: what A does to B, by day, week,
// month or year. Each index is one SQL file (sql/*.sql) that says on top what it means, how it is
// computed, its range and what it must not be used for; the same file runs on SQLite and PostgreSQL,
// and by hand (docs/indices.md).
//
//	ix, _ := relations.Lookup("material-conflict")
//	query := ix.Query(relations.Month, "source_state = ? AND target_state = ?", "")
//	points = ix.Fill(points, relations.Month, 202501, 202612) // of the rows of the query
//	changes := ix.Changes(points, relations.Month, relations.Watch{Coverage: coverage})
//
// Nothing here opens a database: the package writes queries, and computes on the points they give.
package relations

import (
	"embed"
	"strings"
)

//go:embed sql/*.sql ranking/*.sql types.sql
var files embed.FS

// A Method is how figures are made: the SQL, and in words what stands in comments on top of it.
type Method struct {
	Name    string // "conflict-share", the name of the file
	Title   string // "share of conflict"
	Meaning string
	Formula string
	Range   string // the values that are possible
	NotFor  string // what it must not be used for
	SQL     string // the whole file, comments included
}

// A Kind says what a period without events means, and how changes are found.
type Kind string

const (
	Count Kind = "count" // whole numbers; 0 without events
	Sum   Kind = "sum"   // 0 without events
	Rate  Kind = "rate"  // measured against coverage: 0 without events, nothing without coverage
	Mean  Kind = "mean"  // nothing without events
)

// An Index is a series of values for a pair.
type Index struct {
	Method
	Kind  Kind
	Both  bool    // it needs the acts of both directions
	Least float64 // for means: how far a change must go to be told of
}

// Indices returns all indices, sorted by name.
func Indices() []Index {
	var list []Index
	for _, name := range names("sql") {
		ix, _ := Lookup(name)
		list = append(list, ix)
	}
	return list
}

// Lookup returns the index of a name.
func Lookup(name string) (Index, bool) {
	data, err := files.ReadFile("sql/" + name + ".sql")
	if err != nil {
		return Index{}, false
	}
	return mustIndex(name, string(data)), true
}

// Query returns the query of an index by periods: columns period, value, events, reports, origins,
// in the order of periods. Conditions on story_pairs say which acts are those of the first towards
// the second (there) and which those of the second towards the first (back, empty where only one
// direction is wanted); their placeholders come in this order, once each. An act of both directions
// counts once, but where an index says otherwise.
//
// value is a number of double precision or an integer; read it as a float64.
func (ix Index) Query(p Period, there, back string) string {
	return onPairs(ix.SQL, p, there, back)
}

// TypesQuery returns a query that counts all types and quads of a pair at once: columns period,
// type, quad, events, reports, origins, intensity (the sum), sorted by the first three. Conditions
// are those of Index.Query.
func TypesQuery(p Period, there, back string) string {
	data, err := files.ReadFile("types.sql")
	if err != nil {
		panic(err) // it is embedded
	}
	return onPairs(string(data), p, there, back)
}

// onPairs puts in front of sql what it reads: pairs, with a column forward that is 1 there and 0 back.
func onPairs(sql string, p Period, there, back string) string {
	var b strings.Builder
	b.WriteString("WITH pairs AS (SELECT story_pairs.*, 1 AS forward FROM story_pairs WHERE " + there)
	if back != "" {
		b.WriteString("\n  UNION ALL SELECT story_pairs.*, 0 AS forward FROM story_pairs WHERE " + back)
	}
	b.WriteString(")\n" + strings.ReplaceAll(bare(sql), "{period}", p.Column()))
	return b.String()
}
