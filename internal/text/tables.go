package text

import (
	"embed"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/abbreviations.txt en/contractions.txt en/prefixes.txt
var wordFiles embed.FS

// A tables holds the word files.
type tables struct {
	abbreviations map[string]abbreviation // by small letters
	fused         map[string][]fusion     // by small letters; the first that fits serves
	prefixes      map[string]bool
	units         map[string]bool
}

// An abbreviation says how a word that is written with a full stop behaves.
type abbreviation struct {
	class   abbreviationClass
	capital bool // only with a capital
}

type abbreviationClass uint8

const (
	never  abbreviationClass = iota + 1 // ends no sentence when a word follows
	figure                              // stands before a figure
	may                                 // may end a sentence
)

// A fusion says where a word that is several is cut: in bytes from its start, 0 for no cut.
type fusion struct {
	cut   [2]int
	small bool               // only in small letters
	next  [2]map[string]bool // only before these words, and these after them; nil for any
}

// endOfPhrase stands in a list of words after a fusion for a mark or the end of the paragraph.
const endOfPhrase = "."

var wordTables = sync.OnceValue(func() *tables {
	t := &tables{map[string]abbreviation{}, map[string][]fusion{}, map[string]bool{}, map[string]bool{}}
	classes := map[string]abbreviationClass{"never": never, "figure": figure, "may": may}
	for _, e := range wordEntries("abbreviations.txt") {
		for w := range strings.FieldsSeq(e.Body) {
			low := strings.ToLower(w)
			t.abbreviations[strings.TrimSuffix(low, ".")] = abbreviation{classes[e.Section], low != w}
		}
	}
	for _, e := range wordEntries("contractions.txt") {
		f, at := fusion{small: e.Section == "small"}, 0
		lists := strings.Split(e.Body, "/")
		for i, list := range lists[1:] {
			f.next[i] = map[string]bool{}
			for w := range strings.FieldsSeq(list) {
				f.next[i][w] = true
			}
		}
		for i, part := range strings.Fields(lists[0]) {
			if i > 0 {
				f.cut[i-1] = at
			}
			at += len(part)
		}
		t.fused[e.Key] = append(t.fused[e.Key], f)
	}
	for _, e := range wordEntries("prefixes.txt") {
		m := t.prefixes
		if e.Key == "units" {
			m = t.units
		}
		for w := range strings.FieldsSeq(e.Body) {
			m[w] = true
		}
	}
	return t
})

// wordEntries reads a built-in file; that it has no errors is tested.
func wordEntries(name string) []lexicon.Entry {
	list, _ := lexicon.Load(wordFiles, "en/"+name, nil, "")
	return list
}

// abbreviation returns how w, the letters before a full stop, behaves as an abbreviation, zero where it is none.
func (t *tables) abbreviation(w string) abbreviationClass {
	if len(w) > 8 {
		return 0
	}
	a, ok := t.abbreviations[w]
	if !ok {
		a, ok = t.abbreviations[strings.ToLower(w)]
	}
	if !ok || a.capital && !(w[0] >= 'A' && w[0] <= 'Z') {
		return 0
	}
	return a.class
}
