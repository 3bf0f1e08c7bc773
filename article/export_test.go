package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden writes articles as the samples have them.
func golden(o Options, in string) string {
	var b strings.Builder
	for a, err := range o.Open("in", strings.NewReader(in)) {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n\n", err)
			continue
		}
		for _, f := range []struct{ key, value string }{{"id", a.ID}, {"url", a.URL}, {"title", a.Title}, {"byline", a.Byline}, {"outlet", a.Outlet},
			{"origin", a.Origin}, {"published", a.Published}, {"language", a.Language}} {
			if f.value != "" {
				fmt.Fprintf(&b, "%s: %s\n", f.key, f.value)
			}
		}
		fmt.Fprintf(&b, "%s\n\n", a.Text)
	}
	return b.String()
}

// docxOf makes a document of the XML of its text.
func docxOf(xml string) string {
	return zipOf("[Content_Types].xml", "<Types/>", "word/document.xml", xml, "docProps/core.xml", "<x/>")
}

// sample returns the input of a sample.
func sample(f txtar.File) string {
	if f.Name == "document.xml" {
		return docxOf(string(f.Data))
	}
	return string(f.Data)
}

func TestSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/[en]*s/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(Options{}, sample(ar.Files[0]))
			if *update {
				ar.Files = append(ar.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(ar.Files[len(ar.Files)-1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
