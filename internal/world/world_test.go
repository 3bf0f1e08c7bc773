package world

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chancery-project/chancery/internal/text"
)

// load returns the built-in tables.
func load(t testing.TB) *World {
	t.Helper()
	w, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func day(t testing.TB, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLookup(t *testing.T) {
	w := load(t)
	for _, test := range []struct {
		name string
		kind Kind
		code string
	}{
		{"South Korea", State, "KOR"},
		{"Republic of Korea", State, "KOR"},
		{"US", State, "USA"},
		{"U.S.", State, "USA"},
		{"Cote d’Ivoire", State, "CIV"},
		{"Réunion", Territory, "FRA"},
		{"Koreans", Demonym, "KOR"},
		{"French", Demonym, "FRA"},
		{"Beijing", Capital, "CHN"},
		{"Kremlin", Seat, "RUS GOV"},
		{"Elysee", Seat, "FRA GOV"},
		{"Lee Jae Myung", Person, "KOR GOV"},
		{"Takaichi Sanae", Person, "JPN GOV"},
		{"Volodymyr Zelensky", Person, "UKR GOV"},
		{"Recep Tayyip Erdogan", Person, "TUR GOV"},
		{"UN", Body, "UNO"},
		{"ISIS-K", Armed, "IMG REB"},
		{"Al-Shabaab", Armed, "SOM REB"},
		{"Islamic Revolutionary Guard Corps", Agency, "IRN MIL"},
		{"Bharatiya Janata Party", Party, "IND PTY GOV"},
		{"South China Morning Post", Media, "HKG JRN"},
		{"Médecins Sans Frontières", Group, "NGO MED"},
		{"Hyundai Motor Group", Firm, "KOR BUS"},
		{"Uighurs", People, "CHN CVL"},
	} {
		if got := w.Lookup(test.name); len(got) == 0 || got[0].Kind != test.kind || got[0].Code != test.code {
			t.Errorf("%s: got %+v, want %s %s", test.name, got, test.kind, test.code)
		}
	}
	for _, name := range []string{"us", "", "-", "turkey", "who", "quad"} {
		if got := w.Lookup(name); len(got) > 0 {
			t.Errorf("%q means %+v, want nothing", name, got[0])
		}
	}
}

func TestLookupAt(t *testing.T) {
	w := load(t)
	const s = "The U.N. Security Council, South Korea’s Lee Jae-myung and the Korea-China summit; The Islamic State group and Côte d'Ivoire."
	d := text.Segment(s)
	var got []string
	for i := 0; i < len(d.Words); {
		senses, end := w.LookupAt(d, i, len(d.Words), nil)
		if len(senses) == 0 {
			i++
			continue
		}
		got = append(got, d.Cover(i, end).In(s)+" = "+w.Entity(senses[0].Entity).Name)
		i = end
	}
	want := []string{
		"U.N. Security Council = United Nations Security Council", "South Korea = South Korea", "Lee Jae-myung = Lee Jae-myung",
		"Korea = South Korea", "China = China", "Islamic State group = Islamic State", "Côte d'Ivoire = Ivory Coast",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestHolder(t *testing.T) {
	w := load(t)
	for _, test := range []struct {
		office Office
		of     Country
		on     string
		want   string
	}{
		{"president", "KOR", "2026-01-05", "Lee Jae-myung"},
		{"president", "KOR", "2024-12-20", "Han Duck-soo"},
		{"prime minister", "JPN", "2025-10-20", "Shigeru Ishiba"},
		{"prime minister", "JPN", "2025-10-21", "Sanae Takaichi"},
		{"prime minister", "DEU", "2021-12-07", "Angela Merkel"},
		{"foreign minister", "USA", "2018-04-10", ""},
		{"foreign minister", "USA", "2022-01-01", "Antony Blinken"},
		{"defence minister", "RUS", "2024-06-01", "Andrei Belousov"},
		{"monarch", "VAT", "2025-05-01", ""},
		{"monarch", "VAT", "2025-06-01", "Pope Leo XIV"},
		{"president", "USA", "2025-01-20", "Donald Trump"},
		{"president", "USA", "2021-06-01", "Joe Biden"},
	} {
		name := ""
		if e, ok := w.Holder(test.office, test.of, day(t, test.on)); ok {
			name = e.Name
		}
		if name != test.want {
			t.Errorf("%s of %s on %s: got %q, want %q", test.office, test.of, test.on, name, test.want)
		}
	}
	un := w.Lookup("UN")[0]
	if e, ok := w.HolderOf("secretary-general", un.ID, day(t, "2020-01-01")); !ok || e.Name != "António Guterres" {
		t.Errorf("the UN's secretary-general in 2020: got %v", e)
	}
	for c, want := range map[Country]string{"GBR": "Keir Starmer", "FRA": "Emmanuel Macron", "SAU": "King Salman", "IRN": "Ali Khamenei", "IND": "Narendra Modi"} {
		if e, ok := w.Leader(c, day(t, "2025-06-01")); !ok || e.Name != want {
			t.Errorf("who leads %s: got %v, want %s", c, e, want)
		}
	}
}

func TestCodeOn(t *testing.T) {
	w := load(t)
	yoon := w.Lookup("Yoon Suk-yeol")[0]
	for on, want := range map[string]string{"2023-01-01": "KOR GOV", "2026-01-01": "KOR ELI", "2020-01-01": "KOR GOV"} {
		if got := w.CodeOn(yoon, day(t, on)); got != want {
			t.Errorf("%s on %s: got %s, want %s", yoon.Name, on, got, want)
		}
	}
	if offices := w.OfficesOf(w.Lookup("Vladimir Putin")[0].ID); len(offices) != 4 {
		t.Errorf("Putin: got %d terms, want 4: %+v", len(offices), offices)
	}
}

func TestSeatsAndDemonyms(t *testing.T) {
	w := load(t)
	for name, want := range map[string]string{"the Kremlin": "RUS GOV", "Foggy Bottom": "USA GOV", "Pentagon": "USA MIL", "Zhongnanhai": "CHN GOV", "the Blue House": "KOR GOV", "Tokyo": "JPN GOV", "Capitol Hill": "USA LEG"} {
		if c, s, ok := w.Seat(name); !ok || string(c)+" "+string(s) != want {
			t.Errorf("%s: got %s %s, want %s", name, c, s, want)
		}
	}
	for word, want := range map[string]Form{"Danish": Adjective, "Dane": Citizen, "Danes": Citizens, "Afghan": Adjective | Citizen, "Chinese": Adjective | Citizen | Citizens} {
		if _, form, ok := w.Demonym(word); !ok || form&want != want {
			t.Errorf("%s: got form %b, want %b", word, form, want)
		}
	}
}

func TestNouns(t *testing.T) {
	w := load(t)
	for words, want := range map[string]string{
		"foreign ministers": "foreign minister GOV", "Secretaries of State": "foreign minister GOV", "secretaries-general": "secretary-general GOV",
		"riot police": " COP", "lawmakers": "lawmaker LEG", "gunmen": " UAF", "spokeswomen": "spokesperson GOV",
	} {
		n := w.Noun(words)
		if n == nil || strings.TrimSpace(string(n.Office)+" "+string(n.Sectors[0])) != strings.TrimSpace(want) {
			t.Errorf("%s: got %+v, want %s", words, n, want)
		}
	}
	if n := w.Noun("secretary of state"); n.OfficeOf("USA") == "" || n.OfficeOf("FRA") != "" {
		t.Errorf("secretary of state: got %+v", n)
	}
}

func TestDescribe(t *testing.T) {
	w := load(t)
	for name, want := range map[string]string{
		"South Korean Ministry of Unification": "KOR GOV", "Lahore High Court": " JUD", "Ukrainian Air Force": "UKR MIL",
		"Supreme Court of India": "IND JUD", "University of Nairobi": "KEN EDU", "Zurich Insurance Group": " BUS", "Manila Police District": "PHL COP",
		"National Assembly of Kuwait": "KWT LEG",
	} {
		d := text.Segment(name)
		got, ok := w.Describe(d, 0, len(d.Words))
		if !ok || string(got.Country)+" "+string(got.Sectors[0]) != want {
			t.Errorf("%s: got %+v, want %s", name, got, want)
		}
	}
}

func TestUserFiles(t *testing.T) {
	w, err := Load(fstest.MapFS{"world/desk.txt": {Data: []byte("[armed]\nHamas: PSE REB\nRuritania Front: DEU REB\n[DEU / prime minister]\nRudolf Elphberg: 2026-10-01\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if e := w.Lookup("Hamas"); len(e) != 1 || e[0].Code != "PSE REB" {
		t.Errorf("Hamas: got %+v", e)
	}
	if e, _ := w.Holder("prime minister", "DEU", day(t, "2026-11-01")); e == nil || e.Name != "Rudolf Elphberg" {
		t.Errorf("chancellor: got %+v", e)
	}
	if e, _ := w.Holder("prime minister", "DEU", day(t, "2026-09-01")); e == nil || e.Name != "Friedrich Merz" {
		t.Errorf("chancellor before: got %+v", e)
	}
	if _, err := Load(fstest.MapFS{"world/desk.txt": {Data: []byte("[armed]\nA: XXX\n[nowhere]\nB: C\n")}}); err == nil || strings.Count(err.Error(), "world/desk.txt:") != 2 {
		t.Errorf("wrong entries: got %v", err)
	}
}

// TestContent holds the tables to what they are to contain at least.
func TestContent(t *testing.T) {
	w := load(t)
	count := map[Kind]int{}
	for i := range w.Len() {
		count[w.Entity(EntityID(i)).Kind]++
	}
	for kind, want := range map[Kind]int{State: 195, Capital: 190, Person: 3000, Body: 250, Armed: 250, Party: 300, Firm: 150, Media: 250, Agency: 250, Group: 150, Seat: 100, People: 70} {
		if count[kind] < want {
			t.Errorf("%s: %d entries, want %d", kind, count[kind], want)
		}
	}
	t.Log(count, len(w.terms), "terms", len(w.words), "nouns with plurals")
}

// TestLeadersEveryYear counts the years since 1990 in which nobody leads a state.
func TestLeadersEveryYear(t *testing.T) {
	w := load(t)
	holes := 0
	for _, c := range w.Countries() {
		if c.Of != "" || c.COW == 0 {
			continue
		}
		var years []string
		for y := 1990; y < 2026; y++ {
			if _, ok := w.Leader(c.Code, time.Date(y, 7, 1, 0, 0, 0, 0, time.UTC)); !ok {
				years = append(years, time.Date(y, 7, 1, 0, 0, 0, 0, time.UTC).Format("06"))
			}
		}
		if len(years) > 0 {
			holes += len(years)
			t.Logf("%s %s", c.Name, strings.Join(years, " "))
		}
	}
	t.Logf("%d of %d years without a leader", holes, 36*193)
	if holes > 200 {
		t.Error("too many")
	}
}

func TestDates(t *testing.T) {
	for _, s := range []string{"2025-06-04", "2025-06", "2025"} {
		if d, err := ParseDate(s); err != nil || d.String() != s {
			t.Errorf("%s: got %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "25", "2025-13", "2025-02-30", "2025-6-4", "June 2025", "2025-06-04-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q is read as %v", s, d)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookupAt(b *testing.B) {
	w := load(b)
	d := text.Segment(strings.Repeat("South Korean President Lee Jae-myung met Chinese leaders in Beijing on Monday to talk about trade with the Association of Southeast Asian Nations. ", 25))
	b.SetBytes(int64(len(d.Text)))
	var buf []Sense
	for b.Loop() {
		for i := range d.Words {
			buf, _ = w.LookupAt(d, i, len(d.Words), buf[:0])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Words)), "ns/word")
}
