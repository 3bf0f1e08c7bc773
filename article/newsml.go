package article

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// A newsItem is an item of NewsML-G2 (IPTC, 2.34): what it is, what it says of its content,
// and the content in one or more forms.
type newsItem struct {
	GUID     string `xml:"guid,attr"`
	Lang     string `xml:"lang,attr"`
	ItemMeta struct {
		Class          qcode    `xml:"itemClass"`
		Status         qcode    `xml:"pubStatus"`
		Provider       provider `xml:"provider"`
		FirstCreated   string   `xml:"firstCreated"`
		VersionCreated string   `xml:"versionCreated"`
		Title          []marked `xml:"title"`
	} `xml:"itemMeta"`
	ContentMeta struct {
		Created    string     `xml:"contentCreated"`
		InfoSource []provider `xml:"infoSource"`
		Creator    []provider `xml:"creator"`
		Credit     []marked   `xml:"creditline"`
		By         []marked   `xml:"by"`
		Headline   []marked   `xml:"headline"`
		Language   []struct {
			Tag string `xml:"tag,attr"`
		} `xml:"language"`
	} `xml:"contentMeta"`
	Content struct {
		XML []struct {
			Type  string `xml:"contenttype,attr"`
			Inner string `xml:",innerxml"`
		} `xml:"inlineXML"`
		Data []struct {
			Type     string `xml:"contenttype,attr"`
			Encoding string `xml:"encoding,attr"`
			Text     string `xml:",chardata"`
		} `xml:"inlineData"`
	} `xml:"contentSet"`
}

type qcode struct {
	Code string `xml:"qcode,attr"`
	URI  string `xml:"uri,attr"`
}

type provider struct {
	Code    string   `xml:"qcode,attr"`
	Literal string   `xml:"literal,attr"`
	Name    []string `xml:"name"`
}

// marked is text with elements in it.
type marked struct {
	Inner string `xml:",innerxml"`
}

// newXML returns a decoder that knows the letters HTML has names for. It follows no reference to another
// file and expands no entity that a document declares.
func newXML(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// xmlReason says in plain words, with the line, why XML could not be read.
func (s *source) xmlReason(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return s.error(syntax.Line, errors.New("XML is cut off"))
	case errors.As(err, &syntax):
		return s.error(syntax.Line, fmt.Errorf("no XML: %s", syntax.Msg))
	}
	return s.error(0, plainly(err))
}

// readNews yields the articles of NewsML-G2 (an item, a package or a message of several) or of NITF,
// alone or within something else. Pictures, films and lists of items are passed over.
func (s *source) readNews(in *bufio.Reader) {
	src := &rationed{r: in, left: s.MaxSize, limit: s.MaxSize}
	d := newXML(src)
	items, articles := 0, 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			s.yield(Article{}, s.xmlReason(err))
			return
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "newsItem" && start.Name.Local != "nitf" {
			continue
		}
		items++
		src.left = s.MaxSize
		line, _ := d.InputPos()
		var a Article
		if start.Name.Local == "nitf" {
			a, err = readNITF(d, start)
		} else {
			var item newsItem
			if err = d.DecodeElement(&item, &start); err == nil {
				a, err = item.article()
			}
		}
		s.record = items
		switch {
		case errors.Is(err, errPassedOver):
			continue
		case errors.As(err, new(*xml.SyntaxError)):
			s.yield(Article{}, s.xmlReason(err))
			return
		case err != nil:
			if !s.fail(line, err) {
				return
			}
		case !s.yield(a, nil):
			return
		}
		articles++
	}
	s.record = 0
	switch {
	case items == 0:
		s.fail(0, errors.New("holds no news item (want newsItem of NewsML-G2 or nitf)"))
	case articles == 0:
		s.fail(0, fmt.Errorf("holds pictures or references alone (%w)", ErrNotText))
	}
}

// A rationed reader lets through some bytes and no more until it is given new ones.
type rationed struct {
	r           io.Reader
	left, limit int
}

func (r *rationed) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, tooLarge(r.limit)
	}
	n, err := r.r.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// article makes an article of an item that is text and has not been withdrawn.
