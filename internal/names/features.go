package names

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/text"
)

// A token is what the tagger sees of a word, worked out once for each document.
type token struct {
	exact   uint32 // hash of the letters as they stand; of the capitalised form in an all-caps sentence
	lower   uint32 // hash of the folded letters
	shape   uint32 // Xx, XX, X.X., x, 9 …
	prefix  [2]uint32
	suffix  [3]uint32
	class   class
	phrase  uint32 // what lists the runs of words through this one stand in, with its place in them
	phrase2 uint32
	cluster uint32 // the word's clusters at three grains, or 0
	open    bool   // may be part of a name
	capital bool
	first   bool   // opens a sentence or a quotation
	caps    bool   // the sentence is all capitals or a headline in title case
	told    uint32 // what the text says it is: kind and how
	later   uint32 // what the first look made of the same word elsewhere in the document
}

// numBits is the number of the bits of bits.
const numBits = 32 + 20

// bits returns what is known of the word besides its letters: its classes; then the classes of the run of words
// it is in, what the text says it is, and how it is written, a bit each.
func (t *token) bits() [2]uint32 {
	b := t.phrase >> 3 & 0xfff
	if t.told != 0 {
		b |= 1 << (11 + t.told>>3)
	}
	for k, on := range [...]bool{t.first, t.caps, t.capital, t.phrase&7 == 1} {
		if on {
			b |= 1 << (16 + k)
		}
	}
	return [2]uint32{uint32(t.class), b}
}

// inner are the lower-case words and marks that stand inside names.
var inner = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "at": true, "de": true, "la": true, "le": true,
	"les": true, "del": true, "della": true, "di": true, "da": true, "do": true, "dos": true, "das": true, "du": true, "des": true, "van": true, "von": true, "der": true,
	"den": true, "und": true, "et": true, "e": true, "y": true, "al": true, "el": true, "bin": true, "ibn": true, "ben": true, "bint": true, "ul": true, "ur": true, "ud": true,
	"as": true, "ash": true, "an": true, "'s": true, "’s": true, "'": true, "’": true, "-": true, "–": true, "&": true, ".": true, ",": true, "/": true, "with": true,
	"against": true, "by": true, "from": true, "o": true, "i": true, "s": true, "d'": true, "d’": true, "l'": true, "l’": true, "!": true, "+": true}

// maxRun is the longest run of words looked up in the lists.
const maxRun = 6

// look fills ts with the tokens of d. It reuses the memory of ts and of said, which may be nil.
func (f *Finder) look(d *text.Doc, ts []token, said *tells) []token {
	if cap(ts) < len(d.Words) {
		ts = make([]token, len(d.Words))
	}
	ts = ts[:len(d.Words)]
	chat := chatty(d)
	for s := range d.Sentences {
		f.sentence(d, &d.Sentences[s], chat, ts)
	}
	f.runs(d, ts)
	f.told(d, ts, said)
	return ts
}

// sentence fills the tokens of one sentence.
func (f *Finder) sentence(d *text.Doc, s *text.Sentence, chat bool, ts []token) {
	letters, upper, titled, words := 0, 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		w := d.Word(i)
		if len(w) < 4 {
			continue
		}
		words++
		up := true
		for j := range len(w) {
			c := w[j]
			if 'a' <= c && c <= 'z' {
				up = false
			}
		}
		letters++
		if up {
			upper++
		}
		if c := w[0]; c < 'a' || c > 'z' {
			titled++
		}
	}
	shout := words >= 3 && upper*10 >= letters*7
	caps := shout || words >= 4 && titled*10 >= words*8
	start, careless := true, chat || careless(d, s)
	for i := s.First; i < s.Last; i++ {
		t := &ts[i]
		*t = token{caps: caps, first: start}
		w := d.Word(i)
		f.word(t, w, shout)
		if careless && !t.open && len(w) > 3 && !common[w] && t.class&isLow == 0 && (t.class&isHigh != 0 || t.class&(inCountry|inBigPlace|inTown|inFirst|inBody) != 0) {
			t.open = true
		}
		if !t.open && len(w) > 4 && t.class&isHigh != 0 && t.class&(inCountry|inBigPlace) != 0 && !common[w] {
			t.open = true // "france"
		}
		switch r, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			start = false
		case r == '“' || r == '"' || r == ':' || r == '‘' || r == '—':
			start = true
		}
	}
	if careless {
		f.small(d, s, ts)
	}
	f.bridge(d, s, ts)
}

