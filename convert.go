package chancery

import (
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/commitments"
	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/framing"
	"github.com/chancery-project/chancery/internal/places"
	"github.com/chancery-project/chancery/internal/statements"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// A converter turns what the stages found, in bytes and indices, into what the record says,
// in code points and ids. Ids are the kind's letter and the index plus one: "a1".
type converter struct{ runes text.Runes }

func (c converter) span(sp text.Span) record.Span {
	return record.Span{c.runes.At(sp.Start), c.runes.At(sp.End)}
}

// optional returns nil for an empty span.
func (c converter) optional(sp text.Span) *record.Span {
	if sp.Empty() {
		return nil
	}
	s := c.span(sp)
	return &s
}

func (c converter) spans(list []text.Span) []record.Span {
	out := make([]record.Span, len(list))
	for i, sp := range list {
		out[i] = c.span(sp)
	}
	return out
}

// id returns the id of the finding at index i, and "" for -1.
func id[T ~string](letter string, i int) T {
	if i < 0 {
		return ""
	}
	return T(letter + strconv.Itoa(i+1))
}

// actorIDs returns the ids of actors, each once.
func actorIDs(list []int) []record.ActorID {
	var out []record.ActorID
	for _, i := range list {
		if a := id[record.ActorID]("a", i); a != "" && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// texts returns named strings as plain ones.
func texts[T ~string](list []T) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

func (c converter) doc(d *text.Doc, r *record.Record) {
	for _, p := range d.Paragraphs {
		r.Paragraphs = append(r.Paragraphs, c.span(p.Span))
	}
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, c.span(s.Span))
	}
}

func (c converter) actors(cast *actors.Cast) []record.Actor {
	out := make([]record.Actor, len(cast.Actors))
	for i, a := range cast.Actors {
		out[i] = record.Actor{
			ID: id[record.ActorID]("a", i), Name: a.Name, Type: a.Type.String(), Code: a.Code,
			Country: string(a.Country), Sectors: texts(a.Sectors), Wikidata: a.Wikidata,
			Mentions: make([]record.Mention, len(a.Mentions)),
		}
		for _, role := range a.Roles {
			out[i].Roles = append(out[i].Roles, record.Role{Title: role.Title, Of: string(role.Of), Span: c.optional(role.Span)})
		}
		for j, m := range a.Mentions {
			out[i].Mentions[j] = record.Mention{Span: c.span(m.Span), Kind: m.Kind.String()}
		}
	}
	return out
}

func (c converter) places(list []places.Place) []record.Place {
	out := make([]record.Place, len(list))
	for i, p := range list {
		out[i] = record.Place{
			Span: c.span(p.Span), Name: p.Name, Country: string(p.Country), Admin1: p.Admin1,
			Feature: p.Feature, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames,
		}
	}
	return out
}

func (c converter) times(list []times.Expression) []record.Time {
	out := make([]record.Time, len(list))
	for i, t := range list {
		out[i] = record.Time{ID: id[record.TimeID]("t", i), Span: c.span(t.Span), Type: t.Type.String(), Value: t.Value, Mod: t.Mod}
	}
	return out
}

// day returns the value of a time expression, and nil where there is none or it has no value.
func day(ts []times.Expression, i int) *record.Day {
	if i < 0 || ts[i].Value == "" {
		return nil
	}
	return &record.Day{Value: ts[i].Value, From: id[record.TimeID]("t", i)}
}

func (c converter) statements(list []statements.Statement, ts []times.Expression) []record.Statement {
	out := make([]record.Statement, len(list))
	for i, s := range list {
		out[i] = record.Statement{
			ID: id[record.StatementID]("s", i), Kind: s.Kind.String(), Content: c.spans(s.Content),
			Cue: c.optional(s.Cue), Colour: colour(s.Colour), Addressees: actorIDs(s.Addressees),
			Within: id[record.StatementID]("s", s.Within), Time: day(ts, s.Time), Rule: s.Rule,
		}
		sp := record.Speaker{Span: c.optional(s.Speaker.Span), Actor: id[record.ActorID]("a", s.Speaker.Actor), Anonymity: s.Speaker.Anonymity}
		if sp.Actor != "" {
			sp.Others = slices.DeleteFunc(actorIDs(s.Speaker.Others), func(a record.ActorID) bool { return a == sp.Actor })
		}
		if sp.Span != nil || sp.Actor != "" || sp.Anonymity != "" {
			out[i].Speaker = &sp
		}
	}
	return out
}

// hundredths returns n/100, the nearest float64 to it.
func hundredths(n int) float64 { return float64(n) / 100 }

// colour returns the name of a cue's colour, and "" for a neutral one.
func colour(c statements.Colour) string {
	if c == statements.Neutral {
		return ""
	}
	return c.String()
}

func (c converter) events(coder *events.Coder, list []events.Event, d *text.Doc, ts []times.Expression) []record.Event {
	out := make([]record.Event, len(list))
	for i, e := range list {
		out[i] = record.Event{
			ID: id[record.EventID]("e", i), Type: string(e.Type), Mode: string(e.Mode), Contexts: texts(e.Contexts),
			CAMEO: e.CAMEO, Goldstein: plover.Goldstein(e.CAMEO), Intensity: coder.Intensity(e.Type, e.Mode),
			Sources: actorIDs(e.Sources), Targets: actorIDs(e.Targets), Trigger: c.span(e.Trigger), Sentence: e.Sentence,
			Lead: d.Sentences[e.Sentence].Paragraph == 0, Status: e.Status.String(), Same: id[record.EventID]("e", e.Same),
			Confidence: hundredths(e.Confidence), Rule: e.Rule,
		}
		if out[i].Time = day(ts, e.Time); out[i].Time == nil && e.TimeValue != "" {
			out[i].Time = &record.Day{Value: e.TimeValue}
		}
		if e.Place >= 0 {
			out[i].Place = &e.Place
		}
		for _, q := range e.Quantities {
			out[i].Quantities = append(out[i].Quantities, c.quantity(q))
		}
		for _, s := range e.Attribution {
			out[i].Attribution = append(out[i].Attribution, record.Attribution{Statement: id[record.StatementID]("s", s)})
		}
	}
	return out
}

// userTypes returns the types of the user's own that the events have, in the order of their names.
func userTypes(coder *events.Coder, list []events.Event) []record.UserType {
	var out []record.UserType
	for i := range list {
		u, ok := coder.UserType(list[i].Type)
		same := func(t record.UserType) bool { return t.Name == string(u.Name) }
		if ok && !slices.ContainsFunc(out, same) {
			out = append(out, record.UserType{Name: string(u.Name), Like: string(u.Like), Quad: string(u.Quad), Modes: texts(u.Modes)})
		}
	}
	slices.SortFunc(out, func(a, b record.UserType) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (c converter) quantity(q events.Quantity) record.Quantity {
	return record.Quantity{Span: c.span(q.Span), Value: q.Value, Unit: q.Unit}
}

func (c converter) commitments(list []commitments.Commitment, ts []times.Expression) []record.Commitment {
	out := make([]record.Commitment, len(list))
	for i, m := range list {
		out[i] = record.Commitment{
			ID: id[record.CommitmentID]("c", i), Kind: m.Kind.String(), By: id[record.ActorID]("a", m.By), To: actorIDs(m.To),
			Content: c.spans(m.Content), Event: id[record.EventID]("e", m.Event), Statement: id[record.StatementID]("s", m.Statement),
			Deadline: day(ts, m.Deadline), Condition: c.optional(m.Condition), Firmness: m.Firmness, Rule: m.Rule,
		}
		if m.Amount != nil {
			q := c.quantity(*m.Amount)
			out[i].Amount = &q
		}
	}
	return out
}

func (c converter) framing(list []framing.Frame) []record.Framing {
	out := make([]record.Framing, len(list))
	for i, f := range list {
		out[i] = record.Framing{Span: c.span(f.Span), About: id[record.ActorID]("a", f.About), Kind: f.Kind.String(), Neutral: f.Neutral, Rule: f.Rule}
	}
	return out
}
