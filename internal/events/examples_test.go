package events

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

var update = flag.Bool("update", false, "write testdata/known.txt and the example book anew")

// bookDir is where the example book lies.
const bookDir = "../../examples"

// An example is a line of the book. Offsets count code points, half-open.
type example struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Events []inBook `json:"events"`
	Rule   string   `json:"rule"`
}

type inBook struct {
	Type    plover.Type `json:"type"`
	Mode    plover.Mode `json:"mode,omitempty"`
	Quad    plover.Quad `json:"quad"`
	Status  string      `json:"status"`
	Source  *[2]int     `json:"source,omitempty"`
	Target  *[2]int     `json:"target,omitempty"`
	Trigger *[2]int     `json:"trigger,omitempty"`
}

// book makes the example book of the proofs that hold: for each act file, one line for each proof.
func book(t *testing.T) map[string][]byte {
	c, p := mustLoad(t)
	w := &syntax.Workspace{}
	out := map[string][]byte{}
	for i := range c.entries {
		e := &c.entries[i]
		list, _ := newEntries(e, kindOf(e.File), c.classes, c.types)
		for k, pr := range e.Proofs {
			a, d, why := holds(c, p, w, list, pr)
			if why != "" {
				continue
			}
			m := unmark(pr.Sentence)
			base := strings.TrimSuffix(e.File, ".txt")
			x := example{ID: fmt.Sprintf("%s-%s-%d", base, strings.ReplaceAll(e.Key, " ", "_"), k+1), Text: m.text, Events: []inBook{}, Rule: e.Key}
			if a != nil {
				r := text.NewRunes(m.text)
				at := func(sp text.Span, there bool) *[2]int {
					if !there {
						return nil
					}
					return &[2]int{r.At(sp.Start), r.At(sp.End)}
				}
				x.Events = append(x.Events, inBook{a.typ, a.mode, plover.QuadOf(a.typ), a.status.String(),
					at(m.source, m.hasS), at(m.target, m.hasT), at(d.Cover(a.first, a.last), true)})
			}
			line, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			out[base+".jsonl"] = append(append(out[base+".jsonl"], line...), '\n')
		}
	}
	return out
}

// TestExampleBook writes the book with -update; without it, tests that the book is sound and
// holds the proofs of the word files.
func TestExampleBook(t *testing.T) {
	if *update {
		for name, data := range book(t) {
			if err := os.WriteFile(filepath.Join(bookDir, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	have := map[string]bool{}
	files, _ := filepath.Glob(filepath.Join(bookDir, "*.jsonl"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		for n := 1; lines.Scan(); n++ {
			var x example
			if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
				t.Fatalf("%s:%d: %v", f, n, err)
			}
			have[x.Text] = true
			for _, e := range x.Events {
				for _, sp := range []*[2]int{e.Source, e.Target, e.Trigger} {
					if sp != nil && (sp[0] < 0 || sp[0] >= sp[1] || sp[1] > utf8.RuneCountInString(x.Text)) {
						t.Errorf("%s:%d: span %v", f, n, *sp)
					}
				}
				if !plover.ValidMode(e.Type, e.Mode) || e.Quad != plover.QuadOf(e.Type) {
					t.Errorf("%s:%d: %s %s %s", f, n, e.Type, e.Mode, e.Quad)
				}
			}
		}
	}
	c, _ := NewCoder(nil)
	missing, all := 0, 0
	for i := range c.entries {
		for _, pr := range c.entries[i].Proofs {
			if all++; !have[unmark(pr.Sentence).text] {
				missing++
			}
		}
	}
	known, err := os.ReadFile("testdata/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	if missing > len(lexicon.ParseKnown(known)) {
		t.Errorf("%d of %d proofs are not in the book: run go test ./internal/events -run ExampleBook -update", missing, all)
	}
}
