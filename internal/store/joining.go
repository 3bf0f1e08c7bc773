package store

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
)

// join looks for other articles' tellings of the same event. All that pairs join, directly or by
// way of others, are one story, named by the lowest number among them.
func (k *keeper) join(t stories.Telling) error {
	id := finding(t.Article, string(t.ID))
	k.changed[id] = true
	blocks := keys(t.Blocks())
	if len(blocks) == 0 {
		return nil
	}
	near, err := k.distinct("SELECT DISTINCT event FROM event_blocks WHERE block IN ("+marks(len(blocks))+")", anys(blocks)...)
	if err != nil {
		return err
	}
	near = slices.DeleteFunc(near, func(n int64) bool { return articleOf(n) == t.Article })
	slices.Sort(near)
	others, err := k.tellings(near)
	if err != nil {
		return err
	}
	var pairings [][]any
	partners := []int64{id}
	for i, n := range near {
		if reason, ok := stories.Pair(&t, others[i]); ok {
			pairings = append(pairings, []any{min(n, id), max(n, id), reason})
			partners = append(partners, n)
		}
	}
	if err := k.insertNew("pairings", "a, b, reason", pairings); err != nil {
		return err
	}
	var rows [][]any
	for _, b := range blocks {
		rows = append(rows, []any{b, id})
	}
	if err := k.insertNew("event_blocks", "block, event", rows); err != nil {
		return err
	}
	if len(partners) == 1 {
		return nil
	}
	return k.unite(partners)
}

// unite makes the stories of events one.
func (k *keeper) unite(events []int64) error {
	told, err := k.distinct("SELECT DISTINCT story FROM events WHERE id IN ("+marks(len(events))+")", anys(events)...)
	if err != nil || len(told) < 2 {
		return err
	}
	lowest := slices.Min(told)
	for _, s := range told {
		k.changed[s] = true
	}
	_, err = k.exec("UPDATE events SET story = ? WHERE story IN ("+marks(len(told))+")", append([]any{lowest}, anys(told)...)...)
	return err
}

// tellings returns what events of the store tell, in the order of ids.
func (k *keeper) tellings(ids []int64) ([]*stories.Telling, error) {
	return recall(k, &k.s.tellings, ids, "SELECT id, telling FROM events WHERE id IN (%s)", func(id int64, data []byte) (*stories.Telling, error) {
		t := &stories.Telling{Article: articleOf(id)}
		return t, json.Unmarshal(data, &t.Event)
	})
}

// touchStories marks the stories of events to be summed up again.
func (k *keeper) touchStories(where string, args ...any) error {
	list, err := k.distinct("SELECT DISTINCT story FROM events WHERE "+where, args...)
	for _, s := range list {
		k.changed[s] = true
	}
	return err
}

// resplit finds the stories of events again from their pairs, after events have gone.
func (k *keeper) resplit(story int64) error {
	events, err := k.distinct("SELECT id FROM events WHERE story = ?", story)
	k.changed[story] = true
	if err != nil || len(events) == 0 {
		return err
	}
	g := newGroups(events)
	err = k.each(func(scan func(...any) error) error {
		var a, b int64
		if err := scan(&a, &b); err != nil {
			return err
		}
		g.join(a, b)
		return nil
	}, "SELECT p.a, p.b FROM pairings p JOIN events e ON e.id = p.a WHERE e.story = ?", story)
	if err != nil {
		return err
	}
	for _, e := range events {
		k.changed[g.of(e)] = true
		if _, err := k.exec("UPDATE events SET story = ? WHERE id = ?", g.of(e), e); err != nil {
			return err
		}
	}
	return nil
}

// A month is a row of pair_months.
type month struct {
	source, target string
	month          int
	quad           string
}

// A sum is what counts of it.
type sum struct {
	stories, reports, origins int
	intensity                 float64
}

