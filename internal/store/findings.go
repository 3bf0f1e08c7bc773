package store

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// events adds the events of a record and joins them with those of other articles.
func (k *keeper) events(article int64, r *record.Record, c *cast) error {
	full := map[record.EventID]*record.Event{}
	for i := range r.Events {
		full[r.Events[i].ID] = &r.Events[i]
	}
	var rows, sides, pairs, quantities, texts [][]any
	told := tellings.Events(r)
	for i := range told {
		t := &told[i]
		k.known(t.Sources, t.Targets, t.By)
		id, e := finding(article, string(t.ID)), full[t.ID]
		sentence := c.words(r.Sentences[e.Sentence])
		telling, err := json.Marshal(t)
		if err != nil {
			return err
		}
		v := t.Venue
		if v == nil {
			v = &tellings.Venue{}
		}
		rows = append(rows, []any{id, article, string(t.ID), id, id, t.Type, t.Mode, t.Quad, e.CAMEO, e.Goldstein, e.Intensity, t.Status,
			int64(t.Days.First), int64(t.Days.Last), flag(t.Dated), int64(t.Told), flag(e.Lead), spaced(t.Contexts), t.Trigger, sentence,
			v.Name, v.Country, v.GeoNames, v.Lat, v.Lon, t.Confidence, e.Rule, string(telling)})
		sources, targets := k.numbered(t.Sources), k.numbered(t.Targets)
		for side, list := range [][]numbered{sources, targets, k.numbered(t.By)} { // as the schema counts them
			for _, a := range list {
				sides = append(sides, []any{id, side, a.number, a.state, int64(t.Days.First)})
			}
		}
		for _, a := range sources {
			for _, b := range targets {
				pairs = append(pairs, []any{id, a.number, b.number, a.state, b.state})
			}
		}
		for n, q := range t.Quantities {
			quantities = append(quantities, []any{id, n, q.Value, q.Unit})
		}
		texts = append(texts, []any{id, k.s.indexed(sentence, codesOf(t)...)})
	}
	err := k.insertAll(
		table{"events", "id, article, ref, thread, story, type, mode, quad, cameo, goldstein, intensity, status, day, last, dated, told, lead, contexts, words, sentence, place, place_country, geonames, lat, lon, confidence, rule, telling", rows},
		table{"sides", "event, side, actor, state, day", sides},
		table{"pairs", "event, source, target, source_state, target_state", pairs},
		table{"quantities", "event, n, value, unit", quantities},
		table{"event_text", "rowid, words", texts},
	)
	if err != nil {
		return err
	}
	for i := range told {
		if err := k.join(stories.Telling{Article: article, Event: told[i]}); err != nil {
			return err
		}
		if err := k.act(ledger.Act{Article: article, Event: told[i]}); err != nil {
			return err
		}
	}
	return nil
}

// known puts in the keys that people have said are one actor.
func (k *keeper) known(lists ...[]tellings.Side) {
	for _, list := range lists {
		for i := range list {
			if key, ok := k.aliases[list[i].Key]; ok {
				list[i].Key = key
			}
			if key, ok := k.renamed[list[i].Key]; ok {
				list[i].Key = key
			}
		}
	}
}

// numbered returns the actors of a side by their numbers, each once. All have been added by cast.
func (k *keeper) numbered(list []tellings.Side) []numbered {
	var out []numbered
	for i := range list {
		n := numbered{k.actors[list[i].Key], list[i].State()}
		if n.number != 0 && !slices.ContainsFunc(out, func(o numbered) bool { return o.number == n.number }) {
			out = append(out, n)
		}
	}
	return out
}

