package syntax

import "github.com/chancery-project/chancery/internal/text"

// The network, for each word of a sentence:
//
//	word ─► vector of its normal form ┐
//	     └► sum of vectors of features ┴► input weights ─► LSTM 1 ⇄ ─► LSTM 2 ⇄ ─┬► hidden ─► tag
//	        (kept by word: see inputs)                                           ├► arc, as dependent and as head
//	                                                                             └► relation, likewise
//
// Both layers run over four sentences at once, the longest together, so that each weight that
// is fetched is used four times.

// together is the number of sentences that run side by side.
const together = 4

// maxWords is the length at which a sentence is cut into pieces.
const maxWords = 200

// A piece is a run of words that is parsed as one sentence.
type piece struct{ first, last int } // words of the document, half-open

func (p piece) len() int { return p.last - p.first }

// layers is the memory of a run of the network over up to four pieces. Row i of a table
// belongs to the i-th word of the pieces, one piece after the other.
type layers struct {
	sums, states1, states2 []int16 // rows of 8, 2 and 2 times hid
	hidden, tags, arcs     []int16 // rows of the matrices of these names
	gates                  [together][]int16
	cell                   [together][]int16
}

// cutPieces appends the pieces of a sentence: itself, or if it is very long, parts that end
// after a comma, semicolon or the like where there is one in the second half.
func cutPieces(list []piece, d *text.Doc, s *text.Sentence) []piece {
	first := s.First
	for s.Last-first > maxWords {
		cut := first + maxWords
		for k := cut; k > first+maxWords/2; k-- {
			if w := d.Word(k - 1); len(w) == 1 && (w[0] == ';' || w[0] == ',' || w[0] == ':' || w[0] == '.') {
				cut = k
				break
			}
		}
		list = append(list, piece{first, cut})
		first = cut
	}
	if first < s.Last {
		list = append(list, piece{first, s.Last})
	}
	return list
}

// run computes the hidden layers, scores of tags and arc vectors of all words of up to four pieces, the longest first.
func (m *model) run(d *text.Doc, group []piece, in *inputs, l *layers) {
	words := 0
	for _, p := range group {
		words += p.len()
	}
	h := m.hid
	l.sums, l.states1, l.states2 = grow(l.sums, words*8*h), grow(l.states1, words*2*h), grow(l.states2, words*2*h)
	l.hidden = grow(l.hidden, words*m.hidden.rows)
	for i := range l.gates {
		l.gates[i], l.cell[i] = grow(l.gates[i], 4*h), grow(l.cell[i], h)
	}
	k := 0
	for _, p := range group {
		for i := p.first; i < p.last; i++ {
			copy(l.sums[k*8*h:(k+1)*8*h], in.sums(m, d.Word(i)))
			k++
		}
	}
	m.layer(m.rec1, l.states1, group, l)
	m.apply(m.in2, l.sums, l.states1, words, 2*h)
	m.layer(m.rec2, l.states2, group, l)
	m.apply(m.hidden, l.hidden, l.states2, words, 2*h)
	for k := range words { // the relations' halves stay as they are until they are added
		rectify(l.hidden[k*m.hidden.rows:][:m.dtag+2*m.darc])
	}
	l.tags, l.arcs = grow(l.tags, words*m.tag.rows), grow(l.arcs, words*m.arc.rows)
	m.apply(m.tag, l.tags, l.hidden, words, m.hidden.rows)
	m.apply(m.arc, l.arcs, l.hidden[m.dtag:], words, m.hidden.rows)
}

func rectify(x []int16) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// apply sets row k of out to a of row k of x, of n rows. A row of x begins every stride values.
func (m *model) apply(a *matrix, out, x []int16, n, stride int) {
	var l lanes
	for p := range a.parts {
		part := &a.parts[p]
		for k := 0; k < n; k += 4 {
			c := min(4, n-k)
			for i := range c {
				l.out[i], l.init[i], l.x[i] = &out[(k+i)*a.rows+p*partRows], &part.bias[0], &x[(k+i)*stride]
			}
			m.mul(part, &l, c)
		}
	}
}

