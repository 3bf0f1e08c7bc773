// Command gen learns where sentences end from treebanks and writes en/ends.bin and en/lower.txt. It is run
// by go generate in internal/text.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/text"
)

// dotted finds sentences that may end with an abbreviation.
var dotted = regexp.MustCompile(`([A-Z]\.[A-Z]|[ap]\.m|Inc|Corp|Ltd|Jr)\. (The|He|She|It|They|But|However|This|In|A|Its) [a-z]`)

func main() {
	shared := flag.String("shared", "../../../shared", "the data folder")
	rounds := flag.Int("rounds", 12, "rounds of training")
	out := flag.String("out", "en", "the folder to write to")
	whole := flag.Bool("whole", false, "train on the documents of gum-news-fold too")
	plain := flag.Int("plain", 20, "take one in this many paragraphs of raw text")
	margin := flag.Int("margin", 30, "how far from 0 a sum must lie to teach nothing")
	words := flag.Bool("words", false, "write lower.txt too")
	flag.Parse()
	log.SetFlags(0)
	if *words {
		writeLower(*shared, *out+"/lower.txt")
	}
	skip := map[string]bool{}
	if !*whole {
		treebank(*shared+"/bench/syntax/gum-news-fold.conllu.gz", nil, skip)
	}
	var lessons []text.Lesson
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		lessons = append(lessons, treebank(*shared+"/data/treebanks/"+name+".conllu.gz", skip, nil)...)
	}
	log.Printf("%d paragraphs of treebanks", len(lessons))
	raw(*shared, func(n int, line string) {
		if n%*plain == 0 || n%2 == 0 && dotted.MatchString(line) {
			lessons = append(lessons, text.Lesson{Text: line, Plain: true})
		}
	})
	log.Printf("%d paragraphs in all", len(lessons))
	f, err := os.Create(*out + "/ends.bin")
	check(err)
	check(text.TrainEnds(lessons, *rounds, *margin, f, os.Stderr))
	check(f.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
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

// raw yields the paragraphs of raw text with their numbers.
func raw(shared string, yield func(n int, line string)) {
	files, err := filepath.Glob(shared + "/data/raw/*.txt.gz")
	check(err)
	slices.Sort(files)
	n := 0
	for _, name := range files {
		lines(name, func(line string) { n++; yield(n, line) })
	}
}

// treebank returns the paragraphs of a CoNLL-U file but for the sentences of skip; it notes the
// sentences in seen where that is given.
func treebank(name string, skip, seen map[string]bool) []text.Lesson {
	var list []text.Lesson
	var l text.Lesson
	var b strings.Builder
	chars, until, id := 0, "", ""
	flush := func() {
		if l.Text = strings.TrimRight(b.String(), " "); l.Text != "" {
			list = append(list, l)
		}
		l = text.Lesson{}
		b.Reset()
		chars = 0
	}
	lines(name, func(line string) {
		switch {
		case strings.HasPrefix(line, "# newpar") || strings.HasPrefix(line, "# newdoc"):
			flush()
		case strings.HasPrefix(line, "# sent_id = "):
			id = line[12:]
			if seen != nil {
				seen[id] = true
			}
		case line == "":
			if !skip[id] {
				l.Ends = append(l.Ends, chars)
			}
			until = ""
		case line[0] == '#' || skip[id]:
		default:
			c := strings.Split(line, "\t")
			if strings.Contains(c[0], ".") {
				return
			}
			if _, last, ok := strings.Cut(c[0], "-"); ok {
				until = last
			} else if until != "" {
				if c[0] == until {
					until = ""
				}
				return
			}
			b.WriteString(c[1])
			chars += utf8.RuneCountInString(strings.Join(strings.Fields(c[1]), ""))
			if !strings.Contains(c[9], "SpaceAfter=No") {
				b.WriteByte(' ')
			}
		}
	})
	flush()
	return list
}

// writeLower writes the words that raw text has fifty times or more in small letters inside
// sentences, and four times as often as with a capital.
func writeLower(shared, name string) {
	small, big := map[string]int{}, map[string]int{}
	raw(shared, func(_ int, line string) {
		last := ""
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
			w, end := strings.TrimRight(w, ".,;:!?"), w
			if last != "" && allLower(last) && len(w) > 1 {
				if allLower(w) {
					small[w]++
				} else if w[0] >= 'A' && w[0] <= 'Z' && allLower(w[1:]) {
					big[strings.ToLower(w)]++
				}
			}
			if last = w; w != end {
				last = ""
			}
		}
	})
	var list []string
	for w, n := range small {
		if n >= 50 && n >= 4*big[w] {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	head := "# Words that prose writes small inside sentences, from the raw texts of the data folder; made by gen.\n"
	check(os.WriteFile(name, []byte(head+strings.Join(list, "\n")+"\n"), 0o666))
	log.Print(fmt.Sprint(len(list), " small words"))
}

func allLower(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}
