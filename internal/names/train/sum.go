package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// fingerprint hashes what the weights and lists are made of, apart from the tables of the world and the
// cutting of words, whose changes the weights bear: the gold sets, the gazetteer, the word lists and the
// code of features and training.
func fingerprint(root string) (string, error) {
	var files []string
	for _, s := range shipped {
		files = append(files, bench+s+".in.jsonl.gz", bench+s+".gold.jsonl.gz")
	}
	files = append(files, "../shared/data/gazetteer.tsv.gz", "../shared/data/facts/un-speakers.tsv.gz", "../shared/data/facts/us-office-holders.tsv.gz",
		"internal/actors/en/firstnames.txt", "internal/names/train/lastnames.txt", "internal/names/train/lists.go", "internal/names/clusters.bin",
		"internal/names/features.go", "internal/names/told.go", "internal/names/chat.go", "internal/names/hide.go", "internal/names/train.go")
	for _, pattern := range []string{"internal/names/en/*.txt", "../shared/data/raw/*.txt.gz"} {
		more, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			return "", err
		}
		for _, name := range more {
			rel, err := filepath.Rel(root, name)
			if err != nil {
				return "", err
			}
			files = append(files, rel)
		}
	}
	slices.Sort(files)
	h := sha256.New()
	for _, name := range files {
		f, err := os.Open(filepath.Join(root, name))
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
