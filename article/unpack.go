package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// Caps on packed input. An input may grow freely up to freeSize; beyond it may not be more
// than maxRatio times as large as what was packed. Text packs three to ten times.
const (
	maxLayers = 2
	freeSize  = 64 << 20
	maxRatio  = 200
	maxWindow = 128 << 20 // the most memory that a zstd frame may ask for
	maxDict   = 16 << 20  // the largest dictionary of a .warc.zst
)

var (
	gzipMagic = []byte{0x1f, 0x8b, 8}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
	dictMagic = []byte{0x5d, 0x2a, 0x4d, 0x18} // the frame before the first in a .warc.zst with a dictionary
)

// A budget counts what went into an input and what was unpacked from it, in all layers and
// entries together: a small input must not become a mountain by any way.
type budget struct {
	packed, unpacked int64
	stopped          bool // the caller wants no more
}

// take counts n unpacked bytes.
func (b *budget) take(n int) error {
	b.unpacked += int64(n)
	if b.unpacked > freeSize && b.unpacked > maxRatio*b.packed {
		return &bombError{}
	}
	return nil
}

// unpack takes off gzip and zstd, which it knows by their bytes, from one layer or two.
func unpack(r io.Reader, b *budget) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, sniffLen)
	for layer := 0; ; layer++ {
		head, _ := in.Peek(4)
		kind := packing(head)
		if kind == "" {
			return in, nil
		}
		if layer == maxLayers {
			return nil, fmt.Errorf("packed more than %d times", maxLayers)
		}
		p := &unpacker{in: in, budget: b}
		var err error
		if kind == "gzip" {
			p.magic = gzipMagic
			p.gzip, err = gzip.NewReader(in)
		} else {
			p.magic = zstdMagic
			p.zstd, err = newZstd(in)
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, plainly(err)
		}
		if p.gzip != nil {
			p.gzip.Multistream(false)
		}
		in = bufio.NewReaderSize(p, sniffLen)
	}
}

// packing says how an input is packed that begins with head.
func packing(head []byte) string {
	switch {
	case bytes.HasPrefix(head, gzipMagic[:2]):
		return "gzip"
	case bytes.HasPrefix(head, zstdMagic), bytes.HasPrefix(head, dictMagic):
		return "zstd"
	}
	return ""
}

// newZstd reads the dictionary frame where there is one (WARC/ZSTD, IIPC draft of 2020).
func newZstd(in *bufio.Reader) (*zstd.Decoder, error) {
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
	if head, _ := in.Peek(8); len(head) == 8 && bytes.HasPrefix(head, dictMagic) {
		n := binary.LittleEndian.Uint32(head[4:])
		if n > maxDict {
			return nil, fmt.Errorf("zstd dictionary is %w", tooLarge(maxDict))
		}
		in.Discard(8)
		dict, err := io.ReadAll(io.LimitReader(in, int64(n)))
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(dict, zstdMagic) {
			if dict, err = inflate("zstd", dict, maxDict); err != nil {
				return nil, err
			}
		}
		options = append(options, zstd.WithDecoderDicts(dict))
	}
	return zstd.NewReader(in, options...)
}

// An unpacker reads members of gzip or frames of zstd one after the other. Where one is damaged, it
// says so with a *damage, again and again; after resume it goes on with the next one that it finds.
type unpacker struct {
	in     *bufio.Reader
	gzip   *gzip.Reader
	zstd   *zstd.Decoder
	magic  []byte
	budget *budget
	lost   bool  // a member was damaged, the next one is to be found
	broken error // what to say until resume
	ended  bool  // a member of gzip was read to its end
}

