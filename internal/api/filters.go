package api

import (
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// The filters are those of the commands. A filter given twice means either.

type Paging struct {
	Limit int    `query:"limit" minimum:"1" maximum:"100000" doc:"rows at most: 50 of a page where nothing is said, 500 of a page at most, all of lines"`
	After string `query:"after" maxLength:"64" doc:"go on after the page that ended with this cursor"`
}

// largestPage is how many rows a page has at most.
const largestPage = 500

func (p *Paging) put(q *store.Query) { q.Limit, q.After = p.Limit, p.After }

type FilterWho struct {
	Who []string `query:"who,explode" maxItems:"10" doc:"who acts, speaks, is held to it: a code (KOR, KOR GOV, IGO), a Wikidata id, words of a name, or an actor's key" example:"KEN"`
}

type FilterWhom struct {
	Whom []string `query:"whom,explode" maxItems:"10" doc:"towards whom" example:"TCD"`
}

type FilterWhat struct {
	What []string `query:"what,explode" maxItems:"20" doc:"of events: type (THREATEN), mode (CONSULT/visit), quad (material-conflict), context (military) or beginning of a CAMEO code; of statements, pledges and actors their kind"`
}

type FilterWhere struct {
	Where []string `query:"where,explode" maxItems:"20" doc:"country (KOR), of events also the name of the place"`
}

type FilterStatus struct {
	Status []string `query:"status,explode" maxItems:"20" doc:"of events: occurred, ongoing, planned, possible, conditional, demanded, denied, historical; of stories also disputed; of pledges: open, due, repeated, kept, broken, withdrawn, overtaken, changed, answered"`
}

type FilterSides struct {
	Between []string `query:"between,explode" maxItems:"2" doc:"two actors, in either direction: KOR,CHN or given twice" example:"KEN,TCD"`
	By      []string `query:"by,explode" maxItems:"10" doc:"according to whom"`
}

type FilterDays struct {
	Since string `query:"since" maxLength:"10" doc:"from this day, month or year on: 2026-01-05, 2026-01 or 2026" example:"2026-01"`
	Until string `query:"until" maxLength:"10" doc:"up to this day, month or year" example:"2026"`
}

type FilterOutlets struct {
	Outlet []string `query:"outlet,explode" maxItems:"20" doc:"outlet of the article, as articles name it"`
}

type FilterWords struct {
	Text string `query:"text" maxLength:"300" doc:"words that must stand there: words, \"a phrase\", begin*, -without, this OR that" example:"border"`
}

type FilterArticle struct {
	Article int64 `query:"article" minimum:"1" maximum:"4398046511104" doc:"the number of an article"`
}

type FilterStory struct {
	Story string `query:"story" maxLength:"32" doc:"all reports of one event, by the id of any of them" example:"1.e1"`
}

func (f *FilterWho) put(q *store.Query)     { q.Who = f.Who }
func (f *FilterWhom) put(q *store.Query)    { q.Whom = f.Whom }
func (f *FilterWhat) put(q *store.Query)    { q.What = f.What }
func (f *FilterWhere) put(q *store.Query)   { q.Where = f.Where }
func (f *FilterStatus) put(q *store.Query)  { q.Status = f.Status }
func (f *FilterOutlets) put(q *store.Query) { q.Outlet = f.Outlet }
func (f *FilterWords) put(q *store.Query)   { q.Text = f.Text }
func (f *FilterArticle) put(q *store.Query) { q.Article = f.Article }
func (f *FilterStory) put(q *store.Query)   { q.Story = f.Story }

func (f *FilterSides) put(q *store.Query) {
	for _, b := range f.Between { // "KOR,CHN" is two
		q.Between = append(q.Between, strings.Split(b, ",")...)
	}
	q.By = f.By
}

// query puts the days into q. An error names the parameter.
func (f *FilterDays) query(q *store.Query) error {
	for _, d := range []struct {
		name, value string
	}{{"since", f.Since}, {"until", f.Until}} {
		if d.value == "" {
			continue
		}
		got := tellings.DaysOf(d.value)
		switch {
		case got.First == 0:
			return wrong(d.name, "is no day, month or year (want 2026-05-03, 2026-05 or 2026)", d.value)
		case d.name == "since":
			q.Since = got.First
		default:
			q.Until = got.Last
		}
	}
	return nil
}

// ask makes a query of filters.
func ask(sort string, d *FilterDays, filters ...interface{ put(*store.Query) }) (store.Query, error) {
	q := store.Query{Sort: sort}
	for _, f := range filters {
		f.put(&q)
	}
	err := d.query(&q)
	return q, err
}

// wrong is the problem of a parameter.
func wrong(name, message string, value any) error {
	return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: message, Location: "query." + name, Value: value})
}

// articleNumber reads the number of an article out of a path.
func articleNumber(id string) (int64, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n < 1 || n > 1<<42 {
		return 0, huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{Message: "is no number of an article (want 12)", Location: "path.id", Value: id})
	}
	return n, nil
}
