// Package framing finds where the outlet judges in its own voice rather than reports.
//
// A loaded word is framing when three things hold: it stands in the outlet's own voice, outside
// quotation marks and outside what a statement reports; it is about an actor; and its entry in
// the word files does not take it back (a "sanctions regime" is no regime).
//
// One word of others is the outlet's all the same: an epithet that it also uses in its own voice
// for somebody of the same country, in words that it reports without quotation marks.
package framing

import (
	"cmp"
	"io/fs"
	"slices"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Kind is a kind of framing.
type Kind uint8

// The kinds of framing.
const (
	Epithet Kind = iota
	Verb
	Adverb
	Aside
)

var kindNames = [...]string{"epithet", "verb", "adverb", "aside"}

// String returns the kind as the record writes it.
func (k Kind) String() string { return kindNames[k] }

// A Frame is a piece of text that judges.
type Frame struct {
	Span    text.Span
	Kind    Kind
	About   int    // index into actors.Cast.Actors, or -1
	Neutral string // a neutral wording; empty where leaving the words out is neutral
	Rule    string
}

// Input is what framing is found in.
type Input struct {
	Doc        *text.Doc
	Tree       *syntax.Tree
	Cast       *actors.Cast
	Statements []statements.Statement
	Editorial  bool // all of it is the outlet's opinion: its questions are asides too
}

// A Finder finds framing. It never changes and is safe for concurrent use.
type Finder struct {
	words   words
	entries []lexicon.Entry // for the proofs
}

// NewFinder reads the word files; user may be nil, or hold framing/epithets.txt, verbs.txt,
// adverbs.txt and asides.txt to lay over the built-in ones.
func NewFinder(user fs.FS) (*Finder, error) {
	w, list, err := read(user)
	if err != nil {
		return nil, err
	}
	return &Finder{w, list}, nil
}

// Find returns the frames in the order of the text, none overlapping another.
func (f *Finder) Find(in Input) []Frame {
	if in.Cast == nil || !political(in.Cast) {
		return nil
	}
	s := search{Input: in, voice: voices(in), words: f.words}
	for i := range in.Doc.Words {
		if s.voice[i] != quoted {
			f.at(&s, i)
		}
	}
	if in.Editorial {
		s.questions()
	}
	return s.settle()
}

// political reports whether the article is about actors at all: two with a country.
func political(c *actors.Cast) bool {
	n := 0
	for i := range c.Actors {
		if c.Actors[i].Country != "" {
			n++
		}
	}
	return n >= 2
}

// A voice says whose words a word is.
type voice uint8

const (
	own voice = iota
	reported
	quoted
)

// voices gives each word its voice.
func voices(in Input) []voice {
	out := make([]voice, len(in.Doc.Words))
	fill := func(sp text.Span, v voice) {
		first, last := in.Doc.WordsIn(sp)
		for i := first; i < last; i++ {
			out[i] = max(out[i], v)
		}
	}
	for i := range in.Statements {
		for _, sp := range in.Statements[i].Content {
			fill(sp, reported)
		}
	}
	for i := range in.Doc.Quotes {
		fill(in.Doc.Quotes[i].Outer, quoted)
	}
	return out
}

// A search is one call of Find.
type search struct {
	Input
	words words
	voice []voice
	found []candidate
}

type candidate struct {
	Frame
	key   string // the entry's first word
	voice voice
}

// at tries the entries that begin with word i.
func (f *Finder) at(s *search, i int) {
	list := f.words[lower(s.Doc.Word(i))]
	for k := range list {
		e := &list[k]
		if e.editorial && !s.Editorial {
			continue
		}
		last, ok := s.match(e, i)
		if !ok {
			continue
		}
		about, ok := s.about(e, i, last)
		if !ok {
			continue
		}
		first := i
		if e.section == nouns && i > 0 && s.nationality(i-1) {
			first = i - 1
		}
		if e.rest {
			last = s.end(last)
		}
		neutral := e.neutral
		if neutral == "=" {
			neutral = ""
		}
		s.found = append(s.found, candidate{Frame{s.Doc.Cover(first, last), kinds[e.section], about, neutral, e.rule}, e.words[0], s.voice[i]})
		return
	}
}

// match reports whether the words of e stand at word i, and where they end.
func (s *search) match(e *entry, i int) (last int, ok bool) {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(i)]
	j := i
	for _, w := range e.words {
		if j >= sentence.Last {
			return 0, false
		}
		if lower(s.Doc.Word(j)) != w {
			return 0, false
		}
		j++
	}
	head := i
	switch e.section {
	case nouns, adjectives:
		head = j - 1
	case subjectVerbs, objectVerbs:
		head = s.verb(i, j)
	}
	tag := s.Tree.Tag[head]
	if !e.section.fits(tag) || e.section <= adjectives && i > sentence.First && s.capital(head) {
		return 0, false
	}
	if j < sentence.Last && slices.Contains(e.notBefore, lower(s.Doc.Word(j))) {
		return 0, false
	}
	if i > sentence.First && slices.Contains(e.notAfter, lower(s.Doc.Word(i-1))) {
		return 0, false
	}
	return j, true
}

// end returns the end of the sentence after word i without its last mark, or the dash that
// closes an aside.
func (s *search) end(i int) int {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(i-1)]
	last := sentence.Last
	for last > i && s.Tree.Tag[last-1] == syntax.PUNCT {
		last--
	}
	return last
}

// settle keeps what is in the outlet's voice, in the order of the text.
func (s *search) settle() []Frame {
	type use struct {
		key     string
		country world.Country
	}
	used := map[use]bool{}
	for _, c := range s.found {
		if c.voice == own && c.Kind == Epithet {
			used[use{c.key, s.Cast.Actors[c.About].Country}] = true
		}
	}
	var out []Frame
	for _, c := range s.found {
		if c.voice == own || used[use{c.key, s.Cast.Actors[c.About].Country}] {
			out = append(out, c.Frame)
		}
	}
	slices.SortStableFunc(out, func(a, b Frame) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	kept := out[:0]
	end := 0
	for _, f := range out {
		if f.Span.Start >= end {
			kept = append(kept, f)
			end = f.Span.End
		}
	}
	return kept
}

// lower returns s in small letters; most words are already.
func lower(s string) string {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return toLower(s)
		}
	}
	return s
}
