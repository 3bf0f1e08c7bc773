package web

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/record"
)

// A mark is a span of the text that belongs to a finding.
//
// Marks overlap: an act is named inside a statement, inside what is promised. So the text is cut at
// every place where a mark begins or ends, and each part knows all marks that lie on it:
//
//	He said they would close the ports          statement s1: "they would close the ports"
//	        └───────── s1 ───────────┘          act e1: "close", pledge c1: "close the ports"
//	                   └ e1 ┘
//	                   └──── c1 ─────┘
//	parts: "He said " · "they would "[s1] · "close"[s1 c1 e1] · " the ports"[s1 c1]
type mark struct {
	span  record.Span
	ref   string // "e1": the row that it belongs to
	class string // how it is painted
	leads bool   // a click leads to its row, also where no script runs
}

// A part is a piece of text on which the same marks lie.
type part struct {
	Text  string
	Refs  string   // "s1 c1 e1", the widest first
	Class string   // the classes of its marks
	To    string   // "e1": where a click leads
	Heads []string // findings whose words begin here
}

// A paragraph is a paragraph of the text in parts.
type paragraph struct{ Parts []part }

// cutText cuts paragraphs of a text at the borders of marks. Spans outside the text are passed over.
func cutText(text []rune, paragraphs []record.Span, marks []mark) []paragraph {
	marks = slices.DeleteFunc(marks, func(m mark) bool { return m.span[0] < 0 || m.span[1] > len(text) || m.span[0] >= m.span[1] })
	slices.SortStableFunc(marks, func(a, b mark) int {
		if a.span[0] != b.span[0] {
			return a.span[0] - b.span[0]
		}
		return b.span[1] - a.span[1]
	})
	if len(paragraphs) == 0 && len(text) > 0 {
		paragraphs = []record.Span{{0, len(text)}}
	}
	heads := map[string]bool{}
	var out []paragraph
	var on []mark // that reach into what comes
	next := 0
	for _, p := range paragraphs {
		if p[0] < 0 || p[1] > len(text) || p[0] > p[1] {
			continue
		}
		var parts []part
		for at := p[0]; at < p[1]; {
			for next < len(marks) && marks[next].span[0] <= at {
				on = append(on, marks[next])
				next++
			}
			on = slices.DeleteFunc(on, func(m mark) bool { return m.span[1] <= at })
			end := p[1]
			if next < len(marks) {
				end = min(end, marks[next].span[0])
			}
			for _, m := range on {
				end = min(end, m.span[1])
			}
			parts = append(parts, partOf(string(text[at:end]), on, heads))
			at = end
		}
		out = append(out, paragraph{parts})
	}
	return out
}

// partOf makes a part of the marks that lie on it. heads are the findings that have begun.
func partOf(text string, on []mark, heads map[string]bool) part {
	if len(on) == 0 {
		return part{Text: text}
	}
	on = slices.Clone(on)
	slices.SortStableFunc(on, func(a, b mark) int { return (b.span[1] - b.span[0]) - (a.span[1] - a.span[0]) })
	p := part{Text: text}
	var refs, classes []string
	for _, m := range on {
		if !slices.Contains(refs, m.ref) {
			refs = append(refs, m.ref)
		}
		for _, c := range strings.Fields(m.class) {
			if !slices.Contains(classes, c) {
				classes = append(classes, c)
			}
		}
		if m.leads {
			p.To = m.ref
		}
		if !heads[m.ref] {
			heads[m.ref] = true
			p.Heads = append(p.Heads, m.ref)
		}
	}
	p.Refs, p.Class = strings.Join(refs, " "), strings.Join(classes, " ")
	return p
}
