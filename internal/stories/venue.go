package stories

import (
	"math"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
)

// How two venues lie to each other.
type nearness int

const (
	apart    nearness = iota - 1 // two towns far from each other, or two countries
	nowhere                      // one of them is not known, or a whole country or region
	oneLand                      // one country
	nearby                       // two places within 50 km
	onePlace                     // one place of the gazetteer, or one name in one country
)

// nearKm and farKm: a town and its suburb are near; between the two nothing can be said.
const nearKm, farKm = 50, 120

// town reports whether v is a town or a spot, not a region, a country, a river or a sea.
func town(v *tellings.Venue) bool {
	return v != nil && v.GeoNames != 0 && (v.Feature == "" || strings.HasPrefix(v.Feature, "PPL") || strings.HasPrefix(v.Feature, "AIR"))
}

// spot reports whether v is a town or a division of a country.
func spot(v *tellings.Venue) bool {
	return town(v) || v != nil && v.GeoNames != 0 && strings.HasPrefix(v.Feature, "ADM")
}

// placed compares two venues. It is symmetric.
func placed(a, b *tellings.Venue) nearness {
	if a == nil || b == nil {
		return nowhere
	}
	if a.GeoNames != 0 && a.GeoNames == b.GeoNames || a.Name == b.Name && a.Country == b.Country {
		if town(a) && town(b) {
			return onePlace
		}
		if strings.HasPrefix(a.Feature, "PCL") || strings.HasPrefix(b.Feature, "PCL") {
			return oneLand
		}
		return nearby
	}
	if a.Country != b.Country && a.Country != "" && b.Country != "" {
		if town(a) && town(b) && closer(a, b, nearKm) {
			return nearby
		}
		return apart
	}
	if !town(a) || !town(b) {
		if a.Country != "" && a.Country == b.Country {
			return oneLand
		}
		return nowhere
	}
	switch {
	case closer(a, b, nearKm):
		return nearby
	case closer(a, b, farKm):
		return oneLand
	}
	return apart
}

// closer reports whether two places lie less than km kilometres apart, reckoned in whole hundredths
// of a degree on a plane, with Bhaskara's fraction for the cosine of the latitude: true to some percent.
func closer(a, b *tellings.Venue, km int) bool {
	hundredths := func(deg float64) int { return int(math.Round(deg * 100)) }
	dy := hundredths(a.Lat) - hundredths(b.Lat)
	dx := hundredths(a.Lon) - hundredths(b.Lon)
	if dx = max(dx, -dx); dx > 18000 {
		dx = 36000 - dx
	}
	lat := (hundredths(a.Lat) + hundredths(b.Lat)) / 200
	dx = dx * (32400 - 4*lat*lat) / (32400 + lat*lat)
	limit := km * 1000 / 1112 // a hundredth of a degree is 1.112 km
	return dx*dx+dy*dy < limit*limit
}
