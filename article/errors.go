package article

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An Error says which input could not be read, where and why.
type Error struct {
	Input  string // the name given to Open
	Entry  string // of an archive: "folder/page.html", "inner.zip: page.html" in one that lies in it; else ""
	Line   int    // from 1; 0 where no line is meant
	Record int    // of a WARC file, document of an export or entry of a feed, from 1; 0 where none is meant
	Offset int64  // bytes from the start of the unpacked input or entry; 0 where none is meant
	Err    error
}

// Error returns "feeds.jsonl:17: published: …", "pages.zip: folder/page.html: …" or "crawl.warc.gz: record 3: at byte 512: …".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Input)
	if e.Input == "" {
		b.WriteString("input")
	}
	if e.Entry != "" {
		b.WriteString(": " + e.Entry)
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": ")
	if e.Record > 0 {
		fmt.Fprintf(&b, "record %d: ", e.Record)
	}
	if e.Offset > 0 {
		fmt.Fprintf(&b, "at byte %d: ", e.Offset)
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// ErrNotText says that an input is none of the kinds that hold articles: an image, a program,
// a spreadsheet.
var ErrNotText = errors.New("want text, a page, JSON, a document, an export, a feed or an archive of these")

var (
	errEmpty     = errors.New("is empty")
	errNoArticle = errors.New("no article found on the page")
	errNoText    = errors.New(`text: missing (want {"text": "…"})`)
)

func tooLarge(limit int) error { return fmt.Errorf("larger than %s", bytesText(limit)) }

func unknownFormat(f Format) error {
	return fmt.Errorf("unknown format %q (want one of %s)", string(f), strings.Join(FormatNames(), ", "))
}

// exportEmpty says what an export was looked through for in vain.
func exportEmpty(f Format) error {
	want := map[Format]string{Nexis: `"1 of 20 DOCUMENTS" or "End of Document"`, Factiva: `"Document" and an accession number`, ProQuest: "rules of underscores with fields between"}
	return fmt.Errorf("holds no document of a %s export (want %s)", f, want[f])
}

// bytesText writes a number of bytes as a reader would.
func bytesText(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// plainly says in plain words what a reading error of the standard library means.
func plainly(err error) error {
	switch {
	case errors.As(err, new(*bombError)), errors.As(err, new(*damage)):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("cut off: %w", err)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("damaged gzip: %w", err)
	case errors.As(err, new(flate.CorruptInputError)):
		return fmt.Errorf("damaged: %w", err)
	}
	return err
}
