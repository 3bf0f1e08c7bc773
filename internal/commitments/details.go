package commitments

import (
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/events"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// event returns the event that the cue names, else the first one that the wording x tells, or -1.
func (r *reader) event(cue int, x rng) int {
	first := -1
	for i := range r.Events {
		w := r.Events[i].Word
		if w == cue {
			return i
		}
		if first < 0 && x.holds(w) {
			first = i
		}
	}
	return first
}

// deadline returns the time expression in x before which the act is due, or -1.
func (r *reader) deadline(x rng) int {
	for i := range r.Times {
		e := &r.Times[i]
		if !x.holds(e.First) || e.First == 0 {
			continue
		}
		for j := e.First - 1; j >= max(x.a, e.First-4); j-- {
			switch r.word(j) {
			case "by", "before", "until", "till", "within":
				return i
			}
			if r.Tree.Tag[j] == syntax.VERB || r.Tree.Tag[j] == syntax.PUNCT {
				break
			}
		}
		switch r.word(e.First) {
		case "by", "before", "until", "till", "within":
			return i
		}
	}
	return -1
}

// condition returns the clause on which the act headed by word v depends, or an empty span.
func (r *reader) condition(v int, x rng) text.Span {
	if v < 0 {
		return text.Span{}
	}
	for h, steps := v, 0; h >= 0 && steps < 4; h, steps = int(r.Tree.Head[h]), steps+1 {
		for c := range r.Tree.Dependents(h) {
			if r.Tree.Rel[c].Base() != syntax.Advcl {
				continue
			}
			m := r.caseOf(c)
			if m < 0 {
				continue
			}
			switch r.word(m) {
			case "if", "unless", "provided", "once", "until":
				at := r.trim(r.subtree(c))
				return r.Doc.Cover(at.a, at.b)
			}
		}
		if r.Tree.Rel[h].Base() == syntax.Ccomp || r.Tree.Rel[h].Base() == syntax.Parataxis {
			break
		}
	}
	return text.Span{}
}

// currencies are signs and nouns of money.
var currencies = map[string]string{"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "dollar": "USD", "euro": "EUR",
	"yen": "JPY", "won": "KRW", "yuan": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "rial": "IRR", "lira": "TRY"}

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}

// amount returns the first sum of money or number of things in x, or nil.
func (r *reader) amount(x rng) *events.Quantity {
	for i := x.a; i < x.b; i++ {
		if r.Tree.Tag[i] != syntax.NUM {
			continue
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(r.Doc.Word(i), ",", ""), 64)
		if err != nil || r.inTime(i) {
			continue
		}
		first, j := i, i+1
		unit := ""
		if i > 0 {
			if c := currencies[r.word(i-1)]; c != "" {
				unit, first = c, i-1
			}
		}
		for j < len(r.Doc.Words) && scales[r.word(j)] > 0 {
			v *= scales[r.word(j)]
			j++
		}
		if unit == "" {
			for j < min(i+5, x.b) && r.Tree.Tag[j] == syntax.ADJ {
				j++
			}
			if j >= x.b || r.Tree.Tag[j] != syntax.NOUN && r.word(j) != "%" {
				continue
			}
			if unit = currencies[r.lemma(j)]; unit == "" {
				unit = r.lemma(j)
			}
			j++
		}
		return &events.Quantity{Span: r.Doc.Cover(first, j), Value: v, Unit: unit}
	}
	return nil
}

// inTime reports whether word i is part of a time expression.
func (r *reader) inTime(i int) bool {
	for k := range r.Times {
		if e := &r.Times[k]; e.First <= i && i < e.Last {
			return true
		}
	}
	return false
}
