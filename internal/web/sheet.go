package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A sheet is a record laid out beside its text: what the article view, the reading view and the brief show.
// Where the record lies in a store, the store's rows lie over it, with corrections by hand.
type sheet struct {
	Record      *record.Record
	Article     string // its number in the store; empty for what was only read
	Paragraphs  []paragraph
	Acts        []actRow
	Statements  []statementRow
	Commitments []commitmentRow
	Framing     []framingRow
	Actors      []actorRow
	Places      []placeRow
	Times       []timeRow
	Fixable     bool

	runes  []rune
	actors map[record.ActorID]*record.Actor
	said   map[record.StatementID]*record.Statement
	events map[string]*store.Event // rows of the store by their refs; nil without store
	fixes  map[string][]store.Correction
}

// A who is an actor as a row names it.
type who struct{ Name, Key string }

type actRow struct {
	Ref, Quad, Kind, Status     string
	Sources, Targets            []who
	Mutual                      bool
	When, Place, Quantities, By string
	Again                       int
	Words, Rule, Story          string
	Confidence                  float64
	Reports, Origins            int
	Fixes                       []store.Correction
	Rejected, Lead              bool
}

type statementRow struct {
	Ref, Kind, Colour, Speaker, SpeakerKey, Cue, To, When, Words, Anonymity string
	Depth                                                                   int
	Chain                                                                   string // who reports that it was said, for one inside another
	Fixes                                                                   []store.Correction
	Rejected                                                                bool
}

type commitmentRow struct {
	Ref, Kind, Words, Deadline, Condition, Amount, Firmness string
	By                                                      who
	To                                                      []who
	Evidence                                                []store.Evidence
	Fixes                                                   []store.Correction
	Rejected                                                bool
}

type framingRow struct{ Ref, Words, Kind, About, Neutral string }

type actorRow struct {
	Ref, Name, Key, Code, Roles string
	Times                       int
	Fixes                       []store.Correction
}

type placeRow struct{ Ref, Name, Where, Link string }

type timeRow struct{ Ref, Words, Value string }

