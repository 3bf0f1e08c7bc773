package places

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A candidate is a run of words that may name a place.
type candidate struct {
	first, last  int // words, half-open
	keys, keyEnd int // of the gazetteer, empty when it does not know the name
	key          key
	kind         string // feature code that a word of kind tells: "ADM2" for "… County"
	part         bool   // only a part of what the keys name: "North Dallas"
	abbreviated  bool
	unknown      bool // not in the gazetteer: the finder of names calls it a place
	features     features
	score        int
	chosen       record // -1 for none
	within       record // for a name the gazetteer lacks: a place nearby, -1 for none
	group        int    // candidates with the same name
}

// finding is the state of one call of Find.
type finding struct {
	f      *Finder
	d      *text.Doc
	t      *syntax.Tree
	names  []names.Mention
	list   []candidate
	shape  []shape
	group  []group
	class  []wordClass
	nameOf []int       // the name of each group, -1 for none
	home   int         // the country with most of them
	style  map[int]int // words that tell a country's papers, by country
}

// A shape is how a word is written.
type shape uint8

const (
	otherShape shape = iota
	lowerShape
	capShape
	capsShape // all capitals, more than one
	digitShape
	markShape
)

func shapeOf(w string) shape {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsUpper(r):
		upper, lower := 0, 0
		for _, r := range w[n:] {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
		if upper > 0 && lower == 0 {
			return capsShape
		}
		return capShape
	case unicode.IsLetter(r):
		return lowerShape
	case unicode.IsDigit(r):
		return digitShape
	}
	return markShape
}

// capital reports whether word i begins with a capital letter.
func (x *finding) capital(i int) bool { return x.shape[i] == capShape || x.shape[i] == capsShape }

// prepare looks at every word once.
func (x *finding) prepare() {
	n := len(x.d.Words)
	x.shape, x.class = make([]shape, n), make([]wordClass, n)
	for i := range n {
		w := x.d.Word(i)
		x.shape[i] = shapeOf(w)
		x.class[i] = x.f.cues.of(w)
	}
	for i := range x.names { // in mails and chats: "san francisco"
		if m := &x.names[i]; m.Kind == names.Place && !m.Adjective {
			for k := m.First; k < m.Last; k++ {
				if x.shape[k] == lowerShape && x.class[k]&linkWord == 0 {
					x.shape[k] = capShape
				}
			}
		}
	}
}

// candidates collects the longest names of the gazetteer and the names with a word of kind.
func (x *finding) candidates() {
	defer x.unknown()
	for i := 0; i < len(x.d.Words); {
		if !x.capital(i) {
			i++
			continue
		}
		c, ok := x.candidateAt(i)
		if !ok {
			i++
			continue
		}
		x.list = append(x.list, c)
		i = c.last
	}
}

// unknown adds what the finder of names calls a place and the gazetteer does not know.
func (x *finding) unknown() {
	known := len(x.list)
	k := 0
	for i := range x.names {
		m := &x.names[i]
		if m.Kind != names.Place || m.Adjective || !x.capital(m.First) || x.class[m.First]&dateWord != 0 {
			continue
		}
		for k < known && x.list[k].last <= m.First {
			k++
		}
		if k < known && x.list[k].first < m.Last {
			continue
		}
		x.list = append(x.list, candidate{first: m.First, last: m.Last, unknown: true, chosen: -1})
	}
	if len(x.list) > known {
		slices.SortFunc(x.list, func(a, b candidate) int { return a.first - b.first })
	}
}

// candidateAt returns the longest candidate that begins with word i.
func (x *finding) candidateAt(i int) (candidate, bool) {
	c, ok := x.match(i)
	if ok && (c.last == i+1 && x.class[i]&(partWord|dateWord) != 0 || x.f.cues.never[x.d.Cover(c.first, c.last).In(x.d.Text)]) {
		ok = false // "North", "August", "White House"
	}
	if x.class[i]&leadWord != 0 {
		if l, found := x.lead(i); found && (!ok || l.last > c.last) {
			return l, true
		}
	}
	if x.class[i]&partWord != 0 && (!ok || c.last == i+1) && x.adjacent(i+1) && x.capital(i+1) {
		if p, found := x.match(i + 1); found {
			p.first, p.part = i, true
			return x.withKind(p), true
		}
	}
	if ok {
		return x.withKind(c), true
	}
	return x.kindOnly(i)
}

