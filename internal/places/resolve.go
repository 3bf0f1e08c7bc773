package places

import (
	"math/bits"
	"strings"
)

// A name is read so that the names of an article fit together. Each reading begins with a
// prior: how big the place is, in steps of ten for a doubling of its people. Then each name
// votes, with its readings in proportion, for their countries and first-order divisions, and
// each reading gains from the votes of the other names and from lying near them:
//
//	Paris    France 2.1 million     211   ← but Lamar County and Reno vote for Texas
//	         Texas 25 thousand      146 + 180
//
// A reading that the text tells ("Paris, Texas") is taken at once. Three rounds are enough.

// Points that speak for a reading, in the measure of priors.
const (
	perDoubling   = 10
	toldPoints    = 1000
	divisionStep  = 30 // for each doubling of the votes
	countryStep   = 12
	maxDivision   = 200
	maxCountry    = 110
	maxReadings   = 24
	rounds        = 3
	reach         = 32 // so many names before and after count for nearness
	divisionLift  = 120
	countryLift   = 120
	homeWords     = 3  // so many of them make the country the article's own
	abroadPoints  = 60 // against a town of a country that nothing else speaks of
	maxStyle      = 6  // words that tell a country's papers
	fullVote      = 1024
	halvingPoints = 16 // a reading with so many points less has half the vote
)

// A reading is a place that a name may stand for.
type reading struct {
	rec   record
	prior int
	score int
	vote  int
}

// A name is a group of candidates with the same letters.
type name struct {
	readings []reading
	kind     string
	first    int // its first candidate
}

// votes counts for countries and divisions.
type votes struct{ country, division map[int]int }

func (x *finding) resolve(h Hints) {
	x.readStyle()
	list := x.namesOf()
	x.told(list)
	for range rounds {
		v := x.count(list, h)
		for i := range list {
			x.weigh(list, i, v)
		}
	}
	for i := range x.list {
		c := &x.list[i]
		if n := x.nameOf[c.group]; n >= 0 && c.chosen < 0 {
			if best := list[n].best(); best >= 0 {
				c.chosen = list[n].readings[best].rec
			}
		}
	}
	x.placeUnknown(list, x.count(list, h))
}

// readStyle counts the words that tell which country's papers the article is from.
func (x *finding) readStyle() {
	for i, class := range x.class {
		if class&styleWord == 0 {
			continue
		}
		for _, c := range x.f.cues.styles[x.d.Word(i)] {
			if x.style == nil {
				x.style = map[int]int{}
			}
			n := x.f.gaz.countryOf(c)
			if x.style[n]++; x.style[n] > x.style[x.home] {
				x.home = n
			}
		}
	}
}

// namesOf lists the names with their readings.
func (x *finding) namesOf() []name {
	var list []name
	x.nameOf = make([]int, len(x.group))
	for g := range x.nameOf {
		x.nameOf[g] = -1
	}
	for i := range x.list {
		c := &x.list[i]
		c.within = -1
		if c.keys == c.keyEnd || x.nameOf[c.group] >= 0 {
			continue
		}
		x.nameOf[c.group] = len(list)
		n := name{kind: c.kind, first: i}
		for k := c.keys; k < c.keyEnd && len(n.readings) < maxReadings; k++ {
			r := x.f.gaz.at(k)
			p := x.f.gaz.prior(r, c)
			n.readings = append(n.readings, reading{rec: r, prior: p, score: p})
		}
		x.f.gaz.prefer(n.readings, x.style[x.home] > 0)
		list = append(list, n)
	}
	return list
}

// told takes the readings that the text tells: "Paris, Texas".
func (x *finding) told(list []name) {
	for i := range x.list {
		c := &x.list[i]
		if i+1 >= len(x.list) || !c.features.has(fRightRegion) {
			continue
		}
		o := &x.list[i+1]
		if o.first != c.last+1 {
			continue
		}
		outer, inner := x.bestPair(o, c)
		if n := x.nameOf[c.group]; n >= 0 {
			list[n].tell(inner)
		}
		if n := x.nameOf[o.group]; n >= 0 {
			list[n].tell(outer)
		}
		if inner >= 0 {
			c.chosen = inner
		}
	}
}

// bestPair returns the readings of region and c, the first holding the second, with the
// highest priors together.
func (x *finding) bestPair(region, c *candidate) (outer, inner record) {
	g, best := x.f.gaz, -1
	outer, inner = -1, -1
	for i := region.keys; i < region.keyEnd; i++ {
		r := g.at(i)
		code := g.feature(r)
		country := strings.HasPrefix(code, "PCL")
		if !country && code != "ADM1" && code != "ADM2" {
			continue
		}
		for j := c.keys; j < c.keyEnd; j++ {
			q := g.at(j)
			if g.country(q) != g.country(r) || q == r || !country && g.division(q) != g.division(r) {
				continue
			}
			if p := g.prior(r, region) + g.prior(q, c); p > best {
				outer, inner, best = r, q, p
			}
		}
	}
	return outer, inner
}

func (n *name) tell(r record) {
	for k := range n.readings {
		if n.readings[k].rec == r {
			n.readings[k].prior += toldPoints
			n.readings[k].score += toldPoints
		}
	}
}

// best returns the reading with the highest score, the first of equals, -1 when there is none.
func (n *name) best() int {
	best := -1
	for k := range n.readings {
		if best < 0 || n.readings[k].score > n.readings[best].score {
			best = k
		}
	}
	return best
}

