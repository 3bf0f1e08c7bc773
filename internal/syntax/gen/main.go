// Command gen writes en/lemmas.txt, the lemmas that rules do not find, from the treebanks and the raw texts. It is run by
// go generate in internal/syntax.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
)

func main() {
	shared := flag.String("shared", "../../../shared", "the data folder")
	out := flag.String("out", "en", "the folder to write to")
	flag.Parse()
	log.SetFlags(0)
	l := syntax.NewLemmaLearner()
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		lines(*shared+"/data/treebanks/"+name+".conllu.gz", func(line string) {
			c := strings.Split(line, "\t")
			if len(c) == 10 && !strings.ContainsAny(c[0], "-.") && (!strings.Contains(c[5], "Typo=Yes") || c[3] == "AUX" || c[3] == "PART") {
				l.Gold(c[1], syntax.ParseXPOS(c[4]), c[2])
			}
		})
	}
	files, err := filepath.Glob(*shared + "/data/raw/*.txt.gz")
	check(err)
	slices.Sort(files)
	for _, name := range files {
		lines(name, func(line string) {
			before := ""
			for _, w := range strings.Fields(line) {
				body := strings.Trim(w, "(\"“'’”.,;:!?)")
				if before != "" && plain(body) {
					l.Raw(before, body)
				}
				if before = body; strings.ContainsAny(w, ".;:!?\"“”") {
					before = ""
				}
			}
		})
	}
	f, err := os.Create(*out + "/lemmas.txt")
	check(err)
	check(l.Write(f))
	check(f.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(s) > 2
}

// lines yields the lines of a gzipped file.
func lines(name string, yield func(string)) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	check(err)
	in := bufio.NewScanner(io.Reader(z))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		yield(in.Text())
	}
	check(in.Err())
}
