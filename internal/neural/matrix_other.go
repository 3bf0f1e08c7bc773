//go:build !amd64

package neural

// NewKernel returns plain Go: there is assembly for amd64 only.
func NewKernel() Kernel { return PlainKernel() }
