package plover

// A row tells what the manual says of a type.
type row struct {
	name   Type
	quad   Quad
	target bool    // an event needs a target
	score  float64 // without a mode
	cameo  string  // nearest CAMEO code without a mode
	modes  []modeRow
}

// A modeRow tells what the manual says of a mode; a score of 0 stands for the type's.
type modeRow struct {
	name  Mode
	score float64
	cameo string
}

// types is the table of the manual. Three points where its parts disagree: SANCTION is
// material conflict (its own section, not the table of quads); ACCUSE scores -3 (printed +3,
// its modes are all negative); PROTEST and RETREAT need no target (their sections, not the
// summary).
var types = [...]row{
	{Agree, VerbalCooperation, false, 2.5, "030", nil},
	{Consult, VerbalCooperation, false, 2.5, "040", []modeRow{
		{"visit", 4, "042"}, {"third-party", 1, "044"}, {"multilateral", 4, "040"}, {"phone", 1.5, "041"}}},
	{Support, VerbalCooperation, false, 5, "050", nil},
	{Concede, VerbalCooperation, false, 4.5, "080", nil},
	{Cooperate, MaterialCooperation, true, 9.5, "060", nil},
	{Aid, MaterialCooperation, true, 10, "070", nil},
	{Retreat, MaterialCooperation, false, 6.5, "084", []modeRow{
		{"withdraw", 8, "087"}, {"release", 6.5, "0841"}, {"disarm", 10, "0873"},
		{"ceasefire", 7.5, "0871"}, {"access", 6.5, "086"}, {"resign", 4.5, "0831"}}},
	{Request, VerbalConflict, false, 0, "100", []modeRow{
		{"assist", 0.5, "101"}, {"change", -1, "104"}, {"yield", -1, "105"}, {"meet", 0, "106"}}},
	{Accuse, VerbalConflict, false, -3, "110", []modeRow{
		{"disapprove", -2, "111"}, {"investigate", -3.5, "090"}, {"allege", -3.5, "112"}}},
	{Reject, VerbalConflict, false, -2, "120", []modeRow{
		{"assist", -1.5, "121"}, {"change", -2, "123"}, {"yield", -2, "124"}, {"meet", -2, "125"}}},
	{Threaten, VerbalConflict, false, -3.5, "130", []modeRow{
		{"restrict", -3, "132"}, {"arrest", -3.5, "132"}, {"relations", -3.5, "131"},
		{"expel", -3.5, "136"}, {"territory", -4, "1382"}, {"violence", -3.5, "138"}}},
	{Protest, MaterialConflict, false, -5, "140", []modeRow{
		{"demo", -5, "141"}, {"riot", -7, "145"}, {"strike", -5, "143"}, {"hunger", -4.5, "142"},
		{"boycott", -4.5, "143"}, {"obstruct", -4.5, "144"}, {"vandalize", 0, "145"}}},
	{Sanction, MaterialConflict, true, -6, "160", []modeRow{
		{"convict", -6, "116"}, {"expel", -5.5, "166"}, {"withdraw", -6, "161"}, {"discontinue", -6, "162"}}},
	{Mobilize, MaterialConflict, false, -5.5, "150", []modeRow{
		{"troops", -6.5, "154"}, {"weapons", -6.5, "152"}, {"police", -5.5, "153"}, {"militia", -6, "150"}}},
	{Coerce, MaterialConflict, false, -7, "170", []modeRow{
		{"seize", -7, "171"}, {"restrict", -7, "172"}, {"censor", -6.5, "1721"}, {"curfew", -6.5, "1723"},
		{"martial-law", -7.5, "1724"}, {"arrest", -7, "173"}, {"deport", -7, "174"}, {"withhold", -7, "172"},
		{"misinformation", -6.5, "170"}, {"cyber", -7, "170"}}},
	{Assault, MaterialConflict, false, -9, "180", []modeRow{
		{"abduct", -8.5, "181"}, {"beat", -7.5, "182"}, {"torture", -8.5, "1822"}, {"sexual", -8.5, "1821"},
		{"targeted", -9.5, "186"}, {"destroy", -8.5, "1712"}, {"primitive", -8, "182"}, {"firearms", -9, "193"},
		{"explosives", -9, "183"}, {"suicide-attack", -9.5, "1831"}, {"aerial", -9.5, "195"}, {"drone", -9.5, "195"},
		{"heavy-weapons", -9.5, "194"}, {"crowd-control", -7.5, "175"}, {"unconventional", -10, "204"}}},
}

// contexts are the 37 contexts in six groups: state; law and rights; society; economy and
// nature; threats; crime.
var contexts = [...]Context{
	"military", "intelligence", "executive", "legislative", "election", "political_institutions",
	"pro_democracy", "pro_autocracy", "diplomatic", "territory", "peacekeeping",

	"legal", "human_rights", "rights_freedoms", "repression", "reparations",

	"gender", "lgbt", "religion_ethnicity", "inequality", "health", "migration", "asylum", "human_security",

	"economic", "technology", "natural_resource", "environment", "disasters",

	"terrorism", "cbrn", "cyber", "misinformation",

	"crime", "corruption", "illegal_drugs", "trafficking",
}

// A contextRow says which CAMEO code is nearest to a type without a mode in a context.
type contextRow struct {
	typ     Type
	context Context
	cameo   string
}

// byContext is searched from the top, so the narrower context stands first.
var byContext = [...]contextRow{
	{Agree, "peacekeeping", "0334"}, {Agree, "intelligence", "0314"}, {Agree, "disasters", "0333"},
	{Agree, "health", "0333"}, {Agree, "military", "0312"}, {Agree, "economic", "0311"}, {Agree, "legal", "0313"},

	{Cooperate, "intelligence", "064"}, {Cooperate, "military", "062"}, {Cooperate, "economic", "061"},
	{Cooperate, "legal", "063"}, {Cooperate, "crime", "063"},

	{Aid, "asylum", "075"}, {Aid, "peacekeeping", "074"}, {Aid, "disasters", "073"}, {Aid, "health", "073"},
	{Aid, "human_security", "073"}, {Aid, "migration", "073"}, {Aid, "military", "072"}, {Aid, "economic", "071"},
}

// rowOf returns the row of t, or nil.
func rowOf(t Type) *row {
	for i := range types {
		if types[i].name == t {
			return &types[i]
		}
	}
	return nil
}

// mode returns the row of m, or nil.
func (r *row) mode(m Mode) *modeRow {
	for i := range r.modes {
		if r.modes[i].name == m {
			return &r.modes[i]
		}
	}
	return nil
}