// newSheet lays out a record.
func newSheet(rec *record.Record) *sheet {
	s := &sheet{Record: rec, runes: []rune(rec.Text), actors: map[record.ActorID]*record.Actor{}, said: map[record.StatementID]*record.Statement{}, fixes: map[string][]store.Correction{}}
	for i := range rec.Actors {
		s.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		s.said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	return s
}

// lay makes the rows and cuts the text.
func (s *sheet) lay() *sheet {
	var marks []mark
	add := func(ref, class string, leads bool, spans ...record.Span) {
		for _, sp := range spans {
			marks = append(marks, mark{sp, ref, class, leads})
		}
	}
	s.layActors(add)
	s.layStatements(add)
	s.layCommitments(add)
	s.layActs(add)
	for i, f := range s.Record.Framing {
		ref := fmt.Sprintf("f%d", i+1)
		s.Framing = append(s.Framing, framingRow{ref, s.words(f.Span), f.Kind, s.name(f.About), f.Neutral})
		add(ref, "fr", true, f.Span)
	}
	s.Paragraphs = cutText(s.runes, s.Record.Paragraphs, marks)
	return s
}

type adder func(ref, class string, leads bool, spans ...record.Span)

func (s *sheet) layActors(add adder) {
	for _, a := range s.Record.Actors {
		var roles []string
		for _, r := range a.Roles {
			roles = append(roles, strings.TrimSuffix(r.Title+" of "+r.Of, " of "))
		}
		r := actorRow{string(a.ID), a.Name, string(a.Key()), a.Code, and(roles), len(a.Mentions), s.fixes[string(a.ID)]}
		for _, c := range r.Fixes {
			r.Key = c.Value
		}
		s.Actors = append(s.Actors, r)
		for _, m := range a.Mentions {
			add(string(a.ID), "ac", false, m.Span)
		}
	}
	slices.SortStableFunc(s.Actors, func(a, b actorRow) int { return b.Times - a.Times })
	seen := map[string]bool{}
	for i, p := range s.Record.Places {
		ref := fmt.Sprintf("p%d", i+1)
		add(ref, "pl", false, p.Span)
		if seen[p.Name+p.Country] {
			continue
		}
		seen[p.Name+p.Country] = true
		where := p.Admin1
		if p.Country != "" && p.Country != p.Name {
			where = strings.TrimPrefix(where+", "+p.Country, ", ")
		}
		link := ""
		if p.GeoNames != 0 {
			link = fmt.Sprintf("https://www.geonames.org/%d", p.GeoNames)
		}
		s.Places = append(s.Places, placeRow{ref, p.Name, where, link})
	}
	for _, t := range s.Record.Times {
		add(string(t.ID), "ti", false, t.Span)
		s.Times = append(s.Times, timeRow{string(t.ID), s.words(t.Span), t.Value})
	}
}

func (s *sheet) layStatements(add adder) {
	for i := range s.Record.Statements {
		st := &s.Record.Statements[i]
		r := statementRow{Ref: string(st.ID), Kind: st.Kind, Colour: st.Colour, Words: s.several(st.Content), To: s.names(st.Addressees)}
		r.Speaker, r.SpeakerKey = s.speaker(st)
		if st.Speaker != nil {
			r.Anonymity = st.Speaker.Anonymity
			if st.Speaker.Span != nil {
				add(r.Ref, "sp", false, *st.Speaker.Span)
			}
		}
		if st.Cue != nil {
			r.Cue = s.words(*st.Cue)
			add(r.Ref, "cu", true, *st.Cue)
		}
		if st.Time != nil && st.Time.From != "" {
			r.When = dayWords(st.Time.Value)
		}
		var chain []string
		for o := s.said[st.Within]; o != nil && r.Depth < 6; o = s.said[o.Within] {
			r.Depth++
			name, _ := s.speaker(o)
			chain = append(chain, name)
		}
		r.Chain = strings.Join(chain, ", as reported by ")
		r.Fixes, r.Rejected = s.fixed(r.Ref)
		add(r.Ref, fmt.Sprintf("st st%d", min(r.Depth, 2)), false, st.Content...)
		s.Statements = append(s.Statements, r)
	}
}

func (s *sheet) layCommitments(add adder) {
	for _, c := range s.Record.Commitments {
		r := commitmentRow{Ref: string(c.ID), Kind: c.Kind, Words: s.several(c.Content), Firmness: c.Firmness, To: s.whos(c.To)}
		if a := s.actors[c.By]; a != nil {
			r.By = who{a.Name, string(a.Key())}
		}
		add(r.Ref, "co", false, c.Content...)
		if c.Deadline != nil {
			r.Deadline = dayWords(c.Deadline.Value)
		}
		if c.Condition != nil {
			r.Condition = s.words(*c.Condition)
			add(r.Ref, "co", false, *c.Condition)
		}
		if c.Amount != nil {
			r.Amount = s.words(c.Amount.Span)
		}
		r.Fixes, r.Rejected = s.fixed(r.Ref)
		for _, f := range r.Fixes {
			if f.Field == "kind" {
				r.Kind = f.Value
			}
		}
		s.Commitments = append(s.Commitments, r)
	}
}

func (s *sheet) layActs(add adder) {
	again := map[record.EventID]int{}
	for _, e := range s.Record.Events {
		if e.Same != "" {
			again[e.Same]++
		}
	}
	for i := range s.Record.Events {
		e := &s.Record.Events[i]
		ref := string(e.ID)
		if e.Same != "" { // its words lead to the first telling
			add(string(e.Same), "ev "+string(s.Record.QuadOf(e)), true, e.Trigger)
			continue
		}
		r := actRow{Ref: ref, Quad: string(s.Record.QuadOf(e)), Kind: kindWords(e.Type, e.Mode), Status: e.Status, Sources: s.whos(e.Sources), Targets: s.whos(e.Targets),
			By: s.attribution(e.Attribution), Again: again[e.ID], Words: s.words(e.Trigger), Rule: e.Rule, Confidence: e.Confidence, Lead: e.Lead}
		if e.Time != nil {
			if r.When = dayWords(e.Time.Value); e.Time.From == "" && r.When != "" {
				r.When = "reported " + r.When
			}
		}
		if e.Place != nil && *e.Place >= 0 && *e.Place < len(s.Record.Places) {
			r.Place = s.Record.Places[*e.Place].Name
		}
		var q []string
		for _, x := range e.Quantities {
			w := s.words(x.Span)
			if x.Unit != "" && !strings.Contains(strings.ToLower(w), strings.ToLower(x.Unit[:min(len(x.Unit), 5)])) {
				w += " (" + x.Unit + ")"
			}
			q = append(q, w)
			add(ref, "qu", false, x.Span)
		}
		r.Quantities = strings.Join(q, ", ")
		r.Fixes, r.Rejected = s.fixed(ref)
		if o := s.events[ref]; o != nil { // as the store has it, corrections included
			r.Quad, r.Kind, r.Status, r.Story, r.Reports, r.Origins = o.Quad, kindWords(o.Type, o.Mode), o.Status, o.Story, o.Reports, o.Origins
			if len(r.Fixes) > 0 {
				r.Sources, r.Targets = refWhos(o.Sources), refWhos(o.Targets)
			}
		}
		r.Mutual = len(r.Sources) > 1 && slices.Equal(r.Sources, r.Targets)
		add(ref, "ev "+r.Quad, true, e.Trigger)
		s.Acts = append(s.Acts, r)
	}
}

// fixed returns the corrections of a finding that hold.
func (s *sheet) fixed(ref string) (list []store.Correction, rejected bool) {
	list = s.fixes[ref]
	for _, c := range list {
		rejected = rejected || c.Field == "rejected"
	}
	return list, rejected
}
