//go:build unix

package relations

import (
	"database/sql"
	"syscall"
	"testing"

	"github.com/chancery-project/chancery/plover"
)

// pseudo is a small generator of numbers, the same on every machine.
type pseudo uint32

func (p *pseudo) below(n int) int {
	*p = *p*1664525 + 1013904223
	return int(uint64(*p) * uint64(n) >> 32)
}

// large fills the tables with 300,000 rows each over ten years, some pairs with far more than others.
func large(b *testing.B) database {
	db := openSQLite(b)
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	r := pseudo(1)
	state := func() int { return min(r.below(200), r.below(200)) }
	code := func(n int) string { return string([]rune{rune('A' + n/26), rune('A' + n%26), 'X'}) }
	types := plover.Types()
	insert(b, tx, "INSERT INTO story_pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", 300000, func(i int) []any {
		t := Day.Start(20160101).AddDate(0, 0, r.below(3650))
		typ, s, g := types[r.below(len(types))], state(), state()
		switch i % 15 {
		case 0:
			s, g = 0, 1 // a pair with 20,000 rows
		case 1:
			s, g = 1, 0
		}
		status := "occurred"
		if r.below(16) == 0 {
			status = "planned"
		}
		return []any{i, s, 1000 + g, code(s), code(g), Day.Of(t), Week.Of(t), Month.Of(t), string(typ), string(plover.QuadOf(typ)),
			status, plover.Intensity(typ, ""), 3, 2}
	})
	quads := []plover.Quad{plover.VerbalCooperation, plover.MaterialCooperation, plover.VerbalConflict, plover.MaterialConflict}
	insert(b, tx, "INSERT INTO pair_months VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", 320000, func(i int) []any {
		return []any{code(state()), code(state()), Month.Add(201601, r.below(120)), string(quads[r.below(4)]), 1 + r.below(9), 12, 8, -1.5}
	})
	insert(b, tx, "INSERT INTO coverage VALUES (?, ?, ?, ?, ?)", 3653, func(i int) []any {
		t := Day.Start(20160101).AddDate(0, 0, i)
		return []any{Day.Of(t), Week.Of(t), Month.Of(t), 1000, 600}
	})
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	exec(b, db, "ANALYZE")
	return db
}

func insert(b *testing.B, tx *sql.Tx, query string, n int, row func(int) []any) {
	b.Helper()
	st, err := tx.Prepare(query)
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	for i := range n {
		if _, err := st.Exec(row(i)...); err != nil {
			b.Fatal(err)
		}
	}
}

// measure runs a query over and over and reports the processor time of one run as well.
func measure(b *testing.B, db database, query string, args ...any) {
	begin := processor()
	for b.Loop() {
		n := 0
		for range all(b, db, query, args...) {
			n++
		}
		if n < 50 {
			b.Fatalf("%d rows", n)
		}
	}
	b.ReportMetric((processor()-begin)/float64(b.N), "cpu-ms/op")
}

// processor returns the milliseconds that the test has worked.
func processor() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}

// BenchmarkIndices runs each index by month, over ten years, for the pair with the most rows.
func BenchmarkIndices(b *testing.B) {
	db := large(b)
	for _, ix := range Indices() {
		args, back := []any{"AAX", "ABX"}, ""
		if ix.Both {
			args, back = append(args, "ABX", "AAX"), there
		}
		b.Run(ix.Name, func(b *testing.B) { measure(b, db, ix.Query(Month, there, back), args...) })
	}
}

// BenchmarkRankings runs each ranking over the last year and over the last five.
func BenchmarkRankings(b *testing.B) {
	db := large(b)
	for _, r := range Rankings() {
		b.Run(r.Name+"/1", func(b *testing.B) { measure(b, db, r.Query(202501, 202512, 50)) })
		b.Run(r.Name+"/5", func(b *testing.B) { measure(b, db, r.Query(202101, 202512, 50)) })
	}
}
