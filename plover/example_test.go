package plover_test

import (
	"fmt"

	"github.com/chancery-project/chancery/plover"
)

func Example() {
	cameo := plover.CAMEO(plover.Consult, "visit")
	fmt.Println(cameo, plover.Goldstein(cameo), plover.Intensity(plover.Consult, "visit"), plover.QuadOf(plover.Consult))
	// Output: 042 1.9 4 verbal-cooperation
}
