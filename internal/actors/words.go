package actors

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/names"
)

//go:embed en/*.txt
var wordFiles embed.FS

// A gender is what is known of the gender of one person.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

// A class says what a mention or actor can be.
type class uint8

const (
	noClass class = iota
	person
	people // several persons: "protesters", "the couple"
	body   // an organization
	state
	place // a place that is no state
	thing // something else: only a rival for pronouns
)

// A noun is what nouns.txt says of one.
type noun struct {
	class  class
	gender gender
}

// words are the actors' own word lists.
type words struct {
	first map[string]gender // first names, in lower case without accents
	nouns map[string]noun

	honorifics map[string]gender
	lists      lists
}

// lists are the sections of lists.txt, which tells what each is for.
type lists struct {
	groupWords, leaders, sharedOffices, physical, reach, deeds, loose, small, generic map[string]bool
}

// of returns the list of a section, nil when there is none of that name.
func (l *lists) of(section string) map[string]bool {
	return map[string]map[string]bool{"group words": l.groupWords, "leaders": l.leaders, "shared offices": l.sharedOffices, "physical": l.physical,
		"reach": l.reach, "deeds": l.deeds, "loose": l.loose, "small": l.small, "generic": l.generic}[section]
}

var nounClasses = map[string]noun{
	"male": {person, male}, "female": {person, female}, "person": {person, anyGender}, "people": {people, anyGender},
	"body": {body, anyGender}, "state": {state, anyGender}, "place": {place, anyGender},
}

// loadWords reads the word lists and lays the user's over them.
func loadWords(user fs.FS) (*words, error) {
	w := &words{first: make(map[string]gender, 20000), nouns: map[string]noun{}}
	list, err := lexicon.Load(wordFiles, "en/firstnames.txt", user, "actors/firstnames.txt")
	errs := []error{err}
	for i := range list {
		e := &list[i]
		g := map[string]gender{"male": male, "female": female, "both": anyGender}[e.Section]
		for name := range strings.FieldsSeq(e.Body) {
			w.first[plain(name)] = g
		}
	}
	list, err = lexicon.Load(wordFiles, "en/nouns.txt", user, "actors/nouns.txt")
	errs = append(errs, err)
	for i := range list {
		e := &list[i]
		key, _, _ := strings.Cut(e.Key, " ")
		n, ok := nounClasses[key]
		if !ok {
			errs = append(errs, &lexicon.Error{File: e.File, Line: e.Line, Reason: fmt.Sprintf("%q is no class of nouns (want male, female, person, people, body, state, place)", e.Key)})
			continue
		}
		for s := range strings.SplitSeq(e.Body, "|") {
			if s = strings.TrimSpace(s); s != "" {
				w.nouns[s] = n
			}
		}
	}
	return w, errors.Join(append(errs, w.loadLists(user))...)
}

// loadLists reads the lists and lays the user's over them.
func (w *words) loadLists(user fs.FS) error {
	type set = map[string]bool
	w.honorifics, w.lists = map[string]gender{}, lists{set{}, set{}, set{}, set{}, set{}, set{}, set{}, set{}, set{}}
	entries, err := lexicon.Load(wordFiles, "en/lists.txt", user, "actors/lists.txt")
	errs := []error{err}
	for i := range entries {
		e := &entries[i]
		key, _, _ := strings.Cut(e.Key, " ")
		list, g := w.lists.of(e.Section), nounClasses[key].gender
		if list == nil && (e.Section != "honorifics" || g == anyGender) {
			errs = append(errs, &lexicon.Error{File: e.File, Line: e.Line, Reason: fmt.Sprintf("[%s] %s: there is no such list", e.Section, e.Key)})
			continue
		}
		for s := range strings.SplitSeq(e.Body, "|") {
			s = strings.TrimSpace(s)
			if list == nil {
				w.honorifics[s] = g
			} else if s != "" {
				list[s] = true
			}
		}
	}
	return errors.Join(errs...)
}

// plain returns the letters of a name in lower case, without accents and marks.
func plain(s string) string {
	simple := true
	for i := range len(s) {
		if c := s[i]; c < 'a' || c > 'z' {
			simple = false
			break
		}
	}
	if simple {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if f := names.Fold(r); f != 0 {
			b.WriteRune(f)
		}
	}
	return b.String()
}
