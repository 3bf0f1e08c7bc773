package places

import (
	"math/bits"
	"strings"
)

// prior tells how likely a name means r when nothing else is known.
func (g *gazetteer) prior(r record, c *candidate) int {
	people := perDoubling * bits.Len32(uint32(g.population(r)))
	code := g.feature(r)
	switch {
	case strings.HasPrefix(code, "PCL"):
		return max(people, 230) + 90
	case code == "CONT":
		return 300
	case code == "ADM1":
		people = max(people, 170) + 20
	case code == "PPLC":
		people += 60
	case code == "PPLA":
		people += 10
	case code == "ADM2":
		people -= 30
		if c.kind == "ADM2" || c.last-c.first > 1 {
			people += 60
		}
	case code == "PPLX":
		people -= 50
	case g.geonames(r) == 0:
		people = 170
		switch code {
		case "SEA", "OCN", "CONT", "RGN", "STRT", "GULF":
			people = 260
		}
	}
	if c.kind != "" && (c.kind == code || c.kind == "ADMD" && strings.HasPrefix(code, "PPL")) {
		people += 150
	}
	return people
}

// preferDivision lifts a big division over the small towns of its name: Oregon over Oregon,
// Ohio. Where a country, a capital or a big city bears the name too, nothing is lifted.
func (g *gazetteer) preferDivision(list []reading) {
	best := -1
	for k := range list {
		r := list[k].rec
		code, people := g.feature(r), g.population(r)
		switch {
		case strings.HasPrefix(code, "PCL"), code == "PPLC", strings.HasPrefix(code, "PPL") && people >= 1000000:
			return
		case code == "ADM1" && people >= 300000 && (best < 0 || people > g.population(list[best].rec)):
			best = k
		}
	}
	if best >= 0 {
		list[best].prior += divisionLift
		list[best].score += divisionLift
	}
}

// distance returns how many kilometres lie between two places, roughly: on a sphere, by
// straight lines on a map that is right near the first.
func (g *gazetteer) distance(a, b record) int {
	dy := g.lat(a) - g.lat(b)
	dx := g.lon(a) - g.lon(b)
	if dx > 180000 {
		dx -= 360000
	} else if dx < -180000 {
		dx += 360000
	}
	dx = dx * cosine[min(89, abs(g.lat(a))/1000)] / 100
	dx, dy = abs(dx)/9, abs(dy)/9 // a degree is 111 km, so a kilometre nine thousandths
	return max(dx, dy) + min(dx, dy)*3/8
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// cosine holds a hundred times the cosine of the degrees 0 to 89.
var cosine = [90]int{100, 100, 100, 100, 100, 100, 99, 99, 99, 99, 98, 98, 98, 97, 97, 97, 96, 96, 95, 95, 94, 93, 93, 92, 91, 91, 90, 89, 88, 87, 87, 86, 85, 84, 83, 82, 81, 80, 79, 78, 77, 75, 74, 73, 72, 71, 69, 68, 67, 66, 64, 63, 62, 60, 59, 57, 56, 54, 53, 52, 50, 48, 47, 45, 44, 42, 41, 39, 37, 36, 34, 33, 31, 29, 28, 26, 24, 22, 21, 19, 17, 16, 14, 12, 10, 9, 7, 5, 3, 2}
