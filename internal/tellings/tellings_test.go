package tellings

import (
	"testing"

	"github.com/chancery-project/chancery/record"
)

func TestDaysOfTimex(t *testing.T) {
	for value, want := range map[string]string{
		"2026-01-05": "2026-01-05 2026-01-05", "2026-01-05T09:00:00Z": "2026-01-05 2026-01-05", "2026-01-05TNI": "2026-01-05 2026-01-05",
		"2026-02": "2026-02-01 2026-02-28", "2024-02": "2024-02-01 2024-02-29", "2026": "2026-01-01 2026-12-31",
		"2026-W01": "2025-12-29 2026-01-04", "2026-W53": "2026-12-28 2027-01-03", "2026-W02-WE": "2026-01-05 2026-01-11",
		"2026-Q4": "2026-10-01 2026-12-31", "2026-H1": "2026-01-01 2026-06-30", "2026-WI": "2026-12-01 2027-02-28",
		"PAST_REF": " ", "P3D": " ", "XXXX-WXX-5": " ", "2026-02-30": " ", "2026-13": " ", "19": " ", "0000": " ", "": " ",
	} {
		d := DaysOf(value)
		if got := d.First.String() + " " + d.Last.String(); got != want {
			t.Errorf("DaysOf(%q) = %s, want %s", value, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	jan := DaysOf("2026-01")
	for value, want := range map[string]int{"2026-01-31": 0, "2026-02-02": 2, "2025-12-30": 2, "2026": 0} {
		if got := jan.Distance(DaysOf(value)); got != want {
			t.Errorf("January 2026 to %s: %d days, want %d", value, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	a, b := WordsOf("The EU imposed sanctions on nine shippers."), WordsOf("Nine shipping firms were sanctioned")
	if got := a.Common(b); got != 2 { // nine, sancti; "shippe" and "shippi" differ
		t.Errorf("%d words in common, want 2", got)
	}
	if got := WordsOf("the of and is"); len(got) != 0 {
		t.Errorf("function words count: %v", got)
	}
}

func TestRetellingsGoToTheFirst(t *testing.T) {
	r := &record.Record{
		Published: "2026-01-05", Text: "Kenya hit Chad. The raid killed 12.", Sentences: []record.Span{{0, 15}, {16, 35}},
		Actors: []record.Actor{{ID: "a1", Name: "Kenya", Type: "country", Code: "KEN"}, {ID: "a2", Name: "Chad", Type: "country", Code: "TCD"}},
		Events: []record.Event{
			{ID: "e1", Type: "ASSAULT", Sources: []record.ActorID{"a1"}, Targets: []record.ActorID{"a2"}, Trigger: record.Span{6, 9}, Status: "occurred"},
			{ID: "e2", Type: "ASSAULT", Trigger: record.Span{20, 24}, Sentence: 1, Status: "occurred", Same: "e1", Quantities: []record.Quantity{{Value: 12, Unit: "killed"}}},
		},
	}
	got := Events(r)
	if len(got) != 1 || got[0].Trigger != "hit" || len(got[0].Quantities) != 1 || got[0].Sources[0].Key != "KEN" {
		t.Fatalf("events: %+v", got)
	}
	if got[0].Days.First != 20260105 || got[0].Dated {
		t.Errorf("an undated event: days %v dated %v, want the day of publication", got[0].Days, got[0].Dated)
	}
}
