//go:build !amd64

package syntax

// newKernel returns plain Go: there is assembly for amd64 only.
func newKernel() kernel { return kernel{mulGo, dotsGo, gatesGo} }
