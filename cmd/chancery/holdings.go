package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
)

func (a *app) holdingsCommand() *cobra.Command {
	var address, format string
	cmd := &cobra.Command{
		Use:     "holdings",
		Short:   "Print how much a store holds",
		Example: "  chancery holdings --store talks.db",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !one(format, "text", "json") {
				return &usageError{fmt.Errorf("holdings: unknown --format %q (want text, json)", format)}
			}
			st, err := openStore(cmd.Context(), address)
			if err != nil {
				return err
			}
			defer st.Close()
			c, err := st.Counts(cmd.Context())
			if err != nil {
				return err
			}
			if format == "json" {
				return json.NewEncoder(a.stdout).Encode(c)
			}
			w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', tabwriter.AlignRight)
			for _, x := range []struct {
				n    int
				what string
			}{
				{c.Articles, "articles"}, {c.Versions - c.Articles, "earlier versions of them"}, {c.Origins, "origins: near-copies count once"}, {c.Events, "reports of events"},
				{c.Stories, "events, each once"}, {c.Statements, "statements"}, {c.Commitments, "commitments"}, {c.Actors, "actors"},
			} {
				fmt.Fprintf(w, "%d\t %s\n", x.n, x.what)
			}
			if c.First != 0 {
				fmt.Fprintf(w, "\t from %s to %s\n", c.First, c.Last)
			}
			return w.Flush()
		},
	}
	storeFlag(cmd, &address)
	cmd.Flags().StringVar(&format, "format", "text", "how to print: text, json")
	complete(cmd, "format", "text", "json")
	return cmd
}

func (a *app) forgetCommand() *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use:   "forget ARTICLE...",
		Short: "Remove articles, all their versions, and everything that came from them",
		Long: `Forget removes articles from the store by their numbers, with all their versions, findings and
corrections. What other articles tell too, stays. It cannot be undone, but the article can be kept again.`,
		Example: "  chancery forget 12 --store talks.db",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var ids []int64
			for _, arg := range args {
				id, ref, ok := store.ParseID(arg)
				if !ok || ref != "" {
					return &usageError{fmt.Errorf("forget: %q is no number of an article", arg)}
				}
				ids = append(ids, id)
			}
			st, err := openStoreToWrite(cmd.Context(), address)
			if err != nil {
				return err
			}
			defer st.Close()
			for i, id := range ids {
				if err := st.Forget(cmd.Context(), id, store.Update{Now: time.Now()}); err != nil {
					return fmt.Errorf("forget: %s: %w", args[i], err)
				}
				fmt.Fprintf(a.stderr, "chancery: article %s is forgotten\n", args[i])
			}
			return nil
		},
	}
	storeFlag(cmd, &address)
	return cmd
}
