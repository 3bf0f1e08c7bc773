package world

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"
)

const facts = "../../../shared/data/facts/"

// rows reads a table of ../shared/data/facts.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(facts + name)
	if err != nil {
		t.Skip("../shared is not there: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(z)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	list, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list[1:]
}

// shares reports whether two spellings of a name have a word of four letters or more, or two
// shorter ones, in common, or words that begin alike.
func shares(a, b string) bool {
	short := 0
	for i := 0; ; {
		p := nextPiece(a, i)
		if p.end == 0 {
			return short > 1
		}
		word := foldString(strings.TrimLeft(a[i:p.end], " -'’.,"))
		i = p.end
		for j := 0; ; {
			q := nextPiece(b, j)
			if q.end == 0 {
				break
			}
			other := foldString(strings.TrimLeft(b[j:q.end], " -'’.,"))
			j = q.end
			switch n := min(len(word), len(other)); {
			case word == other && n < 4:
				short++
			case n >= 4 && word[:n/2+1] == other[:n/2+1]:
				return true
			}
		}
	}
}

func foldString(s string) string {
	var b strings.Builder
	for _, r := range s {
		if f, ok := fold(r); ok {
			b.WriteRune(f)
		}
	}
	return b.String()
}

// posts maps what the tables of facts call an office to ours.
var factPosts = []struct {
	words   string
	offices []Office
}{
	{"Prime Minister", []Office{"prime minister", "monarch"}}, {"Premier", []Office{"prime minister"}},
	{"Chancellor", []Office{"prime minister"}}, {"Taoiseach", []Office{"prime minister"}},
	{"Chief of State", []Office{"president", "junta leader"}},
	{"President", []Office{"president", "junta leader", "prime minister"}},
	{"King", []Office{"monarch"}}, {"Queen", []Office{"monarch"}}, {"Emir", []Office{"monarch"}}, {"Amir", []Office{"monarch"}},
}

// known reports whether one of the holders in office around day has the name; told is false
// when the tables hold nobody at all.
func known(w *World, c Country, offices []Office, day time.Time, name string) (ok, told bool, who string) {
	for _, o := range offices {
		for _, d := range []int{0, -3, 3} {
			at := dateOf(day.AddDate(0, 0, d))
			for _, n := range w.posts[post{c, -1, o}] {
				t := &w.terms[n]
				if t.From.day() > at || t.To != 0 && t.To.day() < at {
					continue
				}
				told = true
				who = w.Entity(t.Person).Name
				for _, known := range w.Entity(t.Person).Names {
					if shares(known, name) {
						return true, true, who
					}
				}
			}
		}
	}
	return false, told, who
}

// TestAgainstFacts compares our holders with who came to the United States and who spoke at
// the United Nations.
func TestAgainstFacts(t *testing.T) {
	w := load(t)
	right, wrong, silent := 0, 0, 0
	count := func(where string, c Country, post, name string, day time.Time) {
		for _, p := range factPosts {
			if !strings.HasPrefix(post, p.words) {
				continue
			}
			switch ok, told, who := known(w, c, p.offices, day, name); {
			case ok:
				right++
			case told:
				wrong++
				t.Logf("%s: %s %s %s: %s, ours %s", where, c, post, day.Format(time.DateOnly), name, who)
			default:
				silent++
				t.Logf("%s: %s %s %s: %s, ours nobody", where, c, post, day.Format(time.DateOnly), name)
			}
			return
		}
	}
	for _, r := range rows(t, "us-visits.tsv.gz") {
		day, err := time.Parse(time.DateOnly, r[1])
		if err != nil || day.Year() < 1990 {
			continue
		}
		for _, e := range w.Lookup(r[5]) {
			if e.Kind == State {
				count("visits", e.Country, r[3], r[3], day)
			}
		}
	}
	for _, r := range rows(t, "un-speakers.tsv.gz") {
		day, err := time.Parse(time.DateOnly, r[0]+"-09-25")
		if err != nil || day.Year() < 1994 || w.Country(Country(r[2])) == nil {
			continue
		}
		if strings.Contains(r[5], "Vice") || strings.Contains(r[5], "Deputy") || strings.Contains(r[5], "President of the Council") {
			continue
		}
		count("speakers", Country(r[2]), r[5], r[4], day)
	}
	t.Logf("%d right, %d wrong, %d unknown", right, wrong, silent)
	if wrong > 46 || right < 4440 {
		t.Error("more is wrong than presidents-elect, deputies and misspellings explain: see with -v")
	}
}

// TestMinisters compares our foreign ministers with who spoke under that title at the United
// Nations.
func TestMinisters(t *testing.T) {
	w := load(t)
	right, wrong := 0, 0
	for _, r := range rows(t, "un-speakers.tsv.gz") {
		day, err := time.Parse(time.DateOnly, r[0]+"-09-25")
		if err != nil || day.Year() < 2010 || !strings.HasPrefix(r[5], "Minister for Foreign Affairs") && !strings.HasPrefix(r[5], "Minister of Foreign Affairs") {
			continue
		}
		switch ok, told, who := known(w, Country(r[2]), []Office{"foreign minister"}, day, r[4]); {
		case ok:
			right++
		case told:
			wrong++
			t.Logf("%s %s: %s, ours %s", r[2], r[0], r[4], who)
		}
	}
	t.Logf("%d right, %d wrong", right, wrong)
	if wrong > 10 || right < 700 {
		t.Error("more is wrong than deputies who spoke explain: see with -v")
	}
}
