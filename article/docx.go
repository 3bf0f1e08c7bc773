package article

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readDOCX yields the articles of a document: those of a library export, or the one that it is.
func (s *source) readDOCX(f *zip.File) {
	r, err := f.Open()
	if err != nil {
		s.fail(0, zipReason(err))
		return
	}
	defer r.Close()
	text, err := docxText(&grown{r, s.budget}, s.MaxSize)
	if err != nil {
		s.fail(0, err)
		return
	}
	s.readProse(text)
}

// readProse yields the articles of the text of a document, whose paragraphs are parted by
// blank lines.
func (s *source) readProse(text string) {
	if from := s.exportOf(text); from != "" {
		s.readExport(from, text, false)
		return
	}
	a, err := fromText(text)
	if err != nil {
		s.fail(0, err)
		return
	}
	if a.URL == "" {
		a.URL = s.URL
	}
	s.yield(a, nil)
}

// A docxReader writes the text of word/document.xml (ECMA-376, part 1, 17).
type docxReader struct {
	out   strings.Builder
	skip  int  // elements open in which nothing is read
	text  int  // elements open that hold text
	cells int  // cells of tables open
	owed  bool // a paragraph of the cell came before
}

// docxText returns the text of a document: paragraphs parted by blank lines, the cells of a row
// by tabs. Deleted text, field codes and second versions of drawings for old programs are left out.
func docxText(r io.Reader, limit int) (string, error) {
	d := xml.NewDecoder(r)
	var w docxReader
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return clean(w.out.String()), nil
		case err != nil:
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				return "", fmt.Errorf("damaged DOCX document: word/document.xml:%d: %s", syntax.Line, syntax.Msg)
			}
			return "", plainly(err)
		case w.out.Len() > limit:
			return "", tooLarge(limit)
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.EndElement:
			w.end(t)
		case xml.CharData:
			if w.text > 0 && w.skip == 0 {
				w.out.Write(t)
			}
		}
	}
}

// unread are elements in which there is nothing to read.
var unread = set("del moveFrom Fallback instrText delText pPr rPr sectPr tblPr trPr tcPr")

func (w *docxReader) start(t xml.StartElement) {
	switch {
	case w.skip > 0 || unread[t.Name.Local]:
		w.skip++
	case !strings.Contains(t.Name.Space, "wordprocessingml"):
	case t.Name.Local == "t":
		w.text++
	case t.Name.Local == "tab":
		w.out.WriteByte('\t')
	case t.Name.Local == "br", t.Name.Local == "cr":
		w.out.WriteByte('\n')
	case t.Name.Local == "noBreakHyphen":
		w.out.WriteByte('-')
	case t.Name.Local == "tc":
		w.cells++
		w.owed = false
	case t.Name.Local == "p" && w.owed:
		w.out.WriteString("\n\n")
		w.owed = false
	}
}

func (w *docxReader) end(t xml.EndElement) {
	switch {
	case w.skip > 0:
		w.skip--
	case !strings.Contains(t.Name.Space, "wordprocessingml"):
	case t.Name.Local == "t":
		w.text = max(0, w.text-1)
	case t.Name.Local == "p" && w.cells == 0, t.Name.Local == "tr":
		w.out.WriteString("\n\n")
	case t.Name.Local == "p":
		w.owed = true
	case t.Name.Local == "tc":
		w.cells = max(0, w.cells-1)
		w.owed = false
		w.out.WriteByte('\t')
	}
}
