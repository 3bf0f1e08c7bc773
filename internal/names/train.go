package names

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"slices"

	"github.com/chancery-project/chancery/internal/text"
)

// An Example is a document with its names, for training.
type Example struct {
	Doc   *text.Doc
	Names []Gold
}

// A Gold is a name as annotators marked it.
type Gold struct {
	text.Span
	Kind Kind
}

// kindLabel is the tagger's kind of each Kind; a group is tagged as other.
var kindLabel = [...]int{Other: 3, Person: 0, Organization: 1, Place: 2, Group: 3}

// labelKind is the Kind of each of the tagger's kinds.
var labelKind = [numKinds]Kind{Person, Organization, Place, Other}

// An instance is one sentence ready for training.
type instance struct {
	words  []int32   // the open words
	feats  [][]int32 // of each, as indices of weights
	gold   []uint8
	tokens []token // only open matters
}

// A trainer learns weights by averaged structured perceptron.
type trainer struct {
	index  map[uint32]int32
	count  []int32
	hashes []uint32
	w, u   [][numLabels]int32 // weights, and weights times the step of their making
	model  model
	stepU  [numLabels][numLabels]int32
	time   int32
	random uint64
	hidden []uint8
}

func (t *trainer) rand() uint64 {
	t.random ^= t.random << 13
	t.random ^= t.random >> 7
	t.random ^= t.random << 17
	return t.random
}

// goldLabels writes the labels of the gold names of x; of names that overlap the longest counts.
func goldLabels(x *Example, ts []token) []uint8 {
	labels := make([]uint8, len(x.Doc.Words))
	names := slices.Clone(x.Names)
	slices.SortStableFunc(names, func(a, b Gold) int { return b.Len() - a.Len() })
	for _, g := range names {
		first, last := x.Doc.WordsIn(g.Span)
		if first > 0 && x.Doc.Words[first-1].End > g.Start {
			first--
		}
		if g.Kind == Person {
			if first = untitled(x.Doc, ts, first, last); first == last {
				continue
			}
		}
		free := first < last
		for i := first; i < last; i++ {
			free = free && labels[i] == outside && ts[i].open
		}
		if !free || x.Doc.SentenceOf(first) != x.Doc.SentenceOf(last-1) {
			continue
		}
		k := kindLabel[g.Kind]
		for i := first; i < last; i++ {
			labels[i] = uint8(label(k, inside))
		}
		labels[first], labels[last-1] = uint8(label(k, begin)), uint8(label(k, final))
		if last-first == 1 {
			labels[first] = uint8(label(k, single))
		}
	}
	return labels
}

// instances prepares a document.
func (t *trainer) instances(f *Finder, x *Example, ts []token, out []instance) []instance {
	labels := goldLabels(x, ts)
	var buf []uint32
	for s := range x.Doc.Sentences {
		sent := &x.Doc.Sentences[s]
		in := instance{}
		for i := sent.First; i < sent.Last; i++ {
			in.tokens = append(in.tokens, token{open: ts[i].open})
			in.gold = append(in.gold, labels[i])
			if !ts[i].open {
				in.feats = append(in.feats, nil)
				continue
			}
			buf = features(ts, i, sent.First, sent.Last, buf[:0])
			ids := make([]int32, len(buf))
			for k, h := range buf {
				ids[k] = t.id(h)
			}
			in.feats = append(in.feats, ids)
			in.words = append(in.words, int32(len(in.gold)-1))
		}
		if len(in.words) > 0 {
			out = append(out, in)
		}
	}
	return out
}

func (t *trainer) id(h uint32) int32 {
	if h == 0 {
		h = 1
	}
	k, ok := t.index[h]
	if !ok {
		k = int32(len(t.hashes))
		t.index[h] = k
		t.hashes = append(t.hashes, h)
		t.count = append(t.count, 0)
	}
	t.count[k]++
	return k
}

// Options says how to train.
type Options struct {
	Epochs  int
	Drop    int // of 100 names, how many hide their letters in training
	DropAll int // how many of these their affixes and clusters too
	Margin  int32
	MinSeen int32
	Small   int // every how manieth text is learned in small letters too
	Times   int // how often to learn for the mean of the weights
	Least   int // the smallest weight that keeps a feature
	seed    int
	Bias    int // lowers the score of outside
	// BiasOther lowers the score of names that are neither persons, bodies nor places.
	BiasOther int
}

