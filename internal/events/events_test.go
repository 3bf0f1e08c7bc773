package events

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chancery-project/chancery/internal/actors"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/plover"
)

func mustLoad(t testing.TB) (*Coder, *syntax.Parser) {
	c, err := NewCoder(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.NewParser()
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

func TestEntries(t *testing.T) {
	classes := map[string][]string{"troops": {"troop", "soldier"}}
	for _, c := range []struct {
		section, key, body string
		typ                plover.Type
		mode               plover.Mode
		n                  int
		wrong              string
	}{
		{"ASSAULT targeted", "kill, slay", "", "ASSAULT", "targeted", 2, ""},
		{"ASSAULT", "shell(town, @troops)", "heavy-weapons on", "ASSAULT", "heavy-weapons", 1, ""},
		{"SANCTION", "break off relation", "discontinue with both", "SANCTION", "discontinue", 1, ""},
		{"", "meet", "CONSULT visit", "CONSULT", "visit", 1, ""},
		{"light", "hold", "", "", "", 1, ""},
		{"ASSAULT", "hit", "nowhere", "", "", 0, `"nowhere" is no type`},
		{"ASSAULT visit", "hit", "", "", "", 0, `"visit" is no mode of ASSAULT`},
		{"ATTACK", "hit", "", "", "", 0, `"ATTACK" is no type`},
		{"ASSAULT", "hit(town", "", "", "", 0, "no closing bracket"},
		{"ASSAULT", "hit(@towns)", "", "", "", 0, "no class @towns"},
	} {
		e := lexicon.Entry{File: "x.txt", Line: 7, Section: c.section, Key: c.key, Body: c.body}
		list, err := newEntries(&e, verbs, classes, nil)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s: error %v, want %q", c.key, err, c.wrong)
			}
			continue
		}
		if err != nil || len(list) != c.n || list[0].typ != c.typ || list[0].mode != c.mode {
			t.Errorf("%s: %d entries, %v, %v", c.key, len(list), list, err)
		}
	}
}

// TestUserWords lays a user's file over the built-in one: a new act speaks, a built-in one is
// replaced, and what is wrong is told with file and line.
func TestUserWords(t *testing.T) {
	_, p := mustLoad(t)
	user := fstest.MapFS{"events/verbs.txt": {Data: []byte("[SUPPORT]\ndefenestrate:\n\n[ASSAULT targeted]\nassassinate: SUPPORT\n")}}
	c, err := NewCoder(user)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"[Rebels] defenestrated <the governor>.", "[Rebels] assassinated <the governor>."} {
		m := unmark(s)
		d := text.Segment(m.text)
		if r := c.Relate(d, p.Parse(d, nil), m.source, m.target); r.Type != plover.Support {
			t.Errorf("%s: %s by %s, want SUPPORT", s, r.Type, r.Rule)
		}
	}
	_, err = NewCoder(fstest.MapFS{"events/verbs.txt": {Data: []byte("[SUPORT]\nlike:\n")}})
	if err == nil || !strings.Contains(err.Error(), "events/verbs.txt:2:") {
		t.Errorf("error %v does not name the line", err)
	}
}

func TestStatus(t *testing.T) {
	c, p := mustLoad(t)
	for s, want := range map[string]Status{
		"Russia attacked the town.":                                Occurred,
		"Russia is shelling the town.":                             Ongoing,
		"Russia will attack the town.":                             Planned,
		"Russia may attack the town.":                              Possible,
		"Russia did not attack the town.":                          Denied,
		"Russia never attacked the town.":                          Denied,
		"If Russia attacks the town, the council will meet.":       Conditional,
		"Could Russia attack the town?":                            Possible,
		"Russia hopes to visit Poland.":                            Planned,
		"The army said the general must surrender to the council.": Occurred, // the demand itself is made
	} {
		d := text.Segment(s)
		r := c.read(d, p.Parse(d, nil))
		found := false
		for i := range r.acts {
			found = found || r.acts[i].told() && r.acts[i].status == want
		}
		if !found {
			t.Errorf("%s: no act is %s", s, want)
		}
	}
}

