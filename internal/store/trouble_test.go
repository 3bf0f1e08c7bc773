package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chancery-project/chancery/record"
)

// articles returns n records of short articles that differ.
func articles(t testing.TB, n int) []*record.Record {
	base := read(t, saga()...)
	out := make([]*record.Record, n)
	for i := range out {
		r := *base[i%len(base)]
		r.URL = fmt.Sprintf("%s/%d", r.URL, i)
		r.ID = fmt.Sprint("n", i)
		out[i] = &r
	}
	return out
}

// TestAFullDisk lets the disk run full in the midst of an intake: the error says so, what was kept
// before is there, and when there is room again the intake goes on.
func TestAFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "full.db")
	st := opener(t, path)()
	records := articles(t, 120)
	keepAll(t, st, records[:20])
	before := dump(t, st)
	var pages int
	if err := st.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := st.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 10)
	_, err := st.Keep(t.Context(), records[20:], now)
	if err == nil || !strings.Contains(err.Error(), "disk is full") || !strings.Contains(err.Error(), path) {
		t.Fatalf("a full disk: %v; want an error that says so and names the store", err)
	}
	if after := dump(t, st); after != before {
		t.Errorf("the store has changed:\n%s", firstDifference(before, after))
	}
	sound(t, st)
	limit(1 << 30)
	keepAll(t, st, records)
	if c, err := st.Counts(t.Context()); err != nil || c.Articles != len(records) {
		t.Errorf("%d articles, %v; want %d", c.Articles, err, len(records))
	}
}

// sound lets SQLite test its file.
func sound(t *testing.T, st *Store) {
	t.Helper()
	if got := table2(t, st, "PRAGMA integrity_check"); len(got) != 1 || !strings.HasSuffix(got[0], "=ok") {
		t.Errorf("the file is not sound: %v", got)
	}
}

func TestFilesThatAreNoStore(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	later := filepath.Join(dir, "later.db")
	st := opener(t, later)()
	if _, err := st.write.Exec("UPDATE chancery SET version = 99"); err != nil {
		t.Fatal(err)
	}
	damaged := filepath.Join(dir, "damaged.db")
	keepAll(t, opener(t, damaged)(), articles(t, 6))
	for _, c := range []struct{ name, address, want string }{
		{"text", write("notes.txt", strings.Repeat("no store\n", 1000)), "no Chancery store"},
		{"folder", dir, "is a folder"},
		{"no folder", filepath.Join(dir, "nowhere", "x.db"), "does not exist"},
		{"later version", later, "a later version of Chancery wrote it"},
		{"nothing", "", "no path given"},
		{"no server", "postgres://chancery@127.0.0.1:1/none?connect_timeout=1", "no PostgreSQL answers"},
		{"password", "postgres://me:secret@127.0.0.1:1/none?connect_timeout=1", "me:xxxxx@127.0.0.1"},
	} {
		st, err := Open(t.Context(), c.address)
		if err == nil {
			st.Close()
			t.Errorf("%s: opened", c.name)
		} else if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
	if _, err := (Options{ReadOnly: true}).Open(t.Context(), filepath.Join(dir, "new.db")); !errors.Is(err, ErrMissing) {
		t.Errorf("a store that is not there, for reading: %v, want %v", err, ErrMissing)
	}
}

// TestAReadOnlyFile tests a store that may be read and not written. Root may write whatever it
// likes, so the test makes the database itself refuse.
func TestAReadOnlyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "read-only.db")
	st := opener(t, path)()
	keepAll(t, st, articles(t, 6))
	if _, err := st.write.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	_, err := st.Keep(t.Context(), articles(t, 12), now)
	if err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("a file that cannot be written: %v", err)
	}
	reader, err := Options{ReadOnly: true}.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if c, err := reader.Counts(t.Context()); err != nil || c.Articles != 6 {
		t.Errorf("%d articles, %v; want 6", c.Articles, err)
	}
}

// TestTwoIntakesAtOnce lets two stores on one address keep overlapping articles while a third
// reads. In the end every article is there once, and what is told is as if one had kept them all.
func TestTwoIntakesAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, open func() *Store) {
		records := articles(t, 60)
		one := opener(t, fresh(t, open()))()
		keepAll(t, one, records)
		want := told(t, one)

		var wg sync.WaitGroup
		a, b, reader := open(), open(), open()
		keep := func(st *Store, list []*record.Record) {
			defer wg.Done()
			for i := 0; i < len(list); i += 5 {
				if _, err := st.Keep(t.Context(), list[i:i+5], now); err != nil {
					t.Error(err)
					return
				}
			}
		}
		wg.Add(2)
		go keep(a, records[:45])
		go keep(b, records[15:])
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			for last := 0; ctx.Err() == nil; {
				c, err := reader.Counts(context.WithoutCancel(ctx))
				if err != nil || c.Articles < last {
					t.Errorf("a reader sees %d articles after %d: %v", c.Articles, last, err)
					return
				}
				last = c.Articles
				if _, err := reader.Events(context.WithoutCancel(ctx), Query{Who: []string{"KEN"}}); err != nil {
					t.Error(err)
					return
				}
			}
		}()
		wg.Wait()
		stop()
		<-done
		if got := told(t, reader); got != want {
			t.Errorf("two intakes tell something else than one:\n%s", firstDifference(want, got))
		}
	})
}
