package text

import (
	"strings"
	"unicode/utf8"
)

// Quotation marks are paired paragraph by paragraph. Each mark is told to open or to close by
// its form (“ opens) or, where the form is no help, by its neighbours: a straight mark opens
// when white space or a bracket stands before it and a letter after it. Then a stack pairs them.
// What goes wrong in print is met so:
//
//	"A, "he said. "B."     straight marks that do not alternate by their neighbours, but are even
//	                       in number, alternate by their order
//	“A. ¶ “B.”             a mark that never closes runs to the end of its paragraph; where the next
//	                       paragraph opens with the same mark, the quotation continues there
//	“A. ¶ B.” “C. ¶ D.”    so it does where the next paragraph only closes it, even if it opens another
//	“A, he said. “B.”      … or to the next mark that opens the same kind of quotation
//	5'10" the men’s 'em    single marks that never close, and marks behind figures, are no marks

// A family is a kind of quotation mark: the marks of one family close each other.
type family uint8

const (
	double family = iota + 1
	single
	guillemet
	angle // a single guillemet
)

// sides says on which sides of a quotation a mark may stand.
type sides uint8

const (
	opens sides = 1 << iota
	closes
)

func familyOf(w string) (family, sides) {
	switch w {
	case `"`, "''", "‘’":
		return double, opens | closes
	case "“", "„", "``", "‘‘", "‟", "〝":
		return double, opens
	case "”", "’’", "〞":
		return double, closes
	case "'":
		return single, opens | closes
	case "‘", "‚", "`":
		return single, opens
	case "’":
		return single, closes
	case "«":
		return guillemet, opens
	case "»":
		return guillemet, closes
	case "‹":
		return angle, opens
	case "›":
		return angle, closes
	}
	return 0, 0
}

// A quoteMark is a mark in a paragraph.
type quoteMark struct {
	word   int
	family family
	form   sides // what its form allows
	around sides // what its neighbours suggest; both where they say nothing
	side   sides // what it is taken for
}

// maxOpen is how deep quotations nest at the most.
const maxOpen = 8

// A quoter keeps the memory of pairing.
type quoter struct {
	marks []quoteMark
	count [angle + 1]int // marks read so far, by family
	stack []int          // open quotations, by index in Doc.Quotes; at most maxOpen
}

// pairQuotes finds the quotations of all paragraphs.
func (d *Doc) pairQuotes() {
	left := family(0) // of the quotation that the paragraph before left open
	for i := range d.Paragraphs {
		d.readMarks(&d.Paragraphs[i])
		if len(d.quoter.marks) == 0 {
			left = 0
			continue
		}
		for f := double; f <= angle; f++ {
			d.quoter.alternate(f, left)
		}
		left = d.pair(i, left)
	}
}

