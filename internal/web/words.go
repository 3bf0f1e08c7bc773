package web

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/plover"
)

// dayWords writes a TIMEX3 value as people do: "5 January 2026", "January 2026". Other values stay
// as they are.
func dayWords(value any) string {
	s := fmt.Sprint(value)
	if words, ok := tellings.Written(s, "15:04"); ok {
		return strings.TrimSuffix(words, ", 00:00")
	}
	return s
}

// daysWords writes days of which one is meant as people do: "2026" for a whole year, "March 2026" for a
// whole month.
func daysWords(d tellings.Days) string { return spanWords(d.First.String(), d.Last.String()) }

func spanWords(first, last string) string {
	if last == "" || last == first || first == "" {
		return dayWords(first)
	}
	for _, n := range []int{4, 7} {
		if whole := tellings.DaysOf(first[:n]); whole.First.String() == first && whole.Last.String() == last {
			return dayWords(first[:n])
		}
	}
	return dayWords(first) + " – " + dayWords(last)
}

// plural writes "1 article", "2 articles", "1,200 articles".
func plural(n int, one string, more ...string) string {
	if n == 1 {
		return "1 " + one
	}
	many := one + "s"
	if len(more) > 0 {
		many = more[0]
	}
	return amount(float64(n)) + " " + many
}

func refNames(list []store.Ref) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Name)
	}
	return and(out)
}

func sideNames(list []tellings.Side) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Name)
	}
	return and(out)
}

// and lists names as a sentence does, each once: A, B and C.
func and(list []string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

// kindWords writes what kind of act something is: "coerce, seize".
func kindWords(typ, mode string) string {
	w := strings.ReplaceAll(strings.ToLower(typ), "_", " ")
	if mode != "" {
		w += ", " + strings.ReplaceAll(mode, "_", " ")
	}
	return w
}

func quadWords(q string) string {
	return map[plover.Quad]string{plover.VerbalCooperation: "cooperation in words", plover.MaterialCooperation: "cooperation in deeds",
		plover.VerbalConflict: "conflict in words", plover.MaterialConflict: "conflict in deeds"}[plover.Quad(q)]
}

// quadSign shows what kind of act it is also where colours are not seen.
func quadSign(q string) string {
	if s := map[plover.Quad]string{plover.VerbalCooperation: "○", plover.MaterialCooperation: "●", plover.VerbalConflict: "△", plover.MaterialConflict: "▲"}[plover.Quad(q)]; s != "" {
		return s
	}
	return "·"
}

// statusMark reports whether a status is worth a mark: what has not simply happened.
func statusMark(status string) bool { return status != "" && status != "occurred" }

// around cuts a sentence at the words that name the act.
func around(sentence, words string) [3]string {
	i := strings.Index(sentence, words)
	if i < 0 || words == "" {
		return [3]string{sentence, "", ""}
	}
	return [3]string{sentence[:i], words, sentence[i+len(words):]}
}

// cut shortens a text at a blank.
func cut(n int, s string) string {
	if len(s) <= n {
		return s
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > 0 {
		return s[:i] + " …"
	}
	return s
}

// voices names who gives a value.
func voices(list []stories.Voice) string {
	var out []string
	for _, v := range list {
		name := v.Outlet
		if name == "" {
			name = fmt.Sprintf("article %d", v.Article)
		}
		if by := sideNames(v.By); by != "" {
			name += " (citing " + by + ")"
		}
		out = append(out, name)
	}
	return and(out)
}

// closed adds the quotation mark that was cut off with the end or the start of a statement.
func closed(s string) string {
	switch open, end := strings.Count(s, "“"), strings.Count(s, "”"); {
	case open > end:
		return s + "”"
	case open < end:
		return "“" + s
	case strings.Count(s, `"`)%2 == 1:
		return s + `"`
	}
	return s
}

// sameStory reports whether the story behind the i-th of a list is told by the same words: then these
// stand once, under the last of them.
func sameStory(list []store.Story, i int) bool {
	return i+1 < len(list) && list[i].Words == list[i+1].Words && list[i].First.Article == list[i+1].First.Article
}

func sameEvent(list []store.Event, i int) bool {
	return i+1 < len(list) && list[i].Sentence == list[i+1].Sentence && list[i].Article.ID == list[i+1].Article.ID
}
