package relations

import (
	"strconv"
	"strings"
)

// A Ranking is a list of the pairs of states that stand out in some months, out of the sums that
// the store keeps in pair_months.
type Ranking struct{ Method }

// A Pair is a row of a ranking.
type Pair struct {
	Source, Target string // states, and bodies of states: "USA", "IGO"
	Value          float64
	Events         int // acts that occurred or go on, each once
	Cooperation    int // of them
	Conflict       int // of them
	Earlier        int // what is compared, in as many months before; 0 where nothing is compared
	Reports        int
	Origins        int
	Intensity      float64 // the sum
}

// Rankings returns all rankings, sorted by name.
func Rankings() []Ranking {
	var list []Ranking
	for _, name := range names("ranking") {
		r, _ := LookupRanking(name)
		list = append(list, r)
	}
	return list
}

// LookupRanking returns the ranking of a name.
func LookupRanking(name string) (Ranking, bool) {
	data, err := files.ReadFile("ranking/" + name + ".sql")
	if err != nil {
		return Ranking{}, false
	}
	m, _, err := parseMethod(name, string(data))
	if err != nil {
		panic(err) // it is embedded; the tests read every one
	}
	return Ranking{m}, true
}

// Query returns the query of a ranking for the months from first to last (202601), at most limit
// rows: columns source_state, target_state, value, events, cooperation, conflict, earlier, reports,
// origins, intensity, best first. It has no placeholders.
func (r Ranking) Query(first, last, limit int) string {
	from, to := Month.Start(first), Month.Start(last)
	months := (to.Year()-from.Year())*12 + int(to.Month()-from.Month()) + 1
	return strings.NewReplacer(
		"{first}", strconv.Itoa(first),
		"{last}", strconv.Itoa(last),
		"{before}", strconv.Itoa(Month.Add(first, -max(months, 1))),
		"{limit}", strconv.Itoa(max(limit, 0)),
	).Replace(bare(r.SQL))
}
