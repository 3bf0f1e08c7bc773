package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/plover"
)

// An operator is a word that makes an act out of another act: "hold" of "talks", "lift" of
// "sanctions", "refuse" of "release". A section of a word file names it in place of a type.
type operator uint8

const (
	noOperator operator = iota
	light               // hold talks: the act is the noun's
	begin               // resume talks: the act goes on or begins
	end                 // lift sanctions: the act is taken back
	future              // plan to visit: the act is announced
	try                 // try to kill: the act may have failed
	fail                // fail to agree: the act was not done
	deny                // deny killing: the act is denied
	cause               // order the arrest of: the subject of the order acts
	need                // stress the need for talks: the act is wished for
	mute                // no act at all, though the words look like one: "strike a balance"
)

var operatorNames = map[string]operator{"light": light, "begin": begin, "end": end, "future": future, "try": try,
	"fail": fail, "deny": deny, "cause": cause, "need": need, "mute": mute}

// A place is a grammatical place in which a side of an act may stand.
type place struct {
	kind placeKind
	prep string // for prepositional: "against"
}

type placeKind uint8

const (
	subject placeKind = iota
	object
	owner         // possessor, agent or adjective of a noun: "China's ban", "Israeli strikes", "raid by police"
	prepositional // after prep
	speaker       // whoever says the sentence: "X said Y was responsible"
	whole         // the noun that the word describes or is part of: "the US-led strikes"
)

// An entry is one act of the lexicon, ready to be matched.
type entry struct {
	kind    int
	rule    string // "verbs.txt:412"
	key     string // "break off relations"
	items   []string
	only    []string // lemmas of which one must be the object
	typ     plover.Type
	mode    plover.Mode
	op      operator
	sources []place
	targets []place
	both    bool // reciprocal: without a target all are sources
	bare    bool // must not have an object
	given   bool // the line itself names where the target stands
	theme   bool // what the act is about decides its mode
	plain   bool // must not have an infinitive, clause or second object: "called the king", not "called the king a liar"
	object  bool // must have an object
	clause  bool // must have an infinitive or clause with a doer of its own: "wants Iran to leave"
	split   bool // an object may stand between verb and preposition: "pin the attack on"
	pair    bool // speaks for marked pairs alone: "told", which makes no event
	weak    bool // speaks only with both sides named
	cameo   string
	users   bool // stands in a user's file
	types   types
}

// kinds of word files.
const (
	verbs = iota
	nouns
	adjectives
	numKinds
)

// newEntries reads one line of a word file. Its key is a list of words or phrases, each an
// act; its body adds to what the section says.
//
//	[ASSAULT targeted]
//	assassinate, slay:
//	shell(town position @places): heavy-weapons
//	break off relations: SANCTION discontinue with both
func newEntries(e *lexicon.Entry, kind int, classes map[string][]string, own types) ([]entry, error) {
	proto := entry{rule: e.Place(), kind: kind, users: e.Users(), types: own}
	if err := proto.setSection(e.Section); err != nil {
		return nil, err
	}
	if err := proto.setBody(e.Body); err != nil {
		return nil, err
	}
	proto.setDefaults(kind)
	var out []entry
	for _, key := range splitKeys(e.Key) {
		x := proto
		if open := strings.IndexByte(key, '('); open >= 0 {
			inside, ok := strings.CutSuffix(key[open+1:], ")")
			if !ok {
				return nil, fmt.Errorf("%q has no closing bracket at its end", key)
			}
			for _, w := range strings.Fields(inside) {
				if name, isClass := strings.CutPrefix(w, "@"); isClass && name != "name" {
					list, known := classes[name]
					if !known {
						return nil, fmt.Errorf("no class @%s in classes.txt", name)
					}
					x.only = append(x.only, list...)
				} else {
					x.only = append(x.only, w)
				}
			}
			slices.Sort(x.only)
			key = strings.TrimSpace(key[:open])
		}
		words := strings.Fields(key)
		if len(words) == 0 {
			return nil, fmt.Errorf("an empty key")
		}
		x.key, x.items = strings.Join(words, " "), words[1:]
		// "call on X": the last preposition holds the target.
		if last := words[len(words)-1]; len(words) > 1 && prepositions[last] && !slices.Contains(x.targets, place{prepositional, last}) && (len(x.targets) == 0 || x.targets[0].kind != object || !x.given) {
			x.targets = append([]place{{prepositional, last}}, x.targets...)
		}
		out = append(out, x)
	}
	return out, nil
}

