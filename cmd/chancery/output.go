package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/chancery-project/chancery/record"
)

// An output buffers what goes to standard output. It may be flushed from outside while the
// reader of standard input waits for a person who has gone.
type output struct {
	mu sync.Mutex
	b  *bufio.Writer
}

// newOutput returns an output that holds nothing back for longer than a moment: who reads from a
// pipe sees records when they are done. stop ends that.
func newOutput(w io.Writer) (o *output, stop func()) {
	o = &output{b: bufio.NewWriterSize(w, 64<<10)}
	t := time.NewTicker(300 * time.Millisecond)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-t.C:
				o.Flush() // an error comes back at the next write
			case <-done:
				return
			}
		}
	}()
	return o, func() { t.Stop(); close(done) }
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

// Flush writes out what is held.
func (o *output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Flush()
}

// giveUp ends the program soon after it was interrupted, in case an input never answers.
func (o *output) giveUp(stderr io.Writer) {
	time.Sleep(time.Second)
	o.Flush()
	fmt.Fprintln(stderr, "chancery: interrupted")
	os.Exit(exitInterrupted)
}

// writer returns what prints one record in the format asked for. Views and records for a
// terminal are written at once.
func (r *reading) writer(out *output) func(*record.Record) error {
	now := isTerminal(r.app.stdout)
	flush := func(err error) error {
		if err != nil || !now {
			return err
		}
		return out.Flush()
	}
	switch r.format {
	case "text":
		paint := r.colour == "always" || r.colour == "auto" && colours(r.app.stdout)
		v := &view{width: width(r.app.stdout), colour: paint}
		return func(rec *record.Record) error { return flush(v.write(out, rec)) }
	case "json":
		e := encoder(out)
		e.SetIndent("", "  ")
		return func(rec *record.Record) error { return flush(e.Encode(rec)) }
	}
	e := encoder(out)
	return func(rec *record.Record) error { return flush(e.Encode(rec)) }
}
