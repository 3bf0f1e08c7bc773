package neural

// Gates are looked up: tables of 4096 values over [-8, 8), results in 1/32768.
const (
	gateSteps = 4096
	sumShift  = SumBits - 8  // sums to steps of 1/256
	cellShift = CellBits - 8 // likewise cells
)

// A gateTable is in the file of weights, since floats differ between processors in the last bit.
type gateTable [gateSteps]int16

// GateTables are the sigmoid and tanh of a network's gates; see [Reader.Gates]. They end with room
// for the two bytes that the assembly reads beyond a value.
type GateTables struct {
	sigmoid, tanh gateTable
	_             [2]int16
}

// at looks x up, x in steps of 1/256.
func (t *gateTable) at(x int32) int32 {
	return int32(t[uint32(max(-gateSteps/2, min(gateSteps/2-1, x))+gateSteps/2)%gateSteps])
}

// gatesGo advances one LSTM cell of len(h) units. g holds the sums before the gates: input,
// forget, candidate, output, one after the other; c is the cell and is updated; h is set to
// the output.
func gatesGo(t *GateTables, h, c, g []int16) {
	n := len(h)
	c = c[:n]
	in, forget, cand, out := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	for k := range n {
		i := t.sigmoid.at(int32(in[k]) >> sumShift)
		f := t.sigmoid.at(int32(forget[k]) >> sumShift)
		a := t.tanh.at(int32(cand[k]) >> sumShift)
		o := t.sigmoid.at(int32(out[k]) >> sumShift)
		s := Saturate((f*int32(c[k])+1<<14)>>15 + (i*a+1<<18)>>19)
		c[k] = s
		h[k] = int16((o*t.tanh.at(int32(s)>>cellShift) + 1<<16) >> 17)
	}
}

// A Layer is the recurrent half of a bidirectional LSTM layer; the other half is a matrix from the
// layer's inputs to its input sums. See [Reader.Layer]. It never changes.
type Layer struct {
	Units             int // of each direction; a multiple of 4, of 8 for speed
	gates             *GateTables
	forward, backward *Matrix
	zero              []int16 // the state before the first word
}

// Cells is the memory of a layer's run. The zero value is ready; give each goroutine its own.
type Cells struct{ gates, cell [Together][]int16 }

// Run runs both directions of l over up to [Together] pieces, the longest first. sums is the table
// of their words' input sums at the scale [SumBits], rows of 8*Units: for the way forward the sums of
// all units' input gates, then of forget gates, candidates and output gates, and likewise for the way
// back. states becomes the table of outputs at the scale [StateBits], rows of 2*Units: forward,
// then back. It panics where a table is too short.
func (k *Kernel) Run(l *Layer, states, sums []int16, group []Piece, w *Cells) {
	h := l.Units
	var base [Together]int
	at := 0
	for i, p := range group {
		base[i] = at
		at += p.Len()
		w.gates[i], w.cell[i] = Room(w.gates[i], 4*h), Room(w.cell[i], h)
	}
	if at == 0 {
		return
	}
	_, _ = states[at*2*h-1], sums[at*8*h-1]
	for dir, a := range []*Matrix{l.forward, l.backward} {
		active := len(group)
		for i := range group {
			clear(w.cell[i])
		}
		for t := range group[0].Len() {
			for active > 0 && group[active-1].Len() <= t {
				active--
			}
			var ls lanes
			var row [Together]int
			for i := range active {
				now, before := t, t-1
				if dir == 1 {
					now = group[i].Len() - 1 - t
					before = now + 1
				}
				row[i] = base[i] + now
				ls.out[i], ls.init[i], ls.x[i] = &w.gates[i][0], &sums[row[i]*8*h+dir*4*h], &l.zero[0]
				if t > 0 {
					ls.x[i] = &states[(base[i]+before)*2*h+dir*h]
				}
			}
			k.mul(a, &ls, active)
			for i := range active {
				k.gates(l.gates, states[row[i]*2*h+dir*h:][:h], w.cell[i], w.gates[i])
			}
		}
	}
}
