package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/fetch"
)

// sources are what a command reads and how, as flags say it.
type sources struct {
	app          *app
	from         string
	date, words  string
	workers      int
	allowPrivate bool
}

// reading is one call of the command read.
type reading struct {
	sources
	format, colour string
}

func (a *app) readCommand() *cobra.Command {
	r := &reading{sources: sources{app: a}}
	cmd := &cobra.Command{
		Use:   "read [PATH|URL|-]...",
		Short: "Read articles and print what they put on record",
		Long: `Read prints the record of each article: who met, said, promised, demanded, threatened or launched
what, towards whom, when, where and according to whom, each finding with the words it came from.

An input is a file, a folder (all files in it, in the order of their names), a web address, or "-"
for standard input, which is read too when no input is named. What it is, its bytes tell:

  text, html         plain text, a web page
  json, jsonl        articles as objects: one, an array, or one a line
  warc               an archive of the web
  docx, rtf          a document
  nexis, factiva, proquest
                     an export of a press database, as text, HTML, DOCX or RTF
  newsml, feed       NewsML-G2 or NITF; RSS, Atom or JSON Feed with whole texts
  zip, tar           archives of these, two deep at most

Any of them may be packed with gzip or zstd. docs/formats.md tells what is read of each.

On a terminal it shows a view for readers, otherwise JSON Lines, one record a line. Records come in
the order of the inputs, and the same bytes come whatever the number of workers.

Exit status: 0 all was read, 1 some input could not be read (the others are), 2 wrong usage.`,
		Example: `  chancery read article.html
  chancery read https://news.example/2026/01/05/talks
  chancery read --date 2026-01-05 < pasted.txt
  chancery read --format text articles/ | less
  chancery read --workers 8 corpus.jsonl.gz > records.jsonl
  chancery read Nexis.docx Factiva.rtf crawl.warc.gz pages.zip`,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd, args) },
	}
	f := cmd.Flags()
	f.StringVar(&r.format, "format", "", "how to print: text, json, jsonl (default: text on a terminal, else jsonl)")
	f.StringVar(&r.colour, "color", "auto", "colours in the text view: auto, always, never")
	r.flags(cmd)
	complete(cmd, "format", "text", "json", "jsonl")
	complete(cmd, "color", "auto", "always", "never")
	return cmd
}

// flags adds the flags of sources to a command.
func (s *sources) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.from, "from", "", "kind of the inputs: "+strings.Join(article.FormatNames(), ", ")+" (default: recognised from the bytes)")
	f.StringVar(&s.date, "date", "", "date of publication for articles that tell none, like 2026-05-03")
	f.IntVar(&s.workers, "workers", 0, "articles read at the same time (default: one for each processor)")
	f.StringVar(&s.words, "words", "", "folder of word files to lay over the built-in ones")
	f.BoolVar(&s.allowPrivate, "allow-private", false, "let addresses lead into private networks and to this machine")
	complete(cmd, "from", article.FormatNames()...)
	if err := cmd.MarkFlagDirname("words"); err != nil {
		panic(err)
	}
}

// check tests the flags.
func (s *sources) check() error {
	if s.from != "" && !one(s.from, article.FormatNames()...) {
		return fmt.Errorf("unknown --from %q (want %s)", s.from, strings.Join(article.FormatNames(), ", "))
	}
	if _, err := chancery.Date(s.date); err != nil {
		return fmt.Errorf("--date: %w", err)
	}
	if s.workers < 0 {
		return fmt.Errorf("--workers: %d is less than one", s.workers)
	}
	if s.workers == 0 {
		s.workers = runtime.GOMAXPROCS(0)
	}
	if s.words != "" {
		if info, err := os.Stat(s.words); err != nil || !info.IsDir() {
			return fmt.Errorf("--words: %s is no folder", s.words)
		}
	}
	return nil
}

// reader makes what reads, with the user's words.
func (s *sources) reader() (*chancery.Reader, error) {
	var words fs.FS
	if s.words != "" {
		words = os.DirFS(s.words)
	}
	return chancery.NewReader(chancery.Options{Words: words})
}

// inputs are what the arguments name.
func (s *sources) inputs(args []string) *inputs {
	return &inputs{
		app: s.app, args: args, date: s.date,
		options: article.Options{From: article.Format(s.from)},
		client:  &fetch.Client{AllowPrivate: s.allowPrivate, UserAgent: userAgent()},
	}
}

// userAgent is how the program names itself to the servers that it asks.
func userAgent() string {
	return "chancery/" + version() + " (+https://github.com/chancery-project/chancery)"
}

// run reads and prints.
func (r *reading) run(cmd *cobra.Command, args []string) error {
	if err := r.check(); err != nil {
		return &usageError{fmt.Errorf("read: %w", err)}
	}
	if len(args) == 0 {
		if isTerminal(r.app.stdin) {
			cmd.SetOut(r.app.stderr)
			cmd.Help()
			return &usageError{errors.New("read: nothing to read")}
		}
		args = []string{"-"}
	}
	rd, err := r.reader()
	if err != nil {
		return err
	}
	in := r.inputs(args)
	return r.print(cmd.Context(), rd, in)
}

// check tests the flags.
func (r *reading) check() error {
	if err := r.sources.check(); err != nil {
		return err
	}
	if r.format == "" {
		r.format = "jsonl"
		if isTerminal(r.app.stdout) {
			r.format = "text"
		}
	}
	if !one(r.format, "text", "json", "jsonl") {
		return fmt.Errorf("unknown --format %q (want text, json, jsonl)", r.format)
	}
	if !one(r.colour, "auto", "always", "never") {
		return fmt.Errorf("unknown --color %q (want auto, always, never)", r.colour)
	}
	return nil
}

func one(s string, of ...string) bool {
	for _, o := range of {
		if s == o {
			return true
		}
	}
	return false
}

// print writes the records as they come and the errors beside them.
func (r *reading) print(ctx context.Context, rd *chancery.Reader, in *inputs) error {
	out, stop := newOutput(r.app.stdout)
	defer stop()
	bar := r.progress(in)
	failed := false
	write := r.writer(out)
	stopped := context.AfterFunc(ctx, func() { out.giveUp(r.app.stderr) })
	defer stopped()
	for rec, err := range rd.ReadAll(ctx, in.articles(ctx), r.workers) {
		if err == nil {
			if err = write(rec); err != nil {
				bar.end()
				return fmt.Errorf("writing: %w", err)
			}
			bar.step()
			continue
		}
		if ctx.Err() != nil {
			break
		}
		failed = true
		bar.say(fmt.Sprintf("chancery: %v\n", err))
	}
	bar.end()
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if n := in.passed.Load(); n > 0 {
		fmt.Fprintf(r.app.stderr, "chancery: passed over %d files of folders and archives that are no text\n", n)
	}
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case failed:
		return errReported
	}
	return nil
}

// encoder writes JSON as it stands in the record: "<" stays "<".
func encoder(out *output) *json.Encoder {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e
}
