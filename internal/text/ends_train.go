package text

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"unicode/utf8"
)

// A Lesson is a text whose sentence ends are known.
type Lesson struct {
	Text string
	// Ends are the sentence ends, counted in characters that are not white space, and in order.
	Ends []int
	// Plain says that the text is edited prose without known ends: where a word and no mark stands
	// before a place, nothing ends there; where a full stop stands before a capital, a sentence ends; places
	// after abbreviations teach nothing.
	Plain bool
}

// A verdict says what a lesson knows of a place.
type verdict uint8

const (
	skip verdict = iota
	yes
	no
)

// TrainEnds learns the weights of sentence ends and writes them as en/ends.bin has them.
func TrainEnds(lessons []Lesson, rounds, margin int, out, log io.Writer) error {
	w, total := make([]int32, 1<<endBits), make([]int64, 1<<endBits)
	stamp := make([]int32, 1<<endBits)
	seen := make([]uint8, 1<<22)
	step := int32(0)
	add := func(f uint32, by int32) {
		if seen[f&(1<<22-1)] < 2 {
			return
		}
		f &= 1<<endBits - 1
		total[f] += int64(w[f]) * int64(step-stamp[f])
		stamp[f] = step
		w[f] += by
	}
	var d Doc
	var e ender
	rnd := rand.New(rand.NewPCG(5, 6))
	for round := range rounds {
		wrong, all := 0, 0
		order := rnd.Perm(len(lessons))
		for _, k := range order {
			l := &lessons[k]
			d.reset(l.Text)
			d.words(Span{0, len(l.Text)})
			if len(d.Words) < 2 {
				continue
			}
			truth := l.verdicts(&d)
			d.read(0)
			e.begin(d.signs)
			for i := range len(d.Words) - 1 {
				e.pass(i)
				v := truth(i)
				if !e.may(i) || d.Words[i+1].Joined {
					if v == yes {
						e.cut(i)
					}
					continue
				}
				feats := e.look(i)
				if round == 0 {
					for _, f := range feats {
						if n := &seen[f&(1<<22-1)]; *n < 255 {
							*n++
						}
					}
				}
				sum := int32(0)
				for _, f := range feats {
					sum += w[f&(1<<endBits-1)]
				}
				step++
				all++
				if v == skip {
					if sum > 0 {
						e.cut(i)
					}
					continue
				}
				if v == yes && sum <= int32(margin) {
					for _, f := range feats {
						add(f, 1)
					}
				} else if v == no && sum > -int32(margin) {
					for _, f := range feats {
						add(f, -1)
					}
				}
				said := sum > 0
				if said != (v == yes) {
					wrong++
				}
				if said && (v == yes || rnd.IntN(4) == 0) || !said && v == yes && rnd.IntN(4) != 0 {
					e.cut(i)
				}
			}
		}
		fmt.Fprintf(log, "ends round %d: %d of %d wrong\n", round+1, wrong, all)
	}
	return writeEnds(total, w, stamp, step, out)
}

// verdicts returns what l knows of the place after word i of d, which holds its words.
func (l *Lesson) verdicts(d *Doc) func(i int) verdict {
	if l.Plain {
		t := wordTables()
		return func(i int) verdict {
			cur, next := t.shapeOf(d.Word(i)), t.shapeOf(d.Word(i+1))
			switch {
			case (cur == shapeDotted || cur == shapeShort) && openers()[hashLower(d.Word(i+1))] && next != shapeLower:
				return yes
			case cur.short() || !cur.stops() && i > 0 && t.shapeOf(d.Word(i-1)).stops():
				return skip
			case !cur.stops():
				return no
			case next == shapeLower:
				return no
			case cur == shapeStop && (next == shapeName || next == shapeOne || next == shapeUpper) && len(d.Word(i-1)) > 1:
				return yes
			}
			return skip
		}
	}
	ends := make([]bool, len(d.Words)) // by word
	pos, k := 0, 0
	for i := range d.Words {
		pos += utf8.RuneCountInString(d.Word(i))
		for k < len(l.Ends) && l.Ends[k] < pos {
			k++
		}
		ends[i] = k < len(l.Ends) && l.Ends[k] == pos
	}
	return func(i int) verdict {
		if ends[i] {
			return yes
		}
		return no
	}
}

func writeEnds(total []int64, w, stamp []int32, step int32, out io.Writer) error {
	top := int64(1)
	var size []int64
	for i := range total {
		total[i] += int64(w[i]) * int64(step-stamp[i])
		if total[i] != 0 {
			size = append(size, max(total[i], -total[i]))
		}
	}
	slices.Sort(size)
	top = max(top, size[len(size)-1])
	buf := make([]byte, 0, 2*len(total))
	for _, t := range total {
		v := uint16(int16(t * 32000 / top))
		buf = append(buf, byte(v), byte(v>>8))
	}
	_, err := out.Write(buf)
	return err
}
