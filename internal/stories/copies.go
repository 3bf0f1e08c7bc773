package stories

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/tellings"
	"github.com/chancery-project/chancery/record"
)

// A Paper is an article as a piece of print: who printed it, when, and what it is a copy of.
type Paper struct {
	Article   int64
	Outlet    string
	Origin    string // the wire or the outlet it names as its own source
	Byline    string
	URL       string
	Lead      string       // the first 200 code points of the text
	Told      tellings.Day // the day of publication; 0 when not known
	Published string       // as the record has it
	Sketch    Sketch
	From      string // the origin of its group of near-copies, as Origin gives it; empty where it is alone
}

// leadLength is how many code points of the text a paper keeps.
const leadLength = 200

// PaperOf returns the article of r as a piece of print.
func PaperOf(article int64, r *record.Record) Paper {
	lead := r.Text
	n := 0
	for i := range lead {
		if n == leadLength {
			lead = lead[:i]
			break
		}
		n++
	}
	return Paper{
		Article: article, Outlet: r.Outlet, Origin: r.Origin, Byline: r.Byline, URL: r.URL, Lead: lead,
		Told: tellings.DayOf(r.Published), Published: r.Published, Sketch: SketchOf(r.Text),
	}
}

// A Copy says that two articles print one text.
type Copy struct {
	A, B   int64 // the smaller first
	Alike  int   // share of the runs of both that stand in both, in thousandths
	Reason string
}

// What makes a copy. Runs of five words are rarely in common by chance: two reports on one event
// by two writers share some 20 in 1000, and their quotations. Templates are what to fear: daily
// releases that differ by a number or a place. So the less of the text is alike, the
// nearer the days must be, and short texts must be alike nearly word for word.
const (
	fewRuns   = 8   // less is nobody's copy: a line can be written twice
	shortRuns = 40  // up to here nearly all must be alike
	alikeAll  = 850 // the same text
	alikeMost = 500 // cut or lengthened by a third, a head or a tail added
	alikeWire = 300 // enough where both name one wire
	within    = 800 // of the shorter: cut to a part
	alikeCut  = 180 // how much a part must be of the whole
	daysAll   = 7
	daysMost  = 3
)

// Copies returns those of near, articles that share a band with p, that print the text of p, in
// the order of their numbers. What it says of two papers depends on these two alone, whichever is p.
func Copies(near []Paper, p Paper) []Copy {
	var out []Copy
	for i := range near {
		q := &near[i]
		if q.Article == p.Article {
			continue
		}
		if alike, reason, ok := copied(q, &p); ok {
			out = append(out, Copy{min(q.Article, p.Article), max(q.Article, p.Article), alike, reason})
		}
	}
	slices.SortFunc(out, func(x, y Copy) int {
		return order(order(0, x.A, y.A), x.B, y.B)
	})
	return slices.CompactFunc(out, func(x, y Copy) bool { return x.A == y.A && x.B == y.B })
}

// copied judges two papers.
func copied(p, q *Paper) (alike int, reason string, ok bool) {
	small := min(p.Sketch.Runs, q.Sketch.Runs)
	if small < fewRuns {
		return 0, "", false
	}
	alike = p.Sketch.Alike(&q.Sketch)
	if alike < alikeCut {
		return alike, "", false
	}
	apart := 0
	if p.Told != 0 && q.Told != 0 {
		apart = max(p.Told.Until(q.Told), q.Told.Until(p.Told))
	}
	wire := p.Origin != "" && originKey(p.Origin) == originKey(q.Origin)
	part := p.Sketch.Within(&q.Sketch, alike)
	switch {
	case alike >= alikeAll && apart <= daysAll:
		reason = fmt.Sprintf("%d%% of the text alike", alike/10)
	case small < shortRuns || apart > daysMost:
		return alike, "", false
	case alike >= alikeMost:
		reason = fmt.Sprintf("%d%% of the text alike", alike/10)
	case part >= within:
		reason = fmt.Sprintf("%d%% of the shorter text stand in the longer", part/10)
	case wire && alike >= alikeWire:
		reason = fmt.Sprintf("%d%% of the text alike", alike/10)
	default:
		return alike, "", false
	}
	words := []string{reason, apartWords(apart, p.Told != 0 && q.Told != 0)}
	if wire {
		words = append(words, "both from "+originName(p.Origin))
	}
	return alike, strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", "), true
}

func apartWords(days int, known bool) string {
	switch {
	case !known:
		return ""
	case days == 0:
		return "same day"
	case days == 1:
		return "a day apart"
	}
	return fmt.Sprintf("%d days apart", days)
}
