package relations

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the lists of indices and rankings in docs/indices.md anew")

// TestDocsListEveryIndex holds docs/indices.md to what stands on top of the SQL files.
func TestDocsListEveryIndex(t *testing.T) {
	const path = "../../docs/indices.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	head, rest, ok := strings.Cut(doc, "## The indices\n")
	_, tail, ok2 := strings.Cut(rest, "## Changes\n")
	if !ok || !ok2 {
		t.Fatalf("%s has no sections %q and %q", path, "The indices", "Changes")
	}
	var b strings.Builder
	b.WriteString(head + "## The indices\n")
	for _, ix := range Indices() {
		kind := map[Kind]string{
			Count: "A count: 0 where nothing happened.",
			Sum:   "A sum: 0 where nothing happened.",
			Rate:  "A rate: 0 where nothing happened, no value where nothing was read.",
			Mean:  fmt.Sprintf("A mean: no value where nothing happened; a change is told from %s.", number(ix.Least)),
		}[ix.Kind]
		if ix.Both {
			kind += " It needs both directions."
		}
		section(&b, ix.Method, "sql", kind)
	}
	b.WriteString("\n## The rankings\n\nPairs of states that stand out in a span of months, out of `pair_months`.\n")
	for _, r := range Rankings() {
		section(&b, r.Method, "ranking", "")
	}
	b.WriteString("\n## Changes\n" + tail)
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != doc {
		t.Errorf("%s is out of date: run go test ./internal/relations -run Docs -update", path)
	}
}

// section writes what docs/indices.md says of a file.
func section(b *strings.Builder, m Method, folder, kind string) {
	fmt.Fprintf(b, "\n### %s\n\n%s: [`%s/%s.sql`](../internal/relations/%[3]s/%[4]s.sql)\n\n%s\n\n", m.Name, strings.ToUpper(m.Title[:1])+m.Title[1:], folder, m.Name, m.Meaning)
	fmt.Fprintf(b, "- Formula: %s\n- Range: %s\n- Not for: %s\n", m.Formula, m.Range, m.NotFor)
	if kind != "" {
		fmt.Fprintf(b, "- %s\n", kind)
	}
}
