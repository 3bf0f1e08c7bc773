// Package stories brings together what many articles tell of one thing: near-copies of one text,
// and reports of one act.
//
// Everything is a function of its arguments. Candidates are found by keys that a store keeps
// (Sketch.Bands, Telling.Blocks), pairs are judged by functions that look at the two alone
// (Copies, Pair), and groups are what hangs together by such pairs (Parts), summed up in an order
// of their own (Tell). So the result does not depend on the order in which articles come.
//
//	kept, sought := t.Blocks()                      // the store looks up sought, then keeps kept
//	if why, ok := stories.Pair(t, other); ok { … }  // and keeps the link with its reason
//	for _, part := range stories.Parts(told, links) {
//		story := stories.Tell(part, papers)
//	}
package stories

import (
	"cmp"
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A Ref names an event of an article.
type Ref struct {
	Article int64          `json:"article"`
	Event   record.EventID `json:"event"`
}

// A Report is what one article tells of a story.
type Report struct {
	Article   int64            `json:"article"`
	Events    []record.EventID `json:"events"` // of the article, those that belong to the story
	Outlet    string           `json:"outlet,omitempty"`
	Origin    string           `json:"origin,omitempty"` // of its group of near-copies
	URL       string           `json:"url,omitempty"`
	Published string           `json:"published,omitempty"`
	Told      tellings.Day     `json:"told,omitempty"`
	Statuses  []string         `json:"statuses,omitempty"` // of its events, sorted, each once
	By        []tellings.Side  `json:"by,omitempty"`       // whose word it is, of its first event; empty where the outlet itself says it
	Repeats   bool             `json:"repeats,omitempty"`  // its origin has reported before: it adds no voice
	Correct   string           `json:"correct,omitempty"`  // the words by which it says that it corrects an earlier report
}

// A Story is one act as all who report it tell it. What is told in two ways has the value that
// most origins give; the others stand among the disagreements.
type Story struct {
	Type          string              `json:"type"`
	Mode          string              `json:"mode,omitempty"`
	Quad          string              `json:"quad,omitempty"`
	Status        string              `json:"status"` // of those told: ongoing or occurred before planned, denied last
	Contexts      []string            `json:"contexts,omitempty"`
	Days          tellings.Days       `json:"days,omitzero"`
	Dated         bool                `json:"dated,omitempty"` // by the words of some article
	Sources       []tellings.Side     `json:"sources,omitempty"`
	Targets       []tellings.Side     `json:"targets,omitempty"`
	Venue         *tellings.Venue     `json:"venue,omitempty"`
	Quantities    []tellings.Quantity `json:"quantities,omitempty"` // for each unit the number of most origins
	First         Report              `json:"first"`                // the first published; those with a day alone come after those with an hour on it
	Followers     []Report            `json:"followers,omitempty"`  // the others, in the order of publication
	Reports       int                 `json:"reports"`              // articles
	Outlets       int                 `json:"outlets"`              // that are known by name
	Origins       int                 `json:"origins"`              // independent ones: each wire and each outlet once, all unknown ones together once
	Disagreements []Disagreement      `json:"disagreements,omitempty"`
	Corrections   []Correction        `json:"corrections,omitempty"`
	Confidence    float64             `json:"confidence"` // that something of the kind is told at all: of the best telling of each origin, as if they were independent
}

// A book holds what Tell works on: the tellings in the order of publication, each with its paper.
type book struct {
	told   []Telling
	papers []*Paper // of each telling
	from   []string // the key of the origin of each telling
}

// Tell sums up the tellings of one story. papers holds the papers of their articles; Paper.From says
// what group of near-copies each belongs to. The order of told does not matter. Tell of nothing is
// the zero Story.
func Tell(told []Telling, papers map[int64]Paper) Story {
	if len(told) == 0 {
		return Story{}
	}
	b := open(told, papers)
	var s Story
	s.Type = b.most(func(t *Telling) string { return t.Type })
	s.Mode = b.most(func(t *Telling) string {
		if t.Type != s.Type {
			return ""
		}
		return t.Mode
	})
	s.Quad = b.most(func(t *Telling) string {
		if t.Type != s.Type {
			return ""
		}
		return t.Quad
	})
	s.Status = b.status()
	for i := range b.told {
		s.Contexts = append(s.Contexts, b.told[i].Contexts...)
	}
	slices.Sort(s.Contexts)
	s.Contexts = slices.Compact(s.Contexts)
	reports := b.reports()
	s.First, s.Followers, s.Reports = reports[0], reports[1:], len(reports)
	s.Outlets, s.Origins = b.voices()
	b.days(&s)
	b.venue(&s)
	b.numbers(&s)
	b.sides(&s)
	b.denials(&s)
	s.Confidence = b.confidence()
	return s
}

// open puts tellings into the order of publication.
func open(told []Telling, papers map[int64]Paper) *book {
	b := &book{told: slices.Clone(told)}
	paper := map[int64]*Paper{}
	for i := range told {
		n := told[i].Article
		if paper[n] != nil {
			continue
		}
		p, ok := papers[n]
		if !ok {
			p = Paper{Article: n, Told: told[i].Told, Published: told[i].Told.String()}
		}
		if p.From == "" {
			p.From = Origin([]Paper{p})
		}
		paper[n] = &p
	}
	slices.SortFunc(b.told, func(x, y Telling) int {
		return cmp.Or(byPrint(*paper[x.Article], *paper[y.Article]), cmp.Compare(x.Article, y.Article), compareIDs(x.ID, y.ID))
	})
	for i := range b.told {
		p := paper[b.told[i].Article]
		b.papers = append(b.papers, p)
		b.from = append(b.from, originKey(p.From))
	}
	return b
}

// compareIDs orders e9 before e10.
func compareIDs(a, b record.EventID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// reports makes one report of all that an article tells.
func (b *book) reports() []Report {
	var out []Report
	at := map[int64]int{}
	seen := map[string]bool{}
	for i := range b.told {
		t, p := &b.told[i], b.papers[i]
		n, ok := at[t.Article]
		if !ok {
			n = len(out)
			at[t.Article] = n
			out = append(out, Report{
				Article: t.Article, Outlet: outlet(p), Origin: p.From, URL: p.URL, Published: p.Published, Told: t.Told,
				By: t.By, Repeats: seen[b.from[i]], Correct: correctsInLead(p.Lead),
			})
			seen[b.from[i]] = true
		}
		r := &out[n]
		r.Events = append(r.Events, t.ID)
		r.Statuses = append(r.Statuses, t.Status)
		if r.Correct == "" {
			r.Correct = correctsInSentence(t.Words)
		}
	}
	for i := range out {
		slices.Sort(out[i].Statuses)
		out[i].Statuses = slices.Compact(out[i].Statuses)
	}
	return out
}

// voices counts outlets and origins.
func (b *book) voices() (outlets, origins int) {
	o, f := map[string]bool{}, map[string]bool{}
	for i, p := range b.papers {
		if name := outlet(p); name != "" {
			o[originKey(name)] = true
		}
		f[b.from[i]] = true
	}
	return len(o), len(f)
}

// confidence takes the best telling of each origin, in thousandths.
func (b *book) confidence() float64 {
	best := map[string]int{}
	for i := range b.told {
		best[b.from[i]] = max(best[b.from[i]], int(b.told[i].Confidence*1000+0.5))
	}
	doubts := make([]int, 0, len(best))
	for _, c := range best {
		doubts = append(doubts, 1000-min(c, 1000))
	}
	slices.Sort(doubts) // rounding must not depend on the order of the map
	doubt := 1000
	for _, d := range doubts {
		doubt = doubt * d / 1000
	}
	return float64(1000-doubt) / 1000
}
