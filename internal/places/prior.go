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

// prefer lifts a big division over the small towns of its name, Oregon over Oregon, Ohio; and a
// country over all but such a division, Italy over Italy, Texas, though not Georgia over
// Georgia. Where a capital or a big city bears the name of a division, nothing is lifted; nor is a country in
// what reads like a local paper.
func (g *gazetteer) prefer(list []reading, local bool) {
	division, country, city := -1, -1, false
	for k := range list {
		code, people := g.feature(list[k].rec), g.population(list[k].rec)
		switch {
		case strings.HasPrefix(code, "PCL"):
			country = k
		case code == "ADM1" && people >= 300000 && (division < 0 || people > g.population(list[division].rec)):
			division = k
		case code == "PPLC", strings.HasPrefix(code, "PPL") && people >= 1000000:
			city = true
		}
	}
	lift := 0
	switch {
	case country >= 0 && division < 0 && !local:
		lift = countryLift
	case division >= 0 && country < 0 && !city:
		country, lift = division, divisionLift
	}
	if lift > 0 {
		list[country].prior += lift
		list[country].score += lift
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