// layer runs both directions of an LSTM layer whose input sums are in l.sums.
func (m *model) layer(rec [2]*matrix, states []int16, group []piece, l *layers) {
	h := m.hid
	var base [together]int
	at := 0
	for i, p := range group {
		base[i] = at
		at += p.len()
	}
	for dir, a := range rec {
		active := len(group)
		for i := range group {
			clear(l.cell[i])
		}
		for t := range group[0].len() {
			for active > 0 && group[active-1].len() <= t {
				active--
			}
			var ls lanes
			var row [together]int
			for i := range active {
				now, before := t, t-1
				if dir == 1 {
					now = group[i].len() - 1 - t
					before = now + 1
				}
				row[i] = base[i] + now
				ls.out[i], ls.init[i], ls.x[i] = &l.gates[i][0], &l.sums[row[i]*8*h+dir*4*h], &m.zero[0]
				if t > 0 {
					ls.x[i] = &states[(base[i]+before)*2*h+dir*h]
				}
			}
			m.mul(a, &ls, active)
			for i := range active {
				m.gates(&m.gate, states[row[i]*2*h+dir*h:][:h], l.cell[i], l.gates[i])
			}
		}
	}
}

// inputs keeps the first layer's input sums of words met before: a word belongs to one of
// inputSets sets, which keeps the last inputWays words. Nine in ten words of news are there.
type inputs struct {
	spelling
	key   [][inputWays]inputKey
	order [][inputWays]uint8 // of the ways of a set, the one used last at the end
	value []int16
	x     []int16
	spare []int16
}

const (
	inputSets = 1 << 11
	inputWays = 4
	keyBytes  = 24
)

// An inputKey is a word: its length, then its letters. Longer words are not kept.
type inputKey [keyBytes]byte

// sums returns the input sums of a word; they are good until the next call.
func (in *inputs) sums(m *model, form string) []int16 {
	n := m.in1.rows
	if in.key == nil {
		in.key, in.order = make([][inputWays]inputKey, inputSets), make([][inputWays]uint8, inputSets)
		for i := range in.order {
			in.order[i] = [inputWays]uint8{0, 1, 2, 3}
		}
		in.value = make([]int16, inputSets*inputWays*n)
		in.x, in.spare = make([]int16, m.in1.cols), make([]int16, n)
	}
	out := in.spare
	if len(form) < keyBytes {
		way, known := in.find(form)
		out = in.value[way*n:][:n]
		if known {
			return out
		}
	}
	in.read(form)
	clear(in.x)
	m.words.add(in.x[:m.dword], m.index.find(in.normal))
	rows := uint32(len(m.feats.shift))
	for _, f := range in.features() {
		m.feats.add(in.x[m.dword:m.dword+m.dfeat], int(f&(rows-1)))
	}
	var l lanes
	l.out[0], l.init[0], l.x[0] = &out[0], &m.in1.bias[0], &in.x[0]
	m.mul(m.in1, &l, 1)
	return out
}

// find returns the place of a word's sums and whether they are there; where they are not,
// the place is given to the word in the room of the one that was used longest ago.
func (in *inputs) find(form string) (place int, known bool) {
	var key inputKey
	key[0] = byte(len(form) + 1) // no word has the empty key
	copy(key[1:], form)
	set := int(hash(0, key[:len(form)+1]) % inputSets)
	order := &in.order[set]
	at := 0
	for k := inputWays - 1; k >= 0; k-- {
		if in.key[set][order[k]] == key {
			at, known = k, true
			break
		}
	}
	way := order[at]
	copy(order[at:], order[at+1:])
	order[inputWays-1] = way
	in.key[set][way] = key
	return set*inputWays + int(way), known
}
