package article

import (
	"regexp"
	"testing"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// TestFurnitureProofs runs the sentences of en/furniture.txt: each line matches its own entry,
// and no line that belongs to an article matches any.
func TestFurnitureProofs(t *testing.T) {
	list, err := lexicon.Load(words, "en/furniture.txt", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		own := regexp.MustCompile(`(?i)^(?:` + e.Body + `)$`)
		if len(e.Proofs) == 0 {
			t.Errorf("%s: %s has no proof", e.Place(), e.Key)
		}
		for _, p := range e.Proofs {
			any := isFurniture(p.Sentence)
			if e.Section == "tail" {
				any = isTail(p.Sentence)
			}
			switch {
			case !p.Not && !own.MatchString(p.Sentence):
				t.Errorf("%s:%d: %s does not match %q", e.File, p.Line, e.Key, p.Sentence)
			case p.Not && any:
				t.Errorf("%s:%d: %q counts as furniture", e.File, p.Line, p.Sentence)
			}
		}
	}
}
