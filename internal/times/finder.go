package times

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/*.txt
var files embed.FS

// ruleFiles are read in this order; a section can use those before it.
var ruleFiles = []string{"clock.txt", "dates.txt", "relative.txt", "daytimes.txt", "sets.txt", "durations.txt", "vague.txt", "never.txt"}

// A Finder finds time expressions. It is built once, never changes, and is safe for concurrent
// use.
type Finder struct {
	words  *words
	rules  []*rule
	roots  []*node      // by section
	hidden []bool       // sections that only serve others
	starts []uint64     // by word: a bit for each section that can begin with it
	first  []firstEdges // by section
	// digitStart has a bit for each section that can begin with digits.
	digitStart uint64

	cardinal, ordinal, multiplier                                                int // classes
	hyphen, dot, comma, dollar, percent, half, slash, and, last, bc, bce, ad, ce int32
	th                                                                           [4]int32
	deictic                                                                      []int32
}

// firstEdges are the edges of a root.
type firstEdges struct {
	word   [][]edge // by word
	digits []edge
}

// NewFinder reads the words and rules. A user's files replace entries by section and key; they
// lie in user as times/words.txt, times/dates.txt, …; user may be nil.
func NewFinder(user fs.FS) (*Finder, error) {
	list, err := lexicon.Load(files, "en/words.txt", user, "times/words.txt")
	if err != nil {
		return nil, err
	}
	f := &Finder{}
	if f.words, err = newWords(list); err != nil {
		return nil, err
	}
	c := &compiler{words: f.words, sections: map[string]int{}}
	var errs []error
	for _, name := range ruleFiles {
		list, err := lexicon.Load(files, "en/"+name, user, "times/"+name)
		errs = append(errs, err)
		for _, e := range list {
			errs = append(errs, f.addRule(c, e))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, name := range c.names {
		f.hidden = append(f.hidden, strings.HasPrefix(name, "."))
	}
	f.setWords()
	f.setStarts()
	return f, nil
}

func (f *Finder) addRule(c *compiler, e lexicon.Entry) error {
	r, rows, err := c.compile(e, len(f.rules))
	if err != nil {
		return err
	}
	f.rules = append(f.rules, r)
	for len(f.roots) < len(c.names) {
		f.roots = append(f.roots, &node{})
	}
	for _, row := range rows {
		f.roots[r.section].insert(row, r)
	}
	return nil
}

// setWords looks up what the code itself needs to know.
func (f *Finder) setWords() {
	w := f.words
	f.cardinal, f.ordinal, f.multiplier = w.classes["CARDINAL"], w.classes["ORDINAL"], w.classes["MULTIPLIER"]
	f.hyphen, f.dot, f.comma, f.dollar, f.percent = w.id("-"), w.id("."), w.id(","), w.id("$"), w.id("%")
	f.half, f.slash, f.and, f.last = w.id("½"), w.id("/"), w.id("and"), w.id("last")
	f.bc, f.bce, f.ad, f.ce = w.id("bc"), w.id("bce"), w.id("ad"), w.id("ce")
	f.th = [4]int32{w.id("th"), w.id("st"), w.id("nd"), w.id("rd")}
	for id, list := range w.entries {
		for _, e := range list {
			if e.class == w.classes["DEICTIC"] && len(e.rest) == 0 {
				f.deictic = append(f.deictic, int32(id))
			}
		}
	}
	slices.Sort(f.deictic)
}

// setStarts sorts the edges of each root by the words they can begin with, so that a word tries
// those alone.
func (f *Finder) setStarts() {
	f.starts = make([]uint64, len(f.words.entries))
	f.first = make([]firstEdges, len(f.roots))
	for sec, root := range f.roots {
		e := &f.first[sec]
		e.word = make([][]edge, len(f.words.entries))
		for id := range f.words.entries {
			for _, edge := range root.next {
				if f.canBegin(&edge.elem, int32(id)) {
					e.word[id] = append(e.word[id], edge)
				}
			}
			if len(e.word[id]) > 0 {
				f.starts[id] |= 1 << sec
			}
		}
		for _, edge := range root.next {
			if edge.elem.kind == classElem && edge.elem.class < numNumberClasses || edge.elem.kind == refElem && f.digitStart&(1<<edge.elem.ref) != 0 {
				e.digits = append(e.digits, edge)
			}
		}
		if len(e.digits) > 0 {
			f.digitStart |= 1 << sec
		}
	}
}

// canBegin reports whether elem can begin with the word.
func (f *Finder) canBegin(e *elem, id int32) bool {
	switch e.kind {
	case litElem:
		return id != 0 && contains(e.set, id)
	case refElem: // an earlier section
		return f.starts[id]&(1<<e.ref) != 0
	case classElem:
		for _, x := range f.words.entries[id] {
			numeral := x.class == f.cardinal || x.class == f.ordinal || x.class == f.multiplier
			if x.class == e.class || numeral && e.class < numNumberClasses {
				return true
			}
		}
	}
	return false
}
