package syntax

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// A LemmaLearner collects what words mean as dictionary forms and writes the exceptions to the rules as
// en/lemmas.txt has them.
type LemmaLearner struct {
	gold   map[lemmaKey]map[string]int
	small  map[string]int // words of raw text in small letters
	verbs  map[string]int // those after "to" or a modal verb
	capped map[string]int // words with a capital inside sentences
}

// NewLemmaLearner returns an empty one.
func NewLemmaLearner() *LemmaLearner {
	return &LemmaLearner{map[lemmaKey]map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
}

// Gold counts a word of a treebank.
func (l *LemmaLearner) Gold(form string, x XPOS, lemma string) {
	if lemma == "_" || lemma == "" {
		return
	}
	if x != NNP && x != NNPS && !(x == JJ && lemma != strings.ToLower(lemma)) {
		form = strings.ToLower(form)
	}
	k := lemmaKey{form, x}
	if l.gold[k] == nil {
		l.gold[k] = map[string]int{}
	}
	l.gold[k][lemma]++
}

// Raw counts a word of raw text that stands inside a sentence, and the word before it.
func (l *LemmaLearner) Raw(before, word string) {
	low := strings.ToLower(word)
	if word != low {
		if word == title(low) {
			l.capped[low]++
		}
		return
	}
	l.small[word]++
	switch before {
	case "to", "will", "would", "can", "could", "must", "may", "might", "should", "not", "cannot":
		l.verbs[word]++
	}
}

// Write writes the exceptions.
func (l *LemmaLearner) Write(w io.Writer) error {
	var lines []string
	note := func(form string, x XPOS, lemma string) {
		lines = append(lines, fmt.Sprintf("%s %s\t%s\n", form, x, lemma))
	}
	for k, counts := range l.gold {
		best := ""
		for lemma := range counts {
			if best == "" || counts[lemma] > counts[best] || counts[lemma] == counts[best] && lemma < best {
				best = lemma
			}
		}
		low := strings.ToLower(k.form)
		if ruleLemma(k.form, low, k.xpos) != best && l.plausible(k, best, counts[best]) {
			note(k.form, k.xpos, best)
		}
	}
	for word, n := range l.small {
		if n < 3 {
			continue
		}
		for _, x := range []XPOS{NNS, VBZ, VBG, VBD, VBN, JJR, JJS} {
			if _, known := l.gold[lemmaKey{word, x}]; known {
				continue
			}
			if best := l.best(word, x); best != "" && best != ruleLemma(word, word, x) {
				note(word, x, best)
			}
		}
	}
	for word, n := range l.capped { // the adjectives of names
		if n >= 10 && n >= 10*l.small[word] && ends(word, "an", "ish", "ese", "i", "ic", "ch", "ern", "al") {
			note(title(word), JJ, title(word))
		}
	}
	slices.Sort(lines)
	for _, line := range slices.Compact(lines) {
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// plausible leaves out what says more about one writer's slip than about the word.
func (l *LemmaLearner) plausible(k lemmaKey, lemma string, n int) bool {
	if strings.ContainsAny(k.form, " \t") || strings.ContainsAny(lemma, " \t") {
		return false
	}
	switch k.xpos {
	case NNP, NNPS:
		return n > 1 && !(strings.EqualFold(k.form, lemma) && strings.ToUpper(k.form) != k.form && strings.ToLower(k.form) != k.form)
	case CD, ADD, NFP, GW, FW:
		return n > 1
	}
	if k.xpos == NN || k.xpos == JJ {
		return n > 1
	}
	return n > 1 || l.small[lemma] >= 5
}

// best returns the most likely base of a word with a regular ending, "" where none is known.
func (l *LemmaLearner) best(word string, x XPOS) string {
	var list []string
	count := l.small
	put := func(suffix string, puts ...string) {
		if s, ok := strings.CutSuffix(word, suffix); ok && len(s) > 1 {
			for _, p := range puts {
				list = append(list, s+p)
			}
			if n := len(s); len(puts) > 1 && n > 2 && s[n-1] == s[n-2] {
				list = append(list, s[:n-1])
			}
		}
	}
	switch x {
	case NNS:
		put("s", "")
		put("es", "")
		put("ies", "y", "ie")
		put("ves", "f", "fe", "ve")
	case VBZ:
		count = l.verbs
		put("s", "")
		put("es", "")
		put("ies", "y", "ie")
	case VBG:
		count = l.verbs
		put("ing", "", "e")
		put("ying", "ie")
	case VBD, VBN:
		count = l.verbs
		put("ed", "", "e")
		put("ied", "y", "ie")
	case JJR:
		put("er", "", "e")
		put("ier", "y")
	case JJS:
		put("est", "", "e")
		put("iest", "y")
	}
	best := ""
	for _, c := range list {
		if n := count[c]; n > 0 && (best == "" || n > count[best]) {
			best = c
		}
	}
	if (x == JJR || x == JJS) && l.small[best] < 20 {
		return ""
	}
	return best
}
