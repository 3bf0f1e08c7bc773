package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/chancery-project/chancery/article"
	"github.com/chancery-project/chancery/internal/fetch"
)

// inputs are the things to read, in the order in which their records come.
type inputs struct {
	app     *app
	args    []string
	options article.Options
	client  *fetch.Client
	date    string       // for articles without one
	read    atomic.Int64 // bytes read of files
	passed  atomic.Int64 // files of folders that hold no article
}

// An input is a file, an address or standard input.
type input struct {
	name   string
	inside bool  // of a folder: passed over when it is no text
	err    error // the folder could not be read
}

func isAddress(s string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	return ok && rest != "" && scheme != "" && !strings.ContainsAny(scheme, `/\.`)
}

// list returns the inputs that the arguments name: a folder stands for all files in it, walked
// in the order of their names. Hidden files and folders are left out, and files that
// belong to saved pages rather than being some.
func (in *inputs) list() iter.Seq[input] {
	return func(yield func(input) bool) {
		for _, arg := range in.args {
			info, err := os.Stat(arg)
			if arg == "-" || isAddress(arg) || err != nil || !info.IsDir() {
				if !yield(input{name: arg}) {
					return
				}
				continue
			}
			if !walk(arg, yield) {
				return
			}
		}
	}
}

// walk yields the files of a folder. It reports whether to go on.
func walk(folder string, yield func(input) bool) bool {
	more := true
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		passed := path != folder && article.PassedOver(d.Name())
		switch {
		case err != nil:
			more = yield(input{name: path, err: cause(err)})
		case d.IsDir() && path != folder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case passed || d.IsDir():
			return nil
		default:
			more = yield(input{name: path, inside: true})
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	return more
}

// size returns the number of inputs and of the bytes of their files.
func (in *inputs) size() (n int, bytes int64) {
	for i := range in.list() {
		n++
		if info, err := os.Stat(i.name); err == nil {
			bytes += info.Size()
		}
	}
	return n, bytes
}

// articles yields the articles of all inputs; each error is an *article.Error.
func (in *inputs) articles(ctx context.Context) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for i := range in.list() {
			for a, err := range in.open(ctx, i) {
				if errors.Is(err, article.ErrNotText) && (i.inside || inArchive(err)) {
					in.passed.Add(1)
					continue
				}
				if err == nil && a.Published == "" {
					a.Published = in.date
				}
				if !yield(a, err) || ctx.Err() != nil {
					return
				}
			}
		}
	}
}

// inArchive reports whether an error is that of a file in an archive.
func inArchive(err error) bool {
	var e *article.Error
	return errors.As(err, &e) && e.Entry != ""
}

// open yields the articles of one input.
func (in *inputs) open(ctx context.Context, i input) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		fail := func(err error) { yield(article.Article{}, &article.Error{Input: i.name, Err: cause(err)}) }
		o := in.options
		name, r := i.name, io.Reader(nil)
		switch {
		case i.err != nil:
			fail(i.err)
			return
		case i.name == "-":
			name, r = "standard input", in.app.stdin
		case isAddress(i.name):
			page, err := in.client.Get(ctx, i.name)
			if err != nil {
				fail(err)
				return
			}
			defer page.Body.Close()
			o.URL, o.ContentType, r = page.URL, page.ContentType, page.Body
		default:
			f, err := os.Open(i.name)
			if err != nil {
				fail(err)
				return
			}
			defer f.Close()
			if info, err := f.Stat(); err == nil && info.IsDir() {
				fail(fmt.Errorf("is a folder that could not be read"))
				return
			}
			r = counted(f, &in.read)
		}
		for a, err := range o.Open(name, r) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// counted returns a reader of f that adds what is read to n.
func counted(f *os.File, n *atomic.Int64) io.Reader {
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		return &file{counting{f, n}, f} // an archive may be read at any place
	}
	return &counting{f, n}
}

// counting adds what is read to n.
type counting struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// A file can be read at any place.
type file struct {
	counting
	f *os.File
}

func (f *file) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.f.ReadAt(p, off)
	f.n.Add(int64(n))
	return n, err
}

func (f *file) Seek(offset int64, whence int) (int64, error) { return f.f.Seek(offset, whence) }
