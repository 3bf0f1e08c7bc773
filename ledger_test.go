package chancery

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A ledgerCase is a few dated articles and the evidence that they hold.
type ledgerCase struct {
	name          string
	dates, texts  []string
	want, unfound []string // a known wrong one is among want and counted in wrong
	wrong         int
}

// ledgerCases reads a file of cases: "-- name 2026-03-03 --" begins an article, "-- name
// evidence --" what is to be linked, a line each. A line after "?" is known to be missed, one
// after "!" known to be wrong, with the reason.
func ledgerCases(t testing.TB, file string) []ledgerCase {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []ledgerCase
	for _, f := range ar.Files {
		name, what, _ := strings.Cut(f.Name, " ")
		if len(out) == 0 || out[len(out)-1].name != name {
			out = append(out, ledgerCase{name: name})
		}
		c := &out[len(out)-1]
		if what != "evidence" {
			c.dates, c.texts = append(c.dates, what), append(c.texts, string(f.Data))
			continue
		}
		for line := range strings.Lines(string(f.Data)) {
			line = strings.TrimSpace(line)
			if rest, ok := strings.CutPrefix(line, "? "); ok {
				rest, _, _ = strings.Cut(rest, " (")
				c.unfound = append(c.unfound, rest)
			} else if rest, ok := strings.CutPrefix(line, "! "); ok {
				rest, _, _ = strings.Cut(rest, " (")
				c.want = append(c.want, rest)
				c.wrong++
			} else if line != "" {
				c.want = append(c.want, line)
			}
		}
	}
	return out
}

// follow reads the articles of a case in the order of perm and returns the evidence, sorted.
func (c *ledgerCase) follow(t testing.TB, rd *Reader, perm []int) []string {
	var entries []*ledger.Entry
	var acts []*ledger.Act
	kinds := map[ledger.Ref]string{}
	for _, i := range perm {
		rec, err := rd.Read(article.Article{ID: fmt.Sprint(i), Published: c.dates[i], Text: strings.TrimSpace(c.texts[i])})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range tellings.Commitments(rec) {
			entries = append(entries, &ledger.Entry{Article: int64(i), Commitment: x})
			kinds[ledger.Ref{Article: int64(i), ID: string(x.ID)}] = x.Kind
		}
		for _, x := range tellings.Events(rec) {
			acts = append(acts, &ledger.Act{Article: int64(i), Event: x})
		}
	}
	var out []string
	add := func(ev ledger.Evidence, ok bool) {
		if ok {
			kind := kinds[ev.Entry]
			out = append(out, fmt.Sprintf("%s %s %s", kind, ledger.Wording(kind, ev.Kind), ev.Day))
		}
	}
	for _, e := range entries {
		for _, a := range acts {
			add(ledger.JudgeAct(e, a))
		}
		for _, o := range entries {
			add(ledger.JudgeEntry(e, o))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestLedgerCases follows the commitments of our own dated articles and compares the evidence
// with what a person would link.
func TestLedgerCases(t *testing.T) {
	rd := newReader(t)
	files, _ := filepath.Glob("testdata/ledger/*.txtar")
	n, linked, missed, wrong := 0, 0, 0, 0
	rng := rand.New(rand.NewPCG(1, 1))
	for _, file := range files {
		for _, c := range ledgerCases(t, file) {
			n++
			linked, missed, wrong = linked+len(c.want), missed+len(c.unfound), wrong+c.wrong
			got := c.follow(t, rd, rng.Perm(len(c.dates)))
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%s: %s: missed: %s; found %q", file, c.name, w, got)
				}
			}
			for _, g := range got {
				if slices.Contains(c.unfound, g) {
					t.Errorf("%s: %s: found by now: %s: take it off the known failures", file, c.name, g)
				} else if !slices.Contains(c.want, g) {
					t.Errorf("%s: %s: wrong: %s", file, c.name, g)
				}
			}
		}
	}
	if n < 40 {
		t.Errorf("%d cases", n)
	}
	t.Logf("%d cases: %d pieces of evidence linked, of which %d wrongly; %d known to be missed", n, linked, wrong, missed)
}
