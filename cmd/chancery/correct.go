package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
)

// correcting is one call of the command correct.
type correcting struct {
	app   *app
	store string
	undo  int64
	who   string
	note  string
}

func (a *app) correctCommand() *cobra.Command {
	c := &correcting{app: a}
	cmd := &cobra.Command{
		Use:   "correct FINDING FIELD=VALUE",
		Short: "Correct a finding by hand: it stands beside the machine's value and survives recoding",
		Long: `Correct keeps what a person says against the machine, with who and when. The machine's value stays in
the record of the article; all queries answer with the corrected one.

  of events       type, mode, status, sources, targets (keys of actors, with commas), rejected=yes
  of statements   speaker (key of an actor), rejected=yes
  of commitments  kind, rejected=yes
  of actors       actor=KEY: this article's actor (12.a5) is that one; or everywhere: KEY is KEY

Without arguments all corrections are listed; --undo takes one back.`,
		Example: `  chancery correct 12.e3 status=planned --who "A. Moreau" --note "announced, not done"
  chancery correct 12.e4 rejected=yes --who desk
  chancery correct "lee @KOR" actor="jae lee myung" --who desk
  chancery correct --undo 3`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },
	}
	storeFlag(cmd, &c.store)
	cmd.Flags().StringVar(&c.who, "who", "", "who makes the correction (needed)")
	cmd.Flags().StringVar(&c.note, "note", "", "why")
	cmd.Flags().Int64Var(&c.undo, "undo", 0, "take the correction of this number back")
	return cmd
}

func (c *correcting) run(ctx context.Context, args []string) error {
	if c.undo == 0 && len(args) == 0 {
		return c.list(ctx)
	}
	st, err := openStoreToWrite(ctx, c.store)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.undo != 0 {
		if err := st.Undo(ctx, c.undo, time.Now()); err != nil {
			return fmt.Errorf("correct: #%d: %w", c.undo, err)
		}
		fmt.Fprintf(c.app.stderr, "chancery: correction #%d is taken back\n", c.undo)
		return nil
	}
	field, value, ok := cutField(args)
	if !ok {
		return &usageError{errors.New("correct: want FINDING FIELD=VALUE, like 12.e3 status=planned")}
	}
	made, err := st.Correct(ctx, store.Correction{Finding: args[0], Field: field, Value: value, Who: c.who, Note: c.note}, time.Now())
	switch {
	case errors.Is(err, store.ErrCorrection):
		return &usageError{err}
	case err != nil:
		return fmt.Errorf("correct: %s: %w", args[0], err)
	}
	fmt.Fprintf(c.app.stderr, "chancery: correction #%d: %s: %s %s → %s\n", made.ID, made.Finding, made.Field, or(made.Was, "nothing"), made.Value)
	return nil
}

func (c *correcting) list(ctx context.Context) error {
	st, err := openStore(ctx, c.store)
	if err != nil {
		return err
	}
	defer st.Close()
	list, err := st.Corrections(ctx, 0)
	if err != nil {
		return err
	}
	e := json.NewEncoder(c.app.stdout)
	e.SetEscapeHTML(false)
	for _, x := range list {
		if err := e.Encode(x); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	return nil
}

// cutField reads FIELD=VALUE.
func cutField(args []string) (field, value string, ok bool) {
	if len(args) != 2 {
		return "", "", false
	}
	field, value, ok = strings.Cut(args[1], "=")
	return field, value, ok && field != "" && value != ""
}
