package names

import (
	"slices"

	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// tidy lays what the tables of the world know over the tagger's names: names that it missed,
// words for peoples, countries.
func (f *Finder) tidy(d *text.Doc, w *workspace, list []Mention) []Mention {
	var more []Mention
	var buf [8]world.Sense
	next := 0
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			for next < len(list) && list[next].Last <= i {
				next++
			}
			if !w.tokens[i].open {
				continue
			}
			senses, end := f.world.LookupAt(d, i, sent.Last, buf[:0])
			if end == i {
				continue
			}
			if next < len(list) && list[next].First < end && i < list[next].Last {
				f.known(&list[next], senses, i, end)
				continue
			}
			if k, ok := f.kind(senses, false); ok {
				more = append(more, Mention{First: i, Last: end, Kind: k})
				i = end - 1
			}
		}
	}
	if len(more) == 0 {
		return list
	}
	list = append(list, more...)
	slices.SortFunc(list, func(a, b Mention) int { return a.First - b.First })
	return list
}

// known mends the kind of a name that is, as a whole, one that the tables know.
func (f *Finder) known(m *Mention, senses []world.Sense, first, last int) {
	if m.First != first || m.Last != last {
		return
	}
	if k, ok := f.kind(senses, true); ok && k != m.Kind {
		if m.Kind == Other || k == Group || k == Place && last-first > 1 {
			m.Kind = k
		}
	}
}

// kind returns the kind of what the tables mean by a name; false where they are not certain.
func (f *Finder) kind(senses []world.Sense, support bool) (Kind, bool) {
	for _, s := range senses {
		if s.Weak && !support {
			continue
		}
		switch e := f.world.Entity(s.Entity); {
		case e.Kind == world.State || e.Kind == world.Territory || e.Kind == world.Capital:
			return Place, true
		case e.Kind == world.Demonym || e.Kind == world.People:
			return Group, true
		case e.Kind == world.Person:
			return Person, true
		case e.Kind == world.Seat:
			return Place, true
		default:
			return Organization, true
		}
	}
	return Other, false
}
