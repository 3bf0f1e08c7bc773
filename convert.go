package chancery

import (
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/record"
)

// A converter turns what the stages found, in bytes and indices, into what the record says,
// in code points and ids. Ids are the kind's letter and the index plus one: "a1".
type converter struct{ runes text.Runes }

func (c converter) span(sp text.Span) record.Span {
	return record.Span{c.runes.At(sp.Start), c.runes.At(sp.End)}
}

func (c converter) doc(d *text.Doc, r *record.Record) {
	for _, p := range d.Paragraphs {
		r.Paragraphs = append(r.Paragraphs, c.span(p.Span))
	}
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, c.span(s.Span))
	}
}
