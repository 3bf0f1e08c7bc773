package text

import (
	"strings"
	"testing"
)

func TestKinds(t *testing.T) {
	names := [...]string{Prose: "prose", Headline: "headline", Dateline: "dateline", Bullet: "bullet"}
	for _, c := range []struct{ text, want string }{
		{"SEOUL, Jan. 5 (Agency) — The two sides met. They left.", "dateline SEOUL, Jan. 5 (Agency) — | prose The two sides met. | prose They left."},
		{"NEW YORK – The two sides met.", "dateline NEW YORK – | prose The two sides met."},
		{"NEW YORK, March 3, 2026 -- The two sides met.", "dateline NEW YORK, March 3, 2026 -- | prose The two sides met."},
		{"WASHINGTON, D.C. — “We met,” he said.", "dateline WASHINGTON, D.C. — | prose “We met,” he said."},
		{"BEIJING/SEOUL, May 2 (Agency) - China met Korea.", "dateline BEIJING/SEOUL, May 2 (Agency) - | prose China met Korea."},
		{"Paris (Agency) - The two sides met.", "dateline Paris (Agency) - | prose The two sides met."},
		{"(Agency) - The two sides met.", "dateline (Agency) - | prose The two sides met."},
		{"MOSCOW, January 5. /AGENCY/. The two sides met.", "dateline MOSCOW, January 5. /AGENCY/. | prose The two sides met."},
		{"Geneva, 5 January 2026 – The two sides met.", "dateline Geneva, 5 January 2026 – | prose The two sides met."},
		{"NATO — the alliance of 1949 — met.", "prose NATO — the alliance of 1949 — met."},
		{"NATO-led forces met.", "prose NATO-led forces met."},
		{"The minister — Kim — met him.", "prose The minister — Kim — met him."},
		{"Kim (68) - a minister - met him.", "prose Kim (68) - a minister - met him."},
		{"Envoys meet in Seoul\n\nThe two sides met.", "headline Envoys meet in Seoul | prose The two sides met."},
		{"ENVOYS MEET IN SEOUL FOR TALKS\n\nThe two sides met.", "headline ENVOYS MEET IN SEOUL FOR TALKS | prose The two sides met."},
		{"Will Envoys Meet in Seoul Again?\n\nThe two sides met.", "headline Will Envoys Meet in Seoul Again? | prose The two sides met."},
		{"Envoys Meet in Seoul for Long Talks", "headline Envoys Meet in Seoul for Long Talks"},
		{"the two sides met in seoul", "prose the two sides met in seoul"},
		{"The two sides met.\n\nWhat comes next\n\nThey meet again.", "prose The two sides met. | headline What comes next | prose They meet again."},
		{"They agreed:\n\n• to meet again\n• to talk", "prose They agreed: | bullet • to meet again | bullet • to talk"},
		{"They agreed:\n\n- to meet again;\n- to talk.", "prose They agreed: | bullet - to meet again; | bullet - to talk."},
		{"1. The sides meet.\n2) They talk.\n(a) They leave.", "bullet 1. The sides meet. | bullet 2) They talk. | bullet (a) They leave."},
		{"Kim Min-ji and Lee Jae-ho met", "prose Kim Min-ji and Lee Jae-ho met"},
	} {
		d := Segment(c.text)
		check(t, d)
		var list []string
		for _, s := range d.Sentences {
			list = append(list, names[s.Kind]+" "+s.In(d.Text))
		}
		if got := strings.Join(list, " | "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
