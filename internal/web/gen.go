//go:build ignore

// gen.go draws assets/world.svg, the ground under the map: the outlines of countries of Natural
// Earth (public domain) as world-atlas 2.0.2 packs them (npm pack world-atlas@2.0.2, ISC):
//
//	go run gen.go countries-50m.json > assets/world.svg
//
// The projection is the one of atlas.go: one unit is a tenth of a degree of latitude, and
// degrees of longitude are shortened as they are at 37 degrees.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"strings"
)

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

type point struct{ x, y int }

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		log.Fatal(err)
	}
	var path strings.Builder
	for _, g := range t.Objects["countries"].Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			log.Fatal(err)
		}
		for _, rings := range polygons {
			for _, ring := range rings {
				draw(&path, t.ring(ring))
			}
		}
	}
	fmt.Printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1440 -840 2880 1420"><path fill="#8a8678" fill-opacity=".2" stroke="#8a8678" stroke-opacity=".6" stroke-width=".9" stroke-linejoin="round" d="%s"/></svg>`+"\n", path.String())
}

// ring returns the points of a ring of arcs; one with a number below zero goes backwards.
func (t *topology) ring(arcs []int) []point {
	var out []point
	for _, n := range arcs {
		back := n < 0
		if back {
			n = ^n
		}
		var arc []point
		x, y := 0, 0
		for _, d := range t.Arcs[n] {
			x, y = x+d[0], y+d[1]
			lon := float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0]
			lat := float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]
			arc = append(arc, point{int(math.Round(lon * 8)), int(math.Round(-lat * 10))})
		}
		if back {
			for i := len(arc) - 1; i >= 0; i-- {
				out = append(out, arc[i])
			}
		} else {
			out = append(out, arc...)
		}
	}
	return out
}

// near is how far apart points of an outline are at least, and small how many it has at least.
const near, small = 2, 4

// draw writes a ring as steps. Points nearer than a fifth of a degree are left out, and islands of
// fewer than four. A ring that crosses the date line is cut there. Antarctica lies below the map.
func draw(b *strings.Builder, ring []point) {
	var piece []point
	for _, p := range ring {
		if p.y > 600 {
			return
		}
		if n := len(piece); n > 0 {
			last := piece[n-1]
			if abs(p.x-last.x) > 1440 {
				write(b, piece)
				piece = nil
			} else if max(abs(p.x-last.x), abs(p.y-last.y)) < near {
				continue
			}
		}
		piece = append(piece, p)
	}
	write(b, piece)
}

func write(b *strings.Builder, piece []point) {
	if len(piece) < small {
		return
	}
	fmt.Fprintf(b, "M%d %dl", piece[0].x, piece[0].y)
	for i, p := range piece[1:] {
		x, y := p.x-piece[i].x, p.y-piece[i].y
		if i > 0 && x >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(b, x)
		if y >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(b, y)
	}
	b.WriteString("z")
}

func abs(n int) int { return max(n, -n) }
