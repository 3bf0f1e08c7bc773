package framing

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/text"
)

func TestDebug(t *testing.T) {
	s := os.Getenv("S")
	if s == "" {
		t.Skip()
	}
	b := newBench(t)
	d := text.Segment(s)
	tr := b.parser.Parse(d, nil)
	cast := b.actors.Resolve(d, tr, b.names.Find(d, tr), time.Time{})
	for i := range d.Words {
		fmt.Printf("%d %s\t%s\t%v\t%d\t%v\t%v\n", i, d.Word(i), tr.Lemma[i], tr.Tag[i], tr.Head[i], tr.Rel[i], cast.At(i))
	}
	for i, a := range cast.Actors {
		fmt.Println(i, a.Name, a.Code, a.Country, a.Type)
	}
	for _, st := range b.statements.Find(d, tr, cast, nil) {
		fmt.Println(st.Kind, st.Lemma, st.Content)
	}
	fmt.Println(b.find(s, false))
}
