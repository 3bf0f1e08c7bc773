// Package readability finds the part of a web page that holds the article.
//
// It is the parser of go-readability (MIT licence, see LICENSE), copied unchanged by gen.go;
// this file alone is ours. Package article is its only user and does not show it to others.
package readability

//go:generate go run gen.go

import "golang.org/x/net/html"

// An Article is what the parser finds on a page.
type Article struct {
	// Node holds the article. It is nil where none was found.
	Node *html.Node

	title, byline, excerpt, siteName, image, favicon, language string
	publishedTime, modifiedTime                                string
}

// Title returns the title that the parser would give the article; it may be empty.
func (a Article) Title() string { return a.title }

// Byline returns the author line as the page has it; it may be empty.
func (a Article) Byline() string { return a.byline }

// SiteName returns what the page calls its outlet; it may be empty.
func (a Article) SiteName() string { return a.siteName }
