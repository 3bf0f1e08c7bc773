package names

// The labels of the tagger: 0 is outside; then for each kind a beginning, an inside, a last
// word and a name of one word.
const (
	outside   = 0
	begin     = 0
	inside    = 1
	final     = 2
	single    = 3
	numKinds  = 4 // person, organization, place, other
	numLabels = 1 + 4*numKinds
)

func label(kind, part int) int { return 1 + 4*kind + part }

// follows reports whether label b may stand after label a.
func follows(a, b int) bool {
	open := a != outside && ((a-1)%4 == begin || (a-1)%4 == inside)
	if !open {
		return b == outside || (b-1)%4 == begin || (b-1)%4 == single
	}
	return b != outside && (b-1)/4 == (a-1)/4 && ((b-1)%4 == inside || (b-1)%4 == final)
}

// before lists for each label the labels that may stand before it.
var before = func() (out [numLabels][]int) {
	for b := range numLabels {
		for a := range numLabels {
			if follows(a, b) {
				out[b] = append(out[b], a)
			}
		}
	}
	return out
}()

// clusters gives the clusters of words by the hash of their letters: one, then 5, 8 and 10 bits
// for three grains.
type clusters struct {
	hash []uint32
	id   []uint32
	mask uint32
}

// of returns the clusters of a word, 0 when it is in none.
func (c *clusters) of(h uint32) uint32 {
	for i := h & c.mask; c.id[i] != 0; i = (i + 1) & c.mask {
		if c.hash[i] == h {
			return c.id[i]
		}
	}
	return 0
}

// newClusters reads pairs of hash and clusters.
func newClusters(packed string) clusters {
	n := 1024
	for n < len(packed)/4 {
		n *= 2
	}
	c := clusters{make([]uint32, n), make([]uint32, n), uint32(n - 1)}
	for ; len(packed) >= 8; packed = packed[8:] {
		h := word(packed, 0)
		i := h & c.mask
		for c.id[i] != 0 && c.hash[i] != h {
			i = (i + 1) & c.mask
		}
		c.hash[i], c.id[i] = h, word(packed, 4)
	}
	return c
}

// A model holds the weights: for each feature a row with one weight for each label, and the
// weight of each pair of neighbouring labels. Rows are found by hash with open addressing; the
// key 0 is free.
type model struct {
	step [numLabels][numLabels]int32
	keys []uint32
	rows [][numLabels]int8
	mask uint32
}

// sum adds the rows of the features to score.
func (m *model) sum(features []uint32, score *[numLabels]int32) {
	for _, h := range features {
		for i := h & m.mask; m.keys[i] != 0; i = (i + 1) & m.mask {
			if m.keys[i] == h {
				row := &m.rows[i]
				for l := range score {
					score[l] += int32(row[l])
				}
				break
			}
		}
	}
}

// newModel makes a model with room for n features.
func newModel(step [numLabels][numLabels]int32, n int) *model {
	room := 1024
	for room < n*5/4 {
		room *= 2
	}
	return &model{step, make([]uint32, room), make([][numLabels]int8, room), uint32(room - 1)}
}

// add returns the row of a feature that the model does not hold yet.
func (m *model) add(h uint32) *[numLabels]int8 {
	i := h & m.mask
	for m.keys[i] != 0 {
		i = (i + 1) & m.mask
	}
	m.keys[i] = h
	return &m.rows[i]
}
