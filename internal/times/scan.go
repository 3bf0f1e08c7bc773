package times

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// The patterns of a section are laid into one tree, so that rules that begin alike are tried
// together; from each atom the tree is walked as far as it matches, and the longest way wins.
//
//	the ─┬─ ORD ── quarter ■ ── of ── YEAR ■
//	     └─ week ── of ── @date ■
//
// A section can look into the sections before it and, after its first element, into itself.

// A node is a place in the tree of a section.
type node struct {
	next []edge
	ends []*rule // in the order of the files
}

type edge struct {
	elem elem
	to   *node
}

// insert lays a row into the tree.
func (n *node) insert(row []elem, r *rule) {
	for k := range row {
		var to *node
		for j := range n.next {
			if n.next[j].elem.equal(&row[k]) {
				to = n.next[j].to
			}
		}
		if to == nil {
			to = &node{}
			n.next = append(n.next, edge{row[k], to})
		}
		n = to
	}
	if !slices.Contains(n.ends, r) {
		n.ends = append(n.ends, r)
	}
}

// A capture is what an element with a slot found.
type capture struct {
	slot  string
	value string
	match *match // for what a section found
	end   int    // for peekSlot: where the expression ends
}

const peekSlot = "["

// A match is what a rule found in the atoms [start, end).
type match struct {
	rule       *rule
	start, end int
	caps       []capture
}

// scan is the state of one call of Find.
type scan struct {
	f        *Finder
	atoms    []atom
	doc      *text.Doc
	tree     *syntax.Tree
	canStart []uint64
	memo     []match // by section: the last result, and
	memoAt   []int   // the atom it is for
	depth    int     // how many sections are at work
	lastEnd  int     // the atom after the expression before, -1 for none
	lastDay  bool    // it named a day
	lastYear bool    // it was a year
	ancient  int     // how often the text names an era: "BC"
	reports  bool    // the text has spoken of a quarter of a year
	r        *resolver
	stack    []capture
	kept     []match   // a piece of memory for matches inside others
	caps     []capture // the same for captures
}

// longestAt returns the longest match at atom i of all sections that speak for themselves.
func (s *scan) longestAt(i int) match {
	var best match
	mask := s.mask(i)
	if mask == 0 || !s.begins(i) {
		return best
	}
	for sec := range s.f.roots {
		if mask&(1<<sec) == 0 || s.f.hidden[sec] {
			continue
		}
		m := s.matchAt(sec, i)
		if m.rule == nil {
			continue
		}
		if best.rule == nil || m.end > best.end || m.end == best.end && m.rule.order < best.rule.order {
			best = *m
		}
	}
	return best
}

// begins reports whether an expression may begin at atom i: not inside a word or number.
func (s *scan) begins(i int) bool {
	if !s.atoms[i].glued || i == 0 {
		return true
	}
	p := &s.atoms[i-1]
	if p.letters || p.digits {
		return false
	}
	return p.id != s.f.dot || i < 2 || !s.atoms[i].digits
}

// mask has a bit for each section that can begin with atom i.
func (s *scan) mask(i int) uint64 {
	if s.atoms[i].digits {
		return s.f.digitStart
	}
	return s.canStart[s.atoms[i].id]
}

// matchAt returns the longest match of a section at atom i; its rule is nil when there is none.
// It stands until the section is asked about another atom.
func (s *scan) matchAt(sec, i int) *match {
	m := &s.memo[sec]
	if s.memoAt[sec] == i {
		return m
	}
	if s.mask(i)&(1<<sec) == 0 || s.depth == maxDepth {
		return &noMatch
	}
	var best match
	s.depth++
	s.walk(s.f.roots[sec], sec, i, i, &best, len(s.stack))
	s.depth--
	*m, s.memoAt[sec] = best, i
	return m
}

var noMatch match

// maxDepth is how often sections look into sections: "the end of the first half of next year"
// needs three.
const maxDepth = 8

// walk tries all ways on from n at atom i.
func (s *scan) walk(n *node, sec, start, i int, best *match, base int) {
	if i > start && len(n.ends) > 0 && s.closes(i) {
		s.finish(n, start, i, best, base)
	}
	if i >= len(s.atoms) || i > start && s.atoms[i].first {
		return
	}
	next := n.next
	if i == start {
		if next = s.f.first[sec].digits; !s.atoms[i].digits {
			next = s.f.first[sec].word[s.atoms[i].id]
		}
	}
	for k := range next {
		e := &next[k]
		if e.elem.kind == peekElem {
			s.stack = append(s.stack, capture{slot: peekSlot, end: i})
			s.walk(e.to, sec, start, i, best, base)
			s.stack = s.stack[:len(s.stack)-1]
			continue
		}
		s.step(e, sec, start, i, best, base)
		if i > start && s.hyphen(i) && !s.atoms[i+1].first {
			s.step(e, sec, start, i+1, best, base)
		}
	}
}

