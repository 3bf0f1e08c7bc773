package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A Finding is a row of an answer, ready to be quoted.
type Finding struct {
	ID       string        `json:"id" jsonschema:"12.e3 is an event, 12.s4 a statement, 12.c1 a commitment of article 12"`
	Kind     string        `json:"kind" jsonschema:"event, story, direct, indirect or mixed statement; pledge, demand, threat or position"`
	Type     string        `json:"type,omitempty" jsonschema:"PLOVER type and mode of the act"`
	Status   string        `json:"status,omitempty" jsonschema:"occurred, planned, denied, …"`
	Day      string        `json:"day,omitempty" jsonschema:"of the act, or of saying"`
	Who      []string      `json:"who,omitempty"`
	Whom     []string      `json:"whom,omitempty"`
	By       []string      `json:"by,omitempty" jsonschema:"according to whom; absent where the outlet itself says it"`
	Place    string        `json:"place,omitempty"`
	Words    string        `json:"words" jsonschema:"of the article: those that name the act, or what was said"`
	Sentence string        `json:"sentence,omitempty" jsonschema:"the sentence around them"`
	Spans    []record.Span `json:"spans,omitempty" jsonschema:"where the words stand in the text of the article: half-open pairs of code points"`
	Reports  int           `json:"reports,omitempty" jsonschema:"articles that tell it"`
	Origins  int           `json:"origins,omitempty" jsonschema:"of these independent ones"`
	Deadline string        `json:"deadline,omitempty"`
	Differ   []string      `json:"differ,omitempty" jsonschema:"what reports tell differently"`
	Later    []Evidence    `json:"later,omitempty" jsonschema:"what later articles show of a commitment; the verdict is the reader's"`
	Citation Citation      `json:"citation"`
}

// Evidence is what a later article shows.
type Evidence struct {
	What     string   `json:"what" jsonschema:"carried out, kept, broken, withdrawn, …"`
	Day      string   `json:"day,omitempty"`
	Words    string   `json:"words"`
	Citation Citation `json:"citation"`
}

// A Citation says where words stand.
type Citation struct {
	Finding string `json:"finding" jsonschema:"what they are found again by"`
	Outlet  string `json:"outlet,omitempty"`
	Title   string `json:"title,omitempty"`
	Day     string `json:"day,omitempty" jsonschema:"of publication"`
	URL     string `json:"url,omitempty"`
	Text    string `json:"text" jsonschema:"ready to be printed"`
}

