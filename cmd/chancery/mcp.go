package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/internal/mcp"
)

func (a *app) mcpCommand() *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use:   "mcp [STORE]",
		Short: "Let an assistant ask the store, over the Model Context Protocol",
		Long: `Mcp speaks the Model Context Protocol on standard input and output, for assistants that start programs.
Its tools are the questions of the other commands; every finding comes with its words, where they stand
in the article, and a citation. Nothing is written. docs/api.md shows how it is set up.`,
		Example: `  chancery mcp talks.db
  chancery mcp --store postgres://desk@host/news`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				address = args[0]
			}
			st, err := openStore(cmd.Context(), address)
			if err != nil {
				return err
			}
			defer st.Close()
			rd, err := chancery.NewReader(chancery.Options{})
			if err != nil {
				return err
			}
			return mcp.Serve(cmd.Context(), st, rd, mcp.Options{Version: version()}, io.NopCloser(a.stdin), nopCloser{a.stdout})
		},
	}
	storeFlag(cmd, &address)
	return cmd
}

// A nopCloser is an output that stays open.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
