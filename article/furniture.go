package article

import (
	"regexp"
	"strings"
	"sync"

	"github.com/chancery-project/chancery/internal/lexicon"
)

// furnitureLen is the most bytes a line of furniture may have: longer ones are paragraphs.
const furnitureLen = 240

// rules are the lines of en/furniture.txt, each section as one expression.
type rules struct{ line, tail *regexp.Regexp }

var furniture = sync.OnceValue(func() rules {
	list, err := lexicon.Load(words, "en/furniture.txt", nil, "")
	if err != nil {
		panic(err) // our own file
	}
	body := map[string][]string{}
	for _, e := range list {
		body[e.Section] = append(body[e.Section], e.Body)
	}
	whole := func(section string) *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:` + strings.Join(body[section], "|") + `)$`)
	}
	return rules{line: whole("line"), tail: whole("tail")}
})

// isFurniture reports whether a line belongs to the page and not to the article.
func isFurniture(line string) bool {
	return len(line) <= furnitureLen && furniture().line.MatchString(line)
}

// isTail reports whether a line heads what stands below an article.
func isTail(line string) bool {
	return len(line) <= 100 && furniture().tail.MatchString(strings.TrimRight(line, " :»>"))
}
