package events

import (
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/plover"
)

// A mood is what stands around a predicate and says whether what it tells is a fact.
type mood struct {
	future, modal, must, condition, negative, progressive, past, would bool
}

// moodOf reads the auxiliaries, negations and conjunctions of predicate w.
func (r *reading) moodOf(w int) (m mood) {
	for c := range r.t.Dependents(w) {
		switch r.t.Rel[c].Base() {
		case syntax.Aux:
			switch lower(r.lemma(c)) {
			case "will", "shall", "'ll", "wo":
				m.future = true
			case "may", "might", "could", "can":
				m.modal = true
			case "would", "'d":
				m.would = true
			case "must", "should", "ought":
				m.must = true
			case "be":
				m.progressive = r.t.XPOS[w] == syntax.VBG
				m.past = m.past || r.t.XPOS[c] == syntax.VBD
			}
		case syntax.Advmod, syntax.Det, syntax.Discourse:
			if r.c.lists["not"][r.lemma(c)] {
				m.negative = true
			}
			if r.c.lists["maybe"][r.lemma(c)] {
				m.modal = true
			}
		case syntax.Mark:
			switch r.lemma(c) {
			case "if", "unless", "whether", "lest":
				m.condition = true
			}
		case syntax.Advcl:
			if r.marked(c, "if") || r.marked(c, "unless") {
				m.condition = m.condition || !r.isPast(w)
			}
		case syntax.Nsubj, syntax.Obj:
			if d := r.child(c, syntax.Det); d >= 0 && r.lemma(d) == "no" || r.lemma(c) == "nobody" || r.lemma(c) == "none" || r.lemma(c) == "neither" {
				m.negative = true
			}
		}
	}
	if r.marked(w, "without") {
		m.negative = true
	}
	return m
}

func (r *reading) isPast(w int) bool {
	x := r.t.XPOS[w]
	return x == syntax.VBD || x == syntax.VBN && r.child(w, syntax.Aux) >= 0
}

// judge sets the status of an act from the words around it and above it, and applies the
// manual's auxiliary rules: a visit that will be made is AGREE, a strike that will be flown THREATEN.
func (r *reading) judge(a *act) {
	if a.entry == r.c.must {
		return // the demand is made, whatever comes of it
	}
	w := a.word
	status, at := Occurred, w // at is the word that is looked at
	raise := func(s Status) {
		if status == Occurred || status == Ongoing {
			status, a.why = s, at
		}
	}
	will, notWill := false, false
	neg := a.negated
	see := func(v int, own bool) {
		at = v
		m := r.moodOf(v)
		if m.negative {
			neg = !neg
			notWill = notWill || own && (m.future || m.would)
		}
		switch {
		case m.condition:
			raise(Conditional)
		case m.future:
			will = will || own
			raise(Planned)
		case m.would:
			if h := int(r.t.Head[v]); h >= 0 && r.t.Rel[v].Base() == syntax.Ccomp && r.isPast(h) {
				will = will || own
				raise(Planned)
			} else {
				raise(Possible)
			}
		case m.must:
			raise(Demanded)
		case m.modal:
			raise(Possible)
		case m.progressive && !m.past:
			if status == Occurred {
				status, a.why = Ongoing, at
			}
		}
	}
	if a.kind == nouns {
		r.judgeNoun(w, raise, &neg)
	}
	if a.entry.op == future && a.composed {
		raise(Planned)
	}
	see(w, true)
	own := true
	for v, n := w, 0; n < 8; n++ {
		h := int(r.t.Head[v])
		if h < 0 {
			break
		}
		at = h
		switch rel := r.t.Rel[v].Base(); {
		case r.isNoun(v) && (rel == syntax.Obj || rel == syntax.Nsubj || rel == syntax.Obl && v > h && r.themePrep(v)):
			if r.t.Tag[h] != syntax.VERB {
				break
			}
			r.judgeUnder(h, raise, &neg, &will)
			if r.c.carries(r.lemma(h)) { // "will hold talks"; "did not condemn the raid" denies no raid
				see(h, v == w)
			}
		case rel == syntax.Xcomp || rel == syntax.Ccomp || rel == syntax.Acl && r.t.Rel[v] == syntax.Acl && r.markedAny(v):
			r.judgeUnder(h, raise, &neg, &will)
			if rel == syntax.Xcomp {
				see(h, own)
			} else {
				own = false
			}
		case rel == syntax.Advcl && r.marked(v, "to") && r.t.XPOS[v] == syntax.VB:
			if a.typ != plover.Request && a.typ != plover.Accuse && a.typ != plover.Support { // "called to ask for help" has asked
				raise(Planned)
			}
			own = false
		case rel == syntax.Advcl && (r.marked(v, "if") || r.marked(v, "unless")):
			raise(Conditional)
		case rel == syntax.Conj && !r.isNoun(h):
			if r.child(v, syntax.Nsubj, syntax.Aux) < 0 { // shares the auxiliaries of the first verb
				see(h, own)
			}
		case rel == syntax.Conj, rel == syntax.Compound, rel == syntax.Nmod:
		default:
			own = false
			if rel != syntax.Advcl && rel != syntax.Acl && rel != syntax.Parataxis {
				n = 8
			}
		}
		v = h
	}
	if s := r.d.SentenceOf(w); r.d.Sentences[s].Last > 0 && r.d.Word(r.d.Sentences[s].Last-1) == "?" {
		raise(Possible)
	}
	a.negated = neg
	if neg {
		status = Denied
	}
	a.status = status
	r.auxiliary(a, will, notWill)
}

