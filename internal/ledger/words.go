package ledger

import (
	"embed"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/record"
)

//go:embed en/*.txt
var files embed.FS

// A deed is something done or promised: on which axis, and whether it is done (1) or undone (-1).
type deed struct {
	axis string
	sign int
}

// words are the word files, by stem.
type words struct {
	forms    map[string]string // of irregular verbs, to the stem of the verb
	axes     map[string][]deed // the axes on which a word lies
	types    map[string]deed   // by "SANCTION" or "SANCTION expel"
	personal map[string]bool   // axes and words off all axes
	lasting  map[string]bool   // axes
	not      map[string]bool
	stop     map[string]string
	light    map[string]bool
	noun     map[string]bool // as they stand
	retold   map[string]bool // by firmness
	modal    map[string]bool // as they stand
	said     map[string]bool
	speak    map[string]bool
	answer   map[string]string
	firm     map[string]int
	skip     map[string]bool // as they stand, not by stem
	cut      map[string]bool // as they stand
	weak     map[string]bool // as they stand
	deeds    []lexicon.Entry // of deeds.txt, for the proofs
}

// builtin are the words of this package, read when first needed. They are not laid over by a
// user's: the keys under which a store keeps acts hang on them.
var builtin = sync.OnceValue(func() *words {
	w, err := load()
	if err != nil {
		panic(err) // the tests read the files
	}
	return w
})

func load() (*words, error) {
	w := &words{
		forms: map[string]string{}, axes: map[string][]deed{}, types: map[string]deed{}, personal: map[string]bool{}, lasting: map[string]bool{}, not: map[string]bool{},
		stop: map[string]string{}, light: map[string]bool{}, noun: map[string]bool{}, retold: map[string]bool{}, modal: map[string]bool{}, said: map[string]bool{}, speak: map[string]bool{}, answer: map[string]string{},
		firm: map[string]int{}, skip: map[string]bool{}, cut: map[string]bool{}, weak: map[string]bool{},
	}
	deeds, err1 := lexicon.Load(files, "en/deeds.txt", nil, "")
	talk, err2 := lexicon.Load(files, "en/talk.txt", nil, "")
	errs := []error{err1, err2}
	w.deeds = deeds
	list := slices.Concat(deeds, talk)
	for _, e := range list { // first, because all others are read by stem
		if e.Section == "form" {
			for _, f := range strings.Fields(e.Body) {
				w.forms[f] = w.stem(e.Key)
			}
		}
	}
	for i := range list {
		if reason := w.take(&list[i]); reason != "" {
			errs = append(errs, &lexicon.Error{File: list[i].File, Line: list[i].Line, Reason: reason})
		}
	}
	return w, errors.Join(errs...)
}

// take takes in one entry and returns what is wrong with it.
func (w *words) take(e *lexicon.Entry) string {
	key := record.Fold(e.Key)
	sets := map[string]map[string]bool{"not": w.not, "skip": w.skip, "cut": w.cut, "weak": w.weak, "noun": w.noun, "retold": w.retold, "modal": w.modal}
	stems := map[string]map[string]bool{"light": w.light, "said": w.said, "speak": w.speak}
	switch {
	case e.Section == "form":
	case sets[e.Section] != nil:
		sets[e.Section][key] = true
	case stems[e.Section] != nil:
		stems[e.Section][w.stem(key)] = true
	case e.Section == "axis":
		did, undid, _ := strings.Cut(e.Body, "|")
		w.lay(e.Key, did, 1)
		w.lay(e.Key, undid, -1)
	case e.Section == "personal":
		w.personal[e.Key] = true
		w.personal[w.stem(e.Key)] = true
	case e.Section == "lasting":
		w.lasting[e.Key] = true
	case e.Section == "type":
		d := deed{e.Body, 1}
		if rest, ok := strings.CutPrefix(e.Body, "-"); ok {
			d = deed{rest, -1}
		}
		w.types[e.Key] = d
	case e.Section == "stop":
		w.stop[w.stem(key)] = e.Body
	case e.Section == "answer":
		w.answer[w.stem(key)] = e.Body
	case e.Section == "firm":
		if len(e.Body) != 1 || e.Body < "1" || e.Body > "4" {
			return "want a firmness from 1 to 4"
		}
		w.firm[e.Key] = int(e.Body[0] - '0')
	default:
		return "no section is called [" + e.Section + "]"
	}
	return ""
}

func (w *words) lay(axis, list string, sign int) {
	for _, word := range strings.Fields(list) {
		s := w.stem(word)
		if d := (deed{axis, sign}); !slices.Contains(w.axes[s], d) {
			w.axes[s] = append(w.axes[s], d)
		}
	}
}

// stem returns what the forms of one verb or noun have in common: "impos" of imposes, imposed,
// imposing. s is folded.
func (w *words) stem(s string) string {
	if f, ok := w.forms[s]; ok {
		return f
	}
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(s, end); ok && len(rest) > 2 && strings.ContainsAny(rest, "aeiouy") && !strings.HasSuffix(s, "ss") {
			s = rest
			break
		}
	}
	s = strings.TrimRight(s, "e")
	if n := len(s); n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiou", rune(s[n-1])) {
		s = s[:n-1]
	}
	if n := len(s); n > 2 && s[n-1] == 'y' {
		s = s[:n-1] + "i"
	}
	return s
}
