package record

import (
	"encoding/json"
	"strings"
	"testing"
)

// whole returns a record that uses every kind of finding and keeps every promise.
func whole() *Record {
	place := 0
	return &Record{
		Version: 1, ID: "x", Published: "2026-01-05", Language: "en",
		Text:       "“Wir gehen”, Müller said in Bonn on Monday.\nHe left.",
		Paragraphs: []Span{{0, 43}, {44, 52}},
		Sentences:  []Span{{0, 43}, {44, 52}},
		Actors:     []Actor{{ID: "a1", Name: "Müller", Type: "person", Country: "DEU", Mentions: []Mention{{Span{13, 19}, "name"}, {Span{44, 46}, "pronoun"}}}},
		Places:     []Place{{Span: Span{28, 32}, Name: "Bonn", Country: "DEU"}},
		Times:      []Time{{ID: "t1", Span: Span{36, 42}, Type: "DATE", Value: "2026-01-05"}},
		Statements: []Statement{{ID: "s1", Kind: "direct", Content: []Span{{1, 10}}, Cue: &Span{20, 24}, Speaker: &Speaker{Actor: "a1"}, Time: &Day{"2026-01-05", "t1"}}},
		Events: []Event{{ID: "e1", Type: "RETREAT", Mode: "withdraw", Sources: []ActorID{"a1"}, Trigger: Span{47, 51}, Sentence: 1, Status: "occurred",
			Place: &place, Time: &Day{Value: "2026-01-05"}, Attribution: []Attribution{{"s1"}}, Confidence: 0.5}},
		Commitments: []Commitment{{ID: "c1", Kind: "pledge", By: "a1", Content: []Span{{5, 10}}, Event: "e1", Statement: "s1"}},
		Framing:     []Framing{{Span: Span{20, 24}, Kind: "verb", About: "a1"}},
	}
}

func TestCheckHoldsForAWholeRecord(t *testing.T) {
	if err := whole().Check(); err != nil {
		t.Error(err)
	}
}

func TestCheckKnowsTypesOfTheUsersOwn(t *testing.T) {
	r := whole()
	r.Types = []UserType{{Name: "FIGHT", Like: "ASSAULT", Quad: "material-conflict", Modes: []string{"duel"}}}
	r.Events[0].Type, r.Events[0].Mode = "FIGHT", "duel"
	if err := r.Check(); err != nil {
		t.Error(err)
	}
}

func TestCheckFindsEachBrokenPromise(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(*Record)
		want  string
	}{
		{"version", func(r *Record) { r.Version = 2 }, "version is 2"},
		{"id", func(r *Record) { r.ID = "" }, "id is empty"},
		{"bytes", func(r *Record) { r.Text = "\xff" + r.Text }, "UTF-8"},
		{"date", func(r *Record) { r.Published = "5 January" }, `"5 January" is neither`},
		{"sentences", func(r *Record) { r.Sentences[1][0] = 10 }, "sentence 1 begins at 10"},
		{"beyond", func(r *Record) { r.Paragraphs[1][1] = 53 }, "[44, 53) does not lie in the text of 52"},
		{"same actor id", func(r *Record) { r.Actors = append(r.Actors, r.Actors[0]) }, "not unique"},
		{"no mentions", func(r *Record) { r.Actors[0].Mentions = nil }, "has no mentions"},
		{"mention order", func(r *Record) { m := r.Actors[0].Mentions; m[0], m[1] = m[1], m[0] }, "not in order"},
		{"actor type", func(r *Record) { r.Actors[0].Type = "ship" }, `"ship" is none of`},
		{"place", func(r *Record) { r.Places[0].Span = Span{5, 5} }, "place 0: span"},
		{"time type", func(r *Record) { r.Times[0].Type = "DAY" }, `"DAY"`},
		{"speaker", func(r *Record) { r.Statements[0].Speaker.Actor = "a9" }, `no actor "a9"`},
		{"within itself", func(r *Record) { r.Statements[0].Within = "s1" }, "no other statement"},
		{"content", func(r *Record) { r.Statements[0].Content = nil }, "has no content"},
		{"event type", func(r *Record) { r.Events[0].Type = "FIGHT" }, `no type "FIGHT"`},
		{"type of PLOVER's", func(r *Record) { r.Types = []UserType{{Name: "AID", Quad: "material-cooperation"}} }, "PLOVER's"},
		{"type without quad", func(r *Record) { r.Types = []UserType{{Name: "FIGHT"}} }, `no quad class ""`},
		{"type like none", func(r *Record) { r.Types = []UserType{{Name: "FIGHT", Like: "WAR", Quad: "material-conflict"}} }, `like "WAR"`},
		{"mode of own type", func(r *Record) {
			r.Types, r.Events[0].Type = []UserType{{Name: "FIGHT", Quad: "material-conflict", Modes: []string{"duel"}}}, "FIGHT"
		}, `FIGHT has no mode "withdraw"`},
		{"mode of another type", func(r *Record) { r.Events[0].Mode = "visit" }, `RETREAT has no mode "visit"`},
		{"context", func(r *Record) { r.Events[0].Contexts = []string{"weather"} }, `no context "weather"`},
		{"status", func(r *Record) { r.Events[0].Status = "done" }, `"done"`},
		{"sentence", func(r *Record) { r.Events[0].Sentence = 0 }, "does not lie in sentence 0"},
		{"venue", func(r *Record) { *r.Events[0].Place = 7 }, "no place 7"},
		{"from", func(r *Record) { r.Events[0].Time.From = "t9" }, `no time "t9"`},
		{"same", func(r *Record) { r.Events[0].Same = "e1" }, "no earlier event"},
		{"twice", func(r *Record) { r.Events[0].Sources = []ActorID{"a1", "a1"} }, "stands twice"},
		{"attribution", func(r *Record) { r.Events[0].Attribution[0].Statement = "s9" }, `no statement "s9"`},
		{"confidence", func(r *Record) { r.Events[0].Confidence = 1.5 }, "confidence 1.5"},
		{"commitment kind", func(r *Record) { r.Commitments[0].Kind = "wish" }, `"wish"`},
		{"commitment event", func(r *Record) { r.Commitments[0].Event = "e9" }, `no event "e9"`},
		{"framing", func(r *Record) { r.Framing[0].Span = Span{-1, 3} }, "framing 0"},
	} {
		r := whole()
		tt.spoil(r)
		if err := r.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Check says %v, want %q in it", tt.name, err, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	r := whole()
	for _, tt := range []struct {
		sp   Span
		want string
	}{{Span{13, 19}, "Müller"}, {Span{0, 11}, "“Wir gehen”"}, {Span{47, 52}, "left."}, {Span{47, 99}, ""}} {
		if got := r.Words(tt.sp); got != tt.want {
			t.Errorf("Words(%v) = %q, want %q", tt.sp, got, tt.want)
		}
	}
}

// Absent is absent: no null, no empty string, no empty list.
func TestJSONLeavesOutWhatIsAbsent(t *testing.T) {
	data, err := json.Marshal(&Record{Version: 1, ID: "x", Text: "Rain."})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), `{"version":1,"id":"x","text":"Rain."}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
