package neural

import (
	"iter"
	"slices"
)

// Together is the number of pieces that run side by side, so that each weight that is fetched
// is used four times.
const Together = 4

// MaxWords is the greatest number of words of a piece that [Cut] makes.
const MaxWords = 200

// A Piece is a run of words that is read as one sentence.
type Piece struct{ First, Last int } // words of the document, half-open

// Len returns the number of words.
func (p Piece) Len() int { return p.Last - p.First }

// Cut appends the pieces of the sentence of the words first to last: itself, or if it is very long,
// parts that end after a comma, semicolon or the like where there is one in the second half. word
// gives a word's letters. A sentence without words has no piece.
func Cut(list []Piece, first, last int, word func(i int) string) []Piece {
	for last-first > MaxWords {
		cut := first + MaxWords
		for k := cut; k > first+MaxWords/2; k-- {
			if w := word(k - 1); len(w) == 1 && (w[0] == ';' || w[0] == ',' || w[0] == ':' || w[0] == '.') {
				cut = k
				break
			}
		}
		list = append(list, Piece{first, cut})
		first = cut
	}
	if first < last {
		list = append(list, Piece{first, last})
	}
	return list
}

// Groups sorts the pieces, the longest first, and yields them in groups of up to [Together], as
// [Kernel.Run] takes them.
func Groups(list []Piece) iter.Seq[[]Piece] {
	slices.SortStableFunc(list, func(a, b Piece) int { return b.Len() - a.Len() })
	return slices.Chunk(list, Together)
}
