package store

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// Forget removes an article, all its versions, and everything that came from it. Stories that
// others tell too, and evidence that others give, stay.
func (s *Store) Forget(ctx context.Context, article int64, u Update) error {
	return s.inTx(ctx, func(x *tx) error {
		k, err := newKeeper(x, u)
		if err != nil {
			return err
		}
		var address string
		if found, err := k.one([]any{&address}, "SELECT address FROM articles WHERE id = ?", article); err != nil || !found {
			return cmp.Or(err, error(ErrNotFound))
		}
		versions, err := k.distinct("SELECT id FROM articles WHERE address = ? ORDER BY id", address)
		if err != nil {
			return err
		}
		for _, v := range versions {
			if err := k.remove(v); err != nil {
				return err
			}
		}
		if _, err := k.exec("DELETE FROM corrections WHERE address = ?", address); err != nil {
			return err
		}
		return k.finish()
	})
}

// remove removes one version of an article.
func (k *keeper) remove(v int64) error {
	r, err := k.record(v)
	if err != nil {
		return err
	}
	if err := k.forget(v, r); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM edits WHERE article = ?", "DELETE FROM edits WHERE earlier = ?", "DELETE FROM articles WHERE id = ?"} {
		if _, err := k.exec(q, v); err != nil {
			return err
		}
	}
	return nil
}

// forget takes an article's findings out of all tables, as if it had never been read; its row stays.
func (k *keeper) forget(article int64, r *record.Record) error {
	if _, err := k.exec("UPDATE chancery SET generation = generation + 1"); err != nil {
		return err
	}
	k.generation++
	threads, err := k.distinct("SELECT DISTINCT thread FROM events WHERE article = ?", article)
	if err != nil {
		return err
	}
	told, err := k.distinct("SELECT DISTINCT story FROM events WHERE article = ?", article)
	if err != nil {
		return err
	}
	same, err := k.distinct("SELECT DISTINCT same FROM commitments WHERE article = ?", article)
	if err != nil {
		return err
	}
	if err := k.forgetActors(article); err != nil {
		return err
	}
	if err := k.forgetRows(article); err != nil {
		return err
	}
	if err := k.forgetCopies(article); err != nil {
		return err
	}
	for _, s := range told {
		k.gone[s] = true
	}
	for _, t := range threads {
		if err := k.rethread(t); err != nil {
			return err
		}
	}
	for _, s := range same {
		if err := k.rejoin(s); err != nil {
			return err
		}
	}
	return nil
}

// forgetRows deletes the rows of an article's findings. Their numbers lie between two bounds.
func (k *keeper) forgetRows(article int64) error {
	first, last := article<<findingBits, (article+1)<<findingBits-1
	for _, q := range []struct{ table, column string }{
		{"sides", "event"}, {"pairs", "event"}, {"quantities", "event"}, {"event_blocks", "event"}, {"pairings", "a"}, {"pairings", "b"}, {"event_text", "rowid"},
		{"addressees", "statement"}, {"statement_text", "rowid"},
		{"committed_to", "commitment"}, {"commitment_text", "rowid"}, {"evidence", "commitment"}, {"evidence", "finding"}, {"ledger_blocks", "finding"},
		{"events", "id"}, {"statements", "id"}, {"commitments", "id"},
	} {
		if slices.Contains(textTables, q.table) && !k.s.dialect.numbered { // FTS5 deletes row by row
			kind := map[string]string{"event_text": "events", "statement_text": "statements", "commitment_text": "commitments"}[q.table]
			ids, err := k.distinct("SELECT id FROM "+kind+" WHERE article = ?", article)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if _, err := k.exec("DELETE FROM "+q.table+" WHERE rowid = ?", id); err != nil {
					return err
				}
			}
			continue
		}
		if _, err := k.exec("DELETE FROM "+q.table+" WHERE "+q.column+" BETWEEN ? AND ?", first, last); err != nil {
			return err
		}
	}
	_, err := k.exec("DELETE FROM article_text WHERE rowid = ?", article)
	return err
}

// forgetActors takes an article's part out of the counts of actors. Who appears nowhere else stays
// as a number without articles, which no query shows.
func (k *keeper) forgetActors(article int64) error {
	mentions, called := map[int64]int{}, map[calling]bool{}
	err := k.each(func(scan func(...any) error) error {
		var c calling
		var key record.Key
		var n, own int
		err := scan(&c.actor, &key, &c.name, &c.typ, &c.code, &c.country, &own, &n)
		mentions[c.actor] += n
		if own == 1 {
			c.name = callName(tellings.Side{Key: key, Name: c.name, Code: c.code})
			called[c] = true
		}
		return err
	}, "SELECT p.actor, a.key, p.name, p.type, p.code, p.country, p.own, p.mentions FROM appearances p JOIN actors a ON a.id = p.actor WHERE p.article = ?", article)
	if err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM appearances WHERE article = ?", "DELETE FROM roles WHERE article = ?"} {
		if _, err := k.exec(q, article); err != nil {
			return err
		}
	}
	for _, actor := range slices.Sorted(maps.Keys(mentions)) {
		if _, err := k.exec("UPDATE actors SET articles = articles - 1, mentions = mentions - ? WHERE id = ?", mentions[actor], actor); err != nil {
			return err
		}
	}
	return k.call(called, -1)
}

// forgetCopies takes an article out of its group of near-copies, which may fall apart.
func (k *keeper) forgetCopies(article int64) error {
	if err := k.touchDays("id = ?", article); err != nil {
		return err
	}
	members, err := k.distinct("SELECT id FROM articles WHERE origin = (SELECT origin FROM articles WHERE id = ?) AND id <> ?", article, article)
	if err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM bands WHERE article = ?", "DELETE FROM copies WHERE a = ?", "DELETE FROM copies WHERE b = ?", "UPDATE articles SET origin = id WHERE id = ?"} {
		if _, err := k.exec(q, article); err != nil {
			return err
		}
	}
	return k.split(members)
}

// rejoin finds the tellings of a commitment again after one has gone.
func (k *keeper) rejoin(same int64) error {
	left, err := k.distinct("SELECT id FROM commitments WHERE same = ? ORDER BY id", same)
	if err != nil || len(left) == 0 {
		return err
	}
	entries, err := k.entries(left)
	if err != nil {
		return err
	}
	g := newGroups(left)
	for i := range left {
		for j := range i {
			if ledger.Same(entries[i], entries[j]) {
				g.join(left[i], left[j])
			}
		}
	}
	for _, id := range left {
		if _, err := k.exec("UPDATE commitments SET same = ? WHERE id = ?", g.of(id), id); err != nil {
			return err
		}
	}
	return nil
}
