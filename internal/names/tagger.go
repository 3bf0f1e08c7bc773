package names

import "github.com/chancery-project/chancery/internal/text"

// A workspace holds what one reading of a document needs.
type workspace struct {
	tokens []token
	score  [][numLabels]int32 // emission of each word
	back   [][numLabels]int8
	labels []uint8
	feats  []uint32
	seen   map[uint32]*tally
}

// A tally counts what the first pass made of one word in a document.
type tally struct {
	kind [numKinds + 1]int16 // by kind, then outside
	long [numKinds]int16     // as part of a longer name
}

// decode labels the open words of d. It scores them, searches the best sequence, and does so
// again with what the whole document says of each word.
func (f *Finder) decode(d *text.Doc, w *workspace) {
	w.tokens = f.look(d, w.tokens)
	n := len(w.tokens)
	if cap(w.score) < n {
		w.score, w.back, w.labels = make([][numLabels]int32, n), make([][numLabels]int8, n), make([]uint8, n)
	}
	w.score, w.back, w.labels = w.score[:n], w.back[:n], w.labels[:n]
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if !w.tokens[i].open {
				continue
			}
			w.feats = features(w.tokens, i, sent.First, sent.Last, w.feats[:0])
			w.score[i] = [numLabels]int32{}
			f.model.sum(w.feats, &w.score[i])
		}
		f.model.search(w, sent.First, sent.Last)
	}
	w.recall()
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		again := false
		for i := sent.First; i < sent.Last; i++ {
			if w.tokens[i].open {
				w.feats = laterFeatures(w.tokens, i, sent.First, sent.Last, w.feats[:0])
				f.model.sum(w.feats, &w.score[i])
				again = true
			}
		}
		if again {
			f.model.search(w, sent.First, sent.Last)
		}
	}
}

// recall sets later of each word from the labels of the whole document.
func (w *workspace) recall() {
	if w.seen == nil {
		w.seen = map[uint32]*tally{}
	}
	clear(w.seen)
	for i := range w.tokens {
		t := &w.tokens[i]
		if !t.open || !t.capital {
			continue
		}
		c := w.seen[t.lower]
		if c == nil {
			c = new(tally)
			w.seen[t.lower] = c
		}
		l := int(w.labels[i])
		if l == outside {
			c.kind[numKinds]++
			continue
		}
		c.kind[(l-1)/4]++
		if (l-1)%4 != single {
			c.long[(l-1)/4]++
		}
	}
	for i := range w.tokens {
		t := &w.tokens[i]
		t.later = 0
		if c := w.seen[t.lower]; c != nil && t.open && t.capital {
			t.later = c.code()
		}
	}
}

// code packs the most frequent kind, whether it stands in longer names, whether the word
// is found more than once and whether the kinds agree.
func (c *tally) code() uint32 {
	best, total := 0, int16(0)
	for k, n := range c.kind {
		total += n
		if n > c.kind[best] {
			best = k
		}
	}
	code := uint32(best+1) << 4
	if best < numKinds && c.long[best] > 0 {
		code |= 1
	}
	if total > 1 {
		code |= 2
	}
	if c.kind[best] < total {
		code |= 4
	}
	return code
}
