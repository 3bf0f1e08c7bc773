// Package record is the record of one article: who met, said, promised, demanded, threatened or
// launched what, each finding tied to the words it came from.
//
// A [Record] marshals to the JSON that docs/record.md describes, version 1. All offsets are
// half-open pairs that count Unicode code points of Text. Absent is absent: a field with
// nothing to say is left out. [Record.Check] tests every promise that the form makes.
package record

import "github.com/chancery-project/chancery/plover"

// Version is the number of the JSON form that this package writes.
const Version = 1

// A Span is a half-open pair [start, end) of code points of Record.Text.
type Span [2]int

// An ActorID names an actor of one record: "a1".
type ActorID string

// A StatementID names a statement of one record: "s1".
type StatementID string

// An EventID names an event of one record: "e1".
type EventID string

// A TimeID names a time expression of one record: "t1".
type TimeID string

// A CommitmentID names a commitment of one record: "c1".
type CommitmentID string

// A Record is all that one article puts on record.
type Record struct {
	Version   int    `json:"version"`
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Origin    string `json:"origin,omitempty"` // the wire a reprint names: "AP"
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty"` // RFC 3339, or a date alone
	Language  string `json:"language,omitempty"`
	Genre     string `json:"genre,omitempty"` // "editorial" where the article is one
	Text      string `json:"text"`

	Paragraphs []Span `json:"paragraphs,omitempty"`
	Sentences  []Span `json:"sentences,omitempty"`

	Types []UserType `json:"types,omitempty"` // of the user's own, which the events have beside PLOVER's

	Actors      []Actor      `json:"actors,omitempty"`
	Places      []Place      `json:"places,omitempty"`
	Times       []Time       `json:"times,omitempty"`
	Statements  []Statement  `json:"statements,omitempty"`
	Events      []Event      `json:"events,omitempty"`
	Commitments []Commitment `json:"commitments,omitempty"`
	Framing     []Framing    `json:"framing,omitempty"`
}

// A UserType is an event type that the reading user has declared.
type UserType struct {
	Name  string   `json:"name"`           // "BOYCOTT_SPORT"
	Like  string   `json:"like,omitempty"` // the PLOVER type that it is a kind of
	Quad  string   `json:"quad"`
	Modes []string `json:"modes,omitempty"`
}

