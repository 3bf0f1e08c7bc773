package neural

import "unsafe"

// NewKernel returns the fastest arithmetic that this processor has.
func NewKernel() Kernel {
	if hasAVX2() {
		return Kernel{mulAVX2, dotsAVX2, gatesAVX2}
	}
	return PlainKernel()
}

func mulAVX2(m *Matrix, l *lanes, n int) {
	w, blocks, pairs, shift := unsafe.SliceData(m.w), m.Rows/16, m.Cols/2, uint64(m.shift)
	if n == 4 {
		mul4AVX2(w, blocks, pairs, l, shift)
		return
	}
	if n == 3 { // the fourth lane repeats the third
		l.out[3], l.init[3], l.x[3] = l.out[2], l.init[2], l.x[2]
		mul4AVX2(w, blocks, pairs, l, shift)
		return
	}
	for i := range n {
		mul1AVX2(w, blocks, pairs, l.out[i], l.init[i], l.x[i], shift)
	}
}

func dotsAVX2(out []int32, x, rows []int16, k int) {
	if len(out) == 0 {
		return
	}
	_, _ = x[k-1], rows[len(out)*k-1]
	dotsRowsAVX2(unsafe.SliceData(out), len(out), unsafe.SliceData(x), unsafe.SliceData(rows), k/16)
}

func gatesAVX2(t *GateTables, h, c, g []int16) {
	n := len(h)
	if n%8 != 0 || n == 0 {
		gatesGo(t, h, c, g)
		return
	}
	_, _ = c[n-1], g[4*n-1]
	gatesRowAVX2(t, unsafe.SliceData(h), unsafe.SliceData(c), unsafe.SliceData(g), n)
}

//go:noescape
func mul4AVX2(w *int16, blocks, pairs int, l *lanes, shift uint64)

//go:noescape
func mul1AVX2(w *int16, blocks, pairs int, out, init, x *int16, shift uint64)

//go:noescape
func dotsRowsAVX2(out *int32, n int, x, rows *int16, chunks int)

//go:noescape
func gatesRowAVX2(t *GateTables, h, c, sums *int16, n int)

// hasAVX2 reports whether processor and system know AVX2.
func hasAVX2() bool
