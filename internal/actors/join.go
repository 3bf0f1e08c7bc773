package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/world"
)

// joinNames makes actors of the names: one for all the names that the same person, body, state
// or people has in the article. Longer names come first, so that short ones find them.
func (r *reading) joinNames() {
	order := make([]int32, 0, len(r.marks))
	for i := range r.marks {
		if r.marks[i].kind == Name {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return weight(&r.marks[b]) - weight(&r.marks[a]) })
	for _, i := range order {
		m := &r.marks[i]
		f := r.match(m, int(i))
		if f < 0 {
			f = len(r.figures)
			r.figures = append(r.figures, figure{class: m.class, entity: m.entity, name: m.name, country: m.country, full: r.cover(m.first, m.last).In(r.d.Text), plural: m.plural, people: m.class == people, state: m.class == state})
		}
		m.actor = int32(f)
		g := &r.figures[f]
		g.marks = append(g.marks, i)
		if g.entity < 0 {
			g.entity = m.entity
		}
	}
	r.acronyms()
}

// weight orders names: persons by the number of their words, then what the tables know.
func weight(m *mark) int {
	w := len(m.name) * 2
	if m.entity >= 0 {
		w++
	}
	return w
}

// match returns the actor that a name belongs to, -1 when it is a new one. Of several it takes
// the one that was named last before it.
func (r *reading) match(m *mark, at int) int {
	best, bestRank, near := -1, 0, 1<<30
	for f := range r.figures {
		rank := r.sameName(m, &r.figures[f])
		if rank == 0 || rank < bestRank {
			continue
		}
		d := 1 << 29
		for _, k := range r.figures[f].marks {
			gap := at - int(k)
			if gap < 0 {
				gap = 1000 - gap
			}
			d = min(d, gap)
		}
		if rank > bestRank || d < near {
			best, bestRank, near = f, rank, d
		}
	}
	return best
}

// sameName returns how sure it is that a name is the actor's, 0 when it is not.
func (r *reading) sameName(m *mark, f *figure) int {
	if m.class == state || f.class == state {
		if m.class == f.class && m.country == f.country && m.country != "" {
			return 9
		}
		return 0
	}
	if m.class != f.class {
		if slices.Equal(m.name, f.name) && len(m.name) > 1 {
			return 3
		}
		return 0
	}
	if m.entity >= 0 && m.entity == f.entity {
		return 9
	}
	if m.entity >= 0 && f.entity >= 0 && m.class != person {
		return 0
	}
	if slices.Equal(m.name, f.name) {
		return 8
	}
	switch m.class {
	case person:
		return r.samePerson(m, f)
	case body:
		return r.words.lists.sameBody(m.name, f.name)
	case people:
		if m.country != "" && m.country == f.country {
			return 7
		}
	}
	return 0
}

// samePerson compares persons' names: one is part of the other, or a known person's family
// name, or both differ only in spelling.
func (r *reading) samePerson(m *mark, f *figure) int {
	if m.gender != anyGender && f.gender != anyGender && m.gender != f.gender {
		return 0
	}
	short, long := m.name, f.name
	if len(short) > len(long) {
		short, long = long, short
	}
	short = r.words.withoutHonorific(short)
	if len(short) == 0 {
		return 0
	}
	if len(short) == 1 {
		switch {
		case long[len(long)-1] == short[0]:
			return 6
		case long[0] == short[0] && len(short[0]) > 1:
			return 5
		case slices.Contains(long, short[0]) && len(short[0]) > 2:
			return 4
		case f.entity >= 0 && plain(r.world.Entity(f.entity).Family) == short[0]:
			return 6
		case similar(short[0], long[len(long)-1]):
			return 2
		}
		return 0
	}
	if subsequence(short, long) {
		return 6
	}
	if len(short) == len(long) && len(short) == 2 && short[0] == long[1] && short[1] == long[0] {
		return 6 // Takaichi Sanae, Sanae Takaichi
	}
	if len(long) == len(short) {
		same, alike := 0, 0
		for i := range short {
			if short[i] == long[i] {
				same++
			} else if similar(short[i], long[i]) || initial(short[i], long[i]) {
				alike++
			}
		}
		if same+alike == len(short) && same > 0 {
			return 3
		}
	}
	return 0
}

func initial(a, b string) bool {
	return len(a) == 1 && b[0] == a[0] || len(b) == 1 && a[0] == b[0]
}

// withoutHonorific returns a name without the titles before it that say a gender.
func (w *words) withoutHonorific(name []string) []string {
	for len(name) > 1 {
		if _, ok := w.honorifics[name[0]]; !ok {
			break
		}
		name = name[1:]
	}
	return name
}

