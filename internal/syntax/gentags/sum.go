package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
)

// fingerprint hashes what the table is made of: the network, the code of features and learning, the treebanks; dir is
// internal/syntax. The raw texts, which only tell how usual capitals are, are left out.
func fingerprint(dir, shared string) (string, error) {
	h := sha256.New()
	for _, name := range []string{
		filepath.Join(dir, "advice.go"), filepath.Join(dir, "advice_learn.go"), filepath.Join(dir, "../neural/spelling.go"), filepath.Join(dir, "gentags/main.go"),
		filepath.Join(dir, "en/weights.bin"), filepath.Join(dir, "train/left-out.txt"),
		shared + "/data/treebanks/en_ewt-train.conllu.gz", shared + "/data/treebanks/en_gum-train.conllu.gz",
	} {
		f, err := os.Open(name)
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
