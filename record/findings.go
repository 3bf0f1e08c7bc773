package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A finding is one thing of a record in the form in which Diff compares it.
type finding struct {
	kind, id string
	label    string // its type
	sides    string // whom it ties together, in the form of fact.same
	words    string
	rule     string
	facts    []fact    // what may differ, for every finding of a kind in the same order
	sentence *sentence // where it begins; nil for the head of a record
	at       int       // code points from the beginning of the sentence
	mate     *finding  // its like in the other record; nil for none
}

// A fact is a field of a finding: as a person reads it, and as it is compared.
type fact struct{ name, show, same string }

// content returns all that is compared.
func (f *finding) content() string {
	var b strings.Builder
	size := len(f.rule)
	for _, x := range f.facts {
		size += len(x.same) + 1
	}
	b.Grow(size)
	for _, x := range f.facts {
		b.WriteString(x.same)
		b.WriteByte(0)
	}
	b.WriteString(f.rule)
	return b.String()
}

func (f *finding) row() int {
	if f.sentence == nil {
		return -1
	}
	return f.sentence.row
}

// A coding is a record as Diff works on it.
type coding struct {
	r         *Record
	bytes     []int // the byte of each code point of the text, and its length at the end
	sentences []*sentence
	actors    []*finding
	names     map[ActorID]fact // how an actor is told, and the name under which the pair is compared
	found     []*finding       // all others
}

// take begins the coding of r: its sentences and actors.
func take(r *Record) *coding {
	x := &coding{r: r, bytes: make([]int, 0, len(r.Text)+1), names: make(map[ActorID]fact, len(r.Actors))}
	for i := range r.Text {
		x.bytes = append(x.bytes, i)
	}
	x.bytes = append(x.bytes, len(r.Text))
	spans := r.Sentences
	if len(spans) == 0 && r.Text != "" {
		spans = []Span{{0, len(x.bytes) - 1}}
	}
	for i, sp := range spans {
		x.sentences = append(x.sentences, &sentence{words: x.words(sp), start: sp[0], index: i})
	}
	for i := range r.Actors {
		x.actor(&r.Actors[i])
	}
	return x
}

// words returns what sp covers; empty outside the text.
func (x *coding) words(sp Span) string {
	if sp[0] < 0 || sp[1] < sp[0] || sp[1] >= len(x.bytes) {
		return ""
	}
	return x.r.Text[x.bytes[sp[0]]:x.bytes[sp[1]]]
}

func (x *coding) optional(sp *Span) string {
	if sp == nil {
		return ""
	}
	return x.words(*sp)
}

func (x *coding) several(spans []Span) string {
	var parts []string
	for _, sp := range spans {
		parts = append(parts, x.words(sp))
	}
	return strings.Join(parts, " … ")
}

// put sets where f begins.
func (f *finding) put(x *coding, start int) {
	i, _ := slices.BinarySearchFunc(x.sentences, start, func(s *sentence, start int) int { return cmp.Compare(s.start, start+1) })
	if i > 0 {
		f.sentence, f.at = x.sentences[i-1], start-x.sentences[i-1].start
	}
}

// tell adds a fact that is compared as it reads.
func (f *finding) tell(name, value string) { f.add(fact{name, value, value}) }

func (f *finding) add(x fact) {
	if f.facts == nil {
		f.facts = make([]fact, 0, 12) // as many as any kind has
	}
	f.facts = append(f.facts, x)
}

func (x *coding) actor(a *Actor) {
	f := &finding{kind: "actor", id: string(a.ID), label: a.Type, sides: string(a.Key()), words: a.Name}
	var roles, called []string
	for _, r := range a.Roles {
		role := r.Title
		if r.Of != "" {
			role += " of " + r.Of
		}
		roles = append(roles, role)
	}
	for i, m := range a.Mentions {
		if i == 0 {
			f.put(x, m.Span[0])
		}
		if m.Kind != "pronoun" {
			called = append(called, x.words(m.Span))
		}
	}
	f.tell("name", a.Name)
	f.tell("type", a.Type)
	f.tell("code", a.Code)
	f.tell("country", a.Country)
	f.tell("sectors", strings.Join(a.Sectors, ", "))
	f.tell("wikidata", a.Wikidata)
	f.tell("roles", strings.Join(roles, ", "))
	slices.Sort(called)
	f.tell("mentions", strings.Join(slices.Compact(called), " | "))
	x.actors = append(x.actors, f)
}

