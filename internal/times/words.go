package times

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// words is what en/words.txt knows: classes of words ("month") and what each word of a class
// counts for ("january: 01").
type words struct {
	ids     map[string]int32 // letters in lower case, or one other character
	classes map[string]int   // names of the classes, also those of numbers.go
	entries [][]classEntry   // by the id of the first word
}

// A classEntry is one way to write a member of a class.
type classEntry struct {
	class int
	rest  []int32 // the atoms after the first
	value string
	upper bool // the text must have a capital where the file has one
	dot   bool // a full stop may follow: "Jan."
}

// newWords reads the entries of words.txt. The section is the class.
func newWords(list []lexicon.Entry) (*words, error) {
	w := &words{ids: map[string]int32{}, classes: map[string]int{}, entries: make([][]classEntry, 1)}
	for c, name := range numberClasses {
		w.classes[name] = c
	}
	for _, e := range list {
		c, ok := w.classes[strings.ToUpper(e.Section)]
		if !ok {
			c = len(w.classes)
			w.classes[strings.ToUpper(e.Section)] = c
		}
		if err := w.add(c, e); err != nil {
			return nil, err
		}
	}
	for _, p := range []string{"-", "'", "½", ".", ",", ":", "$", "%", "th", "st", "nd", "rd", "s", "and", "a", "half", "hundred", "thousand", "million", "billion", "the", "to", "or"} {
		w.id(p)
	}
	return w, nil
}

func (w *words) add(class int, e lexicon.Entry) error {
	key := strings.TrimSuffix(e.Key, ".")
	ids := w.split(key)
	if len(ids) == 0 {
		return fmt.Errorf("%s: no word", e.Place())
	}
	w.entries[ids[0]] = append(w.entries[ids[0]], classEntry{
		class: class, rest: ids[1:], value: e.Body,
		upper: key[0] >= 'A' && key[0] <= 'Z', dot: key != e.Key,
	})
	return nil
}

// id returns the number of the word s, in lower case, and gives it one if it has none.
func (w *words) id(s string) int32 {
	if id, ok := w.ids[s]; ok {
		return id
	}
	id := int32(len(w.entries))
	w.entries = append(w.entries, nil)
	w.ids[s] = id
	return id
}

// split cuts s as [words.cut] does and numbers its atoms.
func (w *words) split(s string) []int32 {
	var ids []int32
	for i := 0; i < len(s); {
		j := i + 1
		switch {
		case s[i] == ' ':
			i++
			continue
		case isLetter(s[i]):
			for j < len(s) && isLetter(s[j]) {
				j++
			}
		case s[i] >= 0x80:
			for j < len(s) && s[j] >= 0x80 {
				j++
			}
		}
		ids = append(ids, w.id(strings.ToLower(s[i:j])))
		i = j
	}
	return ids
}

// lookup finds the longest member of class at atom i. It returns its value and the atom after it.
func (s *scan) lookup(class, i int) (value string, end int, ok bool) {
	a := &s.atoms[i]
	for k := range s.f.words.entries[a.id] {
		e := &s.f.words.entries[a.id][k]
		if e.class != class || e.upper && !a.upper {
			continue
		}
		j := i + 1
		for _, id := range e.rest {
			if j >= len(s.atoms) || s.atoms[j].id != id || s.atoms[j].first {
				if j < len(s.atoms) && s.hyphen(j) && j+1 < len(s.atoms) && s.atoms[j+1].id == id {
					j += 2
					continue
				}
				j = -1
				break
			}
			j++
		}
		if j < 0 || ok && j <= end {
			continue
		}
		if e.dot && j < len(s.atoms) && s.atoms[j].glued && s.atoms[j].id == s.f.dot {
			j++
		}
		value, end, ok = e.value, j, true
	}
	return value, end, ok
}

// hyphen reports whether atom i is a hyphen that joins what stands on its two sides.
func (s *scan) hyphen(i int) bool {
	return s.atoms[i].id == s.f.hyphen && s.atoms[i].glued && i+1 < len(s.atoms) && s.atoms[i+1].glued
}
