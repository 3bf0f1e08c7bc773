package syntax

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
)

// A Sample is a gold sentence to train on. The head of the root is its length.
type Sample struct {
	Forms []string
	Tag   []Tag
	XPOS  []XPOS
	Lemma []string
	Head  []int32
	Rel   []Rel
}

// A learner is a table of weights under training, averaged over all steps. Features seen fewer
// than rare times have no weight: they would only fill the table.
type learner struct {
	w     []int32
	total []int64
	stamp []int32
	step  int32
	seen  []uint8 // how often features were seen, by their low bits
}

const rare = 2

func newLearner(n int) *learner {
	return &learner{w: make([]int32, n), total: make([]int64, n), stamp: make([]int32, n), seen: make([]uint8, 1<<24)}
}

// see counts features.
func (l *learner) see(features []uint32) {
	for _, f := range features {
		if n := &l.seen[f&(1<<24-1)]; *n < 255 {
			*n++
		}
	}
}

// known reports whether feature f has been seen often enough.
func (l *learner) known(f uint32) bool { return l.seen[f&(1<<24-1)] >= rare }

func (l *learner) add(i uint32, by int32) {
	l.total[i] += int64(l.w[i]) * int64(l.step-l.stamp[i])
	l.stamp[i] = l.step
	l.w[i] += by
}

// average returns the averaged weights as codes of the table scale: an eighth of the weight
// that three in four reach stands for 1.
func (l *learner) average() string {
	size := make([]int64, 0, len(l.w))
	for i := range l.w {
		l.add(uint32(i), 0)
		if l.total[i] != 0 {
			size = append(size, max(l.total[i], -l.total[i]))
		}
	}
	slices.Sort(size)
	unit := float64(size[len(size)/4]) / 8
	out := make([]byte, len(l.w))
	for i, t := range l.total {
		v := float64(max(t, -t)) / unit
		c := sort.Search(127, func(c int) bool { return float64(scale[c]+scale[c+1])/2 > v })
		if t < 0 {
			c = -c
		}
		out[i] = byte(int8(c))
	}
	return string(out)
}

// TrainPerceptron trains the first parser and writes its two files.
func TrainPerceptron(samples []Sample, rounds int, weights, words, log io.Writer) error {
	p := &Parser{known: map[string][]uint8{}, legal: map[uint32][]Rel{}, lemmas: &lemmatizer{words: map[string]string{}}}
	p.count(samples, words)
	const folds = 4
	silver := make([][]uint8, len(samples))
	for fold := range folds {
		var some []Sample
		for i := range samples {
			if i%folds != fold {
				some = append(some, samples[i])
			}
		}
		p.trainTags(some, 4, log)
		for i := fold; i < len(samples); i += folds {
			var w Workspace
			for _, f := range samples[i].Forms {
				w.sentence.add(f)
			}
			p.tagSentence(&w)
			silver[i] = slices.Clone(w.pair)
		}
	}
	p.trainTags(samples, 8, log)
	p.trainArcs(samples, silver, rounds, log)
	for _, t := range []table{p.tags, p.acts, p.rels} {
		if _, err := io.WriteString(weights, string(t)); err != nil {
			return err
		}
	}
	return nil
}

