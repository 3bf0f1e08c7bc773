package names

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// tidy lays what the tables of the world know over the tagger's names: names that it missed,
// words for peoples, countries; and takes the titles off the names of persons.
func (f *Finder) tidy(d *text.Doc, w *workspace, list []Mention) []Mention {
	list = f.trim(d, w, list)
	f.kin(d, w, list)
	stormy(d, w, list)
	f.settle(d, w, list)
	hosts(d, w, list)
	var more []Mention
	var buf [8]world.Sense
	next := 0
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			for next < len(list) && list[next].Last <= i {
				next++
			}
			if !w.tokens[i].open {
				continue
			}
			senses, end := f.world.LookupAt(d, i, sent.Last, buf[:0])
			if end == i {
				if (next == len(list) || list[next].First > i+1) && f.alone(d, w, sent, i) {
					more = append(more, Mention{First: i, Last: i + 1, Kind: Person})
				}
				continue
			}
			if next < len(list) && list[next].First < end && i < list[next].Last {
				f.known(&list[next], w, senses, i, end)
				if list[next].Last == end && (next+1 == len(list) || list[next+1].First >= end) {
					i = end - 1
				}
				continue
			}
			if t := &w.tokens[i]; end == i+1 && (t.first || t.caps || lowerASCII(d.Word(i)[1:]) == d.Word(i)[1:]) && t.class&isLow != 0 && d.Words[i].Len() < 5 {
				continue // "Let us", which is not LeT; "WHO WANTS TO HELP"
			}
			if k, ok := f.kind(senses, false); ok {
				more = append(more, Mention{First: i, Last: end, Kind: k})
				i = end - 1
			}
		}
	}
	list = append(append(list, more...), f.ministries(d, w, list)...)
	slices.SortStableFunc(list, func(a, b Mention) int { return a.First - b.First })
	end := 0 // a name that was made longer may have run into the next
	return slices.DeleteFunc(list, func(m Mention) bool {
		if m.First < end {
			return true
		}
		end = m.Last
		return false
	})
}

// alone reports whether word i is the family name of somebody in the tables and nothing else that we know, at the
// beginning of a sentence with no capitalised word beside it: "Erdogan fumed".
func (f *Finder) alone(d *text.Doc, w *workspace, s *text.Sentence, i int) bool {
	t := &w.tokens[i]
	const other = inBigPlace | inTown | inVillage | inFeature | inCountry | inDemonym | inBody | inThing | inSite | inTeam | isLow | isBoth
	if !t.capital || !t.first || t.caps || t.class&inLast == 0 || t.class&isHigh == 0 || t.class&other != 0 {
		return false
	}
	if i > s.First && w.tokens[i-1].open || i+1 < s.Last && w.tokens[i+1].open {
		return false
	}
	var buf [8]world.Sense
	return len(f.world.Bearers(d.Word(i), buf[:0])) > 0
}

// ministries returns runs of capitalised words that end in a noun for a body and that the tagger
// left out: "Foreign Ministry", "Supreme Court".
func (f *Finder) ministries(d *text.Doc, w *workspace, list []Mention) []Mention {
	var out []Mention
	taken := func(i int) bool {
		k, _ := slices.BinarySearchFunc(list, i, func(m Mention, i int) int { return m.Last - 1 - i })
		return k < len(list) && list[k].First <= i
	}
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if w.tokens[sent.First].caps {
			continue
		}
		for i := sent.First; i < sent.Last; i++ {
			if !w.tokens[i].capital || taken(i) || w.tokens[i].class&inCalendar != 0 {
				continue
			}
			end := i
			for end < sent.Last && w.tokens[end].capital && !taken(end) {
				end++
			}
			if n := f.world.Noun(d.Word(end - 1)); n != nil && (n.Kind == world.BodyNoun || n.Kind == world.GroupNoun) && !n.Plural && end-i > 1 && end-i < 6 {
				if w.tokens[i].first {
					if lower := lowerASCII(d.Word(i)); lower == "the" || lower == "a" || lower == "an" {
						i++
					}
				}
				if end-i > 1 {
					out = append(out, Mention{First: i, Last: end, Kind: Organization})
				}
			}
			i = end
		}
	}
	return out
}

// kin gives names of one word that are part of a person's longer name elsewhere to that person.
func (f *Finder) kin(d *text.Doc, w *workspace, list []Mention) {
	for i := range list {
		m := &list[i]
		if m.Last-m.First > 1 || m.Kind == Person || m.Kind == Group {
			continue
		}
		if calledByMore(list, w, m.First) {
			var buf [8]world.Sense
			if senses, _ := f.world.LookupAt(d, m.First, m.Last, buf[:0]); len(senses) == 0 {
				m.Kind = Person
			}
		}
	}
}

