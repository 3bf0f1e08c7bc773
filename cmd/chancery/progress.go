package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress is a bar on standard error, or nothing.
type progress struct {
	bars    *mpb.Progress
	bar     *mpb.Bar
	in      *inputs
	stderr  io.Writer
	records atomic.Int64
}

// progress shows a bar where a person looks on and there is much to read: more than one file, or
// a large one, while the records do not run over the same terminal.
func (r *reading) progress(in *inputs) *progress {
	if isTerminal(r.app.stdout) {
		return &progress{in: in, stderr: r.app.stderr}
	}
	return r.bar(in)
}

// bar shows a bar where a person looks on and there is much to read.
func (s *sources) bar(in *inputs) *progress {
	p := &progress{in: in, stderr: s.app.stderr}
	if !isTerminal(s.app.stderr) {
		return p
	}
	n, bytes := in.size()
	if n < 2 && bytes < 1<<20 {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(s.app.stderr), mpb.WithWidth(40), mpb.WithRefreshRate(200*time.Millisecond))
	p.bar = p.bars.AddBar(max(bytes, 1),
		mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return fmt.Sprintf("%d articles", p.records.Load()) })),
		mpb.AppendDecorators(decor.Percentage(), decor.Name(" "), decor.AverageETA(decor.ET_STYLE_GO)),
		mpb.BarRemoveOnComplete(),
	)
	return p
}

// step counts a record.
func (p *progress) step() {
	p.records.Add(1)
	if p.bar != nil {
		p.bar.SetCurrent(p.in.read.Load())
	}
}

// at says how many records there are.
func (p *progress) at(records int) {
	p.records.Store(int64(records) - 1)
	p.step()
}

// say prints a line above the bar.
func (p *progress) say(line string) {
	if p.bars != nil {
		p.bars.Write([]byte(line))
		return
	}
	io.WriteString(p.stderr, line)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bars = nil
	}
}
