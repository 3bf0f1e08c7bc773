package syntax

import "unsafe"

// A matrix holds 16-bit weights in the order in which the kernel reads them: blocks of 16
// rows, in each block the columns in pairs, and for each pair the 16 rows' two weights side by
// side. The rows are filled up with zeros to a multiple of 16, the columns to one of 2.
//
//	block 0: w[0][0] w[0][1]  w[1][0] w[1][1] … w[15][0] w[15][1]   w[0][2] w[0][3] …
//	block 1: w[16][0] w[16][1] …
type matrix struct {
	rows, cols int // padded
	shift      uint
	w          []int16
	bias       []int16  // one for each row; the result's scale
	parts      []matrix // the same in parts of partRows rows, which the fastest cache holds
}

const partRows = 32

// newMatrix packs row-major weights. Results are (bias<<shift + sum) >> shift, rounded.
func newMatrix(rows, cols int, shift uint, weights, bias []int16) *matrix {
	m := &matrix{rows: (rows + 15) &^ 15, cols: (cols + 1) &^ 1, shift: shift}
	m.w = make([]int16, m.rows*m.cols)
	m.bias = make([]int16, m.rows)
	copy(m.bias, bias)
	for r := range rows {
		at := r/16*16*m.cols + r%16*2
		for c, v := range weights[r*cols : (r+1)*cols] {
			m.w[at+c/2*32+c%2] = v
		}
	}
	for r := 0; r < m.rows; r += partRows {
		end := min(r+partRows, m.rows)
		m.parts = append(m.parts, matrix{rows: end - r, cols: m.cols, shift: shift, w: m.w[r*m.cols : end*m.cols], bias: m.bias[r:end]})
	}
	return m
}

// lanes says where up to four products of a matrix read and write: out and init hold the
// matrix's rows, x its columns. The pointers must be good for that many values; those of
// lanes that are not in use are nil.
type lanes struct {
	out, init, x [4]*int16
}

// A kernel is the arithmetic that there is in assembly and in plain Go; both give the same bits.
type kernel struct {
	// mul sets out = saturate((init<<shift + m·x + half) >> shift) for the first n lanes.
	// Sums wrap at 32 bits.
	mul func(m *matrix, l *lanes, n int)
	// dots sets out[j] to the product of x with row j of rows, each of k values (a multiple of 16).
	dots func(out []int32, x, rows []int16, k int)
	// gates advances one LSTM cell: see gatesGo.
	gates func(t *gateTables, h, c, g []int16)
}

func mulGo(m *matrix, l *lanes, n int) {
	half := int32(1) << m.shift >> 1
	for i := range n {
		out, init := unsafe.Slice(l.out[i], m.rows), unsafe.Slice(l.init[i], m.rows)
		x := unsafe.Slice(l.x[i], m.cols)
		for b := 0; b < m.rows; b += 16 {
			var sum [16]int32
			for r := range sum {
				sum[r] = int32(init[b+r])<<m.shift + half
			}
			w := m.w[b*m.cols : (b+16)*m.cols]
			for p := 0; p < m.cols; p += 2 {
				x0, x1 := int32(x[p]), int32(x[p+1])
				if x0|x1 == 0 {
					continue
				}
				pair := (*[32]int16)(w[p*16:])
				for r := range sum {
					sum[r] += int32(pair[2*r])*x0 + int32(pair[2*r+1])*x1
				}
			}
			for r, s := range sum {
				out[b+r] = saturate(s >> m.shift)
			}
		}
	}
}

func saturate(x int32) int16 { return int16(max(-32768, min(32767, x))) }

func dotsGo(out []int32, x, rows []int16, k int) {
	x = x[:k]
	for j := range out {
		r := rows[j*k:][:k]
		var s int32
		for i, v := range x {
			s += int32(v) * int32(r[i])
		}
		out[j] = s
	}
}
