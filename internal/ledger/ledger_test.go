package ledger

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// event returns an event with the words of its trigger.
func event(typ, status, trigger string) tellings.Event {
	return tellings.Event{ID: "e1", Type: typ, Status: status, Trigger: trigger}
}

func state(code, name string) tellings.Side {
	return tellings.Side{Key: record.Key(code), Name: name, Type: "country", Code: code, Country: code}
}

// pledge returns an entry of Kenya towards Chad, said on a day of 2026.
func pledge(article int64, kind, content string, said tellings.Day) *Entry {
	by := state("KEN", "Kenya")
	return &Entry{article, tellings.Commitment{ID: "c1", Kind: kind, By: &by, To: []tellings.Side{state("TCD", "Chad")}, Content: content,
		Words: tellings.WordsOf(content), Told: said, Said: said}}
}

// act returns an act of Kenya towards Chad.
func act(article int64, typ, trigger, sentence string, day tellings.Day) *Act {
	e := event(typ, "occurred", trigger)
	e.Sources, e.Targets = []tellings.Side{state("KEN", "Kenya")}, []tellings.Side{state("TCD", "Chad")}
	e.Days, e.Told, e.Words = tellings.Days{First: day, Last: day}, day, tellings.WordsOf(sentence)
	return &Act{article, e}
}

func TestWhatIsNoEvidence(t *testing.T) {
	e := pledge(1, "pledge", "send blankets to Chad", 20260301)
	good := func() *Act { return act(2, "AID", "sent", "Kenya sent blankets to Chad.", 20260310) }
	if _, ok := JudgeAct(e, good()); !ok {
		t.Fatal("the good pair is none")
	}
	for name, spoil := range map[string]func(e *Entry, a *Act){
		"planned":            func(_ *Entry, a *Act) { a.Status = "planned" },
		"denied":             func(_ *Entry, a *Act) { a.Status = "denied" },
		"the same day":       func(_ *Entry, a *Act) { a.Days = tellings.Days{First: 20260301, Last: 20260301} },
		"before":             func(_ *Entry, a *Act) { a.Days = tellings.Days{First: 20260102, Last: 20260102} },
		"of an unknown day":  func(_ *Entry, a *Act) { a.Days = tellings.Days{} },
		"some time in 2026":  func(_ *Entry, a *Act) { a.Days = tellings.Days{First: 20260302, Last: 20261231} },
		"told before":        func(_ *Entry, a *Act) { a.Told = 20260305 },
		"of another":         func(_ *Entry, a *Act) { a.Sources = []tellings.Side{state("UGA", "Uganda")} },
		"of nobody":          func(_ *Entry, a *Act) { a.Sources = nil },
		"of the same piece":  func(_ *Entry, a *Act) { a.Article = 1 },
		"towards another":    func(_ *Entry, a *Act) { a.Targets = []tellings.Side{state("NER", "Niger")} },
		"about other things": func(_ *Entry, a *Act) { a.Words = tellings.WordsOf("Kenya sent a choir.") },
		"another deed":       func(_ *Entry, a *Act) { a.Type, a.Trigger = "SUPPORT", "praised" },
		"years later":        func(_ *Entry, a *Act) { a.Days, a.Told = tellings.Days{First: 20300101, Last: 20300101}, 20300101 },
		"on no day":          func(e *Entry, _ *Act) { e.Said, e.Told = 0, 0 },
		"to nobody's pledge": func(e *Entry, _ *Act) { e.By = nil },
		"only agreed":        func(_ *Entry, a *Act) { a.Type, a.Trigger = "AGREE", "agreed to send" },
	} {
		e, a := pledge(1, "pledge", "send blankets to Chad", 20260301), good()
		spoil(e, a)
		if ev, ok := JudgeAct(e, a); ok {
			t.Errorf("an act %s is evidence: %+v", name, ev)
		}
	}
}

func TestEvidenceTellsDayDeadlineAndReason(t *testing.T) {
	e := pledge(1, "pledge", "send blankets to Chad", 20260301)
	e.Deadline = tellings.DaysOf("2026-03")
	ev, ok := JudgeAct(e, act(2, "AID", "sent", "Kenya sent blankets to Chad.", 20260410))
	want := Evidence{Entry: Ref{1, "c1"}, By: Ref{2, "e1"}, Kind: Kept, Day: 20260410, After: 40, Late: 10,
		Reason: "the same deed, “sent”; in common: blankets, chad; 10 days after the deadline", Confidence: ev.Confidence}
	if !ok || ev != want {
		t.Errorf("%+v\nwant %+v", ev, want)
	}
	if ev.Confidence < 50 || ev.Confidence > 99 {
		t.Errorf("confidence %d", ev.Confidence)
	}
}