// learn trains on instances, in an order of its own.
func (t *trainer) learn(list []instance, o Options) {
	t.w = make([][numLabels]int32, len(t.hashes))
	t.u = make([][numLabels]int32, len(t.hashes))
	for i := range list {
		for k, ids := range list[i].feats {
			for j, id := range ids {
				if id >= 0 && t.count[id] < o.MinSeen {
					list[i].feats[k][j] = -1
				}
			}
		}
	}
	t.random = 88172645463325252 + uint64(o.seed)
	t.time = 1
	t.model, t.stepU = model{}, [numLabels][numLabels]int32{}
	var w workspace
	for range o.Epochs {
		for i := len(list) - 1; i > 0; i-- {
			j := int(t.rand() % uint64(i+1))
			list[i], list[j] = list[j], list[i]
		}
		for i := range list {
			t.one(&list[i], &w, o)
			t.time++
		}
	}
}

// one learns from one sentence.
func (t *trainer) one(in *instance, w *workspace, o Options) {
	n := len(in.gold)
	if cap(w.score) < n {
		w.score, w.back, w.labels = make([][numLabels]int32, n*2), make([][numLabels]int8, n*2), make([]uint8, n*2)
	}
	w.score, w.back, w.labels, w.tokens = w.score[:n], w.back[:n], w.labels[:n], in.tokens
	hidden := t.hide(in, o)
	for _, i := range in.words {
		s := &w.score[i]
		for l := range s {
			s[l] = o.Margin
		}
		s[in.gold[i]] = 0
		for k, id := range in.feats[i] {
			if id < 0 || hidden[i+1]&own[k] != 0 || hidden[i]&before1[k] != 0 || hidden[i+2]&after1[k] != 0 {
				continue
			}
			row := &t.w[id]
			for l := range s {
				s[l] += row[l]
			}
		}
	}
	t.model.search(w, 0, n)
	wrong := false
	for _, i := range in.words {
		wrong = wrong || w.labels[i] != in.gold[i]
	}
	if !wrong {
		return
	}
	last := -2
	for _, i := range in.words {
		g, p := in.gold[i], w.labels[i]
		if g != p {
			for k, id := range in.feats[i] {
				if id < 0 || hidden[i+1]&own[k] != 0 || hidden[i]&before1[k] != 0 || hidden[i+2]&after1[k] != 0 {
					continue
				}
				t.w[id][g]++
				t.u[id][g] += t.time
				t.w[id][p]--
				t.u[id][p] -= t.time
			}
		}
		ga, pa := uint8(outside), uint8(outside)
		if last == int(i)-1 {
			ga, pa = in.gold[last], w.labels[last]
		}
		t.move(ga, g, pa, p)
		if int(i)+1 >= n || !in.tokens[i+1].open {
			t.move(g, outside, p, outside)
		}
		last = int(i)
	}
}

func (t *trainer) move(ga, g, pa, p uint8) {
	if ga == pa && g == p {
		return
	}
	t.model.step[ga][g]++
	t.stepU[ga][g] += t.time
	t.model.step[pa][p]--
	t.stepU[pa][p] -= t.time
}

// average adds the averaged weights of the last learn to sum and step.
func (t *trainer) average(sum [][numLabels]float64, step *[numLabels][numLabels]float64) {
	for i := range sum {
		for l := range sum[i] {
			sum[i][l] += float64(t.w[i][l]) - float64(t.u[i][l])/float64(t.time)
		}
	}
	for a := range step {
		for b := range step[a] {
			step[a][b] += float64(t.model.step[a][b]) - float64(t.stepU[a][b])/float64(t.time)
		}
	}
}

