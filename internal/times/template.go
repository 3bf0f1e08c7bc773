package times

import (
	"fmt"
	"strings"
)

// A template says what an expression is worth:
//
//	DATE XXXX-{month}-{day} prefer=past mod=START
//
// The type comes first; SAME is that of the expression inside, NONE what only looks like a time. In the value, braces hold
//
//	{month}        what a slot found; {date} the value of what @date found
//	{date.M}       the same cut down to C century, E decade, Y, Q, M, W or D
//	{now}          the day of publication; {then} the date the text last spoke of;
//	               {prev} the expression before; {day} is then if that is a day, else now;
//	               {narrated} is then in a narrative, else now; {quarter} and {reported} are
//	               what a business report is of
//	{now-1:D}      so many units away; {then+num:unit} takes both from slots; {ord-1} has no unit
//
// All else stands for itself. A value that begins with XXXX is open, and resolve.go closes it,
// unless the flag "open" is there. The flag "keep" keeps what is finer than the unit: a quarter
// stays a quarter, and a day a day, when a year is added or taken away.
type template struct {
	none   bool
	same   bool // the type of the expression inside
	typ    Type
	parts  []part
	mod    string
	prefer prefer
	open   bool
	keep   bool
	quiet  bool // is no date that the text goes on from
}

// prefer says on which side of the publication an open value lies.
type prefer uint8

const (
	byTense  prefer = iota
	past            // the last one before
	future          // the next one after
	this            // of the current year or week
	near            // the nearest
	pastYear        // the one of last year
	begun           // of the current year, or of the last when it has not begun
)

var prefers = map[string]prefer{"past": past, "future": future, "this": this, "near": near, "pastyear": pastYear, "begun": begun}

// A part is a piece of a value.
type part struct {
	text string // stands for itself when base is empty
	base string // slot, now, then or prev
	cut  byte   // C, E, Y, Q, M, W, D or 0
	sign int    // -1, +1, or 0 for no shift
	n    string // digits or a slot
	unit string // letters or a slot, empty for plain numbers
}

func parseTemplate(s string) (template, []check, error) {
	var t template
	var checks []check
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return t, nil, fmt.Errorf("no template")
	}
	switch fields[0] {
	case "NONE":
		t.none = true
	case "DATE":
		t.typ = Date
	case "TIME":
		t.typ = Time
	case "DURATION":
		t.typ = Duration
	case "SET":
		t.typ = Set
	case "SAME":
		t.same = true
	default:
		return t, nil, fmt.Errorf("%s: no type (want DATE, TIME, DURATION, SET or NONE)", fields[0])
	}
	for k, f := range fields[1:] {
		name, value, _ := strings.Cut(f, "=")
		switch name {
		case "mod":
			t.mod = value
		case "open":
			t.open = true
		case "keep":
			t.keep = true
		case "quiet":
			t.quiet = true
		case "prefer":
			p, ok := prefers[value]
			if !ok {
				return t, nil, fmt.Errorf("%s: unknown", f)
			}
			t.prefer = p
		case "check":
			c, ok := checkNames[value]
			if !ok {
				return t, nil, fmt.Errorf("%s: unknown", f)
			}
			checks = append(checks, c)
		default:
			if k > 0 {
				return t, nil, fmt.Errorf("%s: unknown flag", f)
			}
			var err error
			if t.parts, err = parseParts(f); err != nil {
				return t, nil, err
			}
		}
	}
	return t, checks, nil
}

func parseParts(s string) ([]part, error) {
	var parts []part
	for s != "" {
		i := strings.IndexByte(s, '{')
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			parts = append(parts, part{text: s[:i]})
			s = s[i:]
			continue
		}
		j := strings.IndexByte(s, '}')
		if j < 0 {
			return nil, fmt.Errorf("no } in %s", s)
		}
		p := part{base: s[1:j]}
		if k := strings.IndexAny(p.base, "+-"); k > 0 {
			if p.sign = 1; p.base[k] == '-' {
				p.sign = -1
			}
			p.n, p.unit, _ = strings.Cut(p.base[k+1:], ":")
			p.base = p.base[:k]
		}
		if base, cut, ok := strings.Cut(p.base, "."); ok {
			if len(cut) != 1 || !strings.Contains("CEYQMWD", cut) {
				return nil, fmt.Errorf("cannot cut down to %q", cut)
			}
			p.base, p.cut = base, cut[0]
		}
		parts = append(parts, p)
		s = s[j+1:]
	}
	return parts, nil
}
