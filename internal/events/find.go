package events

import (
	"slices"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/places"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
	"github.com/chancery-project/chancery/internal/world"
	"github.com/chancery-project/chancery/plover"
)

// An Input is an article as the stages before have read it. Cast may be nil: then no event
// has a side, and so there is none. Published is zero when the day is not known.
type Input struct {
	Doc        *text.Doc
	Tree       *syntax.Tree
	Cast       *actors.Cast
	Times      []times.Expression
	Places     []places.Place
	Statements []statements.Statement
	World      *world.World // may be nil: then no country is read off adjectives
	Published  time.Time
}

// Find returns the events of an article in the order of their triggers.
func (c *Coder) Find(in Input) []Event {
	if in.Cast == nil {
		return nil
	}
	f := finder{Input: in, reading: c.read(in.Doc, in.Tree)}
	var out []Event
	for w := range in.Doc.Words { // in the order of the words, as the narrative's dates run
		if f.at[w] < 0 {
			continue
		}
		if a := &f.acts[f.at[w]]; a.told() {
			if e, ok := f.event(a); ok {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int {
		if a.Trigger.Start != b.Trigger.Start {
			return a.Trigger.Start - b.Trigger.Start
		}
		return a.Trigger.End - b.Trigger.End
	})
	linkSame(f.Doc, f.Tree, out)
	return out
}

type finder struct {
	Input
	*reading
	about   map[plover.Context]bool // contexts of the words of one sentence
	aboutOf int                     // that sentence plus one
	told    []int                   // time expressions that dated the acts before, in the order of the text
}

// event makes the event of an act; false when too little of it is known to be told.
func (f *finder) event(a *act) (Event, bool) {
	e := Event{Type: a.typ, Mode: a.mode, CAMEO: a.cameo, Word: a.word, Sentence: f.Doc.SentenceOf(a.word),
		Trigger: f.Doc.Cover(a.first, a.last), Status: a.status, Why: a.why, Time: -1, Place: -1, Same: -1, Rule: a.entry.rule}
	e.Attribution = f.attribution(a)
	e.Sources = f.side(nil, a.sources)
	if len(e.Sources) == 0 && (a.fromSpeaker || f.saysSo(a)) {
		e.Sources = f.speakerOf(e.Attribution)
	}
	lists := [][]int32{a.targets, a.others}
	if a.inner != noAct {
		lists = append(lists, f.acts[a.inner].targets, f.acts[a.inner].others, f.acts[a.inner].sources)
	}
	e.Targets = f.side(e.Sources, lists...)
	e.Targets = slices.DeleteFunc(e.Targets, func(i int) bool { return slices.Contains(e.Sources, i) })
	if a.entry.both && len(e.Sources) == 0 && len(e.Targets) > 0 {
		e.Sources, e.Targets = e.Targets, nil
	}
	if mutual(f.c.types.kind(e.Type)) && len(e.Sources) == 2 && len(e.Targets) == 0 {
		e.Sources, e.Targets = e.Sources[:1], e.Sources[1:]
	}
	f.setPlace(a, &e)
	f.fromPlace(a, &e)
	if len(e.Targets) == 0 && !a.entry.both && !a.entry.weak && a.kind == verbs {
		e.Targets = f.farTarget(a, e.Sources)
	}
	if !f.enough(a, &e) {
		return e, false
	}
	f.setTime(a, &e)
	f.setVenue(&e)
	e.Contexts = f.contextsOf(&e)
	if e.CAMEO == "" {
		e.CAMEO = f.c.types.cameo(&e)
	}
	e.Quantities = f.quantities(a)
	e.Confidence = confidence(a, &e)
	return e, true
}

// saysSo reports whether an act without a source of its own is the work of whoever says the
// sentence: a demand, a threat, a rejection.
func (f *finder) saysSo(a *act) bool {
	return a.entry == f.c.must
}

// speakerOf returns the speaker of the innermost statement of a chain.
func (f *finder) speakerOf(chain []int) []int {
	if len(chain) == 0 {
		return nil
	}
	s := &f.Statements[chain[len(chain)-1]].Speaker
	if s.Actor < 0 {
		return nil
	}
	return append([]int{s.Actor}, s.Others...)
}

// enough reports whether enough of an event is known for it to be told. The manual codes no act without
// any actor; a word that often means something else must have both sides.
func (f *finder) enough(a *act, e *Event) bool {
	n := min(len(e.Sources), 1) + min(len(e.Targets), 1)
	if len(e.Sources) > 1 && (a.entry.both || a.typ == plover.Agree) {
		n = 2
	}
	switch {
	case n == 0:
		return false
	case n == 1 && (a.entry.weak || a.inner != noAct && a.entry.op != noOperator && f.acts[a.inner].entry.weak):
		return false
	}
	if len(e.Sources) > 0 && !f.known(e.Sources) {
		return false
	}
	if f.public(e.Sources) || f.public(e.Targets) {
		return true
	}
	if a.kind != verbs || a.entry.weak || !f.known(e.Sources) && !f.known(e.Targets) {
		return false
	}
	if f.c.QuadOf(e.Type) == plover.MaterialConflict { // farmers on strike, a priest murdered
		return true
	}
	return f.known(e.Sources) && f.named(append(slices.Clip(e.Sources), e.Targets...))
}

// known reports whether one of the actors is more than a bare "I" or "they".
func (f *finder) known(list []int) bool {
	return slices.ContainsFunc(list, func(i int) bool {
		a := &f.Cast.Actors[i]
		return a.Code != "UNK" || a.Mentions[0].Kind != actors.Pronoun
	})
}

// named reports whether one of the actors has a name.
func (f *finder) named(list []int) bool {
	return slices.ContainsFunc(list, func(i int) bool { return f.Cast.Actors[i].Mentions[0].Kind == actors.Name })
}

// public reports whether one of the actors is of the kind that the record is kept for: a
// state or somebody of a known state or body, an office, an armed or political group. Mere
// people without a country are not.
func (f *finder) public(list []int) bool {
	for _, i := range list {
		a := &f.Cast.Actors[i]
		if a.Type == actors.Country || a.Country != "" && a.Mentions[0].Kind == actors.Name {
			return true
		}
		for _, part := range strings.Fields(a.Code) {
			if !private[part] && part != string(a.Country) {
				return true
			}
		}
	}
	return false
}

// private are the sectors whose members have no public standing without a country.
var private = wordSet("UNK CVL EDU BUS MED SOC LAB AGR ELI REF CRM JRN REL")

// attribution returns the statements inside whose words the act is told, outermost first.
func (f *finder) attribution(a *act) []int {
	pos := f.Doc.Words[a.word].Start
	inner, size := -1, 1<<30
	for i := range f.Statements {
		for _, part := range f.Statements[i].Content {
			if part.Start <= pos && pos < part.End && part.Len() < size {
				inner, size = i, part.Len()
			}
		}
	}
	var chain []int
	for ; inner >= 0 && len(chain) < 8; inner = f.Statements[inner].Within {
		chain = append(chain, inner)
	}
	slices.Reverse(chain)
	return chain
}

// confidence rates an event in hundredths by what is known of it.
func confidence(a *act, e *Event) int {
	n := 62
	if len(e.Sources) > 0 {
		n += 12
	}
	if len(e.Targets) > 0 || a.entry.both && len(e.Sources) > 1 {
		n += 12
	}
	switch {
	case a.kind == nouns:
		n -= 14
	case a.kind == adjectives:
		n -= 8
	case len(a.entry.items) > 0 || a.entry.only != nil:
		n += 6
	}
	if a.entry.weak {
		n -= 15
	}
	if e.Status != Occurred {
		n -= 6
	}
	if len(e.Attribution) > 0 {
		n -= 4
	}
	return n
}

// mutual reports whether an act of type t that two do together is told as the act of the first
// towards the second ("A and B signed"), so that the pair can be counted as one. Who meets and
// who fights together stay all sources, as the manual has it.
func mutual(t plover.Type) bool {
	return t == plover.Agree || t == plover.Support || t == plover.Cooperate
}
