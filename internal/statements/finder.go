package statements

import (
	"io/fs"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/times"
)

// A Finder finds statements. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	cues    *lexis
	forms   map[string]string // first word of a verb by its inflected forms, where the lemma fails
	sources map[string]string // grade of anonymity by noun
	light   map[string]bool   // verbs that lend their subject to a noun: make, issue, voice
	entries []lexicon.Entry   // of sources.txt, for the proofs
}

// NewFinder reads the cues and source words, and from user, where it is not nil, the files
// statements/cues.txt and statements/sources.txt laid over them.
func NewFinder(user fs.FS) (*Finder, error) {
	cues, err := loadCues(user)
	if err != nil {
		return nil, err
	}
	sources, light, entries, err := loadSources(user)
	if err != nil {
		return nil, err
	}
	return &Finder{cues, inflect(cues), sources, light, entries}, nil
}

// Find returns the statements of d in the order of the words they stand on: of their first
// content, then of their cues. It resolves the first and second persons inside quotations to
// speaker and addressee and adds them to cast as pronouns. cast may be nil; then no speaker
// has an actor.
//
// The work is done in four steps. Each cue whose frame is found in the tree makes a draft, in
// ranges of words. Each pair of quotation marks is then given to a draft, or makes one from
// the cue next to it, or from the speaker of what stands before it, or is no speech. The
// drafts are cut where one reaches into another's reporting clause. Last they are bound to
// actors, times and each other.
func (f *Finder) Find(d *text.Doc, t *syntax.Tree, cast *actors.Cast, ts []times.Expression) []Statement {
	r := &reader{f: f, d: d, t: t, cast: cast, times: ts}
	if cast == nil {
		r.cast = &actors.Cast{}
	}
	r.prepare()
	for q := range d.Quotes {
		if d.Quotes[q].Depth == 0 {
			r.reported(q)
		}
	}
	for q := range d.Quotes {
		if d.Quotes[q].Depth == 0 && !r.spoken[q] {
			r.announced(q)
		}
	}
	for si := range d.Sentences {
		r.sentence(si)
	}
	r.quotations()
	r.cut()
	list := r.finish()
	r.bind(list)
	return list
}

// A rng is a half-open range of words.
type rng struct{ a, b int }

func (x rng) empty() bool            { return x.b <= x.a }
func (x rng) holds(i int) bool       { return x.a <= i && i < x.b }
func (x rng) contains(y rng) bool    { return x.a <= y.a && y.b <= x.b }
func (x rng) overlaps(y rng) bool    { return x.a < y.b && y.a < x.b }
func (x rng) union(y rng) rng        { return rng{min(x.a, y.a), max(x.b, y.b)} }
func (x rng) intersect(y rng) rng    { return rng{max(x.a, y.a), min(x.b, y.b)} }
func (r *reader) lemma(i int) string { return r.t.Lemma[i] }

// A draft is a statement in the making, in words.
type draft struct {
	cue     *cue // nil for a quotation without one
	colour  Colour
	word    int // head of the cue, or -1
	cueAt   rng
	content []rng
	speaker int // head of the words that name the speaker, or -1
	from    int // the word to look the actor up by: the antecedent of "who"; mostly speaker
	name    rng // the words that name the speaker
	told    []int
	phrase  rng  // the reporting clause where it stands beside or inside the content
	clause  bool // the content is a clause
	quotes  bool // the content is what stands between marks
	from2   int  // draft whose speaker speaks on, or -1
}

// A reader is the state of one call of Find.
type reader struct {
	f     *Finder
	d     *text.Doc
	t     *syntax.Tree
	cast  *actors.Cast
	times []times.Expression

	quote  []int32 // per word: the outermost quotation that it stands in, marks included, or -1
	inner  []rng   // per quotation: the words between its marks
	outer  []rng   // per quotation: with its marks
	spoken []bool  // per quotation: part of a draft's content
	drafts []draft
	byCue  map[int]int // draft by head word of its cue
	used   map[int]bool
	fences []rng // reporting clauses that no content may run over
}

