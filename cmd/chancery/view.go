package main

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// A view writes records for readers: the article in brief, then who, what was done, what was
// said, what was promised or demanded, and where the outlet judges.
type view struct {
	width  int
	colour bool
	begun  bool
}

// write writes one record, behind a rule if another one came before.
func (v *view) write(w io.Writer, rec *record.Record) error {
	p := newPage(v.width, v.colour)
	if v.begun {
		p.blank = false
		p.space()
		p.para(0, 0, piece{strings.Repeat("─", p.width), faint})
		p.space()
	}
	v.begun = true
	s := newSheet(p, rec)
	s.brief()
	s.who()
	s.done()
	s.said()
	s.held()
	s.framed()
	_, err := io.WriteString(w, p.b.String())
	return err
}

// A sheet is one record on its way to a page.
type sheet struct {
	*page
	rec    *record.Record
	runes  []rune
	actors map[record.ActorID]*record.Actor
	said_  map[record.StatementID]*record.Statement
}

func newSheet(p *page, rec *record.Record) *sheet {
	s := &sheet{page: p, rec: rec, runes: []rune(rec.Text), actors: map[record.ActorID]*record.Actor{}, said_: map[record.StatementID]*record.Statement{}}
	for i := range rec.Actors {
		s.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		s.said_[rec.Statements[i].ID] = &rec.Statements[i]
	}
	return s
}

// words returns the words that a span covers.
func (s *sheet) words(sp record.Span) string {
	if sp[0] < 0 || sp[1] > len(s.runes) || sp[0] > sp[1] {
		return ""
	}
	return string(s.runes[sp[0]:sp[1]])
}

// section heads a part.
func (s *sheet) section(title, note string) {
	s.space()
	s.para(0, 0, piece{title, head}, piece{"  " + note, faint})
	s.space()
}

// brief writes the head of the article and its first words.
func (s *sheet) brief() {
	r := s.rec
	title := r.Title
	if title == "" {
		title = "Untitled article"
	}
	s.para(0, 0, piece{title, strong})
	s.para(0, 0, piece{join(" · ", r.Outlet, origin(r), r.Byline, day(r.Published), s.dateline()), faint})
	if r.URL != "" {
		s.para(0, 0, piece{r.URL, faint})
	}
	s.space()
	if len(r.Paragraphs) > 0 {
		s.para(2, 2, piece{cut(s.words(r.Paragraphs[0]), 400), plain})
		s.space()
	}
	s.para(2, 2, piece{join(" · ", count(len(r.Actors), "actor"), count(len(s.acts()), "act"), count(len(r.Statements), "statement"),
		count(len(r.Commitments), "commitment"), count(len(r.Framing), "loaded wording")), faint})
}

func origin(r *record.Record) string {
	if r.Origin == "" {
		return ""
	}
	return "from " + r.Origin
}

// dateline names the town that the text begins with.
func (s *sheet) dateline() string {
	if p := s.rec.Places; len(p) > 0 && p[0].Span[0] < 8 && !strings.HasPrefix(p[0].Feature, "PCL") {
		return p[0].Name
	}
	return ""
}

// who lists the actors, the most named first; those that neither act nor speak and are named
// only once come together at the end.
func (s *sheet) who() {
	list := append([]record.Actor(nil), s.rec.Actors...)
	if len(list) == 0 {
		return
	}
	s.section("WHO", "")
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].Mentions) > len(list[j].Mentions) })
	active := s.active()
	var rest []string
	wide, code := 0, 0
	for _, a := range list {
		if active[a.ID] || len(a.Mentions) > 1 {
			wide, code = max(wide, runewidth.StringWidth(a.Name)), max(code, len(actorCode(a)))
		}
	}
	wide = min(wide, s.width/2)
	for _, a := range list {
		if !active[a.ID] && len(a.Mentions) < 2 {
			rest = append(rest, a.Name)
			continue
		}
		var roles []string
		for _, r := range a.Roles {
			roles = append(roles, join(" of ", r.Title, r.Of))
		}
		s.row(2, cell{a.Name, strong, wide}, cell{actorCode(a), faint, code}, cell{fmt.Sprintf("%3d×", len(a.Mentions)), faint, 4},
			cell{strings.Join(unique(roles), ", "), plain, 0})
	}
	if len(rest) > 0 {
		s.para(2, 4, piece{"also named: " + strings.Join(rest, ", "), faint})
	}
}

// active returns the actors that act, are acted on, speak or bind themselves.
func (s *sheet) active() map[record.ActorID]bool {
	is := map[record.ActorID]bool{}
	add := func(ids ...record.ActorID) {
		for _, id := range ids {
			is[id] = true
		}
	}
	for _, e := range s.rec.Events {
		add(e.Sources...)
		add(e.Targets...)
	}
	for _, st := range s.rec.Statements {
		if st.Speaker != nil {
			add(st.Speaker.Actor)
			add(st.Speaker.Others...)
		}
	}
	for _, c := range s.rec.Commitments {
		add(c.By)
		add(c.To...)
	}
	return is
}