func (u *unpacker) Read(p []byte) (int, error) {
	for {
		if u.broken != nil {
			return 0, u.broken
		}
		if err := u.next(); err != nil {
			return 0, err
		}
		n, err := u.read(p)
		if bomb := u.budget.take(n); bomb != nil {
			return 0, bomb
		}
		switch {
		case err == nil:
			return n, nil
		case errors.Is(err, io.EOF) && u.zstd != nil:
			return n, io.EOF
		case errors.Is(err, io.EOF):
			u.ended = true
			if n > 0 {
				return n, nil
			}
		default:
			if u.zstd != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.As(err, new(*bombError)) {
				err = fmt.Errorf("damaged zstd: %w", err)
			}
			return n, u.breaks(plainly(err))
		}
	}
}

// breaks notes that the member is damaged.
func (u *unpacker) breaks(err error) error {
	u.lost, u.ended = true, false
	u.broken = &damage{err, u}
	return u.broken
}

func (u *unpacker) read(p []byte) (int, error) {
	if u.zstd != nil {
		return u.zstd.Read(p)
	}
	return u.gzip.Read(p)
}

// next sees to it that a member is open. io.EOF says that none follows.
func (u *unpacker) next() error {
	if !u.lost && !u.ended {
		return nil
	}
	found := false
	if u.ended && !u.lost {
		for { // zeros pad the end of a tape
			c, err := u.in.ReadByte()
			if err != nil {
				return err
			}
			if c != 0 {
				u.in.UnreadByte()
				break
			}
		}
		head, _ := u.in.Peek(len(u.magic))
		if found = bytes.Equal(head, u.magic); !found {
			return u.breaks(errors.New("damaged gzip: what follows a member is none"))
		}
	}
	for {
		if !found {
			if err := seek(u.in, u.magic); err != nil {
				return err
			}
		}
		err := u.reset()
		if err == nil {
			u.lost, u.ended = false, false
			return nil
		}
		found = false // the magic stood there by chance
		if head, _ := u.in.Peek(1); len(head) == 0 {
			return io.EOF
		}
	}
}

func (u *unpacker) reset() error {
	if u.zstd != nil {
		return u.zstd.Reset(u.in)
	}
	err := u.gzip.Reset(u.in)
	u.gzip.Multistream(false)
	return err
}

// seek passes over what stands before the next magic. io.EOF says that there is none.
func seek(in *bufio.Reader, magic []byte) error {
	for {
		head, err := in.Peek(len(magic))
		if bytes.Equal(head, magic) {
			return nil
		}
		if len(head) < len(magic) {
			return err
		}
		window, _ := in.Peek(in.Buffered())
		i := bytes.Index(window, magic)
		if i < 0 {
			i = max(1, len(window)-len(magic)+1)
		}
		in.Discard(i)
	}
}

// A damage says that a part of a packed input is broken; what follows may still be read.
type damage struct {
	err  error
	from *unpacker
}

func (d *damage) Error() string { return d.err.Error() }
func (d *damage) Unwrap() error { return d.err }

// resume lets reading go on behind a damage, in all layers that it went through. It reports whether err
// was one that nobody went on behind yet: a tar archive in between says the same for ever.
func resume(err error) bool {
	was := false
	for d := (*damage)(nil); errors.As(err, &d); err = d.err {
		if d.from.broken == error(d) {
			d.from.broken = nil
			was = true
		}
	}
	return was
}

// A counter counts the bytes read through it into a budget.
type counter struct {
	r io.Reader
	b *budget
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.b.packed += int64(n)
	return n, err
}

// inflate unpacks data of one kind, up to limit bytes.
func inflate(kind string, data []byte, limit int) ([]byte, error) {
	var r io.Reader
	var err error
	switch kind {
	case "gzip":
		r, err = gzip.NewReader(bytes.NewReader(data))
	default:
		r, err = newZstd(bufio.NewReader(bytes.NewReader(data)))
	}
	if err != nil {
		return nil, plainly(err)
	}
	out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(out) > limit {
		return nil, tooLarge(limit)
	}
	return out, err
}

// A bombError says that an input unpacks to far more than it holds.
type bombError struct{}

func (*bombError) Error() string {
	return fmt.Sprintf("unpacks to more than %d times its size", maxRatio)
}
