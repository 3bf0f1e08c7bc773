package syntax

import (
	_ "embed"
	"errors"
	"strings"

	"github.com/chancery-project/chancery/internal/text"
)

// The first parser: an averaged perceptron that tags from left to right, and a greedy
// arc-hybrid parser (Kuhlmann, Gómez-Rodríguez and Satta 2011) trained with a dynamic oracle
// (Goldberg and Nivre 2013). All weights are 8-bit integers in tables that features are hashed
// into, so nothing is built at start: a weight is read where it lies in the binary.

const (
	tagSlots = 1 << 21 // weights of tags, one for each feature and tag
	actRows  = 1 << 20 // rows of weights of actions, numActs in a row
	relSlots = 1 << 21 // weights of relations
)

// perceptronWeights holds tagSlots, then actRows*numActs, then relSlots signed bytes.
//
//go:embed en/perceptron.bin
var perceptronWeights string

// perceptronWords lists the pairs of tags, the tags that frequent words take, the relations
// that pairs of tags take, and lemmas.
//
//go:embed en/perceptron.txt
var perceptronWords string

// A Parser tags and parses. It never changes and is safe for any number of goroutines.
type Parser struct {
	tags, acts, rels table
	pairs            []pair
	known            map[string][]uint8 // pairs that a frequent word takes
	open             []uint8            // pairs that any other word may take
	legal            map[uint32][]Rel   // relations by direction and tags of head and dependent
	lemmas           *lemmatizer
}

// A pair is a universal and a Penn part of speech that go together.
type pair struct {
	tag  Tag
	xpos XPOS
}

// A table is a run of signed bytes.
type table string

func (t table) at(i uint32) int { return int(scale[t[i]]) }

// scale gives what a code stands for: steps of one up to 32, then each step a twentieth larger
// than the one before, so that a byte holds both rare features and the frequent ones, whose weights
// are hundreds of times as large. The codes above 127 are the negative ones.
var scale = func() (s [256]int32) {
	for c, step := 1, int32(32); c < 128; c++ {
		s[c] = s[c-1] + step/32
		if c >= 32 {
			step += step/20 + 1
		}
	}
	for c := 1; c < 128; c++ {
		s[256-c] = -s[c]
	}
	s[128] = s[129]
	return s
}()

// Workspace is memory that a Parser uses again. Give each goroutine its own.
type Workspace struct {
	tree Tree
	sentence
	state
	feats []uint32
}

// NewParser prepares the built-in weights.
func NewParser() (*Parser, error) {
	if len(perceptronWeights) != tagSlots+actRows*numActs+relSlots {
		return nil, errors.New("syntax: en/perceptron.bin is out of date: run go generate")
	}
	p := &Parser{known: map[string][]uint8{}, legal: map[uint32][]Rel{}, lemmas: &lemmatizer{words: map[string]string{}}}
	w := table(perceptronWeights)
	p.tags, p.acts, p.rels = w[:tagSlots], w[tagSlots:tagSlots+actRows*numActs], w[tagSlots+actRows*numActs:]
	for line := range strings.Lines(perceptronWords) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		key, value, _ := strings.Cut(rest, "\t")
		switch kind {
		case "pair":
			p.pairs = append(p.pairs, pair{ParseTag(key), ParseXPOS(value)})
		case "open":
			p.open = []uint8(key)
		case "word":
			p.known[key] = []uint8(value)
		case "rels":
			for name := range strings.SplitSeq(value, " ") {
				r, _ := ParseRel(name)
				k := legalKey(key[0] == 'L', ParseTag(key[2:strings.IndexByte(key, '<')]), ParseTag(key[strings.IndexByte(key, '<')+1:]))
				p.legal[k] = append(p.legal[k], r)
			}
		case "lemma":
			p.lemmas.words[key] = value
		}
	}
	for i := range p.open {
		p.open[i] -= '!'
	}
	for _, list := range p.known {
		for i := range list {
			list[i] -= '!'
		}
	}
	return p, nil
}

func legalKey(left bool, head, dep Tag) uint32 {
	k := uint32(head)<<8 | uint32(dep)
	if left {
		k |= 1 << 16
	}
	return k
}

// Parse tags and parses d. The tree lies in w and is overwritten by the next call with it; where w
// is nil, the tree has memory of its own.
func (p *Parser) Parse(d *text.Doc, w *Workspace) *Tree {
	if w == nil {
		w = &Workspace{}
	}
	t, n := &w.tree, len(d.Words)
	t.Doc = d
	t.Tag, t.XPOS, t.Feats = grow(t.Tag, n), grow(t.XPOS, n), grow(t.Feats, n)
	t.Lemma, t.Head, t.Rel = grow(t.Lemma, n), grow(t.Head, n), grow(t.Rel, n)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		w.sentence.reset()
		for j := s.First; j < s.Last; j++ {
			w.sentence.add(d.Word(j))
		}
		p.tagSentence(w)
		p.parseSentence(w)
		for k := range w.n {
			j := s.First + k
			pr := p.pairs[w.pair[k]]
			t.Tag[j], t.XPOS[j], t.Feats[j] = pr.tag, pr.xpos, 0
			t.Lemma[j] = p.lemmas.lemma(d.Word(j), pr.tag, pr.xpos)
			t.Rel[j] = w.rel[k]
			if t.Head[j] = -1; w.head[k] != int32(w.n) {
				t.Head[j] = w.head[k] + int32(s.First)
			}
		}
	}
	t.Index()
	return t
}

// tagSentence chooses a pair for each word, from left to right.
func (p *Parser) tagSentence(w *Workspace) {
	for i := range w.n {
		w.feats = w.tagFeatures(w.feats[:0], i)
		best, top := uint8(0), -1<<31
		for _, c := range p.candidates(w.forms[i]) {
			sum := 0
			for _, f := range w.feats {
				sum += p.tags.at((f + uint32(c)) & (tagSlots - 1))
			}
			if sum > top {
				best, top = c, sum
			}
		}
		w.pair[i] = best
	}
}

func (p *Parser) candidates(form string) []uint8 {
	if list, ok := p.known[form]; ok {
		return list
	}
	return p.open
}

// parseSentence fills head and rel of w's sentence; the head of the root is n.
func (p *Parser) parseSentence(w *Workspace) {
	w.begin(p.pairs)
	for !w.done() {
		w.feats = w.actFeatures(w.feats[:0])
		var sum [numActs]int
		for _, f := range w.feats {
			row := (f & (actRows - 1)) * numActs
			for a := range uint32(numActs) {
				sum[a] += p.acts.at(row + a)
			}
		}
		best := -1
		for a, ok := range w.legalActs() {
			if ok && (best < 0 || sum[a] > sum[best]) {
				best = a
			}
		}
		if best != actShift {
			w.label = p.chooseRel(w, best)
		}
		w.act(best)
	}
}

// chooseRel returns the relation of the arc that action a is about to draw.
func (p *Parser) chooseRel(w *Workspace, a int) Rel {
	head, dep := w.arc(a)
	if int(head) == w.n {
		return Root
	}
	w.feats = w.relFeatures(w.feats[:0], head, dep)
	list := p.legal[legalKey(head > dep, w.tag(head), w.tag(dep))]
	best, top := Dep, -1<<31
	for _, r := range list {
		sum := 0
		for _, f := range w.feats {
			sum += p.rels.at((f + uint32(r)) & (relSlots - 1))
		}
		if sum > top {
			best, top = r, sum
		}
	}
	return best
}

//go:generate go run ./gen
