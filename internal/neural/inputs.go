package neural

// Inputs keeps the input sums of words met before: a word belongs to one of inputSets sets, which
// keeps the last inputWays words. Most words of news are there. The zero value is ready;
// give each goroutine and each [Words] its own.
type Inputs struct {
	spelling Spelling
	key      [][inputWays]inputKey
	order    [][inputWays]uint8 // of the ways of a set, the one used last at the end
	value    []int16
	x        []int16
	spare    []int16
}

const (
	inputSets = 1 << 10
	inputWays = 4
	keyBytes  = 24
)

// An inputKey is a word: its length, then its letters. Longer words are not kept.
type inputKey [keyBytes]byte

// Sums returns the input sums of a word at the scale [SumBits]; they are good until the next call.
func (in *Inputs) Sums(k *Kernel, w *Words, form string) []int16 {
	n := w.input.Rows
	if in.key == nil {
		in.key, in.order = make([][inputWays]inputKey, inputSets), make([][inputWays]uint8, inputSets)
		for i := range in.order {
			in.order[i] = [inputWays]uint8{0, 1, 2, 3}
		}
		in.value = make([]int16, inputSets*inputWays*n)
		in.x, in.spare = make([]int16, w.input.Cols), make([]int16, n)
	}
	out := in.spare
	if len(form) < keyBytes {
		way, known := in.find(form)
		out = in.value[way*n:][:n]
		if known {
			return out
		}
	}
	in.spelling.Read(form)
	clear(in.x)
	w.words.add(in.x[:w.words.dim], w.Index.Find(in.spelling.Normal))
	features, rows := in.x[w.words.dim:][:w.features.dim], uint32(w.features.rows())
	for _, f := range in.spelling.Features() {
		w.features.add(features, int(f&(rows-1)))
	}
	var l lanes
	l.out[0], l.init[0], l.x[0] = &out[0], &w.input.bias[0], &in.x[0]
	k.mul(w.input, &l, 1)
	return out
}

// find returns the place of a word's sums and whether they are there; where they are not,
// the place is given to the word in the room of the one that was used longest ago.
func (in *Inputs) find(form string) (place int, known bool) {
	var key inputKey
	key[0] = byte(len(form) + 1) // no word has the empty key
	copy(key[1:], form)
	set := int(Hash(0, key[:len(form)+1]) % inputSets)
	order := &in.order[set]
	at := 0
	for k := inputWays - 1; k >= 0; k-- {
		if in.key[set][order[k]] == key {
			at, known = k, true
			break
		}
	}
	way := order[at]
	copy(order[at:], order[at+1:])
	order[inputWays-1] = way
	in.key[set][way] = key
	return set*inputWays + int(way), known
}
