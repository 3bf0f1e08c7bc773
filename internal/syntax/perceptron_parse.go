package syntax

// The actions of the arc-hybrid system. The artificial root stands behind the last word.
//
//	shift  moves the first word of the buffer onto the stack
//	left   hangs the top of the stack under the first word of the buffer and pops it
//	right  hangs the top of the stack under the word below it and pops it
const (
	actShift = iota
	actLeft
	actRight
	numActs
)

// A state is a parse under way. Word n is the artificial root.
type state struct {
	size  int // words
	next  int32
	stack []int32
	head  []int32
	rel   []Rel
	label Rel // of the next arc
	kids  []kids
	tags  []pair
	lows  []uint32
}

// kids are the outermost two dependents of a word on each side, -1 for none, and how many
// there are.
type kids struct {
	l1, l2, r1, r2 int32
	nl, nr         uint8
}

// begin starts on the words of w's sentence.
func (w *Workspace) begin(pairs []pair) {
	s, n := &w.state, w.n
	s.size, s.next, s.stack = n, 0, s.stack[:0]
	s.head, s.rel, s.kids = grow(s.head, n+1), grow(s.rel, n+1), grow(s.kids, n+1)
	s.tags, s.lows = grow(s.tags, n+1), grow(s.lows, n+1)
	for i := range n {
		s.head[i], s.kids[i] = -1, kids{-1, -1, -1, -1, 0, 0}
		s.tags[i], s.lows[i] = pairs[w.pair[i]], w.lower[i]
	}
	s.head[n], s.kids[n], s.lows[n] = -1, kids{-1, -1, -1, -1, 0, 0}, 7
	s.tags[n] = pair{X, numXPOS}
}

func (s *state) done() bool { return len(s.stack) == 0 && int(s.next) == s.size }

func (s *state) tag(i int32) Tag { return s.tags[i].tag }

// legalActs says which actions may follow. The root takes one dependent, the last on the stack.
func (s *state) legalActs() (ok [numActs]bool) {
	depth := len(s.stack)
	last := int(s.next) == s.size
	ok[actShift] = !last
	ok[actLeft] = depth > 0 && (!last || depth == 1)
	ok[actRight] = depth > 1
	return ok
}

// arc returns the head and the dependent of the arc that action a draws.
func (s *state) arc(a int) (head, dep int32) {
	dep = s.stack[len(s.stack)-1]
	if a == actLeft {
		return s.next, dep
	}
	return s.stack[len(s.stack)-2], dep
}

// act takes action a; the arc it draws gets s.label.
func (s *state) act(a int) {
	if a == actShift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	h, d := s.arc(a)
	s.stack = s.stack[:len(s.stack)-1]
	s.head[d], s.rel[d] = h, s.label
	k := &s.kids[h]
	if d < h {
		k.l2, k.l1 = k.l1, d
		k.nl = min(k.nl+1, 5)
	} else {
		k.r2, k.r1 = k.r1, d
		k.nr = min(k.nr+1, 5)
	}
}

// look returns the hash of the word and the tags of word i; -1 has its own.
func (s *state) look(i int32) (word, xpos, tag uint32) {
	if i < 0 || int(i) > s.size {
		return noWord, 253, 254
	}
	return s.lows[i], uint32(s.tags[i].xpos), uint32(s.tags[i].tag)
}

func (s *state) relOf(i int32) uint32 {
	if i < 0 {
		return 255
	}
	return uint32(s.rel[i])
}

func gap(a, b int32) uint32 {
	switch d := b - a; {
	case a < 0 || d < 5:
		return uint32(max(d, 0))
	case d < 8:
		return 5
	case d < 12:
		return 6
	default:
		return 7
	}
}

