package record

import (
	"cmp"
	"slices"
	"strings"
)

// A Change is one difference between two codings of one article: the same text read by another
// version or with other word files, or two versions of a text that was edited.
type Change struct {
	Op     string  `json:"op"`              // added, gone or changed
	Kind   string  `json:"kind"`            // title, byline, …; sentence, actor, place, time, statement, event, commitment, framing
	Old    string  `json:"old,omitempty"`   // the id in the first record, where findings of the kind have ids
	New    string  `json:"new,omitempty"`   // the id in the second
	Words  string  `json:"words,omitempty"` // what it stands on: the words of the second record, for what is gone those of the first
	Fields []Field `json:"fields,omitempty"`
	Why    string  `json:"why,omitempty"` // as far as it is known: "verbs.txt:412 → phrases.txt:90", "the sentence was edited"
}

// A Field is one thing that differs, under the name that it has in the record. Actors stand by
// name, other findings by their words. Old is empty for what is added, New for what is gone.
type Field struct {
	Name string `json:"name"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// Diff returns what differs between two codings of one article, in the order of the text.
//
// Ids and offsets shift when a text is edited, so findings are matched by their words: first
// those alike in everything, then those in the same sentence with the same words, of whatever
// type, then those of one type and the same sides, at last those that moved to another sentence.
// Sentences are matched by their text, an edited one with the one most like it, from half of the
// words on. Diff(b, a) is Diff(a, b) with the sides changed.
//
// A confidence, and the line of a rule that still says the same, are no differences.
func Diff(a, b *Record) []Change {
	x, y := take(a), take(b)
	matchSentences(x, y)
	match(x.actors, y.actors)
	x.name(y)
	x.collect()
	y.collect()
	match(x.found, y.found)
	x.found, y.found = append(x.actors, x.found...), append(y.actors, y.found...)

	var list []placed
	for _, f := range x.found {
		if c, differs := change(f, f.mate); differs {
			list = append(list, placed{c, f, f.mate})
		}
	}
	for _, f := range y.found {
		if c, differs := change(nil, f); f.mate == nil && differs {
			list = append(list, placed{c, nil, f})
		}
	}
	slices.SortStableFunc(list, inTextOrder)
	var out []Change
	for _, p := range list {
		out = append(out, p.Change)
	}
	return out
}

// change returns the difference of two findings, one of which may be nil.
func change(old, new *finding) (Change, bool) {
	c := Change{Op: "changed", Why: why(old, new)}
	switch {
	case old == nil:
		c.Op, old = "added", &finding{}
	case new == nil:
		c.Op, new = "gone", &finding{}
	}
	c.Kind, c.Words = cmp.Or(new.kind, old.kind), cmp.Or(new.words, old.words)
	c.Old, c.New = old.id, new.id
	c.Fields = fields(old, new)
	if c.Op != "changed" {
		return c, true
	}
	only := len(c.Fields) == 1 && c.Fields[0].Name == "rule"
	return c, len(c.Fields) > 0 && !(only && fileOf(old.rule) == fileOf(new.rule))
}

// fields returns the facts of two findings of one kind that differ, in their order.
func fields(old, new *finding) []Field {
	var out []Field
	for i := range max(len(old.facts), len(new.facts)) {
		var o, n fact
		if i < len(old.facts) {
			o = old.facts[i]
		}
		if i < len(new.facts) {
			n = new.facts[i]
		}
		if o.same != n.same {
			out = append(out, Field{cmp.Or(o.name, n.name), o.show, n.show})
		}
	}
	if old.rule != new.rule {
		out = append(out, Field{"rule", old.rule, new.rule})
	}
	return out
}

// fileOf returns the file of a rule: "verbs.txt" of "verbs.txt:412".
func fileOf(rule string) string {
	file, _, _ := strings.Cut(rule, ":")
	return file
}

// why returns why two findings differ, as far as the records tell.
func why(old, new *finding) string {
	one := cmp.Or(old, new)
	both := old != nil && new != nil
	switch {
	case one.sentence == nil, both && new.sentence == nil, both && one.kind == "actor":
		return ""
	case both && new.sentence != one.sentence.mate:
		return "it stands in another sentence"
	}
	mate := one.sentence.mate
	edited := mate != nil && mate.words != one.sentence.words
	switch {
	case one.kind == "sentence":
		return ""
	case new == nil && mate == nil:
		return "the sentence is gone"
	case old == nil && mate == nil:
		return "the sentence is new"
	case edited && (old == nil || new == nil || old.rule == new.rule):
		return "the sentence was edited"
	case new == nil && old.rule != "":
		return "no rule any more; before, " + old.rule
	case old == nil && new.rule != "":
		return "no rule before; now, " + new.rule
	case old == nil || new == nil:
		return ""
	case old.rule == new.rule && old.rule != "":
		return old.rule + ", as before"
	case old.rule == new.rule:
		return ""
	}
	rules := cmp.Or(old.rule, "no rule") + " → " + cmp.Or(new.rule, "no rule")
	if edited {
		return "the sentence was edited; " + rules
	}
	return rules
}

// placed is a change and where it stands.
type placed struct {
	Change
	old, new *finding
}

// inTextOrder orders changes by place. Nothing in it asks which of the records a finding is of,
// so that the other way round the order is the same.
func inTextOrder(p, q placed) int {
	lo := func(p placed, of func(*finding) string) (string, string) {
		switch {
		case p.old == nil:
			return of(p.new), ""
		case p.new == nil:
			return of(p.old), ""
		}
		a, b := of(p.old), of(p.new)
		return min(a, b), max(a, b)
	}
	place := func(p placed) (row, at int) {
		row, at = 1<<30, 1<<30
		for _, f := range []*finding{p.old, p.new} {
			if f != nil && (f.row() < row || f.row() == row && f.at < at) {
				row, at = f.row(), f.at
			}
		}
		return row, at
	}
	pr, pa := place(p)
	qr, qa := place(q)
	if c := cmp.Or(cmp.Compare(pr, qr), cmp.Compare(rank(p.Kind), rank(q.Kind)), cmp.Compare(pa, qa)); c != 0 {
		return c
	}
	for _, of := range []func(*finding) string{func(f *finding) string { return f.words }, (*finding).content} {
		pl, ph := lo(p, of)
		ql, qh := lo(q, of)
		if c := cmp.Or(cmp.Compare(pl, ql), cmp.Compare(ph, qh)); c != 0 {
			return c
		}
	}
	return 0
}

// rank puts the kinds in the order of the record.
func rank(kind string) int { return slices.Index(kinds[:], kind) }

var kinds = [...]string{
	"title", "byline", "published", "outlet", "origin", "language", "genre",
	"sentence", "actor", "place", "time", "statement", "event", "commitment", "framing",
}

// String returns the change on one line:
//
//	changed event "hit": type ASSAULT → COERCE (verbs.txt:412 → phrases.txt:90)
func (c Change) String() string {
	var b strings.Builder
	b.WriteString(c.Op + " " + c.Kind)
	if c.Words != "" && !(c.Op == "changed" && c.names()) {
		b.WriteString(" " + quote(c.Words))
	}
	sep := ": "
	for _, f := range c.Fields {
		if f.Name == "rule" && c.Why != "" || f.Name == "words" && c.Op != "changed" {
			continue
		}
		b.WriteString(sep)
		sep = ", "
		old, new := f.Old, f.New
		if c.Op == "changed" {
			old, new = cut(old, new)
		}
		switch {
		case f.Name == "words":
			b.WriteString(quote(old) + " → " + quote(new))
		case c.Op != "changed":
			b.WriteString(f.Name + " " + short(old+new))
		default:
			b.WriteString(f.Name + " " + cmp.Or(short(old), "none") + " → " + cmp.Or(short(new), "none"))
		}
	}
	if c.Why != "" {
		b.WriteString(" (" + c.Why + ")")
	}
	return b.String()
}

// names reports whether the words of c are among what changed, so that they need not stand twice.
func (c *Change) names() bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Name == "words" })
}

func quote(s string) string { return "“" + short(s) + "”" }

// short returns s on one line, and its beginning where it is long.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n++; n > 120 {
			return s[:i] + " …"
		}
	}
	return s
}

// cut takes off the words that two long texts begin and end with alike, but two beside what differs.
func cut(old, new string) (string, string) {
	a, b := strings.Fields(old), strings.Fields(new)
	if len(a) < 8 || len(b) < 8 {
		return old, new
	}
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	head, tail = max(0, head-2), max(0, tail-2)
	trim := func(w []string) string {
		s := strings.Join(w[head:len(w)-tail], " ")
		if head > 0 {
			s = "… " + s
		}
		if tail > 0 {
			s += " …"
		}
		return s
	}
	return trim(a), trim(b)
}
