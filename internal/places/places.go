// Package places ties the names of places to the map.
//
//	f, _ := places.NewFinder(w)
//	for _, p := range f.Find(d, tree, mentions, places.Hints{Outlet: "The Oxford Mail"}) {
//		fmt.Println(p.Span.In(d.Text), p.Country, p.Lat, p.Lon, p.GeoNames)
//	}
//
// It goes in three steps. find.go takes the longest names that the gazetteer knows, judge.go
// weighs what speaks for and against each being a place here ("in Jordan", "Michael Jordan"),
// and resolve.go picks the reading of each that fits the others ("Paris" beside "Lamar County").
package places

import (
	"slices"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Place is a name of a place in the text and what it stands for on the map.
type Place struct {
	text.Span
	First, Last int // words, half-open
	Head        int
	Name        string // GeoNames' name
	Country     world.Country
	Admin1      string // name of the first-order division
	Feature     string // GeoNames feature code: PPLC, ADM1, SEA
	Lat, Lon    float64
	GeoNames    int // 0 where there is none
	Clause      int // the verb or other predicate whose venue it may be, as a word; -1 when none
}

// Hints are what is known of an article beside its text.
type Hints struct{ Outlet, URL string }

// A Finder finds places. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	gaz   *gazetteer
	cues  *cues
	world *world.World // may be nil
}

// NewFinder opens the gazetteer and reads the cues. The world tells which names are those of
// bodies, parties and persons; it may be nil.
func NewFinder(w *world.World) (*Finder, error) {
	g, err := openGazetteer(gazetteerData)
	if err != nil {
		return nil, err
	}
	c, err := loadCues(nil)
	if err != nil {
		return nil, err
	}
	return &Finder{gaz: g, cues: c, world: w}, nil
}

// Find returns the places of d in the order of the text; no two overlap. The tree and the
// mentions may be nil.
func (f *Finder) Find(d *text.Doc, t *syntax.Tree, mentions []names.Mention, h Hints) []Place {
	x := &finding{f: f, d: d, t: t, names: mentions}
	x.prepare()
	x.candidates()
	x.judge()
	x.keep()
	x.resolve(h)
	return x.places()
}

// keep drops the candidates that are no places.
func (x *finding) keep() {
	kept := x.list[:0]
	for _, c := range x.list {
		if c.score > 0 && c.kind != "ST" && c.kind != "RD" && !x.inBody(&c) {
			kept = append(kept, c)
		}
	}
	x.list = kept
}

// inBody reports whether c is the name of a body or part of it: "Canada" in "Liberal Party of Canada". A
// town that opens the name of one of its own bodies stays a place ("Columbus Police"), and so does a
// state that is taken for a body because it acts.
func (x *finding) inBody(c *candidate) bool {
	k, _ := slices.BinarySearchFunc(x.names, c.first, func(m names.Mention, i int) int { return m.Last - 1 - i })
	if k >= len(x.names) {
		return false
	}
	m := &x.names[k]
	if m.Kind != names.Organization || m.First > c.first || c.last > m.Last {
		return false
	}
	if c.last == m.Last && c.first == m.First {
		return !c.features.has(fCountry)
	}
	town := c.first == m.First && c.keys < c.keyEnd && !c.features.has(fCountry) && !c.features.has(fState)
	return !town || x.f.cues.of(x.d.Word(m.Last-1))&ownBody == 0
}

// places writes the candidates out.
func (x *finding) places() []Place {
	out := make([]Place, 0, len(x.list))
	g := x.f.gaz
	for i := range x.list {
		c := &x.list[i]
		p := Place{Span: x.d.Cover(c.first, c.last), First: c.first, Last: c.last, Head: c.first, Clause: -1}
		if x.t != nil {
			p.Head = headOf(x.t, c.first, c.last)
			p.Clause = venueOf(x.t, p.Head)
		}
		r := c.chosen
		if r < 0 {
			p.Name, p.Feature = p.In(x.d.Text), c.kind
			r = c.within
		} else {
			p.Name, p.Feature, p.GeoNames = g.name(r), g.feature(r), g.geonames(r)
		}
		if r >= 0 {
			p.Country = country(g.alpha3(g.country(r)))
			p.Lat, p.Lon = float64(g.lat(r))/1000, float64(g.lon(r))/1000
			if div := g.divisionRecord(g.division(r)); div >= 0 {
				p.Admin1 = g.name(div)
			}
		}
		out = append(out, p)
	}
	return out
}

// country turns an ISO code into the one PLOVER uses.
func country(code string) world.Country {
	if code == "XKX" {
		return "KOS"
	}
	return world.Country(code)
}
