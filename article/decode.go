package article

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

var bom8 = []byte("\xef\xbb\xbf")

// decode makes UTF-8 of data, without byte-order mark and NULs. The bytes are believed first:
// a mark, the zeros of UTF-16, letters that are well-formed UTF-8; then what the page or the server says
// of its encoding; then Windows-1252 stands in for what is no Unicode.
func decode(data []byte, contentType string, page bool) string {
	if s, ok := wide(data); ok {
		return clean(s)
	}
	data = bytes.TrimPrefix(data, bom8)
	if utf8.Valid(data) {
		return clean(string(data))
	}
	if page || strings.Contains(contentType, "charset") {
		if enc, name, _ := charset.DetermineEncoding(data, contentType); name != "utf-8" && name != "windows-1252" {
			if out, err := enc.NewDecoder().Bytes(data); err == nil {
				return clean(string(out))
			}
		}
	}
	if good, bad := sequences(data); good >= bad {
		return clean(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return clean(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return clean(string(out))
}

// clean takes out NULs, which C programs leave behind, and characters that are none.
func clean(s string) string {
	if strings.ContainsRune(s, 0) {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// sequences counts the well-formed characters of several bytes in data, and the bytes that
// belong to none.
func sequences(data []byte) (good, bad int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good, bad
}

// wide decodes UTF-16 and UTF-32 with a byte-order mark, and UTF-16 without one where every
// other byte of a Latin text is zero. It reports false for all else.
func wide(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}):
		return utf32(data[4:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return utf32(data[4:], binary.BigEndian), true
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return utf16s(data[2:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return utf16s(data[2:], binary.BigEndian), true
	}
	head := data[:min(len(data), 512)]
	if len(head) < 8 {
		return "", false
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zeros[1]*10 > half*7 && zeros[0]*10 < half:
		return utf16s(data, binary.LittleEndian), true
	case zeros[0]*10 > half*7 && zeros[1]*10 < half:
		return utf16s(data, binary.BigEndian), true
	}
	return "", false
}

func utf16s(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

func utf32(data []byte, order binary.ByteOrder) string {
	var b strings.Builder
	for ; len(data) >= 4; data = data[4:] {
		r := rune(order.Uint32(data))
		if !utf8.ValidRune(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}
