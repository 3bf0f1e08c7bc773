// Package plover holds the PLOVER event ontology: types, modes, contexts, quad classes, scores
// and the nearest CAMEO codes.
//
// Source: PLOVER manual, draft 2.0 (Open Event Data Alliance); Goldstein values as published
// for CAMEO. Where the manual contradicts itself the choice is told beside the table.
//
//	plover.Intensity(plover.Consult, "visit")        // 4
//	plover.CAMEO(plover.Assault, "aerial")           // "195"
//	plover.Goldstein("1951")                         // -10, the value of its parent 195
package plover

// A Type is a PLOVER event type: CONSULT.
type Type string

// A Mode is a PLOVER mode of a type: visit.
type Mode string

// A Context is a PLOVER context: diplomatic.
type Context string

// A Quad is one of the four quad classes.
type Quad string

// The types, from cooperation to conflict, as the manual orders them.
const (
	Agree     Type = "AGREE"
	Consult   Type = "CONSULT"
	Support   Type = "SUPPORT"
	Concede   Type = "CONCEDE"
	Cooperate Type = "COOPERATE"
	Aid       Type = "AID"
	Retreat   Type = "RETREAT"
	Request   Type = "REQUEST"
	Accuse    Type = "ACCUSE"
	Reject    Type = "REJECT"
	Threaten  Type = "THREATEN"
	Protest   Type = "PROTEST"
	Sanction  Type = "SANCTION"
	Mobilize  Type = "MOBILIZE"
	Coerce    Type = "COERCE"
	Assault   Type = "ASSAULT"
)

// The quad classes.
const (
	VerbalCooperation   Quad = "verbal-cooperation"
	MaterialCooperation Quad = "material-cooperation"
	VerbalConflict      Quad = "verbal-conflict"
	MaterialConflict    Quad = "material-conflict"
)

// Types returns the sixteen types in the order of the manual.
func Types() []Type {
	list := make([]Type, len(types))
	for i := range types {
		list[i] = types[i].name
	}
	return list
}

// Modes returns the modes of t in the order of the manual; none for a type without modes.
func Modes(t Type) []Mode {
	var list []Mode
	if r := rowOf(t); r != nil {
		for _, m := range r.modes {
			list = append(list, m.name)
		}
	}
	return list
}

// Contexts returns the 37 contexts, group by group.
func Contexts() []Context { return append([]Context(nil), contexts[:]...) }

// Valid reports whether t is a type.
func Valid(t Type) bool { return rowOf(t) != nil }

// ValidMode reports whether m is a mode of t. The empty mode, which says nothing, is one of
// every type.
func ValidMode(t Type, m Mode) bool {
	r := rowOf(t)
	return r != nil && (m == "" || r.mode(m) != nil)
}

// ValidContext reports whether c is a context.
func ValidContext(c Context) bool {
	for _, x := range contexts {
		if x == c {
			return true
		}
	}
	return false
}

// ValidQuad reports whether q is a quad class.
func ValidQuad(q Quad) bool {
	return q == VerbalCooperation || q == MaterialCooperation || q == VerbalConflict || q == MaterialConflict
}

// QuadOf returns the quad class of t; empty when t is no type.
func QuadOf(t Type) Quad {
	if r := rowOf(t); r != nil {
		return r.quad
	}
	return ""
}

// Cooperative reports whether t is on the side of cooperation.
func Cooperative(t Type) bool {
	q := QuadOf(t)
	return q == VerbalCooperation || q == MaterialCooperation
}

// TargetRequired reports whether an event of type t needs a target by the manual.
func TargetRequired(t Type) bool {
	r := rowOf(t)
	return r != nil && r.target
}

// Intensity returns PLOVER's score of conflict and cooperation, from -10 to +10. A mode
// without a score has its type's; an unknown type has 0.
func Intensity(t Type, m Mode) float64 {
	r := rowOf(t)
	if r == nil {
		return 0
	}
	if x := r.mode(m); x != nil && x.score != 0 {
		return x.score
	}
	return r.score
}
