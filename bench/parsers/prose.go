//go:build ignore

// Writes what prose v2 makes of plain text as CoNLL-U, or measures its speed: see tools.js.
package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"github.com/jdkato/prose/v2"
)

// upos maps the Penn tags of prose.
var upos = map[string]string{"CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X",
	"MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV",
	"RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
	"VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "$": "SYM", "#": "SYM"}

var auxiliary = regexp.MustCompile(`^(?i:am|is|are|was|were|be|been|being|'m|'s|'re)$`)

func tagOf(text, penn string) string {
	switch {
	case strings.HasPrefix(penn, "VB") && auxiliary.MatchString(text):
		return "AUX"
	case strings.EqualFold(text, "not") || strings.EqualFold(text, "n't"):
		return "PART"
	}
	if u, ok := upos[penn]; ok {
		return u
	}
	return "PUNCT"
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var paragraphs []string
	for _, p := range regexp.MustCompile(`\n\s*\n`).Split(string(data), -1) {
		if strings.TrimSpace(p) != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	first, err := prose.NewDocument("One.", prose.WithExtraction(false))
	if err != nil {
		panic(err)
	}
	read := func(p string) *prose.Document {
		d, err := prose.NewDocument(p, prose.WithExtraction(false), prose.UsingModel(first.Model))
		if err != nil {
			panic(err)
		}
		return d
	}
	if len(os.Args) > 2 {
		limit, _ := strconv.ParseFloat(os.Args[2], 64)
		n, start := 0, used()
		for used()-start < limit {
			for _, p := range paragraphs {
				n += len(read(p).Tokens())
			}
		}
		fmt.Printf("%.0f\n", float64(n)/(used()-start))
		return
	}
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for _, p := range paragraphs {
		write(w, p, read(p))
	}
}

// used returns the processor time so far, in seconds.
func used() float64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

func write(w *bufio.Writer, p string, d *prose.Document) {
	rest := strings.Join(strings.Fields(p), "")
	ends, at := map[int]bool{}, 0
	for _, s := range d.Sentences() {
		at += len(strings.Join(strings.Fields(s.Text), ""))
		ends[at] = true
	}
	id, pos := 0, 0
	row := func(form, tag string) {
		head, rel := 1, "dep"
		if id++; id == 1 {
			head, rel = 0, "root"
		}
		fmt.Fprintf(w, "%d\t%s\t_\t%s\t_\t_\t%d\t%s\t_\t_\n", id, form, tag, head, rel)
		if pos += len(form); ends[pos] {
			w.WriteByte('\n')
			id = 0
		}
	}
	for _, t := range d.Tokens() {
		form := strings.Join(strings.Fields(t.Text), "")
		k := strings.Index(rest, form)
		if form == "" || k < 0 {
			continue
		}
		if k > 0 {
			row(rest[:k], "X")
		}
		rest = rest[k+len(form):]
		row(form, tagOf(form, t.Tag))
	}
	if rest != "" {
		row(rest, "X")
	}
	if id > 0 {
		w.WriteByte('\n')
	}
}
