package actors

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/syntax"
	"github.com/chancery-project/chancery/internal/world"
)

// describe says of each named actor what its titles, appositions and predicates say, and what
// the tables add.
func (r *reading) describe() {
	for i := range r.marks {
		m := &r.marks[i]
		if m.kind == Name && m.actor >= 0 {
			r.titled(&r.figures[m.actor], m)
		}
	}
	for i := range r.marks {
		m := &r.marks[i]
		switch {
		case m.apposTo < 0:
			r.predicate(i)
		case m.kind == Nominal && r.marks[m.apposTo].actor >= 0:
			r.attach(i, r.marks[m.apposTo].actor)
		case m.kind == Name && r.marks[m.apposTo].kind == Nominal && r.marks[m.apposTo].actor < 0:
			r.attach(m.apposTo, m.actor)
		}
	}
	for f := range r.figures {
		r.look(&r.figures[f])
		r.guessGender(&r.figures[f])
	}
	r.home = r.homeCountry()
	for f := range r.figures {
		r.settle(&r.figures[f])
	}
}

// titled takes over what the words before a name say.
func (r *reading) titled(f *figure, m *mark) {
	if m.gender != anyGender && f.gender == anyGender {
		f.gender = m.gender
	}
	if m.list != nil {
		r.adopt(f, m.list)
		if f.country == "" {
			f.country = r.possessor(m.list)
		}
	}
	if m.class != person {
		return
	}
	if m.country != "" && m.entity < 0 || m.country != "" && m.noun != nil {
		f.country, f.sure = m.country, true
	}
	if m.noun != nil {
		r.assign(f, m.noun, m.nounWord, m.country, min(m.left, m.titleFrom), m.first)
	} else if m.nounWord != "" {
		f.nouns = append(f.nouns, m.nounWord)
	}
	if f.gender == anyGender {
		f.gender = r.firstName(m)
	}
}

// assign adds an office or other title to an actor. The words [left, right) hold it.
func (r *reading) assign(f *figure, n *world.Noun, word string, c world.Country, left, right int) {
	for i := max(0, left-1); i < right; i++ {
		switch w := lower(r.d.Word(i)); {
		case w == "former" || w == "ex" || w == "late" || w == "ousted" || w == "deposed" || w == "onetime" || w == "ex-president" || w == "outgoing" && false:
			f.former = true
		case w == "elect" || strings.HasSuffix(w, "-elect") || w == "designate" || strings.HasSuffix(w, "-designate") || w == "incoming":
			f.elect = true
		}
	}
	if n.Kind == world.Title {
		f.offices = append(f.offices, n.Office)
		for len(f.roles) < 4 && left < right {
			sp := r.d.Cover(left, right)
			f.roles = append(f.roles, Role{Title: roleTitle(n.Words), Of: c, Span: sp})
			break
		}
	}
	f.nouns = append(f.nouns, word)
	if len(f.sectors) == 0 || n.Kind == world.Title && !f.known() {
		if !(n.Kind == world.PersonNoun && len(f.sectors) > 0) {
			f.sectors = appendSectors(f.sectors, n.Sectors)
		}
	}
}

func appendSectors(to, more []world.Sector) []world.Sector {
	for _, s := range more {
		if !slices.Contains(to, s) {
			to = append(to[:len(to):len(to)], s)
		}
	}
	return to
}

// firstName returns the gender that a person's first name says.
func (r *reading) firstName(m *mark) gender {
	name := withoutHonorific(m.name)
	if len(name) < 2 {
		return anyGender
	}
	if g, ok := r.words.first[name[0]]; ok {
		return g
	}
	if len(name) >= 3 { // "Jae-myung" is two words
		if g, ok := r.words.first[name[len(name)-2]+name[len(name)-1]]; ok {
			return g
		}
		if g, ok := r.words.first[name[0]+name[1]]; ok {
			return g
		}
	}
	last := name[len(name)-1]
	if g, ok := r.words.first[last]; ok && len(name) == 2 && m.country != "" {
		return g // Takaichi Sanae
	}
	return anyGender
}

// guessGender takes the gender of somebody who is never named in full from the tables' full name,
// or from the one name, where that is a first name.
func (r *reading) guessGender(f *figure) {
	if f.class != person || f.gender != anyGender || len(f.marks) == 0 {
		return
	}
	if e := r.entityOf(f); e != nil {
		if i := strings.IndexByte(e.Name, ' '); i > 0 {
			f.gender = r.words.first[plain(e.Name[:i])]
		}
	}
	if f.gender == anyGender && len(f.name) == 1 && len(f.offices) == 0 {
		f.gender = r.words.first[f.name[0]]
	}
}

