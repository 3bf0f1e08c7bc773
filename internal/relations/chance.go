package relations

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
