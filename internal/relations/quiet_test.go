package relations

import (
	"math"
	"testing"
)

// poisson draws a number of events whose mean is mean.
func (p *pseudo) poisson(mean float64) int {
	n := 0
	for left := math.Exp(-mean); ; n++ {
		left /= float64(p.below(1<<24)+1) / (1 << 24)
		if left >= 1 {
			return n
		}
	}
}

// TestQuietSeriesAreQuiet counts alarms over series in which nothing changes: events that come singly,
// and events that come in clusters of one to four, as news does; and how often a change is seen
// that is there. The figures stand in docs/accuracy.md (go test -v -run Quiet ./internal/relations).
func TestQuietSeriesAreQuiet(t *testing.T) {
	const series, months = 200, 120
	ix, _ := Lookup("events")
	r := pseudo(7)
	draw := func(mean float64, clusters bool) int {
		if !clusters {
			return r.poisson(mean)
		}
		n := 0
		for range r.poisson(mean / 2.5) {
			n += 1 + r.below(4)
		}
		return n
	}
	t.Log("mean, in clusters: rises, falls, silences for each 1,000 months; a month of three times as much seen, of a third")
	for _, mean := range []float64{0.3, 1, 3, 10, 30, 100} {
		for _, clusters := range []bool{false, true} {
			alarms, judged := map[ChangeKind]int{}, 0
			for range series {
				var points []Point
				for i := range months {
					n := draw(mean, clusters)
					points = append(points, Point{Month.Add(201601, i), float64(n), n, n, n})
				}
				for _, c := range ix.Changes(points, Month, Watch{}) {
					alarms[c.Kind]++
				}
				judged += months - 6
			}
			seen := [2]int{}
			for k, times := range []float64{3, 1.0 / 3} {
				for range series {
					var points []Point
					for i := range 13 {
						n := draw(mean, clusters)
						if i == 12 {
							n = draw(mean*times, clusters)
						}
						points = append(points, Point{Month.Add(201601, i), float64(n), n, n, n})
					}
					for _, c := range ix.Changes(points, Month, Watch{}) {
						if c.Period == 201701 && (c.Kind == Rise && k == 0 || c.Kind != Rise && c.Kind != First && k == 1) {
							seen[k]++
							break
						}
					}
				}
			}
			each := func(k ChangeKind) float64 { return 1000 * float64(alarms[k]) / float64(judged) }
			t.Logf("%5.1f %-5v: %.2f %.2f %.2f; %.0f %%, %.0f %%", mean, clusters, each(Rise), each(Fall), each(Silence), 100*float64(seen[0])/series, 100*float64(seen[1])/series)
			limit := 1.5
			if clusters {
				limit = 12
			}
			if each(Rise) > limit || each(Fall) > limit || each(Silence) > limit {
				t.Errorf("mean %v, in clusters %v: %v alarms in %d months of which nothing changes", mean, clusters, alarms, judged)
			}
		}
	}
}
