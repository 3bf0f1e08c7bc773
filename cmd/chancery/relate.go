package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
)

func (a *app) relateCommand() *cobra.Command {
	var format, words string
	cmd := &cobra.Command{
		Use:   "relate [FILE|-]",
		Short: "Say what a marked source does to a marked target",
		Long: `Relate reads lines of JSON, {"id", "text", "source": [start, end], "target": [start, end]}, and
writes a line for each: {"id", "type", "mode", "quad", "status", "trigger", "confidence"}, the act
of the source towards the target that the text reports. Spans count code points, half-open. It
always answers; a line that is wrong is named on standard error and passed over.`,
		Example: `  echo '{"id":"1","text":"Iran accused Israel.","source":[0,4],"target":[13,19]}' | chancery relate`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "jsonl" {
				return &usageError{fmt.Errorf("relate: unknown --format %q (want jsonl)", format)}
			}
			if words == "" {
				return a.relate(cmd, args, nil)
			}
			return a.relate(cmd, args, os.DirFS(words))
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "how to print: jsonl")
	cmd.Flags().StringVar(&words, "words", "", "folder of word files to lay over the built-in ones")
	complete(cmd, "format", "jsonl")
	return cmd
}

// longestPair is the most bytes a line may have.
const longestPair = 16 << 20

func (a *app) relate(cmd *cobra.Command, args []string, words fs.FS) error {
	in, name := a.stdin, "standard input"
	if len(args) > 0 && args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], cause(err))
		}
		defer f.Close()
		in, name = f, args[0]
	}
	rd, err := chancery.NewReader(chancery.Options{Words: words})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), longestPair)
	failed := false
	for n := 1; lines.Scan(); n++ {
		if cmd.Context().Err() != nil {
			break
		}
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		rel, err := relateLine(rd, lines.Bytes())
		if err != nil {
			failed = true
			fmt.Fprintf(a.stderr, "chancery: %s:%d: %v\n", name, n, err)
			continue
		}
		if err := enc.Encode(rel); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	switch {
	case cmd.Context().Err() != nil:
		return cmd.Context().Err()
	case lines.Err() != nil:
		return fmt.Errorf("%s: %w", name, lines.Err())
	case failed:
		return errReported
	}
	return nil
}

func relateLine(rd *chancery.Reader, line []byte) (chancery.Relation, error) {
	var p chancery.Pair
	if err := json.Unmarshal(line, &p); err != nil {
		return chancery.Relation{}, fmt.Errorf("no JSON of a pair: %w", err)
	}
	return rd.Relate(p)
}
