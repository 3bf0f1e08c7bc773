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
