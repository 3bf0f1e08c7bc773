package events

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/plover"
)

// A UserType is an event type that a user's types.txt declares beside PLOVER's.
type UserType struct {
	Name      plover.Type
	Like      plover.Type // the type of PLOVER that it is a kind of; empty when of none
	Quad      plover.Quad
	Modes     []plover.Mode
	Intensity float64 // on PLOVER's scale
	CAMEO     string  // empty: that of Like
	Rule      string  // "events/types.txt:3"
}

// types are the user's types, in the order of the file. The methods answer for those of PLOVER too.
type types []UserType

var (
	typeName  = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
	modeName  = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	cameoCode = regexp.MustCompile(`^[0-9]{2,4}$`)
)

// add reads "BOYCOTT_SPORT: PROTEST games league intensity=-3 cameo=143": after the name the type
// of PLOVER that it is a kind of, or a quad class; then modes and scores.
func (t *types) add(e *lexicon.Entry) error {
	u := UserType{Name: plover.Type(e.Key), Rule: e.Place()}
	switch {
	case !typeName.MatchString(e.Key):
		return fmt.Errorf("%q is no name of a type (want BOYCOTT_SPORT)", e.Key)
	case t.valid(u.Name):
		return fmt.Errorf("there is a type %s already", e.Key)
	case len(e.Proofs) > 0:
		return fmt.Errorf("a type has no proofs; its acts have")
	}
	f := strings.Fields(e.Body)
	if len(f) == 0 {
		return fmt.Errorf("want a type of PLOVER that %s is a kind of, or a quad class", e.Key)
	}
	switch like, quad := plover.Type(f[0]), plover.Quad(f[0]); {
	case plover.Valid(like):
		u.Like, u.Quad, u.Intensity = like, plover.QuadOf(like), plover.Intensity(like, "")
	case plover.ValidQuad(quad):
		u.Quad = quad
	default:
		return fmt.Errorf("%q is neither a type of PLOVER nor a quad class", f[0])
	}
	for _, w := range f[1:] {
		if err := u.set(w); err != nil {
			return err
		}
	}
	*t = append(*t, u)
	return nil
}

// set takes a mode or a score.
func (u *UserType) set(w string) error {
	if s, ok := strings.CutPrefix(w, "intensity="); ok {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(v) > 10 || math.IsNaN(v) {
			return fmt.Errorf("%q: want a number from -10 to 10", w)
		}
		u.Intensity = v
		return nil
	}
	if s, ok := strings.CutPrefix(w, "cameo="); ok {
		if !cameoCode.MatchString(s) {
			return fmt.Errorf("%q: want a code as 055", w)
		}
		u.CAMEO = s
		return nil
	}
	_, place := placeNames[w]
	if !modeName.MatchString(w) || place || marks[w] || prepositions[w] || operatorNames[w] != noOperator {
		return fmt.Errorf("%q cannot be a mode", w)
	}
	u.Modes = append(u.Modes, plover.Mode(w))
	return nil
}

// marks are the words of a body that are no mode.
var marks = wordSet("nomode both bare theme plain object clause split pair weak")

// own returns the user's type t, nil when t is none.
func (t types) own(name plover.Type) *UserType {
	for i := range t {
		if t[i].Name == name {
			return &t[i]
		}
	}
	return nil
}

func (t types) valid(name plover.Type) bool { return plover.Valid(name) || t.own(name) != nil }

func (t types) validMode(name plover.Type, m plover.Mode) bool {
	u := t.own(name)
	return plover.ValidMode(name, m) || u != nil && (m == "" || slices.Contains(u.Modes, m))
}

// kind returns the type of PLOVER that a type is, or is a kind of; empty when of none.
func (t types) kind(name plover.Type) plover.Type {
	if u := t.own(name); u != nil {
		return u.Like
	}
	return name
}

// UserType returns the type that the user declares under the name t; false when none.
func (c *Coder) UserType(t plover.Type) (UserType, bool) {
	if u := c.types.own(t); u != nil {
		return *u, true
	}
	return UserType{}, false
}

// QuadOf returns the quad class of a type, the user's own included.
func (c *Coder) QuadOf(t plover.Type) plover.Quad {
	if u := c.types.own(t); u != nil {
		return u.Quad
	}
	return plover.QuadOf(t)
}

// Intensity returns PLOVER's score of a type and mode, the user's own included.
func (c *Coder) Intensity(t plover.Type, m plover.Mode) float64 {
	if u := c.types.own(t); u != nil {
		return u.Intensity
	}
	return plover.Intensity(t, m)
}

// cameo returns the CAMEO code nearest to an event.
func (t types) cameo(e *Event) string {
	if u := t.own(e.Type); u != nil {
		if u.CAMEO != "" {
			return u.CAMEO
		}
		return plover.CAMEO(u.Like, "", e.Contexts...)
	}
	return plover.CAMEO(e.Type, e.Mode, e.Contexts...)
}
