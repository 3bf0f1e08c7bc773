// Command gen writes gazetteer.bin, the table that package places embeds, from
// ../shared/data/gazetteer.tsv.gz and countries.tsv (GeoNames, CC BY 4.0; Natural Earth and The
// World Factbook, public domain) and from extra.tsv, which holds what we add. Run it with
// go generate in internal/places.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/places"
)

// A row is a line of the gazetteer.
type row struct {
	id, population        int
	name, ascii           string
	country, admin1, code string
	lat, lon              float64
	alternates            []string
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: gen DATA-FOLDER OUTPUT")
	}
	rows := read(os.Args[1] + "/gazetteer.tsv.gz")
	rows = append(rows, read("gen/extra.tsv")...)
	moveCenters(rows, "gen/centers.tsv")
	t := build(rows, alpha3s(os.Args[1]+"/countries.tsv"))
	if err := os.WriteFile(os.Args[2], t, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d places, %d bytes\n", len(rows), len(t))
}

func read(name string) []row {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			log.Fatal(err)
		}
	}
	var rows []row
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		c := strings.Split(sc.Text(), "\t")
		if n == 1 || strings.HasPrefix(c[0], "#") {
			continue
		}
		if len(c) < 9 {
			log.Fatalf("%s:%d: %d columns (want 10)", name, n, len(c))
		}
		x := row{name: c[1], ascii: c[2], country: c[3], admin1: c[4], code: c[5]}
		x.id, _ = strconv.Atoi(c[0])
		x.lat, _ = strconv.ParseFloat(c[6], 64)
		x.lon, _ = strconv.ParseFloat(c[7], 64)
		p, _ := strconv.ParseFloat(c[8], 64)
		x.population = int(p)
		if len(c) > 9 && c[9] != "" {
			x.alternates = strings.Split(c[9], "|")
		}
		rows = append(rows, x)
	}
	if err := sc.Err(); err != nil {
		log.Fatal(err)
	}
	return rows
}

// moveCenters puts first-order divisions where the file says.
func moveCenters(rows []row, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	at := map[string][2]float64{}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 {
			log.Fatalf("%s:%d: %d columns (want 4)", name, n+1, len(c))
		}
		lat, err1 := strconv.ParseFloat(c[2], 64)
		lon, err2 := strconv.ParseFloat(c[3], 64)
		if err1 != nil || err2 != nil {
			log.Fatalf("%s:%d: no numbers", name, n+1)
		}
		at[c[0]+"."+c[1]] = [2]float64{lat, lon}
	}
	for i := range rows {
		if p, ok := at[rows[i].country+"."+rows[i].admin1]; ok && rows[i].code == "ADM1" {
			rows[i].lat, rows[i].lon = p[0], p[1]
		}
	}
}

// alpha3s returns the alpha-3 codes by the alpha-2 ones.
func alpha3s(name string) map[string]string {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	m := map[string]string{}
	for _, line := range strings.Split(string(data), "\n")[1:] {
		if c := strings.Split(line, "\t"); len(c) > 2 {
			m[c[1]] = c[0]
		}
	}
	return m
}

// numbering gives strings numbers in the order of their first use.
type numbering struct {
	ids  map[string]int
	list []string
}

func (n *numbering) id(s string) int {
	if n.ids == nil {
		n.ids = map[string]int{}
	}
	i, ok := n.ids[s]
	if !ok {
		i = len(n.list)
		n.ids[s] = i
		n.list = append(n.list, s)
	}
	return i
}

type hashed struct {
	hash uint64
	rec  int
}

func build(rows []row, alpha3 map[string]string) []byte {
	var countries, features, divs, names numbering
	whole, divRecord := map[int]int{}, map[int]int{}
	var keys []hashed
	var records, nameData bytes.Buffer
	nameAt := map[string]int{}
	for i, r := range rows {
		country, div := 0xFF, 0xFFFF
		if r.country != "" {
			country = countries.id(r.country)
			if strings.HasPrefix(r.code, "PCL") {
				whole[country] = i
			}
		}
		if r.country != "" && r.admin1 != "" {
			div = divs.id(r.country + "." + r.admin1)
			if r.code == "ADM1" {
				divRecord[div] = i
			}
		}
		names.id(r.name)
		at, ok := nameAt[r.name]
		if !ok {
			at = nameData.Len()
			nameAt[r.name] = at
			nameData.WriteByte(byte(min(len(r.name), 255)))
			nameData.WriteString(r.name[:min(len(r.name), 255)])
		}
		put(&records, 4, r.id)
		put(&records, 3, int(math.Round(r.lat*1000)))
		put(&records, 3, int(math.Round(r.lon*1000)))
		put(&records, 4, r.population)
		put(&records, 1, country)
		put(&records, 2, div)
		put(&records, 1, features.id(r.code))
		put(&records, 3, at)
		keys = append(keys, keysOf(r, i)...)
	}
	sort.Slice(keys, func(a, b int) bool {
		x, y := keys[a], keys[b]
		if x.hash != y.hash {
			return x.hash < y.hash
		}
		if p, q := rows[x.rec].population, rows[y.rec].population; p != q {
			return p > q
		}
		return x.rec < y.rec
	})
	if len(countries.list) >= 0xFF || len(divs.list) >= 0xFFFF || len(features.list) > 0xFF {
		log.Fatal("too many countries, divisions or features for the layout")
	}
	var out bytes.Buffer
	out.WriteString("chgaz 1\n")
	for _, n := range []int{len(countries.list), len(features.list), len(divs.list), len(keys), len(rows), nameData.Len()} {
		put(&out, 4, n)
	}
	for i, c := range countries.list {
		out.WriteString(c + (alpha3[c] + "   ")[:3])
		put(&out, 3, orNone(whole, i))
	}
	for _, f := range features.list {
		out.WriteString((f + "      ")[:6])
	}
	for i, d := range divs.list {
		put(&out, 1, countries.id(d[:2]))
		put(&out, 3, orNone(divRecord, i))
	}
	k := 0
	for b := range 65537 {
		for k < len(keys) && int(keys[k].hash>>24) < b {
			k++
		}
		put(&out, 3, k)
	}
	for _, x := range keys {
		put(&out, 3, int(x.hash&0xFFFFFF))
		put(&out, 3, x.rec)
	}
	out.Write(records.Bytes())
	out.Write(nameData.Bytes())
	return out.Bytes()
}

// keysOf returns the hashes of all names of r, each once.
func keysOf(r row, rec int) []hashed {
	var list []hashed
	add := func(name string) {
		h := places.Key(name)
		for _, x := range list {
			if x.hash == h {
				return
			}
		}
		list = append(list, hashed{h, rec})
	}
	for _, name := range append([]string{r.name, r.ascii}, r.alternates...) {
		if name != "" {
			add(name)
		}
	}
	return list
}

func orNone(m map[int]int, i int) int {
	if n, ok := m[i]; ok {
		return n
	}
	return 0xFFFFFF
}

// put writes the low n bytes of v, the lowest first.
func put(b *bytes.Buffer, n, v int) {
	var buf [8]byte
	binary.LittleEndian.PutUint64(buf[:], uint64(v))
	b.Write(buf[:n])
}