// attach makes a nominal a mention of an actor and takes over what it says.
func (r *reading) attach(i int, actor int32) {
	m, f := &r.marks[i], &r.figures[actor]
	m.actor = actor
	f.marks = append(f.marks, int32(i))
	r.adopt(f, m)
}

// adopt takes over what a nominal says of its actor.
func (r *reading) adopt(f *figure, m *mark) {
	if f.gender == anyGender && f.class == person {
		f.gender = m.gender
	}
	if m.country != "" && !f.sure && f.class == person {
		f.country, f.sure = m.country, true
	} else if m.country != "" && f.country == "" {
		f.country = m.country
	}
	if m.noun != nil && (f.class == person || f.class == people || f.class == body && len(f.sectors) == 0) {
		r.assign(f, m.noun, m.nounWord, m.country, m.first, m.last)
	} else if m.nounWord != "" {
		f.nouns = append(f.nouns, m.nounWord)
	}
}

// predicate takes over what "X is a Y" and "X became Y" say of X, and lets the noun stand for
// nobody else.
func (r *reading) predicate(i int) {
	m := &r.marks[i]
	if m.kind != Nominal {
		return
	}
	s := -1
	if h := int(r.t.Head[m.head]); r.t.Dependent(m.head, syntax.Cop) >= 0 {
		s = r.subject(m.head)
	} else if h >= 0 && becoming[r.t.Lemma[h]] && (r.t.Rel[m.head] == syntax.Xcomp || r.t.Rel[m.head] == syntax.Obj) {
		s = r.subject(h)
	} else if h >= 0 && r.t.Tag[h] == syntax.VERB && lower(r.caseOf(m.head)) == "as" {
		if s = r.t.Dependent(h, syntax.Obj); s < 0 {
			s = r.subject(h)
		}
	}
	if s < 0 {
		return
	}
	if m.class == person || m.class == people || m.class == body {
		m.silent = true
	}
	if o := r.markAt(s); o >= 0 && r.marks[o].actor >= 0 && compatible(m, &r.marks[o]) && !r.negated(m.head) {
		f := &r.figures[r.marks[o].actor]
		r.adopt(f, m)
		if h := int(r.t.Head[m.head]); h >= 0 && becoming[r.t.Lemma[h]] && (r.t.Rel[h] == syntax.Xcomp || r.t.Dependent(h, syntax.Aux) >= 0) {
			f.elect = true // "is expected to become"
		}
	}
}

var becoming = map[string]bool{"become": true, "remain": true}

// subject returns the subject of a predicate, or that of the verb that governs it; for "who" the noun
// before it. It is -1 when there is none.
func (r *reading) subject(i int) int {
	for range 4 {
		if s := r.t.Dependent(i, syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter); s >= 0 {
			switch lower(r.d.Word(s)) {
			case "who", "which", "that":
				if r.t.Rel[i] == syntax.AclRelcl {
					return int(r.t.Head[i])
				}
				return -1
			}
			return s
		}
		if r.t.Rel[i] != syntax.Xcomp && r.t.Rel[i] != syntax.Conj {
			break
		}
		i = int(r.t.Head[i])
	}
	return -1
}

func (r *reading) negated(i int) bool {
	for c := range r.t.Dependents(i) {
		switch lower(r.d.Word(c)) {
		case "not", "n't", "n’t", "never", "no":
			return true
		}
	}
	return false
}

// look fills in what the tables say of an actor.
func (r *reading) look(f *figure) {
	if len(f.marks) == 0 {
		return
	}
	if f.class == person && (f.entity < 0 || len(f.offices) > 0 && !r.serving(f.entity)) {
		if b := r.bearer(f); b >= 0 {
			f.entity = b
		}
	}
	if f.class == person && len(f.marks) > 0 && (f.entity < 0 || !r.serving(f.entity)) {
		r.numbered(f)
	}
	if f.class == body && f.entity >= 0 && r.elsewhere(f) {
		f.entity = -1
	}
	e := r.entityOf(f)
	if e == nil {
		if f.class == person && f.country == "" {
			f.country = r.famous(f)
		}
		return
	}
	if f.class != person {
		f.country = allegiance(e)
		if e.Kind.Organization() || e.Kind == world.People {
			f.sectors = e.Sectors
		}
		return
	}
	if f.country == "" || !f.sure {
		f.country = e.Country
	} else if f.country != e.Country && e.Country != "" && len(f.name) < 2 {
		f.entity = -1
		return
	}
	if !f.former && len(f.sectors) == 0 || len(r.world.OfficesOf(e.ID)) > 0 && !f.former {
		code := r.world.CodeOn(e, r.day)
		if _, s, ok := strings.Cut(code, " "); ok {
			list := strings.Fields(s)
			for _, x := range list {
				f.sectors = appendSectors(f.sectors, []world.Sector{world.Sector(x)})
			}
		}
	}
}

