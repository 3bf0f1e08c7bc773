package record

import "testing"

func TestActorsAreKnownAcrossArticles(t *testing.T) {
	named, nominal := []Mention{{Kind: "nominal"}, {Kind: "name"}}, []Mention{{Kind: "nominal"}, {Kind: "pronoun"}}
	for _, c := range []struct {
		actor Actor
		want  Key
	}{
		{Actor{Name: "South Korea", Type: "country", Code: "KOR", Wikidata: "Q884", Mentions: named}, "KOR"},
		{Actor{Name: "Security Council", Type: "organization", Code: "UNO", Wikidata: "Q37470", Mentions: named}, "Q37470"},
		{Actor{Name: "Takaichi Sanae", Type: "person", Country: "JPN", Mentions: named}, "sanae takaichi"},
		{Actor{Name: "Sanae Takaichi", Type: "person", Mentions: named}, "sanae takaichi"},
		{Actor{Name: "Harry S. Truman", Type: "person", Mentions: named}, "harry truman"},
		{Actor{Name: "Lee", Type: "person", Country: "KOR", Mentions: named}, "lee @KOR"},
		{Actor{Name: "Lee", Type: "person", Mentions: named}, "lee"},
		{Actor{Name: "Foreign Ministry", Type: "organization", Country: "CHN", Mentions: named}, "foreign ministry @CHN"},
		{Actor{Name: "Lula’s Workers’ Party", Type: "organization", Country: "BRA", Mentions: named}, "lulas workers party @BRA"},
		{Actor{Name: "soldiers", Type: "group", Code: "KOR MIL", Country: "KOR", Mentions: nominal}, "~KOR MIL"},
		{Actor{Name: "two men", Type: "group", Mentions: nominal}, ""},
		{Actor{Name: "—", Type: "person", Mentions: named}, ""},
	} {
		if got := c.actor.Key(); got != c.want {
			t.Errorf("%s: key %q, want %q", c.actor.Name, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"Élysée Palace": "elysee palace", "al-Sisi": "al sisi", "  N’Djamena ": "ndjamena", "Łódź": "łodz", "高市": "高市", "…": "",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("the Sultan's al-Sisi 3rd")
	f.Add("Élysée")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Fold(s), fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	})
}
