package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A cast says who the actors of a record are in the store, and what its spans say.
type cast struct {
	number map[record.ActorID]int64
	side   map[record.ActorID]tellings.Side
	text   string
	offset []int // the byte of each code point, and the length of the text
}

// words returns what spans cover.
func (c *cast) words(spans ...record.Span) string {
	var out []string
	for _, sp := range spans {
		if sp[0] >= 0 && sp[0] <= sp[1] && sp[1] < len(c.offset) {
			out = append(out, c.text[c.offset[sp[0]]:c.offset[sp[1]]])
		}
	}
	return strings.Join(out, " … ")
}

// cast adds the actors of a record, and who appears where.
func (k *keeper) cast(article int64, day tellings.Day, r *record.Record, others map[record.ActorID]record.Key) (*cast, error) {
	c := &cast{number: map[record.ActorID]int64{}, side: map[record.ActorID]tellings.Side{}, text: r.Text, offset: make([]int, 0, utf8.RuneCountInString(r.Text)+1)}
	for i := range r.Text {
		c.offset = append(c.offset, i)
	}
	c.offset = append(c.offset, len(r.Text))
	var appearances, roles, words [][]any
	counted, called := map[int64]bool{}, map[calling]bool{}
	k.renamed = map[record.Key]record.Key{}
	for i := range r.Actors {
		a := &r.Actors[i]
		side, own, err := k.side(a)
		if err != nil {
			return nil, err
		}
		if key, ok := others[a.ID]; ok {
			k.renamed[side.Key], side.Key, own = key, key, false
		}
		c.side[a.ID] = side
		if side.Key == "" {
			continue
		}
		n, err := k.actor(side, a.Wikidata)
		if err != nil {
			return nil, err
		}
		c.number[a.ID] = n
		one := 0
		if !counted[n] {
			counted[n], one = true, 1
		}
		if _, err := k.exec("UPDATE actors SET articles = articles + ?, mentions = mentions + ? WHERE id = ?", one, len(a.Mentions), n); err != nil {
			return nil, err
		}
		appearances = append(appearances, []any{article, n, string(a.ID), a.Name, side.Type, side.Code, side.Country, flag(own), len(a.Mentions), int64(day)})
		if own {
			called[calling{n, callName(side), side.Type, side.Code, side.Country}] = true
		}
		for _, role := range a.Roles {
			roles = append(roles, []any{n, role.Title, role.Of, article, int64(day)})
		}
		if own {
			for _, w := range actorWords(side) {
				words = append(words, []any{w, n})
			}
		}
	}
	if err := k.insert("appearances", "article, actor, ref, name, type, code, country, own, mentions, day", appearances); err != nil {
		return nil, err
	}
	if err := k.call(called, 1); err != nil {
		return nil, err
	}
	if err := k.insertNew("roles", "actor, title, of, article, day", roles); err != nil {
		return nil, err
	}
	return c, k.insertNew("actor_words", "word, actor", words)
}

// A calling is a name that articles give an actor, and how they code it.
type calling struct {
	actor                    int64
	name, typ, code, country string
}

// callName is what an actor is called by a side: unnamed ones by their code, for their words differ
// from article to article.
func callName(s tellings.Side) string {
	if strings.HasPrefix(string(s.Key), "~") {
		return s.Code
	}
	return s.Name
}

// call counts names up or down: an article more, or fewer, calls actors so.
func (k *keeper) call(called map[calling]bool, n int) error {
	for _, c := range slices.SortedFunc(maps.Keys(called), func(a, b calling) int {
		return cmp.Or(cmp.Compare(a.actor, b.actor), cmp.Compare(a.name, b.name), cmp.Compare(a.code, b.code), cmp.Compare(a.typ, b.typ), cmp.Compare(a.country, b.country))
	}) {
		k.called[c.actor] = true
		_, err := k.exec(`INSERT INTO actor_names (actor, name, type, code, country, articles) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (actor, name, type, code, country) DO UPDATE SET articles = actor_names.articles + excluded.articles`, c.actor, c.name, c.typ, c.code, c.country, n)
		if err != nil {
			return err
		}
	}
	return nil
}

// name gives an actor the name and the code that most articles give it.
func (k *keeper) name(actor int64) error {
	names, codes := map[string]int{}, map[[3]string]int{}
	err := k.each(func(scan func(...any) error) error {
		var c calling
		var n int
		err := scan(&c.name, &c.typ, &c.code, &c.country, &n)
		names[c.name] += n
		codes[[3]string{c.typ, c.code, c.country}] += n
		return err
	}, "SELECT name, type, code, country, articles FROM actor_names WHERE actor = ? AND articles > 0", actor)
	if err != nil || len(names) == 0 {
		return err
	}
	name := slices.MinFunc(slices.Collect(maps.Keys(names)), func(a, b string) int {
		return cmp.Or(cmp.Compare(names[b], names[a]), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	code := slices.MinFunc(slices.Collect(maps.Keys(codes)), func(a, b [3]string) int {
		return cmp.Or(cmp.Compare(codes[b], codes[a]), cmp.Compare(len(b[1]), len(a[1])), cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0]), cmp.Compare(a[2], b[2]))
	})
	side := tellings.Side{Code: code[1], Country: code[2]}
	_, err = k.exec("UPDATE actors SET name = ?, type = ?, code = ?, country = ?, state = ? WHERE id = ? AND (name <> ? OR type <> ? OR code <> ? OR country <> ?)",
		name, code[0], code[1], code[2], side.State(), actor, name, code[0], code[1], code[2])
	return err
}

// side returns an actor of a record as the store knows it: what people have said of it counts. One
// that goes by another's key does not give that other its name.
func (k *keeper) side(a *record.Actor) (side tellings.Side, own bool, err error) {
	side = tellings.SideOf(a)
	if k.aliases == nil {
		k.aliases = map[record.Key]record.Key{}
		err := k.each(func(scan func(...any) error) error {
			var key, actor record.Key
			if err := scan(&key, &actor); err != nil {
				return err
			}
			k.aliases[key] = actor
			return nil
		}, "SELECT key, actor FROM aliases")
		if err != nil {
			return side, false, err
		}
	}
	if key, ok := k.aliases[side.Key]; ok {
		side.Key = key
		return side, false, nil
	}
	return side, true, nil
}

// actor returns the number of an actor, which is added where it is new.
func (k *keeper) actor(s tellings.Side, wikidata string) (int64, error) {
	n, ok := k.actors[s.Key]
	if !ok {
		found, err := k.one([]any{&n}, "SELECT id FROM actors WHERE key = ?", string(s.Key))
		if err != nil {
			return 0, err
		}
		if !found {
			if n, err = k.number("actors"); err != nil {
				return 0, err
			}
			k.actors[s.Key] = n
			return n, k.insert("actors", "id, key, name, type, code, country, state, wikidata, articles, mentions",
				[][]any{{n, string(s.Key), s.Name, s.Type, s.Code, s.Country, s.State(), wikidata, 0, 0}})
		}
		k.actors[s.Key] = n
	}
	return n, nil
}

// actorWords are the words by which an actor is found.
func actorWords(s tellings.Side) []string {
	if strings.HasPrefix(string(s.Key), "~") {
		return nil
	}
	words := strings.Fields(record.Fold(s.Name))
	slices.Sort(words)
	return slices.Compact(words)
}
