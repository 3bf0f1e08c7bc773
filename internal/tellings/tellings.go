// Package tellings takes the findings of one record out of it, so that they can be compared with
// those of other records: keys of the world instead of ids of the article, days instead of
// expressions, words instead of offsets. Stories, the ledger and relations work on them.
//
// Nothing here knows a database. A telling holds no more than comparing needs; what a person
// wants to read stands in the record.
package tellings

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/record"
)

// A Side is an actor as other articles know it too.
type Side struct {
	Key     record.Key `json:"key,omitempty"` // empty for who cannot be told apart
	Name    string     `json:"name"`
	Type    string     `json:"type,omitempty"`    // person, organization, country or group
	Code    string     `json:"code,omitempty"`    // "KOR GOV"
	Country string     `json:"country,omitempty"` // "KOR"
}

// State returns the code under which a side is counted among states and bodies of states: its
// country, else the first word of its code (IGO, EUR, NGO, …); empty where there is neither.
func (s *Side) State() string {
	if s.Country != "" {
		return s.Country
	}
	first, _, _ := strings.Cut(s.Code, " ")
	if len(first) == 3 && first != "UNK" {
		return first
	}
	return ""
}

// A Quantity is a number told of an event: 12 dead.
type Quantity struct {
	Value float64 `json:"value"`
	Unit  string  `json:"unit,omitempty"`
}

// A Venue is where an event happened.
type Venue struct {
	GeoNames int     `json:"geonames,omitempty"`
	Name     string  `json:"name,omitempty"`
	Country  string  `json:"country,omitempty"`
	Feature  string  `json:"feature,omitempty"` // GeoNames feature code
	Lat      float64 `json:"lat,omitempty"`
	Lon      float64 `json:"lon,omitempty"`
}

// An Event is one event as one article tells it.
type Event struct {
	ID         record.EventID `json:"id"`
	Type       string         `json:"ty"`
	Mode       string         `json:"mo,omitempty"`
	Quad       string         `json:"q,omitempty"`
	Status     string         `json:"st"`
	Contexts   []string       `json:"cx,omitempty"`
	Sources    []Side         `json:"s,omitempty"`
	Targets    []Side         `json:"g,omitempty"`
	Days       Days           `json:"d"`           // when it happened, or will
	Dated      bool           `json:"f,omitempty"` // by words of the article; else Days is the day of publication
	Told       Day            `json:"p,omitempty"` // the day of publication; 0 where nobody knows
	Venue      *Venue         `json:"v,omitempty"`
	Quantities []Quantity     `json:"n,omitempty"`
	By         []Side         `json:"by,omitempty"` // whose word it is, outermost first
	Trigger    string         `json:"w"`            // the words that name the act
	Words      Words          `json:"ws,omitempty"` // of its sentence
	Confidence float64        `json:"cf"`
}

// A Commitment is one pledge, demand, threat or position as one article tells it.
type Commitment struct {
	ID       record.CommitmentID `json:"id"`
	Kind     string              `json:"k"`
	By       *Side               `json:"b,omitempty"`
	To       []Side              `json:"to,omitempty"`
	Content  string              `json:"c"`
	Words    Words               `json:"ws,omitempty"` // of the content
	Event    *Event              `json:"e,omitempty"`  // what is promised, demanded or threatened, where it is an event
	Deadline Days                `json:"dl,omitempty"`
	Firmness string              `json:"f,omitempty"`
	Told     Day                 `json:"p,omitempty"`
	Said     Day                 `json:"sd,omitempty"` // the day of saying, where the article tells it, else Told
}

// A reader takes findings out of one record.
type reader struct {
	r     *record.Record
	runes []int // the byte of each code point, and the length of the text at the end
	sides map[record.ActorID]Side
	told  Day
}

func read(r *record.Record) *reader {
	x := &reader{r: r, runes: make([]int, 0, len(r.Text)+1), sides: make(map[record.ActorID]Side, len(r.Actors)), told: DayOf(r.Published)}
	for i := range r.Text {
		x.runes = append(x.runes, i)
	}
	x.runes = append(x.runes, len(r.Text))
	for i := range r.Actors {
		x.sides[r.Actors[i].ID] = SideOf(&r.Actors[i])
	}
	return x
}

// SideOf returns an actor of a record as other articles know it.
func SideOf(a *record.Actor) Side {
	return Side{Key: a.Key(), Name: a.Name, Type: a.Type, Code: a.Code, Country: a.Country}
}

// words returns what sp covers; empty outside the text.
func (x *reader) words(sp record.Span) string {
	if sp[0] < 0 || sp[1] < sp[0] || sp[1] >= len(x.runes) {
		return ""
	}
	return x.r.Text[x.runes[sp[0]]:x.runes[sp[1]]]
}