// subsequence reports whether all words of a stand in b in the same order.
func subsequence(a, b []string) bool {
	i := 0
	for _, w := range b {
		if i < len(a) && (a[i] == w || initial(a[i], w)) {
			i++
		}
	}
	return i == len(a)
}

// similar reports whether two long words are spellings of one name: they differ in one letter,
// or in two when they have nine or more.
func similar(a, b string) bool {
	if len(a) < 6 || len(b) < 6 || a[0] != b[0] {
		return false
	}
	limit := 1
	if min(len(a), len(b)) >= 8 {
		limit = 2
	}
	return distance(a, b, limit) <= limit
}

// distance returns the edit distance of a and b, or limit+1 when it is larger than limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var array [64]int
	row := array[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func (l *lists) content(name []string) []string {
	out := make([]string, 0, len(name))
	for _, w := range name {
		if !l.small[w] {
			out = append(out, w)
		}
	}
	return out
}

// sameBody compares the names of organizations: the same words in another order or without
// "Inc", the first words of a longer name, its last word, an acronym.
func (l *lists) sameBody(a, b []string) int {
	ca, cb := l.content(a), l.content(b)
	if len(ca) == 0 || len(cb) == 0 {
		return 0
	}
	if len(ca) > len(cb) {
		ca, cb, a, b = cb, ca, b, a
	}
	switch {
	case slices.Equal(ca, cb):
		return 7
	case len(ca) == len(cb) && len(ca) > 1 && sameSet(ca, cb):
		return 6
	case len(a) == 1 && len(a[0]) >= 2 && l.isAcronym(a[0], b):
		return 6
	case len(ca) < len(cb) && slices.Equal(ca, cb[:len(ca)]) && !l.generic[ca[0]] && len(ca[len(ca)-1]) > 2:
		return 4
	case len(ca) == 1 && ca[0] == cb[len(cb)-1] && !l.generic[ca[0]] && len(ca[0]) > 3:
		return 3
	}
	return 0
}

func sameSet(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// isAcronym reports whether the letters of short are the first letters of the words of long, small
// words counted or not.
func (l *lists) isAcronym(short string, long []string) bool {
	if len(long) < 2 {
		return false
	}
	var all, main strings.Builder
	for _, w := range long {
		all.WriteByte(w[0])
		if !l.small[w] || w == "company" || w == "corporation" || w == "group" {
			main.WriteByte(w[0])
		}
	}
	return all.String() == short || main.String() == short
}

// acronyms joins "(OECD)" to the name before it, whatever its letters.
func (r *reading) acronyms() {
	for i := range r.marks {
		m := &r.marks[i]
		if m.kind != Name || m.class == person || m.first < 2 || m.last >= len(r.d.Words) || r.d.Word(m.first-1) != "(" || r.d.Word(m.last) != ")" {
			continue
		}
		for k := range i {
			o := &r.marks[k]
			if o.kind == Name && o.last == m.first-1 && o.class == m.class && o.actor != m.actor && r.short(m) && (o.entity < 0 || m.entity < 0) {
				r.merge(o.actor, m.actor)
				break
			}
		}
	}
}

// short reports whether a mark is one short word in capitals.
func (r *reading) short(m *mark) bool {
	w := r.cover(m.first, m.last).In(r.d.Text)
	return len(w) <= 10 && strings.ToUpper(w) == w
}

// merge joins the actor from into the actor to; from is left empty.
func (r *reading) merge(to, from int32) {
	if to == from {
		return
	}
	a, b := &r.figures[to], &r.figures[from]
	for _, k := range b.marks {
		r.marks[k].actor = to
	}
	a.marks = append(a.marks, b.marks...)
	if a.entity < 0 {
		a.entity = b.entity
	}
	if a.country == "" {
		a.country = b.country
	}
	if a.gender == anyGender {
		a.gender = b.gender
	}
	a.offices = append(a.offices, b.offices...)
	a.nouns = append(a.nouns, b.nouns...)
	a.roles = append(a.roles, b.roles...)
	if len(a.sectors) == 0 {
		a.sectors = b.sectors
	}
	b.marks = nil
}

// known reports whether the tables know the actor.
func (f *figure) known() bool { return f.entity >= 0 }

// entityOf returns what the tables know of the actor, nil when nothing.
func (r *reading) entityOf(f *figure) *world.Entity {
	if f.entity < 0 {
		return nil
	}
	return r.world.Entity(f.entity)
}
