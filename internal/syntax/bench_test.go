package syntax

import (
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

const report = `SEOUL, Jan. 5 (Agency) — The foreign minister of South Korea met his Chinese counterpart in Beijing on Monday and promised to resume talks on trade, which had been suspended since the two governments expelled each other's diplomats last year. "We will not accept any further delay," Minister Park told reporters after the meeting, adding that both sides had agreed to send delegations to Geneva in March.

The ministry in Beijing said in a statement that the visit had been "frank and useful". It demanded, however, that Seoul withdraw the missile batteries which it stationed near the coast in October. Analysts said the demand was unlikely to be met before the elections, and opposition lawmakers accused the government of making concessions without consulting parliament. Thousands of people protested in the capital on Sunday, and police arrested at least 40 of them.
`

func BenchmarkParse(b *testing.B) {
	p, err := NewParser()
	if err != nil {
		b.Fatal(err)
	}
	benchmarkParse(b, p)
}

// BenchmarkParsePlain shows what processors without AVX2 reach.
func BenchmarkParsePlain(b *testing.B) {
	p, err := NewParser()
	if err != nil {
		b.Fatal(err)
	}
	plain := *p.net
	plain.Kernel = neural.PlainKernel()
	benchmarkParse(b, &Parser{net: &plain, lemmas: p.lemmas})
}

func benchmarkParse(b *testing.B, p *Parser) {
	s := strings.Repeat(report, 4)
	w := &Workspace{}
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		d := text.Segment(s)
		words += len(p.Parse(d, w).Head)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNewParser(b *testing.B) {
	for b.Loop() {
		if _, err := NewParser(); err != nil {
			b.Fatal(err)
		}
	}
}
