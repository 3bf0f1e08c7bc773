package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Known are the proofs that are known not to hold yet: for each sentence, why. They lie beside
// the tests of the package whose proofs they are, in testdata/known.txt, one a line:
//
//	The army denied reports that the town had fallen. => no statement
type Known map[string]string

// ParseKnown reads a list of known failures. Empty lines and those that begin with "#" say nothing.
func ParseKnown(data []byte) Known {
	k := Known{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			sentence, why, _ := strings.Cut(line, " => ")
			k[sentence] = why
		}
	}
	return k
}

// Check compares the list with the proofs that failed now, each with what is wrong with it. It
// returns what to complain of, sorted: a proof that fails and is not in the list, one in the
// list that holds (or is gone) and should leave it, one without a reason.
func (k Known) Check(failed map[string]string) []string {
	var out []string
	for s, why := range failed {
		if _, known := k[s]; !known {
			out = append(out, fmt.Sprintf("%s: %s", s, why))
		}
	}
	for s, why := range k {
		if _, fails := failed[s]; !fails {
			out = append(out, fmt.Sprintf("%s: holds now, or is gone: take it out of testdata/known.txt, or run with -update", s))
		} else if why == "" {
			out = append(out, fmt.Sprintf("%s: stands in testdata/known.txt without a reason", s))
		}
	}
	slices.Sort(out)
	return out
}

// Rewrite returns the list anew, sorted, under a comment of one line: those that failed now, with
// the reason that the list gave, or for new ones with what is wrong.
func (k Known) Rewrite(comment string, failed map[string]string) []byte {
	var lines []string
	for s, why := range failed {
		if old := k[s]; old != "" {
			why = old
		}
		lines = append(lines, s+" => "+strings.Join(strings.Fields(why), " ")+"\n")
	}
	slices.Sort(lines)
	return []byte("# " + comment + "\n" + strings.Join(lines, ""))
}
