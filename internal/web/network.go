package web

import (
	"cmp"
	"math"
	"net/http"
	"slices"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A node is an actor of the network.
type node struct {
	Key, Name, To string
	X, Y, R       int
	Events        int
	Left          bool // its name stands on its left
	x, y, dx, dy  float64
}

// NegR is for names on the left.
func (n node) NegR() int { return -n.R }

// An edge is what two actors do to each other.
type edge struct {
	A, B           int // of the nodes
	Good, Bad      int
	Class          string
	Wide           int
	X1, Y1, X2, Y2 int
	To, Label      string
}

const (
	nodesAtMost = 36
	netWide     = 960
	netHigh     = 620
)

// network shows who has to do with whom.
func (s *site) network(_ http.ResponseWriter, r *http.Request) (shown, error) {
	found, err := s.look(r, "/network")
	if err != nil {
		return shown{}, err
	}
	nodes, edges := netOf(found.Events)
	place(nodes, edges)
	for i := range edges {
		e := &edges[i]
		a, b := nodes[e.A], nodes[e.B]
		e.X1, e.Y1, e.X2, e.Y2 = a.X, a.Y, b.X, b.Y
		e.To = pairAddress(a.Key, b.Key)
		e.Label = a.Name + " and " + b.Name + ": " + plural(e.Good, "act") + " of cooperation, " + plural(e.Bad, "act") + " of conflict"
	}
	return shown{page: "network", title: "Network", data: struct {
		*seen
		Nodes      []node
		Edges      []edge
		Wide, High int
	}{found, nodes, edges, netWide, netHigh}}, nil
}

// netOf counts the acts between actors; the actors of most acts stay.
func netOf(events []store.Event) ([]node, []edge) {
	type pair [2]record.Key
	counts, names, edges := map[record.Key]int{}, map[record.Key]string{}, map[pair]*edge{}
	for i := range events {
		e := &events[i]
		for _, a := range e.Sources {
			for _, b := range e.Targets {
				if a.Key == "" || b.Key == "" || a.Key == b.Key {
					continue
				}
				names[a.Key], names[b.Key] = a.Name, b.Name
				counts[a.Key]++
				counts[b.Key]++
				k := pair{min(a.Key, b.Key), max(a.Key, b.Key)}
				x := edges[k]
				if x == nil {
					x = &edge{}
					edges[k] = x
				}
				if cooperative(e.Quad) {
					x.Good++
				} else {
					x.Bad++
				}
			}
		}
	}
	var keys []record.Key
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b record.Key) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	keys = firstOf(keys, nodesAtMost)
	at := map[record.Key]int{}
	var nodes []node
	for i, k := range keys {
		at[k] = i
		nodes = append(nodes, node{Key: string(k), Name: names[k], To: actorLink(string(k)), Events: counts[k], R: 5 + int(math.Sqrt(float64(counts[k]))*2)})
	}
	var list []edge
	for k, e := range edges {
		a, ok := at[k[0]]
		b, ok2 := at[k[1]]
		if !ok || !ok2 {
			continue
		}
		e.A, e.B, e.Class, e.Wide = min(a, b), max(a, b), "mixed", 1+min(int(math.Sqrt(float64(e.Good+e.Bad))), 8)
		if e.Good >= 2*e.Bad {
			e.Class = "cooperation"
		} else if e.Bad >= 2*e.Good {
			e.Class = "conflict"
		}
		list = append(list, *e)
	}
	slices.SortFunc(list, func(a, b edge) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return nodes, list
}

// place lays the nodes out: they begin on a spiral, push each other away, and edges pull (Fruchterman and
// Reingold 1991). All begins and goes on the same way each time. A product is rounded before it is added, so that no
// processor fuses the two.
func place(nodes []node, edges []edge) {
	n := len(nodes)
	if n == 0 {
		return
	}
	for i := range nodes {
		angle, far := 2.399963*float64(i), 0.48*math.Sqrt((float64(i)+0.5)/float64(n))
		nodes[i].x, nodes[i].y = float64(far*math.Cos(angle)), float64(far*math.Sin(angle))
	}
	k := 0.75 / math.Sqrt(float64(n))
	const steps = 240
	for step := range steps {
		for i := range nodes {
			a := &nodes[i]
			a.dx, a.dy = float64(-a.x*0.35*k), float64(-a.y*0.35*k) // the middle pulls a little
			for j := range nodes {
				if i == j {
					continue
				}
				dx, dy := a.x-nodes[j].x, a.y-nodes[j].y
				square := float64(dx*dx) + float64(dy*dy)
				if square < 1e-6 {
					square, dx = 1e-6, 1e-3*float64(i-j)
				}
				push := k * k / square
				a.dx, a.dy = a.dx+float64(dx*push), a.dy+float64(dy*push)
			}
		}
		for _, e := range edges {
			a, b := &nodes[e.A], &nodes[e.B]
			dx, dy := a.x-b.x, a.y-b.y
			pull := math.Sqrt(float64(dx*dx)+float64(dy*dy)) / k
			a.dx, a.dy = a.dx-float64(dx*pull), a.dy-float64(dy*pull)
			b.dx, b.dy = b.dx+float64(dx*pull), b.dy+float64(dy*pull)
		}
		heat := 0.08 * float64(steps-step) / steps
		for i := range nodes {
			a := &nodes[i]
			if far := math.Sqrt(float64(a.dx*a.dx) + float64(a.dy*a.dy)); far > 0 {
				step := min(far, heat) / far
				a.x, a.y = a.x+float64(a.dx*step), a.y+float64(a.dy*step)
			}
		}
	}
	fit(nodes)
}

// fit stretches the nodes to the drawing, with room for names at its sides.
func fit(nodes []node) {
	x0, x1, y0, y1 := nodes[0].x, nodes[0].x, nodes[0].y, nodes[0].y
	for _, a := range nodes {
		x0, x1, y0, y1 = min(x0, a.x), max(x1, a.x), min(y0, a.y), max(y1, a.y)
	}
	scale := func(v, low, high float64, from, to int) int {
		if high-low < 1e-9 {
			return (from + to) / 2
		}
		return from + int(math.Round((v-low)/(high-low)*float64(to-from)))
	}
	for i := range nodes {
		a := &nodes[i]
		a.X, a.Y = scale(a.x, x0, x1, 185, netWide-185), scale(a.y, y0, y1, 36, netHigh-36)
		a.Left = a.X < netWide/2
	}
}
