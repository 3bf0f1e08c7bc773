package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// An asking is one call of a command that asks the store.
type asking struct {
	app    *app
	store  string
	query  store.Query
	since  string
	until  string
	format string
	all    bool
}

// A filter is a flag that many of these commands have: its name, and what it says of each.
type filter struct{ name, help string }

// flags adds the flags of a command that asks: the filters that it knows, and how to print.
func (q *asking) flags(cmd *cobra.Command, sorts []string, filters ...filter) {
	f := cmd.Flags()
	storeFlag(cmd, &q.store)
	for _, x := range filters {
		switch x.name {
		case "since":
			f.StringVar(&q.since, x.name, "", x.help)
		case "until":
			f.StringVar(&q.until, x.name, "", x.help)
		case "text":
			f.StringVar(&q.query.Text, x.name, "", x.help)
		case "story":
			f.StringVar(&q.query.Story, x.name, "", x.help)
		case "article":
			f.Int64Var(&q.query.Article, x.name, 0, x.help)
		default:
			f.StringArrayVar(q.list(x.name), x.name, nil, x.help)
		}
	}
	f.StringVar(&q.query.Sort, "sort", "", "order: "+strings.Join(sorts, ", ")+" (default "+sorts[0]+")")
	f.IntVarP(&q.query.Limit, "limit", "n", 0, "rows at most (default 50)")
	f.BoolVar(&q.all, "all", false, "all rows, however many")
	f.StringVar(&q.query.After, "after", "", "go on after the page that ended with this cursor")
	f.StringVar(&q.format, "format", "", "how to print: table, csv, jsonl (default: table on a terminal, else jsonl)")
	complete(cmd, "sort", sorts...)
	complete(cmd, "format", "table", "csv", "jsonl")
}

// list returns where the values of a filter go. A flag given twice means either.
func (q *asking) list(name string) *[]string {
	return map[string]*[]string{
		"who": &q.query.Who, "whom": &q.query.Whom, "between": &q.query.Between, "by": &q.query.By, "what": &q.query.What,
		"status": &q.query.Status, "where": &q.query.Where, "outlet": &q.query.Outlet,
	}[name]
}

// The filters as most commands have them.
var (
	sinceFilter   = filter{"since", "from this day on, like 2026-01-05, 2026-01 or 2026"}
	untilFilter   = filter{"until", "up to this day"}
	textFilter    = filter{"text", `words that must stand there: words, "a phrase", begin*, -without, this OR that`}
	outletFilter  = filter{"outlet", "outlet of the article, as articles name it"}
	articleFilter = filter{"article", "the number of an article"}
	storyFilter   = filter{"story", "all reports of one event, by the id of any of them"}
)

// open checks the flags and opens the store.
func (q *asking) open(cmd *cobra.Command) (*store.Store, error) {
	name := cmd.Name()
	if q.format == "" {
		q.format = "jsonl"
		if isTerminal(q.app.stdout) {
			q.format = "table"
		}
	}
	if !one(q.format, "table", "csv", "jsonl") {
		return nil, &usageError{fmt.Errorf("%s: unknown --format %q (want table, csv, jsonl)", name, q.format)}
	}
	if q.query.Limit < 0 {
		return nil, &usageError{fmt.Errorf("%s: --limit: %d is less than one", name, q.query.Limit)}
	}
	for flag, value := range map[string]string{"since": q.since, "until": q.until} {
		if value == "" {
			continue
		}
		days := tellings.DaysOf(value)
		if days.First == 0 {
			return nil, &usageError{fmt.Errorf("%s: --%s: %q is no day, month or year (want 2026-05-03, 2026-05 or 2026)", name, flag, value)}
		}
		if flag == "since" {
			q.query.Since = days.First
		} else {
			q.query.Until = days.Last
		}
	}
	var between []string // "KOR,CHN" is two
	for _, b := range q.query.Between {
		between = append(between, strings.Split(b, ",")...)
	}
	q.query.Between = between
	return openStore(cmd.Context(), q.store)
}

// wrong makes a query that cannot be understood wrong usage.
func wrong(cmd *cobra.Command, err error) error {
	if errors.Is(err, store.ErrQuery) || errors.Is(err, store.ErrText) {
		return &usageError{fmt.Errorf("%s: %w", cmd.Name(), err)}
	}
	return err
}

// A columns says how rows of a kind are printed as a table: the names, and the cells of a row.
type columns[T any] struct {
	names []string
	cells func(*T) []string
}

// answer asks page after page and prints the rows.
func answer[T any](q *asking, cmd *cobra.Command, c columns[T], ask func(*store.Store, store.Query) (store.Page[T], error)) error {
	st, err := q.open(cmd)
	if err != nil {
		return err
	}
	defer st.Close()
	out := bufio.NewWriter(q.app.stdout)
	p := newPrinter(q.format, out, c)
	query := q.query
	if q.all {
		query.Limit = 500
	}
	for {
		page, err := ask(st, query)
		if err != nil {
			return wrong(cmd, err)
		}
		for i := range page.Rows {
			if err := p.row(&page.Rows[i]); err != nil {
				return fmt.Errorf("writing: %w", err)
			}
		}
		if q.all && page.Next != "" {
			query.After = page.Next
			continue
		}
		if err := errors.Join(p.end(), out.Flush()); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		if page.Next != "" && q.format == "table" {
			fmt.Fprintf(q.app.stderr, "chancery: there is more: --after %s, or --all\n", page.Next)
		}
		return nil
	}
}

// A printer prints rows in one of the formats.
type printer[T any] struct {
	columns[T]
	format string
	out    io.Writer
	csv    *csv.Writer
	json   *json.Encoder
	rows   [][]string
}

func newPrinter[T any](format string, out io.Writer, c columns[T]) *printer[T] {
	p := &printer[T]{columns: c, format: format, out: out, csv: csv.NewWriter(out), json: json.NewEncoder(out)}
	p.json.SetEscapeHTML(false)
	if format == "csv" {
		p.csv.Write(c.names)
	}
	return p
}

func (p *printer[T]) row(r *T) error {
	switch p.format {
	case "jsonl":
		return p.json.Encode(r)
	case "csv":
		cells := p.cells(r)
		for i, c := range cells {
			cells[i] = harmless(c)
		}
		return p.csv.Write(cells)
	}
	p.rows = append(p.rows, p.cells(r))
	return nil
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// end prints what is held back: a table needs the widths of all its rows.
func (p *printer[T]) end() error {
	p.csv.Flush()
	if p.format != "table" || len(p.rows) == 0 {
		return p.csv.Error()
	}
	return writeTable(p.out, p.names, p.rows)
}

// today is the day as the user's clock has it.
func today() tellings.Day { return tellings.DayOf(time.Now().Format(time.DateOnly)) }

func names(list []store.Ref) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Name)
	}
	return strings.Join(slices.Compact(out), "; ")
}
