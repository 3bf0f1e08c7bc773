package text

import "slices"

// sentences cuts the words from first on, the last of d, into sentences of the given paragraph.
func (d *Doc) sentences(first, paragraph int) {
	d.read(first)
	e := &d.ender
	e.begin(d.signs)
	from := first
	dated := first + d.dateline(first) - 1 // the last word of the dateline
	for i := first; i < len(d.Words); i++ {
		k := i - first
		e.pass(k)
		if i < dated || i != dated && i+1 < len(d.Words) && (d.Words[i+1].Joined || !e.ends(k)) {
			continue
		}
		kind := Prose
		if i == dated {
			kind = Dateline
		} else if sh := e.signs[k].shape; sh == shapeShort || sh == shapeInitial && kindAt(d.Text, d.Words[i].Start) == letter {
			d.partStop(i)
			e.signs = slices.Insert(e.signs, k+1, sign{shape: shapeStop})
			k, i = k+1, i+1
		}
		d.Sentences = append(d.Sentences, Sentence{Span: d.Cover(from, i+1), First: from, Last: i + 1, Paragraph: paragraph, Kind: kind})
		from = i + 1
		e.cut(k)
	}
	d.signs = e.signs
}

// partStop makes the full stop of the abbreviation that is word i a word of its own: it ends the
// sentence too ("etc.", "Inc.", "Plan B."). "U.S." and "p.m." keep theirs, as the treebanks have it.
func (d *Doc) partStop(i int) {
	end := d.Words[i].End
	d.Words[i].End = end - 1
	d.Words = slices.Insert(d.Words, i+1, Word{Span: Span{end - 1, end}})
}

//go:generate go run ./gen -words -whole
