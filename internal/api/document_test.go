package api

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	yaml "github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	v3 "github.com/pb33f/libopenapi/datamodel/high/v3"
)

// document returns the document that c serves, as another library reads it.
func document(t *testing.T, c *client) (*v3.Document, validator.Validator) {
	t.Helper()
	res, text := c.do("GET", "/openapi.json", "")
	if res.StatusCode != http.StatusOK {
		t.Fatal(res.Status)
	}
	doc, err := libopenapi.NewDocument([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return &model.Model, v
}

func TestTheDocumentIsValid(t *testing.T) {
	c := serve(t, Options{Version: "1.2"})
	model, v := document(t, c)
	if model.Version != "3.1.0" || model.Info.Version != "1.2" || model.Paths.PathItems.Len() < 15 {
		t.Errorf("OpenAPI %s, version %s, %d paths", model.Version, model.Info.Version, model.Paths.PathItems.Len())
	}
	if ok, errs := v.ValidateDocument(); !ok {
		for _, e := range errs {
			t.Errorf("%s: %s %v", e.Message, e.Reason, e.SchemaValidationErrors)
		}
	}
	if res, text := c.do("GET", "/openapi.yaml", ""); res.StatusCode != http.StatusOK || !strings.Contains(text, "openapi: 3.1.0") {
		t.Errorf("openapi.yaml: %s", res.Status)
	}
	for _, path := range []string{"/docs", "/schemas/Event.json"} {
		if res, _ := c.do("GET", path, ""); res.StatusCode != http.StatusNotFound {
			t.Errorf("GET %s: %s, want nothing", path, res.Status)
		}
	}
}

// A call is a request that is made of nothing but the document.
type call struct {
	id, method, path string
	query            url.Values
	body             []byte
}

// calls makes a request of each operation, with the examples that the document gives: those that ask
// first, those that remove last.
func calls(t *testing.T, model *v3.Document) []call {
	var out []call
	for path, item := range model.Paths.PathItems.FromOldest() {
		for method, op := range item.GetOperations().FromOldest() {
			one := call{id: op.OperationId, method: strings.ToUpper(method), path: path, query: url.Values{}}
			for _, p := range op.Parameters {
				value, some := "", false
				if s := p.Schema.Schema(); len(s.Examples) > 0 {
					node := s.Examples[0]
					if node.Kind == yaml.SequenceNode {
						node = node.Content[0]
					}
					value, some = node.Value, true
				}
				switch {
				case !some && p.In == "path":
					t.Fatalf("%s: %s has no example", one.id, p.Name)
				case some && p.In == "path":
					one.path = strings.Replace(one.path, "{"+p.Name+"}", url.PathEscape(value), 1)
				case some && p.In == "query" && compatible(one.id, p.Name):
					one.query.Set(p.Name, value)
				}
			}
			if op.RequestBody != nil {
				one.body = example(t, op.RequestBody.Content.First().Value())
			}
			out = append(out, one)
		}
	}
	order := []string{"GET", "POST", "PUT", "DELETE"}
	slices.SortStableFunc(out, func(a, b call) int { return slices.Index(order, a.method) - slices.Index(order, b.method) })
	return out
}

// compatible leaves out what excludes other examples: two actors in either direction, and what hardly
// any statement or pledge has all at once.
func compatible(id, name string) bool {
	switch {
	case name == "between":
		return false
	case id == "statements" || id == "pledges":
		return name != "whom" && name != "story" && name != "text"
	}
	return true
}

// example makes a body of the examples of a schema.
func example(t *testing.T, m *v3.MediaType) []byte {
	value := map[string]any{}
	if m.Example != nil {
		if err := m.Example.Decode(&value); err != nil {
			t.Fatal(err)
		}
	} else {
		for name, p := range m.Schema.Schema().Properties.FromOldest() {
			if s := p.Schema(); len(s.Examples) > 0 {
				value[name] = s.Examples[0].Value
			}
		}
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestAClientMadeFromTheDocument calls every operation with the examples of the document, and holds
// the answers against its schemas.
func TestAClientMadeFromTheDocument(t *testing.T) {
	c := serve(t, Options{Write: true})
	model, v := document(t, c)
	called := map[string]bool{}
	for _, call := range calls(t, model) {
		if call.id == "changes" { // it has no end: TestChangesAreStreamed
			continue
		}
		address := c.URL + model.Servers[0].URL + call.path + "?" + call.query.Encode()
		r, err := http.NewRequestWithContext(t.Context(), call.method, address, bytes.NewReader(call.body))
		if err != nil {
			t.Fatal(err)
		}
		if call.body != nil {
			r.Header.Set("Content-Type", "application/json")
		}
		res, err := c.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(res.Body)
		res.Body.Close()
		res.Body = io.NopCloser(bytes.NewReader(data))
		called[call.id] = true
		if res.StatusCode/100 != 2 {
			t.Errorf("%s: %s %s: %s: %s", call.id, call.method, address, res.Status, data)
			continue
		}
		r.Body = io.NopCloser(bytes.NewReader(call.body))
		if ok, errs := v.ValidateHttpRequestResponse(r, res); !ok {
			for _, e := range errs {
				t.Errorf("%s %s: %s: %s", call.method, address, e.Message, e.Reason)
				for _, s := range e.SchemaValidationErrors {
					t.Errorf("  %s: %s", s.FieldPath, s.Reason)
				}
			}
		}
		var empty struct{ Rows []any }
		if json.Unmarshal(data, &empty) == nil && empty.Rows != nil && len(empty.Rows) == 0 && call.id != "searches" {
			t.Errorf("%s: the examples find nothing: %s", call.id, address)
		}
	}
	want := []string{"actor", "actors", "article", "articles", "correct", "corrections", "counts", "drop", "events", "indices", "pledges",
		"rankings", "read", "relations", "save", "search", "searches", "statements", "stories", "story", "undo"}
	if got := slices.Sorted(maps.Keys(called)); !slices.Equal(got, want) {
		t.Errorf("called %v, want %v", got, want)
	}
}