// numbered finds a monarch or pope whom the text names without the number: "King Abdullah" is King
// Abdullah II.
func (r *reading) numbered(f *figure) {
	if len(f.offices) == 0 && !royalName(f.name) {
		return
	}
	for _, n := range [...]string{" II", " III", " IV", " V", " VI", " VIII", " X", " XIV", " XVI", " I"} {
		for _, e := range r.world.Lookup(f.full + n) {
			if e.Kind == world.Person && r.serving(e.ID) && (f.country == "" || !f.sure || e.Country == f.country) {
				f.entity = e.ID
				return
			}
		}
	}
}

func royalName(name []string) bool {
	if len(name) < 2 {
		return false
	}
	switch name[0] {
	case "king", "queen", "pope", "emperor", "emir", "sultan":
		return true
	}
	return false
}

// elsewhere reports whether a body that the tables know under a name that others bear too, "the
// Senate", cannot be theirs: the text speaks of other countries and never of that one.
func (r *reading) elsewhere(f *figure) bool {
	for _, k := range f.marks {
		if m := &r.marks[k]; !m.weak && !r.common(m.name) {
			return false
		}
	}
	country := r.world.Entity(f.entity).Country
	if !r.world.IsCountry(country) {
		return false
	}
	if c := r.dateline(); c != "" {
		return c != country
	}
	other := false
	for i := range r.marks {
		m := &r.marks[i]
		if m.country == "" || m.actor >= 0 && &r.figures[m.actor] == f {
			continue
		}
		if m.country == country {
			return false
		}
		other = true
	}
	return other
}

// common reports whether a name is made of words that every state's bodies share.
func (r *reading) common(name []string) bool {
	for _, w := range name {
		if !generic[w] && !small[w] && r.world.Noun(w) == nil {
			return false
		}
	}
	return true
}

// serving reports whether a person of the tables holds an office on the day.
func (r *reading) serving(id world.EntityID) bool {
	for _, t := range r.world.OfficesOf(id) {
		if r.inOffice(&t) {
			return true
		}
	}
	return false
}

// bearer returns the person of the tables that a family name with a title means: the holder of
// the office on the day.
func (r *reading) bearer(f *figure) world.EntityID {
	name := withoutHonorific(f.name)
	if len(name) > 1 || f.former {
		return -1
	}
	var buf [16]world.Sense
	for _, s := range r.world.Bearers(name[0], buf[:0]) {
		e := r.world.Entity(s.Entity)
		for _, t := range r.world.OfficesOf(e.ID) {
			if slices.Contains(f.offices, t.Office) && (f.country == "" || f.country == t.Country) && r.inOffice(&t) {
				return s.Entity
			}
		}
	}
	return -1
}

// famous returns the country of somebody whom the article calls by family name alone, as it
// does with those whom everybody knows: when all persons of the tables who bear the name have
// one country.
func (r *reading) famous(f *figure) world.Country {
	if len(f.name) != 1 || f.former {
		return ""
	}
	country := world.Country("")
	var buf [16]world.Sense
	for _, s := range r.world.Bearers(f.name[0], buf[:0]) {
		c := r.world.Entity(s.Entity).Country
		if c == "" || country != "" && c != country {
			return ""
		}
		country = c
	}
	return country
}

func (r *reading) inOffice(t *world.Term) bool {
	on := world.Date(r.day.Year()*10000 + int(r.day.Month())*100 + r.day.Day())
	return t.From <= on && (t.To == 0 || on <= t.To)
}

// homeCountry returns the country that officials without a country are of: that of the first
// official whose country is known though the words beside the name do not say it; else none.
func (r *reading) homeCountry() world.Country {
	count := map[world.Country]int{}
	for f := range r.figures {
		g := &r.figures[f]
		if g.class != person || g.country == "" || len(g.marks) == 0 || len(g.offices) == 0 {
			continue
		}
		bare := false
		for _, k := range g.marks {
			m := &r.marks[k]
			bare = bare || m.noun != nil && m.country == "" && m.kind == Name
		}
		if bare && !g.sure {
			count[g.country] += len(g.marks) + 2
		}
	}
	best := world.Country("")
	for f := range r.figures {
		if c := r.figures[f].country; count[c] > count[best] {
			best = c
		}
	}
	return best
}

