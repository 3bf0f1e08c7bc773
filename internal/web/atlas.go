package web

import (
	"cmp"
	"math"
	"net/http"
	"slices"

	"github.com/chancery-project/chancery/internal/store"
)

// A spot is a place on the map with what happened there.
type spot struct {
	Name, Country string
	X, Y, R       int
	Good, Bad     int
	Quad          string // that most of it is: cooperation or conflict
	To, Label     string
}

// A land is what happened in one country.
type land struct {
	Code, Name string
	Good, Bad  int
	To         string
	Spots      []spot
}

// atlas shows where acts happened: points on a map, and the same as a list.
func (s *site) atlas(_ http.ResponseWriter, r *http.Request) (shown, error) {
	found, err := s.look(r, "/map")
	if err != nil {
		return shown{}, err
	}
	spots, elsewhere := spotsOf(found.Events)
	v := without(r.URL.Query(), "month")
	for i := range spots {
		spots[i].To = with("/search", v, "tab", "events", "where", spots[i].Name)
	}
	byLand := map[string]*land{}
	for _, p := range spots {
		l := byLand[p.Country]
		if l == nil {
			name := p.Country
			if name != "" {
				name = s.nameOf(r, name)
			}
			l = &land{Code: p.Country, Name: cmp.Or(name, "No country"), To: with("/search", v, "tab", "events", "where", p.Country)}
			byLand[p.Country] = l
		}
		l.Good, l.Bad, l.Spots = l.Good+p.Good, l.Bad+p.Bad, append(l.Spots, p)
	}
	var lands []land
	for _, l := range byLand {
		lands = append(lands, *l)
	}
	slices.SortFunc(lands, func(a, b land) int {
		return cmp.Or(cmp.Compare(b.Good+b.Bad, a.Good+a.Bad), cmp.Compare(a.Code, b.Code))
	})
	x, y, w, h := frameOf(spots)
	return shown{page: "map", title: "Map", data: struct {
		*seen
		Spots      []spot
		Lands      []land
		Elsewhere  int
		X, Y, W, H int
		Unit       float64 // of a letter: the map may be drawn closer
	}{found, spots, lands, elsewhere, x, y, w, h, float64(w) / 960}}, nil
}

// spotsOf puts events on the map, the biggest spots first so that small ones lie above; elsewhere is how many have no
// place.
func spotsOf(events []store.Event) (list []spot, elsewhere int) {
	at := map[[2]int]*spot{}
	for i := range events {
		e := &events[i]
		if e.Place == "" || e.Lat == 0 && e.Lon == 0 {
			elsewhere++
			continue
		}
		k := [2]int{int(math.Round(e.Lon * 8)), int(math.Round(-e.Lat * 10))}
		p := at[k]
		if p == nil {
			p = &spot{Name: e.Place, Country: e.Country, X: k[0], Y: k[1]}
			at[k] = p
		}
		if cooperative(e.Quad) {
			p.Good++
		} else {
			p.Bad++
		}
	}
	for _, p := range at {
		p.R = 6 + int(math.Round(5*math.Sqrt(float64(p.Good+p.Bad))))
		p.Quad = "mixed"
		if p.Good >= 2*p.Bad {
			p.Quad = "cooperation"
		} else if p.Bad >= 2*p.Good {
			p.Quad = "conflict"
		}
		p.Label = p.Name + ": " + plural(p.Good, "act") + " of cooperation, " + plural(p.Bad, "act") + " of conflict"
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b spot) int {
		return cmp.Or(cmp.Compare(b.R, a.R), cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y))
	})
	return list, elsewhere
}

// frameOf returns the part of the map that holds the spots, with room around them, in the shape of
// the world.
func frameOf(spots []spot) (x, y, w, h int) {
	const left, top, wide, high = -1440, -840, 2880, 1420
	if len(spots) == 0 {
		return left, top, wide, high
	}
	x0, x1, y0, y1 := spots[0].X, spots[0].X, spots[0].Y, spots[0].Y
	for _, p := range spots {
		x0, x1, y0, y1 = min(x0, p.X), max(x1, p.X), min(y0, p.Y), max(y1, p.Y)
	}
	w, h = max((x1-x0)*13/10, 480), max((y1-y0)*13/10, 240)
	w = max(w, h*wide/high)
	if w > wide*3/4 {
		return left, top, wide, high
	}
	h = w * high / wide
	x, y = min(max((x0+x1-w)/2, left), left+wide-w), min(max((y0+y1-h)/2, top), top+high-h)
	return x, y, w, h
}
