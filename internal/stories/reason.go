package stories

import (
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// reason puts what speaks for a pair into words.
func (w *weighing) reason(a, b *Telling) string {
	var out []string
	switch {
	case w.wide:
		out = append(out, "days that overlap")
	case a.Days.Distance(b.Days) == 0:
		out = append(out, "same day")
	default:
		out = append(out, apartWords(a.Days.Distance(b.Days), true))
	}
	if s := sharedSides(a, b); s != "" {
		out = append(out, s)
	}
	if w.source == other {
		out = append(out, "who did it in dispute")
	}
	typ := "both " + a.Type
	if a.Type != b.Type {
		typ = min(a.Type, b.Type) + " and " + max(a.Type, b.Type)
	}
	if w.mode {
		typ += " " + a.Mode
	}
	out = append(out, typ)
	switch w.venue {
	case onePlace:
		out = append(out, min(a.Venue.Name, b.Venue.Name))
	case nearby:
		out = append(out, min(a.Venue.Name, b.Venue.Name)+" near "+max(a.Venue.Name, b.Venue.Name))
	}
	if w.number != nil {
		out = append(out, strings.TrimSpace(number(w.number.Value)+" "+w.number.Unit))
	}
	if w.words > 0 {
		out = append(out, counted(w.words, "telling word")+" in common")
	}
	if w.denial {
		out = append(out, "claim and denial")
	}
	return strings.Join(out, ", ")
}

// sharedSides names the sides that a and b have in common: "Israel and Hezbollah".
func sharedSides(a, b *Telling) string {
	var names []string
	add := func(xs, ys []tellings.Side) {
		best, name := unknown, ""
		for i := range xs {
			for j := range ys {
				g := sameSide(&xs[i], &ys[j])
				n := shorter(xs[i].Name, ys[j].Name)
				if g > best || g == best && g > unknown && shorter(n, name) == n {
					best, name = g, n
				}
			}
		}
		if best > unknown && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add(a.Sources, b.Sources)
	add(a.Targets, b.Targets)
	if mutual(a.Type) || mutual(b.Type) {
		var cross []string
		names, cross = nil, nil
		for _, x := range both(a) {
			for _, y := range both(b) {
				if sameSide(&x, &y) > unknown {
					cross = append(cross, shorter(x.Name, y.Name))
				}
			}
		}
		slices.Sort(cross)
		names = slices.Compact(cross)
	}
	switch n := len(names); n {
	case 0, 1:
		return strings.Join(names, "")
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

func shorter(a, b string) string {
	if len(a) < len(b) || len(a) == len(b) && a < b {
		return a
	}
	return b
}

// counted writes "1 word", "2 words".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// number writes a number as people do.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
