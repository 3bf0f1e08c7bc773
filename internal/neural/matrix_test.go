package neural

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzKernel runs the processor's own kernel against plain Go.
func FuzzKernel(f *testing.F) {
	f.Add(uint64(1), uint8(4), uint8(160), uint8(10), []byte{1, 2, 3, 4})
	f.Add(uint64(2), uint8(1), uint8(1), uint8(0), []byte{255, 127, 0, 128})
	f.Add(uint64(3), uint8(3), uint8(255), uint8(20), []byte{})
	f.Fuzz(func(t *testing.T, seed uint64, n, cols, shift uint8, raw []byte) {
		testKernel(t, seed, 1+int(n)%4, 1+int(cols), uint(shift)%24, raw)
	})
}

func TestKernel(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		testKernel(t, seed, 1+r.IntN(4), 1+r.IntN(260), uint(r.IntN(20)), nil)
	}
}

func testKernel(t *testing.T, seed uint64, n, cols int, shift uint, raw []byte) {
	r := rand.New(rand.NewPCG(seed, 1))
	wide := uint(r.IntN(17))
	fill := func(k int) []int16 {
		x := make([]int16, k)
		for i := range x {
			x[i] = int16(r.Uint32()) >> wide
			if len(raw) > 1 && r.IntN(3) == 0 {
				x[i] = int16(binary.LittleEndian.Uint16(raw[r.IntN(len(raw)-1):]))
			}
		}
		return x
	}
	fast, rows := NewKernel(), 1+r.IntN(70)
	m := NewMatrix(rows, cols, shift, fill(rows*cols), fill(rows))
	var a, b lanes
	var got, want [4][]int16
	for i := range n {
		x, init := fill(m.Cols), fill(m.Rows)
		got[i], want[i] = make([]int16, m.Rows), make([]int16, m.Rows)
		a.out[i], a.init[i], a.x[i] = &got[i][0], &init[0], &x[0]
		b = a
	}
	for i := range n {
		b.out[i] = &want[i][0]
	}
	fast.mul(m, &a, n)
	mulGo(m, &b, n)
	for i := range n {
		if !slices.Equal(got[i], want[i]) {
			t.Fatalf("mul, seed %d, lane %d of %d:\n%v\n%v", seed, i, n, got[i], want[i])
		}
	}
	k := 16 * (1 + r.IntN(8))
	out, wish := make([]int32, 1+r.IntN(40)), make([]int32, 41)
	x, list := fill(k), fill(k*len(out))
	fast.dots(out, x, list, k)
	dotsGo(wish[:len(out)], x, list, k)
	if !slices.Equal(out, wish[:len(out)]) {
		t.Fatalf("dots, seed %d:\n%v\n%v", seed, out, wish)
	}
	testGates(t, seed, fast, fill, 4*(1+r.IntN(40)))
}

func testGates(t *testing.T, seed uint64, fast Kernel, fill func(int) []int16, n int) {
	var tables GateTables
	copy(tables.sigmoid[:], fill(gateSteps))
	copy(tables.tanh[:], fill(gateSteps))
	g, c := fill(4*n), fill(n)
	c2, h, h2 := slices.Clone(c), make([]int16, n), make([]int16, n)
	fast.gates(&tables, h, c, g)
	gatesGo(&tables, h2, c2, g)
	if !slices.Equal(h, h2) || !slices.Equal(c, c2) {
		t.Fatalf("gates, seed %d:\n%v\n%v\n%v\n%v", seed, h, h2, c, c2)
	}
}
