package times

import (
	"embed"
	"errors"
	"fmt"
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
	roots  []*node // by section
	hidden []bool  // sections that only serve others
	starts []uint64
	// digitStart has a bit for each section that can begin with digits.
	digitStart uint64

	cardinal, ordinal, multiplier                                        int // classes
	hyphen, dot, comma, dollar, percent, half, slash, and, last, bc, bce int32
	th                                                                   [4]int32
	deictic                                                              []int32
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
		return nil, fmt.Errorf("times: %w", err)
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
	f.bc, f.bce = w.id("bc"), w.id("bce")
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

// setStarts marks which sections can begin with which word.
func (f *Finder) setStarts() {
	f.starts = make([]uint64, len(f.words.entries))
	masks := make([]map[int]bool, len(f.roots)) // classes that begin a section; -1 is any number
	digit := make([]bool, len(f.roots))
	for sec, root := range f.roots {
		masks[sec] = map[int]bool{}
		for k := range root.next {
			e := &root.next[k].elem
			switch e.kind {
			case litElem:
				for _, id := range e.set {
					f.starts[id] |= 1 << sec
				}
			case classElem:
				masks[sec][e.class] = true
				digit[sec] = digit[sec] || e.class < numNumberClasses
			case refElem: // an earlier section
				for c := range masks[e.ref] {
					masks[sec][c] = true
				}
				for id := range f.starts {
					if f.starts[id]&(1<<e.ref) != 0 {
						f.starts[id] |= 1 << sec
					}
				}
				digit[sec] = digit[sec] || digit[e.ref]
			}
		}
		if digit[sec] {
			f.digitStart |= 1 << sec
		}
		for id, list := range f.words.entries {
			for _, e := range list {
				c := e.class
				numeral := c == f.cardinal || c == f.ordinal || c == f.multiplier
				if masks[sec][c] || numeral && (masks[sec][classNum] || masks[sec][classOrd] || masks[sec][classYear] || masks[sec][classDay]) {
					f.starts[id] |= 1 << sec
				}
			}
		}
	}
}
