package stories

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/chancery-project/chancery/internal/tellings"
)

// killed is a telling of one blast: on a day, n dead.
func killed(article int64, n float64, status string) Telling {
	return Telling{Article: article, Event: tellings.Event{
		ID: "e1", Type: "ASSAULT", Mode: "explosives", Quad: "material-conflict", Status: status,
		Days: tellings.Days{First: 20260504, Last: 20260504}, Dated: true, Told: 20260504, Trigger: "killed",
		Targets: []tellings.Side{side("PAK")}, Quantities: []tellings.Quantity{{Value: n, Unit: "dead"}, {Value: 1, Unit: "dead"}},
		Venue: &tellings.Venue{GeoNames: 1167528, Name: "Quetta", Country: "PAK", Feature: "PPLA", Lat: 30.18, Lon: 67},
		By:    []tellings.Side{{Name: "police"}}, Confidence: 0.8,
	}}
}

func TestTell(t *testing.T) {
	told := []Telling{killed(1, 12, "occurred"), killed(2, 12, "occurred"), killed(3, 12, "occurred"), killed(4, 20, "occurred"), killed(5, 12, "denied")}
	told[4].Quantities = nil
	papers := map[int64]Paper{
		1: {Article: 1, Outlet: "Gazette", From: "AP", Published: "2026-05-04T10:00:00Z"},
		2: {Article: 2, Outlet: "Herald", From: "AP", Published: "2026-05-04T11:00:00Z"},
		3: {Article: 3, Outlet: "Courier", From: "AP", Published: "2026-05-04T12:00:00Z"},
		4: {Article: 4, Outlet: "Gazette", From: "AP", Published: "2026-05-05T09:00:00Z", Lead: "(Corrects number of dead)"},
		5: {Article: 5, Outlet: "Tribune", Published: "2026-05-04T09:00:00Z"},
	}
	s := Tell(told, papers)
	if s.Type != "ASSAULT" || s.Status != "occurred" || s.Venue.Name != "Quetta" || s.Days.First != 20260504 || s.Targets[0].Key != "PAK" {
		t.Errorf("%+v", s)
	}
	if s.Reports != 5 || s.Outlets != 4 || s.Origins != 2 || s.First.Outlet != "Tribune" || len(s.Followers) != 4 {
		t.Errorf("%d reports, %d outlets, %d origins, first %s, %d followers", s.Reports, s.Outlets, s.Origins, s.First.Outlet, len(s.Followers))
	}
	if s.Followers[0].Repeats || !s.Followers[1].Repeats || s.Followers[3].Correct != "corrects" {
		t.Errorf("followers %+v", s.Followers)
	}
	if got := fmt.Sprint(s.Confidence); got != "0.96" {
		t.Errorf("confidence %s, want that of two origins", got)
	}
	var about []string
	for _, d := range s.Disagreements {
		about = append(about, d.About)
		if d.About == "number" && (d.Unit != "dead" || len(d.Versions) != 2 || d.Versions[0].Value != "12" || len(d.Versions[0].Voices) != 3 || d.Versions[0].Voices[0].By[0].Name != "police") {
			t.Errorf("number: %+v", d)
		}
		if d.About == "status" && (d.Versions[0].Value != "occurred" || d.Versions[1].Value != "denied") {
			t.Errorf("status: %+v", d)
		}
	}
	if !slices.Equal(about, []string{"number", "status"}) {
		t.Errorf("disagreements about %v", about)
	}
	if len(s.Corrections) != 1 || s.Corrections[0].From != "12" || s.Corrections[0].To != "20" || s.Corrections[0].Reason != "says so: corrects" {
		t.Errorf("corrections %+v", s.Corrections)
	}
	papers[4] = Paper{Article: 4, Outlet: "Gazette", From: "Gazette", Published: "2026-05-05T09:00:00Z"}
	if s := Tell(told, papers); len(s.Corrections) != 1 || s.Corrections[0].Reason != "same outlet" || s.Corrections[0].Earlier.Article != 1 {
		t.Errorf("corrections %+v", s.Corrections)
	}
	papers[4] = Paper{Article: 4, Outlet: "Echo", Published: "2026-05-05T09:00:00Z"}
	if s := Tell(told, papers); len(s.Corrections) != 0 || s.Origins != 3 {
		t.Errorf("another outlet corrects nobody: %+v, %d origins", s.Corrections, s.Origins)
	}
	if s := Tell(nil, nil); !reflect.DeepEqual(s, Story{}) {
		t.Errorf("of nothing: %+v", s)
	}
	if s := Tell(told[:1], nil); s.Reports != 1 || s.Origins != 1 || s.Outlets != 0 {
		t.Errorf("without papers: %+v", s)
	}
}

