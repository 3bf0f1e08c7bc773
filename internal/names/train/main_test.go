package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestWeightsAreCurrent(t *testing.T) {
	want, err := fingerprint("../../..")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gold sets are not there: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../weights.sum")
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(got)) != want {
		t.Error("internal/names/weights.bin is out of date: run go run ./internal/names/train weights")
	}
}