// word fills what depends on the letters alone.
func (f *Finder) word(t *token, w string, shout bool) {
	r, n := utf8.DecodeRuneInString(w)
	t.capital = unicode.IsUpper(r)
	t.open = t.capital
	if !t.open {
		for _, r := range w[n:] {
			if unicode.IsUpper(r) {
				t.open = true
				break
			}
		}
	}
	if address(w) {
		t.open = false
	}
	t.lower = hashOn(hashSeed, w)
	t.exact = hashExact(w)
	t.class = f.lists.of(t.lower) | f.lists.of(mix(t.exact, exactSeed))
	if shout {
		t.class &^= inCode // "IN", "OR"
	}
	t.cluster = f.clusters.of(t.exact)
	if shout && t.capital && len(w) > 1 {
		title := w[:n] + lowerASCII(w[n:])
		t.exact = hashExact(title)
		if t.cluster == 0 {
			t.cluster = f.clusters.of(t.exact)
		}
		w = title
	}
	t.shape = shape(w)
	t.affixes(w)
}

// address reports whether a word is the address of a mailbox or the name of a file: "tom@wexmoor.example", "Prices.pdf".
func address(w string) bool {
	_, host, at := strings.Cut(w, "@")
	if i := strings.LastIndexByte(w, '.'); i > 0 && !at {
		switch w[i:] {
		case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".txt", ".jpg", ".png", ".zip", ".htm", ".html":
			return true
		}
	}
	return at && strings.Contains(host, ".")
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// affixes hashes the first two and three and the last two, three and four letters of w.
func (t *token) affixes(w string) {
	for k := range t.prefix {
		if n := k + 2; len(w) > n {
			t.prefix[k] = hashOn(hashSeed, w[:n])
		}
	}
	for k := range t.suffix {
		if n := k + 2; len(w) > n {
			t.suffix[k] = hashOn(hashSeed, w[len(w)-n:])
		}
	}
}

// shape hashes the pattern of a word: runs of capitals, small letters, digits and marks, a run
// of one told from a longer one.
func shape(w string) uint32 {
	h := uint32(hashSeed)
	last, run := byte(0), 0
	for _, r := range w {
		var c byte
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		case r < 0x80:
			c = byte(r)
		default:
			c = '?'
		}
		if c == last {
			run++
			if run > 2 {
				continue
			}
		} else {
			run = 1
		}
		h = (h ^ uint32(c)) * 16777619
		last = c
	}
	return h
}

// bridge opens the inner words and numbers that stand between or beside capitalised words.
func (f *Finder) bridge(d *text.Doc, s *text.Sentence, ts []token) {
	for i := s.First + 1; i+1 < s.Last; i++ {
		if glued(d, i) && (ts[i-1].open || ts[i+1].open) {
			ts[i-1].open, ts[i].open, ts[i+1].open = true, true, true
		}
	}
	last := -9
	for i := s.First; i < s.Last; i++ {
		if !ts[i].open {
			continue
		}
		if i-last <= 4 && i-last > 1 {
			all := true
			for j := last + 1; j < i && all; j++ {
				all = inner[d.Word(j)] || isNumber(d.Word(j))
			}
			for j := last + 1; j < i && all; j++ {
				ts[j].open = true
			}
		}
		last = i
	}
	for i := s.First; i < s.Last; i++ {
		near := i > s.First && ts[i-1].capital || i+1 < s.Last && ts[i+1].capital
		if !ts[i].open && near && (isNumber(d.Word(i)) || ts[i].class&inParticle != 0 && i+1 < s.Last && ts[i+1].capital) {
			ts[i].open = true
		}
	}
}

// glued reports whether word i is a hyphen or apostrophe between two words without spaces.
func glued(d *text.Doc, i int) bool {
	switch d.Word(i) {
	case "-", "‑", "'", "’", "–":
		return d.Words[i-1].End == d.Words[i].Start && d.Words[i].End == d.Words[i+1].Start
	}
	return false
}

func isNumber(w string) bool {
	return w != "" && '0' <= w[0] && w[0] <= '9'
}

// runs looks up the runs of open words and marks each word with the longest run through it.
func (f *Finder) runs(d *text.Doc, ts []token) {
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if !ts[i].open || !ts[i].capital && inner[d.Word(i)] {
				continue
			}
			h := uint32(hashSeed)
			best, bestClass := 0, class(0)
			for n := 0; n < maxRun && i+n < sent.Last && ts[i+n].open; n++ {
				h = hashOn(h, d.Word(i+n))
				if n == 0 {
					continue
				}
				if c := f.lists.of(h) & (inBigPlace | inTown | inVillage | inFeature | inCountry | inPerson | inBody | inThing | inSite); c != 0 {
					best, bestClass = n+1, c
				}
			}
			for k := range best {
				at := uint32(1)
				if k == 0 {
					at = 0
				} else if k == best-1 {
					at = 2
				}
				if ts[i+k].phrase == 0 {
					ts[i+k].phrase = uint32(bestClass)<<3 | at + 1
				} else if ts[i+k].phrase2 == 0 {
					ts[i+k].phrase2 = uint32(bestClass)<<3 | at + 1
				}
			}
		}
	}
}

