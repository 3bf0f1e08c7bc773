package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

func asKey(s string) record.Key { return record.Key(s) }

// An option is a value that can be chosen.
type option struct {
	Value, Label string
	On           bool
}

// A fixForm is what can be corrected of one finding.
type fixForm struct {
	Finding, Kind, Words       string // kind: event, statement, commitment or actor
	Sentence                   [3]string
	Types, Modes, Statuses     []option
	Kinds                      []option
	Sources, Targets, Speakers []option // actors of the article
	Key, Name                  string   // of an actor: what it is taken for
	Back                       string
	Old                        map[string]string // values as they are, to see what was changed
	Fixes                      []store.Correction
}

var statuses = []string{"occurred", "ongoing", "planned", "possible", "conditional", "demanded", "denied", "historical"}

// correctForm shows the form for a finding.
func (s *site) correctForm(_ http.ResponseWriter, r *http.Request) (shown, error) {
	if s.ReadOnly {
		return shown{}, refuse(http.StatusForbidden, "This server shows the store and changes nothing (--read-only).")
	}
	f, err := s.fixable(r.Context(), r.URL.Query().Get("finding"))
	if err != nil {
		return shown{}, err
	}
	return shown{page: "correct", title: "Correct " + f.Finding, data: f}, nil
}

// fixable finds a finding and fills the form for it.
func (s *site) fixable(ctx context.Context, id string) (*fixForm, error) {
	n, ref, ok := store.ParseID(id)
	if !ok || ref == "" {
		return nil, refuse(http.StatusNotFound, "%q is no id of a finding (like 12.e3).", id)
	}
	a, rec, err := s.st.Article(ctx, n)
	if err != nil {
		return nil, err
	}
	if !a.Latest {
		return nil, refuse(http.StatusNotFound, "This is an earlier version: only the newest can be corrected.")
	}
	sh := newSheet(rec)
	sh.Article = a.ID
	if err := s.over(ctx, sh, n); err != nil {
		return nil, err
	}
	f := &fixForm{Finding: id, Back: articleOf(id), Old: map[string]string{}, Fixes: sh.fixes[ref]}
	switch ref[0] {
	case 'e':
		return f, f.event(sh, ref)
	case 's':
		return f, f.statement(sh, ref)
	case 'c':
		return f, f.commitment(sh, ref)
	case 'a':
		return f, f.actor(sh, ref)
	}
	return nil, store.ErrNotFound
}

func (f *fixForm) event(sh *sheet, ref string) error {
	for i := range sh.Record.Events {
		e := &sh.Record.Events[i]
		if string(e.ID) != ref {
			continue
		}
		f.Kind, f.Words = "event", sh.words(e.Trigger)
		if e.Sentence >= 0 && e.Sentence < len(sh.Record.Sentences) {
			sp := sh.Record.Sentences[e.Sentence]
			f.Sentence = [3]string{sh.words(record.Span{sp[0], e.Trigger[0]}), f.Words, sh.words(record.Span{e.Trigger[1], sp[1]})}
		}
		typ, mode, status := e.Type, e.Mode, e.Status
		sources, targets := sideKeys(sh, e.Sources), sideKeys(sh, e.Targets)
		if o := sh.events[ref]; o != nil {
			typ, mode, status, sources, targets = o.Type, o.Mode, o.Status, refKeys(o.Sources), refKeys(o.Targets)
		}
		for _, t := range plover.Types() {
			f.Types = append(f.Types, option{string(t), kindWords(string(t), ""), string(t) == typ})
			for _, m := range plover.Modes(t) {
				f.Modes = append(f.Modes, option{string(m), kindWords(string(t), string(m)), string(m) == mode && string(t) == typ})
			}
		}
		for _, t := range sh.Record.Types {
			f.Types = append(f.Types, option{t.Name, kindWords(t.Name, ""), t.Name == typ})
		}
		for _, x := range statuses {
			f.Statuses = append(f.Statuses, option{x, x, x == status})
		}
		f.Sources, f.Targets = sh.cast(sources), sh.cast(targets)
		f.Old = map[string]string{"type": typ, "mode": mode, "status": status, "sources": joinKeys(f.Sources), "targets": joinKeys(f.Targets)}
		return nil
	}
	return store.ErrNotFound
}

func (f *fixForm) statement(sh *sheet, ref string) error {
	st := sh.said[record.StatementID(ref)]
	if st == nil {
		return store.ErrNotFound
	}
	_, key := sh.speaker(st)
	f.Kind, f.Words, f.Speakers, f.Old["speaker"] = "statement", sh.several(st.Content), sh.cast([]string{key}), key
	return nil
}

