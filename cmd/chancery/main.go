// Chancery reads news and keeps the diplomatic record: who met, said, promised, demanded,
// threatened, banned or launched what, towards whom, when, where and according to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitRead        = 0   // all was read
	exitFailed      = 1   // some input could not be read, or the output not be written
	exitUsage       = 2   // the command was called wrongly
	exitInterrupted = 130 // stopped by the user
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run runs one command and returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() { // the first signal ends the work, the second the program
		<-ctx.Done()
		stop()
	}()
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	cmd := a.rootCommand()
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitRead
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "chancery: interrupted")
		return exitInterrupted
	case errors.Is(err, errReported):
		return exitFailed
	case !a.begun || errors.As(err, new(*usageError)):
		fmt.Fprintf(stderr, "chancery: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(stderr, "chancery: %v\n", err)
	return exitFailed
}

// An app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	begun          bool // flags and arguments were right, and a command runs
}

// errReported says that everything to be said was said on standard error already.
var errReported = errors.New("some input could not be read")

// A usageError says that the command was called wrongly in a way that flags do not show.
type usageError struct{ error }

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Read news and keep the diplomatic record",
		Long: `Chancery reads news articles and keeps the diplomatic record: who met, said, promised,
demanded, threatened, banned or launched what, towards whom, when, where and according to
whom, each finding tied to the words it came from.`,
		Example: `  chancery read article.html
  chancery read https://news.example/2026/01/05/talks
  pbpaste | chancery read --date 2026-01-05
  chancery read --format jsonl corpus.jsonl > records.jsonl`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cmd.SetOut(a.stderr)
			cmd.Help()
			return &usageError{errors.New("no command given")}
		},
		PersistentPreRun: func(*cobra.Command, []string) { a.begun = true },
	}
	root.AddCommand(a.readCommand(), a.keepCommand(), a.watchCommand(), a.eventsCommand(), a.statementsCommand(), a.pledgesCommand(), a.storiesCommand(), a.relationsCommand(), a.showCommand(), a.recodeCommand(), a.correctCommand(), a.forgetCommand(), a.holdingsCommand(), a.parseCommand(), a.relateCommand(), a.explainCommand(), a.actorsCommand(), a.checkCommand(), a.versionCommand(), a.serveCommand(), a.demoCommand(), a.mcpCommand())
	return root
}
