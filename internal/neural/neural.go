// Package neural computes small networks over the words of sentences in integers, so that every
// processor gets the same bits:
//
//	word ─► vector of its normal form ┐
//	     └► sum of vectors of features ┴► input weights ─► LSTM ⇄ ─► matrices
//	        (Words; kept by word: Inputs)                  (Layer)   (Kernel.Apply)
//
// A network is a struct of such parts, which [Read] takes out of a file of weights. The parts
// never change and are safe for any number of goroutines; what a run needs besides lies in an
// [Inputs], a [Cells] and tables that the caller keeps.
//
// A table is a flat slice of rows, one for each word of up to [Together] pieces, one piece after the other.
package neural

import "slices"

// The scales of a network: a value v of the float network is v<<bits here.
const (
	InputBits = 11 // words' vectors
	StateBits = 13 // outputs of an LSTM layer, within ±1
	SumBits   = 10 // sums before a gate, hidden layers
	CellBits  = 11 // the memory of an LSTM cell, cut off at ±16
)

// Saturate returns the value of 16 bits that is nearest to x.
func Saturate(x int32) int16 { return int16(max(-32768, min(32767, x))) }

// Rectify sets what is negative in x to 0.
func Rectify(x []int16) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// Room returns s with n values, in its own memory where that is large enough; what they are does not matter.
func Room[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }
