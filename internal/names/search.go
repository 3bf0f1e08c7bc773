package names

// minScore is the score of what cannot be.
const minScore = -1 << 30

// search finds the best labels of the words [first, last). Words that are not open are outside.
func (m *model) search(w *workspace, first, last int) {
	for i := first; i < last; {
		if !w.tokens[i].open {
			w.labels[i] = outside
			i++
			continue
		}
		end := i + 1
		for end < last && w.tokens[end].open {
			end++
		}
		m.viterbi(w, i, end)
		i = end
	}
}

// viterbi labels the run of open words [first, last).
func (m *model) viterbi(w *workspace, first, last int) {
	var cur, next [numLabels]int32
	for l := range numLabels {
		cur[l] = minScore
		if follows(outside, l) {
			cur[l] = m.step[outside][l] + w.score[first][l]
		}
	}
	for i := first + 1; i < last; i++ {
		for b := range numLabels {
			best, from := int32(minScore), 0
			for _, a := range before[b] {
				if s := cur[a] + m.step[a][b]; s > best {
					best, from = s, a
				}
			}
			next[b] = best + w.score[i][b]
			w.back[i][b] = int8(from)
		}
		cur = next
	}
	best := outside
	for l := range numLabels {
		if follows(l, outside) && cur[l]+m.step[l][outside] > cur[best]+m.step[best][outside] {
			best = l
		}
	}
	for i := last - 1; ; i-- {
		w.labels[i] = uint8(best)
		if i == first {
			break
		}
		best = int(w.back[i][best])
	}
}
