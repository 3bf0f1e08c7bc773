package actors

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:generate sh -c "cd ../.. && go run ./internal/actors/train"

// packedWeights are the weights of the features of pronouns, one a line; the command in train learns
// them.
//
//go:embed weights.txt
var packedWeights string

func unpackWeights(s string) []int32 {
	w := make([]int32, numSorts*blockSize)
	i := 0
	for line := range strings.FieldsSeq(s) {
		if n, err := strconv.Atoi(line); err == nil && i < len(w) {
			w[i] = int32(n)
			i++
		}
	}
	return w
}
