package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// number returns the end of the number, date, time or telephone number that begins at i; i
// where none does. Units are cut off: "10km" is two words, "5th" and "1980s" are one and no numbers.
func (c *cutter) number(i int) int {
	s, j := c.s, i
	if s[j] == '.' || s[j] == '+' {
		j++
	}
	if j == c.end || kindAt(s, j) != digit {
		return i
	}
	for j < c.end {
		if kindAt(s, j) == digit {
			j += runeLen(s, j)
			continue
		}
		if j+1 < c.end && kindAt(s, j+1) == digit && (s[j] == '.' || s[j] == ':' || s[j] == '/' || s[j] == ',' && c.grouped(i, j)) || s[j] == '-' && c.telephone(i, j) {
			j++
			continue
		}
		break
	}
	k := j
	for k < c.end && kindAt(s, k) == letter {
		k += runeLen(s, k)
	}
	switch {
	case k == j:
		if j < c.end && s[j] == '.' && j+1 == c.end && i == c.start && c.firstOfParagraph(i) && j-i <= 2 {
			return j + 1 // "1." heads a list
		}
		if j+1 < c.end && apostrophe(s, j) > 0 {
			return i // the 1990's: a word
		}
		return j
	case c.t.units[strings.ToLower(s[j:k])]:
		return j
	}
	return i
}

// firstOfParagraph reports whether no word of the paragraph stands before i.
func (c *cutter) firstOfParagraph(i int) bool {
	n := len(c.d.Words)
	if n == 0 {
		return true
	}
	for k := c.d.Words[n-1].End; k < i; k++ {
		if c.s[k] == '\n' {
			return true
		}
	}
	return false
}

// grouped reports whether the comma at j belongs to the number: three digits follow it, or one or two that
// end the chunk's digits after at most two ("55,7").
func (c *cutter) grouped(i, j int) bool {
	k := j + 1
	for k < c.end && kindAt(c.s, k) == digit {
		k++
	}
	return k-j-1 == 3 || k-j-1 == 1 && j-i <= 2 && c.s[i] != '.' && k == c.end
}

// telephone reports whether the hyphen at j parts groups of a telephone number or of a date.
func (c *cutter) telephone(i, j int) bool {
	k := j + 1
	for k < c.end && kindAt(c.s, k) == digit {
		k++
	}
	before, after := j-i, k-j-1
	more := k+1 < c.end && c.s[k] == '-' && kindAt(c.s, k+1) == digit
	earlier := strings.IndexByte(c.s[i:j], '-') >= 0
	switch {
	case after == 0:
		return false
	case earlier:
		return after <= 4
	case more:
		return before <= 4 && after <= 4
	}
	return (before == 3 || before == 1) && after == 4
}

// maxAddress is how many bytes an address has at the most.
const maxAddress = 2000

// address returns the end of the web or mail address, or file name, that begins at i; i where
// none does.
func (c *cutter) address(i int) int {
	s := c.s[i:min(c.end, i+maxAddress)]
	if strings.IndexByte("<([{\"'`*", s[0]) >= 0 || kindAt(s, 0) == mark && s[0] != '@' {
		return i
	}
	for i+len(s) < c.end && !utf8.RuneStart(c.s[i+len(s)]) {
		s = s[:len(s)-1]
	}
	n := len(s)
	for n > 0 && (strings.IndexByte(".,;:!?)]}>'\"*", s[n-1]) >= 0) {
		if s[n-1] == ')' && strings.IndexByte(s[:n], '(') >= 0 {
			break
		}
		n--
	}
	s = s[:n]
	for _, stop := range [...]string{"<", ">", "\"", "”", "’", "“"} {
		if k := strings.Index(s, stop); k > 0 {
			s = s[:k]
		}
	}
	if k := strings.Index(s, "://"); k > 1 && k < 12 && len(s) > k+3 || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "mailto:") || strings.HasPrefix(s, "doi:") ||
		mail(s) || fileName(s) || webPath(s) {
		return i + len(s)
	}
	return i
}

// mail reports whether s is a mail address.
func mail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && strings.IndexByte(s[at:], '.') > 1 && !strings.ContainsAny(s[:at], "/:,;(")
}

// fileName reports whether s ends like the name of a file and has digits or capitals enough to be one.
func fileName(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(s[dot+1:]) {
	case "doc", "docx", "xls", "xlsx", "pdf", "ppt", "zip", "jpg", "png", "gif", "txt", "html", "htm", "mp3":
		return true
	}
	return false
}

// webPath reports whether s is a web address without its scheme: example.org/news.
func webPath(s string) bool {
	slash := strings.IndexByte(s, '/')
	if slash < 0 {
		return false
	}
	host := s[:slash]
	dot := strings.LastIndexByte(host, '.')
	if dot < 1 {
		return false
	}
	return domains[host[dot+1:]]
}

// domains are endings of web addresses.
var domains = map[string]bool{"com": true, "org": true, "net": true, "gov": true, "edu": true, "int": true, "uk": true, "ru": true, "cn": true,
	"eu": true, "de": true, "fr": true, "info": true, "ly": true, "tv": true}

func isLetter(s string, i int) bool { return unicode.IsLetter(runeAt(s, i)) }
