package framing

import (
	"testing"
	"testing/fstest"
)

// FuzzWords reads any bytes as a user's word file.
func FuzzWords(f *testing.F) {
	f.Add("[nouns]\nrogue: state; not before wave | trader\n[asides]\nunless , of course , …: =\n")
	f.Add("[subject verbs]\n-: x\n…: y\nrubber-stamp: approve; editorial; odd\n[sentence]\n -\n")
	f.Fuzz(func(t *testing.T, data string) {
		read(fstest.MapFS{"framing/epithets.txt": {Data: []byte(data)}})
	})
}
