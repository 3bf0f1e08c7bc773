package statements

import (
	"strings"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/syntax"
)

// listed finds the content of verb i in the list that follows its sentence s, one part for each
// item, as communiqués have it:
//
//	The two sides agreed:
//	1. to open the border;
//	2. to resume flights.
func (r *reader) listed(i int, c *cue, s rng) (complement, bool) {
	k := complement{told: -1, prep: -1}
	var ok bool
	if k.colour, ok = c.has(frameTo | frameObj | frameThat | frameObjTo); !ok || s.b-s.a < 2 || s.b-i > 9 || r.d.Word(s.b-1) != ":" {
		return k, false
	}
	for n := r.d.SentenceOf(s.a) + 1; n < len(r.d.Sentences); n++ {
		at := rng{r.d.Sentences[n].First, r.d.Sentences[n].Last}
		if !r.marker(at) {
			break
		}
		at.a++
		for at.a < at.b && r.t.Tag[at.a] == syntax.PUNCT && r.quote[at.a] < 0 {
			at.a++
		}
		k.content = append(k.content, at)
	}
	return k, len(k.content) > 0
}

// marker reports whether the sentence x begins as an item of a list: with a number and a stop,
// a dash or a bullet.
func (r *reader) marker(x rng) bool {
	if x.b-x.a < 3 {
		return false
	}
	w := r.d.Word(x.a)
	switch w {
	case "-", "–", "—", "•", "*", "·":
		return true
	}
	n := strings.TrimRight(w, ".)")
	if n == "" || len(n) > 2 {
		return false
	}
	for j := range len(n) {
		if n[j] < '0' || n[j] > '9' {
			if len(n) > 1 || n == w || n[0] < 'a' || n[0] > 'e' {
				return false
			}
		}
	}
	next := r.d.Word(x.a + 1)
	return n != w || next == "." || next == ")"
}

// answerer returns the actor who answers in an interview whose answers are marked "A": the
// person most often named before the first of them, or -1.
func (r *reader) answerer(before int) int {
	best, most := -1, 0
	for a := range r.cast.Actors {
		if r.cast.Actors[a].Type != actors.Person {
			continue
		}
		n := 0
		for _, m := range r.cast.Actors[a].Mentions {
			if m.Head < before {
				n++
			}
		}
		if n > most {
			best, most = a, n
		}
	}
	return best
}

// labelled returns the actor whose surname the label of a transcript is, "SILVA", or -1.
func (r *reader) labelled(w string) int {
	for a := range r.cast.Actors {
		if r.cast.Actors[a].Type != actors.Person {
			continue
		}
		parts := strings.Fields(r.cast.Actors[a].Name)
		if len(parts) > 0 && strings.EqualFold(parts[len(parts)-1], w) {
			return a
		}
	}
	return -1
}
