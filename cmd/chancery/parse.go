package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

func (a *app) parseCommand() *cobra.Command {
	var format string
	var lines bool
	cmd := &cobra.Command{
		Use:   "parse [FILE|-]",
		Short: "Print sentences, words, tags, lemmas and heads of plain text",
		Long: `Parse cuts plain text into sentences and words and prints their tags, lemmas and heads as
CoNLL-U, the format of Universal Dependencies. Without a file it reads standard input. The
text is taken as it stands: nothing is recognised and nothing left out.`,
		Example: `  echo "Ministers from 12 countries met in Geneva." | chancery parse
  chancery parse --lines sentences.txt > parsed.conllu`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "conllu" {
				return &usageError{fmt.Errorf("parse: unknown --format %q (want conllu)", format)}
			}
			data, err := a.slurp(args)
			if err != nil {
				return err
			}
			p, err := syntax.NewParser()
			if err != nil {
				return err
			}
			cut := text.Segment
			if lines {
				cut = text.SegmentLines
			}
			d := cut(data)
			return syntax.WriteCoNLLU(a.stdout, d, p.Parse(d, nil))
		},
	}
	cmd.Flags().StringVar(&format, "format", "conllu", "how to print: conllu")
	cmd.Flags().BoolVar(&lines, "lines", false, "take every line for one sentence")
	complete(cmd, "format", "conllu")
	return cmd
}

// slurp reads the one file of args, or standard input.
func (a *app) slurp(args []string) (string, error) {
	in, name := a.stdin, "standard input"
	if len(args) > 0 && args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return "", fmt.Errorf("%s: %w", args[0], cause(err))
		}
		defer f.Close()
		in, name = f, args[0]
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, cause(err))
	}
	return string(data), nil
}

// cause takes the operation and the path off an error of package os.
func cause(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// complete makes the shell offer the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is missing: our fault
	}
}
