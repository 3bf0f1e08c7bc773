package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// amended returns the record of an article as people have corrected it, and which of its actors they
// have said to be others. A record without corrections is returned as it is.
func (k *keeper) amended(article int64, r *record.Record) (*record.Record, map[record.ActorID]record.Key, error) {
	list, err := k.tx.corrections("undone = '' AND address = (SELECT address FROM articles WHERE id = ?)", article)
	if err != nil || len(list) == 0 {
		return r, nil, err
	}
	out, err := duplicate(r)
	if err != nil {
		return nil, nil, err
	}
	others := map[record.ActorID]record.Key{}
	a := &amender{r: out, others: others}
	rejected := map[string]bool{}
	for _, c := range list {
		ref := refind(r, c.kind, c.ref, c.anchor)
		if ref == "" {
			continue
		}
		if c.Field == "rejected" {
			rejected[ref] = true
			continue
		}
		if err := a.amend(k, ref, c); err != nil {
			return nil, nil, err
		}
	}
	reject(out, rejected)
	return out, others, nil
}

// duplicate returns a record that shares nothing with r.
func duplicate(r *record.Record) (*record.Record, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	out := &record.Record{}
	return out, json.Unmarshal(data, out)
}

// describe returns the kind of a finding, the words by which it is found again, and the machine's
// value of a field.
func describe(r *record.Record, ref, field string) (kind, anchor, was string, found bool) {
	names := func(ids []record.ActorID) string {
		var out []string
		for _, id := range ids {
			for i := range r.Actors {
				if r.Actors[i].ID == id {
					out = append(out, string(r.Actors[i].Key()))
				}
			}
		}
		return strings.Join(out, ", ")
	}
	for i := range r.Events {
		if e := &r.Events[i]; string(e.ID) == ref {
			values := map[string]string{"type": e.Type, "mode": e.Mode, "status": e.Status, "sources": names(e.Sources), "targets": names(e.Targets)}
			return "event", anchorOfEvent(r, e), values[field], true
		}
	}
	for i := range r.Statements {
		if s := &r.Statements[i]; string(s.ID) == ref {
			if s.Speaker != nil && field == "speaker" {
				was = names([]record.ActorID{s.Speaker.Actor})
			}
			return "statement", anchorOfSpans(r, s.Content), was, true
		}
	}
	for i := range r.Commitments {
		if c := &r.Commitments[i]; string(c.ID) == ref {
			if field == "kind" {
				was = c.Kind
			}
			return "commitment", anchorOfSpans(r, c.Content), was, true
		}
	}
	for i := range r.Actors {
		if a := &r.Actors[i]; string(a.ID) == ref {
			return "actor", a.Name, string(a.Key()), true
		}
	}
	return "", "", "", false
}

// Anchors are the words of a finding: they stay when offsets, ids and codes change.
func anchorOfEvent(r *record.Record, e *record.Event) string {
	sentence := ""
	if e.Sentence >= 0 && e.Sentence < len(r.Sentences) {
		sentence = r.Words(r.Sentences[e.Sentence])
	}
	return r.Words(e.Trigger) + " | " + sentence
}

func anchorOfSpans(r *record.Record, spans []record.Span) string {
	var out []string
	for _, sp := range spans {
		out = append(out, r.Words(sp))
	}
	return strings.Join(out, " … ")
}

