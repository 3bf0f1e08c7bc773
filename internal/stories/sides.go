package stories

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A grade says how sure it is that two sides are one.
type grade int

const (
	other   grade = iota - 1 // somebody else
	unknown                  // nobody can tell: one of the two has no name and no code
	weak                     // two organs of one state, a state and its people
	near                     // a state and its organ or its officer, unnamed ones of one code
	same                     // one key
)

// sameSide grades two sides. It is symmetric.
func sameSide(a, b *tellings.Side) grade {
	switch {
	case !known(a) || !known(b):
		return unknown
	case a.Key == b.Key && unnamed(a):
		return near
	case a.Key == b.Key:
		return same
	case shortened(a, b):
		return near
	case state(a) == "" || state(a) != state(b):
		return other
	}
	x, y := standing(a), standing(b)
	switch {
	case x != y:
		if livesIn(a, x, b) || livesIn(b, y, a) {
			return weak
		}
		return other
	case x == ofOthers && !unnamed(a) && !unnamed(b):
		return other
	case person(a) && person(b):
		return other
	case a.Type == "country" || b.Type == "country":
		return near
	case a.Code == b.Code && (unnamed(a) || unnamed(b)):
		return near
	case x == ofState:
		return weak
	}
	return other
}

// livesIn reports whether b is the state of a, who is of its people or without a name: where an article
// does not say whom an act befalls, the reading makes it the state.
func livesIn(a *tellings.Side, x standingKind, b *tellings.Side) bool {
	return b.Type == "country" && (x == ofPeople || x == ofOthers && unnamed(a))
}

func person(s *tellings.Side) bool  { return s.Type == "person" && !unnamed(s) }
func unnamed(s *tellings.Side) bool { return strings.HasPrefix(string(s.Key), "~") }

// known reports whether s can be told from others: by a name, or by the country of unnamed ones.
func known(s *tellings.Side) bool {
	return s.Key != "" && (!unnamed(s) || s.Country != "")
}

// sectors are the codes of PLOVER for what somebody is, which may stand first in a code where no
// country does.
var sectors = strings.Fields(`GOV MIL REB OPP PTY COP JUD SPY LEG ELI BUS EDU CVL UNK CRM JRN MED LAB REL REF UAF SOC PRM AGR HLH ENV`)

// state returns the state or the body of states that s belongs to; empty where there is none.
func state(s *tellings.Side) string {
	if s.Country != "" {
		return s.Country
	}
	if st := s.State(); !slices.Contains(sectors, st) {
		return st
	}
	return ""
}

// shortened reports whether a is what b is called where its whole name is known: Lee for Lee
// Jae-myung, where their countries do not part them.
func shortened(a, b *tellings.Side) bool {
	if !person(a) || !person(b) || a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	x, y := strings.Fields(record.Fold(a.Name)), strings.Fields(record.Fold(b.Name))
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) == 1 && len(y) > 1 && (x[0] == y[0] || x[0] == y[len(y)-1])
}

// Who a side stands for.
type standingKind int

const (
	ofState  standingKind = iota // a state, its government, army, police, courts
	ofRebels                     // who fights it or would replace it
	ofPeople                     // those who live there
	ofOthers                     // firms, parties, the press, …
)

// standing reads off the code whom a side stands for.
func standing(s *tellings.Side) standingKind {
	words := strings.Fields(s.Code)
	if len(words) < 2 {
		switch s.Type {
		case "country":
			return ofState
		case "group":
			return ofPeople
		}
		return ofOthers
	}
	for _, w := range words[1:] {
		switch w {
		case "REB", "UAF", "OPP", "PRM", "CRM":
			return ofRebels
		}
	}
	switch words[1] {
	case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
		return ofState
	case "CVL", "REF", "LAB", "EDU":
		return ofPeople
	}
	return ofOthers
}

// match grades two lists of sides by their best pair: unknown where one is empty, other only
// where every pair is.
func match(a, b []tellings.Side) grade {
	if len(a) == 0 || len(b) == 0 {
		return unknown
	}
	best := other
	for i := range a {
		for j := range b {
			best = max(best, sameSide(&a[i], &b[j]))
		}
	}
	return best
}

// matchBoth grades the parties of acts that have no direction, a meeting, an agreement: the two
// best pairs of different parties. Where one side of an act has one party alone, the second is unknown.
func matchBoth(a, b []tellings.Side) (first, second grade) {
	first, second = match(a, b), unknown
	if len(a) < 2 || len(b) < 2 || first < weak {
		return first, second
	}
	second = other
	for i := range a {
		for j := range b {
			if g := sameSide(&a[i], &b[j]); g == first {
				second = max(second, match(without(a, i), without(b, j)))
			}
		}
	}
	return first, second
}

func without(list []tellings.Side, i int) []tellings.Side {
	return slices.Delete(slices.Clone(list), i, i+1)
}

// block returns the name under which a side is looked for: that of its state where it has one,
// since its organs and officers must be found with it.
func block(s *tellings.Side) string {
	if !known(s) {
		return ""
	}
	if st := state(s); st != "" {
		return st
	}
	return string(s.Key)
}