func (n *newsItem) article() (Article, error) {
	class := n.ItemMeta.Class.Code + n.ItemMeta.Class.URI
	status := n.ItemMeta.Status.Code + n.ItemMeta.Status.URI
	switch {
	case class != "" && !strings.HasSuffix(class, ":text") && !strings.HasSuffix(class, "/text") && !strings.HasSuffix(class, "composite"),
		strings.HasSuffix(status, "canceled"), strings.HasSuffix(status, "withheld"):
		return Article{}, errPassedOver
	}
	var a Article
	var err error
	told := Article{ID: n.GUID, Title: n.title(), Byline: n.byline(), Outlet: n.ItemMeta.Provider.name(), Language: n.Lang}
	for _, day := range []string{n.ItemMeta.VersionCreated, n.ItemMeta.FirstCreated, n.ContentMeta.Created} {
		if day, err := ParseDate(day); err == nil && told.Published == "" {
			told.Published = day
		}
	}
	if len(n.ContentMeta.Language) > 0 {
		told.Language = n.ContentMeta.Language[0].Tag
	}
	a.Title = told.Title
	if err = n.text(&a); err != nil {
		return a, err
	}
	a.tell(told)
	if a.Origin = origin(&a, ""); a.Origin == "" {
		for _, c := range n.ContentMeta.Credit {
			if found := wireIn(plainText(c.Inner)); found != "" && found != wires()[a.Outlet] && a.Origin == "" {
				a.Origin = found
			}
		}
	}
	return a, nil
}

// tell fills what is open in a with what is told around its text, which goes before for all but the byline.
func (a *Article) tell(told Article) {
	for _, f := range []struct{ to, from *string }{{&a.ID, &told.ID}, {&a.URL, &told.URL}, {&a.Title, &told.Title}, {&a.Outlet, &told.Outlet},
		{&a.Published, &told.Published}, {&a.Language, &told.Language}} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if told.Byline != "" {
		a.Byline = told.Byline
	}
	a.Language, _, _ = strings.Cut(strings.ToLower(a.Language), "-")
}

// text reads the content in the first form that has text.
func (n *newsItem) text(a *Article) error {
	for _, c := range n.Content.XML {
		if strings.Contains(c.Type, "nitf") || strings.Contains(c.Inner[:min(len(c.Inner), 500)], "nitf") {
			d := newXML(strings.NewReader(c.Inner))
			for {
				t, err := d.Token()
				if err != nil {
					break
				}
				if start, ok := t.(xml.StartElement); ok && start.Name.Local == "nitf" {
					title := a.Title
					if *a, err = readNITF(d, start); err == nil {
						return nil
					}
					*a = Article{Title: title}
					break
				}
			}
			continue
		}
		if a.fromMarkup(c.Inner) == nil {
			return nil
		}
	}
	for _, c := range n.Content.Data {
		switch {
		case c.Encoding != "" || strings.HasPrefix(c.Type, "image/"):
		case strings.Contains(c.Type, "html") && a.fromMarkup(c.Text) == nil:
			return nil
		default:
			if a.Text = strings.Join(paragraphs(c.Text), "\n"); a.Text != "" {
				return nil
			}
		}
	}
	if len(n.Content.XML)+len(n.Content.Data) == 0 && !strings.HasSuffix(n.ItemMeta.Class.Code, "text") {
		return errPassedOver
	}
	return errNoBody
}

var prefixes = regexp.MustCompile(`<(/?)[A-Za-z][\w.-]*:`)

// fromMarkup takes text out of XHTML, whose elements may have a prefix.
func (a *Article) fromMarkup(markup string) error {
	doc, err := dom.Parse(strings.NewReader(prefixes.ReplaceAllString(markup, "<$1")))
	if err != nil {
		return err
	}
	blocks := blocksOf(doc)
	var b strings.Builder
	for _, bl := range tidy(blocks, a) {
		b.WriteString(bl.text + "\n")
	}
	if a.Text = strings.TrimSpace(clean(b.String())); a.Text == "" {
		return errNoBody
	}
	return nil
}

// plainText returns the letters of text with elements in it, on one line.
func plainText(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return oneLine(clean(markup))
	}
	doc, err := dom.Parse(strings.NewReader(prefixes.ReplaceAllString(markup, "<$1")))
	if err != nil {
		return ""
	}
	var b strings.Builder
	pageText(doc, &b)
	return oneLine(clean(strings.ReplaceAll(b.String(), headlineMark, "")))
}

func (n *newsItem) title() string {
	for _, list := range [][]marked{n.ContentMeta.Headline, n.ItemMeta.Title} {
		for _, m := range list {
			if t := plainText(m.Inner); t != "" {
				return t
			}
		}
	}
	return ""
}

func (n *newsItem) byline() string {
	for _, m := range n.ContentMeta.By {
		if t := withoutBy(plainText(m.Inner)); t != "" {
			return t
		}
	}
	var list []string
	for _, c := range n.ContentMeta.Creator {
		if name := oneLine(strings.Join(c.Name, " ")); name != "" && !has(list, name) && len(list) < 8 {
			list = append(list, name)
		}
	}
	return strings.Join(list, ", ")
}

// name returns the name of a provider, else its code: "nprov:AFP" is AFP.
func (p provider) name() string {
	for _, n := range p.Name {
		if n = oneLine(n); n != "" {
			return n
		}
	}
	if p.Literal != "" {
		return p.Literal
	}
	return p.Code[strings.LastIndexByte(p.Code, ':')+1:]
}
