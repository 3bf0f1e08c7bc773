package times

import (
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/text"
)

// A check decides a match of the atoms [start, end) by what a pattern cannot see. Rules name
// it in their template: check=year.
type check func(s *scan, start, end int, caps []capture) bool

var checkNames = map[string]check{
	"month":   func(s *scan, start, end int, _ []capture) bool { return s.isMonth(start, end) },
	"year":    func(s *scan, start, end int, _ []capture) bool { return s.isYear(end - 1) },
	"letters": func(s *scan, start, end int, _ []capture) bool { return !s.atoms[end-1].digits },
	"noun":    func(s *scan, start, end int, _ []capture) bool { return s.tagged(end-1, syntax.NOUN, syntax.PROPN) },
	"adj": func(s *scan, start, end int, _ []capture) bool {
		return s.tagged(start, syntax.ADJ, syntax.NOUN, syntax.PROPN)
	},
	// The expression before ended in a day, and only the word before start stands between.
	"list":      func(s *scan, start, end int, _ []capture) bool { return s.lastDay && s.lastEnd == start-1 },
	"yearrange": func(s *scan, start, end int, _ []capture) bool { return s.lastYear && s.lastEnd == start-1 },
	"decade": func(s *scan, start, end int, caps []capture) bool {
		return strings.HasSuffix(caps[0].value, "0") && (s.wordIn(start, "the") || s.wordIn(start-1, "early", "late", "mid", "-") || !s.wordIn(end-2, "'", "’"))
	},
	"hundreds": func(_ *scan, _, _ int, caps []capture) bool {
		return strings.HasSuffix(caps[0].value, "00") && caps[0].value < "1900"
	},
	"yearthree": func(s *scan, _, end int, _ []capture) bool {
		return end >= len(s.atoms) || s.atoms[end].first || !s.atoms[end].letters || s.isAncient(end-1)
	},
	"yearly":  func(s *scan, start, _ int, _ []capture) bool { return s.isYearly(start) },
	"ancient": func(s *scan, start, end int, _ []capture) bool { return s.isAncient(start) },
	"nineeleven": func(s *scan, start, end int, _ []capture) bool {
		return s.atoms[start].num == 9 && s.atoms[start+2].num == 11
	},
	"nohyphen":  func(s *scan, start, end int, _ []capture) bool { return !s.hyphen(end - 2) },
	"earlier":   func(s *scan, start, end int, _ []capture) bool { return s.isEarlier(start, end) },
	"quarterly": func(s *scan, start, end int, _ []capture) bool { return s.reports },
	"quarters": func(s *scan, start, end int, _ []capture) bool {
		return !s.wordIn(end-1, "quarters") || !s.wordIn(end, "of") && !s.wordIn(end-2, "three", "-", "some")
	},
	"pasttense":  func(s *scan, start, end int, _ []capture) bool { return s.r.tense(start) == pastTense },
	"narrative":  func(s *scan, start, end int, _ []capture) bool { return s.r.narrative },
	"beforenoun": func(s *scan, start, end int, _ []capture) bool { return s.beforeNoun(end) },
	"theday":     func(s *scan, start, end int, _ []capture) bool { return s.isTheDay(start, end) },
	"notadj":     func(s *scan, start, end int, _ []capture) bool { return !s.beforeNoun(end) },
	"dayref":     func(s *scan, start, end int, caps []capture) bool { return namesDay(caps) },
	"clock":      func(s *scan, start, end int, _ []capture) bool { return s.isClock(start, end) },
	"compound":   func(s *scan, start, end int, _ []capture) bool { return s.isCompound(start, end) },
	"plain":      func(s *scan, start, end int, _ []capture) bool { return s.isPlain(start) },
	"rate":       func(s *scan, start, end int, _ []capture) bool { return s.isRate(start) },
	"aunit":      func(s *scan, start, end int, _ []capture) bool { return s.isAUnit(start, end) },
	"theunit":    func(s *scan, start, end int, _ []capture) bool { return s.isTheUnit(start, end) },
	"later":      func(s *scan, start, end int, _ []capture) bool { return s.isLater(end) },
	// Earnings reports speak of "the quarter"; elsewhere it is money, a part of a town, …
	"noquarters": func(s *scan, start, end int, _ []capture) bool { return !s.wordIn(end, "of") },
	"around": func(s *scan, start, end int, _ []capture) bool {
		if s.atoms[start+1].digits {
			return true
		}
		_, _, ok := s.lookup(s.f.words.classes["MONTH"], start+1)
		return ok
	},
	"wholeunit": func(s *scan, start, end int, _ []capture) bool {
		return s.wordIn(end-1, "year", "quarter") && !s.wordIn(end, "-")
	},
	"soon": func(s *scan, start, end int, _ []capture) bool {
		return !s.r.narrative && !s.wordIn(end, "after", "as", "afterward", "afterwards", "became", "found", "began", "learned", "thereafter") && !s.wordIn(start-1, "as", "too", "how", "so")
	},
}

