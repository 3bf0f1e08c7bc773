package syntax

import (
	"crypto/sha256"
	"os"
	"testing"
)

// TestWeightsCurrent: the weights are those of the committed settings.
func TestWeightsCurrent(t *testing.T) {
	settings, err := os.ReadFile("train/settings.txt")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(settings)
	if weights[8:40] != string(sum[:]) {
		t.Error("out of date: train/settings.txt has changed since en/weights.bin was made; run train/make.sh")
	}
	if n := len(weights); n > 25e6 {
		t.Errorf("weights of %d bytes, more than 25 MB", n)
	}
}

func TestLoadDamaged(t *testing.T) {
	for _, n := range []int{0, 3, 8, 40, 100, 5000, len(weights) / 2, len(weights) - 1} {
		if _, err := loadModel(weights[:n]); err == nil {
			t.Errorf("no error for %d bytes", n)
		}
	}
	if _, err := loadModel(weights + "x"); err == nil {
		t.Error("no error for a byte too many")
	}
}
