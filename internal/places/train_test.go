package places

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// TestTrain finds the weights of weights.txt: a logistic regression over the candidates of the
// shared sets, printed in the form of the file. It runs only when asked:
//
//	CHANCERY_TRAIN="lgl geovirus" go test -run TestTrain -v ./internal/places
func TestTrain(t *testing.T) {
	sets := strings.Fields(os.Getenv("CHANCERY_TRAIN"))
	if len(sets) == 0 {
		t.Skip("set CHANCERY_TRAIN to find the weights anew")
	}
	w, err := world.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFinder(w)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	nf, err := names.NewFinder(w)
	if err != nil {
		t.Fatal(err)
	}
	var examples []example
	for _, set := range sets {
		examples = append(examples, collect(t, f, p, nf, "../../../shared/bench/places/"+set)...)
	}
	weights := regress(examples)
	for i := range numFeatures {
		fmt.Printf("%s: %d\n", featureNames[i], int(math.Round(weights[i]*100)))
	}
}

type example struct {
	on    []feature
	place bool
}

type goldDoc struct {
	ID     string
	Text   string
	Places []struct {
		Span     [2]int
		Optional any
	}
}

// collect returns the candidates of a set with what the gold says of them.
func collect(t *testing.T, f *Finder, p *syntax.Parser, nf *names.Finder, set string) []example {
	var list []example
	gold := map[string]goldDoc{}
	for _, g := range lines(t, set+".gold.jsonl") {
		gold[g.ID] = g
	}
	for _, in := range lines(t, set+".in.jsonl") {
		d := text.Segment(in.Text)
		tree := p.Parse(d, nil)
		x := &finding{f: f, d: d, t: tree, names: nf.Find(d, tree)}
		x.prepare()
		x.candidates()
		x.judge()
		runes := text.NewRunes(in.Text)
		for i := range x.list {
			c := &x.list[i]
			sp := d.Cover(c.first, c.last)
			a, b := runes.At(sp.Start), runes.At(sp.End)
			e, skip := example{}, c.kind == "ST" || c.kind == "RD"
			for _, g := range gold[in.ID].Places {
				if g.Span[0] < b && a < g.Span[1] {
					e.place, skip = true, skip || g.Optional != nil
				}
			}
			if skip {
				continue
			}
			for k := range numFeatures {
				if c.features.has(k) {
					e.on = append(e.on, k)
				}
			}
			list = append(list, e)
		}
	}
	return list
}

func lines(t *testing.T, name string) []goldDoc {
	file, err := os.Open(name)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	var list []goldDoc
	for sc.Scan() {
		var g goldDoc
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		list = append(list, g)
	}
	return list
}

// regress finds weights by gradient descent with a pull towards zero.
func regress(list []example) [numFeatures]float64 {
	var w, sum [numFeatures]float64
	rnd := rand.New(rand.NewSource(1))
	for epoch := range 60 {
		rate := 0.1 / (1 + float64(epoch)/10)
		rnd.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for _, e := range list {
			z := 0.0
			for _, f := range e.on {
				z += w[f]
			}
			y := 0.0
			if e.place {
				y = 1
			}
			g := y - 1/(1+math.Exp(-z))
			for _, f := range e.on {
				w[f] += rate * (g - 0.003*w[f])
			}
		}
		if epoch >= 30 {
			for f := range w {
				sum[f] += w[f] / 30
			}
		}
	}
	return sum
}
