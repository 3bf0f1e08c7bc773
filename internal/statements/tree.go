package statements

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
)

// lower is strings.ToLower without an allocation for words that are lower already.
func lower(s string) string { return strings.ToLower(s) }

// subtree returns the range of i and all below it.
func (r *reader) subtree(i int) rng {
	a, b := r.t.Subtree(i)
	return rng{a, b}
}

// dependent returns the first dependent of i whose relation without its subtype is rel, or -1.
func (r *reader) dependent(i int, rel syntax.Rel) int {
	for c := range r.t.Dependents(i) {
		if r.t.Rel[c].Base() == rel {
			return c
		}
	}
	return -1
}

// caseOf returns the lemma of the preposition of i, as a noun's case or a clause's mark, or "".
func (r *reader) caseOf(i int) string {
	for c := range r.t.Dependents(i) {
		if c < i && (r.t.Rel[c] == syntax.Case || r.t.Rel[c] == syntax.Mark && r.t.Tag[c] != syntax.PART || r.t.XPOS[c] == syntax.WDT && r.t.Rel[c].Base() == syntax.Dep) {
			return r.lemma(c)
		}
	}
	return ""
}

// infinitive reports whether i is a verb with "to", or a predicate whose copula has it.
func (r *reader) infinitive(i int) bool {
	for c := range r.t.Dependents(i) {
		if c < i && r.t.XPOS[c] == syntax.TO {
			return true
		}
	}
	return false
}

// finite reports whether the clause of i has a finite verb.
func (r *reader) finite(i int) bool {
	switch r.t.XPOS[i] {
	case syntax.VBD, syntax.VBZ, syntax.VBP, syntax.MD:
		return true
	}
	for c := range r.t.Dependents(i) {
		if rel := r.t.Rel[c].Base(); rel == syntax.Aux || rel == syntax.Cop {
			switch r.t.XPOS[c] {
			case syntax.VBD, syntax.VBZ, syntax.VBP, syntax.MD:
				return true
			}
		}
	}
	return false
}

// hasFinite reports whether one of the words of x is a finite verb.
func (r *reader) hasFinite(x rng) bool {
	for i := x.a; i < x.b; i++ {
		switch r.t.XPOS[i] {
		case syntax.VBD, syntax.VBZ, syntax.VBP, syntax.MD:
			return true
		}
	}
	return false
}

// passive reports whether verb i is passive: with an auxiliary of the passive, or a bare
// participle after its noun.
func (r *reader) passive(i int) bool {
	for c := range r.t.Dependents(i) {
		if rel := r.t.Rel[c]; rel == syntax.AuxPass || rel == syntax.NsubjPass || rel == syntax.CsubjPass {
			return true
		}
	}
	if h := int(r.t.Head[i]); h >= 0 && r.t.Head[h] < 0 && r.t.Tag[h] != syntax.VERB && h < i && r.onlyVerb(i) {
		return false // "Silva, the mayor, called for talks", taken for one noun phrase
	}
	return r.t.XPOS[i] == syntax.VBN && r.t.Rel[i].Base() == syntax.Acl && r.dependent(i, syntax.Nsubj) < 0 && r.dependent(i, syntax.Aux) < 0
}

// onlyVerb reports whether no other verb of the sentence of i could be its main verb.
func (r *reader) onlyVerb(i int) bool {
	s := r.d.Sentences[r.d.SentenceOf(i)]
	at := rng{s.First, i}
	return r.d.Word(s.Last-1) == "." && !r.hasFinite(at) && r.dependent(i, syntax.OblAgent) < 0
}

// participle reports whether i is a participle used with "be", as "worried" in "is worried".
func (r *reader) participle(i int) bool {
	return r.t.XPOS[i] == syntax.VBN && r.passive(i)
}

// relative reports whether i is a relative pronoun.
func (r *reader) relative(i int) bool {
	switch r.t.XPOS[i] {
	case syntax.WDT, syntax.WP, syntax.WPS:
		return true
	}
	return r.t.Tag[i] == syntax.PRON && r.lemma(i) == "that"
}

