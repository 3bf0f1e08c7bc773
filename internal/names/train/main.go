// Command train learns the tagger's weights from the shared gold sets.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

const bench = "../shared/bench/names/"

func lines(path string, yield func([]byte)) {
	f, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		panic(err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		yield(s.Bytes())
	}
}

type goldDoc struct {
	names.Example
	types map[names.Kind]bool
}

var kinds = map[string]names.Kind{"person": names.Person, "organization": names.Organization, "place": names.Place, "group": names.Group, "other": names.Other}

func load(name string, set uint32) []goldDoc {
	texts := map[string]string{}
	lines(bench+name+".in.jsonl.gz", func(b []byte) {
		var r struct{ ID, Text string }
		if err := json.Unmarshal(b, &r); err != nil {
			panic(err)
		}
		texts[r.ID] = r.Text
	})
	var out []goldDoc
	lines(bench+name+".gold.jsonl.gz", func(b []byte) {
		var r struct {
			ID       string
			Types    []string
			Mentions []struct {
				Span [2]int
				Type string
			}
		}
		if err := json.Unmarshal(b, &r); err != nil {
			panic(err)
		}
		s := texts[r.ID]
		var at []int
		for i := range s {
			at = append(at, i)
		}
		at = append(at, len(s))
		g := goldDoc{types: map[names.Kind]bool{}}
		for _, t := range r.Types {
			g.types[kinds[t]] = true
		}
		g.Doc, g.Set = text.Segment(s), set
		for _, m := range r.Mentions {
			g.Names = append(g.Names, names.Gold{Span: text.Span{Start: at[m.Span[0]], End: at[m.Span[1]]}, Kind: kinds[m.Type]})
		}
		out = append(out, g)
	})
	return out
}

// score returns overlap F1 as score_names.py counts it, by kind and in all.
func score(docs []goldDoc, tag func(*names.Example) []names.Mention, show bool) string {
	var tp, gn, pn [5]int
	for _, g := range docs {
		found := tag(&g.Example)
		type pair struct{ l, g, p int }
		var pairs []pair
		for i, m := range g.Names {
			if g.types[m.Kind] {
				gn[m.Kind]++
			}
			for j, p := range found {
				if p.Kind == m.Kind && g.types[m.Kind] {
					if c := min(p.End, m.End) - max(p.Start, m.Start); c > 0 {
						pairs = append(pairs, pair{c, i, j})
					}
				}
			}
		}
		slices.SortStableFunc(pairs, func(a, b pair) int { return b.l - a.l })
		ug, up := map[int]bool{}, map[int]bool{}
		for _, p := range pairs {
			if !ug[p.g] && !up[p.p] {
				ug[p.g], up[p.p] = true, true
				tp[found[p.p].Kind]++
			}
		}
		if show {
			for i, m := range g.Names {
				if !ug[i] && g.types[m.Kind] {
					near := ""
					for _, p := range found {
						if p.Overlaps(m.Span) {
							near = fmt.Sprint(p.In(g.Doc.Text), " ", p.Kind)
						}
					}
					a, b := max(0, m.Start-30), min(len(g.Doc.Text), m.End+30)
					fmt.Printf("MISS %d %s [%s] …%s…\n", m.Kind, m.In(g.Doc.Text), near, strings.ReplaceAll(g.Doc.Text[a:b], "\n", "/"))
				}
			}
			for j, p := range found {
				if !up[j] && g.types[p.Kind] {
					fmt.Printf("EXTRA %d %s\n", p.Kind, p.In(g.Doc.Text))
				}
			}
		}
		for j, p := range found {
			if !g.types[p.Kind] {
				continue
			}
			free := false
			for _, m := range g.Names {
				if m.Span == p.Span && g.types[m.Kind] {
					free = false
					break
				}
				free = free || m.Kind == names.Other && m.Overlaps(p.Span)
			}
			if up[j] || !free {
				pn[p.Kind]++
			}
		}
	}
	f1 := func(t, g, p int) float64 { return 200 * float64(t) / float64(max(1, g+p)) }
	var a, b, c int
	for k := range tp {
		a, b, c = a+tp[k], b+gn[k], c+pn[k]
	}
	return fmt.Sprintf("%.1f (P %.1f R %.1f; per %.1f org %.1f loc %.1f)", f1(a, b, c), 100*float64(a)/float64(max(1, c)), 100*float64(a)/float64(max(1, b)), f1(tp[1], gn[1], pn[1]), f1(tp[2], gn[2], pn[2]), f1(tp[3], gn[3], pn[3]))
}

func main() {
	if os.Args[1] == "clusters" {
		clusterWords("/tmp/actors-clusters.bin")
		return
	}
	packed := packLists()
	w, err := world.Load(nil)
	if err != nil {
		panic(err)
	}
	fmt.Println("lists", len(packed)/6)
	var ch, cp []uint32
	if b, err := os.ReadFile("/tmp/actors-clusters.bin"); err == nil && os.Getenv("NOCL") == "" {
		for ; len(b) >= 8; b = b[8:] {
			ch = append(ch, binary.LittleEndian.Uint32(b))
			cp = append(cp, binary.LittleEndian.Uint32(b[4:]))
		}
	}
	num := func(name string, def int) int {
		if v, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return v
		}
		return def
	}
	o := names.Options{Epochs: num("EPOCHS", 8), Drop: num("DROP", 10), Bind: num("BIND", 0) == 1, Margin: int32(num("MARGIN", 0)), MinSeen: int32(num("MINSEEN", 2))}
	var train []names.Example
	for i, s := range strings.Split(os.Args[1], ",") {
		for _, d := range load(s, uint32(i)) {
			train = append(train, d.Example)
		}
	}
	f := names.New(w, packed, ch, cp)
	start := time.Now()
	f.Train(train, o)
	fmt.Printf("trained in %.1fs, %d features\n", time.Since(start).Seconds(), f.Size())
	tag := func(x *names.Example) []names.Mention { return f.Tag(x.Doc) }
	f.Bias(num("BIAS", 100))
	for _, s := range strings.Split(os.Args[2], ",") {
		docs := load(s, 0)
		fmt.Println("oracle", score(docs, f.Oracle, false))
		start := time.Now()
		r := score(docs, tag, os.Getenv("SHOW") == s)
		words := 0
		for _, d := range docs {
			words += len(d.Doc.Words)
		}
		fmt.Printf("%-24s %s  %.2f µs/word\n", s, r, time.Since(start).Seconds()*1e6/float64(words))
	}
}
