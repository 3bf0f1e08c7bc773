package neural

// Words is what a network makes of a word by itself: the vector of its normal form and the sum of
// the vectors of its features, side by side, times the input matrix of the first layer. It
// never changes.
type Words struct {
	Index           WordIndex
	words, features Vectors
	input           *Matrix
}

// NewWords joins the parts: a vector for each word of the index, of which number 0 is that of all
// words that are not there; vectors of hashed features, a power of two of them; and the input
// matrix, whose columns are those of both vectors. It returns ErrFormat where these do not fit.
func NewWords(index WordIndex, words, features Vectors, input *Matrix) (*Words, error) {
	rows := features.rows()
	if words.rows() != index.Len() || rows == 0 || rows&(rows-1) != 0 || input.Cols != even(words.dim+features.dim) {
		return nil, ErrFormat
	}
	return &Words{index, words, features, input}, nil
}

// Rows returns the number of input sums of a word.
func (w *Words) Rows() int { return w.input.Rows }

// Vectors is a table of vectors; value k of row i is bytes[i*dim+k] << shift[i], at the scale [InputBits].
type Vectors struct {
	bytes, shift string
	dim          int
}

func (v *Vectors) rows() int { return len(v.shift) }

// add adds row i to sum.
func (v *Vectors) add(sum []int16, i int) {
	row, s := v.bytes[i*v.dim:(i+1)*v.dim], v.shift[i]
	for k := range sum[:len(row)] {
		sum[k] = Saturate(int32(sum[k]) + int32(int8(row[k]))<<s)
	}
}

// A WordIndex finds a word's number in the vocabulary: open addressing over the file's own bytes.
type WordIndex struct {
	text  string
	start []uint32 // where each word begins; one more for the end
	slots []uint32 // number of a word, 0 for empty; a power of two
}

// NewWordIndex numbers the lines of text, which are normal forms; line 0 stands for all other words.
func NewWordIndex(text string) WordIndex {
	x := WordIndex{text: text, start: []uint32{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			x.start = append(x.start, uint32(i+1))
		}
	}
	x.start = append(x.start, uint32(len(text)+1))
	size := 1
	for size < 2*len(x.start) {
		size *= 2
	}
	x.slots = make([]uint32, size)
	for i := 1; i < x.Len(); i++ {
		h := Hash(0, []byte(x.word(uint32(i)))) % uint32(size)
		for x.slots[h] != 0 {
			h = (h + 1) % uint32(size)
		}
		x.slots[h] = uint32(i)
	}
	return x
}

func (x *WordIndex) word(i uint32) string { return x.text[x.start[i] : x.start[i+1]-1] }

// Len returns the number of words, the unknown one included.
func (x *WordIndex) Len() int { return len(x.start) - 1 }

// Find returns the number of a normal form, 0 where it is unknown.
func (x *WordIndex) Find(normal []byte) int {
	mask := uint32(len(x.slots) - 1)
	for h := Hash(0, normal) & mask; x.slots[h] != 0; h = (h + 1) & mask {
		if x.word(x.slots[h]) == string(normal) {
			return int(x.slots[h])
		}
	}
	return 0
}