// question reports whether the clause of i opens with a word of asking.
func (r *reader) question(i int) bool {
	at := r.subtree(i)
	for j := at.a; j < at.b && j <= i; j++ {
		if r.t.Tag[j] == syntax.PUNCT {
			continue
		}
		switch r.t.XPOS[j] {
		case syntax.WP, syntax.WRB, syntax.WDT, syntax.WPS:
			return r.word(j) != "that"
		case syntax.IN:
			l := r.lemma(j)
			if l == "whether" || l == "if" {
				return true
			}
			if l == "that" {
				return false
			}
			continue // "in which", "to whom"
		}
		return false
	}
	return false
}

// subject returns the word that heads the subject of predicate v: its own, or the one it
// shares with the predicate above it, or -1. A participle after a noun has the noun. Words
// between marks are no subject of a verb outside them.
func (r *reader) subject(v int) int {
	at := v
	for range 8 {
		if s := r.ownSubject(v); s >= 0 && (r.quote[s] < 0 || r.quote[s] == r.quote[at]) {
			return s
		}
		h := int(r.t.Head[v])
		if h < 0 {
			return -1
		}
		switch r.t.Rel[v].Base() {
		case syntax.Conj, syntax.Parataxis, syntax.Advcl, syntax.Ccomp, syntax.Dep, syntax.Orphan, syntax.Obl:
			if r.t.Rel[v].Base() == syntax.Ccomp && r.finite(v) {
				return -1
			}
			for c := v - 1; v == at && c > max(h, v-5) && r.t.Tag[c] == syntax.PROPN; c-- {
				if g := int(r.t.Head[c]); g > h && r.shown(g, v) == c {
					return c
				}
			}
			v = h
		case syntax.Xcomp:
			if o := r.dependent(h, syntax.Obj); o >= 0 && o < v && r.infinitive(v) && r.objectControl(h) {
				return o
			}
			v = h
		case syntax.Acl:
			if !r.infinitive(v) {
				// "sent a letter saying": the sender says it.
				if g := int(r.t.Head[h]); g >= 0 && r.f.sources[r.lemma(h)] == "document" && r.t.Rel[h].Base() == syntax.Obj && r.t.XPOS[v] == syntax.VBG {
					if s := r.ownSubject(g); s >= 0 {
						return s
					}
				}
				return r.shown(h, v)
			}
			if p := r.dependentExact(h, syntax.NmodPoss); p >= 0 {
				return p
			}
			v = h
			for r.t.Head[v] >= 0 && r.t.Tag[v] != syntax.VERB {
				v = int(r.t.Head[v])
			}
		default:
			return -1
		}
	}
	return -1
}

// shown returns the name behind "of" that stands right before the participle v of the noun h,
// as in "a video of Maria Silva saying", or h.
func (r *reader) shown(h, v int) int {
	for c := range r.t.Dependents(h) {
		if c > h && c < v && r.t.Rel[c].Base() == syntax.Nmod && r.t.XPOS[v] == syntax.VBG && r.caseOf(c) == "of" &&
			r.t.Tag[c] == syntax.PROPN && r.subtree(c).b == v {
			return c
		}
	}
	return h
}

// objectControl reports whether the infinitive after the object of verb v has the object for
// its subject, as with "urge".
func (r *reader) objectControl(v int) bool {
	c := r.match(verb, v)
	if c == nil {
		return false
	}
	_, ok := c.has(frameObjTo)
	return ok || r.lemma(v) == "ask"
}

// ownSubject returns the subject that is a dependent of v, or -1: of several the one behind a comma
// or right behind the other, since in "The road, police said, is closed" the tree may give it both. Of a passive it is
// the patient, which a participle under it shares: "was quoted as saying".
func (r *reader) ownSubject(v int) int {
	out := -1
	for c := range r.t.Dependents(v) {
		switch r.t.Rel[c] {
		case syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter:
			if out < 0 || c < v && (r.commaBefore(r.subtree(c).a) && !r.closesAside(c, v) || r.subtree(out).b == r.subtree(c).a && r.t.Tag[c] == syntax.PROPN && r.t.Tag[r.subtree(c).a-1] != syntax.PUNCT) {
				out = c
			}
		}
	}
	return out
}

