package syntax

import (
	"errors"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/neural"
)

// modelVersion is the version of the form of the weights' file, which train/export.py writes:
//
//	"CHSN", version, SHA-256 of train/settings.txt, nine sizes
//	names of tags, relations and words: lines of a text
//	tables of the sigmoid and of tanh
//	vectors of words, then of features
//	matrices, in the order of model's fields
//	the state of the root as a head: weights
//
// neural.Reader has the form of each part.
const modelVersion = 1

// A model holds the weights of the network. It never changes.
type model struct {
	neural.Kernel
	hid, dtag, darc, drel  int
	tags                   []pair
	rels                   []Rel
	root                   int // the index of Root among rels
	words                  *neural.Words
	layer1                 *neural.Layer
	in2                    *neural.Matrix // input weights of layer 2
	layer2                 *neural.Layer
	hidden                 *neural.Matrix // layer 2 to the hidden layers of tags, arcs and relations
	tag, arc, rel          *neural.Matrix
	rootHead, rootRelation []int16
	advice                 *adviser // nil for none
}

var errWeights = errors.New("syntax: en/weights.bin is out of date: run train/make.sh")

// loadModel reads a file of weights.
func loadModel(data string) (*model, error) {
	m := &model{Kernel: neural.NewKernel()}
	err := neural.Read(data, m.read)
	if errors.Is(err, neural.ErrFormat) {
		err = errWeights
	}
	if err != nil {
		return nil, err
	}
	return m, nil
}

func (m *model) read(r *neural.Reader) (err error) {
	if r.Bytes(4) != "CHSN" || r.Number() != modelVersion {
		return neural.ErrFormat
	}
	r.Bytes(32)
	words, features := r.Number(), r.Number()
	dword, dfeat := r.Number(), r.Number()
	m.hid, m.dtag, m.darc, m.drel = r.Number(), r.Number(), r.Number(), r.Number()
	r.Number()
	for name := range strings.SplitSeq(r.Text(), "\n") {
		u, x, _ := strings.Cut(name, " ")
		m.tags = append(m.tags, pair{ParseTag(u), ParseXPOS(x)})
	}
	for name := range strings.SplitSeq(r.Text(), "\n") {
		rel, ok := ParseRel(name)
		if !ok {
			return fmt.Errorf("syntax: unknown relation %q among the weights", name)
		}
		if rel == Root {
			m.root = len(m.rels)
		}
		m.rels = append(m.rels, rel)
	}
	index, gates := neural.NewWordIndex(r.Text()), r.Gates()
	vectors, letters := r.Vectors(words, dword), r.Vectors(features, dfeat)
	if m.words, err = neural.NewWords(index, vectors, letters, r.Matrix()); err != nil {
		return err
	}
	m.layer1, m.in2, m.layer2 = r.Layer(gates), r.Matrix(), r.Layer(gates)
	m.hidden, m.tag, m.arc, m.rel = r.Matrix(), r.Matrix(), r.Matrix(), r.Matrix()
	m.rootHead, m.rootRelation = r.Weights(m.darc), r.Weights(m.drel)
	return m.fit()
}

// fit returns an error where the parts do not fit each other.
func (m *model) fit() error {
	if m.layer1.Units != m.hid || m.layer2.Units != m.hid || m.words.Rows() != 8*m.hid || m.in2.Rows != 8*m.hid ||
		m.hidden.Rows != m.dtag+2*m.darc+2*m.drel {
		return neural.ErrFormat
	}
	return nil
}
