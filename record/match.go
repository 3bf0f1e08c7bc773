package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A sentence is one of a text of which two versions are compared.
type sentence struct {
	words  string
	start  int // code points
	index  int
	row    int       // its place in both texts laid side by side
	mate   *sentence // its like in the other text; nil for none
	bag    []uint32  // hashes of its words in order, only for those whose words are not in the other text
	signed int       // the same number for two that are matched, and for no other
}

// matchSentences finds the like of each sentence and lays the texts side by side. Of equal
// sentences the first of one text is matched with the first of the other, and so on; then the
// pairs of sentences most alike that stand near each other, from half of their words on.
func matchSentences(x, y *coding) {
	open := map[string][]*sentence{}
	for _, s := range y.sentences {
		open[s.words] = append(open[s.words], s)
	}
	for _, s := range x.sentences {
		if list := open[s.words]; len(list) > 0 {
			s.mate, list[0].mate = list[0], s
			open[s.words] = list[1:]
		}
	}
	rows(x.sentences)
	rows(y.sentences)
	matchEdited(unmatched(x.sentences), unmatched(y.sentences))
	for i, s := range x.sentences {
		s.signed = 4 * i
		if s.mate != nil {
			s.mate.signed, s.row, s.mate.row = 4*i, min(s.row, s.mate.row), min(s.row, s.mate.row)
		}
	}
	for i, s := range y.sentences {
		if s.mate == nil {
			s.signed = 4*i + 2
		}
	}
}

// rows numbers the sentences of one text: a matched one has the sum of both its places, one
// without its like follows the one before it.
func rows(list []*sentence) {
	row := -1
	for _, s := range list {
		row++
		if s.mate != nil {
			row = s.index + s.mate.index
		}
		s.row = row
	}
}

func unmatched(list []*sentence) []*sentence {
	var out []*sentence
	for _, s := range list {
		if s.mate != nil {
			continue
		}
		for _, w := range strings.Fields(Fold(s.words)) {
			h := uint32(2166136261) // FNV-1a
			for i := range len(w) {
				h = (h ^ uint32(w[i])) * 16777619
			}
			s.bag = append(s.bag, h)
		}
		slices.Sort(s.bag)
		out = append(out, s)
	}
	return out
}

// window is how many rows apart an edited sentence is looked for. It bounds the work on two
// long texts that have nothing in common.
const window = 24

func matchEdited(a, b []*sentence) {
	type pair struct {
		a, b *sentence
		like int // thousandths
	}
	var pairs []pair
	for _, s := range a {
		for _, t := range b {
			if d := s.row - t.row; d < -window || d > window {
				continue
			}
			if like := alike(s.bag, t.bag); like >= 500 {
				pairs = append(pairs, pair{s, t, like})
			}
		}
	}
	apart := func(p pair) int { return max(p.a.row-p.b.row, p.b.row-p.a.row) }
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.like, p.like), cmp.Compare(apart(p), apart(q)),
			cmp.Compare(p.a.index+p.b.index, q.a.index+q.b.index),
			cmp.Compare(max(p.a.index, p.b.index), max(q.a.index, q.b.index)))
	})
	for _, p := range pairs {
		if p.a.mate == nil && p.b.mate == nil {
			p.a.mate, p.b.mate = p.b, p.a
		}
	}
}

// alike returns the share of words that stand in both, in thousandths.
func alike(a, b []uint32) int {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return 2000 * n / (len(a) + len(b))
}

// levels are what two findings of one kind have to share to be matched, the strongest first.
// Where a level says nothing of a finding it returns false.
var levels = [...]func(*finding) (string, bool){
	func(f *finding) (string, bool) { return f.place() + f.words + "\x00" + f.content(), true },
	func(f *finding) (string, bool) {
		return f.place() + f.words + "\x00" + f.label + "\x00" + f.sides, true
	},
	func(f *finding) (string, bool) { return f.place() + f.words + "\x00" + f.label, true },
	func(f *finding) (string, bool) { return f.place() + f.words, true },
	func(f *finding) (string, bool) { return f.place() + f.label + "\x00" + f.sides, f.tied() },
	func(f *finding) (string, bool) { return f.words + "\x00" + f.content(), true },
	func(f *finding) (string, bool) { return f.words + "\x00" + f.label + "\x00" + f.sides, f.tied() },
}

// tied reports whether f names a side.
func (f *finding) tied() bool { return strings.Trim(f.sides, "\x01") != "" }

// place returns the sentence of a finding, the same for two that are matched. Actors and the
// head of a record stand in none.
func (f *finding) place() string {
	if f.sentence == nil || f.kind == "actor" {
		return "\x00"
	}
	return strconv.Itoa(f.sentence.signed) + "\x00"
}

// match finds the like of each finding. On each level the first of those with the same
// signature in one record is matched with the first of the other, and so on.
func match(a, b []*finding) {
	for _, level := range levels {
		open := make(map[string][]*finding, len(b))
		left := 0
		for _, f := range b {
			if f.mate == nil {
				if key, ok := level(f); ok {
					key = f.kind + "\x00" + key
					open[key] = append(open[key], f)
				}
				left++
			}
		}
		if left == 0 {
			return
		}
		for _, f := range a {
			if f.mate != nil {
				continue
			}
			key, ok := level(f)
			if !ok {
				continue
			}
			key = f.kind + "\x00" + key
			if list := open[key]; len(list) > 0 {
				f.mate, list[0].mate = list[0], f
				open[key] = list[1:]
			}
		}
	}
}
