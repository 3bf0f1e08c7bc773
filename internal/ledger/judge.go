package ledger

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// leaving is the axis of those who leave their office.
const leaving = "post"

// Far is for how many days evidence is looked for at all: what comes later than that after the
// day of a commitment is none. A store need not bring it.
const Far = 1100

// soon, near and horizon are for how many days where hardly anything ties the two, where one
// word does, and where few do.
const (
	soon    = 30
	near    = 120
	horizon = 400
)

// JudgeAct returns what an act shows about a commitment, and false where it shows nothing.
func JudgeAct(e *Entry, a *Act) (Evidence, bool) {
	said := e.Day()
	if e.By == nil || said == 0 || !a.happened() || a.Days.First <= said || a.Article == e.Article {
		return Evidence{}, false
	}
	after := said.Until(a.Days.First)
	if after > Far {
		return Evidence{}, false
	}
	j := judgement{e: e, a: a, after: after}
	by, who := among(e.By, a.doers())
	asked := apart
	if e.Kind == "demand" {
		for _, s := range e.addressees() {
			if b, w := among(&s, a.doers()); b > asked {
				asked, who = b, w
			}
		}
	}
	j.vague = vague(who) || vague(e.By)
	if by == apart && asked == apart {
		return Evidence{}, false
	}
	j.promised, j.did = e.promised(), a.done()
	if len(j.promised.deeds) == 0 {
		return Evidence{}, false
	}
	j.weigh()
	switch {
	case asked != apart && j.deed(asked):
	case asked != apart && j.answer(asked):
	case e.Kind != "demand" && by != apart && j.deed(by):
	case by != apart && j.takenBack(by):
	case by == sameActor && j.left():
	default:
		return Evidence{}, false
	}
	return j.evidence(), true
}

// A judgement is the work on one pair.
type judgement struct {
	e             *Entry
	a             *Act
	after         int
	promised, did reading
	common        []string // words of the object that stand in the act's sentence
	things        int      // how many of them are no names
	head          bool     // so does the word that names the deed
	vague         bool     // one of those who are held to be one is nobody in particular
	towards       bool     // both are directed at one state or actor
	kind, why     string
	confidence    int
}

// weigh counts what the two have in common.
func (j *judgement) weigh() {
	own := tellings.Words{}
	for i := range j.a.Sources {
		own = own.With(tellings.WordsOf(j.a.Sources[i].Name))
	}
	for _, o := range j.promised.object {
		one := tellings.Words{o.hash}
		if one.Common(j.a.Words) > 0 && one.Common(own) == 0 {
			j.common = append(j.common, o.word)
			if !o.name {
				j.things++
			}
		}
	}
	j.head = tellings.WordsOf(j.promised.head).Common(j.a.Words) > 0 || j.promised.head == j.did.head
	j.towards = share(j.e.addressees(), j.a.Targets)
	if j.e.Kind == "demand" { // those asked are to act, towards whom is not known
		by, _ := among(j.e.By, j.a.Targets)
		j.towards = by != apart
	}
}

// strays reports whether the act is directed at somebody of whom the commitment, which names
// others, says nothing.
func (j *judgement) strays() bool {
	names := len(j.e.addressees()) > 0 && j.e.Kind != "demand"
	for _, o := range j.promised.object {
		names = names || o.name
	}
	if j.towards || !names || len(j.a.Targets) == 0 || len(j.common) >= 4 && 2*len(j.common) >= j.promised.size() {
		return false
	}
	for _, t := range j.a.Targets {
		words := tellings.WordsOf(t.Name)
		for _, o := range j.promised.object {
			if (tellings.Words{o.hash}).Common(words) > 0 {
				return false
			}
		}
	}
	return true
}

// enough reports whether the words in common tie the two: more of them the longer ago it is, and
// not names alone, unless the deed is in the same word or nothing else is named.
func (j *judgement) enough(axis string, b bond) bool {
	n, m := len(j.common), j.promised.size()
	if builtin().personal[axis] && b != sameActor {
		return false
	}
	if m > 0 && j.things == 0 && !j.head && (m == 1 || 1000*n < 800*m) || j.unnamed() {
		return false
	}
	switch {
	case m == 0:
		return j.after <= horizon && (builtin().personal[axis] && b == sameActor && axis != "meet" || j.towards && j.head)
	case m == 1:
		return n == 1 && (j.head || j.towards) && (j.after <= soon || j.head && j.towards && j.after <= near)
	case n == 1:
		return j.towards && j.things == 1 && m <= 3 && j.after <= horizon
	case n == 2:
		return (1000*n > 500*m || j.towards && 1000*n >= 400*m) && j.after <= horizon
	}
	if j.after > horizon {
		return 1000*n >= 600*m && j.things >= 2
	}
	return 1000*n >= 300*m
}

