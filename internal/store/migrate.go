package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed schema/*.sql
var schema embed.FS

// textTables hold the words of findings for full-text search: rowid is the finding's number.
var textTables = []string{"article_text", "event_text", "statement_text", "commitment_text"}

// migrate brings the tables up to date: schema/0001.sql, 0002.sql, … in their order, each once and
// in one transaction. The table chancery holds the number of the last one,
// and the generation, which counts how often articles were forgotten.
func (s *Store) migrate(ctx context.Context, o Options) error {
	files, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return err
	}
	have, err := s.version(ctx)
	if err != nil {
		return err
	}
	switch {
	case have > len(files):
		return fmt.Errorf("a later version of Chancery wrote it (tables of version %d, this one knows %d); use that one", have, len(files))
	case have == len(files):
		return nil
	case o.ReadOnly && have == 0:
		return ErrMissing
	case o.ReadOnly:
		return fmt.Errorf("its tables are of version %d, and it was opened for reading alone; open it once for writing to bring them to %d", have, len(files))
	}
	return s.inTx(ctx, func(x *tx) error {
		have, err := x.version() // another process may have been faster
		if err != nil {
			return err
		}
		for n := have + 1; n <= len(files); n++ {
			data, err := schema.ReadFile(files[n-1])
			if err != nil {
				return err
			}
			if err := x.script(s.dialect.types.Replace(string(data))); err != nil {
				return fmt.Errorf("%s: %w", files[n-1], err)
			}
			if n == 1 {
				for _, t := range textTables {
					if err := x.script(fmt.Sprintf(s.dialect.texts, t)); err != nil {
						return err
					}
				}
			}
			if _, err := x.exec("UPDATE chancery SET version = " + strconv.Itoa(n)); err != nil {
				return err
			}
		}
		return nil
	})
}

// version returns the number of the store's tables, 0 for none.
func (s *Store) version(ctx context.Context) (int, error) {
	db := s.read
	if s.write != nil {
		db = s.write
	}
	var n int
	if err := db.QueryRowContext(ctx, s.hasTable("chancery")).Scan(&n); err != nil || n == 0 {
		return 0, err
	}
	err := db.QueryRowContext(ctx, "SELECT version FROM chancery").Scan(&n)
	return n, err
}

// hasTable is a query that counts the tables of a name.
func (s *Store) hasTable(name string) string {
	if s.dialect == sqliteDialect {
		return "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + name + "'"
	}
	return "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '" + name + "'"
}

func (x *tx) version() (int, error) {
	if _, err := x.tx.ExecContext(x.ctx, "CREATE TABLE IF NOT EXISTS chancery (version INTEGER NOT NULL, generation BIGINT NOT NULL)"); err != nil {
		return 0, err
	}
	var n int
	if found, err := x.one([]any{&n}, "SELECT version FROM chancery"); err != nil || found {
		return n, err
	}
	_, err := x.exec("INSERT INTO chancery (version, generation) VALUES (0, 0)")
	return 0, err
}

// script runs statements that end with a semicolon at the end of a line.
func (x *tx) script(text string) error {
	for _, st := range strings.Split(text, ";\n") {
		if strings.TrimSpace(withoutComments(st)) == "" {
			continue
		}
		if _, err := x.tx.ExecContext(x.ctx, st); err != nil {
			return fmt.Errorf("%w in %s", err, strings.TrimSpace(withoutComments(st)))
		}
	}
	return nil
}

func withoutComments(st string) string {
	var out []string
	for line := range strings.Lines(st) {
		if !strings.HasPrefix(strings.TrimSpace(line), "--") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}
