// Goldwords parses the words and sentences of a treebank instead of our own and writes the
// treebank with our tags, lemmas and trees, so that only these are measured:
//
//	go run ./internal/syntax/goldwords GOLD.conllu.gz > out.conllu
//	../shared/bench/score_syntax.py GOLD.conllu.gz out.conllu
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: goldwords GOLD.conllu.gz")
	}
	data, err := read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		log.Fatal(err)
	}
	d, rows := document(data)
	out := bufio.NewWriter(os.Stdout)
	write(out, d, p.Parse(d, nil), rows)
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func read(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	data, err := io.ReadAll(r)
	return string(data), err
}

// document returns a document of the treebank's words and, for each sentence, its rows of ten
// columns, those of multiword tokens included.
func document(data string) (*text.Doc, [][][]string) {
	d := &text.Doc{}
	var rows [][][]string
	var b strings.Builder
	for block := range strings.SplitSeq(data, "\n\n") {
		var sent [][]string
		first, start := len(d.Words), b.Len()
		for line := range strings.SplitSeq(block, "\n") {
			c := strings.Split(line, "\t")
			if len(c) != 10 || strings.Contains(c[0], ".") {
				continue
			}
			sent = append(sent, c)
			if strings.Contains(c[0], "-") {
				continue
			}
			s := b.Len()
			b.WriteString(strings.ReplaceAll(c[1], " ", ""))
			d.Words = append(d.Words, text.Word{Span: text.Span{Start: s, End: b.Len()}})
			b.WriteByte(' ')
		}
		if len(sent) > 0 {
			d.Sentences = append(d.Sentences, text.Sentence{First: first, Last: len(d.Words), Span: text.Span{Start: start, End: b.Len()}})
			rows = append(rows, sent)
		}
	}
	d.Text = b.String()
	return d, rows
}

func write(out io.Writer, d *text.Doc, t *syntax.Tree, rows [][][]string) {
	w := 0
	for i, sent := range rows {
		for _, c := range sent {
			if !strings.Contains(c[0], "-") {
				head := 0
				if h := int(t.Head[w]); h >= 0 {
					head = h - d.Sentences[i].First + 1
				}
				c[2], c[3], c[4], c[5], c[6], c[7] = t.Lemma[w], t.Tag[w].String(), t.XPOS[w].String(), t.Feats[w].String(), fmt.Sprint(head), t.Rel[w].String()
				w++
			}
			fmt.Fprintln(out, strings.Join(c, "\t"))
		}
		fmt.Fprintln(out)
	}
}
