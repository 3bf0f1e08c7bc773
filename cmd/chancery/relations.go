package main

import (
	"bufio"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/store"
)

// A relating is one call of the command relations.
type relating struct {
	asking
	indices []string
	per     string
	ranking string
	list    bool
	changes bool
}

func (a *app) relationsCommand() *cobra.Command {
	r := &relating{asking: asking{app: a}}
	cmd := &cobra.Command{
		Use:   "relations",
		Short: "Ask the store how actors stand to each other over time",
		Long: `Relations prints a series for a pair of actors: an index by day, week, month or year, each event
counted once however many articles tell it, with the periods marked that stand out from those before.
Without --who, --whom and --between it ranks the pairs of states.

Every index is one SQL file with its meaning on top; --indices lists them, docs/indices.md explains
them. The events of a point: chancery events with the same filters and its first and last day.`,
		Example: `  chancery relations --who USA --whom CHN --since 2015
  chancery relations --between IND,PAK --index conflict --index cooperation --per week --format csv
  chancery relations --ranking most-conflict --since 2026-01`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd) },
	}
	r.flags(cmd, []string{"period"}, eventFilters...)
	f := cmd.Flags()
	for _, name := range []string{"sort", "after", "all"} { // a series is whole and in order
		if err := f.MarkHidden(name); err != nil {
			panic(err)
		}
	}
	f.StringArrayVar(&r.indices, "index", nil, "index, by its name; more than one may be given (default events)")
	f.StringVar(&r.per, "per", "month", "period: day, week, month, year")
	f.StringVar(&r.ranking, "ranking", "most-events", "how pairs are ranked where no actor is named")
	f.BoolVar(&r.changes, "changes", false, "only the periods that stand out")
	f.BoolVar(&r.list, "indices", false, "list the indices and rankings with their meaning")
	complete(cmd, "per", "day", "week", "month", "year")
	return cmd
}

func (r *relating) run(cmd *cobra.Command) error {
	if r.list {
		return r.methods()
	}
	period, err := relations.ParsePeriod(r.per)
	if err != nil {
		return &usageError{fmt.Errorf("relations: --per: %w", err)}
	}
	st, err := r.open(cmd)
	if err != nil {
		return err
	}
	defer st.Close()
	out := bufio.NewWriter(r.app.stdout)
	q := r.query
	if len(q.Who)+len(q.Whom)+len(q.Between) == 0 {
		pairs, err := st.Pairs(cmd.Context(), r.ranking, q.Since, q.Until, q.Limit)
		if err != nil {
			return wrong(cmd, err)
		}
		return printAll(r.format, out, pairColumns, pairs)
	}
	if len(r.indices) == 0 {
		r.indices = []string{"events"}
	}
	var all []store.Point
	for _, name := range r.indices {
		points, err := st.Series(cmd.Context(), q, name, period)
		if err != nil {
			return wrong(cmd, err)
		}
		for _, p := range points {
			if !r.changes || p.Change != "" {
				all = append(all, p)
			}
		}
	}
	return printAll(r.format, out, pointColumns, all)
}

// printAll prints rows that are all there.
func printAll[T any](format string, out *bufio.Writer, c columns[T], rows []T) error {
	p := newPrinter(format, out, c)
	for i := range rows {
		if err := p.row(&rows[i]); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := errors.Join(p.end(), out.Flush()); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// methods lists the indices and rankings.
func (r *relating) methods() error {
	p := newPage(width(r.app.stdout), colours(r.app.stdout))
	one := func(m relations.Method) {
		p.para(0, 2, piece{m.Name, strong}, piece{" · " + m.Title, plain})
		for _, x := range [][2]string{{"Meaning", m.Meaning}, {"Formula", m.Formula}, {"Range", m.Range}, {"Not for", m.NotFor}} {
			p.para(2, 4, piece{x[0] + ": ", faint}, piece{x[1], plain})
		}
		p.space()
	}
	p.para(0, 0, piece{"INDICES", head})
	p.space()
	for _, ix := range relations.Indices() {
		one(ix.Method)
	}
	p.para(0, 0, piece{"RANKINGS", head})
	p.space()
	for _, k := range relations.Rankings() {
		one(k.Method)
	}
	_, err := fmt.Fprintln(r.app.stdout, strings.TrimSpace(p.b.String()))
	return err
}

var pointColumns = columns[store.Point]{
	names: []string{"index", "period", "first", "last", "value", "events", "reports", "origins", "change"},
	cells: func(p *store.Point) []string {
		return []string{p.Index, p.Period, p.First, p.Last, decimal(p.Value), strconv.Itoa(p.Events), strconv.Itoa(p.Reports), strconv.Itoa(p.Origins), p.Change}
	},
}

var pairColumns = columns[store.Pair]{
	names: []string{"source", "target", "value", "events", "cooperation", "conflict", "earlier", "reports", "origins", "intensity"},
	cells: func(p *store.Pair) []string {
		return []string{p.Source, p.Target, decimal(p.Value), strconv.Itoa(p.Events), strconv.Itoa(p.Cooperation), strconv.Itoa(p.Conflict), strconv.Itoa(p.Earlier),
			strconv.Itoa(p.Reports), strconv.Itoa(p.Origins), decimal(p.Intensity)}
	},
}

// decimal writes a value with three decimals at most.
func decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