// count shares the vote of each name among its readings.
func (x *finding) count(list []name, h Hints) votes {
	v := votes{country: map[int]int{}, division: map[int]int{}}
	g := x.f.gaz
	x.hint(v, h)
	for c, n := range x.style {
		v.country[c] += min(n, maxStyle) * fullVote / 2
	}
	for i := range list {
		n := &list[i]
		b := n.best()
		if b < 0 {
			continue
		}
		sum := 0
		for k := range n.readings {
			r := &n.readings[k]
			r.vote = fullVote >> min(20, (n.readings[b].score-r.score)/halvingPoints)
			sum += r.vote
		}
		for k := range n.readings {
			r := &n.readings[k]
			if r.vote = r.vote * fullVote / sum; r.vote == 0 {
				continue
			}
			if c := g.country(r.rec); c != noCountry {
				v.country[c] += r.vote
			}
			if d := g.division(r.rec); d != noDivision {
				v.division[d] += r.vote
			}
		}
	}
	return v
}

// hint votes for what the outlet and its address tell: places in its name, the country of its
// domain.
func (x *finding) hint(v votes, h Hints) {
	g := x.f.gaz
	words := strings.Fields(h.Outlet)
	for i := range words {
		k := noKey
		for j := i; j < len(words) && j < i+3; j++ {
			k = k.word(words[j])
			first, last := g.lookup(k)
			if first == last || x.f.cues.lower(words[i])&(commonWord|bodyWord) != 0 {
				continue
			}
			r := g.at(first)
			v.country[g.country(r)] += fullVote / 2
			if d := g.division(r); d != noDivision && last-first < 4 {
				v.division[d] += fullVote / 2
			}
		}
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(h.URL, "https://"), "http://"), "/")
	if i := strings.LastIndexByte(host, '.'); i >= 0 && len(host)-i == 3 {
		if c := g.countryOf(strings.ToUpper(host[i+1:])); c != noCountry {
			v.country[c] += fullVote
		}
	}
}

// countryOf returns the country of an alpha-2 code or domain.
func (g *gazetteer) countryOf(alpha2 string) int {
	if alpha2 == "UK" {
		alpha2 = "GB"
	}
	for c := range g.numCountries {
		i := g.countries + c*countrySize
		if g.data[i:i+2] == alpha2 {
			return c
		}
	}
	return noCountry
}

// weigh scores the readings of list[i] by the votes of the other names and by what lies near.
func (x *finding) weigh(list []name, i int, v votes) {
	g, n := x.f.gaz, &list[i]
	own := votes{country: map[int]int{}, division: map[int]int{}}
	for k := range n.readings {
		own.country[g.country(n.readings[k].rec)] += n.readings[k].vote
		own.division[g.division(n.readings[k].rec)] += n.readings[k].vote
	}
	for k := range n.readings {
		r := &n.readings[k]
		r.score = r.prior
		if c := g.country(r.rec); c != noCountry {
			r.score += min(maxCountry, countryStep*bits.Len32(uint32((v.country[c]-own.country[c])/64)))
		}
		if x.style[x.home] >= homeWords && g.country(r.rec) != x.home && strings.HasPrefix(g.feature(r.rec), "PPL") && v.country[g.country(r.rec)]-own.country[g.country(r.rec)] < fullVote/2 {
			r.score -= abroadPoints
		}
		if d := g.division(r.rec); d != noDivision {
			r.score += min(maxDivision, divisionStep*bits.Len32(uint32((v.division[d]-own.division[d])/64)))
		}
		r.score += x.nearness(r.rec, list, i)
	}
}

// nearness are the points for the nearest place that another name means, of those that stand
// around it in the list.
func (x *finding) nearness(r record, list []name, i int) int {
	g, nearest := x.f.gaz, 1<<30
	for j := max(0, i-reach); j < min(len(list), i+reach); j++ {
		if j == i {
			continue
		}
		b := list[j].best()
		if b < 0 {
			continue
		}
		q := list[j].readings[b].rec
		switch code := g.feature(q); {
		case code == "ADM1", strings.HasPrefix(code, "PCL"), g.geonames(q) == 0:
			continue // a point says little of where these are
		}
		nearest = min(nearest, g.distance(r, q))
	}
	switch {
	case nearest < 30:
		return 60
	case nearest < 80:
		return 45
	case nearest < 200:
		return 25
	}
	return 0
}

// placeUnknown puts names that the gazetteer lacks into the division or country that the others
// speak of most.
func (x *finding) placeUnknown(list []name, v votes) {
	home, most := record(-1), 0
	g := x.f.gaz
	for i := range list {
		b := list[i].best()
		if b < 0 {
			continue
		}
		r := list[i].readings[b].rec
		n := 4*v.division[g.division(r)] + v.country[g.country(r)]
		if g.division(r) == noDivision {
			n = v.country[g.country(r)]
		}
		if n > most {
			home, most = r, n
		}
	}
	for i := range x.list {
		if c := &x.list[i]; c.chosen < 0 {
			c.within = home
			if i > 0 && x.list[i-1].chosen >= 0 && x.d.SentenceOf(x.list[i-1].first) == x.d.SentenceOf(c.first) {
				c.within = x.list[i-1].chosen
			}
			if i+1 < len(x.list) && x.list[i+1].chosen >= 0 && x.list[i+1].first == c.last+1 {
				c.within = x.list[i+1].chosen
			}
		}
	}
}
