package neural

import (
	"encoding/binary"
	"errors"
)

// ErrFormat says that weights are not what the network expects: the file is too short or too
// long, or parts of it do not fit each other.
var ErrFormat = errors.New("neural: the weights have another form than the network")

// A Reader cuts a file of weights up, from its beginning to its end. Numbers are little-endian.
// It is good within [Read] only, which its methods leave at what they cannot read.
type Reader struct{ data string }

// Read has read take a file's parts. It returns the error of read, or ErrFormat where a part
// is not there or does not fit, or something is left over.
func Read(data string, read func(r *Reader) error) (err error) {
	r := &Reader{data}
	defer func() {
		if e := recover(); e != nil {
			if e != ErrFormat {
				panic(e)
			}
			err = ErrFormat
		}
	}()
	if err := read(r); err != nil {
		return err
	}
	if len(r.data) != 0 {
		return ErrFormat
	}
	return nil
}

// Bytes reads n bytes.
func (r *Reader) Bytes(n int) string {
	if n < 0 || n > len(r.data) {
		panic(ErrFormat)
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

// Number reads a number of 32 bits.
func (r *Reader) Number() int { return int(binary.LittleEndian.Uint32([]byte(r.Bytes(4)))) }

// Text reads a text behind its length in bytes, a number.
func (r *Reader) Text() string { return r.Bytes(r.Number()) }

// Weights reads n weights of 16 bits.
func (r *Reader) Weights(n int) []int16 {
	s := r.Bytes(2 * n)
	out := make([]int16, n)
	for i := range out {
		out[i] = int16(uint16(s[2*i]) | uint16(s[2*i+1])<<8)
	}
	return out
}

// Vectors reads a table of vectors: a byte for each value, then a shift for each row.
func (r *Reader) Vectors(rows, dim int) Vectors {
	return Vectors{r.Bytes(rows * dim), r.Bytes(rows), dim}
}

// Matrix reads a matrix: rows, columns and shift as numbers, weights by row, bias.
func (r *Reader) Matrix() *Matrix {
	rows, cols, shift := r.Number(), r.Number(), r.Number()
	w := r.Weights(rows * cols)
	return NewMatrix(rows, cols, uint(shift), w, r.Weights(rows))
}

// Gates reads the tables of the sigmoid and of tanh, of 4096 weights each.
func (r *Reader) Gates() *GateTables {
	t := &GateTables{}
	copy(t.sigmoid[:], r.Weights(gateSteps))
	copy(t.tanh[:], r.Weights(gateSteps))
	return t
}

// Layer reads the recurrent matrices of a layer, forward and backward; their bias is not used.
func (r *Reader) Layer(gates *GateTables) *Layer {
	l := &Layer{gates: gates, forward: r.Matrix(), backward: r.Matrix()}
	l.Units = l.forward.Cols
	for _, m := range []*Matrix{l.forward, l.backward} {
		if m.Cols != l.Units || m.Rows != 4*l.Units {
			panic(ErrFormat)
		}
	}
	l.zero = make([]int16, l.Units)
	return l
}
