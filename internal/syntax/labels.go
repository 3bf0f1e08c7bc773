package syntax

import "strings"

// A Rel is a relation of Universal Dependencies with its subtype: nsubj:pass.
type Rel uint8

// The relations of English UD treebanks.
const (
	Dep Rel = iota
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	AdvmodEmph
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	FlatForeign
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Root
	Vocative
	Xcomp
	numRels
)

var relNames = [numRels]string{"dep", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "flat:foreign", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

// String returns the relation as UD writes it.
func (r Rel) String() string { return relNames[r] }

// Base returns the relation without its subtype: Nsubj for NsubjPass.
func (r Rel) Base() Rel { return relBases[r] }

var relBases = func() (b [numRels]Rel) {
	for r := range numRels {
		name, _, _ := strings.Cut(relNames[r], ":")
		b[r], _ = ParseRel(name)
	}
	return b
}()

// ParseRel returns the relation with the given name; an unknown subtype falls back on the
// relation without it. It reports whether the base relation is known.
func ParseRel(name string) (Rel, bool) {
	for r, n := range relNames {
		if n == name {
			return Rel(r), true
		}
	}
	if base, _, cut := strings.Cut(name, ":"); cut {
		return ParseRel(base)
	}
	return Dep, false
}
