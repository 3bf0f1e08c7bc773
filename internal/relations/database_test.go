package relations

import (
	"database/sql"
	"os"
	"regexp"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// A database is one of those that the SQL must run on, with the store's tables.
type database struct {
	*sql.DB
	postgres bool
}

// onDatabases runs a test on SQLite and, where CHANCERY_POSTGRES holds an address, on PostgreSQL.
func onDatabases(t *testing.T, test func(*testing.T, database)) {
	t.Run("sqlite", func(t *testing.T) { test(t, openSQLite(t)) })
	t.Run("postgres", func(t *testing.T) {
		address := os.Getenv("CHANCERY_POSTGRES")
		if address == "" {
			t.Skip("CHANCERY_POSTGRES holds no address of a PostgreSQL (postgres://user@host/database)")
		}
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		db.SetMaxOpenConns(1) // temporary tables belong to a connection
		makeTables(t, database{db, true})
		test(t, database{db, true})
	})
}

func openSQLite(t testing.TB) database {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	makeTables(t, database{db, false})
	return database{db, false}
}

var createTable = regexp.MustCompile(`(?ms)^CREATE (TABLE (story_pairs|pair_months|coverage) \(.*?^\).*?;|INDEX (story_pairs|pair_months)\w* ON .*?;)$`)

// makeTables makes the tables that the SQL reads, as the schema of the store has them.
func makeTables(t testing.TB, db database) {
	t.Helper()
	schema, err := os.ReadFile("../store/schema/0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	types := strings.NewReplacer("{real}", "REAL", "{big}", "INTEGER", "{keyed}", "WITHOUT ROWID")
	if db.postgres {
		types = strings.NewReplacer("{real}", "DOUBLE PRECISION", "{big}", "BIGINT", "{keyed}", "", "CREATE TABLE", "CREATE TEMPORARY TABLE")
	}
	found := createTable.FindAllString(string(schema), -1)
	if len(found) < 7 {
		t.Fatalf("the schema of the store has %d of the tables and indices of relations", len(found))
	}
	for _, s := range found {
		if _, err := db.Exec(types.Replace(s)); err != nil {
			t.Fatalf("%v\n%s", err, s)
		}
	}
}

// points runs a query of an index.
func points(t testing.TB, db database, query string, args ...any) []Point {
	t.Helper()
	var out []Point
	for rows := range all(t, db, query, args...) {
		var p Point
		if err := rows.Scan(&p.Period, &p.Value, &p.Events, &p.Reports, &p.Origins); err != nil {
			t.Fatalf("%v\n%s", err, query)
		}
		out = append(out, p)
	}
	return out
}

// all yields the rows of a query.
func all(t testing.TB, db database, query string, args ...any) func(func(*sql.Rows) bool) {
	t.Helper()
	if db.postgres {
		for i := range args {
			query = strings.Replace(query, "?", "$"+string(rune('1'+i)), 1)
		}
	}
	return func(yield func(*sql.Rows) bool) {
		rows, err := db.Query(query, args...)
		if err != nil {
			t.Fatalf("%v\n%s", err, query)
		}
		defer rows.Close()
		for rows.Next() {
			if !yield(rows) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatalf("%v\n%s", err, query)
		}
	}
}
