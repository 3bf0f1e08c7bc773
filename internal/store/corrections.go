package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chancery-project/chancery/plover"
	"github.com/chancery-project/chancery/record"
)

// A Correction is what a person says against the machine: it stands beside the machine's value, which
// the record of the article keeps, and it holds when the article is coded anew, as long as the words
// that it is about are found again.
//
//	{Finding: "12.e3", Field: "status", Value: "planned"}    type, mode, status; sources and targets by keys of actors, with commas
//	{Finding: "12.s4", Field: "speaker", Value: "Q884"}      whose words they are
//	{Finding: "12.c1", Field: "kind", Value: "threat"}
//	{Finding: "12.e3", Field: "rejected", Value: "yes"}      of events, statements and commitments
//	{Finding: "12.a5", Field: "actor", Value: "lee @KOR"}    this article's a5 is that actor, not the one it was taken for
//	{Finding: "lee @KOR", Field: "actor", Value: "jae lee myung"}  everywhere: two keys are one actor
type Correction struct {
	ID      int64  `json:"id"`
	Finding string `json:"finding"`
	Field   string `json:"field"`
	Was     string `json:"was,omitempty"` // the machine's value
	Value   string `json:"value"`
	Who     string `json:"who"`
	Made    string `json:"made"` // RFC 3339
	Note    string `json:"note,omitempty"`
	Undone  string `json:"undone,omitempty"` // when it was taken back
	Lost    bool   `json:"lost,omitempty"`   // the present coding has no finding with these words

	address, kind, ref, anchor string
}

// fields are what may be corrected of each kind of finding.
var fields = map[string][]string{
	"event":      {"type", "mode", "status", "sources", "targets", "rejected"},
	"statement":  {"speaker", "rejected"},
	"commitment": {"kind", "rejected"},
	"actor":      {"actor"},
}

// ErrCorrection says that a correction cannot be.
var ErrCorrection = errors.New("correction")

// Correct keeps a correction and brings everything that hangs on it up to date. It needs who makes it.
func (s *Store) Correct(ctx context.Context, c Correction, now time.Time) (Correction, error) {
	c.Made, c.Undone, c.ID = now.UTC().Format(time.RFC3339), "", 0
	if strings.TrimSpace(c.Who) == "" {
		return c, fmt.Errorf("%w: nobody is named who makes it", ErrCorrection)
	}
	err := s.inTx(ctx, func(x *tx) error {
		k, err := newKeeper(x, Update{Now: now})
		if err != nil {
			return err
		}
		if err := k.anchor(&c); err != nil {
			return err
		}
		if c.ID, err = k.number("corrections"); err != nil {
			return err
		}
		if err := k.insert("corrections", "id, address, kind, ref, anchor, field, was, value, who, made, note, undone",
			[][]any{{c.ID, c.address, c.kind, c.ref, c.anchor, c.Field, c.Was, c.Value, c.Who, c.Made, c.Note, ""}}); err != nil {
			return err
		}
		if c.address == "" {
			if _, err := k.exec("INSERT INTO aliases (key, actor) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET actor = excluded.actor", c.Finding, c.Value); err != nil {
				return err
			}
		}
		return k.apply(&c)
	})
	return c, err
}

// Undo takes a correction back: the machine's value counts again. The correction stays on file.
func (s *Store) Undo(ctx context.Context, id int64, now time.Time) error {
	return s.inTx(ctx, func(x *tx) error {
		k, err := newKeeper(x, Update{Now: now})
		if err != nil {
			return err
		}
		list, err := k.corrections("id = ? AND undone = ''", id)
		if err != nil || len(list) == 0 {
			return cmp.Or(err, error(ErrNotFound))
		}
		c := list[0]
		if _, err := k.exec("UPDATE corrections SET undone = ? WHERE id = ?", now.UTC().Format(time.RFC3339), id); err != nil {
			return err
		}
		if c.address == "" {
			if _, err := k.exec("DELETE FROM aliases WHERE key = ?", c.Finding); err != nil {
				return err
			}
		}
		return k.apply(&c)
	})
}

// Corrections returns the corrections of an article, of all where article is 0, the oldest first.
func (s *Store) Corrections(ctx context.Context, article int64) ([]Correction, error) {
	where, args := "1 = 1", []any(nil)
	if article != 0 {
		where, args = "address = (SELECT address FROM articles WHERE id = ?)", []any{article}
	}
	rows, err := s.read.QueryContext(ctx, s.dialect.placeholders(correctionColumns+where+" ORDER BY id"), args...)
	if err != nil {
		return nil, s.fault(err)
	}
	defer rows.Close()
	var out []Correction
	for rows.Next() {
		c, err := scanCorrection(rows.Scan)
		if err != nil {
			return nil, s.fault(err)
		}
		out = append(out, c)
	}
	return out, s.fault(rows.Err())
}

// Lost returns the corrections that hold but whose words the present coding has no finding for.
func (s *Store) Lost(ctx context.Context) ([]Correction, error) {
	list, err := s.Corrections(ctx, 0)
	if err != nil {
		return nil, err
	}
	var out []Correction
	for _, c := range list {
		if c.Undone != "" || c.address == "" {
			continue
		}
		article, _, _ := ParseID(c.Finding)
		_, r, err := s.Article(ctx, article)
		if err != nil {
			return nil, err
		}
		if refind(r, c.kind, c.ref, c.anchor) == "" {
			c.Lost = true
			out = append(out, c)
		}
	}
	return out, nil
}

const correctionColumns = `SELECT id, address, kind, ref, anchor, field, was, value, who, made, note, undone,
	coalesce((SELECT id FROM articles a WHERE a.address = corrections.address AND a.latest = 1), 0) FROM corrections WHERE `