// unnamed reports whether the commitment is about somebody with a full name, of whom the act says nothing.
func (j *judgement) unnamed() bool {
	names := 0
	for _, o := range j.promised.object {
		if o.name && o.core {
			names++
			if slices.Contains(j.common, o.word) {
				return false
			}
		}
	}
	return names >= 2
}

// deed judges by what was done.
func (j *judgement) deed(b bond) bool {
	axis, how := match(j.promised.deeds, j.did.deeds)
	if how == 0 || j.strays() || !j.enough(axis, b) || axis == leaving && j.former() {
		return false
	}
	// Not doing is kept by everything else that one does, so it is no evidence.
	negated := j.promised.denied && j.promised.deeds[0].axis == j.promised.head
	switch {
	case how > 0 && (j.e.Kind == "position" || negated):
		return false
	case how < 0 && j.e.Kind == "pledge" && !j.promised.denied && !builtin().lasting[axis]:
		return false
	case how < 0 && (j.vague || j.promised.denied && j.after > near): // "not attend the talks" is said of one occasion
		return false
	case how < 0 && (j.e.Kind == "threat" || j.promised.pause || j.e.Kind == "position" && b != sameActor):
		return false // lifting comes after imposing, going on after a pause; a state has many voices
	case how > 0:
		j.kind, j.why = Kept, "the same deed"
	case j.e.Kind == "position":
		j.kind, j.why = Changed, "the opposite deed"
	default:
		j.kind, j.why = Broken, "the opposite deed"
	}
	j.score(b, how > 0)
	return true
}

// answer judges what one who was asked says to it.
func (j *judgement) answer(b bond) bool {
	yes := builtin().answer[j.did.head]
	if yes == "" || j.after > near {
		return false
	}
	_, how := match(j.promised.deeds, builtin().read(j.a.Trigger).deeds)
	switch {
	case len(j.common) == 0, yes == "yes" && !j.head && how == 0, !j.head && !(j.towards && j.things > 0):
		return false
	}
	j.kind, j.why = Answered, "the one who was asked agrees"
	if yes == "no" {
		j.kind, j.why = Broken, "the one who was asked refuses"
	}
	j.score(b, true)
	return true
}

// takenBack judges whether the act takes the commitment back: drops the demand, shelves the plan.
func (j *judgement) takenBack(b bond) bool {
	if !j.did.undo && !j.did.pause || j.strays() || j.e.Kind == "position" || !j.enough("", b) {
		return false
	}
	sameWord := j.promised.head == j.did.head // "stop", which takes nothing back
	if sameWord || !j.head && !(j.did.undo && j.said()) || j.a.Type == string(plover.Consult) {
		return false
	}
	j.kind, j.why = Withdrawn, "it is taken back"
	j.score(b, true)
	return true
}

// said reports whether the words of the act name what was said: the threat, the plan.
func (j *judgement) said() bool {
	for _, tok := range strings.Fields(record.Fold(j.a.Trigger)) {
		if builtin().said[builtin().stem(tok)] {
			return true
		}
	}
	return false
}

// former reports whether the sentence of the act is about somebody who left office before.
func (j *judgement) former() bool { return formerly.Common(j.a.Words) > 0 }

var formerly = tellings.WordsOf("former")

// left judges whether the one who committed himself left the office in which he did.
func (j *judgement) left() bool {
	if j.e.Kind == "position" || j.e.Kind == "demand" || j.after > near || j.a.Mode != "resign" || j.former() || j.promised.denied || j.e.By.Type != "person" || government(j.e.By) == "" {
		return false
	}
	for _, d := range j.promised.deeds {
		if d.axis == leaving {
			return false
		}
	}
	gone := deed{leaving, 1}
	if !slices.Contains(builtin().on(j.did.head), gone) || !slices.Contains(j.did.deeds, gone) {
		return false
	}
	j.kind, j.why, j.confidence = Overtaken, "who made it left office", 50
	return true
}
