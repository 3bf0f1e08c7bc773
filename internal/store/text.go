package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// Both databases search words that we cut and stem ourselves, so that a search finds the same in
// both: "sanctioned Élysée" is kept and searched as "sanction elyse".

// A stemmer cuts words out of texts and stems them. It remembers stems, for texts use few words often.
type stemmer struct {
	mu    sync.Mutex
	known map[string]string
}

// knownStems is how many words a stemmer remembers.
const knownStems = 50000

// words returns the words of s as they are searched.
func (st *stemmer) words(s string) []string {
	words := strings.Fields(record.Fold(s))
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.known == nil || len(st.known) > knownStems {
		st.known = map[string]string{}
	}
	for i, w := range words {
		stem, ok := st.known[w]
		if !ok {
			short := w
			if len(short) > 64 { // no word, and PostgreSQL has a limit
				short = strings.ToValidUTF8(short[:64], "")
			}
			stem = english.Stem(short, false)
			st.known[strings.Clone(w)] = stem
		}
		words[i] = stem
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// indexed returns a text in the form that the tables of full text take: for SQLite words with
// spaces between, for PostgreSQL a tsvector with positions. codes are words that no text has.
func (s *Store) indexed(text string, codes ...string) string {
	words := append(s.stems.words(text), codes...)
	if !s.dialect.numbered {
		return strings.Join(words, " ")
	}
	var b strings.Builder
	for i, w := range words {
		if i == 16383 { // positions end there
			break
		}
		fmt.Fprintf(&b, "'%s':%d ", strings.ReplaceAll(w, "'", "''"), i+1)
	}
	return b.String()
}

// A wanted is one part of a search: a word, several as a phrase, or the beginning of a word.
type wanted struct {
	words  []string
	prefix bool
	not    bool
	or     bool // the part before it will do as well
}

// ErrText says that a search cannot be understood.
var ErrText = errors.New(`text: cannot be understood (want words, "a phrase", begin*, -without, this OR that)`)

// parts reads a search: words that must all stand in the text, "a phrase", sanct* for the
// beginning of a word, -word for one that must not, OR between two parts of which one will do.
func (st *stemmer) parts(query string) ([]wanted, error) {
	var out []wanted
	or, some := false, false
	for rest := strings.TrimSpace(query); rest != ""; rest = strings.TrimSpace(rest) {
		var p wanted
		if rest[0] == '-' {
			p.not, rest = true, rest[1:]
		}
		var word string
		if strings.HasPrefix(rest, `"`) {
			end := strings.IndexByte(rest[1:], '"')
			if end < 0 {
				return nil, fmt.Errorf("%w: a quotation mark is not closed", ErrText)
			}
			word, rest = rest[1:end+1], rest[end+2:]
			p.words = st.words(word)
		} else {
			word, rest, _ = strings.Cut(rest, " ")
			if word == "OR" {
				or = len(out) > 0
				continue
			}
			if before, ok := strings.CutSuffix(word, "*"); ok {
				p.prefix = true
				p.words = strings.Fields(record.Fold(before))
			} else {
				p.words = st.words(word)
			}
		}
		if len(p.words) == 0 {
			continue // a mark alone
		}
		p.or, or = or && !p.not, false
		some = some || !p.not
		out = append(out, p)
	}
	if !some {
		return nil, fmt.Errorf("%w: %q names no word to look for", ErrText, query)
	}
	return out, nil
}

// An event's sides and type are words of its text too, so that a search for a common word and a busy
// state is one look-up of both: codeWho + "ken".
const (
	codeWho  = "qqwho"
	codeWhom = "qqwhom"
	codeType = "qqtype"
)

// codesOf returns the codes of an event.
func codesOf(t *tellings.Event) []string {
	out := []string{codeType + strings.ToLower(t.Type)}
	for _, side := range []struct {
		code string
		list []tellings.Side
	}{{codeWho, t.Sources}, {codeWhom, t.Targets}} {
		for i := range side.list {
			if state := side.list[i].State(); state != "" {
				out = append(out, side.code+strings.ToLower(state))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stateCodes returns the codes of targets that are states, nil where one is not.
func stateCodes(code string, targets []target) []string {
	var out []string
	for _, t := range targets {
		if t.state == "" {
			return nil
		}
		out = append(out, code+strings.ToLower(t.state))
	}
	return out
}

// typeCodes returns the codes of types, nil where something else stands among them.
func typeCodes(what []string) []string {
	var out []string
	for _, w := range what {
		if !plover.Valid(plover.Type(strings.ToUpper(w))) {
			return nil
		}
		out = append(out, codeType+strings.ToLower(w))
	}
	return out
}

// search returns a search as the database reads it. One of each of codes must stand there too.
func (s *Store) search(query string, codes ...[]string) (string, error) {
	d := s.dialect
	list, err := s.stems.parts(query)
	if err != nil {
		return "", err
	}
	term, and, or := ftsTerm, " AND ", " OR "
	if d.numbered {
		term, and, or = tsTerm, " & ", " | "
	}
	var all, without []string
	for _, p := range list {
		switch {
		case p.not:
			without = append(without, term(p))
		case p.or && len(all) > 0:
			all[len(all)-1] += or + term(p)
		default:
			all = append(all, term(p))
		}
	}
	for _, list := range codes {
		var some []string
		for _, c := range list {
			some = append(some, term(wanted{words: []string{c}}))
		}
		if len(some) > 0 {
			all = append(all, strings.Join(some, or))
		}
	}
	out := "(" + strings.Join(all, ")"+and+"(") + ")"
	for _, w := range without {
		if d.numbered {
			out += " & !(" + w + ")"
		} else {
			out = "(" + out + ") NOT (" + w + ")"
		}
	}
	return out, nil
}

// ftsTerm writes a part for FTS5.
func ftsTerm(p wanted) string {
	s := `"` + strings.Join(p.words, " ") + `"`
	if p.prefix {
		s += " *"
	}
	return s
}

// tsTerm writes a part for to_tsquery.
func tsTerm(p wanted) string {
	var out []string
	for _, w := range p.words {
		out = append(out, "'"+strings.ReplaceAll(w, "'", "''")+"'")
	}
	if p.prefix {
		out[len(out)-1] += ":*"
	}
	return strings.Join(out, " <-> ")
}
