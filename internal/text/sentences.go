package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts the words [first, last) into sentences of the given paragraph.
func (d *Doc) sentences(first, last, paragraph int) {
	from := first
	for i := first; i < last; i++ {
		if i+1 == last || d.endsAfter(i, last) {
			d.Sentences = append(d.Sentences, Sentence{Span: d.Cover(from, i+1), First: from, Last: i + 1, Paragraph: paragraph})
			from = i + 1
		}
	}
}

// endsAfter reports whether a sentence ends with word i, which is not the last of its
// paragraph.
func (d *Doc) endsAfter(i, last int) bool {
	if d.Words[i].End == d.Words[i+1].Start && !d.afterStop(i) {
		return false
	}
	stop := i
	for stop > 0 && closing(d.Word(stop)) && d.Words[stop-1].End == d.Words[stop].Start {
		stop--
	}
	w := d.Word(stop)
	final := w[len(w)-1] == '.' || w[len(w)-1] == '!' || w[len(w)-1] == '?' || strings.HasSuffix(w, "…")
	if !final || closing(d.Word(i+1)) && d.Words[i].End == d.Words[i+1].Start {
		return false
	}
	next := i + 1
	for next+1 < last && opening(d.Word(next)) {
		next++
	}
	r, _ := utf8.DecodeRuneInString(d.Word(next))
	if unicode.IsLower(r) {
		return false
	}
	ellipsis := strings.Trim(w, ".…") == ""
	if len(w) > 1 && !ellipsis && kindAt(w, 0) != mark { // an abbreviation
		if len(w) == 2 || titles[strings.ToLower(w[:len(w)-1])] {
			return false
		}
		return starters[d.Word(next)]
	}
	return true
}

func (d *Doc) afterStop(i int) bool {
	w := d.Word(i)
	return w == "." && d.Words[i].End-d.Words[i].Start == 1 && kindAt(d.Text, d.Words[i+1].Start) == letter && upper(d.Text[d.Words[i+1].Start])
}

var titles = set(`mr mrs ms dr prof st sr rev hon gen col lt capt maj sgt cmdr adm gov sen rep reps sens pres
	jan feb mar apr jun jul aug sept sep oct nov dec vs al approx ca cf eg e.g i.e ft mt no nos vol pp messrs mme mlle fig figs`)

var starters = set(`The A An In On At But And He She It They We I You This That These Those There If When While As For From
	His Her Its Their Our My Your What Who Why How Where However Meanwhile Also After Before Since Some Many Most All Not No By With To Is Are Was Were Do Did`)

func closing(w string) bool {
	switch w {
	case `"`, "”", "’", "''", "'", ")", "]", "}", "»":
		return true
	}
	return false
}

func opening(w string) bool {
	switch w {
	case `"`, "“", "‘", "``", "'", "(", "[", "{", "«", "-", "*", "•", "—":
		return true
	}
	return false
}
