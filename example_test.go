package chancery_test

import (
	"fmt"
	"log"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/record"
)

func ExampleReader_Read() {
	rd, err := chancery.NewReader(chancery.Options{})
	if err != nil {
		log.Fatal(err)
	}
	rec, err := rd.Read(article.Article{
		Published: "2026-01-05",
		Text:      "South Korean President Lee Jae-myung met Chinese President Xi Jinping in Beijing on Monday.",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range rec.Events {
		fmt.Printf("%s %s %s, %s: %q\n", e.Time.Value, e.Type, e.Mode, e.Status, rec.Words(e.Trigger))
	}
	for _, a := range rec.Actors[:2] {
		fmt.Printf("%s (%s)\n", a.Name, a.Code)
	}
	// Output:
	// 2026-01-05 CONSULT visit, occurred: "met"
	// Lee Jae-myung (KOR GOV)
	// Xi Jinping (CHN GOV)
}

func ExampleReader_Relate() {
	rd, err := chancery.NewReader(chancery.Options{})
	if err != nil {
		log.Fatal(err)
	}
	rel, err := rd.Relate(chancery.Pair{
		Text:   "Egypt accused Ethiopia of closing the gates.",
		Source: &record.Span{0, 5},
		Target: &record.Span{14, 22},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(rel.Type, rel.Quad)
	// Output: ACCUSE verbal-conflict
}
