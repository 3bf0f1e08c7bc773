package stories

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/chancery-project/chancery/record"
)

// Origin returns where the text of a group of near-copies comes from: the wire that most of them
// name (the reading of articles has taken it from datelines, bylines, credits and feeds), else a
// wire that printed it itself, else the outlet first to print it, by its name or else the host
// of its address. It is empty where nobody is known, and the same in whatever order group stands.
func Origin(group []Paper) string {
	sorted := slices.Clone(group)
	slices.SortFunc(sorted, byPrint)
	count := map[string]int{}
	for i := range sorted {
		if w := wireOf(&sorted[i]); w != "" {
			count[originKey(w)]++
		}
	}
	best := ""
	for i := range sorted {
		if w := wireOf(&sorted[i]); w != "" && (best == "" || count[originKey(w)] > count[originKey(best)]) {
			best = w
		}
	}
	if best != "" {
		return originName(best)
	}
	for i := range sorted {
		if wires()[record.Fold(sorted[i].Outlet)] != "" {
			return originName(sorted[i].Outlet)
		}
	}
	for i := range sorted {
		if name := outlet(&sorted[i]); name != "" {
			return originName(name)
		}
	}
	return ""
}

// wireOf returns the wire that a paper names: in its origin, or in a byline that is nothing but
// the wire's name.
func wireOf(p *Paper) string {
	if p.Origin != "" {
		return p.Origin
	}
	return wires()[record.Fold(p.Byline)]
}

// outlet returns the name of who printed p, else the host of its address; empty when unknown.
func outlet(p *Paper) string {
	if p.Outlet != "" || p.URL == "" {
		return p.Outlet
	}
	u, err := url.Parse(p.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// originName returns the short name of a wire, and every other name as it stands.
func originName(name string) string {
	if w := wires()[record.Fold(name)]; w != "" {
		return w
	}
	return strings.TrimSpace(name)
}

// originKey is what origins are told apart by.
func originKey(name string) string { return record.Fold(originName(name)) }

// byPrint orders papers by the time of their publication, those without one last, then by number.
func byPrint(a, b Paper) int {
	if c := strings.Compare(printed(&a), printed(&b)); c != 0 {
		return c
	}
	return order(0, a.Article, b.Article)
}

// printed returns a text that sorts by time of publication.
func printed(p *Paper) string {
	switch len(p.Published) {
	case 0:
		return "~"
	case len(time.DateOnly):
		return p.Published + "T~"
	}
	if t, err := time.Parse(time.RFC3339, p.Published); err == nil {
		return t.UTC().Format("2006-01-02T15:04:05")
	}
	return p.Published + "T~"
}
