package names

import (
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
)

// A text often says itself what a name is, once: "Divar is an island", "Caloi, a maker of bicycles", "the band
// Linkin Park". What it says counts for the name wherever it stands in the text. The nouns are those of
// en/kinds.txt; what they say is a feature that pushes and does not decide.

// Ways to say what a name is; the stronger ones first.
const (
	toldIs     = 1 + iota // "Divar is an island"
	toldComma             // "Caloi, a maker of bicycles"
	toldBefore            // "the band Linkin Park", "the village of Heydour"
	toldAfter             // "the Caloi company"
	toldWho               // "Vorrin, who", "Vorrin (born 1950)"
)

// toldWeight says how much each way counts when a text says two things.
var toldWeight = [...]uint8{toldIs: 8, toldComma: 6, toldBefore: 2, toldAfter: 2, toldWho: 6}

// A tell is what a text says of one name.
type tell struct {
	kind [numKinds]uint8 // how much for each kind
	way  [numKinds]uint8 // the strongest way
}

// tells holds what a text says of its names, by the hash of their folded letters. The zero value is ready.
type tells struct{ of map[uint32]tell }

// note adds that the words [first, last) name a kind; 0 is none. A person is known by the last word too.
func (t *tells) note(d *text.Doc, first, last int, kind, way uint8) {
	if kind == 0 || first >= last {
		return
	}
	kind = min(kind, numKinds)
	if t.of == nil {
		t.of = map[uint32]tell{}
	}
	t.add(hashRun(d, first, last), kind-1, way)
	if kind-1 == personKind && last-first > 1 {
		t.add(hashRun(d, last-1, last), kind-1, way)
	}
}

const (
	personKind = iota
	bodyKind
	placeKind
	namedNoun = numKinds + 1 // of nouns: other, and the name may follow
)

func (t *tells) add(h uint32, kind, way uint8) {
	e := t.of[h]
	e.kind[kind] = min(e.kind[kind]+toldWeight[way], 200)
	if e.way[kind] == 0 || way < e.way[kind] {
		e.way[kind] = way
	}
	t.of[h] = e
}

// code returns what is said of the words [first, last): the kind and the way, or 0.
func (t *tells) code(d *text.Doc, first, last int) uint32 {
	e, ok := t.of[hashRun(d, first, last)]
	if !ok && last-first > 1 {
		if e = t.of[hashRun(d, last-1, last)]; e.kind[personKind] == 0 {
			return 0
		}
	}
	best := 0
	for k, n := range e.kind {
		if n > e.kind[best] {
			best = k
		}
	}
	if e.kind[best] == 0 {
		return 0
	}
	return uint32(best+1)<<3 | uint32(e.way[best])
}

func hashRun(d *text.Doc, first, last int) uint32 {
	h := uint32(hashSeed)
	for i := first; i < last; i++ {
		h = hashOn(h, d.Word(i))
	}
	return h
}

// told gathers what the text says of its names and sets told of their words.
func (f *Finder) told(d *text.Doc, ts []token, said *tells) {
	if said == nil {
		said = &tells{}
	}
	clear(said.of)
	f.capitals(d, ts, func(s *text.Sentence, first, last int) {
		if !ts[s.First].caps {
			f.clues(d, ts, s, first, last, said)
		}
	})
	if len(said.of) == 0 {
		return
	}
	f.capitals(d, ts, func(_ *text.Sentence, first, last int) {
		if c := said.code(d, first, last); c != 0 {
			for i := first; i < last; i++ {
				ts[i].told = c
			}
		}
	})
}

// capitals yields the runs of capitalised words, without the article that opens a sentence.
func (f *Finder) capitals(d *text.Doc, ts []token, yield func(s *text.Sentence, first, last int)) {
	for k := range d.Sentences {
		s := &d.Sentences[k]
		for i := s.First; i < s.Last; i++ {
			first := i
			for i < s.Last && ts[i].capital {
				i++
			}
			if first < i && ts[first].first && (ts[first].class&isLow != 0 || inner[lowerASCII(d.Word(first))]) {
				first++
			}
			if first < i && !(i == first+1 && d.Word(first) == "I") {
				yield(s, first, i)
			}
		}
	}
}

// A noting looks around one name of a sentence.
type noting struct {
	*Finder
	d *text.Doc
	s *text.Sentence
}

// word returns word i, "" outside the sentence.
func (n *noting) word(i int) string {
	if i < n.s.First || i >= n.s.Last {
		return ""
	}
	return n.d.Word(i)
}