// dependentExact returns the first dependent of i with the relation rel, or -1.
func (r *reader) dependentExact(i int, rel syntax.Rel) int { return r.t.Dependent(i, rel) }

// agent returns the doer of the passive v, or -1.
func (r *reader) agent(v int) int {
	for c := range r.t.Dependents(v) {
		if r.t.Rel[c] == syntax.OblAgent || r.t.Rel[c] == syntax.Obl && r.caseOf(c) == "by" {
			return c
		}
	}
	return -1
}

// antecedent returns the word that a relative pronoun stands for, or the word itself.
func (r *reader) antecedent(i int) int {
	if i < 0 || !r.relative(i) {
		return i
	}
	for h := int(r.t.Head[i]); h >= 0; h = int(r.t.Head[h]) {
		if r.t.Rel[h] == syntax.AclRelcl || r.t.Rel[h] == syntax.Acl {
			return int(r.t.Head[h])
		}
	}
	return i
}

// phrase returns the words of the noun phrase headed by i without those of the clause of the
// word v, without a preposition before it, and without marks at its ends.
func (r *reader) phrase(i, v int) rng {
	out := rng{i, i + 1}
	var end = len(r.d.Words)
	for c := range r.t.Dependents(i) {
		switch r.t.Rel[c].Base() {
		case syntax.Acl:
			if c > i && r.t.XPOS[c] == syntax.VBG && r.t.Rel[c] == syntax.Acl {
				end = min(end, r.subtree(c).a)
				continue
			}
		case syntax.Case, syntax.Punct, syntax.Mark, syntax.Cop, syntax.Nsubj, syntax.Parataxis, syntax.Cc, syntax.Advcl, syntax.Discourse:
			continue
		}
		at := r.subtree(c)
		if c < i && at.b < i && r.d.Word(at.b) == "," && r.t.Rel[c].Base() != syntax.Amod && r.t.Rel[c].Base() != syntax.NmodPoss {
			continue // "All of a sudden, voters"
		}
		if c > i && (r.loose(c, at) || i < v && r.spokenOn(c)) {
			end = min(end, at.a)
			continue
		}
		if at.holds(v) || r.t.Rel[c].Base() == syntax.Appos && r.t.Tag[c] == syntax.NUM && r.word(c) != "one" {
			if c > i {
				end = min(end, at.a)
			}
			continue
		}
		if at.a >= end {
			continue
		}
		out = out.union(at)
	}
	if i < v {
		out.b = min(out.b, v)
	}
	out.b = min(out.b, end)
	if h := int(r.t.Head[i]); h >= 0 && r.t.Rel[i].Base() == syntax.Nsubj {
		for c := range r.t.Dependents(h) {
			if c < i && r.t.Rel[c].Base() == syntax.Nsubj && r.subtree(c).b == out.a && r.t.Tag[out.a-1] != syntax.PUNCT && r.quote[c] == r.quote[i] {
				out.a = r.phrase(c, v).a // "his father" and "Mohamed Silva", taken for two subjects
			}
		}
	}
	for out.b < len(r.d.Words) && out.b < end && out.b != v && r.t.Tag[out.b] == syntax.PROPN && r.t.Tag[out.b-1] != syntax.PUNCT && r.quote[out.b] == r.quote[i] && !weekdays[r.word(out.b)] && len(r.timeAt(out.b)) == 0 {
		out.b++
	}
	for out.b > i+1 && r.t.Tag[out.b-1] == syntax.PUNCT && r.word(out.b-1) != ")" {
		out.b--
	}
	for w := i - 1; w > out.a; w-- {
		switch r.d.Word(w) {
		case "–", "—", "--", "―": // behind a dateline
			out.a = w + 1
		}
	}
	for out.a < i && r.t.Tag[out.a] == syntax.PUNCT {
		out.a++
	}
	if n := out.b - 1; n > i+1 && spans[r.word(n)] && r.t.Tag[max(0, int(r.t.Head[n]))] != syntax.VERB && (r.word(n-1) == "this" || r.word(n-1) == "last" || r.word(n-1) == "next") {
		out.b -= 2
	}
	return out
}

