package actors

import "testing"

// codes returns the code of the actor with a name, "" where there is none.
func codes(c *Cast, name string) string {
	for i := range c.Actors {
		if c.Actors[i].Name == name {
			return c.Actors[i].Code
		}
	}
	return ""
}

func TestCountriesThatAreNotSaid(t *testing.T) {
	s := newStages(t)
	for _, tt := range []struct{ prose, name, code string }{
		// The famous, by family name alone, not those of the country they talk about.
		{"Trump and Putin have agreed to share information on North Korea.", "Trump", "USA"},
		{"Trump and Putin have agreed to share information on North Korea.", "Putin", "RUS"},
		// A stranger may be from anywhere.
		{"Quelbrook criticised Kenya.", "Quelbrook", "UNK"},
		// The scene: dateline, venue, the one country named.
		{"MANILA, Philippines — Thousands marched on Sunday. Police used water cannon.", "Police", "PHL COP"},
		{"Police arrested three teachers in Cairo.", "Police", "EGY COP"},
		{"Peru swore in a new cabinet. Prosecutors opened a case.", "Prosecutors", "PER JUD"},
		{"Kenya and Somalia traded accusations. Prosecutors opened a case.", "Prosecutors", "JUD"},
		// Bodies above countries, and theirs.
		{"The African Union sent monitors to Sudan.", "African Union", "IGO"},
		// An office before a name between commas is that man's.
		{"On Friday Kenya's president, William Ruto, urged the army to leave.", "William Ruto", "KEN GOV"},
	} {
		if _, c := s.read(tt.prose); codes(c, tt.name) != tt.code {
			t.Errorf("%s: %s has %q, want %q", tt.prose, tt.name, codes(c, tt.name), tt.code)
		}
	}
}
