package framing

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
)

//go:embed en/*.txt
var files embed.FS

// A section says how the words of a part of the files are used.
type section uint8

const (
	nouns section = iota
	adjectives
	subjectVerbs
	objectVerbs
	manner
	sentence
	asides
)

var sections = map[string]section{
	"nouns": nouns, "adjectives": adjectives, "subject verbs": subjectVerbs, "object verbs": objectVerbs,
	"manner": manner, "sentence": sentence, "asides": asides,
}

var kinds = [...]Kind{nouns: Epithet, adjectives: Epithet, subjectVerbs: Verb, objectVerbs: Verb, manner: Adverb, sentence: Adverb, asides: Aside}

// An entry is a loaded word, or several.
type entry struct {
	words     []string // lemmas or words in small letters; "-" may be missing in the text
	rest      bool     // what follows to the end of the sentence belongs to it: "…"
	section   section
	neutral   string // "=" means: leave the word out
	notBefore []string
	notAfter  []string
	editorial bool // loaded only where an outlet gives its opinion
	rule      string
}

// words holds the entries by their first word, each once for every form it takes in a text: the
// lemmas of rare words are not to be relied on.
type words map[string][]entry

// add enters e with the forms of its verb, which is its first word, or of its noun, which is
// its last.
func (w words) add(e entry) {
	at := 0
	var list []string
	switch e.section {
	case nouns:
		at = len(e.words) - 1
		list = nounForms(e.words[at])
	case subjectVerbs, objectVerbs:
		for at+2 < len(e.words) && e.words[at+1] == "-" {
			at += 2
		}
		list = verbForms(e.words[at])
	default:
		list = e.words[:1]
	}
	for _, form := range list {
		f := e
		f.words = slices.Clone(e.words)
		f.words[at] = form
		w[f.words[0]] = append(w[f.words[0]], f)
	}
}

func nounForms(s string) []string {
	switch {
	case strings.HasSuffix(s, "man"):
		return []string{s, s[:len(s)-3] + "men"}
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ey") && !strings.HasSuffix(s, "oy"):
		return []string{s, s[:len(s)-1] + "ies"}
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return []string{s, s + "es"}
	}
	return []string{s, s + "s"}
}

// irregular verbs of the word files, with the consonants that double.
var irregular = map[string][]string{
	"cling": {"clung"}, "strut": {"strutted", "strutting"}, "sow": {"sown"}, "twist": {}, "brag": {"bragged", "bragging"},
	"crow": {}, "admit": {"admitted", "admitting"}, "slam": {"slammed", "slamming"}, "ram": {"rammed", "ramming"},
	"plot": {"plotted", "plotting"}, "kowtow": {}, "squander": {}, "babble": {}, "bow": {}, "flip-flop": {"flip-flopped", "flip-flopping"},
	"flop": {"flopped", "flopping"}, "chicken": {}, "wimp": {}, "spew": {}, "rebel": {"rebelled", "rebelling"}, "pat": {"patted", "patting"},
	"fan": {"fanned", "fanning"}, "slap": {"slapped", "slapping"}, "trot": {"trotted", "trotting"}, "drag": {"dragged", "dragging"},
	"swagger": {}, "whip": {"whipped", "whipping"},
}

// verbForms returns the forms of a verb: itself, with -s, -ed, -ing, and those it has instead.
func verbForms(s string) []string {
	out := append([]string{s}, irregular[s]...)
	stem, e := strings.CutSuffix(s, "e")
	switch {
	case e:
		return append(out, s+"s", s+"d", stem+"ing")
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ay") && !strings.HasSuffix(s, "ey"):
		return append(out, s[:len(s)-1]+"ies", s[:len(s)-1]+"ied", s+"ing")
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "x"):
		return append(out, s+"es", s+"ed", s+"ing")
	}
	return append(out, s+"s", s+"ed", s+"ing")
}

// read loads the word files with the user's over them. It returns the entries beside the words,
// for the proofs.
func read(user fs.FS) (words, []lexicon.Entry, error) {
	out := words{}
	var all []lexicon.Entry
	var errs []error
	for _, file := range [...]string{"epithets.txt", "verbs.txt", "adverbs.txt", "asides.txt"} {
		list, err := lexicon.Load(files, "en/"+file, user, "framing/"+file)
		errs = append(errs, err)
		all = append(all, list...)
		for i := range list {
			e, err := parse(&list[i])
			if err != nil {
				errs = append(errs, err)
				continue
			}
			out.add(e)
			if strings.Contains(list[i].Key, "-") { // the text may not be cut at hyphens
				e.words = strings.Fields(strings.ToLower(strings.TrimSuffix(list[i].Key, " …")))
				out.add(e)
			}
		}
	}
	return out, all, errors.Join(errs...)
}

// parse reads "strongman: leader; not before …; not after a | b".
func parse(l *lexicon.Entry) (entry, error) {
	fail := func(reason string) (entry, error) {
		return entry{}, &lexicon.Error{File: l.File, Line: l.Line, Reason: reason}
	}
	s, ok := sections[l.Section]
	if !ok {
		return fail(fmt.Sprintf("there is no section [%s]", l.Section))
	}
	e := entry{section: s, rule: l.Place()}
	key := strings.ReplaceAll(strings.ToLower(l.Key), "-", " - ")
	if key, e.rest = strings.CutSuffix(key, " …"); key == "" {
		return fail("no words")
	}
	e.words = strings.Fields(key)
	parts := strings.Split(l.Body, ";")
	e.neutral = strings.TrimSpace(parts[0])
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		if list, ok := strings.CutPrefix(part, "not before "); ok {
			e.notBefore = alternatives(list)
		} else if list, ok := strings.CutPrefix(part, "not after "); ok {
			e.notAfter = alternatives(list)
		} else if part == "editorial" {
			e.editorial = true
		} else {
			return fail(fmt.Sprintf(`%q is neither "not before …" nor "not after …" nor "editorial"`, part))
		}
	}
	return e, nil
}

func alternatives(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, "|") {
		out = append(out, strings.ToLower(strings.TrimSpace(part)))
	}
	return out
}

// fits reports whether the word of t that an entry stands on has the part of speech it needs.
func (s section) fits(tag syntax.Tag) bool {
	switch s {
	case nouns:
		return tag != syntax.VERB && tag != syntax.AUX
	case adjectives:
		return tag == syntax.ADJ || tag == syntax.NOUN || tag == syntax.PROPN || tag == syntax.VERB
	case subjectVerbs, objectVerbs:
		return tag == syntax.VERB
	case manner, sentence:
		return tag == syntax.ADV
	}
	return true
}
