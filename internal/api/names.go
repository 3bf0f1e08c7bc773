package api

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// schemaName names the schema of a type. Types of the store and of this package have their own name,
// those of other packages have the package's before it: an event of the store is an Event, one of a
// record a RecordEvent.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name, pkg := huma.DefaultSchemaNamer(t, hint), path.Base(t.PkgPath())
	switch {
	case t.Name() == "" || pkg == "store" || pkg == "api" || pkg == "v2" || pkg == ".":
		return name
	case name == "Record":
		return name
	}
	return strings.ToUpper(pkg[:1]) + strings.TrimSuffix(pkg[1:], "s") + name
}

// neverNull says of the arrays of all schemas that they are never null: where one is not needed, it is
// left out, and what a list is called for is there, if empty. Huma would have them null at any time.
func neverNull(r huma.Registry, needed ...string) {
	for _, schema := range r.Map() {
		for name, p := range schema.Properties {
			if p.Type == huma.TypeArray && (!slices.Contains(schema.Required, name) || slices.Contains(needed, name)) {
				p.Nullable = false
			}
		}
	}
}
