package world

import "github.com/chancery-project/chancery/internal/text"

// An index finds names in running text, longest first: an open hash table over the hashes of
// the names' pieces, which also holds every beginning of a name, so that a search stops at
// the first piece that leads nowhere. Two of the 64-bit hashes are taken never to be equal.
type index struct {
	slots []slot
	used  int
	names []indexed
}

type slot struct {
	hash  uint64
	first int32 // of the names with this hash, as index+1; 0 when it is only a beginning
}

type indexed struct {
	id    int32
	next  int32 // next name with the same hash, as index+1
	flags uint8
}

const (
	weak    = 1 << iota // the name also means other things
	allCaps             // an acronym: must stand in capitals
	capital             // must begin with a capital
)

// hashOf returns the hash of a whole name.
func hashOf(name string) uint64 {
	h := uint64(seed)
	for i := 0; ; {
		p := nextPiece(name, i)
		if p.end == 0 {
			return h
		}
		h, i = join(h, p), p.end
	}
}

func join(h uint64, p piece) uint64 { return (h ^ p.hash) * prime }

// add enters name for id. It reports whether name has a letter in it.
func (x *index) add(name string, id int32, flags uint8) bool {
	h, acronym, first := uint64(seed), true, true
	for i := 0; ; {
		p := nextPiece(name, i)
		if p.end == 0 {
			break
		}
		if !first {
			x.slot(h)
		}
		h = join(h, p)
		if first && p.upper && flags&capital == 0 {
			flags |= capital
		}
		acronym = acronym && p.all
		first, i = false, p.end
	}
	if first {
		return false
	}
	if acronym && len(name) < 7 {
		flags |= allCaps
	}
	s := x.slot(h)
	for n := s.first; n > 0; n = x.names[n-1].next {
		if old := &x.names[n-1]; old.id == id {
			old.flags &= flags | capital // the same name in another spelling
			return true
		}
	}
	x.names = append(x.names, indexed{id, 0, flags})
	n := int32(len(x.names))
	if s.first == 0 {
		s.first = n
		return true
	}
	last := s.first
	for x.names[last-1].next > 0 {
		last = x.names[last-1].next
	}
	x.names[last-1].next = n
	return true
}

// slot returns the slot of h, made when there is none.
func (x *index) slot(h uint64) *slot {
	if 2*x.used >= len(x.slots) {
		x.grow()
	}
	mask := uint64(len(x.slots) - 1)
	for i := mix(h) & mask; ; i = (i + 1) & mask {
		switch s := &x.slots[i]; s.hash {
		case h:
			return s
		case 0:
			s.hash = h
			x.used++
			return s
		}
	}
}

// init makes room for size slots, a power of two.
func (x *index) init(size int) {
	x.slots = make([]slot, size)
	x.names = make([]indexed, 0, size/4)
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, max(1<<8, 2*len(old)))
	mask := uint64(len(x.slots) - 1)
	for _, s := range old {
		if s.hash != 0 {
			i := mix(s.hash) & mask
			for x.slots[i].hash != 0 {
				i = (i + 1) & mask
			}
			x.slots[i] = s
		}
	}
}

func mix(h uint64) uint64 { return h ^ h>>32 }

// find returns the slot of h, nil when there is none.
func (x *index) find(h uint64) *slot {
	if len(x.slots) == 0 {
		return nil
	}
	mask := uint64(len(x.slots) - 1)
	for i := mix(h) & mask; ; i = (i + 1) & mask {
		switch s := &x.slots[i]; s.hash {
		case h:
			return s
		case 0:
			return nil
		}
	}
}

// A Sense is one thing that a name in a text may mean.
type Sense struct {
	Entity EntityID
	Weak   bool // the name also means other things, or is used loosely: needs support
}

// senses appends the names of s that may be written with the case seen.
func (x *index) senses(buf []Sense, s *slot, upper, all bool) []Sense {
	for n := s.first; n > 0; {
		e := &x.names[n-1]
		if (upper || e.flags&capital == 0) && (all || e.flags&allCaps == 0) {
			buf = append(buf, Sense{EntityID(e.id), e.flags&weak != 0})
		}
		n = e.next
	}
	return buf
}

// longest appends to buf what the longest name that begins with word first of d and ends
// before word last means. It returns the word after the name, or first when there is none.
func (x *index) longest(d *text.Doc, first, last int, buf []Sense, folded bool) ([]Sense, int) {
	h, all, end := uint64(seed), true, first
	n := len(buf)
	upper := false
	for i := first; i < last; i++ {
		word := d.Word(i)
		pieces := 0
		for j := 0; ; pieces++ {
			p := nextPiece(word, j)
			if p.end == 0 {
				break
			}
			if i == first && pieces == 0 {
				upper = p.upper
			}
			all = all && p.all
			h = join(h, p)
			j = p.end
		}
		if pieces == 0 {
			if i == first || !joins(word) {
				break
			}
			continue
		}
		s := x.find(h)
		if s == nil {
			break
		}
		if s.first > 0 {
			if more := x.senses(buf[:n], s, upper || folded, all || folded); len(more) > n {
				buf, end = more, i+1
			}
		}
	}
	return buf, end
}

// joins reports whether a word without letters may stand inside a name.
func joins(word string) bool {
	switch word {
	case "-", "–", "'", "’", "&", ".", "/", "‑", "·":
		return true
	}
	return false
}

// exact appends to buf what name means, whatever its case when folded is set.
func (x *index) exact(name string, buf []Sense, folded bool) []Sense {
	h, all, upper, any := uint64(seed), true, false, false
	for i := 0; ; {
		p := nextPiece(name, i)
		if p.end == 0 {
			break
		}
		if !any {
			upper = p.upper
		}
		all, any = all && p.all, true
		h, i = join(h, p), p.end
	}
	if !any {
		return buf
	}
	if s := x.find(h); s != nil {
		buf = x.senses(buf, s, upper || folded, all || folded)
	}
	return buf
}
