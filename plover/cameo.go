package plover

import "strings"

// CAMEO returns the CAMEO code nearest to an event: the mode decides, else the first context
// that the table knows, else the type. An unknown type has none.
func CAMEO(t Type, m Mode, about ...Context) string {
	r := rowOf(t)
	if r == nil {
		return ""
	}
	if x := r.mode(m); x != nil {
		return x.cameo
	}
	for i := range byContext {
		if b := &byContext[i]; b.typ == t {
			for _, c := range about {
				if c == b.context {
					return b.cameo
				}
			}
		}
	}
	return r.cameo
}

// Goldstein returns the value of a CAMEO code on Goldstein's scale, -10 to +10. A code that
// the table does not list has the value of its parent, as has every code in GDELT. An unknown code has 0.
func Goldstein(cameo string) float64 {
	for code := cameo; len(code) >= 2; code = code[:len(code)-1] {
		if v, ok := goldstein[code]; ok {
			return v
		}
		if v, ok := goldstein[code+"0"]; ok && len(code) == 2 {
			return v
		}
	}
	return 0
}

// goldstein are the published values; codes of one line share one.
var goldstein = spread(map[string]float64{
	"010 014 015 017": 0, "011": -0.1, "012": -0.4, "013": 0.4, "016": -2, "018 019": 3.4,
	"020": 3, "021": 3.4, "022": 3.2, "023": 3.4, "024 025": -0.3, "026 027 028": 4,
	"030 036": 4, "031 033": 5.2, "0334": 6, "032": 4.5, "034 035": 7, "037 039": 5, "038": 7,
	"040 041": 1, "042": 1.9, "043": 2.8, "044": 2.5, "045": 5, "046": 7,
	"050": 3.5, "051": 3.4, "052": 3.5, "053": 3.8, "054": 6, "057": 8, "055 056": 7,
	"060": 6, "061": 6.4, "062 063": 7.4, "064": 7,
	"070 075": 7, "071 073": 7.4, "072": 8.3, "074": 8.5,
	"080 081 082 083": 5, "084 085": 7, "086 087 0871 0872": 9, "0873": 9, "0874": 10,
	"090": -2, "100": -5, "110": -2, "120": -4, "125 126 127 128 129": -5,
	"130": -4.4, "131 133 134 135": -5.8, "132": -5.8, "139 1381": -7, "136 137 138": -7,
	"140": -6.5, "144 145": -7.5, "150": -7.2,
	"160 161": -4, "164": -7, "165": -6.5, "162": -5.6, "166": -7, "163": -8,
	"170": -7, "171": -9.2, "172 173 174": -5, "175": -9,
	"180 181": -9, "184": -8, "182 1821": -9.5, "1822": -9, "1823": -10, "183": -10, "185": -8, "186": -10,
	"190": -10, "191 192": -9.5, "196": -9.5,
	"200": -10, "201": -9.5,
})

func spread(m map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for codes, v := range m {
		for _, c := range strings.Fields(codes) {
			out[c] = v
		}
	}
	return out
}
