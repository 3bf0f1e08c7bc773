package syntax

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

func TestLoadAdviserDamaged(t *testing.T) {
	for _, n := range []int{0, 3, 15, 16, 5000, len(adviceWeights) - 1} {
		if _, err := loadAdviser(adviceWeights[:n]); err == nil {
			t.Errorf("no error for %d bytes", n)
		}
	}
	if _, err := loadAdviser(adviceWeights + "x"); err == nil {
		t.Error("no error for a byte too many")
	}
}

// TestLearnAdvice: a tag that hangs on one word is learned.
func TestLearnAdvice(t *testing.T) {
	l, err := NewAdviceLearner()
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		d := text.SegmentLines("They zorp it.\nWe saw a zorp.\n")
		tags := make([]Tag, len(d.Words))
		for i := range tags {
			tags[i] = NOUN
			if d.Word(i) == "zorp" {
				tags[i] = INTJ
			}
		}
		l.Add(d, tags)
	}
	var b bytes.Buffer
	if err := l.Learn(&b, 5, 2, 12); err != nil {
		t.Fatal(err)
	}
	a, err := loadAdviser(b.String())
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	d := text.SegmentLines("A zorp came.")
	tree := p.Parse(d, nil)
	var w advising
	c := neural.Piece{Last: len(d.Words)}
	w.read(p.net, tree, c)
	for i, want := range []Tag{NOUN, INTJ} {
		var sum [numTags]int32
		for _, h := range w.features(tree, c, i) {
			a.add(&sum, h)
		}
		for k, v := range sum {
			if Tag(k) != want && v >= sum[want] {
				t.Errorf("%s: %s has %d, %s only %d", d.Word(i), Tag(k), v, want, sum[want])
			}
		}
	}
}

// TestAdviseLeavesSureWords: a word of which the network is sure keeps its tag, whatever the table says; another does not.
func TestAdviseLeavesSureWords(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	m := *p.net
	h := m.tag.Rows
	scores := make([]int16, 2*h)
	for i := range scores {
		scores[i] = -20000
	}
	noun, verb := -1, -1
	for k, x := range m.tags {
		if x == (pair{NOUN, NN}) {
			noun = k
		} else if x == (pair{VERB, VB}) {
			verb = k
		}
	}
	scores[noun], scores[verb] = 7000, 0     // the first word is sure
	scores[h+noun], scores[h+verb] = 1000, 0 // the second is not
	rows := make([]byte, 2*numTags)
	rows[VERB], rows[numTags+int(VERB)] = 127, 127
	d := text.SegmentLines("plan plan")
	tree := &Tree{Doc: d, Tag: []Tag{NOUN, NOUN}, XPOS: []XPOS{NN, NN}, Head: []int32{-1, 0}, Rel: []Rel{Root, Dep}}
	for c := 0; c < 128 && tree.Tag[0] == NOUN && tree.Tag[1] == NOUN; c++ { // until a feature has this check byte
		m.advice = &adviser{bits: 1, check: strings.Repeat(string([]byte{byte(2*c + 1)}), 2), rows: string(rows)}
		m.advise(tree, neural.Piece{Last: 2}, 0, &layers{tags: scores}, &advising{})
	}
	if tree.Tag[0] != NOUN || tree.Tag[1] != VERB || tree.XPOS[1] != VB {
		t.Errorf("got %s and %s %s, want NOUN and VERB VB", tree.Tag[0], tree.Tag[1], tree.XPOS[1])
	}
}