// calledByMore reports whether word i is the last of a longer name of a person.
func calledByMore(list []Mention, w *workspace, i int) bool {
	return slices.ContainsFunc(list, func(p Mention) bool {
		return p.Kind == Person && p.Last-p.First > 1 && w.tokens[p.Last-1].lower == w.tokens[i].lower
	})
}

// initials reads initials.txt.
func initials() (map[string]bool, error) {
	out := map[string]bool{}
	err := eachWord("initials.txt", func(_ *lexicon.Entry, w string) { out[w] = true })
	return out, err
}

// settle makes a place of a person of one word that is a town's name and whom the text never calls by more.
func (f *Finder) settle(d *text.Doc, w *workspace, list []Mention) {
	for i := range list {
		m := &list[i]
		t := &w.tokens[m.First]
		if m.Kind != Person || m.Last-m.First > 1 || t.class&(inTown|inBigPlace) == 0 || t.class&inFirst != 0 || m.First > 0 && w.tokens[m.First-1].class&(inTitle|inRole) != 0 {
			continue
		}
		if m.Last < len(w.tokens) && w.tokens[m.Last].class&(inSpeak|inRole) != 0 {
			continue
		}
		var buf [8]world.Sense
		if !calledByMore(list, w, m.First) && len(f.world.Bearers(d.Word(m.First), buf[:0])) == 0 {
			m.Kind = Place
		}
	}
}

// hosts makes places of houses that bear their keeper's name: "dinner at Sardi's", with nothing after it that is his.
func hosts(d *text.Doc, w *workspace, list []Mention) {
	own := func(i int) bool { return i < len(w.tokens) && (d.Word(i) == "'s" || d.Word(i) == "’s") }
	for i := range list {
		m := &list[i]
		if m.Kind != Person && m.Kind != Organization || m.First == 0 || (w.tokens[m.First].class|class(w.tokens[m.First].phrase>>3))&(inBody|inCountry|inDemonym) != 0 {
			continue
		}
		if before := d.Word(m.First - 1); before != "at" && before != "to" {
			continue
		}
		after := m.Last // the word behind the 's
		if own(after) {
			after++
		} else if !own(after - 1) {
			continue
		}
		if after == len(w.tokens) || d.SentenceOf(m.First) != d.SentenceOf(after) {
			continue
		}
		if next := d.Word(after); phraseEnds[next] && next != "and" && next != "or" || !goesOn(next) || w.tokens[after].capital {
			m.Kind = Place
		}
	}
}

// storm are the words before a storm's name.
var storm = map[string]bool{"Hurricane": true, "Typhoon": true, "Cyclone": true, "Storm": true}

// stormy takes the names of storms for what they are where they stand alone: "Hurricane Rita", then "Rita".
func stormy(d *text.Doc, w *workspace, list []Mention) {
	var names [4]uint32
	n := 0
	for i := 1; i < len(w.tokens) && n < len(names); i++ {
		if w.tokens[i].capital && !w.tokens[i-1].caps && storm[d.Word(i-1)] && (i+1 == len(w.tokens) || !w.tokens[i+1].capital) {
			names[n] = w.tokens[i].lower
			n++
		}
	}
	for i := range list {
		if m := &list[i]; n > 0 && m.Last-m.First == 1 && slices.Contains(names[:n], w.tokens[m.First].lower) {
			m.Kind = Other
		}
	}
}

// royal are titles that belong to a name: "Pope Francis", "King Abdullah".
var royal = map[string]bool{"king": true, "queen": true, "prince": true, "princess": true, "pope": true, "emperor": true, "empress": true, "saint": true, "st": true, "sultan": true,
	"duke": true, "duchess": true, "sheikh": true, "lord": true, "lady": true, "sir": true, "dame": true, "don": true, "haji": true, "baron": true, "baroness": true, "earl": true, "father": true, "sister": true, "brother": true, "major": true}

// untitled returns the first word of a person's name after titles, honorifics and words for
// peoples; last when nothing is left.
func untitled(d *text.Doc, ts []token, first, last int) int {
	for first < last {
		word := d.Word(first)
		switch c := ts[first].class; {
		case c&inTitle != 0 && !royal[lowerASCII(word)] && (last-first > 1 || c&(inFirst|inLast) == 0):
		case c&inDemonym != 0 && c&inFirst == 0 && last-first > 1:
		case first+1 < last && (word == "." || word == "-" || word == "," || word == "of" || word == "and" || word == "the"):
		case last-first > 1 && (word == "Foreign" || word == "Defense" || word == "Defence" || word == "Prime" || word == "Vice" || word == "Crown" || word == "HRH" || word == "HE" || word == "H.E." || word == "Supreme" || word == "Interior" || word == "Finance"):
		default:
			return first
		}
		first++
	}
	return last
}

