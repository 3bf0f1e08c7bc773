package syntax

import "github.com/chancery-project/chancery/internal/neural"

// decoding is the memory for reading a tree off the network's hidden layers.
type decoding struct {
	finder treeFinder
	heads  []int16 // the words as heads, behind the root
	scores []int32 // of one word's heads
	pairs  []int16 // each word and its head, before the relation
	rels   []int16 // scores of relations
}

// decode sets tags, heads and relations of the words of a piece, of which the first has the
// given row in the tables of l.
func (m *model) decode(t *Tree, c neural.Piece, row int, l *layers, w *decoding) {
	n, width := c.Len(), m.hidden.Rows
	hidden := l.hidden[row*width : (row+n)*width]
	for i := range n {
		at := (row + i) * m.tag.Rows
		p := m.tags[best(l.tags[at:at+len(m.tags)])]
		t.Tag[c.First+i], t.XPOS[c.First+i] = p.tag, p.xpos
	}
	tree := m.findHeads(hidden, l.arcs[row*m.arc.Rows:], n, w)
	dep, head := m.dtag+2*m.darc, m.dtag+2*m.darc+m.drel // where the halves for the relation begin
	w.pairs, w.rels = neural.Room(w.pairs, n*m.drel), neural.Room(w.rels, n*m.rel.Rows)
	for i := range n {
		other := m.rootRelation
		t.Head[c.First+i] = -1
		if h := int(tree[i+1]) - 1; h >= 0 {
			other = hidden[h*width+head:][:m.drel]
			t.Head[c.First+i] = int32(c.First + h)
		}
		addRectified(w.pairs[i*m.drel:][:m.drel], hidden[i*width+dep:][:m.drel], other)
	}
	m.Apply(m.rel, w.rels, w.pairs, n, m.drel)
	for i := range n {
		if t.Rel[c.First+i] = Root; t.Head[c.First+i] >= 0 {
			scores := w.rels[i*m.rel.Rows:][:len(m.rels)]
			scores[m.root] = -32768
			t.Rel[c.First+i] = m.rels[best(scores)]
		}
	}
}

// findHeads scores each word under each head and returns the best tree: the head of word i at
// i+1, counted from 1, 0 for the root.
func (m *model) findHeads(hidden, arcs []int16, n int, w *decoding) []int32 {
	w.heads, w.scores = neural.Room(w.heads, (n+1)*m.darc), neural.Room(w.scores, n+1)
	copy(w.heads, m.rootHead)
	for i := range n {
		copy(w.heads[(i+1)*m.darc:][:m.darc], hidden[i*m.hidden.Rows+m.dtag+m.darc:])
	}
	f := &w.finder
	f.reset(n)
	for i := range n {
		m.Dots(w.scores, arcs[i*m.arc.Rows:][:m.darc], w.heads, m.darc)
		row := f.score[(i+1)*f.n:][:f.n]
		for j, s := range w.scores {
			row[j] = int64(s)
		}
	}
	return f.find()
}

// addRectified sets out to max(0, a+b).
func addRectified(out, a, b []int16) {
	a, b = a[:len(out)], b[:len(out)]
	for k := range out {
		out[k] = neural.Saturate(max(0, int32(a[k])+int32(b[k])))
	}
}

// best returns the index of the greatest value, the first among equals.
func best(x []int16) int {
	b, top := 0, x[0]
	for i, v := range x {
		if v > top {
			b, top = i, v
		}
	}
	return b
}