// statements adds the statements of a record.
func (k *keeper) statements(article int64, r *record.Record, c *cast) error {
	told := tellings.DayOf(r.Published)
	var rows, addressees, texts [][]any
	for i := range r.Statements {
		s := &r.Statements[i]
		id, day := finding(article, string(s.ID)), told
		if s.Time != nil {
			if d := tellings.DaysOf(s.Time.Value).First; d != 0 {
				day = d
			}
		}
		var who int64
		var by, anonymity, state string
		if s.Speaker != nil {
			who, anonymity = c.number[s.Speaker.Actor], s.Speaker.Anonymity
			side := c.side[s.Speaker.Actor]
			state, by = side.State(), side.Name
			if by == "" && s.Speaker.Span != nil {
				by = c.words(*s.Speaker.Span)
			}
		}
		content := c.words(s.Content...)
		rows = append(rows, []any{id, article, string(s.ID), s.Kind, s.Colour, who, state, by, anonymity, string(s.Within), int64(day), int64(told), content})
		for _, a := range numbers(s.Addressees, c) {
			addressees = append(addressees, []any{id, a.number, a.state, int64(day)})
		}
		texts = append(texts, []any{id, k.s.indexed(content)})
	}
	return k.insertAll(
		table{"statements", "id, article, ref, kind, colour, speaker, state, said_by, anonymity, within, day, told, content", rows},
		table{"addressees", "statement, actor, state, day", addressees},
		table{"statement_text", "rowid, words", texts},
	)
}

// A numbered is an actor by its number.
type numbered struct {
	number int64
	state  string
}

// numbers returns the actors of a record by their numbers, each once.
func numbers(ids []record.ActorID, c *cast) []numbered {
	var out []numbered
	seen := map[int64]bool{}
	for _, a := range ids {
		if n := c.number[a]; n != 0 && !seen[n] {
			seen[n] = true
			side := c.side[a]
			out = append(out, numbered{n, side.State()})
		}
	}
	return out
}

// commitments adds the commitments of a record and looks for what others show about them.
func (k *keeper) commitments(article int64, r *record.Record, c *cast) error {
	full := map[record.CommitmentID]*record.Commitment{}
	for i := range r.Commitments {
		full[r.Commitments[i].ID] = &r.Commitments[i]
	}
	var rows, to, texts [][]any
	told := tellings.Commitments(r)
	for i := range told {
		t := &told[i]
		k.known(t.To)
		if t.By != nil {
			one := []tellings.Side{*t.By}
			k.known(one)
			t.By = &one[0]
		}
		id, m := finding(article, string(t.ID)), full[t.ID]
		telling, err := json.Marshal(t)
		if err != nil {
			return err
		}
		by := c.side[m.By]
		var event int64
		var act, condition, unit string
		var amount float64
		if t.Event != nil {
			event, act = finding(article, string(m.Event)), t.Event.Type
		}
		if m.Condition != nil {
			condition = c.words(*m.Condition)
		}
		if m.Amount != nil {
			amount, unit = m.Amount.Value, m.Amount.Unit
		}
		rows = append(rows, []any{id, article, string(t.ID), id, t.Kind, t.Firmness, c.number[m.By], by.State(), event, string(m.Statement), act,
			int64(t.Said), int64(t.Told), int64(t.Deadline.Last), condition, amount, unit, t.Content, string(telling)})
		for _, a := range numbers(m.To, c) {
			to = append(to, []any{id, a.number, a.state, int64(t.Said)})
		}
		texts = append(texts, []any{id, k.s.indexed(t.Content)})
	}
	err := k.insertAll(
		table{"commitments", "id, article, ref, same, kind, firmness, actor, state, event, statement, type, said, told, deadline, condition, amount, unit, content, telling", rows},
		table{"committed_to", "commitment, actor, state, day", to},
		table{"commitment_text", "rowid, words", texts},
	)
	if err != nil {
		return err
	}
	for i := range told {
		if err := k.follow(ledger.Entry{Article: article, Commitment: told[i]}); err != nil {
			return err
		}
	}
	return nil
}

// A table is rows for a table.
type table struct {
	name, columns string
	rows          [][]any
}

func (x *tx) insertAll(tables ...table) error {
	for _, t := range tables {
		if err := x.insert(t.name, t.columns, t.rows); err != nil {
			return err
		}
	}
	return nil
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// spaced writes words with a space around each, so that one is found as '% word %'.
func spaced(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}
