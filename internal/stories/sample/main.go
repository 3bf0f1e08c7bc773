// Sample joins the events of many records and prints what it joined, for judging by eye.
//
//	chancery read --format jsonl corpus.jsonl > records.jsonl
//	go run ./internal/stories/sample -n 100 < records.jsonl
//	go run ./internal/stories/sample -copies articles.jsonl.gz
//	go run ./internal/stories/sample -reprint articles.jsonl.gz > twice.jsonl
//
// It keeps the blocks in memory as a store keeps them on disk, prints the figures, and then pairs or
// stories that lie evenly spread over all of them. With -copies it measures near-copies instead; -reprint makes
// articles of which every second one reprints the one before.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

func main() {
	n := flag.Int("n", 0, "print so many pairs")
	m := flag.Int("stories", 0, "print so many stories of three articles or more")
	texts := flag.String("copies", "", "edit the texts of this file (JSON Lines, gzip), and count which are taken for copies; nothing else")
	whole := flag.String("reprint", "", "write each text of this file (JSON Lines, gzip) twice, the second time cut; nothing else")
	flag.Parse()
	if *whole != "" {
		if err := reprint(*whole, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if *texts != "" {
		if err := copies(*texts, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if err := run(os.Stdin, os.Stdout, *n, *m); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A desk keeps tellings as a store would.
type desk struct {
	told    []stories.Telling
	text    map[stories.Ref]string // the sentence of each
	papers  map[int64]stories.Paper
	at      map[stories.Ref]int
	blocks  map[uint64][]int
	links   []stories.Link
	reasons []string
	next    [][]int // for each telling those it is linked to
	judged  int
	most    int // candidates of one telling
	keys    int
	spent   time.Duration
}

func run(in io.Reader, out io.Writer, pairs, many int) error {
	d := &desk{text: map[stories.Ref]string{}, papers: map[int64]stories.Paper{}, at: map[stories.Ref]int{}, blocks: map[uint64][]int{}}
	lines := bufio.NewReaderSize(in, 1<<20)
	for article := int64(1); ; article++ {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var r record.Record
			if err := json.Unmarshal(line, &r); err != nil {
				return fmt.Errorf("line %d: %w", article, err)
			}
			d.keep(article, &r)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	d.report(out, pairs, many)
	return nil
}

// keep judges the events of an article against those kept before, and keeps them.
func (d *desk) keep(article int64, r *record.Record) {
	d.papers[article] = stories.PaperOf(article, r)
	for _, e := range tellings.Events(r) {
		t := stories.Telling{Article: article, Event: e}
		ref := stories.Ref{Article: article, Event: e.ID}
		i := len(d.told)
		d.told, d.next = append(d.told, t), append(d.next, nil)
		d.at[ref] = i
		for k := range r.Events {
			if r.Events[k].ID == e.ID {
				d.text[ref] = fmt.Sprintf("%s %s", r.Published, r.Words(r.Sentences[r.Events[k].Sentence]))
			}
		}
		start := time.Now()
		kept, sought := t.Blocks()
		var near []int
		for _, k := range sought {
			near = append(near, d.blocks[k]...)
		}
		slices.Sort(near)
		near = slices.Compact(near)
		for _, j := range near {
			if why, ok := stories.Pair(&d.told[j], &t); ok {
				d.links = append(d.links, stories.Link{A: stories.Ref{Article: d.told[j].Article, Event: d.told[j].ID}, B: ref})
				d.reasons = append(d.reasons, why)
				d.next[i], d.next[j] = append(d.next[i], j), append(d.next[j], i)
			}
		}
		for _, k := range kept {
			d.blocks[k] = append(d.blocks[k], i)
		}
		d.spent += time.Since(start)
		d.judged += len(near)
		d.most = max(d.most, len(near))
		d.keys += len(kept) + len(sought)
	}
}

func (d *desk) report(out io.Writer, pairs, many int) {
	all := stories.Parts(d.told, d.links)
	sizes := map[int]int{}
	joined, largest := 0, 0
	var wide [][]stories.Telling
	for _, part := range all {
		articles := map[int64]bool{}
		for i := range part {
			articles[part[i].Article] = true
		}
		sizes[min(len(articles), 6)]++
		if len(articles) > 1 {
			joined += len(part)
		}
		if len(articles) > 2 {
			wide = append(wide, part)
		}
		largest = max(largest, len(articles))
	}
	fmt.Fprintf(out, "%d events of %d articles, %d keys, %d pairs judged (at most %d for one event), %d linked, %s\n",
		len(d.told), len(d.papers), d.keys, d.judged, d.most, len(d.links), d.spent.Round(time.Millisecond))
	fmt.Fprintf(out, "%d stories, %d events in stories of several articles, the largest of %d articles; stories by articles:", len(all), joined, largest)
	for n := 1; n <= 6; n++ {
		fmt.Fprintf(out, " %d:%d", n, sizes[n])
	}
	fmt.Fprintln(out)
	pairs, many = min(pairs, len(d.links)), min(many, len(wide))
	for k := range pairs {
		i := k * len(d.links) / pairs
		l := d.links[i]
		fmt.Fprintf(out, "\n%d %s\n  %s\n  %s\n", k+1, d.reasons[i], d.line(l.A), d.line(l.B))
	}
	for k := range many {
		part := wide[k*len(wide)/many]
		fmt.Fprintf(out, "\n%d of %d\n", k+1, len(wide))
		for i := range part {
			fmt.Fprintln(out, "  "+d.line(stories.Ref{Article: part[i].Article, Event: part[i].ID}))
		}
		s := stories.Tell(part, d.papers)
		fmt.Fprintf(out, "  => %s %s %s %s: %s > %s, %d reports, %d origins\n", s.Type, s.Mode, s.Status, s.Days.First, names(s.Sources), names(s.Targets), s.Reports, s.Origins)
		for _, x := range s.Disagreements {
			fmt.Fprintf(out, "     %s %s:", x.About, x.Unit)
			for _, v := range x.Versions {
				fmt.Fprintf(out, " %s (%d)", v.Value, v.Origins)
			}
			fmt.Fprintln(out)
		}
	}
}

// line shows a telling.
func (d *desk) line(ref stories.Ref) string {
	t := &d.told[d.at[ref]]
	return fmt.Sprintf("[%s %s %s: %s > %s, %s %s] %s", t.Type, t.Mode, t.Trigger, names(t.Sources), names(t.Targets), t.Status, t.Days.First, d.text[ref])
}

func names(list []tellings.Side) string {
	var out []string
	for i := range list {
		out = append(out, list[i].Name)
	}
	return strings.Join(out, "+")
}