// clues notes what stands around the name [first, last).
func (f *Finder) clues(d *text.Doc, ts []token, s *text.Sentence, first, last int, said *tells) {
	n := noting{f, d, s}
	b := first
	for n.word(b-1) == "\"" || n.word(b-1) == "“" {
		b--
	}
	plain := func(i int) bool { return i >= s.First && i < s.Last && !ts[i].capital }
	switch w := n.word(b - 1); {
	case w == "of" && plain(b-2):
		if k := n.noun(b - 1); k == 1+placeKind {
			said.note(d, first, last, k, toldBefore)
		}
	case (w == "called" || w == "named") && plain(b-2):
		said.note(d, first, last, n.noun(b-1), toldBefore)
	case plain(b - 1):
		if k := n.noun(b); k <= 1+bodyKind || k == namedNoun {
			said.note(d, first, last, k, toldBefore)
		}
	}
	j := last
	for n.word(j) == "\"" || n.word(j) == "”" {
		j++
	}
	if n.word(j) == "(" {
		if w := n.word(j + 1); w == "born" || w == "b." {
			said.note(d, first, last, 1+personKind, toldWho)
		}
		for k := j; k < s.Last && k < j+25; k++ {
			if d.Word(k) == ")" {
				j = k + 1
				break
			}
		}
	}
	if n.word(j) == "," { // "X, also called Y, is a …"
		for k := j + 1; k < s.Last && k < j+12; k++ {
			if d.Word(k) == "," && copula[n.word(k+1)] && articles[n.word(k+2)] {
				said.note(d, first, last, n.described(k+3), toldIs)
				break
			}
		}
	}
	switch w, next := n.word(j), n.word(j+1); {
	case copula[w] && next == "one":
		said.note(d, first, last, n.described(j+1), toldIs)
	case copula[w] && articles[next]:
		said.note(d, first, last, n.described(j+2), toldIs)
	case copula[w] && (next == "born" || next == "married" || next == "educated" || next == "appointed" || next == "elected"):
		said.note(d, first, last, 1+personKind, toldWho)
	case w == "," && articles[next] && !elsewhere[lowerASCII(n.word(first-1))]:
		said.note(d, first, last, n.described(j+2), toldComma)
	case w == "who", w == "," && (next == "who" || next == "whom"),
		w == "," && isNumber(next) && len(next) == 2 && n.word(j+2) == ",": // "Vorrin, 45, said"
		said.note(d, first, last, 1+personKind, toldWho)
	case j == last && plain(j):
		if k := n.noun(j + 1); k == 1+bodyKind {
			said.note(d, first, last, k, toldAfter)
		}
	}
}

var copula = map[string]bool{"is": true, "was": true, "are": true, "were": true, "became": true, "remains": true}

var articles = map[string]bool{"a": true, "an": true, "the": true, "one": true, "any": true}

// elsewhere are words before a place after which "a" and "the" begin something new: "In Paris, a man".
var elsewhere = map[string]bool{"in": true, "at": true, "from": true, "to": true, "on": true, "near": true, "between": true, "as": true, "under": true, "after": true, "before": true, "during": true,
	"since": true, "about": true, "within": true, "that": true, "when": true, "where": true, "while": true, "said": true, "says": true}

// phraseEnds are words that end the nouns of a noun phrase.
var phraseEnds = map[string]bool{"of": true, "in": true, "from": true, "at": true, "for": true, "to": true, "on": true, "with": true, "by": true, "that": true, "which": true, "who": true, "whose": true,
	"based": true, "located": true, "situated": true, "born": true, "founded": true, "led": true, "and": true, "or": true, "but": true, "near": true, "where": true, "formed": true, "written": true, "released": true,
	"used": true, "made": true, "known": true, "called": true, "named": true, "about": true, "between": true, "as": true, "created": true, "established": true, "owned": true, "published": true, "operated": true,
	"dedicated": true, "consisting": true, "under": true, "when": true, "after": true, "before": true, "during": true, "since": true, "while": true, "whom": true, "was": true, "is": true, "has": true, "had": true,
	"said": true, "says": true, "within": true}

// unit are nouns that leave what they are of to say the kind: "one of the largest cities".
var unit = map[string]bool{"one": true, "part": true, "kind": true, "type": true, "name": true, "some": true, "most": true, "largest": true, "example": true, "form": true, "series": true}

// described returns the kind of the noun phrase from word i on and one, 0 for none.
func (n *noting) described(i int) uint8 {
	for range 2 {
		end := i
		for end < n.s.Last && end < i+9 && goesOn(n.d.Word(end)) {
			end++
		}
		if end == i {
			return 0
		}
		if !unit[n.d.Word(end-1)] || n.word(end) != "of" {
			return n.noun(end)
		}
		i = end + 1
	}
	return 0
}

// goesOn reports whether a word may stand inside a noun phrase.
func goesOn(w string) bool {
	c := w[0]
	return !phraseEnds[w] && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80 || isNumber(w) || w == "-" || w == "'s" || w == "\"")
}

// noun returns the kind and one of the noun that ends before word end, of two words or of one, in the singular or
// in the plural; 0 for none.
func (n *noting) noun(end int) uint8 {
	if end <= n.s.First || end > n.s.Last {
		return 0
	}
	w, h := n.d.Word(end-1), uint32(hashSeed)
	if end-1 > n.s.First {
		if k := n.nouns[hashOn(hashOn(h, n.d.Word(end-2)), w)]; k != 0 {
			return k
		}
	}
	if k := n.nouns[hashOn(h, w)]; k != 0 {
		return k
	}
	stem, plural := strings.CutSuffix(w, "s")
	if !plural || len(w) < 4 {
		return 0
	}
	if k := n.nouns[hashOn(h, stem)]; k != 0 {
		return k
	}
	if s, ok := strings.CutSuffix(stem, "ie"); ok {
		return n.nouns[hashOn(hashOn(h, s), "y")]
	}
	if s, ok := strings.CutSuffix(stem, "e"); ok {
		return n.nouns[hashOn(h, s)]
	}
	return 0
}

// kindNouns reads kinds.txt: the kind and one of each noun, by the hash of its folded letters.
func kindNouns() (map[uint32]uint8, error) {
	kinds := map[string]uint8{"person": 1 + personKind, "organization": 1 + bodyKind, "place": 1 + placeKind, "other": numKinds, "named": namedNoun}
	nouns := map[uint32]uint8{}
	err := eachWord("kinds.txt", func(e *lexicon.Entry, w string) { nouns[hashOn(hashSeed, w)] = kinds[e.Key] })
	return nouns, err
}
