package syntax

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// lemmaList has a line for each word whose lemma the rules get wrong: form, blank, Penn tag, tab, lemma. A
// form in small letters serves any case. It is made by gen from the treebanks and, for the question whether an
// e was dropped or a consonant doubled, from the words of the raw texts.
//
//go:embed en/lemmas.txt
var lemmaList string

//go:generate go run ./gen

//go:embed en/irregular.txt en/feats.txt
var wordFiles embed.FS

// A lemmatizer finds dictionary forms by word and Penn tag: first in the list of exceptions, then
// by rules for regular endings.
type lemmatizer struct {
	words map[lemmaKey]string
}

type lemmaKey struct {
	form string
	xpos XPOS
}

func newLemmatizer(list string) *lemmatizer {
	l := &lemmatizer{make(map[lemmaKey]string, strings.Count(list, "\n")+600)}
	for line := range strings.Lines(list) {
		key, lemma, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if form, x, ok := strings.Cut(key, " "); ok {
			l.words[lemmaKey{form, ParseXPOS(x)}] = lemma
		}
	}
	irregular, _ := lexicon.Load(wordFiles, "en/irregular.txt", nil, "") // that it has no errors is tested
	for i := range irregular {
		l.irregular(&irregular[i])
	}
	return l
}

// irregular takes in an entry of en/irregular.txt.
func (l *lemmatizer) irregular(e *lexicon.Entry) {
	for form := range strings.FieldsSeq(e.Body) {
		switch e.Section {
		case "verbs":
			l.words[lemmaKey{form, VBD}], l.words[lemmaKey{form, VBN}] = e.Key, e.Key
		case "nouns":
			l.words[lemmaKey{form, NNS}] = e.Key
		case "names":
			l.words[lemmaKey{form, NNP}], l.words[lemmaKey{form, NNPS}] = form, form
		case "particles":
			l.words[lemmaKey{form, NNP}] = form
		}
	}
}

// lemma returns the dictionary form of form: in small letters but for names, acronyms and the adjectives of
// names (Korean).
func (l *lemmatizer) lemma(form string, _ Tag, x XPOS) string {
	if w, ok := l.words[lemmaKey{form, x}]; ok {
		return w
	}
	low := strings.ToLower(form)
	if other := sameEnding[x]; other != XPOSNone {
		if w, ok := l.words[lemmaKey{low, other}]; ok {
			return w
		}
	}
	if low != form {
		if w, ok := l.words[lemmaKey{low, NNS}]; ok && x == NNPS {
			return title(w)
		}
		if w, ok := l.words[lemmaKey{low, x}]; ok && (x != NNP || form == title(low)) {
			if (x == NNP || x == NNPS) && unicode.IsUpper(first(form)) {
				return title(w)
			}
			return w
		}
	}
	if x == JJ && low == form && ends(low, "an", "ish", "ese", "i") {
		if w, ok := l.words[lemmaKey{title(form), JJ}]; ok {
			return w // korean
		}
	}
	return ruleLemma(form, low, x)
}

// sameEnding gives the tag whose exceptions serve another tag too: "fought" listed as a past tense is one
// as a participle.
var sameEnding = [numXPOS]XPOS{VBD: VBN, VBN: VBD}

// haveAndBe tells "has" from "is" where 's stands for either: before a participle that has no auxiliary
// of the passive, it is "have".
func (t *Tree) haveAndBe() {
	for i := range t.Lemma {
		if t.XPOS[i] != VBZ || t.Rel[i] != Aux || t.Lemma[i] != "be" || !strings.HasSuffix(t.Word(i), "s") || len(t.Word(i)) == len("is") && t.Word(i)[0] != '\'' {
			continue
		}
		if h := t.Head[i]; h >= 0 && (t.XPOS[h] == VBN || t.XPOS[h] == VBD) {
			t.Lemma[i] = "have"
		}
	}
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// title returns w with a capital.
func title(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) {
		return w
	}
	return string(unicode.ToUpper(r)) + w[n:]
}

