package store

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/relations"
	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// join looks for other articles' tellings of the same event. What pairs join, directly or by way of
// others, is one thread, named by the lowest number among them; threads are cut into stories when
// the transaction ends.
func (k *keeper) join(t stories.Telling) error {
	id := finding(t.Article, string(t.ID))
	k.changed[id], k.fresh[id] = true, true
	kept, sought := t.Blocks()
	if len(sought) > 0 {
		if err := k.pair(&t, id, keys(sought)); err != nil {
			return err
		}
	}
	var rows [][]any
	for _, b := range keys(kept) {
		rows = append(rows, []any{b, id})
	}
	return k.insertNew("event_blocks", "block, event", rows)
}

// pair judges a telling with those that are kept under the keys it seeks.
func (k *keeper) pair(t *stories.Telling, id int64, sought []int64) error {
	near, err := k.distinct("SELECT DISTINCT event FROM event_blocks WHERE block IN ("+marks(len(sought))+")", anys(sought)...)
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
		if reason, ok := stories.Pair(t, others[i]); ok {
			pairings = append(pairings, []any{min(n, id), max(n, id), reason})
			partners = append(partners, n)
		}
	}
	if len(partners) == 1 {
		return nil
	}
	if err := k.insertNew("pairings", "a, b, reason", pairings); err != nil {
		return err
	}
	return k.unite(partners)
}

// unite makes the threads of events one.
func (k *keeper) unite(events []int64) error {
	threads, err := k.threadsOf("id IN ("+marks(len(events))+")", anys(events)...)
	if err != nil || len(threads) < 2 {
		return err
	}
	_, err = k.exec("UPDATE events SET thread = ? WHERE thread IN ("+marks(len(threads))+")", append([]any{slices.Min(threads)}, anys(threads)...)...)
	return err
}

// threadsOf returns the threads of events, which are marked to be cut into stories again.
func (k *keeper) threadsOf(where string, args ...any) ([]int64, error) {
	list, err := k.distinct("SELECT DISTINCT thread FROM events WHERE "+where, args...)
	for _, t := range list {
		k.changed[t] = true
	}
	return list, err
}

// tellings returns what events of the store tell, in the order of ids.
func (k *keeper) tellings(ids []int64) ([]*stories.Telling, error) {
	return recall(k, &k.s.tellings, ids, "SELECT id, telling FROM events WHERE id IN (%s)", func(id int64, data []byte) (*stories.Telling, error) {
		t := &stories.Telling{Article: articleOf(id)}
		return t, json.Unmarshal(data, &t.Event)
	})
}

// touchStories marks the stories of events to be summed up again, though they are made of the same.
func (k *keeper) touchStories(where string, args ...any) error {
	list, err := k.distinct("SELECT DISTINCT story FROM events WHERE "+where, args...)
	if err != nil {
		return err
	}
	for _, s := range list {
		k.stale[s] = true
	}
	_, err = k.threadsOf(where, args...)
	return err
}

// rethread finds the threads of a thread's events again from their pairs, after events have gone.
func (k *keeper) rethread(thread int64) error {
	events, err := k.distinct("SELECT id FROM events WHERE thread = ?", thread)
	if err != nil || len(events) == 0 {
		return err
	}
	links, err := k.links(thread)
	if err != nil {
		return err
	}
	g := newGroups(events)
	for _, l := range links {
		g.join(l[0], l[1])
	}
	for _, e := range events {
		k.changed[g.of(e)] = true
		if _, err := k.exec("UPDATE events SET thread = ? WHERE id = ?", g.of(e), e); err != nil {
			return err
		}
	}
	return nil
}