// An Actor is one actor of the world with all the words that stand for it.
type Actor struct {
	ID       ActorID   `json:"id"`
	Name     string    `json:"name"` // the fullest name the article uses
	Type     string    `json:"type"` // person, organization, country or group
	Code     string    `json:"code,omitempty"`
	Country  string    `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Sectors  []string  `json:"sectors,omitempty"` // PLOVER sectors
	Wikidata string    `json:"wikidata,omitempty"`
	Roles    []Role    `json:"roles,omitempty"`
	Mentions []Mention `json:"mentions"`
}

// A Role is an office that the text gives an actor.
type Role struct {
	Title string `json:"title"`
	Of    string `json:"of,omitempty"`
	Span  *Span  `json:"span,omitempty"`
}

// A Mention is a place in the text that stands for an actor.
type Mention struct {
	Span Span   `json:"span"`
	Kind string `json:"kind"` // name, nominal or pronoun
}

// A Place is a name tied to the map.
type Place struct {
	Span     Span    `json:"span"`
	Name     string  `json:"name"`
	Country  string  `json:"country,omitempty"`
	Admin1   string  `json:"admin1,omitempty"`
	Feature  string  `json:"feature,omitempty"` // GeoNames feature code
	Lat      float64 `json:"lat"`
	Lon      float64 `json:"lon"`
	GeoNames int     `json:"geonames,omitempty"`
}

// A Time is a TIMEX3 expression.
type Time struct {
	ID    TimeID `json:"id"`
	Span  Span   `json:"span"`
	Type  string `json:"type"` // DATE, TIME, DURATION or SET
	Value string `json:"value,omitempty"`
	Mod   string `json:"mod,omitempty"`
}

// A Day is a point in time and the expression that gives it. Without From the publication
// date stands in.
type Day struct {
	Value string `json:"value"`
	From  TimeID `json:"from,omitempty"`
}

// A Statement is somebody's words.
type Statement struct {
	ID         StatementID `json:"id"`
	Kind       string      `json:"kind"` // direct, indirect or mixed
	Content    []Span      `json:"content"`
	Cue        *Span       `json:"cue,omitempty"`
	Colour     string      `json:"colour,omitempty"` // how the cue presents the words; absent when neutral
	Speaker    *Speaker    `json:"speaker,omitempty"`
	Addressees []ActorID   `json:"addressees,omitempty"`
	Within     StatementID `json:"within,omitempty"`
	Time       *Day        `json:"time,omitempty"`
	Rule       string      `json:"rule,omitempty"`
}

// A Speaker is who says a statement.
type Speaker struct {
	Span      *Span     `json:"span,omitempty"`
	Actor     ActorID   `json:"actor,omitempty"`
	Others    []ActorID `json:"others,omitempty"`    // of a joint statement
	Anonymity string    `json:"anonymity,omitempty"` // official, source, media, …
}

// An Event is an act.
type Event struct {
	ID          EventID       `json:"id"`
	Type        string        `json:"type"` // PLOVER, or of Types
	Mode        string        `json:"mode,omitempty"`
	Contexts    []string      `json:"contexts,omitempty"`
	CAMEO       string        `json:"cameo,omitempty"`
	Goldstein   float64       `json:"goldstein"`
	Intensity   float64       `json:"intensity"`
	Sources     []ActorID     `json:"sources,omitempty"`
	Targets     []ActorID     `json:"targets,omitempty"`
	Trigger     Span          `json:"trigger"`
	Sentence    int           `json:"sentence"`
	Lead        bool          `json:"lead,omitempty"` // told in the first paragraph
	Time        *Day          `json:"time,omitempty"`
	Place       *int          `json:"place,omitempty"` // index into Places
	Status      string        `json:"status"`
	Quantities  []Quantity    `json:"quantities,omitempty"`
	Attribution []Attribution `json:"attribution,omitempty"`
	Same        EventID       `json:"same,omitempty"`
	Confidence  float64       `json:"confidence"`
	Rule        string        `json:"rule,omitempty"` // what coded it: "verbs.txt:412"
}

// An Attribution is one link of the chain of statements inside which an event is told.
type Attribution struct {
	Statement StatementID `json:"statement"`
}

// A Quantity is a number that belongs to an event or a commitment.
type Quantity struct {
	Span  Span    `json:"span"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit,omitempty"`
}

// A Commitment is something promised, demanded, threatened or held as a position.
type Commitment struct {
	ID        CommitmentID `json:"id"`
	Kind      string       `json:"kind"` // pledge, demand, threat or position
	By        ActorID      `json:"by,omitempty"`
	To        []ActorID    `json:"to,omitempty"`
	Content   []Span       `json:"content"`
	Event     EventID      `json:"event,omitempty"`
	Statement StatementID  `json:"statement,omitempty"`
	Deadline  *Day         `json:"deadline,omitempty"`
	Condition *Span        `json:"condition,omitempty"`
	Amount    *Quantity    `json:"amount,omitempty"`
	Firmness  string       `json:"firmness,omitempty"` // will, plans, hopes, …
	Rule      string       `json:"rule,omitempty"`
}

// A Framing is a piece of text where the outlet judges in its own voice.
type Framing struct {
	Span    Span    `json:"span"`
	About   ActorID `json:"about,omitempty"`
	Kind    string  `json:"kind"` // epithet, verb, adverb or aside
	Neutral string  `json:"neutral,omitempty"`
	Rule    string  `json:"rule,omitempty"`
}

// UserType returns the type of the user's own with the name; nil when r declares none.
func (r *Record) UserType(name string) *UserType {
	for i := range r.Types {
		if r.Types[i].Name == name {
			return &r.Types[i]
		}
	}
	return nil
}

// QuadOf returns the quad class of an event of r; empty when its type is none.
func (r *Record) QuadOf(e *Event) plover.Quad {
	if t := r.UserType(e.Type); t != nil {
		return plover.Quad(t.Quad)
	}
	return plover.QuadOf(plover.Type(e.Type))
}

// Words returns the words that sp covers, and "" for a span outside the text. It counts from
// the start of the text at every call.
func (r *Record) Words(sp Span) string {
	start, end, n := -1, -1, 0
	for i := range r.Text {
		if n == sp[0] {
			start = i
		}
		if n == sp[1] {
			end = i
		}
		n++
	}
	if n == sp[0] {
		start = len(r.Text)
	}
	if n == sp[1] {
		end = len(r.Text)
	}
	if start < 0 || end < start {
		return ""
	}
	return r.Text[start:end]
}
