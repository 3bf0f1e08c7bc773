package syntax

import (
	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

// The network, for each word of a sentence:
//
//	word ─► vector of its normal form ┐
//	     └► sum of vectors of features ┴► input weights ─► LSTM 1 ⇄ ─► LSTM 2 ⇄ ─┬► hidden ─► tag
//	        (kept by word: neural.Inputs)                                        ├► arc, as dependent and as head
//	                                                                             └► relation, likewise
//
// Both layers run over four sentences at once, the longest together.

// layers is the memory of a run of the network over up to four pieces. Row i of a table
// belongs to the i-th word of the pieces, one piece after the other.
type layers struct {
	sums, states1, states2 []int16 // rows of 8, 2 and 2 times hid
	hidden, tags, arcs     []int16 // rows of the matrices of these names
	cells                  neural.Cells
}

// run computes the hidden layers, scores of tags and arc vectors of all words of up to four pieces, the longest first.
func (m *model) run(d *text.Doc, group []neural.Piece, in *neural.Inputs, l *layers) {
	words := 0
	for _, p := range group {
		words += p.Len()
	}
	h := m.hid
	l.sums, l.states1, l.states2 = neural.Room(l.sums, words*8*h), neural.Room(l.states1, words*2*h), neural.Room(l.states2, words*2*h)
	l.hidden = neural.Room(l.hidden, words*m.hidden.Rows)
	k := 0
	for _, p := range group {
		for i := p.First; i < p.Last; i++ {
			copy(l.sums[k*8*h:(k+1)*8*h], in.Sums(&m.Kernel, m.words, d.Word(i)))
			k++
		}
	}
	m.Run(m.layer1, l.states1, l.sums, group, &l.cells)
	m.Apply(m.in2, l.sums, l.states1, words, 2*h)
	m.Run(m.layer2, l.states2, l.sums, group, &l.cells)
	m.Apply(m.hidden, l.hidden, l.states2, words, 2*h)
	for k := range words { // the relations' halves stay as they are until they are added
		neural.Rectify(l.hidden[k*m.hidden.Rows:][:m.dtag+2*m.darc])
	}
	l.tags, l.arcs = neural.Room(l.tags, words*m.tag.Rows), neural.Room(l.arcs, words*m.arc.Rows)
	m.Apply(m.tag, l.tags, l.hidden, words, m.hidden.Rows)
	m.Apply(m.arc, l.arcs, l.hidden[m.dtag:], words, m.hidden.Rows)
}