// TestRelateAnswers gives Relate what holds no act, nothing at all, and spans that are empty.
func TestRelateAnswers(t *testing.T) {
	c, p := mustLoad(t)
	for _, s := range []string{"The weather in Rome was fine.", "France.", "Germany praised Chad and Chad thanked Germany."} {
		d := text.Segment(s)
		tree := p.Parse(d, nil)
		for _, sp := range []text.Span{{}, {Start: 0, End: 3}, {Start: 0, End: len(s)}} {
			r := c.Relate(d, tree, sp, text.Span{})
			if !plover.Valid(r.Type) || !plover.ValidMode(r.Type, r.Mode) || r.Confidence < 0 || r.Confidence > 100 || r.Rule == "" {
				t.Errorf("%q %v: %+v", s, sp, r)
			}
		}
	}
}

// FuzzWords feeds user word files of any content: an error or a coder, never a panic.
func FuzzWords(f *testing.F) {
	f.Add("[ASSAULT]\nkill: targeted on\n  + [He] killed <him>.\n")
	f.Add("[light]\nhold(@talks x: both\n,,: >< <by\n")
	f.Add("RIOT_NOW: PROTEST at-sea intensity=-0 cameo=14\n[RIOT_NOW at-sea]\nriot: against\n")
	f.Fuzz(func(t *testing.T, s string) {
		list, _ := lexicon.Parse("verbs.txt", []byte(s))
		var own types
		for i := range list {
			own.add(&list[i])
		}
		for i := range list {
			for kind := range numKinds {
				newEntries(&list[i], kind, map[string][]string{"talks": {"talk"}}, own)
			}
		}
	})
}

// check tests what holds of every event of an article.
func check(t *testing.T, in *Input, list []Event) {
	for i := range list {
		e := &list[i]
		switch {
		case !plover.Valid(e.Type) || !plover.ValidMode(e.Type, e.Mode):
			t.Errorf("%d: %s %s", i, e.Type, e.Mode)
		case e.Trigger.Empty() || e.Trigger.End > len(in.Doc.Text):
			t.Errorf("%d: trigger %v", i, e.Trigger)
		case len(e.Sources)+len(e.Targets) == 0:
			t.Errorf("%d: nobody acts", i)
		case e.Confidence < 0 || e.Confidence > 100:
			t.Errorf("%d: confidence %d", i, e.Confidence)
		case e.Same >= i:
			t.Errorf("%d: same as the later %d", i, e.Same)
		case i > 0 && list[i-1].Trigger.Start > e.Trigger.Start:
			t.Errorf("%d: out of order", i)
		}
		for _, a := range append(append([]int(nil), e.Sources...), e.Targets...) {
			if a < 0 || a >= len(in.Cast.Actors) {
				t.Errorf("%d: actor %d of %d", i, a, len(in.Cast.Actors))
			}
		}
	}
}

// cast makes an actor of every capitalized noun, which is enough to see acts bound.
func cast(d *text.Doc, t *syntax.Tree) *actors.Cast {
	c := &actors.Cast{ByWord: make([][]int32, len(d.Words))}
	for i := range d.Words {
		if t.Tag[i] == syntax.PROPN {
			c.ByWord[i] = []int32{int32(len(c.Actors))}
			c.Actors = append(c.Actors, actors.Actor{Name: d.Word(i), Type: actors.Country, Code: "XXX", Country: "XXX",
				Mentions: []actors.Mention{{Span: d.Words[i].Span, First: i, Last: i + 1, Head: i}}})
		}
	}
	return c
}

func TestFind(t *testing.T) {
	c, p := mustLoad(t)
	d := text.Segment("Norway condemned Iceland on Monday. Peru will visit Chile. Ghana sent food to Togo, which thanked Ghana. Nobody came to the party.")
	tree := p.Parse(d, nil)
	in := Input{Doc: d, Tree: tree, Cast: cast(d, tree), Published: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)}
	list := c.Find(in)
	check(t, &in, list)
	var got []string
	for _, e := range list {
		got = append(got, string(e.Type))
	}
	if s := strings.Join(got, " "); s != "ACCUSE AGREE AID SUPPORT" {
		t.Errorf("found %s", s)
	}
}

func BenchmarkFind(b *testing.B) {
	c, p := mustLoad(b)
	d := text.Segment(strings.Repeat("Norway condemned the raid on Iceland's port on Monday and said that Peru must release the sailors. ", 25))
	tree := p.Parse(d, nil)
	who := cast(d, tree)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		c.Find(Input{Doc: d, Tree: tree, Cast: who})
	}
}
