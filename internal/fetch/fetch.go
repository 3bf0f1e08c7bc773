// Package fetch gets single web pages without letting their addresses lead into the network
// that the program runs in.
//
// An address may come from anybody: from a feed, a page, a list. So the address is checked
// where it counts, at the moment of connecting, after names are resolved and for every
// redirect anew: a name that resolves to a public address at first and to 127.0.0.1 at the second
// look is caught as a plain one is.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A Client fetches pages. The zero value is ready; it must not be changed once in use.
type Client struct {
	// AllowPrivate lets addresses lead into private networks too, and lets proxies of the
	// environment be used, behind which nobody can see where a connection ends.
	AllowPrivate bool
	// UserAgent is what the servers are told.
	UserAgent string
	// MaxBody is the most bytes of an unpacked body; 0 means 32 MiB.
	MaxBody int64
	// Timeout bounds the whole of a fetch; 0 means one minute.
	Timeout time.Duration

	exempt func(netip.AddrPort) bool // tests: connections that are let through
}

// A Page is what a server answered.
type Page struct {
	URL         string // after redirects
	ContentType string
	Body        io.ReadCloser // unpacked; reading beyond the most allowed is an error
	Version                   // what to ask with the next time
}

// A Version is what a server calls the state of a page, so that it need not be sent again.
type Version struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// ErrUnchanged says that a page is as it was when the version asked with was current.
var ErrUnchanged = errors.New("the page has not changed")

// A StatusError says that a server answered with something else than a page.
type StatusError struct {
	Code   int
	Status string
	After  time.Duration // when the server wants to be asked again; 0 where it does not say
}

func (e *StatusError) Error() string { return "the server answered " + e.Status }

// Gone reports whether the page will not come back.
func (e *StatusError) Gone() bool { return e.Code == http.StatusGone || e.Code == http.StatusNotFound }

const (
	maxRedirects = 10
	mebi         = 1 << 20
)

// Get fetches a page. The caller closes its body. Errors say in plain words why an address
// was refused or not read.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	return c.GetChanged(ctx, address, Version{})
}

// GetChanged fetches a page where it has changed since a version of it, else it gives ErrUnchanged.
func (c *Client) GetChanged(ctx context.Context, address string, since Version) (*Page, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, errors.New("is no address")
	}
	if err := checkURL(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, orElse(c.Timeout, time.Minute))
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		cancel()
		return nil, err
	}
	req.Header.Set("User-Agent", orElse(c.UserAgent, "chancery"))
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8,*/*;q=0.1")
	req.Header.Set("Accept-Language", "en;q=1.0,*;q=0.5")
	if since.ETag != "" {
		req.Header.Set("If-None-Match", since.ETag)
	}
	if since.LastModified != "" {
		req.Header.Set("If-Modified-Since", since.LastModified)
	}
	client := &http.Client{Transport: c.transport(), CheckRedirect: checkRedirect}
	resp, err := client.Do(req)
	if err != nil {
		cancel()
		return nil, reason(err)
	}
	body := &body{Reader: resp.Body, left: orElse(c.MaxBody, 32*mebi), limit: orElse(c.MaxBody, 32*mebi), close: func() error {
		defer cancel()
		return resp.Body.Close()
	}}
	switch {
	case resp.StatusCode == http.StatusNotModified && since != (Version{}):
		body.Close()
		return nil, ErrUnchanged
	case resp.StatusCode != http.StatusOK:
		body.Close()
		return nil, &StatusError{resp.StatusCode, resp.Status, retryAfter(resp.Header.Get("Retry-After"), time.Now())}
	}
	return &Page{
		URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type"), Body: body,
		Version: Version{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")},
	}, nil
}

// retryAfter reads when a server wants to be asked again: seconds, or a time.
func retryAfter(value string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n > 0 {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(value); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}

func orElse[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// transport connects to allowed addresses only. Connections are not kept: pages come from
// many servers, one each.
func (c *Client) transport() *http.Transport {
	d := &net.Dialer{Timeout: 15 * time.Second, KeepAlive: -1}
	t := &http.Transport{
		DialContext:            d.DialContext,
		TLSHandshakeTimeout:    15 * time.Second,
		ResponseHeaderTimeout:  30 * time.Second,
		MaxResponseHeaderBytes: mebi,
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
	if c.AllowPrivate {
		t.Proxy = http.ProxyFromEnvironment
	} else {
		d.Control = c.control
	}
	return t
}

// control is asked before every connection, with the address it goes to.
func (c *Client) control(network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return &Refused{Reason: "an address that is no IP address"}
	}
	if c.exempt != nil && c.exempt(ap) {
		return nil
	}
	if network != "tcp4" && network != "tcp6" {
		return &Refused{ap.Addr(), "an address of another network than TCP"}
	}
	if why := refuse(ap.Addr()); why != "" {
		return &Refused{ap.Addr(), why}
	}
	return nil
}

// checkRedirect looks at each hop before it is taken; control looks again when it connects.
func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fmt.Errorf("redirected more than %d times", maxRedirects)
	}
	req.Header.Del("Referer")
	if err := checkURL(req.URL); err != nil {
		return fmt.Errorf("redirected to %s: %w", req.URL.Redacted(), err)
	}
	return nil
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("refused: %q is neither http nor https", u.Scheme)
	case u.Hostname() == "":
		return errors.New("refused: the address names no host")
	case u.User != nil:
		return errors.New("refused: the address holds a user name")
	}
	return nil
}

// reason takes the wrapping of net/http off an error and says what timed out.
func reason(err error) error {
	var refused *Refused
	if errors.As(err, &refused) {
		return refused
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		if ue.Timeout() {
			return fmt.Errorf("no answer in time: %w", ue.Err)
		}
		return ue.Err
	}
	return err
}

// A body ends with an error where it is longer than allowed.
type body struct {
	io.Reader
	left, limit int64
	close       func() error
}

func (b *body) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("the page is larger than %d MiB", b.limit/mebi)
	}
	return n, err
}

func (b *body) Close() error { return b.close() }
