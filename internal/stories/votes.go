package stories

import (
	"cmp"
	"slices"

	"github.com/chancery-project/chancery/internal/tellings"
)

// A Voice is who gives a value.
type Voice struct {
	Ref
	Outlet string          `json:"outlet,omitempty"`
	Origin string          `json:"origin,omitempty"`
	Told   tellings.Day    `json:"told,omitempty"`
	By     []tellings.Side `json:"by,omitempty"` // whose word it is; empty where the outlet itself says it
}

// A Version is one value and who gives it, in the order of publication.
type Version struct {
	Value   string  `json:"value"`
	Origins int     `json:"origins"`
	Voices  []Voice `json:"voices,omitempty"`
}

// A Disagreement is a thing told in two or more ways, the one that most origins tell first.
type Disagreement struct {
	About    string    `json:"about"`          // number, day, source, target, place or status
	Unit     string    `json:"unit,omitempty"` // of a number
	Versions []Version `json:"versions"`
}

// A Correction is a later value beside the earlier one of the same outlet or origin, or of whomever
// the later report says it corrects.
type Correction struct {
	About   string `json:"about"` // number, day or place
	Unit    string `json:"unit,omitempty"`
	From    string `json:"from"`
	To      string `json:"to"`
	Earlier Voice  `json:"earlier"`
	Later   Voice  `json:"later"`
	Reason  string `json:"reason,omitempty"` // "same outlet", "same origin", "says so: revised toll"
}

func (b *book) voice(i int) Voice {
	t, p := &b.told[i], b.papers[i]
	return Voice{Ref{t.Article, t.ID}, outlet(p), p.From, t.Told, t.By}
}

// versions gathers the values that f gives, empty ones left out: most origins first, then most
// articles, then the first told. An
// article counts once for each value.
func (b *book) versions(f func(t *Telling) string) []Version {
	var out []Version
	at := map[string]int{}
	type once struct {
		value, from string
	}
	seen := map[once]bool{}
	for i := range b.told {
		v := f(&b.told[i])
		if v == "" {
			continue
		}
		n, ok := at[v]
		if !ok {
			n = len(out)
			at[v] = n
			out = append(out, Version{Value: v})
		}
		if !slices.ContainsFunc(out[n].Voices, func(x Voice) bool { return x.Article == b.told[i].Article }) {
			out[n].Voices = append(out[n].Voices, b.voice(i))
		}
		if k := (once{v, b.from[i]}); !seen[k] {
			seen[k] = true
			out[n].Origins++
		}
	}
	slices.SortStableFunc(out, func(x, y Version) int {
		return cmp.Or(cmp.Compare(y.Origins, x.Origins), cmp.Compare(len(y.Voices), len(x.Voices)))
	})
	return out
}

// most returns the value of most origins.
func (b *book) most(f func(t *Telling) string) string {
	if v := b.versions(f); len(v) > 0 {
		return v[0].Value
	}
	return ""
}

// disagree adds a disagreement where there are two versions.
func (s *Story) disagree(about, unit string, versions []Version) {
	if len(versions) > 1 {
		s.Disagreements = append(s.Disagreements, Disagreement{about, unit, versions})
	}
}

// correct finds later values of one outlet or origin, and those that say they correct. The versions
// are values that cannot stand together.
func (b *book) correct(s *Story, about, unit string, versions []Version) {
	if len(versions) < 2 {
		return
	}
	type said struct {
		value string
		voice Voice
	}
	place := map[int64]int{} // of an article in the order of publication
	paper := map[int64]*Paper{}
	note := map[int64]string{}
	for i := len(b.told) - 1; i >= 0; i-- {
		n := b.told[i].Article
		place[n], paper[n] = i, b.papers[i]
		note[n] = cmp.Or(correctsInLead(b.papers[i].Lead), correctsInSentence(b.told[i].Words), note[n])
	}
	var line []said
	for _, v := range versions {
		for _, x := range v.Voices {
			line = append(line, said{v.Value, x})
		}
	}
	slices.SortStableFunc(line, func(x, y said) int { return cmp.Compare(place[x.voice.Article], place[y.voice.Article]) })
	for j := range line {
		later := line[j]
		for i := j - 1; i >= 0; i-- {
			earlier := line[i]
			if earlier.value == later.value || printed(paper[earlier.voice.Article]) >= printed(paper[later.voice.Article]) {
				continue
			}
			reason := ""
			switch {
			case note[later.voice.Article] != "":
				reason = "says so: " + note[later.voice.Article]
			case later.voice.Outlet != "" && originKey(earlier.voice.Outlet) == originKey(later.voice.Outlet):
				reason = "same outlet"
			case later.voice.Origin != "" && originKey(earlier.voice.Origin) == originKey(later.voice.Origin):
				reason = "same origin"
			default:
				continue
			}
			s.Corrections = append(s.Corrections, Correction{about, unit, earlier.value, later.value, earlier.voice, later.voice, reason})
			break
		}
	}
}