// settle decides the country and the sectors of an actor that neither tables nor titles give.
func (r *reading) settle(f *figure) {
	if len(f.marks) == 0 {
		return
	}
	m := &r.marks[f.marks[0]]
	switch f.class {
	case person:
		if f.country == "" && (len(f.offices) > 0 || len(f.sectors) > 0) {
			f.country = r.employer(m)
		}
		if f.country == "" && len(f.offices) > 0 {
			f.country = r.side(m)
		}
		if f.country == "" && len(f.offices) > 0 && !r.abroad(f) {
			f.country = r.scene(m)
		}
		if f.former && !f.elect {
			f.sectors = formerSectors(f.sectors)
		}
	case body:
		if f.entity >= 0 {
			return
		}
		d, ok := r.world.Describe(r.d, m.first, m.last)
		if ok {
			f.sectors = appendSectors(f.sectors, d.Sectors)
			if d.Country != "" {
				f.country = d.Country
			}
		}
		if f.country == "" {
			f.country = r.countryIn(m.left, m.first)
		}
		if f.country == "" {
			f.country = r.countryOf(m.head, m.last)
		}
		if f.country == "" {
			f.country = r.possessor(m)
		}
		if f.country == "" && ok && stateBody(f.sectors) {
			f.country = r.officeCountry(f)
		}
	case people:
		if f.country == "" && f.entity < 0 {
			f.country = r.countryIn(m.left, m.first)
		}
		if len(f.sectors) == 0 {
			f.sectors = []world.Sector{"CVL"}
		}
	}
}

// abroad reports whether somebody's office is with an international body, or may be.
func (r *reading) abroad(f *figure) bool {
	for _, o := range f.offices {
		switch o {
		case "secretary-general", "executive head", "commission president", "council president", "high representative", "chief executive officer", "chair", "commander", "professor", "editor":
			return true
		}
	}
	return false
}

// employer returns the country of the body that a title names by a word of an actor before:
// "army spokesman Nabil Abdallah" after "Sudan's army".
func (r *reading) employer(m *mark) world.Country {
	for k := m.titleFrom - 2; k < m.first; k++ {
		if k < 0 || r.d.SentenceOf(k) != m.sentence {
			continue
		}
		w := lower(r.d.Word(k))
		if n, ok := r.words.nouns[w]; (!ok || n.class != body) && r.world.Noun(w) == nil {
			continue
		}
		for i := len(r.marks) - 1; i >= 0; i-- {
			if o := &r.marks[i]; o.first < m.first && o.kind == Nominal && o.class == body && o.nounWord == w && o.country != "" {
				return o.country
			}
		}
	}
	return ""
}

// formerSectors turns the sectors of an office into those of somebody who held it.
func formerSectors(list []world.Sector) []world.Sector {
	if len(list) == 0 || slices.Contains(list, "ELI") {
		return list
	}
	switch list[0] {
	case "GOV", "MIL", "LEG", "JUD", "COP", "SPY":
		return []world.Sector{"ELI"}
	}
	return list
}

// stateBody reports whether a body without a country is surely some state's.
func stateBody(list []world.Sector) bool {
	if len(list) == 0 {
		return false
	}
	switch list[0] {
	case "GOV", "MIL", "LEG", "JUD", "COP", "SPY":
		return true
	}
	return false
}

// possessor returns the country of the actor that owns what m names: "Lee's office".
func (r *reading) possessor(m *mark) world.Country {
	for c := range r.t.Dependents(m.head) {
		if r.t.Rel[c] == syntax.NmodPoss {
			if o := r.markAt(c); o >= 0 && r.marks[o].actor >= 0 {
				return r.figures[r.marks[o].actor].country
			}
		}
	}
	return ""
}

// officeCountry returns the country of the ministry or other organ of a state that the text does
// not name: that of the nearest official of the same kind of office before it, else home.
func (r *reading) officeCountry(f *figure) world.Country {
	at := r.marks[f.marks[0]].first
	best, near := world.Country(""), 1<<30
	for g := range r.figures {
		o := &r.figures[g]
		if o.class != person || o.country == "" || o.elect || o.former {
			continue
		}
		for _, office := range o.offices {
			word, _, _ := strings.Cut(string(office), " ")
			if len(word) < 4 || !slices.Contains(f.name, word) && !(word == "defence" && slices.Contains(f.name, "defense")) {
				continue
			}
			for _, k := range o.marks {
				gap := at - r.marks[k].first
				if gap < 0 {
					gap = 4000 - gap
				}
				if gap < near {
					best, near = o.country, gap
				}
			}
		}
	}
	if best == "" {
		best = r.home
	}
	if best == "" {
		best = r.side(&r.marks[f.marks[0]])
	}
	return best
}

// side returns the country of an official whose country is not said: that of a side or
// delegation in the same sentence, of the nearest official before with a known country in the
// same paragraph, else home.
func (r *reading) side(m *mark) world.Country {
	s := &r.d.Sentences[m.sentence]
	for i := s.First; i < s.Last; i++ {
		switch lower(r.d.Word(i)) {
		case "side", "delegation":
			if c := r.countryIn(max(s.First, i-3), i); c != "" {
				return c
			}
		}
	}
	return r.home
}
