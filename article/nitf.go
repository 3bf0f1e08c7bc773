package article

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A nitfReader reads one document of NITF (IPTC, 3.6).
type nitfReader struct {
	Article
	path    []string
	text    strings.Builder
	title   string // of the head, for want of a headline
	issued  []string
	paras   []string
	content int // elements of body.content open
}

var (
	nitfBlocks = set("p hl2 li dt dd tr pre blockquote block note fn")
	// nitfUnread hold captions, notes of the desk and what stands behind the text.
	nitfUnread = set("media media-caption media-metadata media-reference media-producer body.end note fn credit tagline bibliography")
)

// readNITF reads up to the end of the element nitf.
func readNITF(d *xml.Decoder, start xml.StartElement) (Article, error) {
	r := &nitfReader{path: []string{"nitf"}}
	r.Language = xmlAttr(start, "lang")
	for len(r.path) > 0 {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			err = &xml.SyntaxError{Msg: "unexpected EOF"}
		}
		if err != nil {
			return r.Article, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if nitfUnread[t.Name.Local] {
				if err := d.Skip(); err != nil {
					return r.Article, err
				}
				continue
			}
			r.start(t)
		case xml.EndElement:
			r.end(t.Name.Local)
		case xml.CharData:
			r.text.Write(t)
		}
	}
	return r.article()
}

func xmlAttr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

func (r *nitfReader) start(t xml.StartElement) {
	name := t.Name.Local
	r.path = append(r.path, name)
	switch name {
	case "doc-id":
		r.ID = xmlAttr(t, "id-string")
	case "date.issue", "date.release", "story.date":
		r.issued = append(r.issued, xmlAttr(t, "norm"))
	case "pubdata":
		r.Outlet = xmlAttr(t, "name")
		r.issued = append([]string{xmlAttr(t, "date.publication")}, r.issued...)
	case "body.content":
		r.content++
		r.text.Reset()
		if lang := xmlAttr(t, "lang"); lang != "" {
			r.Language = lang
		}
	case "title", "hl1", "byline", "distributor":
		r.text.Reset()
	case "byttl":
		r.text.WriteString(", ")
	case "br", "td", "th":
		r.text.WriteByte(' ')
	}
	if r.content > 0 && nitfBlocks[name] {
		r.flush()
	}
}

func (r *nitfReader) end(name string) {
	if n := len(r.path); n > 0 {
		r.path = r.path[:n-1]
	}
	line := oneLine(r.text.String())
	switch {
	case r.content > 0 && name == "body.content":
		r.flush()
		r.content--
	case r.content > 0 && nitfBlocks[name]:
		r.flush()
	case r.content > 0:
		return
	case name == "title":
		r.title = line
	case name == "hl1" && r.Title == "":
		r.Title = line
	case name == "byline" && r.Byline == "":
		r.Byline = withoutBy(strings.ReplaceAll(strings.Trim(line, ", "), " ,", ","))
	case name == "distributor" && r.Outlet == "":
		r.Outlet = line
	}
}

// flush ends a paragraph.
func (r *nitfReader) flush() {
	if p := oneLine(r.text.String()); p != "" {
		r.paras = append(r.paras, p)
	}
	r.text.Reset()
}

func (r *nitfReader) article() (Article, error) {
	a := r.Article
	if a.Title == "" {
		a.Title = r.title
	}
	for _, day := range r.issued {
		if day, err := ParseDate(day); err == nil {
			a.Published = day
			break
		}
	}
	a.Language, _, _ = strings.Cut(strings.ToLower(a.Language), "-")
	if a.Text = clean(textOf(r.paras)); a.Text == "" {
		return a, errNoBody
	}
	a.Origin = origin(&a, r.paras[len(r.paras)-1])
	return a, nil
}
