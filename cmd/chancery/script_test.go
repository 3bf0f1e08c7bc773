package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

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
		UpdateScripts: *update,
	})
}
