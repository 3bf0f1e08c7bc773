package text

import "strings"

// pairQuotes finds the quotations of each paragraph.
func (d *Doc) pairQuotes() {
	open := family(0) // of the quotation that the paragraph before left open
	for i := range d.Paragraphs {
		open = d.pairIn(&d.Paragraphs[i], open)
	}
}

// A family is a kind of quotation mark.
type family uint8

const (
	double family = iota + 1
	single
	guillemets
	angle // single guillemets
)

func familyOf(w string) (f family, opens, closes bool) {
	switch w {
	case `"`:
		return double, true, true
	case "“", "„", "``":
		return double, true, false
	case "”", "''":
		return double, false, true
	case "'":
		return single, true, true
	case "‘", "‚":
		return single, true, false
	case "’":
		return single, false, true
	case "«":
		return guillemets, true, false
	case "»":
		return guillemets, false, true
	case "‹":
		return angle, true, false
	case "›":
		return angle, false, true
	}
	return 0, false, false
}

type openMark struct {
	f     family
	quote int // index in Quotes
}

// pairIn pairs the marks of p. before is the family of the quotation that the paragraph before
// left open, 0 for none; the result is the same for p.
func (d *Doc) pairIn(p *Paragraph, before family) family {
	var stack []openMark
	first, last := d.Sentences[p.First].First, d.Sentences[p.Last-1].Last
	for i := first; i < last; i++ {
		w := d.Words[i]
		if w.Joined || w.Len() > 3 {
			continue
		}
		f, opens, closes := familyOf(d.Word(i))
		if f == 0 {
			continue
		}
		spaceBefore := i == first || d.Words[i-1].End < w.Start || strings.ContainsAny(d.Word(i - 1)[:1], "([{-/") || opensQuote(d.Word(i-1)) && i-1 >= first
		spaceAfter := i+1 == last || d.Words[i+1].Start > w.End
		if opens && closes {
			switch {
			case spaceBefore && !spaceAfter:
				closes = false
			case spaceAfter && !spaceBefore:
				opens = false
			default:
				opens = !within(stack, f)
				closes = !opens
			}
		} else if opens && spaceAfter && !spaceBefore && within(stack, f) {
			opens, closes = false, true
		} else if closes && spaceBefore && !spaceAfter && !within(stack, f) {
			opens, closes = true, false
		}
		if opens {
			stack = append(stack, openMark{f, len(d.Quotes)})
			d.Quotes = append(d.Quotes, Quote{Outer: Span{w.Start, p.End}, Inner: Span{w.End, p.End}, Open: true,
				Depth: len(stack) - 1, Continues: i == first && before == f})
			continue
		}
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].f == f {
				q := &d.Quotes[stack[k].quote]
				q.Outer.End, q.Inner.End, q.Open = w.End, w.Start, false
				stack = stack[:k]
				break
			}
		}
	}
	d.dropSingles()
	left := family(0)
	if n := len(d.Quotes); n > 0 && d.Quotes[n-1].Open && len(stack) > 0 && stack[0].f != single {
		left = stack[0].f
	}
	return left
}

func opensQuote(w string) bool {
	f, opens, closes := familyOf(w)
	return f != 0 && opens && !closes
}

func within(stack []openMark, f family) bool {
	for _, m := range stack {
		if m.f == f {
			return true
		}
	}
	return false
}

// dropSingles takes out single marks that never close: they were apostrophes.
func (d *Doc) dropSingles() {
	out := d.Quotes[:0]
	for _, q := range d.Quotes {
		f, _, _ := familyOf(d.Text[q.Outer.Start:q.Inner.Start])
		if q.Open && f == single {
			continue
		}
		out = append(out, q)
	}
	d.Quotes = out
}
