package stories

import (
	"os"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// TestProofs runs the proofs of the word files.
func TestProofs(t *testing.T) {
	family := func(e *lexicon.Entry, a, b string) bool { return familyOf(a) == familyOf(b) && familyOf(a) == e.Key }
	mode := func(e *lexicon.Entry, a, b string) bool { return modesFit(a, b) }
	for file, holds := range map[string]func(e *lexicon.Entry, s string) bool{
		"families.txt": func(e *lexicon.Entry, s string) bool {
			a, b, _ := strings.Cut(s, " ")
			if e.Section == "types" {
				return family(e, a, b)
			}
			return mode(e, a, b)
		},
		"wires.txt": func(e *lexicon.Entry, s string) bool { return wires()[record.Fold(s)] == e.Key },
		"corrections.txt": func(e *lexicon.Entry, s string) bool {
			if e.Section == "lead" {
				return correctsInLead(s) == record.Fold(e.Key)
			}
			return correctsInSentence(tellings.WordsOf(s)) == record.Fold(e.Key)
		},
		"common.txt": func(e *lexicon.Entry, s string) bool { return len(lessen(tellings.WordsOf(s), nil)) == 0 },
	} {
		list := entries(file)
		if len(list) == 0 {
			t.Errorf("%s: no entries", file)
		}
		for _, e := range list {
			if len(e.Proofs) == 0 && e.Section != "modes" {
				t.Errorf("%s: %s has no proof", e.Place(), e.Key)
			}
			for _, p := range e.Proofs {
				if holds(&e, p.Sentence) == p.Not {
					t.Error(p.Fails(&e, "does not hold"))
				}
			}
		}
	}
}

// Every type and mode of the families is one of PLOVER's, and none is in two families.
func TestFamiliesAreOfPLOVER(t *testing.T) {
	seen := map[string]string{}
	for _, e := range entries("families.txt") {
		if e.Section != "types" {
			continue
		}
		for _, typ := range strings.Fields(e.Body) {
			if seen[typ] != "" {
				t.Errorf("%s: %s is in %s too", e.Place(), typ, seen[typ])
			}
			seen[typ] = e.Key
		}
	}
}

// The reading half names wires in the record by a list of its own; each name of it that stands
// here must lead to the same wire.
func TestWiresAreThoseOfTheReading(t *testing.T) {
	data, err := os.ReadFile("../../article/en/wires.txt")
	if err != nil {
		t.Fatal(err)
	}
	theirs, errs := lexicon.Parse("wires.txt", data)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	known := map[string]string{}
	for _, e := range theirs {
		known[record.Fold(e.Key)] = e.Key
		for name := range strings.SplitSeq(e.Body, "|") {
			known[record.Fold(name)] = e.Key
		}
	}
	for name, wire := range wires() {
		if known[record.Fold(wire)] == "" {
			t.Errorf("%s is no wire of article/en/wires.txt", wire)
		}
		if w := known[name]; w != "" && w != wire {
			t.Errorf("%q is %s here and %s there", name, wire, w)
		}
	}
}
