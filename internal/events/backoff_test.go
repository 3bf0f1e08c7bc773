package events

import (
	"math"
	"testing"
)

func TestThousandthsLn(t *testing.T) {
	for _, tt := range []struct{ p, q uint64 }{{1, 1}, {2, 1}, {1, 2}, {3, 430}, {4_000_000, 3}, {123_456, 123_457}, {1 << 31, 1}, {1, 1 << 31}, {999, 1000}} {
		want := 1000 * math.Log(float64(tt.p)/float64(tt.q))
		if got := thousandthsLn(tt.p, tt.q); math.Abs(float64(got)-want) > 1.1 {
			t.Errorf("thousandthsLn(%d, %d) = %d, want %.1f", tt.p, tt.q, got, want)
		}
	}
}
