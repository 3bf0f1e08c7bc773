package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxBlocks is the most paragraphs that are looked at one by one: no article has more, and
// pages made to be slow have millions.
const maxBlocks = 10_000

// tidy leaves out the blocks that are furniture: lines that only link elsewhere, lists of other
// articles, the title and byline again, buttons, headings over nothing, and all below the
// article. It never drops a paragraph of running text but for a copy of one.
func tidy(blocks []block, a *Article) []block {
	if len(blocks) > maxBlocks {
		return blocks
	}
	blocks = dropLinks(blocks)
	blocks = cutBelow(blocks)
	blocks = dropLines(blocks, a)
	blocks = dropCopies(blocks)
	return dropBareHeadings(trim(blocks))
}

// dropLinks drops lines that are nothing but a link, and lists and tables that mostly are,
// unless most of the article is made of links.
func dropLinks(blocks []block) []block {
	text, link := 0, 0
	type sums struct{ text, link, n, prose int }
	lists := map[any]*sums{}
	for _, b := range blocks {
		text += len(b.text)
		link += b.link
		if b.in != nil {
			s := lists[b.in]
			if s == nil {
				s = &sums{}
				lists[b.in] = s
			}
			s.text += len(b.text)
			s.link += b.link
			s.n++
			if len(b.text) > 150 && b.link*3 < len(b.text) {
				s.prose++
			}
		}
	}
	if link*2 > text {
		return blocks
	}
	out := blocks[:0:0]
	for _, b := range blocks {
		if s := lists[b.in]; b.in != nil && s.link*10 > s.text*6 && s.prose == 0 {
			continue
		}
		if b.link*10 >= len(b.text)*8 && len(b.text) < 300 && b.kind != quote && !(len(b.text) >= proseLen && endsSentence(b.text)) {
			continue
		}
		out = append(out, b)
	}
	return out
}

// cutBelow drops what stands below the article: from the first heading of a comment box or a
// list of other articles behind which little or no running text comes.
func cutBelow(blocks []block) []block {
	all := size(blocks)
	before := 0
	for i, b := range blocks {
		if i > 0 && before*2 >= all && b.kind != row && isTail(b.text) && (all-before)*4 <= all {
			return blocks[:i]
		}
		before += size(blocks[i : i+1])
	}
	return blocks
}

// dropLines drops furniture, and above the first paragraph the title, the byline and the date.
func dropLines(blocks []block, a *Article) []block {
	title, author := fold(a.Title), fold(a.Byline)
	begun := false
	out := blocks[:0:0]
	for _, b := range blocks {
		if isFurniture(b.text) {
			continue
		}
		if !begun {
			f := fold(b.text)
			_, isDay := lineDate(b.text)
			switch {
			case f == "" || isDay || f == title || f == author && f != "" || f == "by"+author && author != "":
				continue
			case byLine.MatchString(b.text) && len(b.text) < 120:
				if a.Byline == "" {
					a.Byline = withoutBy(b.text)
				}
				continue
			}
			begun = len(b.text) >= proseLen && endsSentence(b.text)
		}
		out = append(out, b)
	}
	return out
}

// trim drops short lines that are no sentences before the first paragraph of running text and
// behind the last one, where there are some: sections, places in rankings, names of
// photographers.
func trim(blocks []block) []block {
	first, last, n := -1, -1, 0
	for i, b := range blocks {
		if len(b.text) >= proseLen {
			if first < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	if n < 3 {
		return blocks
	}
	scrap := func(b block) bool {
		return b.kind == para && len(b.text) < 60 && !endsSentence(b.text) && !strings.HasSuffix(b.text, ":") && !strings.HasSuffix(b.text, "?")
	}
	out := blocks[:0:0]
	for i, b := range blocks {
		if (i < first || i > last) && scrap(b) {
			continue
		}
		out = append(out, b)
	}
	return out
}

// dropCopies drops a paragraph told before, and one that is a part of another: the text drawn
// large beside an article is taken from it.
func dropCopies(blocks []block) []block {
	const least = 40
	seen := map[string]bool{}
	keep := make([]bool, len(blocks))
	for i, b := range blocks {
		keep[i] = len(b.text) < least || !seen[b.text]
		seen[b.text] = true
	}
	for i, b := range blocks {
		if !keep[i] || len(b.text) < least || len(b.text) > 400 {
			continue
		}
		part := strings.Trim(b.text, `“”"'‘’… .`)
		for j := max(0, i-12); j < min(len(blocks), i+13); j++ {
			if j != i && keep[j] && len(blocks[j].text) > len(b.text) && strings.Contains(blocks[j].text, part) {
				keep[i] = false
				break
			}
		}
	}
	out := blocks[:0:0]
	for i, b := range blocks {
		if keep[i] {
			out = append(out, b)
		}
	}
	return out
}

// dropBareHeadings drops headings under which nothing stands any more.
func dropBareHeadings(blocks []block) []block {
	for len(blocks) > 0 && blocks[len(blocks)-1].kind == heading {
		blocks = blocks[:len(blocks)-1]
	}
	out := blocks[:0:0]
	for i, b := range blocks {
		if b.kind == heading && isTail(b.text) && (i+1 == len(blocks) || blocks[i+1].kind == heading) {
			continue
		}
		out = append(out, b)
	}
	return out
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]`, r)
	}))
	return strings.ContainsRune(".!?…。！？؟", r)
}
