package events

import "strings"

// forms maps inflected forms to the heads of entries, for words whose lemma the parser gets
// wrong: "expelled" (expell), "shot" (shot). A form that two heads share keeps the first.
type forms map[string]string

// add enters the regular forms of a verb, or the plural of a noun.
func (f forms) add(kind int, head string) {
	put := func(form string) {
		if _, taken := f[form]; !taken {
			f[form] = head
		}
	}
	if len(head) < 3 || kind == adjectives {
		return
	}
	stem, last := head[:len(head)-1], head[len(head)-1]
	switch {
	case last == 'y' && !strings.ContainsRune("aeiou", rune(head[len(head)-2])):
		put(stem + "ies")
		put(stem + "ied")
	case strings.HasSuffix(head, "s"), strings.HasSuffix(head, "sh"), strings.HasSuffix(head, "ch"), last == 'x':
		put(head + "es")
	default:
		put(head + "s")
	}
	if kind != verbs {
		return
	}
	switch {
	case last == 'e':
		put(head + "d")
		put(stem + "ing")
	default:
		put(head + "ed")
		put(head + "ing")
		if !strings.ContainsRune("aeiouwxy", rune(last)) { // "stopped", and needlessly "wanttedd", which nobody writes
			put(head + string(last) + "ed")
			put(head + string(last) + "ing")
		}
	}
}
