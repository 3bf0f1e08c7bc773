package store

import (
	"fmt"
	"sync"
)

// A memory keeps findings of the store as they are compared, so that those of the last days need
// not be read again for each new article. What it holds never goes stale: findings of a number
// stay as they are until an article is forgotten, and then the generation of the store changes.
type memory[T any] struct {
	mu         sync.Mutex
	generation int64
	held       map[int64]*T
}

// room is how many findings a memory holds at most, about 1 KB each.
const room = 20000

// recall returns the findings of ids, in their order, out of m or by a query of the columns id
// and data, with %s for the placeholders.
func recall[T any](k *keeper, m *memory[T], ids []int64, query string, read func(int64, []byte) (*T, error)) ([]*T, error) {
	out := make([]*T, len(ids))
	at := map[int64]int{}
	var missing []int64
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.held == nil || m.generation != k.generation || len(m.held) > room {
		m.held, m.generation = map[int64]*T{}, k.generation
	}
	for i, id := range ids {
		if out[i] = m.held[id]; out[i] == nil {
			at[id] = i
			missing = append(missing, id)
		}
	}
	for len(missing) > 0 {
		n := min(len(missing), 256)
		err := k.each(func(scan func(...any) error) error {
			var id int64
			var data []byte
			if err := scan(&id, &data); err != nil {
				return err
			}
			v, err := read(id, data)
			if err != nil {
				return fmt.Errorf("finding %d is damaged: %w", id, err)
			}
			out[at[id]], m.held[id] = v, v
			return nil
		}, fmt.Sprintf(query, marks(n)), anys(missing[:n])...)
		if err != nil {
			return nil, err
		}
		missing = missing[n:]
	}
	for i, id := range ids {
		if out[i] == nil {
			return nil, fmt.Errorf("finding %d is named by a key but is not there", id)
		}
	}
	return out, nil
}

// clear forgets everything, after a transaction that came to nothing.
func (m *memory[T]) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.held = nil
}
