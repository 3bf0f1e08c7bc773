package syntax

import (
	"testing"

	"github.com/chancery-project/chancery/internal/text"
)

// TestHeadlines: lines without articles, auxiliaries and stops, in any capitals. Each names its
// root and the root's subject.
func TestHeadlines(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, root, subject string }{
		{"FOREIGN MINISTER SUMMONS FRENCH AMBASSADOR OVER REMARKS", "SUMMONS", "MINISTER"},
		{"EU threatens to ban Russian gas imports by March", "threatens", "EU"},
		{"Israel strikes kill 14 in southern Lebanon", "kill", "strikes"},
		{"UN envoy warns of famine in Sudan", "warns", "envoy"},
		{"Minister Says He Will Impose New Tariffs on Canadian Steel", "Says", "Minister"},
		{"Iran rejects U.N. call to halt enrichment", "rejects", "Iran"},
	} {
		d := text.SegmentLines(c.line)
		tree := p.Parse(d, nil)
		root := tree.Root(0)
		subject := tree.Dependent(root, Nsubj, NsubjPass)
		if got := tree.Word(root); got != c.root {
			t.Errorf("%q: root %q, want %q", c.line, got, c.root)
		} else if subject < 0 || tree.Word(subject) != c.subject {
			t.Errorf("%q: subject %d, want %q", c.line, subject, c.subject)
		}
	}
}
