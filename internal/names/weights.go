package names

import (
	_ "embed"
	"encoding/binary"
)

//go:generate sh -c "cd ../.. && go run ./internal/names/train"

// The packed tables are made by the command in train; see its doc comment for their sources.
var (
	//go:embed weights.bin
	packedWeights string
	//go:embed network.bin
	packedNetwork string
	//go:embed lists.bin
	packedLists string
	//go:embed clusters.bin
	packedClusters string
)

// pack writes a model: the weights of label pairs as 32-bit integers, then for each feature its
// hash and its row. All numbers are little-endian.
func (m *model) pack() []byte {
	var b []byte
	for a := range m.step {
		for _, s := range m.step[a] {
			b = binary.LittleEndian.AppendUint32(b, uint32(s))
		}
	}
	for i, k := range m.keys {
		if k == 0 {
			continue
		}
		b = binary.LittleEndian.AppendUint32(b, k)
		for _, w := range m.rows[i] {
			b = append(b, byte(w))
		}
	}
	return b
}

// unpack reads what pack wrote.
func unpack(s string) *model {
	var step [numLabels][numLabels]int32
	for a := range step {
		for b := range step[a] {
			step[a][b] = int32(word(s, 0))
			s = s[4:]
		}
	}
	const size = 4 + numLabels
	n := len(s) / size
	m := newModel(step, n)
	for ; len(s) >= size; s = s[size:] {
		row := m.add(word(s, 0))
		for l := range row {
			row[l] = int8(s[4+l])
		}
	}
	return m
}

// word reads four bytes of s from i on.
func word(s string, i int) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
