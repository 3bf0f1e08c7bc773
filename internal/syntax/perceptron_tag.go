package syntax

import "strings"

// A sentence holds the words of one sentence with what the features ask of them.
type sentence struct {
	n     int
	forms []string
	form  []uint32 // hash of the form
	lower []uint32 // hash of the form in lower case
	shape []uint32
	suf   [][4]uint32 // hashes of the last 1 to 4 letters, lower case
	pre   [][2]uint32 // of the first 1 and 3
	pair  []uint8
}

func (s *sentence) reset() {
	s.n = 0
	s.forms, s.form, s.lower, s.shape = s.forms[:0], s.form[:0], s.lower[:0], s.shape[:0]
	s.suf, s.pre, s.pair = s.suf[:0], s.pre[:0], s.pair[:0]
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func (s *sentence) add(form string) {
	low := strings.ToLower(form)
	var suf [4]uint32
	for k := range suf {
		suf[k] = hash(low[max(0, len(low)-k-1):])
	}
	s.n++
	s.forms = append(s.forms, form)
	s.form = append(s.form, hash(form))
	s.lower = append(s.lower, hash(low))
	s.shape = append(s.shape, shape(form))
	s.suf = append(s.suf, suf)
	s.pre = append(s.pre, [2]uint32{hash(low[:min(1, len(low))]), hash(low[:min(3, len(low))])})
	s.pair = append(s.pair, 0)
}

// shape sums a form up: runs of capitals, small letters, digits and others, each run once.
func shape(form string) uint32 {
	h, last := uint32(17), byte(0)
	for i := range len(form) {
		var c byte
		switch b := form[i]; {
		case b >= 'A' && b <= 'Z':
			c = 'A'
		case b >= 'a' && b <= 'z':
			c = 'a'
		case b >= '0' && b <= '9':
			c = '0'
		case b >= 0x80:
			c = 'u'
		default:
			c = b
		}
		if c != last {
			h = (h ^ uint32(c)) * 16777619
			last = c
		}
	}
	return h
}

// mix hashes a feature: the number of its template and up to three values.
func mix(t, a, b, c uint32) uint32 {
	h := t*0x9E3779B1 ^ a
	h = (h ^ h>>15) * 0x85EBCA6B
	h = (h ^ b ^ h>>13) * 0xC2B2AE35
	h = (h ^ c ^ h>>16) * 0x27D4EB2F
	return h ^ h>>15
}

const noWord = 0x5bd1e995

func get(list []uint32, i, n int) uint32 {
	if i < 0 || i >= n {
		return noWord + uint32(min(max(i, -1), n+1)-i)
	}
	return list[i]
}

// tagFeatures appends the features of word i; the words before it have their pairs.
func (s *sentence) tagFeatures(f []uint32, i int) []uint32 {
	t1, t2 := uint32(255), uint32(255)
	if i > 0 {
		t1 = uint32(s.pair[i-1])
	}
	if i > 1 {
		t2 = uint32(s.pair[i-2])
	}
	w, low, suf := s.form[i], s.lower[i], s.suf[i]
	p1, n1, n2 := get(s.lower, i-1, s.n), get(s.lower, i+1, s.n), get(s.lower, i+2, s.n)
	var nsuf, psuf [4]uint32
	if i+1 < s.n {
		nsuf = s.suf[i+1]
	}
	if i > 0 {
		psuf = s.suf[i-1]
	}
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	return append(f,
		mix(1, w, 0, 0), mix(2, low, 0, 0), mix(3, suf[0], 0, 0), mix(4, suf[1], 0, 0), mix(5, suf[2], 0, 0), mix(6, suf[3], 0, 0),
		mix(7, s.pre[i][0], 0, 0), mix(8, s.pre[i][1], 0, 0), mix(9, s.shape[i], first, 0),
		mix(10, t1, 0, 0), mix(11, t1, t2, 0), mix(12, t1, low, 0), mix(13, t2, low, 0), mix(14, t1, suf[2], 0),
		mix(15, p1, 0, 0), mix(16, n1, 0, 0), mix(17, n2, 0, 0), mix(18, p1, low, 0), mix(19, low, n1, 0),
		mix(20, get(s.lower, i-2, s.n), 0, 0), mix(21, nsuf[2], 0, 0), mix(22, nsuf[1], suf[1], 0), mix(23, psuf[2], 0, 0),
		mix(24, t1, n1, 0), mix(25, t1, t2, low), mix(26, t1, nsuf[2], suf[1]), mix(27, s.shape[i], get(s.shape, i+1, s.n), 0),
		mix(28, t1, s.shape[i], suf[2]), mix(29, n1, n2, 0), mix(30, 0, 0, 0),
	)
}
