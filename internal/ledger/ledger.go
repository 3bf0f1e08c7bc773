// Package ledger follows commitments: what later news shows about a pledge, a demand, a threat
// or a position. It links evidence and says why; the verdict is the reader's.
//
//	Norway pledged to send doctors to Chad.     3 March     the entry
//	Norwegian doctors were sent to Chad.        9 May       an act: evidence "kept", after 67 days
//
// All is pairwise and pure: two findings go in, evidence comes out or none, and neither clock nor
// store is asked. So the ledger is the same in whatever order articles are kept. A store finds
// the pairs by keys: an act can be evidence on an entry only if one of its [Act.Blocks] is among
// [Entry.Seeks], a later entry only if the two share one of [Entry.Blocks].
//
// Evidence has to be right more often than complete. The same deed, or its opposite, is done by
// the one who committed himself (or was asked), on a later day, about the same things in the same
// words. Which words name one deed stands in en/deeds.txt.
package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// An Entry is a commitment of an article.
type Entry struct {
	Article int64
	tellings.Commitment
}

// An Act is an event of an article. Any may be evidence.
type Act struct {
	Article int64
	tellings.Event
}

// A Ref names a finding: "c1" or "e4" of an article.
type Ref struct {
	Article int64  `json:"article"`
	ID      string `json:"id"`
}

// The kinds of evidence. What they are called for each kind of commitment, Wording tells.
const (
	Repeated  = "repeated"
	Kept      = "kept"
	Broken    = "broken"
	Withdrawn = "withdrawn"
	Overtaken = "overtaken"
	Changed   = "changed"
	Answered  = "answered"
)

// Evidence is something that a later day shows about a commitment.
type Evidence struct {
	Entry      Ref          `json:"entry"`
	By         Ref          `json:"by"` // the event or commitment that shows it
	Kind       string       `json:"kind"`
	Day        tellings.Day `json:"day"`        // of the evidence
	After      int          `json:"after"`      // days since the commitment was made; at least 1
	Late       int          `json:"late"`       // days since the deadline; 0 before it, or without one
	Reason     string       `json:"reason"`     // for a person to read
	Confidence int          `json:"confidence"` // 1 to 99
}

// wordings are what the kinds of evidence are called where the plain word does not fit.
var wordings = map[string]string{
	"threat kept": "carried out", "threat broken": "not carried out", "threat withdrawn": "withdrawn", "threat changed": "changed",
	"demand kept": "met", "demand broken": "refused", "demand answered": "agreed to",
	"position kept": "acted on", "position broken": "given up",
}

// Wording returns how evidence of a kind is called for a kind of commitment: a threat is carried
// out, a demand met or refused, a pledge kept or broken.
func Wording(commitment, evidence string) string {
	return cmp.Or(wordings[commitment+" "+evidence], evidence)
}

// Day returns when the commitment was made: never later than the article tells it. 0 is unknown.
func (e *Entry) Day() tellings.Day {
	if e.Said == 0 || e.Told != 0 && e.Said > e.Told {
		return e.Told
	}
	return e.Said
}

// most is how many sides of a finding count, so that one that names a whole summit has few keys.
const most = 2

// addressees are those to whom the commitment is made, by itself or by its event.
func (e *Entry) addressees() []tellings.Side {
	out := e.To[:min(len(e.To), most)]
	if len(out) == 0 && e.Event != nil {
		for _, s := range e.Event.Targets {
			if joined(&s, e.By) == apart && len(out) < most {
				out = append(out, s)
			}
		}
	}
	return out
}

// doers are those who act.
func (a *Act) doers() []tellings.Side { return a.Sources[:min(len(a.Sources), 2*most)] }

// happened reports whether an act counts: done or going on, at a known time.
func (a *Act) happened() bool {
	return (a.Status == "occurred" || a.Status == "ongoing") && a.Days.First != 0 && a.Days.Width() <= 31 &&
		(a.Told == 0 || a.Days.First <= a.Told) && len(a.Sources) > 0
}

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
	for _, d := range builtin().on(j.did.head) {
		if d == (deed{leaving, 1}) {
			j.kind, j.why = Overtaken, "who made it left office"
			j.confidence = 50
			return true
		}
	}
	return false
}

// score sets the confidence from how the two are tied.
func (j *judgement) score(b bond, same bool) {
	c := 40 + 8*min(len(j.common), 4)
	if j.head {
		c += 8
	}
	if j.towards {
		c += 6
	}
	if b == sameActor {
		c += 6
	}
	if !same {
		c -= 6
	}
	if len(j.a.By) > 0 { // on somebody's word alone
		c -= 5
	}
	c -= min(j.after/60, 15)
	j.confidence = min(max(c, 1), 99)
}

func (j *judgement) evidence() Evidence {
	ev := Evidence{
		Entry: Ref{j.e.Article, string(j.e.ID)}, By: Ref{j.a.Article, string(j.a.ID)},
		Kind: j.kind, Day: j.a.Days.First, After: j.after, Confidence: j.confidence,
	}
	ev.Late = late(j.e, ev.Day)
	ev.Reason = reason(j.why, j.a.Trigger, j.common, ev.Late)
	return ev
}

// late returns how many days after the deadline of e a day is.
func late(e *Entry, d tellings.Day) int {
	if e.Deadline.Last == 0 || d <= e.Deadline.Last {
		return 0
	}
	return e.Deadline.Last.Until(d)
}

// reason says it for a person.
func reason(why, trigger string, common []string, late int) string {
	var b strings.Builder
	b.WriteString(why)
	if trigger != "" {
		fmt.Fprintf(&b, ", “%s”", trigger)
	}
	if len(common) > 0 {
		b.WriteString("; in common: " + strings.Join(common, ", "))
	}
	if late > 0 {
		fmt.Fprintf(&b, "; %d days after the deadline", late)
	}
	return b.String()
}
