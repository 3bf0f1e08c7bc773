// Package store keeps records: articles with their versions, and their findings in tables that can
// be asked. A store is one SQLite file, or a PostgreSQL database where many use it:
//
//	st, err := store.Open(ctx, "talks.db")
//	st, err := store.Open(ctx, "postgres://user@host/news")
//
// What is computed across articles when one is kept (near-copies, stories, evidence on commitments)
// is computed by the packages stories and ledger; the store finds them their candidates and keeps
// what they say. An article is in whole or not at all, and the order in which articles are kept
// does not change what is found.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/stories"
)

// A Store keeps records. It is safe for concurrent use, also by several processes: writers wait
// for each other, readers wait for nobody.
type Store struct {
	dialect *dialect
	address string
	read    *sql.DB // many connections
	write   *sql.DB // the same for PostgreSQL; one connection for SQLite

	pack   *zstd.Encoder
	unpack *zstd.Decoder

	stems       stemmer
	tellings    memory[stories.Telling] // events
	commitments memory[ledger.Entry]
}

// Options say how to open a store. The zero value opens it for reading and writing and makes it
// where it is missing.
type Options struct {
	ReadOnly bool // no write, not even of a new schema; the store must be there
}

// Open opens the store at an address: a path of a SQLite file, or an address that begins with
// postgres:// or postgresql://. A new store gets its tables; an old one is brought up to date;
// one that a later version of the program wrote is refused.
func Open(ctx context.Context, address string) (*Store, error) {
	return Options{}.Open(ctx, address)
}

// Open opens the store at an address as o says.
func (o Options) Open(ctx context.Context, address string) (*Store, error) {
	s := &Store{address: address}
	var err error
	if s.pack, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err != nil {
		return nil, err
	}
	if s.unpack, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30)); err != nil {
		return nil, err
	}
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		err = s.openPostgres(o)
	} else {
		err = s.openSQLite(o)
	}
	if err == nil {
		err = s.migrate(ctx, o)
	}
	if err != nil {
		s.Close()
		return nil, s.fault(err)
	}
	return s, nil
}

// Close ends the use of s.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil && s.write != s.read {
		errs = append(errs, s.write.Close())
	}
	if s.pack != nil {
		s.pack.Close()
	}
	if s.unpack != nil {
		s.unpack.Close()
	}
	return errors.Join(errs...)
}

// Address returns what the store was opened with; passwords are left out.
func (s *Store) Address() string { return plain(s.address) }

// An Error says which store failed and why.
type Error struct {
	Store string // its address
	Err   error
}

func (e *Error) Error() string { return fmt.Sprintf("store %s: %v", e.Store, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// Errors that callers tell apart.
var (
	ErrNotFound = errors.New("there is no such finding")
	ErrMissing  = errors.New("there is no such store")
)

// fault gives an error of the database the name of the store and words that help.
func (s *Store) fault(err error) error {
	var ours *Error
	switch {
	case err == nil, errors.As(err, &ours), errors.Is(err, context.Canceled), errors.Is(err, ErrNotFound), errors.Is(err, ErrCorrection), errors.Is(err, ErrQuery):
		return err
	}
	return &Error{s.Address(), s.dialect.explain(err)}
}

// inTx runs f in one transaction that writes. Of what f did either all is kept or nothing.
func (s *Store) inTx(ctx context.Context, f func(*tx) error) (err error) {
	defer func() {
		if err != nil { // what was remembered of it never was
			s.tellings.clear()
			s.commitments.clear()
		}
	}()
	t, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fault(err)
	}
	defer t.Rollback()
	x := &tx{ctx: ctx, tx: t, s: s, statements: map[string]*sql.Stmt{}}
	if err := s.dialect.lock(x); err != nil {
		return s.fault(err)
	}
	if err := f(x); err != nil {
		return s.fault(err)
	}
	if !x.aside {
		if _, err := x.exec("UPDATE chancery SET revision = revision + 1"); err != nil {
			return s.fault(err)
		}
	}
	return s.fault(t.Commit())
}

// exists reports whether a file is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
