package chancery

import (
	"os"
	"testing"

	"github.com/chancery-project/chancery/article"
)

// TestBulkKeepsItsPromises reads every 50th of 25,000 real reports and checks each record. Set
// CHANCERY_BULK=1 to read them all.
func TestBulkKeepsItsPromises(t *testing.T) {
	const name = "../shared/data/news/current-events.jsonl.gz"
	f, err := os.Open(name)
	if err != nil {
		t.Skipf("no shared data: %v", err)
	}
	defer f.Close()
	step := 50
	if os.Getenv("CHANCERY_BULK") != "" {
		step = 1
	}
	rd := newReader(t)
	var w workspace
	n, read := 0, 0
	for a, err := range article.Open(name, f) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%step != 0 {
			continue
		}
		read++
		rec, err := rd.read(a, &w)
		if err != nil {
			t.Errorf("%s: %v", a.ID, err)
			continue
		}
		if err := rec.Check(); err != nil {
			t.Errorf("%s: %v", a.ID, err)
		}
	}
	if read < 400 {
		t.Errorf("read %d reports, want 400 at least", read)
	}
}
