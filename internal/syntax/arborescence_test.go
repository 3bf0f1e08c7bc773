package syntax

import (
	"math/rand/v2"
	"testing"

	"github.com/chancery-project/chancery/internal/neural"
)

// TestFindTree compares with the best of all trees over up to five words.
func TestFindTree(t *testing.T) {
	var f treeFinder
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 1 + r.IntN(5)
		f.reset(n)
		for i := range f.score {
			f.score[i] = int64(r.IntN(1 + int(seed%40)))
		}
		score := append([]int64(nil), f.score...)
		heads := f.find()
		got, ok := treeScore(score, heads, n)
		if !ok {
			t.Fatalf("seed %d: %v is no tree with one root", seed, heads)
		}
		if want := bestTree(score, make([]int32, n+1), 1, n); got != want {
			t.Fatalf("seed %d: %v scores %d, the best tree %d", seed, heads, got, want)
		}
	}
}

func TestFindTreeLong(t *testing.T) {
	var f treeFinder
	r := rand.New(rand.NewPCG(1, 3))
	f.reset(neural.MaxWords)
	for i := range f.score {
		f.score[i] = int64(r.IntN(1000))
	}
	score := append([]int64(nil), f.score...)
	if _, ok := treeScore(score, f.find(), neural.MaxWords); !ok {
		t.Error("no tree with one root")
	}
}

// bestTree tries all heads of the words from d on.
func bestTree(score []int64, heads []int32, d, n int) int64 {
	if d > n {
		if s, ok := treeScore(score, heads, n); ok {
			return s
		}
		return -1
	}
	best := int64(-1)
	for h := range n + 1 {
		if h != d {
			heads[d] = int32(h)
			best = max(best, bestTree(score, heads, d+1, n))
		}
	}
	return best
}

// treeScore sums the scores of the arcs and reports whether they make a tree with one root.
func treeScore(score []int64, heads []int32, n int) (sum int64, ok bool) {
	roots := 0
	for d := 1; d <= n; d++ {
		sum += score[d*(n+1)+int(heads[d])]
		if heads[d] == 0 {
			roots++
		}
		steps, h := 0, heads[d]
		for h != 0 {
			if h = heads[h]; steps > n {
				return 0, false
			}
			steps++
		}
	}
	return sum, roots == 1
}
