package web

import (
	"context"
	"net/http"
	"time"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A flag is a pair of states whose relation has left what it was.
type flag struct {
	Source, Target string
	Reason, Period string
	To             string
}

// home shows what is new and what has changed.
func (s *site) home(_ http.ResponseWriter, r *http.Request) (shown, error) {
	ctx := r.Context()
	now, err := s.stands(ctx)
	if err != nil {
		return shown{}, err
	}
	newest, err := s.st.Stories(ctx, store.Query{Sort: "latest", Limit: 12})
	if err != nil {
		return shown{}, err
	}
	due, err := s.st.Commitments(ctx, store.Query{Status: []string{"due"}, Sort: "newest", Limit: 5}, s.today())
	if err != nil {
		return shown{}, err
	}
	disputed, err := s.st.Stories(ctx, store.Query{Status: []string{"disputed"}, Sort: "latest", Limit: 5})
	if err != nil {
		return shown{}, err
	}
	articles, err := s.st.Articles(ctx, store.Query{Limit: 200})
	if err != nil {
		return shown{}, err
	}
	var edited []store.Article
	for _, a := range articles.Rows {
		if a.Version > 1 && len(edited) < 5 {
			edited = append(edited, a)
		}
	}
	searches, err := s.st.Searches(ctx)
	if err != nil {
		return shown{}, err
	}
	var kept []choice
	for _, x := range searches {
		kept = append(kept, choice{Label: x.Name, To: searchAddress(x)})
	}
	fresh := ""
	for _, a := range articles.Rows {
		fresh = max(fresh, a.Kept)
	}
	return shown{page: "home", title: "The record", data: struct {
		Counts   store.Counts
		Fresh    string
		Stories  []store.Story
		Due      []store.Commitment
		Disputed []store.Story
		Edited   []store.Article
		Flags    []flag
		Pairs    []store.Pair
		Searches []choice
		Reads    bool
	}{now.counts, ago(fresh, s.Now()), newest.Rows, due.Rows, disputed.Rows, edited, now.flags, now.pairs, kept, s.rd != nil}}, nil
}

// A standing is what takes a look at the whole store. It may be a minute old.
type standing struct {
	counts store.Counts
	flags  []flag
	pairs  []store.Pair
	at     time.Time
}

func (s *site) stands(ctx context.Context) (standing, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known.at.IsZero() && s.Now().Sub(s.known.at) < time.Minute {
		return s.known, nil
	}
	var n standing
	var err error
	if n.counts, err = s.st.Counts(ctx); err != nil {
		return n, err
	}
	if n.flags, n.pairs, err = s.flagged(ctx, n.counts.Last); err != nil {
		return n, err
	}
	n.at = s.Now()
	s.known = n
	return n, nil
}

// flagged looks among the pairs that the last three months are full of for those whose series leaves
// what it was.
func (s *site) flagged(ctx context.Context, last tellings.Day) ([]flag, []store.Pair, error) {
	if last == 0 {
		return nil, nil, nil
	}
	pairs, err := s.st.Pairs(ctx, "most-events", last.Add(-90), last, 6)
	if err != nil {
		return nil, nil, err
	}
	var out []flag
	since := last.Add(-45).String()[:7]
	for _, p := range pairs {
		for _, index := range []string{"conflict", "cooperation"} {
			points, err := s.st.Series(ctx, store.Query{Who: []string{p.Source}, Whom: []string{p.Target}, Until: last}, index, relations.Month)
			if err != nil {
				return nil, nil, err
			}
			for _, x := range points {
				if x.Change != "" && x.Period >= since {
					out = append(out, flag{p.Source, p.Target, x.Change, x.Period, pairAddress(p.Source, p.Target, "index", index, "point", x.Period)})
				}
			}
		}
	}
	return out, pairs, nil
}

// ago tells how long a time has passed.
func ago(at string, now time.Time) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return ""
	}
	switch d := now.Sub(t); {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return plural(int(d.Minutes()), "minute") + " ago"
	case d < 48*time.Hour:
		return plural(int(d.Hours()), "hour") + " ago"
	default:
		return plural(int(d.Hours()/24), "day") + " ago"
	}
}
