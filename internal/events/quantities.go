package events

import (
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

// quantities returns the numbers that belong to an act: those of its sides and its object.
func (f *finder) quantities(a *act) []Quantity {
	var out []Quantity
	seen := map[int32]bool{}
	look := func(w int32) {
		if seen[w] {
			return
		}
		seen[w] = true
		if q, ok := f.quantity(int(w), a); ok {
			out = append(out, q)
		}
	}
	for _, w := range a.targets {
		look(w)
	}
	if o := f.object(a.word); o >= 0 {
		look(int32(o))
	}
	if a.kind == nouns {
		look(int32(a.word))
	}
	return out
}

// quantity reads the number before noun w, or the sum that w is.
func (f *finder) quantity(w int, a *act) (Quantity, bool) {
	for c := range f.t.Dependents(w) {
		switch b := f.t.Rel[c].Base(); {
		case b == syntax.Nummod && c < w:
			first, last := f.t.Subtree(c)
			v, ok := number(f.Doc, first, last)
			if !ok || last > w {
				continue
			}
			unit := unitOf(a, f.lemma(w))
			if cur := currency(f.Doc.Word(w)); cur != "" {
				unit = cur
			}
			return Quantity{f.Doc.Cover(first, w+1), v, unit}, true
		}
	}
	return Quantity{}, false
}

var currencies = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "dollar": "USD", "dollars": "USD",
	"euro": "EUR", "euros": "EUR", "pounds": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY", "roubles": "RUB", "rubles": "RUB"}

func currency(word string) string { return currencies[strings.ToLower(word)] }

// unitOf says what is counted: the dead, the injured, the arrested, troops, people.
func unitOf(a *act, noun string) string {
	switch {
	case a.typ == plover.Assault && injures[a.entry.key]:
		return "injured"
	case a.typ == plover.Assault && kills[a.entry.key]:
		return "dead"
	case a.typ == plover.Coerce && a.mode == "arrest":
		return "arrested"
	case a.typ == plover.Mobilize || a.typ == plover.Retreat && a.mode == "withdraw":
		if personal[noun] {
			return "troops"
		}
	}
	if personal[noun] {
		return "people"
	}
	return noun
}

var (
	injures  = wordSet("wound injure hurt maim injury wounding")
	kills    = wordSet("kill murder assassinate execute massacre slaughter behead hang lynch butcher killing murder massacre execution")
	personal = wordSet(`people person man woman child civilian soldier troop villager resident worker protester demonstrator student
		journalist policeman officer member fighter militant rebel refugee migrant hostage prisoner detainee diplomat peacekeeper
		passenger tourist farmer sailor guard marine reservist activist patient doctor nurse family`)
)

var numerals = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12}

// number reads words such as "1,500", "4.5 million", "two hundred".
func number(d *text.Doc, first, last int) (float64, bool) {
	sum, any := 0.0, false
	for i := first; i < last; i++ {
		w := strings.ToLower(strings.ReplaceAll(d.Word(i), ",", ""))
		v, err := strconv.ParseFloat(w, 64)
		switch n, ok := numerals[w]; {
		case err == nil:
			sum, any = sum+v, true
		case ok && n >= 100 && any:
			sum *= n
		case ok:
			sum, any = sum+n, true
		}
	}
	return sum, any
}
