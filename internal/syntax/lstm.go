package syntax

// The scales of the network: a value v of the float network is v<<bits here.
const (
	inputBits = 11 // words' vectors
	stateBits = 13 // outputs of an LSTM layer, within ±1
	sumBits   = 10 // sums before a gate, hidden layers
	cellBits  = 11 // the memory of an LSTM cell, cut off at ±16
)

// Gates are looked up: tables of 4096 values over [-8, 8), results in 1/32768.
const (
	gateSteps = 4096
	sumShift  = sumBits - 8  // sums to steps of 1/256
	cellShift = cellBits - 8 // likewise cells
)

// A gateTable is in the file of weights, since floats differ between processors in the last bit.
type gateTable [gateSteps]int16

// gateTables ends with room for the two bytes that the assembly reads beyond a value.
type gateTables struct {
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
func gatesGo(t *gateTables, h, c, g []int16) {
	n := len(h)
	c = c[:n]
	in, forget, cand, out := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	for k := range n {
		i := t.sigmoid.at(int32(in[k]) >> sumShift)
		f := t.sigmoid.at(int32(forget[k]) >> sumShift)
		a := t.tanh.at(int32(cand[k]) >> sumShift)
		o := t.sigmoid.at(int32(out[k]) >> sumShift)
		s := saturate((f*int32(c[k])+1<<14)>>15 + (i*a+1<<18)>>19)
		c[k] = s
		h[k] = int16((o*t.tanh.at(int32(s)>>cellShift) + 1<<16) >> 17)
	}
}