// name settles how actors are told and compared once those of both records are matched: two
// that are matched are one, even where the records name them differently.
func (x *coding) name(y *coding) {
	for _, c := range []*coding{x, y} {
		for _, f := range c.actors {
			same := f.words
			if f.mate != nil && f.mate.words != f.words {
				same = min(f.words, f.mate.words) + "\x01" + max(f.words, f.mate.words)
			}
			c.names[ActorID(f.id)] = fact{"", f.words, same}
		}
	}
}

// who adds a fact that names actors, and returns the form in which they are compared.
func (f *finding) who(x *coding, name string, ids ...ActorID) string {
	var show, same []string
	for _, id := range ids {
		if n, ok := x.names[id]; ok {
			show, same = append(show, n.show), append(same, n.same)
		}
	}
	slices.Sort(same)
	key := strings.Join(same, " + ")
	f.add(fact{name, strings.Join(show, " + "), key})
	return key
}

// collect takes all findings but the actors, which have to be matched before.
func (x *coding) collect() {
	x.head()
	for _, s := range x.sentences {
		f := &finding{kind: "sentence", sides: "-", words: s.words, sentence: s}
		f.facts = []fact{{"words", s.words, s.words}}
		x.found = append(x.found, f)
	}
	for i := range x.r.Places {
		x.place(&x.r.Places[i])
	}
	for _, t := range x.r.Times {
		f := &finding{kind: "time", id: string(t.ID), label: t.Type, words: x.words(t.Span)}
		f.put(x, t.Span[0])
		f.tell("type", t.Type)
		f.tell("value", t.Value)
		f.tell("mod", t.Mod)
		x.found = append(x.found, f)
	}
	speakers := x.statements()
	x.events(speakers)
	x.commitments()
	for _, a := range x.r.Framing {
		f := &finding{kind: "framing", label: a.Kind, words: x.words(a.Span), rule: a.Rule}
		f.put(x, a.Span[0])
		f.tell("kind", a.Kind)
		f.sides = f.who(x, "about", a.About)
		f.tell("neutral", a.Neutral)
		x.found = append(x.found, f)
	}
}

func (x *coding) head() {
	r := x.r
	for i, value := range []string{r.Title, r.Byline, r.Published, r.Outlet, r.Origin, r.Language, r.Genre} {
		if value != "" {
			f := &finding{kind: kinds[i], label: kinds[i], sides: "-", words: value}
			f.facts = []fact{{"words", value, value}}
			x.found = append(x.found, f)
		}
	}
}

func (x *coding) place(p *Place) {
	f := &finding{kind: "place", label: p.Feature, words: x.words(p.Span)}
	f.put(x, p.Span[0])
	f.tell("name", p.Name)
	f.tell("country", p.Country)
	f.tell("admin1", p.Admin1)
	f.tell("feature", p.Feature)
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	f.tell("position", number(p.Lat)+" "+number(p.Lon))
	id := ""
	if p.GeoNames != 0 {
		id = strconv.Itoa(p.GeoNames)
	}
	f.tell("geonames", id)
	x.found = append(x.found, f)
}

