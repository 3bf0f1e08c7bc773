package text

import (
	"unicode"
	"unicode/utf8"
)

// Segment cuts s, which must be valid UTF-8, into paragraphs, sentences and words and pairs
// its quotation marks. A paragraph ends at an empty line; a single line break ends one too,
// unless the lines around it look wrapped to a width.
func Segment(s string) *Doc {
	d := &Doc{}
	d.Segment(s)
	return d
}

// Segment makes d the cut-up s, in the memory that d has.
func (d *Doc) Segment(s string) {
	d.reset(s)
	for at := 0; at < len(s); {
		block := nextBlock(s, at)
		at = block.End
		if wrapped(s, block) {
			d.paragraph(block)
			continue
		}
		for from := block.Start; from < block.End; {
			line := Span{from, lineEnd(s, from, block.End)}
			from = line.End + 1
			d.paragraph(line)
		}
	}
	d.label()
	d.pairQuotes()
}

// SegmentLines cuts s like [Segment], but takes every line that is not blank for one sentence
// and one paragraph.
func SegmentLines(s string) *Doc {
	d := &Doc{}
	d.reset(s)
	for at := 0; at < len(s); {
		end := lineEnd(s, at, len(s))
		first := len(d.Words)
		d.words(Span{at, end})
		if len(d.Words) > first {
			d.partLast()
			sp := d.Cover(first, len(d.Words))
			d.Sentences = append(d.Sentences, Sentence{Span: sp, First: first, Last: len(d.Words), Paragraph: len(d.Paragraphs)})
			d.Paragraphs = append(d.Paragraphs, Paragraph{sp, len(d.Sentences) - 1, len(d.Sentences)})
		}
		at = end + 1
	}
	d.pairQuotes()
	return d
}

func (d *Doc) reset(s string) {
	d.Text = s
	d.Paragraphs, d.Sentences = d.Paragraphs[:0], d.Sentences[:0]
	d.Words, d.Quotes = d.Words[:0], d.Quotes[:0]
}

// paragraph adds sp, where it holds anything, as a paragraph.
func (d *Doc) paragraph(sp Span) {
	word, sentence := len(d.Words), len(d.Sentences)
	d.words(sp)
	if len(d.Words) == word {
		return
	}
	d.sentences(word, len(d.Paragraphs))
	d.Paragraphs = append(d.Paragraphs, Paragraph{d.Cover(word, len(d.Words)), sentence, len(d.Sentences)})
}

// nextBlock returns the lines from at up to the next empty line.
func nextBlock(s string, at int) Span {
	blank := true // the line so far
	for i := at; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			if blank && i > at {
				return Span{at, i + 1}
			}
			blank = true
		} else if s[i] > ' ' {
			blank = false
		}
	}
	return Span{at, len(s)}
}

// lineEnd returns where the line that begins at from ends: at its line break or at end.
func lineEnd(s string, from, end int) int {
	for i := from; i < end; i++ {
		if s[i] == '\n' || s[i] == '\r' {
			return i
		}
	}
	return end
}

// wrapped reports whether the lines of block look like one paragraph wrapped to a width: all
// but the last of about one length, and one at least that breaks off inside a sentence.
func wrapped(s string, block Span) bool {
	lines, longest, broken := 0, 0, 0
	for from := block.Start; from < block.End; {
		end := lineEnd(s, from, block.End)
		if n := utf8.RuneCountInString(s[from:end]); n > 0 {
			lines++
			longest = max(longest, n)
		}
		from = end + 1
	}
	if lines < 2 || longest < 30 || longest > 120 {
		return false
	}
	seen := 0
	for from := block.Start; from < block.End; {
		end := lineEnd(s, from, block.End)
		line := s[from:end]
		from = end + 1
		if line == "" {
			continue
		}
		if seen++; seen == lines {
			break
		}
		if utf8.RuneCountInString(line) < longest*6/10 {
			return false
		}
		next, _ := utf8.DecodeRuneInString(s[min(from, len(s)):])
		if unicode.IsLower(next) {
			broken++
		}
	}
	return broken > 0 && broken*3 >= lines-1
}
