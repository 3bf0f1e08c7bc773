// Package world knows countries, peoples, international bodies, armed groups, parties, firms
// and media, offices and who held them when.
//
// All of it comes from text files that anybody can read and extend (see docs/words.md):
//
//	w, err := world.Load(nil)
//	e, ok := w.Holder("president", "KOR", time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC))
//	// e.Name == "Lee Jae-myung"
//
// A [World] is built once, never changes and is safe for any number of goroutines.
package world

// A Country is an ISO 3166-1 alpha-3 code with PLOVER's exceptions: KOR, KOS, PSE. Where an
// actor has no country it may also be one of PLOVER's codes for that: UNO, EUR, IGO, NGO,
// ISM, IMG, MNC; [World.IsCountry] tells them apart.
type Country string

// A Sector is a PLOVER sector: GOV, MIL, REB.
type Sector string

// An EntityID is the index of an entity of a [World]; -1 stands for none.
type EntityID int32

// An Office is the kind of office that a title names, whatever the country calls it:
// "prime minister" for a chancellor, a premier, a taoiseach.
type Office string

// A Kind says what an entity is.
type Kind uint8

// The kinds of entities.
const (
	State     Kind = iota // an independent state, and what PLOVER treats as one
	Territory             // a dependency; Country is the state it goes to
	Demonym               // an adjective or noun for the people of a country: "Danish", "Danes"
	People                // a people, religion or other group without a state: "Kurds", "Sunnis"
	Capital               // a city that stands for its state: "Beijing objects"
	Seat                  // a building or street that stands for an institution: "the Kremlin"
	Person
	Body   // international body: United Nations
	Armed  // armed group
	Party  // political party or alliance
	Firm   // company
	Media  // outlet or agency
	Agency // organ of one state with a name of its own: CIA, Knesset, Revolutionary Guards
	Group  // non-governmental organization, movement, union, church, club
)

var kindNames = [...]string{"state", "territory", "demonym", "people", "capital", "seat",
	"person", "body", "armed group", "party", "firm", "media", "agency", "group"}

// String returns the kind in words.
func (k Kind) String() string { return kindNames[k] }

// Organization reports whether entities of the kind are organizations.
func (k Kind) Organization() bool { return k >= Body }

// Place reports whether entities of the kind are also places.
func (k Kind) Place() bool { return k <= Territory || k == Capital || k == Seat }

// An Entity is something that has a name: a state, a person, a body, a word for a people.
type Entity struct {
	ID       EntityID
	Name     string   // the usual English name
	Names    []string // all names, Name first
	Kind     Kind
	Country  Country  // of allegiance; empty where there is none
	Sectors  []Sector // main sector first
	Code     string   // "KOR GOV", "IGO", "IMG REB"; of a person the code while in office
	Wikidata string   // "Q884"; empty where we are not certain
	Form     Form     // of a demonym
	Family   string   // of a person: the family name, "Lee"; may be all of the name
	File     string   // "bodies.txt", where the entry stands
	Line     int
}

// Form says how a word for a people is used.
type Form uint8

// The forms of demonyms; one word may have several.
const (
	Adjective Form = 1 << iota // "Danish"
	Citizen                    // "Dane"
	Citizens                   // "Danes"
)

// CountryInfo is what the tables know of a country.
type CountryInfo struct {
	Code       Country
	Name       string
	Names      []string // Name first
	Adjectives []string
	Citizens   []string // nouns for one citizen
	Peoples    []string // plural nouns
	Capital    string
	Of         Country // the state a dependency goes to; empty for a state
	Leader     Office  // the office that leads: "president", "prime minister", "monarch"
	Alpha2     string
	COW        int // Correlates of War number, 0 where there is none
	Wikidata   string
	GeoNames   int
	Entity     EntityID
}

// A NounKind says what a common noun stands for.
type NounKind uint8

// The kinds of nouns.
const (
	Title      NounKind = iota // an office: "foreign minister"
	PersonNoun                 // "soldier", "lawmaker"
	GroupNoun                  // "police", "security forces"
	BodyNoun                   // "ministry", "parliament", "newspaper"
	NameNoun                   // only in names of organizations: "Corp", "Gazette"
)

// A Noun is a title or common noun for an actor.
type Noun struct {
	Words   string // as the table writes it, without plural
	Kind    NounKind
	Plural  bool
	Sectors []Sector
	Office  Office    // of a title
	In      []Country // where alone the noun names the office; empty for everywhere
	Of      EntityID  // the body whose office the noun names: "NATO chief"; -1 for none
	File    string
	Line    int
}

// A World holds the tables.
type World struct {
	entities  []Entity
	countries []CountryInfo // by Code
	byCode    map[Country]int
	names     index // names of entities
	families  index // family names of persons
	nouns     index // titles and common nouns
	words     []Noun
	terms     []Term // by person, then by start
	posts     map[post][]int32
	held      map[EntityID][2]int32 // range of terms of a person
}

// Entity returns the entity with the number id.
func (w *World) Entity(id EntityID) *Entity { return &w.entities[id] }

// Len returns the number of entities.
func (w *World) Len() int { return len(w.entities) }

// Country returns what is known of c, nil when c is no country. XKX is taken for KOS.
func (w *World) Country(c Country) *CountryInfo {
	if c == "XKX" {
		c = "KOS"
	}
	if i, ok := w.byCode[c]; ok {
		return &w.countries[i]
	}
	return nil
}

// Countries returns all countries in the order of their codes. It must not be changed.
func (w *World) Countries() []CountryInfo { return w.countries }

// IsCountry reports whether c is a country rather than one of PLOVER's codes for actors
// without one.
func (w *World) IsCountry(c Country) bool { return w.Country(c) != nil }

// Sovereign returns the state that the country or dependency c goes to in PLOVER: FRA for
// REU, HKG for HKG.
func (w *World) Sovereign(c Country) Country {
	if info := w.Country(c); info != nil {
		if info.Of != "" {
			return info.Of
		}
		return info.Code
	}
	return c
}

// sectors are PLOVER's, PRE included.
var sectors = map[Sector]bool{
	"GOV": true, "MIL": true, "LEG": true, "COP": true, "JUD": true, "SPY": true, "PTY": true,
	"PRM": true, "OPP": true, "REB": true, "ELI": true, "UAF": true, "CVL": true, "UNK": true,
	"AGR": true, "LAB": true, "BUS": true, "MED": true, "EDU": true, "JRN": true, "REL": true,
	"REF": true, "CRM": true, "SOC": true, "PRE": true,
}

// stateless are PLOVER's codes for actors without a country.
var stateless = map[Country]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true}
