package syntax

// An XPOS is a part of speech of the Penn Treebank, as the English UD treebanks use it.
type XPOS uint8

// The Penn tags.
const (
	XPOSNone XPOS = iota
	ADD
	AFX
	CC
	CD
	DT
	EX
	FW
	GW
	HYPH
	IN
	JJ
	JJR
	JJS
	LRB
	LS
	MD
	NFP
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	RRB
	SYMX // SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
	Dollar     // $
	CloseQuote // ''
	OpenQuote  // ``
	Comma
	Period
	Colon
	numXPOS
)

var xposNames = [numXPOS]string{"_", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "-LRB-", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "-RRB-", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "$", "''", "``", ",", ".", ":"}

// String returns the tag as the treebanks write it: NNP, PRP$, -LRB-.
func (x XPOS) String() string { return xposNames[x] }

// Feats are the morphological features of a word, an index into a fixed list of the
// combinations that English treebanks know. The zero value has none.
type Feats uint16