// refind returns the id that the finding with an anchor has in r; of several the one that has the
// old id, else the first; "" where there is none.
func refind(r *record.Record, kind, ref, anchor string) string {
	var ids []string
	keep := func(id, words string) {
		if words == anchor {
			ids = append(ids, id)
		}
	}
	switch kind {
	case "event":
		for i := range r.Events {
			keep(string(r.Events[i].ID), anchorOfEvent(r, &r.Events[i]))
		}
	case "statement":
		for i := range r.Statements {
			keep(string(r.Statements[i].ID), anchorOfSpans(r, r.Statements[i].Content))
		}
	case "commitment":
		for i := range r.Commitments {
			keep(string(r.Commitments[i].ID), anchorOfSpans(r, r.Commitments[i].Content))
		}
	case "actor":
		for i := range r.Actors {
			keep(string(r.Actors[i].ID), r.Actors[i].Name)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	if slices.Contains(ids, ref) {
		return ref
	}
	return ids[0]
}

// An amender changes a record.
type amender struct {
	r      *record.Record
	others map[record.ActorID]record.Key
}

func (a *amender) amend(k *keeper, ref string, c Correction) error {
	switch c.kind {
	case "actor":
		a.others[record.ActorID(ref)] = record.Key(c.Value)
		return nil
	case "commitment":
		for i := range a.r.Commitments {
			if string(a.r.Commitments[i].ID) == ref {
				a.r.Commitments[i].Kind = c.Value
			}
		}
		return nil
	case "statement":
		ids, err := a.actors(k, c.Value)
		for i := range a.r.Statements {
			if s := &a.r.Statements[i]; string(s.ID) == ref && len(ids) > 0 {
				span := (*record.Span)(nil)
				if s.Speaker != nil {
					span = s.Speaker.Span
				}
				s.Speaker = &record.Speaker{Span: span, Actor: ids[0], Others: ids[1:]}
			}
		}
		return err
	}
	for i := range a.r.Events {
		if e := &a.r.Events[i]; string(e.ID) == ref {
			return a.event(k, e, c)
		}
	}
	return nil
}

func (a *amender) event(k *keeper, e *record.Event, c Correction) error {
	var err error
	switch c.Field {
	case "type":
		e.Type, e.Mode = c.Value, ""
	case "mode":
		e.Mode = c.Value
	case "status":
		e.Status = c.Value
	case "sources":
		e.Sources, err = a.actors(k, c.Value)
	case "targets":
		e.Targets, err = a.actors(k, c.Value)
	}
	if c.Field == "type" || c.Field == "mode" {
		e.CAMEO = plover.CAMEO(plover.Type(e.Type), plover.Mode(e.Mode))
		e.Intensity = plover.Intensity(plover.Type(e.Type), plover.Mode(e.Mode))
		e.Goldstein = plover.Goldstein(e.CAMEO)
	}
	return err
}

// actors returns actors by their keys, with commas between. One whom the article does not name
// is added to its record.
func (a *amender) actors(k *keeper, keys string) ([]record.ActorID, error) {
	var out []record.ActorID
	for _, key := range strings.Split(keys, ",") {
		key = strings.TrimSpace(key)
		id := record.ActorID("")
		for i := range a.r.Actors {
			if string(a.r.Actors[i].Key()) == key {
				id = a.r.Actors[i].ID
			}
		}
		if id == "" {
			var added record.Actor
			found, err := k.one([]any{&added.Name, &added.Type, &added.Code, &added.Country, &added.Wikidata},
				"SELECT name, type, code, country, wikidata FROM actors WHERE key = ?", key)
			if err != nil || !found {
				return nil, err
			}
			id = record.ActorID(fmt.Sprintf("a%d", len(a.r.Actors)+1))
			added.ID, added.Mentions = id, []record.Mention{{Kind: "name"}}
			a.r.Actors = append(a.r.Actors, added)
			a.others[id] = record.Key(key)
		}
		out = append(out, id)
	}
	return out, nil
}

// reject takes findings out of a record, and what refers to them.
func reject(r *record.Record, refs map[string]bool) {
	if len(refs) == 0 {
		return
	}
	r.Events = slices.DeleteFunc(r.Events, func(e record.Event) bool { return refs[string(e.ID)] })
	r.Statements = slices.DeleteFunc(r.Statements, func(s record.Statement) bool { return refs[string(s.ID)] })
	r.Commitments = slices.DeleteFunc(r.Commitments, func(c record.Commitment) bool { return refs[string(c.ID)] })
	for i := range r.Events {
		e := &r.Events[i]
		if refs[string(e.Same)] {
			e.Same = ""
		}
		e.Attribution = slices.DeleteFunc(e.Attribution, func(a record.Attribution) bool { return refs[string(a.Statement)] })
	}
	for i := range r.Statements {
		if refs[string(r.Statements[i].Within)] {
			r.Statements[i].Within = ""
		}
	}
	for i := range r.Commitments {
		c := &r.Commitments[i]
		if refs[string(c.Event)] {
			c.Event = ""
		}
		if refs[string(c.Statement)] {
			c.Statement = ""
		}
	}
}
