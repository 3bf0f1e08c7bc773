package neural

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A network is a small one, of whatever weights.
type network struct {
	words  *Words
	layer  *Layer
	hidden *Matrix
}

func (n *network) read(r *Reader) (err error) {
	index, gates := NewWordIndex(r.Text()), r.Gates()
	words, features := r.Vectors(index.Len(), 6), r.Vectors(64, 3)
	if n.words, err = NewWords(index, words, features, r.Matrix()); err != nil {
		return err
	}
	n.layer, n.hidden = r.Layer(gates), r.Matrix()
	return nil
}

const testUnits = 8

// file returns the weights of a network.
func file(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 5))
	var b []byte
	number := func(x int) { b = binary.LittleEndian.AppendUint32(b, uint32(x)) }
	weights := func(n, top int) {
		for range n {
			b = binary.LittleEndian.AppendUint16(b, uint16(r.IntN(2*top)-top))
		}
	}
	vectors := func(rows, dim int) {
		for range rows * dim {
			b = append(b, byte(r.Uint32()))
		}
		for range rows {
			b = append(b, byte(r.IntN(4)))
		}
	}
	matrix := func(rows, cols int) {
		number(rows)
		number(cols)
		number(10)
		weights(rows*cols, 2000)
		weights(rows, 2000)
	}
	const list = "?\nthe\nminister\nof\n0"
	number(len(list))
	b = append(b, list...)
	weights(2*gateSteps, 1<<15)
	vectors(5, 6)
	vectors(64, 3)
	matrix(8*testUnits, 9)
	matrix(4*testUnits, testUnits)
	matrix(4*testUnits, testUnits)
	matrix(5, 2*testUnits)
	return string(b)
}

// run returns the network's hidden layer for the words of the pieces, which are those of one group.
func (n *network) run(k Kernel, words []string, group []Piece, in *Inputs) []int16 {
	var sums []int16
	for _, p := range group {
		for _, w := range words[p.First:p.Last] {
			sums = append(sums, in.Sums(&k, n.words, w)...)
		}
	}
	rows := len(sums) / n.words.Rows()
	states, out := make([]int16, rows*2*testUnits), make([]int16, rows*n.hidden.Rows)
	k.Run(n.layer, states, sums, group, &Cells{})
	k.Apply(n.hidden, out, states, rows, 2*testUnits)
	return out
}

// TestRun: pieces side by side give what each gives alone, with plain Go, and with words that no cache holds.
func TestRun(t *testing.T) {
	words := strings.Fields("The Minister of the Interior , 1999 , of a word of very-great-length-indeed-and-more ; the minister ’s")
	list := []Piece{{0, 2}, {2, 9}, {9, 10}, {10, len(words)}, {3, 12}}
	var in Inputs
	for seed := range uint64(5) {
		var n network
		if err := Read(file(seed), n.read); err != nil {
			t.Fatal(err)
		}
		in = Inputs{}
		for group := range Groups(list) {
			got := n.run(NewKernel(), words, group, &in)
			var want []int16
			for _, p := range group {
				want = append(want, n.run(PlainKernel(), words, []Piece{p}, &Inputs{})...)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d, group %v:\n%v\n%v", seed, group, got, want)
			}
		}
	}
}

// TestInputs: words come back as they were, whatever has been forgotten between.
func TestInputs(t *testing.T) {
	var n network
	if err := Read(file(1), n.read); err != nil {
		t.Fatal(err)
	}
	k, r := NewKernel(), rand.New(rand.NewPCG(1, 6))
	var in Inputs
	seen := map[string][]int16{}
	for range 40000 {
		w := strings.Repeat("x", r.IntN(3)) + string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26))) + string(rune('A'+r.IntN(26)))
		got := in.Sums(&k, n.words, w)
		if want, ok := seen[w]; ok && !slices.Equal(got, want) {
			t.Fatalf("%s: %v, want %v", w, got, want)
		}
		seen[w] = slices.Clone(got)
	}
	if len(seen) <= inputSets*inputWays {
		t.Errorf("only %d words, which all fit in", len(seen))
	}
}

// TestReadDamaged: a file that was cut off, or goes on, or whose parts do not fit is an error.
func TestReadDamaged(t *testing.T) {
	data := file(1)
	for n := 0; n < len(data); n += 1 + n/40 {
		if err := Read(data[:n], new(network).read); !errors.Is(err, ErrFormat) {
			t.Fatalf("%d bytes: %v", n, err)
		}
	}
	if err := Read(data+"x", new(network).read); !errors.Is(err, ErrFormat) {
		t.Errorf("a byte too many: %v", err)
	}
	own := errors.New("our own")
	if err := Read(data, func(*Reader) error { return own }); err != own {
		t.Errorf("got %v, want our own error", err)
	}
}

func TestPartsThatDoNotFit(t *testing.T) {
	two := NewWordIndex("?\nthe")
	words, features := Vectors{"abcd", "\x00\x00", 2}, Vectors{"ab", "\x00\x00", 1}
	input := NewMatrix(1, 3, 0, make([]int16, 3), nil)
	if _, err := NewWords(two, words, features, input); err != nil {
		t.Fatal(err)
	}
	for i, err := range []error{
		second(NewWords(NewWordIndex("?\nthe\nof"), words, features, input)),
		second(NewWords(two, words, Vectors{"abc", "\x00\x00\x00", 1}, input)),
		second(NewWords(two, words, Vectors{dim: 1}, input)),
		second(NewWords(two, words, features, NewMatrix(1, 5, 0, make([]int16, 5), nil))),
		Read(strings.Repeat("\x10\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"+strings.Repeat("\x00", 2*16*6+2*16), 2), func(r *Reader) error {
			r.Layer(&GateTables{})
			return nil
		}),
	} {
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestCut(t *testing.T) {
	for _, c := range []struct {
		first, last, comma int
		want               []Piece
	}{
		{3, 3, -1, nil},
		{3, 5, -1, []Piece{{3, 5}}},
		{1, 201, 150, []Piece{{1, 201}}},
		{1, 202, 150, []Piece{{1, 151}, {151, 202}}},
		{1, 202, 50, []Piece{{1, 201}, {201, 202}}}, // too short a first piece
		{0, 450, -1, []Piece{{0, 200}, {200, 400}, {400, 450}}},
	} {
		got := Cut(nil, c.first, c.last, func(i int) string {
			if i == c.comma {
				return ","
			}
			return "word"
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("words %d to %d, comma %d: %v, want %v", c.first, c.last, c.comma, got, c.want)
		}
	}
}

func TestGroups(t *testing.T) {
	var got [][]Piece
	for group := range Groups([]Piece{{0, 1}, {1, 4}, {4, 6}, {6, 7}, {7, 11}, {11, 13}}) {
		got = append(got, group)
	}
	want := [][]Piece{{{7, 11}, {1, 4}, {4, 6}, {11, 13}}, {{0, 1}, {6, 7}}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
}
