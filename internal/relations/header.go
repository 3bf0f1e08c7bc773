package relations

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// names returns the names of the files of a folder, sorted.
func names(folder string) []string {
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(err) // it is embedded
	}
	var list []string
	for _, e := range entries {
		list = append(list, strings.TrimSuffix(e.Name(), ".sql"))
	}
	slices.Sort(list)
	return list
}

// mustIndex reads a built-in file; the tests read every one.
func mustIndex(name, sql string) Index {
	ix, err := parseIndex(name, sql)
	if err != nil {
		panic(err)
	}
	return ix
}

// parseIndex reads what stands on top of the file of an index.
func parseIndex(name, sql string) (Index, error) {
	m, rest, err := parseMethod(name, sql)
	if err != nil {
		return Index{}, err
	}
	ix := Index{Method: m}
	kind, least, told := strings.Cut(rest["Kind"], ", told from ")
	ix.Kind = Kind(kind)
	if !slices.Contains([]Kind{Count, Sum, Rate, Mean}, ix.Kind) {
		return Index{}, fmt.Errorf("%s.sql: Kind: %q is none (want count, sum, rate or mean)", name, kind)
	}
	if told != (ix.Kind == Mean) {
		return Index{}, fmt.Errorf("%s.sql: Kind: a mean, and nothing else, says from where on a change is told (want %q)", name, "mean, told from 0.5")
	}
	if told {
		if ix.Least, err = strconv.ParseFloat(least, 64); err != nil || !(ix.Least > 0) {
			return Index{}, fmt.Errorf("%s.sql: Kind: told from %q is no number above 0", name, least)
		}
	}
	switch d := rest["Directions"]; d {
	case "":
	case "both":
		ix.Both = true
	default:
		return Index{}, fmt.Errorf("%s.sql: Directions: %q (want both, or no such line)", name, d)
	}
	return ix, nil
}

// parseMethod reads the comments on top of a file: "name: title", then fields, whose further lines
// are indented. It returns the fields of a method and the others.
func parseMethod(name, sql string) (Method, map[string]string, error) {
	fields := map[string]string{}
	last := ""
	for line := range strings.Lines(sql) {
		text, comment := strings.CutPrefix(strings.TrimRight(line, "\n"), "--")
		if !comment {
			break
		}
		if further, ok := strings.CutPrefix(text, "   "); ok && last != "" {
			fields[last] += " " + further
			continue
		}
		if text == "" {
			continue
		}
		key, value, ok := strings.Cut(strings.TrimPrefix(text, " "), ": ")
		if _, twice := fields[key]; !ok || twice {
			return Method{}, nil, fmt.Errorf("%s.sql: %q is no field, or one that stands twice", name, text)
		}
		fields[key], last = value, key
	}
	m := Method{Name: name, SQL: sql}
	for _, f := range []struct {
		key string
		to  *string
	}{{name, &m.Title}, {"Meaning", &m.Meaning}, {"Formula", &m.Formula}, {"Range", &m.Range}, {"Not for", &m.NotFor}} {
		*f.to = fields[f.key]
		if *f.to == "" {
			return Method{}, nil, fmt.Errorf("%s.sql: no line %q on top", name, "-- "+f.key+": …")
		}
		delete(fields, f.key)
	}
	return m, fields, nil
}

// bare returns sql without the comments on top of it: what they quote is no business of the
// database, and a question mark in them would count as a placeholder.
func bare(sql string) string {
	for strings.HasPrefix(sql, "--") || strings.HasPrefix(sql, "\n") {
		_, sql, _ = strings.Cut(sql, "\n")
	}
	return sql
}
