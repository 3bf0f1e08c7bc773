package syntax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// modelVersion is the version of the form of the weights' file, which train/export.py writes:
//
//	"CHSN", version, SHA-256 of train/settings.txt, nine sizes
//	names of tags, relations and words: length in bytes, then lines
//	tables of the sigmoid and of tanh
//	vectors of words, then of features: a byte for each value, then a shift for each row
//	matrices: rows, columns, shift, weights by row, bias
//	the state of the root as a head
//
// Numbers are little-endian, of 32 bits; weights of 16.
const modelVersion = 1

// A model holds the weights of the network. It never changes.
type model struct {
	kernel
	gate gateTables

	dword, dfeat, hid      int
	dtag, darc, drel       int
	tags                   []pair
	rels                   []Rel
	root                   int // the index of Root among rels
	index                  wordIndex
	words, feats           vectors
	in1, in2               *matrix    // both directions' input weights of a layer
	rec1, rec2             [2]*matrix // recurrent weights, forward and backward
	hidden                 *matrix    // layer 2 to the hidden layers of tags, arcs and relations
	tag, arc, rel          *matrix
	rootHead, rootRelation []int16
	zero                   []int16
	advice                 *adviser // nil for none
}

// vectors is a table of vectors; value k of row i is bytes[i*dim+k] << shift[i].
type vectors struct {
	bytes, shift string
	dim          int
}

// add adds row i to sum.
func (v *vectors) add(sum []int16, i int) {
	row, s := v.bytes[i*v.dim:(i+1)*v.dim], v.shift[i]
	for k := range sum[:len(row)] {
		sum[k] = saturate(int32(sum[k]) + int32(int8(row[k]))<<s)
	}
}

var errWeights = errors.New("syntax: en/weights.bin is out of date: run train/make.sh")

// loadModel reads a file of weights.
func loadModel(data string) (m *model, err error) {
	r := &reader{data: data}
	defer func() {
		if e := recover(); e != nil {
			if e != errWeights {
				panic(e)
			}
			err = errWeights
		}
	}()
	if r.bytes(4) != "CHSN" || r.number() != modelVersion {
		return nil, errWeights
	}
	r.bytes(32)
	m = &model{kernel: newKernel()}
	words, rows := r.number(), r.number()
	m.dword, m.dfeat, m.hid = r.number(), r.number(), r.number()
	m.dtag, m.darc, m.drel = r.number(), r.number(), r.number()
	r.number()
	for name := range strings.SplitSeq(r.bytes(r.number()), "\n") {
		u, x, _ := strings.Cut(name, " ")
		m.tags = append(m.tags, pair{ParseTag(u), ParseXPOS(x)})
	}
	for name := range strings.SplitSeq(r.bytes(r.number()), "\n") {
		rel, ok := ParseRel(name)
		if !ok {
			return nil, fmt.Errorf("syntax: unknown relation %q among the weights", name)
		}
		if rel == Root {
			m.root = len(m.rels)
		}
		m.rels = append(m.rels, rel)
	}
	m.index = newWordIndex(r.bytes(r.number()))
	copy(m.gate.sigmoid[:], r.weights(gateSteps))
	copy(m.gate.tanh[:], r.weights(gateSteps))
	m.words, m.feats = r.vectors(words, m.dword), r.vectors(rows, m.dfeat)
	m.in1, m.rec1[0], m.rec1[1] = r.matrix(), r.matrix(), r.matrix()
	m.in2, m.rec2[0], m.rec2[1] = r.matrix(), r.matrix(), r.matrix()
	m.hidden, m.tag, m.arc, m.rel = r.matrix(), r.matrix(), r.matrix(), r.matrix()
	m.rootHead, m.rootRelation = r.weights(m.darc), r.weights(m.drel)
	m.zero = make([]int16, max(m.in1.rows, m.in2.rows))
	if len(r.data) != 0 || rows&(rows-1) != 0 || m.hidden.rows != m.dtag+2*m.darc+2*m.drel {
		return nil, errWeights
	}
	return m, nil
}

// A reader cuts the file up. It panics with errWeights at a file that is too short.
type reader struct{ data string }

func (r *reader) bytes(n int) string {
	if n < 0 || n > len(r.data) {
		panic(errWeights)
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *reader) number() int { return int(binary.LittleEndian.Uint32([]byte(r.bytes(4)))) }

func (r *reader) weights(n int) []int16 {
	s := r.bytes(2 * n)
	out := make([]int16, n)
	for i := range out {
		out[i] = int16(uint16(s[2*i]) | uint16(s[2*i+1])<<8)
	}
	return out
}

func (r *reader) vectors(rows, dim int) vectors {
	return vectors{r.bytes(rows * dim), r.bytes(rows), dim}
}

func (r *reader) matrix() *matrix {
	rows, cols, shift := r.number(), r.number(), r.number()
	w := r.weights(rows * cols)
	return newMatrix(rows, cols, uint(shift), w, r.weights(rows))
}

// A wordIndex finds a word's number in the vocabulary: open addressing over the file's own bytes.
type wordIndex struct {
	text  string
	start []uint32 // where each word begins; one more for the end
	slots []uint32 // number of a word, 0 for empty; a power of two
}

func newWordIndex(text string) wordIndex {
	x := wordIndex{text: text, start: []uint32{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			x.start = append(x.start, uint32(i+1))
		}
	}
	x.start = append(x.start, uint32(len(text)+1))
	size := 1
	for size < 2*len(x.start) {
		size *= 2
	}
	x.slots = make([]uint32, size)
	for i := 1; i < len(x.start)-1; i++ { // number 0 is the unknown word
		h := hash(0, []byte(x.word(uint32(i)))) % uint32(size)
		for x.slots[h] != 0 {
			h = (h + 1) % uint32(size)
		}
		x.slots[h] = uint32(i)
	}
	return x
}

func (x *wordIndex) word(i uint32) string { return x.text[x.start[i] : x.start[i+1]-1] }

// find returns the number of a normal form, 0 where it is unknown.
func (x *wordIndex) find(normal []byte) int {
	mask := uint32(len(x.slots) - 1)
	for h := hash(0, normal) & mask; x.slots[h] != 0; h = (h + 1) & mask {
		if x.word(x.slots[h]) == string(normal) {
			return int(x.slots[h])
		}
	}
	return 0
}
