package events

import (
	"fmt"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/plover"
)

// A codebook holds the readings in which data sets of marked pairs differ from the manual.
type codebook []codebookRow

type codebookRow struct {
	typ       plover.Type
	mode      plover.Mode
	announced bool
	denied    bool
	cameo     string
	to        plover.Type
	as        plover.Mode
}

// add reads "CONCEDE announced: AGREE" or "055: SUPPORT".
func (b *codebook) add(e *lexicon.Entry) error {
	var to entry
	if err := to.setSection(e.Body); err != nil || to.typ == "" {
		return fmt.Errorf("%q is no type with a mode", e.Body)
	}
	row := codebookRow{to: to.typ, as: to.mode}
	if f := strings.Fields(e.Key); plover.Valid(plover.Type(f[0])) {
		row.typ = plover.Type(f[0])
		for _, x := range f[1:] {
			switch x {
			case "announced":
				row.announced = true
			case "denied":
				row.denied = true
			default:
				row.mode = plover.Mode(x)
			}
		}
	} else {
		row.cameo = f[0]
	}
	*b = append(*b, row)
	return nil
}

// read returns the type and mode of a as the older codebook has them.
func (b codebook) read(a *act) (plover.Type, plover.Mode) {
	for _, row := range b {
		switch {
		case row.cameo != "" && row.cameo != a.cameo:
		case row.typ != "" && row.typ != a.typ, row.mode != "" && row.mode != a.mode, row.announced && !a.announced, row.denied && !a.negated:
		default:
			return row.to, row.as
		}
	}
	return a.typ, a.mode
}
