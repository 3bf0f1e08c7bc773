package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

// A showing is one call of the command show.
type showing struct {
	app           *app
	store, format string
}

func (a *app) showCommand() *cobra.Command {
	s := &showing{app: a}
	cmd := &cobra.Command{
		Use:   "show ID...",
		Short: "Print what stands behind a finding: its words, its other reports, its later life",
		Long: `Show prints a finding of the store as other commands name it: an article (12), an event (12.e3), a
statement (12.s4), a commitment (12.c1). An event comes with the sentence that tells it, all other
reports of it and why they belong together, and what they tell differently; a commitment with the
evidence of later articles; an article with its versions, what changed between them, and the
corrections made by hand.`,
		Example: `  chancery show 12.e3
  chancery show 12 --format json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return s.run(cmd.Context(), args) },
	}
	storeFlag(cmd, &s.store)
	cmd.Flags().StringVar(&s.format, "format", "text", "how to print: text, json")
	complete(cmd, "format", "text", "json")
	return cmd
}

func (s *showing) run(ctx context.Context, ids []string) error {
	if !one(s.format, "text", "json") {
		return &usageError{fmt.Errorf("show: unknown --format %q (want text, json)", s.format)}
	}
	st, err := openStore(ctx, s.store)
	if err != nil {
		return err
	}
	defer st.Close()
	failed := false
	for _, id := range ids {
		f, err := s.find(ctx, st, id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			failed = true
			fmt.Fprintf(s.app.stderr, "chancery: show: %s: %v\n", id, err)
			continue
		case err != nil:
			return err
		}
		if err := s.print(f); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// A found is a finding with what stands behind it.
type found struct {
	Article     *store.Article     `json:"article,omitempty"`
	Record      *record.Record     `json:"record,omitempty"`
	Versions    []store.Article    `json:"versions,omitempty"`
	Edits       []store.Edit       `json:"edits,omitempty"`
	Corrections []store.Correction `json:"corrections,omitempty"`
	Event       *store.Event       `json:"event,omitempty"`
	Story       *store.Story       `json:"story,omitempty"`
	Reports     []store.Event      `json:"reports,omitempty"`
	Pairings    []store.Pairing    `json:"pairings,omitempty"`
	Statement   *store.Statement   `json:"statement,omitempty"`
	Commitment  *store.Commitment  `json:"commitment,omitempty"`
}

// find collects what stands behind an id.
func (s *showing) find(ctx context.Context, st *store.Store, id string) (*found, error) {
	article, ref, ok := store.ParseID(strings.TrimPrefix(id, "S"))
	if !ok {
		return nil, fmt.Errorf("%w: %q (want 12 for an article, 12.e3 for an event, 12.s4 for a statement, 12.c1 for a commitment)", store.ErrNotFound, id)
	}
	f := &found{}
	var err error
	if f.Corrections, err = st.Corrections(ctx, article); err != nil {
		return nil, err
	}
	if ref == "" {
		a, r, err := st.Article(ctx, article)
		if err != nil {
			return nil, err
		}
		f.Article, f.Record = &a, r
		f.Versions, f.Edits, err = st.Versions(ctx, article)
		return f, err
	}
	f.Corrections = about(f.Corrections, id)
	q := store.Query{Article: article, Limit: 1 << 16}
	switch ref[0] {
	case 'e':
		return f, s.event(ctx, st, f, q, id)
	case 's':
		page, err := st.Statements(ctx, q)
		if err != nil {
			return nil, err
		}
		for i := range page.Rows {
			if page.Rows[i].ID == id {
				f.Statement = &page.Rows[i]
				return f, nil
			}
		}
	case 'c':
		page, err := st.Commitments(ctx, q, today())
		if err != nil {
			return nil, err
		}
		for i := range page.Rows {
			if page.Rows[i].ID == id {
				f.Commitment = &page.Rows[i]
				return f, nil
			}
		}
	}
	return nil, store.ErrNotFound
}

// about keeps the corrections of one finding.
func about(list []store.Correction, id string) []store.Correction {
	var out []store.Correction
	for _, c := range list {
		if c.Finding == id {
			out = append(out, c)
		}
	}
	return out
}

// event collects an event, its story and the story's reports.
func (s *showing) event(ctx context.Context, st *store.Store, f *found, q store.Query, id string) error {
	story, err := st.Story(ctx, id)
	if err != nil {
		return err
	}
	f.Story = &story
	reports, err := st.Events(ctx, store.Query{Story: id, Sort: "oldest", Limit: 1000})
	if err != nil {
		return err
	}
	f.Reports = reports.Rows
	for i := range f.Reports {
		if f.Reports[i].ID == strings.TrimPrefix(id, "S") {
			f.Event = &f.Reports[i]
		}
	}
	f.Pairings, err = st.Pairings(ctx, id)
	return err
}

func (s *showing) print(f *found) error {
	if s.format == "json" {
		e := json.NewEncoder(s.app.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(f)
	}
	paint := colours(s.app.stdout)
	if f.Record != nil {
		v := &view{width: width(s.app.stdout), colour: paint}
		if err := v.write(s.app.stdout, f.Record); err != nil {
			return err
		}
	}
	p := &leaf{newPage(width(s.app.stdout), paint)}
	switch {
	case f.Event != nil:
		p.event(f)
	case f.Statement != nil:
		p.statement(f.Statement)
	case f.Commitment != nil:
		p.commitment(f.Commitment)
	}
	p.versions(f)
	p.corrections(f.Corrections)
	p.space()
	_, err := io.WriteString(s.app.stdout, p.b.String())
	return err
}

// A leaf is what stands behind one finding, laid out.
type leaf struct{ *page }

func (p *leaf) section(title string) {
	p.space()
	p.para(0, 0, piece{title, head})
}

// source names the article that a finding stands in.
func (p *leaf) source(a *store.ArticleRef) {
	var parts []string
	for _, s := range []string{a.Outlet, a.Title, day(a.Published), a.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	p.para(4, 4, piece{strings.Join(append([]string{"article " + a.ID}, parts...), " · "), faint})
}

func (p *leaf) event(f *found) {
	e, t := f.Event, f.Story
	p.para(0, 2, piece{e.ID + "  " + e.Type, strong}, piece{strings.TrimRight(" "+e.Mode, " "), plain},
		piece{" · " + e.Status + " · " + or(day(e.Day), "no day"), plain}, piece{" · " + names(e.Sources) + " → " + names(e.Targets), plain})
	before, word, after := around(e.Sentence, e.Words)
	p.para(2, 2, piece{before, plain}, piece{word, marked}, piece{after, plain})
	p.source(&e.Article)
	if len(e.By) > 0 {
		p.para(4, 4, piece{"according to " + names(e.By), plain})
	}
	p.para(4, 4, piece{fmt.Sprintf("rule %s, confidence %.2f", e.Rule, e.Confidence), faint})
	p.section(fmt.Sprintf("TOLD BY %s, %s INDEPENDENTLY", strings.ToUpper(plural(t.Reports, "article", "articles")), strconv.Itoa(t.Origins)))
	for i := range f.Reports {
		r := &f.Reports[i]
		p.para(2, 4, piece{r.ID + "  ", strong}, piece{r.Sentence, plain})
		p.source(&r.Article)
	}
	if len(f.Pairings) > 0 {
		p.section("WHY THEY ARE ONE")
		for _, x := range f.Pairings {
			p.para(2, 4, piece{x.A + " and " + x.B + ": ", strong}, piece{x.Reason, plain})
		}
	}
	if len(t.Disagreements) > 0 {
		p.section("WHAT THEY TELL DIFFERENTLY")
		for _, d := range t.Disagreements {
			p.para(2, 4, piece{strings.TrimSpace(d.About+" "+d.Unit) + ": ", strong}, piece{versions(d.Versions), plain})
		}
	}
	for _, c := range t.Corrections {
		p.para(2, 4, piece{"corrected: ", strong}, piece{strings.TrimSpace(fmt.Sprintf("%s %s from %s to %s (%s)", c.About, c.Unit, c.From, c.To, c.Reason)), plain})
	}
}

// around cuts a sentence at the words that name the act.
func around(sentence, words string) (before, word, after string) {
	i := strings.Index(sentence, words)
	if i < 0 || words == "" {
		return sentence, "", ""
	}
	return sentence[:i], words, sentence[i+len(words):]
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

func (p *leaf) statement(s *store.Statement) {
	who := or(s.SaidBy, "somebody")
	if s.Speaker != nil {
		who = s.Speaker.Name
	}
	p.para(0, 2, piece{s.ID + "  " + who, strong}, piece{strings.TrimRight(" · "+s.Kind+" "+s.Colour, " ") + " · " + or(day(s.Day), "no day"), plain})
	p.para(2, 2, piece{s.Content, plain})
	p.source(&s.Article)
	if s.Within != "" {
		p.para(4, 4, piece{"told within " + s.Within, plain})
	}
}

func (p *leaf) commitment(c *store.Commitment) {
	who := "somebody"
	if c.By != nil {
		who = c.By.Name
	}
	p.para(0, 2, piece{c.ID + "  " + c.Kind + " · " + who, strong}, piece{strings.TrimRight(" → "+names(c.To), "→ ") + " · " + or(day(c.Said), "no day"), plain})
	p.para(2, 2, piece{c.Content, plain})
	p.source(&c.Article)
	for _, x := range [][2]string{{"deadline", day(c.Deadline)}, {"condition", c.Condition}, {"firmness", c.Firmness}} {
		if x[1] != "" {
			p.para(4, 4, piece{x[0] + " " + x[1], plain})
		}
	}
	if c.Amount != 0 {
		p.para(4, 4, piece{"amount " + strconv.FormatFloat(c.Amount, 'f', -1, 64) + " " + c.Unit, plain})
	}
	p.section("WHAT LATER ARTICLES SHOW")
	if len(c.Evidence) == 0 {
		p.para(2, 2, piece{"nothing", faint})
	}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		p.para(2, 4, piece{e.Wording + "  ", strong}, piece{e.Words, plain})
		p.para(4, 4, piece{fmt.Sprintf("%s, %s later: %s (%s)", or(day(e.Day), "no day"), plural(e.After, "day", "days"), e.Reason, e.Finding), faint})
		p.source(&e.Article)
	}
}

// versions prints the history of an article.
func (p *leaf) versions(f *found) {
	if len(f.Versions) < 2 {
		return
	}
	p.section("VERSIONS")
	for _, v := range f.Versions {
		p.para(2, 4, piece{fmt.Sprintf("%d  article %s, kept %s", v.Version, v.ID, day(v.Kept)), plain})
	}
	for _, e := range f.Edits {
		p.section("CHANGED FROM " + e.Earlier + " TO " + e.Article)
		for _, c := range e.Changes {
			p.para(2, 4, piece{c.String(), plain})
		}
	}
}

func (p *leaf) corrections(list []store.Correction) {
	if len(list) == 0 {
		return
	}
	p.section("CORRECTED BY HAND")
	for _, c := range list {
		state := ""
		if c.Undone != "" {
			state = ", taken back " + day(c.Undone)
		}
		p.para(2, 4, piece{fmt.Sprintf("#%d %s: %s %s → %s", c.ID, c.Finding, c.Field, or(c.Was, "nothing"), c.Value), strong},
			piece{fmt.Sprintf(" (%s, %s%s)", c.Who, day(c.Made), state), plain}, piece{strings.TrimRight(" "+c.Note, " "), faint})
	}
}
