package web

import (
	"net/http"
	"os"
	"regexp"
	"testing"

	"github.com/chancery-project/chancery/internal/store"
)

// BenchmarkViews measures the server time of each view, on the saga or on the store that
// CHANCERY_BENCH_STORE names (the benchmarks of internal/store make one of 20,000 articles).
func BenchmarkViews(b *testing.B) {
	var st *store.Store
	list := views
	if address := os.Getenv("CHANCERY_BENCH_STORE"); address != "" {
		var err error
		if st, err = (store.Options{ReadOnly: true}).Open(b.Context(), address); err != nil {
			b.Fatal(err)
		}
		defer st.Close()
		list = list[:0:0]
		for _, a := range []string{"/", "/search", "/search?tab=stories&sort=latest", "/search?tab=statements", "/search?tab=commitments&status=due", "/search?tab=articles", "/search?tab=actors",
			"/search?who=AAA", "/article/500", "/story/500.e1", "/actor?key=AAA", "/relations", "/pair?a=AAA&b=BAA", "/ledger", "/map", "/network", "/network?month=2020-02", "/brief?who=AAA"} {
			list = append(list, struct{ address, want string }{a, ""})
		}
	} else {
		st = demo(b)
	}
	h := Handler(st, nil, unhurried)
	reading := regexp.MustCompile(`^/(read|correct)`)
	for _, v := range list {
		if reading.MatchString(v.address) {
			continue
		}
		b.Run(v.address, func(b *testing.B) {
			for b.Loop() {
				if res, _ := get(b, h, v.address); res.StatusCode != http.StatusOK {
					b.Fatalf("status %d", res.StatusCode)
				}
			}
		})
	}
}
