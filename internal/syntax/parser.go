package syntax

import (
	_ "embed"
	"sync"

	"github.com/chancery-project/chancery/internal/neural"
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
	inputs neural.Inputs
	layers layers
	pieces []neural.Piece
	decoding
	advising advising
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
	t.Tag, t.XPOS, t.Feats = neural.Room(t.Tag, n), neural.Room(t.XPOS, n), neural.Room(t.Feats, n)
	t.Lemma, t.Head, t.Rel = neural.Room(t.Lemma, n), neural.Room(t.Head, n), neural.Room(t.Rel, n)
	w.pieces = w.pieces[:0]
	for i := range d.Sentences {
		s := &d.Sentences[i]
		w.pieces = neural.Cut(w.pieces, s.First, s.Last, d.Word)
	}
	for group := range neural.Groups(w.pieces) {
		p.net.run(d, group, &w.inputs, &w.layers)
		row := 0
		for _, c := range group {
			p.net.decode(t, c, row, &w.layers, &w.decoding)
			p.net.advise(t, c, row, &w.layers, &w.advising)
			row += c.Len()
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

// NewParser prepares the built-in weights.
func NewParser() (*Parser, error) {
	m, err := loadModel(weights)
	if err != nil {
		return nil, err
	}
	if m.advice, err = loadAdviser(adviceWeights); err != nil {
		return nil, err
	}
	return &Parser{net: m, lemmas: newLemmatizer(lemmaList)}, nil
}