func actorCode(a record.Actor) string {
	if a.Code != "" {
		return a.Code
	}
	return a.Country
}

// acts returns the events without those that tell an act again.
func (s *sheet) acts() []record.Event {
	var out []record.Event
	for _, e := range s.rec.Events {
		if e.Same == "" {
			out = append(out, e)
		}
	}
	return out
}

// done lists the acts in the order of the text, each sentence once with all acts that it tells;
// those of long ago come at the end.
func (s *sheet) done() {
	acts := s.acts()
	if len(acts) == 0 {
		return
	}
	s.section("WHAT WAS DONE", "○\u00a0together in words   ●\u00a0in deeds   △\u00a0against in words   ▲\u00a0in deeds")
	again := map[record.EventID]int{}
	for _, e := range s.rec.Events {
		if e.Same != "" {
			again[e.Same]++
		}
	}
	for _, past := range []bool{false, true} {
		var list []record.Event
		for _, e := range acts {
			if (e.Status == "historical") == past {
				list = append(list, e)
			}
		}
		for len(list) > 0 {
			n := 1
			for n < len(list) && list[n].Sentence == list[0].Sentence {
				n++
			}
			s.sentence(list[:n])
			for _, e := range list[:n] {
				s.act(e, again[e.ID])
			}
			s.space()
			list = list[n:]
		}
	}
}

// sentence writes the sentence that tells some acts, with the word for each marked: underlined,
// or between marks where there are no colours.
func (s *sheet) sentence(acts []record.Event) {
	if i := acts[0].Sentence; i < 0 || i >= len(s.rec.Sentences) {
		return
	}
	sp := s.rec.Sentences[acts[0].Sentence]
	var triggers []record.Span
	for _, e := range acts {
		triggers = append(triggers, e.Trigger)
	}
	sort.Slice(triggers, func(i, j int) bool { return triggers[i][0] < triggers[j][0] })
	var out []piece
	at := sp[0]
	for _, t := range triggers {
		if t[0] < at || t[1] > sp[1] {
			continue
		}
		word := s.words(t)
		if !s.colour {
			word = "‹" + word + "›"
		}
		out = append(out, piece{s.words(record.Span{at, t[0]}), plain}, piece{word, marked})
		at = t[1]
	}
	s.para(2, 2, append(out, piece{s.words(record.Span{at, sp[1]}), plain})...)
}

// quads show at a glance what kind of act it is, also without colours.
var quads = map[plover.Quad]piece{
	plover.VerbalCooperation:   {"○", green},
	plover.MaterialCooperation: {"●", green},
	plover.VerbalConflict:      {"△", yellow},
	plover.MaterialConflict:    {"▲", red},
}

// act writes one act: the word for it, who did it to whom; its kind, status, day and place;
// whose word it is.
func (s *sheet) act(e record.Event, again int) {
	sign := quads[s.rec.QuadOf(&e)]
	if sign.text == "" {
		sign.text = "·"
	}
	where := ""
	if e.Place != nil && *e.Place >= 0 && *e.Place < len(s.rec.Places) {
		where = "in " + s.rec.Places[*e.Place].Name
	}
	told := ""
	if again > 0 {
		told = "told again " + times(again)
	}
	sides := []piece{sign, {" " + s.words(e.Trigger) + ": ", faint}, {s.names(e.Sources, "somebody"), strong}}
	if mutual(e) {
		sides = append(sides, piece{" with each other", faint})
	} else if len(e.Targets) > 0 {
		sides = append(sides, piece{" → ", faint}, piece{s.names(e.Targets, ""), strong})
	}
	s.para(4, 6, sides...)
	s.para(6, 8, piece{join(" ", strings.ReplaceAll(strings.ToLower(e.Type), "_", " "), e.Mode), sign.style}, piece{" · ", faint}, piece{e.Status, statusStyle(e.Status)},
		piece{dot(s.when(e.Time)) + dot(where) + dot(s.quantities(e.Quantities)) + dot(told), faint})
	if by := s.attribution(e.Attribution); by != "" {
		s.para(6, 8, piece{"according to " + by, faint})
	}
}

// mutual reports whether the sides of an act are the same on either side.
func mutual(e record.Event) bool {
	for _, id := range e.Sources {
		if !slices.Contains(e.Targets, id) {
			return false
		}
	}
	return len(e.Sources) > 1 && len(e.Sources) == len(e.Targets)
}

// statusStyle lets stand out what has not simply happened.
func statusStyle(status string) style {
	switch status {
	case "occurred", "ongoing":
		return plain
	case "denied":
		return red
	case "historical":
		return faint
	}
	return yellow
}

