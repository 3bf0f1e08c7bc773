package store

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/chancery-project/chancery/internal/ledger"
	"github.com/chancery-project/chancery/internal/tellings"
)

// What ledger_blocks holds keys of.
const (
	blockEntry = 0 // a commitment, for other commitments
	blockAct   = 1 // an act, for commitments that come later to the store
	blockSeek  = 2 // the acts that a commitment waits for
)

// follow joins a new commitment with its other tellings, and links what the store knows of its
// later life, and what it shows itself about earlier ones.
func (k *keeper) follow(e ledger.Entry) error {
	id := finding(e.Article, string(e.ID))
	blocks, seeks := keys(e.Blocks()), keys(e.Seeks())
	day := e.Day()
	if len(blocks) > 0 {
		if err := k.compare(&e, id, blocks); err != nil {
			return err
		}
	}
	if len(seeks) > 0 {
		near, err := k.waiting(blockAct, seeks, e.Article, day, day.Add(ledger.Far))
		if err != nil {
			return err
		}
		acts, err := k.acts(near)
		if err != nil {
			return err
		}
		for i := range acts {
			if ev, ok := ledger.JudgeAct(&e, acts[i]); ok {
				if err := k.evidence(id, near[i], "event", ev); err != nil {
					return err
				}
			}
		}
	}
	return k.await(id, day, map[int][]int64{blockEntry: blocks, blockSeek: seeks})
}

// compare holds a new commitment against others of the same actor.
func (k *keeper) compare(e *ledger.Entry, id int64, blocks []int64) error {
	near, err := k.waiting(blockEntry, blocks, e.Article, e.Day().Add(-ledger.Far), e.Day().Add(ledger.Far))
	if err != nil {
		return err
	}
	others, err := k.entries(near)
	if err != nil {
		return err
	}
	same := []int64{id}
	for i, o := range others {
		if ledger.Same(e, o) {
			same = append(same, near[i])
			continue
		}
		if ev, ok := ledger.JudgeEntry(e, o); ok {
			if err := k.evidence(id, near[i], "commitment", ev); err != nil {
				return err
			}
		}
		if ev, ok := ledger.JudgeEntry(o, e); ok {
			if err := k.evidence(near[i], id, "commitment", ev); err != nil {
				return err
			}
		}
	}
	if len(same) == 1 {
		return nil
	}
	told, err := k.distinct("SELECT DISTINCT same FROM commitments WHERE id IN ("+marks(len(same))+")", anys(same)...)
	if err != nil {
		return err
	}
	_, err = k.exec("UPDATE commitments SET same = ? WHERE same IN ("+marks(len(told))+")", append([]any{slices.Min(told)}, anys(told)...)...)
	return err
}

// act links a new act to the commitments that it shows something about.
func (k *keeper) act(a ledger.Act) error {
	id := finding(a.Article, string(a.ID))
	blocks := keys(a.Blocks())
	if len(blocks) == 0 {
		return nil
	}
	day := a.Days.First
	near, err := k.waiting(blockSeek, blocks, a.Article, day.Add(-ledger.Far), a.Days.Last)
	if err != nil {
		return err
	}
	entries, err := k.entries(near)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if ev, ok := ledger.JudgeAct(e, &a); ok {
			if err := k.evidence(near[i], id, "event", ev); err != nil {
				return err
			}
		}
	}
	return k.await(id, day, map[int][]int64{blockAct: blocks})
}

// waiting returns the findings of other articles that are kept under keys, of two days and between,
// in order. Where no day is known, all are.
func (k *keeper) waiting(kind int, blocks []int64, article int64, from, to tellings.Day) ([]int64, error) {
	if from == 0 || to == 0 {
		from, to = 0, 99999999
	}
	args := append([]any{kind, int64(from), int64(to)}, anys(blocks)...)
	near, err := k.distinct("SELECT DISTINCT finding FROM ledger_blocks WHERE kind = ? AND day BETWEEN ? AND ? AND block IN ("+marks(len(blocks))+")", args...)
	near = slices.DeleteFunc(near, func(n int64) bool { return articleOf(n) == article })
	slices.Sort(near)
	return near, err
}

// await keeps the keys of a finding by their kinds.
func (k *keeper) await(id int64, day tellings.Day, keys map[int][]int64) error {
	var rows [][]any
	for _, kind := range slices.Sorted(maps.Keys(keys)) {
		for _, b := range keys[kind] {
			rows = append(rows, []any{kind, b, int64(day), id})
		}
	}
	return k.insertNew("ledger_blocks", "kind, block, day, finding", rows)
}

// evidence keeps what a finding shows about a commitment.
func (k *keeper) evidence(commitment, by int64, of string, ev ledger.Evidence) error {
	return k.insertNew("evidence", "commitment, finding, of, what, day, after, confidence, reason",
		[][]any{{commitment, by, of, ev.Kind, int64(ev.Day), ev.After, float64(ev.Confidence) / 100, ev.Reason}})
}

func (k *keeper) entries(ids []int64) ([]*ledger.Entry, error) {
	return recall(k, &k.s.commitments, ids, "SELECT id, telling FROM commitments WHERE id IN (%s)", func(id int64, data []byte) (*ledger.Entry, error) {
		e := &ledger.Entry{Article: articleOf(id)}
		return e, json.Unmarshal(data, &e.Commitment)
	})
}

func (k *keeper) acts(ids []int64) ([]*ledger.Act, error) {
	told, err := k.tellings(ids)
	if err != nil {
		return nil, err
	}
	out := make([]*ledger.Act, len(told))
	for i, t := range told {
		out[i] = &ledger.Act{Article: t.Article, Event: t.Event}
	}
	return out, nil
}