// statements collects the statements and returns who says each.
func (x *coding) statements() map[StatementID][]ActorID {
	speakers := make(map[StatementID][]ActorID, len(x.r.Statements))
	words := make(map[StatementID]string, len(x.r.Statements))
	for i := range x.r.Statements {
		s := &x.r.Statements[i]
		words[s.ID] = x.several(s.Content)
		if s.Speaker != nil {
			speakers[s.ID] = append([]ActorID{s.Speaker.Actor}, s.Speaker.Others...)
		}
	}
	for i := range x.r.Statements {
		s := &x.r.Statements[i]
		f := &finding{kind: "statement", id: string(s.ID), label: s.Kind, words: words[s.ID], rule: s.Rule}
		if len(s.Content) > 0 {
			f.put(x, s.Content[0][0])
		}
		f.tell("words", f.words)
		f.tell("kind", s.Kind)
		f.sides = f.who(x, "speaker", speakers[s.ID]...)
		said, anonymity := "", ""
		if s.Speaker != nil {
			said, anonymity = x.optional(s.Speaker.Span), s.Speaker.Anonymity
		}
		if f.sides == "" {
			f.sides = said
		}
		f.tell("speaker's words", said)
		f.tell("anonymity", anonymity)
		f.who(x, "addressees", s.Addressees...)
		f.tell("cue", x.optional(s.Cue))
		f.tell("colour", s.Colour)
		f.tell("within", words[s.Within])
		f.tell("time", dayOf(s.Time))
		x.found = append(x.found, f)
	}
	return speakers
}

func dayOf(d *Day) string {
	if d == nil {
		return ""
	}
	return d.Value
}

func (x *coding) events(speakers map[StatementID][]ActorID) {
	trigger := make(map[EventID]string, len(x.r.Events))
	for i := range x.r.Events {
		trigger[x.r.Events[i].ID] = x.words(x.r.Events[i].Trigger)
	}
	for i := range x.r.Events {
		e := &x.r.Events[i]
		f := &finding{kind: "event", id: string(e.ID), label: e.Type, words: trigger[e.ID], rule: e.Rule}
		f.put(x, e.Trigger[0])
		f.tell("words", f.words)
		f.tell("type", e.Type)
		f.tell("mode", e.Mode)
		f.tell("status", e.Status)
		sources := f.who(x, "sources", e.Sources...)
		f.sides = sources + "\x01" + f.who(x, "targets", e.Targets...)
		f.tell("time", dayOf(e.Time))
		place := ""
		if e.Place != nil && *e.Place >= 0 && *e.Place < len(x.r.Places) {
			place = x.r.Places[*e.Place].Name
		}
		f.tell("place", place)
		f.tell("contexts", strings.Join(e.Contexts, ", "))
		var told []string
		for j := range e.Quantities {
			told = append(told, x.quantity(&e.Quantities[j]))
		}
		f.tell("quantities", strings.Join(told, ", "))
		var according []ActorID
		for _, a := range e.Attribution {
			according = append(according, speakers[a.Statement]...)
		}
		f.who(x, "attribution", according...)
		f.tell("same", trigger[e.Same])
		x.found = append(x.found, f)
	}
}

func (x *coding) quantity(q *Quantity) string {
	if q == nil {
		return ""
	}
	return strings.TrimSpace(strconv.FormatFloat(q.Value, 'f', -1, 64) + " " + q.Unit)
}

func (x *coding) commitments() {
	types := make(map[EventID]string, len(x.r.Events))
	for i := range x.r.Events {
		types[x.r.Events[i].ID] = x.r.Events[i].Type
	}
	for i := range x.r.Commitments {
		c := &x.r.Commitments[i]
		f := &finding{kind: "commitment", id: string(c.ID), label: c.Kind, words: x.several(c.Content), rule: c.Rule}
		if len(c.Content) > 0 {
			f.put(x, c.Content[0][0])
		}
		f.tell("words", f.words)
		f.tell("kind", c.Kind)
		by := f.who(x, "by", c.By)
		f.sides = by + "\x01" + f.who(x, "to", c.To...)
		f.tell("event", types[c.Event])
		f.tell("deadline", dayOf(c.Deadline))
		f.tell("condition", x.optional(c.Condition))
		f.tell("amount", x.quantity(c.Amount))
		f.tell("firmness", c.Firmness)
		x.found = append(x.found, f)
	}
}
