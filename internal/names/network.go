package names

import (
	"math/bits"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

// Beside the weights of features a small network looks at the whole sentence:
//
//	word ─► vector of its normal form ┐
//	     └► sum of vectors of features ┴► input weights ─► LSTM ⇄ ┬► hidden ─► a score for each label
//	                                              classes in lists ┘
//
// Its layer has learned from raw text to guess the next and the previous word before it saw a name, so
// it knows how words are used that no gold set holds. Its scores and the features' are added; both were
// learned together (train/README.md).

// scoreBits is the scale of scores: 1 is 1<<scoreBits.
const scoreBits = 7

// A network holds the network's weights. It never changes.
type network struct {
	neural.Kernel
	*model      // the weights of features
	words       *neural.Words
	layer       *neural.Layer
	hidden, out *neural.Matrix
}

// networkVersion is the version of the form of network.bin, which train/network.py writes:
//
//	"CHNN", version, SHA-256 of train/settings.txt
//	words of the vocabulary; tables of the sigmoid and of tanh
//	vectors of words and of features: their number, their length, the vectors
//	matrices: input, forward, backward, hidden, out
//	weights of label pairs and features, as model.pack writes them, behind their number of bytes
const networkVersion = 1

// loadNetwork reads network.bin. It returns neural.ErrFormat for anything else.
func loadNetwork(data string) (*network, error) {
	n := &network{Kernel: neural.NewKernel()}
	return n, neural.Read(data, n.read)
}

func (n *network) read(r *neural.Reader) (err error) {
	if r.Bytes(4) != "CHNN" || r.Number() != networkVersion {
		return neural.ErrFormat
	}
	r.Bytes(32)
	index, gates := neural.NewWordIndex(r.Text()), r.Gates()
	var vectors [2]neural.Vectors
	for i := range vectors {
		rows, dim := r.Number(), r.Number()
		vectors[i] = r.Vectors(rows, dim)
	}
	if n.words, err = neural.NewWords(index, vectors[0], vectors[1], r.Matrix()); err != nil {
		return err
	}
	n.layer, n.hidden, n.out = r.Layer(gates), r.Matrix(), r.Matrix()
	n.model = unpack(r.Text())
	if n.words.Rows() != 8*n.layer.Units || n.hidden.Cols != n.width() || n.out.Cols != n.hidden.Rows || n.out.Rows < numLabels {
		return neural.ErrFormat
	}
	return nil
}

// width is the number of inputs of the hidden layer: the states of both directions and the classes.
func (n *network) width() int { return (2*n.layer.Units + numBits + 1) &^ 1 }

// thinking is the memory of the network's run.
type thinking struct {
	inputs       neural.Inputs
	cells        neural.Cells
	pieces       []neural.Piece
	sums, states []int16
	open         []int32 // the open words of a group: row, then number in the document
	x            []int16 // inputs of the hidden layer, a row for each open word
	hidden, out  []int16
}

// score sets the scores of the open words of d to what the network makes of them.
func (n *network) score(d *text.Doc, w *workspace) {
	t := &w.thinking
	t.pieces = t.pieces[:0]
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if w.tokens[i].open {
				t.pieces = neural.Cut(t.pieces, sent.First, sent.Last, d.Word)
				break
			}
		}
	}
	for group := range neural.Groups(t.pieces) {
		n.group(d, group, w)
	}
}

// group scores the open words of up to neural.Together pieces.
func (n *network) group(d *text.Doc, group []neural.Piece, w *workspace) {
	t, sums, states := &w.thinking, 8*n.layer.Units, 2*n.layer.Units
	words := 0
	for _, p := range group {
		words += p.Len()
	}
	t.sums, t.states, t.open = neural.Room(t.sums, words*sums), neural.Room(t.states, words*states), t.open[:0]
	row := 0
	for _, p := range group {
		for i := p.First; i < p.Last; i++ {
			copy(t.sums[row*sums:], t.inputs.Sums(&n.Kernel, n.words, d.Word(i)))
			if w.tokens[i].open {
				t.open = append(t.open, int32(row), int32(i))
			}
			row++
		}
	}
	n.Run(n.layer, t.states, t.sums, group, &t.cells)
	open, width := len(t.open)/2, n.width()
	t.x, t.hidden, t.out = neural.Room(t.x, open*width), neural.Room(t.hidden, open*n.hidden.Rows), neural.Room(t.out, open*n.out.Rows)
	for k := range open {
		x := t.x[k*width:][:width]
		copy(x, t.states[int(t.open[2*k])*states:][:states])
		classes := x[states:]
		clear(classes)
		for b, c := range w.tokens[t.open[2*k+1]].bits() {
			for ; c != 0; c &= c - 1 {
				classes[32*b+bits.TrailingZeros32(c)] = 1 << neural.StateBits
			}
		}
	}
	n.Apply(n.hidden, t.hidden, t.x, open, width)
	neural.Rectify(t.hidden)
	n.Apply(n.out, t.out, t.hidden, open, n.hidden.Rows)
	for k := range open {
		score := &w.score[t.open[2*k+1]]
		for l := range score {
			score[l] = int32(t.out[k*n.out.Rows+l]) >> (neural.SumBits - scoreBits)
		}
	}
}
