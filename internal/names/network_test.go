package names

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"testing"

	"github.com/chancery-project/chancery/internal/neural"
	"github.com/chancery-project/chancery/internal/text"
)

// TestNetworkCurrent: the network is that of the committed settings.
func TestNetworkCurrent(t *testing.T) {
	settings, err := os.ReadFile("train/settings.txt")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(settings)
	if packedNetwork[8:40] != string(sum[:]) {
		t.Error("out of date: train/settings.txt has changed since network.bin was made; run train/make.sh")
	}
	if n := len(packedNetwork); n > 10e6 {
		t.Errorf("network.bin has %d bytes, more than 10 MB", n)
	}
}

func TestNetworkDamaged(t *testing.T) {
	for _, n := range []int{0, 3, 8, 40, 100, 5000, len(packedNetwork) / 2, len(packedNetwork) - 1} {
		if _, err := loadNetwork(packedNetwork[:n]); !errors.Is(err, neural.ErrFormat) {
			t.Errorf("%d bytes: %v, want %v", n, err, neural.ErrFormat)
		}
	}
	if _, err := loadNetwork(packedNetwork + "x"); !errors.Is(err, neural.ErrFormat) {
		t.Errorf("a byte too many: %v, want %v", err, neural.ErrFormat)
	}
}

// TestWorkspaceForgets: what a workspace read before changes nothing.
func TestWorkspaceForgets(t *testing.T) {
	f := newFinder(t)
	var used workspace
	for _, s := range []string{
		"The Greater Wexmoor Fair Housing Center sued Tom Vorrin in Orvelle, California. He met Angela Merkel there.",
		"a house. it rains.",
		"Vorrin is an island. Angela Merkel left Berlin. Nothing happened in Rome yesterday, said Kofi Annan of the UN.",
		"",
		"it rains. Tom went to Paris with John Smith, a painter.",
	} {
		d := text.Segment(s)
		var fresh workspace
		f.decode(d, &fresh)
		f.decode(d, &used)
		if !slices.Equal(fresh.labels, used.labels) || !slices.Equal(fresh.tokens, used.tokens) {
			t.Errorf("%q: labels %v in a used workspace, %v in a fresh one", s, used.labels, fresh.labels)
		}
	}
}

// TestTold reads what texts say their names are.
func TestTold(t *testing.T) {
	f := newFinder(t)
	for _, tt := range []struct {
		text, name string
		kind, way  int
	}{
		{"Divar is an island in the river. People left Divar.", "Divar", placeKind, toldIs},
		{"Orvelle is one of the largest cities of the coast.", "Orvelle", placeKind, toldIs},
		{"Caldrin, a Brazilian company, sold bicycles.", "Caldrin", bodyKind, toldComma},
		{"The rock band Tessmark played. Tessmark won.", "Tessmark", bodyKind, toldBefore},
		{"They came to the village of Heydour.", "Heydour", placeKind, toldBefore},
		{"It went to a village called Heydour.", "Heydour", placeKind, toldBefore},
		{"The Caldrin company closed.", "Caldrin", bodyKind, toldAfter},
		{"Halle Vorrin, who lives there, spoke. The town liked Vorrin.", "Vorrin", personKind, toldWho},
		{"Halle Vorrin (born 1950) was a Polish oboist.", "Halle Vorrin", personKind, toldIs},
		{"In Orvelle, a man was hurt.", "Orvelle", -1, 0},
		{"He saw Orvelle from a company of friends.", "Orvelle", -1, 0},
	} {
		d := text.Segment(tt.text)
		want := uint32(tt.kind+1)<<3 | uint32(tt.way)
		var w workspace
		ts := f.look(d, nil, &w.tells)
		first, last := 0, 0
		for i := range d.Words {
			for k := i; k < len(d.Words); k++ {
				if d.Cover(i, k+1).In(d.Text) == tt.name {
					first, last = i, k+1
				}
			}
		}
		if last == 0 {
			t.Fatalf("%q is not in %q", tt.name, tt.text)
		}
		for i := first; i < last; i++ {
			if ts[i].told != want {
				t.Errorf("%q: %s is told as %d, want %d", tt.text, d.Word(i), ts[i].told, want)
			}
		}
	}
}

// TestFeaturesOfTheNetwork: the features are those that the network was learned with. Where this fails, a
// change of features.go, told.go or fold.go has made network.bin out of date: run train/make.sh, then put the new sum here.
func TestFeaturesOfTheNetwork(t *testing.T) {
	const learned = 0x52e19095
	f := &Finder{lists: newLists(64), clusters: newClusters(""), nouns: map[uint32]uint8{hashOn(hashSeed, "oboist"): 1 + personKind}}
	for w, c := range map[string]class{"vorrin": inLast | isHigh, "orvelle": inTown, "leaguewexmoor": inBody, "said": inSpeak | isLow} {
		f.lists.add(hashOn(hashSeed, w), c)
	}
	d := text.Segment("Halle Vorrin, an oboist from Orvelle, said that the League-Wexmoor (L.W.) had 12 members. VORRIN WAS TIRED IN ORVELLE. i saw wexmoor there")
	var w workspace
	w.tokens = f.look(d, nil, &w.tells)
	sum := fnv.New32a()
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			w.tokens[i].later = uint32(i)
			fmt.Fprint(sum, w.tokens[i].open, w.tokens[i].bits(), laterFeatures(w.tokens, i, s.First, s.Last, features(w.tokens, i, s.First, s.Last, nil)))
		}
	}
	if got := sum.Sum32(); got != learned {
		t.Errorf("the sum of the features is %#x, not %#x", got, learned)
	}
}
