package places

// A feature is something that speaks for or against a name being a place. weights.txt tells how
// much; train_test.go finds the weights.
type feature uint8

const (
	fBias feature = iota
	fCountry
	fState // a first-order division
	fAbbreviated
	fCapital
	fCounty // a second-order division by its full name
	fPhysical
	fMillion // population
	fHundredThousand
	fTenThousand
	fThousand
	fTyped // not in the gazetteer as it stands, but with a word of kind
	fPart  // "North Dallas"
	fUnknown
	fTwoWords
	fThreeWords
	fAllCaps
	fShort
	fCommon
	fFirstName
	fStart // of a sentence
	fCommonStart
	fLeftIn
	fLeftAt
	fLeftFrom
	fLeftTo
	fLeftOf
	fLeftFor
	fLeftOn
	fLeftThe
	fLeftWith
	fLeftAnd
	fLeftSide
	fLeftCity
	fLeftTitle
	fLeftRank
	fLeftFirst
	fLeftCap
	fLeftComma
	fLeftCommaName // "Paris, Texas", at Texas
	fLeftMark
	fLeftLower
	fRightRegion // "Paris, Texas", at Paris
	fRightComma
	fRightSays
	fRightBased
	fRightBody
	fRightCap
	fRightPossessive
	fRightVerb
	fRightNoun
	fRightEnd
	fRightAnd
	fRightMark
	fDocIn     // the same name stands elsewhere after "in", "at", "from", "to"
	fDocPerson // the same word ends a person's name elsewhere
	fDocLonger // the same word stands elsewhere in a longer name of a place
	fDocTwice
	fNsubj
	fObl
	fNmod
	fCompound
	fFlat
	fAppos
	fNotProper
	fWeakIn   // a small place after "in" or "at"
	fWeakBare // a small place with no word that speaks for it
	fActor    // the tables of the world know it as a body, a party, a person, a people, …
	fInActor  // it is part of such a name: "Washington" in "Washington Post"
	fBearer   // persons in those tables bear it as their family's name
	fNamePlace
	fNamePlacePart
	fNamePerson
	fNamePersonPart
	fNameOrg
	fNameOrgPart
	fNameOther
	fNameNone
	numFeatures
)

var featureNames = [numFeatures]string{
	"bias", "country", "state", "abbreviated", "capital", "county", "physical", "million", "hundred thousand", "ten thousand", "thousand",
	"typed", "part", "unknown", "two words", "three words", "all capitals", "short", "common", "first name", "start", "common at start",
	"in", "at", "from", "to", "of", "for", "on", "the", "with", "and", "side", "city", "title", "rank", "first name before", "capital before",
	"comma before", "name and comma before", "mark before", "small word before",
	"region after", "comma after", "says after", "based after", "body after", "capital after", "possessive", "verb after", "noun after", "end after", "and after", "mark after",
	"elsewhere in", "elsewhere person", "elsewhere longer", "twice",
	"subject", "oblique", "nominal", "compound", "flat", "apposition", "not proper", "small after in", "small and bare",
	"actor", "part of actor", "family name",
	"tagged place", "part of tagged place", "tagged person", "part of person", "tagged body", "part of body", "tagged other", "untagged",
}

var featureByName = func() map[string]feature {
	m := map[string]feature{}
	for f, name := range featureNames {
		m[name] = feature(f)
	}
	return m
}()

// features is a set of features.
type features [2]uint64

func (s *features) add(f feature)      { s[f>>6] |= 1 << (f & 63) }
func (s *features) has(f feature) bool { return s[f>>6]>>(f&63)&1 == 1 }

func (s *features) addIf(yes bool, f feature) {
	if yes {
		s.add(f)
	}
}

// score sums the weights of s.
func (c *cues) score(s *features) int {
	n := 0
	for f := range feature(numFeatures) {
		if s.has(f) {
			n += int(c.weights[f])
		}
	}
	return n
}
