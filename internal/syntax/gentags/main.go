// Command gentags writes en/tags.bin, the table of the second tagger, from the treebanks and the raw texts, and en/tags.sum. It is
// run in internal/syntax and takes a minute and two gigabytes:
//
//	go run ./gentags
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

func main() {
	shared := flag.String("shared", "../../../shared", "the data folder")
	out := flag.String("out", "en/tags.bin", "the file to write")
	rounds := flag.Int("rounds", 3, "how often the learner goes over the treebanks")
	least := flag.Int("least", 2, "how often a feature must occur")
	bits := flag.Uint("bits", 17, "the table has this power of two of rows")
	flag.Parse()
	log.SetFlags(0)
	left, err := os.ReadFile("train/left-out.txt")
	check(err)
	skip := map[string]bool{}
	for name := range strings.FieldsSeq(string(left)) {
		skip[name] = true
	}
	l, err := syntax.NewAdviceLearner()
	check(err)
	raw(*shared, l)
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		l.Add(read(*shared+"/data/treebanks/"+name+".conllu.gz", skip))
	}
	f, err := os.Create(*out)
	check(err)
	w := bufio.NewWriter(f)
	check(l.Learn(w, *rounds, *least, *bits))
	check(w.Flush())
	check(f.Close())
	sum, err := fingerprint(".", *shared)
	check(err)
	check(os.WriteFile(strings.TrimSuffix(*out, ".bin")+".sum", []byte(sum+"\n"), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// raw shows the learner the raw texts.
func raw(shared string, l *syntax.AdviceLearner) {
	files, err := filepath.Glob(shared + "/data/raw/*.txt.gz")
	check(err)
	for _, name := range files { // sorted
		f, err := os.Open(name)
		check(err)
		z, err := gzip.NewReader(f)
		check(err)
		in := bufio.NewScanner(z)
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			inside := false
			for w := range strings.FieldsSeq(in.Text()) {
				if body := strings.Trim(w, "(\"“'’”.,;:!?)"); inside && body != "" {
					l.Raw(body)
				}
				inside = !strings.ContainsAny(w, ".;:!?\"“”")
			}
		}
		check(in.Err())
		check(f.Close())
	}
}

// read returns the words and sentences of a treebank, but for the documents of skip, and the words' parts of speech.
func read(name string, skip map[string]bool) (*text.Doc, []syntax.Tag) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(err)
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<20)
	d := &text.Doc{}
	var tags []syntax.Tag
	var b strings.Builder
	doc, first := "", 0
	for in.Scan() {
		line := in.Text()
		if line == "" && len(d.Words) > first {
			d.Sentences = append(d.Sentences, text.Sentence{First: first, Last: len(d.Words)})
			first = len(d.Words)
		}
		if name, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			doc = name
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], ".-") || skip[doc] {
			continue
		}
		start := b.Len()
		b.WriteString(strings.ReplaceAll(c[1], " ", ""))
		d.Words = append(d.Words, text.Word{Span: text.Span{Start: start, End: b.Len()}})
		b.WriteByte(' ')
		tags = append(tags, syntax.ParseTag(c[3]))
	}
	check(in.Err())
	d.Text = b.String()
	return d, tags
}
