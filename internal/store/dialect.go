package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A dialect is what differs between the two databases.
type dialect struct {
	name     string
	types    *strings.Replacer // {bytes}, {real}, {big}, {keyed} of the schema
	numbered bool              // placeholders are $1, not ?
	texts    string            // the schema of full text
	match    string            // the condition that words of a table of full text match a query
	lock     func(*tx) error   // writers wait for each other
	explain  func(error) error // an error in words that help
}

var sqliteDialect = &dialect{
	name:  "sqlite",
	types: strings.NewReplacer("{bytes}", "BLOB", "{real}", "REAL", "{big}", "INTEGER", "{keyed}", "WITHOUT ROWID"),
	match: "%s MATCH ?",
	texts: `CREATE VIRTUAL TABLE %[1]s USING fts5(words, content='', contentless_delete=1, tokenize='unicode61');
`,
	lock:    func(*tx) error { return nil }, // transactions begin as writers (_txlock)
	explain: explainSQLite,
}

var postgresDialect = &dialect{
	name:     "postgres",
	types:    strings.NewReplacer("{bytes}", "BYTEA", "{real}", "DOUBLE PRECISION", "{big}", "BIGINT", "{keyed}", ""),
	numbered: true,
	match:    "%s.words @@ to_tsquery('simple', ?)",
	texts: `CREATE TABLE %[1]s (rowid BIGINT PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX %[1]s_words ON %[1]s USING gin (words);
`,
	lock: func(x *tx) error {
		_, err := x.exec("SELECT pg_advisory_xact_lock(4242001)")
		return err
	},
	explain: explainPostgres,
}

// placeholders writes ? as the database wants it.
func (d *dialect) placeholders(query string) string {
	if !d.numbered {
		return query
	}
	var b strings.Builder
	n := 0
	for i := 0; i < len(query); i++ {
		if query[i] != '?' {
			b.WriteByte(query[i])
			continue
		}
		n++
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// openSQLite opens the file at s.address: one connection that writes, others that read. The
// write-ahead log lets readers go on while somebody writes; every commit is on disk.
func (s *Store) openSQLite(o Options) error {
	s.dialect = sqliteDialect
	path := s.address
	if path == "" {
		return errors.New("no path given")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errors.New("is a folder (want a file)")
	}
	if o.ReadOnly && !exists(path) {
		return ErrMissing
	}
	if dir := filepath.Dir(path); !exists(dir) {
		return fmt.Errorf("the folder %s does not exist", dir)
	}
	dsn := func(mode string, more ...string) string {
		q := url.Values{"mode": {mode}, "_pragma": append([]string{"busy_timeout(60000)", "cache_size(-65536)", "temp_store(memory)", "mmap_size(268435456)"}, more...)}
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
	}
	var err error
	if s.read, err = sql.Open("sqlite", dsn("ro")); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(8)
	if o.ReadOnly {
		return nil
	}
	if s.write, err = sql.Open("sqlite", dsn("rwc", "journal_mode(wal)", "synchronous(full)", "foreign_keys(off)")+"&_txlock=immediate"); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	return nil
}

// openPostgres connects to the database at s.address.
func (s *Store) openPostgres(o Options) error {
	s.dialect = postgresDialect
	db, err := sql.Open("pgx", s.address)
	if err != nil {
		return errors.New("the address cannot be read (want postgres://user@host/database)")
	}
	db.SetMaxOpenConns(8)
	db.SetMaxIdleConns(8)
	s.read = db
	if !o.ReadOnly {
		s.write = db
	}
	return nil
}

// plain returns an address without its password.
func plain(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil || u.Host == "" {
		return address
	}
	return u.Redacted()
}

func explainSQLite(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the disk is full; nothing of what was being kept is in the store, and what was kept before is unharmed (%w)", err)
	case sqlite3.SQLITE_READONLY:
		return fmt.Errorf("the file or its folder cannot be written (%w)", err)
	case sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("the file cannot be opened; look at its permissions (%w)", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("another program has been writing for a minute; try again when it is done (%w)", err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("the file is no Chancery store (%w)", err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("the file is damaged; keep a copy of it, and read the articles into a new store (%w)", err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk does not answer (%w)", err)
	}
	return err
}

func explainPostgres(err error) error {
	var e *pgconn.PgError
	switch {
	case !errors.As(err, &e):
		if c := new(pgconn.ConnectError); errors.As(err, &c) {
			return fmt.Errorf("no PostgreSQL answers there: %w", errors.Unwrap(err))
		}
		return err
	case e.Code == "25006", e.Code == "42501":
		return fmt.Errorf("this user may not write there (%w)", err)
	case strings.HasPrefix(e.Code, "53"):
		return fmt.Errorf("the server has no room left; nothing of what was being kept is in the store, and what was kept before is unharmed (%w)", err)
	}
	return err
}

// tx is one transaction that writes.
type tx struct {
	ctx        context.Context
	tx         *sql.Tx
	s          *Store
	statements map[string]*sql.Stmt
	aside      bool // nothing that anybody asks for changes: the revision stays
}

// prepared returns the statement of a query, made once for a transaction.
func (x *tx) prepared(query string) (*sql.Stmt, error) {
	if st := x.statements[query]; st != nil {
		return st, nil
	}
	st, err := x.tx.PrepareContext(x.ctx, x.s.dialect.placeholders(query))
	if err == nil {
		x.statements[query] = st
	}
	return st, err
}

func (x *tx) exec(query string, args ...any) (sql.Result, error) {
	st, err := x.prepared(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(x.ctx, args...)
}

// each calls f for every row of a query; f scans it.
func (x *tx) each(f func(scan func(...any) error) error, query string, args ...any) error {
	st, err := x.prepared(query)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(x.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the one row of a query. It reports whether there is one.
func (x *tx) one(dest []any, query string, args ...any) (bool, error) {
	st, err := x.prepared(query)
	if err != nil {
		return false, err
	}
	err = st.QueryRowContext(x.ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// most is the largest number of rows that one statement inserts. Fewer go in powers of two, so
// that no more than a few statements are made for each table.
const most = 32

// insert adds rows to a table: columns is "event, side, actor", each row has as many values.
func (x *tx) insert(table, columns string, rows [][]any) error {
	return x.insertRows(table, columns, rows, "")
}

// insertNew adds rows to a table, those left out that are there.
func (x *tx) insertNew(table, columns string, rows [][]any) error {
	return x.insertRows(table, columns, rows, " ON CONFLICT DO NOTHING")
}

func (x *tx) insertRows(table, columns string, rows [][]any, end string) error {
	width := strings.Count(columns, ",") + 1
	one := "(?" + strings.Repeat(", ?", width-1) + ")"
	for len(rows) > 0 {
		n := most
		for n > len(rows) {
			n /= 2
		}
		query := "INSERT INTO " + table + " (" + columns + ") VALUES " + one + strings.Repeat(", "+one, n-1) + end
		args := make([]any, 0, n*width)
		for _, r := range rows[:n] {
			if len(r) != width {
				return fmt.Errorf("%s: %d values for %d columns", table, len(r), width)
			}
			args = append(args, r...)
		}
		if _, err := x.exec(query, args...); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
		rows = rows[n:]
	}
	return nil
}
