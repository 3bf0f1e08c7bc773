package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// Prove runs the proofs of the user's acts. It returns a *lexicon.Error for each that does not
// hold: where it stands, its sentence and what was found in it.
func (c *Coder) Prove(p *syntax.Parser) []error {
	var errs []error
	w := &syntax.Workspace{}
	for i := range c.entries {
		e := &c.entries[i]
		if !e.Users() {
			continue
		}
		list, _ := newEntries(e, kindOf(e.File), c.classes, c.types)
		for _, pr := range e.Proofs {
			if why := prove(c, p, w, list, pr); why != "" {
				errs = append(errs, pr.Fails(e, why))
			}
		}
	}
	return errs
}

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
func prove(c *Coder, p *syntax.Parser, w *syntax.Workspace, entries []entry, pr lexicon.Proof) string {
	_, _, why := holds(c, p, w, entries, pr)
	return why
}

// holds returns the act that makes a proof of an entry hold, nil for one that must not code,
// or what is wrong with it.
func holds(c *Coder, p *syntax.Parser, w *syntax.Workspace, entries []entry, pr lexicon.Proof) (*act, *text.Doc, string) {
	m := unmark(pr.Sentence)
	d := text.Segment(m.text)
	r := c.read(d, p.Parse(d, w))
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
	var seen []string
	for i := range r.acts {
		a := &r.acts[i]
		if !a.told() {
			continue
		}
		seen = append(seen, fmt.Sprintf("%s at %q by %s, [%s] <%s>, %s", strings.TrimSpace(string(a.typ)+" "+string(a.mode)), d.Word(a.word), a.entry.rule,
			words(d, a.sources), words(d, append(slices.Clip(a.targets), a.others...)), a.status))
		if want.typ != "" && a.typ != want.typ || want.mode != "" && a.mode != want.mode {
			continue
		}
		if m.hasS && !inSpan(d, a.sources, m.source) || m.hasT && !inSpan(d, append(slices.Clip(a.targets), a.others...), m.target) {
			continue
		}
		if status != "" && a.status.String() != status {
			continue
		}
		return a, d, ""
	}
	if seen == nil {
		return nil, d, "found no act"
	}
	return nil, d, "found only " + strings.Join(seen, "; ")
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

// kindOf says how the keys of an act file, "verbs.txt" or "events/verbs.txt", are read.
func kindOf(file string) int {
	for _, f := range actFiles {
		if f.name == strings.TrimPrefix(file, "events/") {
			return f.kind
		}
	}
	return verbs
}
