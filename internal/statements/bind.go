package statements

import (
	"slices"
	"sort"
	"strings"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/syntax"
)

// finish turns the drafts into statements: in order, with their actors, times and outer
// statements. What somebody says inside his own statement is left out.
func (r *reader) finish() []Statement {
	order := make([]int, 0, len(r.drafts))
	for i := range r.drafts {
		if len(r.drafts[i].content) > 0 {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool {
		x, y := &r.drafts[order[a]], &r.drafts[order[b]]
		if x.content[0] != y.content[0] {
			if x.content[0].a != y.content[0].a {
				return x.content[0].a < y.content[0].a
			}
			return x.content[0].b > y.content[0].b
		}
		return x.word < y.word
	})
	out := make([]Statement, 0, len(order))
	place := make([]int, len(r.drafts)) // of each draft in out, or -1
	for i := range place {
		place[i] = -1
	}
	for _, i := range order {
		x := &r.drafts[i]
		s := r.statement(x)
		if x.from2 >= 0 && place[x.from2] >= 0 {
			p := &out[place[x.from2]]
			s.Speaker = p.Speaker
			s.Addressees = p.Addressees
		}
		if s.Speaker.Actor < 0 && x.speaker >= 0 && r.quote[x.speaker] < 0 && (r.word(x.speaker) == "he" || r.word(x.speaker) == "she") {
			s.Speaker.Actor = r.speakerBefore(out, x.speaker)
		}
		s.Within = r.within(i, place)
		if s.Within >= 0 && r.own(&s, &out[s.Within], x) {
			continue
		}
		place[i] = len(out)
		out = append(out, s)
	}
	return out
}

// speakerBefore returns the person who spoke last before word i, in its sentence or the three
// before it, for a pronoun that the cast leaves open; or -1.
func (r *reader) speakerBefore(out []Statement, i int) int {
	si := r.d.SentenceOf(i)
	for k := len(out) - 1; k >= 0; k-- {
		s := &out[k].Speaker
		if s.Head < 0 || s.Head >= i || s.Actor < 0 || r.quote[s.Head] >= 0 {
			continue
		}
		if si-r.d.SentenceOf(s.Head) > 3 {
			return -1
		}
		if r.cast.Actors[s.Actor].Type == actors.Person {
			return s.Actor
		}
	}
	return -1
}

// statement turns one draft into a statement.
func (r *reader) statement(x *draft) Statement {
	s := Statement{CueWord: x.word, Colour: x.colour, Within: -1, Time: -1, Rule: "quotation"}
	s.Kind = r.kind(x.content)
	for k, c := range x.content {
		if k == 0 && s.Kind != Direct {
			c.a = r.complementizer(x, c.a)
		}
		s.Content = append(s.Content, r.d.Cover(c.a, c.b))
	}
	if x.word >= 0 {
		s.Cue = r.d.Cover(x.cueAt.a, x.cueAt.b)
		s.Rule = "colon"
	}
	if x.cue != nil {
		s.Lemma, s.Rule = x.cue.lemma, x.cue.place
	}
	s.Speaker = Speaker{Head: x.speaker, Actor: -1}
	if x.speaker >= 0 {
		s.Speaker.Span = r.d.Cover(x.name.a, x.name.b)
		r.resolve(&s.Speaker, x)
	}
	for _, w := range x.told {
		for _, a := range r.cast.At(w) {
			if int(a) != s.Speaker.Actor && !slices.Contains(s.Addressees, int(a)) {
				s.Addressees = append(s.Addressees, int(a))
			}
		}
	}
	s.Time = r.timeOf(x)
	return s
}

// complementizer returns the word "that" which opens the clause at word a, behind the cue of x, or a: the
// content of a reported clause is the whole of it, as "whether" and "to" are part of theirs.
func (r *reader) complementizer(x *draft, a int) int {
	w := a - 1
	for w > x.word && r.t.Tag[w] == syntax.PUNCT && r.d.Word(w) == "," {
		w--
	}
	if w > x.word && x.word >= 0 && w >= x.cueAt.b && r.word(w) == "that" && r.t.Tag[w] != syntax.DET {
		return w
	}
	return a
}

// resolve finds the actors that the speaker of x is.
func (r *reader) resolve(s *Speaker, x *draft) {
	list := r.cast.At(x.from)
	if x.word >= 0 && x.cue == nil && r.d.Word(x.word) == ":" {
		// The label of a transcript.
		w, a := r.d.Word(max(x.from, 0)), -1
		if w == "A" {
			a = r.answerer(x.word)
		} else if shouting(w) {
			a = r.labelled(w)
		}
		if a >= 0 {
			s.Actor = a
			return
		}
	}
	if len(list) == 0 {
		list = r.actorNear(x.from, x.name)
	}
	for _, a := range list {
		if s.Actor < 0 {
			s.Actor = int(a)
		} else if int(a) != s.Actor {
			s.Others = append(s.Others, int(a))
		}
	}
	if x.from >= 0 {
		for c := range r.t.Dependents(x.from) {
			if r.t.Rel[c].Base() != syntax.Conj {
				continue
			}
			more := r.cast.At(c)
			if len(more) == 0 && r.t.Tag[c] == syntax.PROPN {
				more = r.surname(c)
			}
			for _, a := range more {
				if int(a) != s.Actor && !slices.Contains(s.Others, int(a)) {
					s.Others = append(s.Others, int(a))
				}
			}
		}
	}
	s.Anonymity = r.anonymity(x.from, s.Actor)
}

// actorNear looks for a mention beside the head w of a speaker: its apposition or flat parts,
// then any that stands within the phrase at and whose head is tied to w.
func (r *reader) actorNear(w int, at rng) []int32 {
	if w < 0 {
		return nil
	}
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c].Base() {
		case syntax.Appos, syntax.Flat, syntax.Compound, syntax.Nmod:
			if r.t.Rel[c].Base() == syntax.Nmod && r.t.Rel[c] != syntax.NmodDesc {
				continue
			}
			if l := r.cast.At(c); len(l) > 0 {
				return l
			}
		}
	}
	if h := int(r.t.Head[w]); h >= 0 && at.holds(h) {
		return r.cast.At(h)
	}
	if r.t.Tag[w] == syntax.PROPN {
		return r.surname(w)
	}
	return nil
}

