package names

import (
	"slices"
	"sync"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Finder finds names. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	world    *world.World
	lists    *lists
	nouns    map[uint32]uint8 // kinds.txt
	initials map[string]bool  // initials.txt
	clusters clusters
	first    *model
	net      *network  // nil in training
	spare    sync.Pool // of *workspace
}

// NewFinder returns a finder that also knows the names of w.
func NewFinder(w *world.World) (*Finder, error) {
	f, err := Bare(w, packedLists, packedClusters)
	if err != nil {
		return nil, err
	}
	f.first = unpack(packedWeights)
	if f.net, err = loadNetwork(packedNetwork); err != nil {
		return nil, err
	}
	return f, nil
}

// Use has the finder use a network.bin, for measuring.
func (f *Finder) Use(network string) (err error) {
	f.net, err = loadNetwork(network)
	return err
}

// Bare returns a finder without weights, for training.
func Bare(w *world.World, packedLists, packedClusters string) (*Finder, error) {
	f := &Finder{world: w, lists: newLists(len(packedLists) / 6)}
	f.lists.read(packedLists)
	f.lists.world(w)
	if err := f.lists.words(); err != nil {
		return nil, err
	}
	var err error
	if f.nouns, err = kindNouns(); err != nil {
		return nil, err
	}
	if f.initials, err = initials(); err != nil {
		return nil, err
	}
	f.clusters = newClusters(packedClusters)
	f.first = newModel([numLabels][numLabels]int32{}, 0)
	f.spare.New = func() any { return new(workspace) }
	return f, nil
}

// Find returns the names of d in the order of the text; none overlaps another. The tree may be
// nil: then the last word of a name is taken for its head.
func (f *Finder) Find(d *text.Doc, t *syntax.Tree) []Mention {
	w := f.spare.Get().(*workspace)
	defer f.spare.Put(w)
	f.decode(d, w)
	list := f.tidy(d, w, spans(w.labels))
	list = slices.DeleteFunc(list, func(m Mention) bool { return ordinary(t, w.tokens, &m) })
	for i := range list {
		m := &list[i]
		m.Span, m.Head = d.Cover(m.First, m.Last), head(t, m.First, m.Last)
		if m.Kind == Group {
			m.Adjective = adjective(t, m)
		}
	}
	return list
}

// ordinary reports whether a name is a word that has a capital only because it opens a sentence, as the parser sees it
// and the lists do not deny: "Kudos to them".
func ordinary(t *syntax.Tree, ts []token, m *Mention) bool {
	const listed = inBigPlace | inTown | inVillage | inFeature | inCountry | inDemonym | inFirst | inLast | inBody | inThing | inSite | inTeam
	w := &ts[m.First]
	if t == nil || m.Last-m.First > 1 || !w.first || w.caps || m.Kind == Group || w.class&listed != 0 {
		return false
	}
	return t.Tag[m.First] != syntax.PROPN && t.Tag[m.First] != syntax.X
}

// spans reads names off the labels.
func spans(labels []uint8) []Mention {
	var out []Mention
	for i := 0; i < len(labels); i++ {
		l := int(labels[i]) - 1
		if l < 0 {
			continue
		}
		first := i
		for i+1 < len(labels) && (l%4 == begin || l%4 == inside) {
			i++
			l = int(labels[i]) - 1
		}
		out = append(out, Mention{First: first, Last: i + 1, Kind: labelKind[l/4]})
	}
	return out
}

// head returns the word of [first, last) that is highest in the tree; the later one where two
// hang outside.
func head(t *syntax.Tree, first, last int) int {
	if t == nil {
		return last - 1
	}
	best := last - 1
	for i := last - 1; i >= first; i-- {
		if h := int(t.Head[i]); (h < first || h >= last) && t.Tag[i] != syntax.PUNCT {
			best = i
			if t.Rel[i].Base() != syntax.Compound {
				break
			}
		}
	}
	return best
}

// adjective reports whether the word for a people describes another word: "Chinese officials".
func adjective(t *syntax.Tree, m *Mention) bool {
	if t == nil {
		return false
	}
	switch t.Rel[m.Head].Base() {
	case syntax.Amod, syntax.Compound:
		return true
	}
	return t.Tag[m.Head] == syntax.ADJ && t.Head[m.Head] >= int32(m.Last)
}
