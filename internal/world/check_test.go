package world

import "testing"

func TestTablesAgree(t *testing.T) {
	for _, err := range load(t).Problems() {
		t.Error(err)
	}
}
