package syntax

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/chancery-project/chancery/internal/text"
)

// weights are the network's, in the form that model.go describes.
//
//go:embed en/weights.bin
var weights string

// A Parser tags and parses. It never changes and is safe for any number of goroutines.
type Parser struct {
	net    *model
	lemmas *lemmatizer
	spare  sync.Pool // of *room, for calls without a workspace
}

// A pair is a universal and a Penn part of speech that go together.
type pair struct {
	tag  Tag
	xpos XPOS
}

// Workspace is memory that a Parser uses again. Give each goroutine its own.
type Workspace struct {
	tree Tree
	room *room
}

// A room holds what the network needs besides the tree.
type room struct {
	inputs inputs
	layers layers
	finder treeFinder
	pieces []piece
	group  [together]piece
	scores []int32 // of one word's heads
	vector []int16 // of one word
	out    []int16
}

// Parse tags and parses d. The tree lies in w and is overwritten by the next call with it; where w
// is nil, the tree has memory of its own.
func (p *Parser) Parse(d *text.Doc, w *Workspace) *Tree {
	if w == nil {
		r := p.takeRoom()
		defer p.spare.Put(r)
		return p.parse(d, &Tree{}, r)
	}
	if w.room == nil {
		w.room = p.takeRoom()
	}
	return p.parse(d, &w.tree, w.room)
}

func (p *Parser) takeRoom() *room {
	if r, ok := p.spare.Get().(*room); ok {
		return r
	}
	return &room{}
}

func (p *Parser) parse(d *text.Doc, t *Tree, w *room) *Tree {
	n := len(d.Words)
	t.Doc = d
	t.Tag, t.XPOS, t.Feats = grow(t.Tag, n), grow(t.XPOS, n), grow(t.Feats, n)
	t.Lemma, t.Head, t.Rel = grow(t.Lemma, n), grow(t.Head, n), grow(t.Rel, n)
	w.pieces = w.pieces[:0]
	for i := range d.Sentences {
		w.pieces = cutPieces(w.pieces, d, &d.Sentences[i])
	}
	slices.SortStableFunc(w.pieces, func(a, b piece) int { return b.len() - a.len() })
	for i := 0; i < len(w.pieces); i += together {
		group := w.pieces[i:min(i+together, len(w.pieces))]
		p.net.run(d, group, &w.inputs, &w.layers)
		row := 0
		for _, c := range group {
			p.net.decode(t, c, row, w)
			row += c.len()
		}
	}
	for i := range d.Sentences {
		joinPieces(t, &d.Sentences[i])
	}
	t.Index()
	for j := range n {
		t.Lemma[j] = p.lemmas.lemma(d.Word(j), t.Tag[j], t.XPOS[j])
	}
	t.haveAndBe()
	feats().fill(t)
	return t
}

// joinPieces hangs the roots of a long sentence's later pieces under the first one.
func joinPieces(t *Tree, s *text.Sentence) {
	root := int32(-1)
	for j := s.First; j < s.Last; j++ {
		switch {
		case t.Head[j] >= 0:
		case root < 0:
			root = int32(j)
		default:
			t.Head[j], t.Rel[j] = root, Parataxis
		}
	}
}

// decode reads tags, heads and relations of a piece off the hidden layers, of which its
// first word has the given row.
func (m *model) decode(t *Tree, c piece, row int, w *room) {
	n, width := c.len(), m.hidden.rows
	hidden := w.layers.hidden[row*width : (row+n)*width]
	arcAt := m.dtag
	relAt := arcAt + 2*m.darc
	w.out, w.vector = grow(w.out, 256), grow(w.vector, max(n+1, m.drel/m.darc+1)*m.darc)
	heads := w.vector[:(n+1)*m.darc]
	copy(heads, m.rootHead)
	for i := range n {
		copy(heads[(i+1)*m.darc:], hidden[i*width+arcAt+m.darc:][:m.darc])
	}
	w.scores = grow(w.scores, n+1)
	f := &w.finder
	f.reset(n)
	for i := range n {
		h := hidden[i*width:]
		t.Tag[c.first+i], t.XPOS[c.first+i] = m.tagOf(h[:m.dtag], w.out)
		m.once(m.arc, w.out, h[arcAt:])
		m.dots(w.scores, w.out[:m.darc], heads, m.darc)
		row := f.score[(i+1)*f.n:][:f.n]
		for j, s := range w.scores {
			row[j] = int64(s)
		}
	}
	tree := f.find()
	for i := range n {
		h := int(tree[i+1])
		other := m.rootRelation
		if h > 0 {
			other = hidden[(h-1)*width+relAt+m.drel:][:m.drel]
		}
		t.Rel[c.first+i] = m.relOf(hidden[i*width+relAt:][:m.drel], other, h == 0, w)
		if t.Head[c.first+i] = -1; h > 0 {
			t.Head[c.first+i] = int32(c.first + h - 1)
		}
	}
}

// once applies a to one vector.
func (m *model) once(a *matrix, out, x []int16) {
	_, _ = out[a.rows-1], x[a.cols-1]
	l := lanes{}
	l.out[0], l.init[0], l.x[0] = &out[0], &a.bias[0], &x[0]
	m.mul(a, &l, 1)
}

func (m *model) tagOf(hidden, out []int16) (Tag, XPOS) {
	m.once(m.tag, out, hidden)
	p := m.tags[best(out[:len(m.tags)])]
	return p.tag, p.xpos
}

// relOf returns the relation of a word with its half of the hidden layer to a head with its own.
func (m *model) relOf(dep, head []int16, root bool, w *room) Rel {
	if root {
		return Root
	}
	x := w.vector[:m.drel]
	for k := range x {
		x[k] = saturate(max(0, int32(dep[k])+int32(head[k])))
	}
	m.once(m.rel, w.out, x)
	for i, r := range m.rels {
		if r == Root {
			w.out[i] = -32768
		}
	}
	return m.rels[best(w.out[:len(m.rels)])]
}

// best returns the index of the greatest value, the first among equals.
func best(x []int16) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	return b
}

// NewParser prepares the built-in weights.
func NewParser() (*Parser, error) {
	m, err := loadModel(weights)
	if err != nil {
		return nil, err
	}
	return &Parser{net: m, lemmas: newLemmatizer(lemmaList)}, nil
}
