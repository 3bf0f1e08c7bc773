// Package article gets articles out of web pages, plain text and JSON Lines.
package article

// An Article is the text of one article and what is known of its origin.
type Article struct {
	ID        string `json:"id,omitempty"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Origin    string `json:"origin,omitempty"` // the wire a reprint names
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty"` // RFC 3339 or a date alone; empty when not known
	Language  string `json:"language,omitempty"`
	Text      string `json:"text,omitempty"` // valid UTF-8, paragraphs parted by newlines
}