// actFeatures appends the features of the state.
func (s *state) actFeatures(f []uint32) []uint32 {
	s0, s1, s2 := int32(-1), int32(-1), int32(-1)
	n := len(s.stack)
	if n > 0 {
		s0 = s.stack[n-1]
	}
	if n > 1 {
		s1 = s.stack[n-2]
	}
	if n > 2 {
		s2 = s.stack[n-3]
	}
	b0 := s.next
	b1, b2 := b0+1, b0+2
	w0, x0, t0 := s.look(s0)
	w1, x1, t1 := s.look(s1)
	_, x2, t2 := s.look(s2)
	wb, xb, tb := s.look(b0)
	wb1, xb1, tb1 := s.look(b1)
	_, xb2, tb2 := s.look(b2)
	k0, k1 := kids{-1, -1, -1, -1, 0, 0}, kids{-1, -1, -1, -1, 0, 0}
	if s0 >= 0 {
		k0 = s.kids[s0]
	}
	if s1 >= 0 {
		k1 = s.kids[s1]
	}
	kb := s.kids[b0]
	_, xl0, _ := s.look(k0.l1)
	wr0, xr0, _ := s.look(k0.r1)
	wl0, _, _ := s.look(k0.l1)
	_, xl1, _ := s.look(k1.l1)
	_, xr1, _ := s.look(k1.r1)
	wlb, xlb, _ := s.look(kb.l1)
	d0, d1 := gap(s0, b0), gap(s1, s0)
	v0, v1, vb := uint32(k0.nl)<<4|uint32(k0.nr), uint32(k1.nl)<<4|uint32(k1.nr), uint32(kb.nl)
	return append(f,
		mix(1, w0, t0, 0), mix(2, w1, t1, 0), mix(3, wb, tb, 0), mix(4, x0, 0, 0), mix(5, x1, 0, 0), mix(6, xb, 0, 0),
		mix(7, wb1, 0, 0), mix(8, xb1, xb2, 0), mix(9, x0, xb, 0), mix(10, x0, x1, 0), mix(11, w0, wb, 0), mix(12, w0, w1, 0),
		mix(13, w0, xb, x0), mix(14, x0, wb, xb), mix(15, w1, x0, x1), mix(16, x1, w0, x0), mix(17, x0, x1, xb), mix(18, x0, xb, xb1),
		mix(19, x1, x0, xb^xb1<<8), mix(20, x2, x1, x0), mix(21, t2<<8|t1, t0<<8|tb, tb1), mix(22, xb, xb1, xb2),
		mix(23, x0, xb, d0), mix(24, x0, x1, d1), mix(25, w0, wb, d0), mix(26, w0, d0, 0), mix(27, wb, d0, 0),
		mix(28, x0, xl0, xb), mix(29, x0, xr0, xb), mix(30, x1, xr1, x0), mix(31, x1, xl1, x0), mix(32, x0, xb, xlb), mix(33, x1, x0, xr0), mix(34, x1, x0, xl0),
		mix(35, w0, s.relOf(k0.l1), s.relOf(k0.r1)), mix(36, w1, s.relOf(k1.l1), s.relOf(k1.r1)), mix(37, wb, s.relOf(kb.l1), tb),
		mix(38, x0, v0, xb), mix(39, x1, v1, x0), mix(40, xb, vb, x0), mix(41, w0, v0, tb), mix(42, w1, v1, t0), mix(43, wb, vb, t0),
		mix(44, x0, s.relOf(k0.l1)<<8|s.relOf(k0.l2), s.relOf(k0.r1)<<8|s.relOf(k0.r2)), mix(45, x1, s.relOf(k1.r1)<<8|s.relOf(k1.r2), x0),
		mix(46, x0, wl0, xb), mix(47, x0, wr0, xb), mix(48, xb, wlb, x0), mix(49, x0, xb<<8|x1, s.relOf(k0.r1)), mix(50, w0, wb1, 0),
		mix(51, tb2<<8|tb1, tb<<8|t0, t1), mix(52, x1, xb, 0), mix(53, w1, wb, 0), mix(54, x0<<8|x1, xl0<<8|xr1, tb), mix(55, 0, 0, 0),
	)
}

// relFeatures appends the features of the arc from head to dep, whose dependents are complete.
func (s *state) relFeatures(f []uint32, h, d int32) []uint32 {
	wh, xh, th := s.look(h)
	wd, xd, td := s.look(d)
	kd, kh := s.kids[d], s.kids[h]
	wl, xl, _ := s.look(kd.l1)
	wl2, _, _ := s.look(kd.l2)
	wr, xr, _ := s.look(kd.r1)
	_, xp, _ := s.look(d - 1)
	wn, xn, _ := s.look(d + 1)
	_, xhp, _ := s.look(h - 1)
	_, xhn, _ := s.look(h + 1)
	side := uint32(0)
	if h > d {
		side = 1
	}
	far := gap(min(h, d), max(h, d))<<1 | side
	before := s.relOf(kh.l1)
	if side == 0 {
		before = s.relOf(kh.r1)
	}
	return append(f,
		mix(61, wh, side, 0), mix(62, wd, side, 0), mix(63, xh, xd, side), mix(64, wh, xd, side), mix(65, xh, wd, side), mix(66, wh, wd, side),
		mix(67, xh, xd, far), mix(68, wl, xd, side), mix(69, wl, xh, xd), mix(70, xl, xd, xh), mix(71, xr, xd, xh), mix(72, wl, wh, side),
		mix(73, xd, xp<<8|xn, side), mix(74, xh, xhp<<8|xhn, side), mix(75, s.relOf(kd.l1), s.relOf(kd.r1), td<<8|th),
		mix(76, s.relOf(kd.l1)<<8|s.relOf(kd.l2), s.relOf(kd.r1)<<8|s.relOf(kd.r2), xd), mix(77, before, xd, xh), mix(78, before, wh, td),
		mix(79, s.relOf(kh.l1)<<8|s.relOf(kh.r1), xd, side), mix(80, wn, xd, xh), mix(81, wl2, xd, side), mix(82, wr, xd, side), mix(83, th, td, side),
		mix(84, xd, side, 0), mix(85, wd, s.relOf(kd.l1), s.relOf(kd.r1)), mix(86, wl, wd, side), mix(87, xh, xd, uint32(kd.nl)<<8|uint32(kd.nr)<<4|side),
	)
}
