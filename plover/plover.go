// Package plover holds the PLOVER event ontology: types, modes, contexts, quad classes, scores
// and the nearest CAMEO codes.
//
// Source: PLOVER manual, draft 2.0 (Open Event Data Alliance).
package plover

// A Type is a PLOVER event type: CONSULT.
type Type string

// A Mode is a PLOVER mode of a type: visit.
type Mode string

// A Context is a PLOVER context: diplomatic.
type Context string