func scanCorrection(scan func(...any) error) (Correction, error) {
	var c Correction
	var article int64
	err := scan(&c.ID, &c.address, &c.kind, &c.ref, &c.anchor, &c.Field, &c.Was, &c.Value, &c.Who, &c.Made, &c.Note, &c.Undone, &article)
	if c.Finding = c.ref; c.address != "" {
		c.Finding = findingID(article, c.ref)
	}
	return c, err
}

func (x *tx) corrections(where string, args ...any) ([]Correction, error) {
	var out []Correction
	err := x.each(func(scan func(...any) error) error {
		c, err := scanCorrection(scan)
		out = append(out, c)
		return err
	}, correctionColumns+where+" ORDER BY id", args...)
	return out, err
}

// anchor finds what a correction is about, and tests what it says.
func (k *keeper) anchor(c *Correction) error {
	article, ref, ok := ParseID(c.Finding)
	if !ok { // an actor, everywhere
		var n int
		c.kind, c.ref = "actor", c.Finding
		switch _, err := k.one([]any{&n}, "SELECT count(*) FROM actors WHERE key IN (?, ?)", c.Finding, c.Value); {
		case err != nil:
			return err
		case c.Field != "actor":
			return fmt.Errorf("%w: an actor has no field %q that can be corrected (want actor)", ErrCorrection, c.Field)
		case c.Finding == c.Value:
			return fmt.Errorf("%w: %q is itself already", ErrCorrection, c.Value)
		case n < 2:
			return fmt.Errorf("%w: %q and %q are not both actors of this store", ErrCorrection, c.Finding, c.Value)
		}
		if _, err := k.one([]any{&n}, "SELECT count(*) FROM aliases WHERE key = ? OR actor = ?", c.Value, c.Finding); err != nil || n > 0 {
			return cmp.Or(err, fmt.Errorf("%w: %q is joined with another actor already; take that back first", ErrCorrection, c.Value))
		}
		return nil
	}
	var address string
	if found, err := k.one([]any{&address}, "SELECT address FROM articles WHERE id = ? AND latest = 1", article); err != nil || !found {
		return cmp.Or(err, error(ErrNotFound))
	}
	r, err := k.record(article)
	if err != nil {
		return err
	}
	kind, anchor, was, found := describe(r, ref, c.Field)
	switch {
	case !found:
		return ErrNotFound
	case !slices.Contains(fields[kind], c.Field):
		return fmt.Errorf("%w: of a finding of kind %s, %s can be corrected, not %q", ErrCorrection, kind, strings.Join(fields[kind], ", "), c.Field)
	}
	c.address, c.kind, c.ref, c.anchor, c.Was = address, kind, ref, anchor, was
	return k.sensible(c, r)
}

// sensible tests the value of a correction.
func (k *keeper) sensible(c *Correction, r *record.Record) error {
	oneOf := func(values ...string) error {
		if slices.Contains(values, c.Value) {
			return nil
		}
		return fmt.Errorf("%w: %s %q is none of %s", ErrCorrection, c.Field, c.Value, strings.Join(values, ", "))
	}
	switch c.Field {
	case "type":
		var types []string
		for _, t := range plover.Types() {
			types = append(types, string(t))
		}
		for _, t := range r.Types {
			types = append(types, t.Name)
		}
		return oneOf(types...)
	case "status":
		return oneOf("occurred", "ongoing", "planned", "possible", "conditional", "demanded", "denied", "historical")
	case "kind":
		return oneOf("pledge", "demand", "threat", "position")
	case "rejected":
		return oneOf("yes")
	case "sources", "targets", "speaker", "actor":
		for _, key := range strings.Split(c.Value, ",") {
			var n int
			if _, err := k.one([]any{&n}, "SELECT count(*) FROM actors WHERE key = ?", strings.TrimSpace(key)); err != nil || n == 0 {
				return cmp.Or(err, fmt.Errorf("%w: %q is no actor of this store (chancery actors shows their keys)", ErrCorrection, key))
			}
		}
	}
	return nil
}

// apply codes anew what a correction changes: its article, or all articles of two actors.
func (k *keeper) apply(c *Correction) error {
	query, args := "SELECT id FROM articles WHERE address = ? AND latest = 1", []any{c.address}
	if c.address == "" {
		query = "SELECT DISTINCT article FROM appearances WHERE actor IN (SELECT id FROM actors WHERE key IN (?, ?)) ORDER BY article"
		args = []any{c.Finding, c.Value}
	}
	k.aliases, k.actors = nil, map[record.Key]int64{}
	list, err := k.distinct(query, args...)
	if err != nil {
		return err
	}
	for _, article := range list {
		r, err := k.record(article)
		if err != nil {
			return err
		}
		if err := k.forget(article, r); err != nil {
			return err
		}
		if err := k.findings(article, r); err != nil {
			return err
		}
		if _, err := k.exec("UPDATE articles SET revision = ? WHERE id = ?", k.revision, article); err != nil {
			return err
		}
	}
	return k.finish()
}

// ParseID reads the name of a finding, "12.e3", or of an article, "12", whose ref is empty.
func ParseID(id string) (article int64, ref string, ok bool) {
	number, ref, dotted := strings.Cut(id, ".")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<42 {
		return 0, "", false
	}
	if !dotted {
		return n, "", true
	}
	if len(ref) < 2 || !strings.ContainsRune("aescf", rune(ref[0])) {
		return 0, "", false
	}
	m, err := strconv.Atoi(ref[1:])
	return n, ref, err == nil && m > 0 && m < 1<<findingBits
}
