package ingest

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// A Source is a feed that is watched: RSS, Atom, JSON Feed, a sitemap or a news sitemap.
type Source struct {
	URL     string
	Outlet  string        // what its articles are said to come from, where they do not say so themselves
	Every   time.Duration // between two looks; 0 means 15 minutes
	Revisit time.Duration // after this an article is fetched once more, to see whether it was edited; 0 means never
	Limit   int           // articles taken at one look; 0 means 200
	Content bool          // take the text that the feed holds and do not fetch the pages
}

// ParseSources reads the sources that a file lists: one address a line, with settings behind it.
//
//	# our morning round
//	https://news.example/rss
//	https://post.example/sitemap-news.xml every=30m outlet="Continental Post" revisit=24h
//	https://wire.example/feed.json content=yes limit=50
//
// It returns those that can be read and an error with a line for each that cannot: file, line and
// reason.
func ParseSources(name, text string) ([]Source, error) {
	var out []Source
	var errs []error
	seen := map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s, err := parseSource(line)
		if err == nil && seen[s.URL] > 0 {
			err = fmt.Errorf("%s stands in line %d already", s.URL, seen[s.URL])
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		seen[s.URL] = n
		out = append(out, s)
	}
	if len(out) == 0 && len(errs) == 0 {
		errs = append(errs, fmt.Errorf("%s: names no source (want one address a line)", name))
	}
	return out, errors.Join(errs...)
}

func parseSource(line string) (Source, error) {
	address, rest, _ := strings.Cut(line, " ")
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Source{}, fmt.Errorf("%q is no address of a feed (want https://…)", address)
	}
	s := Source{URL: address}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		name, after, ok := strings.Cut(rest, "=")
		if !ok {
			return s, fmt.Errorf("%q is no setting (want every=30m, outlet=\"…\", revisit=24h, limit=50, content=yes)", rest)
		}
		value := after
		if strings.HasPrefix(after, `"`) {
			end := strings.IndexByte(after[1:], '"')
			if end < 0 {
				return s, fmt.Errorf("%s: a quotation mark is not closed", name)
			}
			value, rest = after[1:end+1], after[end+2:]
		} else {
			value, rest, _ = strings.Cut(after, " ")
		}
		if err := s.set(name, value); err != nil {
			return s, err
		}
	}
	return s, nil
}

// set gives a source a setting.
func (s *Source) set(name, value string) error {
	var err error
	switch name {
	case "outlet":
		s.Outlet = value
	case "every", "revisit":
		d, e := time.ParseDuration(value)
		if e != nil || d < time.Minute {
			return fmt.Errorf("%s: %q is no time of a minute or more (want 30m, 6h)", name, value)
		}
		if name == "every" {
			s.Every = d
		} else {
			s.Revisit = d
		}
	case "limit":
		if s.Limit, err = strconv.Atoi(value); err != nil || s.Limit < 1 {
			return fmt.Errorf("limit: %q is no number from 1", value)
		}
	case "content":
		if s.Content, err = map[string]bool{"yes": true, "no": false}[value], nil; value != "yes" && value != "no" {
			return fmt.Errorf("content: %q is neither yes nor no", value)
		}
	default:
		return fmt.Errorf("there is no setting %q (want every, outlet, revisit, limit, content)", name)
	}
	return nil
}
