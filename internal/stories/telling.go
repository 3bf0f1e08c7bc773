package stories

import (
	"hash/fnv"
	"slices"
	"strconv"

	"github.com/chancery-project/chancery/internal/tellings"
)

// A Telling is an event as one article tells it.
type Telling struct {
	Article int64
	tellings.Event
}

// Blocking. Which tellings are judged together is decided by keys: family of types, sides by
// their state, and a bucket of days. Days reach as far as Pair lets them lie apart, so that the
// reaches of two tellings that Pair could join share a day, and therefore a bucket:
//
//	Mon 5 Jan  talks of the USA and China, dated      reach 4–6 Jan      buckets 4100, 4101
//	Tue 6 Jan  the same, without a day                reach 4–7 Jan      buckets 4100, 4101
//
// A telling with two sides is kept under the pair of them and under each of them as one of a pair; it
// seeks its pair, and tellings with one of its sides alone. One with one side seeks both kinds.
// So the many tellings of a busy state need not be judged against all its others. The same
// sentence in two papers needs no side: it has a key of its own. Who did it may be in dispute, so tellings of one town or division are partners too. Tellings of a month
// or a year have keys by month or year for their pair of sides; they are not looked for by one side.

// bucketDays is how many days a bucket holds.
const bucketDays = 5

// narrow is how many days may come into question for a telling to be counted as dated to the day.
const narrow = 7

// maxPairs, maxSides and maxBuckets bound the keys of a telling with many sides or days.
const maxPairs, maxSides, maxBuckets = 3, 3, 3

// Blocks returns the keys under which t is kept and those under which its possible partners are
// looked for. b is among the partners of a whenever a is among those of b. A telling that cannot be
// joined, without a day, has none.
func (t *Telling) Blocks() (kept, sought []uint64) {
	if !t.joins() {
		return nil, nil
	}
	names, pairs := t.blockNames()
	var keep, seek blockKeys
	family := familyOf(t.Type)
	level := t.level()
	if level == 0 {
		for _, bucket := range buckets(t.reach()) {
			for _, p := range pairs {
				keep.add("pair", family, p, bucket)
				seek.add("pair", family, p, bucket)
			}
			for _, n := range names {
				if len(pairs) > 0 {
					keep.add("one of two", family, n, bucket)
				} else {
					keep.add("one", family, n, bucket)
					seek.add("one of two", family, n, bucket)
				}
				seek.add("one", family, n, bucket)
			}
			if spot(t.Venue) {
				keep.add("at", family, strconv.Itoa(t.Venue.GeoNames), bucket)
				seek.add("at", family, strconv.Itoa(t.Venue.GeoNames), bucket)
			}
		}
	}
	if len(t.Words) >= sentenceWords {
		keep.sentence(family, t.Words)
		seek.sentence(family, t.Words)
	}
	for _, p := range pairs[:min(len(pairs), 1)] {
		t.wide(family, p, level, &keep, &seek)
	}
	return keep, seek
}

// wide adds the keys by month (level 1) and by year (level 2). A telling is kept at its own level
// and above, under what it is; it seeks at each level those of which one of the two belongs there.
func (t *Telling) wide(family, pair string, level int, keep, seek *blockKeys) {
	for at := max(level, 1); at <= 2; at++ {
		first, last := int(t.Days.First)/100, int(t.Days.Last)/100
		if at == 2 {
			first, last = first/100, last/100
		}
		for n, p := 0, first; p <= last && n < maxBuckets; n++ {
			keep.add("wide"+strconv.Itoa(level), family, pair, p)
			for from := range at + 1 {
				if level == at || from == at {
					seek.add("wide"+strconv.Itoa(from), family, pair, p)
				}
			}
			if p++; at == 1 && p%100 == 13 {
				p += 88
			}
		}
	}
}

// level says how exactly t is dated: 0 to some days, 1 to some months, 2 less.
func (t *Telling) level() int {
	switch w := t.Days.Width(); {
	case w <= narrow:
		return 0
	case w <= 92:
		return 1
	}
	return 2
}

// joins reports whether t can be joined with anything.
func (t *Telling) joins() bool {
	return t.Days.First != 0 && (t.Dated || t.Status != "historical")
}

// fact reports whether t is told as done.
func (t *Telling) fact() bool {
	return t.Status == "occurred" || t.Status == "ongoing" || t.Status == "historical"
}

// reach returns the days on which another telling of the same act may lie.
func (t *Telling) reach() tellings.Days {
	before, after := 1, 1
	switch {
	case t.Dated:
	case t.fact() || t.Status == "denied":
		before = undatedDays
	default:
		before, after = undatedDays, aheadDays
	}
	return tellings.Days{First: t.Days.First.Add(-before), Last: t.Days.Last.Add(after)}
}

// buckets returns the numbers of the buckets of days, counted from 1970.
func buckets(d tellings.Days) []int {
	first, last := int(d.First.Time().Unix()/86400)/bucketDays, int(d.Last.Time().Unix()/86400)/bucketDays
	var out []int
	for b := first; b <= last && len(out) < maxBuckets; b++ {
		out = append(out, b)
	}
	return out
}

// blockNames returns the names of the sides of t, with the country of its venue among them, and
// the pairs of them, both sorted.
func (t *Telling) blockNames() (names, pairs []string) {
	var sides [2][]string
	for i, list := range [...][]tellings.Side{t.Sources, t.Targets} {
		for j := range list {
			if n := block(&list[j]); n != "" && !slices.Contains(sides[i], n) {
				sides[i] = append(sides[i], n)
			}
		}
	}
	x, y := sides[0], sides[1]
	if mutual(t.Type) {
		x = append(slices.Clone(x), y...)
		slices.Sort(x)
		x = slices.Compact(x)
		y = x
	}
	for i, a := range x {
		for j, b := range y {
			if !mutual(t.Type) || i < j {
				pairs = append(pairs, min(a, b)+" "+max(a, b))
			}
		}
	}
	names = slices.Concat(sides[0], sides[1])
	slices.Sort(names)
	names = slices.Compact(names)
	names = names[:min(len(names), maxSides)]
	if t.Venue != nil && t.Venue.Country != "" && !slices.Contains(names, t.Venue.Country) {
		names = append(names, t.Venue.Country)
	}
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	return names, pairs[:min(len(pairs), maxPairs)]
}

// mutual reports whether acts of a type have no direction.
func mutual(typ string) bool { return familyOf(typ) == "meet" }

// blockKeys are keys of blocks, each once.
type blockKeys []uint64

// sentence adds the key of a sentence that others may have printed too.
func (k *blockKeys) sentence(family string, ws tellings.Words) {
	n := uint64(0)
	for _, w := range ws {
		n = mix(n ^ uint64(w))
	}
	k.add("sentence", family, "", int(n>>1))
}

func (k *blockKeys) add(kind, family, name string, n int) {
	h := fnv.New64a()
	for _, s := range [...]string{kind, family, name, strconv.Itoa(n)} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	if x := h.Sum64(); !slices.Contains(*k, x) {
		*k = append(*k, x)
	}
}
