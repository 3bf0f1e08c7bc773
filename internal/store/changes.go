package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// Revision returns a number that grows with every transaction that changes what the store tells. Two
// answers between which it is the same are the same.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	var n int64
	err := s.read.QueryRowContext(ctx, "SELECT revision FROM chancery").Scan(&n)
	return n, s.fault(err)
}

// A Bookmark is how far somebody has followed the changes of a store. The zero value is before all.
type Bookmark struct {
	Revision int64
	Article  int64 // the last one seen of that revision
}

// BookmarkAt returns the bookmark after all changes up to a revision.
func BookmarkAt(revision int64) Bookmark { return Bookmark{revision, 1<<63 - 1} }

// String returns "12" for all of a revision, and "12-345" up to an article of it.
func (b Bookmark) String() string {
	if b.Article == BookmarkAt(0).Article {
		return strconv.FormatInt(b.Revision, 10)
	}
	return strconv.FormatInt(b.Revision, 10) + "-" + strconv.FormatInt(b.Article, 10)
}

// ParseBookmark reads what String writes.
func ParseBookmark(text string) (Bookmark, error) {
	b := BookmarkAt(0)
	revision, article, some := strings.Cut(text, "-")
	n, err := strconv.ParseUint(revision, 10, 63)
	b.Revision = int64(n)
	if err == nil && some {
		n, err = strconv.ParseUint(article, 10, 63)
		b.Article = int64(n)
	}
	if err != nil {
		return Bookmark{}, fmt.Errorf("%w: since: %q is no revision (want a number, or the id of a change)", ErrQuery, text)
	}
	return b, nil
}

// Changes are articles that are new, have a new version or were coded or corrected anew, and what of
// other tables hangs on them.
type Changes struct {
	Articles []Article
	Stories  []Story      // that their events belong to
	Pledges  []Commitment // that they make, or give evidence on
	Next     Bookmark     // after these
}

// changesAtMost is how many articles come at once.
const changesAtMost = 20

// Changes returns what changed after a bookmark, up to twenty articles of it, the oldest change
// first; none are left where it returns no articles. What was forgotten is not told of.
func (s *Store) Changes(ctx context.Context, after Bookmark) (Changes, error) {
	c := Changes{Next: after}
	var ids []int64
	err := s.each(ctx, func(r *sql.Rows) error {
		err := r.Scan(&c.Next.Revision, &c.Next.Article)
		ids = append(ids, c.Next.Article)
		return err
	}, "SELECT revision, id FROM articles WHERE latest = 1 AND (revision, id) > (?, ?) ORDER BY revision, id LIMIT "+strconv.Itoa(changesAtMost), after.Revision, after.Article)
	if err != nil || len(ids) == 0 {
		return c, err
	}
	err = s.each(ctx, func(r *sql.Rows) error {
		a, err := scanArticle(r.Scan)
		c.Articles = append(c.Articles, a)
		return err
	}, articleRow+"WHERE id IN ("+marks(len(ids))+") ORDER BY revision, id", anys(ids)...)
	if err != nil {
		return c, err
	}
	q := Query{Limit: 1 << 16}
	l := &selection{s: s}
	l.add("t.id IN (SELECT story FROM events WHERE article IN ("+marks(len(ids))+"))", anys(ids)...)
	stories, err := s.stories(ctx, l, &q, storySorts["oldest"])
	if err != nil {
		return c, err
	}
	c.Stories = stories.Rows
	l = &selection{s: s}
	l.add("c.id = c.same")
	where, args := evidenceOf(ids)
	l.add("c.same IN (SELECT d.same FROM commitments d WHERE d.article IN ("+marks(len(ids))+") UNION ALL SELECT d.same FROM evidence v JOIN commitments d ON d.id = v.commitment WHERE "+where+")", append(anys(ids), args...)...)
	pledges, err := s.commitmentsOf(ctx, l, &q, commitmentSorts["oldest"])
	c.Pledges = pledges.Rows
	return c, err
}

// evidenceOf is the condition that evidence comes from one of some articles.
func evidenceOf(articles []int64) (string, []any) {
	var where []string
	var args []any
	for _, a := range articles {
		where = append(where, "v.finding >= ? AND v.finding < ?")
		args = append(args, a<<findingBits, (a+1)<<findingBits)
	}
	return "(" + strings.Join(where, " OR ") + ")", args
}
