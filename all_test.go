package chancery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"

	"github.com/chancery-project/chancery/article"
)

// reader is built once for all tests.
var reader = sync.OnceValues(func() (*Reader, error) { return NewReader(Options{}) })

func newReader(t testing.TB) *Reader {
	t.Helper()
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return rd
}

// mixed yields good articles, articles that cannot be read, and errors of the source.
func mixed(n int) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for i := range n {
			a := article.Article{ID: fmt.Sprintf("a%d", i), Published: "2026-01-05"}
			var err error
			switch {
			case i%7 == 3:
				a, err = article.Article{}, fmt.Errorf("input %d is broken", i)
			case i%7 == 5: // no text
			default:
				a.Text = "President Lee met Xi Jinping in Beijing on Monday.\n" + strings.Repeat("“We will cooperate,” he said. ", i%5+1)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// lines renders a sequence as one line for each record or error.
func lines(t *testing.T, rd *Reader, n, workers int) string {
	var b strings.Builder
	for rec, err := range rd.ReadAll(context.Background(), mixed(n), workers) {
		if err != nil {
			fmt.Fprintln(&b, "error:", err)
			continue
		}
		data, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", data)
	}
	return b.String()
}

func TestReadAllGivesTheSameBytesOnAnyNumberOfWorkers(t *testing.T) {
	rd := newReader(t)
	want := lines(t, rd, 60, 1)
	if got := strings.Count(want, "\n"); got != 60 {
		t.Fatalf("%d lines for 60 inputs", got)
	}
	if !strings.Contains(want, "error: a5: text: empty") || !strings.Contains(want, "error: input 3 is broken") {
		t.Error("the errors of inputs 3 and 5 are missing")
	}
	for _, workers := range []int{0, 1, 2, 8, 64} {
		if got := lines(t, rd, 60, workers); got != want {
			t.Errorf("%d workers give other bytes than one", workers)
		}
	}
}

func TestReadAllStopsWithItsContext(t *testing.T) {
	rd := newReader(t)
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(article.Article, error) bool) {
		for i := 0; yield(article.Article{ID: fmt.Sprint(i), Text: "He left."}, nil); i++ {
			if i == 10 {
				cancel()
			}
		}
	}
	var last error
	for _, err := range rd.ReadAll(ctx, endless, 4) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v, want %v", last, context.Canceled)
	}
}

func TestReadAllMayBeLeftEarly(t *testing.T) {
	rd := newReader(t)
	n := 0
	for range rd.ReadAll(context.Background(), mixed(1000), 3) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("left after %d", n)
	}
}

func TestReadRefuses(t *testing.T) {
	rd := newReader(t)
	for _, tt := range []struct {
		a    article.Article
		want string
	}{
		{article.Article{Text: " \n"}, "text: empty"},
		{article.Article{Text: "a\xffb"}, "not valid UTF-8"},
		{article.Article{Text: "He left.", Published: "3rd of May"}, `"3rd of May" is not a date (want 2026-05-03`},
	} {
		if _, err := rd.Read(tt.a); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Read(%+v): %v, want %q in it", tt.a, err, tt.want)
		}
	}
}
