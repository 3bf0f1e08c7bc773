package web

import (
	"bytes"
	_ "embed" // for the saga
	"io"
)

// saga is an invented quarrel between two neighbours and its end, in our own words: five months, four
// outlets, wire copies, a correction, a silent edit, promises kept and broken, claims denied. States are real; nothing
// that is told of them happened.
//
//go:embed saga.jsonl
var saga []byte

// Saga returns the articles that chancery demo shows, as JSON Lines.
func Saga() io.Reader { return bytes.NewReader(saga) }
