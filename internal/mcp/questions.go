package mcp

import (
	"fmt"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// The filters of the tools are those of the commands. Of several values of one filter one is enough.

// Common are the filters of all lists.
type Common struct {
	Since  string   `json:"since,omitempty" jsonschema:"from this day, month or year on: 2026-01-05, 2026-01 or 2026"`
	Until  string   `json:"until,omitempty" jsonschema:"up to this day, month or year"`
	Text   string   `json:"text,omitempty" jsonschema:"words that must stand there: words, \"a phrase\", begin*, -without, this OR that"`
	Outlet []string `json:"outlet,omitempty" jsonschema:"outlets of the articles, as articles name them"`
	Limit  int      `json:"limit,omitempty" jsonschema:"rows at most, up to 100; 20 where nothing is said"`
	After  string   `json:"after,omitempty" jsonschema:"go on after the page that ended with this cursor (next)"`
}

// An EventQuestion asks for events or for stories.
type EventQuestion struct {
	Who     []string `json:"who,omitempty" jsonschema:"who acts: a code (KOR, KOR GOV, IGO), a Wikidata id, words of a name, or an actor's key"`
	Whom    []string `json:"whom,omitempty" jsonschema:"towards whom"`
	Between []string `json:"between,omitempty" jsonschema:"two actors, in either direction"`
	By      []string `json:"by,omitempty" jsonschema:"according to whom"`
	What    []string `json:"what,omitempty" jsonschema:"PLOVER type (THREATEN), mode (CONSULT/visit), quad (material-conflict), context (military) or beginning of a CAMEO code (19)"`
	Status  []string `json:"status,omitempty" jsonschema:"occurred, ongoing, planned, possible, conditional, demanded, denied, historical; of stories also disputed"`
	Where   []string `json:"where,omitempty" jsonschema:"country (KOR) or name of the place"`
	Story   string   `json:"story,omitempty" jsonschema:"all reports of one event, by the id of any of them (12.e3); of events alone"`
	Sort    string   `json:"sort,omitempty" jsonschema:"newest (as if nothing is said), oldest; of stories also latest, reports, origins"`
	Common
}

// A StatementQuestion asks for statements.
type StatementQuestion struct {
	Who   []string `json:"who,omitempty" jsonschema:"who speaks: a code, a Wikidata id, words of a name, or a key"`
	Whom  []string `json:"whom,omitempty" jsonschema:"who is addressed"`
	What  []string `json:"what,omitempty" jsonschema:"direct, indirect, mixed; claiming, denying, accusing, promising, demanding, threatening; or the kind of an unnamed source"`
	Where []string `json:"where,omitempty" jsonschema:"country of the speaker"`
	Sort  string   `json:"sort,omitempty" jsonschema:"newest (as if nothing is said), oldest"`
	Common
}

// A PledgeQuestion asks for commitments.
type PledgeQuestion struct {
	Who    []string `json:"who,omitempty" jsonschema:"who is held to it: a code, a Wikidata id, words of a name, or a key"`
	Whom   []string `json:"whom,omitempty" jsonschema:"to whom it was made"`
	What   []string `json:"what,omitempty" jsonschema:"pledge, demand, threat, position, or the type of the event (AID)"`
	Status []string `json:"status,omitempty" jsonschema:"open, due, repeated, kept, broken, withdrawn, overtaken, changed, answered"`
	Where  []string `json:"where,omitempty" jsonschema:"country of who is held to it"`
	Sort   string   `json:"sort,omitempty" jsonschema:"newest (as if nothing is said), oldest, deadline"`
	Common
}

// An ActorQuestion asks for actors.
type ActorQuestion struct {
	Who   []string `json:"who,omitempty" jsonschema:"words of the name, a code, a Wikidata id or a key"`
	What  []string `json:"what,omitempty" jsonschema:"person, organization, country, group, or a sector (GOV, MIL)"`
	Where []string `json:"where,omitempty" jsonschema:"country (KOR)"`
	Common
}

// A SeriesQuestion asks how actors stand to each other over time.
type SeriesQuestion struct {
	Who     []string `json:"who,omitempty" jsonschema:"who acts"`
	Whom    []string `json:"whom,omitempty" jsonschema:"towards whom"`
	Between []string `json:"between,omitempty" jsonschema:"two actors, in either direction"`
	What    []string `json:"what,omitempty" jsonschema:"types, modes, quads, contexts or CAMEO codes that count"`
	Index   string   `json:"index,omitempty" jsonschema:"events (as if nothing is said), conflict, cooperation, material-conflict, net-intensity, threats, demands, …"`
	Per     string   `json:"per,omitempty" jsonschema:"day, week, month (as if nothing is said), year"`
	Since   string   `json:"since,omitempty" jsonschema:"from this day, month or year on"`
	Until   string   `json:"until,omitempty" jsonschema:"up to this day, month or year"`
}

func (c *Common) query(q store.Query) (store.Query, error) {
	q.Text, q.Outlet, q.After, q.Limit = c.Text, c.Outlet, c.After, 20
	if c.Limit > 0 {
		q.Limit = min(c.Limit, 100)
	}
	return q, days(&q, c.Since, c.Until)
}

// days puts the bounds of time into q.
func days(q *store.Query, since, until string) error {
	for name, value := range map[string]string{"since": since, "until": until} {
		got := tellings.DaysOf(value)
		switch {
		case value == "":
		case got.First == 0:
			return fmt.Errorf("%s: %q is no day, month or year (want 2026-05-03, 2026-05 or 2026)", name, value)
		case name == "since":
			q.Since = got.First
		default:
			q.Until = got.Last
		}
	}
	return nil
}

func (e *EventQuestion) query() (store.Query, error) {
	return e.Common.query(store.Query{Who: e.Who, Whom: e.Whom, Between: e.Between, By: e.By, What: e.What, Status: e.Status, Where: e.Where, Story: e.Story, Sort: e.Sort})
}

func (e *StatementQuestion) query() (store.Query, error) {
	return e.Common.query(store.Query{Who: e.Who, Whom: e.Whom, What: e.What, Where: e.Where, Sort: e.Sort})
}

func (e *PledgeQuestion) query() (store.Query, error) {
	return e.Common.query(store.Query{Who: e.Who, Whom: e.Whom, What: e.What, Status: e.Status, Where: e.Where, Sort: e.Sort})
}

func (e *ActorQuestion) query() (store.Query, error) {
	return e.Common.query(store.Query{Who: e.Who, What: e.What, Where: e.Where})
}