// ruleLemma returns the lemma that the regular endings give; low is form in small letters.
func ruleLemma(form, low string, x XPOS) string {
	switch x {
	case NNP:
		if form == low && strings.IndexFunc(form, notLetter) < 0 {
			return title(form)
		}
		if len(form) >= 6 && strings.ToUpper(form) == form && strings.IndexFunc(form, notLetter) < 0 {
			return title(low) // TEHRAN
		}
		return form
	case NNPS:
		return title(keepCase(form, low, singular(low)))
	case NNS:
		if d := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(low, "s"), "'"), "’"); d != low && strings.Trim(d, "0123456789") == "" {
			return d + "s" // the 1990's
		}
		return acronym(form, low, singular(low))
	case VBZ:
		return thirdPerson(low)
	case VBG:
		return stem(low, "ing")
	case VBD, VBN:
		if strings.HasSuffix(low, "ied") && len(low) > 4 {
			return low[:len(low)-3] + "y"
		}
		return stem(low, "ed")
	case JJR, RBR:
		return positive(low, "er")
	case JJS, RBS:
		return positive(low, "est")
	case JJ:
		if acronym(form, low, low) == strings.ToUpper(form) {
			return low
		}
		return acronym(form, low, low)
	case NN, FW, GW, ADD, XPOSNone:
		return acronym(form, low, low)
	case CD:
		return strings.ReplaceAll(low, ",", "")
	case OpenQuote, CloseQuote:
		switch form {
		case "“", "”", "``", "''", "‘‘", "’’", "„":
			return `"`
		case "‘", "’":
			return "'"
		}
	}
	return low
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// acronym returns lemma, or form where it is written in capitals or with one inside: GDP, iPhone; of
// NGOs without its s.
func acronym(form, low, lemma string) string {
	if form == low {
		return lemma
	}
	uppers, lowers := 0, 0
	for i, r := range form {
		switch {
		case unicode.IsUpper(r) && i > 0:
			uppers++
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case uppers > 0 && lowers > 0 && !strings.HasSuffix(form, "s"):
		return form
	case uppers > 0 && lowers == 1 && lemma+"s" == low:
		return form[:len(lemma)]
	case uppers > 0 && lowers == 0 && len(form) <= 4:
		return form
	}
	return lemma
}

// keepCase returns lemma with the letters of form as far as they agree.
func keepCase(form, low, lemma string) string {
	n := 0
	for n < len(low) && n < len(lemma) && low[n] == lemma[n] {
		n++
	}
	if n > len(form) || len(form) != len(low) {
		return lemma
	}
	return form[:n] + lemma[n:]
}

func ends(w string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) && len(w) > len(s) {
			return true
		}
	}
	return false
}

func singular(w string) string {
	n := len(w)
	switch {
	case n < 4 && !strings.HasSuffix(w, "s"), ends(w, "ss", "us", "is"):
		return w
	case ends(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case ends(w, "sses", "shes", "ches", "xes", "zzes", "oes"):
		return w[:n-2]
	case ends(w, "eaves", "hieves", "elves", "alves"):
		return w[:n-3] + "f"
	case ends(w, "s"):
		return w[:n-1]
	case ends(w, "men"):
		return w[:n-2] + "an"
	}
	return w
}

func thirdPerson(w string) string {
	n := len(w)
	switch {
	case ends(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case ends(w, "sses", "shes", "ches", "xes", "zzes", "oes"):
		return w[:n-2]
	case ends(w, "s") && !ends(w, "ss"):
		return w[:n-1]
	}
	return w
}

// stem takes ending off a verb and puts back the e that it dropped, or takes back the consonant that it
// doubled: "provok|ed", "plan|ned".
func stem(w, ending string) string {
	s, ok := strings.CutSuffix(w, ending)
	if !ok || len(s) < 2 || !strings.ContainsAny(s, "aeiouy") {
		return w
	}
	n := len(s)
	last, before := s[n-1], s[n-2]
	switch {
	case ending == "ed" && last == 'e':
		return s + "e" // agreed
	case last == before && strings.IndexByte("bdgklmnprtz", last) >= 0 && !(last == 'l' && n < 5) && !(last == 'z' && n < 5):
		if last == 'l' && !vowel(s[max(0, n-3)]) || ends(s, "all", "ell", "ill", "oll", "ull") && n < 6 {
			return s
		}
		return s[:n-1]
	case dropsE(s):
		return s + "e"
	}
	return s
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// dropsE reports whether a verb that has the stem s without its ending likely ends in e.
func dropsE(s string) bool {
	n := len(s)
	last, before := s[n-1], s[n-2]
	third := byte('b') // a consonant
	if n > 2 {
		third = s[n-3]
	}
	switch last {
	case 'v', 'c', 'u', 'z':
		return true
	case 's':
		return before != 's' && !ends(s, "us", "ias") || ends(s, "cus") && n < 5
	case 'g':
		return before == 'd' || before == 'r' || before == 'a' || before == 'l' || before == 'n' && (third == 'a' || third == 'e')
	case 'l':
		return !vowel(before) && strings.IndexByte("lrwh", before) < 0 || before == 'i' && !vowel(third) || before == 'u' && !vowel(third)
	case 't':
		return before == 'a' && !vowel(third) || before == 'a' && (third == 'i' || third == 'u') || before == 'u' && !vowel(third)
	case 'h':
		return before == 't' && third == 'a'
	case 'd', 'k', 'm', 'n', 'r', 'b', 'p':
		if !vowel(before) || vowel(third) && third != 'u' && !(third == 'i' && before == 'a') {
			return false
		}
		switch before {
		case 'e':
			return last == 'd'
		case 'o':
			return strings.IndexByte("dkb", last) >= 0
		}
		return true
	}
	return false
}

// positive takes the ending of a comparison off.
func positive(w, ending string) string {
	s, ok := strings.CutSuffix(w, ending)
	n := len(s)
	switch {
	case !ok || n < 2:
		return w
	case s[n-1] == 'i':
		return s[:n-1] + "y"
	case s[n-1] == s[n-2] && strings.IndexByte("bdgmnt", s[n-1]) >= 0:
		return s[:n-1]
	case strings.IndexByte("cgvsu", s[n-1]) >= 0 && s[n-2] != 's' && !ends(s, "ng", "ous"), ends(s, "bl", "pl", "tl", "rs", "ns", "id", "ut", "ur", "at", "ir", "ar"):
		return s + "e"
	}
	return s
}
