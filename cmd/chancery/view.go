package main

import (
	"io"

	"github.com/chancery-project/chancery/record"
)

// A view writes records for readers.
type view struct {
	width  int
	colour bool
}

func (v *view) write(w io.Writer, rec *record.Record) error {
	_, err := io.WriteString(w, rec.Title+"\n")
	return err
}
