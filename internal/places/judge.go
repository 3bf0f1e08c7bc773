package places

import (
	"strings"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// judge gives every candidate its features and score.
func (x *finding) judge() {
	x.groups()
	for i := range x.list {
		c := &x.list[i]
		x.ownFeatures(c)
		x.leftFeatures(c, i)
		x.rightFeatures(c, i)
		x.treeFeatures(c)
		x.nameFeatures(c)
		x.worldFeatures(c)
	}
	x.docFeatures()
	for i := range x.list {
		c := &x.list[i]
		weak := !c.features.has(fCountry) && !c.features.has(fState) && !c.features.has(fMillion) && !c.features.has(fHundredThousand) && !c.features.has(fTyped) && !c.unknown
		near := c.features.has(fLeftIn) || c.features.has(fLeftAt) || c.features.has(fLeftFrom) || c.features.has(fLeftTo)
		c.features.addIf(weak && near, fWeakIn)
		c.features.addIf(weak && !near && !c.features.has(fRightRegion), fWeakBare)
		c.score = x.f.cues.score(&c.features)
	}
}

// A group is all candidates with the same name.
type group struct {
	first        int // its first candidate
	size         int
	near, person int // how many stand where a place does, or a person
}

// groups gathers the candidates by their names.
func (x *finding) groups() {
	type id struct {
		key  key
		kind string
		part bool
		name string // where the gazetteer has no key
	}
	ids := map[id]int{}
	for i := range x.list {
		c := &x.list[i]
		k := id{c.key, c.kind, c.part, ""}
		if c.key == 0 {
			k.name = x.d.Cover(c.first, c.last).In(x.d.Text)
		}
		g, ok := ids[k]
		if !ok {
			g = len(x.group)
			ids[k] = g
			x.group = append(x.group, group{first: i})
		}
		c.group = g
		x.group[g].size++
	}
}

// ownFeatures are what the name itself tells.
func (x *finding) ownFeatures(c *candidate) {
	s := &c.features
	s.add(fBias)
	g := x.f.gaz
	for i := c.keys; i < c.keyEnd; i++ {
		r := g.at(i)
		switch code := g.feature(r); {
		case strings.HasPrefix(code, "PCL"):
			s.add(fCountry)
		case code == "ADM1":
			s.add(fState)
		case code == "ADM2":
			s.addIf(c.kind != "" || c.last-c.first > 1, fCounty)
		case code == "PPLC":
			s.add(fCapital)
		case g.geonames(r) == 0:
			s.add(fPhysical)
		}
	}
	if c.keys < c.keyEnd {
		switch p := g.population(g.at(c.keys)); {
		case p >= 1000000:
			s.add(fMillion)
		case p >= 100000:
			s.add(fHundredThousand)
		case p >= 10000:
			s.add(fTenThousand)
		default:
			s.add(fThousand)
		}
	}
	s.addIf(c.kind != "", fTyped)
	s.addIf(c.part, fPart)
	s.addIf(c.unknown, fUnknown)
	s.addIf(c.abbreviated, fAbbreviated)
	words := c.last - c.first
	s.addIf(words == 2, fTwoWords)
	s.addIf(words > 2, fThreeWords)
	sp := x.d.Cover(c.first, c.last)
	s.addIf(x.shape[c.first] == capsShape, fAllCaps)
	s.addIf(sp.Len() <= 3, fShort)
	s.addIf(words == 1 && x.f.cues.lower(x.d.Word(c.first))&commonWord != 0, fCommon)
	s.addIf(words == 1 && x.class[c.first]&firstName != 0, fFirstName)
}

// leftFeatures are what stands before tells.
func (x *finding) leftFeatures(c *candidate, index int) {
	s := &c.features
	i := c.first - 1
	sentence := &x.d.Sentences[x.d.SentenceOf(c.first)]
	if i < sentence.First {
		s.add(fStart)
		s.addIf(s.has(fCommon), fCommonStart)
		return
	}
	if w := x.d.Word(i); (w == "``" || w == "\"" || w == "“" || w == "'" || w == "‘") && i == sentence.First {
		s.add(fStart)
		s.addIf(s.has(fCommon), fCommonStart)
	}
	class := x.class[i]
	if x.capital(i) {
		class |= x.f.cues.lower(x.d.Word(i)) &^ (commonWord | linkWord)
	}
	switch {
	case class&titleWord != 0 && x.capital(i):
		s.add(fLeftTitle)
	case class&inWord != 0:
		s.add(fLeftIn)
	case class&atWord != 0:
		s.add(fLeftAt)
	case class&fromWord != 0:
		s.add(fLeftFrom)
	case class&toWord != 0:
		s.add(fLeftTo)
	case class&ofWord != 0:
		s.add(fLeftOf)
	case class&forWord != 0:
		s.add(fLeftFor)
	case class&onWord != 0:
		s.add(fLeftOn)
	case class&theWord != 0:
		s.add(fLeftThe)
		if i-1 >= sentence.First && x.class[i-1]&(inWord|atWord|fromWord|toWord) != 0 {
			s.add(fLeftIn)
		}
	case class&withWord != 0:
		s.add(fLeftWith)
	case class&andWord != 0:
		s.add(fLeftAnd)
	case class&sideWord != 0 && !x.capital(i):
		s.add(fLeftSide)
	case class&cityWord != 0:
		s.add(fLeftCity)
	case class&rankWord != 0:
		s.add(fLeftRank)
	case class&firstName != 0 && x.capital(i):
		s.add(fLeftFirst)
	case x.capital(i):
		s.add(fLeftCap)
	case x.d.Word(i) == ",":
		s.add(fLeftComma)
		s.addIf(index > 0 && x.list[index-1].last == i, fLeftCommaName)
	case x.shape[i] == markShape:
		s.add(fLeftMark)
	default:
		s.add(fLeftLower)
	}
}

// rightFeatures are what stands after tells.
func (x *finding) rightFeatures(c *candidate, index int) {
	s := &c.features
	i := c.last
	if i >= x.d.Sentences[x.d.SentenceOf(c.first)].Last {
		s.add(fRightEnd)
		return
	}
	w := x.d.Word(i)
	switch class := x.class[i]; {
	case w == ",":
		s.add(fRightComma)
		s.addIf(index+1 < len(x.list) && x.list[index+1].first == i+1 && x.contains(&x.list[index+1], c), fRightRegion)
	case w == "'s" || w == "’s" || w == "'" || w == "’":
		s.add(fRightPossessive)
	case w == "-" || w == "–":
		s.addIf(i+1 < len(x.d.Words) && x.class[i+1]&basedWord != 0, fRightBased)
		s.add(fRightMark)
	case class&saysWord != 0:
		s.add(fRightSays)
	case class&basedWord != 0:
		s.add(fRightBased)
	case class&bodyWord != 0:
		s.add(fRightBody)
	case x.capital(i) && x.adjacent(i):
		s.add(fRightCap)
	case class&andWord != 0:
		s.add(fRightAnd)
	case w == ".":
		s.add(fRightEnd)
	case x.shape[i] == markShape:
		s.add(fRightMark)
	case x.t != nil && (x.t.Tag[i] == syntax.VERB || x.t.Tag[i] == syntax.AUX):
		s.add(fRightVerb)
	case x.t != nil && x.t.Tag[i] == syntax.NOUN:
		s.add(fRightNoun)
	}
}

// contains reports whether a reading of region holds a reading of c: "Paris, Texas".
func (x *finding) contains(region, c *candidate) bool {
	_, _, ok := x.containing(region, c)
	return ok
}

// containing returns the readings of region and c, of which the first holds the second.
func (x *finding) containing(region, c *candidate) (outer, inner record, ok bool) {
	g := x.f.gaz
	for i := region.keys; i < region.keyEnd; i++ {
		r := g.at(i)
		code := g.feature(r)
		country := strings.HasPrefix(code, "PCL")
		if !country && code != "ADM1" {
			continue
		}
		for j := c.keys; j < c.keyEnd; j++ {
			q := g.at(j)
			if g.country(q) != g.country(r) || q == r || !country && g.division(q) != g.division(r) {
				continue
			}
			return r, q, true
		}
	}
	return -1, -1, false
}

// treeFeatures are what the parser tells.
func (x *finding) treeFeatures(c *candidate) {
	if x.t == nil {
		return
	}
	s := &c.features
	h := headOf(x.t, c.first, c.last)
	switch x.t.Rel[h].Base() {
	case syntax.Nsubj:
		s.add(fNsubj)
	case syntax.Obl:
		s.add(fObl)
	case syntax.Nmod:
		s.add(fNmod)
	case syntax.Compound:
		s.add(fCompound)
	case syntax.Flat:
		s.add(fFlat)
	case syntax.Appos:
		s.add(fAppos)
	}
	s.addIf(x.t.Tag[c.last-1] != syntax.PROPN && x.t.Tag[c.last-1] != syntax.PUNCT, fNotProper)
}

// headOf returns the word of [first, last) that is highest in the tree.
func headOf(t *syntax.Tree, first, last int) int {
	for i := first; i < last; i++ {
		if h := int(t.Head[i]); h < first || h >= last {
			return i
		}
	}
	return first
}

// nameFeatures are what the finder of names tells.
func (x *finding) nameFeatures(c *candidate) {
	if x.names == nil {
		return
	}
	s := &c.features
	for i := range x.names {
		m := &x.names[i]
		if m.Last <= c.first || m.First >= c.last {
			continue
		}
		exact := m.First == c.first && m.Last == c.last
		switch {
		case m.Kind == names.Place && exact:
			s.add(fNamePlace)
		case m.Kind == names.Place:
			s.add(fNamePlacePart)
		case m.Kind == names.Person && exact:
			s.add(fNamePerson)
		case m.Kind == names.Person:
			s.add(fNamePersonPart)
		case m.Kind == names.Organization && exact:
			s.add(fNameOrg)
		case m.Kind == names.Organization:
			s.add(fNameOrgPart)
		default:
			s.add(fNameOther)
		}
		return
	}
	s.add(fNameNone)
}

// worldFeatures are what the tables of actors tell.
func (x *finding) worldFeatures(c *candidate) {
	w := x.f.world
	if w == nil {
		return
	}
	var buf [8]world.Sense
	c.features.addIf(c.last == c.first+1 && len(w.Bearers(x.d.Word(c.first), buf[:0])) > 0, fBearer)
	end := x.d.Sentences[x.d.SentenceOf(c.first)].Last
	for i := max(0, c.first-2); i <= c.first; i++ {
		if i < c.first && !x.capital(i) && x.class[i]&theWord == 0 {
			continue
		}
		senses, last := w.LookupAt(x.d, i, end, buf[:0])
		if last < c.last {
			continue
		}
		whole := i == c.first && last == c.last
		place := false
		for _, s := range senses {
			switch w.Entity(s.Entity).Kind {
			case world.State, world.Territory, world.Capital:
				place = true
			}
		}
		if !place && len(senses) > 0 {
			c.features.addIf(whole, fActor)
			c.features.addIf(!whole, fInActor)
		}
	}
}

// docFeatures are what the other mentions of the same name tell.
func (x *finding) docFeatures() {
	for i := range x.list {
		c := &x.list[i]
		x.group[c.group].near += count(c.near())
		x.group[c.group].person += count(c.person())
	}
	begins := map[string][]int{} // groups by the first word
	for g := range x.group {
		w := x.d.Word(x.list[x.group[g].first].first)
		begins[w] = append(begins[w], g)
	}
	for i := range x.list {
		c := &x.list[i]
		g := &x.group[c.group]
		c.features.addIf(g.near > count(c.near()), fDocIn)
		c.features.addIf(g.person > count(c.person()), fDocPerson)
		c.features.addIf(g.size > 1, fDocTwice)
		for _, o := range begins[x.d.Word(c.first)][:min(8, len(begins[x.d.Word(c.first)]))] {
			longer := &x.list[x.group[o].first]
			c.features.addIf(longer.last-longer.first > c.last-c.first && longer.key != c.key && x.inside(c, longer), fDocLonger)
		}
	}
}

// near reports whether c stands where places stand: after "in", before its country.
func (c *candidate) near() bool {
	s := &c.features
	return (s.has(fLeftIn) || s.has(fLeftAt) || s.has(fLeftFrom) || s.has(fLeftTo) || s.has(fRightRegion)) && !s.has(fLeftCap) && !s.has(fRightCap)
}

// person reports whether c ends the name of a person.
func (c *candidate) person() bool {
	return c.features.has(fLeftFirst) || c.features.has(fLeftTitle)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// inside reports whether the words of c begin o: "Butler" in "Butler County".
func (x *finding) inside(c, o *candidate) bool {
	for k := range c.last - c.first {
		if x.d.Word(c.first+k) != x.d.Word(o.first+k) {
			return false
		}
	}
	return true
}
