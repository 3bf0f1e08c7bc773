package commitments

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

// A rule says what kind of commitment a word makes.
type rule struct {
	kind  Kind
	none  bool     // none at all
	forms []string // of a cue: the forms of content in which it holds; of other words: the firmness
	place string
}

// holds reports whether the rule of a cue holds for a content of the given form.
func (r *rule) holds(form string) bool {
	return slices.Contains(r.forms, form) || slices.Contains(r.forms, "any")
}

// firmness returns the firmness that the rule of a word gives.
func (r *rule) firmness() string {
	if len(r.forms) > 0 {
		return r.forms[0]
	}
	return ""
}

// A Finder finds commitments. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	cue, self, other, noun map[string]rule
	harm                   map[string]string // "-", or "payers" where the harmed is the subject
	list                   []lexicon.Entry
}

// NewFinder reads commitments.txt, and from user, where it is not nil, the file
// commitments/commitments.txt laid over it.
func NewFinder(user fs.FS) (*Finder, error) {
	list, err := lexicon.Load(files, "en/commitments.txt", user, "commitments/commitments.txt")
	if err != nil {
		return nil, err
	}
	f := &Finder{map[string]rule{}, map[string]rule{}, map[string]rule{}, map[string]rule{}, map[string]string{}, list}
	var errs []error
	for i := range list {
		if reason := f.read(&list[i]); reason != "" {
			errs = append(errs, &lexicon.Error{File: list[i].File, Line: list[i].Line, Reason: reason})
		}
	}
	return f, errors.Join(errs...)
}

// read takes in one entry and returns what is wrong with it.
func (f *Finder) read(e *lexicon.Entry) string {
	if e.Section == "harm" {
		f.harm[e.Key] = e.Body
		return ""
	}
	words := strings.Fields(e.Body)
	if len(words) == 0 {
		return "want a kind: pledge, demand, threat, position or none"
	}
	r := rule{forms: words[1:], place: e.Place(), none: words[0] == "none"}
	if k := slices.Index(kindNames[:], words[0]); k >= 0 {
		r.kind = Kind(k)
	} else if !r.none {
		return "no such kind: " + words[0]
	}
	switch e.Section {
	case "cue":
		f.cue[e.Key] = r
	case "self":
		f.self[e.Key] = r
	case "other":
		f.other[e.Key] = r
	case "noun":
		f.noun[e.Key] = r
	default:
		return "want a section [cue], [self], [other], [noun] or [harm]"
	}
	return ""
}
