package syntax

import (
	"slices"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// Morphological features follow from the tags, the word and, for verbs, the tree: "went" is third person
// singular where its subject is. The closed classes are a table, en/feats.txt; what a verb agrees with is
// sought here.

// A featTable numbers the combinations of features.
type featTable struct {
	names  []string // by Feats; names[0] is "_"
	ids    map[string]Feats
	tags   [VERB + 1][numXPOS]Feats
	words  map[featKey]Feats
	finite [2][2][4]Feats // by tense (present, past), number (singular, plural), person
}

type featKey struct {
	tag  Tag
	xpos XPOS
	word string // in small letters
}

var feats = sync.OnceValue(func() *featTable {
	t := &featTable{names: []string{"_"}, ids: map[string]Feats{"_": 0, "": 0}, words: map[featKey]Feats{}}
	list, _ := lexicon.Load(wordFiles, "en/feats.txt", nil, "") // that it has no errors is tested
	for _, e := range list {
		tag, rest, _ := strings.Cut(e.Key, " ")
		x, combination, _ := strings.Cut(rest, " ")
		k := featKey{tag: ParseTag(tag), xpos: ParseXPOS(x)}
		f := t.id(combination)
		for w := range strings.FieldsSeq(e.Body) {
			if w == "*" {
				t.tags[k.tag][k.xpos] = f
				continue
			}
			k.word = w
			t.words[k] = f
		}
	}
	for tense, tn := range [...]string{"Pres", "Past"} {
		for number, nn := range [...]string{"Sing", "Plur"} {
			for person := 1; person <= 3; person++ {
				t.finite[tense][number][person] = t.id("Mood=Ind|Number=" + nn + "|Person=" + string(rune('0'+person)) + "|Tense=" + tn + "|VerbForm=Fin")
			}
		}
	}
	for _, s := range verbFeats {
		t.id(s)
	}
	return t
})

func (t *featTable) id(s string) Feats {
	f, ok := t.ids[s]
	if !ok {
		f = Feats(len(t.names))
		t.names = append(t.names, s)
		t.ids[s] = f
	}
	return f
}

const (
	infinitive = "VerbForm=Inf"
	imperative = "Mood=Imp|VerbForm=Fin"
	gerund     = "VerbForm=Ger"
	present    = "Tense=Pres|VerbForm=Part"
	active     = "Tense=Past|VerbForm=Part"
	passive    = "Tense=Past|VerbForm=Part|Voice=Pass"
)

var verbFeats = [...]string{infinitive, imperative, gerund, present, active, passive,
	"NumForm=Digit|NumType=Frac", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
	"Case=Nom|Person=2|PronType=Prs", "Case=Acc|Person=2|PronType=Prs", "Degree=Pos|NumForm=Combi|NumType=Ord", "NumForm=Word|NumType=Card",
	"Abbr=Yes|Number=Sing", "NumForm=Roman|NumType=Card"}

// String returns the features as UD writes them: Number=Sing|Person=3; "_" where there are none.
func (f Feats) String() string { return feats().names[f] }

// fill fills t.Feats; the tree is indexed.
func (ft *featTable) fill(t *Tree) {
	for i := range t.Feats {
		switch {
		case t.Tag[i] == VERB || t.Tag[i] == AUX:
			t.Feats[i] = ft.verb(t, i)
		default:
			t.Feats[i] = ft.word(t, i)
		}
	}
}

// word returns the features of word i, which is no verb.
func (ft *featTable) word(t *Tree, i int) Feats {
	tag, x, form := t.Tag[i], t.XPOS[i], t.Word(i)
	if tag == PUNCT {
		return 0
	}
	low := strings.ToLower(form)
	if f, ok := ft.words[featKey{tag, x, low}]; ok {
		return f
	}
	switch {
	case x == PRP && (low == "it" || low == "you"):
		nominative := t.Rel[i].Base() == Nsubj || t.Rel[i] == Expl
		return ft.ids[pronoun(low, nominative)]
	case tag == NUM && x == CD:
		return ft.number(form)
	case tag == ADJ && form[0] >= '0' && form[0] <= '9':
		return ft.ids["Degree=Pos|NumForm=Combi|NumType=Ord"]
	case tag == PROPN && x == NNP && strings.Count(form, ".") > 1:
		return ft.ids["Abbr=Yes|Number=Sing"]
	}
	return ft.tags[tag][x]
}

func pronoun(low string, nominative bool) string {
	c := "Case=Acc|"
	if nominative {
		c = "Case=Nom|"
	}
	if low == "it" {
		return c + "Gender=Neut|Number=Sing|Person=3|PronType=Prs"
	}
	return c + "Person=2|PronType=Prs"
}

func (ft *featTable) number(form string) Feats {
	switch {
	case form[0] >= '0' && form[0] <= '9' || form[0] == '.' || form[0] == '+':
		if strings.Count(form, ".") == 1 && form[len(form)-1] != '.' && !strings.ContainsAny(form, ":/-@") || strings.Count(form, "/") == 1 && len(form) < 6 {
			return ft.ids["NumForm=Digit|NumType=Frac"]
		}
		return ft.tags[NUM][CD]
	case strings.Trim(form, "IVXLC") == "" && len(form) > 0:
		return ft.ids["NumForm=Roman|NumType=Card"]
	}
	return ft.ids["NumForm=Word|NumType=Card"]
}

// verb returns the features of the verb i.
func (ft *featTable) verb(t *Tree, i int) Feats {
	if f, ok := ft.words[featKey{t.Tag[i], t.XPOS[i], strings.ToLower(t.Word(i))}]; ok {
		return f
	}
	switch t.XPOS[i] {
	case VBZ:
		return ft.finite[0][0][3]
	case VBP:
		number, person := ft.agrees(t, i, 1)
		return ft.finite[0][number][person]
	case VBD:
		number, person := ft.agrees(t, i, 0)
		return ft.finite[1][number][person]
	case VB:
		return ft.ids[t.mood(i)]
	case VBG:
		return ft.ids[t.ing(i)]
	case VBN:
		return ft.ids[t.voice(i)]
	}
	return ft.tags[t.Tag[i]][t.XPOS[i]]
}

// mood tells an imperative from an infinitive.
func (t *Tree) mood(i int) string {
	if t.Tag[i] == AUX {
		h := int(t.Head[i])
		if h < 0 {
			return infinitive
		}
		if t.XPOS[i] == VB && t.Lemma[i] == "do" || t.Rel[i] == Cop {
			if t.has(h, Aux, AuxPass) != i && t.has(h, Aux, AuxPass) >= 0 || t.has(h, Mark) >= 0 || t.has(h, Nsubj) >= 0 {
				return infinitive
			}
			return imperative
		}
		return infinitive
	}
	for c := range t.Dependents(i) {
		switch t.Rel[c].Base() {
		case Aux:
			if t.Lemma[c] == "do" && t.XPOS[c] == VB {
				return imperative // do not go
			}
			return infinitive
		case Nsubj, Csubj:
			return infinitive
		case Mark:
			if t.XPOS[c] == TO {
				return infinitive
			}
		}
	}
	switch t.Rel[i].Base() {
	case Root, Parataxis, Ccomp:
		return imperative
	case Conj:
		if h := int(t.Head[i]); h >= 0 && h < i && t.Tag[h] == VERB {
			if t.XPOS[h] == VB {
				return t.mood(h)
			}
		}
	}
	return infinitive
}

// ing tells a gerund from a participle.
func (t *Tree) ing(i int) string {
	if t.Tag[i] == AUX {
		return present
	}
	if c := t.has(i, Aux); c >= 0 && t.Lemma[c] == "be" {
		return present
	}
	switch t.Rel[i].Base() {
	case Advcl, Case, Parataxis, Root:
		return present
	case Conj:
		if h := int(t.Head[i]); h >= 0 && h < i && t.XPOS[h] == VBG {
			return t.ing(h)
		}
		return present
	}
	return gerund
}

// voice tells a passive participle from one of a perfect tense.
func (t *Tree) voice(i int) string {
	if t.Tag[i] == AUX {
		return active
	}
	perfect := false
	for c := range t.Dependents(i) {
		switch t.Rel[c] {
		case AuxPass, NsubjPass, CsubjPass:
			return passive
		case Aux:
			perfect = perfect || t.Lemma[c] == "have"
		}
	}
	if perfect {
		return active
	}
	if h := int(t.Head[i]); t.Rel[i] == Conj && h >= 0 && h < i && t.XPOS[h] == VBN {
		return t.voice(h)
	}
	return passive
}

// has returns the first dependent of i whose relation, without subtype, is one of rels, or -1.
func (t *Tree) has(i int, rels ...Rel) int {
	for c := range t.Dependents(i) {
		if slices.Contains(rels, t.Rel[c].Base()) || slices.Contains(rels, t.Rel[c]) {
			return c
		}
	}
	return -1
}

// agrees returns the number (0 singular, 1 plural) and person that the verb i agrees with; number and
// third person where no subject is found.
func (ft *featTable) agrees(t *Tree, i, number int) (int, int) {
	switch strings.ToLower(t.Word(i)) {
	case "am", "'m", "’m", "m":
		return 0, 1
	}
	h := i
	if t.Tag[i] == AUX && t.Head[i] >= 0 {
		h = int(t.Head[i])
	}
	for range 8 { // up the conjuncts
		if s := t.subject(h); s >= 0 {
			return t.numberOf(s, number)
		}
		if t.Rel[h].Base() == Acl {
			break
		}
		if t.Head[h] < 0 && t.XPOS[i] == VBP && t.Tag[i] == VERB {
			return 0, 1 // Thank you.
		}
		if t.Rel[h] != Conj && t.Rel[h] != Parataxis || t.Head[h] < 0 {
			return number, 3
		}
		h = int(t.Head[h])
	}
	return number, 3
}

// subject returns the subject of the clause of h, or -1.
func (t *Tree) subject(h int) int {
	s := -1
	for c := range t.Dependents(h) {
		switch t.Rel[c].Base() {
		case Nsubj:
			return c
		case Csubj:
			s = c
		}
	}
	return s
}

// numberOf returns the number and person of the subject s.
func (t *Tree) numberOf(s, number int) (int, int) {
	if c := t.has(s, Conj); c >= 0 && t.has(c, Cc) >= 0 {
		if k := t.has(c, Cc); t.Lemma[k] == "and" || t.Lemma[k] == "&" {
			return 1, 3
		}
	}
	switch t.XPOS[s] {
	case NNS, NNPS:
		return 1, 3
	case NN, NNP:
		return 0, 3
	case PRP:
		switch t.Lemma[s] {
		case "I":
			return 0, 1
		case "we":
			return 1, 1
		case "you":
			return 0, 2
		case "they":
			return 1, 3
		}
		return 0, 3
	case WDT, WP:
		if h := int(t.Head[s]); h >= 0 && t.Rel[h] == AclRelcl && t.Head[h] >= 0 && int(t.Head[h]) < s {
			return t.numberOf(int(t.Head[h]), number)
		}
	case DT:
		switch strings.ToLower(t.Word(s)) {
		case "these", "those", "all", "both", "some":
			return 1, 3
		}
		return 0, 3
	case CD:
		if t.Lemma[s] == "one" || t.Lemma[s] == "1" {
			return 0, 3
		}
		return 1, 3
	}
	return number, 3
}