// count fills the lists of p and writes them.
func (p *Parser) count(samples []Sample, out io.Writer) {
	pairs, words := map[pair]int{}, map[string]map[pair]int{}
	rels := map[uint32]map[Rel]int{}
	lemmas := map[string]map[string]int{}
	for _, s := range samples {
		for i, f := range s.Forms {
			pr := pair{s.Tag[i], s.XPOS[i]}
			pairs[pr]++
			if words[f] == nil {
				words[f] = map[pair]int{}
			}
			words[f][pr]++
			if h := s.Head[i]; int(h) < len(s.Forms) {
				k := legalKey(int(h) > i, s.Tag[h], s.Tag[i])
				if rels[k] == nil {
					rels[k] = map[Rel]int{}
				}
				rels[k][s.Rel[i]]++
			}
			if s.Lemma[i] != "_" {
				k := strings.ToLower(f) + " " + s.XPOS[i].String()
				if lemmas[k] == nil {
					lemmas[k] = map[string]int{}
				}
				lemmas[k][s.Lemma[i]]++
			}
		}
	}
	number := map[pair]uint8{}
	for pr, n := range pairs {
		if n >= 3 {
			p.pairs = append(p.pairs, pr)
		}
	}
	sort.Slice(p.pairs, func(i, j int) bool {
		a, b := p.pairs[i], p.pairs[j]
		return a.tag < b.tag || a.tag == b.tag && a.xpos < b.xpos
	})
	open := []byte{}
	for i, pr := range p.pairs {
		number[pr] = uint8(i)
		fmt.Fprintf(out, "pair\t%s\t%s\n", pr.tag, pr.xpos)
		switch pr.tag {
		case AUX, CCONJ, PART, SCONJ, DET, ADP, PUNCT:
			if pr.tag != PUNCT || pairs[pr] < 20 {
				continue
			}
		}
		if pairs[pr] >= 20 {
			p.open = append(p.open, uint8(i))
			open = append(open, byte(i)+'!')
		}
	}
	fmt.Fprintf(out, "open\t%s\n", open)
	for _, f := range sortedKeys(words) {
		n, list := 0, []byte{}
		for i, pr := range p.pairs {
			if c := words[f][pr]; c > 0 {
				n += c
				list = append(list, byte(i))
			}
		}
		if n >= 6 && len(list) > 0 {
			p.known[f] = slices.Clone(list)
			for i := range list {
				list[i] += '!'
			}
			fmt.Fprintf(out, "word\t%s\t%s\n", f, list)
		}
	}
	for left := range 2 {
		for h := X; h <= VERB; h++ {
			for d := X; d <= VERB; d++ {
				k := legalKey(left == 1, h, d)
				var names []string
				for r := range numRels {
					if n := rels[k][r]; n >= 2 || n > 0 && len(rels[k]) < 3 {
						p.legal[k] = append(p.legal[k], r)
						names = append(names, r.String())
					}
				}
				if names != nil {
					fmt.Fprintf(out, "rels\t%c:%s<%s\t%s\n", "RL"[left], h, d, strings.Join(names, " "))
				}
			}
		}
	}
	for _, k := range sortedKeys(lemmas) {
		best := ""
		for _, l := range sortedKeys(lemmas[k]) {
			if best == "" || lemmas[k][l] > lemmas[k][best] {
				best = l
			}
		}
		low, x, _ := strings.Cut(k, " ")
		if x := ParseXPOS(x); x != NNP && best != ruleLemma(low, X, x) {
			fmt.Fprintf(out, "lemma\t%s\t%s\n", k, best)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (p *Parser) trainTags(samples []Sample, rounds int, log io.Writer) {
	number := map[pair]int{}
	for i, pr := range p.pairs {
		number[pr] = i
	}
	l := newLearner(tagSlots)
	rnd := rand.New(rand.NewPCG(1, 2))
	order := rnd.Perm(len(samples))
	var w Workspace
	for round := range rounds {
		right, all := 0, 0
		for _, i := range order {
			s := &samples[i]
			w.sentence.reset()
			for _, f := range s.Forms {
				w.sentence.add(f)
			}
			for j, form := range s.Forms {
				l.step++
				w.feats = w.tagFeatures(w.feats[:0], j)
				if round == 0 {
					l.see(w.feats)
				}
				best, top := uint8(0), int32(-1<<31)
				for _, c := range p.candidates(form) {
					sum := int32(0)
					for _, f := range w.feats {
						sum += l.w[(f+uint32(c))&(tagSlots-1)]
					}
					if sum > top {
						best, top = c, sum
					}
				}
				w.pair[j] = best
				gold, ok := number[pair{s.Tag[j], s.XPOS[j]}]
				all++
				if ok && int(best) == gold {
					right++
				} else if ok {
					for _, f := range w.feats {
						if !l.known(f) {
							continue
						}
						l.add((f+uint32(gold))&(tagSlots-1), 1)
						l.add((f+uint32(best))&(tagSlots-1), -1)
					}
				}
			}
		}
		fmt.Fprintf(log, "tags round %d: %.2f%%\n", round+1, 100*float64(right)/float64(all))
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	p.tags = table(l.average())
}

// costs returns how many gold arcs each action makes unreachable.
func (s *state) costs(gold []int32) (cost [numActs]int) {
	n := len(s.stack)
	b := s.next
	if int(b) < s.size {
		for i, k := range s.stack {
			if gold[k] == b || i < n-1 && gold[b] == k {
				cost[actShift]++
			}
		}
	}
	if n == 0 {
		return
	}
	top := s.stack[n-1]
	for k := b; int(k) <= s.size; k++ {
		if int(k) < s.size && gold[k] == top {
			cost[actLeft]++
			cost[actRight]++
		}
		if gold[top] == k {
			cost[actRight]++
			if k != b {
				cost[actLeft]++
			}
		}
	}
	if n > 1 && gold[top] == s.stack[n-2] {
		cost[actLeft]++
	}
	return
}

func (p *Parser) trainArcs(samples []Sample, silver [][]uint8, rounds int, log io.Writer) {
	acts, rels := newLearner(actRows*numActs), newLearner(relSlots)
	rnd := rand.New(rand.NewPCG(3, 4))
	order := rnd.Perm(len(samples))
	var w Workspace
	for round := range rounds {
		right, all := 0, 0
		for _, i := range order {
			s := &samples[i]
			w.sentence.reset()
			for _, f := range s.Forms {
				w.sentence.add(f)
			}
			copy(w.pair, silver[i])
			w.begin(p.pairs)
			for !w.done() {
				acts.step++
				w.feats = w.actFeatures(w.feats[:0])
				if round == 0 {
					acts.see(w.feats)
				}
				var sum [numActs]int32
				for _, f := range w.feats {
					row := (f & (actRows - 1)) * numActs
					for a := range uint32(numActs) {
						sum[a] += acts.w[row+a]
					}
				}
				ok, cost := w.legalActs(), w.costs(s.Head)
				best, good, least := -1, -1, 1<<30
				for a := range numActs {
					if ok[a] {
						least = min(least, cost[a])
					}
				}
				for a := range numActs {
					if ok[a] && (best < 0 || sum[a] > sum[best]) {
						best = a
					}
					if ok[a] && cost[a] == least && (good < 0 || sum[a] > sum[good]) {
						good = a
					}
				}
				if cost[best] != least {
					for _, f := range w.feats {
						if !acts.known(f) {
							continue
						}
						row := (f & (actRows - 1)) * numActs
						acts.add(row+uint32(good), 1)
						acts.add(row+uint32(best), -1)
					}
					if round == 0 || rnd.IntN(10) == 0 {
						best = good
					}
				}
				if best != actShift {
					w.label = p.trainRel(&w, rels, s, best, round == 0)
					_, d := w.arc(best)
					h, _ := w.arc(best)
					all++
					if s.Head[d] == h && s.Rel[d] == w.label {
						right++
					}
				}
				w.act(best)
			}
		}
		fmt.Fprintf(log, "arcs round %d: %.2f%%\n", round+1, 100*float64(right)/float64(all))
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	p.acts, p.rels = table(acts.average()), table(rels.average())
}

// trainRel chooses the relation of the arc that action a draws and learns from it where the arc is right.
func (p *Parser) trainRel(w *Workspace, l *learner, s *Sample, a int, first bool) Rel {
	h, d := w.arc(a)
	if int(h) == w.n {
		return Root
	}
	l.step++
	w.feats = w.relFeatures(w.feats[:0], h, d)
	if first {
		l.see(w.feats)
	}
	best, top := Dep, int32(-1<<31)
	legal := false
	for _, r := range p.legal[legalKey(h > d, w.tag(h), w.tag(d))] {
		sum := int32(0)
		for _, f := range w.feats {
			sum += l.w[(f+uint32(r))&(relSlots-1)]
		}
		if sum > top {
			best, top = r, sum
		}
		legal = legal || r == s.Rel[d]
	}
	if s.Head[d] == h && legal && best != s.Rel[d] {
		for _, f := range w.feats {
			if !l.known(f) {
				continue
			}
			l.add((f+uint32(s.Rel[d]))&(relSlots-1), 1)
			l.add((f+uint32(best))&(relSlots-1), -1)
		}
	}
	return best
}