func cite(finding string, a *store.ArticleRef) Citation {
	day := a.Published
	if d := tellings.DayOf(day); d != 0 {
		day = d.String()
	}
	c := Citation{Finding: finding, Outlet: a.Outlet, Title: a.Title, Day: day, URL: a.URL}
	var parts []string
	for _, p := range []string{c.Outlet, quoted(c.Title), c.Day, c.URL} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	c.Text = strings.TrimSpace(strings.Join(parts, ", ") + " [" + finding + "]")
	return c
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

func names(list []store.Ref) []string {
	var out []string
	for _, r := range list {
		name := r.Name
		if r.Code != "" && r.Code != r.Name {
			name += " (" + r.Code + ")"
		}
		out = append(out, name)
	}
	return out
}

// A shelf holds the records of one answer: rows of one article need its record once.
type shelf struct {
	s       *server
	records map[string]*record.Record
}

func (s *server) shelf() *shelf { return &shelf{s, map[string]*record.Record{}} }

// record returns the record of the article that a finding stands in.
func (b *shelf) record(ctx context.Context, finding string) (*record.Record, string, error) {
	article, ref, ok := store.ParseID(finding)
	if !ok {
		return nil, "", fmt.Errorf("%q is no id of a finding", finding)
	}
	name, _, _ := strings.Cut(finding, ".")
	if r := b.records[name]; r != nil {
		return r, ref, nil
	}
	_, r, err := b.s.st.Article(ctx, article)
	if err == nil {
		b.records[name] = r
	}
	return r, ref, err
}

// spans returns where the words of a finding stand in the text of its article.
func (b *shelf) spans(ctx context.Context, finding string) ([]record.Span, error) {
	r, ref, err := b.record(ctx, finding)
	if err != nil {
		return nil, err
	}
	for i := range r.Events {
		if string(r.Events[i].ID) == ref {
			return []record.Span{r.Events[i].Trigger}, nil
		}
	}
	for i := range r.Statements {
		if string(r.Statements[i].ID) == ref {
			return r.Statements[i].Content, nil
		}
	}
	for i := range r.Commitments {
		if string(r.Commitments[i].ID) == ref {
			return r.Commitments[i].Content, nil
		}
	}
	return nil, nil
}

func (b *shelf) event(ctx context.Context, e *store.Event) (Finding, error) {
	f := Finding{ID: e.ID, Kind: "event", Type: slashed(e.Type, e.Mode), Status: e.Status, Day: e.Day, Who: names(e.Sources), Whom: names(e.Targets), By: names(e.By),
		Place: e.Place, Words: e.Words, Sentence: e.Sentence, Reports: e.Reports, Origins: e.Origins, Citation: cite(e.ID, &e.Article)}
	var err error
	f.Spans, err = b.spans(ctx, e.ID)
	return f, err
}

func (b *shelf) statement(ctx context.Context, s *store.Statement) (Finding, error) {
	f := Finding{ID: s.ID, Kind: s.Kind + " statement", Type: s.Colour, Day: s.Day, Whom: names(s.Addressees), Words: s.Content, Citation: cite(s.ID, &s.Article)}
	if s.Speaker != nil {
		f.Who = names([]store.Ref{*s.Speaker})
	} else if s.SaidBy != "" {
		f.Who = []string{s.SaidBy}
	}
	var err error
	f.Spans, err = b.spans(ctx, s.ID)
	return f, err
}

func (b *shelf) pledge(ctx context.Context, c *store.Commitment) (Finding, error) {
	f := Finding{ID: c.ID, Kind: c.Kind, Type: c.Type, Day: c.Said, Whom: names(c.To), Words: c.Content, Deadline: c.Deadline, Reports: c.Reports, Citation: cite(c.ID, &c.Article)}
	if c.By != nil {
		f.Who = names([]store.Ref{*c.By})
	}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		f.Later = append(f.Later, Evidence{e.Wording, e.Day, e.Words, cite(e.Finding, &e.Article)})
	}
	var err error
	f.Spans, err = b.spans(ctx, c.ID)
	return f, err
}

// story shows a story by the first event of its first report.
func (b *shelf) story(ctx context.Context, t *store.Story) (Finding, error) {
	first := fmt.Sprintf("%d.%s", t.First.Article, t.First.Events[0])
	r, _, err := b.record(ctx, first)
	if err != nil {
		return Finding{}, err
	}
	f := Finding{ID: t.ID, Kind: "story", Type: slashed(t.Type, t.Mode), Status: t.Status, Day: t.Day, Who: sides(t.Sources), Whom: sides(t.Targets), By: sides(t.First.By),
		Words: t.Words, Reports: t.Reports, Origins: t.Origins, Citation: cite(first, &store.ArticleRef{URL: r.URL, Outlet: r.Outlet, Title: r.Title, Published: r.Published})}
	if t.Venue != nil {
		f.Place = t.Venue.Name
	}
	for _, d := range t.Disagreements {
		var values []string
		for _, v := range d.Versions {
			values = append(values, v.Value)
		}
		f.Differ = append(f.Differ, strings.TrimSpace(d.About+" "+d.Unit)+": "+strings.Join(values, " / "))
	}
	for i := range r.Events {
		if e := &r.Events[i]; e.ID == t.First.Events[0] { // the words of a story are the sentence
			f.Words, f.Spans = r.Words(r.Sentences[e.Sentence]), []record.Span{r.Sentences[e.Sentence]}
		}
	}
	return f, nil
}

func sides(list []tellings.Side) []string {
	var out []store.Ref
	for _, s := range list {
		out = append(out, store.Ref{Name: s.Name, Code: s.Code})
	}
	return names(out)
}

func slashed(typ, mode string) string {
	if mode == "" {
		return typ
	}
	return typ + "/" + mode
}