// make learns so many times, in other orders, and rounds the mean of the weights to bytes. Features
// whose weights all are smaller than least are left out.
func (t *trainer) make(list []instance, o Options, times, least int) *model {
	sum := make([][numLabels]float64, len(t.hashes))
	var step [numLabels][numLabels]float64
	for k := range times {
		o.seed = k
		t.learn(list, o)
		t.average(sum, &step)
	}
	unit := 4 / float64(times)
	m := newModel([numLabels][numLabels]int32{}, len(t.hashes)/2)
	for a := range step {
		for b := range step[a] {
			m.step[a][b] = int32(math.Round(step[a][b] * unit))
		}
	}
	order := make([]int, len(t.hashes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(t.hashes[a], t.hashes[b]) })
	for _, i := range order {
		var row [numLabels]int8
		big := 0
		for l := range row {
			v := max(-127, min(127, math.Round(sum[i][l]*unit)))
			row[l] = int8(v)
			big = max(big, int(math.Abs(v)))
		}
		if big >= least {
			*m.add(t.hashes[i]) = row
		}
	}
	return m
}

// small adds a copy in small letters of each n-th example, as mails and chats are written.
func small(list []Example, n int) []Example {
	out := slices.Clone(list)
	for i := range list {
		if n > 0 && i%n == n-1 {
			out = append(out, Example{text.Segment(lowerASCII(list[i].Doc.Text)), list[i].Names})
		}
	}
	return out
}

// Train learns the weights of the first look from examples.
func (f *Finder) Train(list []Example, o Options) {
	t := &trainer{index: map[uint32]int32{}}
	var in []instance
	for _, x := range small(list, o.Small) {
		in = t.instances(f, &x, f.look(x.Doc, nil, nil), in)
	}
	f.first = t.make(in, o, o.Times, o.Least)
	for a := range f.first.step {
		f.first.step[a][outside] -= int32(o.Bias)
		for l := 1; l < numLabels; l++ {
			if labelKind[(l-1)/4] == Other {
				f.first.step[a][l] -= int32(o.BiasOther)
			}
		}
	}
}

// Examples writes what the network learns from: documents with their names, after a first look with weights
// that had not seen them.
func (f *Finder) Examples(list []Example, o Options, out io.Writer) error {
	const folds = 3
	list = small(list, o.Small)
	looks := make([][]token, len(list))
	for i := range list {
		looks[i] = f.look(list[i].Doc, nil, nil)
	}
	o.Epochs = max(3, o.Epochs/2)
	for k := range folds {
		t := &trainer{index: map[uint32]int32{}}
		var in []instance
		for i := range list {
			if i%folds != k {
				in = t.instances(f, &list[i], looks[i], in)
			}
		}
		f.first = t.make(in, o, 1, 1)
		for i := range list {
			if i%folds == k {
				w := &workspace{}
				f.firstLook(list[i].Doc, w)
				looks[i] = w.tokens
			}
		}
	}
	return writeExamples(list, looks, out)
}

// writeExamples writes documents for train/network.py: the number of sentences, then for each its number of words
// and for each word its letters behind their number, its label, its bits and, for an open word, the number of its
// features and these. Numbers are little-endian, of 32 bits.
func writeExamples(list []Example, looks [][]token, out io.Writer) error {
	w := bufio.NewWriter(out)
	number := func(n uint32) { w.Write(binary.LittleEndian.AppendUint32(w.AvailableBuffer(), n)) }
	sentences := 0
	for i := range list {
		sentences += len(list[i].Doc.Sentences)
	}
	number(uint32(sentences))
	var feats []uint32
	for k, x := range list {
		ts := looks[k]
		labels := goldLabels(&x, ts)
		for _, s := range x.Doc.Sentences {
			number(uint32(s.Last - s.First))
			for i := s.First; i < s.Last; i++ {
				word := x.Doc.Word(i)
				number(uint32(len(word)))
				w.WriteString(word)
				number(uint32(labels[i]))
				for _, b := range ts[i].bits() {
					number(b)
				}
				feats = feats[:0]
				if ts[i].open {
					feats = features(ts, i, s.First, s.Last, feats)
					feats = laterFeatures(ts, i, s.First, s.Last, feats)
				}
				number(uint32(len(feats)))
				for _, h := range feats {
					number(h)
				}
			}
		}
	}
	return w.Flush()
}

// Oracle returns the names that perfect labels would give: what the choice of open words costs.
func (f *Finder) Oracle(x *Example) []Mention {
	ts := f.look(x.Doc, nil, nil)
	list := spans(goldLabels(x, ts))
	for i := range list {
		list[i].Span = x.Doc.Cover(list[i].First, list[i].Last)
	}
	return list
}

// Weights returns the weights of the first look as the package embeds them.
func (f *Finder) Weights() []byte { return f.first.pack() }
