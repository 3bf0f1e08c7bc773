package actors

// A pronoun is what its form says.
type pronoun struct {
	class      class // person, thing for "it", noClass for what may be anything
	gender     gender
	plural     bool
	person     uint8
	possessive bool
	reflexive  bool
}

var pronouns = map[string]pronoun{
	"he": {person, male, false, 3, false, false}, "him": {person, male, false, 3, false, false}, "his": {person, male, false, 3, true, false}, "himself": {person, male, false, 3, false, true},
	"she": {person, female, false, 3, false, false}, "her": {person, female, false, 3, true, false}, "hers": {person, female, false, 3, false, false}, "herself": {person, female, false, 3, false, true},
	"it": {thing, anyGender, false, 3, false, false}, "its": {thing, anyGender, false, 3, true, false}, "itself": {thing, anyGender, false, 3, false, true},
	"they": {noClass, anyGender, true, 3, false, false}, "them": {noClass, anyGender, true, 3, false, false}, "their": {noClass, anyGender, true, 3, true, false}, "theirs": {noClass, anyGender, true, 3, false, false}, "themselves": {noClass, anyGender, true, 3, false, true},
	"i": {person, anyGender, false, 1, false, false}, "me": {person, anyGender, false, 1, false, false}, "my": {person, anyGender, false, 1, true, false}, "mine": {person, anyGender, false, 1, false, false}, "myself": {person, anyGender, false, 1, false, true},
	"we": {people, anyGender, true, 1, false, false}, "us": {people, anyGender, true, 1, false, false}, "our": {people, anyGender, true, 1, true, false}, "ours": {people, anyGender, true, 1, false, false}, "ourselves": {people, anyGender, true, 1, false, true},
	"you": {person, anyGender, false, 2, false, false}, "your": {person, anyGender, false, 2, true, false}, "yours": {person, anyGender, false, 2, false, false}, "yourself": {person, anyGender, false, 2, false, true},
}
