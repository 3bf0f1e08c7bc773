// Package syntax gives every word its part of speech, features, lemma and place in a tree of
// Universal Dependencies (basic, version 2).
package syntax

import (
	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

// A Tag is a universal part of speech.
type Tag uint8

// The universal parts of speech, in the order of their names.
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String returns the name as UD writes it: NOUN.
func (t Tag) String() string { return tagNames[t] }

// A Tree holds what is known of each word of a document: slices parallel to text.Doc.Words.
// Heads are word indices of the document; the head of a root is -1, and each sentence has one.
type Tree struct {
	Doc   *text.Doc
	Tag   []Tag
	XPOS  []XPOS
	Feats []Feats
	Lemma []string // lower case but for proper nouns
	Head  []int32
	Rel   []Rel

	first, next []int32 // first dependent of each word and the next dependent of its head, in order; -1 ends
}

// Index prepares the look-ups of dependents. The parser calls it; whoever builds a tree by
// hand calls it after the heads are set.
func (t *Tree) Index() {
	n := len(t.Head)
	t.first, t.next = neural.Room(t.first, n), neural.Room(t.next, n)
	for i := range n {
		t.first[i], t.next[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := t.Head[i]; h >= 0 {
			t.next[i] = t.first[h]
			t.first[h] = int32(i)
		}
	}
}

// Dependents yields the dependents of word i from left to right.
func (t *Tree) Dependents(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Dependent returns the first dependent of word i whose relation is one of rels, or -1. A
// relation without a subtype (Nsubj) stands for itself alone; compare with [Rel.Base] to
// take its subtypes in.
func (t *Tree) Dependent(i int, rels ...Rel) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		for _, r := range rels {
			if t.Rel[c] == r {
				return int(c)
			}
		}
	}
	return -1
}

// Word returns the letters of word i.
func (t *Tree) Word(i int) string { return t.Doc.Word(i) }

// Subtree returns the half-open range of words from the first to the last descendant of i,
// i itself included. In a non-projective tree it may hold words that are not descendants.
func (t *Tree) Subtree(i int) (first, last int) {
	first, last = i, i+1
	for c := t.first[i]; c >= 0; c = t.next[c] {
		f, l := t.Subtree(int(c))
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Dominates reports whether word a is b or an ancestor of b.
func (t *Tree) Dominates(a, b int) bool {
	for b >= 0 {
		if a == b {
			return true
		}
		b = int(t.Head[b])
	}
	return false
}

// Root returns the root of the sentence that holds word i.
func (t *Tree) Root(i int) int {
	for t.Head[i] >= 0 {
		i = int(t.Head[i])
	}
	return i
}