// prepare notes for each word the quotation it stands in.
func (r *reader) prepare() {
	r.byCue, r.used = map[int]int{}, map[int]bool{}
	r.quote = make([]int32, len(r.d.Words))
	for i := range r.quote {
		r.quote[i] = -1
	}
	n := len(r.d.Quotes)
	r.inner, r.outer, r.spoken = make([]rng, n), make([]rng, n), make([]bool, n)
	for q := range r.d.Quotes {
		a, b := r.d.WordsIn(r.d.Quotes[q].Inner)
		oa, ob := r.d.WordsIn(r.d.Quotes[q].Outer)
		r.inner[q], r.outer[q] = rng{a, b}, rng{oa, max(ob, b)}
		if r.d.Quotes[q].Depth > 0 {
			continue
		}
		for i := oa; i < max(ob, b); i++ {
			r.quote[i] = int32(q)
		}
	}
}

// sentence makes the drafts of one sentence.
func (r *reader) sentence(si int) {
	s := &r.d.Sentences[si]
	if s.Kind == text.Dateline {
		return
	}
	at := rng{s.First, s.Last}
	r.adverbials(at)
	for i := s.First; i < s.Last; i++ {
		if r.used[i] {
			continue
		}
		switch r.t.Tag[i] {
		case syntax.NOUN:
			if c := r.match(noun, i); c != nil {
				r.nounCue(i, c, at)
			}
		case syntax.ADJ:
			if c := r.match(adjective, i); c != nil {
				r.adjectiveCue(i, c, at)
			}
		}
	}
	for i := s.First; i < s.Last; i++ {
		if r.used[i] || r.t.Tag[i] != syntax.VERB {
			continue
		}
		if r.participle(i) {
			if c := r.cueOf(adjective, r.word(i)); c != nil && r.adjectiveCue(i, c, at) {
				continue
			}
		}
		if c := r.match(verb, i); c != nil {
			r.verbCue(i, c, at)
		}
	}
	r.colon(at)
}

// match returns the cue of class cl that word i begins, or nil.
func (r *reader) match(cl class, i int) *cue {
	list := r.f.cues[cl][r.lemma(i)]
	if cl == verb && list == nil {
		list = r.f.cues[verb][r.f.forms[r.word(i)]]
	}
	for _, c := range list {
		if r.restOf(c, i) {
			return c
		}
	}
	return nil
}

// cueOf returns the one-word cue of class cl with the given first word, or nil.
func (r *reader) cueOf(cl class, w string) *cue {
	for _, c := range r.f.cues[cl][w] {
		if len(c.rest) == 0 {
			return c
		}
	}
	return nil
}

// restOf reports whether the further words of c go with word i: next to it, or as its
// particle, object or complement.
func (r *reader) restOf(c *cue, i int) bool {
	for k, w := range c.rest {
		if j := i + 1 + k; j < len(r.d.Words) && (r.lemma(j) == w || r.word(j) == w) {
			continue
		}
		found := false
		for j := range r.t.Dependents(i) {
			if j > i && j < i+8 && (r.lemma(j) == w || r.word(j) == w) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// word returns the letters of word i in lower case.
func (r *reader) word(i int) string { return lower(r.d.Word(i)) }

// add appends a draft unless one has the same cue already.
func (r *reader) add(x draft) {
	if x.word >= 0 {
		if _, ok := r.byCue[x.word]; ok {
			return
		}
	}
	content := x.content[:0]
	for _, c := range x.content {
		if x.word >= 0 && r.quote[x.word] >= 0 && r.quote[x.word] == r.quote[min(c.a, len(r.quote)-1)] {
			c = c.intersect(r.inner[r.quote[x.word]])
		}
		for _, f := range r.fences {
			if x.word >= 0 && !f.holds(x.word) && c.a < f.a && f.a < c.b {
				c.b = f.a
			}
		}
		if c = r.trimPiece(len(content), c); !c.empty() {
			content = append(content, c)
		}
	}
	if len(content) == 0 {
		return
	}
	x.content = content
	if x.from == 0 && x.speaker >= 0 {
		x.from = x.speaker
	}
	if x.word >= 0 {
		r.byCue[x.word] = len(r.drafts)
	}
	r.drafts = append(r.drafts, x)
}
