package ledger

import (
	"github.com/chancery-project/chancery/internal/tellings"
)

// event returns an event with the words of its trigger.
func event(typ, status, trigger string) tellings.Event {
	return tellings.Event{ID: "e1", Type: typ, Status: status, Trigger: trigger}
}
