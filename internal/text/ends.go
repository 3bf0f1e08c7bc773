package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Where sentences end is decided by a perceptron over the places between words that could be
// an end, from left to right: a full stop may belong to an abbreviation, and mails and signatures
// have no stops at all. Its features look three words back and three ahead, at their letters and
// at their shapes; a shape sums a word up so that the weights learned on "Seoul. The" serve "Kyiv. A".

// A shape is what kind of thing a word is, as far as sentence ends are concerned.
type shape uint8

const (
	shapeNone    shape = iota // beyond the paragraph
	shapeLower                // minister
	shapeCommon               // Minister, where small letters are the rule for the word
	shapeName                 // Seoul
	shapeUpper                // NATO
	shapeOne                  // A
	shapeMixed                // iPhone
	shapeNumber               // 1,200
	shapeCoded                // 5th
	shapeInitial              // J.
	shapeDotted               // U.S.
	shapeTitle                // Mr.
	shapeShort                // Inc.
	shapeStop                 // .
	shapeQuery                // ?
	shapeShout                // !
	shapeMany                 // ?! ...?
	shapeDots                 // ...
	shapeUnquote              // ”
	shapeQuote                // “
	shapeCloser               // )
	shapeOpener               // (
	shapeComma
	shapeSemicolon
	shapeColon
	shapeDash    // - – —
	shapeHyphen  // the hyphen of well-known
	shapeBullet  // • *
	shapeRule    // ________
	shapeAddress // a web or mail address
	shapeSmiley
	shapeMoney
	shapeOther
)

// stops reports whether sh can be the final mark of a sentence.
func (sh shape) stops() bool { return sh >= shapeStop && sh <= shapeDots }

// short reports whether sh is an abbreviation with its full stop.
func (sh shape) short() bool { return sh >= shapeInitial && sh <= shapeShort }

// A sign is what the features ask of one word.
type sign struct {
	low    uint32 // hash of the word in small letters
	shape  shape
	spaced bool // white space stands before it
}

// endWeights holds 1<<endBits weights, 16 bits each, low byte first.
//
//go:embed en/ends.bin
var endWeights string

const endBits = 17

func endWeight(i uint32) int {
	i = i & (1<<endBits - 1) * 2
	return int(int16(uint16(endWeights[i]) | uint16(endWeights[i+1])<<8))
}

// usualLower lists words that are written small inside a sentence.
//
//go:embed en/lower.txt
var usualLower string

var lowerWords = sync.OnceValue(func() map[uint32]bool {
	m := map[uint32]bool{}
	for line := range strings.Lines(usualLower) {
		if w := strings.TrimSpace(line); w != "" && w[0] != '#' {
			m[hashLower(w)] = true
		}
	}
	return m
})

