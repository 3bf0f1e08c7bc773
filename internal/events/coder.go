package events

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/plover"
)

//go:embed en/*.txt
var files embed.FS

// actFiles are the word files of acts and how their keys are read.
var actFiles = []struct {
	name string
	kind int
}{{"verbs.txt", verbs}, {"phrases.txt", verbs}, {"nouns.txt", nouns}, {"adjectives.txt", adjectives}}

// A Coder finds events. It never changes after NewCoder, so any number of goroutines may use it.
type Coder struct {
	byLemma  [numKinds]map[string][]*entry // the most special first
	compose  composition
	contexts contextWords
	lists    map[string]map[string]bool // classes.txt
	relate   codebook
	backoff  backoff
	must     *entry // what a demand made with "must" is told by
	forms    forms
	entries  []lexicon.Entry // of the act files, for the proofs
	classes  map[string][]string
	acts     int
	types    types
}

// NewCoder reads the word files; where user is not nil, its events/*.txt lie over them. The
// error joins all that is wrong, each with file and line.
func NewCoder(user fs.FS) (*Coder, error) {
	c := &Coder{lists: map[string]map[string]bool{}, forms: forms{}, must: &entry{rule: "must", key: "must", typ: plover.Request, theme: true}}
	var errs []error
	load := func(name string) []lexicon.Entry {
		list, err := lexicon.Load(files, "en/"+name, user, "events/"+name)
		errs = append(errs, err)
		return list
	}
	c.classes = map[string][]string{}
	classes := c.classes
	for _, e := range load("classes.txt") {
		classes[e.Key] = append(classes[e.Key], strings.Fields(e.Body)...)
		c.lists[e.Key] = wordSet(strings.Join(classes[e.Key], " "))
	}
	wrong := func(e *lexicon.Entry, err error) {
		if err != nil {
			errs = append(errs, &lexicon.Error{File: e.File, Line: e.Line, Reason: err.Error()})
		}
	}
	for _, e := range load("types.txt") {
		wrong(&e, c.types.add(&e))
	}
	c.compose.types = c.types
	for _, e := range load("irregular.txt") {
		for _, form := range strings.Fields(e.Body) {
			c.forms[form] = e.Key
		}
	}
	for k := range c.byLemma {
		c.byLemma[k] = map[string][]*entry{}
	}
	for _, f := range actFiles {
		list := load(f.name)
		c.entries = append(c.entries, list...)
		for i := range list {
			found, err := newEntries(&list[i], f.kind, classes, c.types)
			wrong(&list[i], err)
			for j := range found {
				head, _, _ := strings.Cut(found[j].key, " ")
				c.forms.add(f.kind, head)
				c.byLemma[f.kind][head] = append(c.byLemma[f.kind][head], &found[j])
				if found[j].op != mute {
					c.acts++
				}
			}
		}
	}
	for _, m := range c.byLemma {
		for _, list := range m {
			slices.SortStableFunc(list, func(a, b *entry) int { return b.special() - a.special() })
		}
	}
	for _, e := range load("compose.txt") {
		wrong(&e, c.compose.add(&e))
	}
	for _, e := range load("contexts.txt") {
		wrong(&e, c.contexts.add(&e))
	}
	for _, e := range load("codebook.txt") {
		wrong(&e, c.relate.add(&e))
	}
	c.backoff = c.learn()
	return c, errors.Join(errs...)
}

// special ranks how much of its surroundings an entry asks for.
func (x *entry) special() int {
	n := 0
	for _, it := range x.items {
		n += 4
		if relational[it] {
			n -= 2
		}
	}
	if x.only != nil {
		n += 3
	}
	if x.bare {
		n++
	}
	n *= 2
	if x.users { // of two that ask for as much, the user's speaks
		n++
	}
	return n
}

// Acts returns how many acts the lexicon knows.
func (c *Coder) Acts() int { return c.acts }

// A composition says what comes of an operator, or of a type that asks for its theme, and
// the act it is about.
type composition struct {
	rows  []composeRow
	types types
}

type composeRow struct {
	op    operator
	typ   plover.Type // of the outer act; empty for an operator's row
	theme plover.Type // empty: any
	mode  plover.Mode // of the theme; empty: any
	to    plover.Type
	as    plover.Mode
}

// add reads a row: under the section of an operator or type, "COERCE curfew, SANCTION: CONCEDE".
func (c *composition) add(e *lexicon.Entry) error {
	outer, to := entry{types: c.types}, entry{types: c.types}
	if err := outer.setSection(e.Section); err != nil {
		return err
	}
	if err := to.setSection(e.Body); err != nil {
		return err
	}
	for _, key := range splitKeys(e.Key) {
		r := composeRow{op: outer.op, typ: outer.typ, to: to.typ, as: to.mode}
		if key != "*" {
			theme := entry{types: c.types}
			if err := theme.setSection(key); err != nil {
				return err
			}
			r.theme, r.mode = theme.typ, theme.mode
		}
		c.rows = append(c.rows, r)
	}
	return nil
}

// of returns what comes of the outer act (an operator or a type) about a theme. The first row that fits
// decides; ok is false when none does. A type of the user's own for which there is no row is read
// as what it is a kind of.
func (c *composition) of(op operator, typ, theme plover.Type, mode plover.Mode) (plover.Type, plover.Mode, bool) {
	if u := c.types.own(theme); u != nil && !c.names(op, typ, theme) {
		theme, mode = u.Like, ""
	}
	for i := range c.rows {
		r := &c.rows[i]
		if r.op == op && (op != noOperator || r.typ == typ) && (r.theme == "" || r.theme == theme) && (r.mode == "" || r.mode == mode) {
			return r.to, r.as, true
		}
	}
	return "", "", false
}

// names reports whether a row names the theme.
func (c *composition) names(op operator, typ, theme plover.Type) bool {
	return slices.ContainsFunc(c.rows, func(r composeRow) bool {
		return r.op == op && (op != noOperator || r.typ == typ) && r.theme == theme
	})
}

// Entry returns the entry of the word files that a rule names ("verbs.txt:412"); false for
// the rules that are code.
func (c *Coder) Entry(rule string) (lexicon.Entry, bool) {
	for i := range c.entries {
		if c.entries[i].Place() == rule {
			return c.entries[i], true
		}
	}
	return lexicon.Entry{}, false
}
