// Package text cuts prose into paragraphs, sentences and words and pairs its quotation marks.
//
// A [Doc] is flat: words, sentences, paragraphs and quotations are slices, and everything
// points at everything else by index. Offsets are bytes of Doc.Text, half-open; the record
// counts code points, and [Runes] converts.
//
// Words are the syntactic words of Universal Dependencies: "don't" is two words, "do" and
// "n't", of which the second is Joined to the first. Every character that is not white space
// lies in exactly one word, every word in exactly one sentence, every sentence in exactly one
// paragraph.
package text

// A Span is a half-open range [Start, End) of bytes of the text it points into.
type Span struct{ Start, End int }

// In returns the words of s that sp covers.
func (sp Span) In(s string) string { return s[sp.Start:sp.End] }

// Len returns the length of sp in bytes.
func (sp Span) Len() int { return sp.End - sp.Start }

// Empty reports whether sp covers nothing.
func (sp Span) Empty() bool { return sp.End <= sp.Start }

// Contains reports whether all of o lies in sp.
func (sp Span) Contains(o Span) bool { return sp.Start <= o.Start && o.End <= sp.End }

// Overlaps reports whether sp and o share a byte.
func (sp Span) Overlaps(o Span) bool { return sp.Start < o.End && o.Start < sp.End }

// A Word is a syntactic word of Universal Dependencies.
type Word struct {
	Span
	// Joined says that the word is a further part of the multiword token that the word before
	// begins or continues: "n't" in "don't".
	Joined bool
}

// A Sentence is a run of words.
type Sentence struct {
	Span
	First, Last int // words, half-open: Words[First:Last]
	Paragraph   int
	// Kind tells running prose from what stands around it.
	Kind Kind
}

// Kind says what a sentence is.
type Kind uint8

// The kinds of sentence.
const (
	Prose    Kind = iota
	Headline      // a heading or title line
	Dateline      // "SEOUL, Jan. 5 (Agency) —", cut off before the first sentence
	Bullet        // a list item
)

// A Paragraph is a run of sentences.
type Paragraph struct {
	Span
	First, Last int // sentences, half-open
}

// A Quote is a pair of quotation marks and what stands between them. A quotation that runs
// on over paragraphs, each of which opens with a mark, is one Quote for each paragraph, the
// later ones marked Continues. A later one that has only its closing mark begins with its
// paragraph: there Inner starts where Outer does.
type Quote struct {
	Outer     Span // with its marks
	Inner     Span // without them
	Continues bool // goes on from the quotation that ended the paragraph before
	Open      bool // has no closing mark: runs to the end of its paragraph, or to the next mark that opens its kind
	Depth     int  // 0 for an outermost quotation, 1 for one inside it, …
}

// A Doc is a text cut up.
type Doc struct {
	Text       string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Words      []Word
	Quotes     []Quote // by Outer.Start

	signs  []sign // of the paragraph under way
	stops  []int  // its words whose full stop is parted from them
	ender  ender
	quoter quoter
}

// Word returns the letters of word i.
func (d *Doc) Word(i int) string { return d.Words[i].In(d.Text) }

// SentenceOf returns the index of the sentence that holds word i.
func (d *Doc) SentenceOf(i int) int {
	lo, hi := 0, len(d.Sentences)
	for lo+1 < hi {
		if m := (lo + hi) / 2; d.Sentences[m].First <= i {
			lo = m
		} else {
			hi = m
		}
	}
	return lo
}

// WordsIn returns the half-open range of the words that begin inside sp.
func (d *Doc) WordsIn(sp Span) (first, last int) {
	return d.wordAt(sp.Start), d.wordAt(sp.End)
}

// wordAt returns the index of the first word that begins at or after the byte pos.
func (d *Doc) wordAt(pos int) int {
	lo, hi := 0, len(d.Words)
	for lo < hi {
		if m := (lo + hi) / 2; d.Words[m].Start < pos {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// Cover returns the span from the start of word first to the end of word last-1.
func (d *Doc) Cover(first, last int) Span {
	if first >= last {
		return Span{}
	}
	return Span{d.Words[first].Start, d.Words[last-1].End}
}

// QuoteAt returns the index of the innermost quotation whose inside holds the byte pos, or -1.
func (d *Doc) QuoteAt(pos int) int {
	best := -1
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Outer.Start > pos {
			break
		}
		if q.Inner.Start <= pos && pos < q.Inner.End && (best < 0 || q.Depth >= d.Quotes[best].Depth) {
			best = i
		}
	}
	return best
}
