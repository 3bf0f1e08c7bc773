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

// A table of clusters: the path of a word in the tree of clusters by the hash of its letters.
type clusters struct {
	hash []uint32
	path []uint32
	mask uint32
}

func (c *clusters) of(h uint32) uint32 {
	if len(c.hash) == 0 {
		return 0
	}
	for i := h & c.mask; c.path[i] != 0; i = (i + 1) & c.mask {
		if c.hash[i] == h {
			return c.path[i]
		}
	}
	return 0
}

func newClusters(hash, path []uint32) clusters {
	n := 1024
	for n < len(hash)*2 {
		n *= 2
	}
	c := clusters{make([]uint32, n), make([]uint32, n), uint32(n - 1)}
	for k, h := range hash {
		i := h & c.mask
		for c.path[i] != 0 && c.hash[i] != h {
			i = (i + 1) & c.mask
		}
		c.hash[i], c.path[i] = h, path[k]
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

// newModel lays rows out for look-up.
func newModel(step [numLabels][numLabels]int32, keys []uint32, rows [][numLabels]int8) *model {
	n := 1024
	for n < len(keys)*5/4 {
		n *= 2
	}
	m := &model{step, make([]uint32, n), make([][numLabels]int8, n), uint32(n - 1)}
	for k, h := range keys {
		i := h & m.mask
		for m.keys[i] != 0 {
			i = (i + 1) & m.mask
		}
		m.keys[i], m.rows[i] = h, rows[k]
	}
	return m
}
