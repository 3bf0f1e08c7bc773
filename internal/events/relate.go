package events

import (
	"slices"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// A Relation is what a marked source does to a marked target.
type Relation struct {
	Type       plover.Type
	Mode       plover.Mode
	Status     Status
	Trigger    text.Span // empty where no words name an act
	Confidence int       // in hundredths
	Rule       string    // "verbs.txt:412"; "fallback" where no rule spoke
}

// Relate says which act of the source towards the target the text reports. It always
// answers; an empty span means that the side is not named. It follows the readings of the
// older codebook that marked pairs are coded by (codebook.txt).
//
// Every act of the source's sentence is a candidate. It is rated by how its sides meet the
// marked spans and by where it stands: best is one whose source lies in the source span and
// whose target lies in the target span; an act named inside the target ("condemned <the attack>") yields
// to one outside.
func (c *Coder) Relate(d *text.Doc, t *syntax.Tree, source, target text.Span) Relation {
	r := c.read(d, t)
	p := pair{r: r, source: r.wordsIn(source), target: r.wordsIn(target)}
	p.sentence = p.home()
	best, most := -1, -1<<30
	for i := range r.acts {
		if rate := p.rate(&r.acts[i]); rate > most {
			best, most = i, rate
		}
	}
	if best < 0 || most < 0 {
		return p.fallback()
	}
	a := &r.acts[best]
	typ, mode := c.relate.read(a)
	return Relation{Type: typ, Mode: mode, Status: a.status, Trigger: d.Cover(a.first, a.last),
		Confidence: min(95, 35+2*most), Rule: a.entry.rule}
}

// A pair is two marked stretches of words.
type pair struct {
	r              *reading
	source, target [2]int // words, half-open; both 0 when not marked
	sentence       int
}

func (r *reading) wordsIn(sp text.Span) [2]int {
	if sp.Empty() {
		return [2]int{}
	}
	first, last := r.d.WordsIn(sp)
	if first > 0 && r.d.Words[first-1].End > sp.Start {
		first--
	}
	return [2]int{first, max(last, first+1)}
}

func (p *pair) home() int {
	if p.source[1] > 0 {
		return p.r.d.SentenceOf(p.source[0])
	}
	return p.r.d.SentenceOf(p.target[0])
}

func in(s [2]int, w int) bool { return s[0] <= w && w < s[1] }

func anyIn(s [2]int, list []int32) bool {
	for _, w := range list {
		if in(s, int(w)) {
			return true
		}
	}
	return false
}

// rate rates act a as what the pair's text tells of it; below zero means not at all.
func (p *pair) rate(a *act) int {
	r := p.r
	if a.typ == "" || r.d.SentenceOf(a.word) != p.sentence {
		return -1
	}
	n := 0
	if p.source[1] > 0 && p.target[1] > 0 && !p.touches(a) {
		return -1
	}
	if p.source[1] > 0 {
		n += p.meets(p.source, a.sources, 12, a)
		if anyIn(p.source, a.targets) && a.typ != plover.Consult && !a.entry.both {
			n -= 4
		}
	}
	if p.target[1] > 0 {
		n += max(p.meets(p.target, a.targets, 10, a), p.meets(p.target, a.others, 9, a))
		if anyIn(p.target, a.sources) {
			n--
		}
	}
	switch {
	case in(p.target, a.word), in(p.source, a.word):
		n -= 5 // it describes a side
	case p.between(a.word):
		n += 5
	}
	if a.taken {
		n -= 8
	}
	if a.kind == nouns {
		n -= 2
	}
	if a.entry.weak {
		n -= 3
	}
	n -= r.depth(a.word)
	if n < 1 {
		n = 1
	}
	return n
}

// meets says how well the words of one side of an act meet a marked span.
func (p *pair) meets(span [2]int, heads []int32, full int, a *act) int {
	if anyIn(span, heads) {
		return full
	}
	for _, h := range heads {
		first, last := p.r.t.Subtree(int(h))
		if first < span[1] && span[0] < last {
			return full - 4
		}
	}
	if a.theme >= 0 {
		first, last := p.r.t.Subtree(a.theme)
		if first < span[1] && span[0] < last {
			return full / 3
		}
	}
	if first, last := p.r.t.Subtree(a.word); first < span[1] && span[0] < last {
		return full / 4
	}
	return 0
}

// touches reports whether an act has to do with either marked span at all.
func (p *pair) touches(a *act) bool {
	all := append(slices.Clip(a.sources), a.targets...)
	return p.meets(p.source, all, 12, a)+p.meets(p.target, append(all, a.others...), 12, a) > 0
}

// between reports whether word w stands between the two marked spans.
func (p *pair) between(w int) bool {
	if p.source[1] == 0 || p.target[1] == 0 {
		return true
	}
	a, b := p.source, p.target
	if a[0] > b[0] {
		a, b = b, a
	}
	return a[1] <= w && w < b[0]
}

// depth returns how many words stand over w, three at the most.
func (r *reading) depth(w int) int {
	n := 0
	for w = int(r.t.Head[w]); w >= 0 && n < 3; w = int(r.t.Head[w]) {
		n++
	}
	return n
}

// fallback answers where no act of the lexicon has to do with the pair: by the content words
// of the sentence outside the marked spans, else by the most frequent class.
func (p *pair) fallback() Relation {
	r := p.r
	var words []string
	if p.sentence < len(r.d.Sentences) {
		for s, w := r.d.Sentences[p.sentence], r.d.Sentences[p.sentence].First; w < s.Last; w++ {
			switch r.t.Tag[w] {
			case syntax.VERB, syntax.NOUN, syntax.ADJ, syntax.ADP:
				if !in(p.source, w) && !in(p.target, w) && (r.t.Tag[w] != syntax.ADP || p.between(w)) {
					words = append(words, r.d.Word(w))
				}
			}
		}
	}
	for i := range r.acts { // where there is fighting, strangers are likelier enemies
		if a := &r.acts[i]; a.typ == plover.Assault && r.d.SentenceOf(a.word) == p.sentence {
			return Relation{Type: a.typ, Confidence: 20, Rule: a.entry.rule}
		}
	}
	if typ, ok := p.r.c.backoff.guess(words); ok {
		return Relation{Type: typ, Confidence: 25, Rule: "backoff"}
	}
	return Relation{Type: plover.Accuse, Confidence: 10, Rule: "fallback"}
}
