package world

import (
	"testing"
	"time"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
)

// FuzzLoad reads any bytes as a user's file and looks around in what comes of it.
func FuzzLoad(f *testing.F) {
	f.Add("[countries]\nKOR: South Korea | ROK; adj Korean; capital Seoul; cow 732; Q884\n[titles]\npresident: GOV | head of state (KOR)\n[KOR / president]\nLee Jae-myung: 2025-06-04 | acting; family Lee\n[seats]\nBlue House: KOR GOV\n")
	f.Add("[countries]\nKOR: A\n[titles]\nx: KOR\n[KOR / x]\nB: 2020\n[seats]\nS: KOR\n[armed]\n[x]: KOR REB?\n?: KOR\n")
	f.Add("[bodies]\nA [b]: IGO\n[A / b]\nc: 2020 .. 2019\n[titles]\nb: GOV | c (A)\n[person nouns]\nman: \n- of: MIL\n")
	f.Fuzz(func(t *testing.T, data string) {
		entries, _ := lexicon.Parse("world/f.txt", []byte(data))
		l := newLoader()
		l.load(entries)
		w, day := l.w, time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
		w.Problems()
		for i := range w.Len() {
			e := w.Entity(EntityID(i))
			for _, name := range e.Names {
				w.Lookup(name)
				w.Seat(name)
				w.Explain(name, day)
			}
			w.CodeOn(e, day)
		}
		for _, c := range w.Countries() {
			w.Leader(c.Code, day)
		}
		d := text.Segment(data)
		for i := range d.Words {
			w.LookupAt(d, i, len(d.Words), nil)
			w.NounAt(d, i, len(d.Words))
		}
		w.Describe(d, 0, len(d.Words))
	})
}