// attribution names whose word an act is: who says it, then who reports that.
func (s *sheet) attribution(chain []record.Attribution) string {
	var out []string
	for i := len(chain) - 1; i >= 0; i-- {
		if st := s.said_[chain[i].Statement]; st != nil {
			out = append(out, s.speaker(st))
		}
	}
	return strings.Join(unique(out), ", as reported by ")
}

// said lists the statements, each inside the one that reports it.
func (s *sheet) said() {
	if len(s.rec.Statements) == 0 {
		return
	}
	s.section("WHAT WAS SAID", "")
	inner := map[record.StatementID][]*record.Statement{}
	var outer []*record.Statement
	for i := range s.rec.Statements {
		st := &s.rec.Statements[i]
		if _, known := s.said_[st.Within]; known && st.Within != st.ID {
			inner[st.Within] = append(inner[st.Within], st)
		} else {
			outer = append(outer, st)
		}
	}
	var write func(list []*record.Statement, depth int)
	write = func(list []*record.Statement, depth int) {
		for _, st := range list {
			s.statement(st, min(depth, 4)*2)
			if depth < 12 {
				write(inner[st.ID], depth+1)
			}
		}
	}
	write(outer, 0)
}

// statement writes who spoke, how, to whom, and the words.
func (s *sheet) statement(st *record.Statement, indent int) {
	cue := ""
	if st.Cue != nil {
		cue = s.words(*st.Cue)
	}
	to := ""
	if len(st.Addressees) > 0 {
		to = " " + s.names(st.Addressees, "")
		if !takesPerson(cue) {
			to = " to" + to
		}
	}
	when := ""
	if st.Time != nil && st.Time.From != "" {
		when = dot(day(st.Time.Value))
	}
	s.para(2+indent, 4+indent, piece{s.speaker(st), strong}, piece{"  " + cue + to, plain}, piece{when + dot(st.Kind), faint})
	var parts []string
	for _, sp := range st.Content {
		parts = append(parts, s.words(sp))
	}
	text := closed(strings.Join(parts, " … "))
	if st.Kind == "direct" {
		text = "“" + text + "”"
	}
	s.para(6+indent, 6+indent, piece{text, plain})
	s.space()
}

// speaker names who says a statement.
func (s *sheet) speaker(st *record.Statement) string {
	sp := st.Speaker
	if sp == nil {
		return "Somebody"
	}
	if sp.Actor != "" && s.actors[sp.Actor] != nil {
		return s.names(append([]record.ActorID{sp.Actor}, sp.Others...), "Somebody")
	}
	words := ""
	if sp.Span != nil {
		words = s.words(*sp.Span)
	}
	switch {
	case words != "" && sp.Anonymity != "":
		return words + " (unnamed)"
	case words != "":
		return words
	case sp.Anonymity != "":
		return "An unnamed " + sp.Anonymity
	}
	return "Somebody"
}

// held lists what is promised, demanded, threatened or held as a position.
func (s *sheet) held() {
	if len(s.rec.Commitments) == 0 {
		return
	}
	s.section("WHAT WAS PROMISED OR DEMANDED", "")
	styles := map[string]style{"pledge": green, "demand": yellow, "threat": red}
	for _, c := range s.rec.Commitments {
		by := "somebody"
		if c.By != "" {
			by = s.names([]record.ActorID{c.By}, by)
		}
		pieces := []piece{{c.Kind, styles[c.Kind]}, {"  " + by, strong}}
		if len(c.To) > 0 {
			pieces = append(pieces, piece{" → ", faint}, piece{s.names(c.To, ""), strong})
		}
		s.para(2, 4, pieces...)
		var parts []string
		for _, sp := range c.Content {
			parts = append(parts, s.words(sp))
		}
		s.para(6, 6, piece{closed(strings.Join(parts, " … ")), plain})
		var terms []string
		if c.Deadline != nil {
			terms = append(terms, strings.TrimSuffix("by "+day(c.Deadline.Value), "by "))
		}
		if c.Amount != nil {
			terms = append(terms, s.quantities([]record.Quantity{*c.Amount}))
		}
		if c.Condition != nil {
			terms = append(terms, condition(s.words(*c.Condition)))
		}
		s.para(6, 8, piece{strings.Join(terms, " · "), faint})
		s.space()
	}
}

// framed lists where the outlet judges in its own voice.
func (s *sheet) framed() {
	if len(s.rec.Framing) == 0 {
		return
	}
	s.section("IN THE OUTLET'S OWN VOICE", "")
	for _, f := range s.rec.Framing {
		pieces := []piece{{"“" + s.words(f.Span) + "”", strong}}
		if f.About != "" {
			pieces = append(pieces, piece{" about " + s.names([]record.ActorID{f.About}, ""), plain})
		}
		pieces = append(pieces, piece{dot(f.Kind), faint})
		if f.Neutral != "" {
			pieces = append(pieces, piece{" · plainly: “" + f.Neutral + "”", plain})
		}
		s.para(2, 4, pieces...)
	}
	s.space()
}