// trim takes titles off the names of persons, cuts them at "for" and before the state that they are
// of, and parts two persons joined by "and".
func (f *Finder) trim(d *text.Doc, w *workspace, list []Mention) []Mention {
	out := list[:0:0]
	for k := 0; k < len(list); k++ {
		m := list[k]
		if m.Last-m.First == 1 && (f.initials[d.Word(m.First)] || lettersAfter(d, w, out, m, Person)) { // "Harry Preuss, MD"
			continue
		}
		if m.Last-m.First == 1 && m.Kind != Other && believers(d.Word(m.First)) && w.tokens[m.First].class&(inBody|inLast|inTeam) == 0 {
			m.Kind = Group
		}
		if m.Kind == Organization {
			m = f.ruled(d, w, f.unpeopled(d, w, m))
		}
		if m.Kind != Person {
			if m.Kind == Organization && w.tokens[m.First].class&(inEventWord|inBodyWord) == inEventWord && m.First+1 < m.Last && d.Word(m.First+1) == "of" {
				m.Kind = Other // "Charter of the United Nations"
			}
			if m.Last-m.First == 1 && lettersAfter(d, w, out, m, Place) {
				m.Kind = Place // "Lawrence, KS"
			}
			if m.Last-m.First == 1 && planets[d.Word(m.First)] {
				m.Kind = Other
			}
			out = append(out, m)
			continue
		}
		if m.Last-m.First == 1 && (aside(d, w.tokens, m.First) || f.people(d.Word(m.First))) {
			continue
		}
		m.First = untitled(d, w.tokens, m.First, m.Last)
		if ts := w.tokens; m.First+2 < m.Last && m.First > 1 && d.Word(m.First-1) == "of" && ts[m.First-2].class&inTitle != 0 && ts[m.First].class&(inFirst|inLast) == 0 && ts[m.First+1].class&inFirst != 0 {
			m.First++ // "Minister of Education Stefania Giannini"
		}
		if m.First+1 < m.Last && m.First > 0 && f.lands(d, m.First-1, m.First) {
			out = append(out, Mention{First: m.First, Last: m.First + 1, Kind: Place})
			m.First++
		}
		rest := Mention{}
		if i := m.First + 2; i < m.Last && beside(w.tokens, m.First) { // "Pam Butler Renee Ratcliff"
			rest = Mention{First: i, Last: m.Last, Kind: Person}
			m.Last = i
		}
		for i := m.First + 1; i+1 < m.Last; i++ {
			switch d.Word(i) {
			case "for", "in", "at", "on", "to", "with":
				m.Last = i
			case "of":
				if f.isState(d, i+1, m.Last) { // "Emmanuel Macron of France"
					m.Last = i
				} else if i+2 < m.Last && d.Word(i+1) == "the" && bodily(w.tokens, i+2, m.Last) { // "Ed Wong of the NYT"
					rest = Mention{First: i + 2, Last: m.Last, Kind: Organization}
					m.Last = i
				}
			case "and", "&":
				rest = Mention{First: i + 1, Last: m.Last, Kind: Person}
				m.Last = i
			}
		}
		if m.First < m.Last {
			out = append(out, m)
		}
		if rest.Last > 0 {
			list = slices.Insert(list, k+1, rest)
		}
	}
	return out
}

// bodily reports whether the words [first, last) look like a body's name: the lists know it, or its last word stands in such names.
func bodily(ts []token, first, last int) bool {
	return last == first+1 && ts[first].class&inBody != 0 || ts[first].phrase>>3&uint32(inBody) != 0 || ts[last-1].class&inBodyWord != 0
}

// unpeopled takes the people off a body's name at the beginning of a sentence: "Officials of the Oil Ministry".
func (f *Finder) unpeopled(d *text.Doc, w *workspace, m Mention) Mention {
	t := &w.tokens[m.First]
	if m.Last-m.First < 3 || !t.first || d.Word(m.First+1) != "of" || t.phrase>>3&uint32(inBody) != 0 || !f.people(d.Word(m.First)) {
		return m
	}
	m.First += 2
	if d.Word(m.First) == "the" && m.Last-m.First > 1 {
		m.First++
	}
	return m
}

// people reports whether a word is a noun for several persons, whatever its first letter: "Senators", or God.
func (f *Finder) people(word string) bool {
	n := f.world.Noun(word)
	return n != nil && n.Plural && (n.Kind == world.PersonNoun || n.Kind == world.Title) || word == "God"
}

// believers reports whether a word is the plural of a word for a member of a movement: "Sadrists".
func believers(word string) bool {
	return strings.HasSuffix(word, "ists") || strings.HasSuffix(word, "cons") && word != "icons"
}

