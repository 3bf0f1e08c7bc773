package article

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

// Caps on archives. The budget of the input watches over what they unpack to.
const (
	maxArchives = 2         // archives in archives, the outer one counted
	maxEntries  = 1_000_000 // of one archive
	maxKept     = 256 << 20 // bytes of a zip archive that comes as a stream
)

// pageParts are the ends of the names of what browsers save beside a page.
var pageParts = set(".css .js .mjs .map .svg .woff .woff2 .ttf .ico .png .jpg .jpeg .gif .webp .avif .mp3 .mp4 .webm .pdf")

// PassedOver reports whether a file of a folder or an archive is not looked at: it is hidden, or by
// its name a part of a saved page (a style sheet, a script, an image, a film). name is
// relative to the folder, its parts parted by "/".
func PassedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return pageParts[strings.ToLower(path.Ext(name))]
}

// randomAccess returns what is left of r as something that can be read at any place, or nil.
func randomAccess(r io.Reader) *io.SectionReader {
	at, ok := r.(interface {
		io.ReaderAt
		io.Seeker
	})
	if !ok {
		return nil
	}
	here, err := at.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil
	}
	end, err := at.Seek(0, io.SeekEnd)
	if _, back := at.Seek(here, io.SeekStart); err != nil || back != nil || end <= here {
		return nil
	}
	return io.NewSectionReader(at, here, end-here)
}

// isZip reports whether an archive begins at the beginning of r.
func isZip(r io.ReaderAt) bool {
	var head [4]byte
	n, _ := r.ReadAt(head[:], 0)
	return zipHead(head[:n])
}

func zipHead(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// keepZip reads an archive that comes as a stream: its directory stands at its end.
func (s *source) keepZip(in *bufio.Reader) {
	data, err := io.ReadAll(io.LimitReader(in, maxKept+1))
	switch {
	case len(data) > maxKept:
		s.fail(0, fmt.Errorf("zip archive in a stream is %w (name the file itself)", tooLarge(maxKept)))
	case err != nil:
		s.fail(0, plainly(err))
	default:
		s.readZip(io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
	}
}

// readZip reads the entries of an archive in the order of its directory, or the document that
// it is.
func (s *source) readZip(r *io.SectionReader) {
	if s.From != "" && !known(s.From) {
		s.fail(0, unknownFormat(s.From))
		return
	}
	z, err := zip.NewReader(r, r.Size())
	if err != nil {
		s.fail(0, fmt.Errorf("damaged or cut off zip archive: %w", err))
		return
	}
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)))
	doc, what := office(z)
	switch {
	case doc != nil && (s.From != Zip || s.depth > 0):
		s.readDOCX(doc)
	case s.From == DOCX:
		s.fail(0, fmt.Errorf("is no %s file", DOCX))
	case what != "":
		s.fail(0, fmt.Errorf("is %s (%w)", what, ErrNotText))
	case s.enter():
		s.readFiles(z.File)
	}
}

// readFiles reads the entries of a zip archive.
func (s *source) readFiles(files []*zip.File) {
	if len(files) > maxEntries {
		s.fail(0, tooMany())
		return
	}
	looked := 0
	for _, f := range files {
		name := entryName(f.Name, f.NonUTF8)
		if !f.Mode().IsRegular() || PassedOver(name) {
			continue
		}
		looked++
		if !s.child(name).readFile(f) {
			return
		}
	}
	if looked == 0 {
		s.fail(0, errNoFile)
	}
}

// office returns the text of the document that an archive is, or says which other kind of office
// document it is.
func office(z *zip.Reader) (doc *zip.File, what string) {
	for _, f := range z.File[:min(len(z.File), 1000)] {
		switch {
		case f.Name == "word/document.xml" || f.Name == `word\document.xml`:
			return f, ""
		case strings.HasPrefix(f.Name, "xl/"):
			what = "a spreadsheet"
		case strings.HasPrefix(f.Name, "ppt/"):
			what = "a presentation"
		case f.Name == "mimetype":
			what = "an OpenDocument or e-book file"
		}
	}
	return nil, what
}

// enter reports whether the entries of an archive may be read.
func (s *source) enter() bool {
	if s.depth >= maxArchives {
		s.fail(0, fmt.Errorf("archives lie more than %d deep", maxArchives))
		return false
	}
	return true
}

var errNoFile = fmt.Errorf("holds no file to read (%w)", ErrNotText)

func tooMany() error { return fmt.Errorf("holds more than %d files", maxEntries) }

// readFile reads one entry. It reports whether to go on.
func (s *source) readFile(f *zip.File) bool {
	if f.Flags&1 != 0 {
		return s.fail(0, errors.New("is encrypted"))
	}
	r, err := f.Open()
	if err != nil {
		return s.fail(0, zipReason(err))
	}
	defer r.Close()
	s.read(&grown{r, s.budget})
	return !s.budget.stopped
}

// zipReason says in plain words why an entry could not be read.
func zipReason(err error) error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return errors.New("is packed in a way that is not read (want deflate, zstd or none)")
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat):
		return fmt.Errorf("damaged zip archive: %w", err)
	}
	return plainly(err)
}

// grown counts what is unpacked.
type grown struct {
	r io.Reader
	b *budget
}

func (g *grown) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if bomb := g.b.take(n); bomb != nil {
		return 0, bomb
	}
	if err != nil && err != io.EOF {
		err = zipReason(err)
	}
	return n, err
}

// readTar reads the entries of an archive as they come.
func (s *source) readTar(in *bufio.Reader) {
	if !s.enter() {
		return
	}
	t := tar.NewReader(in)
	looked := 0
	for n := 1; ; n++ {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			if looked == 0 {
				s.fail(0, errNoFile)
			}
			return
		case err != nil:
			s.fail(0, fmt.Errorf("damaged tar archive, file %d: %w", n, plainly(err)))
			return
		case n > maxEntries:
			s.fail(0, tooMany())
			return
		}
		name := entryName(h.Name, false)
		if h.Typeflag != tar.TypeReg || PassedOver(name) {
			continue
		}
		looked++
		s.child(name).read(t)
		if s.budget.stopped {
			return
		}
	}
}

// child returns the source of an entry.
func (s *source) child(name string) *source {
	c := *s
	c.entry = name
	if s.entry != "" {
		c.entry = s.entry + ": " + name
	}
	c.depth++
	c.URL, c.ContentType = "", ""
	if c.From == Zip || c.From == Tar {
		c.From = ""
	}
	return &c
}

// entryName makes the name of an entry fit to print: old archives write it in the code page of
// MS-DOS, hostile ones with control characters.
func entryName(name string, dos bool) string {
	if dos && !utf8.ValidString(name) {
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	name = strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), `\`, "/")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\ufffd'
		}
		return r
	}, name)
}

// isTar reports whether an archive begins with head: its first block sums up as it says.
func isTar(head []byte) bool {
	if len(head) < 512 {
		return false
	}
	sum := int64(0)
	for i, c := range head[:512] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int64(c)
	}
	said := int64(0)
	for _, c := range bytes.Trim(head[148:156], " \x00") {
		if c < '0' || c > '7' {
			return false
		}
		said = said*8 + int64(c-'0')
	}
	return sum == said && head[0] != 0
}
