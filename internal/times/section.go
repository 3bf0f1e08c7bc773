package times

import "github.com/chancery-project/chancery/internal/text"

// A section is what stands under one heading. Lives and histories put the year there ("2014",
// "Early work (1980–1988)"), and what follows leaves it out.
type section struct {
	paragraph int
	heading   bool  // the paragraph is a heading
	fresh     bool  // it has named no date yet
	from, to  int   // the years that the last heading with a date named, 0 for none
	last      point // the date in them that the text last spoke of
}

// add takes a date that the heading names.
func (s *section) add(p point) {
	y, end := p.fullYear(), p.fullYear()
	switch p.grain {
	case century:
		return
	case decade:
		end += 9
	}
	if s.fresh {
		s.from, s.to, s.last, s.fresh = y, end, p, false
	}
	s.from, s.to = min(s.from, y), max(s.to, end)
}

// holds reports whether p lies in the years of the heading.
func (s *section) holds(p point) bool {
	y := p.fullYear()
	return s.from != 0 && s.from <= y && y <= s.to && p.grain > century
}

// enter is called with the atom of each expression. At a new paragraph the story goes back to
// the years of the heading, when it has been led away from them; a heading without a date ends
// them then.
func (r *resolver) enter(atom int) {
	s := &r.section
	at := &r.doc.Sentences[r.sentence(atom)]
	if at.Paragraph == s.paragraph {
		return
	}
	for p := s.paragraph + 1; p < at.Paragraph; p++ {
		if r.heads(p) && !s.holds(r.then) {
			s.from, s.to = 0, 0
		}
	}
	s.paragraph = at.Paragraph
	s.heading = r.heads(at.Paragraph)
	s.fresh = s.heading
	if !s.heading && s.from != 0 && !s.holds(r.then) {
		r.then, r.thenAt = s.last, -1
	}
}

// heads reports whether paragraph i is a heading inside the text.
func (r *resolver) heads(i int) bool {
	return i > 0 && r.doc.Sentences[r.doc.Paragraphs[i].First].Kind == text.Headline
}

// entitles reports whether the date in the atoms [at, end) of a heading says when all under it
// happened: it begins or ends the heading. "About 1880" tells when a picture was taken.
func (r *resolver) entitles(at, end int) bool {
	s := r.s
	if s.isCirca(at) || s.wordIn(at, "circa", "c", "about", "around") {
		return false
	}
	if s.wordIn(at-1, "-", "to") {
		return !r.section.fresh
	}
	last := end >= len(s.atoms) || s.atoms[end].first || s.wordIn(end, ")")
	return s.atoms[at].first || last || s.wordIn(end, "-", "to") || s.wordIn(at-1, "(")
}

// tells reports whether the text counts from dates of its own here: in all of it, or under a
// heading with years that are over.
func (r *resolver) tells() bool {
	return r.narrative || r.section.from != 0 && r.section.to < r.pub.year
}

// aside reports whether the story does not go on from the date p at atom i: it only looks
// ahead ("would last until 1919") or back ("the first since 1900").
func (r *resolver) aside(i int, p point) bool {
	if !r.narrative || r.section.heading {
		return false
	}
	if r.s.wordIn(i-1, "since", "until") {
		return true
	}
	return p.grain < month && r.then.grain != noGrain && p.year > r.then.fullYear() && r.tense(i) == futureTense
}
