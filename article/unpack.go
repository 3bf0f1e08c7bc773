package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Caps on packed input. An input may grow freely up to freeSize; beyond it may not be more
// than maxRatio times as large as what was packed. Text packs three to ten times.
const (
	maxLayers = 2
	freeSize  = 64 << 20
	maxRatio  = 200
)

var gzipMagic = []byte{0x1f, 0x8b}

// unpack takes off gzip, which it knows by its bytes, from one layer or two.
func unpack(r io.Reader) (*bufio.Reader, error) {
	packed := &counter{r: r}
	in := bufio.NewReaderSize(packed, sniffLen)
	for layer := 0; ; layer++ {
		head, _ := in.Peek(2)
		if !bytes.Equal(head, gzipMagic) {
			return in, nil
		}
		if layer == maxLayers {
			return nil, fmt.Errorf("packed more than %d times", maxLayers)
		}
		z, err := gzip.NewReader(in)
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, plainly(err)
		}
		in = bufio.NewReaderSize(&inflated{r: z, packed: packed}, sniffLen)
	}
}

// A counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// inflated guards against what unpacks to a mountain.
type inflated struct {
	r      io.Reader
	n      int64
	packed *counter
}

func (z *inflated) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	z.n += int64(n)
	if z.n > freeSize && z.n > maxRatio*z.packed.n {
		return 0, &bombError{}
	}
	return n, err
}

// A bombError says that an input unpacks to far more than it holds.
type bombError struct{}

func (*bombError) Error() string {
	return fmt.Sprintf("unpacks to more than %d times its size", maxRatio)
}
