// Command train learns the weights of pronouns from GUM and from the development part of GAP. Run in
// the root of the repository: go run ./internal/actors/train
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

const bench = "../shared/bench/coref/"

func lines(path string, yield func([]byte)) {
	f, err := os.Open(path)
	check(err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(err)
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		yield(s.Bytes())
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// stages reads a text up to its names.
type stages struct {
	parser *syntax.Parser
	finder *names.Finder
}

func (s *stages) example(prose string) (*actors.Example, func(codepoint int) int) {
	d := text.Segment(prose)
	t := s.parser.Parse(d, nil)
	var at []int
	for i := range prose {
		at = append(at, i)
	}
	at = append(at, len(prose))
	word := func(point int) int {
		first, _ := d.WordsIn(text.Span{Start: at[point], End: at[point]})
		if first > 0 && (first == len(d.Words) || d.Words[first].Start > at[point]) {
			first--
		}
		return first
	}
	return &actors.Example{Doc: d, Tree: t, Mentions: s.finder.Find(d, t)}, word
}

func texts(name string) map[string]string {
	out := map[string]string{}
	lines(bench+name+".in.jsonl.gz", func(b []byte) {
		var r struct{ ID, Text string }
		check(json.Unmarshal(b, &r))
		out[r.ID] = r.Text
	})
	return out
}

func (s *stages) gum(name string) []*actors.Example {
	prose := texts(name)
	var out []*actors.Example
	lines(bench+name+".ontogum.gold.jsonl.gz", func(b []byte) {
		var r struct {
			ID     string
			Chains []struct {
				Mentions []struct {
					Span, Head [2]int
					Kind       string
				}
			}
		}
		check(json.Unmarshal(b, &r))
		x, word := s.example(prose[r.ID])
		of := map[int]int{}
		for c, chain := range r.Chains {
			for _, m := range chain.Mentions {
				of[word(m.Head[0])] = c + 1
				if m.Kind == "name" {
					for i, last := word(m.Span[0]), word(m.Span[1]-1); i <= last && i < word(m.Span[0])+3; i++ {
						if of[i] == 0 {
							of[i] = c + 1
						}
					}
				}
			}
		}
		x.Chain = func(i int) int { return of[i] }
		out = append(out, x)
	})
	return out
}

func (s *stages) gap(name string) []*actors.Example {
	prose := texts(name)
	var out []*actors.Example
	lines(bench+name+".gold.jsonl.gz", func(b []byte) {
		var r struct {
			ID      string
			Pronoun [2]int
			Names   []struct {
				Span  [2]int
				Coref bool
			}
		}
		check(json.Unmarshal(b, &r))
		x, word := s.example(prose[r.ID])
		x.Partial = true
		of := map[int]int{}
		pronoun := word(r.Pronoun[0])
		of[pronoun] = 99
		for _, n := range r.Names {
			c := 2
			if n.Coref {
				c, of[pronoun] = 1, 1
			}
			for i, last := word(n.Span[0]), word(n.Span[1]-1); i <= last; i++ {
				of[i] = c
			}
		}
		x.Chain = func(i int) int {
			if c, ok := of[i]; ok {
				return c
			}
			if lowerPronoun(x.Doc.Word(i)) {
				return -1
			}
			return 0
		}
		out = append(out, x)
	})
	return out
}

func lowerPronoun(w string) bool {
	switch w {
	case "he", "him", "his", "she", "her", "He", "She", "His", "Her", "it", "It", "its", "Its", "they", "They", "their", "Their", "them", "himself", "herself", "itself":
		return true
	}
	return false
}

func main() {
	w, err := world.Load(nil)
	check(err)
	s := &stages{}
	s.parser, err = syntax.NewParser()
	check(err)
	s.finder, err = names.NewFinder(w)
	check(err)
	r, err := actors.NewResolver(w, nil)
	check(err)
	gum, gap := s.gum("train"), s.gap("gap-development")
	fmt.Println(len(gum), "documents of GUM,", len(gap), "snippets of GAP")
	l := actors.NewLearner(r)
	epochs := 10
	if len(os.Args) > 1 {
		epochs, _ = strconv.Atoi(os.Args[1])
	}
	for range epochs {
		for i, x := range gap {
			l.Learn(x)
			if i%15 == 0 && i/15 < len(gum) {
				l.Learn(gum[i/15])
			}
		}
	}
	check(os.WriteFile("internal/actors/weights.txt", []byte(l.Weights()), 0o666))
}