// splitKeys splits at the commas outside brackets.
func splitKeys(s string) []string {
	var out []string
	depth, from := 0, 0
	for i, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				out, from = append(out, strings.TrimSpace(s[from:i])), i+1
			}
		}
	}
	return append(out, strings.TrimSpace(s[from:]))
}

// setSection takes "ASSAULT targeted" or "light".
func (x *entry) setSection(s string) error {
	f := strings.Fields(s)
	if len(f) == 0 {
		return nil
	}
	if op, ok := operatorNames[f[0]]; ok {
		x.op = op
		return nil
	}
	x.typ = plover.Type(f[0])
	if len(f) > 1 {
		x.mode = plover.Mode(f[1])
	}
	return x.checkCode()
}

// setBody takes the words of a body: a type, a mode, an operator, places and marks.
func (x *entry) setBody(body string) error {
	for _, f := range strings.Fields(body) {
		switch {
		case x.types.valid(plover.Type(f)):
			x.typ, x.mode, x.op = plover.Type(f), "", noOperator
		case x.types.validMode(x.typ, plover.Mode(f)):
			x.mode = plover.Mode(f)
		case f == "nomode":
			x.mode = ""
		case operatorNames[f] != noOperator:
			x.op = operatorNames[f]
		case f == "both":
			x.both = true
		case f == "bare":
			x.bare = true
		case f == "theme":
			x.theme = true
		case f == "plain":
			x.plain = true
		case f == "object":
			x.object = true
		case f == "clause":
			x.clause = true
		case f == "split":
			x.split = true
		case f == "pair":
			x.pair = true
		case f == "weak":
			x.weak = true
		case strings.HasPrefix(f, "cameo="):
			x.cameo = f[len("cameo="):]
		default:
			side := &x.targets
			name := f
			if rest, ok := strings.CutPrefix(f, "<"); ok {
				side, name = &x.sources, rest
			} else if rest, ok := strings.CutPrefix(f, ">"); ok {
				name = rest
			}
			p, ok := placeNames[name]
			if !ok {
				if !prepositions[name] {
					return fmt.Errorf("%q is no type, mode, operator, place or mark", f)
				}
				p = place{prepositional, name}
			}
			*side = append(*side, p)
			x.given = x.given || side == &x.targets
		}
	}
	return x.checkCode()
}

func (x *entry) checkCode() error {
	if x.typ != "" && !x.types.valid(x.typ) {
		return fmt.Errorf("%q is no type, neither of PLOVER nor of events/types.txt", x.typ)
	}
	if !x.types.validMode(x.typ, x.mode) && x.typ != "" {
		return fmt.Errorf("%q is no mode of %s", x.mode, x.typ)
	}
	return nil
}

// setDefaults fills the places that an entry of this kind of file mostly means.
func (x *entry) setDefaults(kind int) {
	if kind == nouns && x.sources != nil && x.sources[0].kind == prepositional {
		x.sources = append([]place{{owner, ""}}, x.sources...)
	}
	if x.sources == nil {
		x.sources = [][]place{{{subject, ""}}, {{owner, ""}}, {{subject, ""}}}[kind]
	}
	switch {
	case x.op != noOperator: // the act under it holds its target
	case kind == verbs && !slices.Contains(x.targets, place{object, ""}) && !slices.Contains(x.targets, place{subject, ""}):
		x.targets = append(slices.Clip(x.targets), place{object, ""})
	case kind == nouns && x.targets == nil:
		x.targets = []place{{prepositional, "on"}, {prepositional, "against"}, {prepositional, "to"}, {prepositional, "with"}}
	}
	switch x.types.kind(x.typ) { // the types whose mode tells the content
	case plover.Agree, plover.Request, plover.Reject, plover.Threaten, plover.Concede:
		x.theme = true
	}
}

var placeNames = map[string]place{"subj": {subject, ""}, "obj": {object, ""}, "poss": {owner, ""},
	"speaker": {speaker, ""}, "whole": {whole, ""}}

// prepositions are the words that a key may hold as particle or preposition.
var prepositions = wordSet(`about above across after against ahead along alongside among apart around as aside at away back
	before behind below beneath beside between beyond by down during for forth forward from in inside into near of off
	on onto out outside over past round through throughout to together toward towards under up upon via with within
	without`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
