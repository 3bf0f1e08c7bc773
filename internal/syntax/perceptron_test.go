package syntax

import (
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/text"
)

func TestParse(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	d := text.Segment("The minister met the ambassador in Seoul. He didn't sign the agreement.")
	tree := p.Parse(d, nil)
	if got := tree.Word(int(tree.Root(0))); got != "met" {
		t.Errorf("root %q, want met", got)
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, d, tree); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "2-3\tdidn't\t") {
		t.Errorf("no multiword token in\n%s", b.String())
	}
}
