package article

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestPages reads pages of many makes and compares head and text with what a reader sees on
// them. It logs how much of the texts agrees, as the public benchmark of article extraction counts it: by
// sequences of four words.
func TestPages(t *testing.T) {
	files := pageFiles(t)
	var p, r float64
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txtar")
		t.Run(name, func(t *testing.T) {
			part := parts(t, f)
			head := fields(part["head"])
			a, err := FromHTML(strings.NewReader(part["page.html"]), head["address"])
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct{ key, got string }{
				{"title", a.Title}, {"byline", a.Byline}, {"outlet", a.Outlet}, {"origin", a.Origin}, {"published", a.Published},
				{"url", a.URL}, {"language", a.Language},
			} {
				if c.got != head[c.key] {
					t.Errorf("%s is %q, want %q", c.key, c.got, head[c.key])
				}
			}
			if want := strings.TrimSpace(part["text"]); a.Text != want {
				t.Errorf("text differs:\n%s", lineDiff(a.Text, want))
			}
			pp, rr := agreement(a.Text, part["text"])
			p, r = p+pp, r+rr
		})
	}
	p, r = p/float64(len(files)), r/float64(len(files))
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", len(files), p, r, 2*p*r/(p+r))
}

// pageFiles returns the archives of pages.
func pageFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	return files
}

// parts returns the files of a txtar archive by name.
func parts(t *testing.T, file string) map[string]string {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, f := range ar.Files {
		m[f.Name] = string(f.Data)
	}
	return m
}

// fields reads lines "key: value".
func fields(s string) map[string]string {
	m := map[string]string{}
	for _, l := range strings.Split(s, "\n") {
		if k, v, ok := strings.Cut(l, ": "); ok {
			m[k] = v
		}
	}
	return m
}

// lineDiff lists the lines that only one of two texts has.
func lineDiff(got, want string) string {
	var b strings.Builder
	only := func(mark, a, other string) {
		has := map[string]bool{}
		for _, l := range strings.Split(other, "\n") {
			has[l] = true
		}
		for _, l := range strings.Split(a, "\n") {
			if !has[l] {
				fmt.Fprintf(&b, "%s %s\n", mark, l)
			}
		}
	}
	only("too much:", got, want)
	only("missing: ", want, got)
	return b.String()
}

var shingleWord = regexp.MustCompile(`[\pL\pN_]+`)

// agreement compares two texts by their sequences of four words.
func agreement(got, want string) (precision, recall float64) {
	a, b := shingles(got), shingles(want)
	both, inGot, inWant := 0, 0, 0
	for k, n := range a {
		both += min(n, b[k])
		inGot += n
	}
	for _, n := range b {
		inWant += n
	}
	return float64(both) / float64(max(inGot, 1)), float64(both) / float64(max(inWant, 1))
}

func shingles(s string) map[string]int {
	w := shingleWord.FindAllString(s, -1)
	m := map[string]int{}
	for i := 0; i+4 <= len(w); i++ {
		m[strings.Join(w[i:i+4], " ")]++
	}
	return m
}

// pageOf returns the page of an archive, for seeds.
func pageOf(file string) string {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		return ""
	}
	for _, f := range ar.Files {
		if f.Name == "page.html" {
			return string(f.Data)
		}
	}
	return ""
}
