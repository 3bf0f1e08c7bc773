package actors

import (
	"io/fs"
	"time"

	"github.com/chancery-project/chancery/internal/names"
	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
	"github.com/chancery-project/chancery/internal/world"
)

// A Resolver joins mentions to actors. It is built once, never changes, and is safe for
// concurrent use.
type Resolver struct {
	world   *world.World
	words   *words
	weights []int32 // of the features of pronouns
}

// NewResolver returns a resolver that uses the tables of w. The user's word files lie under
// actors/ in user, which may be nil.
func NewResolver(w *world.World, user fs.FS) (*Resolver, error) {
	words, err := loadWords(user)
	if err != nil {
		return nil, err
	}
	return &Resolver{w, words, unpackWeights(packedWeights)}, nil
}

// Resolve returns the actors of d. The names in mentions are those that names found; published
// is the article's date, the zero time where it is not known: then roles are the latest ones.
func (r *Resolver) Resolve(d *text.Doc, t *syntax.Tree, mentions []names.Mention, published time.Time) *Cast {
	if published.IsZero() {
		published = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	rd := &reading{Resolver: r, d: d, t: t, day: published, top: -1}
	rd.collect(mentions)
	rd.joinNames()
	rd.describe()
	rd.readOn((*reading).resolve)
	return rd.cast()
}

// A mark is a mention on its way to an actor.
type mark struct {
	first, last int // words of the mention, half-open
	head        int
	anchor      int // the word that stands for it in the tree: a title's word, else head
	left        int // first word of the noun phrase around it
	titleFrom   int // first word of the title before a name; first where there is none
	kind        MentionKind
	class       class
	gender      gender
	plural      bool
	person      uint8 // 1, 2 or 3
	definite    bool
	country     world.Country
	noun        *world.Noun
	nounWord    string // the lower-case head noun of a nominal
	entity      world.EntityID
	name        []string // the folded words of a name
	actor       int32    // index into reading.actors, or -1
	set         []int32  // the actors of a plural mention that stands for several
	sentence    int
	quote       int   // innermost quotation, or -1
	apposTo     int   // mark that it is in apposition with, or -1
	list        *mark // the plural noun that a list of names belongs to
	weak        bool  // the tables know the name, but it also means others
	silent      bool  // says something of another actor, is none itself
	pronoun     pronoun
}

// A figure is an actor while the text is read.
type figure struct {
	marks   []int32
	class   class
	gender  gender
	plural  bool
	country world.Country
	sure    bool // the text itself names the country
	entity  world.EntityID
	sectors []world.Sector
	roles   []Role
	offices []world.Office
	nouns   []string // head nouns of its nominals and titles
	former  bool
	elect   bool
	people  bool // named after its people: "Israelis"
	state   bool
	name    []string
	full    string
}

// A reading is the work on one document.
type reading struct {
	*Resolver
	d       *text.Doc
	t       *syntax.Tree
	day     time.Time
	marks   []mark
	owner   []int32 // the mark that covers a word, -1 for none
	figures []figure
	home    world.Country
	tellers [2]int32 // the actors of "I" and "we" outside quotations, plus one; 0 while there is none
	top     int32    // the actor with most mentions, or -1

	cands  []candidate
	feats  []int32
	rivals []int32
}
