package syntax

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math/bits"

	"github.com/chancery-project/chancery/internal/neural"
)

// A second tagger of another kind advises the network: a linear model over hashed features of a word, its
// neighbours and the tags that the network gave those. The network knows words by vectors and learns
// each treebank almost by heart; the linear model knows them by their letters and is sure of other things. What it says is
// added to the network's scores. It is asked only about words of which the network is unsure, one in six.
//
// Its table is a hash table without chains: a row has a check byte, so that most features that were never
// learned find nothing, and a weight for each universal part of speech. A weight is in
// 1/adviceScale of a natural logarithm. advice_learn.go learns it; gentags writes it:
//
//	"CHTA", version, bits, words; how usual capitals are for each word of the network's vocabulary, a byte
//	1<<bits check bytes; 1<<bits rows of weights
//
//go:embed en/tags.bin
var adviceWeights string

const (
	adviceVersion = 1
	adviceScale   = 32
	adviceHead    = 16
	numTags       = int(VERB) + 1
	// adviceWeight is what a step of a weight counts in the network's scores, 1/1024 of a natural logarithm: the
	// advice counts three quarters.
	adviceWeight = 1024 / adviceScale * 3 / 4
	// sureMargin is the lead of the network's best tag, in its scores, from which the advice is not asked.
	sureMargin = 6 << 10
)

// An adviser is the table of the second tagger. It never changes.
type adviser struct {
	capitals    string // by number in the vocabulary: see capitalStep
	check, rows string
	bits        uint
}

func loadAdviser(data string) (*adviser, error) {
	if len(data) < adviceHead || data[:4] != "CHTA" || data[4] != adviceVersion || data[8] > 24 {
		return nil, errAdvice
	}
	a := &adviser{bits: uint(data[8])}
	n, words := 1<<a.bits, int(binary.LittleEndian.Uint32([]byte(data[12:])))
	if len(data) != adviceHead+words+n*(1+numTags) {
		return nil, errAdvice
	}
	data = data[adviceHead:]
	a.capitals, a.check, a.rows = data[:words], data[words:words+n], data[words+n:]
	return a, nil
}

var errAdvice = errors.New("syntax: en/tags.bin is out of date: run go run ./gentags in internal/syntax")

// add adds the weights of the feature h to sum.
func (a *adviser) add(sum *[numTags]int32, h uint32) {
	i := int(h >> (32 - a.bits))
	if a.check[i] != checkByte(h) {
		return
	}
	row := a.rows[i*numTags:][:numTags]
	for t := range row {
		sum[t] += int32(int8(row[t]))
	}
}

// checkByte is never 0, which marks a free row.
func checkByte(h uint32) byte { return byte(h&0xff) | 1 }

// advising is the memory of the second tagger for a piece.
type advising struct {
	spelling neural.Spelling
	words    []clue
	found    []uint32 // features of the word in hand
	tags     []Tag    // as decided
	xpos     []XPOS
}

// advise sets the tags of the words of a piece anew where the network was unsure; the tags are the network's, and its
// scores begin at the given row of l.tags.
func (m *model) advise(t *Tree, c neural.Piece, row int, l *layers, w *advising) {
	asked := false
	w.tags, w.xpos = append(w.tags[:0], t.Tag[c.First:c.Last]...), append(w.xpos[:0], t.XPOS[c.First:c.Last]...)
	for i := range c.Len() {
		scores := l.tags[(row+i)*m.tag.Rows:][:len(m.tags)]
		if m.sure(scores, w.tags[i]) {
			continue
		}
		if !asked {
			w.read(m, t, c)
			asked = true
		}
		var sum [numTags]int32
		for _, h := range w.features(t, c, i) {
			m.advice.add(&sum, h)
		}
		best, top := 0, int32(-1<<31)
		for k, p := range m.tags {
			if s := int32(scores[k]) + sum[p.tag]*adviceWeight; s > top {
				best, top = k, s
			}
		}
		w.tags[i], w.xpos[i] = m.tags[best].tag, m.tags[best].xpos
	}
	copy(t.Tag[c.First:c.Last], w.tags)
	copy(t.XPOS[c.First:c.Last], w.xpos)
}

// sure reports whether the scores of a word leave no other universal part of speech near best.
func (m *model) sure(scores []int16, best Tag) bool {
	first, second := int32(-1<<31), int32(-1<<31)
	for k, p := range m.tags {
		if s := int32(scores[k]); p.tag == best {
			first = max(first, s)
		} else {
			second = max(second, s)
		}
	}
	return first-second >= sureMargin
}

// A clue is what the features ask of one word: hashes of its forms, beginnings and endings.
type clue struct {
	low, form, shape uint32
	capital          uint32    // how usual a capital is for the word, and how usual the word
	tail             [5]uint32 // endings of one to five characters
	head             [4]uint32 // beginnings of one to four
}

// edgeClue stands beyond the ends of a piece.
var edgeClue = clue{low: 1, form: 1, shape: 1, tail: [5]uint32{1, 1, 1, 1, 1}}

// capitalStep sorts a word by how often it has a capital inside sentences of the raw text: 1 for never, 12 for always.
func capitalStep(small, capital int) byte {
	n := small + capital
	if n == 0 {
		return 0
	}
	return byte(1 + (10*capital+n/2)/n + capital/n)
}

// around is the number of words on each side that features look at.
const around = 2

