package times

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// A rule is one entry of a rule file:
//
//	month day: MONTH DAY ,? YEAR -> DATE {year}-{month}-{day}
//
// The pattern is a row of elements:
//
//	word       these letters, whatever their case; also one other character: , . : / '
//	a|b|c      one of these words
//	MONTH      a member of that class of words.txt, or of a class of numbers; MONTH:m names it
//	@date      what the section [date] finds there, the longest; @date:d names it
//	( a | b )  one of several rows
//	x?         an element or group that may be missing
//	~x         x follows without a gap
//	[          what follows must be there, but the expression ends before it
//	{in|of}    before the first element or after the last: the neighbour is one of these and
//	           stays outside; {!…} it is none of these; ^ is the edge of a paragraph, CAP a word
//	           with a capital, NUMBER digits, any class a word of that class
//
// A hyphen between two elements is passed over when it joins them ("third-quarter").
// template.go tells what stands after the arrow. The longest match wins, then the rule that
// stands first. A section whose name begins with "." serves other rules only.
type rule struct {
	entry    lexicon.Entry
	section  int
	order    int
	place    string // "dates.txt:12"
	template template
	before   []context
	after    []context
	checks   []check
}

// An elem is one element of a pattern without its alternatives.
type elem struct {
	kind  elemKind
	set   []int32 // words, sorted
	class int
	ref   int // section
	slot  string
	glue  bool
}

type elemKind uint8

const (
	litElem elemKind = iota
	classElem
	refElem
	peekElem // [
)

func (e *elem) equal(o *elem) bool {
	return e.kind == o.kind && e.class == o.class && e.ref == o.ref && e.slot == o.slot && e.glue == o.glue && slices.Equal(e.set, o.set)
}

// A context is what must or must not stand beside a match.
type context struct {
	not               bool
	set               []int32
	classes           []int
	edge, cap, number bool
}

// compiler turns entries into rules.
type compiler struct {
	words    *words
	sections map[string]int
	names    []string
}

// compile reads the pattern and template of e and returns the rule with its rows of elements.
func (c *compiler) compile(e lexicon.Entry, order int) (*rule, [][]elem, error) {
	pattern, tmpl, ok := strings.Cut(e.Body, " -> ")
	if !ok {
		return nil, nil, fmt.Errorf("%s: no \" -> \"", e.Place())
	}
	r := &rule{entry: e, place: e.Place(), section: c.section(e.Section), order: order}
	tokens := strings.Fields(pattern)
	for len(tokens) > 0 && isContext(tokens[0]) {
		r.before = append(r.before, c.context(tokens[0]))
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && isContext(tokens[len(tokens)-1]) {
		r.after = append(r.after, c.context(tokens[len(tokens)-1]))
		tokens = tokens[:len(tokens)-1]
	}
	rows, rest, err := c.rows(tokens)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("too many )")
	}
	if err == nil {
		r.template, r.checks, err = parseTemplate(tmpl)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", e.Place(), err)
	}
	for _, row := range rows {
		if len(row) == 0 {
			return nil, nil, fmt.Errorf("%s: the pattern may be empty", e.Place())
		}
	}
	return r, rows, nil
}

func (c *compiler) section(name string) int {
	if i, ok := c.sections[name]; ok {
		return i
	}
	c.sections[name] = len(c.names)
	c.names = append(c.names, name)
	return len(c.names) - 1
}

func isContext(t string) bool { return strings.HasPrefix(t, "{") && strings.HasSuffix(t, "}") }

func (c *compiler) context(t string) context {
	var x context
	t = t[1 : len(t)-1]
	if strings.HasPrefix(t, "!") {
		x.not, t = true, t[1:]
	}
	for _, w := range strings.Split(t, "|") {
		switch class, ok := c.words.classes[w]; {
		case w == "^":
			x.edge = true
		case w == "CAP":
			x.cap = true
		case w == "NUMBER":
			x.number = true
		case ok:
			x.classes = append(x.classes, class)
		default:
			x.set = append(x.set, c.words.id(w))
		}
	}
	slices.Sort(x.set)
	return x
}

// rows expands tokens up to a closing bracket or the end into rows without alternatives.
func (c *compiler) rows(tokens []string) (rows [][]elem, rest []string, err error) {
	var done [][]elem // alternatives before the last |
	rows = [][]elem{nil}
	for len(tokens) > 0 {
		t := tokens[0]
		tokens = tokens[1:]
		var options [][]elem
		switch t {
		case ")", ")?":
			return append(done, rows...), append([]string{t}, tokens...), nil
		case "|":
			done, rows = append(done, rows...), [][]elem{nil}
			continue
		case "(":
			options, tokens, err = c.rows(tokens)
			if err == nil && len(tokens) == 0 {
				err = fmt.Errorf("no )")
			}
			if err != nil {
				return nil, nil, err
			}
			if tokens[0] == ")?" {
				options = append(options, nil)
			}
			tokens = tokens[1:]
		default:
			may := len(t) > 1 && strings.HasSuffix(t, "?")
			e, err := c.elem(strings.TrimSuffix(t, "?"))
			if err != nil {
				return nil, nil, err
			}
			if options = [][]elem{{e}}; may {
				options = append(options, nil)
			}
		}
		rows = product(rows, options)
	}
	return append(done, rows...), nil, nil
}

func product(rows, options [][]elem) [][]elem {
	out := make([][]elem, 0, len(rows)*len(options))
	for _, r := range rows {
		for _, o := range options {
			out = append(out, append(slices.Clip(r), o...))
		}
	}
	return out
}

func (c *compiler) elem(t string) (elem, error) {
	var e elem
	if len(t) > 1 && t[0] == '~' {
		e.glue, t = true, t[1:]
	}
	name, slot, _ := strings.Cut(t, ":")
	switch {
	case t == "[":
		e.kind = peekElem
		return e, nil
	case len(t) > 1 && t[0] == '@':
		section, ok := c.sections[name[1:]]
		if !ok {
			return e, fmt.Errorf("%s: no such section before this rule", t)
		}
		e.kind, e.ref, e.slot = refElem, section, strings.TrimPrefix(name[1:], ".")
	case len(name) > 1 && strings.ToUpper(name) == name && isLetter(name[0]):
		class, ok := c.words.classes[name]
		if !ok {
			return e, fmt.Errorf("%s: no such class", t)
		}
		e.kind, e.class, e.slot = classElem, class, strings.ToLower(name)
	default:
		words := strings.Split(t, "|")
		for _, w := range words {
			ids := c.words.split(w)
			if len(ids) != 1 {
				return e, fmt.Errorf("%q is not one word", w)
			}
			e.set = append(e.set, ids[0])
		}
		slices.Sort(e.set)
		return e, nil
	}
	if slot != "" {
		e.slot = slot
	}
	return e, nil
}