// finish sums up what has changed: stories, what they say of pairs, the coverage of days.
func (k *keeper) finish() error {
	months := map[month]sum{}
	for _, id := range slices.Sorted(maps.Keys(k.changed)) {
		if err := k.tell(id, months); err != nil {
			return err
		}
	}
	if err := k.addMonths(months); err != nil {
		return err
	}
	for _, d := range slices.Sorted(maps.Keys(k.days)) {
		if err := k.cover(d); err != nil {
			return err
		}
	}
	return nil
}

// tell sums up the story of a number, or removes it where nothing tells it any more.
func (k *keeper) tell(id int64, months map[month]sum) error {
	if err := k.untell(id, months); err != nil {
		return err
	}
	events, err := k.distinct("SELECT id FROM events WHERE story = ? ORDER BY id", id)
	if err != nil || len(events) == 0 {
		return err
	}
	told, err := k.tellings(events)
	if err != nil {
		return err
	}
	list := make([]stories.Telling, len(told))
	for i, t := range told {
		list[i] = *t
	}
	papers := map[int64]stories.Paper{}
	origins := map[int64]int64{}
	err = k.each(func(scan func(...any) error) error {
		var p stories.Paper
		var origin int64
		if err := scan(&p.Article, &p.Outlet, &p.Origin, &p.Byline, &p.URL, &p.Lead, &p.Told, &p.Published, &origin); err != nil {
			return err
		}
		papers[p.Article], origins[p.Article] = p, origin
		return nil
	}, "SELECT id, outlet, wire, byline, url, lead, day, published, origin FROM articles WHERE id IN (SELECT article FROM events WHERE story = ?)", id)
	if err != nil {
		return err
	}
	s := stories.Tell(list, papers, origins)
	if err := k.insertStory(id, &s); err != nil {
		return err
	}
	return k.insertPairs(id, &s, months)
}

func (k *keeper) insertStory(id int64, s *stories.Story) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	var words string
	if _, err := k.one([]any{&words}, "SELECT sentence FROM events WHERE id = ?", finding(s.First.Article, string(s.First.Event))); err != nil {
		return err
	}
	intensity := 0.0
	if _, err := k.one([]any{&intensity}, "SELECT intensity FROM events WHERE id = ?", finding(s.First.Article, string(s.First.Event))); err != nil {
		return err
	}
	var told tellings.Day
	for _, r := range s.All() {
		told = max(told, tellings.DayOf(r.Published))
	}
	place, country := "", ""
	if s.Venue != nil {
		place, country = s.Venue.Name, s.Venue.Country
	}
	return k.insert("stories", "id, type, mode, quad, status, day, last, told, words, place, place_country, intensity, reports, origins, disputes, story",
		[][]any{{id, s.Type, s.Mode, s.Quad, s.Status, int64(s.Days.First), int64(s.Days.Last), int64(told), words, place, country, intensity,
			s.Reports, s.Origins, len(s.Disagreements), string(data)}})
}

// counted are the states of an act in which it counts for relations.
func counted(status string) bool { return status == "occurred" || status == "ongoing" }

// insertPairs adds a story's sources towards its targets.
func (k *keeper) insertPairs(id int64, s *stories.Story, months map[month]sum) error {
	var rows [][]any
	week, intensity := 0, 0.0
	if s.Days.First != 0 {
		y, w := s.Days.First.Time().ISOWeek()
		week = y*100 + w
	}
	if _, err := k.one([]any{&intensity}, "SELECT intensity FROM stories WHERE id = ?", id); err != nil {
		return err
	}
	m := int(s.Days.First) / 100
	seen, states := map[[2]int64]bool{}, map[month]bool{}
	for i := range s.Sources {
		for j := range s.Targets {
			a, err := k.numberOf(&s.Sources[i])
			if err != nil {
				return err
			}
			b, err := k.numberOf(&s.Targets[j])
			if err != nil {
				return err
			}
			if a == 0 || b == 0 || a == b || seen[[2]int64{a, b}] {
				continue
			}
			seen[[2]int64{a, b}] = true
			from, to := s.Sources[i].State(), s.Targets[j].State()
			rows = append(rows, []any{id, a, b, from, to, int64(s.Days.First), week, m, s.Type, s.Quad, s.Status, intensity, s.Reports, s.Origins})
			key := month{from, to, m, s.Quad}
			if from == "" || to == "" || from == to || !counted(s.Status) || states[key] {
				continue
			}
			states[key] = true
			months[key] = months[key].plus(sum{1, s.Reports, s.Origins, intensity}, 1)
		}
	}
	return k.insert("story_pairs", "story, source, target, source_state, target_state, day, week, month, type, quad, status, intensity, reports, origins", rows)
}

