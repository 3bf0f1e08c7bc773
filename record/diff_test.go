package record

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// small returns a record of the sentences of text, one a line, with two actors.
func small(text string, edit func(r *Record)) *Record {
	r := &Record{Version: 1, ID: "x", Published: "2026-01-05", Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		n := len([]rune(strings.TrimRight(line, "\n")))
		r.Sentences = append(r.Sentences, Span{at, at + n})
		at += len([]rune(line))
	}
	r.Actors = []Actor{
		{ID: "a1", Name: "Kenya", Type: "country", Code: "KEN", Mentions: []Mention{{find(r, "Kenya"), "name"}}},
		{ID: "a2", Name: "Chad", Type: "country", Code: "TCD", Mentions: []Mention{{find(r, "Chad"), "name"}}},
	}
	if edit != nil {
		edit(r)
	}
	return r
}

// find returns the first place of words in the text of r.
func find(r *Record, words string) Span {
	i := strings.Index(r.Text, words)
	if i < 0 {
		return Span{0, 1}
	}
	start := len([]rune(r.Text[:i]))
	return Span{start, start + len([]rune(words))}
}

// act returns an event of Kenya towards Chad.
func act(r *Record, id EventID, typ, trigger, rule string) Event {
	sp := find(r, trigger)
	e := Event{ID: id, Type: typ, Sources: []ActorID{"a1"}, Targets: []ActorID{"a2"}, Trigger: sp, Status: "occurred", Rule: rule}
	for i, s := range r.Sentences {
		if s[0] <= sp[0] {
			e.Sentence = i
		}
	}
	return e
}

func TestDiff(t *testing.T) {
	const text = "Kenya hit Chad on Monday.\nNobody was hurt."
	for _, tt := range []struct {
		name string
		a, b *Record
		want string
	}{
		{"a type that changed is one change, with both rules",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }),
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ACCUSE", "hit", "phrases.txt:9")} }),
			"changed event “hit”: type ASSAULT → ACCUSE (verbs.txt:4 → phrases.txt:9)"},
		{"a line of the same file that moved is no difference",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }),
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:5")} }), ""},
		{"another file is one",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }),
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "words/verbs.txt:1")} }),
			"changed event “hit” (verbs.txt:4 → words/verbs.txt:1)"},
		{"an event that nothing finds any more",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }), small(text, nil),
			"gone event “hit”: type ASSAULT, status occurred, sources Kenya, targets Chad (no rule any more; before, verbs.txt:4)"},
		{"ids and offsets count for nothing",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }),
			small("It rained.\n"+text, func(r *Record) { r.Events = []Event{act(r, "e7", "ASSAULT", "hit", "verbs.txt:4")} }),
			"added sentence “It rained.”"},
		{"an edited sentence, and what became of its event",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "verbs.txt:4")} }),
			small("Kenya struck Chad on Monday.\nNobody was hurt.", func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "struck", "verbs.txt:9")} }),
			"changed sentence: “Kenya hit Chad on Monday.” → “Kenya struck Chad on Monday.”\n" +
				"changed event: “hit” → “struck” (the sentence was edited; verbs.txt:4 → verbs.txt:9)"},
		{"a name that changed is told once, not in every event",
			small(text, func(r *Record) { r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "v:4")} }),
			small(text, func(r *Record) {
				r.Actors[0].Name = "Republic of Kenya"
				r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "v:4")}
			}),
			"changed actor “Republic of Kenya”: name Kenya → Republic of Kenya"},
		{"of two events on one word each finds its own",
			small(text, func(r *Record) {
				r.Events = []Event{act(r, "e1", "ASSAULT", "hit", "v:4"), act(r, "e2", "SANCTION", "hit", "v:5")}
			}),
			small(text, func(r *Record) {
				r.Events = []Event{act(r, "e1", "SANCTION", "hit", "v:5"), act(r, "e2", "ASSAULT", "hit", "v:4")}
				r.Events[1].Status = "denied"
			}),
			"changed event “hit”: status occurred → denied (v:4, as before)"},
		{"a title", small(text, func(r *Record) { r.Title = "A raid" }), small(text, func(r *Record) { r.Title = "A strike" }),
			"changed title: “A raid” → “A strike”"},
		{"a sentence that moved is no difference", small("Kenya hit Chad.\nIt rained.\nHe left.", nil), small("It rained.\nHe left.\nKenya hit Chad.", nil), ""},
	} {
		var got []string
		for _, c := range Diff(tt.a, tt.b) {
			got = append(got, c.String())
		}
		if s := strings.Join(got, "\n"); s != tt.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, s, tt.want)
		}
	}
}

// mirror returns the changes as the other way round tells them.
func mirror(list []Change) []Change {
	var out []Change
	for _, c := range list {
		m := Change{Op: c.Op, Kind: c.Kind, Old: c.New, New: c.Old, Words: c.Words, Why: mirrored(c.Why)}
		switch c.Op {
		case "added":
			m.Op = "gone"
		case "gone":
			m.Op = "added"
		}
		for _, f := range c.Fields {
			m.Fields = append(m.Fields, Field{f.Name, f.New, f.Old})
		}
		out = append(out, m)
	}
	return out
}

