// Package places ties the names of places to the map.
package places

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Place is a name of a place in the text and what it stands for on the map.
type Place struct {
	text.Span
	First, Last int // words, half-open
	Head        int
	Name        string // GeoNames' name
	Country     world.Country
	Admin1      string // name of the first-order division
	Feature     string // GeoNames feature code: PPLC, ADM1, SEA
	Lat, Lon    float64
	GeoNames    int // 0 where there is none
	Clause      int // the verb or other predicate whose venue it may be, as a word; -1 when none
}
