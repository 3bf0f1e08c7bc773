package times

import (
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A resolver gives matches their values, from left to right, for what an expression means hangs
// on those before it. Two dates carry it: the day of publication, and the date the text last
// spoke of. News counts from the first ("in March", "on Friday"); a narrative, told in dates of
// its own ("In May 1940 … In June …"), from the second.
type resolver struct {
	s         *scan
	doc       *text.Doc
	tree      *syntax.Tree
	pub       point // grain noGrain when not known
	then      point // the date last spoken of
	thenAt    int   // the sentence it stands in
	prev      point // the expression before
	top       int   // the atom that the expression begins with
	narrative bool
	section   section
	quarter   point // the quarter or half the text last spoke of
}

func newResolver(d *text.Doc, t *syntax.Tree, published time.Time, s *scan) *resolver {
	s.doc, s.tree = d, t
	s.memo = make([]match, len(s.f.roots))
	s.memoAt = make([]int, len(s.f.roots))
	for i := range s.memoAt {
		s.memoAt[i] = -1
	}
	r := &resolver{s: s, doc: d, tree: t, thenAt: -1}
	if !published.IsZero() {
		r.pub = dayPoint(published)
	}
	r.narrative = r.tellsHistory()
	s.r = r
	return r
}

// tellsHistory reports whether the text is anchored in dates of its own: years that lie well
// before publication, and few words that count from the day of publication.
func (r *resolver) tellsHistory() bool {
	old, now := 0, 0
	limit := 2200
	if r.pub.grain != noGrain {
		limit = r.pub.year - 2
	}
	for i := range r.s.atoms {
		a := &r.s.atoms[i]
		if r.s.isEra(i) {
			r.s.ancient++
		}
		if a.digits && a.end-a.start == 4 && a.num > 1000 && a.num < 2200 {
			if int(a.num) < limit {
				old++
			} else if int(a.num) == r.pub.year {
				now++
			}
		} else if a.id != 0 && contains(r.s.f.deictic, a.id) {
			now++
		}
	}
	old += r.s.ancient
	return old >= 5 && old > 3*now || r.pub.grain == noGrain
}

// anchor is what open values count from.
func (r *resolver) anchor() point {
	if r.tells() && r.then.grain != noGrain {
		return r.then
	}
	return r.pub
}

// expression turns a match into an expression; ok is false when it is none after all.
func (r *resolver) expression(m match) (e Expression, ok bool) {
	if m.rule.template.none {
		return e, false
	}
	t := &m.rule.template
	r.enter(m.start)
	r.top = m.start
	value := r.value(&m)
	s := r.s
	e.Span = text.Span{Start: int(s.atoms[m.start].start), End: int(s.atoms[m.end-1].end)}
	e.First, e.Last = r.words(e.Span)
	e.Type, e.Value, e.Mod, e.Rule = m.typ(), value, t.mod, m.rule.place
	e.Head, e.Clause = r.head(e.First, e.Last)
	r.remember(value, t, m.start, m.end)
	r.rememberMonths(value)
	return e, true
}

// words returns the words that sp touches.
func (r *resolver) words(sp text.Span) (first, last int) {
	first, last = r.doc.WordsIn(sp)
	if first > 0 && (first == len(r.doc.Words) || r.doc.Words[first].Start > sp.Start) && r.doc.Words[first-1].End > sp.Start {
		first--
	}
	return first, max(last, first+1)
}

// remember keeps the date for what follows.
func (r *resolver) remember(value string, t *template, at, end int) {
	p, ok := parsePoint(value)
	r.s.lastEnd, r.s.lastDay, r.s.lastYear = end, ok && p.grain == day, ok && p.grain == year
	if !ok {
		return
	}
	r.prev = p
	if r.section.heading && r.entitles(at, end) {
		r.section.add(p)
	}
	if t.quiet || p.grain <= decade || r.aside(at, p) {
		return
	}
	r.then, r.thenAt = p, r.sentence(at)
	if r.section.holds(p) {
		r.section.last = p
	}
	if p.grain == quarter {
		r.s.reports = true
		if r.pub.grain == noGrain || !p.shift(1, "Q", false).start().After(r.pub.start()) {
			r.quarter = p
		}
	}
}

// rememberMonths makes a report that goes over from the quarter to "the nine months" compare
// with the year before: "a year earlier" is then a year.
func (r *resolver) rememberMonths(value string) {
	if r.s.reports && (value == "P9M" || value == "P6M" || value == "P1Y") && r.pub.grain != noGrain {
		r.quarter = r.pub.cutTo(year)
	}
}

func (r *resolver) sentence(atom int) int {
	w, _ := r.doc.WordsIn(text.Span{Start: int(r.s.atoms[atom].start), End: int(r.s.atoms[atom].end)})
	if w >= len(r.doc.Words) {
		return len(r.doc.Sentences) - 1
	}
	return r.doc.SentenceOf(w)
}

// value evaluates the template of m.
func (r *resolver) value(m *match) string {
	t := &m.rule.template
	var b strings.Builder
	for k := range t.parts {
		p := &t.parts[k]
		if p.base == "" {
			b.WriteString(p.text)
			continue
		}
		b.WriteString(r.part(m, p, t))
	}
	v := b.String()
	switch {
	case t.typ == Duration || t.typ == Set && strings.HasPrefix(v, "P"):
		return duration(v)
	case len(v) > 6 && v[4] == '-' && (v[5] == 'N' || v[5] == 'E' || v[5] == 'O') && v[0] != 'X':
		n, _ := digitsOnly(v[:4])
		return holiday(v[5:], n).String()
	case strings.HasPrefix(v, "XXXX-") && !t.open:
		return r.closeValue(v, t.prefer, r.top)
	case strings.Contains(v, "_REF"):
		return v[:strings.Index(v, "_REF")+4]
	}
	return v
}

// part evaluates what stands in braces.
func (r *resolver) part(m *match, p *part, t *template) string {
	v, base := "", point{}
	switch p.base {
	case "now":
		base = r.pub
	case "then":
		base = r.back()
	case "narrated": // then in a narrative, else now
		base = r.anchor()
	case "reported":
		if base = r.quarter; base.grain == noGrain {
			base = r.lastQuarter()
		}
	case "quarter":
		base = r.lastQuarter()
	case "day":
		if base = r.pub; r.then.grain == day {
			base = r.then
		}
		if c := m.capture("day"); c != nil {
			return c.value
		}
	case "prev":
		base = r.prev
	default:
		c := m.capture(p.base)
		switch {
		case c == nil:
			return ""
		case c.match != nil:
			v = r.value(c.match)
			base, _ = parsePoint(v)
		case p.base == "yy":
			if v = r.fullYear(m, c.value); p.cut != 0 {
				base, _ = parsePoint(v)
			}
		case p.base == "hour":
			return hour24(c.value, m.capture("ampm"))
		default:
			if v = c.value; p.cut != 0 || p.unit != "" {
				base, _ = parsePoint(v)
			}
		}
	}
	if p.sign != 0 && p.unit == "" {
		n, _ := strconv.Atoi(v)
		k, _ := strconv.Atoi(p.n)
		return twoDigits(n + p.sign*k)
	}
	if base.grain == noGrain && p.base != "now" && p.base != "then" && p.base != "narrated" && p.base != "prev" && p.base != "quarter" && p.base != "reported" && p.base != "day" {
		return v
	}
	if p.cut != 0 {
		base = base.cutTo(unitGrains[string(p.cut)])
	}
	if p.sign == 0 {
		if base.grain == noGrain {
			return "XXXX"
		}
		return base.String()
	}
	return r.shifted(m, base, p, t)
}

// shifted is part for what lies so many units away.
func (r *resolver) shifted(m *match, base point, p *part, t *template) string {
	num, unit := m.or(p.n), m.or(p.unit)
	if i := strings.IndexByte(num, '.'); i >= 0 {
		num = num[:i]
	}
	n, err := strconv.Atoi(num)
	if err != nil { // several, a few
		if p.sign < 0 {
			return "PAST_REF"
		}
		return "FUTURE_REF"
	}
	if v, ok := prehistoric(n, unit); ok && p.sign < 0 {
		return v
	}
	if base.grain == noGrain {
		if g := unitGrains[unit]; g >= day || g == noGrain {
			return "XXXX-XX-XX"
		} else if g == month {
			return "XXXX-XX"
		}
		return "XXXX"
	}
	if k := manyYears[unit]; k > 0 && (p.base != "narrated" && unit != "E" && unit != "C") {
		n, unit = n*k, "Y"
	}
	return base.shift(p.sign*n, unit, t.keep).String()
}

// prehistoric writes so many years ago as TIMEX2 does where no calendar reaches: "KA10", "MA66",
// "GA13" for thousands, millions and billions.
func prehistoric(n int, unit string) (string, bool) {
	if unit != "Y" || n < 10_000 {
		return "", false
	}
	switch {
	case n%1_000_000_000 == 0:
		return "GA" + strconv.Itoa(n/1_000_000_000), true
	case n%1_000_000 == 0:
		return "MA" + strconv.Itoa(n/1_000_000), true
	}
	return "KA" + strconv.Itoa(n/1000), true
}

// manyYears are the units that count in years: "a decade ago" is a year.
var manyYears = map[string]int{"DE": 10, "CE": 100, "ML": 1000}

// or returns what slot name holds, or name itself when m has no such slot.
func (m *match) or(name string) string {
	if c := m.capture(name); c != nil {
		return c.value
	}
	return name
}

// typ returns the type of m: the template's, or that of the expression inside.
func (m *match) typ() Type {
	if m.rule.template.same {
		for k := range m.caps {
			if c := &m.caps[k]; c.match != nil {
				return c.match.typ()
			}
		}
	}
	return m.rule.template.typ
}

func (m *match) capture(slot string) *capture {
	for k := range m.caps {
		if m.caps[k].slot == slot {
			return &m.caps[k]
		}
	}
	return nil
}

// back is the date that "later" and "that day" count from.
func (r *resolver) back() point {
	if r.then.grain != noGrain {
		return r.then
	}
	return r.pub
}

// lastQuarter is what "the quarter" means: the one last spoken of, else the last to end before
// publication.
func (r *resolver) lastQuarter() point {
	if r.quarter.grain == quarter {
		return r.quarter
	}
	if r.pub.grain == noGrain {
		return r.pub
	}
	return r.pub.shift(-1, "Q", false)
}

// fullYear writes out a year of two digits: the one in the century of the date spoken of, or
// the last not more than ten years after publication.
func (r *resolver) fullYear(m *match, yy string) string {
	n, _ := digitsOnly(yy)
	if c := m.capture("year"); c != nil {
		return c.value[:2] + yy
	}
	if r.narrative && r.then.grain > decade && r.then.year > 0 {
		y := r.then.year/100*100 + n // the nearest to what the text speaks of
		if y > r.then.year+50 {
			y -= 100
		}
		return strconv.Itoa(y)
	}
	if r.pub.grain == noGrain {
		return "19" + yy
	}
	y := r.pub.year/100*100 + n
	if y > r.pub.year+10 {
		y -= 100
	}
	return strconv.Itoa(y)
}

// hour24 turns an hour of the clock and "AM" or "PM" into an hour of the day.
func hour24(hour string, ampm *capture) string {
	n, _ := digitsOnly(hour)
	if ampm != nil && n <= 12 {
		switch {
		case ampm.value == "PM" && n < 12:
			n += 12
		case ampm.value == "AM" && n == 12:
			n = 0
		}
	}
	return twoDigits(n)
}

// duration writes a length of time as TIMEX3 does: units of the clock come after a T, and
// halves of years, hours and minutes go into the next smaller unit.
func duration(v string) string {
	if i := strings.Index(v, "_REF"); i >= 0 {
		return v
	}
	num := strings.TrimLeft(v, "P")
	i := strings.IndexFunc(num, func(c rune) bool { return c != '.' && c != 'X' && (c < '0' || c > '9') })
	if i <= 0 {
		return v
	}
	n, unit := num[:i], num[i:]
	t := ""
	if unit[0] == 'T' && len(unit) > 1 {
		t, unit = "T", unit[1:]
	}
	if whole, rest, ok := strings.Cut(n, "."); ok && rest == "5" {
		smaller := map[string]string{"Y": "6M", "TH": "30M", "TM": "30S"}[t+unit]
		if smaller != "" {
			if whole == "0" {
				return "P" + t + smaller
			}
			return "P" + t + whole + unit + smaller
		}
	}
	return "P" + t + n + unit
}