// mirrored returns the reason for the other way round.
func mirrored(why string) string {
	head, rules := "", why
	if h, tail, ok := strings.Cut(why, "; "); ok && h == "the sentence was edited" {
		head, rules = h+"; ", tail
	}
	if a, b, ok := strings.Cut(rules, " → "); ok {
		return head + b + " → " + a
	}
	for _, p := range [][2]string{{"the sentence is gone", "the sentence is new"}, {"no rule any more; before, ", "no rule before; now, "}} {
		for i := range p {
			if rule, ok := strings.CutPrefix(why, p[i]); ok {
				return p[1-i] + rule
			}
		}
	}
	return why
}

// checkDiff tests what holds for any two records.
func checkDiff(t *testing.T, a, b *Record) {
	for _, r := range []*Record{a, b} {
		if d := Diff(r, r); len(d) > 0 {
			t.Fatalf("a record differs from itself: %v", d)
		}
	}
	one, other := Diff(a, b), mirror(Diff(b, a))
	for i := range one {
		if one[i].Op == "changed" { // the words are those of the second record
			one[i].Words = ""
		}
	}
	for i := range other {
		if other[i].Op == "changed" {
			other[i].Words = ""
		}
	}
	x, _ := json.Marshal(one)
	y, _ := json.Marshal(other)
	if string(x) != string(y) {
		t.Fatalf("not the mirror:\n%s\n%s", x, y)
	}
}

func TestDiffOfWholeRecord(t *testing.T) {
	a, b := whole(), whole()
	if d := Diff(a, b); len(d) > 0 {
		t.Errorf("equal records differ: %v", d)
	}
	b.Events, b.Commitments, b.Framing = nil, nil, nil
	checkDiff(t, a, b)
	if d := Diff(a, b); len(d) != 3 {
		t.Errorf("three findings are gone, but %v", d)
	}
	b.Text, b.Sentences, b.Paragraphs = "Regen.", nil, nil
	checkDiff(t, a, b) // spans now lead outside the text
	checkDiff(t, a, &Record{})
}

// invented returns a record of few words, so that much in two of them is alike and much is not.
func invented(rng *rand.Rand) *Record {
	words := strings.Fields("Kenya Chad hit met left über Lee talks aid on Monday ban port")
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	r := &Record{ID: "x", Title: pick("", "A", "B"), Genre: pick("", "editorial")}
	var text strings.Builder
	n := 0
	for range rng.IntN(7) {
		start := n
		for range 1 + rng.IntN(6) {
			w := pick(words...) + " "
			text.WriteString(w)
			n += len([]rune(w))
		}
		r.Sentences = append(r.Sentences, Span{start, n - 1})
	}
	r.Text = text.String()
	span := func() Span { // some lead outside
		start := rng.IntN(n + 2)
		return Span{start, start + 1 + rng.IntN(6)}
	}
	id := func() ActorID { return ActorID(pick("a1", "a2", "a3", "")) }
	for i := range 3 {
		r.Actors = append(r.Actors, Actor{ID: ActorID("a" + string(rune('1'+i))), Name: pick("Lee", "Chad", "Kenya", "he"), Type: pick("person", "country"),
			Code: pick("", "KEN", "TCD"), Mentions: []Mention{{span(), pick("name", "nominal", "pronoun")}}})
	}
	for i := range rng.IntN(5) {
		letter := string(rune('1' + i))
		r.Events = append(r.Events, Event{ID: EventID("e" + letter), Type: pick("AID", "CONSULT", "ASSAULT"), Status: pick("occurred", "denied"), Trigger: span(),
			Sources: []ActorID{id()}, Targets: []ActorID{id()}, Rule: pick("", "v:1", "v:2", "p:1"), Same: EventID(pick("", "e1")), Sentence: rng.IntN(9) - 1})
		r.Statements = append(r.Statements, Statement{ID: StatementID("s" + letter), Kind: pick("direct", "mixed"), Content: []Span{span()}, Speaker: &Speaker{Actor: id()}})
		r.Commitments = append(r.Commitments, Commitment{ID: CommitmentID("c" + letter), Kind: pick("pledge", "threat"), By: id(), Content: []Span{span()}, Event: "e1"})
		r.Times = append(r.Times, Time{ID: TimeID("t" + letter), Span: span(), Type: "DATE", Value: pick("2026", "2025")})
		r.Places = append(r.Places, Place{Span: span(), Name: pick("Bonn", "Rome")})
		r.Framing = append(r.Framing, Framing{Span: span(), Kind: pick("verb", "aside"), About: id()})
	}
	return r
}

func FuzzDiff(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, x, y uint64) {
		a, b := invented(rand.New(rand.NewPCG(x, 1))), invented(rand.New(rand.NewPCG(y, 1)))
		checkDiff(t, a, b)
		b.Events, b.Commitments, b.Actors = slices.Clone(a.Events), slices.Clone(a.Commitments), slices.Clone(a.Actors)
		checkDiff(t, a, b)
	})
}

func TestDiffIsItsMirror(t *testing.T) {
	for i := range uint64(3000) {
		checkDiff(t, invented(rand.New(rand.NewPCG(i, 1))), invented(rand.New(rand.NewPCG(i, 2))))
	}
}
