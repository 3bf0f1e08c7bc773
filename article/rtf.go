package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// readRTF yields the articles of a document: those of a library export, or the one that it is.
func (s *source) readRTF(in *bufio.Reader) {
	data, err := s.whole(in)
	if err == nil && !bytes.HasPrefix(bytes.TrimSpace(data), []byte(`{\rtf`)) {
		err = fmt.Errorf("is no %s file", RTF)
	}
	if err != nil {
		s.fail(0, err)
		return
	}
	text, err := rtfText(data)
	if err != nil {
		s.fail(0, err)
		return
	}
	s.readProse(text)
}

// maxGroups is the most groups that may lie in one another.
const maxGroups = 10_000

// unreadGroups are destinations with nothing to read.
var unreadGroups = set("fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf " +
	"footnote annotation listtable listoverridetable revtbl rsidtbl generator themedata datastore xmlnstbl filetbl pgptbl nonshppict " +
	"fldinst tc tcn xe rxe bkmkstart bkmkend template operator latentstyles mmathPr objdata")

// symbols are the words that stand for letters.
var symbols = map[string]string{"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "par": "\n\n", "sect": "\n\n", "page": "\n\n",
	"column": "\n\n", "row": "\n\n", "nestrow": "\n\n", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}

// An rtfReader makes text of RTF (specification 1.9.1). Bytes are gathered until what they mean is
// known: a letter may need two, and a font may have an encoding of its own.
type rtfReader struct {
	data  []byte
	at    int
	out   strings.Builder
	group rtfGroup
	outer []rtfGroup
	bytes []byte
	high  rune // the first half of a pair of UTF-16
	pass  int  // letters that stand for the last \u in old programs
	fonts map[int]int
	page  encoding.Encoding
}

// An rtfGroup is what holds up to a closing brace.
type rtfGroup struct {
	skip, hidden, fontTable bool
	uc, font                int
}

// rtfText returns the text of a document: paragraphs parted by blank lines, the cells of a row
// by tabs. Of a document that is cut off it returns what there is.
func rtfText(data []byte) (string, error) {
	r := &rtfReader{data: data, group: rtfGroup{uc: 1, font: -1}, fonts: map[int]int{}, page: charmap.Windows1252}
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.outer) == maxGroups {
				return "", fmt.Errorf("groups of RTF lie more than %d deep", maxGroups)
			}
			r.outer = append(r.outer, r.group)
			r.pass = 0
		case '}':
			r.flush()
			r.pass = 0
			if n := len(r.outer); n > 0 {
				r.group, r.outer = r.outer[n-1], r.outer[:n-1]
			}
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.letter(c)
		}
	}
	r.flush()
	text := clean(r.out.String())
	if strings.TrimSpace(text) == "" {
		return "", errors.New("RTF document holds no text")
	}
	return text, nil
}

// letter takes one byte of text.
func (r *rtfReader) letter(c byte) {
	switch {
	case r.pass > 0:
		r.pass--
	case !r.group.skip && !r.group.hidden:
		r.bytes = append(r.bytes, c)
	}
}

// control reads what stands behind a backslash.
func (r *rtfReader) control() {
	if r.at >= len(r.data) {
		return
	}
	c := r.data[r.at]
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
		r.word(r.name())
		return
	}
	r.at++
	switch c {
	case '\'':
		if r.at+2 <= len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8); err == nil {
				r.letter(byte(n))
				r.at += 2
			}
		}
	case '*':
		r.group.skip = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.write("\n\n")
	case '\\', '{', '}':
		r.letter(c)
	}
}

// name reads a control word and its number, -1 where it has none.
func (r *rtfReader) name() (string, int, bool) {
	start := r.at
	for r.at < len(r.data) && (r.data[r.at]|0x20) >= 'a' && (r.data[r.at]|0x20) <= 'z' && r.at-start < 32 {
		r.at++
	}
	word := string(r.data[start:r.at])
	start = r.at
	for r.at < len(r.data) && (r.data[r.at] >= '0' && r.data[r.at] <= '9' || r.data[r.at] == '-' && r.at == start) && r.at-start < 11 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.data[start:r.at]))
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	return word, n, err == nil
}

// word does what a control word says.
func (r *rtfReader) word(word string, n int, has bool) {
	switch {
	case word == "bin" && has && n > 0:
		r.at = min(len(r.data), r.at+n)
	case word == "u" && has:
		r.unicode(n)
	case r.pass > 0 && symbols[word] != "":
		r.pass--
	case symbols[word] != "":
		r.write(symbols[word])
	case unreadGroups[word]:
		r.flush()
		r.group.skip = true
		r.group.fontTable = word == "fonttbl"
	case word == "uc" && has:
		r.group.uc = max(0, min(n, 16))
	case word == "v":
		r.flush()
		r.group.hidden = !has || n != 0
	case word == "plain":
		r.flush()
		r.group.hidden = false
	case word == "f" && has:
		r.flush()
		r.group.font = n
	case word == "fcharset" && has && r.group.fontTable && len(r.fonts) < 10_000:
		r.fonts[r.group.font] = n
	case word == "ansicpg" && has:
		r.page = codePage(n)
	case word == "mac":
		r.page = charmap.Macintosh
	case word == "pc":
		r.page = charmap.CodePage437
	case word == "pca":
		r.page = charmap.CodePage850
	}
}

// unicode writes the letter of a \u; numbers above 32767 are negative, those above 65535 pairs.
func (r *rtfReader) unicode(n int) {
	r.pass = r.group.uc
	if r.group.skip || r.group.hidden {
		return
	}
	r.flush()
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	}
	if c != 0 {
		r.out.WriteRune(c)
	}
}

// write writes text that is no bytes of the document.
func (r *rtfReader) write(s string) {
	if !r.group.skip && !r.group.hidden {
		r.flush()
		r.out.WriteString(s)
	}
}

// flush writes the bytes gathered.
func (r *rtfReader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	page := r.page
	if set, ok := r.fonts[r.group.font]; ok && charsets[set] != 0 {
		page = codePage(charsets[set])
	}
	if ascii(r.bytes) || page == nil {
		r.out.Write(r.bytes)
	} else if s, err := page.NewDecoder().Bytes(r.bytes); err == nil {
		r.out.Write(s)
	}
	r.bytes = r.bytes[:0]
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// charsets are the code pages of the character sets of fonts (\fcharset).
var charsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
	204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}

// codePage returns the encoding of a code page of Windows or MS-DOS, nil for UTF-8. What is not known is
// taken for 1252.
func codePage(n int) encoding.Encoding {
	names := map[int]string{874: "windows-874", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 54936: "gb18030", 866: "ibm866", 10007: "x-mac-cyrillic"}
	switch {
	case n == 65001:
		return nil
	case n == 437:
		return charmap.CodePage437
	case n == 850:
		return charmap.CodePage850
	case n == 10000:
		return charmap.Macintosh
	case n >= 1250 && n <= 1258:
		names[n] = "windows-" + strconv.Itoa(n)
	}
	if e, _ := charset.Lookup(names[n]); e != nil {
		return e
	}
	return charmap.Windows1252
}
