package main

import (
	"bufio"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestDemo starts the demo, asks for its start page, and sees it end.
func TestDemo(t *testing.T) {
	r, w := io.Pipe()
	done := make(chan int, 1)
	var errors strings.Builder
	go func() {
		code := run([]string{"demo", "--listen", "127.0.0.1:0", "--once"}, strings.NewReader(""), w, &errors)
		w.Close()
		done <- code
	}()
	address, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("no address: %v, status %d: %s", err, <-done, errors.String())
	}
	res, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Newest events", "Due, and nothing heard", "Edited after printing", "17 articles"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the start page of the demo has no %q", want)
		}
	}
	if code := <-done; code != 0 {
		t.Errorf("the demo ended with %d: %s", code, errors.String())
	}
}
