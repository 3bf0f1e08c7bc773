package statements

import "github.com/chancery-project/chancery/internal/syntax"

// idle reports whether the infinitive inf after the refusing verb i is one of speaking: a
// refusal to comment tells nothing.
func (r *reader) idle(i int, c *cue, inf int) bool {
	if l := r.lemma(i); l != "decline" && l != "refuse" {
		return false
	}
	if l := r.lemma(inf); l == "comment" || l == "respond" || l == "answer" || l == "discuss" || l == "elaborate" {
		return true
	}
	return r.match(verb, inf) != nil && r.t.Tag[inf] == syntax.VERB
}

// unsaid reports whether the cue at verb i reports nothing said: it is denied, or only
// imagined, ordered or intended. Of attitudes only the imagined are left out.
func (r *reader) unsaid(i int, col Colour) bool {
	thinks := col == Thinking
	for c := range r.t.Dependents(i) {
		if r.quote[c] != r.quote[i] {
			continue // what is said, hung on the verb of saying
		}
		switch rel := r.t.Rel[c].Base(); {
		case rel == syntax.Advmod || rel == syntax.Aux && r.t.Tag[c] == syntax.PART:
			switch r.lemma(c) {
			case "not", "n't", "never", "hardly", "n’t":
				return !thinks
			}
		case rel == syntax.Aux:
			switch r.lemma(c) {
			case "would", "could", "might", "may", "should", "can", "must", "will", "shall", "'ll", "’ll", "ca", "wo":
				if !thinks && !r.perfect(i) {
					return true
				}
			}
		case rel == syntax.Mark:
			switch r.word(c) {
			case "if", "unless", "whether":
				if c < i && r.word(c) != "whether" && !(c > 0 && r.word(c-1) == "as") {
					return true
				}
			}
		case rel == syntax.Nsubj && c < i:
			switch r.lemma(c) {
			case "nobody", "none", "neither", "nothing":
				return true
			case "no": // "no one"
				return true
			}
			if d := r.dependent(c, syntax.Det); d >= 0 && (r.lemma(d) == "no" || r.lemma(d) == "neither") {
				return true
			}
		}
	}
	if r.t.Rel[i].Base() == syntax.Conj {
		if h := int(r.t.Head[i]); h >= 0 && r.t.Tag[h] == syntax.VERB && r.t.XPOS[i] == syntax.VB && !r.infinitive(i) && r.ownSubject(i) < 0 && r.dependent(i, syntax.Aux) < 0 {
			return !thinks && r.unsaid(h, col) // "did not call or write to say"
		}
	}
	return r.intended(i, thinks)
}

// perfect reports whether verb i has the auxiliary "have".
func (r *reader) perfect(i int) bool {
	for c := range r.t.Dependents(i) {
		if r.t.Rel[c] == syntax.Aux && r.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// past reports whether verb i tells of what is over: in the past tense, or the present or past perfect.
func (r *reader) past(i int) bool {
	for c := range r.t.Dependents(i) {
		if r.t.Rel[c] == syntax.Aux && r.t.XPOS[c] == syntax.MD {
			return false
		}
	}
	return r.t.XPOS[i] == syntax.VBD || r.perfect(i)
}

// spokenWay are the verbs whose infinitive of speech is said: "went on to say".
var spokenWay = map[string]bool{"go": true, "continue": true, "begin": true, "start": true, "come": true, "proceed": true, "appear": true,
	"seem": true, "use": true, "rush": true, "move": true, "take": true, "step": true, "rise": true, "stand": true, "pause": true, "write": true,
	"tweet": true, "interrupt": true, "phone": true, "call": true, "ring": true, "have": true, "get": true, "turn": true, "quick": true, "post": true}

// intended reports whether verb i is an infinitive or an order that nobody has carried out.
func (r *reader) intended(i int, thinks bool) bool {
	if r.t.XPOS[i] != syntax.VB || r.dependent(i, syntax.Aux) >= 0 {
		return false
	}
	if !r.infinitive(i) { // an order, or what is demanded: "that the Senate reject it"
		return r.t.Rel[i] == syntax.Root && r.ownSubject(i) < 0 && !thinks || r.ownSubject(i) >= 0 && r.t.Rel[i].Base() == syntax.Ccomp
	}
	h := int(r.t.Head[i])
	if h < 0 {
		return true
	}
	switch r.t.Rel[i].Base() {
	case syntax.Xcomp, syntax.Ccomp, syntax.Csubj:
		return !spokenWay[r.lemma(h)]
	case syntax.Advcl:
		return r.t.Tag[h] != syntax.VERB || !r.finite(h) && !spokenWay[r.lemma(h)]
	}
	return true
}
