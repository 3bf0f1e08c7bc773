package world

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
)

//go:embed en/*.txt
var files embed.FS

// Load reads the built-in tables and lays over them what user holds in world/*.txt, whatever
// the files are called; user may be nil. An entry of the user's replaces the built-in ones of
// its section and key. The error joins all that is wrong, each with its file and line; the
// entries that are right are in the World all the same.
func Load(user fs.FS) (*World, error) {
	entries, errs := read(files, "en/*.txt", false)
	if user != nil {
		more, wrong := read(user, "world/*.txt", true)
		entries, errs = lexicon.Merge(entries, more), append(errs, wrong...)
	}
	l := newLoader()
	errs = append(errs, l.load(entries)...)
	return l.w, errors.Join(errs...)
}

// read parses the files of fsys that match pattern, in the order of their names.
func read(fsys fs.FS, pattern string, paths bool) (list []lexicon.Entry, errs []error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, []error{err}
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if !paths {
			name = name[strings.LastIndexByte(name, '/')+1:]
		}
		more, wrong := lexicon.Parse(name, data)
		list, errs = append(list, more...), append(errs, wrong...)
	}
	return list, errs
}

// A loader builds a World.
type loader struct {
	w       *World
	offices map[Office]*Noun
	persons map[uint64]EntityID // by the hash of the name
	bodies  map[string]EntityID
	codes   map[string]coded
}

// coded is a code that has been read.
type coded struct {
	country Country
	sectors []Sector
}

func newLoader() *loader {
	return &loader{
		w:       &World{byCode: map[Country]int{}},
		offices: map[Office]*Noun{},
		persons: map[uint64]EntityID{},
		bodies:  map[string]EntityID{},
		codes:   map[string]coded{},
	}
}

// kinds are the sections whose entries are "Name: CODE | other name | …".
var kinds = map[string]Kind{
	"seats": Seat, "peoples": People, "bodies": Body, "armed": Armed, "parties": Party, "firms": Firm,
	"media": Media, "agencies": Agency, "groups": Group, "persons": Person,
}

// nounKinds are the sections of titles and common nouns: "soldier: MIL | trooper | …".
var nounKinds = map[string]NounKind{
	"titles": Title, "person nouns": PersonNoun, "group nouns": GroupNoun, "body nouns": BodyNoun, "name nouns": NameNoun,
}

// load enters the entries: countries first, then what refers to countries, then the titles, then
// who held the offices.
func (l *loader) load(entries []lexicon.Entry) (errs []error) {
	l.w.entities = make([]Entity, 0, len(entries)+1000)
	l.w.terms = make([]Term, 0, len(entries)/2)
	l.w.words = make([]Noun, 0, len(entries)/2)
	l.w.names.init(1 << 16)
	l.w.families.init(1 << 13)
	l.w.nouns.init(1 << 13)
	for pass := range 4 {
		for i := range entries {
			e := &entries[i]
			if p := passOf(e.Section); p == pass || p < 0 && pass == 0 {
				if err := l.add(e); err != nil {
					errs = append(errs, err)
				}
			}
		}
		if pass == 0 {
			l.sortCountries()
		}
	}
	l.w.seatTerms()
	l.index()
	return errs
}

// Section reports whether name is that of a section of the tables of the world.
func Section(name string) bool { return passOf(name) >= 0 }

func passOf(section string) int {
	_, kind := kinds[section]
	_, noun := nounKinds[section]
	switch {
	case section == "countries":
		return 0
	case kind:
		return 1
	case noun:
		return 2
	case strings.Contains(section, " / "):
		return 3
	}
	return -1
}

func (l *loader) add(e *lexicon.Entry) error {
	if kind, ok := kinds[e.Section]; ok {
		return l.addEntity(e, kind)
	}
	if kind, ok := nounKinds[e.Section]; ok {
		return l.addNoun(e, kind)
	}
	switch {
	case e.Section == "countries":
		return l.addCountry(e)
	case strings.Contains(e.Section, " / "):
		return l.addTerms(e)
	}
	return bad(e, fmt.Sprintf("there is no section [%s] in the tables of the world", e.Section))
}

