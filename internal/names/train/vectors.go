package main

import (
	"cmp"
	"encoding/binary"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/text"
)

// Word vectors by skip-gram with negative sampling, and clusters of them: what words the raw
// text uses alike. One thread and an own source of randomness make the result repeatable.
const (
	dim      = 48
	window   = 3
	negative = 5
	minCount = 6
)

type xorshift uint64

func (x *xorshift) next() uint64 {
	*x ^= *x << 13
	*x ^= *x >> 7
	*x ^= *x << 17
	return uint64(*x)
}

// rawWords reads the raw text as sentences of words, digits made equal.
func rawWords(yield func([]string)) {
	files, _ := filepath.Glob("../shared/data/raw/*.txt.gz")
	slices.Sort(files)
	for _, f := range files {
		lines(f, func(b []byte) {
			d := text.Segment(strings.Clone(string(b)))
			for _, s := range d.Sentences {
				words := make([]string, 0, s.Last-s.First)
				for i := s.First; i < s.Last; i++ {
					words = append(words, digits(d.Word(i)))
				}
				yield(words)
			}
		})
	}
}

func digits(w string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, w)
}

// A vocabulary holds words by falling count.
type vocabulary struct {
	words []string
	count []int
	index map[string]int32
}

func corpus() (*vocabulary, [][]int32) {
	counts := map[string]int{}
	var all [][]string
	rawWords(func(w []string) {
		for _, x := range w {
			counts[x]++
		}
		all = append(all, w)
	})
	v := &vocabulary{index: map[string]int32{}}
	for w, n := range counts {
		if n >= minCount {
			v.words = append(v.words, w)
		}
	}
	slices.SortFunc(v.words, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	for i, w := range v.words {
		v.index[w] = int32(i)
		v.count = append(v.count, counts[w])
	}
	var out [][]int32
	for _, s := range all {
		ids := make([]int32, 0, len(s))
		for _, w := range s {
			if id, ok := v.index[w]; ok {
				ids = append(ids, id)
			}
		}
		out = append(out, ids)
	}
	return v, out
}

// skipgram trains the vectors.
func skipgram(v *vocabulary, text [][]int32, epochs int) [][dim]float32 {
	n := len(v.words)
	in, out := make([][dim]float32, n), make([][dim]float32, n)
	rnd := xorshift(2463534242)
	for i := range in {
		for k := range dim {
			in[i][k] = (float32(rnd.next()%10000)/10000 - 0.5) / dim
		}
	}
	total := 0
	for _, c := range v.count {
		total += c
	}
	table := unigrams(v)
	keep := make([]uint64, n)
	for i, c := range v.count {
		f := float64(c) / float64(total)
		keep[i] = uint64(min(1, math.Sqrt(5e-4/f)) * (1 << 32))
	}
	var sigmoid [2048]float32
	for i := range sigmoid {
		sigmoid[i] = float32(1 / (1 + math.Exp(-(float64(i)-1024)/128)))
	}
	seen, buf := 0, []int32{}
	for range epochs {
		for _, s := range text {
			rate := float32(0.04 * max(0.02, 1-float64(seen)/float64(epochs*total)))
			seen += len(s)
			buf = buf[:0]
			for _, w := range s {
				if rnd.next()&(1<<32-1) < keep[w] {
					buf = append(buf, w)
				}
			}
			for i, w := range buf {
				b := 1 + int(rnd.next()%window)
				for j := max(0, i-b); j < min(len(buf), i+b+1); j++ {
					if j != i {
						pairStep(&in[w], out, buf[j], table, &rnd, &sigmoid, rate)
					}
				}
			}
		}
	}
	return in
}

func unigrams(v *vocabulary) []int32 {
	var table []int32
	for i, c := range v.count {
		for range 1 + int(math.Pow(float64(c), 0.75)/4) {
			table = append(table, int32(i))
		}
	}
	return table
}

func pairStep(x *[dim]float32, out [][dim]float32, target int32, table []int32, rnd *xorshift, sigmoid *[2048]float32, rate float32) {
	var grad [dim]float32
	for k := range negative + 1 {
		t, want := target, float32(1)
		if k > 0 {
			t, want = table[rnd.next()%uint64(len(table))], 0
			if t == target {
				continue
			}
		}
		y := &out[t]
		var dot float32
		for d := range dim {
			dot += x[d] * y[d]
		}
		at := int(dot*128) + 1024
		g := (want - sigmoid[max(0, min(2047, at))]) * rate
		for d := range dim {
			grad[d] += g * y[d]
			y[d] += g * x[d]
		}
	}
	for d := range dim {
		x[d] += grad[d]
	}
}

// kmeans puts unit vectors into k clusters by their cosine, beginning with the most frequent words.
func kmeans(vectors [][dim]float32, k, rounds int) []int32 {
	center := make([][dim]float32, k)
	for i := range center {
		center[i] = vectors[i*min(len(vectors), k*6)/k]
	}
	of := make([]int32, len(vectors))
	for range rounds {
		for i := range vectors {
			best, top := int32(0), float32(-2)
			for c := range center {
				var dot float32
				for d := range dim {
					dot += vectors[i][d] * center[c][d]
				}
				if dot > top {
					best, top = int32(c), dot
				}
			}
			of[i] = best
		}
		clear(center)
		for i := range vectors {
			for d := range dim {
				center[of[i]][d] += vectors[i][d]
			}
		}
		for c := range center {
			unit(&center[c])
		}
	}
	return of
}

func unit(v *[dim]float32) {
	var n float64
	for _, x := range v {
		n += float64(x) * float64(x)
	}
	if n == 0 {
		return
	}
	for d := range v {
		v[d] = float32(float64(v[d]) / math.Sqrt(n))
	}
}

// clusterWords clusters the words of the raw text at three grains and packs them by hash: 1, then
// 5, 8 and 10 bits.
func clusterWords() []byte {
	v, text := corpus()
	vec := skipgram(v, text, 4)
	for i := range vec {
		unit(&vec[i])
	}
	fine, mid, coarse := kmeans(vec, 1024, 8), kmeans(vec, 256, 8), kmeans(vec, 32, 8)
	var out []byte
	for i, w := range v.words {
		out = binary.LittleEndian.AppendUint32(out, names.HashExact(w))
		out = binary.LittleEndian.AppendUint32(out, 1<<23|uint32(coarse[i])<<18|uint32(mid[i])<<10|uint32(fine[i]))
	}
	return out
}