// match returns the longest name of the gazetteer that begins with word i.
func (x *finding) match(i int) (best candidate, found bool) {
	k := noKey
	for j := i; j < len(x.d.Words) && j < i+7; j++ {
		if j > i && !x.adjacent(j) {
			break
		}
		w := x.d.Word(j)
		if x.shape[j] == markShape {
			if w == "-" || w == "–" || w == "'" || w == "’" {
				continue
			}
			break
		}
		if !x.capital(j) && x.class[j]&linkWord == 0 {
			break
		}
		if x.capital(j) {
			if end, ok := x.stopAfter(j); ok { // "Ga" and "." cut apart
				kk := k.word(x.d.Text[x.d.Words[j].Start:end])
				if a, b := x.f.gaz.lookup(kk); a < b {
					best = candidate{first: i, last: j + 2, keys: a, keyEnd: b, key: kk, abbreviated: true, chosen: -1}
					found = true
				}
			}
		}
		before := k
		k = k.word(w)
		if !x.capital(j) {
			continue
		}
		if a, b := x.f.gaz.lookup(k); a < b && (!found || best.last < j+2) {
			best = candidate{first: i, last: j + 1, keys: a, keyEnd: b, key: k, chosen: -1}
			best.abbreviated = strings.HasSuffix(w, ".")
			found = true
		}
		if end, ok := x.possessive(j); ok { // "People's Republic", "St. John's"
			k = before.word(x.d.Text[x.d.Words[j].Start:end])
			j++
			if a, b := x.f.gaz.lookup(k); a < b {
				best = candidate{first: i, last: j + 1, keys: a, keyEnd: b, key: k, chosen: -1}
				found = true
			}
		}
	}
	return best, found
}

// possessive reports whether "'s" is glued to word j, and where it ends.
func (x *finding) possessive(j int) (end int, ok bool) {
	if j+1 >= len(x.d.Words) || x.d.Words[j+1].Start != x.d.Words[j].End {
		return 0, false
	}
	if w := x.d.Word(j + 1); w != "'s" && w != "’s" {
		return 0, false
	}
	return x.d.Words[j+1].End, true
}

// stopAfter reports whether a full stop of its own is glued to word j, and where it ends.
func (x *finding) stopAfter(j int) (end int, ok bool) {
	if j+1 >= len(x.d.Words) || x.d.Word(j+1) != "." || x.d.Words[j+1].Start != x.d.Words[j].End || x.d.Words[j].Len() > 6 {
		return 0, false
	}
	return x.d.Words[j+1].End, true
}

// adjacent reports whether word j goes on from the one before in the same sentence, with
// nothing but a space or a hyphen between.
func (x *finding) adjacent(j int) bool {
	if j <= 0 || j >= len(x.d.Words) {
		return false
	}
	gap := x.d.Text[x.d.Words[j-1].End:x.d.Words[j].Start]
	return len(gap) <= 1 || !strings.Contains(gap, "\n\n")
}

// lead reads "Lake Erie", "Gulf of Aden", "City of Groton".
func (x *finding) lead(i int) (candidate, bool) {
	j := i + 1
	name := x.d.Word(i)
	kind, ok := x.f.cues.leads[name]
	if !ok || j < len(x.d.Words) && x.d.Word(j) == "of" {
		if j+1 >= len(x.d.Words) || x.d.Word(j) != "of" {
			return candidate{}, false
		}
		if kind, ok = x.f.cues.leads[name+" of"]; !ok {
			return candidate{}, false
		}
		j++
	}
	if !x.adjacent(j) || !x.capital(j) {
		return candidate{}, false
	}
	c, found := x.match(j)
	if !found {
		c = candidate{last: j + 1, chosen: -1}
		if strings.HasPrefix(kind, "PPL") || strings.HasPrefix(kind, "PCL") {
			return c, false
		}
	}
	c.first, c.kind = i, kind
	if found && !settled(kind) {
		c.keys, c.keyEnd = 0, 0 // the lake is not the town
	}
	return c, true
}

// settled reports whether a kind is that of a town, a division or a country, so that "City of
// Groton" is Groton.
func settled(kind string) bool {
	return strings.HasPrefix(kind, "PPL") || strings.HasPrefix(kind, "ADM") || strings.HasPrefix(kind, "PCL")
}

// withKind takes in a word of kind after c: "Nyanza Province".
func (x *finding) withKind(c candidate) candidate {
	j := c.last
	if j >= len(x.d.Words) || x.class[j]&kindWord == 0 || !x.adjacent(j) || c.abbreviated {
		return c
	}
	kind := x.f.cues.kinds[x.d.Word(j)]
	c.last, c.kind = j+1, kind
	if !settled(kind) {
		c.keys, c.keyEnd = 0, 0
	}
	return c
}

// kindOnly reads a name that the gazetteer does not know but for its word of kind: "Neches River".
func (x *finding) kindOnly(i int) (candidate, bool) {
	for j := i + 1; j < len(x.d.Words) && j < i+4 && x.adjacent(j) && x.capital(j); j++ {
		if x.class[j]&kindWord != 0 {
			return candidate{first: i, last: j + 1, kind: x.f.cues.kinds[x.d.Word(j)], chosen: -1}, true
		}
	}
	return candidate{}, false
}