// read takes the words of the piece apart into w.words, which begins and ends with two clues of the edge.
func (w *advising) read(m *model, t *Tree, c neural.Piece) {
	w.words = append(w.words[:0], edgeClue, edgeClue)
	for i := c.First; i < c.Last; i++ {
		form := t.Word(i)
		o := &w.spelling
		o.Read(form)
		k := clue{low: neural.Hash(0, o.Normal), form: hashString(form), shape: neural.Hash(2, o.Shape)}
		if v := m.words.Index.Find(o.Normal); v > 0 && v < len(m.advice.capitals) {
			k.capital = uint32(m.advice.capitals[v])<<8 | uint32(bits.Len(uint(v)))
		}
		for j := range k.tail {
			k.tail[j] = neural.Hash(uint32(3+j), o.Tail(j+1))
		}
		for j := range k.head {
			k.head[j] = neural.Hash(uint32(8+j), o.Head(j+1))
		}
		w.words = append(w.words, k)
	}
	w.words = append(w.words, edgeClue, edgeClue)
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// features returns the hashed features of word i of the piece c, whose words have the network's tags, heads and relations. They are
// good until the next call.
func (w *advising) features(t *Tree, c neural.Piece, i int) []uint32 {
	w.found = w.found[:0]
	k := i + around
	kind := uint32(0)
	put := func(a, b, c uint32) {
		kind++
		h := (kind*0x9E3779B1 ^ a) * 0x85EBCA6B
		h = (h ^ h>>15 ^ b) * 0xC2B2AE35
		h = (h ^ h>>13 ^ c) * 0x27D4EB2F
		h ^= h >> 16
		w.found = append(w.found, h*0x9E3779B1)
	}
	o, p, n, pp, nn := &w.words[k], &w.words[k-1], &w.words[k+1], &w.words[k-2], &w.words[k+2]
	tag := func(j int) uint32 {
		if j += c.First; j < c.First || j >= c.Last {
			return 1 << 16
		}
		return uint32(t.Tag[j])<<8 | uint32(t.XPOS[j])
	}
	place := uint32(0)
	if i == 0 {
		place = 1
	}
	letterFeatures(o, place, put)
	put(p.low, 0, 0)
	put(n.low, 0, 0)
	put(pp.low, 0, 0)
	put(nn.low, 0, 0)
	put(p.low, o.low, 0)
	put(o.low, n.low, 0)
	put(p.low, n.low, 0)
	put(pp.low, p.low, 0)
	put(n.low, nn.low, 0)
	put(p.shape, o.shape, n.shape)
	put(o.capital>>8, o.shape, p.capital>>8^p.shape)
	put(o.capital>>8, o.shape, n.capital>>8^n.shape)
	put(p.tail[2], 0, 0)
	put(n.tail[2], 0, 0)
	put(o.tail[2], n.tail[2], 0)
	put(p.tail[2], o.tail[2], 0)
	put(o.tail[2], n.low, 0)
	put(p.low, o.tail[2], 0)
	put(p.low, o.shape, 0)
	put(n.low, o.shape, 0)
	put(o.low, p.shape, 0)
	put(o.low, n.shape, 0)
	p1, p2, n1, n2 := tag(i-1), tag(i-2), tag(i+1), tag(i+2)
	put(p1, 0, 0)
	put(n1, 0, 0)
	put(p1, p2, 0)
	put(n1, n2, 0)
	put(p1, n1, 0)
	put(p1, o.low, 0)
	put(n1, o.low, 0)
	put(p1, o.tail[2], 0)
	put(n1, o.tail[2], 0)
	put(p1, n1, o.tail[1])
	put(p1, o.shape, 0)
	put(n1, o.shape, 0)
	put(p1, p2, o.tail[1])
	put(n1, n2, o.tail[1])
	rels := func(d int) uint32 {
		if j := c.First + i + d; j >= c.First && j < c.Last {
			return uint32(t.Rel[j])
		}
		return 1 << 16
	}
	rel, head := rels(0), &edgeClue
	if h := int(t.Head[c.First+i]); h >= 0 {
		head = &w.words[h-c.First+around]
	}
	put(rel, 0, 0)
	put(rel, o.low, 0)
	put(rel, o.tail[2], 0)
	put(rel, o.shape, place)
	put(rel, n1, 0)
	put(rel, p1, 0)
	put(rel, head.low, 0)
	put(rel, head.tail[2], o.tail[1])
	put(head.low, o.low, 0)
	h := uint32(1 << 16)
	if x := int(t.Head[c.First+i]); x >= 0 {
		h = tag(x - c.First)
	}
	put(rel, h, 0)
	put(rel, h, o.tail[2])
	put(h, o.low, 0)
	put(rel, rels(-1), rels(1))
	put(rel, rels(-1), o.tail[1])
	put(rel, rels(1), o.tail[1])
	return w.found
}

// letterFeatures puts the features of the word alone; place is 1 for the first word of a piece.
func letterFeatures(t *clue, place uint32, put func(a, b, c uint32)) {
	put(0, 0, 0)
	put(t.low, 0, 0)
	put(t.form, 0, 0)
	for _, h := range t.tail {
		put(h, 0, 0)
	}
	for _, h := range t.head {
		put(h, 0, 0)
	}
	put(t.shape, place, 0)
	put(t.shape, t.tail[2], 0)
	put(t.low, t.shape, place)
	put(t.capital, 0, 0)
	put(t.capital>>8, t.shape, place)
	put(t.capital>>8, t.tail[2], 0)
}
