package record

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/chancery-project/chancery/plover"
)

// Check tests every promise that the form of a record makes: spans inside the text and not
// empty, sentences and findings in order, ids that are unique and lead somewhere, codes that
// the ontology knows or Types declares. It returns nil or an error that joins one line for each broken promise.
func (r *Record) Check() error {
	c := checker{
		r: r, size: utf8.RuneCountInString(r.Text),
		actors: map[ActorID]bool{}, times: map[TimeID]bool{}, statements: map[StatementID]int{}, events: map[EventID]int{},
	}
	c.head()
	c.ids()
	c.types()
	c.actorsAndPlaces()
	for i, s := range r.Statements {
		c.statement(i, s)
	}
	for i, e := range r.Events {
		c.event(i, e)
	}
	c.heldAndFramed()
	return errors.Join(c.errs...)
}

type checker struct {
	r          *Record
	size       int // code points of the text
	errs       []error
	actors     map[ActorID]bool
	times      map[TimeID]bool
	statements map[StatementID]int
	events     map[EventID]int
}

func (c *checker) fail(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

func (c *checker) span(what string, sp Span) {
	if sp[0] < 0 || sp[0] >= sp[1] || sp[1] > c.size {
		c.fail("%s: span [%d, %d) does not lie in the text of %d code points", what, sp[0], sp[1], c.size)
	}
}

func (c *checker) optional(what string, sp *Span) {
	if sp != nil {
		c.span(what, *sp)
	}
}

func (c *checker) oneOf(what, value string, known ...string) {
	if !slices.Contains(known, value) {
		c.fail("%s: %q is none of %q", what, value, known)
	}
}

// list tests that spans stand in order and apart.
func (c *checker) list(what string, spans []Span) {
	for i, sp := range spans {
		c.span(fmt.Sprintf("%s %d", what, i), sp)
		if i > 0 && sp[0] < spans[i-1][1] {
			c.fail("%s %d begins at %d, before the one before it ends at %d", what, i, sp[0], spans[i-1][1])
		}
	}
}

var published = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$`)

func (c *checker) head() {
	if c.r.Version != Version {
		c.fail("version is %d, want %d", c.r.Version, Version)
	}
	if c.r.ID == "" {
		c.fail("id is empty")
	}
	if !utf8.ValidString(c.r.Text) {
		c.fail("text is not valid UTF-8")
	}
	if c.r.Published != "" && !published.MatchString(c.r.Published) {
		c.fail("published: %q is neither a date nor RFC 3339", c.r.Published)
	}
	c.list("paragraph", c.r.Paragraphs)
	c.list("sentence", c.r.Sentences)
}

// ids gathers what can be pointed at.
func (c *checker) ids() {
	for _, a := range c.r.Actors {
		if a.ID == "" || c.actors[a.ID] {
			c.fail("actor id %q is empty or not unique", a.ID)
		}
		c.actors[a.ID] = true
	}
	for _, t := range c.r.Times {
		if t.ID == "" || c.times[t.ID] {
			c.fail("time id %q is empty or not unique", t.ID)
		}
		c.times[t.ID] = true
	}
	for i, s := range c.r.Statements {
		if _, known := c.statements[s.ID]; s.ID == "" || known {
			c.fail("statement id %q is empty or not unique", s.ID)
		}
		c.statements[s.ID] = i
	}
	for i, e := range c.r.Events {
		if _, known := c.events[e.ID]; e.ID == "" || known {
			c.fail("event id %q is empty or not unique", e.ID)
		}
		c.events[e.ID] = i
	}
}

func (c *checker) actor(what string, ids ...ActorID) {
	for i, id := range ids {
		if !c.actors[id] {
			c.fail("%s: no actor %q", what, id)
		}
		if slices.Contains(ids[:i], id) {
			c.fail("%s: actor %q stands twice", what, id)
		}
	}
}

func (c *checker) day(what string, d *Day) {
	switch {
	case d == nil:
	case d.Value == "":
		c.fail("%s: a time without a value", what)
	case d.From != "" && !c.times[d.From]:
		c.fail("%s: no time %q", what, d.From)
	}
}

func (c *checker) actorsAndPlaces() {
	for _, a := range c.r.Actors {
		what := "actor " + string(a.ID)
		if a.Name == "" {
			c.fail("%s has no name", what)
		}
		if len(a.Mentions) == 0 {
			c.fail("%s has no mentions", what)
		}
		c.oneOf(what+": type", a.Type, "person", "organization", "country", "group")
		for i, m := range a.Mentions {
			c.span(what+": mention", m.Span)
			c.oneOf(what+": mention", m.Kind, "name", "nominal", "pronoun")
			if i > 0 && m.Span[0] < a.Mentions[i-1].Span[0] {
				c.fail("%s: mentions are not in order", what)
			}
		}
		for _, role := range a.Roles {
			c.optional(what+": role", role.Span)
		}
	}
	for i, p := range c.r.Places {
		c.span(fmt.Sprintf("place %d", i), p.Span)
		if p.Name == "" {
			c.fail("place %d has no name", i)
		}
	}
	for _, t := range c.r.Times {
		c.span("time "+string(t.ID), t.Span)
		c.oneOf("time "+string(t.ID), t.Type, "DATE", "TIME", "DURATION", "SET")
	}
}

func (c *checker) statement(i int, s Statement) {
	what := "statement " + string(s.ID)
	c.oneOf(what, s.Kind, "direct", "indirect", "mixed")
	if len(s.Content) == 0 {
		c.fail("%s has no content", what)
	}
	c.list(what+": content", s.Content)
	c.optional(what+": cue", s.Cue)
	if s.Speaker != nil {
		c.optional(what+": speaker", s.Speaker.Span)
		if s.Speaker.Actor != "" {
			c.actor(what+": speaker", append([]ActorID{s.Speaker.Actor}, s.Speaker.Others...)...)
		}
	}
	c.actor(what+": addressees", s.Addressees...)
	if s.Within != "" {
		if j, known := c.statements[s.Within]; !known || j == i {
			c.fail("%s: within %q, which is no other statement", what, s.Within)
		}
	}
	c.day(what, s.Time)
}

func (c *checker) event(i int, e Event) {
	what := "event " + string(e.ID)
	c.codes(what, e)
	c.oneOf(what, e.Status, "occurred", "ongoing", "planned", "possible", "conditional", "demanded", "denied", "historical")
	c.span(what+": trigger", e.Trigger)
	c.actor(what+": sources", e.Sources...)
	c.actor(what+": targets", e.Targets...)
	c.day(what, e.Time)
	if e.Sentence < 0 || e.Sentence >= len(c.r.Sentences) {
		c.fail("%s: no sentence %d", what, e.Sentence)
	} else if s := c.r.Sentences[e.Sentence]; e.Trigger[0] < s[0] || e.Trigger[1] > s[1] {
		c.fail("%s: the trigger does not lie in sentence %d", what, e.Sentence)
	}
	if e.Place != nil && (*e.Place < 0 || *e.Place >= len(c.r.Places)) {
		c.fail("%s: no place %d", what, *e.Place)
	}
	for _, q := range e.Quantities {
		c.span(what+": quantity", q.Span)
	}
	for _, a := range e.Attribution {
		if _, known := c.statements[a.Statement]; !known {
			c.fail("%s: no statement %q", what, a.Statement)
		}
	}
	if e.Same != "" {
		if j, known := c.events[e.Same]; !known || j >= i {
			c.fail("%s: same as %q, which is no earlier event", what, e.Same)
		}
	}
	if e.Confidence < 0 || e.Confidence > 1 {
		c.fail("%s: confidence %g is not between 0 and 1", what, e.Confidence)
	}
}

// types tests the user's types: names of their own, each there once, each in a quad class.
func (c *checker) types() {
	for i, t := range c.r.Types {
		what := "type " + t.Name
		if t.Name == "" || plover.Valid(plover.Type(t.Name)) || c.r.UserType(t.Name) != &c.r.Types[i] {
			c.fail("%s: the name is empty, PLOVER's or not unique", what)
		}
		if t.Like != "" && !plover.Valid(plover.Type(t.Like)) {
			c.fail("%s: like %q, which is no type of PLOVER", what, t.Like)
		}
		if !plover.ValidQuad(plover.Quad(t.Quad)) {
			c.fail("%s: no quad class %q", what, t.Quad)
		}
	}
}

// codes tests what the ontology, or the user's part of it, must know.
func (c *checker) codes(what string, e Event) {
	own := c.r.UserType(e.Type)
	if own == nil && !plover.Valid(plover.Type(e.Type)) {
		c.fail("%s: no type %q", what, e.Type)
	}
	if e.Mode != "" && !plover.ValidMode(plover.Type(e.Type), plover.Mode(e.Mode)) && (own == nil || !slices.Contains(own.Modes, e.Mode)) {
		c.fail("%s: %s has no mode %q", what, e.Type, e.Mode)
	}
	for _, x := range e.Contexts {
		if !plover.ValidContext(plover.Context(x)) {
			c.fail("%s: no context %q", what, x)
		}
	}
}

func (c *checker) heldAndFramed() {
	seen := map[CommitmentID]bool{}
	for _, m := range c.r.Commitments {
		what := "commitment " + string(m.ID)
		if m.ID == "" || seen[m.ID] {
			c.fail("%s: the id is empty or not unique", what)
		}
		seen[m.ID] = true
		c.oneOf(what, m.Kind, "pledge", "demand", "threat", "position")
		if len(m.Content) == 0 {
			c.fail("%s has no content", what)
		}
		c.list(what+": content", m.Content)
		if m.By != "" {
			c.actor(what+": by", m.By)
		}
		c.actor(what+": to", m.To...)
		if _, known := c.events[m.Event]; m.Event != "" && !known {
			c.fail("%s: no event %q", what, m.Event)
		}
		if _, known := c.statements[m.Statement]; m.Statement != "" && !known {
			c.fail("%s: no statement %q", what, m.Statement)
		}
		c.day(what, m.Deadline)
		c.optional(what+": condition", m.Condition)
		if m.Amount != nil {
			c.span(what+": amount", m.Amount.Span)
		}
	}
	for i, f := range c.r.Framing {
		what := fmt.Sprintf("framing %d", i)
		c.span(what, f.Span)
		c.oneOf(what, f.Kind, "epithet", "verb", "adverb", "aside")
		if f.About != "" {
			c.actor(what, f.About)
		}
	}
}
