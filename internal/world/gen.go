//go:build ignore

// Gen writes en/seen.txt: foreign ministers and heads of government who spoke for their country
// in the UN general debate since 2010 and whom the other tables lack, each with the span over
// which the record shows him in office. Run it in this folder: go run gen.go
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"log"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/world"
)

// A sighting is a speaker in office in September of a year.
type sighting struct {
	country world.Country
	office  world.Office
	name    string
	year    int
}

func main() {
	log.SetFlags(0)
	w, err := world.Load(nil)
	if err != nil {
		log.Fatal(err)
	}
	seen := read(w, "../../../shared/data/facts/un-speakers.tsv.gz")
	slices.SortStableFunc(seen, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(a.office, b.office), cmp.Compare(a.year, b.year))
	})
	out, err := os.Create("en/seen.txt")
	if err != nil {
		log.Fatal(err)
	}
	b := bufio.NewWriter(out)
	fmt.Fprint(b, `# Foreign ministers and heads of government whom the other tables lack, as they spoke in the UN
# general debate since 2010. The span is that of the debates, not of the term: it began no later
# and ended no earlier. Written by gen.go.
#
# Source: UN General Debate Corpus, Speakers_by_session.xlsx (CC0).
`)
	section := ""
	for i := 0; i < len(seen); {
		s := seen[i]
		j := i + 1
		for j < len(seen) && seen[j].country == s.country && seen[j].office == s.office && same(seen[j].name, s.name) && seen[j].year <= seen[j-1].year+3 {
			j++
		}
		if head := fmt.Sprintf("%s / %s", s.country, s.office); head != section {
			section = head
			fmt.Fprintf(b, "\n[%s]\n", section)
		}
		fmt.Fprintf(b, "%s: %d-09 .. %d-10\n", seen[j-1].name, s.year, seen[j-1].year)
		i = j
	}
	if err := cmp.Or(b.Flush(), out.Close()); err != nil {
		log.Fatal(err)
	}
}

// same reports whether two names share a family name, accents apart: the first three letters of
// the last words and their lengths within two.
func same(a, b string) bool {
	x, y := last(a), last(b)
	return x == y || len(x) > 3 && len(y) > 3 && x[:3] == y[:3] && max(len(x), len(y))-min(len(x), len(y)) <= 2
}

func last(s string) string {
	f := strings.Fields(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if r > 127 {
			return -1
		}
		return r
	}, f[len(f)-1])
}

// read returns the sightings whom the tables other than seen.txt do not know.
func read(w *world.World, name string) []sighting {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(err)
	}
	r := csv.NewReader(z)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	var out []sighting
	for _, row := range rows[1:] {
		year, _ := strconv.Atoi(row[0])
		c := world.Country(row[2])
		office, name := officeOf(row[5]), clean(row[4])
		if year < 2010 || office == "" || name == "" || !w.IsCountry(c) || known(w, c, office, year) {
			continue
		}
		out = append(out, sighting{c, office, name, year})
	}
	return out
}

// known reports whether the other tables have somebody in the office at the time of the debate.
func known(w *world.World, c world.Country, office world.Office, year int) bool {
	begin, end := world.Date(year*10000+901), world.Date(year*10000+1031)
	for id := range w.Len() {
		for _, t := range w.OfficesOf(world.EntityID(id)) {
			if t.Office == office && t.Country == c && t.File != "seen.txt" && t.From <= end && (t.To == 0 || t.To >= begin) {
				return true
			}
		}
	}
	return false
}

func officeOf(post string) world.Office {
	p := strings.ToLower(post)
	switch {
	case strings.Contains(p, "deputy") || strings.Contains(p, "state") || strings.Contains(p, "vice") || strings.Contains(p, "acting"):
		return ""
	case strings.HasPrefix(p, "prime minister"):
		return "prime minister"
	case strings.HasPrefix(p, "minister for foreign affairs"), strings.HasPrefix(p, "minister of foreign affairs"), strings.HasPrefix(p, "federal minister for foreign affairs"):
		return "foreign minister"
	}
	return ""
}

var honorific = regexp.MustCompile(`^(?i:mr|mrs|ms|miss|dr|h\.? ?e|sir|dame|hon|rt|lord|sheikh|prof|general|gen|col|messrs|the|his|her|excellency|honourable|hh|hrh)\.? `)

// clean returns a name of two to four words without titles, empty when it is none.
func clean(s string) string {
	s, _, _ = strings.Cut(s, ",")
	s = strings.Join(strings.Fields(s), " ")
	for honorific.MatchString(s) {
		s = honorific.ReplaceAllString(s, "")
	}
	if n := len(strings.Fields(s)); n < 2 || n > 5 || strings.ContainsAny(s, "()[]:;|/?*0123456789") {
		return ""
	}
	parts := strings.Fields(s)
	for i, p := range parts {
		if len(p) > 3 && p == strings.ToUpper(p) {
			r := []rune(strings.ToLower(p))
			parts[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
		}
	}
	return strings.Join(parts, " ")
}