func bad(e *lexicon.Entry, reason string) error {
	return &lexicon.Error{File: e.File, Line: e.Line, Reason: reason}
}

// fields are the parts of an entry: "first | rest | rest; label value | value; Q884".
type fields struct {
	first    string
	rest     []string
	label    map[string]string
	wikidata string
}

func splitFields(body string) fields {
	var f fields
	head, tail, more := strings.Cut(body, ";")
	f.first, f.rest = splitNames(head)
	for more {
		head, tail, more = strings.Cut(tail, ";")
		head = strings.TrimSpace(head)
		if isWikidata(head) {
			f.wikidata = head
			continue
		}
		if f.label == nil {
			f.label = map[string]string{}
		}
		name, value, _ := strings.Cut(head, " ")
		f.label[name] = strings.TrimSpace(value)
	}
	return f
}

func isWikidata(s string) bool {
	if len(s) < 2 || s[0] != 'Q' {
		return false
	}
	_, err := strconv.Atoi(s[1:])
	return err == nil
}

// splitNames cuts "a | b | c".
func splitNames(s string) (first string, rest []string) {
	first, tail, more := strings.Cut(s, "|")
	if more {
		rest = make([]string, 0, 1+strings.Count(tail, "|"))
	}
	for more {
		var name string
		name, tail, more = strings.Cut(tail, "|")
		if name = strings.TrimSpace(name); name != "" {
			rest = append(rest, name)
		}
	}
	return strings.TrimSpace(first), rest
}

func names(s string) []string {
	if s == "" {
		return nil
	}
	first, rest := splitNames(s)
	return append([]string{first}, rest...)
}

func (l *loader) newEntity(e *lexicon.Entry, entity Entity) EntityID {
	entity.ID = EntityID(len(l.w.entities))
	entity.File, entity.Line = e.File, e.Line
	l.w.entities = append(l.w.entities, entity)
	return entity.ID
}

// addCountry enters a country with its capital and the words for its people.
func (l *loader) addCountry(e *lexicon.Entry) error {
	f := splitFields(e.Body)
	if len(e.Key) != 3 || f.first == "" {
		return bad(e, `a country is "KOR: South Korea | Republic of Korea; …"`)
	}
	c := CountryInfo{
		Code: Country(e.Key), Name: f.first, Names: append([]string{f.first}, f.rest...),
		Adjectives: names(f.label["adj"]), Citizens: names(f.label["one"]), Peoples: names(f.label["many"]),
		Capital: f.label["capital"], Of: Country(f.label["of"]), Leader: Office(f.label["leader"]),
		Alpha2: f.label["alpha2"], Wikidata: f.wikidata,
	}
	if c.Leader == "" {
		c.Leader = "president"
	}
	if c.Citizens == nil {
		c.Citizens = c.Adjectives
	}
	c.COW, _ = strconv.Atoi(f.label["cow"])
	c.GeoNames, _ = strconv.Atoi(f.label["geonames"])
	code, kind := c.Code, State
	if c.Of != "" {
		code, kind = c.Of, Territory
	}
	c.Entity = l.newEntity(e, Entity{Name: c.Name, Names: c.Names, Kind: kind, Country: code, Code: string(code), Wikidata: c.Wikidata})
	government := []Sector{"GOV"}
	if c.Capital != "" && kind == State {
		l.newEntity(e, Entity{Name: c.Capital, Names: names(f.label["capital"]), Kind: Capital, Country: code, Sectors: government, Code: string(code)})
	}
	l.addDemonyms(e, code, &c)
	if i, ok := l.w.byCode[c.Code]; ok {
		return bad(e, fmt.Sprintf("%s is already %s", c.Code, l.w.countries[i].Name))
	}
	l.w.byCode[c.Code] = len(l.w.countries)
	l.w.countries = append(l.w.countries, c)
	return nil
}