// spans are nouns of time that tell with "this" or "last" when somebody spoke.
var spans = map[string]bool{"week": true, "month": true, "year": true, "morning": true, "summer": true, "winter": true, "spring": true,
	"fall": true, "autumn": true, "weekend": true, "night": true, "time": true}

// spokenOn reports whether the dependent c of a speaker's noun is a day with "on", or of a name a time or speech with "in", which goes with
// the verb behind it: "Silva on Monday called".
func (r *reader) spokenOn(c int) bool {
	if b := r.t.Rel[c].Base(); b != syntax.Nmod && b != syntax.Obl {
		return false
	}
	p, named := r.caseOf(c), r.t.Tag[r.t.Head[c]] == syntax.PROPN
	if weekdays[r.word(c)] || len(r.timeAt(c)) > 0 {
		return p == "on" || p == "in" && named
	}
	return p == "in" && named && (r.lemma(c) == "interview" || r.lemma(c) == "statement" || r.lemma(c) == "speech" || r.lemma(c) == "tweet")
}

// loose reports whether the dependent c of a noun, the words at, stands behind a comma and is
// neither an apposition, nor joined by a conjunction, nor a relative clause.
func (r *reader) loose(c int, at rng) bool {
	a := at.a
	for a < at.b && r.t.Tag[a] == syntax.PUNCT {
		a++
	}
	if a == 0 || a == at.a && r.t.Tag[a-1] != syntax.PUNCT || a < at.b && r.word(a) == "including" {
		return false
	}
	switch r.t.Rel[c].Base() {
	case syntax.Appos, syntax.Conj, syntax.Flat, syntax.Compound:
		return false
	case syntax.Acl:
		for j := a; j < min(a+3, at.b); j++ {
			if r.relative(j) {
				return false
			}
		}
	case syntax.Nmod, syntax.Nummod, syntax.Amod:
		return r.d.Word(a-1) == ","
	}
	return true
}

// trim cuts marks, commas, a conjunction and a leading "that" off the ends of x, the first piece
// of a content.
func (r *reader) trim(x rng) rng {
	x = r.trimEdges(x)
	for !x.empty() && (r.edge(x.a) || r.joins(x.a) && x.b-x.a > 1 && r.quote[x.a] < 0) {
		x.a++
	}
	if x.b-x.a > 1 && r.word(x.a) == "that" && (r.quote[x.a] < 0 || r.d.Word(x.a) == "that") && (r.t.XPOS[x.a] == syntax.IN || r.t.XPOS[x.a] == syntax.WDT || r.t.Rel[x.a] == syntax.Mark) {
		x.a++
		for !x.empty() && r.edge(x.a) {
			x.a++
		}
	}
	return x
}

// trimEdges cuts marks and commas off the ends of x.
func (r *reader) trimEdges(x rng) rng {
	x.a, x.b = max(x.a, 0), min(x.b, len(r.d.Words))
	for !x.empty() && r.edge(x.b-1) {
		x.b--
	}
	for !x.empty() && r.edge(x.a) {
		x.a++
	}
	return x
}

// trimPiece trims piece k of a content: what goes on after the reporting clause keeps the
// conjunction that it goes on with.
func (r *reader) trimPiece(k int, x rng) rng {
	if k > 0 {
		return r.trimEdges(x)
	}
	return r.trim(x)
}

// joins reports whether word i is a conjunction that only links what is said to what was before.
func (r *reader) joins(i int) bool {
	if r.t.Tag[i] != syntax.CCONJ {
		return false
	}
	w := r.word(i)
	return w == "and" || w == "but" || w == "or" || w == "yet" || w == "so"
}

// edge reports whether word i is a mark that no content begins or ends with.
func (r *reader) edge(i int) bool {
	if r.t.Tag[i] != syntax.PUNCT {
		return false
	}
	switch r.d.Word(i) {
	case "(", ")", "[", "]", "?", "!", "%", "$", "#", "@", "…":
		return false
	}
	return true
}
