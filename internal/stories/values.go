package stories

import (
	"cmp"
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
)

// days sets when the story happened: the day of most origins among those that words date; else,
// of one that nobody dates, from the first to the last day of publication within which it may lie.
func (b *book) days(s *Story) {
	at := map[string]tellings.Days{}
	write := func(t *Telling) string {
		if !t.Dated || t.level() > 0 {
			return ""
		}
		v := t.Days.First.String()
		if t.Days.Last != t.Days.First {
			v += "/" + t.Days.Last.String()
		}
		at[v] = t.Days
		return v
	}
	versions := b.versions(write)
	switch {
	case len(versions) > 0:
		s.Days, s.Dated = at[versions[0].Value], true
	default:
		s.Days, s.Dated = b.roughly()
	}
	parted := slices.DeleteFunc(slices.Clone(versions), func(v Version) bool {
		return v.Value != versions[0].Value && at[v.Value].Distance(s.Days) == 0
	})
	s.disagree("day", "", parted)
	b.correct(s, "day", "", parted)
}

// roughly returns the narrowest days that words give, else the first day of publication.
func (b *book) roughly() (days tellings.Days, dated bool) {
	for i := range b.told {
		t := &b.told[i]
		switch {
		case t.Dated && (!dated || t.Days.Width() < days.Width() || t.Days.Width() == days.Width() && t.Days.First < days.First):
			days, dated = t.Days, true
		case !dated && (days.First == 0 || t.Days.First != 0 && t.Days.First < days.First):
			days = t.Days
		}
	}
	return days, dated
}

// status is what is told at last: a thing done over a thing planned, and denied only where nobody
// tells anything else.
func (b *book) status() string {
	for _, list := range [...][]string{{"occurred", "ongoing", "historical"}, {"planned"}, {"possible", "conditional"}, {"demanded"}, {"denied"}} {
		v := b.most(func(t *Telling) string {
			if slices.Contains(list, t.Status) {
				return t.Status
			}
			return ""
		})
		if v != "" {
			return v
		}
	}
	return ""
}

// denials keeps claim and denial side by side.
func (b *book) denials(s *Story) {
	versions := b.versions(func(t *Telling) string {
		switch {
		case t.Status == "denied":
			return "denied"
		case t.fact():
			return "occurred"
		}
		return ""
	})
	s.disagree("status", "", versions)
}

// venue sets the place: of most origins, a town before a region or a country.
func (b *book) venue(s *Story) {
	at := map[string]*tellings.Venue{}
	named := func(want bool) func(t *Telling) string {
		return func(t *Telling) string {
			if t.Venue == nil || town(t.Venue) != want {
				return ""
			}
			v := t.Venue.Name
			if t.Venue.Country != "" {
				v += ", " + t.Venue.Country
			}
			if at[v] == nil {
				at[v] = t.Venue
			}
			return v
		}
	}
	towns, regions := b.versions(named(true)), b.versions(named(false))
	switch {
	case len(towns) > 0:
		s.Venue = at[towns[0].Value]
	case len(regions) > 0:
		s.Venue = at[regions[0].Value]
	}
	all := slices.Concat(towns, regions)
	parted := slices.DeleteFunc(all, func(v Version) bool { return at[v.Value] != s.Venue && placed(at[v.Value], s.Venue) != apart })
	s.disagree("place", "", parted)
	b.correct(s, "place", "", parted)
}

