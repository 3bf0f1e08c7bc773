package names

import "github.com/chancery-project/chancery/internal/text"

// Mails, chats and questions are often written without capitals. There a word may be part of a name when
// the lists know it as one and the raw text hardly ever writes it small; the tagger decides.

// small opens runs of words without capitals that are whole names: "san francisco".
func (f *Finder) small(d *text.Doc, s *text.Sentence, ts []token) {
	for i := s.First; i+1 < s.Last; i++ {
		if ts[i].open || ts[i].class&isLow != 0 && inner[d.Word(i)] {
			continue
		}
		h, low := ts[i].lower, ts[i].class&isLow != 0
		for n := 1; n < 4 && i+n < s.Last; n++ {
			h = hashOn(h, d.Word(i+n))
			low = low && ts[i+n].class&isLow != 0
			if f.lists.of(h)&(inBigPlace|inTown|inCountry|inBody|inSite) != 0 && (!low || n > 1) {
				for k := range n + 1 {
					ts[i+k].open = true
				}
			}
		}
	}
}

// chatty reports whether a text is written without capitals: a third of its sentences begin small.
func chatty(d *text.Doc) bool {
	small := 0
	for s := range d.Sentences {
		if c := d.Word(d.Sentences[s].First)[0]; 'a' <= c && c <= 'z' {
			small++
		}
	}
	return small*3 >= len(d.Sentences) && small > 0
}

// careless reports whether a sentence is written without capitals, as in mails and chats.
func careless(d *text.Doc, s *text.Sentence) bool {
	if c := d.Word(s.First)[0]; c < 'a' || c > 'z' {
		for i := s.First; i < s.Last; i++ {
			if d.Word(i) == "i" {
				return true
			}
		}
		return false
	}
	return s.Last-s.First > 2
}

// common are words that stand in the lists of names and are much more often none.
var common = map[string]bool{"will": true, "mark": true, "more": true, "most": true, "many": true, "bill": true, "hope": true, "grace": true, "rich": true, "long": true, "young": true, "best": true,
	"good": true, "love": true, "order": true, "time": true, "home": true, "page": true, "sale": true, "west": true, "east": true, "north": true, "south": true, "point": true, "reading": true,
	"mobile": true, "nice": true, "same": true, "both": true, "over": true, "under": true, "august": true, "april": true, "june": true, "july": true, "march": true, "tour": true, "best buy": true,
	"target": true, "gap": true, "time warner": true, "total": true, "orange": true, "apple": true, "united": true, "visa": true, "sprint": true, "delta": true, "shell": true, "queen": true,
	"meta": true, "canon": true, "oracle": true, "billboard": true, "variety": true, "fars": true, "general": true, "universal": true, "subway": true, "labour": true, "this": true, "that": true,
	"have": true, "from": true, "they": true, "with": true, "your": true, "were": true, "what": true, "when": true, "then": true, "them": true, "some": true, "says": true, "said": true, "rose": true,
	"drew": true, "chase": true, "faith": true, "dean": true, "dale": true, "rusty": true, "frank": true, "earnest": true, "pleasant": true, "normal": true, "buffalo": true, "bath": true, "hall": true,
	"post": true, "lake": true, "port": true, "price": true, "center": true, "spring": true, "summer": true, "winter": true, "crystal": true, "angel": true, "candy": true, "honey": true, "precious": true, "chihuahua": true, "natal": true}
