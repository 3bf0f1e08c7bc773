package main

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/world"
)

func (a *app) actorsCommand() *cobra.Command {
	var date, words string
	q := &asking{app: a}
	cmd := &cobra.Command{
		Use:   "actors [NAME]...",
		Short: "Look a name up in the tables of the world as of a date; without a name, ask the store for actors",
		Long: `With names, actors looks a name up as the reading does and prints each thing that it means: the code of the
actor on the date, its full name, and why, with the file and line of the table. A name is that of
a state, person, body, armed group, party, firm or outlet, a title with a country ("Japanese
prime minister"), a family name, or a common noun ("riot police").

Without --date it is today's date that counts. Exit status 1 says that the tables do not know
some name.

Without a name, actors prints the actors of the store, those of most articles first, with their keys,
the offices that articles give them, and in how many articles they appear.`,
		Example: `  chancery actors --where KOR --what person --since 2026
  chancery actors "Lee Jae-myung" "the Kremlin" ISIS-K
  chancery actors --date 2023-05-01 "president of South Korea"
  chancery actors --words my-words "Port Authority of Ruritania"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return answer(q, cmd, actorColumns, func(st *store.Store, query store.Query) (store.Page[store.Actor], error) {
					return st.Actors(cmd.Context(), query)
				})
			}
			day := time.Now()
			if date != "" {
				var err error
				if day, err = time.Parse(time.DateOnly, date); err != nil {
					return &usageError{fmt.Errorf("actors: --date %q is not a date (want 2026-05-03)", date)}
				}
			}
			var user fs.FS
			if words != "" {
				user = os.DirFS(words)
			}
			w, err := world.Load(user)
			if err != nil {
				return err
			}
			return a.explain(w, args, day)
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "the day that counts, like 2026-05-03 (default today)")
	cmd.Flags().StringVar(&words, "words", "", "folder of word files to lay over the built-in ones")
	q.flags(cmd, []string{"articles", "rarest"}, filter{"who", "words of the name, a code, a Wikidata id or a key"},
		filter{"what", "person, organization, country, group, or a sector (GOV, MIL, …)"}, filter{"where", "country (KOR)"},
		textFilter, sinceFilter, untilFilter, outletFilter, articleFilter)
	return cmd
}

var actorColumns = columns[store.Actor]{
	names: []string{"key", "code", "type", "articles", "mentions", "roles", "name"},
	cells: func(x *store.Actor) []string {
		var roles []string
		for _, r := range x.Roles[:min(len(x.Roles), 3)] {
			roles = append(roles, strings.TrimSuffix(r.Title+" of "+r.Of, " of "))
		}
		return []string{string(x.Key), x.Code, x.Type, strconv.Itoa(x.Articles), strconv.Itoa(x.Mentions), strings.Join(roles, "; "), x.Name}
	},
}

// explain prints what each name means on day.
func (a *app) explain(w *world.World, names []string, day time.Time) error {
	unknown := false
	out := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
	for i, name := range names {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s\n", name)
		answers := w.Explain(strings.TrimSpace(name), day)
		if len(answers) == 0 {
			unknown = true
			fmt.Fprintf(out, "  not in the tables\n")
		}
		for _, x := range answers {
			full := ""
			if x.Entity != nil {
				full = x.Entity.Name
			}
			fmt.Fprintf(out, "  %s\t%s\t%s\n", x.Code, full, x.Reason)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if unknown {
		return errReported
	}
	return nil
}