// numbers compares the numbers of each unit, in each article the largest: those of parts ("three of
// them children") are no other count.
func (b *book) numbers(s *Story) {
	var units []string
	largest := map[int64]map[string]float64{}
	for i := range b.told {
		t := &b.told[i]
		for _, q := range t.Quantities {
			if q.Unit == "" {
				continue
			}
			if !slices.Contains(units, q.Unit) {
				units = append(units, q.Unit)
			}
			if largest[t.Article] == nil {
				largest[t.Article] = map[string]float64{}
			}
			largest[t.Article][q.Unit] = max(largest[t.Article][q.Unit], q.Value)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		value := map[string]float64{}
		versions := b.versions(func(t *Telling) string {
			q := largest[t.Article][unit]
			if q == 0 || !slices.ContainsFunc(t.Quantities, func(x tellings.Quantity) bool { return x.Unit == unit }) {
				return ""
			}
			v := number(q)
			value[v] = q
			return v
		})
		if len(versions) == 0 {
			continue
		}
		s.Quantities = append(s.Quantities, tellings.Quantity{Value: value[versions[0].Value], Unit: unit})
		s.disagree("number", unit, versions)
		b.correct(s, "number", unit, versions)
	}
}

// A party is a side as different articles call it.
type party struct {
	names   []tellings.Side // the first of each key
	count   []int           // how often each key stands
	origins map[string]bool
	first   int // the first telling that has it here
}

// sides sets who acts on whom. Names of one party are brought together; a party that is never named
// together with the leading one, and in place of it, is another version of who it was. A party of a meeting
// stands on the side where most origins have it: whom one calls guest, the next calls host.
func (b *book) sides(s *Story) {
	sources := b.parties(func(t *Telling) []tellings.Side { return t.Sources })
	targets := b.parties(func(t *Telling) []tellings.Side { return t.Targets })
	if mutual(s.Type) {
		more := slices.DeleteFunc(slices.Clone(sources), func(p party) bool { return p.outnumbered(targets, true) })
		targets = slices.DeleteFunc(slices.Clone(targets), func(p party) bool { return p.outnumbered(sources, false) })
		sources = more
	}
	s.Sources = b.cast(s, "source", sources, func(t *Telling) []tellings.Side { return t.Sources })
	s.Targets = b.cast(s, "target", targets, func(t *Telling) []tellings.Side { return t.Targets })
}

// outnumbered reports whether p belongs on the other side: more origins have it there, or as many and the
// first to tell; where all is even, as a source.
func (p *party) outnumbered(others []party, source bool) bool {
	for i := range others {
		o := &others[i]
		if match(p.names, o.names) < near {
			continue
		}
		if len(o.origins) != len(p.origins) {
			return len(o.origins) > len(p.origins)
		}
		if o.first != p.first {
			return o.first < p.first
		}
		return !source
	}
	return false
}

func (b *book) cast(s *Story, about string, parties []party, list func(t *Telling) []tellings.Side) []tellings.Side {
	if len(parties) == 0 {
		return nil
	}
	leading := &parties[0]
	out := []tellings.Side{leading.name()}
	rivals := []*party{leading}
	for i := range parties[1:] {
		switch p := &parties[i+1]; {
		case mutual(s.Type), b.together(list, leading, p):
			out = append(out, p.name())
		case match(p.names, leading.names) == other:
			rivals = append(rivals, p)
		} // else an organ or the people of the leading state
	}
	if len(rivals) < 2 {
		return out
	}
	var versions []Version
	for _, p := range rivals {
		name := p.name().Name
		versions = append(versions, b.versions(func(t *Telling) string {
			if match(list(t), p.names) >= near {
				return name
			}
			return ""
		})...)
	}
	s.disagree(about, "", versions)
	return out
}

// parties brings the names of each party together: most origins first, then the first named.
func (b *book) parties(list func(t *Telling) []tellings.Side) []party {
	var out []party
	for i := range b.told {
		for _, side := range list(&b.told[i]) {
			if !known(&side) {
				continue
			}
			n := slices.IndexFunc(out, func(p party) bool { return match(p.names, []tellings.Side{side}) >= near })
			if n < 0 {
				n = len(out)
				out = append(out, party{origins: map[string]bool{}, first: i})
			}
			p := &out[n]
			k := slices.IndexFunc(p.names, func(x tellings.Side) bool { return x.Key == side.Key })
			if k < 0 {
				k = len(p.names)
				p.names, p.count = append(p.names, side), append(p.count, 0)
			}
			p.count[k]++
			p.origins[b.from[i]] = true
		}
	}
	slices.SortStableFunc(out, func(x, y party) int { return cmp.Compare(len(y.origins), len(x.origins)) })
	return out
}

// together reports whether an article names both parties on one side.
func (b *book) together(list func(t *Telling) []tellings.Side, p, q *party) bool {
	for i := range b.told {
		if l := list(&b.told[i]); match(l, p.names) >= near && match(l, q.names) >= near {
			return true
		}
	}
	return false
}

// name returns the side as most call it, by a name rather than without; the first told where two are even.
func (p *party) name() tellings.Side {
	best := 0
	for i := range p.names {
		if a, b := unnamed(&p.names[i]), unnamed(&p.names[best]); !a && b || a == b && p.count[i] > p.count[best] {
			best = i
		}
	}
	return p.names[best]
}
