package places

//go:generate go run ./gen ../../../shared/data gazetteer.bin

import (
	_ "embed"
	"errors"
)

// The gazetteer is one table of bytes, written by gen/main.go and searched as it lies:
//
//	magic      "chgaz 1\n"
//	6 × u32    how many countries, features, divisions, keys, records, bytes of names
//	countries  8 bytes each: alpha-2, alpha-3, record (u24) of the whole country
//	features   6 bytes each, padded with spaces
//	divisions  4 bytes each: country (u8), record (u24) of the first-order division
//	buckets    65537 × u24: the first key whose upper 16 bits are at least the bucket's number
//	keys       6 bytes each: lower 24 bits of the hash of a name, record (u24); sorted by hash,
//	           then from the most to the least populous
//	records    21 bytes each: GeoNames id (u32), latitude and longitude (i24, thousandths of a
//	           degree), population (u32), country (u8), division (u16), feature (u8), name (u24)
//	names      each a byte with its length and its letters
//
// Numbers are little-endian; a missing country, division or record has all bits set. Hashes
// of 40 bits make a false hit once in six million look-ups.

//go:embed gazetteer.bin
var gazetteerData string

const (
	magic       = "chgaz 1\n"
	headerSize  = len(magic) + 6*4
	countrySize = 8
	featureSize = 6
	divSize     = 4
	keySize     = 6
	recordSize  = 21
	noDivision  = 0xFFFF
	noCountry   = 0xFF
)

// A gazetteer is the table with the beginnings of its parts. A record is known by its number.
type gazetteer struct {
	data                                                     string
	countries, features, divs, buckets, keys, records, names int // offsets
	numCountries, numFeatures, numDivs, numKeys, numRecords  int
}

// record is the number of a place in the gazetteer.
type record int32

var errGazetteer = errors.New("places: the gazetteer is damaged: run go generate")

// openGazetteer checks the parts of data; it reads nothing but the header.
func openGazetteer(data string) (*gazetteer, error) {
	if len(data) < headerSize || data[:len(magic)] != magic {
		return nil, errGazetteer
	}
	g := &gazetteer{data: data}
	n := func(i int) int { return g.u32(len(magic) + 4*i) }
	g.numCountries, g.numFeatures, g.numDivs, g.numKeys, g.numRecords = n(0), n(1), n(2), n(3), n(4)
	g.countries = headerSize
	g.features = g.countries + g.numCountries*countrySize
	g.divs = g.features + g.numFeatures*featureSize
	g.buckets = g.divs + g.numDivs*divSize
	g.keys = g.buckets + 65537*3
	g.records = g.keys + g.numKeys*keySize
	g.names = g.records + g.numRecords*recordSize
	if g.names+n(5) != len(data) {
		return nil, errGazetteer
	}
	return g, nil
}

func (g *gazetteer) u24(i int) int {
	return int(g.data[i]) | int(g.data[i+1])<<8 | int(g.data[i+2])<<16
}

func (g *gazetteer) u32(i int) int { return g.u24(i) | int(g.data[i+3])<<24 }

func (g *gazetteer) i24(i int) int { return int(int32(g.u24(i)<<8) >> 8) }

// lookup returns the range of keys that have the hash; place(first) is the most populous.
func (g *gazetteer) lookup(k key) (first, last int) {
	h := k.sum()
	b := g.buckets + int(h>>24)*3
	first, last = g.u24(b), g.u24(b+3)
	low := int(h & 0xFFFFFF)
	for first < last && g.u24(g.keys+first*keySize) < low {
		first++
	}
	end := first
	for end < last && g.u24(g.keys+end*keySize) == low {
		end++
	}
	return first, end
}

// at returns the record of a key.
func (g *gazetteer) at(i int) record { return record(g.u24(g.keys + i*keySize + 3)) }

func (g *gazetteer) field(r record, offset int) int { return g.records + int(r)*recordSize + offset }

func (g *gazetteer) geonames(r record) int   { return g.u32(g.field(r, 0)) }
func (g *gazetteer) lat(r record) int        { return g.i24(g.field(r, 4)) } // thousandths of a degree
func (g *gazetteer) lon(r record) int        { return g.i24(g.field(r, 7)) }
func (g *gazetteer) population(r record) int { return g.u32(g.field(r, 10)) }
func (g *gazetteer) country(r record) int    { return int(g.data[g.field(r, 14)]) }
func (g *gazetteer) division(r record) int {
	i := g.field(r, 15)
	return int(g.data[i]) | int(g.data[i+1])<<8
}

// feature returns the feature code: "PPLC".
func (g *gazetteer) feature(r record) string {
	i := g.features + int(g.data[g.field(r, 17)])*featureSize
	s := g.data[i : i+featureSize]
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func (g *gazetteer) name(r record) string {
	i := g.names + g.u24(g.field(r, 18))
	return g.data[i+1 : i+1+int(g.data[i])]
}

// alpha3 returns the code of a country, "" for none.
func (g *gazetteer) alpha3(country int) string {
	if country >= g.numCountries {
		return ""
	}
	i := g.countries + country*countrySize
	return g.data[i+2 : i+5]
}

// divisionRecord returns the record of a first-order division, -1 when there is none.
func (g *gazetteer) divisionRecord(div int) record {
	if div >= g.numDivs {
		return -1
	}
	return g.orNone(g.divs + div*divSize + 1)
}

func (g *gazetteer) orNone(i int) record {
	if n := g.u24(i); n < g.numRecords {
		return record(n)
	}
	return -1
}