// carries reports whether a verb only says that the act of its object takes place.
func (c *Coder) carries(lemma string) bool {
	if carriers[lemma] {
		return true
	}
	for _, e := range c.byLemma[verbs][lemma] {
		if e.op == light || e.op == begin {
			return true
		}
	}
	return false
}

// judgeNoun reads the words that describe a noun: "planned", "possible", "no".
func (r *reading) judgeNoun(w int, raise func(Status), neg *bool) {
	if first, _ := r.t.Subtree(w); first > 1 {
		before := lower(r.d.Word(first))
		if before == "of" || before == "ahead" {
			before = lower(r.d.Word(first-1)) + " " + before
		}
		if before == "ahead of" || before == "pending" {
			raise(Planned) // "ahead of the summit", "pending talks"
		}
	}
	for c := range r.t.Dependents(w) {
		if c > w {
			break
		}
		switch l := r.lemma(c); {
		case r.c.lists["planned"][l]:
			raise(Planned)
		case r.c.lists["possible"][l]:
			raise(Possible)
		case r.c.lists["ongoing"][l]:
			raise(Ongoing)
		case l == "no" && r.t.Rel[c].Base() == syntax.Det:
			*neg = !*neg
		}
	}
}

// judgeUnder reads the verb or noun that an act stands under: "hopes to", "plans", "denied".
func (r *reading) judgeUnder(h int, raise func(Status), neg *bool, will *bool) {
	if i := r.at[h]; i >= 0 && r.acts[i].entry.op == noOperator && r.acts[i].typ != plover.Agree {
		switch r.acts[i].typ {
		case plover.Request:
			raise(Demanded)
		case plover.Threaten:
			raise(Possible)
		case plover.Reject:
			raise(Denied)
		}
		return
	}
	l := r.lemma(h)
	if l == "go" && r.t.XPOS[h] == syntax.VBG {
		l = "going"
	}
	switch {
	case r.c.lists["will"][l]:
		*will = true
		raise(Planned)
	case r.c.lists["wish"][l]:
		raise(Possible)
	case r.c.lists["ask"][l]:
		raise(Demanded)
	case r.c.lists["stop"][l]:
		*neg = !*neg
	}
}

// auxiliary applies the rules of the manual for acts that are not done yet.
func (r *reading) auxiliary(a *act, will, notWill bool) {
	if !will && !notWill {
		return
	}
	if a.negated && notWill {
		if t, m, ok := r.c.compose.of(noOperator, plover.Reject, a.typ, a.mode); ok && plover.Cooperative(r.c.types.kind(a.typ)) {
			a.typ, a.mode, a.cameo, a.status = t, m, "", Occurred
		}
		return
	}
	if !a.negated && a.entry.op != future {
		if t, m, ok := r.c.compose.of(future, "", a.typ, a.mode); ok {
			a.typ, a.mode, a.announced = t, m, true
			if t != a.entry.typ {
				a.cameo = ""
			}
		}
	}
}

// demands makes a REQUEST of what somebody says that another must do: "France said Iran must
// release the sailors".
func (r *reading) demands() {
	for w := range r.d.Words {
		if r.t.Tag[w] != syntax.VERB && r.t.Tag[w] != syntax.ADJ && r.t.Tag[w] != syntax.NOUN {
			continue
		}
		m := r.moodOf(w)
		from := w
		if !m.must {
			l := r.lemma(w)
			if l != "need" && l != "have" || r.t.Tag[w] != syntax.VERB {
				continue
			}
			x := r.child(w, syntax.Xcomp)
			if x < 0 || !r.marked(x, "to") {
				continue
			}
			from = x
		}
		if m.negative && !m.must {
			continue
		}
		says := r.sayer(w)
		who := r.topic(w, 0)
		if says < 0 || who < 0 || says == who || r.t.Tag[who] == syntax.PRON && r.lemma(who) != "they" {
			continue
		}
		r.addDemand(w, from, says, who)
	}
}

func (r *reading) addDemand(w, from, says, who int) {
	a := act{entry: r.c.must, typ: plover.Request, mode: "change", word: w, why: w, first: w, last: w + 1, theme: from, inner: noAct}
	if i := r.themeIn(from, -1, 3, 0, false); i != noAct {
		in := &r.acts[i]
		if in.taken {
			return
		}
		if t, m, ok := r.c.compose.of(noOperator, plover.Request, in.typ, in.mode); ok {
			a.typ, a.mode = t, m
		}
		in.taken, a.inner, a.composed = true, i, true
	}
	a.sources = r.group(nil, says)
	a.targets = without(r.group(nil, who), a.sources)
	a.status = Occurred
	r.at[w] = int32(len(r.acts))
	r.acts = append(r.acts, a)
}