// links returns the pairs of a thread.
func (k *keeper) links(thread int64) ([][2]int64, error) {
	var out [][2]int64
	err := k.each(func(scan func(...any) error) error {
		var l [2]int64
		err := scan(&l[0], &l[1])
		out = append(out, l)
		return err
	}, "SELECT p.a, p.b FROM events e JOIN pairings p ON p.a = e.id WHERE e.thread = ?", thread)
	return out, err
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

// finish sums up what has changed: threads into stories, what they say of pairs, the coverage of days.
func (k *keeper) finish() error {
	k.origins = map[int64]stories.Paper{}
	months := map[month]sum{}
	for _, id := range slices.Sorted(maps.Keys(k.gone)) {
		if err := k.untell(id, months); err != nil {
			return err
		}
		k.stale[id] = true
	}
	for _, thread := range slices.Sorted(maps.Keys(k.changed)) {
		if err := k.cut(thread, months); err != nil {
			return err
		}
	}
	if err := k.addMonths(months); err != nil {
		return err
	}
	for _, a := range slices.Sorted(maps.Keys(k.called)) {
		if err := k.name(a); err != nil {
			return err
		}
	}
	for _, d := range slices.Sorted(maps.Keys(k.days)) {
		if err := k.cover(d); err != nil {
			return err
		}
	}
	return nil
}

// cut cuts a thread into stories. Those that are made of the same events as before stay as they are.
func (k *keeper) cut(thread int64, months map[month]sum) error {
	before := map[int64][]int64{}
	var events []int64
	err := k.each(func(scan func(...any) error) error {
		var id, story int64
		err := scan(&id, &story)
		before[story] = append(before[story], id)
		events = append(events, id)
		return err
	}, "SELECT id, story FROM events WHERE thread = ? ORDER BY id", thread)
	if err != nil || len(events) == 0 {
		return err
	}
	told, err := k.tellings(events)
	if err != nil {
		return err
	}
	parts := [][]stories.Telling{{*told[0]}}
	if len(told) > 1 {
		links, err := k.links(thread)
		if err != nil {
			return err
		}
		all := make([]stories.Telling, len(told))
		for i, t := range told {
			all[i] = *t
		}
		parts = stories.Parts(all, storyLinks(links))
	}
	after := map[int64][]stories.Telling{}
	for _, part := range parts {
		lowest := int64(0)
		for i := range part {
			if id := numberOfTelling(&part[i]); lowest == 0 || id < lowest {
				lowest = id
			}
		}
		after[lowest] = part
	}
	// First all that is no more, then what is new: a story of the same name may have passed events on.
	var fresh []int64
	for _, story := range slices.Sorted(maps.Keys(before)) {
		if part, ok := after[story]; !ok || k.stale[story] || !sameEvents(part, before[story]) {
			if err := k.untell(story, months); err != nil {
				return err
			}
		}
	}
	for _, story := range slices.Sorted(maps.Keys(after)) {
		if !sameEvents(after[story], before[story]) || k.stale[story] || k.fresh[story] {
			fresh = append(fresh, story)
		}
	}
	for _, story := range fresh {
		if len(events) > 1 || !k.fresh[story] { // else nothing knows of it yet
			for i := range after[story] {
				if _, err := k.exec("UPDATE events SET story = ? WHERE id = ? AND story <> ?", story, numberOfTelling(&after[story][i]), story); err != nil {
					return err
				}
			}
		}
		if err := k.tell(story, after[story], months); err != nil {
			return err
		}
	}
	return nil
}

func numberOfTelling(t *stories.Telling) int64 { return finding(t.Article, string(t.ID)) }

// storyLinks turns pairs of numbers into pairs of refs.
func storyLinks(links [][2]int64) []stories.Link {
	ref := func(id int64) stories.Ref {
		_, event, _ := strings.Cut(nameOf("e", id), ".")
		return stories.Ref{Article: articleOf(id), Event: record.EventID(event)}
	}
	out := make([]stories.Link, len(links))
	for i, l := range links {
		out[i] = stories.Link{A: ref(l[0]), B: ref(l[1])}
	}
	return out
}

// sameEvents reports whether a story is made of just those events, which are in order.
func sameEvents(part []stories.Telling, events []int64) bool {
	if len(part) != len(events) {
		return false
	}
	for i := range part {
		if _, ok := slices.BinarySearch(events, numberOfTelling(&part[i])); !ok {
			return false
		}
	}
	return true
}

// tell sums up a story.
func (k *keeper) tell(id int64, told []stories.Telling, months map[month]sum) error {
	var articles []int64
	for i := range told {
		articles = append(articles, told[i].Article)
	}
	slices.Sort(articles)
	papers, err := k.papersOf(slices.Compact(articles))
	if err != nil {
		return err
	}
	s := stories.Tell(told, papers)
	one := papers[told[0].Article]
	alone := len(told) == 1 && one.From == stories.Origin([]stories.Paper{one})
	intensity, err := k.insertStory(id, &s, alone)
	if err != nil {
		return err
	}
	return k.insertPairs(id, &s, intensity, months)
}

// papersOf returns articles, and their near-copies, with the origins of their groups. It remembers
// them: while a transaction is finished, groups change no more.
func (k *keeper) papersOf(articles []int64) (map[int64]stories.Paper, error) {
	articles = slices.DeleteFunc(articles, func(a int64) bool { _, ok := k.origins[a]; return ok })
	groups := map[int64][]stories.Paper{}
	members := map[int64]int64{}
	for list := range slices.Chunk(articles, 256) {
		err := k.each(func(scan func(...any) error) error {
			var p stories.Paper
			var origin int64
			if err := scan(&p.Article, &p.Outlet, &p.Origin, &p.Byline, &p.URL, &p.Lead, &p.Told, &p.Published, &origin); err != nil {
				return err
			}
			groups[origin], members[p.Article] = append(groups[origin], p), origin
			return nil
		}, "SELECT id, outlet, wire, byline, url, lead, day, published, origin FROM articles WHERE origin IN (SELECT origin FROM articles WHERE id IN ("+marks(len(list))+")) ORDER BY id", anys(list)...)
		if err != nil {
			return nil, err
		}
	}
	from := map[int64]string{}
	for o, group := range groups {
		from[o] = stories.Origin(group)
	}
	for _, group := range groups {
		for _, p := range group {
			p.From = from[members[p.Article]]
			k.origins[p.Article] = p
		}
	}
	return k.origins, nil
}

// insertStory adds the row of a story; of one that one event tells alone no more than what it is
// sorted and chosen by. It returns the intensity of the story, that of its first report.
func (k *keeper) insertStory(id int64, s *stories.Story, alone bool) (intensity float64, err error) {
	var words string
	first := finding(s.First.Article, string(s.First.Events[0]))
	if _, err := k.one([]any{&words, &intensity}, "SELECT sentence, intensity FROM events WHERE id = ?", first); err != nil {
		return 0, err
	}
	var data []byte
	if alone {
		words = ""
	} else if data, err = json.Marshal(s); err != nil {
		return 0, err
	}
	var told tellings.Day
	for _, r := range append([]stories.Report{s.First}, s.Followers...) {
		told = max(told, r.Told)
	}
	place, country := "", ""
	if s.Venue != nil {
		place, country = s.Venue.Name, s.Venue.Country
	}
	return intensity, k.insert("stories", "id, type, mode, quad, status, day, last, told, words, place, place_country, intensity, reports, origins, disputes, story",
		[][]any{{id, s.Type, s.Mode, s.Quad, s.Status, int64(s.Days.First), int64(s.Days.Last), int64(told), words, place, country, intensity,
			s.Reports, s.Origins, len(s.Disagreements), string(data)}})
}

// weekOf returns the ISO week of a day as tables have it, 202601; 0 for no day.
func weekOf(d tellings.Day) int {
	if d == 0 {
		return 0
	}
	return relations.Week.Of(d.Time())
}

// counted are the states of an act in which it counts for relations.
func counted(status string) bool { return status == "occurred" || status == "ongoing" }

// insertPairs adds a story's sources towards its targets.
func (k *keeper) insertPairs(id int64, s *stories.Story, intensity float64, months map[month]sum) error {
	var rows [][]any
	week := weekOf(s.Days.First)
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
		if s.stories >= 0 {
			continue
		}
		if _, err := k.exec("DELETE FROM pair_months WHERE source_state = ? AND target_state = ? AND month = ? AND quad = ? AND stories <= 0", m.source, m.target, m.month, m.quad); err != nil {
			return err
		}
	}
	return nil
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
	return k.insert("coverage", "day, week, month, articles, origins", [][]any{{int64(d), weekOf(d), int64(d) / 100, articles, origins}})
}
