package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words adds the words of sp. Each run of characters between white space, a chunk, is cut by
// itself.
func (d *Doc) words(sp Span) {
	s := d.Text
	for i := sp.Start; i < sp.End; {
		n, is := space(s, i)
		if is {
			i += n
			continue
		}
		end := i + n
		for end < sp.End {
			n, is := space(s, end)
			if is {
				break
			}
			end += n
		}
		d.chunk(i, end)
		i = end
	}
}

func (d *Doc) add(start, end int, joined bool) {
	d.Words = append(d.Words, Word{Span{start, end}, joined})
}

// chunk cuts s[start:end], which has no white space in it.
func (d *Doc) chunk(start, end int) {
	s := d.Text
	plain := true
	for i := start; i < end && plain; i++ {
		c := s[i]
		plain = c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	if plain {
		d.letters(start, end)
		return
	}
	for i := start; i < end; {
		switch k := kindAt(s, i); {
		case k == letter || k == digit || k == point && i == start && i+1 < end && alnum(s, i+1):
			j := d.wordEnd(start, i, end)
			d.word(i, j)
			i = j
		default:
			j := d.markEnd(start, i, end)
			if j > i {
				d.add(i, j, d.genitive(start, i, j, end))
				i = j
				continue
			}
			j = d.wordEnd(start, i, end)
			d.word(i, j)
			i = j
		}
	}
}

type kind uint8

const (
	mark kind = iota // any other character
	letter
	digit
	point
)

// kindAt tells what character begins at i. Marks of direction and joiners count as letters, so that
// they stay with the word.
func kindAt(s string, i int) kind {
	c := s[i]
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return letter
	case c >= '0' && c <= '9':
		return digit
	case c == '.':
		return point
	case c < utf8.RuneSelf:
		return mark
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return mark
}

func alnum(s string, i int) bool {
	k := kindAt(s, i)
	return k == letter || k == digit
}

// apostrophe returns how many bytes the apostrophe at i has, 0 where there is none.
func apostrophe(s string, i int) int {
	switch {
	case s[i] == '\'' || s[i] == '`':
		return 1
	case strings.HasPrefix(s[i:], "’") || strings.HasPrefix(s[i:], "‘"):
		return 3
	case strings.HasPrefix(s[i:], "ʼ"):
		return 2
	}
	return 0
}

// wordEnd returns where the word that begins at i ends. The chunk is s[start:end].
func (d *Doc) wordEnd(start, i, end int) int {
	s := d.Text
	if j := address(s, i, end); j > i {
		return j
	}
	if j := number(s, i, end); j > i {
		return j
	}
	j := i
	if s[j] == '.' || apostrophe(s, j) > 0 {
		_, n := utf8.DecodeRuneInString(s[j:])
		j += n
	}
	for j < end {
		switch k := kindAt(s, j); k {
		case letter, digit:
			_, n := utf8.DecodeRuneInString(s[j:end])
			j += n
			continue
		case point:
			if d.pointInside(start, i, j, end) {
				j++
				continue
			}
			return j
		}
		n := 0
		if j+1 < end {
			n = glue(s, i, j, end)
		}
		if n == 0 {
			if strings.HasPrefix(s[j:end], "$") && j-i <= 3 && strings.ToUpper(s[i:j]) == s[i:j] && kindAt(s, i) == letter {
				return j + 1 // US$
			}
			return j
		}
		j += n
	}
	return j
}

// glue returns the length of the mark at j where it stands inside a word that began at i, else 0.
func glue(s string, i, j, end int) int {
	if n := apostrophe(s, j); n > 0 {
		if j+n < end && alnum(s, j+n) {
			return n
		}
		return 0
	}
	next := j + 1
	switch s[j] {
	case '_', '@', '*':
		if j > i && alnum(s, next) {
			return 1
		}
	case '&':
		if upper(s[j-1]) && upper(s[next]) && j-i <= 3 {
			return 1
		}
	case '-':
		if keepsHyphen(s, i, j, end) {
			return 1
		}
	case '/':
		if j-i == 1 && kindAt(s, i) == letter && alnum(s, next) && (next+1 == end || !alnum(s, next+1)) {
			return 1 // w/o, n/a
		}
	}
	return 0
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }

// keepsHyphen reports whether the hyphen at j does not part s[i:j] from what follows: after a
// prefix that is no word, as in "anti-government".
func keepsHyphen(s string, i, j, end int) bool {
	if !alnum(s, j+1) {
		return false
	}
	return j-i <= 8 && prefixes[strings.ToLower(s[i:j])]
}

var prefixes = set("anti non pro pre post mid co re ex e multi semi counter mini neo pan sub socio psycho inter intra cross ultra micro macro un de bi tri uh hm trans vice- arch al-")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// pointInside reports whether the full stop at j belongs to the word that began at i.
func (d *Doc) pointInside(start, i, j, end int) bool {
	s := d.Text
	word := s[i:j]
	if j+1 < end && alnum(s, j+1) {
		// inside the chunk: U.S., a.m., example.com, but not "end.The"
		if initials(word) {
			return true
		}
		_, n := utf8.DecodeRuneInString(s[j+1:])
		if kindAt(s, j+1) == letter && (j+1+n == end || !alnum(s, j+1+n)) {
			return true // Ph.D
		}
		return !(upper(s[j+1]) && !upper(s[j-1]) && j-i > 1)
	}
	if j+1 < end && s[j+1] == '.' { // an ellipsis follows
		return false
	}
	if initials(word) {
		if len(word) > 1 {
			return true
		}
		return upper(word[0]) && word != "I" || d.abbreviates(word)
	}
	return d.abbreviates(word)
}

// initials reports whether w is single letters parted by points: "U.S", "J".
func initials(w string) bool {
	for i := 0; i < len(w); {
		if kindAt(w, i) != letter {
			return false
		}
		_, n := utf8.DecodeRuneInString(w[i:])
		i += n
		if i < len(w) {
			if w[i] != '.' {
				return false
			}
			i++
		}
	}
	return w != ""
}

func (d *Doc) abbreviates(w string) bool { return len(w) <= 8 && abbreviations[strings.ToLower(w)] }

var abbreviations = set(`mr mrs ms dr prof st sr jr rev hon gen col lt capt maj sgt cmdr adm gov sen rep reps sens pres
	jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri inc corp co ltd bros dept est etc vs
	al approx ca cf eg e.g i.e ft mt no nos vol pp ph.d ave blvd rd messrs mme mlle univ ed eds fig figs assn spec attn ext
	fla calif mass conn pa va tenn ala ariz colo mich minn wash wis ill ind md okla ore`)

// address returns the end of the web or mail address, or file name, that begins at i; i where none does.
func address(s string, i, end int) int {
	chunk := s[i:end]
	if !strings.Contains(chunk, "://") && !strings.HasPrefix(chunk, "www.") && !strings.HasPrefix(chunk, "mailto:") && !mail(chunk) {
		return i
	}
	if strings.ContainsAny(chunk[:1], "<([{\"'") {
		return i
	}
	for end > i && strings.IndexByte(".,;:!?)]}>'\"", s[end-1]) >= 0 {
		if s[end-1] == ')' && strings.Contains(s[i:end], "(") {
			break
		}
		end--
	}
	if k := strings.IndexAny(s[i:end], "<>\"“”"); k > 0 {
		end = i + k
	}
	return end
}

func mail(chunk string) bool {
	at := strings.IndexByte(chunk, '@')
	return at > 0 && strings.IndexByte(chunk[at:], '.') > 1 && strings.IndexAny(chunk[:at], "/:,;(") < 0
}

// number returns the end of the number, date, time or telephone number that begins at i; i where none does.
func number(s string, i, end int) int {
	j := i
	if s[j] == '.' {
		j++
	}
	if kindAt(s, j) != digit {
		return i
	}
	hyphens := 0
	for j < end {
		c := s[j]
		if kindAt(s, j) == digit {
			_, n := utf8.DecodeRuneInString(s[j:])
			j += n
			continue
		}
		if j+1 < end && kindAt(s, j+1) == digit && (c == ',' || c == '.' || c == ':' || c == '/' && !fraction(s, i, j)) {
			j++
			continue
		}
		if c == '-' && telephone(s, i, j, end) {
			hyphens++
			j++
			continue
		}
		break
	}
	k := j
	for k < end && kindAt(s, k) == letter {
		_, n := utf8.DecodeRuneInString(s[k:])
		k += n
	}
	if k > j && units[strings.ToLower(s[j:k])] {
		return j
	}
	if k > j {
		return i // 5th, 1980s, B2B: a word
	}
	return j
}

func fraction(s string, i, j int) bool { return false }

// telephone reports whether the hyphen at j parts groups of a telephone number or date.
func telephone(s string, i, j, end int) bool {
	k := j + 1
	for k < end && kindAt(s, k) == digit {
		k++
	}
	after := k - j - 1
	if after >= 3 && after <= 4 && j-i >= 3 && (strings.IndexByte(s[i:j], '-') >= 0 || k < end && s[k] == '-') {
		return true
	}
	if j-i == 3 && after == 4 {
		return true
	}
	if after >= 1 && after <= 2 && (k < end && s[k] == '-' || strings.IndexByte(s[i:j], '-') > 0) {
		return true
	}
	return strings.IndexByte(s[i:j], '-') > 0 && after == 4 || j-i == 1 && after == 3 && k < end && s[k] == '-'
}

var units = set("am pm a.m p.m k m bn b mm cm km kg g mg ml l ft lb lbs oz mph kmh kph hz khz mhz ghz kb mb gb tb hr hrs min mins sec secs yr yrs kw mw gw kwh mwh v w c f x p")

// markEnd returns where the mark that begins at i ends, i where a word begins there after all.
func (d *Doc) markEnd(start, i, end int) int {
	s := d.Text
	if n := apostrophe(s, i); n > 0 && s[i] != '`' && elided(s, i, n, end) {
		return i
	}
	if i == start || !alnum(s, i-1) {
		if j := smiley(s, i, end); j > i {
			return j
		}
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	j := i + n
	switch r {
	case '.', '!', '?', '…':
		for j < end && (s[j] == '.' || s[j] == '!' || s[j] == '?') {
			j++
		}
	case '-', '*', '=', '_', '~', '#', '<', '>', '+', '|', '—', '–', '•':
		for strings.HasPrefix(s[j:end], s[i:i+n]) {
			j += n
		}
	case '`', '\'':
		if strings.HasPrefix(s[j:end], s[i:i+1]) {
			j++
		}
	default:
		for j < end { // a sign and what modifies it
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r) || s[i] < utf8.RuneSelf {
				break
			}
			j += n
		}
	}
	return j
}

var elisions = set("em til tis twas cause bout n round tween neath")

// elided reports whether the apostrophe at i begins a word: 'em, '90s, or a clitic that stands alone.
func elided(s string, i, n, end int) bool {
	j := i + n
	k := j
	for k < end && alnum(s, k) {
		_, m := utf8.DecodeRuneInString(s[k:])
		k += m
	}
	if k == j {
		return false
	}
	w := strings.ToLower(s[j:k])
	if k < end && apostrophe(s, k) > 0 {
		return false
	}
	if kindAt(s, j) == digit {
		return k-j == 2 || k-j == 3 && s[k-1] == 's'
	}
	return elisions[w] || clitics[w] && (k == end || s[k] != ' ')
}

var smileys = strings.Fields(":) :-) ;) ;-) :( :-( :D :-D :P :-P =) =( :/ :-/ :| :'( <3 ^_^ :o :O xD XD")

func smiley(s string, i, end int) int {
	if s[i] != ':' && s[i] != ';' && s[i] != '=' && s[i] != '^' && s[i] != '<' {
		return i
	}
	for _, m := range smileys {
		if strings.HasPrefix(s[i:end], m) && i+len(m) == end {
			return i + len(m)
		}
	}
	return i
}

// letters adds the word s[i:j], letters of ASCII alone.
func (d *Doc) letters(i, j int) {
	if n := j - i; n >= 4 && n <= 8 {
		var buf [8]byte
		for k := range n {
			buf[k] = d.Text[i+k] | 0x20
		}
		if cut := fused[string(buf[:n])]; cut > 0 {
			d.add(i, i+cut, false)
			d.add(i+cut, j, true)
			return
		}
	}
	d.add(i, j, false)
}

// fused gives where words that are written as one are cut.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "havent": 4, "hasnt": 3, "arent": 3,
	"thats": 4, "youre": 3, "theyre": 4, "whats": 4,
}

