package statements

import (
	"embed"
	"errors"
	"io/fs"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/*.txt
var files embed.FS

// A class is the part of speech of a cue.
type class uint8

const (
	verb class = iota
	noun
	adjective
	preposition
	numClasses
)

var classNames = [numClasses]string{"verb", "noun", "adjective", "preposition"}

// A frame is a set of the constructions in which a cue takes its content. The head of
// cues.txt explains each with an example.
type frame uint32

const (
	frameQuote   frame = 1 << iota // q
	frameThat                      // that
	frameWh                        // wh
	frameTo                        // to
	frameIng                       // ing
	frameObj                       // obj
	frameObjPrep                   // obj=P
	frameObjTo                     // objto
	frameObjIng                    // objing
	framePred                      // pred
	frameTold                      // told
	frameRaise                     // raise
	frameOf                        // of: a preposition whose complement is the speaker
	framePoss                      // noun: a preposition with a noun that the speaker owns
	frameBare                      // bare: an adverb without a speaker
	frameMind                      // mind: a noun of attitude that counts only where it is voiced
	frameSource                    // source: a preposition whose complement is a document or poll
)

var frameNames = map[string]frame{
	"q": frameQuote, "that": frameThat, "wh": frameWh, "to": frameTo, "ing": frameIng, "obj": frameObj,
	"objto": frameObjTo, "objing": frameObjIng, "pred": framePred, "told": frameTold, "raise": frameRaise, "of": frameOf,
	"noun": framePoss, "bare": frameBare, "source": frameSource, "mind": frameMind,
}

// A group is a set of frames in which a cue has one colour.
type group struct {
	colour   Colour
	frames   frame
	preps    []string // +P
	infPreps []string // +P=to
	objPreps []string // obj-P and obj=P
}

// A cue is an entry of cues.txt.
type cue struct {
	lemma  string   // the whole key: "point out"
	rest   []string // the words after the first: "out"
	class  class
	groups []group
	entry  *lexicon.Entry
	place  string
}

// has returns the colour that the cue has in one of the frames, and whether it has any.
func (c *cue) has(f frame) (Colour, bool) {
	for i := range c.groups {
		if c.groups[i].frames&f != 0 {
			return c.groups[i].colour, true
		}
	}
	return Neutral, false
}

// prep returns the colour that the cue has before the preposition p, whether it takes p at
// all, and whether an infinitive has to follow.
func (c *cue) prep(p string) (colour Colour, inf, ok bool) {
	for i := range c.groups {
		g := &c.groups[i]
		for _, q := range g.preps {
			if q == p {
				return g.colour, false, true
			}
		}
		for _, q := range g.infPreps {
			if q == p {
				return g.colour, true, true
			}
		}
	}
	return Neutral, false, false
}

// objPrep reports whether the preposition p may follow the object of the cue.
func (c *cue) objPrep(p string) bool {
	for i := range c.groups {
		for _, q := range c.groups[i].objPreps {
			if q == p {
				return true
			}
		}
	}
	return false
}

// A lexis is the cues by class and first word; of cues with the same first word the longer
// come first.
type lexis [numClasses]map[string][]*cue

// loadCues reads cues.txt and the user's own.
func loadCues(user fs.FS) (*lexis, error) {
	list, err := lexicon.Load(files, "en/cues.txt", user, "statements/cues.txt")
	if err != nil {
		return nil, err
	}
	lx := &lexis{}
	for i := range lx {
		lx[i] = map[string][]*cue{}
	}
	var errs []error
	for i := range list {
		c, err := newCue(&list[i])
		if err != nil {
			errs = append(errs, err)
			continue
		}
		head, rest, _ := strings.Cut(c.lemma, " ")
		c.rest = strings.Fields(rest)
		lx[c.class][head] = insertCue(lx[c.class][head], c)
	}
	return lx, errors.Join(errs...)
}

// insertCue puts c into list behind all that are as long or longer.
func insertCue(list []*cue, c *cue) []*cue {
	at := len(list)
	for at > 0 && len(list[at-1].rest) < len(c.rest) {
		at--
	}
	list = append(list, nil)
	copy(list[at+1:], list[at:])
	list[at] = c
	return list
}

// newCue reads the body of an entry.
func newCue(e *lexicon.Entry) (*cue, error) {
	c := &cue{lemma: e.Key, entry: e, place: e.Place()}
	fail := func(reason string) (*cue, error) {
		return nil, &lexicon.Error{File: e.File, Line: e.Line, Reason: reason}
	}
	cl, ok := index(classNames[:], e.Section)
	if !ok {
		return fail("a cue stands in a section [verb], [noun], [adjective] or [preposition]")
	}
	c.class = class(cl)
	for part := range strings.SplitSeq(e.Body, ";") {
		words := strings.Fields(part)
		if len(words) == 0 {
			return fail("a group begins with a colour")
		}
		col, ok := index(colourNames[:], words[0])
		if !ok {
			return fail("no such colour: " + words[0])
		}
		g := group{colour: Colour(col)}
		for _, w := range words[1:] {
			if !g.add(w) {
				return fail("no such frame: " + w)
			}
		}
		c.groups = append(c.groups, g)
	}
	return c, nil
}

// add puts one frame, as cues.txt writes it, into g and reports whether there is such a one.
func (g *group) add(w string) bool {
	if p, ok := strings.CutPrefix(w, "+"); ok {
		if p, ok := strings.CutSuffix(p, "=to"); ok {
			g.infPreps = append(g.infPreps, p)
			return p != ""
		}
		g.preps = append(g.preps, p)
		return p != ""
	}
	if p, ok := strings.CutPrefix(w, "obj="); ok {
		g.frames |= frameObjPrep
		g.objPreps = append(g.objPreps, strings.Split(p, "/")...)
		return p != ""
	}
	if p, ok := strings.CutPrefix(w, "obj-"); ok {
		g.frames |= frameObj
		g.objPreps = append(g.objPreps, strings.Split(p, "/")...)
		return p != ""
	}
	f, ok := frameNames[w]
	g.frames |= f
	return ok
}

// index returns where s stands in list.
func index(list []string, s string) (int, bool) {
	for i, w := range list {
		if w == s {
			return i, true
		}
	}
	return 0, false
}