func (f *fixForm) commitment(sh *sheet, ref string) error {
	for _, c := range sh.Record.Commitments {
		if string(c.ID) != ref {
			continue
		}
		f.Kind, f.Words = "commitment", sh.several(c.Content)
		kind := c.Kind
		for _, x := range f.Fixes {
			if x.Field == "kind" {
				kind = x.Value
			}
		}
		for _, k := range []string{"pledge", "demand", "threat", "position"} {
			f.Kinds = append(f.Kinds, option{k, k, k == kind})
		}
		f.Old["kind"] = kind
		return nil
	}
	return store.ErrNotFound
}

func (f *fixForm) actor(sh *sheet, ref string) error {
	a := sh.actors[record.ActorID(ref)]
	if a == nil {
		return store.ErrNotFound
	}
	f.Kind, f.Name, f.Key = "actor", a.Name, string(a.Key())
	for _, x := range f.Fixes {
		f.Key = x.Value
	}
	f.Old["actor"] = f.Key
	return nil
}

// cast are the actors of an article that other articles know too, with some of them chosen.
func (s *sheet) cast(chosen []string) []option {
	var out []option
	for _, a := range s.Record.Actors {
		key := string(a.Key())
		if key != "" && !slices.ContainsFunc(out, func(o option) bool { return o.Value == key }) {
			out = append(out, option{key, a.Name, slices.Contains(chosen, key)})
		}
	}
	for _, key := range chosen {
		if key != "" && !slices.ContainsFunc(out, func(o option) bool { return o.Value == key }) {
			out = append(out, option{key, key, true})
		}
	}
	return out
}

func sideKeys(s *sheet, ids []record.ActorID) []string {
	var out []string
	for _, w := range s.whos(ids) {
		out = append(out, w.Key)
	}
	return out
}

func refKeys(list []store.Ref) []string {
	var out []string
	for _, r := range list {
		out = append(out, string(r.Key))
	}
	return out
}

func joinKeys(list []option) string {
	var out []string
	for _, o := range list {
		if o.On {
			out = append(out, o.Value)
		}
	}
	return strings.Join(out, ",")
}

// correct keeps corrections: of each field that has another value than the form came with.
func (s *site) correct(_ http.ResponseWriter, r *http.Request) (shown, error) {
	ctx, p := r.Context(), r.PostForm
	c := store.Correction{Finding: p.Get("finding"), Who: strings.TrimSpace(p.Get("who")), Note: strings.TrimSpace(p.Get("note"))}
	if c.Who == "" || len(c.Who) > 120 || len(c.Note) > 2000 {
		return shown{}, refuse(http.StatusBadRequest, "A correction needs the name of who makes it (120 letters at most; a note may have 2,000).")
	}
	back := articleOf(c.Finding)
	if _, _, ok := store.ParseID(c.Finding); !ok {
		back = actorLink(p.Get("actor"))
	}
	if p.Get("reject") != "" {
		c.Field, c.Value = "rejected", "yes"
		_, err := s.st.Correct(ctx, c, s.Now())
		return shown{to: back}, err
	}
	made := 0
	for _, field := range []string{"type", "mode", "status", "sources", "targets", "speaker", "kind", "actor"} {
		if !p.Has("old-" + field) {
			continue
		}
		value := strings.TrimSpace(strings.Join(p[field], ","))
		if value == p.Get("old-"+field) || value == "" && field != "mode" {
			continue
		}
		c.Field, c.Value = field, value
		if _, err := s.st.Correct(ctx, c, s.Now()); err != nil {
			return shown{}, fmt.Errorf("%s: %w", field, err)
		}
		made++
	}
	if made == 0 {
		return shown{}, refuse(http.StatusBadRequest, "Nothing was changed: all values are as they were.")
	}
	return shown{to: back}, nil
}

// corrections lists what people have corrected.
func (s *site) corrections(_ http.ResponseWriter, r *http.Request) (shown, error) {
	n := int64(0)
	if v := r.URL.Query().Get("article"); v != "" {
		var err error
		if n, err = strconv.ParseInt(v, 10, 64); err != nil || n < 1 {
			return shown{}, refuse(http.StatusBadRequest, "%q is no number of an article.", v)
		}
	}
	list, err := s.st.Corrections(r.Context(), n)
	if err != nil {
		return shown{}, err
	}
	slices.Reverse(list)
	return shown{page: "corrections", title: "Corrections by hand", data: list}, nil
}

// undo takes a correction back.
func (s *site) undo(_ http.ResponseWriter, r *http.Request) (shown, error) {
	n, err := strconv.ParseInt(r.PostForm.Get("id"), 10, 64)
	if err != nil {
		return shown{}, refuse(http.StatusBadRequest, "%q is no number of a correction.", r.PostForm.Get("id"))
	}
	if err := s.st.Undo(r.Context(), n, s.Now()); err != nil {
		return shown{}, err
	}
	return shown{to: local(r.PostForm.Get("back"))}, nil
}
