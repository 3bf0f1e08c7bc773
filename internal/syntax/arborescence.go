package syntax

import "github.com/chancery-project/chancery/internal/neural"

// A treeFinder finds the best tree over a sentence. Node 0 stands above the root, nodes
// 1 … n are the words. Its memory is used again.
type treeFinder struct {
	n      int     // nodes, node 0 included
	score  []int64 // score[dependent*n+head]
	head   []int32
	mark   []int32
	active []int32
	arena  []int32
}

// single is taken from each arc from node 0, so that the best tree has one root. It is
// greater than any difference between two trees.
const single = int64(1) << 45

// reset makes room for a sentence of the given number of words.
func (f *treeFinder) reset(words int) {
	f.n = words + 1
	f.score = neural.Room(f.score, f.n*f.n)
	f.head = neural.Room(f.head, f.n)
	f.mark = neural.Room(f.mark, f.n)
	f.active = neural.Room(f.active, f.n)
	f.arena = f.arena[:0]
}

// find returns the head of each node in the tree of the greatest sum of scores that has one
// root (Chu and Liu 1965, Edmonds 1967). Among equal heads the one on the left wins. The
// result is overwritten by the next call.
//
// Mostly each word's best head makes a tree at once, in n² steps; each cycle costs n² more.
func (f *treeFinder) find() []int32 {
	for i := range f.active {
		f.active[i] = int32(i)
	}
	f.head[0] = -1
	if f.greedy() == 1 && f.cycle(f.active) < 0 {
		return f.head
	}
	for d := 1; d < f.n; d++ {
		f.score[d*f.n] -= single
	}
	f.solve(f.active)
	f.head[0] = -1
	return f.head
}

// greedy sets each word's best head and returns how many words are roots then.
func (f *treeFinder) greedy() (roots int) {
	for d := 1; d < f.n; d++ {
		row := f.score[d*f.n:][:f.n]
		best, top := 0, row[0]
		for h, s := range row {
			if s > top && h != d {
				best, top = h, s
			}
		}
		f.head[d] = int32(best)
		if best == 0 {
			roots++
		}
	}
	return roots
}

// solve sets the heads of the active nodes, which begin with node 0.
func (f *treeFinder) solve(active []int32) {
	n := f.n
	for _, d := range active[1:] {
		best, row := int32(-1), f.score[int(d)*n:][:n]
		for _, h := range active {
			if h != d && (best < 0 || row[h] > row[best]) {
				best = h
			}
		}
		f.head[d] = best
	}
	start := f.cycle(active)
	if start < 0 {
		return
	}
	// The cycle's nodes become one, for which start stands.
	base := len(f.arena)
	for v := start; ; {
		f.arena = append(f.arena, v, f.head[v])
		v = f.head[v]
		if v == start {
			break
		}
	}
	ring := f.arena[base:len(f.arena):len(f.arena)]
	inRing := func(v int32) bool {
		for i := 0; i < len(ring); i += 2 {
			if ring[i] == v {
				return true
			}
		}
		return false
	}
	first := len(f.arena)
	rest := 0
	for _, v := range active {
		if v == start || !inRing(v) {
			rest++
		}
	}
	for range 3 * rest {
		f.arena = append(f.arena, -1)
	}
	next, enter, leave := f.arena[first:first+rest:first+rest], f.arena[first+rest:first+2*rest], f.arena[first+2*rest:first+3*rest]
	k := 0
	for _, v := range active {
		if v == start || !inRing(v) {
			next[k] = v
			k++
		}
	}
	f.contract(ring, next, enter, leave, start)
	f.solve(next)
	// Open it again: the arc into the ring breaks it at its end.
	var into int32
	for i, v := range next {
		if v == f.head[start] {
			into = enter[i]
		}
	}
	from := f.head[start]
	for i, v := range next {
		if v != start && v != 0 && f.head[v] == start {
			f.head[v] = leave[i]
		}
	}
	for i := 0; i < len(ring); i += 2 {
		f.head[ring[i]] = ring[i+1]
	}
	f.head[into] = from
}

// contract writes the scores of the ring as one node into start's row and column. For each
// other node of next, enter is the ring's node that an arc from it would enter, and leave the
// one from which an arc to it would come.
func (f *treeFinder) contract(ring, next, enter, leave []int32, start int32) {
	n := f.n
	at := func(h, d int32) *int64 { return &f.score[int(d)*n+int(h)] }
	for i, v := range next {
		if v == start {
			continue
		}
		var in, out int64
		for j := 0; j < len(ring); j += 2 {
			u, h := ring[j], ring[j+1]
			if s := *at(v, u) - *at(h, u); enter[i] < 0 || s > in {
				enter[i], in = u, s
			}
			if v == 0 {
				continue
			}
			if s := *at(u, v); leave[i] < 0 || s > out {
				leave[i], out = u, s
			}
		}
		// start's own scores may be read by later v only where v differs, so writing is safe:
		// the arcs inside the ring are not touched.
		*at(v, start) = in
		if v != 0 {
			*at(start, v) = out
		}
	}
}

// cycle returns a node of a cycle among the heads of the active nodes, or -1.
func (f *treeFinder) cycle(active []int32) int32 {
	for _, v := range active {
		f.mark[v] = 0
	}
	for _, v := range active[1:] {
		u := v
		for u != 0 && f.mark[u] == 0 {
			f.mark[u] = v
			u = f.head[u]
		}
		if u != 0 && f.mark[u] == v {
			return u
		}
	}
	return -1
}
