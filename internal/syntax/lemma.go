package syntax

import "strings"

// A lemmatizer knows lemmas by word and part of speech.
type lemmatizer struct {
	words map[string]string // by lower-case form, space, tag
}

// lemma returns the dictionary form of form: lower case but for proper nouns.
func (l *lemmatizer) lemma(form string, tag Tag, x XPOS) string {
	low := strings.ToLower(form)
	if w, ok := l.words[low+" "+x.String()]; ok {
		if tag == PROPN && len(w) > 0 && form[0] >= 'A' && form[0] <= 'Z' {
			return strings.ToUpper(w[:1]) + w[1:]
		}
		return w
	}
	if tag == PROPN {
		return form
	}
	return ruleLemma(low, tag, x)
}

// ruleLemma strips regular endings.
func ruleLemma(low string, tag Tag, x XPOS) string {
	cut := func(suffix, put string) (string, bool) {
		if len(low) > len(suffix)+1 && strings.HasSuffix(low, suffix) {
			return low[:len(low)-len(suffix)] + put, true
		}
		return low, false
	}
	try := func(rules ...string) string {
		for i := 0; i+1 < len(rules); i += 2 {
			if w, ok := cut(rules[i], rules[i+1]); ok {
				return w
			}
		}
		return low
	}
	switch x {
	case NNS, VBZ:
		return try("ies", "y", "sses", "ss", "shes", "sh", "ches", "ch", "xes", "x", "zzes", "zz", "ss", "ss", "s", "")
	case VBG:
		return undouble(try("ying", "y", "ating", "ate", "izing", "ize", "ising", "ise", "uing", "ue", "ving", "ve", "cing", "ce", "ing", ""))
	case VBD, VBN:
		return undouble(try("ied", "y", "ated", "ate", "ized", "ize", "ised", "ise", "ued", "ue", "ved", "ve", "ced", "ce", "eed", "ee", "ed", ""))
	case JJR:
		return undouble(try("ier", "y", "er", ""))
	case JJS:
		return undouble(try("iest", "y", "est", ""))
	}
	return low
}

// undouble takes back a doubled last consonant: planned, plann, plan.
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && strings.IndexByte("bdgmnprt", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}