// readMarks fills d.quoter.marks with the marks of p.
func (d *Doc) readMarks(p *Paragraph) {
	q := &d.quoter
	q.marks, q.count = q.marks[:0], [angle + 1]int{}
	first, last := d.Sentences[p.First].First, d.Sentences[p.Last-1].Last
	opened := false // the word before is a mark that opens
	for i := first; i < last; i++ {
		w := d.Words[i]
		c := d.Text[w.Start]
		if c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf || w.Joined || w.Len() > 6 {
			opened = false
			continue
		}
		f, form := familyOf(d.Word(i))
		if f == 0 {
			opened = false
			continue
		}
		m := quoteMark{word: i, family: f, form: form}
		before := i == first || d.Words[i-1].End < w.Start || opened || strings.Contains("([{-–—/", d.Word(i - 1)[:1]) || endsDash(d.Word(i-1))
		after := i+1 == last || d.Words[i+1].Start > w.End || closesAfter(d.Word(i+1))
		switch {
		case before && !after:
			m.around = opens
		case after && !before:
			m.around = closes
		default:
			m.around = opens | closes
		}
		if m.around&opens == 0 && form&opens != 0 && form&closes != 0 && i > first && d.Words[i-1].End == w.Start && isDigit(d.Text[w.Start-1]) && f == double && q.count[f]%2 == 0 {
			opened = false
			continue // inches
		}
		if m.side = form; form == opens|closes {
			m.side = m.around
		}
		opened = m.side == opens
		q.marks = append(q.marks, m)
		q.count[f]++
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func endsDash(w string) bool { return w == "–" || w == "—" || w == "--" }

func closesAfter(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return strings.ContainsRune(".,;:!?…)]}”’»›—–-/\"'", r) && (len(w) <= 3 || kindAt(w, len(w)-1) != letter)
}

// alternate settles the marks of f whose form says nothing: where their neighbours do not make
// them alternate, but there is an even number of them, their order does. It leaves those that alternate
// from a closing mark on, where the paragraph before left a quotation of the family before open.
func (q *quoter) alternate(f, before family) {
	n, proper, goesOn := 0, true, before == f
	for _, m := range q.marks {
		if m.family != f {
			continue
		}
		if m.form != opens|closes {
			return
		}
		want, other := opens, closes
		if n%2 == 1 {
			want, other = closes, opens
		}
		proper = proper && m.side&want != 0
		goesOn = goesOn && m.around == other
		n++
	}
	if goesOn {
		return
	}
	if f == single && !proper || n%2 == 1 && !proper {
		return
	}
	n = 0
	for i := range q.marks {
		if m := &q.marks[i]; m.family == f {
			if m.side = opens; n%2 == 1 {
				m.side = closes
			}
			n++
		}
	}
}

// pair makes quotations of the marks of paragraph i and returns the family of the one that it leaves open, 0 for none.
// before is what the paragraph before left open.
func (d *Doc) pair(i int, before family) family {
	p, q := &d.Paragraphs[i], &d.quoter
	q.stack = q.stack[:0]
	from := len(d.Quotes)
	first := d.Sentences[p.First].First
	for k := range q.marks {
		m := &q.marks[k]
		w := d.Words[m.word].Span
		top := d.openOf(m.family)
		side := m.side
		switch {
		case side == opens|closes && top >= 0, side == opens && m.around == closes && top >= 0 && m.family != single:
			side = closes
		case side == opens|closes, side == closes && m.around == opens && top < 0:
			side = opens
		}
		if side == closes && top < 0 && before == m.family && len(d.Quotes) == from && m.family != single {
			d.Quotes = append(d.Quotes, Quote{Outer: Span{p.Start, w.End}, Inner: Span{p.Start, w.Start}, Continues: true})
			continue
		}
		if side == opens && len(q.stack) == maxOpen {
			continue
		}
		if side == opens {
			q.stack = append(q.stack, len(d.Quotes))
			d.Quotes = append(d.Quotes, Quote{Outer: Span{w.Start, p.End}, Inner: Span{w.End, p.End}, Open: true,
				Continues: m.word == first && before == m.family})
			continue
		}
		if top >= 0 {
			d.closeQuote(top, w)
		}
	}
	return d.settle(i, from)
}

// openOf returns the place in the stack of the innermost open quotation of f, -1 for none.
func (d *Doc) openOf(f family) int {
	for k := len(d.quoter.stack) - 1; k >= 0; k-- {
		if d.familyAt(d.quoter.stack[k]) == f {
			return k
		}
	}
	return -1
}

func (d *Doc) familyAt(quote int) family {
	q := &d.Quotes[quote]
	f, _ := familyOf(d.Text[q.Outer.Start:q.Inner.Start])
	return f
}

// closeQuote closes the open quotation at place k of the stack with the mark w. Those opened
// inside it that did not close have false marks: they are emptied, for settle to take out.
func (d *Doc) closeQuote(k int, w Span) {
	stack := d.quoter.stack
	for _, inner := range stack[k+1:] {
		d.Quotes[inner].Inner = d.Quotes[inner].Outer
	}
	q := &d.Quotes[stack[k]]
	q.Outer.End, q.Inner.End, q.Open = w.End, w.Start, false
	d.quoter.stack = stack[:k]
}

// settle ends the quotations of paragraph i, those from the given index on, that have no closing mark, takes out false
// ones and counts depths. It returns the family of the one left open.
func (d *Doc) settle(i, from int) family {
	left := family(0)
	for _, k := range d.quoter.stack {
		q, f := &d.Quotes[k], d.familyAt(k)
		if f == single && !d.nextOpensWith(i, d.Text[q.Outer.Start:q.Inner.Start]) {
			q.Inner = q.Outer
			continue
		}
		left = f
		for j := k + 1; j < len(d.Quotes); j++ {
			if o := &d.Quotes[j]; o.Inner != o.Outer && d.familyAt(j) == f {
				end := len(strings.TrimRight(d.Text[:o.Outer.Start], " \t\u00a0"))
				q.Outer.End, q.Inner.End = end, end
				left = 0
				break
			}
		}
	}
	out := d.Quotes[:from]
	for _, q := range d.Quotes[from:] {
		if q.Inner.Start <= q.Inner.End && (q.Inner != q.Outer || q.Continues && !q.Open) {
			out = append(out, q)
		}
	}
	d.Quotes = out
	d.nest(from)
	return left
}

// nest counts the depths of the quotations from the given index on, and takes out those that
// cross another one.
func (d *Doc) nest(from int) {
	stack := d.quoter.stack[:0]
	out := d.Quotes[:from]
	for _, q := range d.Quotes[from:] {
		for len(stack) > 0 && out[stack[len(stack)-1]].Outer.End <= q.Outer.Start {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 && !out[stack[len(stack)-1]].Inner.Contains(q.Outer) {
			continue
		}
		q.Depth = len(stack)
		stack = append(stack, len(out))
		out = append(out, q)
	}
	d.Quotes, d.quoter.stack = out, stack
}

// nextOpensWith reports whether the paragraph after i begins with the given mark.
func (d *Doc) nextOpensWith(i int, mark string) bool {
	return i+1 < len(d.Paragraphs) && strings.HasPrefix(d.Text[d.Paragraphs[i+1].Start:], mark)
}
