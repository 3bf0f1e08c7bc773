package places

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/*.txt
var files embed.FS

// cues is what en/cues.txt and en/weights.txt know.
type cues struct {
	words   map[string]wordClass // words as written, small or with a capital
	kinds   map[string]string    // "County" to "ADM2"
	leads   map[string]string    // "Lake" to "LK", "Gulf of" to "GULF"
	styles  map[string][]string  // "sheriff" to "US"
	never   map[string]bool      // names that mean something else
	weights [numFeatures]int32
}

// wordClass is a set of the classes of a word.
type wordClass uint32

const (
	commonWord wordClass = 1 << iota // an ordinary word that is also the name of a place
	firstName
	linkWord  // "of", "de"
	titleWord // "Mr.", "President"
	rankWord  // "president", "spokesman"
	saysWord
	basedWord // "-based", "-born"
	bodyWord  // "University", "Hospital": the name before it is not the place alone
	ownBody   // "Police", "Council": what a town has of its own
	partWord  // "North" in "North Dallas"
	kindWord
	leadWord
	inWord
	atWord
	fromWord
	toWord
	ofWord
	forWord
	onWord
	theWord
	withWord
	andWord
	sideWord // "northern", "suburban"
	cityWord // "city", "province"
	styleWord
	dateWord // "May", "Sunday"
)

var beforeClasses = map[string]wordClass{
	"in": inWord, "at": atWord, "from": fromWord, "to": toWord, "of": ofWord, "for": forWord, "on": onWord, "the": theWord,
	"with": withWord, "and": andWord, "side": sideWord, "city": cityWord, "title": titleWord, "rank": rankWord,
}

func loadCues(user fs.FS) (*cues, error) {
	list, err := lexicon.Load(files, "en/cues.txt", user, "places/cues.txt")
	c := &cues{words: map[string]wordClass{}, kinds: map[string]string{}, leads: map[string]string{}, styles: map[string][]string{}, never: map[string]bool{}}
	for _, e := range list {
		if !c.add(&e) {
			err = errors.Join(err, fmt.Errorf("%s: no section or class of this name", e.Place()))
		}
	}
	weights, werr := lexicon.Load(files, "en/weights.txt", user, "places/weights.txt")
	err = errors.Join(err, werr)
	for _, e := range weights {
		f, ok := featureByName[e.Key]
		n, bad := strconv.Atoi(strings.TrimPrefix(e.Body, "+"))
		if !ok || bad != nil {
			err = errors.Join(err, fmt.Errorf("%s: want the name of a feature and a whole number", e.Place()))
			continue
		}
		c.weights[f] = int32(n)
	}
	return c, err
}

// add takes in an entry of cues.txt.
func (c *cues) add(e *lexicon.Entry) bool {
	switch e.Section {
	case "kind":
		code, _, _ := strings.Cut(e.Body, " ")
		c.kinds[e.Key] = code
		c.words[e.Key] |= kindWord
		return true
	case "lead":
		c.leads[e.Key] = e.Body
		first, _, _ := strings.Cut(e.Key, " ")
		c.words[first] |= leadWord
		return true
	}
	if e.Section == "never" {
		c.never[e.Key] = true
		return true
	}
	if e.Section == "style" {
		for _, w := range strings.Fields(e.Body) {
			c.styles[w] = append(c.styles[w], e.Key)
			c.words[w] |= styleWord
		}
		return true
	}
	class := wordClass(0)
	switch e.Section {
	case "common":
		class = commonWord
	case "first":
		class = firstName
	case "link":
		class = linkWord
	case "date":
		class = dateWord
	case "part":
		class = partWord
	case "before":
		class = beforeClasses[e.Key]
	case "after":
		class = map[string]wordClass{"says": saysWord, "based": basedWord, "body": bodyWord, "own": ownBody}[e.Key]
	}
	for _, w := range strings.Fields(e.Body) {
		c.words[w] |= class
	}
	return class != 0
}

// of returns the classes of a word of the text; at the head of a sentence its small form counts too.
func (c *cues) of(w string) wordClass { return c.words[w] }

// lower returns the classes of the small form of w.
func (c *cues) lower(w string) wordClass {
	var buf [24]byte
	if len(w) > len(buf) {
		return 0
	}
	for i := range len(w) {
		b := w[i]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		buf[i] = b
	}
	return c.words[string(buf[:len(w)])]
}
