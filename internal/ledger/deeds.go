package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// A reading is what a piece of text says is done or to be done.
type reading struct {
	head   string // the stem of the word that names the deed
	first  string // the same word as it stands
	deeds  []deed // that of the head first, at most three; empty where there is no head
	denied bool   // not to be done: "not close"
	undo   bool   // the head takes back what was only said
	pause  bool   // the head says that something rests, perhaps for a while
	object []object
}

// An object is a word of what the deed is about.
type object struct {
	word string
	hash uint32 // as tellings.Words has it
	name bool   // written with a capital
	core bool   // stands before the comma after which more is said of it
}

// span is how many words of a content are looked at: what follows tells of circumstances.
const span = 14

// read reads text, which begins with the deed: "not close the border to Chad". Words of names
// are no objects.
func (w *words) read(text string, names ...string) reading {
	var out reading
	sign, seen, nested, core := 1, 0, 0, true
	var own []string
	for _, n := range names {
		own = append(own, strings.Fields(record.Fold(n))...)
	}
	for _, field := range w.fromDeed(strings.Fields(text)) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(field, "“”‘’\"'("))
		comma := strings.HasSuffix(field, ",")
		for _, suffix := range []string{"'s", "’s"} { // "Syria's" is Syria
			field = strings.TrimSuffix(field, suffix)
		}
		for _, tok := range strings.Fields(record.Fold(field)) {
			if out.head != "" {
				if seen++; seen > span || w.cut[tok] {
					return out
				}
			} else if w.not[tok] {
				sign, out.denied = -sign, !out.denied
			}
			if w.not[tok] || w.skip[tok] || len(tok) < 2 {
				continue
			}
			s := w.stem(tok)
			switch {
			case out.head == "" && len(tok) > 4 && strings.HasSuffix(tok, "ly"): // an adverb
			case out.head == "":
				out.head, out.first = s, tok
				out.undo, out.pause = w.stop[s] == "undo", w.stop[s] == "pause"
				out.add(w.on(s), sign)
				if w.stop[s] != "" {
					nested, sign = 2, -sign
				} else if w.light[s] {
					nested = 2
				}
			default:
				if nested > 0 {
					nested--
					if w.light[out.head] && len(w.axes[s]) > 0 { // "begin withdrawing": the verb names no deed of its own
						out.deeds = slices.DeleteFunc(out.deeds, func(d deed) bool { return slices.Contains(w.on(out.head), deed{d.axis, 1}) && d.axis == "going" })
					}
					if len(w.axes[s]) > 0 || w.stop[out.head] == "no" && nested == 1 {
						out.add(w.on(s), sign)
					}
					if w.on(s)[0].axis == leaving { // "leave office": the office is no matter of its own
						continue
					}
				}
				out.about(w, object{word: tok, name: unicode.IsUpper(first), core: core}, own)
			}
		}
		core = core && !(comma && len(out.object) >= 2)
	}
	return out
}

// fromDeed leaves out the subject where one stands first: "Peru should open the border".
func (w *words) fromDeed(fields []string) []string {
	for i, f := range fields[:min(len(fields), 6)] {
		if w.modal[strings.ToLower(f)] {
			return fields[i+1:]
		}
	}
	return fields
}

// on returns the axes of a stem: a stem on none is one.
func (w *words) on(s string) []deed {
	if d := w.axes[s]; len(d) > 0 {
		return d
	}
	return []deed{{s, 1}}
}

func (r *reading) add(list []deed, sign int) {
	for _, d := range list {
		d.sign *= sign
		if len(r.deeds) < 3 && !slices.ContainsFunc(r.deeds, func(x deed) bool { return x.axis == d.axis }) {
			r.deeds = append(r.deeds, d)
		}
	}
}

// about adds a word of the object, unless it says nothing.
func (r *reading) about(w *words, o object, own []string) {
	if w.weak[o.word] || slices.Contains(own, o.word) || o.word[0] >= '0' && o.word[0] <= '9' {
		return
	}
	for _, o.hash = range tellings.WordsOf(o.word) {
		if !slices.ContainsFunc(r.object, func(x object) bool { return x.hash == o.hash }) {
			r.object = append(r.object, o)
		}
	}
}

// size returns how many words the object has, without what is said of it after a comma.
func (r *reading) size() int {
	n := 0
	for _, o := range r.object {
		if o.core {
			n++
		}
	}
	return n
}

// promised returns what an entry is about.
func (e *Entry) promised() reading {
	w := builtin()
	var own []string
	if e.Kind == "demand" { // the words of those who are to act say nothing of the deed
		for _, s := range e.addressees() {
			own = append(own, s.Name)
		}
	} else if e.By != nil {
		own = append(own, e.By.Name)
	}
	r := w.read(e.Content, own...)
	if e.Event != nil && r.head != "" {
		if d, ok := w.ofType(e.Event.Type, e.Event.Mode); ok && !slices.ContainsFunc(r.deeds, func(x deed) bool { return x.axis == d.axis }) && len(r.deeds) == 1 {
			d.sign *= signOf(r)
			r.deeds = append(r.deeds, d)
		}
	}
	return r
}

// signOf returns the sign of a deed that stands beside those of r: undone where r denies a word on no axis.
func signOf(r reading) int {
	if len(r.deeds) > 0 && r.deeds[0].axis == r.head {
		return r.deeds[0].sign
	}
	return 1
}

func (w *words) ofType(typ, mode string) (deed, bool) {
	if d, ok := w.types[typ+" "+mode]; ok {
		return d, true
	}
	d, ok := w.types[typ]
	return d, ok
}

// done returns what an act does: by the words of its trigger, and by its type. An act of
// speech does what its verb says and not what it speaks of: who agrees to pay has agreed.
func (a *Act) done() reading {
	w := builtin()
	r := w.read(a.Trigger)
	if w.speak[r.head] || w.noun[r.first] {
		r.deeds = nil
		return r
	}
	if d, ok := w.ofType(a.Type, a.Mode); ok {
		r.add([]deed{d}, 1)
	}
	r.deeds = slices.DeleteFunc(r.deeds, func(d deed) bool { return onlyTold(a.Type, d) })
	return r
}

// onlyTold reports whether an act of a type does not do a deed that its words name: who would not
// join is coded as rejecting by the word "join".
func onlyTold(typ string, d deed) bool {
	switch plover.Type(typ) {
	case plover.Threaten, plover.Request:
		return true
	case plover.Reject:
		return d.sign > 0
	case plover.Agree:
		return d.axis != "sign" && d.axis != "impose"
	}
	return false
}

// match returns how two readings meet: 1 for the same deed, -1 for its opposite, 0 for neither,
// or where they meet on two axes in two ways. The axis is the first of a's.
func match(a, b []deed) (axis string, how int) {
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.axis != y.axis:
			case how == 0:
				axis, how = x.axis, x.sign*y.sign
			case how != x.sign*y.sign:
				return "", 0
			}
		}
	}
	return axis, how
}
