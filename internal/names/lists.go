package names

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/world"
)

// A class is a set of the kinds of list that a word or a run of words stands in.
type class uint32

const (
	inBigPlace class = 1 << iota // a country's part, a capital, a town of over 300,000
	inTown                       // over 15,000
	inVillage                    // smaller
	inFeature                    // a river, sea, island, range, region
	inCountry                    // a country's name
	inDemonym                    // Korean, Koreans
	inFirst                      // a first name
	inLast                       // a family name
	inPerson                     // a whole name of a person
	inBody                       // a whole name of a body
	inThing                      // a work, product, event, law
	inSite                       // a building, base, street, park
	isLow                        // the raw text writes it small four times of five
	isBoth                       // small at least once in fifty times
	isHigh                       // hardly ever small
	inTitle                      // from here on the classes of words.txt, in the order of classNames
	inBodyWord
	inLandWord
	inEventWord
	inCalendar
	inParticle
	inSpeak
	inRole
	inWhither
	inBodily
	inCode     // the letters of a state or province: "OH"
	inTeam     // the last word of a team's name
	numClasses = iota
)

// classNames are the entries of words.txt, from inTitle on.
var classNames = [...]string{"title", "body", "land", "event", "calendar", "particle", "speak", "role", "whither", "bodily", "code"}

// firstClass is the position of inTitle among the classes.
const firstClass = 15

//go:embed en/*.txt
var wordFiles embed.FS

// lists knows the classes of words and runs of words, by the hash of their folded letters. It
// is a table with open addressing: a slot with class 0 is free.
type lists struct {
	hash  []uint32
	class []class
	mask  uint32
	used  int
}

func newLists(room int) *lists {
	n := 1024
	for n < room*2 {
		n *= 2
	}
	return &lists{make([]uint32, n), make([]class, n), uint32(n - 1), 0}
}

// add puts the hash into the classes c.
func (l *lists) add(h uint32, c class) {
	if l.used*3 > len(l.hash)*2 {
		l.grow()
	}
	i := h & l.mask
	for l.class[i] != 0 && l.hash[i] != h {
		i = (i + 1) & l.mask
	}
	if l.class[i] == 0 {
		l.used++
	}
	l.hash[i] = h
	l.class[i] |= c
}

func (l *lists) grow() {
	m := newLists(len(l.hash))
	for i, c := range l.class {
		if c != 0 {
			m.add(l.hash[i], c)
		}
	}
	*l = *m
}

// of returns the classes of a hash.
func (l *lists) of(h uint32) class {
	for i := h & l.mask; l.class[i] != 0; i = (i + 1) & l.mask {
		if l.hash[i] == h {
			return l.class[i]
		}
	}
	return 0
}

// read adds packed entries: a little-endian hash and 16 bits of classes each.
func (l *lists) read(s string) {
	for ; len(s) >= 6; s = s[6:] {
		l.add(word(s, 0), class(s[4])|class(s[5])<<8)
	}
}

// words adds the classes of words.txt and the bodies of bodies.txt.
func (l *lists) words() error {
	if err := l.bodies(); err != nil {
		return err
	}
	return eachWord("words.txt", func(e *lexicon.Entry, w string) {
		if c := slices.Index(classNames[:], e.Key); c >= 0 {
			l.name(w, class(1)<<(firstClass+c))
		}
	})
}

// eachWord yields the words and phrases of a word file, which "|" parts, each with its entry.
func eachWord(file string, yield func(e *lexicon.Entry, word string)) error {
	entries, err := lexicon.Load(wordFiles, "en/"+file, fs.FS(nil), "")
	if err != nil {
		return err
	}
	for i := range entries {
		for w := range strings.SplitSeq(entries[i].Body, "|") {
			yield(&entries[i], strings.TrimSpace(w))
		}
	}
	return nil
}

// bodyFiles hold whole names by class.
var bodyFiles = []string{"bodies.txt", "companies.txt", "media.txt", "clubs.txt", "publicbodies.txt", "things.txt", "sites.txt"}

// bodies adds the names of bodyFiles. The section, or the key "teamword", tells the class.
func (l *lists) bodies() error {
	for _, file := range bodyFiles {
		err := eachWord(file, func(e *lexicon.Entry, w string) {
			switch {
			case e.Key == "teamword":
				l.name(w, inTeam)
			case e.Section == "thing":
				l.name(w, inThing)
			case e.Section == "site":
				l.name(w, inSite)
			default:
				l.name(w, inBody)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// exactSeed tells the hashes of words whose capitals count from those of folded ones.
const exactSeed = 0x7f4a7c15

// name adds a name. Of short words with capitals inside, "WHO" or "LeT", the capitals count.
func (l *lists) name(w string, c class) {
	if w != "" && len(w) < 5 && strings.ToUpper(w[1:]) != strings.ToLower(w[1:]) && strings.ToLower(w[1:]) != w[1:] && !strings.ContainsAny(w, " -&.'") {
		l.add(mix(hashExact(w), exactSeed), c)
		return
	}
	l.add(hashOn(hashSeed, w), c)
}

// A Class names a list for the generator of the packed lists.
type Class = class

// The lists that are packed.
const (
	BigPlace    = inBigPlace
	Town        = inTown
	Village     = inVillage
	Feature     = inFeature
	Country     = inCountry
	First       = inFirst
	Last        = inLast
	WholePerson = inPerson
	Body        = inBody
	Thing       = inThing
	Site        = inSite
	Low         = isLow
	Both        = isBoth
	High        = isHigh
)

// Hash returns the hash of a name's folded letters and their number.
func Hash(name string) (uint32, int) {
	n := 0
	for _, r := range name {
		if Fold(r) != 0 {
			n++
		}
	}
	return hashOn(hashSeed, name), n
}

// world adds the names that the tables of the world know.
func (l *lists) world(w *world.World) {
	for i := range w.Len() {
		e := w.Entity(world.EntityID(i))
		c := inBody
		switch e.Kind {
		case world.State, world.Territory:
			c = inCountry
		case world.Demonym, world.People:
			c = inDemonym
		case world.Capital, world.Seat:
			c = inBigPlace
		case world.Person:
			c = inPerson
			l.add(hashOn(hashSeed, e.Family), inLast)
		}
		for _, n := range e.Names {
			l.name(n, c)
		}
	}
}

// HashExact returns the hash of the bytes of s.
func HashExact(s string) uint32 { return hashExact(s) }
