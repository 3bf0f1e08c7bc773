// Package lexicon reads word and rule files: one entry a line, with the sentences that prove it.
//
//	# 2026-01-12: a comment says where an entry comes from and why.
//	withdraw: RETREAT withdraw
//	  + The army withdrew from the town.
//	  - He withdrew money from the bank.
//
// An entry begins at the start of a line: a key, a colon and a body, whose form belongs to
// the package that uses the file. Indented lines under it prove it: in a sentence after "+"
// the entry must speak, in one after "-" it must not. What follows " => " in a proof is what
// it must say. A line that begins with "#" is a comment. "[name]" alone on a line begins a
// section.
package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// An Entry is one entry of a file.
type Entry struct {
	File    string
	Line    int // from 1
	Section string
	Key     string
	Body    string
	Proofs  []Proof
}

// Place returns where the entry stands: "verbs.txt:412".
func (e *Entry) Place() string { return fmt.Sprintf("%s:%d", e.File, e.Line) }

// Users reports whether the entry stands in a file of the user's: their names hold the folder,
// "events/verbs.txt".
func (e *Entry) Users() bool { return strings.Contains(e.File, "/") }

// A Proof is a sentence that shows what an entry does.
type Proof struct {
	Line     int
	Sentence string
	Not      bool   // the entry must not speak here
	Want     string // what it must say: the part after " => "
}

// Fails returns the error of a proof of e that does not hold.
func (p *Proof) Fails(e *Entry, why string) error {
	return &Error{e.File, p.Line, fmt.Sprintf("%q: %s", p.Sentence, why)}
}

// An Error says where a file is wrong and why.
type Error struct {
	File   string
	Line   int
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// Parse reads a file. It returns the entries that are right and an error for each line that
// is not, in the order of the lines.
func Parse(name string, data []byte) ([]Entry, []error) {
	var list []Entry
	var errs []error
	section := ""
	fail := func(line int, reason string) { errs = append(errs, &Error{name, line, reason}) }
	open := false // the last unindented line was an entry, so proofs may follow
	for i, line := range strings.Split(string(data), "\n") {
		n := i + 1
		line = strings.TrimRight(line, " \t\r")
		trimmed := strings.TrimLeft(line, " \t")
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
		case len(trimmed) < len(line): // indented
			if !open {
				fail(n, "a proof without an entry before it")
				continue
			}
			mark, sentence, _ := strings.Cut(trimmed, " ")
			if mark != "+" && mark != "-" || sentence == "" {
				fail(n, `an indented line is a proof and begins with "+ " or "- "`)
				continue
			}
			sentence, want, _ := strings.Cut(sentence, " => ")
			e := &list[len(list)-1]
			e.Proofs = append(e.Proofs, Proof{n, strings.TrimSpace(sentence), mark == "-", strings.TrimSpace(want)})
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			section, open = line[1:len(line)-1], false
		default:
			key, body, found := strings.Cut(line, ":")
			key, body = strings.TrimSpace(key), strings.TrimSpace(body)
			if open = found && key != ""; !open {
				fail(n, `an entry is "key: body"`)
				continue
			}
			list = append(list, Entry{File: name, Line: n, Section: section, Key: key, Body: body})
		}
	}
	return list, errs
}

// Merge lays a user's entries over the built-in ones: an entry with the section and key of a
// built-in one replaces every built-in one with them, all others are added at the end.
func Merge(builtin, user []Entry) []Entry {
	type name struct{ section, key string }
	replaced := map[name]bool{}
	for _, e := range user {
		replaced[name{e.Section, e.Key}] = true
	}
	out := make([]Entry, 0, len(builtin)+len(user))
	for _, e := range builtin {
		if !replaced[name{e.Section, e.Key}] {
			out = append(out, e)
		}
	}
	return append(out, user...)
}

// Load reads the built-in file of builtin and, where user is not nil and holds a file
// at userPath, lays its entries over them. All that is wrong in either file is joined in the
// error; the entries that are right are returned beside it.
func Load(builtin fs.FS, file string, user fs.FS, userPath string) ([]Entry, error) {
	data, err := fs.ReadFile(builtin, file)
	if err != nil {
		return nil, err
	}
	list, errs := Parse(path.Base(file), data)
	if user != nil {
		data, err := fs.ReadFile(user, userPath)
		switch {
		case err == nil:
			more, wrong := Parse(userPath, data)
			list, errs = Merge(list, more), append(errs, wrong...)
		case !errors.Is(err, fs.ErrNotExist):
			errs = append(errs, err)
		}
	}
	return list, errors.Join(errs...)
}
