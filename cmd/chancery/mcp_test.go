package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCPOverStandardInputAndOutput builds the program, fills a store with it and asks as an
// assistant does.
func TestMCPOverStandardInputAndOutput(t *testing.T) {
	dir := t.TempDir()
	program, corpus, talks := filepath.Join(dir, "chancery"), filepath.Join(dir, "corpus.jsonl"), filepath.Join(dir, "talks.db")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	line := `{"id":"1","outlet":"Herald","title":"Recall","published":"2026-02-11","text":"Peru recalled its ambassador from Chile on Wednesday."}` + "\n"
	if err := os.WriteFile(corpus, []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "keep", "--store", talks, corpus).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program, "mcp", talks)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.CommandTransport{Command: cmd, TerminateDuration: 20 * time.Second}, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "events", Arguments: map[string]any{"who": []string{"PER"}}})
	if err != nil || r.IsError {
		t.Fatalf("%v %+v\n%s", err, r, &stderr)
	}
	if text := r.Content[0].(*sdk.TextContent).Text; !strings.Contains(text, "Herald, “Recall”, 2026-02-11 [1.e1]") || !strings.Contains(text, `"spans":[[5,13]]`) {
		t.Errorf("the answer has no citation or spans: %s", text)
	}
	if err := c.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	if stderr.Len() > 0 || !cmd.ProcessState.Success() {
		t.Errorf("it ended with %v and said %q", cmd.ProcessState, &stderr)
	}
}