// edge stands for what lies before and after a sentence.
var edge = token{exact: 1, lower: 1, shape: 1, cluster: 0}

// features appends to dst the hashes of the features of word i of a sentence [first, last). The order of the first 35
// is known to hide.go.
func features(ts []token, i, first, last int, dst []uint32) []uint32 {
	at := func(k int) *token {
		if k < first || k >= last {
			return &edge
		}
		return &ts[k]
	}
	t, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	id := uint32(0)
	put := func(h uint32) {
		id++
		dst = append(dst, mix(id*0x27d4eb2f, h))
	}
	flag := func(b bool) uint32 {
		if b {
			return 1
		}
		return 0
	}
	state := flag(t.first) | flag(t.caps)<<1 | flag(t.capital)<<2
	put(state)
	put(t.exact)
	put(t.lower)
	put(mix(t.shape, state))
	put(mix(t.shape, mix(p.shape, n.shape)))
	put(t.prefix[0])
	put(t.prefix[1])
	put(t.suffix[0])
	put(t.suffix[1])
	put(t.suffix[2])
	put(p.lower)
	put(n.lower)
	put(mix(pp.lower, 7))
	put(mix(nn.lower, 7))
	put(mix(p.lower, t.lower))
	put(mix(t.lower, n.lower))
	put(mix(p.lower, n.lower))
	put(mix(pp.lower, p.lower))
	put(mix(n.lower, nn.lower))
	put(mix(p.shape, t.shape))
	put(mix(t.shape, n.shape))
	put(mix(p.lower, t.shape))
	put(mix(n.lower, t.shape))
	clusterFeatures(t, p, n, pp, nn, put)
	put(uint32(t.class) & 0xfff)
	put(uint32(p.class))
	put(uint32(n.class))
	put(mix(uint32(p.class), uint32(t.class)))
	put(mix(uint32(t.class), uint32(n.class)))
	put(t.phrase)
	put(t.phrase2)
	put(mix(t.phrase, uint32(t.class)))
	put(mix(p.phrase, t.phrase))
	id = 48
	if t.told != 0 {
		dst = append(dst, mix(id, t.told), mix(id+1, t.told>>3), mix(id+2, mix(t.told, uint32(t.class))), mix(id+3, mix(t.told>>3, p.shape)))
	}
	id = 64
	for c := uint32(t.class); c != 0; c &= c - 1 {
		b := uint32(bits.TrailingZeros32(c))
		dst = append(dst, mix(id, b), mix(id+1, b<<4|state))
	}
	for c := uint32(p.class); c != 0; c &= c - 1 {
		dst = append(dst, mix(id+2, uint32(bits.TrailingZeros32(c))))
	}
	for c := uint32(n.class); c != 0; c &= c - 1 {
		dst = append(dst, mix(id+3, uint32(bits.TrailingZeros32(c))))
	}
	for c := uint32(pp.class >> firstClass); c != 0; c &= c - 1 {
		dst = append(dst, mix(id+4, uint32(bits.TrailingZeros32(c))))
	}
	for c := uint32(nn.class >> firstClass); c != 0; c &= c - 1 {
		dst = append(dst, mix(id+5, uint32(bits.TrailingZeros32(c))))
	}
	return dst
}

// laterFeatures appends to dst the features that only the network has: what the first look
// made of the same words in the whole document.
func laterFeatures(ts []token, i, first, last int, dst []uint32) []uint32 {
	t, p, n := &ts[i], &edge, &edge
	if i > first {
		p = &ts[i-1]
	}
	if i+1 < last {
		n = &ts[i+1]
	}
	const id = 0x51ed2701
	return append(dst, mix(id, t.later), mix(id+1, mix(t.later, uint32(t.class))), mix(id+2, mix(p.later, t.later)),
		mix(id+3, mix(t.later, n.later)), mix(id+4, mix(t.later, t.shape)))
}

// clusterFeatures puts the clusters of the word and its neighbours, at three depths.
func clusterFeatures(t, p, n, pp, nn *token, put func(uint32)) {
	put(t.cluster)
	put(t.cluster >> 10)
	put(t.cluster >> 18)
	put(p.cluster)
	put(n.cluster)
	put(p.cluster >> 10)
	put(n.cluster >> 10)
	put(mix(p.cluster>>10, t.cluster>>10))
	put(mix(t.cluster>>10, n.cluster>>10))
	put(mix(p.cluster>>18, n.cluster>>18))
	put(mix(pp.cluster>>10, 3))
	put(mix(nn.cluster>>10, 3))
}