func (x *reader) list(ids []record.ActorID) []Side {
	var out []Side
	for _, id := range ids {
		if s, ok := x.sides[id]; ok {
			out = append(out, s)
		}
	}
	return out
}

// Events returns the events of r in their order, retellings of one act within the article
// (record.Event.Same) left out: what they add in sides, numbers and place goes to the first.
func Events(r *record.Record) []Event {
	x := read(r)
	at := map[record.EventID]int{}
	var out []Event
	for i := range r.Events {
		e := x.event(&r.Events[i])
		if first, ok := at[r.Events[i].Same]; ok {
			out[first].add(e)
			at[e.ID] = first
			continue
		}
		at[e.ID] = len(out)
		out = append(out, e)
	}
	return out
}

// add takes over from a retelling what e lacks.
func (e *Event) add(o Event) {
	if len(e.Sources) == 0 {
		e.Sources = o.Sources
	}
	if len(e.Targets) == 0 {
		e.Targets = o.Targets
	}
	if e.Venue == nil {
		e.Venue = o.Venue
	}
	if !e.Dated && o.Dated {
		e.Days, e.Dated = o.Days, true
	}
	for _, q := range o.Quantities {
		if !slices.Contains(e.Quantities, q) {
			e.Quantities = append(e.Quantities, q)
		}
	}
	e.Words = e.Words.With(o.Words)
}

func (x *reader) event(e *record.Event) Event {
	out := Event{
		ID: e.ID, Type: e.Type, Mode: e.Mode, Quad: string(x.r.QuadOf(e)), Status: e.Status, Contexts: e.Contexts,
		Sources: x.list(e.Sources), Targets: x.list(e.Targets), Told: x.told, Trigger: x.words(e.Trigger), Confidence: e.Confidence,
	}
	if e.Time != nil {
		out.Days = DaysOf(e.Time.Value)
		out.Dated = e.Time.From != "" && out.Days.First != 0
	}
	if out.Days.First == 0 {
		out.Days = Days{x.told, x.told}
	}
	if e.Place != nil && *e.Place >= 0 && *e.Place < len(x.r.Places) {
		p := x.r.Places[*e.Place]
		out.Venue = &Venue{p.GeoNames, p.Name, p.Country, p.Feature, p.Lat, p.Lon}
	}
	for _, q := range e.Quantities {
		out.Quantities = append(out.Quantities, Quantity{q.Value, q.Unit})
	}
	for _, a := range e.Attribution {
		if s := x.speaker(a.Statement); s != nil {
			out.By = append(out.By, *s)
		}
	}
	if e.Sentence >= 0 && e.Sentence < len(x.r.Sentences) {
		out.Words = WordsOf(x.words(x.r.Sentences[e.Sentence]))
	}
	return out
}

// speaker returns who says a statement, nil when it is nobody or unknown.
func (x *reader) speaker(id record.StatementID) *Side {
	for i := range x.r.Statements {
		s := &x.r.Statements[i]
		if s.ID != id || s.Speaker == nil {
			continue
		}
		if a, ok := x.sides[s.Speaker.Actor]; ok {
			return &a
		}
		if s.Speaker.Span != nil {
			return &Side{Name: x.words(*s.Speaker.Span)}
		}
	}
	return nil
}

// Commitments returns the commitments of r in their order.
func Commitments(r *record.Record) []Commitment {
	x := read(r)
	events := map[record.EventID]*record.Event{}
	for i := range r.Events {
		events[r.Events[i].ID] = &r.Events[i]
	}
	var out []Commitment
	for _, c := range r.Commitments {
		t := Commitment{ID: c.ID, Kind: c.Kind, To: x.list(c.To), Firmness: c.Firmness, Told: x.told, Said: x.told}
		if by, ok := x.sides[c.By]; ok {
			t.By = &by
		}
		var parts []string
		for _, sp := range c.Content {
			parts = append(parts, x.words(sp))
		}
		t.Content = strings.Join(parts, " … ")
		t.Words = WordsOf(t.Content)
		if e := events[c.Event]; e != nil {
			told := x.event(e)
			t.Event = &told
		}
		if c.Deadline != nil {
			t.Deadline = DaysOf(c.Deadline.Value)
		}
		if d := x.said(c.Statement); d != 0 {
			t.Said = d
		}
		out = append(out, t)
	}
	return out
}

// said returns the day of a statement where the article tells it.
func (x *reader) said(id record.StatementID) Day {
	for i := range x.r.Statements {
		if s := &x.r.Statements[i]; s.ID == id && s.Time != nil {
			return DaysOf(s.Time.Value).First
		}
	}
	return 0
}
