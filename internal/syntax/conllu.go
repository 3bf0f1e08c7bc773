package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/text"
)

// WriteCoNLLU writes t, the tree of d, as CoNLL-U (universaldependencies.org/format.html): words that
// are joined stand under the line of their multiword token, a token that no white space follows has
// SpaceAfter=No, and each sentence has its text as a comment.
func WriteCoNLLU(w io.Writer, d *text.Doc, t *Tree) error {
	b := bufio.NewWriter(w)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if first := d.Paragraphs[s.Paragraph].First == i; first {
			if s.Paragraph == 0 {
				b.WriteString("# newdoc\n")
			}
			b.WriteString("# newpar\n")
		}
		fmt.Fprintf(b, "# sent_id = %d\n# text = %s\n", i+1, strings.Join(strings.Fields(s.In(d.Text)), " "))
		for j := s.First; j < s.Last; j++ {
			last := j
			for last+1 < s.Last && d.Words[last+1].Joined {
				last++
			}
			if last > j && !d.Words[j].Joined {
				fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", j-s.First+1, last-s.First+1, d.Cover(j, last+1).In(d.Text), spaceAfter(d, last))
			}
			misc := "_"
			if last == j && !d.Words[j].Joined {
				misc = spaceAfter(d, j)
			}
			writeWord(b, t, j, s.First, misc)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

func writeWord(b *bufio.Writer, t *Tree, j, first int, misc string) {
	head := 0
	if t.Head[j] >= 0 {
		head = int(t.Head[j]) - first + 1
	}
	for _, field := range [...]string{strconv.Itoa(j - first + 1), t.Word(j), t.Lemma[j], t.Tag[j].String(), t.XPOS[j].String(), t.Feats[j].String(),
		strconv.Itoa(head), t.Rel[j].String(), "_"} {
		b.WriteString(field)
		b.WriteByte('\t')
	}
	b.WriteString(misc)
	b.WriteByte('\n')
}

// spaceAfter returns the last column for a token that ends with word i.
func spaceAfter(d *text.Doc, i int) string {
	if i+1 < len(d.Words) && d.Words[i].End == d.Words[i+1].Start {
		return "SpaceAfter=No"
	}
	return "_"
}
