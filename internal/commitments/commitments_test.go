package commitments

import (
	"fmt"
	"strings"
	"testing"
)

// write puts a commitment as a reader would: by, to whom, what, and the details it has.
func write(c *Commitment, in *Input) string {
	name := func(a int) string { return in.Cast.Actors[a].Name }
	var to []string
	for _, a := range c.To {
		to = append(to, name(a))
	}
	out := fmt.Sprintf("%s of %s to %s: %s", c.Kind, name(c.By), strings.Join(to, ", "), c.Content[0].In(in.Doc.Text))
	if c.Deadline >= 0 {
		out += " | by " + in.Times[c.Deadline].Value
	}
	if !c.Condition.Empty() {
		out += " | " + c.Condition.In(in.Doc.Text)
	}
	if c.Amount != nil {
		out += fmt.Sprintf(" | %g %s", c.Amount.Value, c.Amount.Unit)
	}
	return out
}

func TestFind(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, want string }{
		{"Norway pledged to send 400 million dollars by the end of June.", "pledge of Norway to : send 400 million dollars by the end of June | by 2026-06 | 4e+08 USD"},
		{"Norway urged Peru to free the nurse.", "demand of Norway to Peru: free the nurse"},
		{"Peru threatened to close the border if Norway sends ships.", "threat of Peru to : close the border if Norway sends ships | if Norway sends ships"},
		{"Norway and Peru agreed to share the river.", "pledge of Norway to Peru: share the river"},
		{"The two states, Norway and Peru, met. Norway said Peru must withdraw 200 soldiers before July.", "demand of Norway to Peru: withdraw 200 soldiers before July | by 2026-07 | 200 soldier"},
		{"Norway and Peru agreed:\n1. to open the border;\n2. to resume flights.", "pledge of Norway to Peru: open the border; pledge of Norway to Peru: resume flights"},
		{"Norway will double its aid.", ""},
		{"Norway said that prices would rise.", ""},
		{"Norway did not promise to pay the debt.", ""},
		{"I want you to leave.", ""},
	} {
		list, in := b.find(c.text)
		var got []string
		for i := range list {
			got = append(got, write(&list[i], &in))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	x := newBench(b)
	_, in := x.find(strings.Repeat("Norway pledged to send 400 million dollars by June. Peru said it would close the border if ships came, and urged Norway to wait.\n", 5))
	for b.Loop() {
		x.f.Find(in)
	}
}
