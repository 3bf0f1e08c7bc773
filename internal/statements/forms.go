package statements

import (
	"maps"
	"slices"
	"strings"
)

// inflect returns the regular forms of the verbs of lx with the verbs they belong to. Trees
// give rare verbs made-up lemmas ("smil" for "smiled"); their forms never lie.
func inflect(lx *lexis) map[string]string {
	forms := map[string]string{}
	put := func(form, lemma string) {
		if _, ok := lx[verb][form]; !ok {
			forms[form] = lemma
		}
	}
	for _, lemma := range slices.Sorted(maps.Keys(lx[verb])) {
		if len(lemma) < 3 {
			continue
		}
		last, before := lemma[len(lemma)-1], lemma[len(lemma)-2]
		stem := lemma
		switch {
		case last == 'e':
			stem = lemma[:len(lemma)-1]
			put(lemma+"s", lemma)
		case last == 'y' && !vowel(before):
			put(lemma[:len(lemma)-1]+"ies", lemma)
			put(lemma[:len(lemma)-1]+"ied", lemma)
		case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch"):
			put(lemma+"es", lemma)
		default:
			put(lemma+"s", lemma)
		}
		put(stem+"ed", lemma)
		put(stem+"ing", lemma)
		if !vowel(last) && vowel(before) && last != 'w' && last != 'y' && last != 'x' {
			put(lemma+string(last)+"ed", lemma)
			put(lemma+string(last)+"ing", lemma)
		}
	}
	for form, lemma := range irregular { // one lemma each
		put(form, lemma)
	}
	return forms
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// irregular are forms that no rule gives.
var irregular = map[string]string{
	"bade": "bid", "bidden": "bid", "swore": "swear", "sworn": "swear", "forbade": "forbid", "forbidden": "forbid", "forecast": "forecast",
	"foresaw": "foresee", "foreseen": "foresee", "foretold": "foretell", "besought": "beseech", "pled": "plead", "wept": "weep",
	"dreamt": "dream", "bit": "bite", "shot": "shoot", "spelt": "spell", "broadcast": "broadcast", "undertook": "undertake",
	"undertaken": "undertake", "forgot": "forget", "forgotten": "forget",
	"laid": "lay", "sang": "sing", "sung": "sing", "spoke": "speak", "spoken": "speak",
}