// word returns the letters of atom i in lower case, "" beyond the edges of its paragraph.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.atoms) {
		return ""
	}
	if s.atoms[i].id == s.f.hyphen {
		return "-"
	}
	return strings.ToLower(s.doc.Text[s.atoms[i].start:s.atoms[i].end])
}

func (s *scan) wordIn(i int, list ...string) bool {
	w := s.word(i)
	if w == "" {
		return false
	}
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// wordAt returns the word that holds atom i, -1 when there is none or no tree.
func (s *scan) wordAt(i int) int {
	if s.tree == nil || i < 0 || i >= len(s.atoms) {
		return -1
	}
	a := &s.atoms[i]
	w, last := s.doc.WordsIn(text.Span{Start: int(a.start), End: int(a.end)})
	if w == last && w > 0 {
		w--
	}
	if w >= len(s.tree.Tag) {
		return -1
	}
	return w
}

// tagged reports whether the word at atom i has one of the tags, or there is no tree.
func (s *scan) tagged(i int, tags ...syntax.Tag) bool {
	w := s.wordAt(i)
	if w < 0 {
		return true
	}
	for _, t := range tags {
		if s.tree.Tag[w] == t {
			return true
		}
	}
	return false
}

// isMonth reports whether the name of a month that stands alone is one, and not a person's
// name or a verb at the head of a sentence.
func (s *scan) isMonth(start, end int) bool {
	a := &s.atoms[start]
	w := s.word(start)
	doubtful := w == "may" || w == "march" || w == "mar" || w == "jan" || w == "dec" || w == "sep"
	if s.wordIn(start-1, "in", "of", "by", "since", "until", "till", "from", "to", "through", "during", "before", "after", "between", "early", "late", "mid", "last", "next", "this", "for", "each", "every", "-") && !a.first {
		return !(doubtful && s.wordIn(start-1, "to", "for", "after", "of", "by", "before", "from") && end < len(s.atoms) && s.atoms[end].upper)
	}
	if end < len(s.atoms) && !s.atoms[end].first && s.atoms[end].upper && s.atoms[end].letters {
		return false
	}
	if start > 0 && !a.first && s.atoms[start-1].upper && s.atoms[start-1].letters && !s.wordIn(start-1, "in", "the", "on") {
		return false
	}
	if doubtful {
		return s.tagged(start, syntax.PROPN) && s.tree != nil && !s.sentenceStart(start)
	}
	return true
}

// sentenceStart reports whether atom i begins a sentence.
func (s *scan) sentenceStart(i int) bool {
	w := s.wordAt(i)
	return w >= 0 && s.doc.Sentences[s.doc.SentenceOf(w)].First == w
}

// isYear reports whether the digits at atom i are a year where nothing else says so: not a
// round number before a plural, not a count.
func (s *scan) isYear(i int) bool {
	a := &s.atoms[i]
	if !a.digits || a.num < 1000 || a.num > 2100 {
		return false
	}
	if i > 0 && a.glued && (s.atoms[i-1].id == s.f.slash || s.word(i-1) == "#" || s.word(i-1) == "£" || s.word(i-1) == "€") {
		return false
	}
	if i+1 >= len(s.atoms) || s.atoms[i+1].first {
		return a.num >= 1500 || s.wordIn(i-1, "in", "before", "after", "since", "until", "of", "by")
	}
	n := &s.atoms[i+1]
	told := s.r.narrative || s.isCirca(i) || s.wordIn(i-1, "or", "before", "after", "in", "since", "of", "until", "by", "from", "(", "-", "to", "and", "early", "late", "mid", "circa", "during")
	if a.num < 1500 && !(told && !n.letters) || a.num < 1800 && !told {
		return false
	}
	if s.wordIn(i-1, "nearly", "about", "some", "than", "least", "almost", "only", "over") && n.letters && !n.upper && a.num%10 == 0 {
		return false
	}
	if !n.letters || n.upper || n.glued {
		return true
	}
	word := s.doc.Text[n.start:n.end]
	switch word {
	case "percent", "people", "men", "women", "children", "feet", "meters", "metres", "miles", "km", "kilometers", "kilometres", "tons", "tonnes", "dollars", "hours", "troops", "soldiers", "million", "billion":
		return false
	}
	plural := len(word) > 3 && word[len(word)-1] == 's' && word[len(word)-2] != 's'
	return !plural || a.num%50 != 0 && a.num > 1700
}

// isClock reports whether what stands alone is a time of the day: not a score or a verse.
func (s *scan) isClock(start, end int) bool {
	for i := start; i < end; i++ {
		if s.atoms[i].letters {
			return true // p.m., noon, GMT
		}
	}
	return s.wordIn(start-1, "at", "by", "until", "from", "around", "about", "before", "after", "to", "till", "between", "-") || s.word(end) == "local"
}

// isCompound reports whether a number and a unit in the singular make an adjective: joined by a
// hyphen, or before a noun.
func (s *scan) isCompound(start, end int) bool {
	for i := start + 1; i < end; i++ {
		if s.hyphen(i) {
			return true
		}
	}
	if s.wordIn(start, "one", "1") {
		return true
	}
	return end < len(s.atoms) && !s.atoms[end].first && s.atoms[end].letters && s.tagged(end, syntax.NOUN, syntax.ADJ)
}

// isPlain reports whether a unit in the plural that stands alone tells how long.
func (s *scan) isPlain(i int) bool {
	if s.wordIn(i, "seconds", "quarters", "minutes") {
		return false
	}
	if s.wordIn(i+1, "of", "-", "before", "after") && !s.wordIn(i-1, "for") && !s.hyphen(i+1) {
		return true
	}
	return s.wordIn(i-1, "for", "in", "within", "of", "after", "took", "take", "takes", "lasted", "last", "spent", "and", "or", "by", "spend", "the") || s.sentenceStart(i)
}

// isRate reports whether "a day" at atom i tells how often: "500 barrels a day".
func (s *scan) isRate(i int) bool {
	if i == 0 || s.atoms[i].first || !s.tagged(i-1, syntax.NOUN, syntax.NUM, syntax.SYM) || s.wordIn(i-1, "ago") {
		return false
	}
	for k := i - 1; k >= 0 && k > i-6 && !s.atoms[k+1].first; k-- {
		if s.atoms[k].digits || s.wordIn(k, "million", "billion", "thousand", "hundred", "hundreds", "thousands", "dozens", "once", "twice", "times") {
			return true
		}
	}
	return false
}

// isAUnit reports whether "a month" tells how long, rather than naming the thing: not "a second
// time", not "a week" that a relative clause is about.
func (s *scan) isAUnit(start, end int) bool {
	if s.wordIn(end-1, "quarter") && !s.wordIn(end-3, "for", "in", "per") {
		return false
	}
	if s.wordIn(end-1, "second", "minute") && !s.wordIn(start-1, "for", "in", "within", "than", "about", "nearly") && s.wordIn(start, "a", "another") {
		return false
	}
	return end >= len(s.atoms) || s.atoms[end].first || !s.hyphen(end)
}

// isTheUnit reports whether "the year" is a date.
func (s *scan) isTheUnit(start, end int) bool {
	if s.wordIn(end, "of", "that", "when", "after", "before", "-") || s.wordIn(start-1, "for") && s.wordIn(end-1, "year") {
		return false
	}
	return s.wordIn(end-1, "year", "month", "week")
}

// isTheDay reports whether "the 13th" at atom start is a day of the month spoken of.
func (s *scan) isTheDay(start, end int) bool {
	if s.r.then.grain < month || !s.atoms[end-1].letters || !s.atoms[end-1].glued || !s.wordIn(start-1, "on", "from", "until", "by", "to", "since") {
		return false
	}
	return end >= len(s.atoms) || s.atoms[end].first || !s.atoms[end].letters || s.wordIn(end, "to", "and", "was", "were", "the", "he", "she", "they", "when", "at")
}

// isLater reports whether what stands before atom end counts from another date: "two days
// after" alone, not "two days after the vote".
func (s *scan) isLater(end int) bool {
	if !s.wordIn(end-1, "after", "on") {
		return true
	}
	return end >= len(s.atoms) || s.atoms[end].first || !s.atoms[end].letters
}

// isEarlier reports whether what stands before atom end counts from another date: "two days
// before" alone, not "two days before the vote".
func (s *scan) isEarlier(start, end int) bool {
	if s.hyphen(end - 2) {
		return false
	}
	if s.wordIn(end-1, "before") {
		return end >= len(s.atoms) || s.atoms[end].first || !s.atoms[end].letters || s.wordIn(end, "and", "when", "in", "to")
	}
	return true
}

// beforeNoun reports whether the word at atom i is a noun or an adjective before one.
func (s *scan) beforeNoun(i int) bool {
	return i < len(s.atoms) && !s.atoms[i].first && s.atoms[i].letters && s.tagged(i, syntax.NOUN, syntax.ADJ, syntax.PROPN)
}

// isAncient reports whether three digits at atom i are a year: the text speaks of years before
// Christ, or they stand in a range of years or after "circa".
func (s *scan) isAncient(i int) bool {
	if s.isCirca(i) {
		return true
	}
	if s.wordIn(i-1, ".") || i+1 < len(s.atoms) && s.atoms[i+1].letters && !s.atoms[i+1].upper {
		return false
	}
	if s.ancient > 0 {
		return true
	}
	if s.wordIn(i-1, "(") && s.wordIn(i+1, "-") && i+2 < len(s.atoms) {
		n := &s.atoms[i+2]
		return n.digits && n.end-n.start > 2 && n.num > s.atoms[i].num && n.num < 1200
	}
	return s.wordIn(i-1, "-") && s.lastYear && s.lastEnd == i-1
}

// isYearly reports whether the date at atom i comes again each year: "celebrated every year on".
func (s *scan) isYearly(i int) bool {
	for k := i - 1; k >= 0 && k > i-12 && !s.atoms[k+1].first && s.word(k) != "."; k-- {
		if s.wordIn(k, "feast", "annually") || s.word(k) == "year" && s.wordIn(k-1, "every", "each") {
			return s.r.tense(i) != pastTense
		}
	}
	return false
}

// isEra reports whether atom i tells that the text is of ancient times: "BC", "347 AD", the
// number in "c. 347".
func (s *scan) isEra(i int) bool {
	a := &s.atoms[i]
	switch {
	case a.digits:
		return a.end-a.start == 3 && s.isCirca(i)
	case a.id == 0 || !a.upper:
		return false
	case a.id == s.f.bc || a.id == s.f.bce:
		return true
	case a.id == s.f.ad || a.id == s.f.ce:
		return i > 0 && s.atoms[i-1].digits || i+1 < len(s.atoms) && s.atoms[i+1].digits
	}
	return false
}

// isCirca reports whether "circa", "c." or "ca." stands before atom i.
func (s *scan) isCirca(i int) bool {
	return s.wordIn(i-1, "c", "circa") || s.wordIn(i-1, ".") && s.wordIn(i-2, "c", "ca")
}

// namesDay reports whether the date captured under "d" names a day.
func namesDay(caps []capture) bool {
	for k := range caps {
		if caps[k].slot == "d" && caps[k].match != nil {
			return dayTemplate(caps[k].match)
		}
	}
	return false
}

func dayTemplate(m *match) bool {
	for _, p := range m.rule.template.parts {
		switch {
		case p.base == "weekday" || p.base == "day" || p.base == "holiday" || p.base == "dated":
			return true
		case p.base == "now" && p.sign == 0 && p.cut == 0:
			return true
		case p.unit == "D" || p.cut == 'D':
			return true
		case p.unit != "" && m.or(p.unit) == "D":
			return true
		}
		if c := m.capture(p.base); c != nil && c.match != nil {
			return dayTemplate(c.match)
		}
	}
	return false
}
