package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/internal/tellings"
)

// A filter is a field of the search form: its name in the address, and what it says.
type filter struct{ Name, Label, Hint string }

// filters are the fields in the order of the form.
var filters = []filter{
	{"text", "Words", `ceasefire "safe passage" sanction* -football`},
	{"who", "Who", "code or name: KOR, Lavrov, foreign ministry"},
	{"whom", "Towards whom", "KOR; CHN means either"},
	{"between", "Between", "two, in either direction: KOR,CHN"},
	{"what", "What", "THREATEN, CONSULT/visit, material-conflict, pledge"},
	{"status", "Status", "planned, denied, disputed, open, broken"},
	{"where", "Where", "country or place: ISL, Torshavn"},
	{"by", "According to whom", "state media, USA GOV"},
	{"since", "From", "2026, 2026-01 or 2026-01-15"},
	{"until", "Until", "2026-03"},
	{"outlet", "Outlet", "as articles name it"},
}

// A tab is a kind of finding that can be searched, and the filters that mean something for it.
type tab struct{ Name, Label, Uses string }

var tabs = []tab{
	{"events", "Events", "text who whom between what status where by since until outlet article story"},
	{"statements", "Statements", "text who whom what where by since until outlet article story"},
	{"commitments", "Commitments", "text who whom what status where by since until outlet article story"},
	{"stories", "Stories", "text who whom between what status where by since until outlet"},
	{"articles", "Articles", "text who since until outlet story"},
	{"actors", "Actors", "text who what where since until outlet article"},
}

func tabOf(name string) (tab, bool) {
	for _, t := range tabs {
		if t.Name == name {
			return t, true
		}
	}
	return tabs[0], name == ""
}

// An asking is what an address asks for: filters, an order, a page.
type asking struct {
	values url.Values
	query  store.Query
}

// pageLength is how many rows a page has.
const pageLength = 40

// ask reads an address. Filters that a tab does not use are passed over.
func ask(v url.Values, t tab) (asking, error) {
	a := asking{values: v}
	q := &a.query
	uses := strings.Fields(t.Uses)
	list := map[string]*[]string{"who": &q.Who, "whom": &q.Whom, "between": &q.Between, "by": &q.By, "what": &q.What, "status": &q.Status, "where": &q.Where, "outlet": &q.Outlet}
	for _, name := range uses {
		value := strings.TrimSpace(strings.Join(v[name], ";"))
		if len(value) > 500 {
			return a, refuse(400, "The filter %q is too long (500 letters at most).", name)
		}
		if value == "" {
			continue
		}
		if strings.ContainsRune(value, 0) {
			return a, refuse(400, "The filter %q holds a character that no text has.", name)
		}
		switch name {
		case "text":
			q.Text = value
		case "since", "until":
			days := tellings.DaysOf(value)
			if days.First == 0 {
				return a, refuse(400, "%q is no day, month or year (2026-05-03, 2026-05 or 2026).", value)
			}
			if name == "since" {
				q.Since = days.First
			} else {
				q.Until = days.Last
			}
		case "article":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 1 {
				return a, refuse(400, "%q is no number of an article.", value)
			}
			q.Article = n
		case "story":
			q.Story = value
		default:
			for _, x := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || name == "between" && r == ',' }) {
				if x = strings.TrimSpace(x); x != "" {
					*list[name] = append(*list[name], tidy(name, x))
				}
			}
		}
	}
	if len(q.Between) == 1 || len(q.Between) > 2 {
		return a, refuse(400, "Between whom? It wants two actors, like KOR,CHN.")
	}
	if n := len(q.Who) + len(q.Whom) + len(q.By) + len(q.What) + len(q.Status) + len(q.Where) + len(q.Outlet); n > 40 {
		return a, refuse(400, "These are %d filters; 40 are the most.", n)
	}
	q.Sort, q.After, q.Limit = v.Get("sort"), v.Get("after"), pageLength
	return a, nil
}

// tidy lets people write codes in small letters: types and countries have no others.
func tidy(name, value string) string {
	if name == "where" && len(value) == 3 {
		return strings.ToUpper(value)
	}
	if name == "status" {
		return strings.ToLower(value)
	}
	return value
}

// A chip is a filter that is in force, and the address without it.
type chip struct{ Label, Value, Without string }

// chips lists the filters in force at an address.
func chips(path string, v url.Values, uses string) []chip {
	var out []chip
	more := append(slices.Clone(filters), filter{Name: "article", Label: "Article"}, filter{Name: "story", Label: "Story"})
	for _, f := range more {
		value := strings.Join(v[f.Name], "; ")
		if value == "" || !slices.Contains(strings.Fields(uses), f.Name) {
			continue
		}
		out = append(out, chip{f.Label, value, with(path, v, f.Name, "", "after", "")})
	}
	return out
}

// unused lists the filters of an address that mean nothing on a tab.
func unused(v url.Values, t tab) []string {
	var out []string
	for _, f := range filters {
		if v.Get(f.Name) != "" && !slices.Contains(strings.Fields(t.Uses), f.Name) {
			out = append(out, strings.ToLower(f.Label))
		}
	}
	return out
}

// with returns an address with some values changed, given in pairs; empty ones are left out.
func with(path string, v url.Values, pairs ...string) string {
	out := url.Values{}
	for k, list := range v {
		for _, x := range list {
			if x != "" && k != "form" {
				out.Add(k, x)
			}
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Del(pairs[i])
		if pairs[i+1] != "" {
			out.Set(pairs[i], pairs[i+1])
		}
	}
	if len(out) == 0 {
		return path
	}
	return path + "?" + out.Encode()
}

// A field is a field of the form as it is filled.
type field struct {
	filter
	Value string
}

// fields fills the search form.
func fields(v url.Values, names ...string) []field {
	var out []field
	for _, f := range filters {
		if len(names) == 0 || slices.Contains(names, f.Name) {
			out = append(out, field{f, strings.Join(v[f.Name], "; ")})
		}
	}
	return out
}