// addDemonyms enters the words for the people of c, each once with all its forms.
func (l *loader) addDemonyms(e *lexicon.Entry, code Country, c *CountryInfo) {
	start := len(l.w.entities)
	for i, list := range [...][]string{c.Adjectives, c.Citizens, c.Peoples} {
		for _, name := range list {
			form := Form(1 << i)
			known := slices.IndexFunc(l.w.entities[start:], func(x Entity) bool { return x.Names[0] == name })
			if known >= 0 {
				l.w.entities[start+known].Form |= form
				continue
			}
			l.newEntity(e, Entity{Name: strings.TrimSuffix(name, "?"), Names: []string{name}, Kind: Demonym, Country: code, Code: string(code), Form: form})
		}
	}
}

// sortCountries puts the countries in the order of their codes.
func (l *loader) sortCountries() {
	slices.SortFunc(l.w.countries, func(a, b CountryInfo) int { return strings.Compare(string(a.Code), string(b.Code)) })
	for i := range l.w.countries {
		l.w.byCode[l.w.countries[i].Code] = i
	}
}

// addEntity enters "Name: CODE | other name | …; Q…".
func (l *loader) addEntity(e *lexicon.Entry, kind Kind) error {
	f := splitFields(e.Body)
	country, list, err := l.code(f.first)
	if err != nil {
		return bad(e, err.Error())
	}
	if kind == Seat && len(list) == 0 {
		return bad(e, "a seat has a country and a sector: RUS GOV")
	}
	if kind == Person {
		id := l.person(e, f.rest, country, f)
		p := l.w.Entity(id)
		p.Code, p.Sectors = f.first, list
		return nil
	}
	name, _, elsewhere := strings.Cut(e.Key, " [") // "Democratic Party [Mongolia]": there are others of the name
	if elsewhere {
		name += "?"
	}
	id := l.newEntity(e, Entity{
		Name: strings.TrimSuffix(name, "?"), Names: append([]string{name}, f.rest...), Kind: kind, Country: country, Sectors: list, Code: f.first, Wikidata: f.wikidata,
	})
	if kind.Organization() {
		l.bodies[strings.TrimSuffix(e.Key, "?")] = id
	}
	return nil
}

// code reads "KOR GOV": a country or one of PLOVER's codes for actors without one, then
// sectors; either may be missing.
func (l *loader) code(s string) (Country, []Sector, error) {
	if known, ok := l.codes[s]; ok {
		return known.country, known.sectors, nil
	}
	var c Country
	var list []Sector
	for i, part := range strings.Fields(s) {
		switch {
		case i == 0 && (l.w.IsCountry(Country(part)) || stateless[Country(part)]):
			c = Country(part)
		case sectors[Sector(part)]:
			list = append(list, Sector(part))
		default:
			return "", nil, fmt.Errorf("%q is neither a country nor a sector (want KOR GOV)", part)
		}
	}
	if c == "" && list == nil {
		return "", nil, errors.New("no code (want KOR GOV)")
	}
	if stateless[c] {
		c = ""
	}
	l.codes[s] = coded{c, list}
	return c, list, nil
}

// body returns the organization with the name, -1 when there is none.
func (l *loader) body(name string) EntityID {
	if id, ok := l.bodies[name]; ok {
		return id
	}
	return -1
}

// index enters all names in the tables they are found by.
func (l *loader) index() {
	w := l.w
	for i := range w.entities {
		e := &w.entities[i]
		for j, name := range e.Names {
			var flags uint8
			if cut, ok := strings.CutSuffix(name, "?"); ok {
				flags, name = weak, cut
				e.Names[j] = cut
			}
			w.names.add(name, int32(i), flags)
		}
		if e.Kind == Person {
			l.indexPerson(e)
		}
	}
	for _, title := range [...]bool{true, false} { // where a word is both, it is a title
		for i := range w.words {
			if (w.words[i].Kind == Title) == title {
				w.nouns.add(w.words[i].Words, int32(i), 0)
			}
		}
	}
}
