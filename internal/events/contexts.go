package events

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/plover"
)

// contextWords say which contexts a word speaks for.
type contextWords struct {
	byLemma map[string][]plover.Context
	order   []plover.Context
}

// add reads "military: army troop soldier".
func (c *contextWords) add(e *lexicon.Entry) error {
	name := plover.Context(e.Key)
	if !plover.ValidContext(name) {
		return fmt.Errorf("%q is no context", name)
	}
	if c.byLemma == nil {
		c.order = plover.Contexts()
		c.byLemma = map[string][]plover.Context{}
	}
	for _, w := range strings.Fields(e.Body) {
		c.byLemma[w] = append(c.byLemma[w], name)
	}
	return nil
}

// contextsOf returns the contexts of an event, in the manual's order: those that the words
// of its sentence speak for, and those that its mode brings with it.
func (f *finder) contextsOf(e *Event) []plover.Context {
	if f.aboutOf != e.Sentence+1 { // the events of a sentence share its words
		f.aboutOf, f.about = e.Sentence+1, map[plover.Context]bool{}
		s := f.Doc.Sentences[e.Sentence]
		for w := s.First; w < s.Last; w++ {
			for _, c := range f.c.contexts.byLemma[lower(f.lemma(w))] {
				f.about[c] = true
			}
		}
	}
	brings := plover.Context("")
	if e.Type == plover.Coerce && (e.Mode == "cyber" || e.Mode == "misinformation") {
		brings = plover.Context(e.Mode)
	}
	var out []plover.Context
	for _, c := range f.c.contexts.order {
		if f.about[c] || c == brings {
			out = append(out, c)
		}
	}
	return out
}
