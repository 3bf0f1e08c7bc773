package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed assets templates
var embedded embed.FS

// An asset is a file that pages load, as it is sent.
type asset struct {
	hash, kind   string
	plain, small []byte // as it is, and packed
}

// assets are the files by name. Their addresses hold their hashes, so browsers keep them for good.
type assets map[string]asset

var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func loadAssets() assets {
	list, err := fs.ReadDir(embedded, "assets")
	if err != nil {
		panic(err) // embedded: it is there
	}
	out := assets{}
	for _, e := range list {
		data, err := embedded.ReadFile("assets/" + e.Name())
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(data)
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		z.Write(data)
		z.Close()
		out[e.Name()] = asset{hex.EncodeToString(sum[:6]), kinds[path.Ext(e.Name())], data, b.Bytes()}
	}
	return out
}

// path returns the address of a file.
func (a assets) path(name string) string { return "/static/" + a[name].hash + "/" + name }

func (a assets) serve(w http.ResponseWriter, r *http.Request) {
	f, ok := a[r.PathValue("name")]
	if !ok || f.hash != r.PathValue("hash") {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	data := f.plain
	if packs(r) {
		h.Set("Content-Encoding", "gzip")
		data = f.small
	}
	w.Write(data)
}

func packs(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") }

var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	return z
}}

// send writes a page, packed where the browser unpacks.
func send(w http.ResponseWriter, r *http.Request, code int, page []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept-Encoding, Cookie")
	if !packs(r) {
		w.WriteHeader(code)
		w.Write(page)
		return
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(code)
	z := packers.Get().(*gzip.Writer)
	z.Reset(w)
	z.Write(page)
	z.Close()
	z.Reset(io.Discard)
	packers.Put(z)
}