func (s sum) plus(o sum, sign int) sum {
	return sum{s.stories + sign*o.stories, s.reports + sign*o.reports, s.origins + sign*o.origins, s.intensity + float64(sign)*o.intensity}
}

// numberOf returns the number of an actor that is in the store, 0 for one that cannot be told apart.
func (k *keeper) numberOf(s *tellings.Side) (int64, error) {
	if s.Key == "" {
		return 0, nil
	}
	if n, ok := k.actors[s.Key]; ok {
		return n, nil
	}
	var n int64
	found, err := k.one([]any{&n}, "SELECT id FROM actors WHERE key = ?", string(s.Key))
	if found {
		k.actors[s.Key] = n
	}
	return n, err
}

// untell takes a story out of the tables that sum up.
func (k *keeper) untell(id int64, months map[month]sum) error {
	seen := map[month]bool{}
	err := k.each(func(scan func(...any) error) error {
		var m month
		var s sum
		var status string
		if err := scan(&m.source, &m.target, &m.month, &m.quad, &status, &s.reports, &s.origins, &s.intensity); err != nil {
			return err
		}
		if m.source == "" || m.target == "" || m.source == m.target || !counted(status) || seen[m] {
			return nil
		}
		seen[m], s.stories = true, 1
		months[m] = months[m].plus(s, -1)
		return nil
	}, "SELECT source_state, target_state, month, quad, status, reports, origins, intensity FROM story_pairs WHERE story = ?", id)
	if err != nil {
		return err
	}
	if _, err := k.exec("DELETE FROM story_pairs WHERE story = ?", id); err != nil {
		return err
	}
	_, err = k.exec("DELETE FROM stories WHERE id = ?", id)
	return err
}

// addMonths brings the sums of months up to date.
func (k *keeper) addMonths(months map[month]sum) error {
	order := slices.SortedFunc(maps.Keys(months), func(a, b month) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.month, b.month), cmp.Compare(a.quad, b.quad))
	})
	for _, m := range order {
		s := months[m]
		if s == (sum{}) {
			continue
		}
		_, err := k.exec(`INSERT INTO pair_months (source_state, target_state, month, quad, stories, reports, origins, intensity) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (source_state, target_state, month, quad) DO UPDATE SET stories = pair_months.stories + excluded.stories,
			reports = pair_months.reports + excluded.reports, origins = pair_months.origins + excluded.origins, intensity = pair_months.intensity + excluded.intensity`,
			m.source, m.target, m.month, m.quad, s.stories, s.reports, s.origins, s.intensity)
		if err != nil {
			return err
		}
	}
	_, err := k.exec("DELETE FROM pair_months WHERE stories <= 0")
	return err
}

// cover counts the articles of a day.
func (k *keeper) cover(d tellings.Day) error {
	if _, err := k.exec("DELETE FROM coverage WHERE day = ?", int64(d)); err != nil {
		return err
	}
	var articles, origins int
	if _, err := k.one([]any{&articles, &origins}, "SELECT count(*), count(DISTINCT origin) FROM articles WHERE day = ? AND latest = 1", int64(d)); err != nil || articles == 0 {
		return err
	}
	week := 0
	if d != 0 {
		y, w := d.Time().ISOWeek()
		week = y*100 + w
	}
	return k.insert("coverage", "day, week, month, articles, origins", [][]any{{int64(d), week, int64(d) / 100, articles, origins}})
}
