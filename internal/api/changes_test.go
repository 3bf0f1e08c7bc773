package api

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/store"
)

// An event is a server-sent event.
type event struct{ name, id, data string }

// follow reads the changes of c: next returns the next event, "" for none within some seconds.
func follow(t *testing.T, c *client, path string, headers ...string) (next func() event, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, "GET", c.URL+"/api/v1/changes"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := c.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("changes: %s %s", res.Status, res.Header.Get("Content-Type"))
	}
	events := make(chan event)
	go func() {
		defer close(events)
		var e event
		for in := bufio.NewReader(res.Body); ; {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			switch key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": "); key {
			case "event":
				e.name = value
			case "id":
				e.id = value
			case "data":
				e.data = value
			case "":
				if e.name != "" {
					events <- e
				}
				e = event{}
			}
		}
	}()
	next = func() event {
		select {
		case e := <-events:
			return e
		case <-time.After(5 * time.Second):
			return event{}
		}
	}
	return next, func() {
		cancel()
		for range events {
		}
		res.Body.Close()
	}
}

// until reads events up to one of a name, and counts them.
func until(next func() event, name string) (last event, count map[string]int) {
	count = map[string]int{}
	for {
		e := next()
		count[e.name]++
		if e.name == name || e.name == "" {
			return e, count
		}
	}
}

func TestChangesAreStreamed(t *testing.T) {
	c := serve(t, Options{Write: true, Poll: 20 * time.Millisecond})
	next, stop := follow(t, c, "?since=0")
	first, count := until(next, "revision")
	if count["article"] != 5 || count["story"] == 0 || count["pledge"] == 0 || first.id == "" {
		t.Fatalf("from the beginning: %v, %+v", count, first)
	}
	sixth := saga()[0]
	sixth.URL, sixth.Published, sixth.Text = "https://post.example/6", "2026-02-12", "Kenya imposed sanctions on Chad on Tuesday, the presidency in Nairobi said."
	keep(t, c.st, sixth)
	e := next()
	var a store.Article
	if err := json.Unmarshal([]byte(e.data), &a); err != nil || e.name != "article" || a.ID != "6" {
		t.Fatalf("after the sixth article: %+v, %v", e, err)
	}
	last, count := until(next, "revision")
	if count["story"] == 0 || last.data == first.data {
		t.Errorf("after the sixth article: %v, %+v", count, last)
	}
	stop()

	again, stop := follow(t, c, "", "Last-Event-ID", first.id) // cut off before the sixth
	if _, count := until(again, "revision"); count["article"] != 1 {
		t.Errorf("gone on after %s: %v", first.id, count)
	}
	stop()

	late, stop := follow(t, c, "")
	defer stop()
	if res, text := c.do("POST", "/corrections", `{"finding":"5.e1","field":"status","value":"planned","who":"desk"}`, "Content-Type", "application/json"); res.StatusCode != http.StatusCreated {
		t.Fatal(text)
	}
	if e := late(); e.name != "article" || !strings.Contains(e.data, `"id":"5"`) {
		t.Errorf("after a correction: %+v", e)
	}
}

func TestFollowersAreLimited(t *testing.T) {
	c := serve(t, Options{Streams: 1, Poll: 20 * time.Millisecond})
	_, stop := follow(t, c, "?since=0")
	if res, text := c.do("GET", "/changes", ""); res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "follow") {
		t.Errorf("a second one: %s %s", res.Status, text)
	}
	stop()
	if res, text := c.do("GET", "/changes?since=soon", ""); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(text, "query.since") {
		t.Errorf("since=soon: %s %s", res.Status, text)
	}
}