// Whom one article calls guest, the next calls host.
func TestPartiesOfAMeeting(t *testing.T) {
	meet := func(n int64, source, target string) Telling {
		return Telling{Article: n, Event: tellings.Event{ID: "e1", Type: "CONSULT", Status: "occurred", Days: tellings.Days{First: 20260504, Last: 20260504},
			Sources: []tellings.Side{side(source)}, Targets: []tellings.Side{side(target)}}}
	}
	papers := map[int64]Paper{1: {Article: 1, Outlet: "A"}, 2: {Article: 2, Outlet: "B"}, 3: {Article: 3, Outlet: "C"}}
	s := Tell([]Telling{meet(1, "KOR", "CHN"), meet(2, "CHN", "KOR"), meet(3, "KOR", "CHN")}, papers)
	if len(s.Sources) != 1 || s.Sources[0].Key != "KOR" || len(s.Targets) != 1 || s.Targets[0].Key != "CHN" || len(s.Disagreements) != 0 {
		t.Errorf("%v meets %v, %v", s.Sources, s.Targets, s.Disagreements)
	}
}

func TestSameSide(t *testing.T) {
	state := side("ISR")
	army := tellings.Side{Key: "israeli army @ISR", Name: "Israeli army", Type: "organization", Code: "ISR MIL", Country: "ISR"}
	soldiers := tellings.Side{Key: "~ISR MIL", Name: "soldiers", Type: "group", Code: "ISR MIL", Country: "ISR"}
	rebels := tellings.Side{Key: "~ISR REB", Name: "rebels", Type: "group", Code: "ISR REB", Country: "ISR"}
	people := tellings.Side{Key: "~ISR CVL", Name: "residents", Type: "group", Code: "ISR CVL", Country: "ISR"}
	head := tellings.Side{Key: "dan lev", Name: "Dan Lev", Type: "person", Code: "ISR GOV", Country: "ISR"}
	minister := tellings.Side{Key: "noa peretz", Name: "Noa Peretz", Type: "person", Code: "ISR GOV", Country: "ISR"}
	short := tellings.Side{Key: "lev @ISR", Name: "Lev", Type: "person", Code: "ISR GOV", Country: "ISR"}
	nobody := tellings.Side{Name: "two men", Type: "group"}
	for _, tt := range []struct {
		a, b tellings.Side
		want grade
	}{
		{state, state, same}, {state, army, near}, {state, head, near}, {army, soldiers, near}, {soldiers, soldiers, near}, {head, short, near},
		{army, head, weak}, {state, people, weak},
		{state, rebels, other}, {head, minister, other}, {minister, short, other}, {people, soldiers, other}, {state, side("LBN"), other},
		{state, nobody, unknown}, {nobody, nobody, unknown},
	} {
		if got, back := sameSide(&tt.a, &tt.b), sameSide(&tt.b, &tt.a); got != tt.want || back != got {
			t.Errorf("%s and %s: %d, the other way round %d, want %d", tt.a.Name, tt.b.Name, got, back, tt.want)
		}
	}
}

func TestPlaced(t *testing.T) {
	at := func(id int, name, country, feature string, lat, lon float64) *tellings.Venue {
		return &tellings.Venue{GeoNames: id, Name: name, Country: country, Feature: feature, Lat: lat, Lon: lon}
	}
	quetta, suburb := at(1, "Quetta", "PAK", "PPLA", 30.18, 67), at(2, "Kuchlak", "PAK", "PPL", 30.35, 66.95)
	for _, tt := range []struct {
		a, b *tellings.Venue
		want nearness
	}{
		{quetta, quetta, onePlace}, {quetta, suburb, nearby}, {quetta, at(3, "Karachi", "PAK", "PPLA", 24.9, 67.1), apart},
		{quetta, at(4, "Balochistan", "PAK", "ADM1", 28, 65), oneLand}, {quetta, at(5, "Pakistan", "PAK", "PCLI", 30, 70), oneLand},
		{quetta, at(6, "Kabul", "AFG", "PPLC", 34.5, 69.2), apart}, {quetta, nil, nowhere},
		{at(7, "Suva", "FJI", "PPL", -18, 179.9), at(8, "Elsewhere", "FJI", "PPL", -18, -179.9), nearby},
	} {
		if got, back := placed(tt.a, tt.b), placed(tt.b, tt.a); got != tt.want || back != got {
			t.Errorf("%v and %v: %d, the other way round %d, want %d", tt.a, tt.b, got, back, tt.want)
		}
	}
}
