package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
)

func (a *app) eventsCommand() *cobra.Command {
	q := &asking{app: a}
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Ask the store for events: who did what to whom",
		Long: `Events prints the events that articles of the store tell, each with its words. All filters must hold;
a filter given twice means either. An actor is a code (KOR, "KOR GOV", IGO), a Wikidata id, words of
a name, or a key that chancery actors shows.`,
		Example: `  chancery events --who USA --whom CHN --since 2025 --what SANCTION --what THREATEN
  chancery events --between KOR,CHN --what CONSULT/visit --format csv > visits.csv
  chancery events --by "state media" --status denied --text "drone OR missile"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return answer(q, cmd, eventColumns, func(st *store.Store, query store.Query) (store.Page[store.Event], error) {
				return st.Events(cmd.Context(), query)
			})
		},
	}
	q.flags(cmd, []string{"newest", "oldest"}, append(eventFilters, articleFilter, storyFilter)...)
	return cmd
}

var eventFilters = []filter{
	{"who", "who acts"}, {"whom", "towards whom"}, {"between", "two actors, in either direction: KOR,CHN"}, {"by", "according to whom"},
	{"what", "type (THREATEN), mode (CONSULT/visit), quad (material-conflict), context (military) or beginning of a CAMEO code (19)"},
	{"status", "occurred, ongoing, planned, possible, conditional, demanded, denied, historical"},
	{"where", "country (KOR) or name of the place"}, sinceFilter, untilFilter, textFilter, outletFilter,
}

var eventColumns = columns[store.Event]{
	names: []string{"id", "day", "type", "status", "who", "whom", "by", "place", "reports", "words"},
	cells: func(e *store.Event) []string {
		typ := e.Type
		if e.Mode != "" {
			typ += "/" + e.Mode
		}
		return []string{e.ID, e.Day, typ, e.Status, names(e.Sources), names(e.Targets), names(e.By), e.Place, strconv.Itoa(e.Reports), e.Sentence}
	},
}

func (a *app) statementsCommand() *cobra.Command {
	q := &asking{app: a}
	cmd := &cobra.Command{
		Use:   "statements",
		Short: "Ask the store for statements: who said what",
		Long:  `Statements prints what people and bodies have said, as the articles of the store tell it. Filters are those of chancery events.`,
		Example: `  chancery statements --who "Wang Yi" --text Taiwan --sort oldest
  chancery statements --where IRN --what accusing --since 2026-01`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return answer(q, cmd, statementColumns, func(st *store.Store, query store.Query) (store.Page[store.Statement], error) {
				return st.Statements(cmd.Context(), query)
			})
		},
	}
	q.flags(cmd, []string{"newest", "oldest"}, filter{"who", "who speaks"}, filter{"whom", "who is addressed"},
		filter{"what", "direct, indirect, mixed; claiming, denying, accusing, promising, demanding, threatening, …; or the kind of an unnamed source"},
		filter{"where", "country of the speaker"}, sinceFilter, untilFilter, textFilter, outletFilter, articleFilter, storyFilter)
	return cmd
}

var statementColumns = columns[store.Statement]{
	names: []string{"id", "day", "kind", "colour", "who", "whom", "outlet", "words"},
	cells: func(s *store.Statement) []string {
		who := s.SaidBy
		if s.Speaker != nil {
			who = s.Speaker.Name
		}
		return []string{s.ID, s.Day, s.Kind, s.Colour, who, names(s.Addressees), s.Article.Outlet, s.Content}
	},
}

func (a *app) pledgesCommand() *cobra.Command {
	q := &asking{app: a}
	cmd := &cobra.Command{
		Use:     "pledges",
		Aliases: []string{"commitments", "ledger"},
		Short:   "Ask the store for pledges, demands, threats and positions, and what became of them",
		Long: `Pledges prints commitments and, for each, what later articles show: that it was repeated, kept,
broken, withdrawn, overtaken or changed, with the words and the day. That is evidence; the verdict is
yours. A demand counts as kept where it was met, a threat where it was carried out.`,
		Example: `  chancery pledges --who CHN --whom KOR --what pledge --since 2019
  chancery pledges --whom KOR --what demand --status open
  chancery pledges --status due --sort deadline`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return answer(q, cmd, pledgeColumns, func(st *store.Store, query store.Query) (store.Page[store.Commitment], error) {
				return st.Commitments(cmd.Context(), query, today())
			})
		},
	}
	q.flags(cmd, []string{"newest", "oldest", "deadline"}, filter{"who", "who is held to it"}, filter{"whom", "to whom it was made"},
		filter{"what", "pledge, demand, threat, position, or the type of the event (AID)"},
		filter{"status", "open, due, repeated, kept, broken, withdrawn, overtaken, changed, answered"},
		filter{"where", "country of who is held to it"}, sinceFilter, untilFilter, textFilter, outletFilter, articleFilter, storyFilter)
	return cmd
}

var pledgeColumns = columns[store.Commitment]{
	names: []string{"id", "said", "kind", "who", "whom", "deadline", "evidence", "words"},
	cells: func(c *store.Commitment) []string {
		who := ""
		if c.By != nil {
			who = c.By.Name
		}
		var evidence []string
		for _, e := range c.Evidence {
			evidence = append(evidence, fmt.Sprintf("%s %s %s", e.Day, e.Wording, e.Finding))
		}
		return []string{c.ID, c.Said, c.Kind, who, names(c.To), c.Deadline, strings.Join(evidence, "; "), c.Content}
	},
}

func (a *app) storiesCommand() *cobra.Command {
	q := &asking{app: a}
	cmd := &cobra.Command{
		Use:   "stories",
		Short: "Ask the store for events, each once, however many articles tell it",
		Long: `Stories joins the reports of one event: how many articles tell it and how many of them independently,
who was first, and what they tell differently. Filters are those of chancery events; --status disputed
wants those that are told in more than one way. chancery show ID lays one out.`,
		Example: `  chancery stories --since 2026-01 --sort origins
  chancery stories --who ISR --what ASSAULT --status disputed`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return answer(q, cmd, storyColumns, func(st *store.Store, query store.Query) (store.Page[store.Story], error) {
				return st.Stories(cmd.Context(), query)
			})
		},
	}
	q.flags(cmd, []string{"newest", "oldest", "latest", "reports", "origins"}, eventFilters...)
	return cmd
}

var storyColumns = columns[store.Story]{
	names: []string{"id", "day", "type", "status", "who", "whom", "reports", "origins", "first", "disputed", "words"},
	cells: func(s *store.Story) []string {
		typ := s.Type
		if s.Mode != "" {
			typ += "/" + s.Mode
		}
		var about []string
		for _, d := range s.Disagreements {
			about = append(about, d.About)
		}
		return []string{s.ID, s.Day, typ, s.Status, sides(s.Story.Sources), sides(s.Story.Targets), strconv.Itoa(s.Reports), strconv.Itoa(s.Origins), s.First.Outlet, strings.Join(about, "; "), s.Words}
	},
}

// sides names the actors of a story.
func sides(list []tellings.Side) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name)
	}
	return strings.Join(out, "; ")
}

// versions lists values with who gives each.
func versions(list []stories.Version) string {
	var out []string
	for _, v := range list {
		var who []string
		for _, x := range v.Voices {
			who = append(who, or(x.Outlet, "article "+strconv.FormatInt(x.Article, 10)))
		}
		out = append(out, v.Value+" ("+strings.Join(unique(who), ", ")+")")
	}
	return strings.Join(out, " / ")
}