func TestSame(t *testing.T) {
	a, b := pledge(1, "pledge", "send blankets to Chad", 20260301), pledge(2, "pledge", "send 500 blankets to Chad", 20260302)
	if !Same(a, b) {
		t.Error("one pledge told twice is two")
	}
	if _, ok := JudgeEntry(a, b); ok {
		t.Error("a retelling repeats a pledge")
	}
	b.Said, b.Told = 20260320, 20260320
	if ev, ok := JudgeEntry(a, b); Same(a, b) || !ok || ev.Kind != Repeated || ev.After != 19 {
		t.Errorf("a pledge made again: %+v %v", ev, ok)
	}
	if Same(pledge(1, "demand", "his extradition", 20260301), pledge(2, "demand", "the expulsion of the crew", 20260301)) {
		t.Error("two words of one axis are the same without an object")
	}
	if Same(a, pledge(3, "pledge", "send blankets to Niger and Togo", 20260301)) {
		t.Error("blankets for others are the same")
	}
}

func TestState(t *testing.T) {
	e := pledge(1, "pledge", "send blankets to Chad", 20260301)
	if s := State(e, nil, 20260501); s.State != Open || s.Days != 0 {
		t.Errorf("nothing known: %+v", s)
	}
	e.Deadline = tellings.DaysOf("2026-04-20")
	if s := State(e, nil, 20260419); s.State != Open || s.Days != 1 {
		t.Errorf("a day left: %+v", s)
	}
	if s := State(e, nil, 20260501); s.State != Due || s.Days != -11 {
		t.Errorf("after the deadline: %+v", s)
	}
	list := []Evidence{
		{Entry: Ref{1, "c1"}, By: Ref{2, "c1"}, Kind: Repeated, Day: 20260310},
		{Entry: Ref{1, "c1"}, By: Ref{3, "e1"}, Kind: Kept, Day: 20260410, Confidence: 60},
		{Entry: Ref{1, "c1"}, By: Ref{4, "e1"}, Kind: Kept, Day: 20260410, Confidence: 70},
		{Entry: Ref{1, "c1"}, By: Ref{5, "e1"}, Kind: Kept, Day: 20260402, Confidence: 90},
		{Entry: Ref{1, "c1"}, By: Ref{6, "e1"}, Kind: Kept, Day: 20260601, Confidence: 90},
	}
	want := Standing{State: Shown, Days: -11, Counts: []Count{
		{Repeated, 1, 20260310, list[0]}, {Kept, 2, 20260402, list[2]},
	}}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if s := State(e, list, 20260501); !reflect.DeepEqual(s, want) {
			t.Fatalf("%+v\nwant %+v", s, want)
		}
	}
	if s := State(e, list[:0], 20260301); s.State != Open {
		t.Errorf("%+v", s)
	}
}

func TestWordingFitsTheKind(t *testing.T) {
	for in, want := range map[string]string{
		"threat kept": "carried out", "demand kept": "met", "demand broken": "refused", "pledge kept": "kept", "pledge broken": "broken", "demand repeated": "repeated",
	} {
		if c, e, _ := strings.Cut(in, " "); Wording(c, e) != want {
			t.Errorf("%s is called %s", in, Wording(c, e))
		}
	}
}

// invented returns a finding of few words, so that many of two meet.
func invented(rng *rand.Rand, article int64) (*Entry, *Act) {
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	side := func() tellings.Side {
		return [...]tellings.Side{state("KEN", "Kenya"), state("TCD", "Chad"),
			{Key: "ann lee", Name: "Ann Lee", Type: "person", Code: "KEN GOV", Country: "KEN"}, {Key: "~KEN MIL", Name: "soldiers", Type: "group", Code: "KEN MIL", Country: "KEN"},
			{Name: "he", Type: "person"}}[rng.IntN(5)]
	}
	sides := func() (out []tellings.Side) {
		for range rng.IntN(4) {
			out = append(out, side())
		}
		return out
	}
	day := tellings.Day(20260101).Add(rng.IntN(300))
	text := pick("send blankets to", "not close the border with", "lift sanctions on", "impose sanctions on", "resign", "stop bombing", "hold talks with", "") + " " + pick("Chad", "Niger", "")
	e := &Entry{article, tellings.Commitment{ID: "c1", Kind: pick("pledge", "demand", "threat", "position"), To: sides(), Content: text, Told: day, Said: day, Firmness: pick("will", "hope", "vow", "")}}
	if rng.IntN(6) > 0 {
		by := side()
		e.By = &by
	}
	if rng.IntN(2) == 0 {
		ev := event(pick("AID", "SANCTION", "REQUEST"), "planned", "send")
		ev.Targets = sides()
		e.Event = &ev
	}
	a := &Act{article, event(pick("AID", "SANCTION", "RETREAT", "REJECT", "AGREE", "CONCEDE", "CONSULT"), pick("occurred", "ongoing", "occurred", "planned"),
		pick("sent", "closed", "lifted sanctions", "imposed", "resigned", "refused to send", "agreed", "dropped its threat", "bombed", "met", ""))}
	a.Mode, a.Sources, a.Targets, a.Told = pick("", "resign", "withdraw"), sides(), sides(), day
	a.Days = tellings.Days{First: day, Last: day}
	a.Words = tellings.WordsOf(fmt.Sprint(a.Trigger, " ", pick("blankets", "the border", "sanctions", "talks"), " ", pick("Chad", "Niger", "Kenya"), " ", pick("Ann Lee", "border", "former")))
	return e, a
}

