package web

import (
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/store"
	"github.com/chancery-project/chancery/record"
)

func (s *sheet) words(sp record.Span) string {
	if sp[0] < 0 || sp[1] > len(s.runes) || sp[0] > sp[1] {
		return ""
	}
	return string(s.runes[sp[0]:sp[1]])
}

func (s *sheet) several(spans []record.Span) string {
	var out []string
	for _, sp := range spans {
		out = append(out, s.words(sp))
	}
	return closed(strings.Join(out, " … "))
}

func (s *sheet) name(id record.ActorID) string {
	if a := s.actors[id]; a != nil {
		return a.Name
	}
	return ""
}

// known returns the name by which the article knows a key, else the key.
func (s *sheet) known(key string) string {
	for i := range s.Record.Actors {
		if a := &s.Record.Actors[i]; string(a.Key()) == key {
			return a.Name
		}
	}
	return key
}

func (s *sheet) names(ids []record.ActorID) string {
	var out []string
	for _, id := range ids {
		out = append(out, s.name(id))
	}
	return and(out)
}

func (s *sheet) whos(ids []record.ActorID) []who {
	var out []who
	for _, id := range ids {
		if a := s.actors[id]; a != nil {
			out = append(out, who{a.Name, string(a.Key())})
		}
	}
	return out
}

func refWhos(list []store.Ref) []who {
	var out []who
	for _, r := range list {
		out = append(out, who{r.Name, string(r.Key)})
	}
	return out
}

// attribution names whose word an act is: who says it, then who reports that.
func (s *sheet) attribution(chain []record.Attribution) string {
	var out []string
	for i := len(chain) - 1; i >= 0; i-- {
		if st := s.said[chain[i].Statement]; st != nil {
			if name, _ := s.speaker(st); !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return strings.Join(out, ", as reported by ")
}

// speaker names who says a statement, and the key where he is known.
func (s *sheet) speaker(st *record.Statement) (name, key string) {
	sp := st.Speaker
	if sp == nil {
		return "Somebody", ""
	}
	for _, c := range s.fixes[string(st.ID)] {
		if c.Field == "speaker" {
			return s.known(c.Value), c.Value
		}
	}
	if a := s.actors[sp.Actor]; a != nil {
		return s.names(append([]record.ActorID{sp.Actor}, sp.Others...)), string(a.Key())
	}
	if sp.Span != nil {
		name = s.words(*sp.Span)
	}
	switch {
	case name != "" && sp.Anonymity != "":
		return name + " (unnamed)", ""
	case name != "":
		return name, ""
	case sp.Anonymity != "":
		return "An unnamed " + sp.Anonymity, ""
	}
	return "Somebody", ""
}
