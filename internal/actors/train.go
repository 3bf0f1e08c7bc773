package actors

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// An Example is a document whose pronouns teach: Chain gives for a span of the text what it is known
// to stand for.
type Example struct {
	Doc      *text.Doc
	Tree     *syntax.Tree
	Mentions []names.Mention
	// Chain returns the chain of the mention with the head word i, 0 when it has none. The chain of
	// a pronoun that is not known is -1.
	Chain func(i int) int
	// Partial says that only some mentions are marked: what has no chain may still be right.
	Partial bool
}

// A Learner learns the weights of pronouns by averaged perceptron.
type Learner struct {
	r    *Resolver
	w, u []float64
	time float64
}

// NewLearner begins from nothing.
func NewLearner(r *Resolver) *Learner {
	n := numSorts * blockSize
	return &Learner{r, make([]float64, n), make([]float64, n), 1}
}

// Learn goes through one example.
func (l *Learner) Learn(x *Example) {
	rd := &reading{Resolver: l.r, d: x.Doc, t: x.Tree, day: time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC), top: -1}
	rd.collect(x.Mentions)
	rd.joinNames()
	rd.describe()
	rd.readOn(func(rd *reading, i int) { l.one(rd, i, x) })
}

// one learns from one pronoun and gives it to its true actor.
func (l *Learner) one(rd *reading, i int, x *Example) {
	m := &rd.marks[i]
	if m.person != 3 {
		return
	}
	chain := x.Chain(m.head)
	cands := rd.candidates(i)
	score := func(c *candidate) float64 {
		s := 0.0
		for _, f := range c.feats {
			s += l.w[f]
		}
		return s
	}
	right, wrong := -1, -1
	var bestRight, bestWrong float64
	for k := range cands {
		o := &rd.marks[cands[k].mark]
		s := score(&cands[k])
		got := x.Chain(o.head)
		if got == 0 && o.anchor != o.head {
			got = x.Chain(o.anchor)
		}
		if got == 0 {
			for _, j := range rd.figures[o.actor].marks {
				if c := x.Chain(rd.marks[j].head); c != 0 && rd.marks[j].kind != Pronoun {
					got = c
				}
			}
		}
		if chain > 0 && got == chain {
			if right < 0 || s > bestRight {
				right, bestRight = k, s
			}
		} else if chain >= 0 && (!x.Partial || got != 0) {
			if wrong < 0 || s > bestWrong {
				wrong, bestWrong = k, s
			}
		}
	}
	if chain < 0 {
		for k := range cands {
			if s := score(&cands[k]); s > 0 && (right < 0 || s > bestRight) {
				right, bestRight = k, s
			}
		}
	}
	const margin = 1
	l.time++
	if chain >= 0 {
		switch {
		case right >= 0:
			if wrong >= 0 && bestWrong+margin > bestRight {
				l.move(cands[wrong].feats, -1)
				l.move(cands[right].feats, 1)
			} else if bestRight < margin {
				l.move(cands[right].feats, 1)
			}
		case wrong >= 0 && bestWrong > -margin && !x.Partial:
			l.move(cands[wrong].feats, -1)
		}
	}
	if right >= 0 {
		rd.bind(i, rd.marks[cands[right].mark].actor)
	}
}

func (l *Learner) move(feats []int32, by float64) {
	for _, f := range feats {
		l.w[f] += by
		l.u[f] += by * l.time
	}
}

// Weights returns the averaged weights as text, and puts them to use in the resolver.
func (l *Learner) Weights() string {
	var b strings.Builder
	for i := range l.w {
		v := math.Round(8 * (l.w[i] - l.u[i]/l.time))
		l.r.weights[i] = int32(v)
		b.WriteString(strconv.Itoa(int(v)))
		b.WriteByte('\n')
	}
	return b.String()
}