// checkPairs tests what holds for any findings: the keys lead to every pair, Same is mutual, and
// the ledger is the same in whatever order articles are kept.
func checkPairs(t *testing.T, seed uint64) (found int) {
	rng := rand.New(rand.NewPCG(seed, 7))
	var entries []*Entry
	var acts []*Act
	for i := range int64(12) {
		e, a := invented(rng, i)
		entries, acts = append(entries, e), append(acts, a)
	}
	meet := func(a, b []uint64) bool {
		return slices.ContainsFunc(a, func(k uint64) bool { return slices.Contains(b, k) })
	}
	for _, e := range entries {
		if n := len(e.Blocks()); n > 18 {
			t.Fatalf("%d keys of an entry", n)
		}
		for _, a := range acts {
			if ev, ok := JudgeAct(e, a); ok {
				if ev.After < 1 || ev.Confidence < 1 || ev.Confidence > 99 || ev.Reason == "" {
					t.Fatalf("%+v", ev)
				}
				if !meet(e.Seeks(), a.Blocks()) {
					t.Fatalf("no key leads from %+v to %+v", e, a)
				}
			}
		}
		for _, o := range entries {
			_, ok := JudgeEntry(e, o)
			if (ok || Same(e, o)) && !meet(e.Blocks(), o.Blocks()) {
				t.Fatalf("no key leads from %+v to %+v", e, o)
			}
			if Same(e, o) != Same(o, e) {
				t.Fatalf("Same is not mutual: %+v, %+v", e, o)
			}
		}
	}
	var first []Evidence
	for range 3 {
		b := newBook()
		for _, i := range rng.Perm(len(entries)) {
			b.keep(entries[i:i+1], acts[i:i+1])
		}
		if got := b.list(); first == nil {
			first = got
		} else if !slices.Equal(first, got) {
			t.Fatalf("another order, another ledger:\n%v\n%v", first, got)
		}
	}
	return len(first)
}

func TestLedgerIsTheSameInAnyOrder(t *testing.T) {
	n := 0
	for seed := range uint64(200) {
		n += checkPairs(t, seed)
	}
	if n < 100 {
		t.Errorf("only %d pieces of evidence among invented findings: the test shows little", n)
	}
}

func FuzzPairs(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { checkPairs(t, seed) })
}

// FuzzRead reads any content and trigger.
func FuzzRead(f *testing.F) {
	f.Add("not close the border to Chad", "closed")
	f.Fuzz(func(t *testing.T, content, trigger string) {
		e, a := pledge(1, "demand", content, 20260301), act(2, "AID", trigger, content, 20260310)
		a.Sources = e.To
		if ev, ok := JudgeAct(e, a); ok && ev.Confidence < 1 {
			t.Errorf("%+v", ev)
		}
		if r := e.promised(); len(r.deeds) > 3 || len(r.object) > span || (r.head == "") != (len(r.deeds) == 0) {
			t.Errorf("%q: %+v", content, r)
		}
	})
}

func BenchmarkJudgeAct(b *testing.B) {
	e := pledge(1, "pledge", "send forty thousand blankets, tents and lamps to the camps of Chad before the rains", 20260301)
	a := act(2, "AID", "sent", "On Friday Kenya sent forty thousand blankets, tents and lamps to the camps in eastern Chad, its foreign ministry said.", 20260310)
	for b.Loop() {
		JudgeAct(e, a)
	}
}

func BenchmarkJudgeActOfAnother(b *testing.B) {
	e := pledge(1, "pledge", "send forty thousand blankets, tents and lamps to the camps of Chad before the rains", 20260301)
	a := act(2, "AID", "sent", "Uganda sent blankets.", 20260310)
	a.Sources = []tellings.Side{state("UGA", "Uganda")}
	for b.Loop() {
		JudgeAct(e, a)
	}
}

func BenchmarkKeys(b *testing.B) {
	e := pledge(1, "pledge", "send forty thousand blankets, tents and lamps to the camps of Chad before the rains", 20260301)
	a := act(2, "AID", "sent", "Kenya sent blankets.", 20260310)
	for b.Loop() {
		e.Seeks()
		e.Blocks()
		a.Blocks()
	}
}
