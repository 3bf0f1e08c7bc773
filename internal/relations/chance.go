package relations

import (
	"math"
	"slices"
)

// atLeast returns how likely it is that k or more of n events fall to the first of two spans of time
// if each article reports as many of them, where a articles were read of the first and b of the
// second: the upper tail of the binomial distribution. It is the same on every processor: each step
// is rounded, and nothing is asked of the logarithms and gammas of a library.
//
// Terms are reckoned relative to the largest, from there to both sides, until they no longer count.
func atLeast(k, n, a, b int64) float64 {
	if k <= 0 {
		return 1
	}
	if k > n || a <= 0 {
		return 0
	}
	if b <= 0 {
		return 1
	}
	const small = 1e-30
	largest := min(n, int64(float64(n+1)*(float64(a)/float64(a+b))))
	all, tail := 1.0, 0.0
	if largest >= k {
		tail = 1
	}
	for i, t := largest+1, 1.0; i <= n && t > small; i++ {
		t = float64(t * (float64((n-i+1)*a) / float64(i*b)))
		all += t
		if i >= k {
			tail += t
		}
	}
	for i, t := largest-1, 1.0; i >= 0 && t > small; i-- {
		t = float64(t * (float64((i+1)*b) / float64((n-i)*a)))
		all += t
		if i >= k {
			tail += t
		}
	}
	return tail / all
}

// A base is what the periods before say of an ordinary one.
type base struct {
	n, read int64
	clump   float64 // 1 where events come singly, more where they come in clusters
}

// ordinary adds up all steps but the one with the most events for what was read of it, the first of
// equal ones. clump is the variance of the counts over their mean (Pearson's estimate for counts
// that are more uneven than Poisson's).
func ordinary(steps []step) base {
	high := 0
	var b base
	for i, s := range steps {
		if s.n*steps[high].read > steps[high].n*s.read {
			high = i
		}
		b.n, b.read = b.n+s.n, b.read+s.read
	}
	if len(steps) < 3 {
		return base{clump: 1}
	}
	b.n, b.read = b.n-steps[high].n, b.read-steps[high].read
	sum := 0.0
	for i, s := range steps {
		if expected := float64(b.n*s.read) / float64(b.read); i != high && expected > 0 {
			off := float64(s.n) - expected
			sum += float64(off*off) / expected
		}
	}
	b.clump = max(1, sum/float64(len(steps)-2))
	return b
}

// more returns how likely n events or more are in a period of which so much was read.
func (b base) more(n, read int64) float64 {
	k, rest := b.clusters(n), b.clusters(b.n)
	return atLeast(k, k+rest, read, b.read)
}

// fewer returns how likely n events or fewer are.
func (b base) fewer(n, read int64) float64 {
	k, rest := b.clusters(n), b.clusters(b.n)
	return atLeast(rest, k+rest, b.read, read)
}

// clusters returns of how many clusters n events are.
func (b base) clusters(n int64) int64 { return int64(float64(n)/b.clump + 0.5) }

// medianAndSpread returns the median of values and their spread, which outliers do not move.
func medianAndSpread(values []float64) (middle, width float64) {
	middle = median(values)
	far := make([]float64, len(values))
	for i, v := range values {
		far[i] = math.Abs(v - middle)
	}
	return middle, float64(spread * median(far))
}

// median returns the median of values, which it sorts; 0 of none.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	switch {
	case n == 0:
		return 0
	case n%2 == 1:
		return values[n/2]
	}
	return (values[n/2-1] + values[n/2]) / 2
}
