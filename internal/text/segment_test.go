package text

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// show writes d as proofs do: words parted by spaces, joined ones too, sentences by " | ", paragraphs
// by " ¶ ".
func show(d *Doc) string {
	var b strings.Builder
	for p := range d.Paragraphs {
		if p > 0 {
			b.WriteString(" ¶ ")
		}
		for s := d.Paragraphs[p].First; s < d.Paragraphs[p].Last; s++ {
			if s > d.Paragraphs[p].First {
				b.WriteString(" | ")
			}
			for w := d.Sentences[s].First; w < d.Sentences[s].Last; w++ {
				if w > d.Sentences[s].First {
					b.WriteByte(' ')
				}
				b.WriteString(d.Word(w))
			}
		}
	}
	return b.String()
}

// check fails t where d breaks a promise of the package.
func check(t *testing.T, d *Doc) {
	t.Helper()
	at, sentence, paragraph := 0, 0, 0
	valid := utf8.ValidString(d.Text)
	blank := func(from, to int) {
		if s := strings.TrimFunc(d.Text[from:to], func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }); s != "" {
			t.Fatalf("%q lies in no word of %q", s, d.Text)
		}
	}
	for i, w := range d.Words {
		if w.Start < at || w.End <= w.Start || w.End > len(d.Text) {
			t.Fatalf("word %d %v after %d", i, w.Span, at)
		}
		blank(at, w.Start)
		if valid && !utf8.ValidString(d.Word(i)) {
			t.Fatalf("word %d %q cuts a character", i, d.Word(i))
		}
		if strings.ContainsFunc(d.Word(i), unicode.IsSpace) {
			t.Fatalf("word %d %q holds white space", i, d.Word(i))
		}
		if w.Joined && (i == 0 || d.Words[i-1].End != w.Start) {
			t.Fatalf("word %d %q is joined to nothing", i, d.Word(i))
		}
		at = w.End
	}
	blank(at, len(d.Text))
	for i, s := range d.Sentences {
		if s.First != sentence || s.Last <= s.First || s.Last > len(d.Words) || s.Span != d.Cover(s.First, s.Last) {
			t.Fatalf("sentence %d %+v after word %d", i, s, sentence)
		}
		if d.Words[s.First].Joined {
			t.Fatalf("sentence %d cuts a multiword token", i)
		}
		sentence = s.Last
	}
	if sentence != len(d.Words) {
		t.Fatalf("words %d to %d lie in no sentence", sentence, len(d.Words))
	}
	for i, p := range d.Paragraphs {
		if p.First != paragraph || p.Last <= p.First || p.Last > len(d.Sentences) || p.Start != d.Sentences[p.First].Start || p.End != d.Sentences[p.Last-1].End {
			t.Fatalf("paragraph %d %+v after sentence %d", i, p, paragraph)
		}
		for s := p.First; s < p.Last; s++ {
			if d.Sentences[s].Paragraph != i {
				t.Fatalf("sentence %d of paragraph %d says %d", s, i, d.Sentences[s].Paragraph)
			}
		}
		paragraph = p.Last
	}
	if paragraph != len(d.Sentences) {
		t.Fatalf("sentences %d to %d lie in no paragraph", paragraph, len(d.Sentences))
	}
	checkQuotes(t, d)
}

// checkQuotes: quotations are in order, lie in one paragraph, nest or lie apart, and count their depth.
func checkQuotes(t *testing.T, d *Doc) {
	t.Helper()
	var open []Quote
	for i, q := range d.Quotes {
		if i > 0 && q.Outer.Start <= d.Quotes[i-1].Outer.Start {
			t.Fatalf("quotation %d %+v out of order", i, q)
		}
		if !q.Outer.Contains(q.Inner) || q.Inner.Start == q.Outer.Start && !q.Continues || q.Inner.Start > q.Inner.End || q.Open != (q.Inner.End == q.Outer.End) {
			t.Fatalf("quotation %d %+v", i, q)
		}
		if !slices.ContainsFunc(d.Paragraphs, func(p Paragraph) bool { return p.Contains(q.Outer) }) {
			t.Fatalf("quotation %d %+v crosses a paragraph", i, q)
		}
		for len(open) > 0 && open[len(open)-1].Outer.End <= q.Outer.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Inner.Contains(q.Outer) {
			t.Fatalf("quotation %d %+v crosses %+v in %q", i, q, open[len(open)-1], d.Text)
		}
		if q.Depth != len(open) {
			t.Fatalf("quotation %d %+v lies in %d", i, q, len(open))
		}
		open = append(open, q)
	}
}

func TestProofs(t *testing.T) {
	for _, file := range []string{"abbreviations.txt", "contractions.txt", "prefixes.txt"} {
		for _, e := range wordEntries(file) {
			for _, p := range e.Proofs {
				d := Segment(p.Sentence)
				check(t, d)
				if got := show(d); p.Want != "" && got != p.Want {
					t.Errorf("%s:%d: %s\n got %s\nwant %s", file, p.Line, e.Key, got, p.Want)
				} else if p.Not && slices.ContainsFunc(d.Words, func(w Word) bool { return w.Joined }) {
					t.Errorf("%s:%d: %s speaks in %s", file, p.Line, e.Key, got)
				}
			}
		}
	}
}

// TestGenerated: the weights of sentence ends and the list of small words are what gen makes of the data.
func TestGenerated(t *testing.T) {
	const shared = "../../../shared"
	if _, err := os.Stat(shared + "/data/treebanks"); err != nil || testing.Short() {
		t.Skip("no treebanks at " + shared + ", or a short run")
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "run", "./gen", "-words", "-whole", "-out", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"ends.bin", "lower.txt"} {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join("en", name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("en/%s is out of date: run go generate (%v)", name, err)
		}
	}
}

func FuzzSegment(f *testing.F) {
	for _, s := range []string{
		"“We will not go,” said Mr. Lee. 'No,' he said, 'the ministers' plan won't do.'",
		"SEOUL, Jan. 5 (Agency) — The U.S. will, etc.\n\n“First\n\n“Second.” He\u00a0can't\u200b go…\r\n* a@b.co, http://x.y/z",
		"Th- the $3bn (or €2.5m) 10-11 1,000,000. 3,4 +44 5:00-6:30 'em '90s y'all'd've n't 's ’’ ``x''",
	} {
		f.Add(s)
	}
	for _, file := range []string{"abbreviations.txt", "contractions.txt", "prefixes.txt"} {
		for _, e := range wordEntries(file) {
			for _, p := range e.Proofs {
				f.Add(p.Sentence)
			}
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		check(t, Segment(s))
		check(t, SegmentLines(s))
	})
}

// TestHostile: no text makes the work grow with the square of its length.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, part := range []string{"a", "a ", "a.", "aB.", "etc. The ", "'", "'a s' ", "\" ", "“", "1\" ", "a'", "a's", "<a", "(a.b@", "1-", "1,", "-", ".", "\n", "a\n", "‘’", "a\u0301", "\u200b", "S. ", "SEOUL, ", "[1]", "http://a "} {
		s := strings.Repeat(part, (1<<18)/len(part))
		start := time.Now()
		Segment(s)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q: %v for a quarter of a megabyte", part, d)
		} else {
			t.Logf("%q: %v", part, d)
		}
	}
}
