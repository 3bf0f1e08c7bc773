package neural

import "unsafe"

// A Matrix holds 16-bit weights in the order in which the kernel reads them: blocks of 16
// rows, in each block the columns in pairs, and for each pair the 16 rows' two weights side by
// side. The rows are filled up with zeros to a multiple of 16, the columns to one of 2.
//
//	block 0: w[0][0] w[0][1]  w[1][0] w[1][1] … w[15][0] w[15][1]   w[0][2] w[0][3] …
//	block 1: w[16][0] w[16][1] …
//
// It never changes.
type Matrix struct {
	Rows, Cols int // padded
	shift      uint
	w          []int16
	bias       []int16  // one for each row; the result's scale
	parts      []Matrix // the same in parts of partRows rows, which the fastest cache holds
}

const partRows = 32

// NewMatrix packs row-major weights, rows*cols of them; bias may be shorter than rows. Results are
// (bias<<shift + sum) >> shift, rounded: with weights in 1<<w and inputs in 1<<x they are in
// 1<<(w+x-shift), as the bias is.
func NewMatrix(rows, cols int, shift uint, weights, bias []int16) *Matrix {
	m := &Matrix{Rows: (rows + 15) &^ 15, Cols: even(cols), shift: shift}
	m.w = make([]int16, m.Rows*m.Cols)
	m.bias = make([]int16, m.Rows)
	copy(m.bias, bias)
	for r := range rows {
		at := r/16*16*m.Cols + r%16*2
		for c, v := range weights[r*cols : (r+1)*cols] {
			m.w[at+c/2*32+c%2] = v
		}
	}
	for r := 0; r < m.Rows; r += partRows {
		end := min(r+partRows, m.Rows)
		m.parts = append(m.parts, Matrix{Rows: end - r, Cols: m.Cols, shift: shift, w: m.w[r*m.Cols : end*m.Cols], bias: m.bias[r:end]})
	}
	return m
}

func even(n int) int { return (n + 1) &^ 1 }

// lanes says where up to four products of a matrix read and write: out and init hold the
// matrix's rows, x its columns. The pointers must be good for that many values; those of
// lanes that are not in use are nil.
type lanes struct {
	out, init, x [4]*int16
}

// A Kernel is the arithmetic that there is in assembly and in plain Go; both give the same bits.
type Kernel struct {
	// mul sets out = saturate((init<<shift + m·x + half) >> shift) for the first n lanes.
	// Sums wrap at 32 bits.
	mul func(m *Matrix, l *lanes, n int)
	// dots is Dots.
	dots func(out []int32, x, rows []int16, k int)
	// gates advances one LSTM cell: see gatesGo.
	gates func(t *GateTables, h, c, g []int16)
}

// PlainKernel returns the arithmetic in plain Go, for comparison; networks take [NewKernel].
func PlainKernel() Kernel { return Kernel{mulGo, dotsGo, gatesGo} }

// Apply sets row k of out, of a.Rows values, to a of row k of x, for n rows. A row of x begins every
// stride values and has a.Cols of them. It panics where out or x is too short.
func (k *Kernel) Apply(a *Matrix, out, x []int16, n, stride int) {
	if n == 0 {
		return
	}
	_, _ = out[n*a.Rows-1], x[(n-1)*stride+a.Cols-1]
	var l lanes
	for p := range a.parts {
		part := &a.parts[p]
		for r := 0; r < n; r += 4 {
			c := min(4, n-r)
			for i := range c {
				l.out[i], l.init[i], l.x[i] = &out[(r+i)*a.Rows+p*partRows], &part.bias[0], &x[(r+i)*stride]
			}
			k.mul(part, &l, c)
		}
	}
}

// Dots sets out[j] to the product of x with row j of rows, each of n values (a multiple of 16). Sums
// wrap at 32 bits. It panics where x or rows is too short.
func (k *Kernel) Dots(out []int32, x, rows []int16, n int) { k.dots(out, x, rows, n) }

func mulGo(m *Matrix, l *lanes, n int) {
	half := int32(1) << m.shift >> 1
	for i := range n {
		out, init := unsafe.Slice(l.out[i], m.Rows), unsafe.Slice(l.init[i], m.Rows)
		x := unsafe.Slice(l.x[i], m.Cols)
		for b := 0; b < m.Rows; b += 16 {
			var sum [16]int32
			for r := range sum {
				sum[r] = int32(init[b+r])<<m.shift + half
			}
			w := m.w[b*m.Cols : (b+16)*m.Cols]
			for p := 0; p < m.Cols; p += 2 {
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
				out[b+r] = Saturate(s >> m.shift)
			}
		}
	}
}

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
