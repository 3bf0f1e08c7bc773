package syntax

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestGenerated: the list of lemmas is what gen makes of the data.
func TestGenerated(t *testing.T) {
	const shared = "../../../shared"
	if _, err := os.Stat(shared + "/data/treebanks"); err != nil || testing.Short() {
		t.Skip("no treebanks at " + shared + ", or a short run")
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "run", "./gen", "-out", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := os.ReadFile(filepath.Join(dir, "lemmas.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("en/lemmas.txt"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("en/lemmas.txt is out of date: run go generate (%v)", err)
	}
}

func TestLemma(t *testing.T) {
	l := newLemmatizer(lemmaList)
	for _, c := range []struct {
		form string
		xpos XPOS
		want string
	}{
		{"went", VBD, "go"}, {"fought", VBN, "fight"}, {"said", VBD, "say"}, {"met", VBN, "meet"}, {"was", VBD, "be"}, {"n't", RB, "not"},
		{"provoked", VBN, "provoke"}, {"planned", VBD, "plan"}, {"warned", VBD, "warn"}, {"agreed", VBD, "agree"}, {"denied", VBD, "deny"},
		{"visiting", VBG, "visit"}, {"urging", VBG, "urge"}, {"bringing", VBG, "bring"}, {"lying", VBG, "lie"}, {"imposing", VBG, "impose"},
		{"offered", VBN, "offer"}, {"condemned", VBD, "condemn"}, {"sanctioned", VBN, "sanction"}, {"shelled", VBD, "shell"}, {"occurred", VBD, "occur"},
		{"goes", VBZ, "go"}, {"watches", VBZ, "watch"}, {"denies", VBZ, "deny"}, {"urges", VBZ, "urge"}, {"focuses", VBZ, "focus"},
		{"ministers", NNS, "minister"}, {"countries", NNS, "country"}, {"crises", NNS, "crisis"}, {"men", NNS, "man"}, {"wives", NNS, "wife"},
		{"heroes", NNS, "hero"}, {"NGOs", NNS, "NGO"}, {"buses", NNS, "bus"}, {"houses", NNS, "house"}, {"people", NNS, "people"},
		{"Koreans", NNPS, "Korean"}, {"States", NNPS, "State"}, {"Netherlands", NNP, "Netherlands"}, {"Seoul", NNP, "Seoul"}, {"NATO", NNP, "NATO"},
		{"Korean", JJ, "Korean"}, {"Foreign", JJ, "foreign"}, {"bigger", JJR, "big"}, {"largest", JJS, "large"}, {"earlier", JJR, "early"}, {"better", RBR, "well"},
		{"1,200", CD, "1200"}, {"“", OpenQuote, `"`}, {"GDP", NN, "GDP"}, {"Talks", NNS, "talk"},
		{"fled", VBD, "flee"}, {"underwent", VBD, "undergo"}, {"lives", NNS, "life"}, {"1990s", NNS, "1990s"}, {"1990's", NNS, "1990s"}, {"Netherlands", NNPS, "Netherlands"},
		{"TEHRAN", NNP, "Tehran"}, {"UNICEF", NNP, "UNICEF"}, {"al", NNP, "al"}, {"korean", JJ, "Korean"}, {"GASES", NNPS, "Gas"},
		// words that no list has
		{"grobbed", VBD, "grob"}, {"remulating", VBG, "remulate"}, {"blenks", VBZ, "blenk"}, {"florbies", NNS, "florby"},
	} {
		if got := l.lemma(c.form, X, c.xpos); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.form, c.xpos, got, c.want)
		}
	}
}
