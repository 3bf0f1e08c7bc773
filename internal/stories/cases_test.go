package stories_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

var update = flag.Bool("update", false, "write testdata/known.txt again")

// A scene is one file of testdata/cases, read: what it shows on top, then articles, the name of
// each its outlet, its date and perhaps "from" the wire it names, then what is wanted of them, one a line:
//
//	join Gazette:visited Herald:trip        the acts that these words name are one story
//	part Gazette:visited Herald:called      they are not
//	copy Gazette Herald, nocopy …           the articles print one text, or do not
//	origins Gazette:visited 2               so many independent origins
//	origin Gazette AP                       whose text it is
//	first Gazette:visited Herald            who was first
//	status Gazette:visited occurred
//	disagree Gazette:killed number dead 12 20
//	agree Gazette:killed number dead        no disagreement about it
//	correct Gazette:killed number dead 12 20
type scene struct {
	outlets []string
	told    []stories.Telling
	why     map[stories.Link]string
	parts   [][]stories.Telling
	papers  map[int64]stories.Paper
	copies  map[[2]int64]bool
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	rd, err := chancery.NewReader(chancery.Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	failed := map[string]string{}
	wants := 0
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		sc, want := open(t, rd, ar)
		for line := range strings.Lines(want) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			wants++
			if why := sc.check(t, file, line); why != "" {
				failed[name+": "+line] = why
				if testing.Verbose() {
					t.Logf("%s: %s: %s\n%s", name, line, why, sc)
				}
			}
		}
	}
	known := lexicon.ParseKnown(data)
	if *update {
		out := known.Rewrite("What cases want and do not get yet, and why.", failed)
		if err := os.WriteFile("testdata/known.txt", out, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, complaint := range known.Check(failed) {
		t.Error(complaint)
	}
	t.Logf("%d cases, %d of %d wants hold", len(files), wants-len(failed), wants)
}

// open reads the articles of a case and joins them.
func open(t *testing.T, rd *chancery.Reader, ar *txtar.Archive) (*scene, string) {
	t.Helper()
	sc := &scene{why: map[stories.Link]string{}, papers: map[int64]stories.Paper{}, copies: map[[2]int64]bool{}}
	want := ""
	for _, f := range ar.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		head := strings.Fields(f.Name)
		a := article.Article{ID: f.Name, Outlet: strings.ReplaceAll(head[0], "_", " "), Published: head[1], Text: strings.TrimSpace(string(f.Data)), Language: "en"}
		if len(head) > 3 {
			a.Origin = head[3]
		}
		r, err := rd.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		sc.outlets = append(sc.outlets, head[0])
		sc.keep(int64(len(sc.outlets)), r)
	}
	sc.finish()
	return sc, want
}

// keep joins an article with those before it, as a store does: by blocks.
func (sc *scene) keep(n int64, r *record.Record) {
	p := stories.PaperOf(n, r)
	for m := int64(1); m < n; m++ {
		for _, c := range stories.Copies([]stories.Paper{sc.papers[m]}, p) {
			sc.copies[[2]int64{c.A, c.B}] = true
		}
	}
	sc.papers[n] = p
	for _, e := range tellings.Events(r) {
		x := stories.Telling{Article: n, Event: e}
		_, sought := x.Blocks()
		for i := range sc.told {
			y := &sc.told[i]
			kept, _ := y.Blocks()
			if why, ok := stories.Pair(y, &x); ok && slices.ContainsFunc(sought, func(k uint64) bool { return slices.Contains(kept, k) }) {
				sc.why[stories.Link{A: ref(y), B: ref(&x)}] = why
			}
		}
		sc.told = append(sc.told, x)
	}
}

func ref(t *stories.Telling) stories.Ref { return stories.Ref{Article: t.Article, Event: t.ID} }

