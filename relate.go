package chancery

import (
	"errors"
	"fmt"

	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/record"
)

// A Pair is a text in which a source and a target are marked. Either may be nil, not both.
type Pair struct {
	ID        string       `json:"id"`
	Text      string       `json:"text"`
	Source    *record.Span `json:"source,omitempty"`
	Target    *record.Span `json:"target,omitempty"`
	Published string       `json:"published,omitempty"`
}

// A Relation is the act of the marked source towards the marked target.
type Relation struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Mode       string       `json:"mode,omitempty"`
	Quad       string       `json:"quad"`
	Status     string       `json:"status,omitempty"`
	Trigger    *record.Span `json:"trigger,omitempty"` // absent where no words name the act
	Confidence float64      `json:"confidence"`
	Rule       string       `json:"rule,omitempty"`
}

// Relate says which act of the source towards the target the text of p reports. It always
// answers, with low confidence where no words name an act. It fails when the text is empty,
// a span lies outside it, or both are missing.
func (r *Reader) Relate(p Pair) (Relation, error) {
	w := r.workspace()
	rel, err := r.relate(p, w)
	r.spare.Put(w)
	return rel, err
}

func (r *Reader) relate(p Pair, w *workspace) (Relation, error) {
	if p.Text == "" {
		return Relation{}, errors.New("text: empty")
	}
	if p.Source == nil && p.Target == nil {
		return Relation{}, errors.New("source and target are both missing")
	}
	c := converter{text.NewRunes(p.Text)}
	source, err := c.bytes("source", p.Source)
	if err != nil {
		return Relation{}, err
	}
	target, err := c.bytes("target", p.Target)
	if err != nil {
		return Relation{}, err
	}
	d := text.Segment(p.Text)
	found := r.events.Relate(d, r.parser.Parse(d, &w.syntax), source, target)
	return Relation{
		ID: p.ID, Type: string(found.Type), Mode: string(found.Mode), Quad: string(r.events.QuadOf(found.Type)),
		Status: found.Status.String(), Trigger: c.optional(found.Trigger), Confidence: hundredths(found.Confidence), Rule: found.Rule,
	}, nil
}

// bytes converts a span of code points, nil to an empty span.
func (c converter) bytes(what string, sp *record.Span) (text.Span, error) {
	if sp == nil {
		return text.Span{}, nil
	}
	out := text.Span{Start: c.runes.Byte(sp[0]), End: c.runes.Byte(sp[1])}
	if out.Start < 0 || out.Empty() {
		return out, fmt.Errorf("%s: span [%d, %d) does not lie in the text", what, sp[0], sp[1])
	}
	return out, nil
}
