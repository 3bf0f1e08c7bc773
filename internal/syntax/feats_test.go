package syntax

import (
	"slices"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/text"
)

func TestIrregularFile(t *testing.T) {
	if _, err := lexicon.Load(wordFiles, "en/irregular.txt", nil, ""); err != nil {
		t.Fatal(err)
	}
}

// TestFeatsFile: the file has no errors, and every combination is in the order that UD wants.
func TestFeatsFile(t *testing.T) {
	list, err := lexicon.Load(wordFiles, "en/feats.txt", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		tag, rest, _ := strings.Cut(e.Key, " ")
		x, _, _ := strings.Cut(rest, " ")
		if ParseTag(tag).String() != tag || ParseXPOS(x).String() != x {
			t.Errorf("%s: no such tags: %s", e.Place(), e.Key)
		}
	}
	for _, name := range feats().names[1:] {
		if name == "_" {
			continue
		}
		list := strings.Split(name, "|")
		if !slices.IsSortedFunc(list, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
			t.Errorf("%s is not sorted", name)
		}
	}
}

func TestFeats(t *testing.T) {
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, word, want string }{
		{"The ministers met in Seoul.", "met", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
		{"The minister met the envoy.", "met", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"},
		{"The envoy and the minister were late.", "were", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
		{"The treaty was signed.", "signed", "Tense=Past|VerbForm=Part|Voice=Pass"},
		{"He has signed the treaty.", "signed", "Tense=Past|VerbForm=Part"},
		{"He is signing the treaty.", "signing", "Tense=Pres|VerbForm=Part"},
		{"They want to sign it.", "sign", "VerbForm=Inf"},
		{"They want to sign it.", "it", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"},
		{"It sank.", "It", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"},
		{"The two sides paid 2.5 million.", "two", "NumForm=Word|NumType=Card"},
		{"The two sides paid 2.5 million.", "2.5", "NumForm=Digit|NumType=Frac"},
		{"These talks failed.", "These", "Number=Plur|PronType=Dem"},
	} {
		d := text.Segment(c.text)
		tree := p.Parse(d, nil)
		for i := range d.Words {
			if d.Word(i) == c.word && tree.Feats[i].String() != c.want {
				t.Errorf("%s: %s: %s, want %s", c.text, c.word, tree.Feats[i], c.want)
			}
		}
	}
}
