package statements

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
)

// grades are the grades of an unnamed source, from the nearest to the farthest.
var grades = []string{"official", "source", "witness", "expert", "critic", "people", "media", "document", "poll"}

// loadSources reads sources.txt: the nouns that stand for unnamed sources with their grades,
// the verbs that lend their subject to a noun of saying, and the entries of both, for the proofs.
func loadSources(user fs.FS) (map[string]string, map[string]bool, []lexicon.Entry, error) {
	list, err := lexicon.Load(files, "en/sources.txt", user, "statements/sources.txt")
	if err != nil {
		return nil, nil, nil, err
	}
	nouns, light := map[string]string{}, map[string]bool{}
	var errs []error
	for i := range list {
		e := &list[i]
		switch {
		case e.Section == "light":
			light[e.Key] = true
		case e.Section == "source" && slices.Contains(grades, e.Body):
			nouns[e.Key] = e.Body
		default:
			errs = append(errs, &lexicon.Error{File: e.File, Line: e.Line, Reason: "want a grade in [source], or a verb in [light]"})
		}
	}
	return nouns, light, list, errors.Join(errs...)
}

// anonymity returns the grade of the speaker headed by word w, who is the given actor or -1,
// or "" where he has a name.
func (r *reader) anonymity(w, actor int) string {
	if w < 0 || r.t.Tag[w] != syntax.NOUN {
		return ""
	}
	g := r.f.sources[r.lemma(w)]
	if g == "" || actor < 0 {
		return g
	}
	for _, m := range r.cast.Actors[actor].Mentions {
		if m.Kind == actors.Name && !(m.First <= w && w < m.Last) && !r.t.Dominates(w, m.Head) {
			return ""
		}
	}
	for c := range r.t.Dependents(w) {
		if rel := r.t.Rel[c].Base(); rel == syntax.Appos || rel == syntax.Flat {
			if r.t.Tag[c] == syntax.PROPN {
				return ""
			}
		}
	}
	return g
}
