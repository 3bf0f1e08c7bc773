package stories

import (
	"embed"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

//go:embed en/*.txt
var files embed.FS

// entries returns a word file of ours.
func entries(file string) []lexicon.Entry {
	list, err := lexicon.Load(files, "en/"+file, nil, "")
	if err != nil {
		panic(err) // our own file
	}
	return list
}

// wires maps the folded names of news agencies as outlets to the name that origins have.
var wires = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, e := range entries("wires.txt") {
		m[record.Fold(e.Key)] = e.Key
		for name := range strings.SplitSeq(e.Body, "|") {
			m[record.Fold(name)] = e.Key
		}
	}
	return m
})

// kinship says what types and modes one act may go by.
type kinship struct {
	family map[string]string  // of a type
	modes  map[[2]string]bool // modes that go together, both ways round
}

var kin = sync.OnceValue(func() *kinship {
	k := &kinship{map[string]string{}, map[[2]string]bool{}}
	for _, e := range entries("families.txt") {
		words := strings.Fields(e.Body)
		if e.Section == "types" {
			for _, t := range words {
				k.family[t] = e.Key
			}
			continue
		}
		for _, a := range words[1:] {
			for _, b := range words[1:] {
				k.modes[[2]string{a, b}] = true
			}
		}
	}
	return k
})

// familyOf returns the family of a type, for most the type itself.
func familyOf(typ string) string {
	if f := kin().family[typ]; f != "" {
		return f
	}
	return typ
}

// modesFit reports whether two modes may be those of one act.
func modesFit(a, b string) bool { return a == "" || b == "" || a == b || kin().modes[[2]string{a, b}] }

// commonWords are the words of common.txt.
var commonWords = sync.OnceValue(func() map[uint32]bool {
	m := map[uint32]bool{}
	for _, e := range entries("common.txt") {
		for _, w := range tellings.WordsOf(e.Body) {
			m[w] = true
		}
	}
	return m
})

// A phrase is an entry of corrections.txt.
type phrase struct {
	text  string // folded
	words tellings.Words
	mark  bool // a colon, a dash or the end of a bracket must follow
}

var corrections = sync.OnceValue(func() map[string][]phrase {
	m := map[string][]phrase{}
	for _, e := range entries("corrections.txt") {
		m[e.Section] = append(m[e.Section], phrase{record.Fold(e.Key), tellings.WordsOf(e.Key), e.Body == "mark"})
	}
	return m
})

// correctsInLead returns the words at the top of an article that say it corrects one; empty when
// none do.
func correctsInLead(lead string) string {
	for line := range strings.FieldsFuncSeq(lead, func(r rune) bool { return r == '\n' || r == '(' || r == '[' }) {
		note, _, marked := cutAny(line, ":—–)]")
		for _, p := range corrections()["lead"] {
			if p.mark && marked && record.Fold(note) == p.text || !p.mark && strings.HasPrefix(record.Fold(line)+" ", p.text+" ") {
				return p.text
			}
		}
	}
	return ""
}

// cutAny cuts s at the first of the characters.
func cutAny(s, chars string) (before, after string, found bool) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i:], true
	}
	return s, "", false
}

// correctsInSentence returns the words of a sentence that say it corrects an earlier report.
func correctsInSentence(ws tellings.Words) string {
	for _, p := range corrections()["sentence"] {
		if p.words.Common(ws) == len(p.words) {
			return p.text
		}
	}
	return ""
}

// order returns the order of a and b where c, the order by what counts more, is undecided.
func order[T int64 | int | string | tellings.Day | record.EventID](c int, a, b T) int {
	switch {
	case c != 0:
		return c
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