func hashLower(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// read fills d.signs for the words from first on.
func (d *Doc) read(first int) {
	d.signs = d.signs[:0]
	common, t := lowerWords(), wordTables()
	for i := first; i < len(d.Words); i++ {
		w := d.Word(i)
		sg := sign{low: hashLower(w), spaced: i == first || d.Words[i-1].End < d.Words[i].Start}
		if sg.shape = t.shapeOf(w); !isLetter(w, 0) && sg.shape == shapeLower {
			sg.shape = shapeCloser // an invisible mark
		}
		switch sg.shape {
		case shapeName:
			if common[sg.low] {
				sg.shape = shapeCommon
			}
		case shapeQuote: // straight
			if !sg.spaced && w[0] < utf8.RuneSelf && d.signs[len(d.signs)-1].shape != shapeOpener {
				sg.shape = shapeUnquote
			}
		case shapeUnquote: // ''turned'', ”turned”
			if sg.spaced && i > first && i+1 < len(d.Words) && d.Words[i+1].Start == d.Words[i].End {
				sg.shape = shapeQuote
			}
		case shapeDash:
			if !sg.spaced && i+1 < len(d.Words) && d.Words[i+1].Start == d.Words[i].End {
				sg.shape = shapeHyphen
			}
		}
		d.signs = append(d.signs, sg)
	}
}

// shapeOf tells the shape of w; straight quotation marks count as opening.
func (t *tables) shapeOf(w string) shape {
	switch kindAt(w, 0) {
	case letter:
		return t.wordShape(w)
	case digit:
		return numberShape(w)
	case point:
		if len(w) > 1 && alnum(w, 1) {
			return numberShape(w)
		}
	}
	return markShape(w)
}

func (t *tables) wordShape(w string) shape {
	lowers, uppers, digits, points := 0, 0, 0, 0
	for i := range len(w) {
		switch c := w[i]; {
		case c >= 'a' && c <= 'z':
			lowers++
		case c >= 'A' && c <= 'Z':
			uppers++
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case c == '@' || c == '/' || c == ':' || c == '_':
			return shapeAddress
		}
	}
	first, n := utf8.DecodeRuneInString(w)
	if first >= utf8.RuneSelf && unicode.IsUpper(first) {
		uppers++
	}
	switch {
	case w[len(w)-1] == '.':
		body := w[:len(w)-1]
		switch {
		case len(body) <= n:
			return shapeInitial
		case points > 1:
			return shapeDotted
		}
		switch t.abbreviation(body) {
		case never, figure:
			return shapeTitle
		}
		return shapeShort
	case digits > 0:
		return shapeCoded
	case points > 0 && len(w) > 6:
		return shapeAddress
	case uppers == 0:
		return shapeLower
	case len(w) == n:
		return shapeOne
	case lowers == 0 && uppers > 1:
		return shapeUpper
	case unicode.IsUpper(first):
		return shapeName
	}
	return shapeMixed
}

func numberShape(w string) shape {
	for i := range len(w) {
		if c := w[i] | 0x20; c >= 'a' && c <= 'z' || c >= utf8.RuneSelf {
			return shapeCoded
		}
	}
	if w[len(w)-1] == '.' {
		return shapeInitial
	}
	return shapeNumber
}

func markShape(w string) shape {
	r, n := utf8.DecodeRuneInString(w)
	if len(w) > n {
		switch {
		case strings.Trim(w, ".…") == "":
			return shapeDots
		case strings.Trim(w, ".!?…") == "":
			return shapeMany
		case w == "``":
			return shapeQuote
		case w == "''":
			return shapeUnquote
		case strings.Trim(w, "-–—") == "" && len(w) <= 3*n:
			return shapeDash
		case len(w) >= 4 && (kindAt(w, len(w)-1) == mark):
			return shapeRule
		case kindAt(w, len(w)-1) == mark || r == ':' || r == ';':
			if r == '*' || r == '>' || r == '#' || r == '+' {
				return shapeBullet
			}
			return shapeSmiley
		}
		return shapeOther
	}
	switch r {
	case '.':
		return shapeStop
	case '?':
		return shapeQuery
	case '!':
		return shapeShout
	case '…':
		return shapeDots
	case '"', '\'', '“', '‘', '„', '«', '‹', '`', '‚':
		return shapeQuote
	case '”', '’', '»', '›':
		return shapeUnquote
	case ')', ']', '}':
		return shapeCloser
	case '(', '[', '{':
		return shapeOpener
	case ',':
		return shapeComma
	case ';':
		return shapeSemicolon
	case ':':
		return shapeColon
	case '-', '–', '—', '−':
		return shapeDash
	case '*', '•', '·', '>', '▪', '■', '●', '◦', '►', '‣':
		return shapeBullet
	case '$', '€', '£', '¥', '#':
		return shapeMoney
	}
	return shapeOther
}

// An ender walks over the words of one paragraph.
type ender struct {
	signs []sign
	from  int // first word of the sentence under way
	open  int // brackets open in it
	quote int // quotation marks open in it
	tail  uint32
	feats []uint32
}

func (e *ender) at(i int) sign {
	if i < 0 || i >= len(e.signs) {
		return sign{}
	}
	return e.signs[i]
}

// begin prepares e for a paragraph.
func (e *ender) begin(signs []sign) {
	e.signs, e.from, e.open, e.quote = signs, 0, 0, 0
	last := len(signs) - 1
	for last > 0 && (signs[last].shape == shapeUnquote || signs[last].shape == shapeCloser || signs[last].shape == shapeQuote) {
		last--
	}
	stops := 0
	for i := range last {
		if signs[i].shape.stops() {
			stops++
		}
	}
	e.tail = uint32(min(stops, 2))<<1 | uint32(min(len(signs)/12, 3))<<3
	if signs[last].shape.stops() || signs[last].shape == shapeColon {
		e.tail |= 1
	}
}

// pass notes word i. It is called for each word in order, before [ender.ends].
func (e *ender) pass(i int) {
	switch e.signs[i].shape {
	case shapeOpener:
		e.open++
	case shapeCloser:
		e.open = max(0, e.open-1)
	case shapeQuote:
		e.quote++
	case shapeUnquote:
		e.quote = max(0, e.quote-1)
	}
}

// may reports whether a sentence could end with word i, which is not the last.
func (e *ender) may(i int) bool {
	cur, next := e.signs[i], e.signs[i+1]
	if next.shape.stops() && cur.shape != shapeSmiley {
		return next.shape == shapeDots && cur.shape.stops()
	}
	if !next.spaced {
		return (cur.shape.stops() || cur.shape == shapeCloser) && (next.shape == shapeName || next.shape == shapeCommon || next.shape == shapeQuote) ||
			cur.shape == shapeUnquote && next.shape >= shapeCommon && next.shape <= shapeOne
	}
	switch cur.shape {
	case shapeUnquote:
		return next.shape != shapeLower // "Will we go?" he said.
	case shapeCloser, shapeAddress, shapeSmiley, shapeRule, shapeDash, shapeColon, shapeBullet:
		return true
	case shapeTitle:
		return false
	case shapeComma:
		return next.shape != shapeLower
	}
	return cur.shape.stops() || cur.shape.short() || next.shape != shapeLower && next.shape != shapeComma
}

func mixEnd(t, a, b, c uint32) uint32 {
	h := t*0x9E3779B1 ^ a
	h = (h ^ h>>15) * 0x85EBCA6B
	h = (h ^ b ^ h>>13) * 0xC2B2AE35
	h = (h ^ c ^ h>>16) * 0x27D4EB2F
	return h ^ h>>15
}

func bucket(n int) uint32 {
	switch {
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 14:
		return 6
	case n < 25:
		return 7
	}
	return 8
}

// look returns the features of an end after word i.
func (e *ender) look(i int) []uint32 {
	c, n := e.at(i), e.at(i+1)
	p, pp, n2, n3 := e.at(i-1), e.at(i-2), e.at(i+2), e.at(i+3)
	// the mark that would end the sentence, and the first word after opening marks
	stop := i
	for stop > 0 && (e.signs[stop].shape == shapeUnquote || e.signs[stop].shape == shapeCloser) && stop > i-4 {
		stop--
	}
	s := e.at(stop)
	start := i + 1
	for start < len(e.signs)-1 && start < i+4 && (e.signs[start].shape == shapeQuote || e.signs[start].shape == shapeOpener || e.signs[start].shape == shapeDash) {
		start++
	}
	b := e.at(start)
	cs, ns, ss, bs, ps := uint32(c.shape), uint32(n.shape), uint32(s.shape), uint32(b.shape), uint32(p.shape)
	if !n.spaced {
		ns |= 64
	}
	long, left := bucket(i+1-e.from), bucket(len(e.signs)-1-i)
	first := uint32(e.signs[e.from].shape)
	inside := uint32(min(e.open, 2))<<2 | uint32(min(e.quote, 2))
	kind := cs<<8 | ns
	e.feats = append(e.feats[:0],
		mixEnd(1, 0, 0, 0), mixEnd(2, cs, ns, 0), mixEnd(3, ss, bs, 0), mixEnd(4, c.low, 0, 0), mixEnd(5, n.low, 0, 0), mixEnd(6, b.low, cs, 0),
		mixEnd(7, c.low, ns, 0), mixEnd(8, cs, n.low, 0), mixEnd(9, p.low, cs, ns), mixEnd(10, ps, kind, uint32(n2.shape)), mixEnd(11, kind, uint32(n2.shape), uint32(n3.shape)),
		mixEnd(12, kind, ps, uint32(pp.shape)), mixEnd(13, kind, long, 0), mixEnd(14, kind, left, 0), mixEnd(15, kind, e.tail, 0), mixEnd(16, kind, inside, 0),
		mixEnd(17, kind, first, long), mixEnd(18, n.low, n2.low, 0), mixEnd(19, c.low, n.low, 0), mixEnd(20, p.low, c.low, 0), mixEnd(21, ss, bs, inside),
		mixEnd(22, e.tail, long, cs), mixEnd(23, e.tail, ns, left), mixEnd(24, n.low, kind, e.tail), mixEnd(25, c.low, kind, e.tail), mixEnd(26, n2.low, kind, 0),
		mixEnd(27, p.low, c.low, ns), mixEnd(28, e.at(stop-1).low, ss, bs), mixEnd(29, uint32(e.at(stop-1).shape), ss, bs), mixEnd(30, kind, uint32(n2.shape), first),
		mixEnd(31, kind, ps, e.tail), mixEnd(32, e.signs[e.from].low, kind, 0), mixEnd(33, kind, uint32(n3.shape), uint32(e.at(i+4).shape)), mixEnd(34, long<<4|left, e.tail, kind),
	)
	return e.feats
}

// ends reports whether a sentence ends after word i.
func (e *ender) ends(i int) bool {
	if !e.may(i) {
		return false
	}
	sh := e.signs[i].shape
	if (sh == shapeDotted || sh == shapeShort) && e.opens(i+1) || (sh.stops() || sh == shapeSemicolon) && e.numbered(i+1) {
		return true
	}
	if sh == shapeCloser && i == e.from+2 && e.numbered(e.from) {
		return false
	}
	sum := 0
	for _, f := range e.look(i) {
		sum += endWeight(f)
	}
	return sum > 0
}

// opens reports whether word i is one that often begins a sentence and seldom has a capital inside one, before a
// word in small letters: what stands after "p.m." and "Inc." in treebanks is too little to learn from.
func (e *ender) opens(i int) bool {
	next := e.at(i + 1).shape
	return e.signs[i].shape != shapeLower && (next == shapeLower || next == shapeComma) && openers()[e.signs[i].low]
}

var openers = sync.OnceValue(func() map[uint32]bool {
	m := map[uint32]bool{}
	for w := range strings.FieldsSeq("the he she it they we but however this these those there then its his her their meanwhile when while after before if as some many most both") {
		m[hashLower(w)] = true
	}
	return m
})

// numbered reports whether with word i begins a numbered clause: (2) The, (b) The.
func (e *ender) numbered(i int) bool {
	n, next := e.at(i+1), e.at(i+3).shape
	return e.at(i).low == openBracket && (n.shape == shapeNumber || n.shape == shapeLower) && !n.spaced && e.at(i+2).shape == shapeCloser &&
		(next == shapeCommon || next == shapeName) && e.at(i+3).spaced
}

var openBracket = hashLower("(")

// cut notes that a sentence ends after word i.
func (e *ender) cut(i int) { e.from, e.open, e.quote = i+1, 0, 0 }