// surname returns the one person whose last name word w is, for a mention that the cast has not.
func (r *reader) surname(w int) []int32 {
	var out []int32
	for a := range r.cast.Actors {
		x := &r.cast.Actors[a]
		if n := r.d.Word(w); x.Type == actors.Person && len(n) > 2 && strings.HasSuffix(x.Name, n) {
			out = append(out, int32(a))
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// kind tells from the quotation marks in whose words the content is told.
func (r *reader) kind(content []rng) Kind {
	words, quoted := 0, 0
	for _, c := range content {
		for i := c.a; i < c.b; i++ {
			if r.t.Tag[i] == syntax.PUNCT {
				continue
			}
			words++
			if r.quote[i] >= 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case quoted == words:
		return Direct
	}
	return Mixed
}

// within returns the innermost statement in out, by the places of the drafts, whose content
// holds the cue of draft i, or -1.
func (r *reader) within(i int, place []int) int {
	best, size := -1, 0
	for j := range r.drafts {
		if place[j] < 0 || i == j || r.drafts[i].word < 0 {
			continue
		}
		for _, c := range r.drafts[j].content {
			if !c.holds(r.drafts[i].word) || !c.overlaps(r.drafts[i].content[0]) {
				continue
			}
			if n := c.b - c.a; best < 0 || n < size {
				best, size = place[j], n
			}
		}
	}
	return best
}

// own reports whether s, inside the statement out, is only its speaker's saying again what he
// says, as "I believe" or "he hoped" in his own words are, or a noun that the outer statement
// is about.
func (r *reader) own(s, out *Statement, x *draft) bool {
	if x.speaker < 0 {
		return x.colour == Thinking || x.colour == Neutral
	}
	switch r.word(x.speaker) {
	case "i", "we":
		if r.quote[x.speaker] < 0 || !x.clause || x.cue == nil || x.cue.class != verb || x.colour == Thinking || !r.past(x.word) {
			return true
		}
		// "I told him that …": said on another occasion.
		if s.Speaker.Actor < 0 {
			s.Speaker.Actor = out.Speaker.Actor
		}
		return false
	case "my", "our", "you", "your":
		return true
	}
	if x.colour == Thinking && x.cue != nil && x.cue.class != verb {
		return true
	}
	if q := r.quote[x.speaker]; q >= 0 && r.personal(x.speaker) && r.word(x.speaker) != "they" {
		// In quoted words "he" is not the one who speaks them.
		if s.Speaker.Actor == out.Speaker.Actor || s.Speaker.Actor < 0 {
			s.Speaker.Actor = r.namedBefore(x.speaker, r.inner[q].a, out.Speaker.Actor)
		}
		return false
	}
	if r.quote[x.speaker] < 0 && r.personal(x.speaker) && x.clause && x.cue != nil && x.cue.class == verb {
		// "She said she believed that …": told once more, by the verb of thinking.
		if s.Speaker.Actor < 0 {
			s.Speaker.Actor = out.Speaker.Actor
		}
		return false
	}
	if s.Speaker.Actor >= 0 && s.Speaker.Actor == out.Speaker.Actor {
		return true
	}
	// A pronoun right after the cue of speaking is mostly its speaker: "she said she hoped".
	return s.Speaker.Actor < 0 && r.quote[x.speaker] < 0 && (r.personal(x.speaker) || r.lemma(x.speaker) == "it")
}

// namedBefore returns the person last named before word i, from word a on, who is not the actor
// but; or -1.
func (r *reader) namedBefore(i, a, but int) int {
	for w := i - 1; w >= a; w-- {
		for _, k := range r.cast.At(w) {
			if int(k) != but && r.cast.Actors[k].Type == actors.Person && r.t.Tag[w] != syntax.PRON {
				return int(k)
			}
		}
	}
	return -1
}

// timeAt returns the time expressions headed by word i.
func (r *reader) timeAt(i int) []int {
	for k := range r.times {
		if r.times[k].Head == i {
			return []int{k}
		}
	}
	return nil
}

// timeOf returns the time expression that dates the cue of x, or -1.
func (r *reader) timeOf(x *draft) int {
	if x.word < 0 {
		return -1
	}
	for k := range r.times {
		e := &r.times[k]
		if e.Clause == x.word && !inAny(x.content, e.First) {
			return k
		}
	}
	return -1
}

// bind adds the first and second persons inside quotations to the cast: "I" and "we" are the
// speaker, "you" is the addressee where there is one.
func (r *reader) bind(list []Statement) {
	if len(r.cast.ByWord) != len(r.d.Words) {
		return
	}
	touched := map[int]bool{}
	for k := range list {
		s := &list[k]
		for _, c := range s.Content {
			a, b := r.d.WordsIn(c)
			for i := a; i < b; i++ {
				if r.t.Tag[i] != syntax.PRON || r.quote[i] < 0 || len(r.cast.ByWord[i]) > 0 {
					continue
				}
				who := -1
				switch r.word(i) {
				case "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves":
					who = s.Speaker.Actor
				case "you", "your", "yours", "yourself", "yourselves":
					if len(s.Addressees) == 1 {
						who = s.Addressees[0]
					}
				}
				if who >= 0 {
					m := actors.Mention{Span: r.d.Words[i].Span, First: i, Last: i + 1, Head: i, Kind: actors.Pronoun}
					r.cast.Actors[who].Mentions = append(r.cast.Actors[who].Mentions, m)
					r.cast.ByWord[i] = append(r.cast.ByWord[i], int32(who))
					touched[who] = true
				}
			}
		}
	}
	for who := range touched { // the order does not matter: each actor's own list is sorted
		sort.SliceStable(r.cast.Actors[who].Mentions, func(a, b int) bool {
			return r.cast.Actors[who].Mentions[a].Start < r.cast.Actors[who].Mentions[b].Start
		})
	}
}
