package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this test program as chancery.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chancery": main})
}

// TestScripts runs testdata/script: what users type and see.
func TestScripts(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/talks", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html lang="en"><head><title>Talks in Geneva</title><meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2026-03-02"></head><body><nav>Home</nav><article><h1>Talks in Geneva</h1>
<p>The foreign ministers of Norway and Chile met in Geneva on Monday and agreed to open talks on fish.</p>
<p>“We shall keep our word,” the Norwegian minister said after the meeting with her colleague.</p></article></body></html>`)
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/talks", http.StatusFound) })
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close) // the scripts run in parallel, after this function
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SERVER", srv.URL)
			e.Setenv("GOCOVERDIR", os.TempDir())
			return nil
		},
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"pack": pack},
		UpdateScripts: *update,
	})
}

// pack is the command "pack OUT IN": it packs a file or a folder as the name of OUT says.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pack OUT IN")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer out.Close()
	in := ts.MkAbs(args[1])
	switch ext := filepath.Ext(args[0]); ext {
	case ".zip", ".docx":
		w := zip.NewWriter(out)
		dir := os.DirFS(filepath.Dir(in))
		if ext == ".docx" {
			dir = os.DirFS(in)
		}
		ts.Check(fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || ext == ".zip" && !strings.HasPrefix(name, filepath.Base(in)+"/") {
				return err
			}
			f, err := w.Create(name)
			if err == nil {
				var data []byte
				data, err = fs.ReadFile(dir, name)
				f.Write(data)
			}
			return err
		}))
		ts.Check(w.Close())
	case ".gz":
		z := gzip.NewWriter(out)
		w := tar.NewWriter(z)
		ts.Check(filepath.WalkDir(in, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			rel, _ := filepath.Rel(filepath.Dir(in), name)
			w.WriteHeader(&tar.Header{Name: filepath.ToSlash(rel), Size: int64(len(data)), Mode: 0o644})
			w.Write(data)
			return err
		}))
		ts.Check(w.Close())
		ts.Check(z.Close())
	case ".zst":
		w, err := zstd.NewWriter(out)
		ts.Check(err)
		data, err := os.ReadFile(in)
		ts.Check(err)
		w.Write(data)
		ts.Check(w.Close())
	default:
		ts.Fatalf("pack: unknown kind %s", args[0])
	}
}
