package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// zipOf writes an archive: names and what the files hold, by turns.
func zipOf(files ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			panic(err)
		}
		io.WriteString(w, files[i+1])
	}
	z.Close()
	return b.String()
}

func tarOf(files ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644}); err != nil {
			panic(err)
		}
		io.WriteString(w, files[i+1])
	}
	w.Close()
	return b.String()
}

// streamed hides that a reader can be read at any place.
type streamed struct{ io.Reader }

func TestArchives(t *testing.T) {
	page := warcPage("One", longPara)
	const pageText = "|One||" + longPara + "\n"
	files := []string{"a.html", page, "folder/", "", "folder/b.jsonl", three + "{", "style.css", "p{}", ".hidden/x.txt", "No.", "__MACOSX/a.html", "No.", "folder/.x", "No.",
		"c.bin", "\x7fELF", "d.txt.gz", packed(1, "He left.")}
	want := pageText + "a||2026-05-03|One.\nb||2026-05-03T09:00:00Z|Two.\n3|||Three.\nerror: in: folder/b.jsonl:4: JSON is cut off\n" +
		"error: in: c.bin: is a program (" + ErrNotText.Error() + ")\n|||He left.\n"
	noFolder := append(append([]string(nil), files[:2]...), files[4:]...)
	for _, tt := range []struct{ name, in, want string }{
		{"zip", zipOf(files...), want},
		{"tar", tarOf(noFolder...), want},
		{"tar.gz", packed(1, tarOf(noFolder...)), want},
		{"tar.zst", zstdOf(tarOf(noFolder...)), want},
		{"zip in zip", zipOf("x/in.zip", zipOf("a.html", page, "b.txt", " ")), pageText + "error: in: x/in.zip: b.txt: is empty\n"},
		{"tar in zip", zipOf("in.tgz", packed(1, tarOf("a.html", page))), pageText},
		{"zip in zip in zip", zipOf("1.zip", zipOf("2.zip", zipOf("a.html", page))), "error: in: 1.zip: 2.zip: archives lie more than 2 deep\n"},
		{"WARC in zip", zipOf("a.warc.gz", members(response("http://a.example/1", okHead, page), "WARC/1.0\r\n\r\n")), "|One|2026-05-03|" + longPara + "\nerror: in: a.warc.gz: record 2: at byte 427: Content-Length: \"\" is no length\n"},
		{"names of all kinds", zipOf("a\x1b[2J.txt", " ", `b\c.txt`, " "), "error: in: a\ufffd[2J.txt: is empty\nerror: in: b/c.txt: is empty\n"},
		{"an empty zip", zipOf(), "error: in: holds no file to read (" + ErrNotText.Error() + ")\n"},
		{"a zip of pictures", zipOf("a.png", "x"), "error: in: holds no file to read (" + ErrNotText.Error() + ")\n"},
		{"a cut zip", zipOf(files...)[:400], "error: in: damaged or cut off zip archive: zip: not a valid zip file\n"},
		{"a cut tar", tarOf("a.html", page, "b.txt", "He left.")[:1200], pageText + "error: in: damaged tar archive, file 2: cut off: unexpected EOF\n"},
		{"a spreadsheet", zipOf("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"), "error: in: is a spreadsheet (" + ErrNotText.Error() + ")\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := render(Open("in", strings.NewReader(tt.in))); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if got := render(Open("in", streamed{strings.NewReader(tt.in)})); got != tt.want {
				t.Errorf("as a stream: got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
	if got := render(Options{From: Text}.Open("in", strings.NewReader(zipOf("a.html", "<p>One.")))); got != "|||<p>One.\n" {
		t.Errorf("the kind of the files is forced: %q", got)
	}
	if got := render(Options{From: Zip}.Open("in", strings.NewReader(zipOf("a.html", page)))); got != pageText {
		t.Errorf("the kind is forced: %q", got)
	}
	if got := render(Options{From: Zip}.Open("in", strings.NewReader(page))); got != "error: in: is no zip file\n" {
		t.Errorf("no zip: %q", got)
	}
}

func TestArchiveStops(t *testing.T) {
	for name, in := range map[string]string{"zip": zipOf("a.txt", "One.", "b.txt", "Two."), "tar": tarOf("a.txt", "One.", "b.txt", "Two.")} {
		n := 0
		for range Open("in", strings.NewReader(in)) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%s: %d articles after a break", name, n)
		}
	}
}

func TestArchiveBombs(t *testing.T) {
	blank := strings.Repeat(strings.Repeat(" ", 1<<20-1)+"\n", 66)
	for name, in := range map[string]string{
		"zip":        zipOf("a.jsonl", blank),
		"tar.zst":    zstdOf(tarOf("a.jsonl", blank)),
		"many files": zipOf("1.jsonl", blank[:22<<20], "2.zip", zipOf("2.jsonl", blank[:22<<20]), "3.gz", packed(1, blank[:23<<20])),
	} {
		if got := render(Options{From: JSONL}.Open("in", strings.NewReader(in))); !strings.Contains(got, "unpacks to more than 200 times its size") {
			t.Errorf("%s: %.200q", name, got)
		}
	}
}

func TestZipEncrypted(t *testing.T) {
	in := []byte(zipOf("a.txt", "One.", "b.txt", "Two."))
	in[6] |= 1 // the flag of the first file
	i := bytes.Index(in, []byte("PK\x01\x02"))
	in[i+8] |= 1
	if got := render(Open("in", bytes.NewReader(in))); got != "error: in: a.txt: is encrypted\n|||Two.\n" {
		t.Errorf("got %q", got)
	}
}

func TestPassedOver(t *testing.T) {
	for name, want := range map[string]bool{"a.html": false, "a/b.JPG": true, ".git/a.txt": true, "a/.b": true, "./a.txt": false, "a_files/x.css": true, "b.zip": false} {
		if PassedOver(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func FuzzArchives(f *testing.F) {
	page := warcPage("One", longPara)
	for _, s := range []string{zipOf("a.html", page, "b/c.txt", "He left."), tarOf("a.html", page, "b.txt", "x"), zipOf("a.zip", zipOf("a.txt", "x")), packed(1, tarOf("a.jsonl", three)), zstdOf(three, three)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for _, err := range (Options{MaxSize: 1 << 16}).Open("in", bytes.NewReader(data)) {
			if n++; err != nil && !strings.HasPrefix(err.Error(), "in:") {
				t.Fatalf("error %q does not begin with the input", err)
			}
		}
		streams := 0
		for range (Options{MaxSize: 1 << 16}).Open("in", streamed{bytes.NewReader(data)}) {
			streams++
		}
		if n != streams {
			t.Fatalf("%d articles and errors, %d as a stream", n, streams)
		}
	})
}
