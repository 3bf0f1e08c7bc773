package names

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Finder finds names. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	lists    *lists
	clusters clusters
	model    *model
}

// New returns a finder without a model.
func New(w *world.World, packed []byte, hash, path []uint32) *Finder {
	f := &Finder{lists: newLists(len(packed) / 6)}
	f.lists.read(packed)
	f.lists.world(w)
	if err := f.lists.words(); err != nil {
		panic(err)
	}
	f.clusters = newClusters(hash, path)
	f.model = newModel([numLabels][numLabels]int32{}, nil, nil)
	return f
}

// Tag returns the names of d.
func (f *Finder) Tag(d *text.Doc) []Mention {
	var w workspace
	f.decode(d, &w)
	return mentions(d, w.labels)
}

func mentions(d *text.Doc, labels []uint8) []Mention {
	var out []Mention
	for i := 0; i < len(labels); i++ {
		l := int(labels[i])
		if l == outside {
			continue
		}
		k := (l - 1) / 4
		first := i
		for (int(labels[i])-1)%4 == begin || (int(labels[i])-1)%4 == inside {
			i++
		}
		out = append(out, Mention{Span: d.Cover(first, i+1), First: first, Last: i + 1, Head: i, Kind: labelKind[k]})
	}
	return out
}

// Size returns how many features the model has.
func (f *Finder) Size() int {
	n := 0
	for _, k := range f.model.keys {
		if k != 0 {
			n++
		}
	}
	return n
}

// Bias lowers the score of outside.
func (f *Finder) Bias(b int) {
	for a := range f.model.step {
		f.model.step[a][outside] -= int32(b)
	}
}

// Oracle returns the names that perfect labels would give.
func (f *Finder) Oracle(x *Example) []Mention {
	var w workspace
	w.tokens = f.look(x.Doc, nil)
	w.labels = goldLabels(x, w.tokens)
	return mentions(x.Doc, w.labels)
}
