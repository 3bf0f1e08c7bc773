package article

import (
	"strings"
	"testing"
)

func TestPlainText(t *testing.T) {
	long := "The ministers met in Geneva on Monday and agreed on a truce that is to begin at noon on Friday."
	for _, tt := range []struct {
		name, in string
		want     Article
	}{
		{"a comment box below", long + "\nIt will last a week.\n\nCOMMENTS\nPlease let us know if you're having issues with commenting.",
			Article{Text: long + "\nIt will last a week."}},
		{"title, byline and date above", "Truce agreed for Friday noon\nBy Jo Ek and Ann Lind\nPublished: March 3, 2026, 18:40 JST\nShare\n\n" + long,
			Article{Title: "Truce agreed for Friday noon", Byline: "Jo Ek and Ann Lind", Published: "2026-03-03", Text: long}},
		{"outlet, bureau, place and date above", "Truce agreed for Friday noon\nThe Hague Reporter\nBrussels bureau\nKigali, 8 June 2026\n\n" + long,
			Article{Title: "Truce agreed for Friday noon", Outlet: "The Hague Reporter", Byline: "Brussels bureau", Published: "2026-06-08", Text: long}},
		{"crumbs, buttons and advertisements", "Home > World > Asia\nTruce agreed for Friday noon\nFacebook Twitter Email\n" + long + "\nAdvertisement\n" + long + " Again.\nRead more: The long road to peace\nSign up for our newsletter\n© 2026 Example Wire",
			Article{Title: "Truce agreed for Friday noon", Text: long + "\n" + long + " Again."}},
		{"most read below", strings.Repeat(long+"\n", 3) + "Most Read\nTen things to know today\nWhy gulls love our town",
			Article{Text: strings.TrimSpace(strings.Repeat(long+"\n", 3))}},
		{"wrapped lines", "The ministers met in Geneva on Monday and agreed on a truce that\nis to begin at noon on Friday, when the guns are to fall silent and\nthe villagers may go home to fetch what they left behind them in\nhaste.\n\nIt will last a week.",
			Article{Text: "The ministers met in Geneva on Monday and agreed on a truce that is to begin at noon on Friday, when the guns are to fall silent and the villagers may go home to fetch what they left behind them in haste.\nIt will last a week."}},
		{"a dateline and a wire", "GENEVA (AP) — " + long, Article{Origin: "AP", Text: "GENEVA (AP) — " + long}},
		{"one line that looks like a title", "Ministers meet in Geneva", Article{Text: "Ministers meet in Geneva"}},
		{"nothing but furniture", "Share this article", Article{Text: "Share this article"}},
		{"a short report", "He left.\nShe stayed.", Article{Text: "He left.\nShe stayed."}},
		{"a quotation first", "“No,” he said.\n" + long, Article{Text: "“No,” he said.\n" + long}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for a, err := range Open("in", strings.NewReader(tt.in)) {
				if err != nil || a != tt.want {
					t.Errorf("got %+v, %v\nwant %+v", a, err, tt.want)
				}
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-05-03": "2026-05-03", "2026-05-03T09:00:00Z": "2026-05-03T09:00:00Z", "2026-05-03T09:00:00.000+0200": "2026-05-03T09:00:00+02:00",
		"2026-05-03 09:00": "2026-05-03T09:00:00Z", "20260503": "2026-05-03", "Sun, 03 May 2026 09:00:00 GMT": "2026-05-03T09:00:00Z",
		"May 3, 2026": "2026-05-03", "3 May 2026": "2026-05-03", "Sunday, May 3, 2026": "2026-05-03", "3rd May, 2026": "2026-05-03",
		"Sept. 9, 2026": "2026-09-09", "Jan. 22, 2026 9:14 p.m.": "2026-01-22T21:14:00Z", "May 3, 2026 at 9:00 AM": "2026-05-03T09:00:00Z",
		"3rd of May": "", "03/05/2026": "", "2026-13-01": "", "2026-02-30": "", "yesterday": "", "": "", "0001-01-01": "", "5": "",
		"2026": "", strings.Repeat("2026-05-03", 20): "",
	} {
		got, err := ParseDate(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2026/01/05/talks": "2026-01-05", "https://a.example/news/2026-01-05-talks": "2026-01-05", "https://a.example/20260105/1.html": "2026-01-05",
		"https://a.example/world/2026/jan/05/talks": "2026-01-05", "https://a.example/story-10506160.html": "", "https://a.example/2026/13/45/x": "", "": "",
	} {
		if got := addressDate(in); got != want {
			t.Errorf("addressDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	for _, tt := range []struct {
		a    Article
		want string
	}{
		{Article{Text: "PARIS, May 3 (Reuters) - He left."}, "Reuters"},
		{Article{Text: "BEIJING, May 3 (Xinhua) -- He left."}, "Xinhua"},
		{Article{Text: "He left.", Byline: "Jo Ek, Associated Press"}, "AP"},
		{Article{Text: "He left.", Byline: "AFP and staff"}, ""},
		{Article{Text: "He left.", Byline: "Jo Ek | AFP"}, "AFP"},
		{Article{Text: "He left.\n— AFP"}, "AFP"},
		{Article{Text: "He left.\n© 2026 The Canadian Press. All rights reserved."}, "CP"},
		{Article{Text: "The African Union (AU) - he said - left."}, ""},
		{Article{Text: "Reuters sued the ministry."}, ""},
		{Article{Text: "PARIS (Reuters) - He left.", Outlet: "Reuters"}, ""},
	} {
		if got := origin(&tt.a, ""); got != tt.want {
			t.Errorf("origin of %+v is %q, want %q", tt.a, got, tt.want)
		}
	}
}
