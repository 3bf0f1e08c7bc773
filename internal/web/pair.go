package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// pairAddress is the page of a pair.
func pairAddress(a, b string, pairs ...string) string {
	return with("/pair", url.Values{"a": {a}, "b": {b}}, pairs...)
}

// periodsAtMost is how many periods a timeline shows, the last ones.
const periodsAtMost = 180

// A timeline is a chart and what is asked with it.
type timeline struct {
	A, B           string
	NameA, NameB   string
	Per, Way       string
	Index          relations.Index
	Indices        []relations.Index
	Pers, Ways     []choice
	Chart, Both    chart
	Points         []store.Point
	Point          string
	Acts           *rows
	Fields         []field
	Hidden         url.Values
	Turn, All      string
	Brief, Swapped string
}

// pair shows what two actors do to each other over time. A point of the chart opens its sentences.
func (s *site) pair(_ http.ResponseWriter, r *http.Request) (shown, error) {
	v := r.URL.Query()
	a, b := strings.TrimSpace(v.Get("a")), strings.TrimSpace(v.Get("b"))
	if a == "" || b == "" || len(a)+len(b) > 400 {
		return shown{}, refuse(http.StatusBadRequest, "Which two? The address wants a and b, like /pair?a=NOR&b=ISL.")
	}
	asked, err := ask(v, tab{Uses: "text what since until outlet by"})
	if err != nil {
		return shown{}, err
	}
	q := asked.query
	if y := q.Since; y != 0 && y < 18000000 || q.Until > 22000000 {
		return shown{}, refuse(http.StatusBadRequest, "Timelines lie between 1800 and 2200.")
	}
	per, err := relations.ParsePeriod(cmp.Or(v.Get("per"), "month"))
	if err != nil {
		return shown{}, refuse(http.StatusBadRequest, "%v.", err)
	}
	index, ok := relations.Lookup(cmp.Or(v.Get("index"), "events"))
	if !ok {
		return shown{}, refuse(http.StatusBadRequest, "There is no index called %q.", v.Get("index"))
	}
	t := timeline{A: a, B: b, Per: string(per), Index: index, Indices: relations.Indices(), Way: cmp.Or(v.Get("way"), "both"), Point: v.Get("point"),
		Fields: fields(v, "text", "what", "since", "until"), Swapped: with("/pair", v, "a", b, "b", a)}
	switch t.Way {
	case "both":
		q.Between = []string{a, b}
	case "there":
		q.Who, q.Whom = []string{a}, []string{b}
	case "back":
		q.Who, q.Whom = []string{b}, []string{a}
	default:
		return shown{}, refuse(http.StatusBadRequest, "way is both, there or back.")
	}
	if err := s.drawPair(r, &t, q, per); err != nil {
		return shown{}, err
	}
	t.NameA, t.NameB = s.nameOf(r, a), s.nameOf(r, b)
	for _, x := range []string{"day", "week", "month", "year"} {
		t.Pers = append(t.Pers, choice{x, with("/pair", v, "per", x, "point", ""), x == t.Per})
	}
	for _, x := range [][2]string{{"both", "both ways"}, {"there", t.NameA + " → " + t.NameB}, {"back", t.NameB + " → " + t.NameA}} {
		t.Ways = append(t.Ways, choice{x[1], with("/pair", v, "way", x[0], "point", ""), x[0] == t.Way})
	}
	return shown{page: "pair", title: t.NameA + " and " + t.NameB, data: t}, nil
}

// drawPair asks the series and draws them, and finds the acts of the point that is chosen, else the newest.
func (s *site) drawPair(r *http.Request, t *timeline, q store.Query, per relations.Period) error {
	ctx, v := r.Context(), r.URL.Query()
	get := func(index string) ([]store.Point, error) {
		p, err := s.st.Series(ctx, q, index, per)
		return p[max(0, len(p)-periodsAtMost):], err
	}
	var err error
	if t.Points, err = get(t.Index.Name); err != nil {
		return err
	}
	good, err := get("cooperation")
	if err != nil {
		return err
	}
	bad, err := get("conflict")
	if err != nil {
		return err
	}
	to := func(period string) string { return with("/pair", v, "point", period) + "#acts" }
	t.Both = upAndDown(good, bad, t.Point, to)
	t.Chart = bars(t.Points, t.Point, to)
	for _, list := range [][]store.Point{t.Points, good, bad} {
		for _, p := range list {
			if p.Period == t.Point {
				q.Since, q.Until = tellings.DayOf(p.First), tellings.DayOf(p.Last)
			}
		}
	}
	q.Sort, q.Limit, q.After = "newest", 60, ""
	t.Acts, err = s.find(ctx, "events", q)
	back := url.Values{"tab": {"events"}}
	if len(q.Between) > 0 {
		back["between"] = []string{t.A + "," + t.B}
	} else {
		back["who"], back["whom"] = q.Who, q.Whom
	}
	back.Set("since", cmp.Or(q.Since.String(), v.Get("since")))
	back.Set("until", cmp.Or(q.Until.String(), v.Get("until")))
	t.All, t.Brief = with("/search", back), with("/brief", back)
	return err
}

// nameOf returns the name that people know a key by.
func (s *site) nameOf(r *http.Request, key string) string {
	if a, err := s.st.Actor(r.Context(), asKey(key)); err == nil {
		return a.Name
	}
	return key
}

// rankings lists the pairs of states that stand out.
func (s *site) rankings(_ http.ResponseWriter, r *http.Request) (shown, error) {
	v := r.URL.Query()
	name := cmp.Or(v.Get("ranking"), "most-events")
	ranking, ok := relations.LookupRanking(name)
	if !ok {
		return shown{}, refuse(http.StatusBadRequest, "There is no ranking called %q.", name)
	}
	a, err := ask(v, tab{Uses: "since until"})
	if err != nil {
		return shown{}, err
	}
	pairs, err := s.st.Pairs(r.Context(), name, a.query.Since, a.query.Until, 50)
	if err != nil {
		return shown{}, err
	}
	var list []choice
	for _, k := range relations.Rankings() {
		list = append(list, choice{k.Title, k.Name, k.Name == name})
	}
	most := 1
	for _, p := range pairs {
		most = max(most, p.Cooperation+p.Conflict)
	}
	type row struct {
		store.Pair
		To        string
		Good, Bad int // hundredths of the longest bar
		NameA     string
		NameB     string
	}
	names := map[string]string{} // most states stand in several pairs
	for _, p := range pairs {
		for _, code := range []string{p.Source, p.Target} {
			if names[code] == "" {
				names[code] = s.nameOf(r, code)
			}
		}
	}
	var out []row
	for _, p := range pairs {
		out = append(out, row{p, pairAddress(p.Source, p.Target, "way", "there"), p.Cooperation * 100 / most, p.Conflict * 100 / most, names[p.Source], names[p.Target]})
	}
	return shown{page: "relations", title: "Relations", data: struct {
		Ranking  relations.Ranking
		Rankings []choice
		Fields   []field
		Pairs    []row
		Name     string
	}{ranking, list, fields(v, "since", "until"), out, name}}, nil
}
