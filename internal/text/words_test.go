package text

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSegment(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"clitics", "They don't know John's plan; we'll see, I'm sure she'd've gone.", "They do n't know John 's plan ; we 'll see , I 'm sure she 'd 've gone ."},
		{"curly clitics", "They don’t know John’s plan.", "They do n’t know John ’s plan ."},
		{"capital clitics", "DON'T GO TO KIM'S.", "DO N'T GO TO KIM 'S ."},
		{"cannot", "Cannot, gonna, wanna.", "Can not , gon na , wan na ."},
		{"names with apostrophes", "O'Brien and Sana'a and d'Estaing and Qur'an.", "O'Brien and Sana'a and d'Estaing and Qur'an ."},
		{"plural genitive", "the ministers' plan", "the ministers ' plan"},
		{"hyphens", "a US-led, well-known 15-year pro-Western co-chair", "a US - led , well - known 15 - year pro-Western co-chair"},
		{"names with hyphens", "Lee Jae-myung met al-Sudani.", "Lee Jae - myung met al - Sudani ."},
		{"dashes", "The plan—he said—failed. The plan – he said -- failed.", "The plan — he said — failed . | The plan – he said -- failed ."},
		{"slash", "and/or, 9/11, 5/1/2026, w/o", "and / or , 9/11 , 5/1/2026 , w/o"},
		{"figures", "1,200 of 3.5 at 10:30, .5 and 2-3", "1,200 of 3.5 at 10:30 , .5 and 2 - 3"},
		{"money", "$3bn, US$5.2m, €1.5 million, HK$20, £3", "$ 3 bn , US$ 5.2 m , € 1.5 million , HK$ 20 , £ 3"},
		{"percent", "3.5% or 20%", "3.5 % or 20 %"},
		{"units", "10km, 5pm, 20th, 1980s, the 1990's, '90s", "10 km , 5 pm , 20th , 1980s , the 1990's , '90s"},
		{"telephone", "Call 202-555-0143 or +44 20 or 555-0143.", "Call 202-555-0143 or +44 20 or 555-0143 ."},
		{"addresses", "See https://example.org/a?b=c, (www.example.com) or a.b@example.org.", "See https://example.org/a?b=c , ( www.example.com ) or a.b@example.org ."},
		{"domain", "Ask example.com. Then go.", "Ask example.com . | Then go ."},
		{"initials", "J. Edgar Roe met T.S. Poe and George W. Moe.", "J. Edgar Roe met T.S. Poe and George W. Moe ."},
		{"U.S.", "The U.S. Senate and the U.S. army left the U.S. The rest stayed.", "The U.S. Senate and the U.S. army left the U.S. | The rest stayed ."},
		{"times of day", "They met at 5 p.m. on Monday. He left at 6 p.m. Then she left.", "They met at 5 p.m. on Monday . | He left at 6 p.m. | Then she left ."},
		{"a missing space", "They met.The talks went on.", "They met . | The talks went on ."},
		{"ellipses", "We … go... We stay. . .", "We … go ... | We stay . . ."},
		{"marks", "What?! No!! Yes.", "What ?! | No !! | Yes ."},
		{"quotation ends a sentence", `"We go." He left.`, `" We go . " | He left .`},
		{"quotation does not end a sentence", `"Will we go?" he said. “No!” said Lee.`, `" Will we go ? " he said . | “ No ! ” said Lee .`},
		{"typewriter marks", "It failed. ''It's anti-reform,'' he said. ''Harsh?'' She left.", "It failed . | '' It 's anti-reform , '' he said . | '' Harsh ? '' | She left ."},
		{"turned marks", "It failed. ”Fear.” He left.", "It failed . | ” Fear . ” | He left ."},
		{"brackets", "He left (for good). (She stayed.) They met.", "He left ( for good ) . | ( She stayed . ) | They met ."},
		{"references", "He left.[3] She stayed.", "He left . [ 3 ] | She stayed ."},
		{"numbered clauses", "They may leave. (2) The state (or a court) may act; (3) No other may.", "They may leave . | ( 2 ) The state ( or a court ) may act ; | ( 3 ) No other may ."},
		{"decimal at the end", "It rose 3.5. Then it fell.", "It rose 3.5 . | Then it fell ."},
		{"title-like abbreviation at the end", "He is Tom Roe Jr. She left.", "He is Tom Roe Jr . | She left ."},
		{"No.", "He said no. They left. See No. 10.", "He said no . | They left . | See No. 10 ."},
		{"odd spaces", "They\u00a0met\u2009in\u3000Seoul.\u200b He\u202fleft.", "They met in Seoul . \u200b | He left ."},
		{"joiner inside", "co\u200doperate na\u00efve nai\u0308ve", "co\u200doperate na\u00efve nai\u0308ve"},
		{"control characters", "They\x00met.\x1fHe left.", "They \x00 met . | He left ."},
		{"other letters", "Władysław met 习近平 and Łódź’s mayor.", "Władysław met 习近平 and Łódź ’s mayor ."},
		{"mathematical", "AT&T and R&D and B & B", "AT&T and R&D and B & B"},
		{"elided and", "rock 'n' roll", "rock 'n ' roll"},
		{"missing space after a month", "on Jan.5 and Nov.28", "on Jan. 5 and Nov. 28"},
		{"led", "the U.N.-led talks", "the U.N. - led talks"},
		{"tags", "#Seoul @minister C#", "#Seoul @minister C #"},
		{"drawn lines", "They met. ----== |--------+-----> -- *~*~*", "They met . | ----== |--------+-----> -- *~*~*"},
		{"a lost blank", "Tel:?555-0143", "Tel :? 555-0143"},
		{"missing spaces", "I'ma student and it isn'ta plan", "I 'm a student and it is n't a plan"},
		{"wrapped lines", "The ministers of the two countries met in the capital and\nagreed to go on with the talks that they had broken off\nin the spring.", "The ministers of the two countries met in the capital and agreed to go on with the talks that they had broken off in the spring ."},
		{"lines are paragraphs", "Ministers meet\nThe two sides met.\nThey left.", "Ministers meet ¶ The two sides met . ¶ They left ."},
		{"Windows lines", "They met.\r\n\r\nThey left.\r\n", "They met . ¶ They left ."},
		{"empty", " \n\t\n ", ""},
		{"no stop", "the two sides met", "the two sides met"},
		{"capitals", "ENVOYS MEET IN SEOUL", "ENVOYS MEET IN SEOUL"},
	} {
		d := Segment(c.text)
		check(t, d)
		if got := show(d); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestSegmentLines(t *testing.T) {
	d := SegmentLines("Mr. Lee left. Then he came back.\n\n  Next one\n")
	check(t, d)
	if got, want := show(d), "Mr. Lee left . Then he came back . ¶ Next one"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestReuse: the memory of one text does not show in the next.
func TestReuse(t *testing.T) {
	var d Doc
	for _, s := range []string{"SEOUL, Jan. 5 — “We go, etc.” he said.\n\n“No", "He left. “Yes,” she said.", ""} {
		d.Segment(s)
		check(t, &d)
		if got, want := show(&d)+quotations(&d), show(Segment(s))+quotations(Segment(s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// articles returns the sample articles of the repository, one after the other.
func articles(tb testing.TB) string {
	files, err := filepath.Glob("../../testdata/articles/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		_, body, _ := strings.Cut(string(data), "-- article --\n")
		body, _, _ = strings.Cut(body, "\n-- ")
		b.WriteString(body + "\n\n")
	}
	if b.Len() == 0 {
		tb.Skip("no sample articles")
	}
	return b.String()
}

func BenchmarkSegment(b *testing.B) {
	s := articles(b)
	var d Doc
	d.Segment(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		d.Segment(s)
	}
	b.ReportMetric(float64(b.N)*float64(len(d.Words))/b.Elapsed().Seconds(), "words/s")
}

// TestMixtures: no mixture of marks, words and broken bytes breaks a promise.
func TestMixtures(t *testing.T) {
	parts := strings.Split("\xff|\xe2\x80|“|”|'|a|B|SEOUL|1|.|  |\n|-|(|)|@|s|’|t|n|,|$|/|\"|?|\u00a0|Jan|—| | |/AP/|etc.|[|#|‘|\u200b", "|")
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 30000 {
		var b strings.Builder
		for range 24 {
			b.WriteString(parts[rnd.IntN(len(parts))])
		}
		check(t, Segment(b.String()))
	}
}
