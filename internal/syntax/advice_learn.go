package syntax

import (
	"encoding/binary"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"unicode"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

// An AdviceLearner learns the second tagger from words whose tags are known: a log-linear model by stochastic
// descent (AdaGrad: Duchi et al. 2011), of which the table keeps the features that weigh most.
type AdviceLearner struct {
	parser   *Parser
	features []uint32 // of all words, one word after the other
	ends     []int    // of each word's features
	gold     []Tag
	small    []int // by number in the vocabulary: how often it is written small inside sentences of the raw text
	capital  []int // … and with a capital
}

// NewAdviceLearner returns a learner that sees the network's tags of neighbours.
func NewAdviceLearner() (*AdviceLearner, error) {
	m, err := loadModel(weights)
	if err != nil {
		return nil, err
	}
	n := m.words.Index.Len()
	m.advice = &adviser{}
	return &AdviceLearner{parser: &Parser{net: m}, small: make([]int, n), capital: make([]int, n)}, nil
}

// Raw counts a word that stands inside a sentence of raw text. All raw text comes before the first document.
func (l *AdviceLearner) Raw(word string) {
	var s neural.Spelling
	s.Read(word)
	v := l.parser.net.words.Index.Find(s.Normal)
	switch r := first(word); {
	case unicode.IsUpper(r):
		l.capital[v]++
	case unicode.IsLower(r):
		l.small[v]++
	}
}

// capitals returns the steps of all words of the vocabulary.
func (l *AdviceLearner) capitals() string {
	out := make([]byte, len(l.small))
	for v := range out {
		out[v] = capitalStep(l.small[v], l.capital[v])
	}
	return string(out)
}

// Add takes in a document of which sentences and words are known, and the words' universal parts of speech.
func (l *AdviceLearner) Add(d *text.Doc, gold []Tag) {
	if l.parser.net.advice.capitals == "" {
		l.parser.net.advice.capitals = l.capitals()
	}
	var w room
	var a advising
	t := &Tree{Doc: d, Tag: make([]Tag, len(d.Words)), XPOS: make([]XPOS, len(d.Words)), Head: make([]int32, len(d.Words)), Rel: make([]Rel, len(d.Words))}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		w.pieces = neural.Cut(w.pieces[:0], s.First, s.Last, d.Word)
		for _, c := range w.pieces {
			l.parser.net.run(d, []neural.Piece{c}, &w.inputs, &w.layers)
			l.parser.net.decode(t, c, 0, &w.layers, &w.decoding)
			a.read(l.parser.net, t, c)
			for k := range c.Len() {
				l.features = append(l.features, a.features(t, c, k)...)
				l.ends = append(l.ends, len(l.features))
				l.gold = append(l.gold, gold[c.First+k])
			}
		}
	}
}

// learned is a feature and its weights.
type learned struct {
	hash  uint32
	count int
	w, g  [numTags]float32 // weights and sums of squared gradients
}

// Learn goes over the words the given number of times, gives each of 1<<bits rows to the feature of greatest weight
// among those that occur least times or more, learns these anew alone, and writes the table.
func (l *AdviceLearner) Learn(out io.Writer, rounds, least int, bits uint) error {
	table, rows := l.index()
	for i := range table {
		if table[i].count < least {
			table[i].count = 0
		}
	}
	l.rounds(table, rows, rounds)
	prune(table, bits)
	l.rounds(table, rows, rounds)
	return writeAdvice(out, l.capitals(), table, bits)
}

// index returns the features and, for each feature of each word, its place among them.
func (l *AdviceLearner) index() ([]learned, []int32) {
	index := map[uint32]int32{}
	var table []learned
	rows := make([]int32, len(l.features))
	for i, h := range l.features {
		k, ok := index[h]
		if !ok {
			k = int32(len(table))
			index[h] = k
			table = append(table, learned{hash: h})
		}
		table[k].count++
		rows[i] = k
	}
	return table, rows
}

// rounds learns the features whose count is not 0.
func (l *AdviceLearner) rounds(table []learned, rows []int32, n int) {
	order := make([]int, len(l.gold))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range n {
		rng.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			from := 0
			if i > 0 {
				from = l.ends[i-1]
			}
			step(table, rows[from:l.ends[i]], l.gold[i])
		}
	}
}

// prune sets the count of all features to 0 but of the one of greatest weight in each row, and forgets what was learned.
func prune(table []learned, bits uint) {
	best := make([]int32, 1<<bits) // the place of the row's feature, counted from 1
	for i := range table {
		f := &table[i]
		k := &best[f.hash>>(32-bits)]
		if f.count > 0 && (*k == 0 || f.size() > table[*k-1].size()) {
			*k = int32(i + 1)
		}
	}
	for i := range table {
		f := &table[i]
		if best[f.hash>>(32-bits)] != int32(i+1) {
			f.count = 0
		}
		f.w, f.g = [numTags]float32{}, [numTags]float32{}
	}
}

// step moves the weights of a word's features towards its tag.
func step(table []learned, rows []int32, gold Tag) {
	const rate, start = 0.1, 0.1
	var p [numTags]float64
	for _, r := range rows {
		if f := &table[r]; f.count > 0 {
			for t, v := range f.w {
				p[t] += float64(v)
			}
		}
	}
	top, sum := slices.Max(p[:]), 0.0
	for t := range p {
		p[t] = math.Exp(p[t] - top)
		sum += p[t]
	}
	for t := range p {
		p[t] /= sum
	}
	p[gold]--
	for t, d := range p {
		if d > -0.002 && d < 0.002 {
			continue
		}
		g := float32(d)
		for _, r := range rows {
			if f := &table[r]; f.count > 0 {
				f.g[t] += g * g
				f.w[t] -= rate * g / float32(math.Sqrt(float64(f.g[t])+start))
			}
		}
	}
}

// writeAdvice writes the table, whose features of count 0 are left out.
func writeAdvice(out io.Writer, capitals string, table []learned, bits uint) error {
	check, rows := make([]byte, 1<<bits), make([]byte, numTags<<bits)
	for i := range table {
		f := &table[i]
		if f.count == 0 {
			continue
		}
		at := int(f.hash >> (32 - bits))
		check[at] = checkByte(f.hash)
		for t, v := range f.w {
			rows[at*numTags+t] = byte(int8(max(-127, min(127, math.Round(float64(v)*adviceScale)))))
		}
	}
	head := binary.LittleEndian.AppendUint32([]byte("CHTA"), adviceVersion)
	head = binary.LittleEndian.AppendUint32(head, uint32(bits))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(capitals)))
	for _, part := range [][]byte{head, []byte(capitals), check, rows} {
		if _, err := out.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// size tells how much a feature moves: its greatest weight times how often it occurs, roughly.
func (f *learned) size() float64 {
	top := float32(0)
	for _, v := range f.w {
		top = max(top, v, -v)
	}
	return float64(top) * math.Sqrt(float64(f.count))
}
