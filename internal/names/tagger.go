package names

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A workspace holds what one reading of a document needs.
type workspace struct {
	tokens []token
	score  [][numLabels]int32 // emission of each word
	back   [][numLabels]int8
	labels []uint8
	feats  []uint32
	seen   map[uint32]*tally
	tells  tells
	thinking
}

// A tally counts what the first look made of one word in a document.
type tally struct {
	kind [numKinds + 1]int16 // by kind, then outside
	long [numKinds]int16     // as part of a longer name
}

// decode labels the open words of d: a first look at each sentence, then, with what that made of the same words in
// the whole document, the network.
func (f *Finder) decode(d *text.Doc, w *workspace) {
	f.firstLook(d, w)
	if f.net != nil {
		f.net.score(d, w)
		f.net.label(d, w, true)
		f.part(d, w)
	}
}

// firstLook labels every sentence by itself.
func (f *Finder) firstLook(d *text.Doc, w *workspace) {
	w.tokens = f.look(d, w.tokens, &w.tells)
	n := len(w.tokens)
	if cap(w.score) < n {
		w.score, w.back, w.labels = make([][numLabels]int32, n), make([][numLabels]int8, n), make([]uint8, n)
	}
	w.score, w.back, w.labels = w.score[:n], w.back[:n], w.labels[:n]
	clear(w.score)
	f.first.label(d, w, false)
	w.recall()
}

// label adds the weights of the features of the open words to their scores and searches the best labels. The features
// of what the first look made of the document are among them if later is set.
func (m *model) label(d *text.Doc, w *workspace, later bool) {
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if !w.tokens[i].open {
				continue
			}
			w.feats = features(w.tokens, i, sent.First, sent.Last, w.feats[:0])
			if later {
				w.feats = laterFeatures(w.tokens, i, sent.First, sent.Last, w.feats)
			}
			m.sum(w.feats, &w.score[i])
		}
		m.search(w, sent.First, sent.Last)
	}
}

// parting are words that stand between two names far more often than inside one: "Leyton Orient in London".
var parting = map[string]bool{"in": true, "at": true, "from": true, "with": true, "as": true, "by": true, "against": true, "an": true, "i": true, "/": true, "–": true}

// afterComma are words before which a comma stands inside a name: "Cargill, Inc."
var afterComma = map[string]bool{"Inc": true, "Inc.": true, "Ltd": true, "Ltd.": true, "LLC": true, "L.L.C.": true, "LP": true, "L.P.": true, "LLP": true, "Jr": true, "Jr.": true, "Sr": true, "Sr.": true,
	"Co": true, "Co.": true, "Corp": true, "Corp.": true, "S.A.": true, "N.A.": true, "Limited": true, "II": true, "III": true, "PLC": true, "plc": true, "PC": true, "P.C.": true}

// part labels sentences anew in which a name runs over a word that parts names, with that word left out.
func (f *Finder) part(d *text.Doc, w *workspace) {
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		again := false
		for i := sent.First + 1; i+1 < sent.Last; i++ {
			if l := int(w.labels[i]) - 1; l >= 0 && l%4 == inside && f.parts(d, w.tokens, i, l/4) {
				w.tokens[i].open, again = false, true
			}
		}
		if again {
			f.net.search(w, sent.First, sent.Last)
		}
	}
}

// parts reports whether word i, inside a name of a kind, parts names: a preposition, unless the lists know the whole; a
// comma; "and" between two countries or great towns; among persons a title.
func (f *Finder) parts(d *text.Doc, ts []token, i, kind int) bool {
	t := &ts[i]
	const whole = uint32(inBody|inThing|inSite|inPerson) << 3
	switch word := d.Word(i); {
	case word == "and":
		next := i + 1
		if d.Word(next) == "the" && next+1 < len(ts) {
			next++
		}
		return kind == placeKind && ts[i-1].class&(inCountry|inBigPlace) != 0 && ts[next].class&(inCountry|inBigPlace) != 0 && (t.phrase|t.phrase2)>>3 == 0
	case word == ",":
		return !afterComma[d.Word(i+1)]
	case parting[word]:
		return (t.phrase|t.phrase2)&whole == 0
	case kind == personKind && t.capital && t.class&(inFirst|inLast) == 0:
		n := f.world.Noun(word)
		return n != nil && (n.Kind == world.Title || n.Kind == world.PersonNoun)
	}
	return false
}

// recall sets later of each word from the labels of the whole document.
func (w *workspace) recall() {
	if w.seen == nil {
		w.seen = map[uint32]*tally{}
	}
	clear(w.seen)
	for i := range w.tokens {
		t := &w.tokens[i]
		if !t.open || !t.capital {
			continue
		}
		c := w.seen[t.lower]
		if c == nil {
			c = new(tally)
			w.seen[t.lower] = c
		}
		l := int(w.labels[i])
		if l == outside {
			c.kind[numKinds]++
			continue
		}
		c.kind[(l-1)/4]++
		if (l-1)%4 != single {
			c.long[(l-1)/4]++
		}
	}
	for i := range w.tokens {
		t := &w.tokens[i]
		t.later = 0
		if c := w.seen[t.lower]; c != nil && t.open && t.capital {
			t.later = c.code()
		}
	}
}

// code packs the most frequent kind, whether it stands in longer names, whether the word
// is found more than once and whether the kinds agree.
func (c *tally) code() uint32 {
	best, total := 0, int16(0)
	for k, n := range c.kind {
		total += n
		if n > c.kind[best] {
			best = k
		}
	}
	code := uint32(best+1) << 4
	if best < numKinds && c.long[best] > 0 {
		code |= 1
	}
	if total > 1 {
		code |= 2
	}
	if c.kind[best] < total {
		code |= 4
	}
	return code
}
