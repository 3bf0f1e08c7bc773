package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/chancery-project/chancery/internal/stories"
	"github.com/chancery-project/chancery/record"
)

// edits are what happens to a text on its way from a wire to a page.
var edits = []struct {
	name string
	edit func(sentences, foreign []string) []string
}{
	{"printed whole", func(s, _ []string) []string { return s }},
	{"last third cut", func(s, _ []string) []string { return s[:len(s)*2/3] }},
	{"last half cut", func(s, _ []string) []string { return s[:len(s)/2] }},
	{"last two thirds cut", func(s, _ []string) []string { return s[:len(s)/3] }},
	{"every fourth sentence dropped", func(s, _ []string) []string { return every(s, 4) }},
	{"every second sentence dropped", func(s, _ []string) []string { return every(s, 2) }},
	{"four foreign sentences before", func(s, f []string) []string { return slices.Concat(f[:min(4, len(f))], s) }},
	{"lead rewritten, last third cut", func(s, f []string) []string { return slices.Concat(f[:1], s[1:len(s)*2/3]) }},
	{"every twentieth word another", func(s, _ []string) []string { return other(s, 20) }},
	{"every tenth word another", func(s, _ []string) []string { return other(s, 10) }},
}

func every(s []string, n int) (out []string) {
	for i := range s {
		if i%n != n-1 {
			out = append(out, s[i])
		}
	}
	return out
}

func other(s []string, n int) []string {
	words := strings.Fields(strings.Join(s, " "))
	for i := n - 1; i < len(words); i += n {
		words[i] = fmt.Sprintf("other%d", i)
	}
	return words
}

// copies edits each text of a file of articles, and counts which edits are found and taken for
// copies, and which different texts are.
func copies(file string, out io.Writer) error {
	texts, err := readTexts(file)
	if err != nil {
		return err
	}
	if len(texts) == 0 {
		return errors.New("no texts of 12 sentences or more")
	}
	var whole []stories.Paper
	for i, t := range texts {
		whole = append(whole, paper(int64(i+1), t))
	}
	for _, e := range edits {
		found, judged := 0, 0
		for i, t := range texts {
			p := paper(int64(len(texts)+i+1), e.edit(t, texts[(i+1)%len(texts)]))
			if len(stories.Copies(whole[i:i+1], p)) == 0 {
				continue
			}
			judged++
			keys := p.Sketch.Bands()
			if slices.ContainsFunc(whole[i].Sketch.Bands(), func(k uint64) bool { return slices.Contains(keys, k) }) {
				found++
			}
		}
		fmt.Fprintf(out, "%-32s %3d%% taken for copies, %3d%% found by bands too\n", e.name, 100*judged/len(texts), 100*found/len(texts))
	}
	wrong := 0
	for i := range whole {
		wrong += len(stories.Copies(whole[:i], whole[i]))
	}
	fmt.Fprintf(out, "different texts taken for copies: %d of %d pairs\n", wrong, len(whole)*(len(whole)-1)/2)
	return nil
}

// reprint writes each text of a file of articles twice, as JSON Lines: whole, and by another outlet under
// a head of its own without the last third.
func reprint(file string, out io.Writer) error {
	texts, err := readTexts(file)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	for i, t := range texts {
		for _, a := range []struct {
			ID        string `json:"id"`
			Outlet    string `json:"outlet"`
			Published string `json:"published"`
			Text      string `json:"text"`
		}{
			{fmt.Sprintf("%d whole", i+1), "Gazette", "2016-01-05", strings.Join(t, "")},
			{fmt.Sprintf("%d cut", i+1), "Herald", "2016-01-05", "Our desk had this report today and prints it in part.\n" + strings.Join(t[:len(t)*2/3], "")},
		} {
			if err := enc.Encode(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func paper(n int64, sentences []string) stories.Paper {
	return stories.PaperOf(n, &record.Record{Published: "2026-01-05", Text: strings.Join(sentences, " ")})
}

// readTexts reads the texts of JSON Lines in gzip, cut at full stops; those of fewer than 12 sentences are left out.
func readTexts(file string) ([][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out [][]string
	for d := json.NewDecoder(z); ; {
		var a struct{ Text string }
		if err := d.Decode(&a); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if s := strings.SplitAfter(a.Text, ". "); len(s) >= 12 {
			out = append(out, s)
		}
	}
}