// finish groups copies, names their origins and cuts stories.
func (sc *scene) finish() {
	var links []stories.Link
	for l := range sc.why {
		links = append(links, l)
	}
	sc.parts = stories.Parts(sc.told, links)
	for n := range sc.papers {
		group, grown := map[int64]bool{n: true}, true
		for grown {
			grown = false
			for c := range sc.copies {
				if group[c[0]] != group[c[1]] {
					group[c[0]], group[c[1]], grown = true, true, true
				}
			}
		}
		var list []stories.Paper
		for m := range group {
			list = append(list, sc.papers[m])
		}
		p := sc.papers[n]
		p.From = stories.Origin(list)
		sc.papers[n] = p
	}
}

func (sc *scene) String() string {
	var b strings.Builder
	for i, part := range sc.parts {
		fmt.Fprintf(&b, "  story %d\n", i+1)
		for j := range part {
			x := &part[j]
			fmt.Fprintf(&b, "    %s:%s %s %s %s %v/%v %v %v %v\n", sc.outlets[x.Article-1], x.Trigger, x.Type, x.Mode, x.Status, x.Days.First, x.Dated, x.Sources, x.Targets, x.Quantities)
		}
	}
	for _, why := range sc.why {
		fmt.Fprintf(&b, "  %s\n", why)
	}
	return b.String()
}

// find returns the number of the story in which the outlet's article tells what the words name; -1
// where it tells no such thing.
func (sc *scene) find(name string) int {
	outlet, words, _ := strings.Cut(name, ":")
	for i, part := range sc.parts {
		for j := range part {
			if sc.outlets[part[j].Article-1] == outlet && strings.ReplaceAll(part[j].Trigger, " ", "_") == words {
				return i
			}
		}
	}
	return -1
}

func (sc *scene) article(outlet string) int64 { return int64(slices.Index(sc.outlets, outlet) + 1) }

// check returns what is wrong with a line of the wants, nothing where it holds.
func (sc *scene) check(t *testing.T, file, line string) string {
	t.Helper()
	w := strings.Fields(line)
	switch w[0] {
	case "copy", "nocopy":
		a, b := sc.article(w[1]), sc.article(w[2])
		if sc.copies[[2]int64{min(a, b), max(a, b)}] != (w[0] == "copy") {
			return "copied or not, the other way round"
		}
		return ""
	case "origin":
		if got := sc.papers[sc.article(w[1])].From; got != strings.ReplaceAll(w[2], "_", " ") {
			return "the origin is " + got
		}
		return ""
	}
	n := sc.find(w[1])
	if n < 0 {
		return "no event " + w[1]
	}
	if w[0] == "join" || w[0] == "part" {
		m := sc.find(w[2])
		switch {
		case m < 0:
			return "no event " + w[2]
		case (n == m) != (w[0] == "join"):
			return "joined or not, the other way round"
		}
		return ""
	}
	return sc.checkStory(t, file, stories.Tell(sc.parts[n], sc.papers), w)
}

func (sc *scene) checkStory(t *testing.T, file string, s stories.Story, w []string) string {
	t.Helper()
	switch w[0] {
	case "origins":
		if got := fmt.Sprint(s.Origins); got != w[2] {
			return got + " origins"
		}
	case "first":
		if got := sc.outlets[s.First.Article-1]; got != w[2] {
			return "the first is " + got
		}
	case "status":
		if s.Status != w[2] {
			return "the status is " + s.Status
		}
	case "disagree", "agree":
		about, unit := w[2], ""
		values := w[3:]
		if about == "number" {
			unit, values = w[3], w[4:]
		}
		var got []string
		for _, d := range s.Disagreements {
			if d.About == about && d.Unit == unit {
				for _, v := range d.Versions {
					got = append(got, strings.ReplaceAll(v.Value, " ", "_"))
				}
			}
		}
		slices.Sort(got)
		slices.Sort(values)
		if !slices.Equal(got, values) {
			return fmt.Sprintf("told are %q", got)
		}
	case "correct":
		for _, c := range s.Corrections {
			if c.About == w[2] && c.Unit == w[3] && c.From == w[4] && c.To == w[5] {
				return ""
			}
		}
		return fmt.Sprintf("corrections %+v", s.Corrections)
	default:
		t.Fatalf("%s: %q is nothing that a case can want", file, w[0])
	}
	return ""
}
