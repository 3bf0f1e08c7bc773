package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKilledIntakes kills an intake fifty times at random moments (CHANCERY_KILLS says how often,
// for a longer run by hand), each time going on where it was, and compares the store with one that
// was filled without a break: nothing is lost, nothing is there twice.
func TestKilledIntakes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	kills := 50
	if n, err := strconv.Atoi(os.Getenv("CHANCERY_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "chancery")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	corpus := filepath.Join(dir, "corpus.jsonl")
	if err := os.WriteFile(corpus, quarrels(kills*25), 0o644); err != nil {
		t.Fatal(err)
	}
	whole, broken := filepath.Join(dir, "whole.db"), filepath.Join(dir, "broken.db")
	keep := func(store string) *exec.Cmd { return exec.Command(program, "keep", "--store", store, corpus) }
	if out, err := keep(whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	killed := 0
	for killed < kills {
		cmd := keep(broken)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("after %d kills: %v\n%s", killed, err, &stderr)
			}
			kills = killed // the corpus is at its end
		case <-time.After(100*time.Millisecond + time.Duration(rng.IntN(700))*time.Millisecond):
			cmd.Process.Kill()
			<-ended
			killed++
		}
	}
	t.Logf("killed %d times", killed)
	if killed < 10 {
		t.Errorf("the intake ended after %d kills: the test needs more articles", killed)
	}
	if out, err := keep(broken).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, list := range []string{"events", "statements", "pledges", "stories", "actors", "relations"} {
		ask := func(store string) string {
			args := []string{list, "--store", store, "--format", "jsonl"}
			switch list {
			case "relations":
				args = append(args, "--between", "KEN,TCD", "--index", "events")
			default:
				args = append(args, "--all")
			}
			out, err := exec.Command(program, args...).Output()
			if err != nil {
				t.Fatalf("%s: %v", list, err)
			}
			return string(out)
		}
		want, got := ask(whole), ask(broken)
		if want == "" {
			t.Errorf("%s: nothing to compare", list)
		}
		if want != got {
			a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
			t.Errorf("%s: %d rows after the kills, %d without", list, len(b)-1, len(a)-1)
		}
	}
}

// quarrels are n short articles that differ.
func quarrels(n int) []byte {
	states := []string{"Kenya", "Chad", "Peru", "Chile", "Norway", "Finland", "Japan", "Nepal", "Ghana", "Togo", "Fiji", "Tonga"}
	acts := []string{"imposed sanctions on", "threatened to expel the ambassador of", "signed a trade agreement with", "accused", "sent food aid to", "recalled its ambassador from"}
	var b bytes.Buffer
	for i := range n {
		x, y := states[i%len(states)], states[(i/len(states)+i+1)%len(states)]
		if x == y {
			y = "France"
		}
		day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/4).Format(time.DateOnly)
		fmt.Fprintf(&b, `{"id":"q%d","outlet":"Paper %d","published":"%s","text":"%s %s %s on Monday over the border.\n\n“We will answer within %d days,” the government of %s said."}`+"\n",
			i, i%7, day, x, acts[i%len(acts)], y, i%30+2, y)
	}
	return b.Bytes()
}
