package relations

// A Point is one value of a series, with what it stands on.
type Point struct {
	Period  int // its number, see Period
	Value   float64
	Events  int
	Reports int
	Origins int
}

// Fill returns the points of the periods from first to last, in order. points are in order too, as
// a query gives them. Periods without a point get one of value 0 where the index is a count or a
// sum; a mean has no value there, nor has a rate, whose query gives a point for every period of
// which anything was read.
func (ix Index) Fill(points []Point, p Period, first, last int) []Point {
	for len(points) > 0 && points[0].Period < first {
		points = points[1:]
	}
	var out []Point
	if ix.Kind == Mean || ix.Kind == Rate {
		for _, pt := range points {
			if pt.Period <= last {
				out = append(out, pt)
			}
		}
		return out
	}
	for n := first; n <= last; n = p.Next(n) {
		if len(points) > 0 && points[0].Period == n {
			out, points = append(out, points[0]), points[1:]
		} else {
			out = append(out, Point{Period: n})
		}
	}
	return out
}
