package main

import (
	"encoding/binary"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/names"
)

// packLists packs the classes of the gazetteer's names, of first names and of family names,
// by hash.
func packLists() []byte {
	all := map[uint32]uint16{}
	put := func(name string, c names.Class) {
		if h, letters := names.Hash(name); letters > 1 {
			all[h] |= uint16(c)
		}
	}
	gazetteer(put)
	people(put)
	wordList("internal/actors/en/firstnames.txt", names.First, put)
	wordList("internal/names/train/lastnames.txt", names.Last, put)
	capitals(put)
	hashes := make([]uint32, 0, len(all))
	for h := range all {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	var out []byte
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint32(out, h)
		out = binary.LittleEndian.AppendUint16(out, all[h])
	}
	return out
}

// gazetteer enters places by size. Spellings that only a short abbreviation would match are left out.
func gazetteer(put func(string, names.Class)) {
	header := true
	lines("../shared/data/gazetteer.tsv.gz", func(b []byte) {
		f := strings.Split(string(b), "\t")
		if header || len(f) < 10 {
			header = false
			return
		}
		population, _ := strconv.Atoi(f[8])
		class := names.Village
		switch code := f[5]; {
		case strings.HasPrefix(code, "PCL"):
			class = names.Country
		case code == "ADM1" || code == "PPLC" || population > 300000 && code != "ADM2":
			class = names.BigPlace
		case code == "ADM2" || strings.HasPrefix(code, "PPL"):
			if population > 15000 {
				class = names.Town
			}
		default:
			class = names.Feature
		}
		put(f[1], class)
		if f[9] != "" && class != names.Village {
			for a := range strings.SplitSeq(f[9], "|") {
				put(a, class)
			}
		}
	})
}

// people enters the names of office holders, their first and family names.
func people(put func(string, names.Class)) {
	one := func(name string) {
		for _, t := range []string{"Mr.", "Mrs.", "Ms.", "H.E.", "Dr.", "Sir", "President", "Prime Minister", "King", "Queen", "Ambassador", "Deputy", "Vice", "Chancellor", "Premier", "General", "(", "Ret.", "Acting", "Charge", "Chargé", "Governor", "Minister", "Prince", "Emir", "Sultan", "Sheikh", "Chairman"} {
			name = strings.TrimPrefix(strings.TrimSpace(name), t)
		}
		f := strings.Fields(name)
		if len(f) < 2 || len(f) > 5 {
			return
		}
		put(name, names.WholePerson)
		put(f[len(f)-1], names.Last)
		put(f[0], names.First)
	}
	header := true
	lines("../shared/data/facts/un-speakers.tsv.gz", func(b []byte) {
		if f := strings.Split(string(b), "\t"); !header && len(f) > 4 {
			one(f[4])
		}
		header = false
	})
	header = true
	lines("../shared/data/facts/us-office-holders.tsv.gz", func(b []byte) {
		if f := strings.Split(string(b), "\t"); !header && len(f) > 5 {
			one(f[5])
		}
		header = false
	})
}

// wordList enters the words of a file in the form of a lexicon.
func wordList(path string, class names.Class, put func(string, names.Class)) {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	entries, _ := lexicon.Parse(path, data)
	for i := range entries {
		for w := range strings.FieldsSeq(entries[i].Body) {
			put(w, class)
		}
	}
}

// capitals enters how the raw text writes each word inside a sentence: small, with a capital, or both.
func capitals(put func(string, names.Class)) {
	type count struct{ low, high int }
	counts := map[string]*count{}
	rawWords(func(words []string) {
		for i, w := range words {
			if i == 0 || w == "" || words[i-1] == "“" || words[i-1] == "\"" || words[i-1] == ":" {
				continue
			}
			key := strings.ToLower(w)
			c := counts[key]
			if c == nil {
				c = new(count)
				counts[key] = c
			}
			if key == w {
				c.low++
			} else {
				c.high++
			}
		}
	})
	for w, c := range counts {
		switch all := c.low + c.high; {
		case all < 4 || len(w) < 2:
		case c.low*5 >= all*4:
			put(w, names.Low)
		case c.low*50 >= all:
			put(w, names.Both)
		default:
			put(w, names.High)
		}
	}
}
