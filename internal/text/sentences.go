package text

import "slices"

// sentences cuts the words from first on, the last of d, into sentences of the given paragraph.
func (d *Doc) sentences(first, paragraph int) {
	d.read(first)
	e := &d.ender
	e.begin(d.signs)
	d.stops = d.stops[:0]
	from, n := first, len(d.Words)         // of the sentence under way; of the words before stops are parted
	dated := first + d.dateline(first) - 1 // the last word of the dateline
	for i := first; i < n; i++ {
		k := i - first
		e.pass(k)
		if i < dated || i != dated && i+1 < n && (d.Words[i+1].Joined || !e.ends(k)) {
			continue
		}
		s := Sentence{Span: d.Cover(from, i+1), First: from + len(d.stops), Paragraph: paragraph}
		if i == dated {
			s.Kind = Dateline
		} else if d.endsShort(i, e.signs[k].shape) {
			d.stops = append(d.stops, i)
		}
		s.Last = i + 1 + len(d.stops)
		d.Sentences = append(d.Sentences, s)
		from = i + 1
		e.cut(k)
	}
	d.partStops()
}

// endsShort reports whether the word i, of the given shape and the last of a sentence, is an abbreviation whose stop ends the sentence too.
func (d *Doc) endsShort(i int, sh shape) bool {
	return sh == shapeShort || sh == shapeInitial && kindAt(d.Text, d.Words[i].Start) == letter
}

// partLast parts the full stop of the last word where it ends the sentence too.
func (d *Doc) partLast() {
	d.stops = d.stops[:0]
	if i := len(d.Words) - 1; d.endsShort(i, wordTables().shapeOf(d.Word(i))) {
		d.stops = append(d.stops, i)
	}
	d.partStops()
}

// partStops makes the full stops of the abbreviations d.stops words of their own: they end sentences too ("etc.",
// "Inc.", "Plan B."). "U.S." and "p.m." keep theirs, as the treebanks have it.
func (d *Doc) partStops() {
	to := len(d.Words) + len(d.stops)
	d.Words = slices.Grow(d.Words, len(d.stops))[:to]
	from := to - len(d.stops)
	for k := len(d.stops) - 1; k >= 0; k-- {
		i := d.stops[k]
		copy(d.Words[i+2+k:to], d.Words[i+1:from])
		w := d.Words[i]
		d.Words[i+1+k] = Word{Span: Span{w.End - 1, w.End}}
		d.Words[i+k] = Word{Span: Span{w.Start, w.End - 1}, Joined: w.Joined}
		to, from = i+k, i
	}
}

//go:generate go run ./gen -words -whole
