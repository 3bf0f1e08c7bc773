package store

import (
	"strings"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
)

// marks returns n placeholders for IN (…).
func marks(n int) string { return "?" + strings.Repeat(", ?", n-1) }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// keys turns hashes into numbers that both databases keep.
func keys(list []uint64) []int64 {
	out := make([]int64, len(list))
	for i, v := range list {
		out[i] = int64(v)
	}
	return out
}

// copies finds the near-copies of a new article. Those of one origin have the lowest number among
// them for their origin: whatever the order of keeping, the same articles are of one origin.
func (k *keeper) copies(p stories.Paper, day tellings.Day) error {
	k.days[day] = true
	bands := keys(p.Sketch.Bands())
	if len(bands) == 0 {
		return nil
	}
	near, err := k.papers("JOIN (SELECT DISTINCT article FROM bands WHERE band IN ("+marks(len(bands))+")) n ON n.article = a.id", anys(bands)...)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, b := range bands {
		rows = append(rows, []any{b, p.Article})
	}
	if err := k.insertNew("bands", "band, article", rows); err != nil {
		return err
	}
	return k.addCopies(stories.Copies(near, p), p.Article)
}

// addCopies keeps pairs of near-copies and makes their groups one origin.
func (k *keeper) addCopies(pairs []stories.Copy, article int64) error {
	if len(pairs) == 0 {
		return nil
	}
	var rows [][]any
	members := []int64{article}
	for _, c := range pairs {
		a, b := min(c.A, c.B), max(c.A, c.B)
		rows = append(rows, []any{a, b, c.Alike, c.Reason})
		members = append(members, a, b)
	}
	if err := k.insertNew("copies", "a, b, alike, reason", rows); err != nil {
		return err
	}
	origins, err := k.distinct("SELECT DISTINCT origin FROM articles WHERE id IN ("+marks(len(members))+")", anys(members)...)
	if err != nil || len(origins) < 2 {
		return err
	}
	return k.setOrigin(origins)
}

// setOrigin makes groups of near-copies one. The stories that they tell count their origins anew.
func (k *keeper) setOrigin(origins []int64) error {
	lowest := origins[0]
	for _, o := range origins {
		lowest = min(lowest, o)
	}
	args := anys(origins)
	if err := k.touchStories("article IN (SELECT id FROM articles WHERE origin IN ("+marks(len(origins))+"))", args...); err != nil {
		return err
	}
	if err := k.touchDays("origin IN ("+marks(len(origins))+")", args...); err != nil {
		return err
	}
	_, err := k.exec("UPDATE articles SET origin = ? WHERE origin IN ("+marks(len(origins))+")", append([]any{lowest}, args...)...)
	return err
}

// touchDays marks the days of articles to be counted again.
func (k *keeper) touchDays(where string, args ...any) error {
	days, err := k.distinct("SELECT DISTINCT day FROM articles WHERE "+where, args...)
	for _, d := range days {
		k.days[tellings.Day(d)] = true
	}
	return err
}

// distinct returns the numbers that a query of one column gives.
func (x *tx) distinct(query string, args ...any) ([]int64, error) {
	var out []int64
	err := x.each(func(scan func(...any) error) error {
		var n int64
		if err := scan(&n); err != nil {
			return err
		}
		out = append(out, n)
		return nil
	}, query, args...)
	return out, err
}

// papers returns articles as stories knows them, in the order of their numbers. from joins the table
// articles, named a, with what chooses them.
func (x *tx) papers(from string, args ...any) ([]stories.Paper, error) {
	var out []stories.Paper
	err := x.each(func(scan func(...any) error) error {
		var p stories.Paper
		var sketch []byte
		if err := scan(&p.Article, &p.Outlet, &p.Origin, &p.Byline, &p.URL, &p.Lead, &p.Told, &p.Published, &sketch); err != nil {
			return err
		}
		var err error
		p.Sketch, err = stories.ParseSketch(sketch)
		out = append(out, p)
		return err
	}, "SELECT a.id, a.outlet, a.wire, a.byline, a.url, a.lead, a.day, a.published, a.sketch FROM articles a "+from+" ORDER BY a.id", args...)
	return out, err
}

// split finds the groups of near-copies again from their pairs, after an article has gone.
func (k *keeper) split(members []int64) error {
	if len(members) == 0 {
		return nil
	}
	args := anys(members)
	g := newGroups(members)
	err := k.each(func(scan func(...any) error) error {
		var a, b int64
		if err := scan(&a, &b); err != nil {
			return err
		}
		g.join(a, b)
		return nil
	}, "SELECT a, b FROM copies WHERE a IN ("+marks(len(members))+")", args...)
	if err != nil {
		return err
	}
	for _, m := range members {
		if _, err := k.exec("UPDATE articles SET origin = ? WHERE id = ?", g.of(m), m); err != nil {
			return err
		}
	}
	if err := k.touchStories("article IN ("+marks(len(members))+")", args...); err != nil {
		return err
	}
	return k.touchDays("id IN ("+marks(len(members))+")", args...)
}

// groups are sets of numbers that pairs have joined; each is named by its lowest.
type groups map[int64]int64

func newGroups(members []int64) groups {
	g := groups{}
	for _, m := range members {
		g[m] = m
	}
	return g
}

// of returns the lowest number of m's set.
func (g groups) of(m int64) int64 {
	for g[m] != m {
		m = g[m]
	}
	return m
}

// join makes the sets of a and b one; numbers that are no members are left alone.
func (g groups) join(a, b int64) {
	if _, ok := g[a]; !ok {
		return
	}
	if _, ok := g[b]; !ok {
		return
	}
	a, b = g.of(a), g.of(b)
	g[max(a, b)] = min(a, b)
}
