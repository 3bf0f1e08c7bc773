package names

import (
	"github.com/chancery-project/chancery/internal/text"
)

// A Finder finds names. It is built once, never changes, and is safe for concurrent use.
type Finder struct {
	lists    *lists
	clusters clusters
	model    *model
}

// New returns a finder without a model.
func New(packed []byte, hash, path []uint32) *Finder {
	f := &Finder{lists: newLists(len(packed) / 6)}
	f.lists.read(packed)
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
	var out []Mention
	for i := 0; i < len(w.labels); i++ {
		l := int(w.labels[i])
		if l == outside {
			continue
		}
		k := (l - 1) / 4
		first := i
		for (int(w.labels[i])-1)%4 == begin || (int(w.labels[i])-1)%4 == inside {
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
