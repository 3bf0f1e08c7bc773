// Command train learns the tagger's weights from the shared gold sets.
//
// See main for how to run it.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
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

func load(name string) []goldDoc {
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
		g.Doc = text.Segment(s)
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

// Command train makes the packed tables of package names. Run in the root of the repository:
//
//	go run ./internal/names/train                     clusters, lists and the first look's weights
//	go run ./internal/names/train weights             lists and the first look's weights alone
//	go run ./internal/names/train examples SETS FILE  what network.py learns from; "shipped" stands for the sets of the shipped weights
//	go run ./internal/names/train measure SETS FILE SETS   first look learned from some sets, a network.bin learned from the same, score others
//
// The network itself is made by make.sh: see README.md.
func main() {
	verb := "all"
	if len(os.Args) > 1 {
		verb = os.Args[1]
	}
	const dir = "internal/names/"
	if verb == "all" {
		write(dir+"clusters.bin", clusterWords())
	}
	clusters, err := os.ReadFile(dir + "clusters.bin")
	check(err)
	w, err := world.Load(nil)
	check(err)
	lists := packLists()
	f, err := names.Bare(w, string(lists), string(clusters))
	check(err)
	sets := shipped
	if len(os.Args) > 2 && os.Args[2] != "shipped" {
		sets = strings.Split(os.Args[2], ",")
	}
	var list []names.Example
	for _, s := range sets {
		for _, d := range load(s) {
			list = append(list, d.Example)
		}
	}
	switch {
	case verb == "examples" && len(os.Args) == 4:
		out, err := os.Create(os.Args[3])
		check(err)
		check(f.Examples(list, options, out))
		check(out.Close())
	case verb == "measure" && len(os.Args) == 5:
		f.Train(list, options)
		network, err := os.ReadFile(os.Args[3])
		check(err)
		check(f.Use(string(network)))
		for _, s := range strings.Split(os.Args[4], ",") {
			measure(f, s)
		}
	case len(os.Args) < 3:
		f.Train(list, options)
		write(dir+"lists.bin", lists)
		write(dir+"weights.bin", f.Weights())
		sum, err := fingerprint(".")
		check(err)
		write(dir+"weights.sum", []byte(sum+"\n"))
	default:
		check(errors.New("see the comment of main for how to run it"))
	}
}

// shipped are the sets that the shipped weights are learned from; all are openly licensed.
var shipped = []string{"uner-ewt-train", "gum-train", "crossner-politics-train", "wikigold", "re3d-train"}

// options are what did best on the sets that are left out of measure's training.
var options = names.Options{Epochs: 8, Drop: 50, DropAll: 25, MinSeen: 2, Small: 8, Times: 8, Least: 3, Bias: 30, BiasOther: 20}

func measure(f *names.Finder, set string) {
	docs := load(set)
	p, err := syntax.NewParser()
	check(err)
	trees := map[*text.Doc]*syntax.Tree{}
	for _, d := range docs {
		trees[d.Doc] = p.Parse(d.Doc, nil)
	}
	tag := func(x *names.Example) []names.Mention { return f.Find(x.Doc, trees[x.Doc]) }
	start := time.Now()
	words := 0
	for _, d := range docs {
		words += len(d.Doc.Words)
		tag(&d.Example)
	}
	took := time.Since(start)
	fmt.Printf("%-22s %s  %.2f µs/word\n", set, score(docs, tag, os.Getenv("SHOW") == set), took.Seconds()*1e6/float64(words))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(path string, data []byte) {
	check(os.WriteFile(path, data, 0o666))
	fmt.Println(path, len(data))
}
