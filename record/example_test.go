package record_test

import (
	"fmt"

	"github.com/chancery-project/chancery/record"
)

func ExampleRecord_Words() {
	r := record.Record{Text: "“Wir gehen”, said Müller."}
	fmt.Println(r.Words(record.Span{1, 10}))
	// Output: Wir gehen
}

func ExampleRecord_Check() {
	r := record.Record{Version: 1, ID: "x", Text: "Rain.", Sentences: []record.Span{{0, 6}}}
	fmt.Println(r.Check())
	// Output: sentence 0: span [0, 6) does not lie in the text of 5 code points
}

func ExampleDiff() {
	coded := func(typ, rule string) *record.Record {
		return &record.Record{
			Text: "Norway slammed Peru.", Sentences: []record.Span{{0, 20}},
			Actors: []record.Actor{{ID: "a1", Name: "Norway", Type: "country", Code: "NOR"}, {ID: "a2", Name: "Peru", Type: "country", Code: "PER"}},
			Events: []record.Event{{ID: "e1", Type: typ, Sources: []record.ActorID{"a1"}, Targets: []record.ActorID{"a2"}, Trigger: record.Span{7, 14}, Status: "occurred", Rule: rule}},
		}
	}
	for _, c := range record.Diff(coded("ASSAULT", "verbs.txt:412"), coded("ACCUSE", "phrases.txt:90")) {
		fmt.Println(c)
	}
	// Output: changed event “slammed”: type ASSAULT → ACCUSE (verbs.txt:412 → phrases.txt:90)
}

func ExampleDiff_edited() {
	version := func(text string) *record.Record {
		n := len([]rune(text))
		return &record.Record{Title: "Talks in Lima", Text: text, Sentences: []record.Span{{0, n}}}
	}
	before := version("Norway will pay the whole debt of the port by the end of May, the minister said.")
	after := version("Norway may pay a part of the debt of the port by the end of May, the minister said.")
	for _, c := range record.Diff(before, after) {
		fmt.Println(c)
	}
	// Output: changed sentence: “Norway will pay the whole debt of …” → “Norway may pay a part of the debt of …”
}
