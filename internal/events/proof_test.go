package events

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// A marked sentence is a proof with its brackets read: "[France] condemned <the raid>."
type marked struct {
	text           string
	source, target text.Span
	hasS, hasT     bool
}

func unmark(s string) marked {
	var m marked
	var b strings.Builder
	for _, c := range s {
		switch c {
		case '[':
			m.source.Start, m.hasS = b.Len(), true
		case ']':
			m.source.End = b.Len()
		case '<':
			m.target.Start, m.hasT = b.Len(), true
		case '>':
			m.target.End = b.Len()
		default:
			b.WriteRune(c)
		}
	}
	m.text = b.String()
	return m
}

// prove says what is wrong with a proof of an entry; empty when nothing is.
func prove(c *Coder, p *syntax.Parser, entries []entry, pr lexicon.Proof) string {
	_, _, why := holds(c, p, entries, pr)
	return why
}

// holds returns the act that makes a proof of an entry hold, nil for one that must not code,
// or what is wrong with it.
func holds(c *Coder, p *syntax.Parser, entries []entry, pr lexicon.Proof) (*act, *text.Doc, string) {
	m := unmark(pr.Sentence)
	d := text.Segment(m.text)
	r := c.read(d, p.Parse(d, nil))
	if pr.Not {
		for i := range r.acts {
			if a := &r.acts[i]; a.told() && !a.entry.weak {
				return nil, d, fmt.Sprintf("codes %s at %q by %s", a.typ, d.Word(a.word), a.entry.rule)
			}
		}
		return nil, d, ""
	}
	code, rest, _ := strings.Cut(pr.Want, "|")
	var want entry
	if len(entries) > 0 {
		want = entries[0]
	}
	if f := strings.Fields(code); len(f) > 0 {
		want.typ, want.mode = plover.Type(f[0]), ""
		if len(f) > 1 {
			want.mode = plover.Mode(f[1])
		}
	}
	status := strings.TrimSpace(rest)
	seen := ""
	for i := range r.acts {
		a := &r.acts[i]
		if !a.told() {
			continue
		}
		seen += fmt.Sprintf(" %s/%s@%s(%s)[%s]<%s>%s", a.typ, a.mode, d.Word(a.word), a.entry.rule, words(d, a.sources), words(d, a.targets), a.status)
		if want.typ != "" && a.typ != want.typ || want.mode != "" && a.mode != want.mode {
			continue
		}
		if m.hasS && !inSpan(d, a.sources, m.source) || m.hasT && !inSpan(d, append(a.targets, a.others...), m.target) {
			continue
		}
		if status != "" && a.status.String() != status {
			continue
		}
		return a, d, ""
	}
	return nil, d, "found only" + seen
}

func words(d *text.Doc, list []int32) string {
	var out []string
	for _, w := range list {
		out = append(out, d.Word(int(w)))
	}
	return strings.Join(out, " ")
}

func inSpan(d *text.Doc, list []int32, sp text.Span) bool {
	for _, w := range list {
		if sp.Contains(d.Words[w].Span) {
			return true
		}
	}
	return false
}

// kindOf says how the keys of an act file are read.
func kindOf(file string) int {
	for _, f := range actFiles {
		if f.name == file {
			return f.kind
		}
	}
	return verbs
}

// TestProofs runs every proof of the word files. The trees are learned, so a new parser may
// misread a few: one in fifty may fail, and each is told.
func TestProofs(t *testing.T) {
	c, err := NewCoder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := 0, 0
	for i := range c.entries {
		e := &c.entries[i]
		list, _ := newEntries(e, kindOf(e.File), c.classes)
		for _, pr := range e.Proofs {
			n++
			if why := prove(c, p, list, pr); why != "" {
				wrong++
				t.Logf("%s:%d: %s: %s", e.File, pr.Line, pr.Sentence, why)
			}
		}
	}
	t.Logf("%d acts, %d proofs, %d wrong", c.Acts(), n, wrong)
	if wrong*50 > n {
		t.Errorf("%d of %d proofs fail", wrong, n)
	}
	if c.Acts() < 2500 || n < 4000 {
		t.Errorf("the lexicon has shrunk to %d acts and %d proofs", c.Acts(), n)
	}
}