// lettersAfter reports whether a name is the letters of a state, or like them, behind a name of a kind and a comma.
func lettersAfter(d *text.Doc, w *workspace, before []Mention, m Mention, kind Kind) bool {
	n := len(before)
	return w.tokens[m.First].class&inCode != 0 && n > 0 && before[n-1].Kind == kind && before[n-1].Last == m.First-1 && d.Word(m.First-1) == ","
}

// planets are nobody's places.
var planets = map[string]bool{"Mercury": true, "Venus": true, "Mars": true, "Jupiter": true, "Saturn": true, "Uranus": true, "Neptune": true, "Pluto": true}

// rule are the nouns for those who govern under somebody.
var rule = map[string]bool{"administration": true, "government": true, "regime": true, "cabinet": true, "presidency": true, "junta": true, "dictatorship": true}

// ruled takes "administration" and the like off the name of who governs: in "the Bush administration" the name is
// a person's, as in "the Abe government", and the whole is a description.
func (f *Finder) ruled(d *text.Doc, w *workspace, m Mention) Mention {
	const land = inBigPlace | inCountry | inDemonym
	if m.Last-m.First < 2 || !rule[lowerASCII(d.Word(m.Last-1))] || m.Last-m.First == 2 && w.tokens[m.First].class&land != 0 {
		return m
	}
	if c := w.tokens[m.Last-2].class; c&inLast == 0 || c&land != 0 {
		return m
	}
	return Mention{First: m.First, Last: m.Last - 1, Kind: Person}
}

// aside reports whether word i stands alone in brackets and is no person's: "(Laughter.)", "[Applause]".
func aside(d *text.Doc, ts []token, i int) bool {
	if i == 0 || i+1 >= len(ts) || ts[i].class&(inFirst|inLast) != 0 {
		return false
	}
	open, end := d.Word(i-1), i+1
	if d.Word(end) == "." && end+1 < len(ts) {
		end++
	}
	return open == "(" && d.Word(end) == ")" || open == "[" && d.Word(end) == "]"
}

// beside reports whether two persons stand side by side without a comma, as in lists and under mails: a first name, a word
// that is none, and a first name that is no family name.
func beside(ts []token, i int) bool {
	a, b, c := &ts[i], &ts[i+1], &ts[i+2]
	return a.capital && b.capital && c.capital && a.class&inFirst != 0 && b.class&inFirst == 0 && c.class&(inFirst|inLast) == inFirst
}

// isState reports whether words first to last name a state, "the" before it or not.
func (f *Finder) isState(d *text.Doc, first, last int) bool {
	if first < last && lowerASCII(d.Word(first)) == "the" {
		first++
	}
	var buf [8]world.Sense
	senses, end := f.world.LookupAt(d, first, last, buf[:0])
	return end == last && end > first && slices.ContainsFunc(senses, func(s world.Sense) bool { return f.world.Entity(s.Entity).Kind == world.State })
}

// lands reports whether word i names a state after a preposition, as in "ambassador to Jordan Atallah
// Khairi".
func (f *Finder) lands(d *text.Doc, before, i int) bool {
	switch d.Word(before) {
	case "to", "of", "in", "from", "for":
		var buf [8]world.Sense
		senses, end := f.world.LookupAt(d, i, i+1, buf[:0])
		for _, s := range senses {
			if end > i && f.world.Entity(s.Entity).Kind == world.State {
				return true
			}
		}
	}
	return false
}

// known mends a name by one of the tables that covers the same words or more.
func (f *Finder) known(m *Mention, w *workspace, senses []world.Sense, first, last int) {
	if first > m.First || last < m.Last {
		return
	}
	longer := first < m.First || last > m.Last
	k, ok := f.kind(senses, !longer)
	if !ok {
		return
	}
	if longer {
		if last-first > 1 {
			m.First, m.Last, m.Kind = first, last, k
		}
		return
	}
	switch {
	case m.Kind == Other, k == Group, last-first > 1 && k != Person:
		m.Kind = k
	case k == Place && m.Kind == Person && w.tokens[first].class&(inFirst|inLast) == 0:
		m.Kind = k
	}
}

// kind returns the kind of what the tables mean by a name; false where they are not certain.
func (f *Finder) kind(senses []world.Sense, support bool) (Kind, bool) {
	for _, s := range senses {
		if s.Weak && !support {
			continue
		}
		switch e := f.world.Entity(s.Entity); {
		case e.Kind == world.State || e.Kind == world.Territory || e.Kind == world.Capital:
			return Place, true
		case e.Kind == world.Demonym || e.Kind == world.People:
			return Group, true
		case e.Kind == world.Person:
			return Person, true
		case e.Kind == world.Seat:
			return Place, true
		default:
			return Organization, true
		}
	}
	return Other, false
}
