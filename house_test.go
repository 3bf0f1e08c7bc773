package chancery

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// house says which packages of ours each package may import (ARCHITECTURE.md). A package that
// is not named here, or imports what its line does not name, fails the test: first change the
// plan, then the code.
var house = map[string]string{
	"plover":               "",
	"record":               "plover",
	"article":              "lexicon",
	"internal/text":        "lexicon",
	"internal/lexicon":     "",
	"internal/fetch":       "",
	"internal/world":       "text lexicon",
	"internal/neural":      "",
	"internal/syntax":      "text neural lexicon",
	"internal/names":       "text syntax world lexicon neural",
	"internal/actors":      "text syntax names world lexicon",
	"internal/times":       "text syntax lexicon",
	"internal/places":      "text syntax names world lexicon",
	"internal/statements":  "text syntax actors times world lexicon",
	"internal/events":      "plover text syntax actors times places statements world lexicon",
	"internal/commitments": "plover text syntax actors times statements events lexicon",
	"internal/framing":     "text syntax actors statements world lexicon",
	"internal/tellings":    "plover record",
	"internal/stories":     "plover record tellings lexicon",
	"internal/ledger":      "plover record tellings lexicon",
	"internal/store":       "plover record tellings stories ledger relations",
	"internal/ingest":      "article record store fetch",
	"internal/relations":   "plover record",
	"internal/web":         "chancery plover article record tellings stories relations store fetch",
	"internal/api":         "chancery article record store relations tellings",
	"internal/mcp":         "chancery article record store relations tellings",
	"":                     "plover record article text syntax names world actors times places statements events commitments framing lexicon",
}

// sockets are the packages that may know the network: one asks it, the others answer it. None of them
// is linked by who imports the library.
var sockets = []string{"internal/fetch", "internal/api", "internal/web", "internal/mcp"}

const module = "github.com/chancery-project/chancery"

func TestPackagesImportOnlyWhatTheHousePlanSays(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || path == "cmd" || strings.HasPrefix(e.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if f.Name.Name == "main" { // generators and tools
			return nil
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), ".")
		may, known := house[pkg]
		if !known {
			t.Errorf("%s: package %q has no line in the house plan", path, pkg)
		}
		seen[pkg] = true
		for _, im := range f.Imports {
			name, ours := strings.CutPrefix(strings.Trim(im.Path.Value, `"`), module+"/")
			if !ours && !slices.Contains(sockets, pkg) && slices.Contains([]string{"net", "net/http"}, name) {
				t.Errorf("%s imports %s: internal/fetch fetches, internal/api, internal/web and internal/mcp answer, nobody else opens sockets", path, name)
			}
			if name == module { // the root, which has no name of its own
				name, ours = "chancery", true
			}
			if ours && !slices.Contains(strings.Fields(may), strings.TrimPrefix(name, "internal/")) {
				t.Errorf("%s imports %s, which the house plan does not allow", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range house {
		if !seen[pkg] {
			t.Errorf("the house plan names package %q, which is not there", pkg)
		}
	}
}

// TestTheLibraryLinksNoStoreAndNoCommands sees to it that who imports the library to read an
// article does not get a store, a command line or our fetching of pages with it. (net/http is
// linked: go-readability has a function that fetches. None of ours opens a socket.)
func TestTheLibraryLinksNoStoreAndNoCommands(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	deps := strings.Fields(string(out))
	for _, no := range []string{"database/sql", "os/exec", "github.com/spf13/cobra", module + "/internal/fetch", module + "/internal/api", module + "/internal/mcp", "github.com/danielgtaylor/huma/v2"} {
		if slices.Contains(deps, no) {
			t.Errorf("the library imports %s", no)
		}
	}
}
