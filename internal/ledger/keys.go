package ledger

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// parties returns under what names a side is bound or acts: its own key, and its state where
// it speaks for one. "k:Q76" and "s:USA" for a president of the United States.
func parties(s *tellings.Side) []string {
	if s == nil {
		return nil
	}
	var out []string
	if k := string(s.Key); k != "" && !strings.HasPrefix(k, "~") && s.Type != "country" {
		out = append(out, "k:"+k)
	}
	if st := government(s); st != "" {
		out = append(out, "s:"+st)
	}
	return out
}

// general reports whether the first word of a code stands for many bodies, and so for none.
func general(code string) bool {
	switch code {
	case "IGO", "NGO", "MNC", "INT", "UNK", "GOV", "MIL", "CVL", "BUS", "LEG", "JUD", "COP", "REB", "OPP", "PTY", "JRN", "SOC", "EDU", "ELI", "LAB", "REF", "MED", "CRM", "UAF", "SPY":
		return true
	}
	return false
}

// government returns the state, or the body like one, for which a side may speak and act; empty
// for parties, firms, courts, rebels and for those who do not speak for the whole.
func government(s *tellings.Side) string {
	st := s.State()
	if st == "" || general(st) {
		return ""
	}
	rest := strings.TrimPrefix(s.Code, st)
	if s.Type == "country" || rest == "" && s.Type != "person" {
		return st
	}
	speaks := false
	for sector := range strings.FieldsSeq(rest) {
		switch sector {
		case "OPP", "REB", "PTY", "JRN", "CVL", "UAF", "CRM", "REF":
			return ""
		case "GOV", "MIL":
			speaks = true
		}
	}
	if speaks {
		return st
	}
	return ""
}

// vague reports whether a side is some officials or lawmakers without a name, who say and do much
// that their government does not.
func vague(s *tellings.Side) bool {
	return s != nil && s.Type != "organization" && strings.HasPrefix(string(s.Key), "~") && !strings.HasSuffix(s.Code, "MIL")
}

// A bond says how strongly two sides are one.
type bond int

const (
	apart     bond = iota
	sameState      // both speak for one state
	sameActor      // one person or body
)

func joined(a, b *tellings.Side) bond {
	if a == nil || b == nil {
		return apart
	}
	if a.Key != "" && a.Key == b.Key && !strings.HasPrefix(string(a.Key), "~") {
		return sameActor
	}
	if st := government(a); st != "" && st == government(b) {
		return sameState
	}
	return apart
}

// among returns the strongest bond of s with one of list, and which.
func among(s *tellings.Side, list []tellings.Side) (bond, *tellings.Side) {
	best, who := apart, (*tellings.Side)(nil)
	for i := range list {
		if b := joined(s, &list[i]); b > best {
			best, who = b, &list[i]
		}
	}
	return best, who
}

// share reports whether a side of one list is, or is of the state of, one of the other.
func share(a, b []tellings.Side) bool {
	for i := range a {
		for j := range b {
			if st := a[i].State(); a[i].Key != "" && a[i].Key == b[j].Key || st != "" && st == b[j].State() && !general(st) {
				return true
			}
		}
	}
	return false
}

// key is a party and a matter as one number.
func key(party, matter string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(party))
	h.Write([]byte{0})
	h.Write([]byte(matter))
	return h.Sum64()
}

// Matters that are no axes.
const (
	undoing   = "\x01undo"
	answering = "\x01answer"
)

// keys returns the keys of all parties with all matters, each once.
func keys(parties []string, matters []string) []uint64 {
	var out []uint64
	for _, p := range parties {
		for _, m := range matters {
			if k := key(p, m); !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// all returns the parties of several sides, each once.
func all(sides []tellings.Side) []string {
	var out []string
	for i := range sides {
		for _, p := range parties(&sides[i]) {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

func axes(list []deed, more ...string) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.axis)
	}
	return append(out, more...)
}

// Blocks returns the keys under which e is kept, mostly 2 and at most 18: who commits himself, or
// of whom something is demanded, and what kind of deed it is. Two entries of which one may repeat, change or answer the other,
// or tell the same commitment, share one. An entry of nobody, or without a day, has none.
func (e *Entry) Blocks() []uint64 {
	if e.By == nil || e.Day() == 0 {
		return nil
	}
	who := parties(e.By)
	if e.Kind == "demand" {
		who = append(who, all(e.addressees())...)
	}
	return keys(who, axes(e.promised().deeds))
}

// Seeks returns the keys of the acts that may be evidence on e, mostly 4 and at most 18: every
// such act has one of them among its Blocks.
func (e *Entry) Seeks() []uint64 {
	if e.By == nil || e.Day() == 0 {
		return nil
	}
	deeds := e.promised().deeds
	if len(deeds) == 0 {
		return nil
	}
	by := parties(e.By)
	if e.Kind == "demand" {
		return append(keys(all(e.addressees()), axes(deeds, answering)), keys(by, []string{undoing})...)
	}
	out := keys(by, axes(deeds, undoing))
	if len(by) > 0 && strings.HasPrefix(by[0], "k:") {
		if k := key(by[0], leaving); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// Blocks returns the keys under which a is kept, mostly 2 and at most 40. An act that is only
// planned, possible, demanded or denied, or of nobody, is evidence on nothing and has none.
func (a *Act) Blocks() []uint64 {
	if !a.happened() {
		return nil
	}
	r := a.done()
	matters := axes(r.deeds)
	if r.undo || r.pause {
		matters = append(matters, undoing)
	}
	if builtin().answer[r.head] != "" {
		matters = append(matters, answering)
	}
	return keys(all(a.doers()), matters)
}
