package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chancery-project/chancery/internal/store"
)

func TestCorrectionsAreKeptShownAndTakenBack(t *testing.T) {
	st := demo(t)
	h := Handler(st, reader(), unhurried)
	send := func(path string, f url.Values) (int, string, string) {
		f.Set("form", token(t, h))
		res, page := post(t, h, path, f)
		return res.StatusCode, res.Header.Get("Location"), page
	}
	event := func() store.Event {
		p, err := st.Events(t.Context(), store.Query{Article: 8, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range p.Rows {
			if e.ID == "8.e1" {
				return e
			}
		}
		return store.Event{}
	}
	was := event()
	same := url.Values{"finding": {"8.e1"}, "who": {"A. Moreau"}, "note": {"announced, not in force"}, "old-type": {was.Type}, "type": {was.Type}, "old-status": {was.Status}, "status": {was.Status}}
	if code, _, page := send("/correct", same); code != 400 || !strings.Contains(page, "Nothing was changed") {
		t.Errorf("nothing changed: status %d", code)
	}
	nobody := url.Values{"finding": {"8.e1"}, "old-status": {was.Status}, "status": {"planned"}}
	if code, _, _ := send("/correct", nobody); code != 400 {
		t.Errorf("nobody: status %d", code)
	}
	same.Set("status", "planned")
	if code, to, _ := send("/correct", same); code != http.StatusSeeOther || to != "/article/8#e1" {
		t.Errorf("status %d to %s", code, to)
	}
	if e := event(); e.Status != "planned" {
		t.Errorf("the act is %s", e.Status)
	}
	_, page := get(t, h, "/article/8")
	for _, want := range []string{"A. Moreau", "announced, not in force", "<s>occurred</s> → <b>planned</b>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the article does not show %q", want)
		}
	}
	if code, _, page := send("/correct", url.Values{"finding": {"8.e1"}, "who": {"x"}, "old-status": {"planned"}, "status": {"dreamt"}}); code != 400 || !strings.Contains(page, "none of occurred") {
		t.Errorf("no status: status %d", code)
	}
	if code, to, _ := send("/undo", url.Values{"id": {"1"}, "back": {"https://evil.example/"}}); code != http.StatusSeeOther || to != "/" {
		t.Errorf("taking back: status %d to %s", code, to)
	}
	if e := event(); e.Status != was.Status {
		t.Errorf("taken back, the act is %s", e.Status)
	}
	if code, _, _ := send("/correct", url.Values{"finding": {"8.e1"}, "who": {"x"}, "reject": {"yes"}}); code != http.StatusSeeOther {
		t.Errorf("rejecting: status %d", code)
	}
	if e := event(); e.ID != "" {
		t.Error("the rejected act still counts")
	}
	if _, page := get(t, h, "/article/8"); !strings.Contains(page, "rejected\" id=\"e1\"") {
		t.Error("the article does not show what was rejected")
	}
	if _, page := get(t, h, "/corrections"); strings.Count(page, "<tr") != 3 || !strings.Contains(page, "taken back") {
		t.Error("the list does not hold both")
	}
}

func TestSpeakersAndActorsOfAnArticleAreCorrected(t *testing.T) {
	h := Handler(demo(t), reader(), unhurried)
	for _, f := range []url.Values{
		{"finding": {"8.s1"}, "old-speaker": {"x"}, "speaker": {"ISL"}},
		{"finding": {"8.a1"}, "old-actor": {"NOR"}, "actor": {"DNK"}},
		{"finding": {"1.c1"}, "old-kind": {"position"}, "kind": {"threat"}},
	} {
		f.Set("form", token(t, h))
		f.Set("who", "desk")
		if res, page := post(t, h, "/correct", f); res.StatusCode != http.StatusSeeOther {
			t.Errorf("%v: status %d: %s", f, res.StatusCode, page)
		}
	}
	_, page := get(t, h, "/article/8?show=people,statements")
	for _, want := range []string{`<b><a href="/actor?key=ISL">Iceland</a></b>`, `→ <b>ISL</b>, by desk`, `→ <b>DNK</b>, by desk`} {
		if !strings.Contains(page, want) {
			t.Errorf("the article has no %q", want)
		}
	}
	if _, page := get(t, h, "/ledger?what=threat"); !strings.Contains(page, "rejected the accusation") {
		t.Error("the ledger does not know the other kind")
	}
	if _, page := get(t, h, "/correct?finding=8.s1"); !strings.Contains(page, "Take back") {
		t.Error("the form does not show what was corrected")
	}
}

func TestActorsAreJoined(t *testing.T) {
	st := demo(t)
	h := Handler(st, reader(), unhurried)
	f := url.Values{"form": {token(t, h)}, "finding": {"jonsdottir katla"}, "old-actor": {"jonsdottir katla"}, "actor": {"halldorsdottir sigrun"}, "who": {"desk"}}
	if res, page := post(t, h, "/correct", f); res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/actor?key=halldorsdottir+sigrun" {
		t.Fatalf("status %d to %q: %s", res.StatusCode, res.Header.Get("Location"), page)
	}
	if _, page := get(t, h, "/actor?key=jonsdottir+katla"); !strings.Contains(page, "Sigrun Halldorsdottir") {
		t.Error("the page of the one is not that of the other")
	}
}