// step passes over edge e at atom i and walks on.
func (s *scan) step(e *edge, sec, start, i int, best *match, base int) {
	el := &e.elem
	if el.glue && !s.atoms[i].glued {
		return
	}
	switch el.kind {
	case litElem:
		if a := &s.atoms[i]; a.id != 0 && contains(el.set, a.id) {
			s.walk(e.to, sec, start, i+1, best, base)
		}
	case classElem:
		v, end, ok := s.class(el.class, i)
		if !ok {
			return
		}
		s.stack = append(s.stack, capture{slot: el.slot, value: v})
		s.walk(e.to, sec, start, end, best, base)
		s.stack = s.stack[:len(s.stack)-1]
	case refElem:
		if el.ref == sec && i == start {
			return
		}
		m := s.matchAt(el.ref, i)
		if m.rule == nil || m.rule.template.none {
			return
		}
		kept := s.keep(m)
		s.stack = append(s.stack, capture{slot: el.slot, match: kept})
		s.walk(e.to, sec, start, kept.end, best, base)
		s.stack = s.stack[:len(s.stack)-1]
	}
}

// keep copies m to where it stays until the end of Find.
func (s *scan) keep(m *match) *match {
	if len(s.kept) == cap(s.kept) {
		s.kept = make([]match, 0, 64)
	}
	s.kept = append(s.kept, *m)
	return &s.kept[len(s.kept)-1]
}

// captures copies list to where it stays until the end of Find.
func (s *scan) captures(list []capture) []capture {
	if len(list) == 0 {
		return nil
	}
	if len(s.caps)+len(list) > cap(s.caps) {
		s.caps = make([]capture, 0, 128+len(list))
	}
	n := len(s.caps)
	s.caps = append(s.caps, list...)
	return s.caps[n:len(s.caps):len(s.caps)]
}

func contains(set []int32, id int32) bool {
	for _, x := range set {
		if x == id {
			return true
		}
	}
	return false
}

// class reads a member of a class at atom i.
func (s *scan) class(class, i int) (value string, end int, ok bool) {
	if class < numNumberClasses {
		return s.number(class, i)
	}
	return s.lookup(class, i)
}

// closes reports whether an expression may end before atom i: not inside a word or number.
func (s *scan) closes(i int) bool {
	return i >= len(s.atoms) || !s.atoms[i].glued || !s.atoms[i].letters && !s.atoms[i].digits
}

// finish takes the first rule of n whose neighbours fit, if it beats best.
func (s *scan) finish(n *node, start, end int, best *match, base int) {
	for _, c := range s.stack[base:] {
		if c.slot == peekSlot {
			end = c.end
		}
	}
	for _, r := range n.ends {
		if best.rule != nil && (end < best.end || end == best.end && r.order > best.rule.order) {
			return
		}
		if s.fits(r, start, end, s.stack[base:]) {
			*best = match{rule: r, start: start, end: end, caps: s.captures(s.stack[base:])}
			return
		}
	}
}

func (s *scan) fits(r *rule, start, end int, caps []capture) bool {
	for k := range r.before {
		if !s.context(&r.before[k], start-1, start) {
			return false
		}
	}
	for k := range r.after {
		if !s.context(&r.after[k], end, end) {
			return false
		}
	}
	for _, c := range r.checks {
		if !c(s, start, end, caps) {
			return false
		}
	}
	return true
}

// context reports whether the neighbour atom i fits c. The edge of a paragraph lies before
// atom edge.
func (s *scan) context(c *context, i, edge int) bool {
	if i < 0 || i >= len(s.atoms) || s.atoms[edge].first {
		return c.edge != c.not
	}
	a := &s.atoms[i]
	found := a.id != 0 && contains(c.set, a.id) || c.cap && a.upper || c.number && a.digits
	for k := 0; k < len(c.classes) && !found; k++ {
		_, _, found = s.class(c.classes[k], i)
	}
	return found != c.not
}
