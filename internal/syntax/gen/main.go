// Command gen trains the perceptron parser and writes en/perceptron.bin and en/perceptron.txt. It is run by
// go generate in internal/syntax.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"io"
	"log"
	"os"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
)

func main() {
	shared := flag.String("shared", "../../../shared", "the data folder")
	rounds := flag.Int("rounds", 8, "rounds of training of the arcs")
	out := flag.String("out", "en", "the folder to write to")
	whole := flag.Bool("whole", false, "train on the documents of gum-news-fold too")
	flag.Parse()
	log.SetFlags(0)
	skip := map[string]bool{}
	if !*whole {
		read(*shared+"/bench/syntax/gum-news-fold.conllu.gz", func(id string, _ syntax.Sample) { skip[id] = true })
	}
	var samples []syntax.Sample
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		read(*shared+"/data/treebanks/"+name+".conllu.gz", func(id string, s syntax.Sample) {
			if !skip[id] {
				samples = append(samples, s)
			}
		})
	}
	log.Printf("%d sentences, %d left out", len(samples), len(skip))
	weights, err := os.Create(*out + "/perceptron.bin")
	check(err)
	words, err := os.Create(*out + "/perceptron.txt")
	check(err)
	check(syntax.TrainPerceptron(samples, *rounds, weights, words, os.Stderr))
	check(weights.Close())
	check(words.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// read yields the sentences of a gzipped CoNLL-U file.
func read(name string, yield func(id string, s syntax.Sample)) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(err)
	in := bufio.NewScanner(io.Reader(z))
	in.Buffer(nil, 1<<20)
	var id string
	var s syntax.Sample
	flush := func() {
		for i, h := range s.Head {
			if h < 0 {
				s.Head[i] = int32(len(s.Head))
			}
		}
		if len(s.Forms) > 0 {
			yield(id, s)
		}
		s = syntax.Sample{}
	}
	for in.Scan() {
		line := in.Text()
		if line == "" {
			flush()
			continue
		}
		if rest, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			id = rest
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		check(err)
		rel, _ := syntax.ParseRel(c[7])
		s.Forms, s.Lemma = append(s.Forms, c[1]), append(s.Lemma, c[2])
		s.Tag, s.XPOS = append(s.Tag, syntax.ParseTag(c[3])), append(s.XPOS, syntax.ParseXPOS(c[4]))
		s.Head, s.Rel = append(s.Head, int32(head-1)), append(s.Rel, rel)
	}
	flush()
	check(in.Err())
}
