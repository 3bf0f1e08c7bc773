package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// wide is the most that a cell of a table takes before it is cut; the last one of a row may run on.
const wide = 36

// writeTable prints rows under their names, each column as wide as it has to be.
func writeTable(w io.Writer, names []string, rows [][]string) error {
	width := make([]int, len(names))
	line := func(r []string) string {
		var b strings.Builder
		for i, cell := range r {
			if i == len(r)-1 {
				b.WriteString(oneLine(cell))
				break
			}
			b.WriteString(runewidth.FillRight(clip(cell), width[i]+2))
		}
		return strings.TrimRight(b.String(), " ") + "\n"
	}
	for i, n := range names {
		width[i] = runewidth.StringWidth(n)
	}
	for _, r := range rows {
		for i, cell := range r {
			width[i] = max(width[i], runewidth.StringWidth(clip(cell)))
		}
	}
	head := make([]string, len(names))
	for i, n := range names {
		head[i] = strings.ToUpper(n)
	}
	if _, err := io.WriteString(w, line(head)); err != nil {
		return err
	}
	for _, r := range rows {
		if _, err := io.WriteString(w, line(r)); err != nil {
			return err
		}
	}
	return nil
}

func clip(cell string) string { return runewidth.Truncate(oneLine(cell), wide, "…") }

// oneLine takes line breaks and control characters out: a text must not be able to move the cursor.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
