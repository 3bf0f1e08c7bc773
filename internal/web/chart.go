package web

import (
	"fmt"
	"math"

	"github.com/chancery-project/chancery/internal/store"
)

// A chart is a row of bars, laid out on the server in whole units, so that it is the same bytes everywhere.
type chart struct {
	Wide, High int
	Zero       int // where the line of zero lies
	Bars       []bar
	Lines      []line
	Marks      []line // labels of time
}

// A bar is one value. Hit is as high as the chart, so that small values can be clicked.
type bar struct {
	X, Y, W, H int
	Class      string
	To, Label  string
	On, Flag   bool
	HitX, HitW int
}

// A line is a mark at an axis.
type line struct {
	At    int
	Label string
}

const (
	chartWide   = 960
	chartHigh   = 220
	chartLeft   = 44
	chartBottom = 24
	chartTop    = 14
)

// bars draws one series; values below zero go down.
func bars(points []store.Point, on string, to func(string) string) chart {
	top, low := 0.0, 0.0
	for _, p := range points {
		top, low = max(top, p.Value), min(low, p.Value)
	}
	c := ground(top, low)
	for i, p := range points {
		class := "value"
		if p.Value < 0 {
			class = "conflict"
		}
		c.bar(i, len(points), p.Value, top, low, bar{Class: class, To: to(p.Period), On: p.Period == on, Flag: p.Change != "", Label: label(p, decimal(p.Value))})
	}
	c.periods(points)
	return c
}

// upAndDown draws cooperation upwards and conflict downwards. The two have the same periods where both
// have any; a period that one lacks is empty in it.
func upAndDown(good, bad []store.Point, on string, to func(string) string) chart {
	periods := good
	if len(bad) > len(good) {
		periods = bad
	}
	g, b := map[string]store.Point{}, map[string]store.Point{}
	top, low := 0.0, 0.0
	for _, p := range good {
		g[p.Period], top = p, max(top, p.Value)
	}
	for _, p := range bad {
		b[p.Period], low = p, min(low, -p.Value)
	}
	c := ground(top, low)
	for i, p := range periods {
		up, down := g[p.Period], b[p.Period]
		text := fmt.Sprintf("%s: %s of cooperation, %s of conflict", dayWords(p.Period), plural(int(up.Value), "act"), plural(int(down.Value), "act"))
		c.bar(i, len(periods), up.Value, top, low, bar{Class: "cooperation", To: to(p.Period), On: p.Period == on, Flag: up.Change != "" || down.Change != "", Label: text})
		if down.Value > 0 {
			c.bar(i, len(periods), -down.Value, top, low, bar{Class: "conflict", On: p.Period == on})
		}
	}
	c.periods(periods)
	return c
}

func label(p store.Point, value string) string {
	s := fmt.Sprintf("%s: %s, from %s in %s", dayWords(p.Period), value, plural(p.Events, "act"), plural(p.Reports, "report"))
	if p.Change != "" {
		s += ". " + p.Change
	}
	return s
}

// ground is an empty chart with lines for values from low to top.
func ground(top, low float64) chart {
	c := chart{Wide: chartWide, High: chartHigh}
	if top == 0 && low == 0 {
		top = 1
	}
	c.Zero = c.y(0, top, low)
	step := niceStep((top - low) / 5)
	for v := math.Ceil(low/step) * step; v <= top+step/1000; v += step {
		c.Lines = append(c.Lines, line{c.y(v, top, low), decimal(math.Abs(v) * sign(v, low, top))})
	}
	return c
}

// sign keeps the minus of series that have one, and none on a chart of two counts.
func sign(v, low, top float64) float64 {
	if v < 0 && low < 0 && top >= 0 && low == math.Trunc(low) {
		return 1
	}
	if v < 0 {
		return -1
	}
	return 1
}

// niceStep rounds a step up to 1, 2 or 5 of its power of ten.
func niceStep(v float64) float64 {
	if v <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5, 10} {
		if m*power >= v*0.999 {
			return m * power
		}
	}
	return 10 * power
}

func (c *chart) y(v, top, low float64) int {
	if top == low {
		top = low + 1
	}
	return chartTop + int(math.Round((top-v)/(top-low)*float64(chartHigh-chartTop-chartBottom)))
}

// bar adds the bar of period i of n.
func (c *chart) bar(i, n int, v, top, low float64, b bar) {
	if top == 0 && low == 0 {
		top = 1
	}
	room := chartWide - chartLeft
	x0, x1 := chartLeft+room*i/n, chartLeft+room*(i+1)/n
	gap := min((x1-x0)/5, 6)
	b.X, b.W = x0+gap, min(max(x1-x0-2*gap, 1), 46)
	b.X = (x0+x1)/2 - b.W/2
	at := c.y(v, top, low)
	b.Y, b.H = min(at, c.Zero), max(at, c.Zero)-min(at, c.Zero)
	b.HitX, b.HitW = x0, x1-x0
	c.Bars = append(c.Bars, b)
}

// periods writes up to eight labels of time.
func (c *chart) periods(points []store.Point) {
	n := len(points)
	if n == 0 {
		return
	}
	each := max((n+7)/8, 1)
	for i := 0; i < n; i += each {
		c.Marks = append(c.Marks, line{chartLeft + (chartWide-chartLeft)*(2*i+1)/(2*n), points[i].Period})
	}
}
