package names

// A name that was never met has no letters, affixes and clusters that the tagger knows; lists, shapes and the
// words around it have to do. A learner that always sees its letters relies on them and gives the rest too
// little weight, so in training half of the names hide theirs, all words of a name together:
//
//	the band Linkin Park played     the band ▒▒▒ ▒▒▒ played     its class in the lists, its shape, "band", "played"
//
// It was worth a point on uner-ewt-dev; docs/accuracy.md has the figures.
const (
	hideWord = 1 // the letters
	hideAll  = 2 // the letters, affixes and clusters
)

// own, before1 and after1 tell for each feature, by its position in what features returns, at what hiding of the word
// itself, of the word before or of the one after it is left out: letters stand at 1, 2, 10 to 18, 21 and 22, affixes
// at 5 to 9, clusters at 23 to 34.
var own, before1, after1 = func() (own, before, after [256]uint8) {
	for _, k := range []int{1, 2, 14, 15} {
		own[k] = hideWord | hideAll
	}
	for _, k := range []int{5, 6, 7, 8, 9, 23, 24, 25, 30, 31} {
		own[k] = hideAll
	}
	for _, k := range []int{10, 14, 16, 17, 21} {
		before[k] = hideWord | hideAll
	}
	for _, k := range []int{26, 28, 30, 32} {
		before[k] = hideAll
	}
	for _, k := range []int{11, 15, 16, 18, 22} {
		after[k] = hideWord | hideAll
	}
	for _, k := range []int{27, 29, 31, 32} {
		after[k] = hideAll
	}
	return own, before, after
}()

// hide draws what is hidden of the words of a sentence, the words of a name together. Word i stands at i+1.
func (t *trainer) hide(in *instance, o Options) []uint8 {
	n := len(in.gold)
	if cap(t.hidden) < n+2 {
		t.hidden = make([]uint8, n*2+2)
	}
	hidden := t.hidden[:n+2]
	clear(hidden)
	how := uint8(0)
	for _, i := range in.words {
		if g := int(in.gold[i]); g == outside || (g-1)%4 == begin || (g-1)%4 == single {
			how = 0
			switch r := int(t.rand() % 100); {
			case r < o.DropAll:
				how = hideAll
			case r < o.Drop:
				how = hideWord
			}
		}
		hidden[i+1] = how
	}
	return hidden
}
