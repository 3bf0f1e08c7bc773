package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/fetch"
)

func (a *app) explainCommand() *cobra.Command {
	var date, words, finding string
	cmd := &cobra.Command{
		Use:   "explain [PATH|URL|-|SENTENCE]",
		Short: "Show why events were coded: words, tree, entry, sides, status",
		Long: `Explain reads one article, or a sentence given as the argument, and shows for each event that is
told the words with their tags and tree, the entry that coded it with file and line, which words
became its source and target and where they stand in the tree, which word decided its status, what
dates it, and in whose words it is told.`,
		Example: `  chancery explain "Egypt accused Ethiopia of closing the gates."
  chancery explain --date 2026-01-05 article.txt
  chancery explain --event e3 article.html`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := chancery.Date(date); err != nil {
				return &usageError{fmt.Errorf("explain: --date: %w", err)}
			}
			var user fs.FS
			if words != "" {
				user = os.DirFS(words)
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			rd, err := chancery.NewReader(chancery.Options{Words: user})
			if err != nil {
				return err
			}
			if isSentence(args[0]) {
				return rd.Explain(a.stdout, article.Article{Text: args[0], Published: date}, finding)
			}
			in := &inputs{app: a, args: args, date: date, client: &fetch.Client{UserAgent: "chancery/" + version()}}
			n := 0
			for art, err := range in.articles(cmd.Context()) {
				if err != nil {
					return err
				}
				if n++; n > 1 {
					return errors.New("explain: the input holds more than one article; explain reads one")
				}
				if err := rd.Explain(a.stdout, art, finding); err != nil {
					return fmt.Errorf("%s: %w", args[0], err)
				}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&date, "date", "", "date of publication where the article tells none, like 2026-05-03")
	f.StringVar(&words, "words", "", "folder of word files to lay over the built-in ones")
	f.StringVar(&finding, "event", "", "explain this event alone, like e3")
	return cmd
}

// isSentence reports whether an argument is words to read rather than the name of an input.
func isSentence(arg string) bool {
	if arg == "-" || isAddress(arg) || !strings.Contains(arg, " ") {
		return false
	}
	_, err := os.Stat(arg)
	return err != nil
}
