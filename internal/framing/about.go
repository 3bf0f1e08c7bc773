package framing

import (
	"strings"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

func toLower(s string) string {
	if s == "’s" {
		return "'s"
	}
	return strings.ToLower(s)
}

// about returns the actor that the words first to last, used as e says, are about; false where
// they are about none, so that nothing is framed.
func (s *search) about(e *entry, first, last int) (int, bool) {
	found := -1
	switch e.section {
	case nouns:
		if found = s.near(s.head(first, last)); found < 0 {
			if found = s.first(first); found < 0 {
				found = s.before(first)
			}
		}
	case adjectives:
		found = s.described(s.head(first, last))
	case subjectVerbs:
		found = s.subject(s.verb(first, last))
	case objectVerbs:
		found = s.object(s.verb(first, last))
	case manner:
		if h := int(s.Tree.Head[first]); h >= 0 && s.Tree.Rel[first].Base() == syntax.Advmod {
			found = s.subject(h)
		}
	case sentence:
		if s.apart(first, last) {
			found = s.first(first)
		}
	case asides:
		found = s.first(first)
	}
	if found < 0 && s.Editorial && e.section != objectVerbs { // there the outlet speaks of its subject all along
		if found = s.first(first); found < 0 {
			found = s.before(first)
		}
	}
	return found, found >= 0
}

// verb returns the verb among the words first to last.
func (s *search) verb(first, last int) int {
	for i := first; i < last; i++ {
		if s.Tree.Tag[i] == syntax.VERB {
			return i
		}
	}
	return first
}

// head returns the word of first to last whose head lies outside them.
func (s *search) head(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if h := int(s.Tree.Head[i]); h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// actor returns the actor that word i stands for and that can be framed, -1 when none.
func (s *search) actor(i int) int {
	for _, a := range s.Cast.At(i) {
		if s.serious(int(a)) {
			return int(a)
		}
	}
	return -1
}

// serious reports whether an actor has a country, or a name.
func (s *search) serious(a int) bool {
	x := &s.Cast.Actors[a]
	if x.Country != "" {
		return true
	}
	for i := range x.Mentions {
		if x.Mentions[i].Kind == actors.Name {
			return x.Type == actors.Person || x.Type == actors.Organization || x.Type == actors.Country
		}
	}
	return false
}

// near returns the actor that noun i names or belongs to: its own, its apposition's, that of
// the name it stands before, of its owner, of a phrase after it, or of its subject.
func (s *search) near(i int) int {
	if a := s.actor(i); a >= 0 {
		return a
	}
	for c := range s.Tree.Dependents(i) {
		switch s.Tree.Rel[c].Base() {
		case syntax.Appos, syntax.Flat, syntax.Amod, syntax.Compound, syntax.Nmod, syntax.Nsubj:
			if a := s.actor(c); a >= 0 {
				return a
			}
			for cc := range s.Tree.Dependents(c) { // "a flourish on Lee's part"
				if r := s.Tree.Rel[cc].Base(); r == syntax.Nmod || r == syntax.Amod {
					if a := s.actor(cc); a >= 0 {
						return a
					}
				}
			}
		}
	}
	if a := s.possessor(i); a >= 0 {
		return a
	}
	h := int(s.Tree.Head[i])
	if h < 0 {
		return -1
	}
	switch s.Tree.Rel[i].Base() {
	case syntax.Compound, syntax.Appos, syntax.Flat, syntax.Nmod, syntax.Amod:
		return s.actor(h)
	case syntax.Conj:
		if a := s.actor(h); a >= 0 {
			return a
		}
		return s.subject(h)
	case syntax.Xcomp, syntax.Obl:
		return s.subject(h)
	}
	return -1
}

// possessor returns the actor whose 's stands right before word i, whatever the tree says.
func (s *search) possessor(i int) int {
	if i > 1 && toLower(s.Doc.Word(i-1)) == "'s" {
		return s.actor(i - 2)
	}
	return -1
}

// described returns the actor that adjective i judges: that of the noun it stands before, the one
// who does something with that, or that of its subject.
func (s *search) described(i int) int {
	if a := s.possessor(i); a >= 0 {
		return a
	}
	h := int(s.Tree.Head[i])
	switch s.Tree.Rel[i].Base() {
	case syntax.Amod, syntax.Compound, syntax.Nmod:
		if h < 0 {
			return -1
		}
		if a := s.near(h); a >= 0 {
			return a
		}
		if r := s.Tree.Rel[h].Base(); r == syntax.Obj || r == syntax.Obl { // "she gave a fawning speech"
			return s.subject(int(s.Tree.Head[h]))
		}
	case syntax.Root, syntax.Conj, syntax.Xcomp, syntax.Acl, syntax.Ccomp, syntax.Parataxis:
		if s.Tree.Tag[i] == syntax.ADJ {
			return s.subject(i)
		}
	}
	return -1
}

// subject returns the actor who is the subject of word i, or of the verb it hangs on.
func (s *search) subject(i int) int {
	for range 3 {
		for c := range s.Tree.Dependents(i) {
			switch s.Tree.Rel[c] {
			case syntax.Nsubj:
				if a := s.actor(c); a >= 0 {
					return a
				}
				if s.Tree.Tag[c] == syntax.PRON {
					return s.pronoun(c)
				}
				if a := s.owner(c); a >= 0 || len(s.words[lower(s.Doc.Word(c))]) == 0 {
					return a
				}
				return s.before(i) // "the warmongers": whom an epithet names is told before
			case syntax.OblAgent:
				return s.actor(c)
			case syntax.NsubjPass:
				return -1
			}
		}
		h := int(s.Tree.Head[i])
		if h < 0 {
			return -1
		}
		switch s.Tree.Rel[i].Base() {
		case syntax.Conj, syntax.Xcomp, syntax.Advcl:
			i = h
		case syntax.Acl:
			return s.actor(h)
		default:
			return -1
		}
	}
	return -1
}

// pronoun returns whom he, she or they may be where the cast does not tell: the last actor before.
func (s *search) pronoun(i int) int {
	switch toLower(s.Doc.Word(i)) {
	case "he", "she", "they":
		return s.before(i)
	}
	return -1
}

// before returns the last actor with a country before word i, in its paragraph or the one
// before.
func (s *search) before(i int) int {
	paragraph := s.Doc.Sentences[s.Doc.SentenceOf(i)].Paragraph
	for j := i - 1; j >= 0; j-- {
		if s.Doc.Sentences[s.Doc.SentenceOf(j)].Paragraph < paragraph-1 {
			break
		}
		if a := s.actor(j); a >= 0 && s.Cast.Actors[a].Country != "" {
			return a
		}
	}
	return -1
}

// object returns the actor whom verb i acts on.
func (s *search) object(i int) int {
	for c := range s.Tree.Dependents(i) {
		if r := s.Tree.Rel[c]; r == syntax.Obj || r == syntax.NsubjPass {
			if a := s.actor(c); a >= 0 {
				return a
			}
			return s.owner(c)
		}
	}
	return -1
}

// owner returns the actor to whom the thing i belongs: "Iran's navy", "Chinese ships".
func (s *search) owner(i int) int {
	for c := range s.Tree.Dependents(i) {
		switch s.Tree.Rel[c].Base() {
		case syntax.Nmod, syntax.Amod, syntax.Compound:
			if a := s.actor(c); a >= 0 {
				return a
			}
		}
	}
	return -1
}

// first returns the first actor of the sentence of word i, one with a country before others.
func (s *search) first(i int) int {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(i)]
	found := -1
	for j := sentence.First; j < sentence.Last; j++ {
		if a := s.actor(j); a >= 0 {
			if s.Cast.Actors[a].Country != "" {
				return a
			}
			if found < 0 {
				found = a
			}
		}
	}
	return found
}

// apart reports whether the words stand for themselves: at the start of a sentence and before
// a comma, or between commas or dashes.
func (s *search) apart(first, last int) bool {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(first)]
	before := first == sentence.First || s.Tree.Tag[first-1] == syntax.PUNCT
	after := last < sentence.Last && s.Doc.Word(last) == ","
	return before && after
}

// capital reports whether word i begins with a capital, as names do.
func (s *search) capital(i int) bool {
	c := s.Doc.Word(i)[0]
	return 'A' <= c && c <= 'Z'
}

// nationality reports whether word i looks like a country's adjective: "Chinese".
func (s *search) nationality(i int) bool {
	return s.Tree.Tag[i] == syntax.ADJ && s.capital(i) && i+1 < len(s.Doc.Words) && s.Tree.Tag[i+1] != syntax.PUNCT
}

// questions adds the questions that an editorial asks its readers.
func (s *search) questions() {
	for i := range s.Doc.Sentences {
		sentence := &s.Doc.Sentences[i]
		if sentence.Kind != text.Prose || sentence.Last-sentence.First < 3 || s.Doc.Word(sentence.Last-1) != "?" || s.voice[sentence.First] != own || s.voice[sentence.Last-1] != own {
			continue
		}
		if a := s.first(sentence.First); a >= 0 {
			s.found = append(s.found, candidate{Frame{s.Doc.Cover(sentence.First, sentence.Last), Aside, a, "", "question"}, "?", own})
		}
	}
}
