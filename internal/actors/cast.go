package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// cast makes the actors out of the figures, in the order of their first mentions.
func (r *reading) cast() *Cast {
	c := &Cast{ByWord: make([][]int32, len(r.d.Words))}
	of := make([][]Mention, len(r.figures))
	for i := range r.marks {
		m := &r.marks[i]
		one := Mention{Span: r.cover(m.first, m.last), First: m.first, Last: m.last, Head: m.head, Kind: m.kind}
		if m.actor >= 0 {
			of[m.actor] = append(of[m.actor], one)
		}
		for _, f := range m.set {
			of[f] = append(of[f], one)
		}
	}
	order := make([]int, 0, len(of))
	for f, list := range of {
		if len(list) > 0 && r.matters(f, list) {
			order = append(order, f)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(of[a][0].Start-of[b][0].Start, of[b][0].End-of[a][0].End)
	})
	index := make([]int32, len(of))
	for i := range index {
		index[i] = -1
	}
	for n, f := range order {
		index[f] = int32(n)
		c.Actors = append(c.Actors, r.actor(f, of[f]))
	}
	for i := range r.marks {
		r.stand(c, &r.marks[i], index)
	}
	return c
}

// stand enters a mark's actors under its head and anchor.
func (r *reading) stand(c *Cast, m *mark, index []int32) {
	var list []int32
	if m.actor >= 0 && index[m.actor] >= 0 {
		list = append(list, index[m.actor])
	}
	for _, f := range m.set {
		if index[f] >= 0 {
			list = append(list, index[f])
		}
	}
	if len(list) == 0 {
		return
	}
	slices.Sort(list)
	if c.ByWord[m.head] == nil || m.kind == Name {
		c.ByWord[m.head] = list
	}
	if m.anchor != m.head && c.ByWord[m.anchor] == nil {
		c.ByWord[m.anchor] = list
	}
}

// matters reports whether an actor belongs on record: a named one, one spoken of twice, or an
// unnamed one that acts, is acted on, speaks or has something.
func (r *reading) matters(f int, list []Mention) bool {
	g := &r.figures[f]
	if g.class == thing || g.class == place && false {
		return false
	}
	if len(list) > 1 {
		return true
	}
	m := list[0]
	if m.Kind == Name {
		return true
	}
	switch r.t.Rel[m.Head].Base() {
	case syntax.Nsubj, syntax.Obj, syntax.Iobj, syntax.Obl, syntax.Appos:
		return true
	case syntax.Nmod, syntax.Conj, syntax.Root:
		return true
	}
	return false
}

// actor describes a figure for the record.
func (r *reading) actor(f int, list []Mention) Actor {
	g := &r.figures[f]
	r.atHome(g)
	a := Actor{Country: g.country, Sectors: g.sectors, Roles: g.roles, Mentions: list}
	switch g.class {
	case person:
		a.Type = Person
	case body:
		a.Type = Organization
	case state, place:
		a.Type = Country
	default:
		a.Type = Group
	}
	a.Name = r.fullest(g, list)
	e := r.entityOf(g)
	if e != nil {
		a.Wikidata = e.Wikidata
	}
	if g.class == state && a.Wikidata == "" {
		if info := r.world.Country(g.country); info != nil {
			a.Wikidata = info.Wikidata
		}
	}
	if g.class == state {
		a.Sectors = nil
	}
	a.Code = code(&a)
	if e != nil && g.class == body && a.Country == "" { // UNO, EUR, IGO, NGO, which are no countries
		if first, _, _ := strings.Cut(e.Code, " "); first != "" && !slices.Contains(a.Sectors, world.Sector(first)) {
			a.Code = strings.TrimSuffix(first+" "+strings.TrimPrefix(a.Code, "UNK"), " ")
		}
	}
	if !r.world.IsCountry(a.Country) {
		a.Sectors = above(a.Country, a.Sectors)
		a.Country = ""
	}
	return a
}

// fullest returns the longest name of an actor; of a nominal its words without the article.
func (r *reading) fullest(g *figure, list []Mention) string {
	best := ""
	for _, m := range list {
		if m.Kind == Name {
			s := m.In(r.d.Text)
			seat, was := g.class == state && r.capitalOnly(g, s), g.class == state && best != "" && r.capitalOnly(g, best)
			if best == "" || was && !seat || was == seat && len(s) > len(best) {
				best = s
			}
		}
	}
	if best != "" {
		return best
	}
	for _, m := range list {
		if m.Kind == Nominal {
			s := r.d.Cover(r.bare(m.First, m.Head), m.Last).In(r.d.Text)
			if len(s) > len(best) {
				best = s
			}
		}
	}
	if best != "" {
		return best
	}
	return list[0].In(r.d.Text)
}

// about are words that make a number a guess.
var about = map[string]bool{"about": true, "some": true, "over": true, "around": true, "nearly": true, "almost": true, "least": true, "most": true, "than": true, "roughly": true,
	"approximately": true, "to": true, "estimated": true}

// bare returns the first word of a nominal after articles, numbers and what measures them: "people" in
// "some 8,000 people".
func (r *reading) bare(first, head int) int {
	for first < head {
		switch r.t.Tag[first] {
		case syntax.DET:
			switch lower(r.d.Word(first)) {
			case "the", "a", "an", "some", "this", "that", "these", "those", "any":
			default:
				return first // "both armies"
			}
		case syntax.ADV, syntax.SYM, syntax.PUNCT, syntax.ADP:
		case syntax.NUM:
			if w := r.d.Word(first); w[0] > '9' && (first == 0 || !about[lower(r.d.Word(first-1))]) {
				return first // "two diplomats" are these two
			}
		default:
			return first
		}
		first++
	}
	return first
}

// capitalOnly reports whether s is no name of the state itself: a capital or a seat.
func (r *reading) capitalOnly(g *figure, s string) bool {
	for _, e := range r.world.Lookup(s) {
		if (e.Kind == world.State || e.Kind == world.Territory) && e.Country == g.country {
			return false
		}
	}
	return true
}

// above returns the sectors of an actor that belongs to no country but to a class of bodies
// above countries: that class, which PLOVER has in the country's place, comes first.
func above(class world.Country, sectors []world.Sector) []world.Sector {
	switch class {
	case "":
		return sectors
	case "UNO", "EUR":
		return appendSectors([]world.Sector{world.Sector(class), "IGO"}, sectors)
	default:
		return appendSectors([]world.Sector{world.Sector(class)}, sectors)
	}
}

// code returns the PLOVER code: country, or what stands for it, and the sectors.
func code(a *Actor) string {
	parts := []string{}
	if a.Country != "" {
		parts = append(parts, string(a.Country))
	}
	for i, s := range a.Sectors {
		if i < 2 {
			parts = append(parts, string(s))
		}
	}
	if len(parts) == 0 {
		return "UNK"
	}
	return strings.Join(parts, " ")
}