var clitics = set("s m re ve ll d")

// word adds s[i:j], cut into the syntactic words that it fuses.
func (d *Doc) word(i, j int) {
	s := d.Text
	for k := i + 1; k < j; k++ {
		n := apostrophe(s, k)
		if n == 0 {
			continue
		}
		if k+n >= j {
			break
		}
		rest := s[k+n : j]
		if len(rest) == 1 && (rest == "t" || rest == "T") && k > i+1 && (s[k-1] == 'n' || s[k-1] == 'N') {
			d.add(i, k-1, false)
			d.add(k-1, j, true)
			return
		}
		if len(rest) <= 2 && clitics[strings.ToLower(rest)] {
			// y'all'd've: what stands before may be fused too
			d.word(i, k)
			d.add(k, j, true)
			return
		}
		if m := strings.IndexAny(rest, "'"); m < 0 {
			if r := strings.Index(rest, "’"); r < 0 {
				break
			}
		}
	}
	if plainLetters(s, i, j) {
		d.letters(i, j)
		return
	}
	d.add(i, j, false)
}

// genitive reports whether the mark s[i:j] is the apostrophe of a plural's genitive, as in
// "the ministers' plan", and keeps count of open single quotation marks.
func (d *Doc) genitive(start, i, j, end int) bool {
	s := d.Text
	n := apostrophe(s, i)
	if n == 0 || n != j-i || s[i] == '`' {
		return false
	}
	before := i > start && alnum(s, i-1)
	after := j < end && alnum(s, j)
	if !before && after {
		d.single = true
		return false
	}
	if d.single {
		d.single = false
		return false
	}
	return before && !after && s[i-1]|0x20 == 's' && s[i:j] != "‘"
}

func plainLetters(s string, i, j int) bool {
	for ; i < j; i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
